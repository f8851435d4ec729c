// SPDX-License-Identifier: MIT
// A log chain alone never sees that a record was edited beside it. So every record is compared with the last payload that
// speaks of it, and every record that the trail speaks of must be there.
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "db/handle.h"
#include "db/record.h"
#include "db/verify.h"
#include "model/ground/memory.h"

struct last_word {
    int64_t id, seq, version;
    uint8_t kind; // enum record_kind + 1; 0: an empty place
    bool removed;
};

static size_t place(const struct last_word *words, size_t room, uint8_t kind, int64_t id)
{
    uint64_t hash = ((uint64_t)id ^ (uint64_t)kind << 56) * 0x9e3779b97f4a7c15U;
    size_t at = (size_t)(hash >> 20) & (room - 1);
    while (words[at].kind != 0 && (words[at].kind != kind || words[at].id != id))
        at = (at + 1) & (room - 1);
    return at;
}

static void grow(struct verifier *v)
{
    size_t room = v->word_room == 0 ? 1024 : v->word_room * 2;
    struct last_word *words = xcalloc(room, sizeof *words);
    for (size_t i = 0; i < v->word_room; i++)
        if (v->words[i].kind != 0)
            words[place(words, room, v->words[i].kind, v->words[i].id)] = v->words[i];
    free(v->words);
    v->words = words;
    v->word_room = room;
}

static void note_fact(struct verifier *v, int64_t seq)
{
    if (seq < 1)
        return;
    size_t byte = (size_t)seq / 8;
    if (byte >= v->fact_bytes) {
        size_t bytes = byte * 2 + 64;
        v->facts = xreallocarray(v->facts, bytes, 1);
        memset(v->facts + v->fact_bytes, 0, bytes - v->fact_bytes);
        v->fact_bytes = bytes;
    }
    v->facts[byte] |= (uint8_t)(1U << (seq % 8));
}

void verify_note(struct verifier *v, const struct chain_entry *entry, bool removed)
{
    if (entry->object_size == 4 && memcmp(entry->object, "fact", 4) == 0) {
        note_fact(v, entry->seq);
        return;
    }
    for (int kind = 0; kind < RECORD_COUNT; kind++) {
        const char *object = records[kind].object;
        if (strlen(object) != entry->object_size ||
            memcmp(object, entry->object, entry->object_size) != 0)
            continue;
        if (v->word_count * 2 >= v->word_room)
            grow(v);
        struct last_word *word =
            &v->words[place(v->words, v->word_room, (uint8_t)(kind + 1), entry->object_id)];
        if (word->kind == 0)
            v->word_count++;
        *word = (struct last_word){.id = entry->object_id,
                                   .seq = entry->seq,
                                   .version = entry->version,
                                   .kind = (uint8_t)(kind + 1),
                                   .removed = removed};
        return;
    }
}

// A part of a payload's body: type byte, length, bytes. NULL if there is none; *at is moved behind it.
static const uint8_t *part(const uint8_t **at, const uint8_t *end, size_t *size)
{
    *size = 0;
    if (end - *at < 5)
        return NULL;
    const uint8_t *head = *at;
    size_t length = (size_t)head[1] << 24 | (size_t)head[2] << 16 | (size_t)head[3] << 8 | head[4];
    if (length > (size_t)(end - head - 5))
        return NULL;
    *at = head + 5 + length;
    *size = length;
    return head[0] == 'b' ? head + 5 : NULL;
}

// Whether the entry's after-image is that in db->after. A payload that is missing is told elsewhere.
static bool same_image(struct verifier *v, int64_t seq, bool *same, struct status *st)
{
    *same = true;
    struct query q = query(v->db, SQL_audit_payload_of);
    query_int(&q, seq);
    if (query_row(&q)) {
        size_t size = 0, before_size = 0, after_size = 0;
        const uint8_t *at = query_blob_at(&q, 0, &size), *end = at + size;
        part(&at, end, &before_size);
        const uint8_t *after = part(&at, end, &after_size);
        *same = after != NULL && at == end && after_size == v->db->after.length &&
                memcmp(after, v->db->after.bytes, after_size) == 0;
    }
    return query_end(&q, st);
}

static void check_word(struct verifier *v, const struct record *record,
                       const struct last_word *word, struct query *row)
{
    int64_t id = query_int_at(row, 0), version = query_int_at(row, 1), audit = query_int_at(row, 2);
    if (word->removed)
        verify_fault(v, "%s %" PRId64 ": is there, though entry %" PRId64 " removed it",
                     record->object, id, word->seq);
    else if (audit != word->seq || version != word->version)
        verify_fault(v,
                     "%s %" PRId64 ": is version %" PRId64 " of entry %" PRId64
                     ", the trail's last is version %" PRId64 " of entry %" PRId64,
                     record->object, id, version, audit, word->version, word->seq);
}

static bool check_record(struct verifier *v, enum record_kind kind, struct query *q,
                         struct status *st)
{
    bool same = true;
    int64_t id = query_int_at(q, 0);
    struct last_word *word =
        v->word_room == 0 ? NULL
                          : &v->words[place(v->words, v->word_room, (uint8_t)(kind + 1), id)];
    if (word == NULL || word->kind == 0) {
        verify_fault(v, "%s %" PRId64 ": is there, but no entry speaks of it", records[kind].object,
                     id);
        return true;
    }
    check_word(v, &records[kind], word, q);
    text_clear(&v->db->after);
    image_columns(&v->db->after, q, 3);
    if (!word->removed && !same_image(v, word->seq, &same, st))
        return false;
    if (!same)
        verify_fault(v, "%s %" PRId64 ": was changed, it is not what entry %" PRId64 " says",
                     records[kind].object, id, word->seq);
    word->removed = true; // met: whatever is left at the end is missing
    return true;
}

static bool check_fact(struct verifier *v, struct query *q, struct status *st)
{
    bool same = true;
    int64_t id = query_int_at(q, 0);
    uint8_t bit = (uint8_t)(1U << (id % 8 & 7));
    if (id < 1 || (size_t)id / 8 >= v->fact_bytes || (v->facts[id / 8] & bit) == 0) {
        verify_fault(v, "fact %" PRId64 ": is there, but no entry speaks of it", id);
        return true;
    }
    v->facts[id / 8] &= (uint8_t)~bit;
    text_clear(&v->db->after);
    image_columns(&v->db->after, q, 3);
    if (!same_image(v, id, &same, st))
        return false;
    if (!same)
        verify_fault(v, "fact %" PRId64 ": was changed, it is not what entry %" PRId64 " says", id,
                     id);
    return true;
}

static bool check_facts(struct verifier *v, struct status *st)
{
    bool ok = true;
    struct query q = query(v->db, SQL_fact_images);
    while (ok && query_row(&q))
        ok = check_fact(v, &q, st);
    ok = query_end(&q, st) && ok;
    for (int64_t id = 1; ok && (size_t)id / 8 < v->fact_bytes; id++)
        if (v->facts[id / 8] & 1U << (id % 8))
            verify_fault(v, "fact %" PRId64 ": is missing", id);
    return ok;
}

bool verify_records(struct verifier *v, struct status *st)
{
    bool ok = true;
    for (int kind = 0; ok && kind < RECORD_COUNT; kind++) {
        struct query q = query(v->db, records[kind].images);
        while (ok && query_row(&q))
            ok = check_record(v, (enum record_kind)kind, &q, st);
        ok = query_end(&q, st) && ok;
    }
    for (size_t i = 0; ok && i < v->word_room; i++)
        if (v->words[i].kind != 0 && !v->words[i].removed)
            verify_fault(v, "%s %" PRId64 ": is missing; entry %" PRId64 " speaks of it last",
                         records[v->words[i].kind - 1].object, v->words[i].id, v->words[i].seq);
    return ok && check_facts(v, st);
}

void verify_forget(struct verifier *v)
{
    free(v->words);
    free(v->facts);
}
