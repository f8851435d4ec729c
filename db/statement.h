// SPDX-License-Identifier: MIT
// The statements of the .sql files, by name: an enum, and small functions that bind, step and read with every code checked.
// For the files of db/ only.
#ifndef DB_STATEMENT_H
#define DB_STATEMENT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "model/ground/arena.h"
#include "model/ground/date.h"
#include "model/ground/status.h"

struct db;
struct sqlite3_stmt;

#define STATEMENT(name, sql) SQL_##name,
enum statement {
#include "db/statement_list.h"
    STATEMENT_COUNT
};
#undef STATEMENT

// One run of a statement. Errors are kept in rc: binding and stepping go on harmlessly after one, and query_end tells it. So:
//     struct query q = query(db, SQL_provider_id_of);
//     query_text(&q, ref);
//     if (query_row(&q))
//         id = query_int_at(&q, 0);
//     return query_end(&q, st);
struct query {
    struct db *db;
    struct sqlite3_stmt *stmt; // owned by the handle; NULL after a failure to prepare
    int bound;                 // parameters bound so far
    int rc;                    // SQLITE_OK until something failed
};

struct query query(struct db *db, enum statement which);

// Each binds the next parameter. Text is bound by reference and must live until query_end; NULL text is bound as ''.
void query_int(struct query *q, int64_t value);
void query_text(struct query *q, const char *text);
void query_text_bytes(struct query *q, const char *text, size_t size); // without NUL
void query_day(struct query *q, day d); // ISO text; NULL for DAY_NONE and DAY_NEVER
void query_blob(struct query *q, const void *bytes, size_t size);
void query_null(struct query *q);
void query_id(struct query *q, int64_t id); // a reference: NULL for 0

bool query_row(struct query *q); // steps; true while there is a row
bool query_end(struct query *q,
               struct status *st); // resets; false with a message if anything failed
bool query_run(struct query *q, struct status *st); // steps to the end, then query_end
// query_run of a statement that changes rows, and how many it changed.
bool query_change(struct query *q, int *changed, struct status *st);

int64_t query_int_at(struct query *q, int column); // 0 for NULL
bool query_null_at(struct query *q, int column);
day query_day_at(struct query *q, int column, day none); // none for NULL
// To the arena; "" for NULL and for '' (nothing is allocated for that).
const char *query_text_at(struct query *q, int column, struct arena *arena);
// Until the next step only.
const char *query_peek_at(struct query *q, int column);
const void *query_blob_at(struct query *q, int column, size_t *size);

// A statement that gives one number; `none` where it gives no row. Errors end as `none` too.
int64_t query_number(struct query *q, int64_t none);

void statements_release(struct db *db);

#endif
