// SPDX-License-Identifier: MIT
// A backup is a whole, checked copy under its name, or nothing.
#include "support/db_fixture.h"

#include <dirent.h>
#include <sqlite3.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static size_t files_like(struct fixture *f, const char *part)
{
    size_t count = 0;
    DIR *folder = opendir(f->folder);
    assert_non_null(folder);
    for (struct dirent *entry; (entry = readdir(folder)) != NULL;)
        count += strstr(entry->d_name, part) != NULL;
    closedir(folder);
    return count;
}

static void a_backup_is_whole_and_private(void **state)
{
    struct fixture *f = *state;
    struct stat about;
    struct db *copy = NULL;
    struct text report = {0};
    struct provider provider;
    char *path = fixture_file(f, "copy.db");
    fill(f);
    must(f, db_backup(f->db, path, &f->st));
    assert_int_equal(stat(path, &about), 0);
    assert_int_equal(about.st_mode & 0777, 0600);
    assert_int_equal(files_like(f, "copy.db"), 1);
    must(f, db_open(path, DB_READ, &copy, &f->st));
    must(f, provider_by_ref(copy, "1-101", f->arena, &provider, &f->st));
    assert_int_equal(audit_verify(copy, NULL, &report), VERIFY_SOUND);
    db_close(copy);
    assert_int_equal(files_like(f, "copy.db"), 1);
    // And it can be worked with.
    must(f, db_open(path, DB_WRITE, &copy, &f->st));
    must(f, db_write_begin(copy, &test_actor, TEST_MOMENT, &f->st));
    must(f, db_set_setting(copy, "demo", "2", &f->st));
    must(f, db_write_commit(copy, &f->st));
    db_close(copy);
    text_release(&report);
}

static void a_backup_of_what_is_only_read_works_too(void **state)
{
    struct fixture *f = *state;
    fill(f);
    reopen(f, DB_READ);
    must(f, db_backup(f->db, fixture_file(f, "copy.db"), &f->st));
}

static void a_backup_never_overwrites(void **state)
{
    struct fixture *f = *state;
    char *path = fixture_file(f, "copy.db");
    must(f, db_backup(f->db, path, &f->st));
    const char *before = file_hash(f, path);
    must_fail(f, db_backup(f->db, path, &f->st), STATUS_BUSY, "exists already");
    must_fail(f, db_backup(f->db, f->path, &f->st), STATUS_BUSY, "exists already");
    assert_int_equal(symlink("nowhere", fixture_file(f, "link.db")), 0);
    must_fail(f, db_backup(f->db, fixture_file(f, "link.db"), &f->st), STATUS_BUSY,
              "exists already");
    assert_string_equal(file_hash(f, path), before);
}

static void a_database_that_is_not_sound_has_no_backup(void **state)
{
    struct fixture *f = *state;
    char *path = fixture_file(f, "copy.db");
    fill(f);
    sqlite3 *raw = raw_open(f->path);
    assert_int_equal(raw_run(raw, "UPDATE provider SET name = 'Someone else' WHERE ref = '1-102'"),
                     SQLITE_OK);
    raw_close(raw);
    must_fail(f, db_backup(f->db, path, &f->st), STATUS_DATA, "provider 2: was changed");
    assert_int_equal(files_like(f, "copy.db"), 0);
}

static void a_backup_is_not_made_in_the_midst_of_a_change(void **state)
{
    struct fixture *f = *state;
    begin(f);
    must_fail(f, db_backup(f->db, fixture_file(f, "copy.db"), &f->st), STATUS_FAILED,
              "in the midst");
    commit(f);
    must_fail(f, db_backup(f->db, fixture_file(f, "no/such/copy.db"), &f->st), STATUS_FAILED,
              "cannot be made");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_setup, fixture_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_backup_is_whole_and_private),
        TEST(a_backup_of_what_is_only_read_works_too),
        TEST(a_backup_never_overwrites),
        TEST(a_database_that_is_not_sound_has_no_backup),
        TEST(a_backup_is_not_made_in_the_midst_of_a_change),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
