// SPDX-License-Identifier: MIT
// Where each counting rule stands: what counts now, the threshold, when each fact drops out, how far to the next step.
#include "counting.h"

#include "model/ground/text.h"

struct gauges {
    struct gauge *list;
    size_t count, room;
};

static day drops_out(const struct ladder *ladder, const struct rule *rule, day window, day event)
{
    if (rule->window == WINDOW_MONTHS)
        return day_add_months(event, rule->months);
    if (rule->window == WINDOW_START)
        return DAY_NONE;
    day end = window_end(ladder, rule, window);
    return end >= ladder->as_at ? end + 1
                                : DAY_NONE; // a quarter that is over keeps what fell into it
}

// What is missing, in the shortest words: "red", "PWNs", "KPIs with a failure".
static const char *unit(const struct ladder *ladder, const struct rule *rule,
                        const struct limb *limb, int count)
{
    static const char *const one[] = {"failure", "KPI with a failure", "plan", "notice",
                                      "never event"};
    static const char *const more[] = {"failures", "KPIs with a failure", "plans", "notices",
                                       "never events"};
    if (limb->colour != COLOUR_NONE)
        return colour_word(limb->colour);
    const struct instrument *only =
        rule->of_count == 1 ? framework_instrument(ladder->framework, rule->of[0]) : NULL;
    if (only != NULL && (rule->counts == COUNT_PLANS || rule->counts == COUNT_NOTICES))
        return arena_printf(ladder->arena, "%s%s", only->brief, count == 1 ? "" : "s");
    return count == 1 ? one[rule->counts] : more[rule->counts];
}

static const char *label_of(struct ladder *ladder, const struct rule *rule, day window)
{
    if (rule->window == WINDOW_MONTHS)
        return arena_printf(ladder->arena, "%d months to %s", rule->months,
                            words_day(ladder, ladder->as_at));
    if (rule->window == WINDOW_START)
        return "time since the contract began";
    return arena_printf(ladder->arena, "%s to %s",
                        rule->window == WINDOW_QUARTER ? "quarter" : "framework year",
                        words_day(ladder, window_end(ladder, rule, window)));
}

static void gauge_add(struct ladder *ladder, struct gauges *gauges, const struct rule *rule,
                      const struct limb *limb, day window, const struct items *items, int count,
                      bool live)
{
    const struct instrument *instrument = framework_instrument(ladder->framework, rule->instrument);
    const char *asks_for = rule->standing != NULL ? rule->standing
                           : instrument != NULL   ? instrument->brief
                                                  : rule->instrument;
    const char *label = label_of(ladder, rule, window);
    int missing = limb->at_least - count;
    struct counted *facts = ARENA_ARRAY(ladder->arena, items->count + 1, struct counted);
    for (size_t i = 0; i < items->count; i++)
        facts[i] = (struct counted){items->list[i].ref, items->list[i].date,
                                    drops_out(ladder, rule, window, items->list[i].date)};
    gauges->list =
        arena_room(ladder->arena, gauges->list, &gauges->room, gauges->count, sizeof *gauges->list);
    gauges->list[gauges->count++] = (struct gauge){
        .rule = rule,
        .limb = limb,
        .label = label,
        .count = count,
        .threshold = limb->at_least,
        .asks_for = asks_for,
        .words = missing > 0 ? arena_printf(ladder->arena, "%d more %s in the %s: %s", missing,
                                            unit(ladder, rule, limb, missing), label, asks_for)
                             : arena_printf(ladder->arena, "%d %s in the %s: %s reached", count,
                                            unit(ladder, rule, limb, count), label, asks_for),
        .live = live,
        .facts = facts,
        .fact_count = items->count,
    };
}

// A quarter stays live until the returns of its periods are in: every KPI that was ever returned has a result in it.
static bool returns_in(const struct ladder *ladder, const struct outcome *outcome, day quarter)
{
    bool any = false;
    day next = day_add_months(quarter, 3);
    for (size_t i = 0; i < outcome->grid_count; i++) {
        bool has = false;
        const struct cell *cells = outcome->grids[i].cells; // by period
        for (size_t j = outcome->grids[i].cell_count; j-- > 0 && cells[j].period >= quarter;)
            has = has || (!cells[j].early && cells[j].period < next);
        if (!has && outcome->grids[i].cell_count > 0)
            return false;
        any = any || has;
    }
    return any || quarter < day_add_months(day_quarter(ladder->as_at), -3);
}

static void gauge_failures(struct ladder *ladder, struct gauges *gauges,
                           const struct outcome *outcome, const struct rule *rule)
{
    for (int back = 1; back >= 0; back--) {
        day quarter = day_add_months(day_quarter(ladder->as_at), -3 * back);
        bool live = back == 0 || !returns_in(ladder, outcome, quarter);
        if (!live || day_quarter_end(quarter) < ladder->starts)
            continue;
        day window = window_start(ladder, rule, quarter);
        for (size_t i = 0; i < rule->limb_count; i++) {
            struct items items = {0};
            int count = window_failures(ladder, rule, window, rule->limbs[i].colour, &items);
            item_sort(&items);
            gauge_add(ladder, gauges, rule, &rule->limbs[i], window, &items, count, live);
        }
    }
}

static void gauge_papers(struct ladder *ladder, struct gauges *gauges, const struct rule *rule)
{
    struct items items = {0};
    int count = 0;
    for (size_t i = 0; i < ladder->papers.count; i++) {
        const struct paper *paper = ladder->papers.list[i];
        if (paper->served <= ladder->as_at && in_force(paper, ladder->as_at) &&
            in_window(ladder, rule, paper->served) &&
            rule_counts_paper(rule, ladder->framework, paper) && !rule_supports(rule, paper) &&
            consumer(ladder, rule, paper) == NULL) {
            item_add(ladder, &items,
                     (struct item){.paper = paper, .date = paper->served, .ref = paper->fact->ref});
            count += rule_weight(rule, paper);
        }
    }
    gauge_add(ladder, gauges, rule, &rule->limbs[0], window_start(ladder, rule, ladder->as_at),
              &items, count, true);
}

static void gauge_events(struct ladder *ladder, struct gauges *gauges, const struct rule *rule)
{
    struct items items = {0};
    for (size_t i = 0; i < ladder->known.count; i++) {
        const struct known_fact *fact = &ladder->known.facts[i];
        if (fact->fact->kind == FACT_NEVER_EVENT && in_window(ladder, rule, fact->date) &&
            (rule->of_count == 0 || listed(fact->fact->outcome, rule->of, rule->of_count)))
            item_add(ladder, &items,
                     (struct item){.fact = fact, .date = fact->date, .ref = fact->fact->ref});
    }
    if (items.count > 0)
        gauge_add(ladder, gauges, rule, &rule->limbs[0], ladder->starts, &items, (int)items.count,
                  true);
}

void outcome_gauges(struct ladder *ladder, struct outcome *outcome)
{
    struct gauges gauges = {0};
    for (size_t i = 0; i < ladder->framework->rule_count; i++) {
        const struct rule *rule = &ladder->framework->rules[i];
        if (rule->limb_count == 0 || (rule->naming == NAME_EACH && rule->limbs[0].at_least < 2) ||
            (rule->naming == NAME_EACH && rule->by_type && rule->of_count != 1))
            continue; // each for itself, or one count for each type: no single figure to show
        if (rule->counts == COUNT_FAILURES) {
            gauge_failures(ladder, &gauges, outcome, rule);
        } else if (rule->counts == COUNT_DISTINCT_KPIS) {
            struct items items = {0};
            day window = window_start(ladder, rule, day_quarter(ladder->as_at));
            int count = distinct_failures(ladder, rule, window, &items, NULL);
            item_sort(&items);
            gauge_add(ladder, &gauges, rule, &rule->limbs[0], window, &items, count, true);
        } else if (rule->counts == COUNT_NEVER_EVENTS) {
            gauge_events(ladder, &gauges, rule);
        } else {
            gauge_papers(ladder, &gauges, rule);
        }
    }
    outcome->gauges = gauges.list;
    outcome->gauge_count = gauges.count;
}
