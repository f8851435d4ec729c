// SPDX-License-Identifier: MIT
// Export of visits and meetings.
#include "model/export_holding.h"

static const struct table_column encounter_columns[] = {
    {"contract", false}, {"ref", false},      {"type", false},        {"date", false},
    {"outcome", false},  {"recorded", false}, {"recorded_by", false},
};

static bool encounters(struct exporter *exporter, const struct contract *contract,
                       enum fact_kind kind, struct status *st)
{
    struct arena *arena = exporter->arena;
    struct holding holding;
    bool good = export_hold(exporter, contract, &holding, st);
    const struct fact *next = NULL;
    for (size_t i = holding.count; good && i > 0;
         i--) { // from the end: of each reference the last recorded word counts
        const struct fact *fact = holding.list[i - 1];
        if (fact->kind != kind)
            continue;
        if (next != NULL && text_equal(next->ref, fact->ref))
            holding.list[i - 1] = NULL;
        next = fact;
    }
    for (size_t i = 0; good && i < holding.count; i++) {
        const struct fact *fact = holding.list[i];
        if (fact == NULL || fact->kind != kind)
            continue;
        const char *cells[] = {contract->ref,    fact->ref,
                               fact->instrument, export_day(arena, fact->date),
                               fact->outcome,    export_time(arena, fact->recorded),
                               fact->recorded_by};
        good = exporter->sink->row(exporter->sink->context, cells, st);
    }
    return good;
}

static bool visits(struct exporter *exporter, const struct contract *contract, struct status *st)
{
    return encounters(exporter, contract, FACT_VISIT, st);
}

static bool meetings(struct exporter *exporter, const struct contract *contract, struct status *st)
{
    return encounters(exporter, contract, FACT_MEETING, st);
}

const struct export_kind export_visits = {
    .name = "visits",
    .what = "visits planned, held, missed and cancelled",
    EXPORT_COLUMNS(encounter_columns),
    .of_contract = visits,
};
const struct export_kind export_meetings = {
    .name = "meetings",
    .what = "meetings planned, held, missed and cancelled",
    EXPORT_COLUMNS(encounter_columns),
    .of_contract = meetings,
};
