#!/usr/bin/env bash
# export: every kind as csv and json, guarded for spreadsheets or exactly as stored.
# shellcheck source=tests/cli/support/office.sh
. "$TEST_ROOT/tests/cli/support/office.sh"
"$CONTRACTMON" demo --make "$DB" 2>/dev/null
for kind in providers locations contracts grades results notices plans visits meetings findings due; do
    cm export "$kind" --for machine >"$TMPDIR/$kind.csv"
    cm export "$kind" --format json >"$TMPDIR/$kind.json"
    same "$kind: csv and json say the same" "$(python3 - "$TMPDIR/$kind" <<'END'
import csv, json, sys
rows = list(csv.DictReader(open(sys.argv[1] + ".csv", newline="", encoding="utf-8")))
data = json.load(open(sys.argv[1] + ".json", encoding="utf-8"), parse_float=str)
plain = [{k: "" if v is None else str(v) for k, v in row.items()} for row in data]
print("same" if rows == plain and rows else f"{len(rows)} {len(plain)}")
END
)" same
done
same "contracts come in again as they went out" "$("$CONTRACTMON" --db "$TMPDIR/new.db" init 2>/dev/null
    "$CONTRACTMON" --db "$TMPDIR/new.db" import contracts "$TMPDIR/contracts.csv" 2>/dev/null
    "$CONTRACTMON" --db "$TMPDIR/new.db" export contracts --for machine | sha256sum)" "$(sha256sum <"$TMPDIR/contracts.csv")"
try "an unknown kind" 2 cm export provider
err_has "the nearest" "Did you mean providers?"

{
    echo 'ref,title,provider_ref,provider,framework,starts'
    echo 'X-1,=1+1,XP-1,"+44 117, ""x""",bristol-homecare,2026-04-01'
    echo 'X-2,-5,XP-2,@SUM(A1),bristol-homecare,2026-04-01'
    echo 'X-3,＝1,XP-3,Tŷ,bristol-homecare,2026-04-01'
} | cm import contracts - 2>/dev/null
cells() { cm export contracts "$@" | python3 -c 'import csv,sys; print([(r["title"], r["provider"]) for r in csv.DictReader(sys.stdin) if r["ref"].startswith("X-")])'; }
same "guarded for spreadsheets" "$(cells)" "[(\"'=1+1\", '\\'+44 117, \"x\"'), (\"'-5\", \"'@SUM(A1)\"), (\"'＝1\", 'Tŷ')]"
same "the same asked for" "$(cells --for spreadsheet)" "$(cells)"
same "exactly as stored for machines" "$(cells --for machine)" "[('=1+1', '+44 117, \"x\"'), ('-5', '@SUM(A1)'), ('＝1', 'Tŷ')]"
finish
