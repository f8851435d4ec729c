#!/usr/bin/env bash
# Bank holidays: a newer edition, the years that it lacks, the council's own days off, and a calendar that ends too early.
# shellcheck source=tests/cli/support/office.sh
. "$TEST_ROOT/tests/cli/support/office.sh"
cm init 2>/dev/null
LOCAL=$TMPDIR/local.txt
local_date() { CONTRACTMON_LOCAL_HOLIDAYS=$LOCAL "$CONTRACTMON" date "$@"; }

printf '\357\273\277# Winter closure\r\n\r\n2027-12-29  Town hall closed\r\n2027-12-30\tTown hall closed\r\n2027-12-27 Ours, too\r\n' >"$LOCAL"
same "without a file" "$("$CONTRACTMON" date 2027-12-24 +2wd)" 2027-12-30
same "days off of one's own are no working days" "$(local_date 2027-12-24 +2wd)" 2028-01-04
try "they are named" 0 local_date 2027-12-24 +2wd --explain
out_has "with what they are" "29 Dec (Town hall closed, local holiday), 30 Dec (Town hall closed, local holiday)"
out_has "beside a bank holiday of the same day" "27 Dec (Christmas Day (substitute day), Ours, too, local holiday)"
out_has "and the convention" "The day that is counted from does not count itself."
out_has "and the edition" "bank holidays of england-and-wales (GOV.UK, 2012 to 2028) and without the council's own holidays"
try "calendar days need none of it" 0 "$CONTRACTMON" date 2027-12-24 +30d --explain
out_lacks "so nothing is said of it" "bank holidays"
CONTRACTMON_LOCAL_HOLIDAYS=$LOCAL try "doctor counts them" 0 cm doctor
out_has "those ahead" "3 local holidays ($LOCAL), 3 of them ahead"
CONTRACTMON_LOCAL_HOLIDAYS=$LOCAL try "the configuration is sound" 0 "$CONTRACTMON" config check

printf '2027-12-29 Town hall closed\n2027-02-30 Never\n# fine\n2027-12-31\nNew Year\n2027-12-29 Again\n' >"$LOCAL"
try "a file with mistakes is refused as a whole" 5 local_date 2027-12-24 +2wd
err_has "a day that there is not" "$LOCAL:2: \"2027-02-30\" is no date"
err_has "a day without a title" "$LOCAL:4: 2027-12-31 has no title"
err_has "no day at all" "$LOCAL:5: \"New\" is no date"
err_has "a day twice" "$LOCAL:6: 2027-12-29 is there already: Town hall closed"
CONTRACTMON_LOCAL_HOLIDAYS=$LOCAL try "config check finds them" 5 "$CONTRACTMON" config check
out_has "with their lines" "$LOCAL:4: "
CONTRACTMON_LOCAL_HOLIDAYS=$LOCAL try "so does doctor" 1 cm doctor
same "once" "$(grep -c 'there already' <<<"$out")" 1
LOCAL=$TMPDIR try "a folder is no file" 5 local_date 2027-12-24 +2wd
err_has "it says which option" "option local_holidays"
LOCAL=$TMPDIR/none try "a file that is not there" 5 local_date 2027-12-24 +2wd
err_has "and that nothing was counted" "so none are"

# What lists show follows the days off, too.
printf '%s\n' 'ref,provider_ref,provider,framework,starts' 'BM-1,P-1,Birch Care,birmingham-intervention,2026-04-01' | cm import contracts - 2>/dev/null
try "a plan is asked for" 0 cm record BM-1 improvement-plan IP-1 2027-05-20 requested failure=Punctuality
due_on() { cm due --within 60d | bare | grep plan-received | cut -d, -f1; }
cm refresh 2>/dev/null
same "10 working days" "$(due_on)" 2027-06-04
echo '2027-06-01 Civic day' >"$LOCAL"
export CONTRACTMON_LOCAL_HOLIDAYS=$LOCAL
same "and a day off of one's own" "$(due_on)" 2027-06-07
unset CONTRACTMON_LOCAL_HOLIDAYS
same "without it as before" "$(due_on)" 2027-06-04

# The day of receipt does not count, but where a framework says that it does.
has "how it is counted is told" "$(cm due --within 60d --format mail | tr -s ' \n' ' ')" "the day it starts on does not count"
mkdir "$TMPDIR/frameworks"
sed '/id = "plan-received"/,/};/s/count = 10;/count = 10; count_start = true;/' "$TEST_ROOT/model/frameworks/birmingham-intervention.conf" \
    >"$TMPDIR/frameworks/ours.conf"
export CONTRACTMON_FRAMEWORKS=$TMPDIR/frameworks
same "a framework of one's own may count the first day" "$(due_on)" 2027-06-03
has "and it is told" "$(cm due --within 60d --format mail | tr -s ' \n' ' ')" "Thu 20 May 2027 counts as the first day"
unset CONTRACTMON_FRAMEWORKS

# A newer edition that leaves out the years that are over, as GOV.UK's does.
edition() { # FIRST-YEAR LAST-YEAR: a file of three nations
    python3 - "$@" <<'END'
import json
import sys

first, last = int(sys.argv[1]), int(sys.argv[2])
events = [{"title": "New Year's Day", "date": f"{year}-01-01", "notes": "", "bunting": True} for year in range(first, last + 1)]
events += [{"title": "Christmas Day", "date": f"{year}-12-25", "notes": "", "bunting": True} for year in range(first, last + 1)]
print(json.dumps({name: {"division": name, "events": events} for name in ("england-and-wales", "scotland", "northern-ireland")}))
END
}
listed() { cm list --format csv | bare | tail -n 1 | cut -d, -f9; }
edition 2026 2030 >"$TMPDIR/newer.json"
cm refresh 2>/dev/null
try "a newer edition, without the Spring bank holiday" 0 cm import bank-holidays "$TMPDIR/newer.json"
same "what is due moves with it" "$(due_on)" 2027-06-03
same "in the list as well" "$(listed)" 2027-06-03
cm refresh 2>/dev/null
try "undone" 0 cm import undo 2
same "it moves back" "$(due_on) $(listed)" "2027-06-04 2027-06-04"
try "imported again" 0 cm import bank-holidays "$TMPDIR/newer.json"
same "years that it leaves out are still known" "$(cm date 2020-12-18 +10wd)" 2021-01-06
has "by the edition that has them" "$(cm date 2020-12-18 +10wd --explain)" "and for other years GOV.UK, 2012 to 2028"
same "years that it brings" "$(cm date 2029-12-24 +1wd)" 2029-12-26
try "an edition that ends early" 0 cm import bank-holidays - < <(edition 2012 2027)
same "does not take away what the program knows" "$(cm date 2028-12-22 +1wd)" 2028-12-27

# The end of the calendar, a year ahead and then.
at() { CONTRACTMON_NOW=$1T09:00:00Z cm "${@:2}"; }
try "more than a year left" 0 at 2027-12-31 due --within 30d
same "nothing is said" "$err" ""
try "less" 0 at 2028-01-01 due --within 30d
err_has "it is said" "Bank holidays of England and Wales are known to 31 December 2028, less than a year beyond what is counted now, to 1 January 2028"
err_has "and what to do" "contractmon import bank-holidays FILE"
try "in a mail beneath" 0 at 2028-01-01 due --within 30d --format mail
out_has "as a note" "NOTE"
same "not on the side" "$err" ""
try "doctor" 1 at 2028-01-01 doctor
out_has "says so too" "WRONG  Bank holidays of England and Wales are known to 31 December 2028"
try "a plan asked for at the very end" 0 cm record BM-1 improvement-plan IP-2 2028-12-20 requested failure=Punctuality
try "its clock is not passed over" 0 at 2028-12-21 due --within 30d --format json
out_has "but told as what it is" 'Improvement Plan to be received (IP-2): its day cannot be told, the bank holidays end too early; import newer ones'
out_has "from the day it started on" '"due_on":"2028-12-20"'
try "and put right by a newer file" 0 cm import bank-holidays "$TMPDIR/newer.json"
has "with its day" "$(at 2028-12-21 due --within 30d | bare)" "2029-01-05,provider,BM-1,Birch Care,Improvement Plan to be received (IP-2)"
finish
