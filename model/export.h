// SPDX-License-Identifier: MIT
// What exists, written out row by row: RFC 4180 CSV or RFC 8259 JSON.
#ifndef MODEL_EXPORT_H
#define MODEL_EXPORT_H

#include "model/office.h"

// Where the rows of a table go: a command writes them as CSV, JSON or a table for people; the model only says what they are.
struct table_column {
    const char *name;
    bool number; // bare in JSON, right-aligned in a table, never guarded in CSV for spreadsheets
};
struct table_sink {
    void *context;
    bool (*begin)(void *context, const struct table_column *columns, size_t count,
                  struct status *st);
    bool (*row)(void *context, const char *const *cells,
                struct status *st); // NULL cell: empty, null in JSON
    bool (*end)(void *context, struct status *st);
};

// Writes one kind: providers, locations, contracts, grades, results, notices, plans, visits, meetings, findings, due (as issue by issue they exist), ordered by reference.
// officer: of his contracts and those that he covers on the day (NULL: of all); STATUS_USAGE for a kind that does not go by contracts.
bool export_kind(struct office *office, const char *kind, const char *officer,
                 const struct table_sink *sink, struct status *st);
// The kinds there are: false past the last.
bool export_kind_name(size_t index, const char **kind, const char **what);

#endif
