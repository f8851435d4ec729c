// SPDX-License-Identifier: MIT
// Schema steps: each whole or not at all, in order, none skipped, the audit trail untouched.
#include "support/db_fixture.h"

#include <sqlite3.h>
#include <string.h>

#include "db/handle.h"

static int64_t version(struct fixture *f)
{
    int64_t number = -1;
    must(f, settings_pragma(f->db, "PRAGMA user_version", &number, &f->st));
    return number;
}

static bool has_table(struct fixture *f, const char *name)
{
    int64_t count = 0;
    char *sql =
        arena_printf(f->arena, "SELECT count(*) FROM sqlite_schema WHERE name = '%s'", name);
    must(f, settings_pragma(f->db, sql, &count, &f->st));
    return count == 1;
}

static int setup(void **state)
{
    if (fixture_setup(state) != 0)
        return -1;
    struct fixture *f = *state;
    sqlite3_set_authorizer(f->db->sqlite, NULL, NULL); // migrations run before it is set
    return 0;
}

static const struct migration two_and_three[] = {
    {2, "two", "CREATE TABLE two (x INTEGER NOT NULL) STRICT; PRAGMA user_version = 2;"},
    {3, "three",
     "CREATE TABLE three (y INTEGER NOT NULL) STRICT; INSERT INTO three VALUES (3); PRAGMA "
     "user_version = 3;"},
};

static void steps_are_taken_in_order_and_once(void **state)
{
    struct fixture *f = *state;
    fill(f);
    must(f, migrations_apply(f->db, two_and_three, 2, &f->st));
    assert_int_equal(version(f), 3);
    assert_true(has_table(f, "two"));
    must(f, migrations_apply(f->db, two_and_three, 2, &f->st));
    int64_t rows = 0;
    must(f, settings_pragma(f->db, "SELECT count(*) FROM three", &rows, &f->st));
    assert_int_equal(rows, 1);
}

static void a_step_that_fails_leaves_the_version_before_it(void **state)
{
    struct fixture *f = *state;
    static const struct migration steps[] = {
        {2, "two", "CREATE TABLE two (x INTEGER NOT NULL) STRICT; PRAGMA user_version = 2;"},
        {3, "three",
         "CREATE TABLE three (y INTEGER NOT NULL) STRICT; INSERT INTO three VALUES (NULL);"},
    };
    must_fail(f, migrations_apply(f->db, steps, 2, &f->st), STATUS_DATA, "NOT NULL");
    assert_int_equal(version(f), 2);
    assert_true(has_table(f, "two"));
    assert_false(has_table(f, "three"));
    assert_int_equal(sqlite3_get_autocommit(f->db->sqlite), 1);
}

static void a_gap_is_refused(void **state)
{
    struct fixture *f = *state;
    must_fail(f, migrations_apply(f->db, &two_and_three[1], 1, &f->st), STATUS_FAILED,
              "does not know how");
    assert_int_equal(version(f), 1);
}

static void a_step_must_set_its_version(void **state)
{
    struct fixture *f = *state;
    static const struct migration step = {2, "two",
                                          "CREATE TABLE two (x INTEGER NOT NULL) STRICT;"};
    must_fail(f, migrations_apply(f->db, &step, 1, &f->st), STATUS_FAILED, "does not set it");
    assert_false(has_table(f, "two"));
}

static void a_step_must_not_touch_the_trail(void **state)
{
    struct fixture *f = *state;
    static const struct migration step = {
        2, "two",
        "DROP TRIGGER audit_delete; PRAGMA defer_foreign_keys = ON; "
        "DELETE FROM audit WHERE seq = (SELECT max(seq) FROM audit); "
        "PRAGMA user_version = 2;"};
    static const struct migration orphan = {
        2, "two",
        "PRAGMA defer_foreign_keys = ON; UPDATE contract SET provider = 999; "
        "PRAGMA user_version = 2;"};
    fill(f);
    must_fail(f, migrations_apply(f->db, &step, 1, &f->st), STATUS_FAILED, "would have damaged");
    must_fail(f, migrations_apply(f->db, &orphan, 1, &f->st), STATUS_FAILED, "would have damaged");
    assert_int_equal(version(f), 1);
    struct text report = {0};
    assert_int_equal(audit_verify(f->db, NULL, &report), VERIFY_SOUND);
    text_release(&report);
}

static void the_program_has_nothing_to_do_for_its_own_version(void **state)
{
    struct fixture *f = *state;
    must(f, migrations_run(f->db, &f->st));
    assert_int_equal(version(f), DB_VERSION);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, fixture_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(steps_are_taken_in_order_and_once),
        TEST(a_step_that_fails_leaves_the_version_before_it),
        TEST(a_gap_is_refused),
        TEST(a_step_must_set_its_version),
        TEST(a_step_must_not_touch_the_trail),
        TEST(the_program_has_nothing_to_do_for_its_own_version),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
