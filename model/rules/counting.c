// SPDX-License-Identifier: MIT
// The counting rules, as their rows say: what counts today, and whether that raises a finding (design 4.1 rules 2 to 6, 8, 9, 11; 4.2).
#include "counting.h"

#include <string.h>

#include "model/ground/text.h"

bool rule_follows_answers(const struct rule *rule)
{
    return rule->leave_accompanied || rule->leave_answering_count > 0;
}

bool listed(const char *word, const char *const *list, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (text_equal(list[i], word))
            return true;
    }
    return false;
}

bool rule_counts_paper(const struct rule *rule, const struct framework *framework,
                       const struct paper *paper)
{
    if (rule->counts == COUNT_PLANS ? !paper->instrument->plan : !paper->instrument->notice)
        return false;
    if (rule->of_count > 0 && !listed(paper->instrument->id, rule->of, rule->of_count))
        return false;
    if (rule->covering_count == 0)
        return true;
    for (size_t i = 0; i < framework->kpi_count; i++) {
        if ((paper->covers >> i & 1) != 0 &&
            listed(framework->kpis[i].ref, rule->covering, rule->covering_count))
            return true;
    }
    return false;
}

bool rule_supports(const struct rule *rule, const struct paper *paper)
{
    return rule->leave_accompanying && paper->fact->accompanies != NULL &&
           *paper->fact->accompanies != '\0';
}

int rule_weight(const struct rule *rule, const struct paper *paper)
{
    int weight = 0;
    for (uint64_t covers = rule->by_kpi ? paper->covers : 0; covers != 0; covers &= covers - 1)
        weight++;
    return weight > 0 ? weight : 1;
}

static const char *iso(struct ladder *ladder, day d)
{
    char text[DAY_ISO_SIZE];
    return arena_strdup(ladder->arena, day_iso(d, text));
}

const char *limb_words(const struct ladder *ladder, const struct rule *rule,
                       const struct limb *limb, int count)
{
    static const char *const what[] = {
        [COUNT_FAILURES] = "target-level failures",
        [COUNT_DISTINCT_KPIS] = "KPIs with a failure",
        [COUNT_PLANS] = "plans served",
        [COUNT_NOTICES] = "notices served",
        [COUNT_NEVER_EVENTS] = "never events",
    };
    static const char *const colours[] = {[COLOUR_NONE] = "",
                                          [COLOUR_GREEN] = "Green",
                                          [COLOUR_AMBER] = "Amber",
                                          [COLOUR_RED] = "Red"};
    const char *noun = limb->colour != COLOUR_NONE ? colours[limb->colour] : what[rule->counts];
    return arena_printf(ladder->arena, "%d %s (%s %d)", count, noun,
                        rule->naming == NAME_CROSSING ? "threshold" : "threshold of at least",
                        limb->at_least);
}

int window_failures(struct ladder *ladder, const struct rule *rule, day window, enum colour colour,
                    struct items *items)
{
    int count = 0;
    size_t kpis = ladder->framework->kpi_count;
    for (size_t i = 0; i < ladder->quarter_count * kpis; i++) {
        const struct failure *failure = &ladder->failures[i];
        if (failure->colour < COLOUR_AMBER ||
            (colour != COLOUR_NONE && failure->colour != colour) ||
            failure->identified > ladder->today ||
            window_start(ladder, rule, failure->quarter) != window)
            continue;
        count++;
        if (items != NULL)
            item_add(
                ladder, items,
                (struct item){.failure = failure, .date = failure->ref_date, .ref = failure->ref});
    }
    return count;
}

// Failures by colour in a window: raised once for each window in which a limb is met.
static void failures_in_window(struct ladder *ladder, const struct rule *rule, day window)
{
    struct raised raised = {.rule = rule, .window = window};
    struct outs outs = {0};
    struct text why = {0};
    for (size_t i = 0; i < rule->limb_count; i++) {
        const struct limb *limb = &rule->limbs[i];
        struct items items = {0};
        int count = window_failures(ladder, rule, window, limb->colour, &items);
        bool met = count >= limb->at_least;
        for (size_t j = 0; j < items.count; j++) {
            if (met)
                item_add(ladder, &raised.basis, items.list[j]);
            else
                out_add(ladder, &outs, items.list[j].ref,
                        arena_printf(ladder->arena, "%s is below the threshold of %d",
                                     colour_word(limb->colour), limb->at_least));
        }
        if (met) {
            text_printf(&why, "%s%s", why.length > 0 ? "; " : "",
                        limb_words(ladder, rule, limb, count));
            raised.limb = raised.limb == NULL ? limb : raised.limb;
        }
    }
    if (raised.limb != NULL && case_in_window(ladder, rule->key, window) == NULL) {
        raised.finding.key = arena_printf(ladder->arena, "%s:%s", rule->key, iso(ladder, window));
        raised.finding.why = arena_printf(ladder->arena, "%s in the %s", text_get(&why),
                                          words_window(ladder, rule, window));
        case_raise(ladder, raised, &outs);
    }
    text_release(&why);
}

bool in_window(const struct ladder *ladder, const struct rule *rule, day event)
{
    if (event > ladder->today)
        return false;
    if (rule->window == WINDOW_MONTHS)
        return ladder->today < day_add_months(event, rule->months);
    return rule->window == WINDOW_START ||
           window_start(ladder, rule, event) == window_start(ladder, rule, ladder->today);
}

int window_papers(struct ladder *ladder, const struct rule *rule, day window, struct items *items,
                  struct outs *outs)
{
    int count = 0;
    for (size_t i = 0; i < ladder->papers.count; i++) {
        const struct paper *paper = ladder->papers.list[i];
        if (paper->served > ladder->today || !rule_counts_paper(rule, ladder->framework, paper) ||
            window_start(ladder, rule, paper->served) != window)
            continue;
        const char *why = NULL;
        if (!in_force(paper, ladder->today))
            why =
                arena_printf(ladder->arena, "withdrawn on %s", words_day(ladder, paper->withdrawn));
        else if (rule_supports(rule, paper))
            why = arena_printf(ladder->arena, "supports notice %s", paper->fact->accompanies);
        if (why == NULL)
            count += rule_weight(rule, paper);
        if (why == NULL && items != NULL)
            item_add(ladder, items,
                     (struct item){.paper = paper, .date = paper->served, .ref = paper->fact->ref});
        if (why != NULL && outs != NULL)
            out_add(ladder, outs, paper->fact->ref, why);
    }
    return count;
}

static void papers_in_window(struct ladder *ladder, const struct rule *rule)
{
    day window = window_start(ladder, rule, ladder->today);
    struct raised raised = {.rule = rule, .window = window, .limb = &rule->limbs[0]};
    struct outs outs = {0};
    int count = window_papers(ladder, rule, window, &raised.basis, &outs);
    if (count < rule->limbs[0].at_least || case_in_window(ladder, rule->key, window) != NULL)
        return;
    raised.finding.key = arena_printf(ladder->arena, "%s:%s", rule->key, iso(ladder, window));
    raised.finding.why =
        arena_printf(ladder->arena, "%s in the %s", limb_words(ladder, rule, raised.limb, count),
                     words_window(ladder, rule, window));
    case_raise(ladder, raised, &outs);
}

static void rule_in_windows(struct ladder *ladder, const struct rule *rule)
{
    if (rule->counts != COUNT_FAILURES) {
        if (ladder->served_today)
            papers_in_window(ladder, rule);
        return;
    }
    day last = DAY_NONE;
    for (size_t slot = 0; slot < ladder->quarter_count; slot++) {
        if (!ladder->touched[slot])
            continue;
        day window = window_start(ladder, rule,
                                  ladder->failures[slot * ladder->framework->kpi_count].quarter);
        if (window != last)
            failures_in_window(ladder, rule, window);
        last = window;
    }
}

bool counting_holds(struct ladder *ladder, const struct raised *raised)
{
    const struct rule *rule = raised->rule;
    if (rule->naming == NAME_WINDOW && rule->counts == COUNT_FAILURES) {
        for (size_t i = 0; i < rule->limb_count; i++) {
            if (window_failures(ladder, rule, raised->window, rule->limbs[i].colour, NULL) >=
                rule->limbs[i].at_least)
                return true;
        }
        return false;
    }
    if (rule->naming == NAME_WINDOW)
        return window_papers(ladder, rule, raised->window, NULL, NULL) >= rule->limbs[0].at_least;
    if (rule->naming == NAME_ORDINAL)
        return distinct_kpis(&raised->basis) >= rule->limbs[0].at_least;
    for (size_t i = 0; i < raised->basis.count; i++) {
        const struct paper *paper = raised->basis.list[i].paper;
        if (paper != NULL && !in_force(paper, ladder->today))
            return false;
    }
    return true;
}

void counting_rule(struct ladder *ladder, const struct rule *rule)
{
    switch (rule->naming) {
    case NAME_WINDOW:
        rule_in_windows(ladder, rule);
        break;
    case NAME_ORDINAL:
        rule_distinct(ladder, rule);
        break;
    case NAME_GROUP:
        rule_groups(ladder, rule);
        break;
    case NAME_CROSSING:
        rule_crossing(ladder, rule);
        break;
    case NAME_EACH:
        rule_each(ladder, rule);
        break;
    }
}
