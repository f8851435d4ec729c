// SPDX-License-Identifier: MIT
#include "statement.h"

#include <string.h>

#include "db/handle.h"

#define STATEMENT(name, sql) [SQL_##name] = sql,
static const char *const texts[STATEMENT_COUNT] = {
#include "db/statement_list.h"
};
#undef STATEMENT

struct query query(struct db *db, enum statement which)
{
    struct query q = {.db = db, .stmt = db->statements[which]};
    if (q.stmt == NULL) {
        q.rc = sqlite3_prepare_v3(db->sqlite, texts[which], -1, SQLITE_PREPARE_PERSISTENT, &q.stmt,
                                  NULL);
        db->statements[which] = q.stmt;
    } else if (sqlite3_stmt_busy(q.stmt)) {
        // Someone further up is still reading from it: a mistake of ours, which must not disturb him.
        q.stmt = NULL;
        q.rc = SQLITE_MISUSE;
    }
    return q;
}

static void keep(struct query *q, int rc)
{
    if (q->rc == SQLITE_OK)
        q->rc = rc;
}

void query_int(struct query *q, int64_t value)
{
    if (q->rc == SQLITE_OK)
        keep(q, sqlite3_bind_int64(q->stmt, ++q->bound, value));
}

void query_text(struct query *q, const char *text)
{
    if (q->rc == SQLITE_OK)
        keep(q,
             sqlite3_bind_text(q->stmt, ++q->bound, text != NULL ? text : "", -1, SQLITE_STATIC));
}

void query_text_bytes(struct query *q, const char *text, size_t size)
{
    if (q->rc == SQLITE_OK)
        keep(q, sqlite3_bind_text64(q->stmt, ++q->bound, text, size, SQLITE_STATIC, SQLITE_UTF8));
}

void query_day(struct query *q, day d)
{
    char iso[DAY_ISO_SIZE];
    if (q->rc != SQLITE_OK)
        return;
    if (*day_iso(d, iso) == '\0')
        keep(q, sqlite3_bind_null(q->stmt, ++q->bound));
    else
        keep(q, sqlite3_bind_text(q->stmt, ++q->bound, iso, -1, SQLITE_TRANSIENT));
}

void query_blob(struct query *q, const void *bytes, size_t size)
{
    if (q->rc == SQLITE_OK)
        keep(q, sqlite3_bind_blob64(q->stmt, ++q->bound, bytes, size, SQLITE_STATIC));
}

void query_null(struct query *q)
{
    if (q->rc == SQLITE_OK)
        keep(q, sqlite3_bind_null(q->stmt, ++q->bound));
}

void query_id(struct query *q, int64_t id)
{
    if (id == 0)
        query_null(q);
    else
        query_int(q, id);
}

bool query_row(struct query *q)
{
    if (q->rc != SQLITE_OK)
        return false;
    int rc = sqlite3_step(q->stmt);
    if (rc == SQLITE_ROW)
        return true;
    if (rc != SQLITE_DONE)
        q->rc = rc;
    return false;
}

bool query_end(struct query *q, struct status *st)
{
    bool ok = q->rc == SQLITE_OK || db_fail(q->db, q->rc, st);
    if (q->stmt != NULL) {
        sqlite3_reset(q->stmt);
        sqlite3_clear_bindings(q->stmt);
    }
    return ok;
}

bool query_run(struct query *q, struct status *st)
{
    while (query_row(q)) {
        // rows, if any, are of no interest
    }
    return query_end(q, st);
}

bool query_change(struct query *q, int *changed, struct status *st)
{
    while (query_row(q)) {
        // a change gives no rows
    }
    *changed = q->rc == SQLITE_OK ? sqlite3_changes(q->db->sqlite) : 0;
    return query_end(q, st);
}

int64_t query_int_at(struct query *q, int column)
{
    return sqlite3_column_int64(q->stmt, column);
}

bool query_null_at(struct query *q, int column)
{
    return sqlite3_column_type(q->stmt, column) == SQLITE_NULL;
}

const char *query_peek_at(struct query *q, int column)
{
    const unsigned char *text = sqlite3_column_text(q->stmt, column);
    if (text != NULL)
        return (const char *)text;
    if (!query_null_at(q, column))
        keep(q, SQLITE_NOMEM);
    return "";
}

day query_day_at(struct query *q, int column, day none)
{
    day d = none;
    const char *text = query_peek_at(q, column);
    if (*text != '\0' && !day_parse(text, &d))
        keep(q, SQLITE_CORRUPT); // the schema's checks let only dates in
    return d;
}

const char *query_text_at(struct query *q, int column, struct arena *arena)
{
    const char *text = query_peek_at(q, column);
    return *text != '\0' ? arena_strndup(arena, text, (size_t)sqlite3_column_bytes(q->stmt, column))
                         : "";
}

const void *query_blob_at(struct query *q, int column, size_t *size)
{
    const void *bytes = sqlite3_column_blob(q->stmt, column);
    *size = (size_t)sqlite3_column_bytes(q->stmt, column);
    if (bytes == NULL) {
        if (*size > 0 || sqlite3_errcode(q->db->sqlite) == SQLITE_NOMEM)
            keep(q, SQLITE_NOMEM);
        *size = 0;
        return "";
    }
    return bytes;
}

int64_t query_number(struct query *q, int64_t none)
{
    struct status st = {0};
    int64_t number = query_row(q) ? query_int_at(q, 0) : none;
    if (!query_end(q, &st))
        number = none;
    status_clear(&st);
    return number;
}

void statements_release(struct db *db)
{
    for (size_t i = 0; i < STATEMENT_COUNT; i++) {
        sqlite3_finalize(db->statements[i]);
        db->statements[i] = NULL;
    }
}
