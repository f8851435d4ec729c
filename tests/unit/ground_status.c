// SPDX-License-Identifier: MIT
// How failures are recorded, and the exit statuses that scripts rely on (design 6).
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "model/ground/status.h"

static void exit_statuses_are_the_contract(void **state)
{
    (void)state;
    assert_int_equal(status_exit(STATUS_OK), 0);
    assert_int_equal(status_exit(STATUS_FAILED), 1);
    assert_int_equal(status_exit(STATUS_USAGE), 2);
    assert_int_equal(status_exit(STATUS_UNKNOWN), 3);
    assert_int_equal(status_exit(STATUS_BUSY), 4);
    assert_int_equal(status_exit(STATUS_DATA), 5);
    assert_int_equal(status_exit(STATUS_MEMORY), 71);
    assert_int_equal(status_exit(STATUS_DENIED), 77);
    assert_int_equal(status_exit(STATUS_CODE_COUNT), 1);
}

static void a_failure_keeps_its_first_code_and_its_last_message(void **state)
{
    (void)state;
    struct status st = {0};
    assert_string_equal(status_message(&st), "");
    assert_false(status_fail(&st, STATUS_BUSY, "The database is busy (%d).", 1));
    assert_int_equal(st.code, STATUS_BUSY);
    assert_string_equal(status_message(&st), "The database is busy (1).");
    assert_false(status_fail(&st, STATUS_DATA, "While saving: %s",
                             status_message(&st))); // its own message as an argument
    assert_int_equal(st.code, STATUS_BUSY);
    assert_string_equal(status_message(&st), "While saving: The database is busy (1).");
    status_clear(&st);
    assert_int_equal(st.code, STATUS_OK);
    assert_string_equal(status_message(&st), "");
    status_clear(&st);
}

static void lines_are_added_to_a_message(void **state)
{
    (void)state;
    struct status st = {0};
    assert_false(status_add(&st, STATUS_DATA, "line %d: no date", 3));
    assert_false(status_add(&st, STATUS_FAILED, "line %d: no KPI", 7));
    assert_int_equal(st.code, STATUS_DATA);
    assert_string_equal(status_message(&st), "line 3: no date\nline 7: no KPI");
    assert_false(status_add(&st, STATUS_FAILED, "%s", status_message(&st)));
    assert_string_equal(status_message(&st),
                        "line 3: no date\nline 7: no KPI\nline 3: no date\nline 7: no KPI");
    status_clear(&st);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(exit_statuses_are_the_contract),
        cmocka_unit_test(a_failure_keeps_its_first_code_and_its_last_message),
        cmocka_unit_test(lines_are_added_to_a_message),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
