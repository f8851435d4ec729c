// SPDX-License-Identifier: MIT
// What is opened and what is refused: newer, foreign, cut short, no database at all. What is refused stays as it was, byte by
// byte, and nothing is left lying beside it.
#include "support/db_fixture.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "db/handle.h"

static void write_file(const char *path, const char *bytes, size_t size)
{
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(bytes, 1, size, file), size);
    assert_int_equal(fclose(file), 0);
}

static bool there(struct fixture *f, const char *path, const char *ending)
{
    return access(arena_printf(f->arena, "%s%s", path, ending), F_OK) == 0;
}

// Refused for reading and writing alike, and left as it was.
static void refused(struct fixture *f, const char *path, enum status_code code, const char *words)
{
    struct db *db = NULL;
    struct stat about;
    bool file = stat(path, &about) == 0 && S_ISREG(about.st_mode);
    const char *before = file ? file_hash(f, path) : "";
    for (int mode = DB_READ; mode <= DB_WRITE; mode++) {
        must_fail(f, db_open(path, (enum db_mode)mode, &db, &f->st), code, words);
        assert_null(db);
    }
    if (file)
        assert_string_equal(file_hash(f, path), before);
    assert_false(there(f, path, "-shm"));
}

// The file of a closed database, its header's number at `offset` replaced.
static const char *with_number(struct fixture *f, long offset, const char bytes[4])
{
    char *path = fixture_file(f, "other.db");
    db_close(f->db);
    f->db = NULL;
    file_copy(f->path, path);
    FILE *file = fopen(path, "r+b");
    assert_int_equal(fseek(file, offset, SEEK_SET), 0);
    assert_int_equal(fwrite(bytes, 1, 4, file), 4);
    assert_int_equal(fclose(file), 0);
    return path;
}

static void a_new_database_is_one_private_file(void **state)
{
    struct fixture *f = *state;
    struct stat about;
    db_close(f->db);
    f->db = NULL;
    assert_int_equal(stat(f->path, &about), 0);
    assert_int_equal(about.st_mode & 07, 0);
    assert_false(there(f, f->path, "-wal"));
    assert_false(there(f, f->path, "-shm"));
}

static void the_umask_decides_whether_the_group_may_write(void **state)
{
    struct fixture *f = *state;
    static const struct {
        mode_t mask, mode;
    } cases[] = {{077, 0600}, {007, 0660}, {002, 0660}, {022, 0600}, {0, 0660}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct db *db = NULL;
        struct stat about;
        char *path = arena_printf(f->arena, "%s/mask%zu.db", f->folder, i);
        mode_t old = umask(cases[i].mask);
        bool ok = db_open(path, DB_INIT, &db, &f->st);
        umask(old);
        must(f, ok);
        db_close(db);
        assert_int_equal(stat(path, &about), 0);
        assert_int_equal(about.st_mode & 0777, cases[i].mode);
    }
}

static void init_never_overwrites(void **state)
{
    struct fixture *f = *state;
    struct db *db = NULL;
    char *note = fixture_file(f, "note.txt");
    write_file(note, "mine\n", 5);
    const char *before = file_hash(f, note);
    must_fail(f, db_open(note, DB_INIT, &db, &f->st), STATUS_BUSY, "exists already");
    must_fail(f, db_open(f->path, DB_INIT, &db, &f->st), STATUS_BUSY, "exists already");
    assert_string_equal(file_hash(f, note), before);
}

static void a_failed_init_leaves_nothing(void **state)
{
    struct fixture *f = *state;
    struct db *db = NULL;
    must_fail(f, db_open(fixture_file(f, "no/such/folder.db"), DB_INIT, &db, &f->st), STATUS_FAILED,
              "cannot be made");
    assert_null(db);
    assert_false(there(f, f->folder, "/no"));
}

static void what_is_absent_is_unknown(void **state)
{
    struct fixture *f = *state;
    refused(f, fixture_file(f, "absent.db"), STATUS_UNKNOWN, "there is no such database");
    assert_false(there(f, f->folder, "/absent.db"));
}

static void what_is_no_database_is_refused(void **state)
{
    struct fixture *f = *state;
    char *text = fixture_file(f, "text.db"), *empty = fixture_file(f, "empty.db");
    write_file(text, "This is a letter to a provider.\n", 32);
    write_file(empty, "", 0);
    refused(f, text, STATUS_DATA, "no contractmon database");
    refused(f, empty, STATUS_DATA, "the file is empty");
    refused(f, f->folder, STATUS_DATA, "a folder");
    char *pipe_path = fixture_file(f, "pipe");
    assert_int_equal(mkfifo(pipe_path, 0600), 0);
    refused(f, pipe_path, STATUS_DATA, "no regular file");
}

static void a_database_of_another_program_is_refused(void **state)
{
    struct fixture *f = *state;
    char *path = fixture_file(f, "foreign.db");
    sqlite3 *raw = NULL;
    assert_int_equal(sqlite3_open(path, &raw), SQLITE_OK);
    assert_int_equal(raw_run(raw, "CREATE TABLE mine (x); INSERT INTO mine VALUES (1)"), SQLITE_OK);
    raw_close(raw);
    refused(f, path, STATUS_DATA, "another program");
}

static void a_newer_database_is_refused(void **state)
{
    struct fixture *f = *state;
    refused(f, with_number(f, 60, "\0\0\0\x2a"), STATUS_DATA,
            "newer contractmon (its version is 42");
}

// The main file still says 1; what says 2 waits in the log of a program that was killed.
static void a_newer_database_whose_log_says_so_is_refused(void **state)
{
    struct fixture *f = *state;
    char *path = fixture_file(f, "log.db");
    sqlite3 *raw = raw_open(f->path);
    assert_int_equal(raw_run(raw, "PRAGMA user_version = 2"), SQLITE_OK);
    file_copy(f->path, path);
    file_copy(arena_printf(f->arena, "%s-wal", f->path), arena_printf(f->arena, "%s-wal", path));
    raw_close(raw);
    const char *before = file_hash(f, path);
    struct db *db = NULL;
    must_fail(f, db_open(path, DB_WRITE, &db, &f->st), STATUS_DATA, "newer contractmon");
    assert_string_equal(file_hash(f, path), before);
    must_fail(f, db_open(path, DB_READ, &db, &f->st), STATUS_DATA, "newer contractmon");
    assert_string_equal(file_hash(f, path), before);
}

static void a_file_that_is_cut_short_is_refused(void **state)
{
    struct fixture *f = *state;
    db_close(f->db);
    f->db = NULL;
    struct stat about;
    assert_int_equal(stat(f->path, &about), 0);
    static const off_t sizes[] = {50, 100, 4096, 8192};
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        char *path = arena_printf(f->arena, "%s/cut%zu.db", f->folder, i);
        file_copy(f->path, path);
        assert_int_equal(truncate(path, sizes[i]), 0);
        refused(f, path, STATUS_DATA, sizes[i] < 72 ? "" : "cut short");
    }
}

// What the effective user may do counts, as in a program that lends its group.
static void permissions_are_told(void **state)
{
    struct fixture *f = *state;
    struct db *db = NULL;
    char folder[] = "/tmp/contractmon-db.XXXXXX";
    bool root = geteuid() == 0;
    assert_non_null(mkdtemp(folder));
    char *path = arena_printf(f->arena, "%s/test.db", folder);
    must(f, db_open(path, DB_INIT, &db, &f->st));
    db_close(db);
    if (root) {
        assert_int_equal(chown(folder, 65534, 65534) | chown(path, 65534, 65534), 0);
        assert_int_equal(seteuid(65534), 0);
    }
    int changed = chmod(path, 0400);
    bool written = db_open(path, DB_WRITE, &db, &f->st);
    struct status first = f->st;
    f->st = (struct status){0};
    changed |= chmod(path, 0);
    bool read = db_open(path, DB_READ, &db, &f->st);
    if (root)
        assert_int_equal(seteuid(0), 0);
    assert_int_equal(unlink(path) | rmdir(folder) | changed, 0);
    must_fail(f, read, STATUS_DENIED, "not permitted to read");
    f->st = first;
    must_fail(f, written, STATUS_DENIED, "not permitted to write");
}

static void a_read_only_copy_can_be_read(void **state)
{
    struct fixture *f = *state;
    struct provider provider;
    fill(f);
    db_close(f->db);
    f->db = NULL;
    assert_int_equal(chmod(f->path, 0400), 0);
    assert_int_equal(chmod(f->folder, 0500), 0);
    must(f, db_open(f->path, DB_READ, &f->db, &f->st));
    must(f, provider_by_ref(f->db, "1-101", f->arena, &provider, &f->st));
    assert_false(there(f, f->path, "-wal"));
    must_fail(f, db_write_begin(f->db, &test_actor, TEST_MOMENT, &f->st), STATUS_DENIED,
              "only to be read");
    assert_int_equal(chmod(f->folder, 0700), 0);
}

static void reading_changes_no_byte(void **state)
{
    struct fixture *f = *state;
    struct standings rows;
    const struct standing_query all = {
        .sort = SORT_RISK, .as_at = TEST_DAY, .rag = -1, .with_bare = true};
    fill(f);
    db_close(f->db);
    const char *before = file_hash(f, f->path);
    must(f, db_open(f->path, DB_READ, &f->db, &f->st));
    must(f, standing_page(f->db, &all, 0, 50, f->arena, &rows, &f->st));
    sqlite3_stmt *stmt = NULL;
    assert_int_equal(
        sqlite3_prepare_v2(f->db->sqlite, "UPDATE provider SET name = ''", -1, &stmt, NULL),
        SQLITE_AUTH);
    db_close(f->db);
    f->db = NULL;
    assert_string_equal(file_hash(f, f->path), before);
    assert_false(there(f, f->path, "-wal"));
    assert_false(there(f, f->path, "-shm"));
}

// What a killed writer left in its log is seen by a reader, who does not move it into the file.
static void a_log_that_was_left_behind_is_read(void **state)
{
    struct fixture *f = *state;
    struct provider provider;
    char *path = fixture_file(f, "left.db");
    fill(f);
    file_copy(f->path, path);
    file_copy(arena_printf(f->arena, "%s-wal", f->path), arena_printf(f->arena, "%s-wal", path));
    const char *before = file_hash(f, path);
    struct db *db = NULL;
    must(f, db_open(path, DB_READ, &db, &f->st));
    must(f, provider_by_ref(db, "1-101", f->arena, &provider, &f->st));
    db_close(db);
    assert_string_equal(file_hash(f, path), before);
    assert_true(there(f, path, "-wal"));
    must(f, db_open(path, DB_WRITE, &db, &f->st));
    must(f, provider_by_ref(db, "1-101", f->arena, &provider, &f->st));
    db_close(db);
    assert_false(there(f, path, "-wal"));
}

static void settings_are_what_they_must_be(void **state)
{
    struct fixture *f = *state;
    static const struct {
        const char *pragma;
        int64_t value;
    } cases[] = {{"PRAGMA user_version", DB_VERSION}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        int64_t value = -1;
        must(f, settings_pragma(f->db, cases[i].pragma, &value, &f->st));
        assert_int_equal(value, cases[i].value);
    }
    sqlite3_set_authorizer(f->db->sqlite, NULL, NULL);
    static const struct {
        const char *pragma;
        int64_t value;
    } open_cases[] = {{"PRAGMA synchronous", 2},
                      {"PRAGMA foreign_keys", 1},
                      {"PRAGMA recursive_triggers", 1},
                      {"PRAGMA cell_size_check", 1},
                      {"PRAGMA temp_store", 2},
                      {"PRAGMA trusted_schema", 0},
                      {"PRAGMA journal_size_limit", 64 << 20},
                      {"PRAGMA mmap_size", 0},
                      {"PRAGMA writable_schema", 0}};
    for (size_t i = 0; i < sizeof open_cases / sizeof *open_cases; i++) {
        int64_t value = -1;
        must(f, settings_pragma(f->db, open_cases[i].pragma, &value, &f->st));
        assert_int_equal(value, open_cases[i].value);
    }
    assert_int_equal(sqlite3_limit(f->db->sqlite, SQLITE_LIMIT_ATTACHED, -1), 0);
}

static void the_authorizer_denies_what_the_program_never_does(void **state)
{
    struct fixture *f = *state;
    static const char *const denied[] = {
        "ATTACH ':memory:' AS other",
        "CREATE TABLE other (x)",
        "CREATE TEMP TABLE other (x)",
        "CREATE TRIGGER other AFTER INSERT ON fact BEGIN SELECT 1; END",
        "CREATE VIEW other AS SELECT 1",
        "DROP TABLE fact",
        "DROP TRIGGER fact_update",
        "ALTER TABLE fact ADD COLUMN more TEXT",
        "REINDEX",
        "ANALYZE",
        "UPDATE audit SET login = 'x'",
        "DELETE FROM audit",
        "UPDATE audit_payload SET body = x''",
        "DELETE FROM audit_payload",
        "UPDATE fact SET value = '1'",
        "DELETE FROM fact",
        "DELETE FROM provider",
        "DELETE FROM contract",
        "DELETE FROM person",
        "DELETE FROM cover",
        "DELETE FROM provider_event",
        "PRAGMA writable_schema = 1",
        "PRAGMA user_version = 9",
        "PRAGMA journal_mode = DELETE",
        "PRAGMA synchronous = OFF",
        "PRAGMA foreign_keys = OFF",
    };
    for (size_t i = 0; i < sizeof denied / sizeof *denied; i++) {
        sqlite3_stmt *stmt = NULL;
        int rc = sqlite3_prepare_v2(f->db->sqlite, denied[i], -1, &stmt, NULL);
        sqlite3_finalize(stmt);
        if ((rc & 0xff) != SQLITE_AUTH)
            fail_msg("%s: %d", denied[i], rc);
    }
    sqlite3_stmt *stmt = NULL;
    assert_int_not_equal(
        sqlite3_prepare_v2(f->db->sqlite, "SELECT load_extension('x')", -1, &stmt, NULL),
        SQLITE_OK);
    assert_int_not_equal(sqlite3_prepare_v2(f->db->sqlite,
                                            "SELECT \"no such column\" FROM provider", -1, &stmt,
                                            NULL),
                         SQLITE_OK);
}

// Names that mean something to SQLite are plain names to us.
static void a_name_is_only_a_name(void **state)
{
    struct fixture *f = *state;
    static const char *const names[] = {":memory:", "file:other?mode=memory", "a b?c#d%41.db"};
    assert_int_equal(chdir(f->folder), 0);
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        struct db *db = NULL;
        must(f, db_open(names[i], DB_INIT, &db, &f->st));
        db_close(db);
        assert_true(there(f, f->folder, arena_printf(f->arena, "/%s", names[i])));
        assert_int_equal(chmod(names[i], 0400), 0);
        must(f, db_open(names[i], DB_READ, &db, &f->st));
        db_close(db);
    }
    assert_int_equal(chdir("/"), 0);
}

static void network_file_systems_are_refused(void **state)
{
    (void)state;
    static const struct {
        int64_t magic;
        bool local;
    } cases[] = {
        {0x6969, false},     {0x517b, false},     {0xff534d42, false}, {(int32_t)0xff534d42, false},
        {0xfe534d42, false}, {0x01021997, false}, {0x65735546, false}, {0x00c36400, false},
        {0xef53, true},      {0x01021994, true},  {0x9123683e, true},  {0x58465342, true},
        {0x794c7630, true},  {0x2fc12fc1, true}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const char *name = NULL;
        assert_int_equal(probe_filesystem(cases[i].magic, &name), cases[i].local);
        assert_non_null(name);
    }
}

// A second connection to the same file must not cost the first its locks when it is closed: POSIX would do just that.
static void a_second_connection_takes_no_locks_away(void **state)
{
    struct fixture *f = *state;
    struct db *second = NULL;
    must(f, db_open(f->path, DB_WRITE, &second, &f->st));
    begin(f);
    add_provider(f, "1-1", "A");
    db_close(second);
    must_fail(f, db_open(fixture_file(f, "absent"), DB_WRITE, &second, &f->st), STATUS_UNKNOWN, "");
    must(f, probe_file(f->path, DB_WRITE, &f->st));
    int answer[2], rc = SQLITE_OK;
    assert_int_equal(pipe(answer), 0);
    pid_t child = fork();
    if (child == 0) {
        sqlite3 *raw = NULL;
        rc = sqlite3_open(f->path, &raw);
        if (rc == SQLITE_OK)
            rc = sqlite3_exec(raw, "BEGIN IMMEDIATE", NULL, NULL, NULL);
        if (write(answer[1], &rc, sizeof rc) == (ssize_t)sizeof rc)
            kill(getpid(),
                 SIGKILL); // whatever watches over this process has nothing to say about the child
        _exit(1);
    }
    assert_int_equal(read(answer[0], &rc, sizeof rc), sizeof rc);
    assert_int_equal(rc, SQLITE_BUSY);
    assert_int_equal(waitpid(child, NULL, 0), child);
    close(answer[0]);
    close(answer[1]);
    commit(f);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_setup, fixture_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_new_database_is_one_private_file),
        TEST(the_umask_decides_whether_the_group_may_write),
        TEST(init_never_overwrites),
        TEST(a_failed_init_leaves_nothing),
        TEST(what_is_absent_is_unknown),
        TEST(what_is_no_database_is_refused),
        TEST(a_database_of_another_program_is_refused),
        TEST(a_newer_database_is_refused),
        TEST(a_newer_database_whose_log_says_so_is_refused),
        TEST(a_file_that_is_cut_short_is_refused),
        TEST(permissions_are_told),
        TEST(a_read_only_copy_can_be_read),
        TEST(reading_changes_no_byte),
        TEST(a_log_that_was_left_behind_is_read),
        TEST(settings_are_what_they_must_be),
        TEST(the_authorizer_denies_what_the_program_never_does),
        TEST(a_name_is_only_a_name),
        TEST(network_file_systems_are_refused),
        TEST(a_second_connection_takes_no_locks_away),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
