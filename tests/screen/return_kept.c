// SPDX-License-Identifier: MIT
// What is typed into a return is not lost: drafts, a killed program, a locked database, pasting, two officers at once.
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "model/ground/memory.h"
#include "tests/harness/scratch.h"
#include "tests/screen/support/returns.h"

static void leaving_keeps_a_draft(void **state)
{
    (void)state;
    struct term *t = returns_grid(24, 80);
    press(t, "'92' Enter 'half a' Esc");
    see(t, "Kept as a draft.");
    press(t, "r");
    see(t, "taken up again");
    see(t, "half a");
    see(t, "92             %       GREEN");
    press(t, "PgDn wait:'April to June 2027' '77' Down");
    see(t, "77");
    press(t, "PgUp wait:'" RETURNS_PERIOD "'");
    see(t, "half a");
    press(t, "[ wait:'October to December 2026' ] wait:'" RETURNS_PERIOD "'");
    see(t, "half a");
    press(t, "Esc wait:Overview D");
    see(t, "Return of Castle Street Support, " RETURNS_PERIOD);
    see(t, "Return of Castle Street Support, April to June 2027");
    see(t, "KPI 1: 92, KPI 2: half a");
    press(t, "Esc wait:Overview F10 wait:'Not saved yet' Enter");
    ends(t, 0);
    term_free(t);
}

static void a_killed_program_loses_no_draft(void **state)
{
    (void)state;
    struct term *t = returns_grid(24, 80);
    press(t, "'92' Enter '8'");
    see(t, "8              %       RED");
    see(t, "draft kept"); // within two seconds
    term_signal(t, 9);
    dies(t, 9);
    term_free(t);
    t = demo(24, 80);
    see(t, "Return of Castle Street Support");
    press(t, "D wait:'KPI 1: 92, KPI 2: 8' Enter");
    see(t, "92             %       GREEN");
    press(t, "g");
    see(t, "g                      GREEN");
    term_hang_up(t); // and a dropped line nothing at all
    assert_true(term_wait_exit(t, NULL, TERM_PATIENCE));
    term_free(t);
    t = returns_grid(24, 80);
    see(t, "g                      GREEN");
    press(t, "C-s");
    see(t, "Saved 3 figures.");
    press(t, "D");
    see(t, "Drafts");
    gone(t, "Return of");
    term_free(t);
}

static void columns_are_pasted(void **state)
{
    static const char *const thirds[] = {"\033[200~7\t95.5\nKP", "I 2\t91", ",2\n5\t\n\033[201~"};
    (void)state;
    struct term *t = returns_grid(24, 80);
    press(t, PASTE("92\\r\\n88%\\r\\nG\\r\\n"));
    see(t, "Pasted figures are shown where they would land.");
    see(t, "88%            %       AMBER");
    press(t, "Esc");
    see(t, "Nothing was taken");
    gone(t, "88%");
    // in three writes, as a line has it
    for (size_t i = 0; i < sizeof thirds / sizeof *thirds; i++) {
        term_write(t, thirds[i], strlen(thirds[i]));
        term_settle(t, TERM_QUIET);
    }
    see(t, "91,2         ! %");
    see(t, "95.5           %       GREEN");
    press(t, "x"); // a decision first
    see(t, "First say what becomes of the figures pasted");
    press(t, "Enter");
    see(t, "The figures are taken. They are not saved yet.");
    press(t, "'91.2' Home PgDn wait:'April to June' PgUp");
    see(t, "91.2           %       GREEN");
    press(t, PASTE("1\\n2\\n3\\n4\\n5\\n6\\n7\\n8\\n9"));
    see(t, "9 figures were pasted, and from KPI 1 on there are 7 cells.");
    see(t, "95.5           %       GREEN");
    press(t, "Down " PASTE("77.5\\n")); // one figure is typed
    see(t, "77.5");
    gone(t, "9 figures were pasted");
    press(t, "C-s");
    see(t, "Saved 2 figures.");
    term_free(t);
}

static void two_officers_at_once(void **state)
{
    (void)state;
    static const char theirs[] = "contract,period,received,KPI 1,KPI 2,KPI 5\n"
                                 "HC-009,2027-01-01,2027-05-20,80,91,82\n";
    struct term *t = returns_grid(24, 80);
    press(t, "'92' Enter '91.0' Enter");
    see(t, "92             %       GREEN");
    struct ran ran = run(theirs, "--db", demo_database(), "import", "kpi-results", "-", NULL);
    assert_int_equal(ran.status, 0);
    ran_free(&ran);
    see(t, "Somebody else has recorded another figure.");
    see(t, "92           < %       GREEN");
    see(t, "82             %       GREEN"); // where nothing was typed it is theirs
    press(t, "F2");
    see(t, "There is a problem: KPI 1 must be chosen");
    see(t, "recorded 80; 92 was typed here.");
    returns_stores("HC-009,1@2027-01-01,result,2027-05-24,1,2027-01-01,92,", false);
    press(t, "C-o");
    see(t, "80           < %       AMBER");
    press(t, "F3");
    see(t, "92           < %       GREEN");
    press(t, "F2 wait:'Enter the reason' 'Provider''s letter' F2");
    see(t, "Saved 1 figure, 1 corrected.");
    returns_stores("HC-009,1@2027-01-01,result,2027-05-20,1,2027-01-01,80,,amber", true);
    returns_stores("HC-009,1@2027-01-01,result,2027-05-24,1,2027-01-01,92,,green", true);
    returns_stores("HC-009,2@2027-01-01,result,2027-05-24,", false); // they agreed
    term_free(t);
}

// Holds the lock of SQLite's log that a writer takes (byte 120 of the -shm file), as another process that writes.
static int hold_writing(void)
{
    char *path = xasprintf("%s-shm", demo_database());
    int file = open(path, O_RDWR);
    struct flock lock = {.l_type = F_WRLCK, .l_whence = SEEK_SET, .l_start = 120, .l_len = 1};
    assert_true(file >= 0);
    assert_int_equal(fcntl(file, F_SETLK, &lock), 0);
    free(path);
    return file;
}

static void a_locked_database_loses_nothing(void **state)
{
    (void)state;
    struct term *t = returns_grid(24, 80);
    press(t, "'92' Enter wait:'draft kept' '80'");
    int held = hold_writing();
    press(t, "C-s");
    see(t, "Not saved:");
    see(t, "kept in a file of your own");
    see(t, "80             %       AMBER");
    close(held);
    press(t, "C-s");
    see(t, "Saved 2 figures.");
    press(t, "F10");
    ends(t, 0);
    term_free(t);
    t = demo(24, 80); // the file does not bring it back
    press(t, "D wait:Drafts settle");
    gone(t, "Return of");
    term_free(t);
}

static void what_was_recorded_while_a_draft_waited(void **state)
{
    (void)state;
    static const char theirs[] =
        "contract,period,received,KPI 1\nHC-009,2027-01-01,2027-05-20,80\n";
    struct term *t = returns_grid(24, 80);
    press(t, "'92' Enter '91' Esc wait:'Kept as a draft'");
    struct ran ran = run(theirs, "--db", demo_database(), "import", "kpi-results", "-", NULL);
    assert_int_equal(ran.status, 0);
    ran_free(&ran);
    press(t, "r");
    see(t, "92           < %       GREEN");
    press(t, "F2 wait:'must be chosen' F3 F2");
    see(t, "Saved 1 figure.");
    returns_stores("HC-009,1@2027-01-01,result,2027-05-24,", false);
    returns_stores("HC-009,2@2027-01-01,result,2027-05-24,2,2027-01-01,91,", true);
    term_free(t);
}

int main(void)
{
#define T(test) cmocka_unit_test_setup(test, returns_fresh)
    const struct CMUnitTest tests[] = {
        T(leaving_keeps_a_draft),
        T(a_killed_program_loses_no_draft),
        T(columns_are_pasted),
        T(two_officers_at_once),
        T(a_locked_database_loses_nothing),
        T(what_was_recorded_while_a_draft_waited),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
