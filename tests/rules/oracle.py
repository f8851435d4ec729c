#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""A second, independent and deliberately slow calculation of the Bristol ladder, to check the rules module.

It is written from the words of the design ("How the ladder of 002 is evaluated") and shares nothing
with model/rules: no code, no tables, no framework file. Every processed day is worked out from the bare
facts; the only things carried from day to day are the findings and the deemed failures.

    oracle.py CONTRACTS.csv HISTORY.csv [TARGETS.csv] --as-at DATE [--known-at TIME] [--all] [--no-clause]
    oracle.py CONTRACTS.csv HISTORY.csv [TARGETS.csv] --as-at DATE --rag (both at once: --rag-to FILE)
    oracle.py --self-test

The clause column is always empty: clause texts belong to the framework file. Input is taken to be legal.
"""

import argparse
import csv
import sys
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta, timezone
from fractions import Fraction
from typing import Optional

FRAMEWORK = "bristol-homecare"
DAY = timedelta(days=1)

# Prefix of a key -> (instrument that answers it, duty).
RULES = {
    "dn-quarter": ("dn", "must"),
    "pwn-quarter": ("pwn", "must"),
    "rap-distinct": ("rap", "must"),
    "pwn-raps": ("pwn", "must"),
    "dn-pwns": ("dn", "must"),
    "determine": ("determination", "must"),
    "rap-again": ("rap", "must"),
    "pwn-expiry": ("pwn", "must"),
    "pwn-never": ("pwn", "must"),
    "cf-never": ("decision", "consider"),
    "compensate": ("decision", "consider"),
    "cf-raps": ("decision", "must"),
    "cf-pwns": ("decision", "must"),
    "cf-dns": ("decision", "must"),
    "rap-with": ("rap", "must"),
}
CONSISTENT_FAILURE = {"rap": ("cf-raps", 12, 3), "pwn": ("cf-pwns", 6, 12), "dn": ("cf-dns", 4, 12)}
COMPENSATED_EVENTS = ("support-plan", "handing-back", "rejecting")
COMPENSATED_KPIS = ("3", "8")

# Readings that the text leaves open, each in one place so that a decision changes one line.
# rap-with:N answered by a plan that is then withdrawn: a new instance is due from that day.
RAP_WITH_RISES_ANEW = False  # answered by a plan that is then withdrawn: as any other finding, it is withdrawn
# A plan that names no key and does not follow P answers rap-again:P all the same.
UNNAMED_PLAN_ANSWERS_ANY_RAP_AGAIN = False
# A plan that names no key and does not accompany N answers rap-with:N all the same.
UNNAMED_PLAN_ANSWERS_ANY_RAP_WITH = False
# A plan that names rap-with:N without accompanying N answers it all the same.
NAMING_ANSWERS_RAP_WITH = True


# ------------------------------------------------------------------------------------------- the calendar

def parse_date(text):
    return date.fromisoformat(text.strip())


def add_months(day, months):
    """The same day of the month, or the last one of a shorter month."""
    count = day.year * 12 + day.month - 1 + months
    year, month = divmod(count, 12)
    month += 1
    following = date(year + month // 12, month % 12 + 1, 1)
    return date(year, month, min(day.day, (following - DAY).day))


def quarter_of(day):
    """The first day of the fixed quarter that holds a day."""
    return date(day.year, day.month - (day.month - 1) % 3, 1)


def year_of(start, day):
    """The first day of the framework year that holds a day; what lies before the start is in the first."""
    n = 0
    while add_months(start, 12 * (n + 1)) <= day:
        n += 1
    return add_months(start, 12 * n)


def in_window(event, day, months):
    return event <= day < add_months(event, months)


def last_sunday(year, month):
    day = date(year, month, 31)
    return day - timedelta(days=(day.weekday() + 1) % 7)


def london_midnight(day):
    """The instant at which a day begins in London: 23:00 UTC of the day before while summer time lasts."""
    summer = last_sunday(day.year, 3) < day <= last_sunday(day.year, 10)
    begins = datetime(day.year, day.month, day.day, tzinfo=timezone.utc)
    return begins - timedelta(hours=1) if summer else begins


def parse_instant(text):
    """An RFC 3339 time; a bare date means the last instant of that day in London."""
    text = text.strip()
    if len(text) == 10:
        return london_midnight(parse_date(text) + DAY) - timedelta(microseconds=1)
    return datetime.fromisoformat(text.upper().replace("Z", "+00:00"))


# ------------------------------------------------------------------------------------------------ colours

WORSE = {"G": 0, "A": 1, "R": 2}


def exact(text):
    return Fraction(text.strip().rstrip("%"))


def colour_of(row, targets):
    """G, A, R, or None where the row is not rated. targets: kpi -> [(from, target, amber)]."""
    given = (row.get("colour") or "").strip()
    if given:
        return given[0].upper()
    value = (row.get("value") or "").strip()
    kpi = row["kpi"].strip()
    if value in ("", "none") or kpi == "3":
        return None
    period = parse_date(row["period"])
    agreed = sorted((t for t in targets.get(kpi, []) if t[0] <= period), key=lambda t: t[0])
    if not agreed or not agreed[-1][1]:
        return None
    _, target, amber = agreed[-1]
    if "/" in value:
        above, below = value.split("/")
        if exact(below) == 0:
            return None
        measured = 100 * exact(above) / exact(below)
    else:
        measured = exact(value)

    def reaches(limit):
        return measured <= exact(limit) if kpi == "4" else measured >= exact(limit)

    if reaches(target):
        return "G"
    return "A" if amber and reaches(amber) else "R"


# -------------------------------------------------------------------------------------------------- facts

@dataclass
class Reading:
    """A result or an early report, with the colour it has under the targets."""
    kpi: str
    period: date
    date: date
    ref: str
    colour: Optional[str]


@dataclass
class Served:
    """A plan (rap) or a notice (pwn, dn)."""
    ref: str
    date: date
    instrument: str
    answers: list
    covers: list
    rectify_by: Optional[date]
    accompanies: str
    follows: str


@dataclass
class Determined:
    plan: str
    date: date
    outcome: str
    covers: list
    until: Optional[date]


@dataclass
class Event:
    ref: str
    date: date
    type: str


@dataclass
class Decision:
    date: date
    keys: list
    outcome: str


@dataclass
class Facts:
    readings: list = field(default_factory=list)
    served: list = field(default_factory=list)
    determined: list = field(default_factory=list)
    events: list = field(default_factory=list)
    decisions: list = field(default_factory=list)
    withdrawals: list = field(default_factory=list)  # (ref, date)
    other_days: list = field(default_factory=list)  # visits, meetings: days on which a fact is effective


def split(text):
    return [part.strip() for part in (text or "").split(";") if part.strip()]


def read_facts(rows, targets, as_at, known_at):
    """The facts of one contract that exist: effective by as_at and, if that is given, recorded by known_at."""
    facts = Facts()
    returns = defaultdict(list)  # (kpi, period) -> rows: the first and its corrections

    def recorded(row):
        text = (row.get("recorded") or "").strip()
        return parse_instant(text) if text else datetime.min.replace(tzinfo=timezone.utc)

    for row in rows:
        if known_at is not None and recorded(row) > known_at:
            continue
        kind, ref, day = row["kind"].strip(), (row.get("ref") or "").strip(), parse_date(row["date"])
        if kind == "result":
            returns[row["kpi"].strip(), parse_date(row["period"])].append(row)
            continue
        if day > as_at:
            continue
        limit = (row.get("rectify_by") or "").strip()
        limit = parse_date(limit) if limit else None
        outcome = (row.get("outcome") or "").strip()
        if kind == "early":
            kpi, period = row["kpi"].strip(), parse_date(row["period"])
            facts.readings.append(Reading(kpi, period, day, ref or f"{kpi}@{period}!{day}",
                                          colour_of(row, targets)))
        elif kind == "never-event":
            facts.events.append(Event(ref, day, outcome))
        elif kind == "served":
            facts.served.append(Served(ref, day, row["instrument"].strip(), split(row.get("answers")),
                                       split(row.get("covers")), limit,
                                       (row.get("accompanies") or "").strip(),
                                       (row.get("follows") or "").strip()))
        elif kind == "determined":
            facts.determined.append(Determined(ref, day, outcome, split(row.get("covers")), limit))
        elif kind == "withdrawn":
            facts.withdrawals.append((ref, day))
        elif kind == "decided":
            facts.decisions.append(Decision(day, split(row.get("answers")), outcome))
        else:
            facts.other_days.append(day)

    for (kpi, period), versions in returns.items():
        versions.sort(key=recorded)
        day = parse_date(versions[0]["date"])  # a correction takes the date of what it corrects
        standing = versions[-1]
        if day <= as_at:
            ref = (standing.get("ref") or "").strip() or f"{kpi}@{period}"
            facts.readings.append(Reading(kpi, period, day, ref, colour_of(standing, targets)))
    return facts


# --------------------------------------------------------------------------------------------- the ladder

def by_ref(thing):
    return thing.ref.encode()


def by_date(thing):
    return (thing.date, thing.ref.encode())


@dataclass
class Failure:
    kpi: str
    quarter: date
    identified: date
    colour: str
    date: date  # of the fact that gave the worst colour first
    ref: str


@dataclass
class Deemed:
    kpi: str
    quarter: date
    date: date
    colour: str
    plan: str

    @property
    def ref(self):
        return f"deemed:{self.plan}:{self.kpi}"


@dataclass(eq=False)
class Finding:
    rule: str
    subject: str
    raised_on: date
    instrument: str
    duty: str
    counted: list
    basis: list = field(default_factory=list)  # (kpi, quarter) of each failure, of rap-distinct
    status: str = "open"
    basis_changed: bool = False
    lapsed_on: Optional[date] = None
    subsumed_by: Optional["Finding"] = None
    unnamed: set = field(default_factory=set)  # notices that named no key and were served while it was open

    def __post_init__(self):
        self.key = f"{self.rule}:{self.subject}"


class Ladder:
    """The findings of one contract, worked out day by day up to as_at."""

    def __init__(self, start, facts, as_at):
        self.start = start
        self.facts = facts
        self.as_at = as_at
        self.findings = []
        self.instances = defaultdict(list)  # key -> the findings of that key
        self.deemed = []
        self.today = date.min
        self.standing = {}  # what is in force and has failed today; emptied every day, only to save time
        for day in self.days():
            self.process(day)
        self.today = as_at
        self.standing = {}

    def days(self):
        facts = self.facts
        days = {fact.date for kind in (facts.readings, facts.served, facts.determined, facts.events,
                                       facts.decisions) for fact in kind}
        days |= {day for _, day in facts.withdrawals} | set(facts.other_days)
        days |= {plan.rectify_by + DAY for plan in facts.served if plan.rectify_by}
        days |= {put_off.until + DAY for put_off in facts.determined if put_off.until}
        return sorted(day for day in days if day <= self.as_at)

    def process(self, day):
        self.today = day
        self.standing = {}
        self.lapse()
        self.rectification()        # 7
        self.quarters("dn-quarter", red=3, amber=6)   # 1, 2
        self.quarters("pwn-quarter", red=1, amber=3)  # 3
        self.plans_in_quarter()     # 5
        self.never_events()         # 8
        self.pairs_of_warnings()    # 6
        self.consistent_failure()   # 9
        self.distinct_kpis()        # 4
        self.settle()               # 10
        self.accompanying_plans()   # 11
        self.settle()               # a waiver of the same day holds for what rule 11 has just raised

    # --- what stands today

    def withdrawn(self, ref):
        return any(r == ref and day <= self.today for r, day in self.facts.withdrawals)

    def in_force(self, instrument):
        if instrument not in self.standing:
            self.standing[instrument] = sorted((s for s in self.facts.served if s.instrument == instrument
                                                and s.date <= self.today and not self.withdrawn(s.ref)),
                                               key=by_date)
        return self.standing[instrument]

    def plan_in_force(self, ref):
        return next((plan for plan in self.in_force("rap") if plan.ref == ref), None)

    def determinations(self, plan_ref):
        return sorted((x for x in self.facts.determined if x.plan == plan_ref and x.date <= self.today),
                      key=lambda x: x.date)

    def is_determined(self, plan_ref):
        return any(x.outcome in ("met", "not-met") for x in self.determinations(plan_ref))

    def failures(self):
        """Rule 1: at most one failure of a KPI in a fixed quarter, with the worst colour."""
        known = ("failures", len(self.deemed))
        if known not in self.standing:
            self.standing[known] = self.find_failures()
        return self.standing[known]

    def find_failures(self):
        entries = defaultdict(list)
        for reading in self.facts.readings:
            if reading.date <= self.today and reading.colour in ("A", "R"):
                entries[reading.kpi, quarter_of(reading.period)].append(reading)
        plans = {plan.ref for plan in self.in_force("rap")}
        for deemed in self.deemed:
            if deemed.plan in plans:
                entries[deemed.kpi, deemed.quarter].append(deemed)
        failures = []
        for (kpi, quarter), facts in entries.items():
            worst = max((fact.colour for fact in facts), key=WORSE.get)
            giver = min((fact for fact in facts if fact.colour == worst), key=by_date)
            failures.append(Failure(kpi, quarter, min(fact.date for fact in facts), worst,
                                    giver.date, giver.ref))
        return sorted(failures, key=by_date)

    # --- findings

    def live(self, key):
        """The standing instance of a key; a lapsed one does not stand in the way of the next."""
        instances = [f for f in self.instances[key] if f.status != "lapsed"]
        return instances[-1] if instances else None

    def raise_finding(self, rule, subject, counted, basis=()):
        standing = self.live(f"{rule}:{subject}")
        anew = rule == "rap-with" and RAP_WITH_RISES_ANEW and standing and standing.status == "withdrawn"
        if standing and not anew:
            return
        instrument, duty = RULES[rule]
        finding = Finding(rule, str(subject), self.today, instrument, duty, [fact.ref for fact in counted],
                          list(basis))
        self.findings.append(finding)
        self.instances[finding.key].append(finding)

    # --- the rules

    def limbs(self, quarter, red, amber):
        """The failures of a quarter in the colours whose limb is met; empty if none is."""
        of_quarter = [f for f in self.failures() if f.quarter == quarter]
        reds = [f for f in of_quarter if f.colour == "R"]
        ambers = [f for f in of_quarter if f.colour == "A"]
        counted = (reds if len(reds) >= red else []) + (ambers if len(ambers) >= amber else [])
        return sorted(counted, key=by_date)

    def quarters(self, rule, red, amber):
        for quarter in sorted({f.quarter for f in self.failures()}):
            counted = self.limbs(quarter, red, amber)
            if counted:
                self.raise_finding(rule, quarter, counted)

    def plans_of_quarter(self, quarter):
        return [plan for plan in self.in_force("rap")
                if quarter_of(plan.date) == quarter and not plan.accompanies]

    def plans_in_quarter(self):
        for quarter in sorted({quarter_of(plan.date) for plan in self.in_force("rap")}):
            plans = self.plans_of_quarter(quarter)
            if len(plans) >= 3:
                self.raise_finding("pwn-raps", quarter, plans)

    def distinct_kpis(self):
        unused = [f for f in self.failures() if not self.used_up(f)]
        for year in sorted({year_of(self.start, f.quarter) for f in unused}):
            basis = [f for f in unused if year_of(self.start, f.quarter) == year]
            if len({f.kpi for f in basis}) >= 3:
                n = 1
                while self.live(f"rap-distinct:{year}:{n}"):
                    n += 1
                self.raise_finding("rap-distinct", f"{year}:{n}", basis,
                                   [(f.kpi, f.quarter) for f in basis])

    def used_up(self, failure):
        if self.live(f"dn-quarter:{failure.quarter}") or self.live(f"pwn-quarter:{failure.quarter}"):
            return True
        if any(failure.kpi in plan.covers and plan.date >= failure.identified
               for plan in self.in_force("rap")):
            return True
        return any((failure.kpi, failure.quarter) in f.basis for f in self.findings if f.status != "lapsed")

    def pairs_of_warnings(self):
        consumed = {ref for f in self.findings if f.rule == "dn-pwns" and f.status != "lapsed"
                    for ref in f.counted}
        free = [pwn for pwn in self.in_force("pwn")
                if pwn.ref not in consumed and in_window(pwn.date, self.today, 12)]
        while len(free) >= 2:
            self.raise_finding("dn-pwns", f"{free[0].ref}+{free[1].ref}", free[:2])
            free = free[2:]

    def consistent_failure(self):
        for instrument, (rule, threshold, months) in CONSISTENT_FAILURE.items():
            served = self.in_force(instrument)
            for crossing in sorted((s for s in served if s.date == self.today), key=by_ref):
                counted = [s for s in served if by_date(s) <= by_date(crossing)
                           and in_window(s.date, self.today, months)]
                if len(counted) == threshold:
                    self.raise_finding(rule, crossing.ref, counted)

    def never_events(self):
        for event in sorted((e for e in self.facts.events if e.date == self.today), key=by_ref):
            self.raise_finding("pwn-never", event.ref, [event])
            same = sorted((e for e in self.facts.events
                           if e.type == event.type and by_date(e) <= by_date(event)), key=by_date)
            if event.type == "subcontracting" or len(same) >= 2:
                self.raise_finding("cf-never", event.ref, same)
            if event.type in COMPENSATED_EVENTS:
                self.raise_finding("compensate", event.ref, [event])
        for plan in sorted((p for p in self.in_force("rap") if p.date == self.today), key=by_ref):
            if any(kpi in COMPENSATED_KPIS for kpi in plan.covers):
                self.raise_finding("compensate", plan.ref, [plan])

    def rectification(self):
        failures = self.failures()  # as the day's facts leave them: deemed failures of one day do not mix
        for plan in sorted(self.in_force("rap"), key=by_ref):
            if not self.is_determined(plan.ref) and self.determine_due(plan) <= self.today:
                self.raise_finding("determine", plan.ref, [plan])
            for verdict in self.determinations(plan.ref):
                if verdict.date == self.today and verdict.outcome == "not-met":
                    self.not_met(plan, verdict.covers or plan.covers, failures)

    def determine_due(self, plan):
        put_off = [x.until for x in self.determinations(plan.ref) if x.outcome == "awaited"]
        return max([plan.rectify_by] + put_off[-1:]) + DAY

    def not_met(self, plan, kpis, failures):
        if self.is_later(plan):
            self.raise_finding("pwn-expiry", plan.ref, [plan])
            return
        for kpi in sorted(set(kpis), key=str.encode):
            colours = [f.colour for f in failures if f.kpi == kpi and f.identified <= plan.date
                       and not self.covered_before(plan, f)]
            self.deemed.append(Deemed(kpi, quarter_of(plan.rectify_by), self.today,
                                      max(colours, key=WORSE.get, default="A"), plan.ref))
        self.raise_finding("rap-again", plan.ref, [plan])

    def is_later(self, plan):
        if not plan.follows or not self.plan_in_force(plan.follows):
            return False
        verdicts = self.determinations(plan.follows)
        return bool(verdicts) and verdicts[-1].outcome == "not-met"

    def covered_before(self, plan, failure):
        return any(by_date(earlier) < by_date(plan) and failure.kpi in earlier.covers
                   and earlier.date >= failure.identified for earlier in self.in_force("rap"))

    def accompanying_plans(self):
        accompanied = {plan.accompanies for plan in self.in_force("rap")}
        answered = defaultdict(set)  # notice -> the rules of what it answers
        for f in self.findings:
            if f.status == "answered":
                for served in self.answerers(f):
                    answered[served.ref].add(f.rule)
        for notice in sorted(self.in_force("pwn") + self.in_force("dn"), key=by_ref):
            only_never = notice.instrument == "pwn" and answered[notice.ref] == {"pwn-never"}
            if notice.ref not in accompanied and not only_never:
                self.raise_finding("rap-with", notice.ref, [notice])

    # --- rule 10

    def lapse(self):
        today_withdrawn = [ref for ref, day in self.facts.withdrawals if day == self.today]
        for f in self.findings:
            affected = today_withdrawn and f.status in ("open", "subsumed", "answered")
            if affected and not self.would_still_be_raised(f):
                if f.status == "answered":
                    f.basis_changed = True
                else:
                    self.mark_lapsed(f)
            if f.status == "open" and self.verdict_lapses(f):
                self.mark_lapsed(f)

    def mark_lapsed(self, finding):
        finding.status = "lapsed"
        finding.lapsed_on = self.today

    def would_still_be_raised(self, f):
        """The finding's own condition, without whatever is withdrawn by today."""
        if f.rule == "dn-quarter":
            return bool(self.limbs(parse_date(f.subject), red=3, amber=6))
        if f.rule == "pwn-quarter":
            return bool(self.limbs(parse_date(f.subject), red=1, amber=3))
        if f.rule == "rap-distinct":
            standing = {(x.kpi, x.quarter) for x in self.failures()}
            return len({kpi for kpi, quarter in f.basis if (kpi, quarter) in standing}) >= 3
        if f.rule == "pwn-raps":
            return len(self.plans_of_quarter(parse_date(f.subject))) >= 3
        if f.rule == "pwn-expiry":
            plan = next(s for s in self.facts.served if s.ref == f.subject)
            return not self.withdrawn(plan.ref) and not self.withdrawn(plan.follows)
        if f.rule in ("pwn-never", "cf-never"):
            return True
        # dn-pwns, cf-*: the notices counted; determine, rap-again, rap-with: the one they are named after;
        # compensate: a plan, or an event, which nobody withdraws.
        if f.rule == "compensate" and any(e.ref == f.subject for e in self.facts.events):
            return True
        return not any(self.withdrawn(ref) for ref in f.counted)

    def verdict_lapses(self, f):
        """Today's determination ends it: awaited a determine, met what an earlier not-met left open."""
        if f.rule not in ("determine", "rap-again", "pwn-expiry"):
            return False
        plan = self.plan_in_force(f.subject)
        verdicts = [x.outcome for x in self.determinations(f.subject) if x.date == self.today]
        if not plan:
            return False
        if f.rule == "determine":
            return "awaited" in verdicts and self.determine_due(plan) > self.today
        return "met" in verdicts

    def settle(self):
        self.reopen()
        self.subsume()
        self.waive()
        self.reopen()  # where the waived one is the default notice that subsumed a warning
        self.waive()
        self.answer()

    def reopen(self):
        for f in self.findings:
            ends = ("lapsed", "waived") if f.rule == "pwn-quarter" else ("lapsed",)
            if f.status == "subsumed" and f.subsumed_by.status in ends:
                f.status, f.subsumed_by = "open", None

    def subsume(self):
        for f in self.findings:
            if f.status != "open":
                continue
            above = None
            if f.rule == "pwn-quarter":
                dn = self.live(f"dn-quarter:{f.subject}")
                if dn and dn.raised_on == self.today and dn.status != "waived":
                    stands = any(pwn.date == self.today and (not pwn.answers or f.key in pwn.answers)
                                 for pwn in self.in_force("pwn"))
                    if f.raised_on == self.today or not stands:
                        above = dn
            elif f.rule == "pwn-raps" and f.raised_on == self.today:
                above = self.live(f"pwn-quarter:{f.subject}")
            if above:
                f.status, f.subsumed_by = "subsumed", above

    def waive(self):
        for f in self.findings:
            if f.status == "open" and any(d.outcome == "waived" for d in self.decisions_on(f)):
                f.status = "waived"

    def decisions_on(self, f):
        return [d for d in self.facts.decisions if f.raised_on <= d.date <= self.today and f.key in d.keys]

    def answer(self):
        for f in self.findings:
            if f.status not in ("open", "answered", "withdrawn") or f is not self.live(f.key):
                continue
            if f.instrument == "determination":
                if f.status == "open" and self.is_determined(f.subject):
                    f.status = "answered"
            elif f.instrument == "decision":
                if f.status == "open" and any(d.outcome != "waived" for d in self.decisions_on(f)):
                    f.status = "answered"
            else:
                if f.status == "open":
                    f.unnamed |= {s.ref for s in self.in_force(f.instrument)
                                  if s.date == self.today and self.answers_unnamed(s, f)}
                if self.answerers(f):
                    f.status = "answered"
                elif f.status == "answered":
                    f.status = "withdrawn"

    def answers_unnamed(self, served, f):
        """Does what is served today, while the finding is open, answer it without naming it?"""
        if served.answers:
            return False
        if f.rule == "rap-distinct":
            return any(kpi in served.covers for kpi, _ in f.basis)
        if f.rule == "rap-again":
            return UNNAMED_PLAN_ANSWERS_ANY_RAP_AGAIN
        if f.rule == "rap-with":
            return UNNAMED_PLAN_ANSWERS_ANY_RAP_WITH
        return True

    def answerers(self, f):
        """The notices and plans in force that answer a finding."""
        found = []
        for served in self.in_force(f.instrument) if f.instrument in ("rap", "pwn", "dn") else []:
            names = f.key in served.answers and served.date >= f.raised_on
            if f.rule == "rap-with":
                names = (names and NAMING_ANSWERS_RAP_WITH) or served.accompanies == f.subject
            if f.rule == "rap-again":
                names = names or served.follows == f.subject
            if names or served.ref in f.unnamed:
                found.append(served)
        return found

    # --- the answer

    def rows(self):
        """All findings, and the keys that are named but that today's facts do not raise."""
        rows = [(f.raised_on, f.key, f.instrument, f.duty, f.status,
                 "basis-changed" if f.basis_changed else "", f.counted) for f in self.findings]
        orphans = {}
        for served in sorted((s for i in ("rap", "pwn", "dn") for s in self.in_force(i)), key=by_date):
            for key in served.answers:
                if all(f.status == "lapsed" for f in self.instances[key]):
                    orphans.setdefault(key, served)
        for key, served in orphans.items():
            duty = RULES.get(key.split(":", 1)[0], ("", "must"))[1]
            rows.append((served.date, key, served.instrument, duty, "answered", "basis-changed", []))
        return sorted(rows, key=lambda row: (row[0], row[1].encode()))

    def rag(self):
        """The overall RAG: red, amber, green or none."""
        first = add_months(quarter_of(self.as_at), -6)
        latest = {}  # kpi -> (period, colour)
        for reading in self.facts.readings:
            ended = add_months(reading.period, 3) - DAY
            if reading.colour is None or not first <= ended <= self.as_at:
                continue
            period, colour = latest.get(reading.kpi, (date.min, "G"))
            if reading.period > period:
                latest[reading.kpi] = (reading.period, reading.colour)
            elif reading.period == period and WORSE[reading.colour] > WORSE[colour]:
                latest[reading.kpi] = (period, reading.colour)
        colours = [colour for _, colour in latest.values()]
        open_ones = [f for f in self.findings if f.status == "open"]
        if any(f.duty == "must" for f in open_ones):
            colours.append("A")
        if any(not self.is_determined(plan.ref) for plan in self.in_force("rap")):
            colours.append("A")
        if any(f.instrument == "dn" or f.rule in ("cf-raps", "cf-pwns", "cf-dns") for f in open_ones):
            colours.append("R")
        if any(self.default_runs(dn) for dn in self.in_force("dn")):
            colours.append("R")
        names = {"G": "green", "A": "amber", "R": "red"}
        return names[max(colours, key=WORSE.get)] if colours else "none"

    def default_runs(self, dn):
        """A default notice whose plan is not met, unless it was decided that it needs none."""
        waived = self.live(f"rap-with:{dn.ref}")
        if waived and waived.status == "waived":
            return False
        plans = [plan for plan in self.in_force("rap") if plan.accompanies == dn.ref]
        return not any(self.is_met(plan.ref) for plan in plans)

    def is_met(self, plan_ref, seen=()):
        """Met itself, or by the last of the plans that followed it."""
        verdicts = [x.outcome for x in self.determinations(plan_ref) if x.outcome != "awaited"]
        if verdicts and verdicts[-1] == "met":
            return True
        later = [plan.ref for plan in sorted(self.in_force("rap"), key=by_date) if plan.follows == plan_ref]
        return bool(later) and later[-1] not in seen and self.is_met(later[-1], (*seen, plan_ref))


# ---------------------------------------------------------------------------------------------- the files

def read_csv(path):
    with open(path, encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def group(rows, column="contract"):
    groups = defaultdict(list)
    for row in rows:
        groups[row[column].strip()].append(row)
    return groups


def read_targets(rows):
    targets = defaultdict(list)
    for row in rows:
        targets[row["kpi"].strip()].append((parse_date(row["from"]), (row.get("target") or "").strip(),
                                            (row.get("amber") or "").strip()))
    return targets


def evaluate(start, rows, target_rows, as_at, known_at=None):
    """The ladder of one contract. known_at is an instant (parse_instant) or None for all knowledge."""
    return Ladder(start, read_facts(rows, read_targets(target_rows), as_at, known_at), as_at)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("contracts", nargs="?")
    parser.add_argument("history", nargs="?")
    parser.add_argument("targets", nargs="?")
    parser.add_argument("--as-at", type=parse_date)
    parser.add_argument("--known-at", type=parse_instant)
    parser.add_argument("--contract", help="this contract only")
    parser.add_argument("--all", action="store_true", help="findings that are not open, too")
    parser.add_argument("--no-clause", action="store_true", help="no effect: the clause is always left empty")
    parser.add_argument("--rag", action="store_true", help="contract,rag instead of the findings")
    parser.add_argument("--rag-to", metavar="FILE", help="contract,rag too, into that file")
    parser.add_argument("--self-test", action="store_true")
    options = parser.parse_args()
    if options.self_test:
        return self_test()
    if not (options.contracts and options.history and options.as_at):
        parser.error("CONTRACTS, HISTORY and --as-at are needed")

    history = group(read_csv(options.history))
    targets = group(read_csv(options.targets)) if options.targets else {}
    out = csv.writer(sys.stdout, lineterminator="\n")
    out.writerow(["contract", "rag"] if options.rag else
                 "contract key instrument duty raised_on status flags clause counted".split())
    contracts = [c for c in read_csv(options.contracts) if c["framework"].strip() == FRAMEWORK
                 and options.contract in (None, c["ref"].strip())]
    rags = [["contract", "rag"]]
    for contract in sorted(contracts, key=lambda c: c["ref"].strip().encode()):
        ref = contract["ref"].strip()
        ladder = evaluate(parse_date(contract["starts"]), history.get(ref, []), targets.get(ref, []),
                          options.as_at, options.known_at)
        rags.append([ref, ladder.rag()])
        if options.rag:
            out.writerow(rags[-1])
            continue
        for raised_on, key, instrument, duty, status, flags, counted in ladder.rows():
            if options.all or status == "open":
                out.writerow([ref, key, instrument, duty, raised_on, status, flags, "", ";".join(counted)])
    if options.rag_to:
        with open(options.rag_to, "w", encoding="utf-8", newline="") as file:
            csv.writer(file, lineterminator="\n").writerows(rags)
    return 0


# ---------------------------------------------------------------------------------------------- self-test

class Story:
    """A contract told in few words, for the tests."""

    def __init__(self, start="2019-04-01"):
        self.start = parse_date(start)
        self.rows = []
        self.targets = []

    def add(self, kind, day, ref="", **columns):
        self.rows.append({"kind": kind, "date": day, "ref": ref, **columns})
        return self

    def result(self, day, kpi, period, colour, **more):
        return self.add("result", day, kpi=str(kpi), period=period, colour=colour, **more)

    def early(self, day, kpi, period, colour):
        return self.add("early", day, kpi=str(kpi), period=period, colour=colour)

    def quarter(self, amber, red, period="2021-04-01", day="2021-07-15"):
        kpis = ["1", "2", "3", "4", "5", "7", "8"]
        for i, colour in enumerate("A" * amber + "R" * red):
            self.result(day, kpis[i], period, colour)
        return self

    def pwn(self, ref, day, answers=""):
        return self.add("served", day, ref, instrument="pwn", answers=answers)

    def dn(self, ref, day, answers=""):
        return self.add("served", day, ref, instrument="dn", answers=answers)

    def rap(self, ref, day, rectify_by, covers="1", **more):
        return self.add("served", day, ref, instrument="rap", covers=covers, rectify_by=rectify_by, **more)

    def verdict(self, plan, day, outcome, **more):
        return self.add("determined", day, plan, outcome=outcome, **more)

    def withdraw(self, ref, day):
        return self.add("withdrawn", day, ref)

    def decide(self, key, day, outcome):
        return self.add("decided", day, answers=key, outcome=outcome)

    def never(self, ref, day, type_):
        return self.add("never-event", day, ref, outcome=type_)

    def ladder(self, as_at, known_at=None):
        return evaluate(self.start, self.rows, self.targets, parse_date(as_at),
                        parse_instant(known_at) if known_at else None)

    def at(self, as_at, *rules, known_at=None):
        """key -> status (and flag) of the latest instance, of the rules asked for or all."""
        found = {}
        for _, key, _, _, status, flags, _ in self.ladder(as_at, known_at).rows():
            if not rules or key.split(":")[0] in rules:
                found[key] = status + ("," + flags if flags else "")
        return found

    def counted(self, as_at, key):
        return [row[6] for row in self.ladder(as_at).rows() if row[1] == key][-1]


def same(got, wanted):
    assert got == wanted, f"\n got    {got}\n wanted {wanted}"


def self_test():
    tests = [value for name, value in sorted(globals().items()) if name.startswith("test_")]
    for test in tests:
        test()
    print(f"{len(tests)} tests passed")
    return 0


def test_calendar():
    same(add_months(date(2024, 2, 29), 12), date(2025, 2, 28))
    same(add_months(date(2021, 1, 31), 3), date(2021, 4, 30))
    same(add_months(date(2021, 12, 15), 0), date(2021, 12, 15))
    same(add_months(date(2021, 11, 30), 1), date(2021, 12, 30))
    same(add_months(date(2021, 4, 1), -6), date(2020, 10, 1))
    same(year_of(date(2020, 2, 29), date(2024, 2, 28)), date(2023, 2, 28))
    same(year_of(date(2020, 2, 29), date(2024, 2, 29)), date(2024, 2, 29))
    same(year_of(date(2020, 5, 15), date(2020, 4, 1)), date(2020, 5, 15))
    same(parse_instant("2021-07-01"), parse_instant("2021-07-01T22:59:59.999999Z"))
    same(parse_instant("2021-12-01"), parse_instant("2021-12-01T23:59:59.999999Z"))


def test_d1_quarter():
    pwn, dn, key = "pwn-quarter:2021-04-01", "dn-quarter:2021-04-01", ("pwn-quarter", "dn-quarter")
    warning, default = {pwn: "open"}, {dn: "open", pwn: "subsumed"}
    for amber, red, wanted in [(0, 0, {}), (1, 0, {}), (2, 0, {}), (3, 0, warning), (0, 1, warning),
                               (2, 1, warning), (3, 1, warning), (5, 0, warning), (5, 2, warning),
                               (6, 0, default), (0, 3, default), (4, 3, default)]:
        story = Story().quarter(amber, red)
        same(story.at("2021-07-15", *key), wanted)
        same(story.at("2021-07-14"), {})
        same(story.at("2021-07-15", "rap-distinct"), {})
    same(Story().quarter(2, 1).counted("2021-08-01", pwn), ["3@2021-04-01"])
    same(len(Story().quarter(3, 1).counted("2021-08-01", pwn)), 4)
    same(len(Story().quarter(4, 3).counted("2021-08-01", dn)), 3)


def test_d2_stand_alone_plan():
    story = Story("2021-04-01").result("2021-07-15", 1, "2021-04-01", "A")
    story.result("2021-10-15", 4, "2021-07-01", "A").result("2022-01-15", 7, "2021-10-01", "A")
    same(story.at("2022-01-14"), {})
    same(story.at("2022-01-15"), {"rap-distinct:2021-04-01:1": "open"})
    same(story.counted("2022-01-15", "rap-distinct:2021-04-01:1"),
         ["1@2021-04-01", "4@2021-07-01", "7@2021-10-01"])
    one = Story("2021-04-01").result("2021-07-15", 1, "2021-04-01", "A")
    one.result("2021-10-15", 1, "2021-07-01", "A").result("2022-01-15", 1, "2021-10-01", "A")
    same(one.at("2022-01-15"), {})
    years = Story("2021-07-02").result("2021-07-15", 1, "2021-04-01", "A")  # before the start: the first year
    years.result("2022-07-15", 4, "2022-07-01", "A").result("2022-07-16", 7, "2022-07-01", "A")
    same(years.at("2022-07-16"), {"rap-distinct:2021-07-02:1": "open"})


def test_d3_rolling_warnings():
    story = Story().pwn("A", "2020-03-15").pwn("B", "2021-03-14")
    same(story.at("2021-03-14", "dn-pwns"), {"dn-pwns:A+B": "open"})
    same(Story().pwn("A", "2020-03-15").pwn("B", "2021-03-15").at("2021-03-15", "dn-pwns"), {})
    same(Story().pwn("A", "2024-02-29").pwn("B", "2025-02-27").at("2025-03-01", "dn-pwns"),
         {"dn-pwns:A+B": "open"})
    same(Story().pwn("A", "2024-02-29").pwn("B", "2025-02-28").at("2025-03-01", "dn-pwns"), {})


def test_d4_cycle():
    story = Story()
    for month in range(1, 7):
        story.pwn(f"W{month}", f"2021-0{month}-01")
    same(story.at("2021-06-01", "dn-pwns", "cf-pwns", "cf-dns"),
         {"dn-pwns:W1+W2": "open", "dn-pwns:W3+W4": "open", "dn-pwns:W5+W6": "open", "cf-pwns:W6": "open"})
    rows = story.ladder("2021-12-31").rows()
    same([row[0].month for row in rows if row[1].startswith("dn-pwns")], [2, 4, 6])


def test_d5_plans_in_quarter():
    story = Story().rap("A", "2021-04-02", "2021-12-31").rap("B", "2021-05-03", "2021-12-31")
    story.rap("C", "2021-06-30", "2021-12-31")
    same(story.at("2021-06-30"), {"pwn-raps:2021-04-01": "open"})
    same(story.at("2021-06-29"), {})
    story = Story().rap("A", "2021-03-30", "2021-12-31").rap("B", "2021-05-03", "2021-12-31")
    same(story.rap("C", "2021-06-30", "2021-12-31").at("2021-06-30"), {})
    story = Story().pwn("W", "2021-04-01").rap("A", "2021-04-02", "2021-12-31", accompanies="W")
    story.rap("B", "2021-05-03", "2021-12-31").rap("C", "2021-06-30", "2021-12-31", follows="A")
    same(story.at("2021-06-30", "pwn-raps"), {})


def test_d6_twelve_plans():
    for last, wanted in [("2021-04-29", {"cf-raps:Z": "open"}), ("2021-04-30", {})]:
        story = Story().rap("A", "2021-01-31", "2022-12-31")
        for n in range(10):
            story.rap(f"B{n}", "2021-03-01", "2022-12-31")
        same(story.rap("Z", last, "2022-12-31").at(last, "cf-raps"), wanted)


def test_d7_chain():
    story = Story("2021-04-01").result("2021-07-15", 1, "2021-04-01", "A")
    story.rap("RAP1", "2021-07-20", "2021-09-30")
    same(story.at("2021-09-30"), {})
    same(story.at("2021-10-01"), {"determine:RAP1": "open"})
    story.verdict("RAP1", "2021-10-10", "not-met")
    same(story.at("2021-10-10"), {"determine:RAP1": "answered", "rap-again:RAP1": "open"})
    same([(f.quarter, f.identified, f.colour, f.ref) for f in story.ladder("2021-10-10").failures()],
         [(date(2021, 4, 1), date(2021, 7, 15), "A", "1@2021-04-01"),
          (date(2021, 7, 1), date(2021, 10, 10), "A", "deemed:RAP1:1")])
    story.rap("RAP2", "2021-10-15", "2021-12-31", follows="RAP1")
    same(story.at("2021-10-15", "rap-again"), {"rap-again:RAP1": "answered"})
    met = Story("2021-04-01")
    met.rows = list(story.rows)
    met.verdict("RAP2", "2022-01-05", "met")
    same(set(met.at("2022-06-01").values()), {"answered"})
    story.verdict("RAP2", "2022-01-05", "not-met")
    same(story.at("2022-01-05", "pwn-expiry", "rap-again"),
         {"pwn-expiry:RAP2": "open", "rap-again:RAP1": "answered"})
    story.pwn("PWN1", "2022-01-06")
    story.rap("RAP3", "2022-01-06", "2022-03-31", accompanies="PWN1", follows="RAP2")
    same(story.at("2022-01-06", "pwn-expiry", "rap-with"), {"pwn-expiry:RAP2": "answered"})
    story.verdict("RAP3", "2022-04-05", "not-met").pwn("PWN2", "2022-04-06")
    same(story.at("2022-04-06", "pwn-expiry", "rap-with", "dn-pwns"),
         {"pwn-expiry:RAP2": "answered", "pwn-expiry:RAP3": "answered", "rap-with:PWN2": "open",
          "dn-pwns:PWN1+PWN2": "open"})
    red = Story("2021-04-01").result("2021-07-15", 1, "2021-04-01", "R")
    red.rap("P", "2021-07-20", "2021-10-20").verdict("P", "2021-11-01", "not-met")
    same(red.at("2021-11-01", "pwn-quarter"),
         {"pwn-quarter:2021-04-01": "open", "pwn-quarter:2021-10-01": "open"})


def test_d8_never_events():
    story = Story().never("E1", "2021-05-04", "handing-back")
    same(story.at("2021-05-04"), {"pwn-never:E1": "open", "compensate:E1": "open"})
    story.pwn("W1", "2021-05-05")
    same(story.at("2021-05-05"), {"pwn-never:E1": "answered", "compensate:E1": "open"})
    story.never("E2", "2022-05-01", "subcontracting").pwn("W2", "2022-05-03", "pwn-never:E2")
    same(story.at("2022-05-03", "pwn-never", "cf-never", "dn-pwns", "rap-with"),
         {"pwn-never:E1": "answered", "pwn-never:E2": "answered", "cf-never:E2": "open",
          "dn-pwns:W1+W2": "open"})
    second = Story().never("E1", "2021-05-04", "rejecting").never("E2", "2023-05-04", "rejecting")
    same(second.at("2023-05-04", "cf-never"), {"cf-never:E2": "open"})
    same(second.decide("cf-never:E2", "2023-05-05", "no-action").at("2023-06-01", "cf-never"),
         {"cf-never:E2": "answered"})


def test_d9_date_of_plan():
    """The 7 days are a due date, which findings do not show: only the arithmetic is to be seen here."""
    same(parse_date("2016-06-14") + 7 * DAY, date(2016, 6, 21))


def test_d10_early_report():
    story = Story().early("2021-05-10", 7, "2021-04-01", "R").result("2021-07-15", 7, "2021-04-01", "A")
    same([(f.colour, f.identified, f.ref) for f in story.ladder("2021-07-15").failures()],
         [("R", date(2021, 5, 10), "7@2021-04-01!2021-05-10")])
    story = Story().early("2021-05-10", 7, "2021-04-01", "A").result("2021-07-15", 7, "2021-04-01", "R")
    same([(f.colour, f.identified, f.ref) for f in story.ladder("2021-07-15").failures()],
         [("R", date(2021, 5, 10), "7@2021-04-01")])


def test_d11_compensation():
    story = Story().rap("A", "2021-05-01", "2021-12-31", "1;8").rap("B", "2021-05-02", "2021-12-31", "1;2")
    same(story.at("2021-06-01"), {"compensate:A": "open"})
    story.decide("compensate:A", "2021-06-02", "compensation")
    same(story.at("2021-06-02"), {"compensate:A": "answered"})


def test_d12_withdrawal():
    story = Story().pwn("W1", "2021-01-01").pwn("W2", "2021-02-01").dn("D1", "2021-02-01", "dn-pwns:W1+W2")
    story.withdraw("W1", "2021-03-01")
    same(story.at("2021-02-01", "dn-pwns"), {"dn-pwns:W1+W2": "answered"})
    same(story.at("2021-03-01", "dn-pwns"), {"dn-pwns:W1+W2": "answered,basis-changed"})
    story = Story().pwn("W1", "2021-01-01").pwn("W2", "2021-02-01").withdraw("W1", "2021-03-01")
    same(story.at("2021-03-01"), {"dn-pwns:W1+W2": "lapsed", "rap-with:W1": "lapsed", "rap-with:W2": "open"})
    story.pwn("W3", "2022-01-31")
    same(story.at("2022-01-31", "dn-pwns"), {"dn-pwns:W1+W2": "lapsed", "dn-pwns:W2+W3": "open"})


def test_d13_edges():
    targets = {"1": [(date(2021, 1, 1), "90", "80")], "4": [(date(2021, 1, 1), "20", "30")]}
    for kpi, value, wanted in [("1", "90", "G"), ("1", "89.999", "A"), ("1", "80", "A"), ("1", "79.999", "R"),
                               ("4", "20", "G"), ("4", "20.001", "A"), ("4", "30", "A"), ("4", "30.001", "R"),
                               ("1", "899/1000", "A"), ("1", "8996/10000", "A"), ("1", "9/10", "G"),
                               ("1", "none", None), ("2", "50", None)]:
        same(colour_of({"kpi": kpi, "period": "2021-04-01", "value": value}, targets), wanted)
    same(colour_of({"kpi": "1", "period": "2020-10-01", "value": "10"}, targets), None)


def test_subsumed_warning():
    key = "pwn-quarter:2021-04-01"
    story = Story().quarter(0, 3).pwn("W", "2021-07-15")
    same(story.at("2021-07-15", "pwn-quarter"), {key: "subsumed"})
    story.decide("dn-quarter:2021-04-01", "2021-08-01", "waived")
    same(story.at("2021-08-01", "pwn-quarter", "dn-quarter"),
         {key: "open", "dn-quarter:2021-04-01": "waived"})
    named = Story().quarter(0, 3).pwn("W", "2021-07-15", key)
    same(named.at("2021-07-31", "pwn-quarter"), {key: "subsumed"})
    named.decide("dn-quarter:2021-04-01", "2021-08-01", "waived")
    same(named.at("2021-08-01", "pwn-quarter"), {key: "answered"})
    later = Story().early("2021-05-01", 1, "2021-04-01", "R").result("2021-07-15", 2, "2021-04-01", "R")
    later.result("2021-07-15", 7, "2021-04-01", "R")
    same(later.at("2021-07-15", "pwn-quarter"), {key: "subsumed"})
    later.pwn("W", "2021-07-15")
    same(later.at("2021-07-15", "pwn-quarter"), {key: "answered"})


def test_deemed_failures_go_with_their_plan():
    story = Story().result("2021-01-15", 1, "2020-10-01", "R").rap("P", "2021-01-20", "2021-04-20")
    story.verdict("P", "2021-05-01", "not-met")
    same(story.at("2021-05-01", "pwn-quarter", "rap-again"),
         {"pwn-quarter:2020-10-01": "open", "pwn-quarter:2021-04-01": "open", "rap-again:P": "open"})
    story.withdraw("P", "2021-06-01")
    same(story.at("2021-06-01", "pwn-quarter", "rap-again"),
         {"pwn-quarter:2020-10-01": "open", "pwn-quarter:2021-04-01": "lapsed", "rap-again:P": "lapsed"})
    met = Story().rap("P", "2021-01-20", "2021-04-20").verdict("P", "2021-05-01", "not-met")
    met.verdict("P", "2021-05-20", "met")
    same(met.at("2021-05-20", "rap-again"), {"rap-again:P": "lapsed"})
    same([f.ref for f in met.ladder("2021-05-20").failures()], ["deemed:P:1"])


def test_deemed_colour():
    """The worst colour the plan was about: what an earlier plan in force covers is that plan's affair."""
    story = Story().result("2021-01-15", 1, "2020-10-01", "R").result("2021-04-15", 1, "2021-01-01", "A")
    story.rap("P", "2021-01-20", "2021-05-31").rap("Q", "2021-04-20", "2021-05-31")
    story.verdict("Q", "2021-06-05", "not-met")
    same([d.colour for d in story.ladder("2021-06-05").deemed], ["A"])
    story.withdraw("P", "2021-06-01")
    same([d.colour for d in story.ladder("2021-06-05").deemed], ["R"])
    story.rap("R", "2021-04-21", "2021-05-31", "1;7").verdict("R", "2021-06-06", "not-met", covers="7")
    same([(d.colour, d.ref) for d in story.ladder("2021-06-06").deemed],
         [("R", "deemed:Q:1"), ("A", "deemed:R:7")])


def test_distinct_used_up():
    def begin():
        story = Story("2021-04-01").early("2021-05-01", 1, "2021-04-01", "A")
        story.early("2021-05-02", 2, "2021-04-01", "A").rap("P", "2021-05-03", "2021-12-31", "1")
        return story.early("2021-08-03", 5, "2021-07-01", "A")

    story = begin()
    same(story.at("2021-08-03", "rap-distinct"), {})
    same(story.early("2021-08-04", 7, "2021-07-01", "A").at("2021-08-04", "rap-distinct"),
         {"rap-distinct:2021-04-01:1": "open"})
    story.rap("Q", "2021-08-05", "2021-12-31", "3")
    same(story.at("2021-08-05", "rap-distinct"), {"rap-distinct:2021-04-01:1": "open"})
    story.rap("R", "2021-08-06", "2021-12-31", "7")
    same(story.at("2021-08-06", "rap-distinct"), {"rap-distinct:2021-04-01:1": "answered"})
    same(begin().withdraw("P", "2021-09-01").at("2021-09-01", "rap-distinct"),
         {"rap-distinct:2021-04-01:1": "open"})


def test_three_plans_subsumed():
    story = Story().result("2021-01-15", 1, "2020-10-01", "R").rap("P", "2021-01-20", "2021-02-20")
    story.verdict("P", "2021-02-25", "not-met")
    for n in range(3):
        story.rap(f"S{n}", f"2021-03-0{n + 1}", "2021-12-31", "2")
    same(story.at("2021-03-03", "pwn-raps", "pwn-quarter"),
         {"pwn-quarter:2020-10-01": "open", "pwn-quarter:2021-01-01": "open",
          "pwn-raps:2021-01-01": "subsumed"})
    story.withdraw("P", "2021-04-01")
    same(story.at("2021-04-01", "pwn-raps", "pwn-quarter"),
         {"pwn-quarter:2020-10-01": "open", "pwn-quarter:2021-01-01": "lapsed",
          "pwn-raps:2021-01-01": "open"})


def test_awaited():
    story = Story().rap("P", "2021-01-20", "2021-04-20").verdict("P", "2021-04-25", "awaited",
                                                               rectify_by="2021-05-10")
    same(story.at("2021-04-24"), {"determine:P": "open"})
    same(story.at("2021-05-10"), {"determine:P": "lapsed"})
    rows = [row for row in story.ladder("2021-05-11").rows() if row[1] == "determine:P"]
    same([(row[0], row[4]) for row in rows], [(date(2021, 4, 21), "lapsed"), (date(2021, 5, 11), "open")])


def test_answers_and_orphans():
    story = Story().quarter(0, 1).pwn("W", "2021-07-20", "pwn-quarter:2021-04-01").withdraw("W", "2021-08-01")
    same(story.at("2021-08-01", "pwn-quarter"), {"pwn-quarter:2021-04-01": "withdrawn"})
    story.pwn("V", "2021-08-02").pwn("X", "2021-08-03", "pwn-quarter:2021-04-01")
    same(story.at("2021-08-02", "pwn-quarter"), {"pwn-quarter:2021-04-01": "withdrawn"})
    same(story.at("2021-08-03", "pwn-quarter"), {"pwn-quarter:2021-04-01": "answered"})
    orphan = Story().pwn("W", "2021-07-20", "pwn-quarter:2021-04-01")
    same(orphan.at("2021-07-20", "pwn-quarter"), {"pwn-quarter:2021-04-01": "answered,basis-changed"})
    wrong = Story().quarter(0, 1).dn("D", "2021-07-20", "pwn-quarter:2021-04-01")
    same(wrong.at("2021-07-20", "pwn-quarter"), {"pwn-quarter:2021-04-01": "open"})


def test_corrections_and_knowledge():
    story = Story().result("2021-07-15", 1, "2021-04-01", "R", recorded="2021-07-15T10:00:00Z")
    story.result("2021-09-01", 1, "2021-04-01", "G", recorded="2021-09-01T23:30:00+01:00")
    same(story.at("2021-07-15"), {})
    same(story.at("2021-07-15", known_at="2021-08-31"), {"pwn-quarter:2021-04-01": "open"})
    same(story.at("2021-09-01", known_at="2021-09-01"), {})
    same(story.at("2021-09-01", known_at="2021-09-01T22:29:59Z"), {"pwn-quarter:2021-04-01": "open"})


def test_rap_with():
    story = Story().pwn("W", "2021-05-01").rap("P", "2021-05-01", "2021-12-31", accompanies="W")
    same(story.at("2021-05-01"), {})
    same(story.withdraw("P", "2021-06-01").at("2021-06-01"), {"rap-with:W": "open"})
    same(story.decide("rap-with:W", "2021-06-01", "waived").at("2021-06-01"), {"rap-with:W": "waived"})
    later = Story().pwn("W", "2021-05-01").rap("P", "2021-05-09", "2021-12-31", accompanies="W")
    same(later.at("2021-05-08"), {"rap-with:W": "open"})
    same(later.at("2021-05-09"), {"rap-with:W": "answered"})
    same(later.withdraw("W", "2021-06-01").at("2021-06-01"), {"rap-with:W": "answered,basis-changed"})


def test_rag():
    same(Story().ladder("2021-05-24").rag(), "none")
    same(Story().result("2021-01-15", 1, "2020-10-01", "G").ladder("2021-05-24").rag(), "green")
    same(Story().result("2020-10-15", 1, "2020-07-01", "G").ladder("2021-05-24").rag(), "none")
    same(Story().result("2021-01-15", 1, "2020-10-01", "A").result("2021-04-15", 1, "2021-01-01", "G")
         .ladder("2021-05-24").rag(), "green")
    same(Story().result("2021-01-15", 1, "2020-10-01", "A").ladder("2021-05-24").rag(), "amber")
    same(Story().rap("P", "2021-01-15", "2021-12-31").ladder("2021-05-24").rag(), "amber")
    same(Story().quarter(0, 3).ladder("2021-08-01").rag(), "red")
    plan = Story().dn("D", "2021-01-15").rap("P", "2021-01-15", "2021-03-31", accompanies="D")
    same(plan.ladder("2021-02-01").rag(), "red")
    same(plan.verdict("P", "2021-04-01", "met").ladder("2021-04-01").rag(), "none")
    waived = Story().dn("D", "2021-01-15").decide("rap-with:D", "2021-01-16", "waived")
    same(waived.ladder("2021-02-01").rag(), "none")


if __name__ == "__main__":
    sys.exit(main())
