// SPDX-License-Identifier: MIT
// The kinds of export, one table each. Inside model/export*.c only.
#ifndef MODEL_EXPORT_KINDS_H
#define MODEL_EXPORT_KINDS_H

#include "db/contract.h"
#include "model/export.h"

struct exporter {
    struct office *office;
    const char *officer; // whose contracts are written; NULL: all
    const struct table_sink *sink;
    struct arena *arena; // of one contract, or of the whole table where there are no contracts
};

struct export_kind {
    const char *name, *what;
    const struct table_column *columns;
    size_t column_count;
    // One of the two: all rows, or those of one contract after the other, in the order of their
    // references.
    bool (*all)(struct exporter *exporter, struct status *st);
    bool (*of_contract)(struct exporter *exporter, const struct contract *contract,
                        struct status *st);
};

// A text of items with ';' between them, in the arena.
const char *export_list(struct arena *arena, const char *const *items, size_t count);

extern const struct export_kind export_providers, export_locations, export_contracts, export_grades,
    export_figures, export_results, export_notices, export_plans, export_visits, export_meetings,
    export_findings, export_due;

#define EXPORT_COLUMNS(list) .columns = (list), .column_count = sizeof(list) / sizeof *(list)

#endif
