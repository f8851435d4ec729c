# shellcheck shell=bash
# Shared by the scripts of the gate: where things are, the list of files, and how a check tells its verdict.
cd "$(dirname "${BASH_SOURCE[0]}")/../.." || exit 2
: "${TMPDIR:=/tmp}"
. tests/harness/shell.sh
BUILD=${BUILD:-.build}

# The project's files, tracked or not yet, but not what is ignored.
files() { git ls-files -co --exclude-standard -- "$@" | while read -r f; do [ ! -e "$f" ] || echo "$f"; done; }
have() { command -v "$1" >/dev/null 2>&1; }

# none NAME FINDINGS: passed when there are none
none() { if [ -z "$2" ]; then ok "$1"; else not_ok "$1" "$2"; fi; }
# at_most_one NAME FILES: passed when at most one file is listed
at_most_one() { if [ "$(printf '%s' "$2" | grep -c .)" -le 1 ]; then ok "$1"; else not_ok "$1" "$2"; fi; }
# report TEXT: seen in the output, without a verdict
report() { [ -z "$1" ] || printf '%s\n' "$1" | sed 's/^/    /'; }
# quiet NAME COMMAND ...: passed when the command says nothing and ends well; one that dies without a word has not found nothing
quiet() {
    local name=$1 said status=0
    shift
    said=$("$@" 2>&1) || status=$?
    [ "$status" -eq 0 ] || said+=$'\n'"$1 ended with status $status"
    none "$name" "$said"
}
# need TOOL: whether it is there; a check that cannot be made has failed
need() { have "$1" || { not_ok "$1 is installed"; return 1; }; }
