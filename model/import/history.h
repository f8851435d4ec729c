// SPDX-License-Identifier: MIT
// The history profile: its row, and what is known of one contract while its rows are checked.
// Inside model/import only.
#ifndef IMPORT_HISTORY_H
#define IMPORT_HISTORY_H

#include "db/fact.h"
#include "model/import/lookup.h"
#include "model/import/profile.h"
#include "model/import/touched.h"
#include "model/papers_check.h"
#include "model/rules/facts.h"

// The fields that only some kinds have: constant, member.
#define HISTORY_FIELDS(_)       \
    _(REF, ref)                 \
    _(KPI, kpi)                 \
    _(PERIOD, period)           \
    _(VALUE, value)             \
    _(COLOUR, colour)           \
    _(INSTRUMENT, instrument)   \
    _(COVERS, covers)           \
    _(RECTIFY_BY, rectify_by)   \
    _(ACCOMPANIES, accompanies) \
    _(FOLLOWS, follows)         \
    _(OUTCOME, outcome)         \
    _(ANSWERS, answers)
#define FIELD_INDEX(name, member) INDEX_##name,
enum { HISTORY_FIELDS(FIELD_INDEX) FIELD_COUNT };
#undef FIELD_INDEX
#define FIELD_BIT(name, member) FIELD_##name = 1u << INDEX_##name,
enum { HISTORY_FIELDS(FIELD_BIT) };
#undef FIELD_BIT

// A row of the file, or a fact that is stored already. Texts are never NULL.
struct history_row {
    struct row_head head;
    const char *contract, *kind;
    day date;
    const char *ref, *kpi;
    day period;
    const char *value, *colour, *instrument, *covers;
    day rectify_by;
    const char *accompanies, *follows, *outcome, *answers;
    moment recorded; // MOMENT_ALL: the file gives none
    // worked out
    bool known; // kind and contract are
    enum fact_kind code;
    const struct known_contract *under;
    bool stored;              // it comes from the database
    bool same;                // a stored fact or an earlier row says it already
    bool claimed;             // recorded is what a file says
    struct history_row *next; // of the same identity
};

// One contract while its rows are checked.
struct dossier {
    struct job *job;
    const struct known_contract *under;
    struct contract_facts facts; // its targets only
    struct lookup *families;     // identity -> first struct history_row of it
    struct lookup *named;        // kind and ref -> struct history_row, for results
    struct arena *scratch;       // lives as long as the dossier
    struct history_tally *tally;
};

// What is worth a note at the end: how many rows, and the first.
struct history_tally {
    size_t ahead, ahead_line; // dated after today
    size_t inner, inner_line; // results of periods that begin within one of the KPI's interval
    size_t later, later_line; // of periods for which no calendar is published
    size_t past, past_line;   // planned for a past day, and nothing says what became of it
    size_t apart, apart_line; // visits and meetings outside the time of their contract
    size_t type, type_line;   // visits and meetings of a type that the framework does not name
    size_t dated, dated_line; // corrected, but without a recorded time of their own
};

// In a function that has a dossier and a row: notes a mistake of the row; a text of it as messages
// may hold it.
#define WRONG(...)  row_problem(dossier->job, &row->head, __VA_ARGS__)
#define QUOTE(text) quote(dossier->job, (text))

// Counts a row for the notes.
void tally(size_t *count, size_t *first, const struct row_head *head);

// What a kind of row needs, and what else it may have: FIELD_ bits. Nothing needed: no row may have
// it.
struct history_kind {
    unsigned needs, may;
    const char *what; // what it tells of
};
const struct history_kind *history_kind(enum fact_kind kind);
// The words that stand for themselves in the column outcome, of a kind: NULL-terminated; NULL where
// the framework names them.
const char *const *history_outcomes(enum fact_kind kind);

// All rows of which kind and contract are known, which it sorts by contract and line. Mistakes are
// noted with the rows; what else is worth telling in the notes. False when it cannot go on.
bool history_check(struct job *job, struct history_row **rows, size_t count, struct status *st);

// A row by itself: the fields that its kind needs, has and has not.
void history_fields(struct job *job, struct history_row *row);
// The name of a result that was given none; "" for other kinds.
const char *history_ref(const struct history_row *row, struct arena *arena);
// What its kinds and fields are, for help.
size_t history_terms(struct arena *arena, const struct import_term **list);
// A row against its framework and targets. Settles ref and colour.
void history_values(struct dossier *dossier, struct history_row *row);
// The part of it for results and early reports.
void history_measure(struct dossier *dossier, struct history_row *row);
// A row of a paper, and how it is checked: model/papers_check.h.
struct paper history_paper(const struct history_row *row);
struct papers_check history_papers(struct dossier *dossier, struct history_row *row);
// The rows of one contract against each other and against what is stored, in two steps: all are
// entered, then all are compared.
void history_enter(struct dossier *dossier, struct history_row *row);
void history_compare(struct dossier *dossier, struct history_row *row);

// Stores all that is not there already.
bool history_store(struct job *job, struct history_row *const *rows, size_t count,
                   struct status *st);

#endif
