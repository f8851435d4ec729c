// SPDX-License-Identifier: MIT
// Import of histories: one row per fact. Its columns; what is checked stands beside, in
// history_*.c.
#include "model/import/history.h"

#define COLUMN(member, kind, must)                                      \
    {                                                                   \
#member, NULL, kind, must, offsetof(struct history_row, member) \
    }
static const struct column columns[] = {
    COLUMN(contract, CELL_TEXT, IN_HEADER | FILLED),
    COLUMN(kind, CELL_TEXT, IN_HEADER | FILLED),
    COLUMN(ref, CELL_TEXT, 0),
    COLUMN(date, CELL_DAY, IN_HEADER | FILLED),
    COLUMN(kpi, CELL_TEXT, 0),
    COLUMN(period, CELL_DAY, 0),
    COLUMN(value, CELL_TEXT, 0),
    COLUMN(colour, CELL_TEXT, 0),
    COLUMN(instrument, CELL_REF, 0),
    COLUMN(covers, CELL_REFS, 0),
    COLUMN(rectify_by, CELL_DAY, 0),
    COLUMN(accompanies, CELL_REF, 0),
    COLUMN(follows, CELL_REF, 0),
    COLUMN(outcome, CELL_TEXT, 0),
    COLUMN(answers, CELL_KEYS, 0),
    COLUMN(recorded, CELL_MOMENT, 0),
};
#undef COLUMN

struct history_own {
    struct history_row **rows; // of which kind and contract are known
    size_t count;
};

// Kinds and contracts; own->rows gets the rows of which both are known.
static bool sort_out(struct job *job, struct history_own *own, struct status *st)
{
    struct contract_cache *cache = contract_cache_new(job);
    own->rows = ARENA_ARRAY(job->arena, job->row_count + 1, struct history_row *);
    for (size_t i = 0; i < job->row_count; i++) {
        struct history_row *row = JOB_ROW(job, struct history_row, i);
        history_fields(job, row);
        if (row->contract[0] != '\0' &&
            !contract_cache_find(cache, &row->head, row->contract, &row->under, st))
            return false;
        if (row->known && row->under != NULL)
            own->rows[own->count++] = row;
    }
    return true;
}

static bool check(struct job *job, struct status *st)
{
    struct history_own *own = ARENA_NEW(job->arena, struct history_own);
    job->own = own;
    return sort_out(job, own, st) && history_check(job, own->rows, own->count, st);
}

static bool store(struct job *job, struct status *st)
{
    const struct history_own *own = job->own;
    return history_store(job, own->rows, own->count, st);
}

const struct profile profile_history = {
    .name = "history",
    .what =
        "facts of contracts: results, papers served, determinations, decisions, visits, meetings",
    .columns_text = "contract, kind, date and, as the kinds of its rows need them, ref, kpi, "
                    "period, value, colour, instrument, covers, "
                    "rectify_by, accompanies, follows, outcome, answers, recorded",
    .terms = history_terms,
    .columns = columns,
    .column_count = sizeof columns / sizeof *columns,
    .strict = true,
    .row_size = sizeof(struct history_row),
    .check = check,
    .store = store,
};
