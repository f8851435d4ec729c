// SPDX-License-Identifier: MIT
// The proof that nothing was changed behind the program's back: the chain of entries, their payloads, an earlier anchor, and
// (records.c's part in verify_records.c) every record against the last thing the trail says of it.
#include "verify.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "db/chain.h"
#include "db/handle.h"
#include "model/ground/memory.h"

#define FAULTS_TOLD 50 // further ones are only counted

void verify_fault(struct verifier *v, const char *format, ...)
{
    va_list args;
    if (v->faults++ >= FAULTS_TOLD)
        return;
    va_start(args, format);
    char *line = xvasprintf(format, args);
    va_end(args);
    text_printf(v->report, "%s\n", line);
    free(line);
}

// ---- anchors -----------------------------------------------------------------------------------------------------------

#define ANCHOR_DIGITS \
    16 // fewest digits of a hash that an anchor must give: what is printed on notices

static bool read_anchor(struct verifier *v, const char *line, size_t size, size_t number)
{
    char *copy = xstrndup(line, size);
    char *end = NULL;
    char *from = copy + strspn(copy, " \t\r");
    bool ok = true;
    if (*from != '\0' && *from != '#') {
        struct anchor anchor = {.seq = strtoll(from, &end, 10)};
        char *hash = end + strspn(end, " \t");
        size_t digits = strspn(hash, "0123456789abcdefABCDEF");
        ok = end > from && hash > end && anchor.seq >= 0 && digits >= ANCHOR_DIGITS &&
             digits <= 64 && hash[digits + strspn(hash + digits, " \t\r")] == '\0';
        if (ok) {
            for (size_t i = 0; i < digits; i++)
                anchor.hash[i] = hash[i] >= 'A' && hash[i] <= 'F' ? (char)(hash[i] + 32) : hash[i];
            v->anchors =
                list_room(v->anchors, &v->anchor_capacity, v->anchor_count, sizeof *v->anchors);
            v->anchors[v->anchor_count++] = anchor;
        } else {
            text_printf(v->report,
                        "unreadable: line %zu of the anchor is not a number and a hash\n", number);
        }
    }
    free(copy);
    return ok;
}

static int by_seq(const void *a, const void *b)
{
    const struct anchor *left = a, *right = b;
    return left->seq < right->seq ? -1 : left->seq > right->seq;
}

static bool read_anchors(struct verifier *v, const char *text)
{
    size_t number = 1;
    for (; text != NULL && *text != '\0'; number++) {
        size_t size = strcspn(text, "\n");
        if (!read_anchor(v, text, size, number))
            return false;
        text += size + (text[size] == '\n');
    }
    if (v->anchor_count > 0)
        qsort(v->anchors, v->anchor_count, sizeof *v->anchors, by_seq);
    return true;
}

static void check_anchors(struct verifier *v, int64_t seq, const uint8_t *hash)
{
    char hex[65];
    while (v->anchor_next < v->anchor_count && v->anchors[v->anchor_next].seq <= seq) {
        const struct anchor *anchor = &v->anchors[v->anchor_next++];
        chain_hex(hash, hex);
        if (anchor->seq == seq && strncmp(anchor->hash, hex, strlen(anchor->hash)) != 0)
            verify_fault(v, "entry %" PRId64 ": differs from the anchor, which says %s", seq,
                         anchor->hash);
    }
}

// ---- the chain ---------------------------------------------------------------------------------------------------------

static const uint8_t *hash_at(struct query *q, int column)
{
    static const uint8_t none[HASH_SIZE];
    size_t size = 0;
    const void *bytes = query_blob_at(q, column, &size);
    return size == HASH_SIZE ? bytes : none;
}

static const char *bytes_at(struct query *q, int column, size_t *size)
{
    const char *text = query_peek_at(q, column);
    *size = (size_t)sqlite3_column_bytes(q->stmt, column);
    return text;
}

static void read_entry(struct query *q, struct chain_entry *entry)
{
    *entry = (struct chain_entry){
        .seq = query_int_at(q, 0), .at = query_int_at(q, 1), .uid = query_int_at(q, 2)};
    entry->login = bytes_at(q, 3, &entry->login_size);
    entry->role = bytes_at(q, 4, &entry->role_size);
    entry->action = bytes_at(q, 5, &entry->action_size);
    entry->object = bytes_at(q, 6, &entry->object_size);
    entry->object_id = query_int_at(q, 7);
    entry->version = query_int_at(q, 8);
    entry->payload = hash_at(q, 9);
    entry->prev = hash_at(q, 10);
    entry->hash = hash_at(q, 11);
}

// A value of another kind than the column's would count as 0 or '' where it is read.
static void check_kinds(struct verifier *v, struct query *q, const char *kinds, const char *what)
{
    static const struct {
        char letter;
        int type;
    } types[] = {{'i', SQLITE_INTEGER}, {'t', SQLITE_TEXT}, {'b', SQLITE_BLOB}};
    for (int i = 0; kinds[i] != '\0'; i++) {
        for (size_t j = 0; j < sizeof types / sizeof *types; j++) {
            if (kinds[i] == types[j].letter && sqlite3_column_type(q->stmt, i) != types[j].type) {
                verify_fault(v, "%s %" PRId64 ": holds a value of another kind in column %d", what,
                             query_int_at(q, 0), i + 1);
                return;
            }
        }
    }
}

// "unable to get the page. error code=7": the page may be sound, memory or the disk failed.
static bool could_not_look(const char *said)
{
    static const char words[] = "unable to get the page. error code=";
    const char *at = strstr(said, words);
    int code = at != NULL ? (int)(strtol(at + strlen(words), NULL, 10) & 0xff) : 0;
    return code == SQLITE_NOMEM || code == SQLITE_IOERR;
}

// Pages, indexes, kinds of values and what the schema demands, as SQLite itself checks them.
static bool check_pages(struct verifier *v, struct status *st)
{
    struct query q = query(v->db, SQL_integrity_all);
    while (query_row(&q)) {
        const char *said = query_peek_at(&q, 0);
        if (could_not_look(said)) {
            status_fail(st, STATUS_FAILED, "%s: not all of it can be read (%s).", v->db->path,
                        said); // before the end: the text is the statement's
            struct status unused = {0};
            query_end(&q, &unused);
            status_clear(&unused);
            return false;
        }
        if (!text_equal(said, "ok"))
            verify_fault(v, "file: %s", said);
    }
    return query_end(&q, st);
}

static void check_link(struct verifier *v, const struct chain_entry *entry)
{
    uint8_t hash[HASH_SIZE];
    if (entry->seq == v->last + 1) {
        if (memcmp(entry->prev, v->prev, HASH_SIZE) != 0)
            verify_fault(v, "entry %" PRId64 ": does not continue the entry before it", entry->seq);
    } else if (entry->seq == v->last + 2) {
        verify_fault(v, "entry %" PRId64 ": is missing", v->last + 1);
    } else {
        verify_fault(v, "entries %" PRId64 " to %" PRId64 ": are missing", v->last + 1,
                     entry->seq - 1);
    }
    chain_hash(entry, hash);
    if (memcmp(hash, entry->hash, HASH_SIZE) != 0)
        verify_fault(v, "entry %" PRId64 ": was changed, its hash does not fit", entry->seq);
    if (v->entries > 0 && entry->at < v->at - 86400) {
        char then[MOMENT_SIZE], before[MOMENT_SIZE];
        text_printf(v->report,
                    "note: entry %" PRId64
                    " says %s, the one before it %s: a clock was wrong or moved\n",
                    entry->seq, moment_iso(entry->at, then), moment_iso(v->at, before));
    }
    v->at = entry->at;
    check_anchors(v, entry->seq, entry->hash);
    memcpy(v->prev, entry->hash, HASH_SIZE);
    v->last = entry->seq;
    v->entries++;
}

static void list_add(struct seqs *list, int64_t seq)
{
    list->seqs = list_room(list->seqs, &list->capacity, list->count, sizeof *list->seqs);
    list->seqs[list->count++] = seq;
}

// Steps the payloads on to that of the entry; *more says whether one is at hand.
static void check_payload(struct verifier *v, struct query *q, bool *more,
                          const struct chain_entry *entry)
{
    while (*more && query_int_at(q, 0) < entry->seq) {
        verify_fault(v, "payload %" PRId64 ": belongs to no entry", query_int_at(q, 0));
        *more = query_row(q);
    }
    if (!*more || query_int_at(q, 0) != entry->seq) {
        list_add(&v->without_payload, entry->seq);
        return;
    }
    check_kinds(v, q, "ibb", "payload");
    uint8_t commitment[HASH_SIZE];
    size_t salt_size = 0, size = 0;
    const uint8_t *salt = query_blob_at(q, 1, &salt_size);
    const void *body = query_blob_at(q, 2, &size);
    chain_commitment(salt, salt_size, body, size, commitment);
    if (memcmp(commitment, entry->payload, HASH_SIZE) != 0)
        verify_fault(v, "payload %" PRId64 ": was changed, its entry does not vouch for it",
                     entry->seq);
    *more = query_row(q);
}

static bool is(const char *text, size_t size, const char *word)
{
    return strlen(word) == size && memcmp(text, word, size) == 0;
}

static bool walk_chain(struct verifier *v, struct status *st)
{
    struct query entries = query(v->db, SQL_audit_chain),
                 payloads = query(v->db, SQL_audit_payloads);
    struct chain_entry entry;
    bool more = query_row(&payloads);
    while (query_row(&entries)) {
        read_entry(&entries, &entry);
        check_kinds(v, &entries, "iiittttiibbb", "entry");
        check_link(v, &entry);
        check_payload(v, &payloads, &more, &entry);
        if (is(entry.action, entry.action_size, "redact") &&
            is(entry.object, entry.object_size, "audit"))
            list_add(&v->redacted, entry.object_id);
        verify_note(v, &entry, is(entry.action, entry.action_size, "withdraw"));
    }
    for (; more; more = query_row(&payloads))
        verify_fault(v, "payload %" PRId64 ": belongs to no entry", query_int_at(&payloads, 0));
    bool ok = query_end(&entries, st);
    return query_end(&payloads, st) && ok;
}

static int by_number(const void *a, const void *b)
{
    int64_t left = *(const int64_t *)a, right = *(const int64_t *)b;
    return left < right ? -1 : left > right;
}

bool verify_is_redacted(const struct verifier *v, int64_t seq)
{
    return v->redacted.count > 0 &&
           bsearch(&seq, v->redacted.seqs, v->redacted.count, sizeof seq, by_number) != NULL;
}

static void check_missing(struct verifier *v)
{
    if (v->redacted.count > 0)
        qsort(v->redacted.seqs, v->redacted.count, sizeof *v->redacted.seqs, by_number);
    for (size_t i = 0; i < v->without_payload.count; i++) {
        if (verify_is_redacted(v, v->without_payload.seqs[i]))
            v->redactions++;
        else
            verify_fault(v,
                         "payload %" PRId64 ": is missing, and no entry says that it was redacted",
                         v->without_payload.seqs[i]);
    }
    for (; v->anchor_next < v->anchor_count; v->anchor_next++)
        verify_fault(v,
                     "entry %" PRId64
                     ": is missing, the anchor has it; the trail ends with entry %" PRId64,
                     v->anchors[v->anchor_next].seq, v->last);
}

static enum verify_result conclude(struct verifier *v, bool readable, const struct status *st)
{
    char hex[65];
    if (!readable) {
        text_printf(v->report, "unreadable: %s\n", status_message(st));
        return VERIFY_UNREADABLE;
    }
    if (v->faults > FAULTS_TOLD)
        text_printf(v->report, "and %zu more\n", v->faults - FAULTS_TOLD);
    chain_hex(v->prev, hex);
    text_printf(v->report, "%s: %" PRId64 " entries, head %s", v->faults == 0 ? "sound" : "broken",
                v->entries, hex);
    if (v->redactions > 0)
        text_printf(v->report, ", %zu redacted", v->redactions);
    if (v->faults > 0)
        text_printf(v->report, ", %zu %s", v->faults, v->faults == 1 ? "fault" : "faults");
    text_add(v->report, "\n");
    return v->faults == 0 ? VERIFY_SOUND : VERIFY_BROKEN;
}

enum verify_result verify_run(struct db *db, const char *anchor, bool records, struct text *report)
{
    struct status st = {0};
    struct verifier v = {.db = db, .report = report};
    enum verify_result result = VERIFY_UNREADABLE;
    if (read_anchors(&v, anchor)) {
        bool readable = db_read_begin(db, &st);
        if (readable) {
            check_anchors(&v, 0, v.prev);
            readable = check_pages(&v, &st) && walk_chain(&v, &st);
            check_missing(&v);
            if (readable && records)
                readable = verify_records(&v, &st);
            db_read_end(db);
        }
        result = conclude(&v, readable, &st);
    }
    free(v.anchors);
    free(v.without_payload.seqs);
    free(v.redacted.seqs);
    verify_forget(&v);
    status_clear(&st);
    return result;
}

enum verify_result audit_verify(struct db *db, const char *anchor, struct text *report)
{
    return verify_run(db, anchor, true, report);
}
