#!/usr/bin/env bash
# Where output goes: pipes, full disks, closed files, terminals; and stored text that would act on one.
# shellcheck disable=SC2086 # commands are words
# shellcheck source=tests/cli/support/office.sh
. "$TEST_ROOT/tests/cli/support/office.sh"
make_office

# 5,000 providers, so that output is longer than a pipe holds
{
    echo 'ref,provider_ref,provider,framework,starts'
    for i in $(seq 5000); do echo "N-$i,N-$i,Provider number $i Limited,bristol-homecare,2026-04-01"; done
} >"$TMPDIR/many.csv"
"$CONTRACTMON" --db "$TMPDIR/many.db" init 2>/dev/null
"$CONTRACTMON" --db "$TMPDIR/many.db" import contracts "$TMPDIR/many.csv" 2>/dev/null
many() { "$CONTRACTMON" --db "$TMPDIR/many.db" "$@"; }
for command in 'export contracts' 'list' 'list --format json' 'list --format table'; do
    errors=$( (many $command | head -n 1 >/dev/null) 2>&1)
    same "$command: a reader who goes is no news" "$errors" ""
done
broken_pipe() { (
    set -o pipefail
    many list | true
); }
try "the exit status is that of a broken pipe" 141 broken_pipe
# A parent that ignores the signal changes nothing.
ignored() { (
    trap '' PIPE
    many list | true
); }
try "quiet where the signal is ignored" 0 ignored
same "quiet, that is" "$err" ""

if [ -e /dev/full ]; then
    full() { cm "$@" >/dev/full; }
    for command in list 'show HC-1' 'explain HC-1' 'findings' 'export contracts' --help --man '--completion bash' 'date 2027-05-24 +1d' verify 'framework show bristol-homecare'; do
        try "$command on a full disk" 1 full $command
        err_has "$command says why" "contractmon: The output could not be written: No space left on device."
    done
else
    skip "a full disk" "there is no /dev/full here"
fi
closed() { cm list >&-; }
try "standard output closed" 1 closed
err_has "closed: said" "The output could not be written"
same "the database did not take its place" "$(head -c 15 "$DB")" "SQLite format 3"
no_input() { cm list <&-; }
try "standard input closed" 0 no_input

# What a hostile file may hold, past what imports let through
hostile=$'Evil\e]0;title\a\e[2J\xc2\x9b31m\xe2\x80\xaeesrever\xe2\x80\x8b\xff'
if command -v sqlite3 >/dev/null; then
    sqlite3 "$DB" "UPDATE provider SET name = CAST(X'$(printf %s "$hostile" | od -An -tx1 | tr -d ' \n')' AS TEXT) WHERE ref = 'P-1'" 2>/dev/null
else
    python3 - "$DB" "$(printf %s "$hostile" | od -An -tx1 | tr -d ' \n')" <<'END'
import sqlite3, sys
db = sqlite3.connect(sys.argv[1])
db.execute("UPDATE provider SET name = CAST(? AS TEXT) WHERE ref = 'P-1'", (bytes.fromhex(sys.argv[2]),))
db.commit()
END
fi
acts() { # ESC not of our own colours, C0 but CR LF, C1, bidi and zero-width characters
    python3 -c 'import re,sys; b = sys.stdin.buffer.read().decode("utf-8", "replace"); print(len(re.findall("[\x00-\x09\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069]", re.sub("\x1b\\[(0|1|3[123])m", "", b))))'
}
same "a machine gets the bytes as they are (csv)" "$(cm export providers --for machine | grep -a -c -F "$(printf %s "$hostile" | head -c 20)")" 1
visible() { sed $'s/\u200b//g'; } # a space without width acts on nothing: it stays in files
same "csv in a pipe has nothing that acts" "$(cm export providers | visible | acts)" 0
same "nor have lists" "$(cm list | visible | acts)" 0
same "json in a pipe has it escaped" "$(cm export providers --format json | acts)" 0
same "json stays json" "$(cm list --format json | python3 -c 'import json,sys; print("\x1b" in json.load(sys.stdin)[0]["provider"])')" True
same "and has no raw control in it" "$(cm list --format json | LC_ALL=C grep -a -c $'[\x01-\x09\x0b-\x1f]')" 0
on_terminal() { script -qec "$CONTRACTMON --db $DB $1" /dev/null </dev/null; }
for command in list 'list --format csv' 'list --format json' 'list --format table' 'show HC-1' 'show P-1' 'history P-1' findings 'explain HC-1' due 'export providers' 'export contracts --format json' 'framework show bristol-homecare' 'show Evil' doctor; do
    same "on a terminal: $command is harmless" "$(on_terminal "$command" | acts)" 0
done
for command in 'list --format table' 'show HC-1' 'show P-1' 'explain HC-1'; do
    same "text for people in a pipe: $command is harmless" "$(cm $command | acts)" 0
done
same "no escape sequence into a pipe" "$(for c in list findings due 'history HC-1' 'show HC-1' --help --man; do cm --format table $c 2>&1 || cm $c 2>&1; done | acts)" 0
narrow() { script -qec "stty cols 80; $CONTRACTMON --db $DB --color never $1" /dev/null </dev/null | tr -d '\r'; }
longer() { python3 -c 'import sys; print(sum(len(line.rstrip("\n")) > 80 for line in sys.stdin))'; }
for row in 'list:standing:next due' 'findings:instrument:key' 'due:key:what' 'history HC-1:kind:ref'; do
    IFS=: read -r command one other <<<"$row"
    wide=$(narrow "$command")
    has "80 columns: $command keeps $one" "$(head -n 1 <<<"$wide")" "$one"
    has "80 columns: $command keeps $other" "$(head -n 1 <<<"$wide")" "$other"
done
for command in list findings due 'history HC-1' 'show HC-1' 'explain HC-1' 'import --help'; do
    same "80 columns: $command is no wider" "$(narrow "$command" | grep -v '^contractmon: ' | longer)" 0
done
same "colours on a terminal" "$(on_terminal 'list --format table' | grep -c $'\e\[31mred\e\[0m')" 1
same "no colours with NO_COLOR" "$(NO_COLOR=1 on_terminal 'list --format table' | grep -c $'\e')" 0
same "no colours with --color never" "$(on_terminal '--color never list' | grep -c $'\e')" 0
same "colours into a pipe only when asked for" "$(cm --color always list --format table | grep -c $'\e\[31mred')" 1
same "messages are harmless too" "$(cm show "$hostile" 2>&1 | acts)" 0

same "nothing but ASCII where it is asked for" "$(cm --ascii list --format table | LC_ALL=C grep -c '[^ -~]')" 0
same "a foreign locale changes no figure" "$(env LC_ALL=de_DE.UTF-8 "$CONTRACTMON" --db "$DB" show HC-1 | grep -c '£120,000.00')" 1
finish
