// SPDX-License-Identifier: MIT
// Small named values of the database.
#include "db/handle.h"
#include "db/record.h"

const char *db_setting(struct db *db, const char *name, struct arena *arena)
{
    struct status st = {0};
    const char *value = NULL;
    struct query q = query(db, SQL_setting_value);
    query_text(&q, name);
    if (query_row(&q))
        value = query_text_at(&q, 0, arena);
    if (!query_end(&q, &st) || (value != NULL && *value == '\0'))
        value = NULL;
    status_clear(&st);
    return value;
}

bool db_set_setting(struct db *db, const char *name, const char *value, struct status *st)
{
    int64_t id = 0;
    enum upsert what = UPSERT_SAME;
    const struct field fields[] = {field_text(name), field_text(value)};
    return record_put(db, RECORD_setting, fields, sizeof fields / sizeof *fields, 0, &id, &what,
                      st);
}
