// SPDX-License-Identifier: MIT
// Export of results, with what they were corrected from.
#include "model/export_holding.h"
#include "model/rules/periods.h"
#include "model/rules/rules.h"

static const struct table_column result_columns[] = {
    {"contract", false},
    {"ref", false},
    {"kind", false},
    {"date", false},
    {"kpi", false},
    {"period", false},
    {"value", false},
    {"colour", false},
    {"rag", false},
    {"recorded", false},
    {"recorded_by", false},
    {"superseded", false},
    {"recorded_claimed", false},
    {"days_late", true},
};

// 0 in time, "" where nobody waits for it: an early report, a correction, a period without a day on which it is due.
static const char *days_late(const struct holding *holding, const struct fact *fact,
                             struct arena *arena)
{
    const struct kpi *kpi = framework_kpi(holding->framework, fact->kpi);
    day due = kpi != NULL && fact->kind == FACT_RESULT
                  ? period_due(holding->framework, kpi, fact->period)
                  : DAY_NONE;
    int days = period_days_late(holding->framework, &holding->facts, fact);
    bool tells = due != DAY_NONE && (days > 0 || fact->date <= due);
    return tells ? arena_printf(arena, "%d", days) : NULL;
}

static enum colour rated(const struct holding *holding, const struct fact *fact)
{
    const struct kpi *kpi = framework_kpi(holding->framework, fact->kpi);
    if (fact->colour != COLOUR_NONE || !fact->has_value || kpi == NULL)
        return fact->colour;
    return rules_colour(kpi, &holding->facts, fact->period, fact->value, fact->is_ratio);
}

static bool superseded(const struct holding *holding, const struct fact *fact)
{
    for (size_t i = 0; i < holding->count; i++) {
        const struct fact *other = holding->list[i];
        bool same = other->kind == fact->kind && other->period == fact->period &&
                    text_equal(other->kpi, fact->kpi) &&
                    (fact->kind == FACT_RESULT || other->date == fact->date);
        if (same && (other->recorded > fact->recorded ||
                     (other->recorded == fact->recorded && other->id > fact->id)))
            return true;
    }
    return false;
}

static bool results(struct exporter *exporter, const struct contract *contract, struct status *st)
{
    struct arena *arena = exporter->arena;
    struct holding holding;
    bool good = export_hold(exporter, contract, &holding, st);
    for (size_t i = 0; good && i < holding.count; i++) {
        const struct fact *fact = holding.list[i];
        if (fact->kind != FACT_RESULT && fact->kind != FACT_EARLY)
            continue;
        const char *cells[] = {contract->ref,
                               fact->ref,
                               fact_kind_word(fact->kind),
                               export_day(arena, fact->date),
                               fact->kpi,
                               export_day(arena, fact->period),
                               holding.rows.rows[fact - holding.facts.facts].value,
                               fact->colour != COLOUR_NONE ? colour_word(fact->colour) : NULL,
                               colour_word(rated(&holding, fact)),
                               export_time(arena, fact->recorded),
                               fact->recorded_by,
                               export_yes(superseded(&holding, fact)),
                               export_yes(fact->claimed),
                               days_late(&holding, fact, arena)};
        good = exporter->sink->row(exporter->sink->context, cells, st);
    }
    return good;
}

const struct export_kind export_results = {
    .name = "results",
    .what = "results of KPIs, with what they were corrected from",
    EXPORT_COLUMNS(result_columns),
    .of_contract = results,
};
