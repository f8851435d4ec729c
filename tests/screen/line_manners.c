// SPDX-License-Identifier: MIT
// Over a line and in a shell: few bytes, pastes, the clipboard, and the terminal as it was on every path out (S1 to S10, K20, P8).
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <termios.h>

#include "model/ground/memory.h"
#include "tests/harness/scratch.h"
#include "tests/screen/support/demo.h"

// S2, K20, and the size of a move
static void moves_are_small_and_never_clear(void **state)
{
    (void)state;
    struct term *t = demo(24, 80);
    press(t, "settle");
    size_t mark = term_mark(t), count;
    assert_false(term_wrote(t, 0, "?1000h", 6) || term_wrote(t, 0, "?1002h", 6) ||
                 term_wrote(t, 0, "?1006h", 6));
    assert_false(term_wrote(t, 0, "\033]0;", 4) || term_wrote(t, 0, "\033]2;", 4));
    for (int i = 0; i < 40; i++)
        press(t, "Down settle");
    term_written(t, mark, &count);
    if (count / 40 > 1400) // all four panes change with the row
        fail_msg("%zu bytes for a move", count / 40);
    press(t, "Tab Down Tab PgDn i wait:Dossier PgDn PgUp Esc wait:Providers ? Esc wait:Providers / "
             "'a' settle Esc settle");
    assert_null(strstr(term_written(t, mark, &count), "\033[2J"));
    assert_null(strstr(term_written(t, mark, &count), "\033[H\033[J"));
    term_free(t);
}

// S3
static void the_first_painting_is_small(void **state)
{
    (void)state;
    struct term *t = demo(24, 80);
    size_t count;
    press(t, "settle");
    term_written(t, 0, &count);
    if (count > 3200)
        fail_msg("%zu bytes to start", count);
    term_free(t);
}

// P8
static void keys_typed_ahead_are_taken_before_painting(void **state)
{
    (void)state;
    struct term *t = demo(24, 80);
    press(t, "settle");
    struct text downs = {0};
    for (int i = 0; i < 500; i++)
        text_add(&downs, "\033[A\033[B");
    text_add(&downs, "\033[B");
    size_t mark = term_mark(t), count;
    int was = marked_row(t);
    term_write(t, text_get(&downs), downs.length);
    assert_true(term_wait_output(t, mark, TERM_PATIENCE));
    see_cursor(t, was + 2, 1); // the first Up had nowhere to go
    press(t, "settle");
    term_written(t, mark, &count);
    if (count > 30000)
        fail_msg("%zu bytes for 1001 keys", count);
    text_release(&downs);
    term_free(t);
}

// S4
static void pastes_run_no_commands(void **state)
{
    (void)state;
    struct term *t = demo(24, 80);
    press(t, "settle");
    press(t, "\\e[200~ddq\\r\\e[201~");
    see(t, "Pasted text was not taken");
    press(t, "Up settle");
    press(t, "'quit now, tq'"); // from a terminal that brackets nothing
    see(t, "taken for a paste");
    see(t, "Providers");
    press(t, "q");
    ends(t, 0);
    term_free(t);
}

// S5, for the one field there is
static void pastes_go_into_fields_once(void **state)
{
    (void)state;
    struct term *t = demo(24, 80);
    press(t, "/ wait:'Find:' \\e[200~a settle");
    press(t, "\\nb\\e[20 settle");
    press(t, "\\x31~");
    see(t, "Find: a b");
    press(t, "settle");
    see(t, "Find: a b"); // not submitted
    term_free(t);
}

// S6
static void copying_goes_through_the_terminal(void **state)
{
    (void)state;
    struct term *t = demo(24, 80);
    press(t, "/ 'bryn awel' wait:'Bryn Awel' Enter settle");
    size_t mark = term_mark(t);
    press(t, "y");
    see(t, "Sent to your terminal's clipboard");
    see_bytes(t, mark, "\033]52;c;QU1CRVIgIEJyeW4gQXdlbCBDYXJl"); // "AMBER  Bryn Awel Care"
    term_free(t);
    t = demo_with((struct term_options){.env = (const char *const[]){"TMUX=/tmp/x", NULL}}, NULL);
    see(t, "Quit");
    press(t, "y");
    see(t, "set-clipboard on");
    term_free(t);
}

// S7
static void modes_are_undone_on_leaving(void **state)
{
    (void)state;
    struct term *t = demo(24, 80);
    assert_true(term_mode(t, 1049) && term_mode(t, 2004));
    press(t, "q");
    ends(t, 0);
    restored(t);
    term_free(t);
}

// S8
static void every_signal_brings_the_terminal_back(void **state)
{
    (void)state;
    static const int signals[] = {SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGSEGV, SIGABRT};
    for (size_t i = 0; i < sizeof signals / sizeof *signals; i++) {
        struct term *t = demo(24, 80);
        press(t, "settle");
        term_signal(t, signals[i]);
        dies(t, signals[i]);
        restored(t);
        term_free(t);
    }
}

// S9
static void a_dropped_line_ends_it_without_spinning(void **state)
{
    (void)state;
    struct term *t = demo(24, 80);
    int status;
    press(t, "settle");
    term_hang_up(t);
    assert_true(term_wait_exit(t, &status, 2000));
    struct rusage usage = term_usage(t);
    assert_true(usage.ru_utime.tv_sec == 0 && usage.ru_utime.tv_usec < 400000);
    term_free(t);
}

// Design 7: another officer's change is seen within a second or so, and the selection stays
static void changes_of_others_appear(void **state)
{
    (void)state;
    static const char head[] =
        "ref,title,provider_ref,provider,framework,starts,ends,officer,zone,value\n";
    char *db = scratch_path("shared.db");
    char *first =
        xasprintf("%sA-2,t,P-2,Middle Care,bristol-homecare,2026-04-01,,tester,,1\n", head);
    char *second =
        xasprintf("%sA-1,t,P-1,Another Care,bristol-homecare,2026-04-01,,tester,,1\n", head);
    struct ran ran = run(NULL, "--db", db, "init", NULL);
    ran_free(&ran);
    ran = run(first, "--db", db, "import", "contracts", "-", NULL);
    if (ran.status)
        fail_msg("%s", ran.err);
    ran_free(&ran);
    struct term *t = demo_with((struct term_options){.rows = 24}, "--db", db, NULL);
    see(t, "Middle Care");
    press(t, "settle");
    ran = run(second, "--db", db, "import", "contracts", "-", NULL);
    if (ran.status)
        fail_msg("%s", ran.err);
    ran_free(&ran);
    see(t, "Another Care");
    press(t, "settle");
    assert_non_null(strstr(term_row(t, marked_row(t)), "Middle Care"));
    term_free(t);
    free(db);
    free(first);
    free(second);
}

// At what the machine's clock says; the tests' own is Mon 24 May 2027.
static void import_at(const char *now, const char *db, const char *row)
{
    char *own = xstrdup(getenv("CONTRACTMON_NOW"));
    char *rows = xasprintf("ref,title,provider_ref,provider,framework,starts\n%s\n", row);
    assert_int_equal(setenv("CONTRACTMON_NOW", now, 1), 0);
    struct ran ran = run(rows, "--db", db, "import", "contracts", "-", NULL);
    assert_int_equal(setenv("CONTRACTMON_NOW", own, 1), 0);
    if (ran.status)
        fail_msg("%s", ran.err);
    ran_free(&ran);
    free(own);
    free(rows);
}

static void a_clock_that_was_turned_back_is_told(void **state)
{
    (void)state;
    char *db = scratch_path("clock.db");
    struct ran ran = run(NULL, "--db", db, "init", NULL);
    ran_free(&ran);
    import_at("2027-05-24T09:31:00Z", db, "A-1,t,P-1,First Care,bristol-homecare,2026-04-01");
    struct term *t = demo_with((struct term_options){.rows = 24}, "--db", db, NULL);
    see(t, "First Care");
    gone(t, "CLOCK WRONG");
    // an entry of a later day comes while the program is open
    import_at("2027-05-26T09:30:00Z", db, "A-2,t,P-2,Second Care,bristol-homecare,2026-04-01");
    see(t, "The clock of this machine says Mon 24 May 2027");
    see(t, "CLOCK WRONG");
    see(t, "look at each date in it.");
    press(t, "Down");
    gone(t, "The clock of this machine");
    see(t, "CLOCK WRONG"); // the mark stays
    press(t, "q");
    term_free(t);
    t = demo_with((struct term_options){.rows = 24}, "--db", db, NULL); // and at the start
    see(t, "recorded on Wed 26 May 2027");
    see(t, "CLOCK WRONG");
    press(t, "settle ? wait:Help End");
    see(t, "The clock of this machine says");
    term_free(t);
    free(db);
}

// S10
static void it_stops_and_goes_on(void **state)
{
    (void)state;
    struct term *t = demo_with((struct term_options){.job_control = true}, NULL);
    see(t, "Quit");
    press(t, "Down settle");
    term_signal(t, SIGTSTP);
    assert_true(term_wait_stopped(t, TERM_PATIENCE));
    assert_false(term_mode(t, 1049));
    assert_false(term_mode(t, 2004));
    struct termios now;
    term_termios(t, &now);
    assert_true(now.c_lflag & ICANON);
    size_t mark = term_mark(t);
    term_continue(t);
    assert_true(term_wait_output(t, mark, TERM_PATIENCE));
    see(t, "Providers");
    press(t, "settle");
    assert_true(term_mode(t, 1049));
    moves(t, "Down", 1);
    press(t, "q");
    term_free(t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(moves_are_small_and_never_clear),
        cmocka_unit_test(the_first_painting_is_small),
        cmocka_unit_test(keys_typed_ahead_are_taken_before_painting),
        cmocka_unit_test(pastes_run_no_commands),
        cmocka_unit_test(pastes_go_into_fields_once),
        cmocka_unit_test(copying_goes_through_the_terminal),
        cmocka_unit_test(modes_are_undone_on_leaving),
        cmocka_unit_test(every_signal_brings_the_terminal_back),
        cmocka_unit_test(a_dropped_line_ends_it_without_spinning),
        cmocka_unit_test(changes_of_others_appear),
        cmocka_unit_test(a_clock_that_was_turned_back_is_told),
        cmocka_unit_test(it_stops_and_goes_on),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
