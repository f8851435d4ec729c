// SPDX-License-Identifier: MIT
// What becomes of a finding: waived, answered by a paper or a decision, withdrawn with the last paper that answered it (design 4.1 rule 10).
#include "ladder.h"

#include <string.h>

#include "counting.h"
#include "model/ground/text.h"

static bool names(const struct fact *fact, const char *key)
{
    return listed(key, fact->answers, fact->answer_count);
}

static bool is_step(const struct ladder *ladder, const struct raised *raised,
                    const struct chain_step *step)
{
    return raised->plan != NULL && raised->rule == NULL && ladder->framework->chain.present &&
           text_starts(raised->finding.key, step->key) &&
           raised->finding.instrument == step->instrument;
}

// A paper that answers whatever its date or other words: the plan that follows, the plan that accompanies.
static bool answers_by_link(const struct ladder *ladder, const struct raised *raised,
                            const struct paper *paper)
{
    if (is_step(ladder, raised, &ladder->framework->chain.again))
        return paper->instrument->plan && paper->follows == raised->plan;
    if (raised->rule != NULL && raised->rule->leave_accompanied)
        return paper->instrument->plan && paper->accompanies != NULL &&
               paper->accompanies == raised->basis.list[0].paper;
    return false;
}

static bool covers_basis(const struct raised *raised, const struct paper *paper)
{
    for (size_t i = 0; i < raised->basis.count; i++) {
        const struct failure *failure = raised->basis.list[i].failure;
        if (failure != NULL && (paper->covers >> failure->kpi & 1) != 0)
            return true;
    }
    return false;
}

// A paper of the finding's instrument that names its key, served on or after the day it was raised.
static bool answers_by_name(const struct raised *raised, const struct paper *paper)
{
    return paper->fact->answer_count > 0 && paper->served >= raised->finding.raised_on &&
           text_equal(paper->instrument->id, raised->finding.instrument) &&
           names(paper->fact, raised->finding.key);
}

// A paper that names no key and is served today, while the finding is open.
static bool answers_unnamed(const struct ladder *ladder, const struct raised *raised,
                            const struct paper *paper)
{
    if (paper->fact->answer_count > 0 || paper->served != ladder->today ||
        !text_equal(paper->instrument->id, raised->finding.instrument))
        return false;
    if (!paper->instrument->plan)
        return true;
    return raised->rule != NULL && raised->rule->counts == COUNT_DISTINCT_KPIS &&
           covers_basis(raised, paper);
}

static bool answers(const struct ladder *ladder, const struct raised *raised,
                    const struct paper *paper, bool open)
{
    return in_force(paper, ladder->today) &&
           (answers_by_name(raised, paper) || answers_by_link(ladder, raised, paper) ||
            (open && answers_unnamed(ladder, raised, paper)));
}

bool answers_wanting(const struct ladder *ladder, const struct raised *raised)
{
    for (size_t i = 0; i < ladder->papers.next; i++) {
        if (answers(ladder, raised, ladder->papers.list[i], true))
            return false;
    }
    return true;
}

// A decision naming the key, dated on or after the day it was raised: the waiver, or (waived false) any other.
static const struct known_fact *decision_on(const struct ladder *ladder,
                                            const struct raised *raised, bool waived)
{
    for (size_t i = 0; i < ladder->decision_count && ladder->decisions[i]->date <= ladder->today;
         i++) {
        const struct known_fact *fact = ladder->decisions[i];
        if (fact->date >= raised->finding.raised_on &&
            text_equal(fact->fact->outcome, "waived") == waived &&
            names(fact->fact, raised->finding.key))
            return fact;
    }
    return NULL;
}

static void waive(struct ladder *ladder, struct raised *raised)
{
    bool look = raised->finding.status == FINDING_OPEN &&
                (ladder->settled_today || raised->finding.status_on == ladder->today);
    const struct known_fact *decision = look ? decision_on(ladder, raised, true) : NULL;
    if (decision == NULL)
        return;
    case_status(ladder, raised, FINDING_WAIVED, decision->fact->ref);
    for (size_t i = 0; i < ladder->case_count; i++) {
        struct raised *below = ladder->cases[i];
        if (below->subsumed_by == raised && below->finding.status == FINDING_SUBSUMED &&
            below->rule->subsumption == SUBSUMED_UNTIL_ANSWERED)
            case_status(ladder, below, FINDING_OPEN, raised->finding.key);
    }
}

static bool answered_by(const struct raised *raised, const struct paper *paper)
{
    for (size_t i = 0; i < raised->answerer_count; i++) {
        if (raised->answerers[i] == paper)
            return true;
    }
    return false;
}

static const struct paper *first_in_force(const struct ladder *ladder, const struct raised *raised)
{
    const struct paper *first = NULL;
    for (size_t i = 0; i < raised->answerer_count; i++) {
        const struct paper *paper = raised->answerers[i];
        if (in_force(paper, ladder->today) &&
            (first == NULL || paper->served < first->served ||
             (paper->served == first->served && strcmp(paper->fact->ref, first->fact->ref) < 0)))
            first = paper;
    }
    return first;
}

// The first paper that answers it and is in force; all that do are remembered. One served before today cannot come to
// answer what has stood as it does since before today.
static const struct paper *gather_answers(struct ladder *ladder, struct raised *raised)
{
    bool open = raised->finding.status == FINDING_OPEN;
    size_t from = raised->finding.status_on == ladder->today ? 0 : ladder->papers.today;
    for (size_t i = from; i < ladder->papers.next; i++) {
        struct paper *paper = ladder->papers.list[i];
        if (answered_by(raised, paper) || !answers(ladder, raised, paper, open))
            continue;
        raised->answerers = arena_room(ladder->arena, raised->answerers, &raised->answerer_room,
                                       raised->answerer_count, sizeof(struct paper *));
        raised->answerers[raised->answerer_count++] = paper;
    }
    return first_in_force(ladder, raised);
}

// A determination answers the duty to make one; a decision answers what asks for a decision.
static const char *settled_by(const struct ladder *ladder, const struct raised *raised)
{
    if (is_step(ladder, raised, &ladder->framework->chain.determine)) {
        const struct known_fact *made = determination(raised->plan, ladder->today);
        return made != NULL && made->date >= raised->finding.raised_on ? raised->plan->fact->ref
                                                                       : NULL;
    }
    if (raised->rule == NULL)
        return NULL;
    const struct instrument *instrument =
        framework_instrument(ladder->framework, raised->finding.instrument);
    if (instrument != NULL && (instrument->plan || instrument->notice))
        return NULL;
    const struct known_fact *decision = decision_on(ladder, raised, false);
    return decision != NULL ? decision->fact->ref : NULL;
}

// Whether anything happened today that could change how a finding stands: most days leave most findings alone.
static bool may_change(const struct ladder *ladder, const struct raised *raised)
{
    if (raised->finding.status == FINDING_OPEN)
        return ladder->served_today || ladder->settled_today ||
               raised->finding.status_on == ladder->today;
    return ladder->served_today || ladder->withdrawn_today;
}

static void settle(struct ladder *ladder, struct raised *raised)
{
    struct finding *finding = &raised->finding;
    if (!may_change(ladder, raised))
        return;
    if (finding->status == FINDING_OPEN) {
        const char *by = settled_by(ladder, raised);
        const struct paper *paper = by == NULL ? gather_answers(ladder, raised) : NULL;
        raised->settled = by != NULL;
        if (by != NULL || paper != NULL)
            case_status(ladder, raised, FINDING_ANSWERED, by != NULL ? by : paper->fact->ref);
    } else if ((finding->status == FINDING_ANSWERED && !raised->settled) ||
               finding->status == FINDING_WITHDRAWN) {
        const struct paper *paper = gather_answers(ladder, raised);
        if (paper == NULL && finding->status == FINDING_ANSWERED)
            case_status(ladder, raised, FINDING_WITHDRAWN, finding->status_by);
        else if (paper != NULL && finding->status == FINDING_WITHDRAWN)
            case_status(ladder, raised, FINDING_ANSWERED, paper->fact->ref);
    }
}

void answers_settle(struct ladder *ladder)
{
    for (size_t i = 0; i < ladder->case_count; i++)
        waive(ladder, ladder->cases[i]);
    for (size_t i = 0; i < ladder->case_count; i++)
        settle(ladder, ladder->cases[i]);
}
