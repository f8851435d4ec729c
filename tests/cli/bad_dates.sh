#!/usr/bin/env bash
# Days that cannot be: each is said in words, with the rule behind it, and nothing is stored.
# shellcheck source=tests/cli/support/office.sh
. "$TEST_ROOT/tests/cli/support/office.sh"
cm init 2>/dev/null
cm import contracts - 2>/dev/null <<'END'
ref,provider_ref,provider,framework,starts,ends,officer
HC-1,P-1,Birch Care,bristol-homecare,2026-04-01,,jsmith
LC-1,P-2,Cedar Living,lancashire-supported-housing,2020-05-15,2021-12-31,jsmith
BM-1,P-3,Dene Care,birmingham-intervention,2026-04-01,,jsmith
END
records() { cm import records -; }

# Planned for a day that is past, told of a day that has not come (today is Monday 24 May 2027)
try "a visit planned for a day that is past" 5 cm record HC-1 visit V-1 2027-05-21 planned type=qa-visit
err_has "which day, and what to do" "Fri 21 May 2027 is past, so no visit can be planned for it: give a day that is ahead, or record it as held, missed or cancelled."
try "today is not past" 0 cm record HC-1 visit V-0 2027-05-24 planned type=qa-visit
try "a visit held on a day that has not come" 5 cm record HC-1 visit V-1 2027-05-25 held type=qa-visit
err_has "which day, and what to do instead" "Tue 25 May 2027 has not come yet, so no visit can have been held then: record it as planned."
try "the same in a file" 5 records < <(printf '%s\n' contract,kind,ref,date,state,type HC-1,visit,V-1,2027-05-21,planned,qa-visit HC-1,meeting,M-1,2027-06-01,held,contract-meeting)
err_has "with its line" "standard input:2: visit V-1: Fri 21 May 2027 is past"
err_has "each" "standard input:3: meeting M-1: Tue 1 June 2027 has not come yet"
has "nothing was stored" "$err" "Nothing was stored"
try "what was planned and then held is history" 0 records < <(printf '%s\n' contract,kind,ref,date,state,type HC-1,visit,V-2,2027-05-14,planned,qa-visit HC-1,visit,V-2,2027-05-17,held,)
try "and what was planned when it was still ahead" 0 records < <(printf '%s\n' contract,kind,ref,date,state,type,recorded HC-1,visit,V-3,2027-05-20,planned,qa-visit,2027-05-03T09:00:00Z)
has "which is now late" "$(cm due)" "2027-05-20,council,HC-1,Birch Care,Was it held? QA visit,V-3"

# Notice: two clear working days (002, 4.2); Monday 31 May is a bank holiday
try "an emergency meeting at too short notice" 5 cm record HC-1 meeting M-1 2027-05-26 planned type=emergency-meeting
err_has "the rule, its clause, and the first day" "Emergency meeting needs 2 clear working days' notice (4.2, stated): called on Mon 24 May 2027 it can be on Thu 27 May 2027 at the earliest, not on Wed 26 May 2027."
try "on that day it can be" 0 cm record HC-1 meeting M-1 2027-05-27 planned type=emergency-meeting
try "it cannot be moved nearer" 5 cm record HC-1 meeting M-1 2027-05-25 planned moved=Sooner
err_has "though the type is not said again" "Emergency meeting needs 2 clear working days' notice"
try "called earlier it can" 0 cm record HC-1 meeting M-1 2027-05-25 planned called_on=2027-05-20 "moved=They asked for it"
try "over a bank holiday in a file" 5 records < <(printf '%s\n' contract,kind,ref,date,state,type,called_on HC-1,meeting,M-2,2027-06-02,planned,emergency-meeting,2027-05-28)
err_has "it does not count as notice" "called on Fri 28 May 2027 it can be on Thu 3 June 2027 at the earliest"
try "held all the same" 0 cm record HC-1 meeting M-3 2027-05-24 held type=emergency-meeting attended=commissioner
err_has "when it was called is missing" "Emergency meeting needs 2 clear working days' notice (4.2, stated): on which day it was called is not said."
try "held on the day it was called" 0 cm record HC-1 meeting M-6 2027-05-24 held type=emergency-meeting attended=commissioner called_on=2027-05-24
err_has "that is remarked on" "called on Mon 24 May 2027 it could be on Thu 27 May 2027 at the earliest, and it was held on Mon 24 May 2027."
try "a meeting on a bank holiday" 0 cm record HC-1 meeting M-4 2027-05-31 planned type=contract-meeting
err_has "is told as one" "Mon 31 May 2027 is a bank holiday in England and Wales: Spring bank holiday."
try "a visit on a Sunday" 0 cm record HC-1 visit V-9 2027-06-06 planned type=qa-visit
err_has "is told, too" "Sun 6 June 2027 is at a weekend."

try "both in a file" 0 records < <(printf '%s\n' contract,kind,ref,date,state,type HC-1,meeting,M-16,2027-08-30,planned,contract-meeting HC-1,visit,V-18,2027-06-12,planned,qa-visit)
err_has "are told with their lines" "Line 2, meeting M-16: Mon 30 August 2027 is a bank holiday in England and Wales: Summer bank holiday."
err_has "each" "Line 3, visit V-18: Sat 12 June 2027 is at a weekend."
# Days that lie the wrong way round, and steps that want a reason
try "called on a day that has not come" 5 cm record HC-1 meeting M-7 2027-06-10 planned type=contract-meeting called_on=2027-06-01
err_has "it says so" "Called on cannot be Tue 1 June 2027, which has not come yet."
try "called after it was held" 5 cm record HC-1 meeting M-7 2027-05-10 held type=contract-meeting attended=commissioner called_on=2027-05-12
err_has "the two days" "Called on cannot be 12 May 2027, which is after 10 May 2027 (Held on)."
try "cancelled on a day that has not come" 5 cm record HC-1 visit V-0 2027-06-04 cancelled "why=The manager is ill"
err_has "when it was called off is asked" "Fri 4 June 2027 has not come yet, so no visit can have been cancelled then: give the day on which it was called off."
for how in cancelled missed; do
    try "$how without a reason" 5 cm record HC-1 visit V-0 2027-05-24 $how
    err_has "which is asked for" "Why (why) is blank, and a visit cannot be $how without it."
done
try "moved without a reason" 5 cm record HC-1 visit V-0 2027-06-01 planned
err_has "between which days" "Why on another day (moved) is blank, and a visit cannot be moved from 24 May 2027 to 1 June 2027 without it."
try "not moved, only told more of" 0 cm record HC-1 visit V-0 2027-05-24 planned "purpose=Medicines"
try "in a file, too" 5 records < <(printf '%s\n' contract,kind,ref,date,state,type HC-1,visit,V-0,2027-05-24,cancelled,)
err_has "with its line" "standard input:2: visit V-0: Why (why) is blank"
try "a visit before the contract" 5 cm record HC-1 visit V-8 1990-05-01 held
err_has "when that began" "1 May 1990 is before the contract, which began on 1 April 2026: no visit under it can be held then."
try "a visit after it" 5 cm record LC-1 visit V-8 2027-06-01 planned type=site-visit
err_has "when that ended" "1 June 2027 is after the contract, which ends on 31 December 2021: no visit under it can be planned for then."
try "a deadline before its beginning" 5 cm record BM-1 breach-notice BN-1 2027-01-19 served deficiency=Punctuality action=Rotas comply_by=2027-01-18
err_has "both days" "To be complied with by cannot be 18 January 2027, which is before 19 January 2027 (Served on)."
try "a review of a suspension before it" 5 records < <(printf '%s\n' contract,kind,ref,date,state,review_on,scope,reason,basis BM-1,suspension,S-1,2027-01-19,proposed,,new-placements,performance,x BM-1,suspension,S-1,2027-01-20,agreed,2027-01-01,,,)
err_has "both days" "Review on cannot be 1 January 2027, which is before 20 January 2027 (Agreed on)"
try "notice of a break after it" 5 cm record BM-1 break B-1 2027-05-24 set on=2028-05-01 notice_by=2028-06-01
err_has "both days" "Break on cannot be 1 May 2028, which is before 1 June 2028 (Notice to be given by)."
try "a break after the contract" 5 cm record LC-1 break B-1 2021-05-24 set on=2022-05-01
err_has "when it ends" "Break on cannot be 1 May 2022, which is after 31 December 2021 (the contract ends)."
try "an extension that ends earlier than the contract" 5 cm record LC-1 extension E-1 2021-05-24 possible until=2021-06-01
err_has "when that ends" "Extends the contract to cannot be 1 June 2021, which is before 31 December 2021 (the contract ends)."

# A visit has a type
try "the only type there is" 0 cm record HC-1 visit V-7 2027-06-03 planned
has "is chosen" "$(cm due --within 14d 2>/dev/null)" "2027-06-03,council,HC-1,Birch Care,QA visit,V-7"
untyped() { records < <(printf '%s\n' contract,kind,ref,date,state,type,attended HC-1,visit,V-10,2027-05-10,held,, HC-1,meeting,M-9,2027-05-12,held,emergency-meeting,commissioner); }
try "in a file, too" 0 untyped
err_has "and what is to be remarked on" "Line 3, meeting M-9: Emergency meeting needs 2 clear working days' notice (4.2, stated): on which day it was called is not said."
try "the same file again" 0 untyped
err_has "is known" "2 rows read: all of it was there already."
try "where there are several it is asked for" 5 cm record BM-1 visit V-1 2027-06-03 planned
err_has "by its name" "Type of visit (type) is blank, and a visit cannot be planned without it."

# A calendar that is too short
try "notice beyond the calendar" 5 cm record HC-1 meeting M-5 2029-01-04 planned type=emergency-meeting called_on=2028-12-29
err_has "it is not counted" "The notice of Emergency meeting (4.2) cannot be counted. The bank holidays of england-and-wales are known from 2012-01-01 to 2028-12-31"
err_has "and what to do" "contractmon import bank-holidays FILE"
try "a clock beyond the calendar" 0 env CONTRACTMON_NOW=2028-12-21T09:00:00Z "$CONTRACTMON" --db "$DB" record BM-1 improvement-plan IP-1 2028-12-20 requested failure=Punctuality
err_has "whoever starts it hears of it" "Improvement Plan to be received (Row 14) cannot be counted. The bank holidays of england-and-wales are known"

# A frequency that the framework cannot follow, and one that it can
printf '%s\n' 'ref,provider_ref,provider,framework,starts' 'LA-9,P-9,Cedar Care,lancashire-supported-housing,2026-05-15' |
    cm import contracts - 2>/dev/null
tier() { cm record LA-9 tier "$1" 2027-05-24 set tier=flexed "reason=Agreed at the review" "${@:2}"; }
try "a frequency of nothing" 5 tier T-1 months=6
err_has "is asked of what" "say which, as a frequency or an exception is given"
try "a review that is left out" 5 tier T-1 cadence=quarterly-review not_applicable=yes
err_has "the rule stands in the way" "Quarterly Contract Review Meeting is held under every contract (Quarterly Contract Review Meetings, stated)"
try "how often is not said" 5 tier T-1 cadence=site-visit
err_has "it is asked, with what holds" "Annual site visit is held every 12 (Annual site visit, stated)"
try "no whole number of months" 5 tier T-1 cadence=site-visit months=0
err_has "what it takes" "1 to 120 whole months"
try "the site visit every six months" 0 tier T-1 cadence=site-visit months=6
err_has "when the next one is due, before and now" "Annual site visit (Annual site visit, stated): so far next on Sat 15 May 2027; with this next on Sun 15 November 2026."
err_has "and why" "Every 6 months (agreed for this contract on 24 May 2027; the framework says 12)"
try "an emergency meeting has none" 5 cm record HC-1 tier T-1 2027-05-24 set cadence=emergency-meeting months=2 reason=x
err_has "it says so" "Emergency meeting (4.2) has no frequency in this framework"

# A clock turned back: that of the machine stands on 24 May 2027 again
try "the machine's clock turned back" 0 cm due
err_has "both times are told" "The clock of this machine says Mon 24 May 2027, 10:30, but the last entry was recorded on Thu 21 December 2028, 09:00."
err_has "and what it does" "what is recorded now bears the time of that entry. Put the clock right."
try "what is recorded then" 0 cm record HC-1 visit V-9 2027-06-07 planned "moved=Nobody is there on a Sunday"
err_has "is warned of" "The clock of this machine"
has "and the later word counts all the same" "$(cm due --within 30d 2>/dev/null)" "2027-06-07,council,HC-1,Birch Care,QA visit,V-9"
try "doctor finds it" 1 cm doctor
out_has "as wrong" "WRONG  The clock of this machine says"
try "the trail is sound" 0 cm verify
same "an hour between two machines is not worth a word, ten minutes" "$(CONTRACTMON_NOW=2028-12-21T08:55:00Z cm due 2>&1 >/dev/null | grep -c 'clock of')" 0

# A cadence without an anchor: nothing can be counted from a start that there is not
try "a contract without a start" 5 cm import contracts - < <(printf '%s\n' ref,provider_ref,provider,framework,starts X-1,P-9,X,bristol-homecare,)
err_has "it is asked for" "starts"
sed 's/id = "contract-meeting"; title = "Contract Meeting"; months = 3;/id = "contract-meeting"; title = "Contract Meeting"; anchored = true;/' \
    "$TEST_ROOT/model/frameworks/bristol-homecare.conf" >"$TMPDIR/none.conf"
try "a framework whose meeting has an anchor and no months" 5 "$CONTRACTMON" framework check "$TMPDIR/none.conf"
out_has "with its line" "none.conf:"
out_has "it says what is missing" "months"

# Returns for periods that there are not
results() { cm import kpi-results - < <(printf '%s\n' "$1" "${@:2}"); }
try "a period that does not begin with a month" 5 results contract,period,received,2 LC-1,2020-07-15,2020-10-12,3
err_has "it says so" "period 2020-07-15 is not the first day of a period"
try "a period that the calendar has not" 5 results contract,period,received,2,4 LC-1,2020-08-01,2020-10-12,3,
err_has "those it has" "KPI 2 has no period that begins on 2020-08-01; by the calendar of lancashire-supported-housing its periods begin on 2020-04-01, 2020-07-01, 2020-10-01, 2021-01-01"
try "a period of another KPI" 5 results contract,period,received,2,4 LC-1,2020-07-01,2020-10-12,3,1
err_has "that is annual" "KPI 4 has no period that begins on 2020-07-01; by the calendar of lancashire-supported-housing its periods begin on 2020-04-01"
try "a period before the contract" 5 results contract,period,received,2 LC-1,2020-01-01,2020-04-12,3
err_has "that began later" "the period of KPI 2 from 2020-01-01 was over before the contract began on 2020-05-15"
try "a period after it" 5 results contract,period,received,2 LC-1,2022-01-01,2022-04-12,3
err_has "that ended earlier" "begins after the contract ended on 2021-12-31"
try "a period that has not begun" 5 results contract,period,received,7 HC-1,2027-07-01,2027-05-24,95
err_has "when it was received" "period 2027-07-01 begins after it was received on 2027-05-24"
try "periods that there are" 0 results contract,period,received,2,4 LC-1,2020-04-01,2020-07-12,3, LC-1,2020-07-01,2020-10-12,3, LC-1,2020-04-01,2021-04-12,,1

# What came late: due on 18 January by the calendar, received on the 19th (001 R1-10)
try "a return a day late" 0 results contract,period,received,2,3 LC-1,2020-10-01,2021-01-18,3, LC-1,2020-10-01,2021-01-19,,4
has "the history says so" "$(cm history LC-1)" "KPI 3 Complaints: 4, not rated, for the quarter from 1 October 2020, 1 day late"
same "and of nothing else" "$(cm history LC-1 | grep -c 'late')" 1
has "the dossier, too" "$(cm show LC-1)" "October to December 2020: received 19 January 2021, 1 day late (due 18 January 2021)"
same "and the export" "$(cm export results | bare | grep ',LC-1\|LC-1,' | cut -d, -f2,14 | tr '\n' ' ')" "2@2020-04-01,0 2@2020-07-01,0 2@2020-10-01,0 3@2020-10-01,1 4@2020-04-01,0 "
finish
