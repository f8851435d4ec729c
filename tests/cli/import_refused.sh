#!/usr/bin/env bash
# Bad input at the command line: exit status 5, a message with file and line, and nothing changed.
# shellcheck source=tests/cli/support/office.sh
. "$TEST_ROOT/tests/cli/support/office.sh"

make_office || exit 1
before=$(cm verify)
cd "$TMPDIR" || exit 1

# refused NAME PROFILE WORDS: what stands in bad.csv is refused with these words, and the database says what it said.
refused() {
    try "$1: refused" 5 cm import "$2" bad.csv
    err_has "$1: said" "$3"
    same "$1: nothing on standard output" "$out" ""
    same "$1: nothing changed" "$(cm verify)" "$before"
}

printf 'contract,kind,ref,date,outcom\nHC-1,never-event,N-1,2027-05-01,rejecting\n' >bad.csv
refused "a wrong column" history 'bad.csv:1: "outcom" is no column of history; did you mean outcome?'
printf 'contract,kind,ref,date,outcome\nHC-1,never-event,"N-1,2027-05-01,rejecting\n\n' >bad.csv
refused "a broken quote" history 'bad.csv:2: a quote is opened here and never closed'
printf 'contract,kind,ref,date,outcome\r\nHC-1,never-event,N-1,2027-02-29,rejecting\r\n' >bad.csv
refused "a date that does not exist" history 'bad.csv:2: date "2027-02-29": write a date that exists as YYYY-MM-DD'
printf 'contract,kind,ref,date,outcome\nHC-7,never-event,N-1,2027-05-01,rejecting\n' >bad.csv
refused "an unknown contract" history 'bad.csv:2: there is no contract "HC-7"'
printf 'ref,provider_ref,framework,starts\nHC-7,P-1,bristol,2027-05-01\n' >bad.csv
refused "an unknown framework" contracts 'bad.csv:2: there is no framework "bristol"; there are '
printf 'contract,kind,ref,date,outcome\nHC-1,never-event,N-\0001,2027-05-01,rejecting\n' >bad.csv
refused "a NUL byte" history 'bad.csv:2: a NUL byte'
printf 'contract,kind,ref,date,outcome\nHC-1,never-event,N-\x81,2027-05-01,rejecting\n' >bad.csv
refused "bytes that are no text" history 'bad.csv:2: the byte 0x81 is neither UTF-8 nor Windows-1252'
printf 'PK\003\004 a workbook' >bad.csv
refused "a workbook" history 'save the sheet as CSV'
write_contracts >bad.csv
refused "a file of another profile" history 'bad.csv:1: this is the header of contracts, not of history: contractmon import contracts reads it'
: >bad.csv
refused "an empty file" targets 'bad.csv:1: no header in the first 20 lines'
printf 'contract,kpi,from,target,amber\nHC-1,7,2027-04-01,80,90\n' >bad.csv
refused "a target on the wrong side" targets 'bad.csv:2: amber 90 is above the target 80'
printf 'contract,kind,ref,date,outcome\nHC-1,never-event,\033]0;owned\007,2027-05-01,rejecting\n' >bad.csv
refused "text that acts on terminals" history 'bad.csv:2: ref holds the control character U+001B'
case $err in *$'\e'*) not_ok "and the message does not act either" "$err" ;; *) ok "and the message does not act either" ;; esac

# One good row among bad ones is not stored either; a hundred mistakes are enough.
{
    echo contract,kind,ref,date,outcome
    echo HC-1,never-event,N-1,2027-05-01,rejecting
    for i in $(seq 150); do echo "HC-1,never-event,M-$i,2027-05-01,nonsense"; done
} >bad.csv
refused "many mistakes" history '... and 50 more like these'
same "a hundred of them are shown" "$(grep -c 'bad.csv:' <<<"$err")" 100

try "a file that is not there" 5 cm import history none.csv
err_has "is called by name" "none.csv: cannot be read"
try "a folder" 5 cm import history "$TMPDIR"
try "an encoding that is not read" 2 cm import history --encoding latin-9 bad.csv
finish
