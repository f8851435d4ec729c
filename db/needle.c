// SPDX-License-Identifier: MIT
#include "needle.h"

#include <stdlib.h>
#include <string.h>

#include "db/handle.h"
#include "model/ground/memory.h"
#include "model/ground/utf8.h"

void needle_touch(struct db *db, int64_t provider)
{
    // An import brings one provider's records one after another.
    if (db->touched_count > 0 && db->touched[db->touched_count - 1] == provider)
        return;
    db->touched =
        list_room(db->touched, &db->touched_capacity, db->touched_count, sizeof *db->touched);
    db->touched[db->touched_count++] = provider;
}

// One line per part; what is there already word for word is not said twice.
static void add_line(struct text *out, const char *part)
{
    if (*part == '\0')
        return;
    size_t before = out->length;
    if (before > 0)
        text_add_char(out, '\n');
    utf8_fold(part, out);
    const char *line = out->bytes + before + (before > 0);
    size_t size = strlen(line);
    for (const char *at = out->bytes; before > 0 && at < out->bytes + before;) {
        const char *stop = memchr(at, '\n', (size_t)(out->bytes + out->length - at));
        if (stop != NULL && (size_t)(stop - at) == size && memcmp(at, line, size) == 0) {
            out->length = before;
            out->bytes[before] = '\0';
            return;
        }
        at = stop != NULL ? stop + 1 : out->bytes + before;
    }
}

static bool fold_provider(struct db *db, int64_t id, struct arena *arena, struct text *out,
                          struct status *st)
{
    struct provider provider;
    if (!provider_by_id(db, id, arena, &provider, st))
        return false;
    add_line(out, provider.name);
    add_line(out, provider.ref);
    add_line(out, provider.brand);
    struct query former = query(db, SQL_needle_former);
    query_int(&former, id);
    while (query_row(&former))
        add_line(out, query_peek_at(&former, 0));
    if (!query_end(&former, st))
        return false;
    struct query q = query(db, SQL_needle_locations);
    query_int(&q, id);
    while (query_row(&q))
        for (int i = 0; i < 3; i++)
            add_line(out, query_peek_at(&q, i));
    return query_end(&q, st);
}

// Who had the contract before it went to its provider.
static bool fold_before(struct db *db, int64_t contract, struct text *out, struct status *st)
{
    struct query q = query(db, SQL_needle_before);
    query_int(&q, contract);
    while (query_row(&q))
        for (int i = 0; i < 2; i++)
            add_line(out, query_peek_at(&q, i));
    return query_end(&q, st);
}

static bool is_there(struct db *db, int64_t provider)
{
    struct query q = query(db, SQL_provider_row);
    query_int(&q, provider);
    return query_number(&q, 0) != 0;
}

static bool write_needles(struct db *db, int64_t provider, struct arena *arena, struct text *folded,
                          struct status *st)
{
    struct rows_of rows;
    text_clear(folded);
    if (!is_there(db, provider))
        return true; // it was taken back
    if (!fold_provider(db, provider, arena, folded, st) ||
        !standing_rows_of(db, provider, arena, &rows, st))
        return false;
    size_t common = folded->length;
    for (size_t i = 0; i < rows.count; i++) {
        folded->length = common;
        if (common > 0)
            folded->bytes[common] = '\0';
        add_line(folded, rows.rows[i].contract_ref);
        add_line(folded, rows.rows[i].title);
        if (rows.rows[i].contract != 0 && !fold_before(db, rows.rows[i].contract, folded, st))
            return false;
        struct query q = query(db, SQL_needle_write);
        query_int(&q, rows.rows[i].id);
        query_text(&q, text_get(folded));
        if (!query_run(&q, st))
            return false;
    }
    return true;
}

static int by_id(const void *a, const void *b)
{
    int64_t left = *(const int64_t *)a, right = *(const int64_t *)b;
    return left < right ? -1 : left > right;
}

bool needle_settle(struct db *db, struct status *st)
{
    if (db->touched_count == 0)
        return true;
    bool ok = true;
    struct text folded = {0};
    struct arena *arena = arena_new();
    qsort(db->touched, db->touched_count, sizeof *db->touched, by_id);
    for (size_t i = 0; ok && i < db->touched_count; i++) {
        if (i > 0 && db->touched[i] == db->touched[i - 1])
            continue;
        ok = write_needles(db, db->touched[i], arena, &folded, st);
        arena_reset(arena);
    }
    db->touched_count = 0;
    arena_free(arena);
    text_release(&folded);
    return ok;
}

bool standing_needles(struct db *db, const struct standing_query *of, struct arena *arena,
                      struct needle_rows *out, struct status *st)
{
    struct standing_ids ids = {0};
    *out = (struct needle_rows){0};
    if (!db_read_begin(db, st))
        return false;
    struct query top = query(db, SQL_needle_top);
    size_t size = (size_t)query_number(&top, 0) + 1;
    // The texts are read in the order in which they lie, which is quick, and looked up by number for the list's order.
    const char **folded = xcalloc(size, sizeof *folded);
    struct query q = query(db, SQL_needles);
    while (query_row(&q)) {
        int64_t id = query_int_at(&q, 0);
        if (id > 0 && (uint64_t)id < size)
            folded[id] = query_text_at(&q, 1, arena);
    }
    bool ok = query_end(&q, st) && standing_ids(db, of, 0, INT32_MAX, arena, &ids, st);
    if (ok) {
        out->rows = ARENA_ARRAY(arena, ids.count + 1, struct needle_row);
        out->count = ids.count;
        for (size_t i = 0; i < ids.count; i++) {
            int64_t id = ids.ids[i];
            const char *text = id > 0 && (uint64_t)id < size ? folded[id] : NULL;
            out->rows[i] = (struct needle_row){.id = id, .folded = text != NULL ? text : ""};
        }
    }
    free(folded);
    db_read_end(db);
    return ok;
}
