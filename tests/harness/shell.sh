# shellcheck shell=bash
# For test scripts: . "$TEST_ROOT/tests/harness/shell.sh". Each line counts as one test (see tests/run).
#   try NAME STATUS COMMAND ...   runs it, keeps $out and $err, and is passed when it exits with STATUS
#   out_is NAME TEXT   out_has NAME TEXT   out_lacks NAME TEXT   err_has NAME TEXT   same NAME A B
#   ok NAME   not_ok NAME [DETAILS]   skip NAME REASON
#   finish                        at the end: the script's exit status
# $CONTRACTMON is the program, $TEST_DATA the public data (may be absent), $TMPDIR the script's own folder.
set -u
tests_failed=0
out='' err=''

ok() { printf 'ok %s\n' "$1"; }

not_ok() {
    printf 'not ok %s\n' "$1"
    if [ $# -gt 1 ]; then printf '%s\n' "$2" | sed 's/^/    /'; fi
    tests_failed=$((tests_failed + 1))
}

skip() { printf 'skip %s: %s\n' "$1" "$2"; }

try() {
    local name=$1 expected=$2 status=0 errors=$TMPDIR/stderr.$$
    shift 2
    out=$("$@" 2>"$errors") || status=$?
    err=$(cat "$errors")
    if [ "$status" -eq "$expected" ]; then
        ok "$name"
    else
        not_ok "$name" "exit status $status instead of $expected: $*"$'\n'"stdout: $out"$'\n'"stderr: $err"
    fi
}

same() { if [ "$2" = "$3" ]; then ok "$1"; else not_ok "$1" "expected: $3"$'\n'"got:      $2"; fi; }
out_is() { same "$1" "$out" "$2"; }
has() { case $2 in *"$3"*) ok "$1" ;; *) not_ok "$1" "not there: $3"$'\n'"in: $2" ;; esac; }
out_has() { has "$1" "$out" "$2"; }
err_has() { has "$1" "$err" "$2"; }
out_lacks() { case $out in *"$2"*) not_ok "$1" "there: $2"$'\n'"in: $out" ;; *) ok "$1" ;; esac; }

finish() { [ "$tests_failed" -eq 0 ]; }
