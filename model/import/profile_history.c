// SPDX-License-Identifier: MIT
// Import of histories: one row per fact. The course of it; what the checks are stands beside, in
// history_*.c.
#include <stdlib.h>
#include <string.h>

#include "model/evaluation.h"
#include "model/ground/memory.h"
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
    struct history_row **rows; // by contract, then line
    size_t count;
    struct history_tally tally;
};

void tally(size_t *count, size_t *first, const struct row_head *head)
{
    if ((*count)++ == 0)
        *first = head->line;
}

static void write_notes(struct text *notes, const struct history_tally *t)
{
    const struct {
        size_t count, line;
        const char *one, *many;
    } lines[] = {
        {t->ahead, t->ahead_line, "row is dated after today; it counts from its date on",
         "rows are dated after today; they count from their dates on"},
        {t->inner, t->inner_line,
         "result is for a period within a quarter; it counts to the quarter in which that begins",
         "results are for periods within a quarter; they count to the quarters in which those "
         "begin"},
        {t->type, t->type_line,
         "visit or meeting is of a type that the framework does not name; it counts to no cadence",
         "visits or meetings are of types that the framework does not name; they count to no "
         "cadence"},
        {t->dated, t->dated_line,
         "row is corrected by another and has no recorded time; taken as recorded on its own date",
         "rows are corrected by others and have no recorded time; taken as recorded on their "
         "dates"},
    };
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
        if (lines[i].count > 0)
            text_printf(notes, "%zu %s (first: line %zu).\n", lines[i].count,
                        lines[i].count == 1 ? lines[i].one : lines[i].many, lines[i].line);
}

static int by_contract(const void *left, const void *right)
{
    const struct history_row *a = *(struct history_row *const *)left,
                             *b = *(struct history_row *const *)right;
    if (a->under != b->under)
        return a->under->contract.id < b->under->contract.id ? -1 : 1;
    return (a->head.line > b->head.line) - (a->head.line < b->head.line);
}

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
    qsort(own->rows, own->count, sizeof *own->rows, by_contract);
    return true;
}

static bool enter_stored(struct dossier *dossier, struct status *st)
{
    struct fact_rows facts = {0};
    if (!facts_of(dossier->job->office->db, dossier->under->contract.id, dossier->scratch, &facts,
                  st))
        return false;
    struct history_row *rows = ARENA_ARRAY(dossier->scratch, facts.count, struct history_row);
    for (size_t i = 0; i < facts.count; i++) {
        const struct fact_row *fact = &facts.rows[i];
        rows[i] = (struct history_row){
            .kind = fact->kind,
            .date = fact->date,
            .ref = fact->ref,
            .kpi = fact->kpi,
            .period = fact->period,
            .value = fact->value,
            .colour = fact->colour,
            .instrument = fact->instrument,
            .covers = fact->covers,
            .rectify_by = fact->rectify_by,
            .accompanies = fact->accompanies,
            .follows = fact->follows,
            .outcome = fact->outcome,
            .answers = fact->answers,
            .recorded = fact->recorded,
            .claimed = fact->claimed,
            .stored = true,
        };
        if (!fact_kind_parse(fact->kind, &rows[i].code))
            continue;
        if (rows[i].ref[0] == '\0')
            rows[i].ref = history_ref(&rows[i], dossier->scratch);
        history_enter(dossier, &rows[i]);
    }
    return true;
}

// All rows of one contract.
static bool check_contract(struct dossier *dossier, struct history_row **rows, size_t count,
                           struct status *st)
{
    struct job *job = dossier->job;
    dossier->families = lookup_new(dossier->scratch, count);
    dossier->named = lookup_new(dossier->scratch, count);
    if (!targets_from_rows(job->office, dossier->under->contract.id, dossier->scratch,
                           &dossier->facts, st) ||
        !enter_stored(dossier, st))
        return false;
    for (size_t i = 0; i < count; i++)
        history_values(dossier, rows[i]);
    for (size_t i = 0; i < count; i++)
        history_enter(dossier, rows[i]);
    for (size_t i = 0; i < count; i++)
        history_compare(dossier, rows[i]);
    return true;
}

static bool check(struct job *job, struct status *st)
{
    struct history_own *own = ARENA_NEW(job->arena, struct history_own);
    job->own = own;
    if (!sort_out(job, own, st))
        return false;
    struct arena *scratch = arena_new();
    bool good = true;
    for (size_t i = 0, next = 0; i < own->count && good; i = next) {
        struct dossier dossier = {
            .job = job, .under = own->rows[i]->under, .scratch = scratch, .tally = &own->tally};
        for (next = i; next < own->count && own->rows[next]->under == dossier.under;)
            next++;
        good = check_contract(&dossier, own->rows + i, next - i, st);
        arena_reset(scratch);
    }
    arena_free(scratch);
    if (good)
        write_notes(&job->report->notes, &own->tally);
    return good;
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
    .columns = columns,
    .column_count = sizeof columns / sizeof *columns,
    .strict = true,
    .row_size = sizeof(struct history_row),
    .check = check,
    .store = store,
};
