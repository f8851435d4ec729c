// SPDX-License-Identifier: MIT
// Steps of records in the database: asked, stored with what they say, refused as a whole; and the import of files of them.
#include "tests/unit/support/import_fixture.h"

#include <string.h>

#include "db/standing.h"
#include "model/records_store.h"

// OC-1 and OC-2 of provider P-1 under Birmingham's protocol, BR-1 under Inverclyde's process.
static void agree_on_all(struct desk *desk)
{
    takes(desk, "contracts",
          "ref,title,provider_ref,provider,framework,starts\n"
          "OC-1,Day care,P-1,Acorn Care,birmingham-intervention,2026-04-01\n"
          "OC-2,Night care,P-1,Acorn Care,birmingham-intervention,2026-04-01\n"
          "BR-1,Care at home,P-2,Birch Care,inverclyde-poor-performance,2026-04-01\n",
          5, 0, 0);
}

static int64_t id_of(struct desk *desk, const char *ref)
{
    int64_t id = contract_id(desk->office.db, ref);
    assert_int_not_equal(id, 0);
    return id;
}

static bool step(struct desk *desk, const char *contract, const char *kind, const char *ref,
                 const char *date, const char *state, const struct field *fields, size_t count,
                 struct gate_answers *answers)
{
    return record_step(&desk->office, id_of(desk, contract), kind, ref, on(date), state, fields,
                       count, desk->f->arena, answers, &desk->f->st);
}

static struct evaluation told(struct desk *desk, const char *contract, const char *as_at)
{
    struct evaluation evaluation;
    must(desk->f, evaluation_at(&desk->office, id_of(desk, contract), on(as_at), MOMENT_ALL,
                                desk->f->arena, &evaluation, &desk->f->st));
    return evaluation;
}

// What is kept for lists of a contract.
static struct standing kept(struct desk *desk, const char *contract)
{
    const struct standing_query all = {.ended = true, .as_at = desk->office.today, .rag = -1};
    struct standings rows;
    must(desk->f, standing_page(desk->office.db, &all, 0, 10, desk->f->arena, &rows, &desk->f->st));
    for (size_t i = 0; i < rows.count; i++) {
        if (strcmp(rows.rows[i].contract_ref, contract) == 0)
            return rows.rows[i];
    }
    fail_msg("no row of %s", contract);
    return (struct standing){0};
}

static void a_step_is_stored_with_what_it_says(void **state)
{
    struct desk *desk = *state;
    static const struct field requested[] = {{"failure", "Missed calls:\n1. Monday\\Tuesday"}};
    struct gate_answers answers;
    agree_on_all(desk);
    must(desk->f, step(desk, "OC-1", "improvement-plan", "IP-1", "2027-04-01", "requested",
                       requested, 1, &answers));
    assert_true(answers.passed);
    struct evaluation evaluation = told(desk, "OC-1", "2027-04-02");
    assert_int_equal(evaluation.facts.fact_count, 1);
    const struct fact *fact = &evaluation.facts.facts[0];
    assert_int_equal(fact->kind, FACT_RECORD);
    assert_string_equal(fact->record, "improvement-plan");
    assert_string_equal(fact->ref, "IP-1");
    assert_string_equal(fact->outcome, "requested");
    assert_string_equal(fact_field(fact, "failure"), "Missed calls:\n1. Monday\\Tuesday");
    assert_false(fact->ends);
    // Good Friday and Easter Monday are no working days
    assert_int_equal(evaluation.outcome->due_count, 1);
    assert_int_equal(evaluation.outcome->dues[0].on, on("2027-04-15"));
    const struct standing standing = kept(desk, "OC-1");
    assert_int_equal(standing.next_due_on, on("2027-04-15"));
}

static void what_is_wrong_is_all_told_and_nothing_stored(void **state)
{
    struct desk *desk = *state;
    static const struct field half[] = {{"deficiency", "Calls missed"}, {"comply_by", "soon"}};
    agree_on_all(desk);
    must_fail(desk->f,
              step(desk, "OC-1", "breach-notice", "BN-1", "2027-04-01", "served", half, 2, NULL),
              STATUS_DATA, "soon");
    must_fail(desk->f,
              step(desk, "OC-1", "breach-notice", "BN-1", "2027-04-01", "served", half, 1, NULL),
              STATUS_DATA, "still blank: action, comply_by");
    must_fail(desk->f,
              step(desk, "OC-1", "breach-notice", "BN 1", "2027-04-01", "draft", half, 1, NULL),
              STATUS_DATA, "\"BN 1\" is no reference");
    must_fail(desk->f, step(desk, "OC-1", "breach", "BN-1", "2027-04-01", "draft", NULL, 0, NULL),
              STATUS_DATA, "There is no kind of record \"breach\"");
    must_fail(desk->f,
              record_step(&desk->office, 999, "breach-notice", "BN-1", on("2027-04-01"), "draft",
                          NULL, 0, desk->f->arena, NULL, &desk->f->st),
              STATUS_UNKNOWN, "");
    assert_int_equal(told(desk, "OC-1", "2027-05-01").facts.fact_count, 0);
}

static void a_step_does_not_lie_before_the_last(void **state)
{
    struct desk *desk = *state;
    static const struct field failure[] = {{"failure", "Missed calls"}};
    agree_on_all(desk);
    must(desk->f, step(desk, "OC-1", "improvement-plan", "IP-1", "2027-04-10", "requested", failure,
                       1, NULL));
    must_fail(
        desk->f,
        step(desk, "OC-1", "improvement-plan", "IP-1", "2027-04-09", "received", NULL, 0, NULL),
        STATUS_DATA, "has been \"requested\" since 2027-04-10; a step of 2027-04-09");
    must_fail(desk->f,
              step(desk, "OC-1", "improvement-plan", "IP-1", "2027-04-12", "met", NULL, 0, NULL),
              STATUS_DATA, "cannot be met");
    // a visit may be held before the day it was planned for
    static const struct field type[] = {{"type", "management-meeting"}, {"risk_checklist", "RC-1"}};
    must(desk->f, step(desk, "OC-1", "meeting", "M-1", "2027-06-20", "planned", type, 2, NULL));
    must(desk->f, step(desk, "OC-1", "meeting", "M-1", "2027-06-10", "held", type, 2, NULL));
    must_fail(desk->f, step(desk, "OC-1", "meeting", "M-1", "2027-06-11", "held", type, 2, NULL),
              STATUS_DATA, "was held cannot");
}

static void an_exception_is_recorded(void **state)
{
    struct desk *desk = *state;
    static const struct field requested[] = {
        {"requested_by", "market-manager"}, {"reason", "performance"}, {"basis", "Four quarters"}};
    static const struct field decided[] = {{"decided_by", "approver"},
                                           {"reason", "business-failure"}};
    struct gate_answers answers;
    agree_on_all(desk);
    must(desk->f,
         step(desk, "OC-1", "termination", "T-1", "2027-04-01", "requested", requested, 3, NULL));
    must_fail(desk->f,
              step(desk, "OC-1", "termination", "T-1", "2027-04-02", "decided", decided, 1, NULL),
              STATUS_DATA, "there has been none. [Row 18, stated]");
    must(desk->f,
         step(desk, "OC-1", "termination", "T-1", "2027-04-02", "decided", decided, 2, &answers));
    bool excepted = false;
    for (size_t i = 0; i < answers.count; i++)
        excepted = excepted || answers.list[i].excepted;
    assert_true(excepted);
    struct evaluation evaluation = told(desk, "OC-1", "2027-04-02");
    assert_string_equal(fact_field(&evaluation.facts.facts[1], "exception"), "decommission-after");
}

static void what_is_said_of_the_provider_holds_for_the_other_contracts(void **state)
{
    struct desk *desk = *state;
    static const struct field below[] = {{"rating", "below"}, {"basis", "Visit of 2 April"}};
    agree_on_all(desk);
    assert_string_equal(told(desk, "OC-2", "2027-04-02").outcome->standing, "Not rated");
    must(desk->f, step(desk, "OC-1", "rating", "R-1", "2027-04-02", "decided", below, 2, NULL));
    assert_string_equal(told(desk, "OC-1", "2027-04-02").outcome->standing, "Below");
    assert_string_equal(told(desk, "OC-2", "2027-04-02").outcome->standing, "Below");
    assert_string_equal(told(desk, "OC-2", "2027-04-01").outcome->standing, "Not rated");
    assert_string_equal(told(desk, "BR-1", "2027-04-02").outcome->standing, "No case");
    size_t left = 0;
    must(desk->f, standings_refresh(&desk->office, 10, &left, &desk->f->st));
    const struct standing standing = kept(desk, "OC-2");
    assert_string_equal(standing.standing, "Below");
}

// ---- Import -------------------------------------------------------------------------------------------------------------------

#define HEAD "contract,kind,ref,date,state,recorded,failure,measures,actions,meet_by,timescale\n"

static void rows_are_taken_by_their_dates(void **state)
{
    struct desk *desk = *state;
    static const char file[] =
        HEAD "OC-1,improvement-plan,IP-1,2027-01-12,agreed,,,No missed calls,Second "
             "team,2027-03-13,60 days\n"
             "OC-1,improvement-plan,IP-1,2027-01-08,received,2027-01-09T10:00:00Z,,,,,\n"
             "OC-1,improvement-plan,IP-1,2027-01-04,requested,,Missed calls,,,,\n";
    agree_on_all(desk);
    takes(desk, "records", file, 3, 0, 0);
    takes(desk, "records", file, 0, 0, 3);
    struct evaluation evaluation = told(desk, "OC-1", "2027-01-12");
    assert_int_equal(evaluation.outcome->due_count, 3);
    assert_int_equal(evaluation.outcome->dues[0].on, on("2027-02-11"));
    assert_true(evaluation.facts.facts[1].claimed);
}

static void mistakes_of_records_are_told_by_line(void **state)
{
    struct desk *desk = *state;
    static const struct {
        const char *file, *words;
    } mistakes[] = {
        {"contract,kind,ref,date,state\nOC-1,improvement-plan,IP-1,2027-01-12,agreed\n",
         "in.csv:2: improvement-plan IP-1: An improvement plan cannot be agreed before it is a "
         "draft or has been received"},
        {"contract,kind,ref,date,state\nOC-1,improvment-plan,IP-1,2027-01-12,requested\n",
         "in.csv:2: there is no kind of record \"improvment-plan\"; did you mean "
         "improvement-plan?"},
        {"contract,kind,ref,date,state\nOC-9,rating,R-1,2027-01-12,decided\n", "in.csv:2: "},
        {"contract,kind,ref,date,state,shoesize\nOC-1,rating,R-1,2027-01-12,decided,9\n",
         "in.csv:1: \"shoesize\" is no field of any kind of record"},
        {"contract,kind,ref,date,state,failure\nOC-1,rating,R-1,2027-01-12,decided,x\n",
         "in.csv:2: A rating has no field \"failure\""},
        {"contract,kind,ref,date,state,rating,basis\nOC-1,rating,R-1,2027-01-12,decided,amber,x\n",
         "there is no \"amber\" in this framework"},
        {"contract,kind,ref,date,kpi,colour\nOC-1,result,,2027-01-12,1,G\n",
         "this is the header of history"},
    };
    agree_on_all(desk);
    for (size_t i = 0; i < sizeof mistakes / sizeof *mistakes; i++)
        refuses(desk, "records", mistakes[i].file, mistakes[i].words);
    // one mistake, and nothing of the file is stored
    refuses(desk, "records",
            "contract,kind,ref,date,state,rating,basis\n"
            "OC-1,rating,R-1,2027-01-12,decided,below,Visit\n"
            "OC-1,rating,R-2,2027-01-13,decided,worse,Visit\n",
            "in.csv:3: ");
    assert_int_equal(told(desk, "OC-1", "2027-02-01").facts.fact_count, 0);
}

static void columns_may_be_called_like_those_of_a_history(void **state)
{
    struct desk *desk = *state;
    agree_on_all(desk);
    takes(desk, "records",
          "contract,kind,ref,date,state,what,category,outcome,value,answer\n"
          "BR-1,concern,C-1,2027-01-12,logged,Late,delivery,,,\n"
          "BR-1,concern,C-1,2027-01-15,resolved,,,Mended,,\n",
          2, 0, 0);
}

static void a_file_may_rest_on_its_own_rows(void **state)
{
    struct desk *desk = *state;
    agree_on_all(desk);
    // the suspension under one contract opens the way for the termination of the other
    takes(
        desk, "records",
        "contract,kind,ref,date,state,reason,basis,scope,decided_by,contingency,requested_by\n"
        "OC-2,termination,T-1,2027-03-02,decided,performance,,,approver,,\n"
        "OC-2,termination,T-1,2027-03-01,requested,performance,Nothing changed,,,,market-manager\n"
        "OC-1,suspension,S-1,2027-01-12,in-force,,,,,Brokerage covers,\n"
        "OC-1,suspension,S-1,2027-01-11,agreed,,,,approver,,\n"
        "OC-1,suspension,S-1,2027-01-10,proposed,performance,Four quarters,framework,,,\n",
        5, 0, 0);
    takes(desk, "records",
          "contract,kind,ref,date,state,type,risk_checklist\n"
          "OC-1,meeting,M-1,2027-05-20,planned,management-meeting,\n"
          "OC-1,meeting,M-1,2027-05-10,held,management-meeting,RC-1\n",
          2, 0, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_step_is_stored_with_what_it_says, import_setup,
                                        import_teardown),
        cmocka_unit_test_setup_teardown(what_is_wrong_is_all_told_and_nothing_stored, import_setup,
                                        import_teardown),
        cmocka_unit_test_setup_teardown(a_step_does_not_lie_before_the_last, import_setup,
                                        import_teardown),
        cmocka_unit_test_setup_teardown(an_exception_is_recorded, import_setup, import_teardown),
        cmocka_unit_test_setup_teardown(what_is_said_of_the_provider_holds_for_the_other_contracts,
                                        import_setup, import_teardown),
        cmocka_unit_test_setup_teardown(rows_are_taken_by_their_dates, import_setup,
                                        import_teardown),
        cmocka_unit_test_setup_teardown(mistakes_of_records_are_told_by_line, import_setup,
                                        import_teardown),
        cmocka_unit_test_setup_teardown(columns_may_be_called_like_those_of_a_history, import_setup,
                                        import_teardown),
        cmocka_unit_test_setup_teardown(a_file_may_rest_on_its_own_rows, import_setup,
                                        import_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
