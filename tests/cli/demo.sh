#!/usr/bin/env bash
# demo: the database of the demonstration, and that nothing is left of it.
# shellcheck source=tests/cli/support/office.sh
. "$TEST_ROOT/tests/cli/support/office.sh"

try "demo --make" 0 "$CONTRACTMON" demo --make "$DB"
before=$(sha256sum <"$DB")
try "demo --make overwrites nothing" 4 "$CONTRACTMON" demo --make "$DB"
same "it is as it was" "$(sha256sum <"$DB")" "$before"
try "demo --make where there is no folder" 1 "$CONTRACTMON" demo --make "$TMPDIR/none/demo.db"
try "demo without a terminal" 2 "$CONTRACTMON" demo
same "and without output" "$out" ""
same "and without a trace" "$(find "$XDG_RUNTIME_DIR" "$TMPDIR" -name 'contractmon-demo*')" ""

unset CONTRACTMON_NOW
try "it has a day of its own" 0 cm list --format json
rows=$(python3 -c 'import json,sys; print(len(json.load(sys.stdin)))' <<<"$out")
if [ "$rows" -ge 40 ] && [ "$rows" -le 70 ]; then ok "40 to 60 providers ($rows rows)"; else not_ok "40 to 60 providers" "$rows rows"; fi
CONTRACTMON_NOW=2030-01-01T00:00:00Z "$CONTRACTMON" demo --make "$TMPDIR/again.db" 2>/dev/null
for command in list findings due 'export results --for machine' 'export providers'; do
    # shellcheck disable=SC2086
    same "the same each time: $command" "$("$CONTRACTMON" --db "$TMPDIR/again.db" $command | sha256sum)" "$(cm $command | sha256sum)"
done
try "its audit trail is sound" 0 cm verify
try "its lists are right" 0 cm doctor
export CONTRACTMON_NOW=2027-05-24T09:30:00Z

shoot=$CONTRACTMON_BUILD/tests/harness/shoot
if [ -x "$shoot" ]; then
    try "it comes up on a terminal, and can be left" 0 "$shoot" -k "wait:Welcome Enter wait:Acornlea q" -- "$CONTRACTMON" demo
    same "nothing is left of it" "$(find "$XDG_RUNTIME_DIR" "$TMPDIR" -name 'contractmon-demo*')" ""
else
    skip "the demonstration on a terminal" "tests/harness/shoot is not built"
fi
finish
