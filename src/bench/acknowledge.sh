#!/usr/bin/env bash
# Every customer acknowledged exactly once, none unwanted: N mails to a real Dovecot, a fifth of
# them automatic, a fiftieth delivered twice.
#   src/bench/acknowledge.sh [N]         KEEP=1 keeps the folder, SINK_ARGS gives the sink faults
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
N=${1:-1000}
start_lab
write_config
start_daemon
"$LAB/deliver.py" --env "$D/env" -n "$N" --noise 0.2 --dups 0.02 --out "$D/sent.jsonl"
settle 5
"$LAB/latency.py" "$D/sent.jsonl" "$D/acks.jsonl" --kinds
