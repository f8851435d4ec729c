#!/usr/bin/env bash
# framework, theme and config: list, show, print, check; the council's own folder of frameworks.
# shellcheck source=tests/cli/support/office.sh
. "$TEST_ROOT/tests/cli/support/office.sh"

try "framework list" 0 "$CONTRACTMON" framework list
out_has "the Bristol framework" "bristol-homecare,"
try "framework show" 0 "$CONTRACTMON" framework show bristol-homecare
same "it is the file itself" "$out" "$(cat "$TEST_ROOT/model/frameworks/bristol-homecare.conf")"
try "framework show of none" 3 "$CONTRACTMON" framework show bristle
err_has "those there are" "bristol-homecare"

shipped=$TEST_ROOT/model/frameworks/bristol-homecare.conf
try "framework check of a good file" 0 "$CONTRACTMON" framework check "$shipped"
err_has "it says so" "no mistake"
wrong() { # NAME WORDS SED-SCRIPT: the shipped file, changed so, is refused with the words
    sed "$3" "$shipped" >"$TMPDIR/wrong.conf"
    try "$1 is refused" 5 "$CONTRACTMON" framework check "$TMPDIR/wrong.conf"
    out_has "$1: file and line" "$2"
}
line=$(grep -n '^rated' "$shipped" | cut -d: -f1)
wrong "a wrapped integer" "$TMPDIR/wrong.conf:$line" 's/^rated .*/rated = 99999999999;/'
wrong "an unknown key" "$TMPDIR/wrong.conf:$line" 's/^rated/rusted/'
wrong "a broken line" "$TMPDIR/wrong.conf:" 's/^rated .*/rated = ;/'
# What cannot be evaluated safely, each with its line and a sentence.
line_of() { grep -n "$1" "$shipped" | head -n 1 | cut -d: -f1; }
wrong "a dead rung" "wrong.conf:$(line_of 'colour = "amber"; at_least = 6'): This rung is dead: 8 are asked for, and 7 KPIs" \
    's/colour = "amber"; at_least = 6/colour = "amber"; at_least = 8/'
wrong "bands that overlap" "wrong.conf:$(line_of 'ref = "7";'): The KPI \"7\": green and amber overlap" \
    '/ref = "7";/s/ref = "7";/ref = "7"; target = "80"; amber = "90";/'
wrong "an unknown role" 'there is no party "comissioner"; did you mean "commissioner"?' 's/attends = \[ "commissioner"/attends = [ "comissioner"/'
wrong "working days without a calendar" 'counts working days of notice, and the framework names no calendar.' 's/^calendar.*//'
waits() { # ID RECORD STATE EARLIER-RECORD EARLIER-STATE: a gate
    printf '{ id = "%s"; record = "%s"; state = "%s"; earlier_record = "%s"; earlier_state = "%s"; ' "$@"
    printf 'message = "M."; clause = "1"; provenance = "local"; }'
}
cycle="$(waits one suspension agreed breach-notice served), $(waits two breach-notice served suspension agreed)"
wrong "preconditions in a circle" 'The gate "one" can never be passed, because it waits for itself: one, two, one.' "s/^leads = (/gates = ( $cycle );\n&/"
try "a framework file that is not there" 5 "$CONTRACTMON" framework check "$TMPDIR/nothing.conf"

make_office
mkdir "$TMPDIR/frameworks"
export CONTRACTMON_FRAMEWORKS=$TMPDIR/frameworks
before=$(cm findings --all)
sed 's/^version = "2016";/version = "2027"; valid_from = "2027-04-15";/; s/^standing_none .*/standing_none = "All is well";/' "$shipped" \
    >"$TMPDIR/frameworks/ours.conf"
same "the council's version counts from its day" "$(cm list --as-at 2027-04-15 | bare | grep HC-3 | grep -o 'All is well')" "All is well"
same "and not before" "$(cm list --as-at 2027-04-14 | bare | grep HC-3 | grep -o 'No sanction')" "No sanction"
same "each version is listed once" "$("$CONTRACTMON" framework list | grep bristol | cut -d, -f5,6,8,11 | tr '\n' ' ')" "2016,,no,shipped 2027,2027-04-15,yes,council file "
try "its file is shown" 0 "$CONTRACTMON" framework show bristol-homecare
out_has "it is the council's" "All is well"
sed 's/^id .*/id = "our-homecare";/' "$shipped" >"$TMPDIR/frameworks/more.conf"
same "a framework of one's own is listed" "$("$CONTRACTMON" framework list | cut -d, -f1 | bare | sort -u | tr '\n' ' ')" "birmingham-intervention bristol-homecare childrens-services id inverclyde-poor-performance lancashire-supported-housing our-homecare "
echo 'id = "bristol-homecare"; rated = 99999999999;' >"$TMPDIR/frameworks/ours.conf"
try "a version with a mistake is refused, not passed over" 5 cm findings
err_has "with file and line" "ours.conf:1:"
err_has "for every contract" "Contract HC-3:"
try "list goes on, but the exit status tells" 5 cm list --as-at 2027-04-15
err_has "and so does a message" "HC-3 cannot be worked out: "
out_has "and says so" "cannot be worked out"
unset CONTRACTMON_FRAMEWORKS
same "without the folder all is as before" "$(cm findings --all)" "$before"
python3 -c 'import sqlite3,sys; d = sqlite3.connect(sys.argv[1]); d.execute("UPDATE contract SET framework = ? WHERE ref = ?", ("gone", "HC-2")); d.commit()' "$DB"
try "a framework that has gone" 3 cm findings --all
out_has "the other contracts are told all the same" "HC-1,pwn-quarter:2027-04-01"
err_has "which contract" 'Contract HC-2: There is no framework "gone".'

try "theme list" 0 "$CONTRACTMON" theme list
out_has "a theme" "dark"
try "theme check of a shipped one" 0 "$CONTRACTMON" theme check dark
echo 'nonsense = 1;' >"$TMPDIR/bad.conf"
(cd "$TMPDIR" && "$CONTRACTMON" theme check bad.conf >theme.out 2>/dev/null)
same "theme check of a bad file" "$?" 5
same "with file and line" "$(grep -c 'bad.conf:1' "$TMPDIR/theme.out")" 1

try "config check of nothing" 0 "$CONTRACTMON" config check
printf 'ascii = true;\ntheem = "dark";\ncolor = "purple";\n' >"$TMPDIR/my.conf"
try "config check" 5 "$CONTRACTMON" config check --config "$TMPDIR/my.conf"
out_has "the line and the nearest name" "my.conf:2"
out_has "what is allowed" "my.conf:3"
try "the program starts in spite of mistakes" 0 cm --config "$TMPDIR/my.conf" list
err_has "and tells them" "my.conf:2"
same "what is right counts" "$("$CONTRACTMON" --config "$TMPDIR/my.conf" config print 2>/dev/null | grep -c '^ascii = true.*my.conf:1')" 1
same "a flag counts more" "$("$CONTRACTMON" --theme light config print | grep -c '^theme = "light".*--theme')" 1
same "the environment too" "$(CONTRACTMON_THEME=mono "$CONTRACTMON" config print | grep -c '^theme = "mono".*CONTRACTMON_THEME')" 1
try "config print --example" 0 "$CONTRACTMON" config print --example
printf '%s\n' "$out" >"$TMPDIR/example.conf"
try "the example has no mistakes" 0 "$CONTRACTMON" config check --config "$TMPDIR/example.conf"
finish
