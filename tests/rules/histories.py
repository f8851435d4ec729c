#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Writes random but legal histories of Bristol contracts that exercise every rule of the ladder densely.

    histories.py --seed N --contracts K --years Y --out DIR [--recorded all|some] [--whole-quarters] [--odd]

DIR gets contracts.csv, targets.csv and history.csv, rows in random order; the same arguments give the same
files. About half of the contracts are guided: their officer asks the oracle what is open and answers it,
rightly or nearly so; the others guess.

--recorded all     every row carries a recorded time (default); some: corrected results and a few others only
--whole-quarters   no periods that begin within a quarter
--odd              also what no rule refuses but a careful reader of files might: withdrawals on the day of
                   service, determinations of withdrawn plans, awaited after not-met, a put-off that ends
                   before the plan's own limit, an event and a plan with one ref
"""

import argparse
import csv
import heapq
import itertools
import os
import random
import sys
from datetime import date, datetime, timedelta, timezone

sys.dont_write_bytecode = True  # no __pycache__ beside the tests
import oracle
from oracle import DAY, add_months, quarter_of

KPIS = ["1", "2", "3", "4", "5", "7", "8"]
EVENT_TYPES = ["support-plan", "handing-back", "subcontracting", "rejecting", "inaccurate-plan"]
DECISIONS = ["compensation", "termination", "no-action"]
CONTRACT_COLUMNS = "ref title provider_ref provider framework starts ends officer zone value".split()
TARGET_COLUMNS = "contract kpi from target amber".split()
HISTORY_COLUMNS = ("contract kind ref date kpi period value colour instrument covers rectify_by accompanies "
                   "follows outcome answers recorded").split()

# Starts at the edges of months, quarters and leap years.
STARTS = ["2019-04-01", "2019-11-30", "2020-02-29", "2020-01-31", "2020-05-15", "2020-12-31", "2021-03-31",
          "2019-08-29", "2018-10-01", "2020-07-02"]

# Temperaments: weights of G, A, R; acts per month that nobody asked for; share of plans among these; how
# readily one act leads to the next.
TEMPERAMENTS = {
    "calm": ((97, 3, 0), 0.05, 0.6, 0.2),
    "creeping": ((88, 12, 0), 0.05, 0.5, 0.5),
    "amber": ((62, 37, 1), 0.3, 0.6, 0.5),
    "poor": ((40, 35, 25), 0.4, 0.5, 0.6),
    "planned": ((80, 18, 2), 2.5, 0.92, 0.7),
    "warned": ((80, 15, 5), 1.2, 0.15, 0.8),
    "mixed": ((70, 22, 8), 0.6, 0.5, 1.0),
}


class Contract:
    """One contract whose history is told day by day; later acts look back on earlier ones."""

    def __init__(self, seed, number, options):
        self.random = random.Random(f"{seed}/{number}")
        self.options = options
        self.ref = f"HC-{number:04}"
        self.start = oracle.parse_date(self.random.choice(STARTS))
        self.end = add_months(self.start, 12 * options.years)
        temperament = TEMPERAMENTS[self.random.choice(sorted(TEMPERAMENTS))]
        self.colour_weights, self.rate, self.plan_share, self.echo = temperament
        self.guided = self.random.random() < 0.5
        self.rows, self.targets = [], []
        self.plans, self.notices, self.events = {}, {}, []
        self.withdrawn = {}
        self.verdicts = {}  # plan -> {date: outcome}
        self.first_rows = {}  # (kpi, period) -> rows of a result and its corrections
        self.agenda, self.order = [], itertools.count()
        self.numbers = itertools.count(1)
        self.today = self.start
        self.reactions = 0

    # --- small tools

    def chance(self, share):
        return self.random.random() < share

    def leads_on(self, share):
        return self.chance(share * self.echo)

    def pick(self, *things):
        return self.random.choice(things)

    def some(self, things, most):
        things = list(things)
        return self.random.sample(things, min(len(things), self.random.randint(1, most)))

    def later(self, low, high):
        return self.today + timedelta(days=self.random.randint(low, high))

    def at(self, day, action, *arguments):
        heapq.heappush(self.agenda, (max(day, self.today), next(self.order), action, arguments))

    def name(self, prefix):
        """Refs whose order by bytes is not the order of their numbers."""
        n = next(self.numbers)
        return self.pick(f"{prefix}-{n}", f"{prefix}-{n}", f"{prefix.lower()}/{n}", f"{prefix}.{n:03}",
                         f"{n}_{prefix}")

    def instant(self, day):
        hours = self.pick(8, 9, 11, 14, 16, 17, 22, 23)
        time = datetime(day.year, day.month, day.day, hours, self.random.randrange(60), tzinfo=timezone.utc)
        return time + timedelta(seconds=self.random.randrange(60))

    def written(self, time):
        """An instant in RFC 3339, in UTC or in summer time."""
        if self.chance(0.5):
            return time.strftime("%Y-%m-%dT%H:%M:%SZ")
        return time.astimezone(timezone(timedelta(hours=1))).strftime("%Y-%m-%dT%H:%M:%S+01:00")

    def add(self, kind, ref="", day=None, **columns):
        day = day or self.today
        row = {"contract": self.ref, "kind": kind, "ref": ref, "date": str(day)}
        row.update({name: str(value) for name, value in columns.items()})
        if self.options.recorded == "all" or self.chance(0.1):
            lags = [0, self.random.randint(1, 6), self.random.randint(20, 120)]
            lag = self.random.choices(lags, [75, 17, 8])[0]
            row["recorded"] = self.written(self.instant(day + timedelta(days=lag)))
        self.rows.append(row)
        return row

    def in_force(self, things):
        return [ref for ref in things if self.withdrawn.get(ref, date.max) > self.today]

    # --- the story

    def tell(self):
        self.agree_targets()
        quarter = quarter_of(self.start)
        while quarter < self.end:
            self.expect_returns(quarter)
            quarter = add_months(quarter, 3)
        span = (self.end - self.start).days
        hot = [self.later(0, span - 1) for _ in range(5 * self.options.years)]
        hot += [date(year, 2, 29) for year in (2020, 2024) if self.start <= date(year, 2, 29) < self.end]
        for _ in range(round(self.rate * 12 * self.options.years)):
            self.at(self.random.choice(hot) if self.chance(0.4) else self.later(0, span), self.unasked)
        for _ in range(self.random.randrange(1 + self.options.years) if self.rate > 0.1 else 0):
            self.at(self.random.choice(hot) if self.chance(0.4) else self.later(0, span), self.never_event)
        if self.leads_on(0.25):
            self.storm(self.later(0, span))
        for _ in range(self.options.years if self.chance(0.5) else 0):
            self.at(self.later(0, span), self.doomed_plan)
        for day in self.random.sample(hot, 2):
            self.at(day, self.decide_something)
        while self.agenda:
            day, _, action, arguments = heapq.heappop(self.agenda)
            if day < self.end:
                self.today = day
                action(*arguments)

    def storm(self, day):
        """What consistent failure takes: 12 plans in three months, 6 warnings or 4 defaults in twelve."""
        kind = self.pick("rap", "pwn", "dn")
        number, span = {"rap": (14, 91), "pwn": (7, 380), "dn": (6, 380)}[kind]
        for _ in range(number):
            when = day + timedelta(days=self.random.randrange(span))
            if kind == "rap":
                self.at(when, self.serve_plan)
            else:
                self.at(when, self.serve_notice, kind)

    def doomed_plan(self):
        """A plan for one KPI that is not met and then withdrawn: deemed failures that come and go."""
        ref = self.serve_plan([], covers=[self.random.choice(KPIS)])
        if ref:
            limit = self.plans[ref][2]
            self.at(limit + timedelta(days=self.pick(1, 3, 9)), self.determine, ref, "not-met")
            if self.chance(0.6):
                self.at(limit + timedelta(days=self.random.randint(10, 150)), self.withdraw, ref)

    def unasked(self):
        if self.chance(self.plan_share):
            self.serve_plan()
        else:
            self.serve_notice(self.pick("pwn", "pwn", "dn"))
        if self.chance(0.15):
            self.decide_something()

    def react(self):
        """A guided officer sees what is open and does something about some of it."""
        if not self.guided or self.reactions >= 10 * self.options.years:
            return
        self.reactions += 1
        ladder = oracle.evaluate(self.start, self.rows, self.targets, self.today)
        open_ones = [f for f in ladder.findings if f.status == "open"]
        self.random.shuffle(open_ones)
        for instrument in ("pwn", "dn", "rap"):
            keys = [f.key for f in open_ones if f.instrument == instrument]
            if keys and self.chance(0.6):
                named = self.some(keys, 3)
                if self.chance(0.15):  # a key that is no longer open, or was never this instrument's
                    named.append(self.random.choice([f.key for f in ladder.findings]))
                if instrument == "rap":
                    self.answer_by_plan(named)
                else:
                    self.serve_notice(instrument, named if self.chance(0.8) else [])
        for finding in open_ones[:3]:
            if finding.instrument == "decision" and self.chance(0.5):
                self.decide(finding.key, self.random.choice(DECISIONS))
            elif self.chance(0.3 if finding.rule in ("dn-quarter", "rap-distinct") else 0.12):
                self.decide(finding.key, "waived")
        subsumed = [f.key for f in ladder.findings if f.status in ("subsumed", "lapsed", "withdrawn")]
        if subsumed and self.chance(0.25):
            self.serve_notice(self.pick("pwn", "dn"), self.some(subsumed, 1))

    def answer_by_plan(self, keys):
        rule, _, subject = keys[0].partition(":")
        covers = ()
        if rule == "rap-distinct":
            covers = {row["kpi"] for row in self.rows if row["kind"] == "result"}
        self.serve_plan(keys if self.chance(0.7) else [],
                        accompanies=subject if rule == "rap-with" and self.chance(0.9) else "",
                        follows=subject if rule == "rap-again" and self.chance(0.9) else "",
                        covers=self.some(sorted(covers), 4) if covers else None)

    # --- returns

    def agree_targets(self):
        if self.chance(0.5):
            return
        for kpi in KPIS:
            if kpi == "3" or self.chance(0.3):
                continue
            dates = {quarter_of(self.start)}
            if self.chance(0.5):
                dates = {self.start, add_months(self.start, -7)}
            if self.chance(0.5):
                dates.add(add_months(self.start, self.random.randrange(24)))
            for day in sorted(dates):
                target, amber = self.pick(("90", "80"), ("92.5", "85.25"), ("100", "99.9"), ("85", "70"))
                if kpi == "4":
                    target, amber = self.pick(("20", "30"), ("12.5", "17.75"), ("0", "5"))
                self.targets.append({"contract": self.ref, "kpi": kpi, "from": str(day), "target": target,
                                     "amber": amber if self.chance(0.9) else ""})

    def expect_returns(self, quarter):
        end = add_months(quarter, 3)
        received = end + timedelta(days=self.pick(0, 9, 14, 14, 14, 15, 40))
        for kpi in KPIS:
            periods = [quarter]
            if not self.options.whole_quarters and self.chance(0.05):
                periods = self.pick([quarter, add_months(quarter, 1)], [quarter, add_months(quarter, 2)],
                                    [add_months(quarter, 1), add_months(quarter, 2)])
            for period in periods:
                if self.chance(0.12):
                    day = period + timedelta(days=self.random.randrange(80))
                    self.at(max(day, self.start), self.report, "early", kpi, period)
                if self.chance(0.88):
                    late = 0 if self.chance(0.85) else self.random.randrange(120)
                    day = received + timedelta(days=late)
                    self.at(max(day, self.start), self.report, "result", kpi, period)
        if self.chance(0.5):
            self.at(received, self.react)
            self.at(received + timedelta(days=self.random.randrange(1, 15)), self.react)

    def report(self, kind, kpi, period):
        row = self.add(kind, kpi=kpi, period=period, **self.measure(kpi, period))
        if kind == "result":
            self.first_rows[kpi, period] = [row]
            if self.chance(0.09):
                self.at(self.later(1, 200), self.correct, kpi, period)

    def correct(self, kpi, period):
        """A later row for the same period; its own date means nothing."""
        versions = self.first_rows[kpi, period]
        if not versions[0].get("recorded"):
            versions[0]["recorded"] = self.written(self.instant(oracle.parse_date(versions[0]["date"])))
        day = oracle.parse_date(versions[0]["date"]) if self.chance(0.5) else self.today
        row = self.add("result", day=day, kpi=kpi, period=period, **self.measure(kpi, period))
        time = self.instant(self.today)
        while time <= oracle.parse_instant(versions[-1]["recorded"]):
            time += timedelta(days=1)
        row["recorded"] = self.written(time)
        versions.append(row)
        if self.chance(0.2):
            self.at(self.later(1, 200), self.correct, kpi, period)

    def measure(self, kpi, period):
        """The colour and value columns of a result, which agree under the target in force."""
        if self.chance(0.03):
            return {"value": "none"}
        colour = self.random.choices("GAR", self.colour_weights)[0]
        targets = oracle.read_targets([t for t in self.targets if t["kpi"] == kpi])
        if kpi == "3":
            return {"colour": colour}
        for _ in range(30):
            value = self.value(targets.get(kpi, []))
            rated = oracle.colour_of({"kpi": kpi, "period": str(period), "value": value}, targets)
            if rated is None:
                break
            if rated == colour:
                return {"value": value} if self.chance(0.7) else {"value": value, "colour": colour}
        if rated is None and self.chance(0.05):
            return {"value": value}  # no target agreed: kept, never rated
        return {"colour": colour}

    def value(self, agreed):
        """At a limit, a hair beside it, or anywhere."""
        limits = [float(limit) for _, target, amber in agreed for limit in (target, amber) if limit]
        if limits and self.chance(0.5):
            value = self.random.choice(limits) + self.pick(0, 0, 0.001, -0.001, 0.5, -0.5)
            value = f"{min(100, max(0, value)):.3f}"
            return value.rstrip("0").rstrip(".") if self.chance(0.7) else value
        if self.chance(0.4):
            of = self.pick(3, 7, 40, 1000, 10000)
            return f"{round(of * self.random.uniform(self.pick(0, 0.75, 0.75), 1))}/{of}"
        low, places = self.pick((0, 2), (70, 1))
        return f"{self.random.uniform(low, 100):.{places}f}"

    # --- plans and notices

    def guesses(self, instrument):
        """Keys that might be raised: some are, some never will be."""
        quarter = add_months(quarter_of(self.today), self.pick(0, -3, -3, -6))
        year = oracle.year_of(self.start, self.today)
        keys = {"pwn": [f"pwn-quarter:{quarter}", f"pwn-raps:{quarter}"],
                "dn": [f"dn-quarter:{quarter}"],
                "rap": [f"rap-distinct:{year}:{self.pick(1, 1, 2)}"]}[instrument]
        if self.plans:
            rule = "pwn-expiry" if instrument == "pwn" else "rap-again"
            keys.append(f"{rule}:{self.random.choice(sorted(self.plans))}")
        if self.events:
            keys.append(f"pwn-never:{self.random.choice(self.events)}")
        warnings = [ref for ref in self.notices if self.notices[ref][1] == "pwn"]
        if len(warnings) >= 2 and instrument == "dn":
            keys.append("dn-pwns:" + "+".join(warnings[-2:]))
        if self.notices and instrument == "rap":
            keys.append(f"rap-with:{self.random.choice(sorted(self.notices))}")
        return keys

    def is_full(self):
        """One act leads to the next: this keeps the chains from growing for ever."""
        days = [thing[0] for things in (self.plans, self.notices) for thing in things.values()]
        return sum(day > self.today - timedelta(days=91) for day in days) >= 16

    def serve_notice(self, instrument, answers=None):
        if self.is_full():
            return
        ref = self.name(instrument.upper())
        if answers is None:
            answers = self.some(self.guesses(instrument), 2) if self.chance(0.4) else []
        self.add("served", ref, instrument=instrument, answers=";".join(dict.fromkeys(answers)))
        self.notices[ref] = (self.today, instrument)
        if self.chance(0.5):
            self.at(self.today if self.chance(0.6) else self.later(1, 12), self.serve_plan, None, ref)
        if self.chance(0.15):
            self.at(self.later(0 if self.options.odd else 1, 250), self.withdraw, ref)
        if self.leads_on(0.2):  # the next one at the edge of the window
            self.at(add_months(self.today, 12) - self.pick(0, 1) * DAY, self.serve_notice, instrument)
        if self.leads_on(0.5):
            self.at(self.later(0, 3), self.react)

    def serve_plan(self, answers=None, accompanies="", follows="", covers=None):
        """The ref of the plan, or None where there are too many already."""
        if self.is_full():
            return None
        if accompanies and accompanies not in self.in_force(self.notices):
            accompanies = ""
        earlier = [ref for ref, (day, _, _) in self.plans.items() if day < self.today]
        if follows not in earlier:
            follows = ""
        if not accompanies and self.chance(0.15) and self.in_force(self.notices):
            accompanies = self.random.choice(self.in_force(self.notices)[-3:])
        if not follows and earlier and self.chance(0.3):
            follows = self.random.choice(earlier[-4:])
        ref = self.name("RAP")
        if self.options.odd and self.events and self.chance(0.05) and self.events[-1] not in self.plans:
            ref = self.events[-1]
        if answers is None:
            answers = self.some(self.guesses("rap"), 2) if self.chance(0.25) else []
        if covers is None:
            covers = self.plans[follows][1] if follows and self.chance(0.6) else self.some(KPIS, 4)
        limit = self.pick(self.today, self.later(1, 5), self.later(20, 40), self.later(20, 60),
                          self.later(60, 130), add_months(self.today, 3),
                          add_months(quarter_of(self.today), 3) - DAY)
        self.add("served", ref, instrument="rap", covers=";".join(covers), rectify_by=limit,
                 accompanies=accompanies, follows=follows, answers=";".join(dict.fromkeys(answers)))
        self.plans[ref] = (self.today, list(covers), limit)
        self.verdicts[ref] = {}
        self.foresee_verdicts(ref, limit)
        if self.chance(0.13):
            self.at(self.later(0 if self.options.odd else 1, 250), self.withdraw, ref)
        if self.leads_on(0.15):
            self.at(add_months(self.today, 3) - self.pick(0, 1) * DAY, self.serve_plan)
        return ref

    def foresee_verdicts(self, ref, limit):
        after = limit + timedelta(days=self.pick(1, 1, 2, 7, 25, 70))
        path = self.random.choices(["none", "in-time", "met", "not-met", "awaited"], [12, 8, 12, 50, 18])[0]
        if path == "in-time":
            self.at(self.later(0, (limit - self.today).days), self.determine, ref, "met")
        elif path == "met":
            self.at(after, self.determine, ref, "met")
        elif path == "not-met":
            self.at(after, self.determine, ref, "not-met")
        elif path == "awaited":
            self.at(limit + timedelta(days=self.pick(-3, 0, 1, 2, 12)), self.determine, ref, "awaited")

    def determine(self, ref, outcome):
        limit, verdicts = self.plans[ref][2], self.verdicts[ref]
        if self.today in verdicts:
            return
        if self.withdrawn.get(ref, date.max) <= self.today and not self.options.odd:
            return
        if outcome == "awaited":
            if not self.options.odd and set(verdicts.values()) & {"met", "not-met"}:
                return
            until = max(self.today, limit) + timedelta(days=self.pick(1, 6, 14, 45))
            if self.options.odd and self.chance(0.15):
                until = self.today
            self.add("determined", ref, outcome="awaited", rectify_by=until)
            self.at(self.pick(until, until + DAY, self.later(1, 70)), self.determine, ref,
                    self.pick("not-met", "not-met", "met", "awaited"))
        else:
            if outcome == "not-met" and self.today <= limit:
                return
            covers = self.some(self.plans[ref][1], 2) if outcome == "not-met" and self.chance(0.4) else []
            self.add("determined", ref, outcome=outcome, covers=";".join(covers))
            if outcome == "not-met":
                if self.chance(0.35):
                    self.at(self.later(1, 60), self.determine, ref,
                            self.pick("met", "met", "not-met", "awaited"))
                if self.leads_on(0.7):
                    self.at(self.later(0, 12), self.serve_plan, None, "", ref)
                if self.leads_on(0.7):
                    self.at(self.later(0, 10), self.react)
            elif self.chance(0.08):
                self.at(self.later(1, 60), self.determine, ref, "not-met")
        verdicts[self.today] = outcome

    def withdraw(self, ref):
        if self.today in self.verdicts.get(ref, {}) and not self.options.odd:
            self.at(self.today + DAY, self.withdraw, ref)
        elif ref not in self.withdrawn:
            self.withdrawn[ref] = self.today
            self.add("withdrawn", ref)
            if self.leads_on(0.7):
                self.at(self.later(0, 10), self.react)

    # --- never events and decisions

    def never_event(self):
        ref = self.name("NE")
        self.events.append(ref)
        self.add("never-event", ref, outcome=self.random.choice(EVENT_TYPES))
        if self.chance(0.5):
            self.at(self.later(0, 5), self.serve_notice, "pwn", [f"pwn-never:{ref}"])
        if self.leads_on(0.7):
            self.at(self.later(0, 20), self.react)

    def decide(self, key, outcome):
        self.add("decided", answers=key, outcome=outcome)

    def decide_something(self):
        keys = self.guesses(self.pick("pwn", "dn", "rap"))
        keys += [f"determine:{ref}" for ref in list(self.plans)[-2:]]
        keys += [f"rap-with:{ref}" for ref in list(self.notices)[-2:]]
        keys += [f"compensate:{ref}" for ref in self.events[-1:]]
        self.decide(self.random.choice(keys), "waived" if self.chance(0.8) else self.random.choice(DECISIONS))


def write(path, columns, rows):
    with open(path, "w", encoding="utf-8", newline="") as file:
        out = csv.DictWriter(file, columns, restval="", lineterminator="\n")
        out.writeheader()
        out.writerows(rows)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--seed", type=int, required=True)
    parser.add_argument("--contracts", type=int, default=20)
    parser.add_argument("--years", type=int, default=3)
    parser.add_argument("--out", required=True)
    parser.add_argument("--recorded", choices=["all", "some"], default="all")
    parser.add_argument("--whole-quarters", action="store_true")
    parser.add_argument("--odd", action="store_true")
    options = parser.parse_args()

    contracts, targets, history = [], [], []
    for number in range(1, options.contracts + 1):
        contract = Contract(options.seed, number, options)
        contract.tell()
        contracts.append({
            "ref": contract.ref, "title": f"Homecare, invented contract {number}",
            "provider_ref": f"P-{number:04}", "provider": f"Invented Provider {number}",
            "framework": oracle.FRAMEWORK, "starts": contract.start, "ends": contract.end,
            "officer": "jsmith", "zone": f"Zone {number % 12 + 1}", "value": f"{number * 1000}.50"})
        targets += contract.targets
        history += contract.rows
    shuffler = random.Random(f"{options.seed}/order")
    for rows in (contracts, targets, history):
        shuffler.shuffle(rows)
    os.makedirs(options.out, exist_ok=True)
    write(os.path.join(options.out, "contracts.csv"), CONTRACT_COLUMNS, contracts)
    write(os.path.join(options.out, "targets.csv"), TARGET_COLUMNS, targets)
    write(os.path.join(options.out, "history.csv"), HISTORY_COLUMNS, history)


if __name__ == "__main__":
    main()
