// SPDX-License-Identifier: MIT
// What follows a rectification period: the determination that falls due, the deemed failure and new plan after a first plan that was
// not met, the warning notice after a later one (002/8.3; design 4.1 rule 7).
#include "ladder.h"

#include "model/ground/text.h"

day chain_due(const struct paper *plan, day on)
{
    if (!plan->instrument->plan || plan->fact->rectify_by == DAY_NONE ||
        determination(plan, on) != NULL)
        return DAY_NEVER;
    day until = plan->fact->rectify_by;
    for (size_t i = 0; i < plan->determination_count && plan->determinations[i]->date <= on; i++) {
        day awaited = plan->determinations[i]->fact->rectify_by;
        if (awaited != DAY_NONE && awaited > plan->fact->rectify_by)
            until = awaited;
    }
    return until + 1;
}

static struct raised *step_raise(struct ladder *ladder, const struct chain_step *step,
                                 const struct paper *plan, const char *why)
{
    const char *key = arena_join(ladder->arena, step->key, ':', plan->fact->ref);
    if (case_standing(ladder, key) != NULL)
        return NULL;
    struct raised raised = {
        .plan = plan,
        .window = ladder->today,
        .finding = {.key = key,
                    .instrument = step->instrument,
                    .title = step->title,
                    .clause = step->clause,
                    .duty = step->duty,
                    .provenance = step->provenance,
                    .why = why},
    };
    item_add(ladder, &raised.basis,
             (struct item){.paper = plan, .date = plan->served, .ref = plan->fact->ref});
    struct raised *kept = case_raise(ladder, raised, NULL);
    if (step->due_days > 0)
        kept->finding.due_on = ladder->today + step->due_days;
    return kept;
}

static bool step_stands(const struct ladder *ladder, const struct chain_step *step,
                        const struct paper *plan)
{
    for (size_t i = 0; i < ladder->case_count; i++) {
        const struct raised *raised = ladder->cases[i];
        if (raised->plan == plan && raised->finding.title == step->title &&
            raised->finding.status != FINDING_LAPSED)
            return true;
    }
    return false;
}

// The worst colour among the failures that a plan was served for, fixed on the day of its determination.
static enum colour deemed_colour(const struct ladder *ladder, const struct paper *plan, int kpi)
{
    enum colour worst = ladder->framework->chain.deemed_least;
    for (size_t slot = 0; slot < ladder->quarter_count; slot++) {
        const struct failure *failure =
            &ladder->failures[slot * ladder->framework->kpi_count + (size_t)kpi];
        if (failure->colour > worst && failure->identified <= plan->served &&
            !failure_covered(ladder, failure, plan))
            worst = failure->colour;
    }
    return worst;
}

static bool later_plan(const struct paper *plan, day on)
{
    if (plan->follows == NULL || !in_force(plan->follows, on))
        return false;
    const struct known_fact *latest = determination(plan->follows, on);
    return latest != NULL && text_equal(latest->fact->outcome, "not-met");
}

static void deem(struct ladder *ladder, const struct paper *plan, const struct fact *not_met)
{
    for (size_t i = 0; i < ladder->framework->kpi_count; i++) {
        const char *ref = ladder->framework->kpis[i].ref;
        bool named = not_met->cover_count == 0;
        for (size_t j = 0; j < not_met->cover_count; j++)
            named = named || text_equal(not_met->covers[j], ref);
        if (!named || (plan->covers >> i & 1) == 0)
            continue;
        struct mark mark = {
            .colour = deemed_colour(ladder, plan, (int)i),
            .date = ladder->today,
            .ref = arena_printf(ladder->arena, "deemed:%s:%s", plan->fact->ref, ref),
            .until = DAY_NEVER,
            .from = plan,
        };
        failure_mark(ladder, (int)i, day_quarter(plan->fact->rectify_by), mark);
    }
}

static void not_met(struct ladder *ladder, const struct paper *plan, const struct fact *fact)
{
    const struct chain *chain = &ladder->framework->chain;
    const char *on = words_day(ladder, ladder->today);
    if (later_plan(plan, ladder->today)) {
        step_raise(ladder, &chain->expiry, plan,
                   arena_printf(ladder->arena,
                                "plan %s, which followed %s, was found not met on %s",
                                plan->fact->ref, plan->follows->fact->ref, on));
        return;
    }
    deem(ladder, plan, fact);
    step_raise(ladder, &chain->again, plan,
               arena_printf(ladder->arena, "plan %s was found not met on %s", plan->fact->ref, on));
}

void chain_rules(struct ladder *ladder)
{
    if (!ladder->framework->chain.present)
        return;
    for (size_t i = 0; i < ladder->papers.next; i++) {
        const struct paper *plan = ladder->papers.list[i];
        if (!plan->instrument->plan || !in_force(plan, ladder->today))
            continue;
        for (size_t j = 0; j < plan->determination_count; j++) {
            const struct known_fact *fact = plan->determinations[j];
            if (fact->date == ladder->today && text_equal(fact->fact->outcome, "not-met"))
                not_met(ladder, plan, fact->fact);
        }
        day due = plan->due;
        // on its day, or anew when one that was put off is overdue already
        bool now = due == ladder->today || (due < ladder->today && ladder->settled_today);
        if (now && !step_stands(ladder, &ladder->framework->chain.determine, plan))
            step_raise(ladder, &ladder->framework->chain.determine, plan,
                       arena_printf(ladder->arena,
                                    "the rectification period of plan %s ended on %s",
                                    plan->fact->ref, words_day(ladder, plan->fact->rectify_by)));
    }
}
