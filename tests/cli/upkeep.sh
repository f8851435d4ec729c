#!/usr/bin/env bash
# init, backup, verify, refresh, doctor; and databases that are newer, foreign, truncated, read-only.
# shellcheck source=tests/cli/support/office.sh
. "$TEST_ROOT/tests/cli/support/office.sh"

try "init in the usual place" 0 "$CONTRACTMON" init
usual=$XDG_DATA_HOME/contractmon/contractmon.db
err_has "it says where" "$usual is ready"
same "nothing on standard output" "$out" ""
same "its folder is private" "$(stat -c %a "${usual%/*}")" 700
try "init does not overwrite" 4 "$CONTRACTMON" init
try "the usual place is found again" 0 "$CONTRACTMON" list
try "init of a named file makes no folders" 1 "$CONTRACTMON" --db "$TMPDIR/none/x.db" init
same "no folder was made" "$(ls -d "$TMPDIR/none" 2>/dev/null)" ""
make_office

try "backup" 0 cm backup "$TMPDIR/copy.db"
same "the copy says the same" "$("$CONTRACTMON" --db "$TMPDIR/copy.db" list)" "$(cm list)"
try "the copy is sound" 0 "$CONTRACTMON" --db "$TMPDIR/copy.db" verify
before=$(sha256sum <"$TMPDIR/copy.db")
try "backup overwrites nothing" 4 cm backup "$TMPDIR/copy.db"
same "the copy is as it was" "$(sha256sum <"$TMPDIR/copy.db")" "$before"
try "backup to where there is no folder" 1 cm backup "$TMPDIR/none/copy.db"

try "verify" 0 cm verify
out_has "how many entries" "sound: "
head=$(sed -n 's/.*: \([0-9]*\) entries, head \([0-9a-f]*\).*/\1 \2/p' <<<"$out")
echo "$head" >"$TMPDIR/anchor"
try "verify with its own anchor" 0 cm verify --anchor "$TMPDIR/anchor"
write_history | sed 's/HC-2,meeting,M-1/HC-2,meeting,M-2/' | cm import history - 2>/dev/null
try "an older anchor still holds" 0 cm verify --anchor "$TMPDIR/anchor"
echo "${head% *} 0000000000000000000000000000000000000000000000000000000000000000" >"$TMPDIR/anchor"
try "an anchor of something else is a break" 1 cm verify --anchor "$TMPDIR/anchor"
echo "999999 ${head#* }" >"$TMPDIR/anchor"
try "an anchor of entries that have gone is a break" 1 cm verify --anchor "$TMPDIR/anchor"
try "an anchor that is not there" 3 cm verify --anchor "$TMPDIR/nothing"

# A database as somebody else left it; nothing of it may be changed.
spoilt() { # NAME STATUS WORDS COMMAND ...: runs the commands on $TMPDIR/spoilt.db
    local name=$1 expected=$2 words=$3 sum
    shift 3
    sum=$(sha256sum <"$TMPDIR/spoilt.db")
    for command in list findings 'import contracts /dev/null' refresh; do
        # shellcheck disable=SC2086
        try "$name: $command" "$expected" "$CONTRACTMON" --db "$TMPDIR/spoilt.db" $command
        err_has "$name: $command says so" "$words"
    done
    same "$name: left as it was" "$(sha256sum <"$TMPDIR/spoilt.db")" "$sum"
}
run_sql() { python3 -c 'import sqlite3,sys; d = sqlite3.connect(sys.argv[1]); d.executescript(sys.argv[2]); d.close()' "$@"; }
cm backup "$TMPDIR/spoilt.db" 2>/dev/null
version=$(python3 -c 'import sqlite3,sys; print(sqlite3.connect(sys.argv[1]).execute("PRAGMA user_version").fetchone()[0])' "$TMPDIR/spoilt.db")
run_sql "$TMPDIR/spoilt.db" "PRAGMA user_version = $((version + 7))"
spoilt newer 5 newer
rm -f "$TMPDIR"/spoilt.db*
run_sql "$TMPDIR/spoilt.db" "CREATE TABLE other (a); INSERT INTO other VALUES (1)"
spoilt foreign 5 "contractmon"
rm -f "$TMPDIR"/spoilt.db*
printf 'this is no database, but a letter to a provider\n%.0s' {1..100} >"$TMPDIR/spoilt.db"
spoilt "no database" 5 "spoilt.db"
head -c 6000 "$TMPDIR/copy.db" >"$TMPDIR/spoilt.db"
spoilt truncated 5 "spoilt.db"
try "verify of what cannot be read" 5 "$CONTRACTMON" --db "$TMPDIR/spoilt.db" verify
: >"$TMPDIR/spoilt.db"
spoilt empty 5 "spoilt.db"
mkdir "$TMPDIR/folder.db"
try "a folder is no database" 5 "$CONTRACTMON" --db "$TMPDIR/folder.db" list

if [ "$(id -u)" -ne 0 ]; then
    cp "$TMPDIR/copy.db" "$TMPDIR/only.db" && chmod 400 "$TMPDIR/only.db"
    try "read-only can be read" 0 "$CONTRACTMON" --db "$TMPDIR/only.db" list
    try "read-only cannot be written" 77 "$CONTRACTMON" --db "$TMPDIR/only.db" refresh
else
    skip "read-only" "root may write everything"
fi

# One bit of the last byte of a payload is turned behind the triggers' back; verify finds it and says where.
for at in 1 2 3 4 5; do
    cp "$TMPDIR/copy.db" "$TMPDIR/flip.db"
    seq=$(python3 - "$TMPDIR/flip.db" "$at" <<'END'
import sqlite3, sys
db = sqlite3.connect(sys.argv[1])
for name, sql in db.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'").fetchall():
    db.execute(f"DROP TRIGGER {name}")
seq = db.execute("SELECT seq FROM audit_payload ORDER BY seq LIMIT 1 OFFSET ?", (int(sys.argv[2]),)).fetchone()[0]
body = bytearray(db.execute("SELECT body FROM audit_payload WHERE seq = ?", (seq,)).fetchone()[0])
body[-1] ^= 1
db.execute("UPDATE audit_payload SET body = ? WHERE seq = ?", (bytes(body), seq))
db.commit()
print(seq)
END
    )
    try "a flipped bit in the payload of entry $seq is a break" 1 "$CONTRACTMON" --db "$TMPDIR/flip.db" verify
    has "and entry $seq is named" "$out$err" "$seq"
done

try "refresh" 0 cm refresh
try "refresh is about now" 2 cm refresh --as-at 2027-01-01
fresh=$(cm list)
run_sql "$DB" "UPDATE standing SET rag = 1, standing = 'wrong' WHERE contract IN (SELECT id FROM contract WHERE ref = 'HC-1')"
same "the lists show what is kept for them" "$(cm list | grep -c wrong)" 1
try "doctor finds what is kept wrongly" 1 cm doctor
out_has "it is named" "Contract HC-1 stands otherwise"
try "doctor rebuilds it" 0 cm doctor --rebuild
same "the lists are right again" "$(cm list)" "$fresh"
try "and verify knows nothing of it" 0 cm verify
try "doctor of a database that is not there" 1 "$CONTRACTMON" --db "$TMPDIR/none.db" doctor
out_has "it says so" "WRONG  "
out_has "and looks at the rest" "Bank holidays of scotland are known to"
finish
