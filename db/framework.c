// SPDX-License-Identifier: MIT
#include "framework.h"

#include <string.h>

#include "db/handle.h"
#include "db/import.h"
#include "db/record.h"

bool framework_keep(struct db *db, const struct framework_text *text, int64_t *id,
                    enum upsert *what, struct status *st)
{
    char hex[65];
    sha256_hex(text->text, strlen(text->text), hex);
    const struct field fields[] = {field_text(text->framework), field_text(hex),
                                   field_text(text->edition), field_day(text->valid_from),
                                   field_text(text->text)};
    return record_put(db, RECORD_framework_version, fields, sizeof fields / sizeof *fields, 0, id,
                      what, st);
}

bool frameworks_kept(struct db *db, const char *framework, struct arena *arena,
                     struct framework_texts *out, struct status *st)
{
    size_t capacity = 0;
    *out = (struct framework_texts){0};
    struct query q = query(db, SQL_framework_versions);
    query_text(&q, framework);
    while (query_row(&q)) {
        out->rows = arena_room(arena, out->rows, &capacity, out->count, sizeof *out->rows);
        out->rows[out->count++] =
            (struct framework_text){.id = query_int_at(&q, 0),
                                    .framework = query_text_at(&q, 1, arena),
                                    .sha256 = query_text_at(&q, 2, arena),
                                    .edition = query_text_at(&q, 3, arena),
                                    .valid_from = query_day_at(&q, 4, DAY_NONE),
                                    .text = query_text_at(&q, 5, arena)};
    }
    return query_end(&q, st);
}
