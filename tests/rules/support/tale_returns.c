// SPDX-License-Identifier: MIT
// What is returned in a history: targets, results with their corrections, early reports.
#include "tale_inside.h"

#include "model/ground/text.h"

// Figures on each side of the limits 90 and 80 (higher is better) and 20 and 30 (lower), as providers write them.
static const char *const higher[][4] = {
    [COLOUR_GREEN] = {"90", "95.5", "100", "901/1000"},
    [COLOUR_AMBER] = {"89.999", "80", "899/1000", "17/20"},
    [COLOUR_RED] = {"79.999", "12.5", "0/3", "7999/10000"},
};
static const char *const lower[][4] = {
    [COLOUR_GREEN] = {"20", "3", "0", "1/5"},
    [COLOUR_AMBER] = {"20.001", "30", "25.5", "3/10"},
    [COLOUR_RED] = {"30.001", "99", "55", "301/1000"},
};

static struct decimal whole(int64_t number)
{
    return (struct decimal){number, 1};
}

void tell_targets(struct telling *telling)
{
    if (chance_of(&telling->chance, 50))
        return;
    struct target *targets = ARENA_ARRAY(telling->arena, 2 * ALL_KPIS, struct target);
    size_t count = 0;
    for (size_t i = 0; i < telling->framework->kpi_count; i++) {
        const struct kpi *kpi = &telling->framework->kpis[i];
        if (kpi->better == BETTER_CATEGORY || chance_of(&telling->chance, 30))
            continue;
        bool more = kpi->better == BETTER_HIGHER;
        targets[count++] = (struct target){.kpi = kpi->ref,
                                           .from = telling->today,
                                           .target = whole(more ? 90 : 20),
                                           .amber = whole(more ? 80 : 30),
                                           .has_amber = true};
        if (chance_of(&telling->chance, 30)) { // agreed anew, stricter
            targets[count] = targets[count - 1];
            targets[count].target = whole(more ? 95 : 10);
            targets[count++].from = day_add_months(day_quarter(telling->today), 15);
        }
    }
    telling->facts.targets = targets;
    telling->facts.target_count = count;
}

// The figure or the colour of a measurement.
static const char *measure(struct telling *telling, int index, day period, struct fact *fact)
{
    const struct kpi *kpi = &telling->framework->kpis[index];
    enum colour colour = COLOUR_GREEN;
    if (chance_of(&telling->chance, telling->failing))
        colour = chance_of(&telling->chance, telling->red) ? COLOUR_RED : COLOUR_AMBER;
    fact->kpi = kpi->ref;
    fact->period = period;
    if (chance_of(&telling->chance, 3)) {
        fact->no_activity = true;
        return "none";
    }
    bool agreed = rules_target(kpi, &telling->facts, period) != NULL;
    if (kpi->better == BETTER_CATEGORY || !chance_of(&telling->chance, agreed ? 80 : 5)) {
        fact->colour = colour;
        return "";
    }
    const char *figure =
        (kpi->better == BETTER_LOWER ? lower : higher)[colour][chance_index(&telling->chance, 4)];
    fact->has_value = decimal_parse(figure, &fact->value);
    if (!fact->has_value)
        fact->is_ratio = fact->has_value = decimal_parse_ratio(figure, &fact->value);
    return figure;
}

static moment last_recorded(const struct telling *telling, const char *ref)
{
    moment last = 0;
    for (size_t i = 0; i < telling->facts.fact_count; i++) {
        const struct fact *fact = &telling->list[i];
        if (fact->kind == FACT_RESULT && text_equal(fact->ref, ref) && fact->recorded > last)
            last = fact->recorded;
    }
    return last;
}

// A result, or the correction of one, which must be recorded after what it corrects.
static void result(struct telling *telling, const struct act *act)
{
    char period[DAY_ISO_SIZE];
    const char *ref = arena_printf(telling->arena, "%s@%s", telling->framework->kpis[act->kpi].ref,
                                   day_iso(act->period, period));
    struct fact fact = tell_fact(FACT_RESULT, ref);
    const char *value = measure(telling, act->kpi, act->period, &fact);
    moment before = last_recorded(telling, ref);
    fact.recorded = before > 0 ? before + 86400 : 0;
    tell_add(telling, fact, value);
    if (!telling->options->prompt && chance_of(&telling->chance, 8)) {
        struct act *again = tell_at(telling, tell_later(telling, 1, 150), result);
        again->kpi = act->kpi;
        again->period = act->period;
    }
    if (tell_leads_on(telling, 15))
        tell_at(telling, tell_later(telling, 0, 10), tell_react);
}

static void early(struct telling *telling, const struct act *act)
{
    char period[DAY_ISO_SIZE], today[DAY_ISO_SIZE];
    const char *ref =
        arena_printf(telling->arena, "%s@%s!%s", telling->framework->kpis[act->kpi].ref,
                     day_iso(act->period, period), day_iso(telling->today, today));
    for (size_t i = 0; i < telling->facts.fact_count; i++) {
        if (telling->list[i].kind == FACT_EARLY && text_equal(telling->list[i].ref, ref))
            return;
    }
    struct fact fact = tell_fact(FACT_EARLY, ref);
    const char *value = measure(telling, act->kpi, act->period, &fact);
    tell_add(telling, fact, value);
}

static void agree_period(struct telling *telling, int kpi, day period)
{
    day end = day_add_months(period, 3);
    day due = end + 14;
    int roll = chance_between(&telling->chance, 1, 100);
    if (roll > 4) { // some never come
        day on = roll > 88 ? due + chance_between(&telling->chance, 1, 60)
                           : due - chance_between(&telling->chance, 0, 12);
        struct act *act = tell_at(telling, on, result);
        act->kpi = kpi;
        act->period = period;
    }
    if (tell_leads_on(telling, 12)) {
        struct act *act =
            tell_at(telling, period + chance_between(&telling->chance, 5, 100), early);
        act->kpi = kpi;
        act->period = period;
    }
}

void tell_returns(struct telling *telling)
{
    for (day quarter = day_quarter(telling->today); quarter < telling->ends;
         quarter = day_add_months(quarter, 3)) {
        for (int kpi = 0; kpi < (int)telling->framework->kpi_count; kpi++) {
            agree_period(telling, kpi, quarter);
            if (chance_of(&telling->chance, 4)) // a period of its own, within the quarter
                agree_period(telling, kpi, day_add_months(quarter, 1));
        }
    }
}
