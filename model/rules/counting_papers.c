// SPDX-License-Identifier: MIT
// Rules that count notices, plans and never events one by one: groups that are used up, counts that are crossed, each for itself.
#include "counting.h"

#include <string.h>

#include "model/ground/text.h"

const struct raised *consumer(const struct ladder *ladder, const struct rule *rule,
                              const struct paper *paper)
{
    for (size_t i = 0; rule->consumes && i < ladder->case_count; i++) {
        const struct raised *raised = ladder->cases[i];
        if (raised->rule != rule || raised->finding.status == FINDING_LAPSED)
            continue;
        for (size_t j = 0; j < raised->basis.count; j++) {
            if (raised->basis.list[j].paper == paper)
                return raised;
        }
    }
    return NULL;
}

static void group_raise(struct ladder *ladder, const struct rule *rule, const struct items *group,
                        const struct outs *outs)
{
    struct raised raised = {.rule = rule, .window = group->list[0].date, .limb = &rule->limbs[0]};
    struct text key = {0};
    text_printf(&key, "%s:", rule->key);
    for (size_t i = 0; i < group->count; i++) {
        text_printf(&key, "%s%s", i > 0 ? "+" : "", group->list[i].ref);
        item_add(ladder, &raised.basis, group->list[i]);
    }
    raised.finding.key = arena_strdup(ladder->arena, text_get(&key));
    text_release(&key);
    raised.finding.why = arena_printf(ladder->arena, "%s within %s",
                                      limb_words(ladder, rule, raised.limb, (int)group->count),
                                      words_window(ladder, rule, raised.window));
    if (case_standing(ladder, raised.finding.key) == NULL)
        case_raise(ladder, raised, outs);
}

// Why a paper is left out of a group; NULL if it counts.
static const char *group_leaves_out(struct ladder *ladder, const struct rule *rule,
                                    const struct paper *paper)
{
    if (!in_force(paper, ladder->today))
        return arena_printf(ladder->arena, "withdrawn on %s", words_day(ladder, paper->withdrawn));
    if (!in_window(ladder, rule, paper->served))
        return arena_printf(ladder->arena, "served on %s, outside the %s",
                            words_day(ladder, paper->served),
                            words_window(ladder, rule, paper->served));
    if (rule_supports(rule, paper))
        return arena_printf(ladder->arena, "supports notice %s", paper->fact->accompanies);
    const struct raised *used = consumer(ladder, rule, paper);
    return used != NULL ? arena_printf(ladder->arena, "already counted for %s", used->finding.key)
                        : NULL;
}

// Those that count today and are not used up, in order.
static struct items group_eligible(struct ladder *ladder, const struct rule *rule)
{
    struct items eligible = {0};
    for (size_t i = 0; i < ladder->papers.next; i++) {
        const struct paper *paper = ladder->papers.list[i];
        if (rule_counts_paper(rule, ladder->framework, paper) && in_force(paper, ladder->today) &&
            in_window(ladder, rule, paper->served) && !rule_supports(rule, paper) &&
            consumer(ladder, rule, paper) == NULL)
            item_add(ladder, &eligible,
                     (struct item){.paper = paper, .date = paper->served, .ref = paper->fact->ref});
    }
    return eligible;
}

// What is left out of the groups of today, and why.
static struct outs group_outs(struct ladder *ladder, const struct rule *rule)
{
    struct outs outs = {0};
    for (size_t i = 0; i < ladder->papers.next; i++) {
        const struct paper *paper = ladder->papers.list[i];
        const char *why = rule_counts_paper(rule, ladder->framework, paper)
                              ? group_leaves_out(ladder, rule, paper)
                              : NULL;
        if (why != NULL)
            out_add(ladder, &outs, paper->fact->ref, why);
    }
    return outs;
}

// "every": each notice served today with the ones just before it, however often those have counted.
static void groups_every(struct ladder *ladder, const struct rule *rule,
                         const struct items *eligible, const struct outs *outs)
{
    size_t size = (size_t)rule->limbs[0].at_least;
    for (size_t i = size - 1; i < eligible->count; i++) {
        if (eligible->list[i].date != ladder->today)
            continue;
        struct items group = {.list = &eligible->list[i - (size - 1)], .count = size, .room = size};
        group_raise(ladder, rule, &group, outs);
    }
}

void rule_groups(struct ladder *ladder, const struct rule *rule)
{
    if (!ladder->served_today && !ladder->withdrawn_today)
        return;
    struct items eligible = group_eligible(ladder, rule);
    size_t size = (size_t)rule->limbs[0].at_least;
    if (eligible.count < size)
        return;
    struct outs outs = group_outs(ladder, rule);
    if (eligible.list == NULL || size == 0)
        return;
    if (rule->every) {
        groups_every(ladder, rule, &eligible, &outs);
        return;
    }
    for (size_t i = 0; i + size <= eligible.count; i += size) {
        struct items group = {.list = &eligible.list[i], .count = size, .room = size};
        group_raise(ladder, rule, &group, &outs);
    }
}

static bool crosses(const struct ladder *ladder, const struct rule *rule, const struct paper *paper)
{
    return rule_counts_paper(rule, ladder->framework, paper) && in_force(paper, ladder->today) &&
           in_window(ladder, rule, paper->served) && !rule_supports(rule, paper);
}

// The paper at `last` makes the count what the threshold asks for.
static void crossing_raise(struct ladder *ladder, const struct rule *rule, size_t last, int count)
{
    const struct paper *paper = ladder->papers.list[last];
    struct raised raised = {.rule = rule, .window = paper->served, .limb = &rule->limbs[0]};
    raised.finding.key = arena_join(ladder->arena, rule->key, ':', paper->fact->ref);
    if (case_standing(ladder, raised.finding.key) != NULL)
        return;
    for (size_t i = 0; i <= last; i++) {
        const struct paper *counted = ladder->papers.list[i];
        if (crosses(ladder, rule, counted))
            item_add(ladder, &raised.basis,
                     (struct item){
                         .paper = counted, .date = counted->served, .ref = counted->fact->ref});
    }
    raised.finding.why =
        arena_printf(ladder->arena, "%s within %s", limb_words(ladder, rule, raised.limb, count),
                     words_window(ladder, rule, paper->served));
    case_raise(ladder, raised, NULL);
}

void rule_crossing(struct ladder *ladder, const struct rule *rule)
{
    if (!ladder->served_today)
        return;
    int threshold = rule->limbs[0].at_least, count = 0;
    for (size_t i = 0; i < ladder->papers.next; i++) {
        const struct paper *paper = ladder->papers.list[i];
        if (!crosses(ladder, rule, paper))
            continue;
        int before = count;
        count += rule_weight(rule, paper);
        if (paper->served == ladder->today && before < threshold && count >= threshold)
            crossing_raise(ladder, rule, i, count);
    }
}

static void each_raise(struct ladder *ladder, const struct rule *rule, const struct items *basis,
                       const char *ref)
{
    struct raised raised = {.rule = rule, .window = ladder->today, .limb = &rule->limbs[0]};
    raised.finding.key = arena_join(ladder->arena, rule->key, ':', ref);
    if (case_standing(ladder, raised.finding.key) != NULL)
        return;
    for (size_t i = 0; i < basis->count; i++)
        item_add(ladder, &raised.basis, basis->list[i]);
    raised.finding.why = arena_printf(ladder->arena, "%s: %s", rule->title, ref);
    case_raise(ladder, raised, NULL);
}

static void each_event(struct ladder *ladder, const struct rule *rule)
{
    const struct known *known = &ladder->known;
    for (size_t i = ladder->first_today; i < ladder->next; i++) {
        const struct known_fact *event = &known->facts[i];
        if (event->fact->kind != FACT_NEVER_EVENT ||
            (rule->of_count > 0 && !listed(event->fact->outcome, rule->of, rule->of_count)))
            continue;
        struct items basis = {0};
        for (size_t j = 0; j <= i; j++) {
            const struct known_fact *other = &known->facts[j];
            if (other->fact->kind != FACT_NEVER_EVENT || !in_window(ladder, rule, other->date) ||
                (rule->by_type ? !text_equal(other->fact->outcome, event->fact->outcome)
                               : rule->of_count > 0 &&
                                     !listed(other->fact->outcome, rule->of, rule->of_count)))
                continue;
            item_add(ladder, &basis,
                     (struct item){.fact = other, .date = other->date, .ref = other->fact->ref});
        }
        if (basis.list == NULL || (int)basis.count < rule->limbs[0].at_least)
            continue;
        struct items own = {.list = &basis.list[basis.count - 1], .count = 1, .room = 1};
        each_raise(ladder, rule, rule->limbs[0].at_least > 1 ? &basis : &own, event->fact->ref);
    }
}

static bool accompanied(const struct ladder *ladder, const struct paper *notice)
{
    for (size_t i = 0; i < ladder->papers.count; i++) {
        const struct paper *paper = ladder->papers.list[i];
        if (paper->accompanies == notice && paper->instrument->plan &&
            in_force(paper, ladder->today))
            return true;
    }
    return false;
}

// Whether a finding's key is of one of the rows that are left out.
static bool left_to_answer(const struct raised *raised, const struct rule *rule)
{
    return raised->rule != NULL &&
           listed(raised->rule->key, rule->leave_answering, rule->leave_answering_count);
}

// Whether all that a notice answers has one of the keys that are left out; a notice that answers nothing does not.
static bool answers_only(const struct ladder *ladder, const struct rule *rule,
                         const struct paper *notice)
{
    size_t answered = 0;
    for (size_t i = 0; i < ladder->case_count; i++) {
        const struct raised *raised = ladder->cases[i];
        for (size_t j = 0; j < raised->answerer_count; j++) {
            if (raised->answerers[j] != notice)
                continue;
            answered++;
            if (!left_to_answer(raised, rule))
                return false;
        }
    }
    return answered > 0;
}

static bool each_stands(const struct ladder *ladder, const struct rule *rule,
                        const struct paper *paper)
{
    for (size_t i = 0; i < ladder->case_count; i++) {
        const struct raised *raised = ladder->cases[i];
        if (raised->rule == rule && raised->basis.list[0].paper == paper &&
            raised->finding.status != FINDING_LAPSED)
            return true;
    }
    return false;
}

static void each_paper(struct ladder *ladder, const struct rule *rule)
{
    if (!ladder->served_today && !ladder->withdrawn_today)
        return;
    bool any_day = rule_follows_answers(rule); // whether it is supported can change later
    for (size_t i = 0; i < ladder->papers.next; i++) {
        const struct paper *paper = ladder->papers.list[i];
        if ((!any_day && paper->served != ladder->today) || !in_force(paper, ladder->today) ||
            !rule_counts_paper(rule, ladder->framework, paper) || rule_supports(rule, paper) ||
            each_stands(ladder, rule, paper) ||
            (rule->leave_accompanied && accompanied(ladder, paper)) ||
            (rule->leave_answering_count > 0 && answers_only(ladder, rule, paper)))
            continue;
        struct item item = {.paper = paper, .date = paper->served, .ref = paper->fact->ref};
        struct items basis = {.list = &item, .count = 1, .room = 1};
        each_raise(ladder, rule, &basis, paper->fact->ref);
    }
}

void rule_each(struct ladder *ladder, const struct rule *rule)
{
    if (rule->counts == COUNT_NEVER_EVENTS)
        each_event(ladder, rule);
    else
        each_paper(ladder, rule);
}
