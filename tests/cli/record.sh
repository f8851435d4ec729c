#!/usr/bin/env bash
# record, and import records: steps of records are asked, stored, and told.
# shellcheck source=tests/cli/support/office.sh
. "$TEST_ROOT/tests/cli/support/office.sh"

cm init 2>/dev/null
printf '%s\n' 'ref,provider_ref,provider,framework,starts' 'BR-1,P-1,Birch Care,inverclyde-poor-performance,2026-04-01' |
    cm import contracts - 2>/dev/null
try "a concern" 0 cm record BR-1 concern C-1 2027-05-10 logged category=delivery "what=Two visits missed"
err_has "it says so" "concern C-1 of BR-1: logged on 2027-05-10."
try "a second of the kind" 0 cm record BR-1 concern C-2 2027-05-20 logged category=delivery "what=Late again"
has "together they suggest a case" "$(cm findings BR-1)" "concerns-persist:C-2"
try "a case without what it is about" 5 cm record BR-1 case CASE-1 2027-05-20 open
err_has "what is missing, with its clause" "still blank: examples) [4.5, inferred]"
has "nothing was stored" "$(cm list)" "No case"
try "a case" 0 cm record BR-1 case CASE-1 2027-05-20 open examples=delivery
has "it stands so in the list" "$(cm list)" "Case open"
has "and is updated every 28 days" "$(cm due --within 60d)" "2027-06-17"
same "the suggestion is answered" "$(cm findings BR-1 --all | bare | grep concerns-persist | cut -d, -f6)" answered
try "a stage that there is not" 5 cm record BR-1 case CASE-1 2027-05-24 stage-9
err_has "those there are" "stage-1, stage-2, stage-3"
try "a field that there is not" 5 cm record BR-1 case CASE-1 2027-05-24 open entri=Visit
err_has "the nearest" "entry"
try "a date that there is not" 2 cm record BR-1 case CASE-1 2027-02-30 open
try "a field without a value" 2 cm record BR-1 case CASE-1 2027-05-24 open entry
try "a kind that there is not" 5 cm record BR-1 cas CASE-1 2027-05-24 open
try "a contract that there is not" 3 cm record BR-9 case CASE-1 2027-05-24 open
try "the trail is sound" 0 cm verify
finish
