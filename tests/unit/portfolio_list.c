// SPDX-License-Identifier: MIT
// The list of contracts: pages, order, filter; and that what is cached never differs from a fresh
// computation.
#include "tests/unit/support/office_fixture.h"

#include <stdlib.h>
#include <string.h>

#include "model/clock.h"
#include "model/portfolio.h"

enum { CONTRACTS = 60, BARE = 50 };

static unsigned dice(unsigned *seed, unsigned sides)
{
    *seed = *seed * 1664525u + 1013904223u;
    return (*seed >> 16) % sides;
}

static void add_results(struct fixture *f, int64_t contract, unsigned *seed)
{
    static const char *const colours[] = {"green", "green", "green", "green", "amber", "red"};
    static const char *const kpis[] = {"1", "2", "4", "5", "7", "8"};
    static const char *const periods[] = {"2026-07-01", "2026-10-01", "2027-01-01"};
    static const char *const dates[] = {"2026-10-12", "2027-01-12", "2027-04-12"};
    for (size_t i = 0; i < sizeof periods / sizeof periods[0]; i++) {
        for (size_t k = 0; k < sizeof kpis / sizeof kpis[0]; k++) {
            char *ref = arena_printf(f->arena, "%s@%s", kpis[k], periods[i]);
            struct fact_row row = {.contract = contract,
                                   .kind = "result",
                                   .ref = ref,
                                   .date = on(dates[i]),
                                   .kpi = kpis[k],
                                   .period = on(periods[i]),
                                   .value = "",
                                   .colour = colours[dice(seed, 6)],
                                   .instrument = "",
                                   .covers = "",
                                   .rectify_by = DAY_NONE,
                                   .accompanies = "",
                                   .follows = "",
                                   .outcome = "",
                                   .answers = "",
                                   .note = ""};
            must(f, fact_add(f->db, &row, 0, &f->st));
        }
    }
    struct fact_row met = {.contract = contract,
                           .kind = "meeting",
                           .ref = "M-1",
                           .date = on("2027-01-20") + (day)dice(seed, 120),
                           .kpi = "",
                           .period = DAY_NONE,
                           .value = "",
                           .colour = "",
                           .instrument = "contract-meeting",
                           .covers = "",
                           .rectify_by = DAY_NONE,
                           .accompanies = "",
                           .follows = "",
                           .outcome = "held",
                           .answers = "",
                           .note = ""};
    must(f, fact_add(f->db, &met, 0, &f->st));
}

// Contracts of providers whose names are neither sorted nor unique, and providers without one.
static void fill_list(struct desk *desk)
{
    static const char *const names[] = {"Alder", "birch", "\xc3\x89lan", "T\xc5\xb7 Mawr",
                                        "Cedar", "ALDER", "Zest"};
    struct fixture *f = desk->f;
    unsigned seed = 7;
    begin(f);
    for (int i = 0; i < CONTRACTS + BARE; i++) {
        char *ref = arena_printf(f->arena, "P-%03d", i);
        char *name =
            arena_printf(f->arena, "%s Care %d", names[dice(&seed, 7)], (int)dice(&seed, 40));
        int64_t provider = add_provider(f, ref, name);
        add_location(f, provider, arena_printf(f->arena, "L-%03d", i), "House",
                     i % 2 ? "BS1 4ST" : "CF10 1AA");
        if (i < CONTRACTS)
            add_results(
                f,
                add_contract(f, provider, arena_printf(f->arena, "HC-%03d", (i * 37) % CONTRACTS),
                             i % 3 ? "jsmith" : "mjones", i % 11 ? DAY_NEVER : on("2026-12-31")),
                &seed);
    }
    commit(f);
}

static int list_setup(void **state)
{
    int failed = desk_setup(state);
    if (failed == 0)
        fill_list(*state);
    return failed;
}

static struct standing_query query_of(const struct desk *desk)
{
    return (struct standing_query){
        .with_bare = true, .ended = true, .as_at = desk->office.as_at, .rag = -1};
}

static struct portfolio *open_list(struct desk *desk, const struct standing_query *query,
                                   bool worked_out)
{
    struct portfolio *portfolio;
    must(desk->f, worked_out
                      ? portfolio_open_worked_out(&desk->office, query, &portfolio, &desk->f->st)
                      : portfolio_open(&desk->office, query, &portfolio, &desk->f->st));
    return portfolio;
}

// Every row in words, one line each.
static const char *in_words(struct desk *desk, struct portfolio *portfolio)
{
    struct text all = {0};
    for (size_t i = 0; i < portfolio_size(portfolio); i++) {
        const struct standing *row = portfolio_row(portfolio, i, &desk->f->st);
        if (row == NULL)
            fail_msg("row %zu: %s", i, status_message(&desk->f->st));
        text_printf(&all, "%s %s %s rag %d rank %d %s %s %s %d %d\n", row->provider_ref,
                    row->provider_name, row->contract_ref, row->rag, row->rank, row->standing,
                    row->highest_open, row->next_due, row->next_due_on, row->last_contact);
    }
    const char *kept = arena_strdup(desk->f->arena, text_get(&all));
    text_release(&all);
    return kept;
}

static void refresh_all(struct desk *desk)
{
    size_t left = 0;
    must(desk->f, standings_refresh(&desk->office, SIZE_MAX, &left, &desk->f->st));
    assert_int_equal(left, 0);
}

static void test_cached_is_what_is_computed(void **state)
{
    struct desk *desk = *state;
    static const enum standing_sort sorts[] = {SORT_RISK, SORT_NAME, SORT_DUE, SORT_CONTACT};
    const char *fresh[8], *cached;
    size_t count = 0;
    desk_open(desk, DB_WRITE, DAY_NONE, MOMENT_ALL);
    for (int with = 0; with < 2; with++) {
        for (size_t i = 0; i < 4; i++) {
            struct standing_query query = query_of(desk);
            query.sort = sorts[i];
            query.ended = query.with_bare = with == 1;
            struct portfolio *portfolio = open_list(desk, &query, true);
            fresh[count++] = in_words(desk, portfolio);
            portfolio_close(portfolio);
        }
    }
    refresh_all(desk);
    count = 0;
    for (int with = 0; with < 2; with++) {
        for (size_t i = 0; i < 4; i++) {
            struct standing_query query = query_of(desk);
            query.sort = sorts[i];
            query.ended = query.with_bare = with == 1;
            struct portfolio *portfolio = open_list(desk, &query, false);
            assert_int_equal(portfolio_counts(portfolio)->stale, 0);
            cached = in_words(desk, portfolio);
            assert_string_equal(cached, fresh[count++]);
            portfolio_close(portfolio);
        }
    }
}

static void test_counts_and_colours(void **state)
{
    struct desk *desk = *state;
    desk_open(desk, DB_WRITE, DAY_NONE, MOMENT_ALL);
    struct standing_query query = query_of(desk);
    struct portfolio *portfolio = open_list(desk, &query, true);
    struct standing_counts fresh = *portfolio_counts(portfolio);
    assert_int_equal(fresh.total, CONTRACTS + BARE);
    assert_int_equal(fresh.total, fresh.red + fresh.amber + fresh.green + fresh.none);
    assert_true(fresh.red > 0 && fresh.amber > 0);
    portfolio_close(portfolio);
    for (int again = 0; again < 2; again++) { // worked out in memory, then from the cache
        const size_t counts[] = {fresh.none, fresh.green, fresh.amber, fresh.red};
        for (int rag = COLOUR_GREEN; rag <= COLOUR_RED; rag++) {
            query.rag = rag;
            portfolio = open_list(desk, &query, true);
            assert_int_equal(portfolio_size(portfolio), counts[rag]);
            for (size_t i = 0; i < portfolio_size(portfolio); i++)
                assert_int_equal(portfolio_row(portfolio, i, &desk->f->st)->rag, rag);
            portfolio_close(portfolio);
        }
        refresh_all(desk);
    }
}

static void test_only_an_officers(void **state)
{
    struct desk *desk = *state;
    desk_open(desk, DB_READ, DAY_NONE, MOMENT_ALL);
    struct standing_query query = query_of(desk);
    char officer[] = "mjones";
    query.officer = officer;
    query.with_bare = false;
    struct portfolio *portfolio = open_list(desk, &query, true);
    memset(officer, 'x', sizeof officer - 1); // it keeps its own copy
    assert_int_equal(portfolio_size(portfolio), CONTRACTS / 3);
    must(desk->f, portfolio_reload(portfolio, &desk->f->st));
    assert_int_equal(portfolio_size(portfolio), CONTRACTS / 3);
    portfolio_close(portfolio);
}

static void test_rows_stay_for_sixteen_pages(void **state)
{
    struct desk *desk = *state;
    struct fixture *f = desk->f;
    begin(f);
    for (int i = 0; i < 1200; i++)
        add_provider(f, arena_printf(f->arena, "X-%04d", i),
                     arena_printf(f->arena, "Xylo %04d", i));
    commit(f);
    desk_open(desk, DB_READ, DAY_NONE, MOMENT_ALL);
    struct standing_query query = query_of(desk);
    struct portfolio *portfolio = open_list(desk, &query, false);
    size_t first = CONTRACTS + BARE - 20;
    const struct standing *held = portfolio_row(portfolio, first, &f->st);
    assert_non_null(held);
    char *name = arena_strdup(f->arena, held->provider_name);
    for (size_t page = 1; page <= 16; page++)
        assert_non_null(portfolio_row(portfolio, first + page * 64, &f->st));
    assert_string_equal(held->provider_name, name);
    assert_null(portfolio_row(portfolio, portfolio_size(portfolio), &f->st));
    assert_int_equal(f->st.code, STATUS_OK);
    portfolio_close(portfolio);
}

// Far down rows are read by their ids; they are the same rows.
static void test_far_down_a_long_list(void **state)
{
    struct desk *desk = *state;
    struct fixture *f = desk->f;
    begin(f);
    for (int i = 0; i < 3000; i++)
        add_provider(f, arena_printf(f->arena, "X-%04d", i),
                     arena_printf(f->arena, "Xylo %04d", i));
    commit(f);
    desk_open(desk, DB_READ, DAY_NONE, MOMENT_ALL);
    desk->office.cache_holds = true; // providers without a contract are not worked out
    struct standing_query query = query_of(desk);
    struct portfolio *portfolio = open_list(desk, &query, false);
    size_t size = portfolio_size(portfolio);
    assert_int_equal(size, CONTRACTS + BARE + 3000);
    for (size_t i = 2000; i < size; i += 100) {
        int64_t id = portfolio_row(portfolio, i, &f->st)->id;
        assert_int_equal(portfolio_find(portfolio, id, &f->st), i);
    }
    struct standings rows; // without any pages
    must(f, standing_page(desk->office.db, &query, 0, size, f->arena, &rows, &f->st));
    for (size_t i = 0; i < size; i++)
        assert_int_equal(portfolio_row(portfolio, i, &f->st)->id, rows.rows[i].id);
    portfolio_close(portfolio);
}

static void test_a_stale_row_is_worked_out_when_looked_at(void **state)
{
    struct desk *desk = *state;
    desk_open(desk, DB_WRITE, DAY_NONE, MOMENT_ALL);
    assert_true(desk->office.cache_holds);
    struct standing_query query = query_of(desk);
    query.sort = SORT_NAME;
    struct portfolio *portfolio = open_list(desk, &query, false),
                     *fresh = open_list(desk, &query, true);
    assert_int_equal(portfolio_counts(portfolio)->stale, CONTRACTS);
    assert_string_equal(in_words(desk, portfolio),
                        in_words(desk, fresh)); // by name the order cannot differ
    portfolio_close(portfolio);
    portfolio_close(fresh);
}

// What was worked out by other frameworks is not believed: dropped where one may write, worked out
// in memory where not.
static void test_other_frameworks_drop_what_is_kept(void **state)
{
    struct desk *desk = *state;
    desk_open(desk, DB_WRITE, DAY_NONE, MOMENT_ALL);
    refresh_all(desk);
    struct sqlite3 *raw = raw_open(desk->f->path);
    assert_int_equal(raw_run(raw, "UPDATE standing_basis SET mark = 'other'"), 0);
    assert_int_equal(
        raw_run(raw,
                "UPDATE standing SET standing = 'of other frameworks' WHERE contract IS NOT NULL"),
        0);
    raw_close(raw);
    desk_open(desk, DB_READ, DAY_NONE, MOMENT_ALL);
    assert_false(desk->office.cache_holds);
    struct standing_query query = query_of(desk);
    struct portfolio *portfolio = open_list(desk, &query, false);
    assert_null(strstr(in_words(desk, portfolio), "of other frameworks"));
    portfolio_close(portfolio);
    desk_open(desk, DB_WRITE, DAY_NONE, MOMENT_ALL); // which writes nothing
    assert_false(desk->office.cache_holds);
    refresh_all(desk);
    assert_true(desk->office.cache_holds);
    portfolio = open_list(desk, &query, false);
    assert_null(strstr(in_words(desk, portfolio), "of other frameworks"));
    portfolio_close(portfolio);
}

static void test_another_day_is_worked_out(void **state)
{
    struct desk *desk = *state;
    desk_open(desk, DB_WRITE, DAY_NONE, MOMENT_ALL);
    refresh_all(desk);
    struct standing_query query = query_of(desk);
    struct portfolio *portfolio = open_list(desk, &query, false);
    const char *today = in_words(desk, portfolio);
    assert_true(portfolio_counts(portfolio)->red > 0);
    desk->office.as_at = on("2026-09-01"); // before any result: as the keys of the screens do it
    must(desk->f, portfolio_reload(portfolio, &desk->f->st));
    assert_int_equal(portfolio_counts(portfolio)->red, 0);
    assert_int_equal(portfolio_counts(portfolio)->none, CONTRACTS + BARE);
    must(desk->f, portfolio_filter(portfolio, "HC-017", &desk->f->st));
    assert_int_equal(portfolio_size(portfolio), 1);
    assert_string_equal(portfolio_row(portfolio, 0, &desk->f->st)->contract_ref, "HC-017");
    int64_t id = portfolio_row(portfolio, 0, &desk->f->st)->id;
    assert_int_equal(portfolio_find(portfolio, id, &desk->f->st), 0);
    desk->office.as_at = desk->office.today;
    must(desk->f, portfolio_reload(portfolio, &desk->f->st)); // the filter stays
    assert_int_equal(portfolio_size(portfolio), 1);
    must(desk->f, portfolio_filter(portfolio, NULL, &desk->f->st));
    assert_string_equal(in_words(desk, portfolio), today);
    portfolio_close(portfolio);
}

static void test_filter(void **state)
{
    struct desk *desk = *state;
    desk_open(desk, DB_WRITE, DAY_NONE, MOMENT_ALL);
    refresh_all(desk);
    struct standing_query query = query_of(desk);
    struct portfolio *portfolio = open_list(desk, &query, false);
    struct status *st = &desk->f->st;
    static const struct {
        const char *typed, *name; // what every row that is left holds
        bool any;
    } rows[] = {
        {"elan", "\xc3\x89lan", true},
        {"\xc3\x89LAN", "\xc3\x89lan", true},
        {"ty ma", "T\xc5\xb7 Mawr", true},
        {"mawr care ty", "T\xc5\xb7 Mawr", true},
        {"zest", "Zest", true},
        {"zestx", "", false},
        {"HC-005", "", true},
        {"p-003", "", true},
        {"bs1 4st", "", true},
        {"  ", "", true},
        {"nobody has this", "", false},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        must(desk->f, portfolio_filter(portfolio, rows[i].typed, st));
        assert_int_equal(portfolio_size(portfolio) > 0, rows[i].any);
        for (size_t k = 0; k < portfolio_size(portfolio); k++) {
            const struct standing *row = portfolio_row(portfolio, k, st);
            assert_non_null(row);
            assert_non_null(strstr(row->provider_name, rows[i].name));
            assert_int_equal(portfolio_find(portfolio, row->id, st), k);
        }
    }
    must(desk->f, portfolio_filter(portfolio, "  ", st));
    assert_string_equal(portfolio_filter_text(portfolio), "");
    assert_int_equal(portfolio_size(portfolio), CONTRACTS + BARE);
    must(desk->f, portfolio_filter(portfolio, "Cedar", st));
    assert_string_equal(portfolio_filter_text(portfolio), "Cedar");
    portfolio_close(portfolio);
}

// Typing letter by letter, and deleting again, gives what asking at once gives.
static void test_filter_as_typed(void **state)
{
    struct desk *desk = *state;
    desk_open(desk, DB_READ, DAY_NONE, MOMENT_ALL);
    struct standing_query query = query_of(desk);
    static const char typed[] = "alder care 1";
    struct status *st = &desk->f->st;
    struct portfolio *slow = open_list(desk, &query, true);
    size_t sizes[sizeof typed];
    for (size_t i = 0; i < sizeof typed; i++) {
        struct portfolio *once = open_list(desk, &query, true);
        must(desk->f, portfolio_filter(slow, arena_strndup(desk->f->arena, typed, i), st));
        must(desk->f, portfolio_filter(once, arena_strndup(desk->f->arena, typed, i), st));
        sizes[i] = portfolio_size(once);
        assert_string_equal(in_words(desk, slow), in_words(desk, once));
        portfolio_close(once);
    }
    for (size_t i = sizeof typed; i-- > 0;) {
        must(desk->f, portfolio_filter(slow, arena_strndup(desk->f->arena, typed, i), st));
        assert_int_equal(portfolio_size(slow), sizes[i]);
    }
    portfolio_close(slow);
}

static void test_find_where_a_row_stands(void **state)
{
    struct desk *desk = *state;
    desk_open(desk, DB_WRITE, DAY_NONE, MOMENT_ALL);
    refresh_all(desk);
    struct standing_query query = query_of(desk);
    struct portfolio *portfolio = open_list(desk, &query, false),
                     *other = open_list(desk, &query, false);
    struct status *st = &desk->f->st;
    for (size_t i = 0; i < portfolio_size(portfolio); i += 7) {
        int64_t id = portfolio_row(portfolio, i, st)->id;
        assert_int_equal(portfolio_find(portfolio, id, st), i);
        assert_int_equal(portfolio_find(other, id, st), i); // that has read no page
    }
    assert_int_equal(portfolio_find(portfolio, 999999, st), portfolio_size(portfolio));
    portfolio_close(portfolio);
    portfolio_close(other);
}

// One contract whose framework has gone says so, and the others are worked out all the same.
static void test_one_that_cannot_be_worked_out(void **state)
{
    struct desk *desk = *state;
    struct fixture *f = desk->f;
    struct sqlite3 *raw = raw_open(f->path);
    assert_int_equal(raw_run(raw, "UPDATE contract SET framework = 'gone' WHERE ref = 'HC-001'"),
                     0);
    raw_close(raw);
    desk_open(desk, DB_WRITE, DAY_NONE, MOMENT_ALL);
    refresh_all(desk);
    struct standing_query query = query_of(desk);
    struct portfolio *portfolio = open_list(desk, &query, false);
    must(f, portfolio_filter(portfolio, "HC-001", &f->st));
    assert_string_equal(portfolio_row(portfolio, 0, &f->st)->standing, "cannot be worked out");
    assert_int_equal(portfolio_row(portfolio, 0, &f->st)->holds_until, desk->office.today + 1);
    portfolio_close(portfolio);
}

int main(void)
{
    setenv("CONTRACTMON_NOW", "2027-05-24T09:30:00Z", 1);
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_cached_is_what_is_computed, list_setup, desk_teardown),
        cmocka_unit_test_setup_teardown(test_counts_and_colours, list_setup, desk_teardown),
        cmocka_unit_test_setup_teardown(test_only_an_officers, list_setup, desk_teardown),
        cmocka_unit_test_setup_teardown(test_rows_stay_for_sixteen_pages, list_setup,
                                        desk_teardown),
        cmocka_unit_test_setup_teardown(test_far_down_a_long_list, list_setup, desk_teardown),
        cmocka_unit_test_setup_teardown(test_a_stale_row_is_worked_out_when_looked_at, list_setup,
                                        desk_teardown),
        cmocka_unit_test_setup_teardown(test_other_frameworks_drop_what_is_kept, list_setup,
                                        desk_teardown),
        cmocka_unit_test_setup_teardown(test_another_day_is_worked_out, list_setup, desk_teardown),
        cmocka_unit_test_setup_teardown(test_filter, list_setup, desk_teardown),
        cmocka_unit_test_setup_teardown(test_filter_as_typed, list_setup, desk_teardown),
        cmocka_unit_test_setup_teardown(test_find_where_a_row_stands, list_setup, desk_teardown),
        cmocka_unit_test_setup_teardown(test_one_that_cannot_be_worked_out, list_setup,
                                        desk_teardown),
    };
    return cmocka_run_group_tests_name("portfolio_list", tests, NULL, NULL);
}
