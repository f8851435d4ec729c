// SPDX-License-Identifier: MIT
#include "undo.h"

#include <string.h>

#include "db/handle.h"
#include "db/needle.h"
#include "db/record.h"

static bool follow_provider(struct db *db, int64_t id, struct arena *arena, struct status *st)
{
    struct provider provider;
    return provider_by_id(db, id, arena, &provider, st) &&
           standing_follow_provider(db, &provider, id, UPSERT_CHANGED, st);
}

static bool follow_contract(struct db *db, int64_t id, struct arena *arena, struct status *st)
{
    struct contract contract;
    return contract_by_id(db, id, arena, &contract, st) &&
           standing_follow_contract(db, &contract, id, UPSERT_CHANGED, st);
}

// Both before and after a location's provider may have changed: nothing but the filter looks at it.
static bool follow_location(struct db *db, int64_t id, struct arena *arena, struct status *st)
{
    (void)arena;
    struct query q = query(db, SQL_location_row);
    query_int(&q, id);
    if (query_row(&q))
        needle_touch(db, query_int_at(&q, 4));
    return query_end(&q, st);
}

// What can be put back, and what else has to follow.
static const struct undoable {
    enum record_kind kind;
    const char *word; // for people
    enum statement row, remove;
    enum statement leans; // what leans on it; STATEMENT_COUNT: nothing can
    bool (*follow)(struct db *db, int64_t id, struct arena *arena,
                   struct status *st);                            // after it was put back
    bool (*forget)(struct db *db, int64_t id, struct status *st); // before it goes
    int told; // column of _row by which a person knows it
} undoables[] = {
    {RECORD_setting, "setting", SQL_setting_row, SQL_setting_remove, STATEMENT_COUNT, NULL, NULL,
     3},
    {RECORD_provider, "provider", SQL_provider_row, SQL_provider_remove, SQL_undo_leans_on_provider,
     follow_provider, standing_forget_provider, 4},
    {RECORD_location, "location", SQL_location_row, SQL_location_remove, SQL_undo_leans_on_location,
     follow_location, NULL, 3},
    {RECORD_grade, "grade", SQL_grade_row, SQL_grade_remove, STATEMENT_COUNT, NULL, NULL, 6},
    {RECORD_contract, "contract", SQL_contract_row, SQL_contract_remove, SQL_undo_leans_on_contract,
     follow_contract, standing_forget_contract, 3},
    {RECORD_person, "person", SQL_person_row, SQL_person_remove, STATEMENT_COUNT, NULL, NULL, 5},
    {RECORD_holiday, "bank holiday", SQL_holiday_row, SQL_holiday_remove, STATEMENT_COUNT, NULL,
     NULL, 4},
};

static const struct undoable *undoable(const char *object)
{
    for (size_t i = 0; i < sizeof undoables / sizeof *undoables; i++)
        if (text_equal(records[undoables[i].kind].object, object))
            return &undoables[i];
    return NULL;
}

bool undo_knows(const char *object)
{
    return undoable(object) != NULL;
}

bool saves_last(const struct db *db, struct stretch *out)
{
    if (db->save_count == 0)
        return false;
    *out = db->saves[db->save_count - 1];
    return true;
}

void saves_forget(struct db *db)
{
    if (db->save_count > 0)
        db->save_count--;
}

bool undo_entries(struct db *db, struct stretch stretch, struct arena *arena,
                  struct undo_entries *out, struct status *st)
{
    size_t capacity = 0;
    *out = (struct undo_entries){0};
    struct query q = query(db, SQL_undo_entries);
    query_int(&q, stretch.first);
    query_int(&q, stretch.last);
    while (query_row(&q)) {
        out->rows = arena_room(arena, out->rows, &capacity, out->count, sizeof *out->rows);
        out->rows[out->count++] = (struct undo_entry){.seq = query_int_at(&q, 0),
                                                      .action = query_text_at(&q, 1, arena),
                                                      .object = query_text_at(&q, 2, arena),
                                                      .object_id = query_int_at(&q, 3)};
    }
    return query_end(&q, st);
}

// ---- what a record said before an entry ----------------------------------------------------------------------------------

static size_t size_at(const uint8_t *head)
{
    return (size_t)head[1] << 24 | (size_t)head[2] << 16 | (size_t)head[3] << 8 | head[4];
}

static int64_t number_at(const uint8_t *bytes)
{
    uint64_t number = 0;
    for (int i = 0; i < 8; i++)
        number = number << 8 | bytes[i];
    return (int64_t)number;
}

// The fields of an image; false if it is not one.
static bool read_image(const uint8_t *at, size_t size, struct arena *arena, struct field *out,
                       size_t *count)
{
    const uint8_t *end = at + size;
    for (*count = 0; end - at >= 5 && *count < RECORD_FIELDS; ++*count) {
        size_t length = size_at(at);
        if (length > (size_t)(end - at - 5))
            return false;
        const uint8_t *bytes = at + 5;
        if (at[0] == 'i' && length == 8)
            out[*count] = field_int(number_at(bytes));
        else if (at[0] == 't')
            out[*count] = field_text(arena_strndup(arena, (const char *)bytes, length));
        else
            out[*count] = (struct field){.type = FIELD_NULL};
        at = bytes + length;
    }
    return at == end;
}

// Whether the second part of a payload, what the entry made of the record, is the image in db->before: nobody has gone on from it.
static bool still_says(const struct db *db, const uint8_t *body, size_t size)
{
    const uint8_t *after = body + 5 + size_at(body), *end = body + size;
    return end - after >= 5 && after[0] == 'b' && size_at(after) == (size_t)(end - after - 5) &&
           size_at(after) == db->before.length &&
           (db->before.length == 0 || memcmp(after + 5, db->before.bytes, db->before.length) == 0);
}

// What the record said before an entry (*count 0: it was not there), and whether it says still what the entry made of it (its image of now
// is in db->before). A payload that was redacted cannot be put back.
static bool said_before(struct db *db, int64_t seq, struct arena *arena, struct field *out,
                        size_t *count, bool *still, struct status *st)
{
    bool good = false;
    *count = 0;
    *still = false;
    struct query q = query(db, SQL_audit_payload_of);
    query_int(&q, seq);
    if (query_row(&q)) {
        size_t size = 0;
        const uint8_t *body = query_blob_at(&q, 0, &size);
        good = size >= 5 && size_at(body) <= size - 5 &&
               (body[0] != 'b' || read_image(body + 5, size_at(body), arena, out, count));
        *still = good && still_says(db, body, size);
    }
    if (!query_end(&q, st))
        return false;
    return good || status_fail(st, STATUS_DATA,
                               "What was there before entry %lld of the audit trail was redacted, "
                               "so it cannot be put back. Nothing was changed.",
                               (long long)seq);
}

// ---- putting back --------------------------------------------------------------------------------------------------------

struct now { // the row as it is
    bool found;
    int64_t version, audit;
    const char *told;
};

// Its image goes into db->before.
static bool read_now(struct db *db, const struct undoable *what, int64_t id, struct arena *arena,
                     struct now *out, struct status *st)
{
    *out = (struct now){.told = ""};
    text_clear(&db->before);
    struct query q = query(db, what->row);
    query_int(&q, id);
    if (query_row(&q)) {
        *out = (struct now){.found = true,
                            .version = query_int_at(&q, 1),
                            .audit = query_int_at(&q, 2),
                            .told = query_text_at(&q, what->told, arena)};
        image_columns(&db->before, &q, 3);
    }
    return query_end(&q, st);
}

static bool changed_since(struct db *db, const struct undoable *what, const struct now *now,
                          struct arena *arena, struct status *st)
{
    char at[MOMENT_SIZE] = "";
    const char *login = "someone";
    struct query q = query(db, SQL_undo_entry_who);
    query_int(&q, now->audit);
    if (query_row(&q)) {
        moment_iso(query_int_at(&q, 0), at);
        login = query_text_at(&q, 1, arena);
    }
    if (!query_end(&q, st))
        return false;
    return status_fail(st, STATUS_BUSY,
                       now->found ? "The %s %s was changed since, by %s at %s. Nothing was undone."
                                  : "The %s%s has gone since. Nothing was undone.",
                       what->word, now->told, login, at);
}

static bool leaned_on(struct db *db, const struct undoable *what, int64_t id, const struct now *now,
                      struct status *st)
{
    enum { MOST = 3 };
    struct text names = {0};
    size_t count = 0;
    if (what->leans == STATEMENT_COUNT)
        return true;
    struct query q = query(db, what->leans);
    query_int(&q, id);
    for (; query_row(&q); count++)
        text_printf(&names, "%s%s", count > 0 ? ", " : "",
                    count < MOST ? query_peek_at(&q, 0) : "and more");
    bool good = query_end(&q, st);
    if (good && count > 0)
        good = status_fail(st, STATUS_BUSY,
                           "The %s %s cannot go: it has %s. Nothing was undone. Where these were "
                           "undone too, they stay in the record, and so does the %s.",
                           what->word, now->told, text_get(&names), what->word);
    text_release(&names);
    return good;
}

static bool append(struct db *db, const struct undoable *what, int64_t id, int64_t version,
                   const char *action, bool with_before, bool with_after, struct status *st)
{
    const struct audit_change change = {
        .action = action,
        .object = records[what->kind].object,
        .object_id = id,
        .version = version,
        .before = with_before ? db->before.bytes : NULL,
        .before_size = with_before ? db->before.length : 0,
        .after = with_after ? db->after.bytes : NULL,
        .after_size = with_after ? db->after.length : 0,
    };
    if (audit_append(db, &change, NULL, st))
        return true;
    db->spoiled = true;
    return false;
}

static bool remove_record(struct db *db, const struct undoable *what, int64_t id,
                          const struct now *now, struct status *st)
{
    int changed = 0;
    if (!leaned_on(db, what, id, now, st) || (what->forget != NULL && !what->forget(db, id, st)))
        return false;
    db->undoing = true; // the one who may delete such a row
    struct query q = query(db, what->remove);
    query_int(&q, id);
    query_int(&q, now->version);
    bool good = query_change(&q, &changed, st);
    db->undoing = false;
    return good && changed == 1 &&
           append(db, what, id, now->version + 1, "withdraw", true, false, st);
}

static bool restore(struct db *db, const struct undoable *what, int64_t id, const struct now *now,
                    const struct field *fields, size_t count, struct status *st)
{
    int changed = 0;
    struct query q = query(db, records[what->kind].update);
    query_int(&q, audit_next(db));
    fields_bind(&q, fields, count);
    query_int(&q, id);
    query_int(&q, now->version);
    if (!query_change(&q, &changed, st) || changed != 1)
        return false;
    return append(db, what, id, now->version + 1, "undo", true, true, st);
}

// One that was removed comes back under a new number.
static bool bring_back(struct db *db, const struct undoable *what, const struct field *fields,
                       size_t count, int64_t *id, struct status *st)
{
    struct query q = query(db, records[what->kind].insert);
    query_int(&q, audit_next(db));
    fields_bind(&q, fields, count);
    if (!query_run(&q, st))
        return false;
    *id = sqlite3_last_insert_rowid(db->sqlite);
    return append(db, what, *id, 1, "add", false, true, st);
}

static bool undo_one(struct db *db, const struct undo_entry *entry, struct arena *arena,
                     struct undo_result *out, struct status *st)
{
    const struct undoable *what = undoable(entry->object);
    struct field fields[RECORD_FIELDS];
    size_t count = 0;
    struct now now = {.told = ""};
    int64_t id = entry->object_id;
    bool removed = text_equal(entry->action, "withdraw"), still = false;
    if (!read_now(db, what, id, arena, &now, st) ||
        !said_before(db, entry->seq, arena, fields, &count, &still, st))
        return false;
    *out = (struct undo_result){.word = what->word, .told = now.told, .added = count == 0};
    if (!removed && (!now.found || !still))
        return changed_since(db, what, &now, arena, st);
    if (!removed && count == 0)
        return remove_record(db, what, id, &now, st);
    text_clear(&db->after);
    image_fields(&db->after, fields, count);
    bool good = removed ? bring_back(db, what, fields, count, &id, st)
                        : restore(db, what, id, &now, fields, count, st);
    return good && (what->follow == NULL || what->follow(db, id, arena, st));
}

bool undo_records(struct db *db, struct stretch stretch, struct arena *arena,
                  struct undo_result *out, struct status *st)
{
    struct arena *own = arena_new(), *scratch = arena_new();
    struct undo_entries entries;
    *out = (struct undo_result){.word = "", .told = ""};
    bool good = db_must_write(db, st) && undo_entries(db, stretch, own, &entries, st);
    for (size_t i = good ? entries.count : 0; good && i-- > 0;) {
        struct undo_result one = {.word = "", .told = ""};
        if (!undo_knows(entries.rows[i].object))
            continue;
        arena_reset(scratch);
        good = undo_one(db, &entries.rows[i], scratch, &one, st);
        if (out->count++ == 0) {
            out->word = one.word;
            out->told = arena_strdup(arena, one.told);
            out->added = one.added;
        }
    }
    arena_free(scratch);
    arena_free(own);
    return good || (st->code == STATUS_OK &&
                    status_fail(st, STATUS_FAILED, "It could not be undone. Nothing was changed."));
}
