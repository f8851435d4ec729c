#!/usr/bin/env bash
# What the subcommands that look say: list, show, history, findings, explain, due; as at other days, as known then.
# shellcheck source=tests/cli/support/office.sh
. "$TEST_ROOT/tests/cli/support/office.sh"
make_office

same "list" "$(cm list | bare)" "$(lines \
    provider_ref,provider,contract,framework,rag,standing,highest_open,next_due,next_due_on,officer \
    'P-1,Alder Care Ltd,HC-1,bristol-homecare,red,Provider Warning Notice,pwn-quarter:2027-04-01,Contract Meeting due,2026-07-01,jsmith' \
    'P-1,Alder Care Ltd,HC-2,bristol-homecare,green,No sanction,,Contract Performance Meeting due,2027-04-01,mjones' \
    'P-2,"Birch ""B"" Care, Tŷ Mawr",HC-3,bristol-homecare,none,No sanction,,Contract Meeting due,2026-07-01,jsmith')"
contracts_of() { cm list "$@" | bare | awk -F, 'NR > 1 { for (i = 1; i <= NF; i++) if ($i ~ /^HC-/) printf "%s ", $i }'; }
same "list of one colour" "$(contracts_of --rag green)" "HC-2 "
same "list of no colour" "$(contracts_of --rag none)" "HC-3 "
same "list of one officer" "$(contracts_of --officer mjones --ended)" "HC-2 HC-9 "
same "ended contracts only when asked for" "$(contracts_of --ended)" "HC-1 HC-2 HC-3 HC-9 "
same "by name" "$(contracts_of --sort name)" "HC-1 HC-2 HC-3 "
same "by what is due" "$(contracts_of --sort due)" "HC-1 HC-3 HC-2 "
same "an empty list is a header" "$(cm list --officer mjones --rag red | wc -l)" 1
same "as at a day before" "$(cm list --as-at 2027-04-12 --rag red | bare | cut -d, -f5-7)" "$(lines rag,standing,highest_open red,"No sanction",pwn-quarter:2027-01-01)"
same "as known before the notice was recorded" "$(cm list --known-at 2027-04-20 --rag red | bare | cut -d, -f6 | tail -1)" "No sanction"
same "reading the list writes nothing" "$(sha256sum <"$DB")" "$(cm list >/dev/null; cm findings >/dev/null; sha256sum <"$DB")"
try "list as json" 0 cm list --format json
same "json is json" "$(cm list --format json | python3 -c 'import json,sys; r = json.load(sys.stdin); print(len(r), r[2]["provider"], r[0]["rag"])')" \
    '3 Birch "B" Care, Tŷ Mawr red'
same "csv is csv" "$(cm list | python3 -c 'import csv,sys; r = list(csv.reader(sys.stdin)); print(len(r), set(map(len, r)), r[3][1])')" \
    '4 {10} Birch "B" Care, Tŷ Mawr'
same "csv lines end with CR LF" "$(cm list | grep -c $'\r$')" 4

header=contract,key,instrument,duty,raised_on,status,flags,clause,counted
first='HC-1,pwn-quarter:2027-01-01,pwn,must,2027-04-12,answered,,Table 5,7@2027-01-01'
second='HC-1,pwn-quarter:2027-04-01,pwn,must,2027-05-10,open,,Table 5,7@2027-04-01!2027-05-10'
same "findings" "$(cm findings | bare)" "$(lines "$header" "$second")"
same "findings with those that are not open" "$(cm findings --all | bare)" "$(lines "$header" "$first" "$second")"
same "findings of a contract" "$(cm findings HC-2 --all | bare)" "$header"
same "findings of a provider" "$(cm findings P-1 | bare)" "$(lines "$header" "$second")"
same "findings as at a day" "$(cm findings HC-1 --as-at 2027-04-15 | bare)" "$(lines "$header" "${first/answered/open}")"
same "findings as known then" "$(cm findings HC-1 --all --as-at 2027-05-01 --known-at 2027-04-20 | bare | cut -d, -f2,6)" "$(lines key,status pwn-quarter:2027-01-01,open)"
cm refresh
same "findings are the same once the lists are ready" "$(cm findings | bare)" "$(lines "$header" "$second")"
try "findings of an unknown contract" 3 cm findings HC-7
same "no header then" "$out" ""
err_has "the nearest" "Did you mean HC-1?"

try "explain" 0 cm explain HC-1
out_has "explain tells of every finding" "pwn-quarter:2027-04-01"
try "explain a finding" 0 cm explain HC-1 pwn-quarter:2027-01-01
out_has "the clause" "Table 5"
out_has "what was counted" "7@2027-01-01"
out_has "what was left out" "8@2027-01-01"
try "explain as known then" 0 cm explain HC-1 --known-at 2027-04-20
out_has "it says so" "known at the end of 20 April 2027"
try "show as known then" 0 cm show HC-1 --known-at 2027-04-20
out_has "it says so, too" "known at the end of 20 April 2027"
try "explain an unknown finding" 3 cm explain HC-1 pwn-quarter:2027-01-02
err_has "the nearest key" "Did you mean pwn-quarter:2027-01-01?"
try "explain a provider of several contracts" 2 cm explain P-1
err_has "which ones" "HC-1, HC-2"

try "show a contract" 0 cm show HC-1
out_has "who" "HC-1  Alder Care Ltd (P-1)"
out_has "money" "£120,000.00"
out_has "colour and why" "As at 24 May 2027: RED, because KPI 7 is red"
out_has "what is open" "must      pwn-quarter:2027-04-01"
out_has "what would come next" "2 more red in the quarter to 30 June 2027: DN"
out_has "what was served" "PWN-1 served: Provider Warning Notice, answers pwn-quarter:2027-01-01"
try "show in ASCII" 0 cm --ascii show HC-1
out_has "the pound sign in words" "GBP120,000.00"
try "show a provider" 0 cm show P-2
out_has "its contracts" "HC-3  Birch"
out_has "those that ended too" "HC-9  Birch"
try "show what is not there" 3 cm show HC-4

write_contracts | sed 's/^HC-1,/P-2,/' | cm import contracts - 2>/dev/null
for command in show history; do
    try "$command of a reference that means both" 2 cm "$command" P-2
    err_has "both are named" "contract:P-2 or provider:P-2"
done
try "the provider of them" 0 cm show provider:P-2
out_has "it is the provider" "Birch"
try "the contract of them" 0 cm show contract:P-2
out_has "it is the contract" "P-2  Alder"
same "findings take it for a contract" "$(cm findings P-2 --all | bare)" "$header"

same "history" "$(cm history HC-1 | bare | cut -d, -f1-3)" "$(lines date,kind,ref \
    2027-04-12,result,7@2027-01-01 2027-04-12,result,8@2027-01-01 2027-04-12,finding,pwn-quarter:2027-01-01 \
    2027-04-20,served,PWN-1 2027-04-20,served,RAP-1 2027-05-10,early,7@2027-04-01!2027-05-10 \
    2027-05-10,finding,pwn-quarter:2027-04-01)"
same "history names its columns" "$(cm history HC-1 | bare | head -1)" date,kind,ref,summary,clause,recorded_at,recorded_by
same "recorded as claimed" "$(cm history HC-1 | bare | grep ',PWN-1,' | sed 's/.*,\(2027-04-21T[^,]*\),/\1 /')" \
    "2027-04-21T10:00:00Z \"$(id -un), as imported 2027-05-24\""
try "history for people" 0 cm history HC-1 --format table
out_has "a claim is shown as one" "21 April 2027, as imported 24 May 2027"
same "history of a provider" "$(cm history P-1 | wc -l)" 10
same "history of nothing is a header" "$(cm history HC-3 | wc -l)" 1

same "due" "$(cm due --officer mjones | bare)" "$(lines due_on,whose,contract,provider,what,key,clause,officer \
    '2027-04-01,council,HC-2,Alder Care Ltd,Contract Performance Meeting due,performance-meeting:2027-04-01,4.4,mjones')"
days() { cm due "$@" | bare | awk -F, 'NR > 1 { print $1 }' | uniq | tr '\n' ' '; }
same "due is ordered by day" "$(days)" "2026-07-01 2027-04-01 2027-05-10 "
same "due further ahead" "$(days --within 4w)" "2026-07-01 2027-04-01 2027-05-10 2027-06-20 "
for how in "due" "list" "export due" "export visits --format ics"; do
    # shellcheck disable=SC2086
    try "$how of a login that nobody has" 3 cm $how --officer jsmiht
    err_has "is told, with the nearest" "No contract has jsmiht as its officer, and nobody is covered by that login. Did you mean jsmith?"
done
try "nothing due" 3 cm due --officer "$(id -un)"
same "nothing due is a header" "$(lines "$out" | bare)" due_on,whose,contract,provider,what,key,clause,officer
same "and no message" "$err" ""
for bad in 14x d -3d 99999d '' 1.5d; do
    try "due --within '$bad'" 2 cm due --within "$bad"
done
finish
