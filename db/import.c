// SPDX-License-Identifier: MIT
#include "import.h"

#include "db/handle.h"
#include "db/needle.h"
#include "db/provider_event.h"
#include "db/record.h"
#include "model/ground/text.h"

enum { HEAD = 6, FIELDS = 11 }; // number .. login; then added, changed, same, undone, undone_by

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
        field_int(0),       field_int(0),        field_int(0),
        field_int(0),       field_text("")};
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
        for (int i = 6; i <= 8; i++)
            fields[i] = field_int(query_int_at(&q, 3 + i));
        fields[9] = field_int(query_int_at(&q, 12));
        fields[10] = field_text(query_text_at(&q, 13, arena));
    }
    if (!query_end(&q, st))
        return false;
    return found || status_fail(st, STATUS_UNKNOWN, "There is no import %lld.", (long long)number);
}

static bool put_import(struct db *db, const struct field *fields, struct status *st)
{
    int64_t id = 0;
    enum upsert what = UPSERT_SAME;
    return record_put(db, RECORD_import, fields, FIELDS, 0, &id, &what, st);
}

bool import_finish(struct db *db, int64_t number, int64_t added, int64_t changed, int64_t same,
                   struct status *st)
{
    struct field fields[FIELDS];
    struct arena *arena = arena_new();
    bool ok = read_import(db, number, arena, fields, st);
    if (ok) {
        fields[HEAD] = field_int(added);
        fields[HEAD + 1] = field_int(changed);
        fields[HEAD + 2] = field_int(same);
        ok = put_import(db, fields, st);
    }
    arena_free(arena);
    return ok;
}

bool imports_all(struct db *db, struct arena *arena, struct imports *out, struct status *st)
{
    size_t capacity = 0;
    *out = (struct imports){0};
    struct query q = query(db, SQL_imports_all);
    while (query_row(&q)) {
        out->rows = arena_room(arena, out->rows, &capacity, out->count, sizeof *out->rows);
        out->rows[out->count++] = (struct import_row){.number = query_int_at(&q, 0),
                                                      .profile = query_text_at(&q, 1, arena),
                                                      .file = query_text_at(&q, 2, arena),
                                                      .at = query_int_at(&q, 3),
                                                      .login = query_text_at(&q, 4, arena),
                                                      .added = query_int_at(&q, 5),
                                                      .changed = query_int_at(&q, 6),
                                                      .same = query_int_at(&q, 7),
                                                      .undone = query_int_at(&q, 8),
                                                      .undone_by = query_text_at(&q, 9, arena),
                                                      .last = query_int_at(&q, 10)};
    }
    return query_end(&q, st);
}

// ---- taking back -----------------------------------------------------------------------------------------------------------

static bool contracts_with_facts(struct db *db, int64_t number, struct arena *arena, int64_t **ids,
                                 size_t *count, struct status *st)
{
    size_t capacity = 0;
    struct query q = query(db, SQL_undo_fact_contract);
    query_int(&q, number);
    while (query_row(&q)) {
        *ids = arena_room(arena, *ids, &capacity, *count, sizeof **ids);
        (*ids)[(*count)++] = query_int_at(&q, 0);
    }
    return query_end(&q, st);
}

static bool about(struct db *db, int64_t contract, struct arena *arena, const char **ref,
                  int64_t *provider, struct status *st)
{
    *ref = "";
    *provider = 0;
    struct query q = query(db, SQL_undo_contract_ref);
    query_int(&q, contract);
    if (query_row(&q)) {
        *ref = query_text_at(&q, 0, arena);
        *provider = query_int_at(&q, 1);
    }
    return query_end(&q, st);
}

// Appends what was recorded since under one contract and would not stand without the import's facts.
static bool leans(struct db *db, int64_t contract, int64_t number, const char *ref,
                  struct text *found, size_t *count, struct status *st)
{
    enum { MOST = 8 }; // lines of the message
    struct query q = query(db, SQL_undo_leans_on_facts);
    query_int(&q, contract);
    query_int(&q, number);
    while (query_row(&q)) {
        if (++*count <= MOST)
            text_printf(found, "\n%s: %s", ref, query_peek_at(&q, 0));
    }
    return query_end(&q, st);
}

static bool stands_alone(struct db *db, int64_t number, const int64_t *contracts, size_t count,
                         struct arena *arena, struct status *st)
{
    struct text found = {0};
    size_t lines = 0;
    bool ok = true;
    for (size_t i = 0; ok && i < count; i++) {
        const char *ref;
        int64_t provider;
        ok = about(db, contracts[i], arena, &ref, &provider, st) &&
             leans(db, contracts[i], number, ref, &found, &lines, st);
    }
    if (ok && lines > 0)
        ok = status_fail(st, STATUS_BUSY,
                         "Import %lld was not undone, for this was recorded since and builds on "
                         "it:%s\nCorrect what is wrong fact by fact, or withdraw these first.",
                         (long long)number, text_get(&found));
    text_release(&found);
    return ok;
}

// The standings of the contracts, and of their provider's others, to which ratings and the like are told.
static bool drop_standings(struct db *db, const int64_t *contracts, size_t count,
                           struct arena *arena, struct status *st)
{
    bool ok = true;
    for (size_t i = 0; ok && i < count; i++) {
        const char *ref;
        int64_t provider;
        struct rows_of rows;
        ok = about(db, contracts[i], arena, &ref, &provider, st) &&
             standing_rows_of(db, provider, arena, &rows, st);
        for (size_t k = 0; ok && k < rows.count; k++)
            ok = rows.rows[k].contract == 0 || standing_drop(db, rows.rows[k].contract, st);
    }
    return ok;
}

// Changes of name that came with it.
static bool withdraw_events(struct db *db, struct stretch stretch, int64_t number,
                            struct arena *arena, struct status *st)
{
    struct undo_entries entries;
    const char *why = arena_printf(arena, "Import %lld was undone", (long long)number);
    bool ok = undo_entries(db, stretch, arena, &entries, st);
    for (size_t i = 0; ok && i < entries.count; i++)
        ok = !text_equal(entries.rows[i].object, "provider_event") ||
             event_withdraw(db, entries.rows[i].object_id, why, st);
    return ok;
}

static bool take_back(struct db *db, int64_t number, struct arena *arena, size_t *restored,
                      struct status *st)
{
    struct field fields[FIELDS] = {0};
    struct undo_result undone;
    int64_t *contracts = NULL;
    size_t count = 0;
    if (!read_import(db, number, arena, fields, st))
        return false;
    if (fields[9].number != 0)
        return status_fail(st, STATUS_BUSY, "Import %lld was undone already, by %s.",
                           (long long)number, fields[10].text);
    struct query first = query(db, SQL_import_first_entry), last = query(db, SQL_import_last_entry);
    query_int(&first, number);
    query_int(&last, number);
    struct stretch stretch = {.first = query_number(&first, 0), .last = query_number(&last, 0)};
    if (!contracts_with_facts(db, number, arena, &contracts, &count, st) ||
        !stands_alone(db, number, contracts, count, arena, st) ||
        !undo_records(db, stretch, arena, &undone, st) ||
        !withdraw_events(db, stretch, number, arena, st))
        return false;
    *restored = undone.count;
    fields[9] = field_int(db->now);
    fields[10] = field_text(db->actor->login);
    // by other bank holidays any contract's clocks may end on other days
    bool holidays = text_equal(fields[1].text, "bank-holidays");
    return put_import(db, fields, st) && drop_standings(db, contracts, count, arena, st) &&
           (!holidays || standing_drop_all(db, st));
}

bool import_take_back(struct db *db, int64_t number, size_t *restored, struct status *st)
{
    struct arena *arena = arena_new();
    *restored = 0;
    bool ok = db_must_write(db, st) && take_back(db, number, arena, restored, st);
    arena_free(arena);
    return ok;
}
