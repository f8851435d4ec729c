// SPDX-License-Identifier: MIT
// What has become of plans and notices.
#include "papers.h"

#include <stdlib.h>

#include "tui/phrases.h"

// The latest fact of that kind about the paper by that day.
static const struct fact *latest(const struct contract_facts *facts, const struct fact *paper,
                                 enum fact_kind kind, day as_at)
{
    const struct fact *found = NULL;
    for (size_t i = 0; i < facts->fact_count; i++) {
        const struct fact *fact = &facts->facts[i];
        if (fact->kind == kind && fact->date <= as_at && text_equal(fact->ref, paper->ref) &&
            (!found || fact->date >= found->date))
            found = fact;
    }
    return found;
}

static struct paper_state plan_state(const struct fact *plan, const struct fact *determined,
                                     day as_at, struct arena *arena)
{
    struct paper_state state = {.words = "", .role = ROLE_TEXT, .until = plan->rectify_by};
    if (determined && text_equal(determined->outcome, "met")) {
        state.words = arena_printf(arena, "met %s", phrase_day(arena, determined->date, as_at));
        state.role = ROLE_DONE;
        state.over = true;
        return state;
    }
    if (determined && text_equal(determined->outcome, "not-met")) {
        state.words = arena_printf(arena, "NOT MET %s", phrase_day(arena, determined->date, as_at));
        state.role = ROLE_OVERDUE;
        return state;
    }
    if (determined && text_equal(determined->outcome, "awaited") &&
        determined->rectify_by != DAY_NONE)
        state.until = determined->rectify_by;
    if (state.until == DAY_NONE)
        return state;
    state.words =
        state.until < as_at
            ? arena_printf(arena, "to determine, %s", phrase_distance(arena, state.until, as_at))
            : arena_printf(arena, "rectify by %s", phrase_day(arena, state.until, as_at));
    state.role = phrase_urgency(state.until, as_at);
    return state;
}

struct paper_state paper_state(const struct contract_facts *facts, const struct fact *served,
                               day as_at, struct arena *arena)
{
    const struct fact *withdrawn = latest(facts, served, FACT_WITHDRAWN, as_at);
    if (withdrawn)
        return (struct paper_state){
            .words = arena_printf(arena, "withdrawn %s", phrase_day(arena, withdrawn->date, as_at)),
            .role = ROLE_DONE,
            .over = true,
            .until = DAY_NONE,
        };
    if (served->rectify_by != DAY_NONE)
        return plan_state(served, latest(facts, served, FACT_DETERMINED, as_at), as_at, arena);
    return (struct paper_state){.words = "", .role = ROLE_TEXT, .until = DAY_NONE};
}

static int by_duty(const void *a, const void *b)
{
    const struct finding *x = *(const struct finding *const *)a,
                         *y = *(const struct finding *const *)b;
    if (x->duty != y->duty)
        return x->duty < y->duty ? -1 : 1;
    if (x->raised_on != y->raised_on)
        return x->raised_on > y->raised_on ? -1 : 1;
    return x < y ? -1 : x > y;
}

const struct finding **findings_open(const struct outcome *outcome, struct arena *arena,
                                     size_t *count)
{
    const struct finding **open =
        ARENA_ARRAY(arena, outcome->finding_count + 1, const struct finding *);
    *count = 0;
    for (size_t i = 0; i < outcome->finding_count; i++) {
        if (outcome->findings[i].status == FINDING_OPEN)
            open[(*count)++] = &outcome->findings[i];
    }
    qsort(open, *count, sizeof *open, by_duty);
    return open;
}

static int newest_first(const void *a, const void *b)
{
    const struct fact *x = *(const struct fact *const *)a, *y = *(const struct fact *const *)b;
    if (x->date != y->date)
        return x->date > y->date ? -1 : 1;
    return x < y ? 1 : x > y ? -1 : 0;
}

const struct fact **papers_served(const struct contract_facts *facts, day as_at,
                                  struct arena *arena, size_t *count)
{
    const struct fact **papers = ARENA_ARRAY(arena, facts->fact_count + 1, const struct fact *);
    *count = 0;
    for (size_t i = 0; i < facts->fact_count; i++) {
        if (facts->facts[i].kind == FACT_SERVED && facts->facts[i].date <= as_at)
            papers[(*count)++] = &facts->facts[i];
    }
    qsort(papers, *count, sizeof *papers, newest_first);
    return papers;
}
