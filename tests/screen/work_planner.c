// SPDX-License-Identifier: MIT
// The visit planner by keys: who has waited longest, by area, the load of the weeks, a visit booked from the list.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tests/harness/scratch.h"
#include "tests/screen/support/forms.h"

static void who_waits_and_where(void **state)
{
    (void)state;
    struct term *t = demo(24, 80);
    press(t, "V wait:'Longest unvisited, all officers'");
    see(t, "Score RAG   Provider");
    see(t, "   14 AMBER Brambledyke Homecare         Zone 7, ZZ6    7 months");
    see(t, "Enter Book it  v Visit  s By area  M Mine");
    see(t, "21 Jun   28 Jun"); // the whole of next month
    see(t, "Work days                5        4        5");
    see(t, "x 3 RED or gravest rating");
    see(t, "5 +1"); // root's week: five in the diary, one to be booked
    press(t, "s");
    see(t, "Longest unvisited by area");
    see(t, "By area, for a round trip");
    press(t, "g");
    see(t, "Zone 7");
    see(t, "Zone 7, ZZ6 ");
    moves(t, "Down", 1);
    see(t, ">    0 GREEN Tŷ Gwyn Care                 Zone 7, ZZ7 "); // then ZZ13 and ZZ19
    moves(t, "Down", 1);
    see(t, ">    2 GREEN Llys Derw Care               Zone 7, ZZ13");
    press(t, "M");
    see(t, "by area, mine");
    press(t, "w");
    see(t, "Work  overdue");
    press(t, "Esc wait:'Visit planner' Esc");
    see(t, "Providers");
    term_free(t);
}

static void a_visit_is_booked_from_the_list(void **state)
{
    (void)state;
    struct term *t = demo(24, 80);
    press(t, "V wait:'Longest unvisited' Enter wait:'Planned for'");
    see(t, "1 June 2027"); // Monday in a week is a bank holiday; why this day is said
    see(t, "Tue 1 June 2027 is proposed: no day is asked for; it is the first working day");
    see(t, "on which emurphy has nothing planned.");
    press(t, "Down Down 'qa' Enter F2 wait:'Saved: Visit V-6 is planned, 1 June 2027'");
    see(t, "Brambledyke Homecare         Zone 7, ZZ6    7 months   Tue 1 Jun");
    press(t, "Enter wait:'V-6 is planned, Brambledyke'");
    see(t, "1 June 2027");
    press(t, "Down C-u '2/6' Tab 'The manager is away' F2 wait:'Saved: Visit V-6 is planned, 2 "
             "June 2027'");
    see(t, "Wed 2 Jun");
    term_free(t);
}

static void one_officer_is_chosen_from_the_load(void **state)
{
    (void)state;
    struct term *t = demo(24, 80);
    press(t, "V wait:'Longest unvisited, all officers' Tab Down Down Enter");
    see(t, "Longest unvisited, dnowak");
    see(t, "Only contracts of dnowak.");
    see(t, "Blackthorn Row Support");
    gone(t, "emurphy");
    see(t, ">dnowak");
    press(t, "Enter");
    see(t, "Longest unvisited, all officers");
    see(t, ">dnowak"); // where the cursor was
    see(t, "emurphy");
    press(t, "Enter wait:'unvisited, dnowak' M");
    see(t, "Longest unvisited, mine");
    press(t, "M");
    see(t, "Longest unvisited, all officers");
    term_free(t);
}

// More contracts than are worked out at once: the others come while no key does, and it is said how many are left.
static void a_large_portfolio_is_worked_out_by_and_by(void **state)
{
    (void)state;
    enum { CONTRACTS = 400 };
    char *db = fresh_demo(), *file = scratch_path("many.csv");
    FILE *many = fopen(file, "w");
    assert_non_null(many);
    fprintf(many, "ref,title,provider_ref,provider,framework,starts,officer\n");
    for (int i = 0; i < CONTRACTS; i++)
        fprintf(many, "XX-%03d,Homecare,X-%03d,Xanthe Care %03d,bristol-homecare,2027-05-01,many\n",
                i, i, i);
    assert_int_equal(fclose(many), 0);
    cli_lacks(db, "mistake", "import", "contracts", file);
    struct term *t = officer(db, 24, 80);
    press(t, "V wait:'Longest unvisited, all officers' settle");
    gone(t, "worked out");
    press(t, "G");
    see(t, "Xanthe Care 399");
    press(t, "f wait:'Whose contracts' 'many' wait:'400 contracts' Enter");
    see(t, "Longest unvisited, many");
    gone(t, "Acornlea");
    term_free(t);
    free(file);
    free(db);
}

static void a_small_terminal(void **state)
{
    (void)state;
    struct term *t = demo(12, 40);
    press(t, "V wait:'Longest unvisited'");
    see(t, "   14 AMBER Brambledyke H");
    press(t, "Tab");
    see(t, "Officer    24 May 31 May 7 Jun  14 Jun");
    press(t, "G wait:'21 Jun 28 Jun'"); // the weeks that do not fit beside stand beneath
    term_free(t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(who_waits_and_where),
        cmocka_unit_test(a_small_terminal),
        cmocka_unit_test(one_officer_is_chosen_from_the_load),
        cmocka_unit_test(a_large_portfolio_is_worked_out_by_and_by),
        cmocka_unit_test(a_visit_is_booked_from_the_list),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
