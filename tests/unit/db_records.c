// SPDX-License-Identifier: MIT
// What is put into the database is what comes out, and it is written only when it says something new.
#include "support/db_fixture.h"

#include <string.h>

#include "db/framework.h"
#include "db/import.h"

static int64_t entries(struct fixture *f)
{
    int64_t seq = -1;
    char hex[65];
    must(f, audit_head(f->db, &seq, hex, &f->st));
    return seq;
}

static void a_new_database_has_an_empty_trail(void **state)
{
    struct fixture *f = *state;
    assert_int_equal(entries(f), 0);
    assert_string_equal(db_path(f->db), f->path);
}

static void a_provider_is_added_changed_and_left_alone(void **state)
{
    struct fixture *f = *state;
    enum upsert what;
    int64_t first = 0, again = 0;
    struct provider put = {.ref = "1-101", .name = "Cartref T\u0177 Gwyn", .brand = "Gwyn Group"},
                    got;
    begin(f);
    must(f, provider_put(f->db, &put, 0, &first, &what, &f->st));
    assert_int_equal(what, UPSERT_ADDED);
    must(f, provider_put(f->db, &put, 0, &again, &what, &f->st));
    assert_int_equal(what, UPSERT_SAME);
    assert_int_equal(first, again);
    assert_int_equal(entries(f), 1);
    put.brand = "";
    must(f, provider_put(f->db, &put, 0, &again, &what, &f->st));
    assert_int_equal(what, UPSERT_CHANGED);
    assert_int_equal(entries(f), 2);
    commit(f);
    must(f, provider_by_ref(f->db, "1-101", f->arena, &got, &f->st));
    assert_int_equal(got.id, first);
    assert_string_equal(got.name, put.name);
    assert_string_equal(got.brand, "");
    assert_int_equal(got.version, 2);
    must(f, provider_by_id(f->db, first, f->arena, &got, &f->st));
    assert_string_equal(got.ref, "1-101");
    assert_int_equal(provider_id(f->db, "1-101"), first);
    assert_int_equal(provider_id(f->db, "1-102"), 0);
    must_fail(f, provider_by_ref(f->db, "1-102", f->arena, &got, &f->st), STATUS_UNKNOWN,
              "no provider 1-102");
}

static void the_same_from_another_import_is_still_the_same(void **state)
{
    struct fixture *f = *state;
    char hex[65];
    int64_t import = 0, id = 0;
    enum upsert what;
    const struct provider put = {.ref = "1-101", .name = "Acorn", .brand = ""};
    sha256_hex("abc", 3, hex);
    assert_string_equal(hex, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    begin(f);
    must(f, provider_put(f->db, &put, 0, &id, &what, &f->st));
    must(f, import_register(f->db, "cqc-ratings", "a.csv", hex, &import, &f->st));
    assert_int_equal(import, 1);
    must(f, provider_put(f->db, &put, import, &id, &what, &f->st));
    assert_int_equal(what, UPSERT_SAME);
    must(f, import_finish(f->db, import, 0, 0, 1, &f->st));
    must(f, import_register(f->db, "cqc-ratings", "b.csv", hex, &import, &f->st));
    assert_int_equal(import, 2);
    must_fail(f, import_finish(f->db, 3, 0, 0, 0, &f->st), STATUS_UNKNOWN, "no import 3");
    commit(f);
}

static void locations_and_grades_come_back(void **state)
{
    struct fixture *f = *state;
    struct locations locations;
    struct grades grades;
    fill(f);
    int64_t acorn = provider_id(f->db, "1-101");
    must(f, locations_of(f->db, acorn, f->arena, &locations, &f->st));
    assert_int_equal(locations.count, 1);
    assert_string_equal(locations.rows[0].ref, "1-201");
    assert_string_equal(locations.rows[0].kind, "Social Care Org");
    assert_string_equal(locations.rows[0].address, "1 Long Lane");
    assert_string_equal(locations.rows[0].town, "Bristol");
    assert_string_equal(locations.rows[0].postcode, "BS1 4ST");
    assert_string_equal(locations.rows[0].authority, "Bristol, City of");
    assert_string_equal(locations.rows[0].region, "South West");
    assert_string_equal(locations.rows[0].care_home, "N");
    assert_string_equal(locations.rows[0].state, "active");
    must(f, locations_of(f->db, 0, f->arena, &locations, &f->st));
    assert_int_equal(locations.count, 2);
    must(f, grades_of(f->db, location_id(f->db, "1-201"), f->arena, &grades, &f->st));
    assert_int_equal(grades.count, 6);
    assert_string_equal(grades.rows[0].domain, "Caring");
    assert_string_equal(grades.rows[0].grade, "Good");
    assert_string_equal(grades.rows[0].regulator, "CQC");
    assert_string_equal(grades.rows[0].grouping, "Overall");
    assert_string_equal(grades.rows[0].report, "Location");
    assert_string_equal(grades.rows[0].inherited, "");
    assert_int_equal(grades.rows[0].published, day_of(2026, 1, 4));
    must(f, grades_of(f->db, 0, f->arena, &grades, &f->st));
    assert_int_equal(grades.count, 6);
}

struct visit {
    int seen, stop_after;
};

static bool visit(const struct grade *grade, const char *location_ref, void *context,
                  struct status *st)
{
    struct visit *visit = context;
    assert_string_equal(location_ref, "1-201");
    assert_string_equal(grade->grade, "Good");
    return ++visit->seen != visit->stop_after || status_fail(st, STATUS_FAILED, "enough");
}

static void grades_are_visited_until_the_visitor_stops(void **state)
{
    struct fixture *f = *state;
    struct visit all = {0}, some = {.stop_after = 2};
    fill(f);
    must(f, grades_each(f->db, visit, &all, &f->st));
    assert_int_equal(all.seen, 6);
    must_fail(f, grades_each(f->db, visit, &some, &f->st), STATUS_FAILED, "enough");
    assert_int_equal(some.seen, 2);
    must(f, grades_each(f->db, visit, &all, &f->st));
}

static void contracts_and_targets_come_back(void **state)
{
    struct fixture *f = *state;
    struct contract contract;
    struct contracts contracts;
    struct targets targets;
    fill(f);
    must(f, contract_by_ref(f->db, "HC-014", f->arena, &contract, &f->st));
    assert_string_equal(contract.title, "Home care");
    assert_string_equal(contract.framework, "bristol-homecare");
    assert_int_equal(contract.starts, day_of(2024, 4, 1));
    assert_int_equal(contract.ends, DAY_NEVER);
    assert_string_equal(contract.officer, "jsmith");
    assert_string_equal(contract.zone, "Zone 3");
    assert_int_equal(contract.value, 12345678);
    assert_string_equal(contract.provider_ref, "1-101");
    assert_string_equal(contract.provider_name, "Acorn Homecare Limited");
    assert_int_equal(contract_id(f->db, "HC-014"), contract.id);
    must(f, contracts_of(f->db, 0, f->arena, &contracts, &f->st));
    assert_int_equal(contracts.count, 2);
    assert_string_equal(contracts.rows[1].ref, "HC-015");
    assert_int_equal(contracts.rows[1].ends, day_of(2027, 3, 31));
    must(f, contracts_of(f->db, contract.provider, f->arena, &contracts, &f->st));
    assert_int_equal(contracts.count, 1);
    must(f, targets_of(f->db, contract.id, f->arena, &targets, &f->st));
    assert_int_equal(targets.count, 4);
    assert_string_equal(targets.rows[0].kpi, "1");
    assert_string_equal(targets.rows[0].target, "95");
    assert_string_equal(targets.rows[0].amber, "90.5");
    assert_string_equal(targets.rows[1].amber, "");
    assert_int_equal(targets.rows[0].from, day_of(2024, 4, 1));
    must_fail(f, contract_by_ref(f->db, "HC-016", f->arena, &contract, &f->st), STATUS_UNKNOWN,
              "HC-016");
    must_fail(f, contract_by_id(f->db, 99, f->arena, &contract, &f->st), STATUS_UNKNOWN, "99");
}

// What was agreed is never written over: each turn stays, and is told as it was known.
static void a_target_agreed_anew_leaves_the_old_one(void **state)
{
    struct fixture *f = *state;
    int64_t id = 0;
    enum upsert what;
    struct targets targets;
    begin(f);
    struct target_row target = {
        .contract = add_contract(f, add_provider(f, "1-1", "A"), "HC-1", "jsmith", DAY_NEVER),
        .kpi = "4",
        .from = day_of(2026, 4, 1),
        .target = "20",
        .amber = "30"};
    must(f, target_put(f->db, &target, 0, &id, &what, &f->st));
    assert_int_equal(what, UPSERT_ADDED);
    must(f, db_write_commit(f->db, &f->st));
    const moment then = TEST_MOMENT;
    must(f, db_write_begin(f->db, &test_actor, TEST_MOMENT + 3600, &f->st));
    must(f, target_put(f->db, &target, 0, &id, &what, &f->st));
    assert_int_equal(what, UPSERT_SAME);
    target.target = "25";
    must(f, target_put(f->db, &target, 0, &id, &what, &f->st));
    assert_int_equal(what, UPSERT_CHANGED);
    target.from = day_of(2027, 4, 1);
    must(f, target_put(f->db, &target, 0, &id, &what, &f->st));
    assert_int_equal(what, UPSERT_ADDED);
    must(f, db_write_commit(f->db, &f->st));
    must(f, targets_of(f->db, target.contract, f->arena, &targets, &f->st));
    assert_int_equal(targets.count, 2);
    assert_string_equal(targets.rows[0].target, "25");
    assert_int_equal(targets.rows[0].version, 2);
    const moment moments[] = {then, then - 86400}; // the first ones count before they came in, too
    for (size_t i = 0; i < 2; i++) {
        must(f, targets_known(f->db, target.contract, moments[i], f->arena, &targets, &f->st));
        assert_int_equal(targets.count, 1);
        assert_string_equal(targets.rows[0].target, "20");
    }
    struct text report = {0};
    assert_int_equal(audit_verify(f->db, NULL, &report), VERIFY_SOUND);
    text_release(&report);
}

static void a_contract_without_a_value_says_so(void **state)
{
    struct fixture *f = *state;
    int64_t id = 0;
    enum upsert what;
    struct contract got;
    begin(f);
    const struct contract put = {.provider = add_provider(f, "1-1", "A"),
                                 .ref = "C",
                                 .title = "",
                                 .framework = "bristol-homecare",
                                 .starts = TEST_DAY,
                                 .ends = DAY_NEVER,
                                 .officer = "",
                                 .zone = "",
                                 .value = -1};
    must(f, contract_put(f->db, &put, 0, &id, &what, &f->st));
    commit(f);
    must(f, contract_by_id(f->db, id, f->arena, &got, &f->st));
    assert_int_equal(got.value, -1);
}

static void facts_come_back_by_date_kind_and_entry(void **state)
{
    struct fixture *f = *state;
    struct fact_rows rows;
    struct fact_row full = {.kind = "served",
                            .ref = "RAP-1",
                            .date = day_of(2027, 2, 2),
                            .kpi = "7",
                            .period = day_of(2027, 1, 1),
                            .value = "899/1000",
                            .colour = "red",
                            .instrument = "rap",
                            .covers = "7;8",
                            .rectify_by = day_of(2027, 7, 4),
                            .accompanies = "PWN-1",
                            .follows = "RAP-0",
                            .outcome = "held",
                            .answers = "pwn-quarter:2027-01-01",
                            .note = "as agreed",
                            .recorded = 1790000000,
                            .claimed = true};
    begin(f);
    full.contract = add_contract(f, add_provider(f, "1-1", "A"), "C-1", "jsmith", DAY_NEVER);
    int64_t other = add_contract(f, provider_id(f->db, "1-1"), "C-2", "jsmith", DAY_NEVER);
    add_fact(f, full.contract, "visit", "V-2", day_of(2027, 2, 2));
    must(f, fact_add(f->db, &full, 0, &f->st));
    add_fact(f, other, "visit", "V-1", day_of(2027, 2, 2));
    add_fact(f, full.contract, "visit", "V-1", day_of(2027, 2, 2));
    add_fact(f, full.contract, "visit", "V-0", day_of(2026, 2, 2));
    commit(f);
    must(f, facts_of(f->db, full.contract, f->arena, &rows, &f->st));
    assert_int_equal(rows.count, 4);
    assert_string_equal(rows.rows[0].ref, "V-0");
    assert_string_equal(rows.rows[2].ref, "V-2");
    assert_string_equal(rows.rows[3].ref, "V-1");
    assert_int_equal(rows.rows[0].period, DAY_NONE);
    assert_int_equal(rows.rows[0].recorded, TEST_MOMENT);
    assert_false(rows.rows[0].claimed);
    assert_string_equal(rows.rows[0].value, "");
    const struct fact_row *got = &rows.rows[1];
    assert_int_equal(got->id, full.id);
    assert_string_equal(got->kind, "served");
    assert_string_equal(got->kpi, "7");
    assert_int_equal(got->period, full.period);
    assert_string_equal(got->value, "899/1000");
    assert_string_equal(got->colour, "red");
    assert_string_equal(got->instrument, "rap");
    assert_string_equal(got->covers, "7;8");
    assert_int_equal(got->rectify_by, full.rectify_by);
    assert_string_equal(got->accompanies, "PWN-1");
    assert_string_equal(got->follows, "RAP-0");
    assert_string_equal(got->outcome, "held");
    assert_string_equal(got->answers, full.answers);
    assert_string_equal(got->note, "as agreed");
    assert_true(got->claimed);
    assert_int_equal(got->recorded, 1790000000);
    assert_int_equal(got->entered, TEST_MOMENT);
    assert_string_equal(got->entered_by, "tester");
}

static void what_breaks_the_rules_is_refused_in_words(void **state)
{
    struct fixture *f = *state;
    int64_t id = 0;
    enum upsert what;
    const struct provider nameless = {.ref = "", .name = "A", .brand = ""};
    const struct provider bytes = {.ref = "1", .name = "T\xff", .brand = ""};
    const struct location nowhere = {.provider = 77, .ref = "L", .care_home = "N"};
    struct fact_row undated = {.kind = "visit", .date = DAY_NONE};
    struct fact_row purple = {.kind = "result",
                              .date = TEST_DAY,
                              .colour = "purple",
                              .period = DAY_NONE,
                              .rectify_by = DAY_NONE};
    begin(f);
    must_fail(f, provider_put(f->db, &nameless, 0, &id, &what, &f->st), STATUS_DATA, "NOT saved");
    must_fail(f, provider_put(f->db, &bytes, 0, &id, &what, &f->st), STATUS_DATA,
              "not valid UTF-8");
    must_fail(f, location_put(f->db, &nowhere, 0, &id, &what, &f->st), STATUS_DATA, "FOREIGN KEY");
    int64_t contract = add_contract(f, add_provider(f, "1-1", "A"), "C-1", "", DAY_NEVER);
    undated.contract = purple.contract = contract;
    must_fail(f, fact_add(f->db, &undated, 0, &f->st), STATUS_DATA, "NOT NULL");
    must_fail(f, fact_add(f->db, &purple, 0, &f->st), STATUS_DATA, "CHECK");
    commit(f);
    struct text report = {0};
    assert_int_equal(audit_verify(f->db, NULL, &report), VERIFY_SOUND);
    text_release(&report);
}

static void settings_and_framework_texts_are_kept(void **state)
{
    struct fixture *f = *state;
    struct framework_texts texts;
    fill(f);
    assert_string_equal(db_setting(f->db, "demo", f->arena), "1");
    assert_null(db_setting(f->db, "demo_day", f->arena));
    must(f, frameworks_kept(f->db, NULL, f->arena, &texts, &f->st));
    assert_int_equal(texts.count, 1);
    assert_string_equal(texts.rows[0].framework, "bristol-homecare");
    assert_string_equal(texts.rows[0].edition, "2020");
    assert_int_equal(texts.rows[0].valid_from, day_of(2020, 4, 1));
    assert_string_equal(texts.rows[0].text, "framework = \"bristol-homecare\";\n");
    must(f, frameworks_kept(f->db, "another", f->arena, &texts, &f->st));
    assert_int_equal(texts.count, 0);
    begin(f);
    must(f, db_set_setting(f->db, "demo", "", &f->st));
    commit(f);
    assert_null(db_setting(f->db, "demo", f->arena));
}

static void the_trail_is_read_newest_first(void **state)
{
    struct fixture *f = *state;
    struct audit_rows rows;
    fill(f);
    int64_t last = entries(f);
    must(f, audit_recent(f->db, INT64_MAX, 3, f->arena, &rows, &f->st));
    assert_int_equal(rows.count, 3);
    assert_int_equal(rows.rows[0].seq, last);
    assert_string_equal(rows.rows[0].action, "add");
    assert_string_equal(rows.rows[0].object, "fact");
    assert_string_equal(rows.rows[0].login, "tester");
    assert_int_equal(rows.rows[0].at, TEST_MOMENT);
    assert_string_equal(rows.rows[1].action, "correct");
    assert_string_equal(rows.rows[1].object, "provider");
    must(f, audit_recent(f->db, 3, 10, f->arena, &rows, &f->st));
    assert_int_equal(rows.count, 2);
    assert_int_equal(rows.rows[1].seq, 1);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_setup, fixture_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_new_database_has_an_empty_trail),
        TEST(a_provider_is_added_changed_and_left_alone),
        TEST(the_same_from_another_import_is_still_the_same),
        TEST(locations_and_grades_come_back),
        TEST(grades_are_visited_until_the_visitor_stops),
        TEST(contracts_and_targets_come_back),
        TEST(a_target_agreed_anew_leaves_the_old_one),
        TEST(a_contract_without_a_value_says_so),
        TEST(facts_come_back_by_date_kind_and_entry),
        TEST(what_breaks_the_rules_is_refused_in_words),
        TEST(settings_and_framework_texts_are_kept),
        TEST(the_trail_is_read_newest_first),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
