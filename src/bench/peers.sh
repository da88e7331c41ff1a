#!/usr/bin/env bash
# How fast a backlog is acknowledged, beside Pigeonhole's vacation and beside a minimal loop (fetch
# 50, commit, send, commit each send) in the same run; and the most memory that the daemon took.
#   src/bench/peers.sh [N]        OPEN=100000: so many open conversations in the store before
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
N=${1:-1000}

# The rate of the acknowledgements in the sink's log, from the first to the last.
rate() {
  "$LAB/latency.py" --json "$D/sent.jsonl" "$D/acks.jsonl" |
    python3 -c 'import json, sys; r = json.load(sys.stdin); print(r.get("steady_per_s") or r["acks_per_s"])'
}

again() {
  "$LAB/lab.sh" wipe "$D"
  "$LAB/lab.sh" reset-sink "$D"
  rm -f "$D/sent.jsonl"
}

start_lab
write_config
start_daemon
stop_daemon
if [ -n "${OPEN:-}" ]; then
  (cd "$ROOT" && mvn -B -q test-compile &&
    mvn -B -q toolchains:select-jdk-toolchain@jdk-25 exec:exec -Dexec.executable=java -Dexec.classpathScope=test \
      "-Dexec.args=-cp %classpath fi.kuittaus.bench.OpenConversations $D/k/data $OPEN")
fi
"$LAB/deliver.py" --env "$D/env" -n "$N" --size 2048 --conns 2 --out "$D/sent.jsonl" > /dev/null
start_daemon
"$LAB/mem.py" --tree "$DAEMON" --watch 600 > "$D/mem.txt" &
WATCH=$!
settle 4
kill "$WATCH"
wait "$WATCH" || true
CPU=$(awk -v n="$N" '{ printf "%.2f", ($14 + $15) * 10 / n }' "/proc/$DAEMON/stat")
stop_daemon
"$LAB/latency.py" "$D/sent.jsonl" "$D/acks.jsonl" | grep -v _ms
OURS=$(rate)

again
"$LAB/lab.sh" vacation "$D" support on > /dev/null
"$LAB/deliver.py" --env "$D/env" -n "$N" --size 2048 --conns 1 --out "$D/sent.jsonl" > /dev/null
settle 2
VACATION=$(rate)
"$LAB/lab.sh" vacation "$D" support off > /dev/null

FLOOR=$("$LAB/physical.py" --env "$D/env" floor -n "$N" --batch 50 |
  python3 -c 'import json, sys
rows = [json.loads(line) for line in sys.stdin if line.startswith("{")]
print(next(r["per_s"] for r in rows if r["commit"] == "each send"))')

grep PSS "$D/mem.txt" || true
echo "cpu_ms_each=$CPU (start-up and compiler among them)"
python3 - "$N" "$OURS" "$VACATION" "$FLOOR" <<'P'
import sys
n, ours, vacation, floor = (float(x) for x in sys.argv[1:])
print(f"mails={n:.0f} ours={ours:.0f}/s vacation={vacation:.0f}/s floor={floor:.0f}/s"
      f" ours/vacation={ours / vacation:.2f} ours/floor={ours / floor:.3f}")
P
