// SPDX-License-Identifier: MIT
// Cover during leave on the screens of whoever covers: what is theirs, marked for whom, until when.
#include <pwd.h>
#include <string.h>
#include <unistd.h>

#include "tests/harness/scratch.h"
#include "tests/screen/support/demo.h"

static void cover(const char *from, const char *to)
{
    const struct passwd *person = getpwuid(getuid());
    assert_non_null(person);
    struct ran ran =
        run(NULL, "--db", demo_database(), "cover", "bkaur", person->pw_name, from, to, NULL);
    if (ran.status != 0)
        fail_msg("cover: %s", ran.err);
    ran_free(&ran);
}

static void lists_of_who_covers(void **state)
{
    (void)state;
    struct term *t = demo(24, 80);
    press(t, "M wait:'mine 13'");
    gone(t, "for bkaur");
    cover("2027-05-20", "2027-06-04");
    see(t, "mine 23"); // as soon as it is known
    see(t, "for bkaur");
    press(t, "M wait:all");
    gone(t, "for bkaur"); // among all nobody's stand out
    press(t, "M wait:'where you are the officer, and for bkaur until 4 June 2027.'");
    press(t, "w wait:'All officers' M wait:'for bkaur: Contract Meeting'");
    see(t, "and for bkaur until 4 June 2027.");
    press(t, "Esc wait:Providers C wait:Calendar M wait:'and for bkaur' Enter");
    see(t, "for bkaur: Contract Meeting");
    term_free(t);
}

static void handover_tells_of_it(void **state)
{
    (void)state;
    struct term *t = demo(24, 80);
    press(t, "H wait:'Officer:' C-u 'bkaur' Enter wait:'Open with bkaur: 10 contracts'");
    see(t, "covers bkaur from 20 May 2027 to 4 June 2027.");
    term_free(t);
}

static void it_ends(void **state)
{
    (void)state;
    struct term *t = demo(24, 80);
    press(t, "M wait:'mine 23'");
    cover("2027-05-20", "2027-05-23");
    see(t, "mine 13");
    press(t, "M wait:all M wait:'Only contracts where you are the officer.'");
    term_free(t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lists_of_who_covers),
        cmocka_unit_test(handover_tells_of_it),
        cmocka_unit_test(it_ends),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
