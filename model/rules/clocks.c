// SPDX-License-Identifier: MIT
// Clocks: so long after a record reached a state, another is to be reached. They derive from events, so reclassifying a record never
// gives it time anew (domain X.3 row 27).
#include "provisions_state.h"

#include <stdlib.h>
#include <string.h>

#include "model/ground/text.h"
#include "model/ground/workday.h"

static bool clock_end(const struct contract_facts *facts, const struct clock *clock, day from,
                      day *out, struct text *why, struct status *st)
{
    switch (clock->unit) {
    case CLOCK_WORKING_DAYS:
        if (facts->calendar == NULL)
            return status_fail(st, STATUS_DATA, "No calendar is known to count %d working days by.",
                               clock->count);
        return calendar_add(facts->calendar, from, clock->count, out, why, st);
    case CLOCK_MONTHS:
        *out = day_add_months(from, clock->count);
        break;
    default:
        *out = from + clock->count;
    }
    day_print(from, true, why);
    text_printf(why, " + %d %s%s = ", clock->count, clock->unit == CLOCK_MONTHS ? "month" : "day",
                clock->count == 1 ? "" : "s");
    day_print(*out, true, why);
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

// The day on which a clock starts for a record: its state was reached, or the clock it may run after has ended first.
static bool clock_start(const struct framework *framework, const struct contract_facts *facts,
                        const struct clock *clock, const struct record_state *record, day *out,
                        struct status *st)
{
    day start = record_reached(record, clock->from);
    const struct clock *before = clock_by_id(framework, clock->or_after);
    if (before != NULL) {
        struct text unused = {0};
        day earlier = DAY_NEVER, limit = DAY_NEVER;
        bool known = clock_start(framework, facts, before, record, &earlier, st) &&
                     earlier != DAY_NEVER && clock_end(facts, before, earlier, &limit, &unused, st);
        text_release(&unused);
        if (known && limit < start)
            start = limit; // lateness must not buy time
    }
    *out = start;
    return true;
}

// A clock that repeats while the state lasts: the next end after the last step of the record.
static void repeat(const struct clock *clock, const struct record_state *record,
                   struct clock_run *run)
{
    day last = record->steps[record->step_count - 1].on;
    if (last > run->started) {
        run->started = last;
        run->ends = last + clock->repeat;
    }
}

static int by_end(const void *left, const void *right)
{
    const struct clock_run *a = left, *b = right;
    if (a->ends != b->ends)
        return a->ends < b->ends ? -1 : 1;
    int order = strcmp(a->ref, b->ref);
    return order != 0 ? order : strcmp(a->clock->id, b->clock->id);
}

static bool run_one(const struct framework *framework, const struct contract_facts *facts,
                    const struct clock *clock, const struct record_state *record, day as_at,
                    struct arena *arena, struct clock_run *run, struct status *st)
{
    day start = DAY_NEVER;
    if (!clock_start(framework, facts, clock, record, &start, st) || start > as_at)
        return false;
    struct text why = {0};
    *run = (struct clock_run){
        .clock = clock, .ref = record->ref, .started = start, .stopped = DAY_NEVER};
    bool counted = clock_end(facts, clock, start, &run->ends, &why, st);
    run->why = arena_strdup(arena, text_get(&why));
    text_release(&why);
    if (clock->until != NULL)
        run->stopped = record_reached(record, clock->until);
    if (run->stopped == DAY_NEVER && clock->repeat > 0 && counted)
        repeat(clock, record, run);
    return counted;
}

bool clocks_run(const struct framework *framework, const struct contract_facts *facts,
                const struct record_states *records, day as_at, struct arena *arena,
                struct clock_runs *out, struct status *st)
{
    *out = (struct clock_runs){0};
    size_t room = 0;
    for (size_t i = 0; i < records->count; i++) {
        for (size_t j = 0; j < framework->provisions.clock_count; j++) {
            const struct clock *clock = &framework->provisions.clocks[j];
            struct clock_run run;
            if (!text_equal(clock->record, records->list[i].kind) ||
                !run_one(framework, facts, clock, &records->list[i], as_at, arena, &run, st))
                continue;
            out->list = arena_room(arena, out->list, &room, out->count, sizeof *out->list);
            out->list[out->count++] = run;
        }
    }
    if (out->count > 1)
        qsort(out->list, out->count, sizeof *out->list, by_end);
    return st->code == STATUS_OK;
}
