#!/usr/bin/env bash
# replay, and versions of a framework: what another one would have required, colours by the version of the period, texts kept when files go.
# shellcheck source=tests/cli/support/office.sh
. "$TEST_ROOT/tests/cli/support/office.sh"

make_office
shipped=$TEST_ROOT/model/frameworks/bristol-homecare.conf

# A stricter version: two ambers make a warning notice, and two warning notices count together for 6 months only.
sed 's/^version = "2016";/version = "strict";/; s/{ colour = "amber"; at_least = 3; } );/{ colour = "amber"; at_least = 1; } );/' "$shipped" >"$TMPDIR/strict.conf"
try "replay under its own framework" 0 cm replay HC-1 --framework bristol-homecare
same "nothing but the header where nothing differs" "$(printf '%s' "$out" | bare)" "contract,key,here,there,reason"
err_has "it says so" "0 differences"
try "replay under a file" 0 cm replay HC-1 --framework "$TMPDIR/strict.conf"
out_has "what counts there besides" '"must pwn, answered, raised 2027-04-12, counts 7@2027-01-01","must pwn, answered, raised 2027-04-12, counts 7@2027-01-01;8@2027-01-01"'
printf '%s\n' 'contract,kind,date,kpi,period,colour' 'HC-2,result,2027-07-12,1,2027-04-01,A' | cm import history - 2>/dev/null
try "a finding only there" 0 cm replay HC-2 --framework "$TMPDIR/strict.conf" --as-at 2027-07-12
out_has "with its key and day" 'HC-2,pwn-quarter:2027-04-01,,"must pwn, open, raised 2027-07-12, counts 1@2027-04-01"'
out_has "and the reason" "here it takes at least 1 red or at least 3 amber failures in a quarter, there at least 1 red or at least 1 amber failures in a quarter"
try "as json" 0 cm replay HC-2 --framework "$TMPDIR/strict.conf" --as-at 2027-07-12 --format json
out_has "the same" '"key":"pwn-quarter:2027-04-01"'

# Without the rule the notice was served for nothing.
sed '/^    { key = "pwn-quarter"/,/"until-answered"; },/d; s/^ *subsumed_by = "pwn-quarter";.*/ },/; s/leave_raised = \[ "dn-quarter", "pwn-quarter" \]/leave_raised = [ "dn-quarter" ]/; s/^version = "2016";/version = "mild";/' "$shipped" |
    sed 's/leave_accompanying = "@count_accompanying_raps_for_pwn=false";/& },/; /^ },$/d' >"$TMPDIR/mild.conf"
if cm framework check "$TMPDIR/mild.conf" >/dev/null 2>&1; then
    try "a rule that is not there" 0 cm replay HC-1 --framework "$TMPDIR/mild.conf"
    out_has "its finding is only here, or named by the notice alone" "pwn-quarter:2027-01-01"
    out_has "with the reason" "there has no rule pwn-quarter"
else
    not_ok "a rule that is not there" "$(cm framework check "$TMPDIR/mild.conf" 2>&1)"
fi

# Another council's framework: its reviews, not these meetings.
try "under another council's framework" 0 cm replay HC-1 --framework lancashire-supported-housing
out_has "what it would have asked for" "HC-1,quarterly-review:"
out_has "what it would not" "HC-1,pwn-quarter:2027-01-01,"

try "a framework that there is not" 3 cm replay HC-1 --framework nonsense
err_has "those there are" "bristol-homecare version 2016"
try "a file with a mistake" 5 cm replay HC-1 --framework "$TEST_ROOT/README.md"
try "without a framework" 2 cm replay HC-1
err_has "what to say" "--framework"
try "a contract that there is not" 3 cm replay HC-77 --framework bristol-homecare

# ---- Versions -------------------------------------------------------------------------------------------------------------------
# A council's own framework in two versions: from 1 April 2027 KPI 1 is to reach 95, before 90.
mkdir "$TMPDIR/frameworks"
export CONTRACTMON_FRAMEWORKS=$TMPDIR/frameworks
with_target() { sed "s/^id .*/id = \"own-care\";/; s/^version = \"2016\";/version = \"$1\"; valid_from = \"$2\";/; s/^    { ref = \"1\";/& target = \"$3\"; amber = \"80\";/" "$shipped"; }
with_target first 2026-04-01 90 >"$TMPDIR/frameworks/first.conf"
with_target second 2027-04-01 95 >"$TMPDIR/frameworks/second.conf"
try "framework check of a version" 0 cm framework check "$TMPDIR/frameworks/second.conf"
printf '%s\n' 'ref,provider_ref,framework,starts' 'OC-1,P-1,own-care,2026-04-01' | cm import contracts - 2>/dev/null
printf '%s\n' 'contract,kind,date,kpi,period,value' 'OC-1,result,2027-04-12,1,2027-01-01,92' 'OC-1,result,2027-07-12,1,2027-04-01,92' | cm import history - 2>/dev/null
colours() { cm export results --as-at 2027-07-12 | bare | grep '^OC-1,' | cut -d, -f6,9; }
before=$(colours)
has "the period before 1 April 2027 takes its colour by the first version" "$(grep '2027-01-01' <<<"$before")" green
has "the one after by the second, whichever day it is told on" "$(grep '2027-04-01' <<<"$before")" amber
listed() { cm framework list | bare | grep '^own-care,' | cut -d, -f5,6,8,11 | tr '\n' ' '; }
same "both versions are listed, with the one in force" "$(listed)" "first,2026-04-01,no,council file second,2027-04-01,yes,council file "
hash=$(cm framework list | bare | grep '^own-care,.*,first,' | sed 's/.*,//')
same "with the hash of the text" "$hash" "$(sha256sum <"$TMPDIR/frameworks/first.conf" | cut -d' ' -f1)"
try "replay under the version before" 0 cm replay OC-1 --framework first --as-at 2027-07-12

# The files go: the texts were kept when they were used.
findings=$(cm findings OC-1 --all --as-at 2027-07-12)
rm "$TMPDIR/frameworks/first.conf" "$TMPDIR/frameworks/second.conf"
same "a contract whose file has gone is worked out by what was kept" "$(colours)" "$before"
same "with the same findings" "$(cm findings OC-1 --all --as-at 2027-07-12)" "$findings"
has "they are listed as kept" "$(listed)" "kept in the database"
try "replay by the beginning of a hash" 0 cm replay OC-1 --framework "$(printf '%.8s' "$(cm framework list | bare | grep '^own-care,' | tail -n 1 | sed 's/.*,//')")"
try "the trail is sound" 0 cm verify
finish
