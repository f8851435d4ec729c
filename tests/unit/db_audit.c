// SPDX-License-Identifier: MIT
// Tampering is evident: every byte of the audit trail, its payloads and the records is changed once, rows are dropped, swapped,
// doubled and cut off, and `verify` must say so each time.
#include "support/db_fixture.h"

#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>

#include "db/handle.h"
#include "db/record.h"

// The handle's own connection, freed of everything that would stop an attacker, inside a transaction that is never committed:
// so verify sees each change without a commit for each.
static void open_vault(struct fixture *f)
{
    static const char *const unlock[] = {
        "PRAGMA foreign_keys = OFF",
        "PRAGMA ignore_check_constraints = ON",
        "BEGIN IMMEDIATE",
        "DROP TRIGGER audit_insert",
        "DROP TRIGGER audit_update",
        "DROP TRIGGER audit_delete",
        "DROP TRIGGER audit_payload_insert",
        "DROP TRIGGER audit_payload_update",
        "DROP TRIGGER audit_payload_delete",
        "DROP TRIGGER fact_insert",
        "DROP TRIGGER fact_update",
        "DROP TRIGGER fact_delete",
        "DROP TRIGGER target_insert",
        "DROP TRIGGER target_update",
        "DROP TRIGGER target_delete",
        "DROP TRIGGER provider_event_insert",
        "DROP TRIGGER provider_event_update",
        "DROP TRIGGER provider_event_delete",
    };
    sqlite3_set_authorizer(f->db->sqlite, NULL, NULL);
    for (size_t i = 0; i < sizeof unlock / sizeof *unlock; i++)
        assert_int_equal(raw_run(f->db->sqlite, unlock[i]), SQLITE_OK);
    f->db->writing = true;
}

static enum verify_result look(struct fixture *f, const char *anchor, struct text *report)
{
    text_clear(report);
    return audit_verify(f->db, anchor, report);
}

static void must_be(struct fixture *f, enum verify_result expected, const char *words,
                    const char *after)
{
    struct text report = {0};
    enum verify_result result = look(f, NULL, &report);
    if (result != expected || strstr(text_get(&report), words) == NULL)
        fail_msg("after %s: %d: %s", after, (int)result, text_get(&report));
    text_release(&report);
}

// Runs SQL that tampers, expects the words, and takes it back.
static void tamper(struct fixture *f, const char *sql, const char *words)
{
    assert_int_equal(raw_run(f->db->sqlite, "SAVEPOINT tampered"), SQLITE_OK);
    if (raw_run(f->db->sqlite, sql) != SQLITE_OK)
        fail_msg("%s: %s", sql, sqlite3_errmsg(f->db->sqlite));
    must_be(f, VERIFY_BROKEN, words, sql);
    assert_int_equal(raw_run(f->db->sqlite, "ROLLBACK TO tampered; RELEASE tampered"), SQLITE_OK);
}

// ---- every byte --------------------------------------------------------------------------------------------------------

// Slow instruments look at fewer bytes, always beginning somewhere else.
static size_t stride(void)
{
    const char *preload = getenv("LD_PRELOAD");
    if (preload != NULL && strstr(preload, "vgpreload") != NULL)
        return 97;
#if defined(__SANITIZE_ADDRESS__)
    return 7;
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
    return 7;
#endif
#endif
    return 1;
}

struct flipper {
    struct fixture *f;
    const char *table, *key; // key: the columns that identify a row, as an expression
    size_t flips, missed, counter;
};

// False where a unique index stands in the way.
static bool write_cell(struct flipper *fl, const char *column, int64_t row, int type,
                       const void *bytes, int size, int64_t number)
{
    sqlite3_stmt *stmt = NULL;
    char *sql = arena_printf(fl->f->arena, "UPDATE %s SET %s = ?1 WHERE %s = ?2", fl->table, column,
                             fl->key);
    assert_int_equal(sqlite3_prepare_v2(fl->f->db->sqlite, sql, -1, &stmt, NULL), SQLITE_OK);
    if (type == SQLITE_INTEGER)
        sqlite3_bind_int64(stmt, 1, number);
    else if (type == SQLITE_TEXT)
        sqlite3_bind_text(stmt, 1, bytes, size, SQLITE_TRANSIENT);
    else if (type == SQLITE_BLOB)
        sqlite3_bind_blob(stmt, 1, bytes, size, SQLITE_TRANSIENT);
    sqlite3_bind_int64(stmt, 2, row);
    int rc = sqlite3_step(stmt);
    sqlite3_finalize(stmt);
    if (rc == SQLITE_CONSTRAINT_UNIQUE)
        return false;
    assert_int_equal(rc, SQLITE_DONE);
    assert_int_equal(sqlite3_changes(fl->f->db->sqlite), 1);
    return true;
}

static void expect_detection(struct flipper *fl, const char *column, int64_t row)
{
    struct text report = {0};
    fl->flips++;
    if (look(fl->f, NULL, &report) == VERIFY_SOUND) {
        fl->missed++;
        print_message("not detected: %s.%s of row %lld\n", fl->table, column, (long long)row);
    }
    text_release(&report);
}

// A cell of a row that is found by a key which the flip does not change.
static void flip_cell(struct flipper *fl, const char *column, int64_t row, sqlite3_stmt *cell,
                      int at)
{
    int type = sqlite3_column_type(cell, at);
    int64_t number = sqlite3_column_int64(cell, at);
    const void *bytes = sqlite3_column_blob(cell, at);
    int size = type == SQLITE_INTEGER ? 8
               : type == SQLITE_NULL  ? 1
                                      : sqlite3_column_bytes(cell, at);
    char *copy = arena_strndup(fl->f->arena, bytes != NULL ? bytes : "",
                               size > 0 && bytes != NULL ? (size_t)size : 0);
    if (size == 0 && fl->counter++ % stride() == 0) { // an empty text becomes a text
        assert_true(write_cell(fl, column, row, type, "x", 1, 0));
        expect_detection(fl, column, row);
        write_cell(fl, column, row, type, "", 0, 0);
    }
    for (int i = 0; i < size; i++) {
        if (fl->counter++ % stride() != 0)
            continue;
        bool written = false;
        if (type == SQLITE_INTEGER) {
            written = write_cell(fl, column, row, type, NULL, 0, number ^ (int64_t)1 << (8 * i));
        } else if (type == SQLITE_NULL) {
            bool dated = strcmp(column, "import") != 0 && strcmp(column, "value") != 0 &&
                         strcmp(column, "claimed") != 0 && strcmp(column, "contract") != 0 &&
                         strcmp(column, "other") != 0;
            written = write_cell(fl, column, row, dated ? SQLITE_TEXT : SQLITE_INTEGER,
                                 "2027-01-01", 10, 1);
        } else {
            copy[i] ^= (char)(1 << (i % 7));
            written = write_cell(fl, column, row, type, copy, size, 0);
            copy[i] ^= (char)(1 << (i % 7));
        }
        if (written) {
            expect_detection(fl, column, row);
            write_cell(fl, column, row, type, copy, size, number);
        }
    }
}

// Every cell but the key's own columns; those are flipped through rowid or moved by other tests.
static void flip_table(struct flipper *fl)
{
    sqlite3 *sqlite = fl->f->db->sqlite;
    sqlite3_stmt *rows = NULL;
    char *sql = arena_printf(fl->f->arena, "SELECT %s, * FROM %s", fl->key, fl->table);
    int64_t keys[200];
    size_t count = 0;
    assert_int_equal(sqlite3_prepare_v2(sqlite, sql, -1, &rows, NULL), SQLITE_OK);
    while (sqlite3_step(rows) == SQLITE_ROW && count < 200)
        keys[count++] = sqlite3_column_int64(rows, 0);
    sqlite3_finalize(rows);
    assert_true(count > 0);
    sql = arena_printf(fl->f->arena, "SELECT * FROM %s WHERE %s = ?1", fl->table, fl->key);
    for (size_t i = 0; i < count; i++) {
        sqlite3_stmt *row = NULL;
        assert_int_equal(sqlite3_prepare_v2(sqlite, sql, -1, &row, NULL), SQLITE_OK);
        for (int at = 0; at < sqlite3_column_count(row); at++) {
            sqlite3_bind_int64(row, 1, keys[i]);
            assert_int_equal(sqlite3_step(row), SQLITE_ROW);
            const char *column = arena_strdup(fl->f->arena, sqlite3_column_name(row, at));
            sqlite3_stmt *cell = NULL;
            char *one = arena_printf(fl->f->arena, "SELECT %s FROM %s WHERE %s = %lld", column,
                                     fl->table, fl->key, (long long)keys[i]);
            sqlite3_reset(row);
            if (strcmp(column, fl->key) == 0)
                continue;
            assert_int_equal(sqlite3_prepare_v2(sqlite, one, -1, &cell, NULL), SQLITE_OK);
            assert_int_equal(sqlite3_step(cell), SQLITE_ROW);
            flip_cell(fl, column, keys[i], cell, 0);
            sqlite3_finalize(cell);
        }
        sqlite3_finalize(row);
    }
}

static void flip_all(struct fixture *f, const char *table, const char *key)
{
    struct flipper fl = {.f = f, .table = table, .key = key};
    flip_table(&fl);
    assert_int_equal(fl.missed, 0);
    assert_true(fl.flips > 0);
    must_be(f, VERIFY_SOUND, "sound", "all was put back");
}

static void every_byte_of_the_trail_counts(void **state)
{
    struct fixture *f = *state;
    fill(f);
    open_vault(f);
    assert_true(raw_number(f->db->sqlite, "SELECT count(*) FROM audit") >= 45);
    flip_all(f, "audit", "seq");
}

static void every_byte_of_the_payloads_counts(void **state)
{
    struct fixture *f = *state;
    fill(f);
    open_vault(f);
    flip_all(f, "audit_payload", "seq");
}

static void every_byte_of_the_records_counts(void **state)
{
    struct fixture *f = *state;
    fill(f);
    open_vault(f);
    for (int i = 0; i < RECORD_COUNT; i++)
        flip_all(f, records[i].object, "id");
    flip_all(f, "fact", "id");
}

// The numbers by which rows are found, each bit of the low bytes.
static void every_number_of_a_row_counts(void **state)
{
    struct fixture *f = *state;
    static const char *const tables[][2] = {
        {"audit", "seq"},   {"audit_payload", "seq"}, {"fact", "id"},
        {"provider", "id"}, {"location", "id"},       {"grade", "id"},
        {"import", "id"},   {"contract", "id"},       {"target", "id"},
        {"setting", "id"},  {"holiday", "id"},        {"framework_version", "id"}};
    fill(f);
    open_vault(f);
    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++)
        for (int shift = 7; shift < 60; shift += 9)
            tamper(f,
                   arena_printf(f->arena,
                                "UPDATE %s SET %s = %s | %lld WHERE %s = (SELECT min(%s) FROM %s)",
                                tables[i][0], tables[i][1], tables[i][1], 1LL << shift,
                                tables[i][1], tables[i][1], tables[i][0]),
                   "");
}

// ---- rows --------------------------------------------------------------------------------------------------------------

static void rows_that_go_or_come_or_move_are_found(void **state)
{
    struct fixture *f = *state;
    static const char *const cases[][2] = {
        {"DELETE FROM audit WHERE seq = 10", "entry 10: is missing"},
        {"DELETE FROM audit WHERE seq BETWEEN 10 AND 14", "entries 10 to 14: are missing"},
        {"DELETE FROM audit WHERE seq = 1", "entry 1: is missing"},
        {"DELETE FROM audit_payload WHERE seq = 10", "payload 10: is missing"},
        {"DELETE FROM audit", "payload 1: belongs to no entry"},
        {"DELETE FROM audit WHERE seq = (SELECT max(seq) FROM audit)", "belongs to no entry"},
        {"INSERT INTO audit_payload SELECT 1000, salt, body FROM audit_payload WHERE seq = 5",
         "payload 1000: belongs to"},
        {"INSERT INTO audit SELECT seq + 100, at, uid, login, role, action, object, object_id, "
         "version, payload, prev, hash "
         "FROM audit WHERE seq = 5",
         "entry 105: was changed"},
        {"UPDATE audit SET hash = (SELECT hash FROM audit WHERE seq = 7) WHERE seq = 6",
         "entry 6: was changed"},
        {"UPDATE audit SET seq = 1000 WHERE seq = 5; UPDATE audit SET seq = 5 WHERE seq = 6; "
         "UPDATE audit SET seq = 6 WHERE "
         "seq = 1000",
         "entry 5: was changed"},
        {"UPDATE audit_payload SET seq = 1000 WHERE seq = 5; UPDATE audit_payload SET seq = 5 "
         "WHERE seq = 6; "
         "UPDATE audit_payload SET seq = 6 WHERE seq = 1000",
         "payload 5: was changed"},
        {"DELETE FROM provider WHERE id = 1", "provider 1: is missing"},
        {"DELETE FROM grade WHERE id = 3", "grade 3: is missing"},
        {"DELETE FROM fact WHERE id = (SELECT min(id) FROM fact)", "is missing"},
        {"INSERT INTO provider SELECT 77, 'new', name, brand, import, version, audit FROM provider "
         "WHERE id = 1",
         "provider 77: is there, but no entry speaks of it"},
        {"INSERT INTO fact SELECT 9999, contract, kind, ref, date, kpi, period, value, colour, "
         "instrument, covers, rectify_by, "
         "accompanies, follows, outcome, answers, note, fields, claimed, entered, entered_by, "
         "import "
         "FROM fact LIMIT 1",
         "fact 9999: is there, but no entry speaks of it"},
        {"INSERT INTO fact SELECT id, contract, kind, ref, '2020-01-01', kpi, period, value, "
         "colour, instrument, covers, "
         "rectify_by, accompanies, follows, outcome, answers, note, fields, claimed, entered, "
         "entered_by, "
         "import FROM fact LIMIT 1",
         "is there, but no entry speaks of it"},
        {"UPDATE provider SET name = 'Acorn Homecare', version = 1, audit = 1 WHERE id = 1",
         "provider 1: is version 1 of entry 1, the trail's last is version 2"},
        {"UPDATE fact SET value = '99' WHERE id = (SELECT max(id) FROM fact)",
         "was changed, it is not what entry"},
        {"INSERT INTO holiday VALUES (3, 'scotland', '2027-01-04', '2nd January', 'Substitute "
         "day', 1, 1)",
         "removed it"},
    };
    fill(f);
    open_vault(f);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        tamper(f, cases[i][0], cases[i][1]);
}

// ---- anchors -----------------------------------------------------------------------------------------------------------

static void a_tail_cut_off_cleanly_is_found_by_an_anchor_only(void **state)
{
    struct fixture *f = *state;
    int64_t seq = 0;
    char hex[65];
    struct text report = {0};
    fill(f);
    must(f, audit_head(f->db, &seq, hex, &f->st));
    char *anchor = arena_printf(f->arena, "# from the notice of 4 May\n5 %s\r\n\n%lld %s\n", "",
                                (long long)seq, hex);
    assert_int_equal(look(f, anchor, &report), VERIFY_UNREADABLE);
    assert_non_null(strstr(text_get(&report), "line 2 of the anchor"));
    anchor = arena_printf(f->arena, "# from the notice of 4 May\n%lld %s\r\n\n%lld %.16s",
                          (long long)seq, hex, (long long)seq, hex);
    assert_int_equal(look(f, anchor, &report), VERIFY_SOUND);
    open_vault(f);
    assert_int_equal(
        raw_run(f->db->sqlite,
                "DELETE FROM fact WHERE id = (SELECT max(id) FROM fact); "
                "DELETE FROM audit_payload WHERE seq = (SELECT max(seq) FROM audit_payload); "
                "DELETE FROM audit WHERE seq = (SELECT max(seq) FROM audit)"),
        SQLITE_OK);
    assert_int_equal(look(f, NULL, &report), VERIFY_SOUND);
    assert_int_equal(look(f, anchor, &report), VERIFY_BROKEN);
    assert_non_null(strstr(text_get(&report), "is missing, the anchor has it"));
    text_release(&report);
}

static void a_chain_that_was_made_anew_differs_from_the_anchor(void **state)
{
    struct fixture *f = *state;
    struct text report = {0};
    fill(f);
    assert_int_equal(look(f, "7 00112233445566778899aabbccddeeff\n", &report), VERIFY_BROKEN);
    assert_non_null(strstr(text_get(&report), "entry 7: differs from the anchor"));
    static const char *const unreadable[] = {"7",
                                             "seven 0011223344556677",
                                             "7 0011",
                                             "7 0011223344556677 x",
                                             "-1 0011223344556677",
                                             "7 00112233445566zz"};
    for (size_t i = 0; i < sizeof unreadable / sizeof *unreadable; i++)
        assert_int_equal(look(f, unreadable[i], &report), VERIFY_UNREADABLE);
    assert_int_equal(look(f, "", &report), VERIFY_SOUND);
    assert_int_equal(look(f, "0 0000000000000000\n", &report), VERIFY_SOUND);
    text_release(&report);
}

// ---- redaction ---------------------------------------------------------------------------------------------------------

static void a_redaction_keeps_the_chain_whole(void **state)
{
    struct fixture *f = *state;
    struct text report = {0};
    const struct audit_change change = {
        .action = "redact", .object = "audit", .object_id = 12, .version = 1};
    fill(f);
    begin(f);
    must(f, audit_append(f->db, &change, NULL, &f->st));
    commit(f);
    sqlite3 *raw = raw_open(f->path);
    assert_int_equal(raw_run(raw, "DELETE FROM audit_payload WHERE seq = 11"), SQLITE_CONSTRAINT);
    assert_int_equal(raw_run(raw, "DELETE FROM audit_payload WHERE seq = 12"), SQLITE_OK);
    raw_close(raw);
    assert_int_equal(look(f, NULL, &report), VERIFY_SOUND);
    assert_non_null(strstr(text_get(&report), ", 1 redacted"));
    text_release(&report);
}

static void an_entry_says_who_and_when(void **state)
{
    struct fixture *f = *state;
    int64_t seq = 0;
    const struct actor other = {.login = "mjones", .uid = 4000000000U};
    const struct audit_change change = {
        .action = "look", .object = "report", .object_id = 5, .version = 0};
    must(f, db_write_begin(f->db, &other, 1234567890, &f->st));
    must(f, audit_append(f->db, &change, &seq, &f->st));
    assert_int_equal(seq, 1);
    must(f, audit_append(f->db, &change, &seq, &f->st));
    assert_int_equal(seq, 2);
    commit(f);
    sqlite3 *raw = raw_open(f->path);
    assert_int_equal(
        raw_number(raw,
                   "SELECT count(*) FROM audit WHERE login = 'mjones' AND uid = 4000000000 AND "
                   "at = 1234567890 AND action = 'look' AND object = 'report' AND object_id = 5"),
        2);
    // The same change twice, and yet the payloads' commitments tell nothing about that.
    assert_int_equal(raw_number(raw, "SELECT count(DISTINCT payload) FROM audit"), 2);
    raw_close(raw);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_setup, fixture_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(every_byte_of_the_trail_counts),
        TEST(every_byte_of_the_payloads_counts),
        TEST(every_byte_of_the_records_counts),
        TEST(every_number_of_a_row_counts),
        TEST(rows_that_go_or_come_or_move_are_found),
        TEST(a_tail_cut_off_cleanly_is_found_by_an_anchor_only),
        TEST(a_chain_that_was_made_anew_differs_from_the_anchor),
        TEST(a_redaction_keeps_the_chain_whole),
        TEST(an_entry_says_who_and_when),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
