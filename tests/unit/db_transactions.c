// SPDX-License-Identifier: MIT
// Transactions: all or nothing, one writer at a time, a snapshot for readers, and words for whoever has to wait.
#include "support/db_fixture.h"

#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "db/handle.h"

static void a_rollback_leaves_nothing(void **state)
{
    struct fixture *f = *state;
    struct standings rows;
    const struct standing_query all = {
        .sort = SORT_NAME, .as_at = TEST_DAY, .rag = -1, .with_bare = true};
    int64_t seq = 0;
    char hex[65];
    begin(f);
    add_provider(f, "1-1", "A");
    db_write_rollback(f->db);
    db_write_rollback(f->db);
    assert_int_equal(provider_id(f->db, "1-1"), 0);
    must(f, audit_head(f->db, &seq, hex, &f->st));
    assert_int_equal(seq, 0);
    must(f, standing_page(f->db, &all, 0, 10, f->arena, &rows, &f->st));
    assert_int_equal(rows.count, 0);
    begin(f);
    add_provider(f, "1-2", "B");
    commit(f);
    must(f, audit_head(f->db, &seq, hex, &f->st));
    assert_int_equal(seq, 1);
}

static void nothing_is_written_outside_a_transaction(void **state)
{
    struct fixture *f = *state;
    int64_t id = 0;
    enum upsert what;
    const struct provider provider = {.ref = "1-1", .name = "A", .brand = ""};
    const struct audit_change change = {.action = "add", .object = "provider"};
    struct fact_row fact = {.contract = 1, .kind = "visit", .date = TEST_DAY};
    const struct standing standing = {.contract = 1};
    must_fail(f, provider_put(f->db, &provider, 0, &id, &what, &f->st), STATUS_FAILED,
              "outside a transaction");
    must_fail(f, fact_add(f->db, &fact, 0, &f->st), STATUS_FAILED, "outside a transaction");
    must_fail(f, audit_append(f->db, &change, NULL, &f->st), STATUS_FAILED,
              "outside a transaction");
    must_fail(f, standing_put(f->db, &standing, &f->st), STATUS_FAILED, "outside a transaction");
    must_fail(f, standing_drop(f->db, 1, &f->st), STATUS_FAILED, "outside a transaction");
    must_fail(f, standing_drop_all(f->db, &f->st), STATUS_FAILED, "outside a transaction");
    must_fail(f, db_set_setting(f->db, "a", "b", &f->st), STATUS_FAILED, "outside a transaction");
    must_fail(f, db_write_commit(f->db, &f->st), STATUS_FAILED, "nothing to save");
    assert_int_equal(provider_id(f->db, "1-1"), 0);
}

static void transactions_do_not_nest_by_mistake(void **state)
{
    struct fixture *f = *state;
    const struct actor nobody = {.login = ""};
    must_fail(f, db_write_begin(f->db, &nobody, TEST_MOMENT, &f->st), STATUS_DENIED, "who you are");
    begin(f);
    must_fail(f, db_write_begin(f->db, &test_actor, TEST_MOMENT, &f->st), STATUS_FAILED,
              "inside another");
    // Reading within a write sees its changes, and ending that read ends nothing else.
    add_provider(f, "1-1", "A");
    must(f, db_read_begin(f->db, &f->st));
    assert_int_not_equal(provider_id(f->db, "1-1"), 0);
    db_read_end(f->db);
    commit(f);
    must(f, db_read_begin(f->db, &f->st));
    must_fail(f, db_write_begin(f->db, &test_actor, TEST_MOMENT, &f->st), STATUS_FAILED,
              "inside another");
    db_read_end(f->db);
    begin(f);
    db_write_rollback(f->db);
}

static void a_reader_keeps_his_snapshot(void **state)
{
    struct fixture *f = *state;
    struct db *reader = NULL;
    must(f, db_open(f->path, DB_READ, &reader, &f->st));
    must(f, db_read_begin(reader, &f->st));
    must(f, db_read_begin(reader, &f->st));
    assert_int_equal(provider_id(reader, "1-1"), 0);
    begin(f);
    add_provider(f, "1-1", "A");
    commit(f);
    assert_int_equal(provider_id(reader, "1-1"), 0);
    db_read_end(reader);
    assert_int_equal(provider_id(reader, "1-1"), 0);
    db_read_end(reader);
    assert_int_not_equal(provider_id(reader, "1-1"), 0);
    db_close(reader);
}

static void the_changes_of_others_are_noticed(void **state)
{
    struct fixture *f = *state;
    struct db *other = NULL;
    must(f, db_open(f->path, DB_WRITE, &other, &f->st));
    assert_false(db_changed(f->db));
    assert_false(db_changed(f->db));
    begin(f);
    add_provider(f, "1-1", "A");
    commit(f);
    assert_false(db_changed(f->db)); // its own
    must(f, db_write_begin(other, &test_actor, TEST_MOMENT, &f->st));
    must(f, db_set_setting(other, "demo", "1", &f->st));
    assert_false(db_changed(f->db));
    must(f, db_write_commit(other, &f->st));
    assert_true(db_changed(f->db));
    assert_false(db_changed(f->db));
    db_close(other);
}

static void a_half_made_change_cannot_be_committed(void **state)
{
    struct fixture *f = *state;
    begin(f);
    add_provider(f, "1-1", "A");
    f->db->spoiled = true;
    must_fail(f, db_write_commit(f->db, &f->st), STATUS_FAILED, "NOT saved");
    assert_int_equal(provider_id(f->db, "1-1"), 0);
    begin(f);
    add_provider(f, "1-1", "A");
    commit(f);
}

static void no_more_is_written_after_the_disk_failed(void **state)
{
    struct fixture *f = *state;
    f->db->broken = true;
    must_fail(f, db_write_begin(f->db, &test_actor, TEST_MOMENT, &f->st), STATUS_FAILED,
              "started again");
}

static void a_statement_in_use_is_not_disturbed(void **state)
{
    struct fixture *f = *state;
    fill(f);
    struct query outer = query(f->db, SQL_providers_all);
    assert_true(query_row(&outer));
    struct query inner = query(f->db, SQL_providers_all);
    assert_false(query_row(&inner));
    assert_false(query_end(&inner, &f->st));
    status_clear(&f->st);
    assert_true(query_row(&outer));
    must(f, query_end(&outer, &f->st));
}

static void every_statement_prepares(void **state)
{
    struct fixture *f = *state;
    f->db->undoing = true; // those that remove a record are let by an undo alone
    for (int i = 0; i < STATEMENT_COUNT; i++) {
        struct query q = query(f->db, (enum statement)i);
        must(f, query_end(&q, &f->st));
    }
}

// The child holds the write lock until it is told to let go.
static pid_t hold(const char *path, int ready, int go)
{
    pid_t child = fork();
    if (child != 0)
        return child;
    sqlite3 *raw = NULL;
    char byte = 0;
    int rc = sqlite3_open(path, &raw);
    if (rc == SQLITE_OK)
        rc = sqlite3_exec(raw, "BEGIN IMMEDIATE; UPDATE setting SET value = value", NULL, NULL,
                          NULL);
    if (rc != SQLITE_OK || write(ready, "r", 1) != 1 || read(go, &byte, 1) < 0)
        _exit(1);
    sqlite3_close(raw);
    _exit(0);
}

static void whoever_waits_is_told_for_whom(void **state)
{
    struct fixture *f = *state;
    int ready[2], go[2], status = 0;
    char byte = 0;
    struct text holder = {0};
    assert_int_equal(pipe(ready) | pipe(go), 0);
    pid_t child = hold(f->path, ready[1], go[0]);
    assert_int_equal(read(ready[0], &byte, 1), 1);
    holder_describe(f->path, &holder);
    // Where /proc/locks tells nothing (some containers), nothing is said.
    if (*text_get(&holder) != '\0') {
        char *process = arena_printf(f->arena, "(process %d)", (int)child);
        assert_non_null(strstr(text_get(&holder), process));
    } else {
        print_message("the holder of the lock cannot be known here\n");
    }
    // As if five seconds had passed.
    sqlite3_busy_handler(f->db->sqlite, NULL, NULL);
    must_fail(f, db_write_begin(f->db, &test_actor, TEST_MOMENT, &f->st), STATUS_BUSY,
              "another process");
    assert_int_equal(write(go[1], "g", 1), 1);
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_int_equal(status, 0);
    sqlite3_busy_handler(f->db->sqlite, db_busy, f->db);
    begin(f);
    commit(f);
    text_clear(&holder);
    holder_describe(f->path, &holder);
    assert_string_equal(text_get(&holder), "");
    text_release(&holder);
    for (int i = 0; i < 2; i++) {
        close(ready[i]);
        close(go[i]);
    }
}

static void waiting_is_bounded(void **state)
{
    struct fixture *f = *state;
    assert_int_equal(db_busy(f->db, 0), 1);
    assert_int_equal(db_busy(f->db, 1), 1);
    f->db->busy_since -= 5000;
    assert_int_equal(db_busy(f->db, 2), 0);
    assert_int_equal(db_busy(f->db, 0), 1);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_setup, fixture_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_rollback_leaves_nothing),
        TEST(nothing_is_written_outside_a_transaction),
        TEST(transactions_do_not_nest_by_mistake),
        TEST(a_reader_keeps_his_snapshot),
        TEST(the_changes_of_others_are_noticed),
        TEST(a_half_made_change_cannot_be_committed),
        TEST(no_more_is_written_after_the_disk_failed),
        TEST(a_statement_in_use_is_not_disturbed),
        TEST(every_statement_prepares),
        TEST(whoever_waits_is_told_for_whom),
        TEST(waiting_is_bounded),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
