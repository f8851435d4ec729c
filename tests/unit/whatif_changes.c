// SPDX-License-Identifier: MIT
// What saving something would change, against a contract with one warning notice behind it.
#include "tests/unit/support/office_fixture.h"

#include <string.h>

#include "model/ground/text.h"
#include "model/whatif.h"

static int64_t contract;
static struct arena *arena;

static int setup(void **state)
{
    int failed = desk_setup(state);
    struct desk *desk = *state;
    arena = arena_new();
    contract = desk_contract(desk, "P-1", "Acorn Homecare", "HC-001");
    desk_fact(desk, (struct fact_row){.contract = contract,
                                      .kind = "result",
                                      .kpi = "7",
                                      .period = on("2027-01-01"),
                                      .date = on("2027-04-12"),
                                      .colour = "red"});
    desk_fact(desk, (struct fact_row){.contract = contract,
                                      .kind = "served",
                                      .ref = "PWN-1",
                                      .date = on("2026-11-02"),
                                      .instrument = "pwn"});
    desk_open(desk, DB_WRITE, on("2027-05-24"), MOMENT_ALL);
    return failed;
}

static int teardown(void **state)
{
    arena_free(arena);
    return desk_teardown(state);
}

static const struct fact plain = {
    .period = DAY_NONE,
    .rectify_by = DAY_NONE,
    .outcome = "",
    .note = "",
};

static const char *told(struct desk *desk, const struct fact *extra, size_t count, day when)
{
    struct evaluation now;
    struct text words = {0};
    struct status st = {0};
    assert_true(evaluation_of(&desk->office, contract, arena, &now, &st));
    assert_true(whatif(&desk->office, &now, extra, count, when, arena, &words, &st));
    const char *kept = arena_strdup(arena, text_get(&words));
    text_release(&words);
    return kept;
}

#define SAYS(words, part)                                   \
    do {                                                    \
        if (strstr((words), (part)) == NULL)                \
            fail_msg("no \"%s\" in:\n%s", (part), (words)); \
    } while (0)

static struct fact warning(const char *ref, day when, const char *const *answers, size_t count)
{
    struct fact fact = plain;
    fact.kind = FACT_SERVED;
    fact.ref = ref;
    fact.date = when;
    fact.instrument = "pwn";
    fact.answers = answers;
    fact.answer_count = count;
    return fact;
}

static void a_notice_answers_and_raises(void **state)
{
    static const char *const key[] = {"pwn-quarter:2027-01-01"};
    const struct fact notice = warning("PWN-2", on("2027-05-24"), key, 1);
    const char *words = told(*state, &notice, 1, on("2027-05-24"));
    SAYS(words, "Answers: Provider Warning Notice: failures in one quarter");
    SAYS(words, "Asks for: Default Notice: two Provider Warning Notices: 2 notices served");
    SAYS(words, "Asks for: Remedial Action Plan to support a notice: PWN-2 (Table 5)\n");
    assert_null(strstr(words, "Nothing changes"));
}

static void a_result_is_corrected(void **state)
{
    struct fact better = plain;
    better.kind = FACT_RESULT;
    better.ref = "7@2027-01-01";
    better.kpi = "7";
    better.period = on("2027-01-01");
    better.date = on("2027-05-24");
    better.colour = COLOUR_GREEN;
    SAYS(told(*state, &better, 1, on("2027-05-24")),
         "No longer raised: Provider Warning Notice: failures in one quarter (Table 5)\n"
         "Status: AMBER (now RED): ");
}

static void one_more_step(void **state)
{
    struct fact amber = plain;
    amber.kind = FACT_EARLY;
    amber.ref = "1@2027-04-01!2027-05-24";
    amber.kpi = "1";
    amber.period = on("2027-04-01");
    amber.date = on("2027-05-24");
    amber.colour = COLOUR_AMBER;
    SAYS(told(*state, &amber, 1, on("2027-05-24")), "Then: 2 more amber in the quarter");
}

static void nothing_at_all(void **state)
{
    struct fact visit = plain;
    visit.kind = FACT_VISIT;
    visit.ref = "V-1";
    visit.date = on("2027-05-24");
    visit.instrument = "qa-visit";
    visit.outcome = "held";
    SAYS(told(*state, &visit, 1, on("2027-05-24")), "Nothing changes");
}

// On a later day the notice of November has left the window: no Default Notice follows, and what has merely passed with time is not told
// as a consequence.
static void as_at_the_later_day(void **state)
{
    static const char *const key[] = {"pwn-quarter:2027-01-01"};
    const struct fact notice = warning("PWN-2", on("2027-11-02"), key, 1);
    const char *words = told(*state, &notice, 1, on("2027-11-02"));
    SAYS(words, "Answers: ");
    assert_null(strstr(words, "Default Notice: "));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_notice_answers_and_raises, setup, teardown),
        cmocka_unit_test_setup_teardown(a_result_is_corrected, setup, teardown),
        cmocka_unit_test_setup_teardown(one_more_step, setup, teardown),
        cmocka_unit_test_setup_teardown(nothing_at_all, setup, teardown),
        cmocka_unit_test_setup_teardown(as_at_the_later_day, setup, teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
