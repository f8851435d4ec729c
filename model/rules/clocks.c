// SPDX-License-Identifier: MIT
// Clocks: so long after a record reached a state, another is to be reached. They derive from events, so reclassifying a record never
// gives it time anew (domain X.3 row 27).
#include "provisions_state.h"

#include "house.h"

#include <stdlib.h>
#include <string.h>

#include "model/ground/text.h"
#include "model/ground/workday.h"

struct timing { // the clocks of one record
    const struct framework *framework;
    const struct contract_facts *facts;
    const struct record_states *records; // all of the contract, this one among them
    const struct record_state *record;
    day as_at;
    struct arena *arena;
};

static bool count_working_days(const struct timing *timing, const struct clock *clock, day from,
                               day *out, struct text *why, struct status *st)
{
    struct text sum = {0};
    bool counted =
        timing->facts->calendar != NULL
            ? calendar_add(timing->facts->calendar, from, clock->count, out, &sum, st)
            : status_fail(st, STATUS_DATA, "No calendar is known to count %d working days by.",
                          clock->count);
    text_add_bytes(why, text_get(&sum), strcspn(text_get(&sum), "\n"));
    text_release(&sum);
    return counted;
}

static bool clock_end(const struct timing *timing, const struct clock *clock, day start, day *out,
                      struct text *why, struct status *st)
{
    if (clock->by != NULL) {
        if (!day_parse(record_field(timing->record, clock->by), out))
            return false; // no day was named yet
        day_print(*out, true, why);
        text_add(why, ", the day that was named");
        return true;
    }
    // where the first day counts, counting begins on the evening before
    day from = clock->count_start ? start - 1 : start;
    if (clock->unit == CLOCK_WORKING_DAYS) {
        if (!count_working_days(timing, clock, from, out, why, st))
            return false;
    } else {
        *out =
            clock->unit == CLOCK_MONTHS ? day_add_months(from, clock->count) : from + clock->count;
        day_print(from, true, why);
        text_printf(why, " + %d %s%s = ", clock->count,
                    clock->unit == CLOCK_MONTHS ? "month" : "day", clock->count == 1 ? "" : "s");
        day_print(*out, true, why);
    }
    if (clock->count_start) {
        text_add(why, "; ");
        day_print(start, true, why);
        text_add(why, " counts as the first day");
    } else {
        text_add(why, "; the day it starts on does not count");
    }
    return true;
}

static const struct clock *clock_by_id(const struct framework *framework, const char *id)
{
    for (size_t i = 0; id != NULL && i < framework->provisions.clock_count; i++) {
        if (text_equal(framework->provisions.clocks[i].id, id))
            return &framework->provisions.clocks[i];
    }
    return NULL;
}

static bool holds(const char *joined, const char *ref)
{
    size_t length = strlen(ref);
    for (const char *at = joined; length > 0 && (at = strstr(at, ref)) != NULL; at++) {
        if ((at == joined || at[-1] == ';') && (at[length] == '\0' || at[length] == ';'))
            return true;
    }
    return false;
}

// Whether another record can stop a clock: of that kind and type, and linked to this record if it is linked to any.
static bool stops(const struct timing *timing, const struct clock *clock,
                  const struct record_state *other)
{
    const char *type = record_field(other, "type"), *linked = record_field(other, "linked");
    if (*linked == '\0' && text_equal(clock->record, "case"))
        linked = record_field(other, "case");
    return text_equal(other->kind, clock->until_record) &&
           (clock->until_type == NULL || text_equal(type, clock->until_type)) &&
           (*linked == '\0' || holds(linked, timing->record->ref));
}

// The day on which what a clock waits for has come, of the record itself or of another since it started.
static day stopped_on(const struct timing *timing, const struct clock *clock, day started)
{
    day first = DAY_NEVER;
    if (clock->until == NULL)
        return DAY_NEVER;
    if (clock->until_record == NULL)
        return record_reached(timing->record, clock->until);
    for (size_t i = 0; i < timing->records->count; i++) {
        const struct record_state *other = &timing->records->list[i];
        for (size_t j = 0; j < other->step_count && stops(timing, clock, other); j++) {
            const struct step *step = &other->steps[j];
            if (step->on >= started && step->on < first &&
                text_equal(step->fact->outcome, clock->until))
                first = step->on;
        }
    }
    return first;
}

// The day on which a clock starts for a record: its state was reached, or the clock it may run after has ended without being kept. A
// plan that was in by then is not late, however long it takes to be agreed. DAY_NEVER: it does not start.
static bool clock_start(const struct timing *timing, const struct clock *clock, size_t depth,
                        day *out, struct status *st)
{
    *out = record_reached(timing->record, clock->from);
    const struct clock *before = clock_by_id(timing->framework, clock->or_after);
    if (before == NULL || depth == 0)
        return true;
    struct text unused = {0};
    day earlier = DAY_NEVER, limit = DAY_NEVER;
    struct status short_of = {0};
    const struct calendar *calendar = timing->facts->calendar;
    bool known =
        clock_start(timing, before, depth - 1, &earlier, &short_of) &&
        (earlier == DAY_NEVER || clock_end(timing, before, earlier, &limit, &unused, &short_of));
    text_release(&unused);
    // a limit behind the last year of the calendar is not over before that
    bool ahead = short_of.code != STATUS_OK && calendar != NULL &&
                 (*out <= calendar->to || timing->as_at <= calendar->to);
    if (!known && short_of.code != STATUS_OK && !ahead)
        status_fail(st, short_of.code, "%s", status_message(&short_of));
    status_clear(&short_of);
    if (ahead)
        return true;
    bool kept =
        stopped_on(timing, before, earlier) <= limit || record_over(timing->record) <= limit;
    if (known && !kept && limit < *out && limit < timing->as_at)
        *out = limit; // lateness must not buy time
    return known;
}

// The last day on which what a repeating clock waits for came, of another record; DAY_NEVER: it has not.
static day last_came(const struct timing *timing, const struct clock *clock, day started)
{
    day last = DAY_NEVER;
    for (size_t i = 0; i < timing->records->count; i++) {
        const struct record_state *other = &timing->records->list[i];
        for (size_t j = 0; j < other->step_count && stops(timing, clock, other); j++) {
            const struct step *step = &other->steps[j];
            if (step->on >= started && (last == DAY_NEVER || step->on > last) &&
                text_equal(step->fact->outcome, clock->until))
                last = step->on;
        }
    }
    return last;
}

// A clock that repeats while the state lasts counts anew from each step of the record, or from what else it waits for.
static void repeat(const struct timing *timing, const struct clock *clock, struct clock_run *run)
{
    day last = clock->until_record != NULL ? last_came(timing, clock, run->started)
                                           : record_moved(timing->record);
    if (last == DAY_NEVER || last <= run->started)
        return;
    struct text why = {0};
    run->started = last;
    run->ends = last + clock->repeat;
    day_print(last, true, &why);
    text_printf(&why, " + %d day%s = ", clock->repeat, clock->repeat == 1 ? "" : "s");
    day_print(run->ends, true, &why);
    run->why = arena_strdup(timing->arena, text_get(&why));
    text_release(&why);
}

// A record that ought to name the day and does not.
static bool set_unnamed(const struct timing *timing, struct clock_run *run)
{
    struct text why = {0};
    text_printf(&why, "It is %s since ", record_now(timing->record));
    day_print(run->started, true, &why);
    text_add(&why, ", and no day is named");
    run->why = arena_strdup(timing->arena, text_get(&why));
    text_release(&why);
    run->ends = run->started;
    return run->unnamed = true;
}

static int by_end(const void *left, const void *right)
{
    const struct clock_run *a = left, *b = right;
    if (a->ends != b->ends)
        return a->ends < b->ends ? -1 : 1;
    int order = strcmp(a->ref, b->ref);
    return order != 0 ? order : strcmp(a->clock->id, b->clock->id);
}

// What is said of a clock that cannot be counted.
static void set_uncounted(const struct timing *timing, const struct clock *clock,
                          const struct status *why, struct clock_run *run)
{
    const struct record_state *record = timing->record;
    *run = (struct clock_run){.clock = clock,
                              .ref = record->ref,
                              .started = record_reached(record, clock->from),
                              .ends = DAY_NEVER,
                              .why = arena_strdup(timing->arena, status_message(why))};
    if (run->started == DAY_NEVER)
        run->started = record_moved(record);
    run->stopped = stopped_on(timing, clock, run->started);
    if (record_over(record) < run->stopped)
        run->stopped = record_over(record);
}

static bool run_one(const struct timing *timing, const struct clock *clock, struct clock_run *run,
                    struct status *st)
{
    const struct record_state *record = timing->record;
    day start = DAY_NEVER;
    if (!clock_start(timing, clock, timing->framework->provisions.clock_count, &start, st) ||
        start > timing->as_at)
        return false;
    struct text why = {0};
    *run = (struct clock_run){
        .clock = clock, .ref = record->ref, .started = start, .stopped = DAY_NEVER};
    bool counted = clock_end(timing, clock, start, &run->ends, &why, st);
    run->why = arena_strdup(timing->arena, text_get(&why));
    text_release(&why);
    if (!counted && clock->must_name && st->code == STATUS_OK)
        counted = set_unnamed(timing, run);
    bool again = clock->repeat > 0 && clock->until_record != NULL;
    run->stopped = again ? DAY_NEVER : stopped_on(timing, clock, start);
    if (record_over(record) < run->stopped && !text_equal(record_now(record), clock->from))
        run->stopped = record_over(record); // what was withdrawn or not met waits for nothing more
    if (run->stopped == DAY_NEVER && clock->repeat > 0 && counted)
        repeat(timing, clock, run);
    return counted;
}

struct running { // what is being collected
    struct clock_runs *out;
    size_t room, uncounted_room;
    struct status *st;
    bool all;
};

static void run_clock(struct running *running, const struct timing *timing,
                      const struct clock *clock)
{
    struct clock_runs *out = running->out;
    struct clock_run run;
    struct status why_not = {0};
    if (!text_equal(clock->record, timing->record->kind) ||
        (clock->field != NULL &&
         !text_equal(record_field(timing->record, clock->field), clock->equals)))
        return;
    if (run_one(timing, clock, &run, &why_not)) {
        out->list =
            arena_room(timing->arena, out->list, &running->room, out->count, sizeof *out->list);
        out->list[out->count++] = run;
    } else if (why_not.code != STATUS_OK) {
        running->all = status_fail(running->st, why_not.code, "%s", status_message(&why_not));
        out->uncounted = arena_room(timing->arena, out->uncounted, &running->uncounted_room,
                                    out->uncounted_count, sizeof *out->uncounted);
        set_uncounted(timing, clock, &why_not, &out->uncounted[out->uncounted_count++]);
    }
    status_clear(&why_not);
}

bool clocks_run(const struct framework *framework, const struct contract_facts *facts,
                const struct record_states *records, day as_at, struct arena *arena,
                struct clock_runs *out, struct status *st)
{
    struct clocks house = house_clocks();
    struct running running = {.out = out, .st = st, .all = true};
    *out = (struct clock_runs){0};
    for (size_t i = 0; i < records->count; i++) {
        const struct timing timing = {.framework = framework,
                                      .facts = facts,
                                      .records = records,
                                      .record = &records->list[i],
                                      .as_at = as_at,
                                      .arena = arena};
        for (size_t j = 0; j < framework->provisions.clock_count; j++)
            run_clock(&running, &timing, &framework->provisions.clocks[j]);
        for (size_t j = 0; j < house.count; j++) {
            if (house_clock_holds(framework, &house.list[j]))
                run_clock(&running, &timing, &house.list[j]);
        }
    }
    if (out->count > 1)
        qsort(out->list, out->count, sizeof *out->list, by_end);
    return running.all;
}
