#!/usr/bin/env bash
# What the forms say (F6): none of the words that blame or beg, in any message of the screens and of what stands behind them.
# shellcheck source=tests/harness/shell.sh
. "$TEST_ROOT/tests/harness/shell.sh"
cd "$TEST_ROOT" || exit 1

# Every string literal, a line each, behind the file and line in which it stands.
literals() {
    grep -no '"\([^"\\]\|\\.\)*"' tui/*.[ch] tui/forms/*.[ch] model/records*.[ch] model/drafts.c model/entry.c db/errors.c db/draft.c |
        grep -v '"[a-z_/]*\.[ch]"$'
}
said=$(literals)

if [ "$(wc -l <<<"$said")" -gt 1000 ]; then ok "the messages are found"; else not_ok "the messages are found" "$said"; fi
same "none begs or blames" "$(grep -Eiw 'please|sorry|invalid|illegal|oops|forbidden' <<<"$said")" ""
same "none speaks of the program's insides" "$(grep -Eiw 'null|segfault|errno|assertion|exception occurred|fatal' <<<"$said")" ""
same "none shouts" "$(grep -E '[a-z]!"$' <<<"$said")" ""
finish
