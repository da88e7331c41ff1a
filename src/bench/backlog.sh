#!/usr/bin/env bash
# How fast a backlog is acknowledged: the daemon is started once on the empty mailbox, stopped, N
# mails are delivered, and it is started again.
#   src/bench/backlog.sh [N]
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
N=${1:-1000}
start_lab
write_config
start_daemon
stop_daemon
"$LAB/deliver.py" --env "$D/env" -n "$N" --size 2000 --conns 2 --out "$D/sent.jsonl"
start_daemon
settle 4
"$LAB/latency.py" "$D/sent.jsonl" "$D/acks.jsonl" | grep -v _ms
