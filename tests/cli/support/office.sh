# shellcheck shell=bash
# For the tests of subcommands: . "$TEST_ROOT/tests/cli/support/office.sh"
#   cm ARGUMENTS ...        the program over this test's own database, $DB
#   make_office             makes it: two providers with three contracts, one without, and a history of two quarters
#   lines A B ...           its arguments, a line each, for comparisons
# shellcheck source=tests/harness/shell.sh
. "$TEST_ROOT/tests/harness/shell.sh"
DB=$TMPDIR/test.db
export DB

cm() { "$CONTRACTMON" --db "$DB" "$@"; }
lines() { printf '%s\n' "$@"; }
# What CSV looks like to a shell: without its carriage returns.
bare() { tr -d '\r'; }

write_contracts() {
    cat <<'END'
ref,title,provider_ref,provider,framework,starts,ends,officer,zone,value
HC-1,Home care north,P-1,Alder Care Ltd,bristol-homecare,2026-04-01,,jsmith,North,120000
HC-2,Home care south,P-1,Alder Care Ltd,bristol-homecare,2026-04-01,2028-03-31,mjones,South,80000.50
HC-3,Home care east,P-2,"Birch ""B"" Care, Tŷ Mawr",bristol-homecare,2026-04-01,,jsmith,East,
HC-9,Home care of old,P-2,"Birch ""B"" Care, Tŷ Mawr",bristol-homecare,2024-04-01,2026-03-31,mjones,East,
END
}

# HC-1 has two reds, a warning notice for the first quarter, a plan with it, and an early red now; HC-2 had a good year.
write_history() {
    cat <<'END'
contract,kind,ref,date,kpi,period,value,colour,instrument,covers,rectify_by,accompanies,follows,outcome,answers,recorded
HC-1,result,,2027-04-12,7,2027-01-01,,R,,,,,,,,2027-04-12T09:00:00Z
HC-1,result,,2027-04-12,8,2027-01-01,,A,,,,,,,,2027-04-12T09:00:00Z
HC-1,served,PWN-1,2027-04-20,,,,,pwn,,,,,,pwn-quarter:2027-01-01,2027-04-21T10:00:00Z
HC-1,served,RAP-1,2027-04-20,,,,,rap,7,2027-06-20,PWN-1,,,,2027-04-21T10:00:00Z
HC-1,early,,2027-05-10,7,2027-04-01,,R,,,,,,,,2027-05-10T10:00:00Z
HC-2,result,,2027-04-12,7,2027-01-01,,G,,,,,,,,2027-04-12T09:00:00Z
HC-2,meeting,M-1,2027-05-03,,,,,contract-meeting,,,,,held,,2027-05-03T10:00:00Z
END
}

make_office() {
    cm init 2>/dev/null && write_contracts | cm import contracts - 2>/dev/null && write_history | cm import history - 2>/dev/null
}
