#!/usr/bin/env bash
# What reading a mail costs, cold and warm, in time of the processor, and the heap that the readers keep.
#   src/bench/reading.sh
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
mvn -B -q test-compile
exec mvn -B -q toolchains:select-jdk-toolchain@jdk-25 exec:exec -Dexec.executable=java \
  -Dexec.classpathScope=test "-Dexec.args=-Xmx512m -cp %classpath fi.kuittaus.bench.ReadingBench"
