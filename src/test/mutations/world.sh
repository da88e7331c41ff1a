#!/usr/bin/env bash
# Breaks the program in one place after another, in a copy, and expects the simulated world to turn
# red each time. Prints a table; fails if one mutation went unnoticed.
#
#   src/test/mutations/world.sh [NAME…]        DAYS=54 (default), SEED=14
#
# What shows seldom says in the first line of its patch with which seed it does: "Seed: 28".
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../../.."
patches=src/test/mutations/world
copy=$(mktemp -d)
trap 'git worktree remove --force "$copy/tree" >/dev/null 2>&1; rm -rf "$copy"' EXIT
git worktree add -q --detach "$copy/tree" HEAD || exit 2

names=("$@")
if [ ${#names[@]} = 0 ]; then
  for patch in "$patches"/*.patch; do names+=("$(basename "$patch" .patch)"); done
fi

missed=0
printf '%-48s %-10s %s\n' mutation result "broken invariant"
for name in "${names[@]}"; do
  git -C "$copy/tree" checkout -q -- . && git -C "$copy/tree" clean -qfd src
  if ! git -C "$copy/tree" apply "$PWD/$patches/$name.patch"; then
    printf '%-48s %-10s\n' "$name" "no longer applies"
    missed=1
    continue
  fi
  log=$copy/$name.log
  seed=$(sed -n '1s/^Seed: //p' "$patches/$name.patch")
  if (cd "$copy/tree" && mvn -B -o -q -Pworld test -Dformat.skip=true \
      "-Dkuittaus.days=${DAYS:-54}" "-Dkuittaus.seed=${SEED:-${seed:-14}}" -Dkuittaus.shrink=false >"$log" 2>&1); then
    printf '%-48s %-10s\n' "$name" "UNNOTICED"
    missed=1
  elif broken=$(grep -m1 -o 'seed [0-9]* breaks [a-z-]*' "$log"); then
    printf '%-48s %-10s %s\n' "$name" red "$broken"
  else
    printf '%-48s %-10s\n' "$name" "DOES NOT RUN"
    missed=1
  fi
done
exit $missed
