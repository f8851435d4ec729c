#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# The program against the independent calculation (oracle.py): random histories, imported, must give the same findings and RAG,
# as at several days and as known then, in whatever order the rows come. ORACLE_SEEDS sets which (default: 1 and 2).
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
program=${CONTRACTMON:?path of the program}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export CONTRACTMON_NOW=2030-01-01T09:00:00Z
failed=0 passed=0

same() { # name, file, file
    if diff -u "$2" "$3" >"$work/diff"; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        echo "$1: the program (+) differs from the independent calculation (-)"
        head -n 30 "$work/diff"
    fi
}

# The clause is the framework file's own: it is left out of the comparison.
findings() { python3 -c '
import csv, sys
for row in csv.reader(sys.stdin):
    row[7] = ""
    print(*row, sep=",")'; }

for seed in ${ORACLE_SEEDS:-1 2}; do
    dir=$work/$seed
    python3 "$here/histories.py" --seed "$seed" --contracts 5 --years 2 --out "$dir"
    db=$dir/db
    "$program" --db "$db" init 2>/dev/null
    for profile in contracts targets history; do
        "$program" --db "$db" import "$profile" "$dir/$profile.csv" 2>"$dir/log" || { cat "$dir/log"; exit 1; }
    done
    for day in 2020-12-31 2021-06-30 2022-12-31 "2021-06-30 2021-06-30" "2021-11-11 2021-08-01"; do
        read -r as_at known_at <<<"$day"
        when=(--as-at "$as_at" ${known_at:+--known-at "$known_at"})
        python3 "$here/oracle.py" "$dir/contracts.csv" "$dir/history.csv" "$dir/targets.csv" "${when[@]}" --all |
            findings >"$dir/expected"
        "$program" --db "$db" "${when[@]}" findings --all --format csv | findings >"$dir/got"
        same "seed $seed as at $day" "$dir/expected" "$dir/got"
        python3 "$here/oracle.py" "$dir/contracts.csv" "$dir/history.csv" "$dir/targets.csv" "${when[@]}" --rag |
            tr -d '\r' | sort >"$dir/expected"
        "$program" --db "$db" "${when[@]}" list --ended --format csv |
            python3 -c '
import csv, sys
for row in csv.DictReader(sys.stdin):
    print(row["contract"], row["rag"], sep=",")
print("contract,rag")' | sort >"$dir/got"
        same "seed $seed RAG as at $day" "$dir/expected" "$dir/got"
    done
done
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
