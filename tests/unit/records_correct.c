// SPDX-License-Identifier: MIT
// Corrections of records: what was said stays told, the correction counts from now on as if it had been said then.
#include "tests/unit/support/import_fixture.h"

#include <string.h>

#include "model/entry.h"
#include "model/history.h"
#include "model/records_store.h"

static int64_t begin_contract(struct desk *desk)
{
    takes(desk, "contracts",
          "ref,title,provider_ref,provider,framework,starts\n"
          "BR-1,Care at home,P-2,Birch Care,inverclyde-poor-performance,2026-04-01\n",
          2, 0, 0);
    int64_t id = contract_id(desk->office.db, "BR-1");
    assert_int_not_equal(id, 0);
    return id;
}

static void visit(struct desk *desk, int64_t contract, const char *date, const char *state,
                  const char *result)
{
    const struct field fields[] = {{"result", result}};
    must(desk->f, record_step(&desk->office, contract, "visit", "V-1", on(date), state, fields,
                              *result != '\0', desk->f->arena, NULL, &desk->f->st));
}

static bool correct(struct desk *desk, int64_t contract, const char *date, const char *result,
                    const char *reason, bool strike)
{
    const struct field fields[] = {{"result", result}};
    const struct record_correction correction = {
        .kind = "visit",
        .ref = "V-1",
        .date = on(date),
        .fields = fields,
        .count = 1,
        .reason = reason,
        .strike = strike,
    };
    assert_int_equal(entry_begin(&desk->office, NULL, &desk->f->st), ENTRY_OPEN);
    if (record_correct(&desk->office, contract, &correction, desk->f->arena, &desk->f->st))
        return entry_commit(&desk->office, NULL, &desk->f->st);
    entry_give_up(&desk->office);
    return false;
}

static const struct record_state *stands(struct desk *desk, int64_t contract)
{
    struct evaluation evaluation;
    struct record_states all;
    must(desk->f,
         evaluation_of(&desk->office, contract, desk->f->arena, &evaluation, &desk->f->st));
    record_states(&evaluation.facts, DAY_NEVER, MOMENT_ALL, desk->f->arena, &all);
    return record_find(&all, "visit", "V-1");
}

static void the_correction_counts_and_what_was_said_stays_told(void **state)
{
    struct desk *desk = *state;
    int64_t contract = begin_contract(desk);
    visit(desk, contract, "2027-05-04", "held", "Records of medicine are missing");
    must(desk->f, correct(desk, contract, "2027-05-05", "Records of medicine are late",
                          "the other visit was meant", false));
    const struct record_state *record = stands(desk, contract);
    assert_int_equal(record->step_count, 1);
    assert_int_equal(record_moved(record), on("2027-05-05"));
    assert_string_equal(record_field(record, "result"), "Records of medicine are late");

    struct history history;
    const struct subject subject = {.contract = contract};
    must(desk->f, history_of(&desk->office, &subject, desk->f->arena, &history, &desk->f->st));
    assert_int_equal(history.count, 2);
    assert_non_null(strstr(history.rows[0].summary, "corrected on"));
    assert_non_null(strstr(history.rows[0].summary, "the other visit was meant"));
}

static void what_is_struck_out_is_as_it_was_before(void **state)
{
    struct desk *desk = *state;
    int64_t contract = begin_contract(desk);
    visit(desk, contract, "2027-06-04", "planned", "");
    visit(desk, contract, "2027-05-20", "held", "Nothing to note");
    must(desk->f, correct(desk, contract, "2027-05-20", "", "it was another provider", true));
    const struct record_state *record = stands(desk, contract);
    assert_string_equal(record_now(record), "planned");
    assert_int_equal(record->step_count, 1);
    // and once more: then there is no such visit
    must(desk->f, correct(desk, contract, "2027-05-20", "", "nor was it planned", true));
    assert_null(stands(desk, contract));
    must_fail(desk->f, correct(desk, contract, "2027-05-20", "", "again", true), STATUS_DATA,
              "There is no visit V-1");
}

static void a_correction_is_asked_like_a_step(void **state)
{
    struct desk *desk = *state;
    int64_t contract = begin_contract(desk);
    visit(desk, contract, "2027-05-04", "held", "Fine");
    must_fail(desk->f, correct(desk, contract, "2027-05-04", "Good", "  ", false), STATUS_DATA,
              "Give the reason");
    const struct field wrong[] = {{"type", "no-such-visit"}};
    const struct record_correction correction = {.kind = "visit",
                                                 .ref = "V-1",
                                                 .date = on("2027-05-04"),
                                                 .fields = wrong,
                                                 .count = 1,
                                                 .reason = "x"};
    assert_int_equal(entry_begin(&desk->office, NULL, &desk->f->st), ENTRY_OPEN);
    assert_false(
        record_correct(&desk->office, contract, &correction, desk->f->arena, &desk->f->st));
    entry_give_up(&desk->office);
    assert_non_null(strstr(status_message(&desk->f->st), "no-such-visit"));
    status_clear(&desk->f->st);
    assert_string_equal(record_field(stands(desk, contract), "result"), "Fine");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(the_correction_counts_and_what_was_said_stays_told,
                                        import_setup, import_teardown),
        cmocka_unit_test_setup_teardown(what_is_struck_out_is_as_it_was_before, import_setup,
                                        import_teardown),
        cmocka_unit_test_setup_teardown(a_correction_is_asked_like_a_step, import_setup,
                                        import_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
