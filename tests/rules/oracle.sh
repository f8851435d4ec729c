#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# The program against the independent calculation (oracle.py): random histories, imported, must give the same findings and RAG,
# as at several days and as known then, in whatever order the rows come. ORACLE_SEEDS sets which (default: 1 and 2).
# By itself, without tests/run, it takes ./contractmon and a folder of its own.
TEST_ROOT=${TEST_ROOT:-$(cd "$(dirname "$0")/../.." && pwd)}
CONTRACTMON=${CONTRACTMON:-$TEST_ROOT/contractmon}
if [ -z "${TMPDIR:-}" ] || [ -z "${CONTRACTMON_BUILD:-}" ]; then
    TMPDIR=$(mktemp -d)
    trap 'rm -rf "$TMPDIR"' EXIT
fi
export TMPDIR CONTRACTMON LC_ALL=C.UTF-8
# shellcheck source=tests/harness/shell.sh
. "$TEST_ROOT/tests/harness/shell.sh"
here=$TEST_ROOT/tests/rules
export CONTRACTMON_NOW=2030-01-01T09:00:00Z

# agree NAME EXPECTED GOT: two files
agree() {
    local differs
    if ! [ -s "$2" ]; then
        not_ok "$1" "the independent calculation said nothing"
    elif differs=$(diff -u "$2" "$3"); then
        ok "$1"
    else
        not_ok "$1" "the program (+) differs from the independent calculation (-)"$'\n'"$(head -n 30 <<<"$differs")"
    fi
}

# The clause is the framework file's own: it is left out of the comparison.
findings() { python3 -c '
import csv, sys
for row in csv.reader(sys.stdin):
    row[7] = ""
    print(*row, sep=",")'; }
rags() { python3 -c '
import csv, sys
for row in csv.DictReader(sys.stdin):
    print(row["contract"], row["rag"], sep=",")
print("contract,rag")'; }

try "the independent calculation passes its own tests" 0 python3 "$here/oracle.py" --self-test
for seed in ${ORACLE_SEEDS:-1 2}; do
    dir=$TMPDIR/$seed db=$TMPDIR/$seed/db
    python3 "$here/histories.py" --seed "$seed" --contracts 5 --years 2 --out "$dir" || exit 1
    try "seed $seed: a database" 0 "$CONTRACTMON" --db "$db" init
    for profile in contracts targets history; do
        try "seed $seed: $profile" 0 "$CONTRACTMON" --db "$db" import "$profile" "$dir/$profile.csv"
    done
    for day in 2020-12-31 2021-06-30 2022-12-31 "2021-06-30 2021-06-30" "2021-11-11 2021-08-01"; do
        read -r as_at known_at <<<"$day"
        when=(--as-at "$as_at" ${known_at:+--known-at "$known_at"})
        python3 "$here/oracle.py" "$dir/contracts.csv" "$dir/history.csv" "$dir/targets.csv" "${when[@]}" --all \
            --rag-to "$dir/rag" | findings >"$dir/expected"
        "$CONTRACTMON" --db "$db" "${when[@]}" findings --all --format csv | findings >"$dir/got"
        agree "seed $seed as at $day" "$dir/expected" "$dir/got"
        sort "$dir/rag" >"$dir/expected"
        "$CONTRACTMON" --db "$db" "${when[@]}" list --ended --format csv | rags | sort >"$dir/got"
        agree "seed $seed RAG as at $day" "$dir/expected" "$dir/got"
    done
done
finish
