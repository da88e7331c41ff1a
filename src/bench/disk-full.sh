#!/usr/bin/env bash
# What happens when the disk of the data folder fills while mail comes in, and is emptied again:
# every mail must be acknowledged once in the end. Needs the right to mount a memory disk.
#   src/bench/disk-full.sh [N]        LEAVES=100000 (bytes, default)
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
N=${1:-200}
start_lab
write_config
mkdir "$D/k/data"
mount -t tmpfs -o size=160m,mode=700 none "$D/k/data" || exit 2
trap 'stop_daemon; umount "$D/k/data"; stop_all' EXIT # the disk after the daemon
start_daemon
"$LAB/deliver.py" --env "$D/env" -n "$N" --size 2000 --conns 2 --out "$D/before.jsonl"
settle 3
# As a service manager does: what ends is started again.
stop_daemon
(
  trap 'kill "$RUN"; wait "$RUN"; exit 0' TERM
  while :; do
    "$ROOT/kuittaus" run --config "$D/k/kuittaus.yaml" >> "$D/daemon.log" 2>&1 &
    RUN=$!
    code=0
    wait "$RUN" || code=$?
    echo "ENDED with $code" >> "$D/daemon.log"
    sleep 10 &
    wait $!
  done
) &
DAEMON=$!
sleep 8
free=$(df --output=avail -B1 "$D/k/data" | tail -1)
head -c $((free - ${LEAVES:-100000})) /dev/zero > "$D/k/data/ballast"
echo "the disk is nearly full"
"$LAB/deliver.py" --env "$D/env" -n "$N" --size 2000 --conns 2 --out "$D/full.jsonl"
sleep 20
head -c 1000000 /dev/zero >> "$D/k/data/ballast" 2>/dev/null || true
echo "the disk is full, and an agent closes a matter"
"$ROOT/kuittaus" list --config "$D/k/kuittaus.yaml" --format json > "$D/list.json" || true
"$ROOT/kuittaus" close --config "$D/k/kuittaus.yaml" "$(grep -o -m1 'KU-[A-Z0-9]*' "$D/list.json" | head -1)" || true
sleep 100
df -B1 "$D/k/data" | tail -1
echo "acknowledged while the disk was full: $("$LAB/latency.py" "$D/full.jsonl" "$D/acks.jsonl" | grep acked)"
rm "$D/k/data/ballast"
echo "the disk has room again"
settle 75
cat "$D/before.jsonl" "$D/full.jsonl" > "$D/sent.jsonl"
"$LAB/latency.py" "$D/sent.jsonl" "$D/acks.jsonl" | grep -v _ms
grep -E 'WARN|ERROR|ENDED|^kuittaus' "$D/daemon.log" | sed 's/^[^ ]*Z //' | cut -c1-140 | sort | uniq -c | sort -rn | head -20
