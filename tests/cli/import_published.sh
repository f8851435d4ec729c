#!/usr/bin/env bash
# Published files, as they are: imported, imported again, and what can be exported of them.
# shellcheck source=tests/cli/support/office.sh
. "$TEST_ROOT/tests/cli/support/office.sh"

fixtures=$TEST_ROOT/tests/fixtures
cm init 2>/dev/null || exit 1

try "ratings, tried" 0 cm import cqc-ratings --dry-run "$fixtures/cqc-ratings.csv"
err_has "would be added" "7 rows read without a mistake: 19 would be added"
same "nothing is there yet" "$(cm export providers | wc -l)" 1
try "ratings" 0 cm import cqc-ratings "$fixtures/cqc-ratings.csv"
err_has "are added" "Import 1: 7 rows read, 19 added, 0 changed, 0 there already."
try "ratings again" 0 cm import cqc-ratings "$fixtures/cqc-ratings.csv"
err_has "are there already" "all of it was there already"
try "from standard input" 0 cm import cqc-ratings - <"$fixtures/cqc-ratings.csv"
try "grades" 0 cm export grades --format csv --for machine
out_has "have their dates" "1-136847550,CQC,Overall,Overall,2018-09-11,Good,Location,N"
try "locations" 0 cm export locations --format csv --for machine
out_has "have their addresses" '1-1002242875,1-'
out_has "in quotes where needed" '"Unit 8, Eclipse Office Park, High Street, Staple Hill",Bristol,BS16 5EL,South Gloucestershire,South West,N,active'
try "a directory behind four lines" 0 cm import cqc-locations "$fixtures/cqc-directory.csv"
try "locations with key questions" 0 cm import cqc-locations "$fixtures/cqc-locations.csv"
err_has "a doubtful date is told" "the Publication Date is the day on which the location was registered"
iconv -f UTF-8 -t UTF-16 "$fixtures/cqc-long.csv" >"$TMPDIR/wide.csv"
try "UTF-16" 0 cm import cqc-ratings "$TMPDIR/wide.csv"
try "its locations" 0 cm export locations --format csv --for machine
out_has "its letters" 'Tŷ Newydd'
iconv -f UTF-8 -t WINDOWS-1252 "$fixtures/cqc-ratings.csv" >"$TMPDIR/windows.csv"
try "Windows-1252" 0 cm import cqc-ratings "$TMPDIR/windows.csv"
err_has "is said" "it was read as Windows-1252"
err_has "and means the same" "all of it was there already"
try "bank holidays" 0 cm import bank-holidays "$fixtures/bank-holidays.json"
try "bank holidays again" 0 cm import bank-holidays "$fixtures/bank-holidays.json"
err_has "say nothing new" "all of it was there already"
try "verify" 0 cm verify

real=$TEST_DATA/cqc/ratings-wide-2021-02.csv
if [ -r "$real" ]; then
    DB=$TMPDIR/real.db
    cm init 2>/dev/null
    try "23,095 real rows" 0 cm import cqc-ratings "$real"
    err_has "all of them" "23095 rows read, 58586 added"
    first=$(cm export grades | cksum)
    try "23,095 real rows again" 0 cm import cqc-ratings "$real"
    same "the same grades" "$(cm export grades | cksum)" "$first"
    try "the real trail" 0 cm verify
else
    skip "23,095 real rows" "the public data are not at $real"
fi
finish
