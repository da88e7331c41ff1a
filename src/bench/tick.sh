#!/usr/bin/env bash
# What a turn of the rounds costs with nothing due, with few and with many open conversations in the
# store, and how long many updates that are due at once take. Some minutes: the many are made first.
#   src/bench/tick.sh [FEW [MANY [DUE]]]        1000, 1000000 and 10000 by default
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
mvn -B -q test-compile
exec mvn -B -q toolchains:select-jdk-toolchain@jdk-25 exec:exec -Dexec.executable=java \
  -Dexec.classpathScope=test "-Dexec.args=-Xmx1g -cp %classpath fi.kuittaus.bench.TickBench $*"
