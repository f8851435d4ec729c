// SPDX-License-Identifier: MIT
#include "audit.h"

#include <nettle/sha2.h>
#include <string.h>
#include <sys/random.h>

#include "db/chain.h"
#include "db/handle.h"
#include "db/import.h"
#include "db/record.h"

static void add_part(struct text *body, const void *bytes, size_t size)
{
    const char head[5] = {bytes != NULL ? 'b' : 'n', (char)(size >> 24), (char)(size >> 16),
                          (char)(size >> 8), (char)size};
    text_add_bytes(body, head, sizeof head);
    if (bytes != NULL)
        text_add_bytes(body, bytes, size);
}

// 32 random bytes from the store, which is filled again when it is empty.
static const uint8_t *salt_take(struct db *db, struct status *st)
{
    if (db->salts_left == 0) {
        size_t got = 0;
        while (got < sizeof db->salts) {
            ssize_t more = getrandom(db->salts + got, sizeof db->salts - got, 0);
            if (more <= 0) {
                status_fail(st, STATUS_FAILED,
                            "The system gives no random numbers, so nothing was saved.");
                return NULL;
            }
            got += (size_t)more;
        }
        db->salts_left = sizeof db->salts;
    }
    db->salts_left -= HASH_SIZE;
    return db->salts + db->salts_left;
}

static bool insert_entry(struct db *db, const struct chain_entry *entry, struct status *st)
{
    struct query q = query(db, SQL_audit_insert);
    query_int(&q, entry->seq);
    query_int(&q, entry->at);
    query_int(&q, entry->uid);
    query_text(&q, entry->login);
    query_text(&q, entry->role);
    query_text(&q, entry->action);
    query_text(&q, entry->object);
    query_int(&q, entry->object_id);
    query_int(&q, entry->version);
    query_blob(&q, entry->payload, HASH_SIZE);
    query_blob(&q, entry->prev, HASH_SIZE);
    query_blob(&q, entry->hash, HASH_SIZE);
    return query_run(&q, st);
}

static bool insert_payload(struct db *db, int64_t seq, const uint8_t *salt, struct status *st)
{
    struct query q = query(db, SQL_audit_payload_insert);
    query_int(&q, seq);
    query_blob(&q, salt, HASH_SIZE);
    query_blob(&q, db->body.bytes, db->body.length);
    return query_run(&q, st);
}

int64_t audit_next(const struct db *db)
{
    return db->head + 1;
}

bool audit_append(struct db *db, const struct audit_change *change, int64_t *seq, struct status *st)
{
    if (!db_must_write(db, st))
        return false;
    const uint8_t *salt = salt_take(db, st);
    if (salt == NULL)
        return false;
    text_clear(&db->body);
    add_part(&db->body, change->before, change->before_size);
    add_part(&db->body, change->after, change->after_size);

    struct chain_entry entry = {.seq = audit_next(db),
                                .at = db->now,
                                .uid = db->actor->uid,
                                .login = db->actor->login,
                                .login_size = strlen(db->actor->login),
                                .role = "",
                                .action = change->action,
                                .action_size = strlen(change->action),
                                .object = change->object,
                                .object_size = strlen(change->object),
                                .object_id = change->object_id,
                                .version = change->version,
                                .prev = db->head_hash};
    uint8_t payload[HASH_SIZE], hash[HASH_SIZE];
    chain_commitment(salt, HASH_SIZE, db->body.bytes, db->body.length, payload);
    entry.payload = payload;
    chain_hash(&entry, hash);
    entry.hash = hash;
    if (!insert_entry(db, &entry, st) || !insert_payload(db, entry.seq, salt, st)) {
        db->spoiled = true;
        return false;
    }
    db->head = entry.seq;
    memcpy(db->head_hash, hash, HASH_SIZE);
    if (seq != NULL)
        *seq = entry.seq;
    return true;
}

bool audit_head(struct db *db, int64_t *seq, char hex[65], struct status *st)
{
    uint8_t hash[HASH_SIZE] = {0};
    *seq = 0;
    struct query q = query(db, SQL_audit_last);
    if (query_row(&q)) {
        size_t size = 0;
        *seq = query_int_at(&q, 0);
        const void *bytes = query_blob_at(&q, 1, &size);
        memcpy(hash, bytes, size < HASH_SIZE ? size : HASH_SIZE);
    }
    chain_hex(hash, hex);
    return query_end(&q, st);
}

static struct audit_row row_at(struct query *q, struct arena *arena)
{
    return (struct audit_row){.seq = query_int_at(q, 0),
                              .at = query_int_at(q, 1),
                              .login = query_text_at(q, 2, arena),
                              .action = query_text_at(q, 3, arena),
                              .object = query_text_at(q, 4, arena),
                              .object_id = query_int_at(q, 5)};
}

bool audit_last_of(struct db *db, const char *object, int64_t id, struct arena *arena,
                   struct audit_row *out, struct status *st)
{
    *out = (struct audit_row){0};
    struct query q = query(db, SQL_audit_last_of);
    query_text(&q, object);
    query_int(&q, id);
    if (query_row(&q))
        *out = row_at(&q, arena);
    return query_end(&q, st);
}

bool audit_recent(struct db *db, int64_t before_seq, size_t limit, struct arena *arena,
                  struct audit_rows *out, struct status *st)
{
    size_t capacity = 0;
    *out = (struct audit_rows){0};
    struct query q = query(db, SQL_audit_recent);
    query_int(&q, before_seq);
    query_int(&q, limit > INT32_MAX ? INT32_MAX : (int64_t)limit);
    while (query_row(&q)) {
        out->rows = arena_room(arena, out->rows, &capacity, out->count, sizeof *out->rows);
        out->rows[out->count++] = row_at(&q, arena);
    }
    return query_end(&q, st);
}

// The contract of a fact that was added: the first field of the image after it, behind none before (schema.sql, audit_payload). 0 where
// the payload was redacted.
static int64_t contract_of_fact(const unsigned char *body, size_t size)
{
    static const unsigned char none[] = {'n', 0, 0, 0, 0}, number[] = {'i', 0, 0, 0, 8};
    enum { IMAGE = sizeof none, FIELD = IMAGE + 5, VALUE = FIELD + sizeof number, END = VALUE + 8 };
    int64_t contract = 0;
    if (size < END || memcmp(body, none, sizeof none) != 0 || body[IMAGE] != 'b' ||
        memcmp(body + FIELD, number, sizeof number) != 0)
        return 0;
    for (size_t i = VALUE; i < END; i++)
        contract = contract << 8 | body[i];
    return contract;
}

bool audit_since(struct db *db, int64_t seq, const char *login, size_t limit, struct arena *arena,
                 struct audit_newses *out, struct status *st)
{
    size_t capacity = 0, size = 0;
    *out = (struct audit_newses){0};
    struct query q = query(db, SQL_audit_since);
    query_int(&q, seq);
    query_text(&q, login);
    query_int(&q, limit > INT32_MAX ? INT32_MAX : (int64_t)limit);
    while (query_row(&q)) {
        const unsigned char *body = query_blob_at(&q, 8, &size);
        struct audit_news news = {.seq = query_int_at(&q, 0),
                                  .at = query_int_at(&q, 1),
                                  .login = query_text_at(&q, 2, arena),
                                  .action = query_text_at(&q, 3, arena),
                                  .object = query_text_at(&q, 4, arena),
                                  .object_id = query_int_at(&q, 5),
                                  .contract = query_int_at(&q, 6),
                                  .provider = query_int_at(&q, 7)};
        if (text_equal(news.object, "fact"))
            news.contract = contract_of_fact(body, size);
        out->rows = arena_room(arena, out->rows, &capacity, out->count, sizeof *out->rows);
        out->rows[out->count++] = news;
    }
    return query_end(&q, st);
}
