// SPDX-License-Identifier: MIT
// A disk that fails: no room, or an error, at each write and each sync of a save in turn. The program's word is what counts:
// what it called saved is there, what it called not saved is not, and the audit trail is whole.
//
// The functions below take the place of libc's for SQLite in this program, so that no preloaded library is needed.
#include "../unit/support/db_fixture.h"

#include <dlfcn.h>
#include <errno.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

static struct {
    long writes, syncs; // seen
    long fail_write, fail_sync,
        failures; // at which to fail, counted from 1; 0: never; for how many
    int write_error;
} disk;

static bool due(long seen, long at)
{
    return at != 0 && seen >= at && seen < at + disk.failures;
}

ssize_t pwrite64(int fd, const void *bytes, size_t count, off64_t offset)
{
    static ssize_t (*real)(int, const void *, size_t, off64_t);
    if (real == NULL)
        *(void **)&real = dlsym(RTLD_NEXT, "pwrite64");
    if (due(++disk.writes, disk.fail_write)) {
        errno = disk.write_error;
        return -1;
    }
    return real(fd, bytes, count, offset);
}

int fdatasync(int fd)
{
    static int (*real)(int);
    if (real == NULL)
        *(void **)&real = dlsym(RTLD_NEXT, "fdatasync");
    if (due(++disk.syncs, disk.fail_sync)) {
        errno = EIO;
        return -1;
    }
    return real(fd);
}

static void healthy(void)
{
    memset(&disk, 0, sizeof disk);
}

static bool save(struct fixture *f, const char *note)
{
    struct fact_row fact = {.contract = 1,
                            .kind = "visit",
                            .date = TEST_DAY,
                            .period = DAY_NONE,
                            .rectify_by = DAY_NONE,
                            .note = note};
    if (!db_write_begin(f->db, &test_actor, TEST_MOMENT, &f->st))
        return false;
    if (fact_add(f->db, &fact, 0, &f->st))
        return db_write_commit(f->db, &f->st);
    db_write_rollback(f->db);
    return false;
}

static bool saved(struct fixture *f, const char *note)
{
    struct fact_rows rows;
    must(f, facts_of(f->db, 1, f->arena, &rows, &f->st));
    for (size_t i = 0; i < rows.count; i++)
        if (strcmp(rows.rows[i].note, note) == 0)
            return true;
    return false;
}

static void check_sound(struct fixture *f)
{
    struct text report = {0};
    if (audit_verify(f->db, NULL, &report) != VERIFY_SOUND)
        fail_msg("%s", text_get(&report));
    text_release(&report);
}

static int setup(void **state)
{
    healthy();
    if (fixture_setup(state) != 0)
        return -1;
    struct fixture *f = *state;
    begin(f);
    add_contract(f, add_provider(f, "1-1", "Acorn"), "HC-1", "", DAY_NEVER);
    commit(f);
    return 0;
}

// Fails at one point after another of "open, save, close" until none is met any more.
static void fail_everywhere(struct fixture *f, bool syncs, int error, const char *words)
{
    long refused = 0;
    for (long at = 1;; at++) {
        char *note = arena_printf(f->arena, "%d %ld", error, at);
        reopen(f, DB_WRITE);
        healthy();
        disk.failures = 1;
        disk.write_error = error;
        *(syncs ? &disk.fail_sync : &disk.fail_write) = at;
        bool ok = save(f, note);
        bool met = (syncs ? disk.syncs : disk.writes) >= at;
        healthy();
        if (!ok) {
            refused++;
            must_fail(f, false, STATUS_FAILED, words);
        }
        db_close(f->db);
        f->db = NULL;
        reopen(f, DB_WRITE);
        assert_int_equal(saved(f, note), ok);
        check_sound(f);
        if (!met)
            break;
    }
    assert_true(refused > 0);
}

static void a_failed_sync_is_not_called_saved(void **state)
{
    fail_everywhere(*state, true, EIO, "NOT saved: the disk could not confirm the write");
}

static void a_failed_write_is_not_called_saved(void **state)
{
    fail_everywhere(*state, false, EIO, "NOT saved: the disk reported an error");
}

static void a_full_disk_is_not_called_saved(void **state)
{
    fail_everywhere(*state, false, ENOSPC, "NOT saved: the disk is full");
}

static void after_a_failed_sync_the_connection_writes_no_more(void **state)
{
    struct fixture *f = *state;
    healthy();
    disk.fail_sync = 1;
    disk.failures = 1;
    must_fail(f, save(f, "first"), STATUS_FAILED, "NOT saved");
    must_fail(f, save(f, "again"), STATUS_FAILED, "started again");
    // A connection that was opened before, as the program has one in reserve, goes on.
    reopen(f, DB_WRITE);
    must(f, save(f, "again"));
    assert_false(saved(f, "first"));
}

static void a_full_disk_takes_nothing_away(void **state)
{
    struct fixture *f = *state;
    healthy();
    disk.fail_write = 1;
    disk.failures = 1000000;
    disk.write_error = ENOSPC;
    must_fail(f, save(f, "full"), STATUS_FAILED, "make room");
    healthy();
    must(f, save(f, "later")); // on the same connection
    assert_false(saved(f, "full"));
    check_sound(f);
}

static void a_backup_on_a_full_disk_leaves_nothing(void **state)
{
    struct fixture *f = *state;
    char *path = fixture_file(f, "copy.db");
    for (long at = 1; at < 400; at += 7) {
        healthy();
        disk.fail_write = at;
        disk.failures = 1000000;
        disk.write_error = ENOSPC;
        bool ok = db_backup(f->db, path, &f->st);
        bool met = disk.writes >= at;
        healthy();
        if (!met) {
            must(f, ok);
            return;
        }
        must_fail(f, ok, STATUS_FAILED, "the disk is full");
        assert_int_not_equal(access(path, F_OK), 0);
        assert_int_equal(
            system(arena_printf(f->arena, "ls %s/copy.db* >/dev/null 2>&1", f->folder)) == 0, 0);
    }
    fail_msg("no end");
}

// The real thing, where a small file system may be mounted.
static void a_small_disk_fills_up_and_tells_the_truth(void **state)
{
    struct fixture *f = *state;
    char *place = fixture_file(f, "small"), *path = fixture_file(f, "small/test.db");
    long acknowledged = 0;
    assert_int_equal(mkdir(place, 0700), 0);
    if (mount("tmpfs", place, "tmpfs", 0, "size=700k") != 0) {
        print_message("skipped: a small file system can only be mounted as root\n");
        skip();
    }
    struct db *other = f->db;
    bool ok = db_open(path, DB_INIT, &f->db, &f->st);
    if (ok) {
        begin(f);
        add_contract(f, add_provider(f, "1-1", "Acorn"), "HC-1", "", DAY_NEVER);
        commit(f);
        while (acknowledged < 5000 && save(f, arena_printf(f->arena, "%ld", acknowledged)))
            acknowledged++;
    }
    struct status why = f->st;
    f->st = (struct status){0};
    int64_t rows = 0;
    struct text report = {0};
    enum verify_result result = VERIFY_UNREADABLE;
    if (ok) {
        struct fact_rows facts;
        must(f, facts_of(f->db, 1, f->arena, &facts, &f->st));
        rows = (int64_t)facts.count;
        result = audit_verify(f->db, NULL, &report);
    }
    text_release(&report);
    db_close(f->db);
    f->db = other;
    assert_int_equal(umount(place), 0);
    f->st = why;
    must_fail(f, false, STATUS_FAILED, "the disk is full");
    assert_true(acknowledged > 10);
    assert_int_equal(rows, acknowledged);
    assert_int_equal(result, VERIFY_SOUND);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, fixture_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_failed_sync_is_not_called_saved),
        TEST(a_failed_write_is_not_called_saved),
        TEST(a_full_disk_is_not_called_saved),
        TEST(after_a_failed_sync_the_connection_writes_no_more),
        TEST(a_full_disk_takes_nothing_away),
        TEST(a_backup_on_a_full_disk_leaves_nothing),
        TEST(a_small_disk_fills_up_and_tells_the_truth),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
