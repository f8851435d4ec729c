// SPDX-License-Identifier: MIT
// The calendar by keys: the month with its bank holidays, the items of a day, months on and back; on a small terminal as a list by day.
#include <string.h>

#include "tests/screen/support/demo.h"

static void the_month_and_its_days(void **state)
{
    (void)state;
    struct term *t = demo(24, 80);
    press(t, "C wait:'May 2027, all officers'");
    see(t, ">24 *");
    see(t, "31 H"); // the Spring bank holiday
    see(t, "Cae Glas Support");
    press(t, "Right");
    see(t, ">25");
    see(t, "Nothing is due on this day");
    press(t, "Left Down");
    see(t, ">31 H");
    see(t, "Mon 31 May, bank holiday");
    see(t, "Spring bank holiday (England and");
    press(t, "Right"); // over the month's end
    see(t, "June 2027");
    see(t, "Rectification period of RAP-3");
    press(t, "PgDn wait:'July 2027' PgUp wait:'June 2027' Home End wait:'>30'");
    press(t, "= wait:'May 2027' M");
    see(t, "May 2027, mine");
    press(t, "Esc");
    see(t, "Providers");
    term_free(t);
}

static void an_item_is_opened(void **state)
{
    (void)state;
    struct term *t = demo(24, 80);
    press(t, "C wait:'May 2027' Enter settle Down Down");
    see(t, ">Maple Yard Homecare");
    press(t, "x");
    see(t, "Why: Maple Yard Homecare");
    press(t, "Esc wait:'May 2027, all' Enter");
    see(t, "V-6 is planned, Maple Yard Homecare");
    press(t, "Down Down F2 wait:'Saved: Visit V-6 was held'");
    see(t, "May 2027");
    gone(t, "Maple Yard Homecare");
    press(t, "Esc settle Esc");
    see(t, "Providers");
    term_free(t);
}

static void a_small_terminal_has_a_list_by_day(void **state)
{
    (void)state;
    struct term *t = demo(12, 40);
    press(t, "C wait:'May 2027, all officers'");
    see(t, "Mon 24 May, today");
    see(t, ">Cae Glas Support");
    press(t, "Right wait:'June 2027' Home");
    see(t, "Tue 1 Jun");
    press(t, "Left wait:'May 2027' G");
    see(t, "Spring bank holiday");
    term_free(t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_month_and_its_days),
        cmocka_unit_test(a_small_terminal_has_a_list_by_day),
        cmocka_unit_test(an_item_is_opened),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
