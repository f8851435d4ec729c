#!/usr/bin/env bash
# export --format ics: read by an independent parser; what moves keeps its name, what is called off or done is cancelled.
# shellcheck source=tests/cli/support/office.sh
. "$TEST_ROOT/tests/cli/support/office.sh"
if ! /usr/bin/python3 -c 'import icalendar' 2>/dev/null; then
    skip "calendars" "python3-icalendar is not installed"
    exit 77
fi
make_office

# read_ics FILE: a line for each entry, "uid|sequence|day|end|status|summary", as the independent parser understands it
read_ics() {
    /usr/bin/python3 - "$1" <<'END'
import sys
import icalendar

data = open(sys.argv[1], "rb").read()
assert data.endswith(b"\r\n") and b"\n" not in data.replace(b"\r\n", b""), "a bare line end"
for line in data.split(b"\r\n"):
    assert len(line) <= 75, line
    line.decode("utf-8")  # no character is split by a fold
calendar = icalendar.Calendar.from_ical(data)
assert calendar["VERSION"] == "2.0" and calendar["METHOD"] == "PUBLISH" and calendar["PRODID"]
events = calendar.walk("VEVENT")
assert len({str(event["UID"]) for event in events}) == len(events), "a name twice"
for event in events:
    assert not event.errors, event.errors
    assert event["DTSTAMP"].dt.tzinfo is not None
    print(event["UID"], event["SEQUENCE"], event["DTSTART"].dt, event["DTEND"].dt, event["STATUS"], event["SUMMARY"], sep="|")
END
}
# entries KIND [OPTION ...]: exported and read
entries() {
    cm export "$1" --format ics "${@:2}" >"$TMPDIR/entries.ics" && read_ics "$TMPDIR/entries.ics" 2>&1
}

cm record HC-1 visit V-1 2027-06-14 planned type=qa-visit 2>/dev/null
cm record HC-3 visit V-1 2027-07-05 planned type=qa-visit 2>/dev/null
same "two visits" "$(entries visits)" "$(lines \
    'HC-1/visit/V-1@contractmon|0|2027-06-14|2027-06-15|CONFIRMED|QA visit: Alder Care Ltd' \
    'HC-3/visit/V-1@contractmon|0|2027-07-05|2027-07-06|CONFIRMED|QA visit: Birch "B" Care, Tŷ Mawr')"
same "exported again they are the same" "$(cm export visits --format ics | sha256sum)" "$(cm export visits --format ics | sha256sum)"
has "among what is due they have the same names" "$(entries due)" 'HC-1/visit/V-1@contractmon|0|2027-06-14|'

try "one is moved" 0 cm record HC-1 visit V-1 2027-06-21 planned "moved=They asked for it"
has "it is the same entry, later said" "$(entries visits)" 'HC-1/visit/V-1@contractmon|1|2027-06-21|2027-06-22|CONFIRMED|'
has "in what is due, too" "$(entries due)" 'HC-1/visit/V-1@contractmon|1|2027-06-21|'
try "it is called off" 0 cm record HC-1 visit V-1 2027-05-24 cancelled "why=The manager is ill"
has "it goes from the day it was planned for" "$(entries visits)" 'HC-1/visit/V-1@contractmon|2|2027-06-21|2027-06-22|CANCELLED|Cancelled: QA visit: Alder Care Ltd'
has "and from what is due" "$(entries due)" 'HC-1/visit/V-1@contractmon|2|2027-06-21|2027-06-22|CANCELLED|'
same "why is nobody's business there" "$(grep -c 'ill' "$TMPDIR/entries.ics")" 0
has "for a year" "$(entries visits --as-at 2028-06-21)" 'HC-1/visit/V-1@contractmon|2|2027-06-21|'
case $(entries visits --as-at 2028-06-22) in
*HC-1/visit/V-1*) not_ok "then no more" ;;
*) ok "then no more" ;;
esac

same "one officer's" "$(entries visits --officer mjones)" ""
try "the name of the calendar says whose it is" 0 cm export visits --format ics --officer mjones
out_has "as asked for" "X-WR-CALNAME:contractmon: visits of mjones"

# What is due: the next meeting is one entry that moves on, and goes when a day is agreed; what is done goes.
has "the next meeting" "$(entries due)" 'HC-2/next/contract-meeting@contractmon|2|2027-08-03|2027-08-04|CONFIRMED|Contract Meeting due: Alder Care Ltd'
cm record HC-2 meeting M-2 2027-05-20 held type=contract-meeting attended="commissioner;main-provider" 2>/dev/null
has "moves on once one was held" "$(entries due)" 'HC-2/next/contract-meeting@contractmon|3|2027-08-20|'
cm record HC-2 meeting M-3 2027-08-18 planned type=contract-meeting called_on=2027-05-24 2>/dev/null
has "a day is agreed: that stands" "$(entries due)" 'HC-2/meeting/M-3@contractmon|0|2027-08-18|2027-08-19|CONFIRMED|Contract Meeting: Alder Care Ltd'
has "and the reminder goes" "$(entries due)" 'HC-2/next/contract-meeting@contractmon|4|2027-08-18|2027-08-19|CANCELLED|'
has "an open duty" "$(entries due)" 'HC-1/due/pwn-quarter:2027-04-01@contractmon|'
has "with its rule and clause" "$(tr -d '\r' <"$TMPDIR/entries.ics" | sed -z 's/\n //g')" 'Table 5'
printf '%s\n' 'contract,kind,ref,date,instrument,answers' 'HC-1,served,PWN-2,2027-05-24,pwn,pwn-quarter:2027-04-01' | cm import history - 2>/dev/null
has "once answered it goes" "$(entries due | grep pwn-quarter:2027-04-01)" '|CANCELLED|Done: '

# Words of people, as they come
{
    echo 'ref,title,provider_ref,provider,framework,starts'
    printf 'X/1,"a; b, c\\ d",XP-1,"%s",bristol-homecare,2026-04-01\n' "$(printf 'Tŷ 東京 \xf0\x9f\x8f\xa0 %.0s' {1..12})"
} | cm import contracts - 2>/dev/null
cm record X/1 visit V-1 2027-06-01 planned type=qa-visit 2>/dev/null
has "long names in any script" "$(entries visits)" "X=2F1/visit/V-1@contractmon|0|2027-06-01|2027-06-02|CONFIRMED|QA visit: Tŷ 東京 🏠 Tŷ"
has "separators are escaped" "$(tr -d '\r' <"$TMPDIR/entries.ics" | sed -z 's/\n //g')" 'X/1\, a\; b\, c\\ d\,'

try "a kind without days" 2 cm export contracts --format ics
err_has "those that have" "--format ics goes with due, visits and meetings"
try "another command has no calendar" 2 cm list --format ics
err_has "what it takes" "--format takes table, csv or json"
try "providers of an officer" 2 cm export providers --officer jsmith
err_has "are none" "belong to no contract"
same "rows of an officer" "$(cm export contracts --officer mjones | bare | cut -d, -f1 | tail -n +2 | sort | tr '\n' ' ')" "HC-2 HC-9 "

"$CONTRACTMON" demo --make "$TMPDIR/demo.db" 2>/dev/null
for kind in due visits meetings; do
    "$CONTRACTMON" --db "$TMPDIR/demo.db" export "$kind" --format ics >"$TMPDIR/demo.ics"
    if read_ics "$TMPDIR/demo.ics" >"$TMPDIR/read" 2>&1 && [ "$(wc -l <"$TMPDIR/read")" -gt 100 ]; then
        ok "the demonstration's $kind"
    else
        not_ok "the demonstration's $kind" "$(tail -n 3 "$TMPDIR/read")"
    fi
done
finish
