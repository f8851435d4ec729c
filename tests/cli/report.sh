#!/usr/bin/env bash
# report: papers as they are printed. The kept texts stand in tests/cli/golden; GOLDEN=update writes them anew.
# shellcheck source=tests/cli/support/office.sh
. "$TEST_ROOT/tests/cli/support/office.sh"

"$CONTRACTMON" demo --make "$DB" 2>/dev/null
unset CONTRACTMON_NOW

# The head of the audit trail is another each time.
printed() { sed -E 's/^(Printed .* Audit trail: entry )[0-9]+,$/\1N,/; s/^[0-9a-f]{64}$/HASH/' <<<"$out"; }

golden() {
    local kept=$TEST_ROOT/tests/cli/golden/$2.txt
    if [ "${GOLDEN:-}" = update ]; then
        mkdir -p "${kept%/*}" && printed >"$kept"
    fi
    if differs=$(diff -u "$kept" <(printed)); then ok "$1"; else not_ok "$1" "$differs"; fi
}

try "a warning notice with its plan" 0 cm report notice HC-014 PWN-3
golden "as it is printed: Provider Warning Notice" paper-pwn
try "a default notice with its plan" 0 cm report notice HC-014 DN-1
golden "as it is printed: Default Notice" paper-dn
try "a plan of its own" 0 cm report notice HC-014 RAP-1
golden "as it is printed: Remedial Action Plan" paper-rap
has "the head of the trail stands at the foot" "$(tail -n 2 <<<"$out")" "Audit trail: entry "
if [ "$(awk 'length > 76' <<<"$out" | wc -l)" -eq 0 ]; then ok "it fits a page"; else not_ok "it fits a page" "$out"; fi
try "by the provider's name where there is one contract" 0 cm report notice "1-9000000001" DN-1
try "a paper that there is not" 3 cm report notice HC-014 PWN-9
err_has "those there are" "PWN-3"
try "a contract that there is not" 3 cm report notice HC-999 PWN-1
try "the minutes of a meeting" 0 cm report minutes HC-014 M-13
has "which and when" "$out" $'Contract Meeting M-13\nAcornlea Homecare\nHC-014 Homecare, Zone 3'
has "where nothing was typed they say so" "$out" "No minutes were entered."
has "the head of the trail stands at their foot" "$(tail -n 2 <<<"$out")" "Audit trail: entry "
try "of one that was not held yet" 5 cm report minutes HC-014 M-14
err_has "why there are none" "Meeting M-14 is planned"
try "of one that there is not" 3 cm report minutes HC-014 M-99
try "a report that there is not" 2 cm report nothing HC-014 PWN-1
err_has "those there are" "notice"
try "too little" 2 cm report notice HC-014
err_has "what to write" "contractmon report notice CONTRACT REF"
finish
