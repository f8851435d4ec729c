// SPDX-License-Identifier: MIT
// Out of memory: every single allocation of SQLite fails in turn, once and for good, in the midst of a save, a read, a
// verification and a backup. Each time the program says so and the database is as it was, or complete.
#include "support/db_fixture.h"

#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static struct {
    sqlite3_mem_methods real;
    long count, fail_at; // 0: never
    bool for_good;
} heap;

static bool fails(void)
{
    heap.count++;
    return heap.fail_at != 0 &&
           (heap.count == heap.fail_at || (heap.for_good && heap.count > heap.fail_at));
}

static void *failing_malloc(int size)
{
    return fails() ? NULL : heap.real.xMalloc(size);
}

static void *failing_realloc(void *old, int size)
{
    return fails() ? NULL : heap.real.xRealloc(old, size);
}

static void fail_from(long at, bool for_good)
{
    heap.count = 0;
    heap.fail_at = at;
    heap.for_good = for_good;
}

static bool save(struct fixture *f, struct db *db)
{
    int64_t id = 0;
    enum upsert what;
    struct provider provider = {.ref = "1-900", .name = "New", .brand = ""};
    if (!db_write_begin(db, &test_actor, TEST_MOMENT, &f->st))
        return false;
    if (!provider_put(db, &provider, 0, &provider.id, &what, &f->st))
        return false;
    const struct contract contract = {.provider = provider.id,
                                      .ref = "HC-900",
                                      .title = "t",
                                      .framework = "bristol-homecare",
                                      .starts = TEST_DAY,
                                      .ends = DAY_NEVER,
                                      .officer = "",
                                      .zone = "",
                                      .value = -1};
    struct fact_row fact = {.kind = "visit",
                            .ref = "V-1",
                            .date = TEST_DAY,
                            .period = DAY_NONE,
                            .rectify_by = DAY_NONE};
    if (!contract_put(db, &contract, 0, &id, &what, &f->st))
        return false;
    fact.contract = id;
    const struct standing standing = {
        .contract = id, .standing = "", .highest_open = "", .next_due = ""};
    return fact_add(db, &fact, 0, &f->st) && standing_put(db, &standing, &f->st) &&
           db_write_commit(db, &f->st);
}

static bool open_and_save(struct fixture *f)
{
    struct db *db = NULL;
    bool ok = db_open(f->path, DB_WRITE, &db, &f->st) && save(f, db);
    db_close(db);
    return ok;
}

static bool open_and_read(struct fixture *f)
{
    struct db *db = NULL;
    struct standings rows;
    struct needle_rows needles;
    struct standing_counts counts;
    struct fact_rows facts;
    const struct standing_query all = {
        .sort = SORT_RISK, .as_at = TEST_DAY, .rag = -1, .with_bare = true};
    bool ok = db_open(f->path, DB_READ, &db, &f->st) &&
              standing_page(db, &all, 0, 10, f->arena, &rows, &f->st) &&
              standing_count(db, &all, &counts, &f->st) &&
              standing_needles(db, &all, f->arena, &needles, &f->st) &&
              facts_of(db, 1, f->arena, &facts, &f->st);
    db_close(db);
    return ok;
}

static bool open_and_verify(struct fixture *f)
{
    struct db *db = NULL;
    struct text report = {0};
    bool ok = db_open(f->path, DB_READ, &db, &f->st);
    if (ok) {
        enum verify_result result = audit_verify(db, NULL, &report);
        if (result == VERIFY_BROKEN)
            fail_msg("%s", text_get(&report));
        ok = result == VERIFY_SOUND || status_fail(&f->st, STATUS_MEMORY, "%s", text_get(&report));
    }
    db_close(db);
    text_release(&report);
    return ok;
}

static bool open_and_back_up(struct fixture *f)
{
    struct db *db = NULL;
    char *copy = fixture_file(f, "copy.db");
    bool ok = db_open(f->path, DB_READ, &db, &f->st) && db_backup(db, copy, &f->st);
    db_close(db);
    if (!ok)
        assert_int_not_equal(access(copy, F_OK), 0);
    return ok;
}

static void check_state(struct fixture *f, bool saved)
{
    struct text report = {0};
    reopen(f, DB_WRITE);
    if (audit_verify(f->db, NULL, &report) != VERIFY_SOUND)
        fail_msg("%s", text_get(&report));
    assert_int_equal(provider_id(f->db, "1-900") != 0, saved);
    assert_int_equal(contract_id(f->db, "HC-900") != 0, saved);
    db_close(f->db);
    f->db = NULL;
    text_release(&report);
}

// Every allocation with TEST_FULL=1; else one in a prime number, for the everyday run.
static long stride(long everyday)
{
    const char *full = getenv("TEST_FULL");
    return full != NULL && *full == '1' ? 1 : everyday;
}

// Fails at each point in turn, until a run does not get as far. Where it was saved all the same (SQLite can do without some
// memory), the next run finds the same saved already: also well.
static void exhaust(struct fixture *f, bool (*act)(struct fixture *), bool for_good, bool *saved)
{
    bool reached = true;
    long points = 0;
    for (long at = 1; reached; at += stride(31)) {
        assert_true(++points < 20000);
        fail_from(at, for_good);
        bool done = act(f);
        reached = heap.count >= at;
        fail_from(0, false);
        if (!done) {
            assert_true(reached);
            assert_true(f->st.code != STATUS_OK && *status_message(&f->st) != '\0');
            status_clear(&f->st);
        }
        if (saved != NULL) {
            *saved = *saved || done;
            check_state(f, *saved);
        }
    }
    print_message("%ld allocations failed in turn\n", points - 1);
}

static int setup(void **state)
{
    if (fixture_setup(state) != 0)
        return -1;
    struct fixture *f = *state;
    fill(f);
    db_close(f->db);
    f->db = NULL;
    return 0;
}

static void a_save_is_whole_or_not_there(void **state)
{
    struct fixture *f = *state;
    bool saved = false;
    exhaust(f, open_and_save, false, &saved);
    assert_true(saved);
}

static void a_save_without_any_memory_left_is_not_there(void **state)
{
    struct fixture *f = *state;
    bool saved = false;
    exhaust(f, open_and_save, true, &saved);
    assert_true(saved);
}

static void reading_says_that_memory_is_short(void **state)
{
    exhaust(*state, open_and_read, false, NULL);
    exhaust(*state, open_and_read, true, NULL);
}

static void verification_never_blames_the_records_for_it(void **state)
{
    exhaust(*state, open_and_verify, false, NULL);
}

static void a_backup_is_whole_or_not_there(void **state)
{
    struct fixture *f = *state;
    long points = 0, at = 1;
    for (bool done = false; !done; at += stride(151), points++) {
        fail_from(at, true);
        done = open_and_back_up(f);
        fail_from(0, false);
        status_clear(&f->st);
    }
    print_message("%ld allocations failed in turn\n", points - 1);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, fixture_teardown)

int main(void)
{
    // Once SQLite is in use its allocator stays: so it is exchanged first.
    sqlite3_config(SQLITE_CONFIG_GETMALLOC, &heap.real);
    sqlite3_mem_methods methods = heap.real;
    methods.xMalloc = failing_malloc;
    methods.xRealloc = failing_realloc;
    if (sqlite3_config(SQLITE_CONFIG_MALLOC, &methods) != SQLITE_OK)
        return 1;
    const struct CMUnitTest tests[] = {
        TEST(a_save_is_whole_or_not_there),      TEST(a_save_without_any_memory_left_is_not_there),
        TEST(reading_says_that_memory_is_short), TEST(verification_never_blames_the_records_for_it),
        TEST(a_backup_is_whole_or_not_there),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
