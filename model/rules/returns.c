// SPDX-License-Identifier: MIT
// Which returns a contract owes by the published calendar, and where each stands (001 L146-158, A-70, A-71, A-81, A-83); and
// which it owes where there is no calendar.
#include "provisions_state.h"

#include <stdlib.h>
#include <string.h>

#include "model/ground/text.h"

static const char *const state_words[RETURN_STATE_COUNT] = {
#define RETURN_WORD(name, word) [RETURN_##name] = (word),
    RETURN_STATES(RETURN_WORD)
#undef RETURN_WORD
};

const char *return_state_word(enum return_state state)
{
    return state_words[state];
}

static int by_due(const void *left, const void *right)
{
    const struct expected_return *a = left, *b = right;
    if (a->line->due != b->line->due)
        return a->line->due < b->line->due ? -1 : 1;
    if (a->line->from != b->line->from)
        return a->line->from < b->line->from ? -1 : 1;
    return strcmp(a->line->id, b->line->id);
}

// The day on which a KPI's result for the line's period came; DAY_NONE if it has not. What is returned for a part of the period may
// name the day on which that begins.
static day received_on(const struct contract_facts *facts, const char *kpi,
                       const struct expected_return *due, day as_at, moment known_at)
{
    day first = DAY_NONE;
    for (size_t i = 0; i < facts->fact_count; i++) {
        const struct fact *fact = &facts->facts[i];
        if (fact->kind == FACT_RESULT &&
            (fact->period == due->line->from || fact->period == due->from) && fact->date <= as_at &&
            fact_known(fact, known_at) && text_equal(fact->kpi, kpi) &&
            (first == DAY_NONE || fact->date < first))
            first = fact->date;
    }
    return first;
}

static void settle(const struct contract_facts *facts, day as_at, moment known_at,
                   struct arena *arena, struct expected_return *due)
{
    struct text missing = {0};
    size_t got = 0;
    for (size_t i = 0; i < due->line->kpis.count; i++) {
        day on = received_on(facts, due->line->kpis.list[i], due, as_at, known_at);
        if (on == DAY_NONE)
            text_printf(&missing, "%s%s", missing.length > 0 ? ", " : "", due->line->kpis.list[i]);
        else
            got++;
        due->received = on > due->received ? on : due->received;
    }
    bool all = got == due->line->kpis.count;
    if (all)
        due->state = due->received > due->line->due ? RETURN_LATE : RETURN_RECEIVED;
    else if (as_at > due->line->due)
        due->state = RETURN_OVERDUE;
    else
        due->state = got > 0 ? RETURN_PART : RETURN_EXPECTED;
    due->missing = arena_strdup(arena, text_get(&missing));
    text_release(&missing);
}

void returns_expected(const struct framework *framework, const struct contract_facts *facts,
                      day as_at, moment known_at, struct arena *arena, struct expected_returns *out)
{
    const struct provisions *provisions = &framework->provisions;
    *out = (struct expected_returns){
        .list = ARENA_ARRAY(arena, provisions->return_count + 1, struct expected_return)};
    day last = DAY_NONE;
    for (size_t i = 0; i < provisions->return_count; i++) {
        const struct return_due *line = &provisions->returns[i];
        last = line->due > last ? line->due : last;
        if (line->to < facts->starts || line->from > facts->ends)
            continue;
        struct expected_return due = {
            .line = line,
            .from = facts->starts > line->from ? facts->starts : line->from,
            .to = facts->ends < line->to ? facts->ends : line->to,
            .received = DAY_NONE,
        };
        due.days = due.to - due.from + 1;
        due.of_days = line->to - line->from + 1;
        due.partial = due.days < due.of_days;
        settle(facts, as_at, known_at, arena, &due);
        out->list[out->count++] = due;
    }
    out->calendar_ended = last != DAY_NONE && as_at > last && as_at <= facts->ends;
    if (out->count > 1)
        qsort(out->list, out->count, sizeof *out->list, by_due);
}

// Whether a result came for the period that begins on a day, or (next DAY_NONE) for any before it.
static bool came(const struct grid *grid, day from, day next)
{
    for (size_t i = grid->cell_count; i-- > 0;) {
        const struct cell *cell = &grid->cells[i];
        bool in =
            next == DAY_NONE ? cell->period < from : cell->period >= from && cell->period < next;
        if (in && !cell->early)
            return true;
    }
    return false;
}

// The agreed measures (002/3.6) of an interval of which nothing has come for a period, joined by ", ": those that have a target then, or
// that were returned before.
static const char *lacking(const struct outcome *outcome, const struct contract_facts *facts,
                           int interval, day from, day next, struct arena *arena)
{
    const char *refs = "";
    for (size_t i = 0; i < outcome->grid_count; i++) {
        const struct grid *grid = &outcome->grids[i];
        if (grid->kpi->interval == interval && !came(grid, from, next) &&
            (rules_target(grid->kpi, facts, from) != NULL || came(grid, from, DAY_NONE)))
            refs = arena_printf(arena, "%s%s%s", refs, *refs != '\0' ? ", " : "", grid->kpi->ref);
    }
    return refs;
}

static void chase(const struct framework *framework, const struct contract_facts *facts,
                  const struct outcome *outcome, int interval, struct arena *arena,
                  struct chased_returns *out, size_t *room)
{
    day since = day_add_months(day_quarter(outcome->as_at), -6);
    struct civil civil = day_civil(outcome->as_at);
    day from = day_of(civil.year, (civil.month - 1) / interval * interval + 1, 1);
    for (day next = day_add_months(from, interval); next > since;
         next = from, from = day_add_months(from, -interval)) {
        if (next <= facts->starts || from > facts->ends)
            continue;
        const char *missing = lacking(outcome, facts, interval, from, next, arena);
        if (*missing == '\0')
            continue;
        out->list = arena_room(arena, out->list, room, out->count, sizeof *out->list);
        out->list[out->count++] =
            (struct chased_return){.from = from,
                                   .to = next - 1,
                                   .due = next - 1 + framework->failing.due_days,
                                   .interval = interval,
                                   .missing = missing};
    }
}

void returns_chased(const struct framework *framework, const struct contract_facts *facts,
                    const struct outcome *outcome, struct arena *arena, struct chased_returns *out)
{
    size_t room = 0;
    *out = (struct chased_returns){0};
    if (framework->failing.due_days == 0 || outcome->as_at < facts->starts)
        return;
    for (size_t i = 0; i < framework->kpi_count; i++) {
        bool first = true; // each interval once
        for (size_t j = 0; j < i; j++)
            first = first && framework->kpis[j].interval != framework->kpis[i].interval;
        if (first)
            chase(framework, facts, outcome, framework->kpis[i].interval, arena, out, &room);
    }
}
