// SPDX-License-Identifier: MIT
// Distinct KPIs with a failure that is not used up: the stand-alone remedial action plan (design 4.1 rule 4, domain A-04).
#include "counting.h"

#include "model/ground/text.h"

int distinct_kpis(const struct items *basis)
{
    uint64_t seen = 0;
    int count = 0;
    for (size_t i = 0; i < basis->count; i++) {
        const struct failure *failure = basis->list[i].failure;
        if (failure->colour >= COLOUR_AMBER && (seen >> failure->kpi & 1) == 0) {
            seen |= UINT64_C(1) << failure->kpi;
            count++;
        }
    }
    return count;
}

static const struct raised *basis_of(const struct ladder *ladder, const struct rule *rule,
                                     const struct failure *failure)
{
    for (size_t i = 0; i < ladder->case_count; i++) {
        const struct raised *raised = ladder->cases[i];
        if (raised->rule != rule || raised->finding.status == FINDING_LAPSED)
            continue;
        for (size_t j = 0; j < raised->basis.count; j++) {
            if (raised->basis.list[j].failure == failure)
                return raised;
        }
    }
    return NULL;
}

// Why a failure is used up for the rule; NULL if it is not.
static const char *used_up(struct ladder *ladder, const struct rule *rule,
                           const struct failure *failure)
{
    for (size_t i = 0; i < rule->leave_raised_count; i++) {
        const struct raised *raised =
            case_in_window(ladder, rule->leave_raised[i], failure->quarter);
        if (raised != NULL)
            return arena_printf(ladder->arena, "its quarter has %s", raised->finding.key);
    }
    if (rule->leave_covered && failure_covered(ladder, failure, NULL))
        return "a plan in force covers it";
    const struct raised *earlier = rule->consumes ? basis_of(ladder, rule, failure) : NULL;
    return earlier != NULL
               ? arena_printf(ladder->arena, "already counted for %s", earlier->finding.key)
               : NULL;
}

int distinct_failures(struct ladder *ladder, const struct rule *rule, day window,
                      struct items *items, struct outs *outs)
{
    size_t kpis = ladder->framework->kpi_count;
    for (size_t i = 0; i < ladder->quarter_count * kpis; i++) {
        const struct failure *failure = &ladder->failures[i];
        if (failure->colour < COLOUR_AMBER || failure->identified > ladder->today ||
            window_start(ladder, rule, failure->quarter) != window)
            continue;
        const char *why = used_up(ladder, rule, failure);
        if (why == NULL)
            item_add(
                ladder, items,
                (struct item){.failure = failure, .date = failure->ref_date, .ref = failure->ref});
        else
            out_add(ladder, outs, failure->ref, why);
    }
    return distinct_kpis(items);
}

// The next number in its window: after all that were raised there and have not lapsed.
static int ordinal(const struct ladder *ladder, const struct rule *rule, day window)
{
    int n = 1;
    for (size_t i = 0; i < ladder->case_count; i++) {
        const struct raised *raised = ladder->cases[i];
        n += raised->rule == rule && raised->window == window &&
             raised->finding.status != FINDING_LAPSED;
    }
    return n;
}

static void distinct_in_window(struct ladder *ladder, const struct rule *rule, day window)
{
    const struct limb *limb = &rule->limbs[0];
    struct raised raised = {.rule = rule, .window = window, .limb = limb};
    struct outs outs = {0};
    int count = distinct_failures(ladder, rule, window, &raised.basis, &outs);
    if (count < limb->at_least)
        return;
    char start[DAY_ISO_SIZE];
    int n = ordinal(ladder, rule, window);
    do {
        raised.finding.key =
            arena_printf(ladder->arena, "%s:%s:%d", rule->key, day_iso(window, start), n++);
    } while (case_standing(ladder, raised.finding.key) != NULL);
    raised.finding.why =
        arena_printf(ladder->arena, "%s in the %s", limb_words(ladder, rule, limb, count),
                     words_window(ladder, rule, window));
    case_raise(ladder, raised, &outs);
}

void rule_distinct(struct ladder *ladder, const struct rule *rule)
{
    day last = DAY_NONE;
    for (size_t slot = 0; slot < ladder->quarter_count; slot++) {
        // a withdrawal can free failures of any quarter
        if (!ladder->touched[slot] && !ladder->withdrawn_today)
            continue;
        day window = window_start(ladder, rule,
                                  ladder->failures[slot * ladder->framework->kpi_count].quarter);
        if (window != last)
            distinct_in_window(ladder, rule, window);
        last = window;
    }
}
