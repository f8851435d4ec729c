#!/usr/bin/env bash
# date: arithmetic with working days, without a database.
# shellcheck source=tests/cli/support/office.sh
. "$TEST_ROOT/tests/cli/support/office.sh"
date_is() {
    local expected=$1
    shift
    same "$*" "$("$CONTRACTMON" --db /nowhere/at/all date "$@" 2>&1)" "$expected"
}
date_is 2021-01-07 2020-12-18 +10wd --calendar scotland
date_is 2021-01-06 2020-12-18 +10wd --calendar england-and-wales
date_is 2021-01-06 2020-12-18 +10wd
date_is 2027-05-20 2027-05-24 -2wd
date_is 2027-05-20 2027-05-22 -2wd # from a Saturday
date_is 2027-05-24 2027-05-22 +1wd
date_is 2027-05-22 2027-05-22 +0wd
date_is 2027-06-23 2027-05-24 +30d
date_is 2027-04-24 2027-05-24 -30d
date_is 2028-05-24 2027-05-24 +12m
date_is 2028-05-24 2027-05-24 +1y
date_is 2027-06-07 2027-05-24 +2w
date_is 2027-02-28 2026-11-30 +3m
date_is 2028-02-29 2027-11-30 +3m
date_is 2027-07-08 2027-05-24 +1m+10wd
try "with its arithmetic" 0 "$CONTRACTMON" date 2020-12-18 +10wd --calendar scotland --explain
same "the date stands first" "${out%%$'\n'*}" 2021-01-07
out_has "bank holidays are named" "2nd January"
try "nothing added to a Saturday" 0 "$CONTRACTMON" date 2027-05-29 +0wd --explain
out_has "it stays, and why" "Sat 29 May 2027 + 0 working days (england-and-wales), which counts no day and moves none, though it is no working day = Sat 29 May 2027"
for start in 24/5/2027 24.5.2027 "24 May 2027" today t; do
    try "start '$start'" 0 "$CONTRACTMON" date "$start" +1d
    same "is the 24th of May" "$out" 2027-05-25
    err_has "is said back" "Counted from Mon 24 May 2027."
done
for bad in 2027-02-30 20270524 soon ''; do
    try "start '$bad'" 2 "$CONTRACTMON" date "$bad" +1d
done
for bad in +10 10x wd +wd + '' +1d+ 1d2 +99999999999d; do
    try "offset '$bad'" 2 "$CONTRACTMON" date 2027-05-24 "$bad"
done
try "an unknown calendar" 2 "$CONTRACTMON" date 2027-05-24 +1wd --calendar wales
err_has "those there are" "england-and-wales, scotland"
try "further than bank holidays are known" 5 "$CONTRACTMON" date 2027-05-24 +9999wd
finish
