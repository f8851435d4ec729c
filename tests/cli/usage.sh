#!/usr/bin/env bash
# Help, version, mistakes of usage, and that help, manual and completion are in step.
# shellcheck disable=SC2086 # commands are words
# shellcheck source=tests/cli/support/office.sh
. "$TEST_ROOT/tests/cli/support/office.sh"

for how in --help -h help; do
    try "$how goes to standard output" 0 "$CONTRACTMON" $how
    out_has "$how begins with examples" "Examples:"
    same "$how says nothing elsewhere" "$err" ""
done
case $out in *$'\e'*) not_ok "help without escape sequences" ;; *) ok "help without escape sequences" ;; esac
try "version" 0 "$CONTRACTMON" -V
same "version in one line" "${out%% *}" contractmon
try "version behind a command" 0 "$CONTRACTMON" list --version
try "help of a command, anywhere" 0 "$CONTRACTMON" --ascii findings --help
out_has "it shows how it is used" "Usage: contractmon findings [OPTION ...] [CONTRACT]"
try "help needs no operands" 0 "$CONTRACTMON" show --help
try "help COMMAND" 0 "$CONTRACTMON" help framework check
out_has "help of two words" "Usage: contractmon framework check FILE"
try "help of a profile" 0 "$CONTRACTMON" help import history
for word in never-event accompanies not-met planned qa-visit handing-back; do
    out_has "help of a history names $word" "$word"
done
same "the same by --help" "$("$CONTRACTMON" import history --help)" "$out"
for word in accompanies not-met; do
    has "and the manual names $word" "$("$CONTRACTMON" --man | sed 's/[\]//g')" "$word"
done
too_wide=$("$CONTRACTMON" --help | awk 'length > 85' | wc -l)
same "help is no wider than a terminal" "$too_wide" 0

try "without a terminal and a command" 2 "$CONTRACTMON"
same "nothing on standard output" "$out" ""
err_has "a hint" "contractmon --help"
try "an unknown command" 2 "$CONTRACTMON" lst
err_has "did you mean" "Did you mean list?"
try "an unknown command, far from any" 2 "$CONTRACTMON" qqqqqqqqqqq
err_has "where to look" "contractmon --help names them all"
try "an unknown second word" 2 "$CONTRACTMON" framework chek
err_has "the second words" "list, show, check"
try "a first word alone" 2 "$CONTRACTMON" config
err_has "what may follow" "check, print"
try "an unknown option" 2 "$CONTRACTMON" list --fromat csv
err_has "did you mean an option" "Did you mean --format?"
try "an option of another command" 2 "$CONTRACTMON" list --within 3d
err_has "says so" "list takes no --within"
try "an option without its value" 2 "$CONTRACTMON" list --format
err_has "what it takes" "--format needs table, csv or json"
try "a value that is none of the words" 2 "$CONTRACTMON" list --format=xml
err_has "the words" 'takes table, csv or json, not "xml"'
try "a value where none belongs" 2 "$CONTRACTMON" list --ended=yes
try "an operand missing" 2 "$CONTRACTMON" show
err_has "how it is used" "contractmon show REF"
try "an operand too many" 2 "$CONTRACTMON" show a b
err_has "which one" '"b" is one too many'
try "an unknown letter" 2 "$CONTRACTMON" -x
try "a date that does not exist" 2 "$CONTRACTMON" list --as-at 2027-02-30
err_has "the date is named" '"2027-02-30" is no date'
try "a time that is none" 2 "$CONTRACTMON" list --known-at yesterday
try "an unknown profile" 2 cm import contract -
err_has "the nearest profile" "Did you mean contracts?"

make_office
before=$("$CONTRACTMON" --db "$DB" --format json list)
same "options stand before the command or behind it" "$(cm list --format=json)" "$before"
same "the environment names the database" "$(CONTRACTMON_DB=$DB "$CONTRACTMON" list --format json)" "$before"
try "-- ends the options" 3 cm show -- --help
err_has "what follows is an operand" 'no contract or provider "--help"'
try "no such database" 3 "$CONTRACTMON" --db "$TMPDIR/none.db" list
err_has "how to make one" "contractmon init"

"$CONTRACTMON" --man >"$TMPDIR/contractmon.1"
if command -v mandoc >/dev/null; then
    same "the manual is clean" "$(mandoc -T lint -W warning "$TMPDIR/contractmon.1" 2>&1 | grep -v 'date in the future')" ""
else
    skip "the manual is clean" "mandoc is not installed"
fi
"$CONTRACTMON" --completion bash >"$TMPDIR/completion"
try "the completion is a script" 0 bash -n "$TMPDIR/completion"
missing=''
for command in $("$CONTRACTMON" --help | sed -n '/^Commands:/,/^Options/s/^  \([a-z][a-z ]*[a-z]\)  .*/\1/p' | tr ' ' '-'); do
    name=${command//-/ }
    for word in $("$CONTRACTMON" $name --help | grep -o -- '--[a-z][a-z-]*' | sort -u); do
        grep -q -- "\\\\-\\\\-${word#--}\|${word//-/\\\\-}" "$TMPDIR/contractmon.1" || missing+=" manual:$name:$word"
        grep -q -- "$word" "$TMPDIR/completion" || missing+=" completion:$name:$word"
    done
    grep -q "^.SS $name" "$TMPDIR/contractmon.1" || missing+=" manual:$name"
done
same "every option of help stands in manual and completion" "$missing" ""
complete_words() {
    # shellcheck disable=SC1091
    bash -c '. "$1"; COMP_WORDS=("${@:2}"); COMP_CWORD=$(($# - 2)); _contractmon; echo "${COMPREPLY[*]}"' - \
        "$TMPDIR/completion" "$@"
}
same "a command is completed" "$(complete_words contractmon fin)" findings
same "a second word" "$(complete_words contractmon framework sh)" show
same "an option of a command" "$(complete_words contractmon list --ra)" --rag
same "an option's words" "$(complete_words contractmon list --rag am)" amber
same "a profile" "$(complete_words contractmon --db x import hist)" history
finish
