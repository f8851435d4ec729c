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

// The case of another rule, or an earlier one of this, that has used a failure up; NULL if there is none.
static const struct raised *user(const struct ladder *ladder, const struct rule *rule,
                                 const struct failure *failure, bool *earlier)
{
    *earlier = false;
    for (size_t i = 0; i < rule->leave_raised_count; i++) {
        const struct raised *raised =
            case_in_window(ladder, rule->leave_raised[i], failure->quarter);
        if (raised != NULL)
            return raised;
    }
    *earlier = true;
    return rule->consumes ? basis_of(ladder, rule, failure) : NULL;
}

// Adds a failure to those that count, or to those left out with the reason.
static void take_failure(struct ladder *ladder, const struct rule *rule,
                         const struct failure *failure, struct items *items, struct outs *outs)
{
    bool earlier = false;
    const struct raised *by = user(ladder, rule, failure, &earlier);
    bool covered =
        (by == NULL || earlier) && rule->leave_covered && failure_covered(ladder, failure, NULL);
    if (by == NULL && !covered)
        item_add(ladder, items,
                 (struct item){.failure = failure, .date = failure->ref_date, .ref = failure->ref});
    else if (outs != NULL)
        out_add(ladder, outs, failure->ref,
                covered ? "a plan in force covers it"
                        : arena_printf(ladder->arena,
                                       earlier ? "already counted for %s" : "its quarter has %s",
                                       by->finding.key));
}

int distinct_failures(struct ladder *ladder, const struct rule *rule, day window,
                      struct items *items, struct outs *outs)
{
    size_t kpis = ladder->framework->kpi_count;
    for (size_t slot = 0; slot < ladder->quarter_count; slot++) {
        const struct failure *failures = &ladder->failures[slot * kpis];
        if (!window_has(rule, window, failures))
            continue;
        for (const struct failure *failure = failures; failure < failures + kpis; failure++) {
            if (failure->colour >= COLOUR_AMBER && failure->identified <= ladder->today)
                take_failure(ladder, rule, failure, items, outs);
        }
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

// Whether so many KPIs have a failure in a window at all, used up or not: on most days they do not. The quarters of a window stand side
// by side, that of `slot` among them.
static bool enough_fail(const struct ladder *ladder, const struct rule *rule, day window,
                        size_t slot)
{
    size_t kpis = ladder->framework->kpi_count;
    uint64_t seen = 0;
    int count = 0;
    while (slot > 0 && window_has(rule, window, &ladder->failures[(slot - 1) * kpis]))
        slot--;
    for (; slot < ladder->quarter_count && window_has(rule, window, &ladder->failures[slot * kpis]);
         slot++) {
        const struct failure *failures = &ladder->failures[slot * kpis];
        for (size_t i = 0; i < kpis; i++)
            seen |= (uint64_t)(failures[i].colour >= COLOUR_AMBER &&
                               failures[i].identified <= ladder->today)
                    << i;
    }
    for (; seen != 0; seen &= seen - 1)
        count++;
    return count >= rule->limbs[0].at_least;
}

static void distinct_in_window(struct ladder *ladder, const struct rule *rule, day window)
{
    const struct limb *limb = &rule->limbs[0];
    struct raised raised = {.rule = rule, .window = window, .limb = limb};
    struct outs outs = {0};
    struct items enough = {0};
    if (distinct_failures(ladder, rule, window, &enough, NULL) < limb->at_least)
        return;
    int count = distinct_failures(ladder, rule, window, &raised.basis, &outs);
    char start[DAY_ISO_SIZE];
    int n = ordinal(ladder, rule, window);
    stand_ins_leave(ladder, rule, window, &outs);
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
    // a withdrawal, or a result that came late, can free failures of any quarter
    bool all = ladder->withdrawn_today || ladder->ended_today != NULL;
    size_t from = all ? 0 : ladder->touched_from;
    size_t past = all ? ladder->quarter_count : ladder->touched_past;
    for (size_t slot = from; slot < past; slot++) {
        if (!all && !ladder->touched[slot])
            continue;
        day window = window_start(ladder, rule,
                                  ladder->failures[slot * ladder->framework->kpi_count].quarter);
        if (window != last && enough_fail(ladder, rule, window, slot))
            distinct_in_window(ladder, rule, window);
        last = window;
    }
}
