// SPDX-License-Identifier: MIT
// Export of notices and plans.
#include "model/export_holding.h"

static const struct table_column notice_columns[] = {
    {"contract", false},     {"ref", false},      {"instrument", false},
    {"served_on", false},    {"answers", false},  {"accompanied_by", false},
    {"withdrawn_on", false}, {"in_force", false}, {"recorded", false},
    {"recorded_by", false},
};
static const struct table_column plan_columns[] = {
    {"contract", false}, {"ref", false},        {"instrument", false},    {"served_on", false},
    {"covers", false},   {"rectify_by", false}, {"accompanies", false},   {"follows", false},
    {"answers", false},  {"determined", false}, {"determined_on", false}, {"withdrawn_on", false},
    {"in_force", false}, {"recorded", false},   {"recorded_by", false},
};

// The latest fact of a kind about a paper; NULL if there is none.
static const struct fact *latest(const struct holding *holding, enum fact_kind kind,
                                 const char *ref)
{
    const struct fact *found = NULL;
    for (size_t i = 0; i < holding->count; i++) {
        const struct fact *fact = holding->list[i];
        if (fact->kind == kind && text_equal(fact->ref, ref) &&
            (found == NULL || fact->date >= found->date))
            found = fact;
    }
    return found;
}

static bool is_paper(const struct holding *holding, const struct fact *fact, bool plan)
{
    const struct instrument *instrument =
        fact->kind == FACT_SERVED ? framework_instrument(holding->framework, fact->instrument)
                                  : NULL;
    return instrument != NULL &&
           (plan ? instrument->plan : instrument->notice && !instrument->plan);
}

static const char *companions(struct arena *arena, const struct holding *holding,
                              const char *notice)
{
    const char **refs = ARENA_ARRAY(arena, holding->count + 1, const char *);
    size_t count = 0;
    for (size_t i = 0; i < holding->count; i++)
        if (holding->list[i]->kind == FACT_SERVED &&
            text_equal(holding->list[i]->accompanies, notice))
            refs[count++] = holding->list[i]->ref;
    return export_list(arena, refs, count);
}

static bool notices(struct exporter *exporter, const struct contract *contract, struct status *st)
{
    struct arena *arena = exporter->arena;
    struct holding holding;
    bool good = export_hold(exporter, contract, &holding, st);
    for (size_t i = 0; good && i < holding.count; i++) {
        const struct fact *fact = holding.list[i];
        if (!is_paper(&holding, fact, false))
            continue;
        const struct fact *withdrawn = latest(&holding, FACT_WITHDRAWN, fact->ref);
        const char *cells[] = {contract->ref,
                               fact->ref,
                               fact->instrument,
                               export_day(arena, fact->date),
                               export_list(arena, fact->answers, fact->answer_count),
                               companions(arena, &holding, fact->ref),
                               withdrawn != NULL ? export_day(arena, withdrawn->date) : NULL,
                               export_yes(withdrawn == NULL),
                               export_time(arena, fact->recorded),
                               fact->recorded_by};
        good = exporter->sink->row(exporter->sink->context, cells, st);
    }
    return good;
}

const struct export_kind export_notices = {
    .name = "notices",
    .what = "notices served",
    EXPORT_COLUMNS(notice_columns),
    .of_contract = notices,
};

static bool plans(struct exporter *exporter, const struct contract *contract, struct status *st)
{
    struct arena *arena = exporter->arena;
    struct holding holding;
    bool good = export_hold(exporter, contract, &holding, st);
    for (size_t i = 0; good && i < holding.count; i++) {
        const struct fact *fact = holding.list[i];
        if (!is_paper(&holding, fact, true))
            continue;
        const struct fact *withdrawn = latest(&holding, FACT_WITHDRAWN, fact->ref);
        const struct fact *determined = latest(&holding, FACT_DETERMINED, fact->ref);
        const char *cells[] = {contract->ref,
                               fact->ref,
                               fact->instrument,
                               export_day(arena, fact->date),
                               export_list(arena, fact->covers, fact->cover_count),
                               export_day(arena, fact->rectify_by),
                               fact->accompanies,
                               fact->follows,
                               export_list(arena, fact->answers, fact->answer_count),
                               determined != NULL ? determined->outcome : NULL,
                               determined != NULL ? export_day(arena, determined->date) : NULL,
                               withdrawn != NULL ? export_day(arena, withdrawn->date) : NULL,
                               export_yes(withdrawn == NULL),
                               export_time(arena, fact->recorded),
                               fact->recorded_by};
        good = exporter->sink->row(exporter->sink->context, cells, st);
    }
    return good;
}

const struct export_kind export_plans = {
    .name = "plans",
    .what = "plans served, and how they were determined",
    EXPORT_COLUMNS(plan_columns),
    .of_contract = plans,
};
