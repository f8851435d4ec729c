#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""A second, independent calculation of every date that the five documents ask for, to check the program's.

It is written from the words of the documents and the readings decided on (each rule below names its source) and shares nothing with the
program: no code, no framework file, no table of bank holidays. Easter, the substitute days and the special holidays are worked out here.

    dates.py write DIR [--every N] [--seed N]      contracts.csv, records.csv, history.csv over ten years, three nations
    dates.py expect DIR DAY ... [--every N] [--seed N]  what is due as at each day: lines "contract,day,key", sorted, in DIR/DAY.expected
    dates.py holidays NATION                       its bank holidays 2012 to 2028, a line each
    dates.py --self-test

Every Nth day of the ten years begins a story of each kind (default: every one of them).
"""

import argparse
import csv
import os
import random
import sys
from collections import defaultdict
from datetime import date, timedelta

DAY = timedelta(days=1)
FIRST, LAST = date(2016, 1, 1), date(2025, 12, 31)
NATIONS = ("england-and-wales", "scotland", "northern-ireland")
NEVER = date.max

# ---- The calendar -----------------------------------------------------------------------------------------------------------------


def easter(year):
    """Easter Sunday (Gauss, in the form of Meeus and Butcher)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = b // 4, b % 4
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = c // 4, c % 4
    weekday = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * weekday) // 451
    month, day = divmod(h + weekday - 7 * m + 114, 31)
    return date(year, month, day + 1)


def first_monday(year, month):
    first = date(year, month, 1)
    return first + DAY * ((7 - first.weekday()) % 7)


def last_monday(year, month):
    last = add_months(date(year, month, 1), 1) - DAY
    return last - DAY * last.weekday()


def substituted(*fixed):
    """Holidays of fixed dates in order: each that is on a weekend, or on a day that an earlier one took, moves to the next day that is free."""
    taken = [day for day in fixed if day.weekday() < 5]
    for day in fixed:
        if day.weekday() >= 5:
            while day.weekday() >= 5 or day in taken:
                day += DAY
            taken.append(day)
    return set(taken)


# Days that a proclamation added everywhere: two jubilees, a funeral, a coronation; and those that it moved.
ADDED = [date(2012, 6, 5), date(2022, 6, 3), date(2022, 9, 19), date(2023, 5, 8)]
EARLY_MAY = {2020: date(2020, 5, 8)}  # 75 years after the end of the war
SPRING = {2012: date(2012, 6, 4), 2022: date(2022, 6, 2)}  # beside the jubilees


def holidays_of_year(nation, year):
    good_friday = easter(year) - 2 * DAY
    days = {good_friday, EARLY_MAY.get(year, first_monday(year, 5)), SPRING.get(year, last_monday(year, 5))}
    days |= substituted(date(year, 12, 25), date(year, 12, 26))
    if nation == "scotland":
        days |= substituted(date(year, 1, 1), date(year, 1, 2)) | substituted(date(year, 11, 30)) | {first_monday(year, 8)}
    else:
        days |= substituted(date(year, 1, 1)) | {easter(year) + DAY, last_monday(year, 8)}
    if nation == "northern-ireland":
        days |= substituted(date(year, 3, 17)) | substituted(date(year, 7, 12))
    return days | {day for day in ADDED if day.year == year}


def add_working_days(nation, day, count):
    """So many working days after a day, which does not count itself (A-55, A-110)."""
    while count > 0:
        day += DAY
        if day.weekday() < 5 and day not in HOLIDAYS[nation]:
            count -= 1
    return day


def add_months(day, count):
    """Months on; the day of the month is clamped to the month's end (A-75)."""
    month = day.year * 12 + day.month - 1 + count
    year, month = month // 12, month % 12 + 1
    length = (date(year + month // 12, month % 12 + 1, 1) - DAY).day
    return date(year, month, min(day.day, length))


HOLIDAYS = {nation: set().union(*(holidays_of_year(nation, year) for year in range(2012, 2029))) for nation in NATIONS}

ENTERED = date(2027, 1, 4)  # the day on which the files are imported (dates.sh)


def asked(on, as_at):
    """What lay before the contract was kept here is not asked for from that day on; looking back before it, it is."""
    return on >= ENTERED or as_at < ENTERED


# ---- The stories ------------------------------------------------------------------------------------------------------------------
# Each story knows what it brings into the files and what it expects to be due as at a day, as (day, key).


class Record:
    """Steps of one record: (date, state, fields)."""

    def __init__(self, kind, ref, *steps):
        self.kind, self.ref, self.steps = kind, ref, [step for step in steps if step is not None]

    def reached(self, state, as_at):
        for day, reached, _ in self.steps:
            if reached == state and day <= as_at:
                return day
        return NEVER

    def now(self, as_at):
        steps = [step for step in self.steps if step[0] <= as_at]
        return steps[-1][1] if steps else None


def clock(record, as_at, key, start, until, days):
    """A clock that runs from one state until another: nothing before it starts, nothing once it is done."""
    began = record.reached(start, as_at)
    if began > as_at or record.reached(until, as_at) <= as_at:
        return []
    return [(days(began), f"{key}:{record.ref}")]


class Plan:
    """000, row 14 (R0-22, A-54, A-55): received within 10 working days of the request; reviewed after 30 days, targets met and one visit
    within 60, from the agreement, or from the end of the 10 working days if the plan is not in by then."""

    def __init__(self, nation, ref, day, chance):
        steps = [(day, "requested", {"failure": "Punctuality"})]
        kind = chance.randrange(4)
        if kind > 0:
            day += DAY * chance.choice([1, 5, 13, 14, 15, 16, 17, 18, 19, 20, 21, 30])
            steps.append((day, "received", {"measures": "m", "timescale": "t"}))
        if kind > 1:
            day += DAY * chance.choice([0, 1, 3, 10, 40])
            steps.append((day, "agreed", {}))
        if kind > 2:
            steps.append((day + DAY * chance.choice([20, 59, 60, 61]), "met", {"finding": "f"}))
        self.nation, self.records = nation, [Record("improvement-plan", ref, *steps)]

    def due(self, as_at):
        plan = self.records[0]
        requested, received = plan.reached("requested", as_at), plan.reached("received", as_at)
        agreed, met = plan.reached("agreed", as_at), plan.reached("met", as_at)
        if requested > as_at:
            return []
        limit = add_working_days(self.nation, requested, 10)
        rows = [] if received <= as_at else [(limit, f"plan-received:{plan.ref}")]
        if received <= as_at < agreed:  # ours: ten working days to agree it
            rows.append((add_working_days(self.nation, received, 10), f"plan-agreed:{plan.ref}"))
        in_time = received <= limit
        start = agreed
        if not in_time and limit < as_at and limit < agreed:
            start = limit
        if start <= as_at and met > as_at:
            rows += [(start + 30 * DAY, f"plan-review:{plan.ref}"), (start + 60 * DAY, f"plan-met:{plan.ref}"),
                     (start + 60 * DAY, f"plan-visit:{plan.ref}")]
        return rows


class Failed:
    """000, rows 11 and 15: ten working days (a local setting) to review a plan that was not met; then 60 days more, from the start of the
    directed plan, not of the original one (R0-20, R0-24, A-57). What was not met waits for nothing more."""

    def __init__(self, nation, ref, day, chance):
        self.nation = nation
        self.records = [
            Record("improvement-plan", f"F{ref}", (day, "requested", {"failure": "f"}), (day + DAY, "received", {"measures": "m", "timescale": "t"}),
                   (day + 2 * DAY, "agreed", {}), (day + 62 * DAY, "not-met", {"finding": "f"})),
            Record("directed-plan", ref, (day + 62 * DAY, "requested", {"failure": "f", "reason": "other-interventions-failed", "basis": "b", "original": f"F{ref}"}),
                   (day + 63 * DAY, "received", {}),
                   (day + 64 * DAY, "agreed", {name: "x" for name in "timescale performance resources delivery quality compliance breach_notice".split()}))]

    def due(self, as_at):
        plan, directed = self.records
        if plan.now(as_at) != "not-met":
            day = plan.steps[0][0]
            if as_at < day + 2 * DAY:
                what = "received" if as_at == day else "agreed"
                return [(add_working_days(self.nation, as_at, 10), f"plan-{what}:{plan.ref}")] if as_at >= day else []
            return [(day + 32 * DAY, f"plan-review:{plan.ref}"), (day + 62 * DAY, f"plan-met:{plan.ref}"), (day + 62 * DAY, f"plan-visit:{plan.ref}")]
        rows = [(add_working_days(self.nation, plan.reached("not-met", as_at), 10), f"plan-failed:{plan.ref}")]
        return rows + clock(directed, as_at, "directed-plan-met", "agreed", "met", lambda day: day + 60 * DAY)


class Breach:
    """000, row 13 (R0-23): the notice sets the time itself; terms not met: ten working days (a local setting) to consider what follows."""

    def __init__(self, nation, ref, day, chance):
        self.nation, self.by = nation, day + DAY * chance.randrange(7, 90)
        end = chance.choice([None, "complied", "not-complied"])
        self.records = [Record("breach-notice", ref, (day, "served", {"deficiency": "d", "action": "a", "comply_by": str(self.by)}),
                               (self.by + DAY, end, {"finding": "f"}) if end else None)]

    def due(self, as_at):
        notice = self.records[0]
        if notice.now(as_at) == "served":
            return [(self.by, f"breach-terms:{notice.ref}")]
        if notice.now(as_at) == "not-complied":
            return [(add_working_days(self.nation, notice.reached("not-complied", as_at), 10), f"breach-not-met:{notice.ref}")]
        return []


class Complaint:
    """004 (R4-10): while the provider's own procedure runs the council looks every 28 days (a local setting) what came of it."""

    def __init__(self, nation, ref, day, chance):
        after = day + DAY * chance.randrange(1, 60)
        self.records = [Record("concern", ref, (day, "logged", {"category": "quality-care", "what": "w"}), (after, "under-provider-procedure", {}),
                               (after + DAY * 50, "resolved", {"outcome": "o"}) if chance.random() < 0.4 else None)]

    def due(self, as_at):
        return clock(self.records[0], as_at, "provider-procedure", "under-provider-procedure", "resolved", lambda day: day + 28 * DAY)


class Action:
    """An action agreed in a meeting is due on the day that was agreed."""

    def __init__(self, nation, ref, day, chance):
        self.records = [Record("action", ref, (day, "open", {"what": "w", "owner": "o", "due_by": str(day + 9 * DAY)}),
                               (day + 20 * DAY, "done", {"result": "r"}) if chance.random() < 0.5 else None)]

    def due(self, as_at):
        return clock(self.records[0], as_at, "action-done", "open", "done", lambda day: day + 9 * DAY)


class Variation:
    """001 (R1-03, A-78): ten working days to sign, and ten to return what was signed: a local setting."""

    def __init__(self, nation, ref, day, chance):
        steps = [(day, state, fields) for state, fields in
                 (("proposed", {"variation_kind": "variation", "what": "w", "proposed_by": "council"}), ("discussed", {"counterpart": "c"}), ("agreed", {}),
                  ("issued", {"effective_on": str(day), "procurement": "p"}), ("authorised-council", {"decided_by": "contracts-manager"}))]
        if chance.random() < 0.5:
            steps.append((day + 11 * DAY, "signed-provider", {}))
            if chance.random() < 0.5:
                steps.append((day + 12 * DAY, "returned", {}))
        self.nation, self.records = nation, [Record("variation", ref, *steps)]

    def due(self, as_at):
        def ten(day):
            return add_working_days(self.nation, day, 10)
        return (clock(self.records[0], as_at, "variation-signed", "authorised-council", "signed-provider", ten)
                + clock(self.records[0], as_at, "variation-returned", "signed-provider", "returned", ten))


class Development:
    """001 (R1-18): the Service Development Plan is reviewed annually: twelve months, clamped."""

    def __init__(self, nation, ref, day, chance):
        self.records = [Record("development-plan", ref, (day, "submitted", {"year": str(day.year), "document": "d"}))]

    def due(self, as_at):
        return clock(self.records[0], as_at, "development-plan-reviewed", "submitted", "reviewed", lambda day: add_months(day, 12))


class Placement:
    """004 (R4-13): the proforma at the end of a placement; five working days are a local setting."""

    def __init__(self, nation, ref, day, chance):
        self.nation = nation
        self.records = [Record("placement", ref, (day - DAY, "started", {"category": "A"}), (day, "ended", {"ended_because": "planned"}),
                               (day + 7 * DAY, "proforma-sent", {"checklist": "finance;ccm"}) if chance.random() < 0.3 else None)]

    def due(self, as_at):
        return clock(self.records[0], as_at, "placement-proforma", "ended", "proforma-sent",
                     lambda day: add_working_days(self.nation, day, 5))


class Case:
    """003 (R3-03, A-93): the timeline is updated regularly: every 28 days from the last entry while the case is open."""

    def __init__(self, nation, ref, day, chance):
        steps = [(day, "open", {"examples": "delivery"})]
        for gap in chance.choice([(), (3,), (28,), (29, 28), (200,)]):
            day += gap * DAY
            steps.append((day, "open", {"entry": "e"}))
        issued = chance.choice([None, 10, 40])
        self.records = [Record("case", ref, *steps)]
        if issued is not None:  # R3-04: briefings throughout, every 28 days, as ours
            briefed = {"case": ref, "written_by": "support-officer", "checklist": "service-managers", "summary": "s"}
            self.records.append(Record("briefing", f"B-{ref}", (steps[0][0] + issued * DAY, "issued", briefed)))

    def due(self, as_at):
        steps = [day for day, _, _ in self.records[0].steps if day <= as_at]
        issued = [day for record in self.records[1:] for day, _, _ in record.steps if day <= as_at]
        ref = self.records[0].ref
        return [(steps[-1] + 28 * DAY, f"timeline-update:{ref}"), (max(steps[:1] + issued) + 28 * DAY, f"briefing:{ref}")] if steps else []


class Term:
    """The dates that a contract itself brings. `held`: (day, type) of meetings and visits held; `planned`: (day, type, ref)."""

    def __init__(self, ref, starts, ends, framework, held=(), planned=(), chances=(), submitted=()):
        self.ref, self.starts, self.ends, self.framework = ref, starts, ends, framework
        self.held, self.planned, self.chances, self.submitted = list(held), list(planned), list(chances), sorted(submitted)

    def last_held(self, as_at, *types):
        return max((day for day, type in self.held if type in types and day <= as_at), default=None)

    def waits(self, as_at, day, *types):
        """A booking is ahead, or nothing is known of it yet and none was held since: it stands for what is due."""
        held = self.last_held(as_at, *types)
        return day >= as_at or held is None or day > held

    def booked(self, as_at, on, type):
        """One that is booked for its day or before does for what is due; one that is booked for later does on its own day and until it is known
        how it went. What is optional waits for any; 002's own meetings are not meant to the day (14 days, ours)."""
        last = on if type == "site-visit" else on + 14 * DAY
        return any(planned == type and self.waits(as_at, day, type) and (day <= max(last, as_at) or type == "partnership-group")
                   for day, planned, _ in self.planned)

    def since_last(self, as_at, months, *types, optional=False):
        """Next due = last held + cadence (A-37); what is optional is never late, its next date is proposed."""
        held, n = self.last_held(as_at, *types), 1
        start = held if held is not None else self.starts
        while optional and add_months(start, n * months) < as_at:
            n += 1
        return add_months(start, n * months)

    def anchored(self, as_at, months, own, *also, elsewhere=0):
        """From the start itself, no drift (A-75). One held up to 14 days before or after counts for its date (A-76); one held outside the
        tolerance of all is late for the earliest that was missed; so it is with bookings, but one that comes too late takes nothing off the
        list until its day. Of what was missed the earliest is told, with the others in its words; and the next one ahead."""
        last_held = self.last_held(as_at, own, *also)
        events = [(day, type, "held") for day, type in self.held if type in (own,) + also and day <= as_at]
        events = sorted(events, key=lambda event: event[0])
        events += sorted([(day, type, "booked") for day, type, _ in self.planned
                          if type in (own,) + also and (day >= as_at or last_held is None or day > last_held)])
        days, n = [], 0
        end = max([as_at] + [day for day, _, _ in events]) + 14 * DAY
        while not days or days[-1] <= end:
            n += 1
            days.append(add_months(self.starts, n * months))
        taken, late = {}, []
        for event in events:
            near = sorted((abs(event[0] - day), day) for day in days if day not in taken and abs(event[0] - day) <= 14 * DAY)
            if near:
                taken[near[0][1]] = "in time"
            else:
                late.append(event)
        others = {add_months(self.starts, n * elsewhere) for n in range(1, 60)} if elsewhere else set()
        for day, type, what in late:
            missed = [on for on in days if on < day and on not in taken and on not in others]
            if type == own and missed:
                taken[missed[0]] = "late" if what == "held" or day <= as_at else "booked too late"
        asked = [on for on in days if taken.get(on) in (None, "booked too late") and on not in others and on <= self.ends]
        missed = [on for on in asked if on < as_at]
        self.booked_late |= {on for on in asked if taken.get(on) == "booked too late"}
        return missed[:1] + self.next_ahead(as_at, days, taken, asked, events)

    def next_ahead(self, as_at, days, taken, asked, events):
        """The first day ahead for which none was held: it is told unless it is booked in time or the annual one does for it."""
        held = {on for on in days if taken.get(on) in ("in time", "late") and any(
            what == "held" and abs(day - on) <= 14 * DAY for day, _, what in events)}
        first = next((on for on in days if on >= as_at and on not in held), None)
        return [first] if first in asked else []

    def reviews(self, as_at, often, often_months, annual):
        """The annual review also stands for the periodic one that falls on its day (A-74, A-101)."""
        self.booked_late = set()
        if as_at < self.starts:
            return []
        return ([(on, f"{often}:{on}") for on in self.anchored(as_at, often_months, often, annual, elsewhere=12)]
                + [(on, f"{annual}:{on}") for on in self.anchored(as_at, 12, annual)])

    def data_days(self, reviews):
        """What is handed in for a review comes before the day for which it is booked, where it is booked."""
        return [on for on, _ in reviews if on not in self.booked_late] + [day for day, type, _ in self.planned if type.endswith("-review")]

    def chance(self, as_at, kind, days, target):
        """So long before the day on which a break or an extension is over; of what had to be done before it was recorded (at the start) the
        last task stands for all, from that day; of one that is over only the last task is left, until the record says what became of it."""
        tasks = [(target - n * DAY, n) for n in days]
        late = [task for task in tasks if task[0] < self.starts]
        if as_at > target:
            tasks = tasks[-1:]
        elif late:
            tasks = [(self.starts, late[-1][1])] + tasks[len(late):]
        return [(day, f"{kind}-{n}:{kind}-1:{target}") for day, n in tasks]

    def anniversary(self, as_at, lead):
        """The one ahead and the one past, which stays until it is done or the next one takes its place (002 11.3). What is submitted is done for
        the anniversary from half a year before it until the next, a plan for one of them."""
        n = 1
        while add_months(self.starts, 12 * n) < as_at:
            n += 1
        days, done, left = [add_months(self.starts, 12 * k) for k in range(1, n + 1)], set(), [day for day in self.submitted if day <= as_at]
        for k, on in enumerate(days, 1):
            fits = [day for day in left if add_months(self.starts, 12 * k - 6) <= day < add_months(self.starts, 12 * (k + 1))]
            if fits:
                done.add(on)
                left = [day for day in left if day > fits[0]]
        return [(on, f"{lead}:{on}") for on in days[-2:] if on <= self.ends and on not in done and asked(on, as_at)]

    def ending(self, as_at):
        """A contract that ends is told of under every framework (ours), until somebody says that it is closed, for a year at most."""
        if self.ends == NEVER or as_at > add_months(self.ends, 12) or (as_at > self.ends and not asked(self.ends, as_at)):
            return []
        tasks = [(self.ends - n * DAY, f"end-{n}:{self.ends}") for n in (180, 90)] if as_at <= self.ends else []
        late = [task for task in tasks if not asked(task[0], as_at)]
        tasks = ([(ENTERED, late[-1][1])] if late else []) + tasks[len(late):]
        return tasks + [(self.ends, f"ended:{self.ends}")]

    def planned_rows(self):
        return [(day, ref) for day, _, ref in self.planned]

    def due(self, as_at):
        rows = getattr(self, self.framework)(as_at) if as_at <= self.ends else []
        return rows + self.ending(as_at)

    # -- 001: reviews quarterly and annual from the start, a site visit a year, data a day before, returns by the published calendar
    RETURNS = {"2020-21 Q1": ("2020-04-01", "2020-06-30", "2020-07-15"), "2020-21 Q2": ("2020-07-01", "2020-09-30", "2020-10-15"),
               "2020-21 Q3": ("2020-10-01", "2020-12-31", "2021-01-18"), "2020-21 Q4": ("2021-01-01", "2021-03-31", "2021-04-15"),
               "2020-21 six months 1": ("2020-04-01", "2020-09-30", "2020-10-15"),
               "2020-21 six months 2": ("2020-10-01", "2021-03-31", "2021-04-15"),
               "2020-21 annual": ("2020-04-01", "2021-03-31", "2021-04-15")}  # R1-09: data, never computed

    def lancashire(self, as_at):
        reviews = self.reviews(as_at, "quarterly-review", 3, "annual-review")
        rows = reviews + self.planned_rows() + self.anniversary(as_at, "development-plan")  # R1-18: submitted annually
        if as_at >= self.starts:
            on = self.since_last(as_at, 12, "site-visit")
            rows += [(on, f"site-visit:{on}")] if on <= self.ends and not self.booked(as_at, on, "site-visit") else []
        for day in self.data_days(reviews):
            rows.append((day - DAY, f"review-data:{day}"))  # R1-13: before the review
        owed = [(date.fromisoformat(due), name) for name, (first, last, due) in self.RETURNS.items()
                if date.fromisoformat(last) >= self.starts and date.fromisoformat(first) <= self.ends]
        rows += [(due, f"return:{name}") for due, name in owed]
        uncovered = max(self.starts, date(2021, 4, 1))  # nothing is published behind March 2021
        if self.ends >= date(2021, 4, 1) and as_at >= uncovered - 90 * DAY:
            rows.append((uncovered, f"return-calendar:{uncovered}"))
        if owed:
            first = min(owed)[0]
            if asked(first, as_at):
                rows.append((first - DAY, f"template:{first}"))  # R1-12: nothing says that it was supplied
        for kind, target in self.chances:  # R1-05: by the day on which the chance is over, not the break itself
            if as_at < self.starts:  # recorded on that day
                continue
            rows += self.chance(as_at, kind, (180, 90, 30, 0) if kind == "break" else (180, 90, 0), target)
        return rows

    # -- 002: a contract meeting a quarter, a performance meeting a year, both from the last one held; a PMF each anniversary
    def bristol(self, as_at):
        rows = self.planned_rows()
        for type, months in (("contract-meeting", 3), ("performance-meeting", 12), ("partnership-group", 2)):
            on = self.since_last(as_at, months, type, optional=type == "partnership-group")
            if type == "partnership-group" and self.last_held(as_at, type) is None:
                continue  # optional (4.3): proposed to those who have taken part
            if as_at >= self.starts and not self.booked(as_at, on, type) and on <= self.ends:
                rows.append((on, f"{type}:{on}"))
        return rows + self.anniversary(as_at, "pmf-version")

    # -- 004: biannual and annual reviews from the start; the return is due with the review (R4-21)
    def childrens(self, as_at):
        reviews = self.reviews(as_at, "biannual-review", 6, "annual-review")
        days = self.data_days(reviews)
        return reviews + self.planned_rows() + [(day, f"review-return:{day}") for day in days]

    def birmingham(self, as_at):
        return []

    inverclyde = birmingham


class Rectified:
    """002 (A-44): a plan's rectification period ends on its last day; on the day after somebody determines, unless that was put off."""

    def __init__(self, day, chance):
        self.served, self.by = day, add_months(day, chance.choice([1, 2, 3]))
        self.awaited = self.by + DAY * chance.randrange(2, 30) if chance.random() < 0.3 else None
        self.records = []

    def due(self, as_at):
        if as_at < self.served:
            return []
        if as_at <= self.by and not (self.awaited and as_at >= self.by):
            return [(self.by, "RAP-1")]
        until = self.awaited if self.awaited and as_at >= self.by else self.by
        return [(until + DAY, "determine:RAP-1")] if as_at > until else []


# ---- All of them together -------------------------------------------------------------------------------------------------------------

FRAMEWORKS = {"lancashire": "lancashire-supported-housing", "bristol": "bristol-homecare", "childrens": "childrens-services",
              "birmingham": "birmingham-intervention", "inverclyde": "inverclyde-poor-performance"}
# Where each kind of story is told: framework (of birmingham a copy for each nation) and the nation whose calendar counts.
TOLD = [(Plan, "birmingham", nation) for nation in NATIONS] + [
    (Failed, "birmingham", "england-and-wales"), (Breach, "birmingham", "scotland"),
    (Complaint, "childrens", "scotland"), (Action, "birmingham", "england-and-wales"), (Variation, "lancashire", "england-and-wales"),
    (Development, "lancashire", "england-and-wales"), (Placement, "childrens", "scotland"), (Case, "inverclyde", "scotland")]
EDGES = [date(2016, 2, 29), date(2020, 2, 29), date(2024, 2, 29), date(2020, 12, 18), date(2020, 12, 24), date(2021, 12, 24),
         date(2022, 6, 1), date(2022, 9, 16), date(2023, 5, 5), date(2017, 1, 2), date(2018, 3, 30), date(2019, 4, 18)]


def days_of(every):
    days = [FIRST + DAY * n for n in range(0, (LAST - FIRST).days + 1, every)]
    return sorted(set(days) | set(EDGES))


def framework_id(framework, nation):
    if framework == "birmingham" and nation != "england-and-wales":
        return f"birmingham-{nation}"
    return FRAMEWORKS[framework]


def meetings(chance, starts, cadences, ends):
    """Meetings held about when they are due, early, late and not at all; the last perhaps planned."""
    held, planned = [], []
    for type, months in cadences:
        day = starts
        for _ in range(chance.randrange(0, 9)):
            day = add_months(day, months * chance.choice([1, 1, 1, 2])) + DAY * chance.randrange(-20, 21)
            if day > min(ends, LAST):
                break
            if day > starts:
                held.append((day, type))
        if chance.random() < 0.3:
            last = max([d for d, t in held if t == type] + [starts])
            ahead = last + DAY * chance.randrange(30, 200)
            if chance.random() < 0.5:  # near a review, that of the shorter cadence perhaps
                ahead = add_months(starts, cadences[0][1] * chance.randrange(1, 30)) + DAY * chance.randrange(-20, 21)
            if last < ahead <= ends:
                planned.append((ahead, type, f"P-{type}"))
    return held, planned


def tell(every, seed):
    """Every contract: (ref, framework id, starts, ends, [stories])."""
    chance = random.Random(seed)
    contracts = []
    for kind, framework, nation in TOLD:
        by_year = defaultdict(list)
        for day in days_of(every):
            by_year[day.year].append(day)
        for year, days in by_year.items():  # a contract a year keeps each small
            ref = f"{kind.__name__}-{nation}-{year}"
            starts = date(year, 1, 1)
            stories = [kind(nation, f"{kind.__name__[0]}-{n}", day, chance) for n, day in enumerate(days)]
            submitted = days if kind is Development else ()
            contracts.append((ref, framework_id(framework, nation), starts, NEVER, [Term(ref, starts, NEVER, framework, submitted=submitted)] + stories))
    cadences = {"lancashire": [("quarterly-review", 3), ("annual-review", 12), ("site-visit", 12)],
                "bristol": [("contract-meeting", 3), ("performance-meeting", 12), ("partnership-group", 2)],
                "childrens": [("biannual-review", 6), ("annual-review", 12)]}
    starts_of = [FIRST + DAY * n for n in range(0, 366, every)] + EDGES + [date(2016, 8, 31), date(2017, 11, 30), date(2019, 1, 31)]
    for framework, types in cadences.items():
        for n, starts in enumerate(starts_of):
            ref = f"{framework}-{n}"
            ends = NEVER if chance.random() < 0.5 else starts + DAY * chance.randrange(200, 4000)
            held, planned = meetings(chance, starts, types, ends)
            chances = []
            if framework == "lancashire" and chance.random() < 0.5 and ends == NEVER:
                chances = [("break", starts + DAY * chance.randrange(300, 3000)), ("extension", starts + DAY * chance.randrange(300, 3000))]
            contracts.append((ref, FRAMEWORKS[framework], starts, ends, [Term(ref, starts, ends, framework, held, planned, chances)]))
    for n, day in enumerate(days_of(every * 10)):
        ref, starts = f"rectified-{n}", date(day.year, 1, 1)
        contracts.append((ref, FRAMEWORKS["bristol"], starts, NEVER, [Term(ref, starts, NEVER, "bristol"), Rectified(day, chance)]))
    return contracts


RECORD_FIELDS = ("failure outcome reason basis original performance resources delivery quality compliance breach_notice deficiency action comply_by checklist measures timescale finding counterpart effective_on procurement what owner due_by result variation_kind proposed_by decided_by year document category "
                 "ended_because examples entry on notice_by until decide_by case written_by summary").split()


def write(folder, every, seed):
    def rows(name, header):
        writer = csv.writer(open(os.path.join(folder, name), "w", newline="", encoding="utf-8"))
        writer.writerow(header)
        return writer
    contracts = rows("contracts.csv", ["ref", "provider_ref", "provider", "framework", "starts", "ends", "officer"])
    records = rows("records.csv", ["contract", "kind", "ref", "date", "state"] + RECORD_FIELDS)
    history = rows("history.csv", ["contract", "kind", "ref", "date", "instrument", "covers", "rectify_by", "outcome", "recorded"])
    for ref, framework, starts, ends, stories in tell(every, seed):
        contracts.writerow([ref, f"P-{ref}", f"Provider {ref}", framework, starts, "" if ends == NEVER else ends, "jsmith"])
        for story in stories:
            for record in getattr(story, "records", []):
                for day, state, fields in record.steps:
                    records.writerow([ref, record.kind, record.ref, day, state] + [fields.get(name, "") for name in RECORD_FIELDS])
            if isinstance(story, Term):
                for n, (day, type) in enumerate(story.held):
                    history.writerow([ref, "visit" if "visit" in type else "meeting", f"H-{n}", day, type, "", "", "held", day])
                for day, type, name in story.planned:  # recorded at the start: it was known ever since
                    history.writerow([ref, "visit" if "visit" in type else "meeting", name, day, type, "", "", "planned", story.starts])
                for kind, target in story.chances:
                    fields = {"on": target + 90 * DAY, "notice_by": target} if kind == "break" else {"until": target + 900 * DAY, "decide_by": target}
                    records.writerow([ref, kind, f"{kind}-1", story.starts, "set" if kind == "break" else "possible"]
                                     + [fields.get(name, "") for name in RECORD_FIELDS])
            if isinstance(story, Rectified):
                history.writerow([ref, "served", "RAP-1", story.served, "rap", "1", story.by, "", story.served])
                if story.awaited:
                    history.writerow([ref, "determined", "RAP-1", story.by, "", "", story.awaited, "awaited", story.by])


def expect(folder, days, every, seed):
    contracts = tell(every, seed)
    for as_at in days:
        lines = [f"{ref},{day},{key}\n" for ref, _, _, ends, stories in contracts
                 for story in stories for day, key in story.due(as_at)]
        with open(os.path.join(folder, f"{as_at}.expected"), "w", encoding="utf-8") as file:
            file.writelines(sorted(lines))


def self_test():
    iso = date.fromisoformat
    assert [easter(year).isoformat() for year in (2016, 2019, 2024, 2025)] == ["2016-03-27", "2019-04-21", "2024-03-31", "2025-04-20"]
    assert add_working_days("england-and-wales", iso("2020-12-18"), 10) == iso("2021-01-06")  # R0-22
    assert add_working_days("scotland", iso("2020-12-18"), 10) == iso("2021-01-07")  # D.17
    assert add_months(iso("2020-11-30"), 3) == iso("2021-02-28") and add_months(iso("2020-02-29"), 12) == iso("2021-02-28")
    term = Term("t", iso("2020-05-15"), NEVER, "lancashire")
    assert [on for on, key in term.due(iso("2020-05-15")) if "quarterly" in key] == [iso("2020-08-15")]  # D.15
    plan = Plan("england-and-wales", "IP", iso("2020-12-18"), random.Random(3))
    plan.records[0].steps = plan.records[0].steps[:1]
    assert plan.due(iso("2021-01-07")) == [(iso("2021-01-06"), "plan-received:IP"), (iso("2021-02-05"), "plan-review:IP"),
                                          (iso("2021-03-07"), "plan-met:IP"), (iso("2021-03-07"), "plan-visit:IP")]  # D.16
    assert substituted(iso("2021-12-25"), iso("2021-12-26")) == {iso("2021-12-27"), iso("2021-12-28")}
    assert substituted(iso("2022-12-25"), iso("2022-12-26")) == {iso("2022-12-26"), iso("2022-12-27")}
    print("ok")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--self-test", action="store_true")
    parser.add_argument("what", nargs="?", choices=["write", "expect", "holidays"])
    parser.add_argument("operands", nargs="*")
    parser.add_argument("--every", type=int, default=1)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    if options.self_test:
        self_test()
    elif options.what == "write":
        write(options.operands[0], options.every, options.seed)
    elif options.what == "expect":
        expect(options.operands[0], [date.fromisoformat(day) for day in options.operands[1:]], options.every, options.seed)
    elif options.what == "holidays":
        print("\n".join(str(day) for day in sorted(HOLIDAYS[options.operands[0]])))
    else:
        parser.error("say what to do")


if __name__ == "__main__":
    main()
