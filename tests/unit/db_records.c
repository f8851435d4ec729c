// SPDX-License-Identifier: MIT
// What is put into the database is what comes out, and is written only when it says something new.
#include "support/db_fixture.h"

#include <string.h>

#include "db/framework.h"
#include "db/holiday.h"
#include "db/import.h"

static void a_new_database_is_sound_and_empty(void **state)
{
    struct fixture *f = *state;
    int64_t seq = -1;
    char hex[65];
    struct text report = {0};
    must(f, audit_head(f->db, &seq, hex, &f->st));
    assert_int_equal(seq, 0);
    assert_int_equal(audit_verify(f->db, NULL, &report), VERIFY_SOUND);
    text_release(&report);
}

static void a_filled_database_is_sound(void **state)
{
    struct fixture *f = *state;
    struct text report = {0};
    int64_t seq = 0;
    char hex[65];
    fill(f);
    must(f, audit_head(f->db, &seq, hex, &f->st));
    assert_true(seq >= 45);
    if (audit_verify(f->db, NULL, &report) != VERIFY_SOUND)
        fail_msg("%s", text_get(&report));
    text_release(&report);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_new_database_is_sound_and_empty, fixture_setup,
                                        fixture_teardown),
        cmocka_unit_test_setup_teardown(a_filled_database_is_sound, fixture_setup,
                                        fixture_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
