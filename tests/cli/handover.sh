#!/usr/bin/env bash
# handover, and report handover: what is open with one officer, and moving it to another in one act.
# shellcheck source=tests/cli/support/office.sh
. "$TEST_ROOT/tests/cli/support/office.sh"

make_office
entries() { cm verify | sed 's/^sound: \([0-9]*\) entries.*/\1/'; }

try "what is open with an officer" 0 cm report handover jsmith
has "how many contracts" "$(cm report handover jsmith)" "Contracts       2, of which 1 RED"
has "each with its standing" "$(cm report handover jsmith)" "HC-1  Alder Care Ltd: RED"
has "what is due, whose turn, the clause" "$(cm report handover jsmith)" "20 June 2027, provider: Rectification period of RAP-1 ends [6.1]"
out_lacks "not those of others" "HC-2"
try "of another" 0 cm report handover mjones
out_lacks "nor those that have ended" "HC-9"
try "of somebody without contracts" 3 cm report handover nobody
err_has "those who have some" "jsmith, mjones"

try "one contract" 0 cm handover jsmith mjones HC-3
err_has "how many" "1 contract moved from jsmith to mjones."
same "it is theirs" "$(cm list | bare | grep 'Birch' | rev | cut -d, -f1 | rev | sort -u)" mjones
try "again" 5 cm handover jsmith mjones HC-3
err_has "who has it" "HC-3 has mjones as its officer now. Nothing was moved."
try "one of two that is not theirs" 5 cm handover mjones jsmith HC-2 HC-1
has "nothing was moved" "$(cm report handover mjones)" "HC-2"
try "to nobody" 5 cm handover mjones ""
try "to oneself" 5 cm handover mjones mjones
err_has "whom" "To must be another officer than mjones."
try "two logins" 5 cm handover mjones "a b"
try "a contract that there is not" 3 cm handover mjones jsmith HC-99

before=$(entries)
try "to a login that nobody has" 3 cm handover mjones jsmiht
err_has "the nearest" "No contract has jsmiht as its officer, and nobody is covered by that login. Did you mean jsmith? Nothing was moved. If the login is right and new, add --new."
try "to somebody who has none yet" 3 cm handover mjones dprice
err_has "who have some" "These have contracts: jsmith, mjones."
same "nothing was moved" "$(cm report handover mjones | grep -c 'Contracts       2')" 1
try "all of them" 0 cm handover mjones dprice --new
err_has "those that run" "2 contracts moved from mjones to dprice."
has "they are the other's" "$(cm report handover dprice)" "Contracts       2"
try "nobody is left" 3 cm report handover mjones
same "the audit trail has an entry for each contract" "$(($(entries) - before))" 2
try "of one who has none any more" 5 cm handover mjones dprice
err_has "that there is none" "no contract has mjones as its officer"
has "the trail is sound" "$(cm verify)" "sound"
finish
