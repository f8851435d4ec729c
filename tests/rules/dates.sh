#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Every clock, cadence, lead time and return date of the five frameworks against the independent calculation (dates.py), over ten years
# and the calendars of three nations: what the program says is due must be the same, nothing more and nothing less, on each of the days
# below. Every 60th day of the ten years begins a story of each kind; with TEST_FULL every fourth. DATES_EVERY and DATES_SEED choose otherwise.
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
export CONTRACTMON_NOW=2027-01-04T09:00:00Z PYTHONDONTWRITEBYTECODE=1
every=${DATES_EVERY:-$([ -n "${TEST_FULL:-}" ] && echo 4 || echo 60)}
choice=(--every "$every" --seed "${DATES_SEED:-1}")
db=$TMPDIR/db

# The day on which it is told, and why that day.
days=(
    '2016-02-29 the first leap day' '2016-12-28 between Christmas and New Year' '2017-01-03 a substitute day in Scotland alone'
    '2018-03-25 the clocks go forward' '2019-04-22 Easter Monday' '2020-02-29 a leap day' '2020-05-08 a holiday that was moved'
    '2020-07-15 the day on which a return is due' '2020-07-16 and the day after' '2020-10-25 the clocks go back'
    '2021-01-04 a substitute day in Scotland alone' '2021-01-06 the tenth working day after 18 December'
    '2021-01-07 and the day after, in Scotland the tenth' '2021-02-28 the end of a short month' '2022-01-03 a substitute New Year'
    '2022-06-03 an added holiday' '2022-09-19 another' '2023-05-08 and another' '2024-02-29 a leap day' '2024-03-31 Easter Sunday, and the clocks go forward'
    '2025-12-31 the last day of the stories' '2026-12-31 a year on' '2028-12-31 the last day of the calendar'
)

try "the independent calculation passes its own tests" 0 python3 "$here/dates.py" --self-test
for nation in england-and-wales scotland northern-ireland; do
    if differs=$(diff <(python3 "$here/dates.py" holidays "$nation") <(grep "^$nation" "$TEST_ROOT/model/calendars/bank-holidays.tsv" | cut -f 2)); then
        ok "the bank holidays of $nation, Easter, substitute and added days, 2012 to 2028"
    else
        not_ok "the bank holidays of $nation" "$differs"
    fi
done

# The ten working days of 000 are counted in the other nations, too.
mkdir "$TMPDIR/frameworks"
for nation in scotland northern-ireland; do
    sed "s/^id .*/id = \"birmingham-$nation\";/; s/^calendar .*/calendar = \"$nation\";/" \
        "$TEST_ROOT/model/frameworks/birmingham-intervention.conf" >"$TMPDIR/frameworks/birmingham-$nation.conf"
done
export CONTRACTMON_FRAMEWORKS=$TMPDIR/frameworks

python3 "$here/dates.py" write "$TMPDIR" "${choice[@]}" || exit 1
try "a database" 0 "$CONTRACTMON" --db "$db" init
for profile in contracts records history; do
    try "$profile of ten years" 0 "$CONTRACTMON" --db "$db" import "$profile" "$TMPDIR/$profile.csv"
done
finish || exit 1

told() { # DAY: "contract,day,key" of everything due, however far ahead; findings that no date asks for are left to oracle.sh
    "$CONTRACTMON" --db "$db" --as-at "$1" export due --for machine 2>/dev/null | tr -d '\r' | python3 -c '
import csv, sys
for row in csv.DictReader(sys.stdin):
    print(row["contract"], row["due_on"], row["key"], sep=",")' | LC_ALL=C sort
}
python3 "$here/dates.py" expect "$TMPDIR" "${days[@]%% *}" "${choice[@]}" || exit 1
for row in "${days[@]}"; do
    read -r day why <<<"$row"
    told "$day" >"$TMPDIR/told"
    if ! [ -s "$TMPDIR/$day.expected" ]; then
        not_ok "$day, $why" "the independent calculation said nothing"
    elif differs=$(diff -u "$TMPDIR/$day.expected" "$TMPDIR/told"); then
        ok "$day, $why: $(wc -l <"$TMPDIR/$day.expected") dates"
    else
        not_ok "$day, $why" "the program (+) differs from the independent calculation (-)"$'\n'"$(grep '^[-+]' <<<"$differs" | head -n 30)"
    fi
done
finish
