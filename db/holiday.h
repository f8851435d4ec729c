// SPDX-License-Identifier: MIT
// Bank holidays that were imported, newer than those shipped; and the framework texts that were used.
#ifndef DB_HOLIDAY_H
#define DB_HOLIDAY_H

#include <stddef.h>

#include "db/db.h"
#include "model/ground/arena.h"

struct holiday_row {
    const char *division; // "england-and-wales"
    day date;
    const char *title, *notes;
};
struct holiday_rows {
    struct holiday_row *rows;
    size_t count;
};

// Reads the JSON of the GOV.UK file with SQLite's JSON functions, in a private in-memory database (none need be open).
// Wrong JSON or a wrong shape: STATUS_DATA with what is wrong.
bool holidays_parse(const char *json, size_t size, struct arena *arena, struct holiday_rows *out,
                    struct status *st);
// Replaces the edition of the database (audited); edition says which one it is. Nothing is written if it is the same.
bool holidays_put(struct db *db, const struct holiday_rows *rows, const char *edition,
                  bool *changed, struct status *st);
// The imported edition: rows by division and date; *edition NULL if none was imported.
bool holidays_get(struct db *db, struct arena *arena, struct holiday_rows *out,
                  const char **edition, struct status *st);

#endif
