#!/usr/bin/env bash
# What was recorded stays as it was: known-at, refused imports, opening, whose clock it is, rows of lists that were lost.
# shellcheck source=tests/cli/support/office.sh
. "$TEST_ROOT/tests/cli/support/office.sh"
sum() { sha256sum <"$DB"; }
entries() { cm verify | sed -n 's/.*: \([0-9]*\) entries.*/\1/p'; }
at() { env CONTRACTMON_NOW="$1" "$CONTRACTMON" --db "$DB" "${@:2}"; }
rag_of() { at 2027-05-24T09:30:00Z list --format csv "${@:2}" | bare | awk -F, -v ref="$1" '$3 == ref { print $5 }'; }

# A target that is agreed anew, of the same date, does not change what was known before.
at 2027-05-01T09:00:00Z init 2>/dev/null
write_contracts | at 2027-05-01T09:00:00Z import contracts - 2>/dev/null
targets() { printf 'contract,kpi,from,target,amber\nHC-1,4,2026-04-01,%s\n' "$1"; }
targets 20,30 | at 2027-05-01T09:10:00Z import targets - 2>/dev/null
printf 'contract,kind,ref,date,kpi,period,value\nHC-1,result,,2027-04-12,4,2027-01-01,25\n' | at 2027-05-01T09:20:00Z import history - 2>/dev/null
same "by the first target" "$(rag_of HC-1)" amber
targets 25,30 | at 2027-05-10T09:00:00Z import targets - 2>/dev/null
same "by the target agreed anew" "$(rag_of HC-1)" green
same "as it was known before that" "$(rag_of HC-1 --known-at 2027-05-05)" amber
same "and after it" "$(rag_of HC-1 --known-at 2027-05-12)" green
# Nor does a contract's term that was put right.
write_contracts | sed '/^HC-2,/s/2026-04-01/2027-04-01/' | at 2027-05-15T09:00:00Z import contracts - 2>/dev/null
due_of() { at 2027-05-24T09:30:00Z list --format csv "$@" | bare | awk -F, '$3 == "HC-2" { print $9 }'; }
same "what is due follows the new term" "$(due_of)" 2027-07-01
same "and then followed the old one" "$(due_of --known-at 2027-05-12)" 2026-07-01
same "and before the contract came in its first one" "$(due_of --known-at 2027-04-12)" 2026-07-01
try "all of it is vouched for" 0 cm verify

# Opening, dry runs and refused imports write nothing.
before=$(sum)
try "a refused import" 5 cm import targets - <<<'contract,kpi,from,target,amber
HC-77,4,2026-04-01,1,2'
targets 11,12 | cm import targets --dry-run - 2>/dev/null
same "leave the file as it is" "$(sum)" "$before"
mkdir -p "$TMPDIR/frameworks"
{ cat "$TEST_ROOT/model/frameworks/bristol-homecare.conf"; echo; } >"$TMPDIR/frameworks/bristol-homecare.conf"
CONTRACTMON_FRAMEWORKS=$TMPDIR/frameworks cm refresh 2>/dev/null # a text that is new is kept, once
before=$(entries)
for round in 1 2 3; do
    CONTRACTMON_FRAMEWORKS=$TMPDIR/frameworks cm refresh 2>/dev/null
    cm refresh 2>/dev/null
done
same "two folders of frameworks leave no trail" "$(entries) after round $round" "$before after round 3"
same "and the same list" "$(CONTRACTMON_FRAMEWORKS=$TMPDIR/frameworks cm list --format csv)" "$(cm list --format csv)"

# A row of the cache that is lost.
if command -v python3 >/dev/null 2>&1; then
    run_sql() { python3 -c 'import sqlite3, sys; db = sqlite3.connect(sys.argv[1]); db.execute(sys.argv[2]); db.commit()' "$DB" "$1"; }
    whole=$(cm list --format csv)
    run_sql "DELETE FROM standing WHERE contract = 1"
    try "doctor finds it" 1 cm doctor
    out_has "and says so" "The lists are not whole: 1 contracts"
    try "doctor --rebuild" 0 cm doctor --rebuild
    same "brings it back" "$(cm list --format csv)" "$whole"
    run_sql "UPDATE contract SET framework = 'gone' WHERE id = 1"
    run_sql "UPDATE standing SET computed_on = -2147483648, holds_until = -2147483648"
    try "a list with one that cannot be worked out" 5 cm list
    err_has "which one" "HC-1 cannot be worked out: There is no framework"
    out_has "and the others" "HC-2"
    try "refresh says so, too" 5 cm refresh
    err_has "which one it was" "HC-1 cannot be worked out"
else
    skip "lost rows" "there is no python3"
fi

# In real use an entry bears the system's clock.
command -v python3 >/dev/null 2>&1 || { finish; exit; }
DB=$TMPDIR/real.db
env -u CONTRACTMON_NOW "$CONTRACTMON" --db "$DB" init 2>/dev/null
write_contracts | at 2001-01-01 import contracts - 2>/dev/null
same "nothing is backdated" "$(python3 -c 'import sqlite3, sys
print(sqlite3.connect(sys.argv[1]).execute("SELECT count(*) FROM audit WHERE at < 1700000000").fetchone()[0])' "$DB")" 0
try "and all is sound" 0 cm verify
out_lacks "without a jump" "a clock was wrong"
finish
