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

# A check between the returns is evidence on the plan that asks for it; the next result is a failure all the same (002/9.2, A-18).
printf '%s\n' 'ref,provider_ref,provider,framework,starts' 'HC-1,P-3,Elm Homecare,bristol-homecare,2026-04-01' |
    cm import contracts - 2>/dev/null
cm import history - 2>/dev/null <<'END'
contract,kind,ref,date,kpi,period,colour,instrument,covers,rectify_by
HC-1,served,RAP-1,2027-01-20,,,,rap,7,2027-06-30
HC-1,result,,2027-04-12,7,2027-01-01,R,,,
END
try "an interim check" 0 cm record HC-1 interim-check IC-1 2027-02-20 "done" plan=RAP-1 kpi=7 colour=amber
try "of a KPI that there is not" 5 cm record HC-1 interim-check IC-2 2027-02-20 "done" plan=RAP-1 kpi=6 colour=amber
err_has "which there are" 'there is no "6" in this framework; there are 1, 2, 3, 4, 5, 7, 8'
cm import history - 2>/dev/null <<'END'
contract,kind,ref,date,kpi,period,colour
HC-1,result,,2027-04-12,8,2027-01-01,R
END
explained=$(cm explain HC-1 pwn-quarter:2027-01-01)
has "the result is told to be failing in the plan" "$explained" "received 12 April 2027, failing in plan RAP-1"
has "the check was left out, and why" "$explained" "IC-1  interim check: evidence on plan RAP-1"
has "by which switch" "$explained" "Switch interim_checks = evidence (A-18)"
has "the next return is on the list" "$(cm due --within 60d)" "Return for the quarter to 30 June 2027: KPI 7"

# Dates that a contract carries: its breaks and extensions come into view in time (001 L93).
printf '%s\n' 'ref,provider_ref,provider,framework,starts,ends' 'LC-1,P-2,Cedar Living,lancashire-supported-housing,2025-04-01,2030-03-31' |
    cm import contracts - 2>/dev/null
has "it has no officer yet, which is told" "$(cm due --within 0d)" "Name an officer for the contract"
printf '%s\n' 'ref,provider_ref,provider,framework,starts,ends,officer' \
    'LC-1,P-2,Cedar Living,lancashire-supported-housing,2025-04-01,2030-03-31,jsmith' | cm import contracts - 2>/dev/null
out="$(cm due --within 0d)"
out_lacks "and no more once it has" "Name an officer"
out="$(cm list)"
out_lacks "in the list, too" "Name an officer"
try "breaks and extensions from a file" 0 cm import records - <<'END'
contract,kind,ref,date,state,on,notice_by,until,decide_by
LC-1,break,B-1,2025-04-01,set,2028-04-01,2027-10-01,,
LC-1,extension,E-1,2025-04-01,possible,,,2032-03-31,2028-01-15
END
has "180 days before the notice" "$(cm due --within 60d)" "2027-04-04"
has "of which break" "$(cm due --within 60d)" "break B-1 on 1 April 2028, notice by 1 October 2027"
has "and before the extension's decision" "$(cm due --within 90d)" "extension E-1 to 31 March 2032, to be decided by 15 January 2028"
try "a break without its day" 5 cm record LC-1 break B-2 2027-05-24 set
err_has "is asked for it" "Break on (on) is blank"
try "a break that is not used" 0 cm record LC-1 break B-1 2027-05-24 not-used "reason=The need goes on"
out="$(cm due --within 60d)"
out_lacks "is off the list" "break on"
# Of which type a visit is, is said once; a later step that leaves it out means the same.
try "a site visit is planned" 0 cm record LC-1 visit V-1 2027-06-07 planned type=site-visit
try "and moved, no type said" 0 cm record LC-1 visit V-1 2027-06-14 planned "moved=They asked for it"
has "it is still a site visit" "$(cm due --within 60d)" "2027-06-14,council,LC-1,Cedar Living,Annual site visit,V-1"
try "it cannot be held with its checks not gone through" 5 cm record LC-1 visit V-1 2027-05-24 held "checklist=office;delivery"
err_has "each is named" "not ticked: Relevant policies, procedures and plans are in place; They are of sufficient quality;"
err_has "with the rule" "An annual site visit goes through each of its checks. ("
err_has "and what was found" "still blank: result) [Annual site visit, stated]"
try "and held" 0 cm record LC-1 visit V-1 2027-05-24 held result=Good "checklist=office;delivery;in-place;quality;person-centred;professionals;service-users;families"
has "the next is a year on" "$(cm due --within 2y)" "2028-05-24,council,LC-1,Cedar Living,Annual site visit due"
try "missed reviews are decided against" 0 cm import history - < <(printf '%s\n' contract,kind,ref,date,outcome,answers \
    LC-1,decided,D-9,2027-05-24,waived,quarterly-review:2025-07-01)
try "what is due then" 0 cm due
out_lacks "they are off the list" "quarterly-review:2025-07-01"
has "which is ahead" "$(cm due --within 60d)" "quarterly-review:2027-07-01"
try "history tells the steps of records" 0 cm history LC-1
out_has "each in words" "2027-05-24,break,B-1,"
try "the trail is sound" 0 cm verify
finish
