// SPDX-License-Identifier: MIT
// A KPI return typed by keys: figures and their colours, what saving would mean, mistakes, corrections, a small screen.
#include <stdlib.h>
#include <string.h>

#include "tests/screen/support/returns.h"

static void figures_are_typed_and_saved(void **state)
{
    (void)state;
    struct term *t = returns_grid(24, 80);
    see(t, "Mon 24 May 2027");
    press(t, "'92' Enter '2,150 / 2,566' Tab");
    see(t, "GREEN");
    see(t, "= 83.8% AMBER");
    press(t, "r");
    see(t, "RED");
    press(t, "Down");
    see(t, "Asks for: Provider Warning Notice");
    see(t, "(Table 5)");
    see(t, "2 more red in the quarter to 31 March: DN");
    press(t, "'n/a' Enter '-' Enter '95%' Enter '90' C-s");
    see(t, "Saved 6 figures. Now required: Provider Warning Notice.");
    see(t, "Standing:");
    returns_stores("HC-009,1@2027-01-01,result,2027-05-24,1,2027-01-01,92,,green", true);
    returns_stores("HC-009,2@2027-01-01,result,2027-05-24,2,2027-01-01,2150/2566,,amber", true);
    returns_stores("HC-009,3@2027-01-01,result,2027-05-24,3,2027-01-01,,red,red", true);
    returns_stores("HC-009,4@2027-01-01,result,2027-05-24,4,2027-01-01,none,,", true);
    returns_stores("HC-009,5@2027-01-01,", false);
    press(t, "r");
    see(t, "6 of 7 recorded");
    see_cursor(t, 8, 42); // in the cell of KPI 5, of which nothing is recorded
    term_free(t);
}

static void a_mistake_is_told_and_all_is_kept(void **state)
{
    (void)state;
    struct term *t = returns_grid(24, 80);
    press(
        t,
        "'92' Enter 'abc' Enter 'g' Enter '1300' Enter '81' Enter '95' Enter '2017-06-hello' C-s");
    see(t, "There is a problem: KPI 2 must be a number");
    see(t, "KPI 4 must be between 0% and 100%.");
    see_cursor(t, 5, 45);
    see(t, "92             %       GREEN");
    see(t, "abc          ! %");
    see(t, "2017-06-hello! %");
    returns_stores("@2027-01-01,result", false);
    press(t, "'88' F2");
    see(t, "There is a problem: KPI 4 must be");
    see_cursor(t, 7, 46);
    press(t, "'12' F2");
    see(t, "There is a problem: KPI 8 must be");
    press(t, "C-u '90' F2");
    see(t, "Saved 7 figures.");
    returns_stores("HC-009,2@2027-01-01,result,2027-05-24,2,2027-01-01,88,,amber", true);
    term_free(t);
}

static void the_day_received_is_read_and_echoed(void **state)
{
    (void)state;
    static const struct {
        const char *keys, *told;
    } days[] = {
        {"'20/4'", "Tue 20 April 2027, 5 days late"},
        {"'20/5'", "Thu 20 May 2027, 35 days late"},
        {"'mon'", "Mon 24 May 2027"},
        {"'-7'", "Mon 17 May 2027"},
        {"'310327'", "Wed 31 March 2027      "},
        {"'3 apr 2027'", "Sat 3 April 2027"},
    };
    struct term *t = returns_grid(24, 80);
    press(t, "'92' Up");
    for (size_t i = 0; i < sizeof days / sizeof *days; i++) {
        press(t, "C-u");
        press(t, days[i].keys);
        see(t, days[i].told);
    }
    press(t, "C-u '99' F2");
    see(t, "There is a problem: Date received must be a real date");
    see_cursor(t, 2, 12);
    press(t, "C-u '25/5/2027' F2");
    see(t, "Date received must be today or in the past.");
    press(t, "C-u '5/14/2027' Tab S-Tab");
    see(t, "Date received must be a real date");
    press(t, "C-u '31 dec 2026' F2");
    see(t, "Date received must be the same as or after 1 January 2027");
    returns_stores("@2027-01-01,result", false);
    press(t, "C-u '20/4' F2");
    see(t, "Saved 1 figure.");
    returns_stores("HC-009,1@2027-01-01,result,2027-04-20,1,", true);
    term_free(t);
}

static void leaving_never_traps(void **state)
{
    (void)state;
    struct term *t = returns_grid(24, 80);
    press(t, "'abc'");
    see_cursor(t, 4, 45);
    gone(t, "must be a number"); // not while it is typed
    press(t, "Tab");
    see_cursor(t, 5, 42);
    see(t, "abc          ! %");
    see(t, "KPI 1 must be a number"); // the mark says why
    press(t, "S-Tab");
    see_cursor(t, 4, 45);
    see(t, "KPI 1 must be a number");
    press(t, "Up");
    see_cursor(t, 2, 21);
    press(t, "Down Down");
    see_cursor(t, 5, 42);
    press(t, "'1234567890123456'"); // longer than the cell: it stays there
    see_cursor(t, 5, 54);
    see(t, "567890123456");
    press(t, "q");
    see(t, "67890123456q"); // a letter like any other
    press(t, "C-c");
    see(t, "Ctrl-C does nothing here");
    see(t, "abc");
    term_free(t);
}

static void typing_can_be_undone(void **state)
{
    (void)state;
    struct term *t = returns_grid(24, 80);
    press(t, "'92' Down Up");
    see(t, "92             %       GREEN");
    press(t, "'60'"); // what stands there is typed over
    see(t, "60             %       RED");
    press(t, "C-z");
    see(t, "92             %       GREEN");
    press(t, "C-u");
    gone(t, "GREEN");
    press(t, "C-z");
    see(t, "GREEN");
    press(t, "BS '5'");
    see(t, "95             %       GREEN");
    press(t, "C-z C-z C-z C-z");
    gone(t, "GREEN");
    press(t, "Esc wait:Overview r");
    see(t, RETURNS_PERIOD);
    gone(t, "taken up again"); // nothing was left of it
    term_free(t);
}

static void the_figure_before_comes_by_a_key(void **state)
{
    (void)state;
    struct term *t = returns_grid(24, 80);
    press(t, "F7 Down Down C-d Down");
    see(t, "86.3");
    press(t, "C-s");
    see(t, "Saved 2 figures.");
    char *all = returns_stored();
    assert_non_null(strstr(all, ",3@2027-01-01,result,2027-05-24,3,2027-01-01,,green,green"));
    free(all);
    term_free(t);
}

#define FIGURES "'92' Enter '88' Enter 'g' Enter '12%' Enter '81' Enter '1890/2040' Enter '90.5' "
#define EARLY   "'60' Enter 'n/a' Enter 'a' Enter '-' Enter '70' Enter '95' Enter '91' "

// The exported lines without the time at which they were recorded.
static char *without_times(char *lines)
{
    struct text kept = {0};
    for (const char *at = lines; *at != '\0';) {
        size_t length = strcspn(at, "\n"), end = length;
        for (int commas = 0; commas < 4 && end > 0; commas += at[--end] == ',')
            ;
        text_printf(&kept, "%.*s\n", (int)end, at);
        at += length + 1;
    }
    free(lines);
    return text_take(&kept);
}

static void what_is_typed_ahead_is_not_lost(void **state)
{
    struct term *t = demo(24, 80);
    press(t, "/ 'castle' wait:'1 of' Enter r wait:'" RETURNS_PERIOD "' " FIGURES
             "C-s wait:Saved r wait:recorded PgDn wait:'early report' " EARLY "C-s");
    see(t, "Saved 6 figures");
    term_free(t);
    char *slow = without_times(returns_stored());
    assert_non_null(
        strstr(slow, "HC-009,1@2027-04-01!2027-05-24,early,2027-05-24,1,2027-04-01,60,,red"));
    returns_fresh(state);
    t = demo(24, 80);
    press(t, "/ 'castle' Enter r " FIGURES "C-s r PgDn " EARLY "C-s"); // in one write
    see(t, "Saved 6 figures");
    term_free(t);
    char *fast = without_times(returns_stored());
    assert_string_equal(fast, slow);
    free(fast);
    free(slow);
    returns_fresh(state);
    t = demo(24, 80);
    press(t, "/ 'castle' Enter wait:'Castle Street' settle");
    press(t, "r " FIGURES "C-s"); // a form's letter, and all its fields behind it
    see(t, "Saved 7 figures");
    term_free(t);
}

static void a_correction_asks_for_its_reason(void **state)
{
    (void)state;
    struct term *t = returns_grid(24, 80);
    press(t, "'92' Enter '88' C-s wait:Saved r");
    see(t, "2 of 7 recorded");
    press(t, "Up Up '84' Down");
    see(t, "84           c %       AMBER");
    see(t, "Reason");
    press(t, "Up wait:'A correction: 92 was recorded by' F2");
    see(t, "There is a problem: Enter the reason for the correction.");
    press(t, "'Miscounted, see e-mail' F2");
    see(t, "Saved 1 figure, 1 corrected.");
    returns_stores("HC-009,1@2027-01-01,result,2027-05-24,1,2027-01-01,84,,amber", true);
    returns_stores("HC-009,1@2027-01-01,result,2027-05-24,1,2027-01-01,92,,green",
                   true); // history stays
    press(t,
          "r wait:recorded Up '92.0' Up '84.0' C-s"); // as recorded already, and another correction
    see(t, "There is a problem");
    term_free(t);
}

static void help_tells_of_the_figures(void **state)
{
    (void)state;
    struct term *t = returns_grid(24, 80);
    press(t, "F1 wait:Help End");
    see(t, "Figures of a return: 88.4 or 95%");
    press(t, "Esc");
    see(t, RETURNS_PERIOD);
    term_free(t);
}

static void a_small_screen_has_it_all(void **state)
{
    (void)state;
    struct term *t = returns_grid(12, 40);
    see(t, "Mon 24 May 2027");
    press(t, "'92' Enter '2150/2566' Enter 'r' Enter");
    see(t, "AMBER");
    see(t, "Asks for: Provider Warning Notice:");
    press(t, "'abc' Enter '81' Enter '95' Enter '90' C-s");
    see(t, "There is a problem: KPI 4 must be a");
    see(t, "4 Turnov");
    press(t, "'12' C-s");
    see(t, "Saved 7 figures.");
    press(t, "r wait:Received '91' Enter C-s");
    see(t, "Enter the reason");
    press(t, "'Misread' C-s");
    see(t, "1 corrected");
    press(t, "r wait:Received PgDn wait:'April to June' " PASTE("50\\n60\\nR\\n"));
    see(t, "Pasted figures are shown where they");
    press(t, "Enter");
    see(t, "RED");
    press(t, "C-s");
    see(t, "Saved 3 figures.");
    returns_stores("HC-009,2@2027-04-01!2027-05-24,early", true);
    term_free(t);
}

static void where_there_is_nothing_to_return(void **state)
{
    (void)state;
    struct term *t = returns_grid(24, 80);
    press(t, "F2");
    see(t, "There is nothing to save yet.");
    press(t, "PgDn wait:'April to June' PgDn");
    see(t, "There is no return after it yet.");
    press(t, "Esc wait:Overview t wait:Timeline r");
    see(t, RETURNS_PERIOD);
    press(t, "Esc wait:Timeline");
    term_free(t);
}

int main(void)
{
#define T(test) cmocka_unit_test_setup(test, returns_fresh)
    const struct CMUnitTest tests[] = {
        T(figures_are_typed_and_saved),
        T(a_mistake_is_told_and_all_is_kept),
        T(the_day_received_is_read_and_echoed),
        T(leaving_never_traps),
        T(typing_can_be_undone),
        T(the_figure_before_comes_by_a_key),
        T(what_is_typed_ahead_is_not_lost),
        T(a_correction_asks_for_its_reason),
        T(help_tells_of_the_figures),
        T(a_small_screen_has_it_all),
        T(where_there_is_nothing_to_return),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
