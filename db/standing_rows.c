// SPDX-License-Identifier: MIT
// The rows of standing follow providers and contracts: one for each contract, one for a provider without any.

#include <stdlib.h>
#include <string.h>

#include "db/handle.h"
#include "db/needle.h"
#include "model/ground/memory.h"
#include "model/ground/utf8.h"

// Parts of a sort name are separated by a character that sorts before every other, so that "Acorn" comes before "Acorn Care".
#define SEPARATOR '\x1f'

static void sort_name(const struct provider *provider, const char *contract_ref, struct text *out)
{
    text_clear(out);
    utf8_fold(provider->name, out);
    text_add_char(out, SEPARATOR);
    text_add(out, provider->ref);
    text_add_char(out, SEPARATOR);
    text_add(out, contract_ref);
}

bool standing_rows_of(struct db *db, int64_t provider, struct arena *arena, struct rows_of *out,
                      struct status *st)
{
    size_t capacity = 0;
    *out = (struct rows_of){0};
    struct query q = query(db, SQL_standing_of_provider);
    query_int(&q, provider);
    while (query_row(&q)) {
        out->rows = arena_room(arena, out->rows, &capacity, out->count, sizeof *out->rows);
        out->rows[out->count++] = (struct row_of){.id = query_int_at(&q, 0),
                                                  .contract = query_int_at(&q, 1),
                                                  .contract_ref = query_text_at(&q, 2, arena),
                                                  .title = query_text_at(&q, 3, arena)};
    }
    return query_end(&q, st);
}

static bool insert_row(struct db *db, int64_t provider, int64_t contract, const char *name,
                       const char *officer, day ends, struct status *st)
{
    struct query q = query(db, SQL_standing_insert);
    query_int(&q, provider);
    query_id(&q, contract);
    query_text(&q, name);
    query_text(&q, officer);
    query_int(&q, ends == DAY_NONE ? DAY_NEVER : ends);
    query_int(&q, DAY_NEVER);
    query_int(&q, DAY_NONE);
    return query_run(&q, st);
}

static bool remove_row(struct db *db, int64_t id, struct status *st)
{
    struct query q = query(db, SQL_standing_remove);
    query_int(&q, id);
    return query_run(&q, st);
}

static bool rename_rows(struct db *db, const struct provider *provider, int64_t id,
                        struct arena *arena, struct text *name, struct status *st)
{
    struct rows_of rows;
    if (!standing_rows_of(db, id, arena, &rows, st))
        return false;
    for (size_t i = 0; i < rows.count; i++) {
        sort_name(provider, rows.rows[i].contract_ref, name);
        struct query q = query(db, SQL_standing_rename);
        query_int(&q, rows.rows[i].id);
        query_text(&q, text_get(name));
        if (!query_run(&q, st))
            return false;
    }
    return true;
}

bool standing_follow_provider(struct db *db, const struct provider *provider, int64_t id,
                              enum upsert what, struct status *st)
{
    if (what == UPSERT_SAME)
        return true;
    bool ok = true;
    struct text name = {0};
    if (what == UPSERT_ADDED) {
        sort_name(provider, "", &name);
        ok = insert_row(db, id, 0, text_get(&name), "", DAY_NEVER, st);
    } else {
        struct arena *arena = arena_new();
        ok = rename_rows(db, provider, id, arena, &name, st);
        arena_free(arena);
    }
    text_release(&name);
    needle_touch(db, id);
    return ok;
}

// A provider has a row of its own exactly while it has no contract.
static bool settle_bare(struct db *db, int64_t provider, struct arena *arena, struct status *st)
{
    struct rows_of rows;
    struct provider about;
    struct text name = {0};
    if (!standing_rows_of(db, provider, arena, &rows, st))
        return false;
    size_t with = 0;
    for (size_t i = 0; i < rows.count; i++)
        with += rows.rows[i].contract != 0;
    if (with == 0 && rows.count == 0) {
        bool ok = provider_by_id(db, provider, arena, &about, st);
        if (ok) {
            sort_name(&about, "", &name);
            ok = insert_row(db, provider, 0, text_get(&name), "", DAY_NEVER, st);
        }
        text_release(&name);
        return ok;
    }
    for (size_t i = 0; i < rows.count; i++)
        if (with > 0 && rows.rows[i].contract == 0 && !remove_row(db, rows.rows[i].id, st))
            return false;
    return true;
}

static bool find_row(struct db *db, int64_t contract, int64_t *row, int64_t *provider,
                     struct status *st)
{
    struct query q = query(db, SQL_standing_of_contract);
    query_int(&q, contract);
    *row = *provider = 0;
    if (query_row(&q)) {
        *row = query_int_at(&q, 0);
        *provider = query_int_at(&q, 1);
    }
    return query_end(&q, st);
}

static bool write_row(struct db *db, const struct contract *contract, int64_t id, int64_t row,
                      struct arena *arena, struct status *st)
{
    struct provider about;
    struct text name = {0};
    if (!provider_by_id(db, contract->provider, arena, &about, st))
        return false;
    sort_name(&about, contract->ref, &name);
    bool ok = false;
    if (row == 0) {
        ok = insert_row(db, contract->provider, id, text_get(&name), contract->officer,
                        contract->ends, st);
    } else {
        struct query q = query(db, SQL_standing_move);
        query_int(&q, row);
        query_int(&q, contract->provider);
        query_text(&q, text_get(&name));
        query_text(&q, contract->officer);
        query_int(&q, contract->ends == DAY_NONE ? DAY_NEVER : contract->ends);
        ok = query_run(&q, st) && standing_drop(db, id, st);
    }
    text_release(&name);
    return ok;
}

bool standing_follow_contract(struct db *db, const struct contract *contract, int64_t id,
                              enum upsert what, struct status *st)
{
    if (what == UPSERT_SAME)
        return true;
    int64_t row = 0, old = 0;
    struct arena *arena = arena_new();
    bool ok = find_row(db, id, &row, &old, st) && write_row(db, contract, id, row, arena, st) &&
              settle_bare(db, contract->provider, arena, st);
    needle_touch(db, contract->provider);
    if (ok && old != 0 && old != contract->provider) {
        ok = settle_bare(db, old, arena, st);
        needle_touch(db, old);
    }
    arena_free(arena);
    return ok;
}

bool standing_forget_provider(struct db *db, int64_t id, struct status *st)
{
    struct arena *arena = arena_new();
    struct rows_of rows;
    bool ok = standing_rows_of(db, id, arena, &rows, st);
    for (size_t i = 0; ok && i < rows.count; i++)
        ok = remove_row(db, rows.rows[i].id, st);
    arena_free(arena);
    return ok;
}

bool standing_forget_contract(struct db *db, int64_t id, struct status *st)
{
    int64_t row = 0, provider = 0;
    struct arena *arena = arena_new();
    bool ok = find_row(db, id, &row, &provider, st) &&
              (row == 0 || (remove_row(db, row, st) && settle_bare(db, provider, arena, st)));
    if (ok && provider != 0)
        needle_touch(db, provider);
    arena_free(arena);
    return ok;
}
