// SPDX-License-Identifier: MIT
#include "cover.h"

#include "db/handle.h"
#include "db/record.h"

bool cover_save(struct db *db, const struct cover *cover, enum upsert *what, struct status *st)
{
    int64_t id = 0;
    const struct field fields[] = {field_text(cover->officer), field_day(cover->from),
                                   field_text(cover->by), field_day(cover->to)};
    return record_put(db, RECORD_cover, fields, sizeof fields / sizeof *fields, 0, &id, what, st);
}

static struct cover cover_row(struct query *q, struct arena *arena)
{
    return (struct cover){.id = query_int_at(q, 0),
                          .officer = query_text_at(q, 1, arena),
                          .by = query_text_at(q, 2, arena),
                          .from = query_day_at(q, 3, DAY_NONE),
                          .to = query_day_at(q, 4, DAY_NEVER)};
}

bool cover_on(struct db *db, const char *officer, day on, struct arena *arena, struct cover *out,
              struct status *st)
{
    *out = (struct cover){0};
    struct query q = query(db, SQL_cover_on);
    query_text(&q, officer);
    query_day(&q, on);
    if (query_row(&q))
        *out = cover_row(&q, arena);
    return query_end(&q, st);
}

bool covers_all(struct db *db, struct arena *arena, struct covers *out, struct status *st)
{
    size_t capacity = 0;
    *out = (struct covers){0};
    struct query q = query(db, SQL_covers);
    while (query_row(&q)) {
        out->rows = arena_room(arena, out->rows, &capacity, out->count, sizeof *out->rows);
        out->rows[out->count++] = cover_row(&q, arena);
    }
    return query_end(&q, st);
}
