// SPDX-License-Identifier: MIT
// Two verifiers that share no line of code agree: ours, and tests/fault/verify_audit.py, which knows the description only.
#include "../unit/support/db_fixture.h"

#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>

struct verdict {
    int status;
    const char *last_line; // in the arena
};

static struct verdict ask_python(struct fixture *f, const char *path)
{
    struct verdict verdict = {.status = -1, .last_line = ""};
    char line[4096];
    const char *root = getenv("TEST_ROOT");
    char *command = arena_printf(f->arena, "python3 '%s/tests/fault/verify_audit.py' '%s'",
                                 root != NULL ? root : ".", path);
    FILE *out = popen(command, "r");
    assert_non_null(out);
    while (fgets(line, sizeof line, out) != NULL)
        verdict.last_line = arena_strndup(f->arena, line, strcspn(line, "\n"));
    int status = pclose(out);
    verdict.status = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    return verdict;
}

static struct verdict ask_program(struct fixture *f, const char *path)
{
    struct verdict verdict = {.last_line = ""};
    struct text report = {0};
    struct db *db = NULL;
    must(f, db_open(path, DB_READ, &db, &f->st));
    static const int statuses[] = {
        [VERIFY_SOUND] = 0, [VERIFY_BROKEN] = 1, [VERIFY_UNREADABLE] = 5};
    verdict.status = statuses[audit_verify(db, NULL, &report)];
    char *end = report.bytes + report.length - 1;
    *end = '\0';
    const char *start = strrchr(report.bytes, '\n');
    verdict.last_line = arena_strdup(f->arena, start != NULL ? start + 1 : report.bytes);
    db_close(db);
    text_release(&report);
    return verdict;
}

static int setup(void **state)
{
    if (system("python3 -c 'import sqlite3, sys; sys.exit(sqlite3.sqlite_version_info < (3, 37))' "
               "2>/dev/null") != 0)
        return -1;
    return fixture_setup(state);
}

static void both_find_a_sound_database_sound(void **state)
{
    struct fixture *f = *state;
    fill(f);
    struct verdict program = ask_program(f, f->path), python = ask_python(f, f->path);
    assert_int_equal(program.status, 0);
    assert_int_equal(python.status, 0);
    assert_string_equal(program.last_line, python.last_line);
}

static void both_count_a_redaction(void **state)
{
    struct fixture *f = *state;
    const struct audit_change change = {
        .action = "redact", .object = "audit", .object_id = 12, .version = 1};
    fill(f);
    begin(f);
    must(f, audit_append(f->db, &change, NULL, &f->st));
    commit(f);
    sqlite3 *raw = raw_open(f->path);
    assert_int_equal(raw_run(raw, "DELETE FROM audit_payload WHERE seq = 12"), SQLITE_OK);
    raw_close(raw);
    struct verdict program = ask_program(f, f->path), python = ask_python(f, f->path);
    assert_int_equal(program.status, 0);
    assert_int_equal(python.status, 0);
    assert_string_equal(program.last_line, python.last_line);
}

static void both_find_the_same_tampering(void **state)
{
    struct fixture *f = *state;
    static const char *const cases[] = {
        "UPDATE audit SET login = 'someone' WHERE seq = 9",
        "UPDATE audit SET at = at + 1 WHERE seq = 1",
        "UPDATE audit SET hash = zeroblob(32) WHERE seq = (SELECT max(seq) FROM audit)",
        "UPDATE audit_payload SET salt = zeroblob(32) WHERE seq = 20",
        "DELETE FROM audit_payload WHERE seq = 3",
        "UPDATE provider SET name = 'Someone else' WHERE id = 2",
        "UPDATE contract SET value = NULL WHERE id = 1",
        "UPDATE fact SET note = 'x' WHERE id = (SELECT max(id) FROM fact)",
        "UPDATE target SET import = NULL WHERE id = 1",
        "UPDATE grade SET version = 2 WHERE id = 1",
        "DELETE FROM setting WHERE id = 1",
    };
    fill(f);
    db_close(f->db);
    f->db = NULL;
    char *path = fixture_file(f, "case.db");
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        file_copy(f->path, path);
        sqlite3 *raw = raw_open(path);
        assert_int_equal(
            raw_run(raw,
                    "DROP TRIGGER audit_update; DROP TRIGGER audit_payload_update; DROP TRIGGER "
                    "audit_payload_delete; DROP TRIGGER fact_update; DROP TRIGGER target_update"),
            SQLITE_OK);
        assert_int_equal(raw_run(raw, cases[i]), SQLITE_OK);
        assert_int_equal(raw_number(raw, "SELECT changes()"), 1);
        raw_close(raw);
        struct verdict program = ask_program(f, path), python = ask_python(f, path);
        if (program.status != 1 || python.status != 1)
            fail_msg("%s: %d %s; %d %s", cases[i], program.status, program.last_line, python.status,
                     python.last_line);
        assert_string_equal(program.last_line, python.last_line);
        assert_int_equal(remove(path), 0);
    }
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, fixture_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(both_find_a_sound_database_sound),
        TEST(both_count_a_redaction),
        TEST(both_find_the_same_tampering),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
