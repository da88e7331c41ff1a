#!/usr/bin/env bash
# How long after its delivery a mail is acknowledged, at a steady rate, beside what a client that
# only idles would have seen in the same minute.
#   src/bench/latency.sh [RATE] [N]      default: 10 a second, 600 mails
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
RATE=${1:-10}
N=${2:-600}
start_lab
write_config
start_daemon
"$LAB/deliver.py" --env "$D/env" -n 60 --rate "$RATE" --out "$D/warm.jsonl" > /dev/null
settle 3
"$LAB/lab.sh" reset-sink "$D"
echo "== an idling client"
"$LAB/physical.py" --env "$D/env" idle -n 100
echo "== acknowledgements at $RATE a second"
"$LAB/deliver.py" --env "$D/env" -n "$N" --rate "$RATE" --noise 0.2 --dups 0.02 --out "$D/sent.jsonl"
settle 5
"$LAB/latency.py" "$D/sent.jsonl" "$D/acks.jsonl"
