// SPDX-License-Identifier: MIT
// A row of a history by itself: which fields its kind needs, and which it does not have.
#include "model/import/history.h"

#include <string.h>

enum {
    MEASURE = FIELD_KPI | FIELD_PERIOD,
    PAPER = FIELD_REF | FIELD_INSTRUMENT,
    ENCOUNTER = FIELD_REF | FIELD_INSTRUMENT | FIELD_OUTCOME,
};

static const struct history_kind kinds[FACT_KIND_COUNT] = {
    [FACT_RESULT] = {MEASURE, FIELD_REF | FIELD_VALUE | FIELD_COLOUR,
                     "a KPI's result; date is the day it was received. Value or colour or both"},
    [FACT_EARLY] = {MEASURE, FIELD_REF | FIELD_VALUE | FIELD_COLOUR,
                    "the same, reported before the return"},
    [FACT_NEVER_EVENT] = {FIELD_REF | FIELD_OUTCOME, 0,
                          "a never event; outcome is its type, as the framework names it"},
    [FACT_SERVED] =
        {PAPER, FIELD_COVERS | FIELD_RECTIFY_BY | FIELD_ACCOMPANIES | FIELD_FOLLOWS | FIELD_ANSWERS,
         "a notice or plan was served. A plan needs rectify_by; covers, accompanies and "
         "follows are a plan's only"},
    [FACT_DETERMINED] = {FIELD_REF | FIELD_OUTCOME, FIELD_COVERS | FIELD_RECTIFY_BY,
                         "whether the plan of that ref was met. covers goes with not-met (the KPIs "
                         "not met; empty: all), rectify_by with awaited (until when)"},
    [FACT_WITHDRAWN] = {FIELD_REF, 0, "the notice or plan of that ref was withdrawn"},
    [FACT_DECIDED] = {FIELD_ANSWERS | FIELD_OUTCOME, FIELD_REF,
                      "what was decided on a finding, or that it was waived"},
    [FACT_VISIT] = {ENCOUNTER, 0, "a visit; instrument is its type"},
    [FACT_MEETING] = {ENCOUNTER, 0, "a meeting; instrument is its type"},
}; // other kinds come by other ways, and no row may have them

const struct history_kind *history_kind(enum fact_kind kind)
{
    return &kinds[kind];
}

static const char *const field_names[FIELD_COUNT] = {
#define FIELD_NAME(name, member) #member,
    HISTORY_FIELDS(FIELD_NAME)
#undef FIELD_NAME
};

static unsigned filled(const struct history_row *row)
{
    const char *const texts[FIELD_COUNT] = {
        [INDEX_REF] = row->ref,
        [INDEX_KPI] = row->kpi,
        [INDEX_PERIOD] = row->period != DAY_NONE ? "period" : "",
        [INDEX_VALUE] = row->value,
        [INDEX_COLOUR] = row->colour,
        [INDEX_INSTRUMENT] = row->instrument,
        [INDEX_COVERS] = row->covers,
        [INDEX_RECTIFY_BY] = row->rectify_by != DAY_NONE ? "rectify_by" : "",
        [INDEX_ACCOMPANIES] = row->accompanies,
        [INDEX_FOLLOWS] = row->follows,
        [INDEX_OUTCOME] = row->outcome,
        [INDEX_ANSWERS] = row->answers,
    };
    unsigned bits = 0;
    for (unsigned i = 0; i < FIELD_COUNT; i++)
        bits |= texts[i][0] != '\0' ? 1u << i : 0;
    return bits;
}

static void unknown_kind(struct job *job, struct history_row *row)
{
    struct text words = {0};
    for (int kind = 0; kind < FACT_KIND_COUNT; kind++)
        if (kinds[kind].needs != 0)
            text_printf(&words, "%s%s", kind > 0 ? ", " : "", fact_kind_word((enum fact_kind)kind));
    row_problem(job, &row->head, "there is no kind %s; the kinds are %s", quote(job, row->kind),
                text_get(&words));
    text_release(&words);
}

void history_fields(struct job *job, struct history_row *row)
{
    row->claimed = row->recorded != MOMENT_ALL;
    if (!fact_kind_parse(row->kind, &row->code) || kinds[row->code].needs == 0) {
        if (row->kind[0] != '\0')
            unknown_kind(job, row);
        return;
    }
    row->known = true;
    if (row->head.bad) // a cell that could not be read is empty here, which is no second mistake
        return;
    unsigned have = filled(row), needs = kinds[row->code].needs, may = kinds[row->code].may;
    for (unsigned i = 0; i < FIELD_COUNT; i++) {
        unsigned bit = 1u << i;
        if ((needs & bit) != 0 && (have & bit) == 0)
            row_problem(job, &row->head, "%s is empty, and %s needs it", field_names[i], row->kind);
        if ((have & bit) != 0 && ((needs | may) & bit) == 0)
            row_problem(job, &row->head, "%s is filled, and %s has no such field", field_names[i],
                        row->kind);
    }
}
