// SPDX-License-Identifier: MIT
// What no single setting shows: names used twice, references to what there is not, rules that do not fit what they count, and
// rungs of the ladder that can never be reached.
#ifndef FRAMEWORKS_CHECKS_H
#define FRAMEWORKS_CHECKS_H

#include <stddef.h>

#include "settings.h"

// All of them. Lines come from the rows as they were read; a row that was read with a mistake is left alone.
void framework_checks(const struct reader *reader);

// The parts. check_names.c: used twice, reserved, dates and calendar; what is served; targets and categories; switches.
void check_names(const struct reader *reader);
void check_papers(const struct reader *reader);
void check_kpis(const struct reader *reader);
void check_switches(const struct reader *reader);
// check_rules.c: each rule against what it counts and refers to. check_chain.c: the steps of the chain.
void check_rules(const struct reader *reader);
void check_chain(const struct reader *reader);
// check_rungs.c: what can never be reached or is used by nothing: warnings.
void check_rungs(const struct reader *reader);

// check_provisions.c: what other rows refer to, and what a row needs. check_gates.c: each gate. check_returns.c: the return calendar.
// check_interventions.c: ratings and what is offered for them. check_cycles.c: what waits for itself.
void check_provisions(const struct reader *reader);
void check_gates(const struct reader *reader);
void check_returns(const struct reader *reader);
void check_interventions(const struct reader *reader);
void check_cycles(const struct reader *reader);
// check_records.c: clocks, gates and triggers against the kinds of records, their states and fields.
void check_records(const struct reader *reader);
// Whether a row is about a case; false, and told, where the framework names no stages of one.
bool check_case(const struct reader *reader, const void *row, const char *setting,
                const char *kind);
// A case is "open", in one of the framework's stages, or "closed".
void check_case_state(const struct reader *reader, const void *row, const char *setting,
                      const char *state);

// What the parts share.
struct check_list { // a list of rows whose names must differ
    const void *rows;
    size_t count, size, name_at;
    const char *setting; // that names a row
};
#define CHECK_LIST(rows_of, row_count, structure, member, label)            \
    {                                                                       \
        .rows = (rows_of), .count = (row_count), .size = sizeof(structure), \
        .name_at = offsetof(structure, member), .setting = (label)          \
    }
void check_unique(const struct reader *reader, struct check_list list);
struct names {
    const char **list;
    size_t count;
};
bool check_listed(const char *name, const char *const *list, size_t count);
// The names of rows, each once; name_at is the offset of the name in a row of that size.
struct names check_names_of(const struct reader *reader, const void *rows, size_t count,
                            size_t size, size_t name_at);
#define CHECK_NAMES(reader, rows, row_count, structure, member) \
    check_names_of((reader), (rows), (row_count), sizeof(structure), offsetof(structure, member))
// Tells that what `setting` needs beside it is missing, where it is given without.
void check_goes_with(const struct reader *reader, const void *row, bool given, const char *setting,
                     bool has, const char *missing);
// Tells of each name of a list that is not among the known ones.
void check_references(const struct reader *reader, const void *row, const char *setting,
                      const char *const *list, size_t count, const char *what, struct names known);
const struct rule *check_rule(const struct reader *reader,
                              const char *key); // the first of that key, or NULL

#endif
