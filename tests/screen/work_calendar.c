// SPDX-License-Identifier: MIT
// The calendar by keys: the month with its bank holidays, the items of a day, months on and back; on a small terminal as a list by day.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tests/harness/scratch.h"
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

// Seven days with all that is due in full words, holidays named; the day goes with the cursor and stays when the month is shown again.
static void the_week_by_day(void **state)
{
    (void)state;
    struct term *t = demo(24, 80);
    press(t, "C wait:'W Week' wait:'PgDn Next month' W wait:'Week 24 to 30 May 2027, all'");
    see(t, ">Mon 24 May, today: 4 due");
    see(t, "Maple Yard Homecare         QA visit                                  council");
    see(t, "Tue 25 May: nothing due");
    see(t, "W Month");
    press(t, "Right wait:'Week 31 May to 6 Jun 2027'");
    see(t, ">Mon 31 May, bank holiday: nothing due");
    see(t, "Spring bank holiday (England and Wales)");
    see(t, "Issue the new PMF (anniversary on 2 June"); // what is longer goes on beneath
    see(t, "2027)");
    press(t, "Down wait:'>Tue 1 Jun: 2 due, 1 on others' Down Down");
    see(t, ">  Acornlea Homecare");
    press(t, "M wait:'Week 31 May to 6 Jun 2027, mine' M W wait:'June 2027, all officers'");
    see(t, "> 1 ");
    press(t, "W wait:'>Tue 1 Jun: 2 due' Left wait:'Week 24 to 30 May' = wait:'>Mon 24 May'");
    term_free(t);
    t = demo(12, 40);
    press(t, "C wait:'W Week' W wait:'Week 24 to 30 May 2027'");
    see(t, ">Mon 24 May, today: 4 due");
    press(t, "Right wait:'31 May to 6 Jun' Down Down");
    see(t, "Rectification period of RAP-3 ends");
    term_free(t);
}

// Beyond the bank holidays that are known no day looks like a working day.
static void where_holidays_are_not_known(void **state)
{
    (void)state;
    struct term *t = demo(24, 80);
    press(t, "d wait:'As at' '1 jan 2029' Enter wait:'January 2029' C wait:'January 2029, all'");
    see(t, "Mon 1 Jan, holidays not known");
    see(t, "England and Wales are known from");
    see(t, "bank-holidays FILE.");
    see(t, " 2 ?");
    press(t, "W wait:'Week 1 to 7 January 2029'");
    see(t, "Bank holidays of England and Wales are known from 1 January 2012 to 31");
    press(t, "Left wait:'25 to 31 December 2028'");
    see(t, "Boxing Day (England and Wales)");
    gone(t, "are known");
    term_free(t);
}

// In the last year of the bank holidays that are known it is said at the start, to whom it concerns.
static void that_they_end_is_said_in_time(void **state)
{
    (void)state;
    char *db = scratch_path("ends.db"), *contracts = scratch_path("contracts.csv");
    const char *early[] = {"CONTRACTMON_NOW=2027-12-30T09:00:00Z", NULL},
               *late[] = {"CONTRACTMON_NOW=2028-01-02T09:00:00Z", NULL};
    FILE *file = fopen(contracts, "w");
    assert_non_null(file);
    fprintf(file, "ref,title,provider_ref,provider,framework,starts\n"
                  "IN-1,Care,I-1,Inver Care,inverclyde-poor-performance,2026-05-01\n");
    assert_int_equal(fclose(file), 0);
    struct ran made = run(NULL, "--db", db, "init", NULL),
               filled = run(NULL, "--db", db, "import", "contracts", contracts, NULL);
    assert_int_equal(made.status + filled.status, 0);
    ran_free(&made);
    ran_free(&filled);
    struct term *t = demo_with((struct term_options){.env = early}, "--db", db, NULL);
    press(t, "wait:'Inver Care' settle");
    gone(t, "Bank holidays");
    term_free(t);
    t = demo_with((struct term_options){.env = late}, "--db", db, NULL);
    see(t, "Bank holidays of Scotland are known from 1 January 2012 to 31 December 2028.");
    see(t, "bank-holidays.json and: contractmon import");
    gone(t, "England");
    term_free(t);
    free(db);
    free(contracts);
}

// A visit is for the day that is selected: to whom something is due there, or to one whom the planner has.
static void a_visit_on_the_selected_day(void **state)
{
    (void)state;
    struct term *t = demo(24, 80);
    press(t, "C wait:'May 2027' Right wait:'Enter Plan a visit' v wait:'a visit on Tue 25 May'");
    press(t, "Enter wait:'Planned for'");
    see(t, "25 May 2027");
    press(t, "Esc wait:'a visit on Tue' Esc wait:'PgDn Next' Right Enter v wait:'Planned for'");
    see(t, "Elmgrove Companions");
    see(t, "26 May 2027");
    press(t, "Esc wait:'Enter Move it' Esc wait:'Enter The day' Home v wait:'This day is past'");
    press(t, "Right Right a wait:'Not under a provider'");
    term_free(t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_month_and_its_days),
        cmocka_unit_test(a_small_terminal_has_a_list_by_day),
        cmocka_unit_test(the_week_by_day),
        cmocka_unit_test(where_holidays_are_not_known),
        cmocka_unit_test(that_they_end_is_said_in_time),
        cmocka_unit_test(a_visit_on_the_selected_day),
        cmocka_unit_test(an_item_is_opened), // what it saves, the next would see
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
