// SPDX-License-Identifier: MIT
// The counting rules, as their rows say: what counts today, and whether that raises a finding (design 4.1 rules 2 to 6, 8, 9, 11; 4.2).
#include "counting.h"

#include <string.h>

#include "model/ground/text.h"

enum { RULE_BITS = 64 };

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

static bool rule_takes_paper(const struct rule *rule, const struct framework *framework,
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

bool rule_counts_paper(const struct rule *rule, const struct framework *framework,
                       const struct paper *paper)
{
    ptrdiff_t index = rule - framework->rules;
    return index < RULE_BITS ? (paper->counted >> index & 1) != 0
                             : rule_takes_paper(rule, framework, paper);
}

uint64_t rules_counting(const struct framework *framework, const struct paper *paper)
{
    uint64_t bits = 0;
    for (size_t i = 0; i < framework->rule_count && i < RULE_BITS; i++) {
        if (rule_takes_paper(&framework->rules[i], framework, paper))
            bits |= UINT64_C(1) << i;
    }
    return bits;
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

bool window_has(const struct rule *rule, day window, const struct failure *failure)
{
    switch (rule->window) {
    case WINDOW_QUARTER:
        return failure->quarter == window;
    case WINDOW_YEAR:
        return failure->year == window;
    default:
        return true;
    }
}

int window_failures(struct ladder *ladder, const struct rule *rule, day window, enum colour colour,
                    struct items *items)
{
    int count = 0;
    size_t kpis = ladder->framework->kpi_count, first = 0, past = ladder->quarter_count;
    if (rule->window == WINDOW_QUARTER) {
        first = ladder_slot(ladder, window);
        past = first < past ? first + 1 : past;
    }
    for (size_t slot = first; slot < past; slot++) {
        const struct failure *failures = &ladder->failures[slot * kpis];
        if (!window_has(rule, window, failures))
            continue;
        for (const struct failure *failure = failures; failure < failures + kpis; failure++) {
            if (failure->colour < COLOUR_AMBER ||
                (colour != COLOUR_NONE && failure->colour != colour) ||
                failure->identified > ladder->today)
                continue;
            count++;
            if (items != NULL)
                item_add(ladder, items,
                         (struct item){
                             .failure = failure, .date = failure->ref_date, .ref = failure->ref});
        }
    }
    return count;
}

static bool limb_met(struct ladder *ladder, const struct rule *rule, day window)
{
    for (size_t i = 0; i < rule->limb_count; i++) {
        if (window_failures(ladder, rule, window, rule->limbs[i].colour, NULL) >=
            rule->limbs[i].at_least)
            return true;
    }
    return false;
}

// What a limb counts, or leaves out as too few; true if it is met.
static bool take_limb(struct ladder *ladder, const struct limb *limb, struct raised *raised,
                      struct outs *outs, struct text *why)
{
    struct items items = {0};
    const struct rule *rule = raised->rule;
    int count = window_failures(ladder, rule, raised->window, limb->colour, &items);
    bool met = count >= limb->at_least;
    const char *below = !met && items.count > 0
                            ? arena_printf(ladder->arena, "%s is below the threshold of %d",
                                           colour_word(limb->colour), limb->at_least)
                            : NULL;
    for (size_t i = 0; i < items.count; i++) {
        if (met)
            item_add(ladder, &raised->basis, items.list[i]);
        else
            out_add(ladder, outs, items.list[i].ref, below);
    }
    if (met)
        text_printf(why, "%s%s", why->length > 0 ? "; " : "",
                    limb_words(ladder, rule, limb, count));
    return met;
}

// Failures by colour in a window: raised once for each window in which a limb is met.
static void failures_in_window(struct ladder *ladder, const struct rule *rule, day window)
{
    if (!limb_met(ladder, rule, window) || case_in_window(ladder, rule->key, window) != NULL)
        return;
    struct raised raised = {.rule = rule, .window = window};
    struct outs outs = {0};
    struct text why = {0};
    for (size_t i = 0; i < rule->limb_count; i++) {
        if (take_limb(ladder, &rule->limbs[i], &raised, &outs, &why) && raised.limb == NULL)
            raised.limb = &rule->limbs[i];
    }
    stand_ins_leave(ladder, rule, window, &outs);
    raised.finding.key = arena_join(ladder->arena, rule->key, ':', iso(ladder, window));
    raised.finding.why = arena_printf(ladder->arena, "%s in the %s", text_get(&why),
                                      words_window(ladder, rule, window));
    case_raise(ladder, raised, &outs);
    text_release(&why);
}

bool in_window(const struct ladder *ladder, const struct rule *rule, day event)
{
    if (event > ladder->today)
        return false;
    if (rule->window == WINDOW_MONTHS) {
        day since = ladder->today - event; // a month has 28 to 31 days: most need no calendar
        return since < rule->months * 28 ||
               (since < rule->months * 31 && ladder->today < day_add_months(event, rule->months));
    }
    return rule->window == WINDOW_START ||
           window_start(ladder, rule, event) == window_start(ladder, rule, ladder->today);
}

int window_papers(struct ladder *ladder, const struct rule *rule, day window, struct items *items,
                  struct outs *outs)
{
    int count = 0;
    bool bounded = rule->window == WINDOW_QUARTER || rule->window == WINDOW_YEAR;
    day end = bounded ? window_end(ladder, rule, window) : DAY_NEVER;
    for (size_t i = 0; i < ladder->papers.next; i++) {
        const struct paper *paper = ladder->papers.list[i];
        if (!rule_counts_paper(rule, ladder->framework, paper) ||
            (bounded &&
             (paper->served > end || (paper->served < window && window != ladder->starts))))
            continue;
        bool stands = in_force(paper, ladder->today),
             counts = stands && !rule_supports(rule, paper);
        count += counts ? rule_weight(rule, paper) : 0;
        if (counts && items != NULL)
            item_add(ladder, items,
                     (struct item){.paper = paper, .date = paper->served, .ref = paper->fact->ref});
        if (!counts && outs != NULL)
            out_add(
                ladder, outs, paper->fact->ref,
                stands ? arena_printf(ladder->arena, "supports notice %s", paper->fact->accompanies)
                       : arena_printf(ladder->arena, "withdrawn on %s",
                                      words_day(ladder, paper->withdrawn)));
    }
    return count;
}

static void papers_in_window(struct ladder *ladder, const struct rule *rule)
{
    day window = window_start(ladder, rule, ladder->today);
    if (window_papers(ladder, rule, window, NULL, NULL) < rule->limbs[0].at_least ||
        case_in_window(ladder, rule->key, window) != NULL)
        return;
    struct raised raised = {.rule = rule, .window = window, .limb = &rule->limbs[0]};
    struct outs outs = {0};
    int count = window_papers(ladder, rule, window, &raised.basis, &outs);
    raised.finding.key = arena_join(ladder->arena, rule->key, ':', iso(ladder, window));
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
    for (size_t slot = ladder->touched_from; slot < ladder->touched_past; slot++) {
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
    if (rule->naming == NAME_WINDOW && rule->counts == COUNT_FAILURES)
        return limb_met(ladder, rule, raised->window);
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
