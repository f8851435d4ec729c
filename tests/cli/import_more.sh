#!/usr/bin/env bash
# Files that providers return and regulators and councils publish, by way of the command line.
# shellcheck source=tests/cli/support/office.sh
. "$TEST_ROOT/tests/cli/support/office.sh"

fixtures=$TEST_ROOT/tests/fixtures
make_office || exit 1

try "results as a provider returns them" 0 cm import kpi-results - <<'END'
contract,period,received,KPI 1,KPI 3,kpi_7
HC-2,2027-04-01,2027-05-20,91.5,none,A
HC-3,2027-04-01,2027-05-21,,,G
END
err_has "all of them" "2 rows read, 4 added"
out=$(cm export results | bare | grep -c '2027-05-2[01]')
out_is "are there" 4
printf 'contract,period,received,KPI 99\nHC-2,2027-04-01,2027-05-20,1\n' >"$TMPDIR/bad.csv"
try "a KPI that there is not" 5 cm import kpi-results "$TMPDIR/bad.csv"
err_has "is told with those there are" 'bad.csv:1: there is no KPI "KPI 99" in bristol-homecare, which has 1, 2'
try "a return for history" 5 cm import history "$TMPDIR/bad.csv"
err_has "says what it looks like" "this is the header of kpi-results, not of history: contractmon import kpi-results reads it"

try "the Care Inspectorate's datastore" 0 cm import care-inspectorate "$fixtures/care-inspectorate.csv"
err_has "in Windows-1252" "it was read as Windows-1252"
try "and again" 0 cm import care-inspectorate "$fixtures/care-inspectorate.csv"
err_has "is nothing new" "all of it was there already"
out=$(cm export grades | bare | grep '^CS2003001104,.*,Overall,Overall,')
out_is "the lowest grade is the overall one" "CS2003001104,Care Inspectorate,Overall,Overall,2025-03-14,4,,"

out=$(cm export figures | bare)
out_is "what is counted by year" "$(lines location_ref,regulator,year,what,figure \
    'CS2003000164,Care Inspectorate,2024-25,Enforcements issued,1' 'CS2003000164,Care Inspectorate,2024-25,Requirements made,Yes')"
out=$(cm export grades | bare)
out_lacks "which is no grade" "Financial year"
try "a provider of such a service" 0 cm show SP2003000011
out_has "says so, too" "2024-25: enforcements issued 1, requirements made"

try "Ofsted, one year" 0 cm import ofsted "$fixtures/ofsted-2025.csv"
try "Ofsted, the next" 0 cm import ofsted "$fixtures/ofsted-2026.csv"
out=$(cm export grades | bare | grep '^SC900002,' | cut -d, -f5,6)
out_is "a new judgement beside the old one" "$(lines '2025-02-20,Requires improvement' '2026-02-03,Good')"

try "ratings of the CQC" 0 cm import cqc-ratings "$fixtures/cqc-ratings.csv"
try "and their history" 0 cm import cqc-history "$fixtures/cqc-history.csv"
err_has "of locations that are known" "1 row is of locations that are not known here"

try "a register without a framework" 2 cm import transparency-register "$fixtures/transparency-register.csv"
err_has "says what is missing" "Add --framework and one of "
try "a framework for contracts that name theirs" 2 cm import contracts --framework bristol-homecare "$TMPDIR/bad.csv"
try "a register" 0 cm import transparency-register --framework bristol-homecare "$fixtures/transparency-register.csv"
err_has "says what it leaves out" "Not kept, as there is no place for it: "
try "in the list" 0 cm list --format csv
out_has "with the provider that is known by name" "P-1,Alder Care Ltd,DN900001,bristol-homecare"
out_has "or by a new one" "GB-CHC-900123,Fern Street Trust,DN900003,bristol-homecare"
try "verify" 0 cm verify

real=$TEST_DATA/care-inspectorate/datastore-2026-03-31.csv
if [ -r "$real" ]; then
    DB=$TMPDIR/real.db
    cm init 2>/dev/null
    try "7,792 real rows" 0 cm import care-inspectorate "$real"
    first=$(cm export grades | cksum)
    # next year's headings
    sed '1s/_2425/_2627/g; 1s/_2324/_2425/g' "$real" >"$TMPDIR/next.csv"
    try "with other years in the headings" 0 cm import care-inspectorate "$TMPDIR/next.csv"
    err_has "which are found" "In the financial year 2026-27: "
    same "the same grades" "$(cm export grades | cksum)" "$first"
else
    skip "7,792 real rows" "the public data are not at $real"
fi
finish
