// SPDX-License-Identifier: MIT
// What lapses: findings that would not have been raised without a paper withdrawn today, or a result that has come since, and steps of the chain that a later
// determination has overtaken (design 4.1 rules 7 and 10).
#include "ladder.h"

#include "model/ground/text.h"

static void lapse(struct ladder *ladder, struct raised *raised, const char *by)
{
    case_status(ladder, raised, FINDING_LAPSED, by);
    for (size_t i = 0; i < ladder->case_count; i++) {
        struct raised *below = ladder->cases[i];
        if (below->subsumed_by == raised && below->finding.status == FINDING_SUBSUMED)
            case_status(ladder, below, FINDING_OPEN, raised->finding.key);
    }
}

static bool holds(struct ladder *ladder, const struct raised *raised)
{
    if (raised->rule != NULL)
        return counting_holds(ladder, raised);
    if (!in_force(raised->plan, ladder->today))
        return false;
    // the step after a later plan rests on the plan before it, too
    bool expiry = text_starts(raised->finding.key, ladder->framework->chain.expiry.key) &&
                  raised->finding.instrument == ladder->framework->chain.expiry.instrument;
    return !expiry || raised->plan->follows == NULL ||
           in_force(raised->plan->follows, ladder->today);
}

static const char *withdrawn_today(const struct ladder *ladder)
{
    for (size_t i = ladder->first_today; i < ladder->next; i++) {
        if (ladder->known.facts[i].fact->kind == FACT_WITHDRAWN)
            return ladder->known.facts[i].fact->ref;
    }
    return NULL;
}

static void lapse_by_withdrawal(struct ladder *ladder)
{
    const char *by = ladder->withdrawn_today ? withdrawn_today(ladder) : ladder->ended_today;
    size_t cells = ladder->quarter_count * ladder->framework->kpi_count;
    for (size_t i = 0; i < cells; i++) {
        for (const struct mark *mark = ladder->failures[i].marks; mark != NULL; mark = mark->next) {
            if (mark->from != NULL && mark->from->withdrawn == ladder->today) {
                failure_settle(ladder, &ladder->failures[i]);
                break;
            }
        }
    }
    for (size_t i = 0; i < ladder->case_count; i++) {
        struct raised *raised = ladder->cases[i];
        enum finding_status status = raised->finding.status;
        if ((status != FINDING_OPEN && status != FINDING_SUBSUMED && status != FINDING_ANSWERED) ||
            holds(ladder, raised))
            continue;
        if (status == FINDING_ANSWERED)
            raised->finding.flags |= FINDING_BASIS_CHANGED;
        else
            lapse(ladder, raised, by);
    }
}

// "awaited" takes an open determination back until the day it names; "met" ends what an earlier "not met" asked for.
static void lapse_by_determination(struct ladder *ladder, const struct known_fact *fact)
{
    bool awaited = text_equal(fact->fact->outcome, "awaited");
    if (!awaited && !text_equal(fact->fact->outcome, "met"))
        return;
    const struct chain *chain = &ladder->framework->chain;
    for (size_t i = 0; i < ladder->case_count; i++) {
        struct raised *raised = ladder->cases[i];
        if (raised->rule != NULL || raised->finding.status != FINDING_OPEN ||
            !text_equal(raised->plan->fact->ref, fact->fact->ref))
            continue;
        if (text_starts(raised->finding.key, chain->determine.key) == awaited)
            lapse(ladder, raised, fact->fact->ref);
    }
}

void lapses(struct ladder *ladder)
{
    if (ladder->withdrawn_today || ladder->ended_today != NULL)
        lapse_by_withdrawal(ladder);
    for (size_t i = ladder->first_today; i < ladder->next && ladder->framework->chain.present;
         i++) {
        if (ladder->known.facts[i].fact->kind == FACT_DETERMINED)
            lapse_by_determination(ladder, &ladder->known.facts[i]);
    }
}
