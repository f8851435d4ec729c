// SPDX-License-Identifier: MIT
// The cache of standings: its rows follow contracts and providers, its lists and counts are those of a plain look at all rows,
// and its lists come from an index, without sorting.
#include "support/db_fixture.h"

#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "db/cover.h"
#include "db/handle.h"

static const struct standing_query everything = {
    .sort = SORT_NAME, .ended = true, .with_bare = true, .as_at = 20962, .rag = -1};

static struct standings page(struct fixture *f, const struct standing_query *query)
{
    struct standings rows;
    must(f, standing_page(f->db, query, 0, 1000000, f->arena, &rows, &f->st));
    return rows;
}

static void put(struct fixture *f, struct standing standing)
{
    if (standing.standing == NULL)
        standing.standing = "";
    if (standing.highest_open == NULL)
        standing.highest_open = "";
    if (standing.next_due == NULL)
        standing.next_due = "";
    must(f, standing_put(f->db, &standing, &f->st));
}

static void a_provider_has_a_row_until_its_first_contract(void **state)
{
    struct fixture *f = *state;
    begin(f);
    int64_t acorn = add_provider(f, "1-1", "Acorn"), bryn = add_provider(f, "1-2", "Bryn");
    commit(f);
    struct standings rows = page(f, &everything);
    assert_int_equal(rows.count, 2);
    assert_int_equal(rows.rows[0].contract, 0);
    assert_string_equal(rows.rows[0].contract_ref, "");
    assert_string_equal(rows.rows[0].framework, "");
    assert_int_equal(rows.rows[0].rag, 0);
    assert_int_equal(rows.rows[0].ends, DAY_NEVER);
    assert_int_equal(rows.rows[0].next_due_on, DAY_NONE);
    assert_int_equal(rows.rows[0].last_contact, DAY_NONE);
    assert_int_equal(rows.rows[0].computed_on, DAY_NONE);
    begin(f);
    int64_t contract = add_contract(f, acorn, "HC-1", "jsmith", DAY_NEVER);
    add_contract(f, acorn, "HC-2", "jsmith", DAY_NEVER);
    commit(f);
    rows = page(f, &everything);
    assert_int_equal(rows.count, 3);
    assert_string_equal(rows.rows[0].contract_ref, "HC-1");
    assert_int_equal(rows.rows[0].contract, contract);
    assert_string_equal(rows.rows[0].provider_ref, "1-1");
    assert_string_equal(rows.rows[0].framework, "bristol-homecare");
    assert_string_equal(rows.rows[0].zone, "Zone 3");
    assert_string_equal(rows.rows[1].contract_ref, "HC-2");
    assert_string_equal(rows.rows[2].provider_name, "Bryn");
    // A contract that moves leaves a row for the provider that has none any more.
    begin(f);
    add_contract(f, bryn, "HC-1", "jsmith", DAY_NEVER);
    add_contract(f, bryn, "HC-2", "mjones", day_of(2027, 3, 31));
    commit(f);
    rows = page(f, &everything);
    assert_int_equal(rows.count, 3);
    assert_string_equal(rows.rows[0].provider_name, "Bryn");
    assert_string_equal(rows.rows[1].officer, "mjones");
    assert_int_equal(rows.rows[1].ends, day_of(2027, 3, 31));
    assert_string_equal(rows.rows[2].provider_name, "Acorn");
    assert_int_equal(rows.rows[2].contract, 0);
}

static void what_was_computed_comes_back_until_a_fact_comes(void **state)
{
    struct fixture *f = *state;
    struct contract_ids stale;
    struct standing row;
    begin(f);
    int64_t contract =
        add_contract(f, add_provider(f, "1-1", "Acorn"), "HC-1", "jsmith", DAY_NEVER);
    commit(f);
    must(f, standing_stale(f->db, 20962, 10, f->arena, &stale, &f->st));
    assert_int_equal(stale.count, 1);
    assert_int_equal(stale.ids[0], contract);
    begin(f);
    put(f, (struct standing){.contract = contract,
                             .rag = 3,
                             .rank = 2,
                             .standing = "Warning notice",
                             .highest_open = "pwn-quarter:2027-04-01",
                             .next_due = "serve the notice",
                             .next_due_on = 20970,
                             .last_contact = 20950,
                             .computed_on = 20962,
                             .holds_until = 20980});
    commit(f);
    int64_t id = page(f, &everything).rows[0].id;
    must(f, standing_row(f->db, id, f->arena, &row, &f->st));
    assert_int_equal(row.rag, 3);
    assert_int_equal(row.rank, 2);
    assert_string_equal(row.standing, "Warning notice");
    assert_string_equal(row.highest_open, "pwn-quarter:2027-04-01");
    assert_string_equal(row.next_due, "serve the notice");
    assert_int_equal(row.next_due_on, 20970);
    assert_int_equal(row.last_contact, 20950);
    assert_int_equal(row.computed_on, 20962);
    assert_int_equal(row.holds_until, 20980);
    static const struct {
        day as_at;
        size_t stale;
    } days[] = {{20961, 1}, {20962, 0}, {20979, 0}, {20980, 1}, {30000, 1}};
    for (size_t i = 0; i < sizeof days / sizeof *days; i++) {
        must(f, standing_stale(f->db, days[i].as_at, 10, f->arena, &stale, &f->st));
        assert_int_equal(stale.count, days[i].stale);
    }
    begin(f);
    add_fact(f, contract, "visit", "V-1", 20960);
    add_fact(f, contract, "visit", "V-2", 20961);
    commit(f);
    must(f, standing_stale(f->db, 20962, 10, f->arena, &stale, &f->st));
    assert_int_equal(stale.count, 1);
    must_fail(f, standing_row(f->db, 4711, f->arena, &row, &f->st), STATUS_UNKNOWN, "gone");
    begin(f);
    must_fail(f, standing_put(f->db, &(struct standing){.contract = 99}, &f->st), STATUS_UNKNOWN,
              "no contract");
    db_write_rollback(f->db);
}

// In one transaction: a fact, its standing, another fact. The second fact must not find the standing still good.
static void a_fact_after_a_standing_drops_it_again(void **state)
{
    struct fixture *f = *state;
    struct contract_ids stale;
    begin(f);
    int64_t contract = add_contract(f, add_provider(f, "1-1", "Acorn"), "HC-1", "", DAY_NEVER);
    add_fact(f, contract, "visit", "V-1", 20960);
    put(f, (struct standing){.contract = contract, .computed_on = 20962, .holds_until = DAY_NEVER});
    add_fact(f, contract, "visit", "V-2", 20960);
    commit(f);
    must(f, standing_stale(f->db, 20962, 10, f->arena, &stale, &f->st));
    assert_int_equal(stale.count, 1);
    begin(f);
    put(f, (struct standing){.contract = contract, .computed_on = 20962, .holds_until = DAY_NEVER});
    must(f, standing_drop_all(f->db, &f->st));
    commit(f);
    must(f, standing_stale(f->db, 20962, 10, f->arena, &stale, &f->st));
    assert_int_equal(stale.count, 1);
}

// ---- random portfolios against a plain look at all rows ----------------------------------------------------------------

static unsigned next_random(unsigned *seed)
{
    *seed = *seed * 1103515245U + 12345U;
    return *seed >> 16 & 0x7fff;
}

#define CONTRACTS 300

static void fill_portfolio(struct fixture *f, unsigned seed)
{
    static const char *const officers[] = {"jsmith", "mjones", ""};
    begin(f);
    for (unsigned i = 0; i < 120; i++) {
        char *ref = arena_printf(f->arena, "1-%03u", i);
        char *name = arena_printf(f->arena, "%c%s Care %u", (char)('A' + next_random(&seed) % 26),
                                  i % 2 ? "corn" : "CORN", next_random(&seed) % 5);
        add_provider(f, ref, name);
    }
    for (unsigned i = 0; i < CONTRACTS; i++) {
        char *ref = arena_printf(f->arena, "HC-%03u", i);
        int64_t provider =
            provider_id(f->db, arena_printf(f->arena, "1-%03u", next_random(&seed) % 90));
        day ends = next_random(&seed) % 3 ? DAY_NEVER : (day)(20900 + next_random(&seed) % 120);
        int64_t id = add_contract(f, provider, ref, officers[next_random(&seed) % 3], ends);
        if (next_random(&seed) % 8 == 0)
            continue;
        put(f, (struct standing){
                   .contract = id,
                   .rag = (int)(next_random(&seed) % 4),
                   .rank = (int)(next_random(&seed) % 3),
                   .next_due_on =
                       next_random(&seed) % 4 ? (day)(20950 + next_random(&seed) % 30) : DAY_NONE,
                   .last_contact =
                       next_random(&seed) % 4 ? (day)(20900 + next_random(&seed) % 30) : DAY_NONE,
                   .computed_on = (day)(20955 + next_random(&seed) % 12),
                   .holds_until = (day)(20958 + next_random(&seed) % 30)});
    }
    commit(f);
}

static int compare_names(const struct standing *a, const struct standing *b)
{
    int order = strcasecmp(a->provider_name, b->provider_name);
    if (order == 0)
        order = strcmp(a->provider_ref, b->provider_ref);
    return order != 0 ? order : strcmp(a->contract_ref, b->contract_ref);
}

// < 0 if a stands before b, as the header says.
static int compare_rows(const struct standing *a, const struct standing *b, enum standing_sort sort)
{
    if ((a->contract == 0) != (b->contract == 0))
        return a->contract == 0 ? 1 : -1;
    if (a->contract == 0)
        return compare_names(a, b);
    day due_a = a->next_due_on == DAY_NONE ? DAY_NEVER : a->next_due_on;
    day due_b = b->next_due_on == DAY_NONE ? DAY_NEVER : b->next_due_on;
    if (sort == SORT_RISK && a->rag != b->rag)
        return b->rag - a->rag;
    if (sort == SORT_RISK && a->rank != b->rank)
        return b->rank - a->rank;
    if (sort == SORT_DUE && due_a != due_b)
        return due_a < due_b ? -1 : 1;
    if (sort == SORT_CONTACT && a->last_contact != b->last_contact)
        return a->last_contact < b->last_contact ? -1 : 1;
    return compare_names(a, b);
}

// Who covers whom, on one day.
#define COVERS "jsmith"
#define AWAY   "mjones"
enum { COVERED_ON = 20962 };

static void arrange_cover(struct fixture *f)
{
    const struct cover cover = {
        .officer = AWAY, .by = COVERS, .from = COVERED_ON, .to = COVERED_ON};
    enum upsert what;
    begin(f);
    must(f, cover_save(f->db, &cover, &what, &f->st));
    commit(f);
}

static bool is_of(const struct standing *row, const struct standing_query *q)
{
    bool covered = q->covering && q->as_at == COVERED_ON && q->officer != NULL &&
                   strcmp(q->officer, COVERS) == 0 && strcmp(row->officer, AWAY) == 0;
    return q->officer == NULL || covered || strcmp(q->officer, row->officer) == 0;
}

static bool matches(const struct standing *row, const struct standing_query *q)
{
    if (row->contract == 0)
        return q->with_bare && q->officer == NULL && q->rag <= 0;
    return (q->ended || row->ends >= q->as_at) && is_of(row, q) &&
           (q->rag < 0 || q->rag == row->rag);
}

static void check_query(struct fixture *f, const struct standings *all,
                        const struct standing_query *q)
{
    struct standing_counts counts, expected = {0};
    struct standings rows = page(f, q), part;
    size_t n = 0;
    for (size_t i = 0; i < all->count; i++) {
        const struct standing *row = &all->rows[i];
        if (!matches(row, q))
            continue;
        n++;
        expected.red += row->rag == 3;
        expected.amber += row->rag == 2;
        expected.green += row->rag == 1;
        expected.none += row->rag == 0;
        expected.stale +=
            row->contract != 0 && (row->holds_until <= q->as_at || row->computed_on > q->as_at);
    }
    assert_int_equal(rows.count, n);
    for (size_t i = 0; i < rows.count; i++) {
        assert_true(matches(&rows.rows[i], q));
        if (i > 0)
            assert_true(compare_rows(&rows.rows[i - 1], &rows.rows[i], q->sort) < 0);
    }
    must(f, standing_count(f->db, q, &counts, &f->st));
    assert_int_equal(counts.total, n);
    assert_int_equal(counts.red, expected.red);
    assert_int_equal(counts.amber, expected.amber);
    assert_int_equal(counts.green, expected.green);
    assert_int_equal(counts.none, expected.none);
    assert_int_equal(counts.stale, expected.stale);
    // Pages put together are the whole.
    for (size_t offset = 0; offset <= n + 7; offset += 7) {
        must(f, standing_page(f->db, q, offset, 7, f->arena, &part, &f->st));
        size_t left = offset < n ? n - offset : 0;
        assert_int_equal(part.count, left < 7 ? left : 7);
        for (size_t i = 0; i < part.count; i++)
            assert_int_equal(part.rows[i].id, rows.rows[offset + i].id);
    }
}

static void lists_and_counts_are_those_of_a_plain_look(void **state)
{
    struct fixture *f = *state;
    static const char *const officers[] = {NULL, "jsmith", ""};
    for (unsigned seed = 1; seed <= 3; seed++) {
        fill_portfolio(f, seed);
        arrange_cover(f);
        struct standings all = page(f, &everything);
        for (int i = 0; i < 4 * 3 * 2 * 2 * 5 * 4; i++) {
            const struct standing_query q = {.sort = (enum standing_sort)(i % 4),
                                             .officer = officers[i / 4 % 3],
                                             .ended = i / 12 % 2,
                                             .with_bare = i / 24 % 2,
                                             .rag = i / 48 % 5 - 1,
                                             .covering = i >= 240,
                                             .as_at =
                                                 i < 240 ? COVERED_ON : COVERED_ON - 2 + i / 240};
            if (!q.covering || (q.officer != NULL && strcmp(q.officer, COVERS) == 0))
                check_query(f, &all, &q);
        }
    }
}

static void the_tally_is_kept_through_every_change(void **state)
{
    struct fixture *f = *state;
    fill_portfolio(f, 7);
    sqlite3 *raw = raw_open(f->path);
    assert_int_equal(
        raw_number(raw,
                   "SELECT count(*) FROM (SELECT bare, ends, rag, n FROM standing_tally WHERE n > "
                   "0 EXCEPT "
                   "SELECT contract IS NULL, ends, rag, count(*) FROM standing GROUP BY 1, 2, 3)"),
        0);
    assert_int_equal(raw_number(raw, "SELECT sum(n) FROM standing_tally"),
                     raw_number(raw, "SELECT count(*) FROM standing"));
    raw_close(raw);
}

static void lists_come_from_an_index_without_sorting(void **state)
{
    struct fixture *f = *state;
    static const enum statement lists[] = {
        SQL_standing_by_risk,      SQL_standing_by_name, SQL_standing_by_due,
        SQL_standing_by_contact,   SQL_standing_bare,    SQL_standing_row,
        SQL_standing_mine_by_risk, SQL_standing_expired, SQL_facts_of,
        SQL_fact_images,           SQL_contracts_of,     SQL_locations_of};
    fill_portfolio(f, 5);
    for (int sort = 0; sort < 4; sort++) {
        struct standing_query q = everything;
        struct standing_counts counts;
        q.sort = (enum standing_sort)sort;
        page(f, &q);
        q.officer = "jsmith";
        page(f, &q);
        must(f, standing_count(f->db, &everything, &counts, &f->st));
    }
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) {
        struct query q = query(f->db, lists[i]);
        assert_int_equal(sqlite3_stmt_status(q.stmt, SQLITE_STMTSTATUS_SORT, 0), 0);
        assert_int_equal(sqlite3_stmt_status(q.stmt, SQLITE_STMTSTATUS_AUTOINDEX, 0), 0);
        must(f, query_end(&q, &f->st));
    }
}

// ---- what the filter searches ------------------------------------------------------------------------------------------

static const char *needle(struct fixture *f, const char *contract_ref)
{
    struct needle_rows needles;
    struct standings rows = page(f, &everything);
    must(f, standing_needles(f->db, &everything, f->arena, &needles, &f->st));
    assert_int_equal(needles.count, rows.count);
    for (size_t i = 0; i < rows.count; i++) {
        assert_int_equal(needles.rows[i].id, rows.rows[i].id);
        if (strcmp(rows.rows[i].contract_ref, contract_ref) == 0)
            return needles.rows[i].folded;
    }
    fail_msg("no row for %s", contract_ref);
    return "";
}

static void needles_hold_what_people_search_for(void **state)
{
    struct fixture *f = *state;
    begin(f);
    int64_t acorn = add_provider(f, "1-101", "T\u0177 Gwyn Homecare");
    add_location(f, acorn, "1-201", "Llys \u00c9lan", "CF10 1AA");
    add_location(f, acorn, "1-202", "T\u0177 Gwyn Homecare", "BS1 4ST");
    commit(f);
    assert_string_equal(needle(f, ""),
                        "ty gwyn homecare\n1-101\n1-201\nllys elan\ncf10 1aa\n1-202\nbs1 4st");
    begin(f);
    add_contract(f, acorn, "HC-014", "jsmith", DAY_NEVER);
    commit(f);
    assert_string_equal(
        needle(f, "HC-014"),
        "ty gwyn homecare\n1-101\n1-201\nllys elan\ncf10 1aa\n1-202\nbs1 4st\nhc-014\nhome care");
    begin(f);
    add_provider(f, "1-101", "Acorn");
    add_location(f, acorn, "1-201", "Llys \u00c9lan", "CF10 1AB");
    commit(f);
    assert_string_equal(
        needle(f, "HC-014"),
        "acorn\n1-101\n1-201\nllys elan\ncf10 1ab\n1-202\nty gwyn homecare\nbs1 4st\n"
        "hc-014\nhome care");
}

// A row that is lost would hide a contract; the records bring all of it back.
static void what_is_lost_is_counted_and_made_anew(void **state)
{
    static const char *const damages[] = {
        "DELETE FROM standing WHERE contract = (SELECT min(id) FROM contract)",
        "DELETE FROM standing",
        "UPDATE standing SET officer = 'nobody' WHERE contract IS NOT NULL",
        "UPDATE standing SET ends = 5 WHERE contract IS NOT NULL",
        ("INSERT INTO standing SELECT id + 1000, provider, NULL, sort_name, officer, ends, rag, "
         "rank, standing, "
         "highest_open, next_due, next_due_on, last_contact, computed_on, holds_until FROM "
         "standing "
         "LIMIT 1"),
        "UPDATE standing_tally SET n = n + 1",
        "UPDATE standing_tally SET n = 0",
        "DELETE FROM standing_tally",
        "DELETE FROM standing_needle",
        "UPDATE standing SET contract = NULL",
    };
    struct fixture *f = *state;
    struct standing_faults faults;
    fill(f);
    begin(f);
    add_provider(f, "1-999", "Zinnia");
    commit(f);
    must(f, standing_check(f->db, &faults, &f->st));
    assert_int_equal(
        faults.contracts + faults.bare + faults.surplus + faults.tally + faults.needles, 0);
    struct standings before = page(f, &everything);
    for (size_t i = 0; i < sizeof damages / sizeof *damages; i++) {
        sqlite3 *raw = raw_open(f->path);
        assert_int_equal(raw_run(raw, damages[i]), SQLITE_OK);
        raw_close(raw);
        must(f, standing_check(f->db, &faults, &f->st));
        if (faults.contracts + faults.bare + faults.surplus + faults.tally + faults.needles == 0)
            fail_msg("not found: %s", damages[i]);
        begin(f);
        must(f, standing_rebuild(f->db, &f->st));
        commit(f);
        must(f, standing_check(f->db, &faults, &f->st));
        assert_int_equal(faults.contracts, 0);
        assert_int_equal(faults.bare, 0);
        assert_int_equal(faults.surplus, 0);
        assert_int_equal(faults.tally, 0);
        assert_int_equal(faults.needles, 0);
        struct standings after = page(f, &everything);
        assert_int_equal(after.count, before.count);
        for (size_t j = 0; j < after.count; j++)
            assert_string_equal(after.rows[j].contract_ref, before.rows[j].contract_ref);
    }
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_setup, fixture_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_provider_has_a_row_until_its_first_contract),
        TEST(what_was_computed_comes_back_until_a_fact_comes),
        TEST(a_fact_after_a_standing_drops_it_again),
        TEST(lists_and_counts_are_those_of_a_plain_look),
        TEST(the_tally_is_kept_through_every_change),
        TEST(lists_come_from_an_index_without_sorting),
        TEST(needles_hold_what_people_search_for),
        TEST(what_is_lost_is_counted_and_made_anew),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
