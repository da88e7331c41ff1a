#!/usr/bin/env bash
# Proves that the campaign sees what it is there to see: breaks the code on purpose, one patch of campaign/ at a time, in
# a copy of these sources, and expects a finding. Arguments: names of patches; none: the code as it is, then all of them.
# KILLS (default 30) and SEED (default 1) are the campaign's.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/../../.." && pwd)
copy=$(mktemp -d)
trap 'rm -rf "$copy"' EXIT
status=0

# The last lines of a campaign on this copy; its verdict as exit code.
campaign() {
  (cd "$copy" && mvn -B -o test -Dformat.skip=true -Dtest=CampaignIT -Dkuittaus.kills="${KILLS:-30}" \
    -Dkuittaus.seed="${SEED:-1}") >"$copy/said" 2>&1
}

# A test that failed, and not a build that did.
red() { grep -q '^\[ERROR\] Tests run: 1, Failures: 1' "$copy/said"; }

fresh() {
  (cd "$root" && git ls-files -z --cached --others --exclude-standard | tar -c --null -T -) |
    (cd "$copy" && rm -rf src && tar -x)
}

if [ $# = 0 ]; then
  fresh
  if campaign; then echo "green  the code as it is"; else
    echo "WRONG  the code as it is: see below"; tail -50 "$copy/said"; status=1
  fi
  set -- $(cd "$here/campaign" && ls ./*.patch | sed 's|^./||; s|\.patch$||')
fi
for name in "$@"; do
  fresh
  (cd "$copy" && patch -s -p1) <"$here/campaign/$name.patch"
  if campaign; then
    echo "WRONG  $name: nothing was found"; status=1
  elif red; then
    echo "red    $name:"
    grep -E '^ +"|^AssertionError|no line with' "$copy/said" | cut -c1-120 | sed -E 's/[0-9]+//g' | sort | uniq -c | sort -rn | head -5
  else
    echo "WRONG  $name: the build failed"; tail -30 "$copy/said"; status=1
  fi
done
exit $status
