# Sourced by the scripts beside it: a mail lab, and the daemon beside it. Everything is on 127.0.0.1
# in one temporary folder, and ends with the script.
HERE=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
ROOT=$(cd "$HERE/../.." && pwd)
LAB=${KUITTAUS_BENCH:-$ROOT/../shared/bench}
DAEMON=

[ -x "$LAB/lab.sh" ] || { echo "no mail lab in $LAB; KUITTAUS_BENCH names its folder" >&2; exit 2; }

# An empty folder with a short path: unix sockets allow about 100 characters.
start_lab() {
  D=$(mktemp -d "${TMPDIR:-/tmp}/kb.XXXXXX")
  trap stop_all EXIT
  "$LAB/lab.sh" start "$D" > "$D/ports"
  . "$D/env"
}

# write_config [LINE OF smtp OPTIONS]
write_config() {
  mkdir -p "$D/k"
  cat > "$D/k/kuittaus.yaml" <<Y
data: data
promises: promises.yaml
console: { listen: "127.0.0.1:0" }
brake: off
mailboxes:
  support:
    address: $MAIL_ADDR
    name: Example Support
    imap: { host: 127.0.0.1, port: $IMAP_PORT, security: plain, user: $MAIL_USER, password: $MAIL_PASS }
    smtp: { host: 127.0.0.1, port: $PYSINK_PORT, security: plain, rate: off, connections: 2${1:+, $1} }
Y
  cp "$ROOT/config/promises.yaml" "$D/k/promises.yaml"
}

# Starts the daemon and waits until it has looked at the empty mailbox.
start_daemon() {
  "$ROOT/kuittaus" run --config "$D/k/kuittaus.yaml" > "$D/daemon.log" 2>&1 &
  DAEMON=$!
  for _ in $(seq 1 300); do
    grep -q "first start\|watching" "$D/daemon.log" && return 0
    kill -0 "$DAEMON" 2>/dev/null || { cat "$D/daemon.log" >&2; exit 3; }
    sleep 0.1
  done
  echo "the daemon did not start" >&2; cat "$D/daemon.log" >&2; exit 3
}

stop_daemon() {
  [ -n "$DAEMON" ] || return 0
  kill "$DAEMON" 2>/dev/null || true
  wait "$DAEMON" 2>/dev/null || true
  DAEMON=
}

# Waits until the sink has been quiet for some seconds: settle SECONDS
settle() {
  local before=-1 now
  while now=$(wc -l < "$D/acks.jsonl" 2>/dev/null || echo 0); [ "$now" != "$before" ]; do
    before=$now
    sleep "$1"
  done
}

stop_all() {
  stop_daemon
  "$LAB/lab.sh" stop "$D" > /dev/null 2>&1 || true
  [ -n "${KEEP:-}" ] && echo "kept: $D" >&2 || rm -rf "$D"
}
