#!/usr/bin/env bash
# due --format mail: what a person reads in the morning; quiet when nothing is due.
# shellcheck source=tests/cli/support/office.sh
. "$TEST_ROOT/tests/cli/support/office.sh"
make_office
cm record HC-1 visit V-1 2027-05-24 planned type=qa-visit 2>/dev/null

try "one officer's mail" 0 cm due --format mail --officer jsmith --within 30d
out_is "as it is read" "$(cat <<'END'
Due as at Mon 24 May 2027, contracts of jsmith
4 overdue, 1 open, 1 today, 1 in the next 30 days

OVERDUE

  Wed 1 July 2026, 327 days late - council's turn
    Contract Meeting due
    Alder Care Ltd, HC-1
    Rule: bristol-homecare, 4.2
    Every 3 months from the start of the contract on 1 April 2026 = Wed
      1 July 2026; a booking up to 14 days later does for it

  Wed 1 July 2026, 327 days late - council's turn
    Contract Meeting due
    Birch "B" Care, Tŷ Mawr, HC-3
    Rule: bristol-homecare, 4.2
    Every 3 months from the start of the contract on 1 April 2026 = Wed
      1 July 2026; a booking up to 14 days later does for it

  Thu 1 April 2027, 53 days late - council's turn
    Contract Performance Meeting due
    Alder Care Ltd, HC-1
    Rule: bristol-homecare, 4.4
    Every 12 months from the start of the contract on 1 April 2026 = Thu
      1 April 2027; a booking up to 14 days later does for it

  Thu 1 April 2027, 53 days late - council's turn
    Contract Performance Meeting due
    Birch "B" Care, Tŷ Mawr, HC-3
    Rule: bristol-homecare, 4.4
    Every 12 months from the start of the contract on 1 April 2026 = Thu
      1 April 2027; a booking up to 14 days later does for it

OPEN, NO DAY STATED

  Mon 10 May 2027 - council's turn
    Provider Warning Notice: failures in one quarter
    Alder Care Ltd, HC-1
    Rule: bristol-homecare, Table 5
    1 Red (threshold of at least 1) in the quarter 1 April 2027 to 30
      June 2027. Open since Mon 10 May 2027; no day is stated by which
      it is to be done

TODAY

  Mon 24 May 2027 - council's turn
    QA visit V-1
    Alder Care Ltd, HC-1
    Rule: bristol-homecare, 3.3

NEXT 30 DAYS

  Sun 20 June 2027 - provider's turn
    Rectification period of RAP-1 ends
    Alder Care Ltd, HC-1
    Rule: bristol-homecare, 6.1
    RAP-1 was served on 20 April 2027 with a rectification period of 61
      days
END
)"
as_at=2027-07-20
try "a month later" 0 cm due --format mail --officer jsmith --as-at "$as_at"
out_has "what the provider is late with is no alarm of ours" "late and waiting on others"
same "and stands last" "$(grep -E '^[A-Z][A-Z ,0-9]+$' <<<"$out" | tail -n 1)" "LATE, WAITING ON OTHERS"
same "with nothing of ours behind" "$(sed '1,/^LATE, WAITING/d' <<<"$out" | grep -c "council's turn")" 0
try "everybody's" 0 cm due --format mail
out_has "says whose contract it is" "Alder Care Ltd, HC-2 (mjones)"
widest() { awk '{ if (length($0) > most) most = length($0) } END { print most + 0 }'; }
same "no line is wider than 72" "$(($(cm due --format mail --within 10y | widest) <= 72))" 1
try "nothing due" 3 cm due --format mail --officer "$(id -un)"
out_is "is no mail" ""
same "and nothing else either" "$err" ""
printf '%s\n' 'ref,title,provider_ref,provider,framework,starts' "$(printf 'X-1,,XP-1,"Evil\033[2J\nOVERDUE %0100d",bristol-homecare,2026-04-01' 0)" |
    cm import contracts - 2>/dev/null
try "names of any kind" 0 cm due --format mail
lacks_escape=$(printf '%s' "$out" | tr -d -c '\033' | wc -c)
same "send nothing to the terminal" "$lacks_escape" 0
same "and forge no line" "$(grep -c '^OVERDUE' <<<"$out")" 1
same "nor a wide one" "$(($(widest <<<"$out") <= 72))" 1
try "with ASCII alone" 0 cm due --format mail --ascii
same "there is nothing else" "$(LC_ALL=C grep -c '[^ -~]' <<<"$out")" 0
# What due prints is what every contract, worked out anew, says: nothing more and nothing less, on any day.
"$CONTRACTMON" demo --make "$TMPDIR/demo.db" 2>/dev/null
demo() { "$CONTRACTMON" --db "$TMPDIR/demo.db" "$@" 2>/dev/null | bare | sort; }
for day in 2026-02-28 2026-12-25 2027-03-31 2027-05-24 2027-06-30; do
    same "due and every contract agree on $day" "$(demo --as-at "$day" due --within 3660d --format csv)" "$(demo --as-at "$day" export due --for machine)"
done
try "the plain rows exit the same" 3 cm due --officer "$(id -un)"
finish
