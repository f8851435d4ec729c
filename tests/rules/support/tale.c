// SPDX-License-Identifier: MIT
// Telling a history: the agenda, and how facts are written down.
#include "tale.h"

#include "tale_inside.h"

// Starts at the edges of months, quarters and leap years.
static const struct civil starts[] = {{2019, 4, 1},  {2019, 11, 30}, {2020, 2, 29}, {2020, 1, 31},
                                      {2020, 5, 15}, {2020, 12, 31}, {2021, 3, 31}, {2019, 8, 29},
                                      {2018, 10, 1}, {2020, 7, 2}};

static const struct {
    int failing, red, unasked, plans, echo;
} temperaments[] = {
    {3, 5, 1, 60, 20},                        // calm
    {12, 0, 1, 50, 50},  {15, 10, 1, 60, 60}, // creeping
    {38, 3, 2, 60, 50},  {30, 10, 1, 60, 60}, // amber
    {60, 40, 2, 50, 60},                      // poor
    {20, 10, 8, 90, 50},                      // planned
    {20, 25, 5, 15, 80},                      // warned
    {30, 30, 3, 50, 90},                      // mixed
};

struct act *tell_at(struct telling *telling, day on,
                    void (*run)(struct telling *, const struct act *))
{
    telling->acts = arena_room(telling->arena, telling->acts, &telling->act_room,
                               telling->act_count, sizeof *telling->acts);
    struct act *act = &telling->acts[telling->act_count++];
    *act = (struct act){
        .on = on < telling->today ? telling->today : on, .order = telling->orders++, .run = run};
    return act;
}

day tell_later(struct telling *telling, int low, int high)
{
    return telling->today + chance_between(&telling->chance, low, high);
}

bool tell_leads_on(struct telling *telling, int per_hundred)
{
    return chance_of(&telling->chance, per_hundred * telling->echo / 100);
}

// References whose order by bytes is not the order of their numbers.
const char *tell_name(struct telling *telling, const char *prefix)
{
    int n = ++telling->numbers;
    switch (chance_between(&telling->chance, 0, 3)) {
    case 0:
        return arena_printf(telling->arena, "%s/%d", prefix, n);
    case 1:
        return arena_printf(telling->arena, "%s.%03d", prefix, n);
    case 2:
        return arena_printf(telling->arena, "%d_%s", n, prefix);
    default:
        return arena_printf(telling->arena, "%s-%d", prefix, n);
    }
}

struct fact tell_fact(enum fact_kind kind, const char *ref)
{
    return (struct fact){.kind = kind,
                         .ref = ref,
                         .date = DAY_NONE,
                         .period = DAY_NONE,
                         .rectify_by = DAY_NONE,
                         .recorded_by = "",
                         .note = ""};
}

void tell_add(struct telling *telling, struct fact fact, const char *value)
{
    enum { MORNING = 9 * 3600, A_DAY = 86400 };
    int late = 0;
    if (!telling->options->prompt && chance_of(&telling->chance, 20))
        late = chance_of(&telling->chance, 70) ? chance_between(&telling->chance, 1, 6)
                                               : chance_between(&telling->chance, 20, 120);
    if (fact.date == DAY_NONE)
        fact.date = telling->today;
    // the number keeps records of one day apart, as the clock would
    moment at =
        (moment)(telling->today + late) * A_DAY + MORNING + (moment)telling->facts.fact_count;
    if (fact.recorded < at)
        fact.recorded = at;
    fact.id = (int64_t)telling->facts.fact_count + 1;
    telling->list = arena_room(telling->arena, telling->list, &telling->fact_room,
                               telling->facts.fact_count, sizeof *telling->list);
    telling->values = arena_room(telling->arena, telling->values, &telling->value_room,
                                 telling->facts.fact_count, sizeof *telling->values);
    telling->list[telling->facts.fact_count] = fact;
    telling->values[telling->facts.fact_count++] = value;
    telling->facts.facts = telling->list;
}

const char *const *tell_kpis(struct telling *telling, size_t most, size_t *count)
{
    const char **list = ARENA_ARRAY(telling->arena, ALL_KPIS, const char *);
    bool taken[ALL_KPIS] = {false};
    size_t wanted = 1 + chance_index(&telling->chance, most);
    for (*count = 0; *count < wanted;) {
        size_t kpi = chance_index(&telling->chance, ALL_KPIS);
        if (!taken[kpi])
            list[(*count)++] = telling->framework->kpis[kpi].ref;
        taken[kpi] = true;
    }
    return list;
}

static struct act next_act(struct telling *telling)
{
    size_t best = 0;
    for (size_t i = 1; i < telling->act_count; i++) {
        const struct act *a = &telling->acts[i], *b = &telling->acts[best];
        if (a->on < b->on || (a->on == b->on && a->order < b->order))
            best = i;
    }
    struct act act = telling->acts[best];
    telling->acts[best] = telling->acts[--telling->act_count];
    return act;
}

static void agree(struct telling *telling, int years)
{
    int days = telling->ends - telling->today;
    tell_targets(telling);
    tell_returns(telling);
    tell_encounters(telling);
    for (int i = telling->unasked * years; i > 0; i--)
        tell_at(telling, tell_later(telling, 0, days), tell_unasked);
    for (int i = chance_between(&telling->chance, 0, years); i > 0; i--)
        tell_at(telling, tell_later(telling, 0, days), tell_never_event);
    for (int i = chance_between(&telling->chance, 0, 2 * years); i > 0; i--)
        tell_at(telling, tell_later(telling, 0, days), tell_decision);
    if (tell_leads_on(telling, 25))
        tell_storm(telling);
}

void tale_tell(const struct framework *framework, const struct tale_options *options,
               struct arena *arena, struct tale *out)
{
    struct telling telling = {.framework = framework,
                              .options = options,
                              .arena = arena,
                              .chance = {options->seed * 2654435761u + 1}};
    size_t temper = chance_index(&telling.chance, sizeof temperaments / sizeof temperaments[0]);
    struct civil start = CHANCE_PICK(&telling.chance, starts);
    telling.failing = temperaments[temper].failing;
    telling.red = temperaments[temper].red;
    telling.unasked = temperaments[temper].unasked;
    telling.plans = temperaments[temper].plans;
    telling.echo = temperaments[temper].echo;
    telling.guided = chance_of(&telling.chance, 50);
    telling.today = day_of(start.year, start.month, start.mday);
    telling.ends = day_add_months(telling.today, 12 * options->years) - 1;
    telling.facts =
        (struct contract_facts){.contract = "HC-1", .starts = telling.today, .ends = DAY_NEVER};
    if (chance_of(&telling.chance, 15))
        telling.facts.ends = telling.ends - chance_between(&telling.chance, 0, 200);
    out->begins = telling.today;
    agree(&telling, options->years);
    while (telling.act_count > 0) {
        struct act act = next_act(&telling);
        if (act.on > telling.ends)
            break;
        telling.today = act.on;
        act.run(&telling, &act);
    }
    out->facts = telling.facts;
    out->values = telling.values;
    out->ends = telling.ends;
}
