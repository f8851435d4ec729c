// SPDX-License-Identifier: MIT
// Checking rows of histories, whichever profile they came by: each contract's rows against its
// framework, against each other and against what is stored.
#include <stdlib.h>
#include <string.h>

#include "model/evaluation.h"
#include "model/import/history.h"

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
        {t->later, t->later_line,
         "result is for a period for which no calendar of returns is published; no day is known on "
         "which it was due",
         "results are for periods for which no calendar of returns is published; no days are known "
         "on which they were due"},
        {t->apart, t->apart_line, "visit or meeting lies outside the time of its contract",
         "visits or meetings lie outside the time of their contracts"},
        {t->past, t->past_line,
         "visit or meeting was planned for a day that is past, and no row says what became of it; "
         "it is due and late",
         "visits or meetings were planned for days that are past, and no row says what became of "
         "them; they are due and late"},
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
    if (a->head.line != b->head.line)
        return a->head.line < b->head.line ? -1 : 1;
    return strcmp(a->kpi, b->kpi); // a line of KPI results makes several rows
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
        !office_framework_editions(job->office, dossier->under->framework->id, dossier->scratch,
                                   &dossier->facts.editions, &dossier->facts.edition_count, st) ||
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

bool history_check(struct job *job, struct history_row **rows, size_t count, struct status *st)
{
    struct history_tally counted = {0};
    if (count > 1)
        qsort(rows, count, sizeof *rows, by_contract);
    struct arena *scratch = arena_new();
    bool good = true;
    for (size_t i = 0, next = 0; i < count && good; i = next) {
        struct dossier dossier = {
            .job = job, .under = rows[i]->under, .scratch = scratch, .tally = &counted};
        for (next = i; next < count && rows[next]->under == dossier.under;)
            next++;
        good = check_contract(&dossier, rows + i, next - i, st);
        arena_reset(scratch);
    }
    arena_free(scratch);
    if (good)
        write_notes(&job->report->notes, &counted);
    return good;
}
