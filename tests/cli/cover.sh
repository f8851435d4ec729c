#!/usr/bin/env bash
# cover: during leave an officer's contracts count also as those of whoever covers.
# shellcheck source=tests/cli/support/office.sh
. "$TEST_ROOT/tests/cli/support/office.sh"

make_office
today=2027-05-24 # for all tests
day() { date -d "$today $1 days" +%F; }
words() { LC_ALL=C date -d "$today $1 days" '+%-d %B %Y'; }
entries() { cm verify | sed 's/^sound: \([0-9]*\) entries.*/\1/'; }
of() { cm list --sort name --officer "$@" | grep -o 'HC-[0-9]' | tr '\n' ' '; }
mine() { of mjones "$@"; }

try "nobody yet" 0 cm cover
err_has "in words" "Nobody is covered, now or later."
same "one's own contracts" "$(mine)" "HC-2 "

before=$(entries)
try "a fortnight from yesterday on" 0 cm cover jsmith mjones "$(day -1)" "$(day 13)"
err_has "in words" "mjones covers jsmith from $(words -1) to $(words 13)."
same "one entry of the audit trail" "$(($(entries) - before))" 1
same "it is listed" "$(cm cover | bare | tail -n +2)" "jsmith,mjones,$(day -1),$(day 13),now"
same "the list has them too" "$(mine)" "HC-1 HC-2 HC-3 "
same "with their officer" "$(cm list --officer mjones | bare | grep HC-1 | rev | cut -d, -f1 | rev)" jsmith
same "the other's are not fewer" "$(of jsmith)" "HC-1 HC-3 "
has "so has the queue" "$(cm due --officer mjones --within 366d)" "HC-1"
has "and the mail, marked" "$(cm due --officer mjones --within 366d --format mail)" "Alder Care Ltd, HC-1 (for jsmith)"
has "and at its head until when" "$(cm due --officer mjones --within 366d --format mail | tr -s ' \n' ' ')" "contracts of mjones, and for jsmith until $(words 13)"
has "one's own are not marked" "$(cm due --officer mjones --within 366d --format mail)" "Alder Care Ltd, HC-2
"
has "nor are they the other's own" "$(cm due --officer jsmith --within 366d --format mail)" "Alder Care Ltd, HC-1
"
ics() { cm export due --format ics --officer "$@" | bare | sed -z 's/\n //g'; }
has "so has the calendar" "$(ics mjones)" "UID:HC-1/"
has "told by whom and until when" "$(ics mjones)" "Officer: jsmith\\, covered by mjones until $(words 13)."
has "one's own as ever" "$(ics mjones)" "Officer: mjones."
same "and an export in rows" "$(cm export contracts --officer mjones | bare | cut -d, -f1 | grep -c '^HC-[123]')" 3
same "the calendar of a day before has not" "$(ics mjones --as-at "$(day -2)" | grep -c 'UID:HC-1/')" 0
same "not on a day before" "$(mine --as-at "$(day -2)")" "HC-2 "
same "on the last day" "$(mine --as-at "$(day 13)")" "HC-1 HC-2 HC-3 "
same "not on the day after it" "$(mine --as-at "$(day 14)")" "HC-2 "
has "whoever looks the contract up sees whom to ask" "$(cm show HC-1)" "officer jsmith, covered by mjones until $(words 13)"
has "who goes away sees it in the handover" "$(cm report handover jsmith)" "Cover           mjones covers jsmith from"
has "and so does who covers" "$(cm report handover mjones)" "Cover           mjones covers jsmith from"
same "handing over is of one's own alone" "$(cm report handover mjones | grep -c '^HC-')" 1

before=$(entries)
try "the same again" 0 cm cover jsmith mjones "$(day -1)" "$(day 13)"
err_has "is told" "So it was already"
same "and no entry" "$(($(entries) - before))" 0
try "another at the same time" 5 cm cover jsmith dprice "$(day 13)" "$(day 20)"
err_has "who covers" "mjones covers jsmith from $(words -1) to $(words 13) already"
try "leave that is still ahead" 0 cm cover jsmith dprice "$(day 25)" "$(day 30)"
same "what falls within it is seen beforehand, and nothing else" \
    "$(cm due --officer dprice --within 90d | bare | tail -n +2 | cut -d, -f1,3)" "$(day 27),HC-1"
same "on a day without leave it is the other's alone" "$(cm due --officer dprice --within 10d | bare | tail -n +2)" ""
try "and is taken back" 0 cm cover jsmith dprice "$(day 25)" none
try "one after the other" 0 cm cover jsmith dprice "$(day 14)" "$(day 20)"
err_has "a login that nobody has" "No contract has dprice as its officer: is the login right?"
same "not yet" "$(cm list --officer dprice | bare | tail -n +2)" ""
try "no leave after all" 0 cm cover jsmith dprice "$(day 14)" none
err_has "in words" "Taken back: jsmith is not covered from $(day 14) on."
same "it is not listed" "$(cm cover | bare | tail -n +2 | wc -l)" 1
try "no leave that never was" 3 cm cover mjones jsmith "$(day 3)" none
err_has "nothing is taken back" "Nothing was taken back."

try "back earlier" 0 cm cover jsmith mjones "$(day -1)" "$(day -1)"
same "the list is one's own again" "$(mine)" "HC-2 "
same "it is over" "$(cm cover | bare | tail -n +2)" ""
has "and out of the handover" "$(cm report handover jsmith | grep -c Cover)" 0

before=$(entries)
try "oneself" 5 cm cover jsmith jsmith "$(day 1)" "$(day 2)"
err_has "whom" "Covered by must be another officer than jsmith."
try "two logins" 5 cm cover jsmith "a b" "$(day 1)" "$(day 2)"
try "nobody" 5 cm cover jsmith "" "$(day 1)" "$(day 2)"
try "somebody without contracts" 3 cm cover nobody mjones "$(day 1)" "$(day 2)"
err_has "those who have some" "jsmith, mjones"
try "a day that there is not" 2 cm cover jsmith mjones 2027-02-30 2027-03-01
try "days in the wrong order" 2 cm cover jsmith mjones 2027-03-02 2027-03-01
err_has "in words" "The last day, 2027-03-01, is before the first, 2027-03-02."
try "too few words" 2 cm cover jsmith mjones
same "none of this left a trace" "$(($(entries) - before))" 0
has "the trail is sound" "$(cm verify)" "sound"
finish
