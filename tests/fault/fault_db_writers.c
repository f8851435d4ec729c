// SPDX-License-Identifier: MIT
// Several processes that write at once, and processes that are killed in the midst of it: what was acknowledged is there,
// once, and the audit trail is one chain.
#include "../unit/support/db_fixture.h"

#include <signal.h>
#include <stdio.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static bool full(void)
{
    const char *all = getenv("TEST_FULL");
    return all != NULL && *all == '1';
}

static bool save(struct db *db, int writer, int number, struct status *st)
{
    char note[32];
    const struct actor actor = {.login = "writer", .uid = (uint32_t)writer};
    struct fact_row fact = {.contract = 1,
                            .kind = "visit",
                            .date = TEST_DAY,
                            .period = DAY_NONE,
                            .rectify_by = DAY_NONE};
    snprintf(note, sizeof note, "%d/%d", writer, number);
    fact.note = note;
    return db_write_begin(db, &actor, TEST_MOMENT, st) && fact_add(db, &fact, 0, st) &&
           db_write_commit(db, st);
}

// Writes `count` facts, or without end (0), and acknowledges each on the pipe.
static void write_facts(const char *path, int writer, int count, int acknowledge)
{
    struct status st = {0};
    struct db *db = NULL;
    if (!db_open(path, DB_WRITE, &db, &st))
        _exit(2);
    for (int i = 0; count == 0 || i < count; i++) {
        const int said[2] = {writer, i};
        if (!save(db, writer, i, &st) ||
            write(acknowledge, said, sizeof said) != (ssize_t)sizeof said)
            _exit(3);
    }
    db_close(db);
    _exit(0);
}

static pid_t start(struct fixture *f, int writer, int count, int acknowledge)
{
    pid_t child = fork();
    if (child == 0)
        write_facts(f->path, writer, count, acknowledge);
    assert_true(child > 0);
    return child;
}

static int setup(void **state)
{
    if (fixture_setup(state) != 0)
        return -1;
    struct fixture *f = *state;
    begin(f);
    add_contract(f, add_provider(f, "1-1", "Acorn"), "HC-1", "", DAY_NEVER);
    commit(f);
    db_close(f->db);
    f->db = NULL;
    return 0;
}

static void check_sound(struct fixture *f)
{
    struct text report = {0};
    reopen(f, DB_READ);
    if (audit_verify(f->db, NULL, &report) != VERIFY_SOUND)
        fail_msg("%s", text_get(&report));
    text_release(&report);
    db_close(f->db);
    f->db = NULL;
    sqlite3 *raw = raw_open(f->path);
    assert_int_equal(
        raw_number(raw,
                   "SELECT count(*) FROM pragma_integrity_check WHERE integrity_check <> 'ok'"),
        0);
    raw_close(raw);
}

static void writers_lose_nothing(void **state)
{
    struct fixture *f = *state;
    int writers = full() ? 8 : 2, each = 1000, acknowledged = 0, said[2], pipes[2];
    pid_t children[8];
    assert_int_equal(pipe(pipes), 0);
    for (int i = 0; i < writers; i++)
        children[i] = start(f, i, each, pipes[1]);
    close(pipes[1]);
    while (read(pipes[0], said, sizeof said) == (ssize_t)sizeof said)
        acknowledged++;
    close(pipes[0]);
    for (int i = 0; i < writers; i++) {
        int status = 0;
        assert_int_equal(waitpid(children[i], &status, 0), children[i]);
        assert_int_equal(status, 0);
    }
    assert_int_equal(acknowledged, writers * each);
    sqlite3 *raw = raw_open(f->path);
    assert_int_equal(raw_number(raw, "SELECT count(DISTINCT note) FROM fact"), writers * each);
    assert_int_equal(raw_number(raw, "SELECT max(seq) FROM audit"), writers * each + 2);
    raw_close(raw);
    check_sound(f);
}

struct acknowledgements {
    int last[8]; // of each writer; -1: none
    int total;
};

// Kills all after so many acknowledgements, and takes in those that were still on the way.
static void kill_after(struct fixture *f, int writers, int count, struct acknowledgements *got)
{
    int pipes[2], said[2];
    pid_t children[8];
    assert_int_equal(pipe(pipes), 0);
    got->total = 0;
    for (int i = 0; i < writers; i++)
        got->last[i] = -1;
    for (int i = 0; i < writers; i++)
        children[i] = start(f, i, 0, pipes[1]);
    close(pipes[1]);
    while (read(pipes[0], said, sizeof said) == (ssize_t)sizeof said) {
        got->last[said[0]] = said[1];
        if (++got->total == count)
            for (int i = 0; i < writers; i++)
                kill(children[i], SIGKILL);
    }
    close(pipes[0]);
    for (int i = 0; i < writers; i++)
        assert_int_equal(waitpid(children[i], NULL, 0), children[i]);
}

static void what_was_acknowledged_survives_a_kill(void **state)
{
    struct fixture *f = *state;
    int rounds = full() ? 40 : 4, writers = full() ? 8 : 3;
    int64_t before = 0;
    for (int round = 0; round < rounds; round++) {
        struct acknowledgements got;
        int64_t expected = 0;
        kill_after(f, writers, 20 + 37 * round % 150, &got);
        sqlite3 *raw = raw_open(f->path);
        for (int i = 0; i < writers; i++) {
            expected += got.last[i] + 1;
            if (got.last[i] >= 0)
                assert_true(
                    raw_number(raw, arena_printf(f->arena,
                                                 "SELECT count(*) FROM fact WHERE note = '%d/%d'",
                                                 i, got.last[i])) >= 1);
        }
        int64_t now = raw_number(raw, "SELECT count(*) FROM fact");
        raw_close(raw);
        // At most one each may have been committed and killed before it could say so.
        assert_in_range(now - before, expected, expected + writers);
        before = now;
        check_sound(f);
    }
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, fixture_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(writers_lose_nothing),
        TEST(what_was_acknowledged_survives_a_kill),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
