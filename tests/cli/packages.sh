#!/usr/bin/env bash
# What `make` does about missing packages: names them, installs them, and asks for root rights only where it needs them.
. "$TEST_ROOT/tests/harness/shell.sh"

stubs=$TMPDIR/stubs
mkdir -p "$stubs"
stub() { printf '#!/bin/bash\n%s\n' "$2" >"$stubs/$1" && chmod +x "$stubs/$1"; }
for tool in bash cat env gcc test; do ln -s "$(command -v "$tool")" "$stubs/$tool"; done
packages() { env PATH="$stubs" LOG="$TMPDIR/log" bash "$TEST_ROOT/tests/check/packages" "$@"; }
done_with() { cat "$TMPDIR/log" 2>/dev/null; }

stub pkg-config 'exit 0'
stub id 'echo 1000'
try "nothing is said or done when nothing is missing" 0 packages build
out_is "not a word" ""

# shellcheck disable=SC2016
stub pkg-config '[ "$2" != sqlite3 ]'
try "without apt-get it ends with words" 1 packages build
out_has "the package is named with its purpose" "libsqlite3-dev       the database"
out_lacks "what is there is not named" "libncurses-dev"
err_has "and says what to do" "Install their equivalents"

# shellcheck disable=SC2016
stub apt-get 'echo "$(id -u) apt-get $*" >>"$LOG"'
try "without root rights and sudo it ends with words" 1 packages build
err_has "the command is told" "apt-get install -y --no-install-recommends libsqlite3-dev"
same "nothing was installed" "$(done_with)" ""

# shellcheck disable=SC2016
stub sudo 'echo "sudo $1" >>"$LOG"; "$@"'
try "with sudo it installs" 0 packages build
out_has "it says what it does" "Installing them: sudo apt-get install -y --no-install-recommends libsqlite3-dev"
same "it has installed by sudo" "$(done_with)" $'sudo apt-get\n1000 apt-get install -y --no-install-recommends libsqlite3-dev'

: >"$TMPDIR/log"
stub id 'echo 0'
try "as root it installs at once" 0 packages build test
same "without sudo" "$(done_with)" "0 apt-get install -y --no-install-recommends libsqlite3-dev python3"

: >"$TMPDIR/log"
# shellcheck disable=SC2016
stub apt-get 'echo "$1" >>"$LOG"; [ "$1" = update ] || [ "$(grep -c install "$LOG")" -ne 1 ]'
ln -s "$(command -v grep)" "$stubs/grep"
try "stale lists are renewed" 0 packages build
same "in this order" "$(done_with)" $'install\nupdate\ninstall'
finish
