#!/usr/bin/env bash
# note, import list, import undo: a contact in one line; an import of the wrong file taken back.
# shellcheck source=tests/cli/support/office.sh
. "$TEST_ROOT/tests/cli/support/office.sh"

cm init 2>/dev/null
printf '%s\n' 'ref,provider_ref,provider,framework,starts' 'BR-1,P-1,Birch Care,bristol-homecare,2026-04-01' |
    cm import contracts - 2>/dev/null
try "a note on a contract" 0 cm note BR-1 "Rota is full again from Monday" --with "M. Price"
err_has "it says so" "Note N-1 on BR-1, 24 May 2027."
try "a note on a provider, in words without quotes" 0 cm note P-1 sent the template --how e-mail --date 2027-05-21
try "a day that has not come" 5 cm note BR-1 x --date 2027-05-25
err_has "what is allowed" "Date must be today or in the past."
try "a day that there is not" 2 cm note BR-1 x --date 2027-02-30
try "nobody" 3 cm note BR-9 x
has "show tells it" "$(cm show BR-1)" "by telephone with M. Price: Rota is full again from Monday (N-1"
has "and the provider's other notes" "$(cm show BR-1)" "by e-mail: sent the template"
has "history tells it" "$(cm history BR-1)" "2027-05-24,note,N-1"

printf '%s\n' 'contract,kind,date,kpi,period,colour' 'BR-1,result,2027-04-14,1,2027-01-01,R' |
    cm import history - 2>/dev/null
has "red by the import" "$(cm list)" ",red,"
has "the imports there were" "$(cm import list | cut -d, -f1,4)" "2,history"
try "no number" 2 cm import undo two
try "an import that there is not" 3 cm import undo 7
try "a contract with a note stays" 4 cm import undo 1
err_has "what it has" "note N-1"
try "the results go" 0 cm import undo 2
err_has "it says so" "Import 2 is undone"
try "the list" 0 cm list
out_lacks "red no more" ",red,"
has "the list of imports says so" "$(cm import list | tail -1)" "$(id -un)"
try "not twice" 4 cm import undo 2
printf '%s\n' 'contract,kind,date,kpi,period,colour' 'BR-1,result,2027-04-14,1,2027-01-01,G' >"$TMPDIR/a.csv"
printf '%s\n' 'BR-1,result,2027-04-14,2,2027-01-01,G' | cat "$TMPDIR/a.csv" - >"$TMPDIR/b.csv"
cm import history "$TMPDIR/a.csv" 2>/dev/null
cm import history "$TMPDIR/b.csv" 2>/dev/null
try "undone though a later file had its rows, too" 0 cm import undo 3
err_has "that file is named" "may have come with this one: 4 ("
try "and brings them again" 0 cm import history "$TMPDIR/b.csv"
err_has "those alone" "1 added"
try "the trail is sound" 0 cm verify
finish
