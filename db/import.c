// SPDX-License-Identifier: MIT
#include "import.h"

#include "db/handle.h"
#include "db/record.h"

#define COUNTS 3 // added, changed, same: the last fields

bool import_register(struct db *db, const char *profile, const char *file, const char *sha256,
                     int64_t *number, struct status *st)
{
    int64_t id = 0;
    enum upsert what = UPSERT_SAME;
    if (!db_must_write(db, st))
        return false;
    struct query q = query(db, SQL_import_next);
    *number = query_number(&q, 0);
    const struct field fields[] = {
        field_int(*number), field_text(profile), field_text(file),
        field_text(sha256), field_int(db->now),  field_text(db->actor->login),
        field_int(0),       field_int(0),        field_int(0)};
    // The number is the row's id as well: both are one more than the highest, and no import is ever removed.
    return record_put(db, RECORD_import, fields, sizeof fields / sizeof *fields, 0, &id, &what, st);
}

static bool read_import(struct db *db, int64_t number, struct arena *arena, struct field *fields,
                        struct status *st)
{
    struct query q = query(db, SQL_import_find);
    query_int(&q, number);
    bool found = query_row(&q);
    if (found) {
        fields[0] = field_int(number);
        for (int i = 1; i <= 3; i++)
            fields[i] = field_text(query_text_at(&q, 3 + i, arena));
        fields[4] = field_int(query_int_at(&q, 7));
        fields[5] = field_text(query_text_at(&q, 8, arena));
    }
    if (!query_end(&q, st))
        return false;
    return found || status_fail(st, STATUS_UNKNOWN, "There is no import %lld.", (long long)number);
}

bool import_finish(struct db *db, int64_t number, int64_t added, int64_t changed, int64_t same,
                   struct status *st)
{
    int64_t id = 0;
    enum upsert what = UPSERT_SAME;
    struct field fields[6 + COUNTS];
    struct arena *arena = arena_new();
    bool ok = read_import(db, number, arena, fields, st);
    if (ok) {
        fields[6] = field_int(added);
        fields[7] = field_int(changed);
        fields[8] = field_int(same);
        ok = record_put(db, RECORD_import, fields, 6 + COUNTS, 0, &id, &what, st);
    }
    arena_free(arena);
    return ok;
}
