// SPDX-License-Identifier: MIT
// The harness on which every screen test stands, tried on a puppet whose screen is known.
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "model/ground/memory.h"
#include "tests/harness/expect.h"
#include "tests/harness/golden.h"
#include "tests/harness/scratch.h"
#include "tests/harness/svg.h"

static struct term *puppet_with(struct term_options options)
{
    const char *build = getenv("CONTRACTMON_BUILD");
    char *path = xasprintf("%s/tests/harness/puppet", build != NULL ? build : ".build/gcc");
    const char *argv[] = {path, NULL};
    options.argv = argv;
    struct term *t = term_start(&options);
    free(path);
    see(t, "ready");
    return t;
}

static struct term *puppet(void)
{
    return puppet_with((struct term_options){.rows = 12, .cols = 72});
}

static void reads_text_and_places(void **state)
{
    (void)state;
    struct term *t = puppet();
    int row, col;
    assert_string_equal(term_row(t, 1), "Tŷ Gwyn w\u0302 東 end");
    assert_true(term_find(t, "end", &row, &col));
    assert_int_equal(row, 1);
    assert_int_equal(col, 13); // the wide character takes two columns, the combining mark none
    assert_int_equal(term_cell(t, 1, 10).width, 2);
    assert_string_equal(term_cell(t, 1, 11).text, "");
    assert_true(term_find(t, "second", &row, &col));
    assert_int_equal(row * 100 + col, 402);
    see_row(t, 5, "    ready");
    see_cursor(t, 5, 9);
    assert_false(term_find(t, "nowhere", NULL, NULL));
    term_free(t);
}

static void reads_colours_and_attributes(void **state)
{
    (void)state;
    struct term *t = puppet();
    struct cell both = cell_at(t, "bold red on blue");
    assert_true(cell_at(t, "bold").bold);
    assert_true(cell_at(t, "underline").underline);
    assert_true(cell_at(t, "reverse").reverse);
    assert_int_equal(cell_at(t, "green").fg, 2);
    assert_int_equal(cell_at(t, "green").bg, COLOUR_DEFAULT);
    assert_true(both.bold && both.fg == 1 && both.bg == 4);
    assert_int_equal(cell_at(t, "orange").fg, 208);
    assert_int_equal(cell_at(t, "true").fg, COLOUR_RGB | 0x010203);
    term_free(t);
}

static void sends_keys_as_xterm_does(void **state)
{
    static const struct {
        const char *script, *told;
    } rows[] = {
        {"Up", "keys 1b 5b 41"},
        {"End", "keys 1b 5b 46"},
        {"PgDn", "keys 1b 5b 36 7e"},
        {"F1", "keys 1b 4f 50"},
        {"F5", "keys 1b 5b 31 35 7e"},
        {"F10", "keys 1b 5b 32 31 7e"},
        {"S-Tab", "keys 1b 5b 5a"},
        {"C-Right", "keys 1b 5b 31 3b 35 43"},
        {"BS", "keys 7f"},
        {"Enter", "keys 0d"},
        {"C-s", "keys 13"},
        {"M-x", "keys 1b 78"},
        {"Space", "keys 20"},
        {"?", "keys 3f"},
        {"ŷ", "keys c5 b7"},
        {"'Down it''s' Enter", "keys 44 6f 77 6e 20 69 74 27 73 0d"},
        {"\\e[99~", "keys 1b 5b 39 39 7e"},
        {"\\x08\\x7f", "keys 08 7f"},
        {"/ b Enter", "keys 2f 62 0d"},
        {"-", "keys 2d"},
        {"C-@", "keys 00"},
        {"' x", "keys 27 78"},
    };
    (void)state;
    struct term *t = puppet();
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        press(t, rows[i].script);
        see_row(t, 10, rows[i].told);
    }
    press(t, "a settle Up");
    see_row(t, 10, "keys 1b 4f 41"); // the puppet has asked for application cursor keys
    term_free(t);
}

static void keeps_esc_apart(void **state)
{
    (void)state;
    struct term *t = puppet();
    press(t, "Esc x");
    see_row(t, 10, "keys 78");
    press(t, "Esc");
    see_row(t, 10, "keys 1b");
    press(t, "\\e1");
    see_row(t, 10, "keys 1b 31");
    term_free(t);
}

static void refuses_unknown_words(void **state)
{
    (void)state;
    struct term *t = puppet();
    struct text problem = {0};
    assert_false(term_press(t, "Down Dwon", &problem));
    assert_non_null(strstr(text_get(&problem), "there is no key \"Dwon\""));
    assert_false(term_press(t, "\\q1", NULL));
    assert_false(term_press(t, "C-F13", NULL));
    text_release(&problem);
    term_free(t);
}

static void waits_within_scripts(void **state)
{
    (void)state;
    struct term *t = puppet();
    press(t, "x wait:'keys 78' y wait:'keys 79'");
    term_free(t);
}

static void waits_for_what_goes(void **state)
{
    (void)state;
    struct term *t = puppet();
    press(t, "g gone:ready wait:second");
    gone(t, "ready");
    see_cursor(t, 4, 2);
    assert_false(term_wait(t, "ready", 50));
    assert_false(term_wait_gone(t, "second", 50));
    term_free(t);
}

static void answers_the_program(void **state)
{
    (void)state;
    struct term *t = puppet();
    press(t, "d");
    see_row(t, 10, "keys 1b 5b 37 3b 39 52"); // ESC [ 7 ; 9 R
    term_free(t);
}

static void resizes(void **state)
{
    (void)state;
    struct term *t = puppet();
    term_resize(t, 20, 100);
    see_row(t, 11, "size 100x20");
    term_resize(t, 12, 40);
    see_row(t, 11, "size 40x12");
    term_signal(t, SIGWINCH);
    term_settle(t, TERM_QUIET);
    assert_int_equal(term_cols(t), 40);
    term_free(t);
}

static void keeps_the_bytes(void **state)
{
    (void)state;
    struct term *t = puppet();
    size_t mark = term_mark(t), count;
    press(t, "x");
    see_bytes(t, mark, "keys 78");
    term_settle(t, TERM_QUIET);
    assert_string_equal(term_written(t, mark, &count), "\033[11;1Hkeys 78\033[K");
    assert_int_equal(count, strlen("\033[11;1Hkeys 78\033[K"));
    assert_false(term_wrote(t, mark, "ready", 5));
    assert_true(term_wrote(t, 0, "ready", 5));
    assert_false(term_wait_output(t, term_mark(t), 50));
    term_free(t);
}

static void knows_modes_and_ends(void **state)
{
    (void)state;
    struct term *t = puppet();
    struct termios before, during;
    term_termios_before(t, &before);
    term_termios(t, &during);
    assert_true((before.c_lflag & ICANON) != 0 && (during.c_lflag & ICANON) == 0);
    assert_true(term_mode(t, 1049));
    assert_true(term_mode(t, 2004));
    assert_true(term_cursor(t).visible && term_mode(t, 25));
    press(t, "h settle");
    assert_false(term_cursor(t).visible || term_mode(t, 25));
    press(t, "q");
    ends(t, 3);
    restored(t);
    term_free(t);
}

static void tells_deaths(void **state)
{
    (void)state;
    struct term *t = puppet();
    int status;
    term_signal(t, SIGTERM);
    dies(t, SIGTERM);
    term_free(t);
    t = puppet();
    term_hang_up(t);
    assert_true(term_wait_exit(t, &status, TERM_PATIENCE));
    assert_true(WIFSIGNALED(status) && WTERMSIG(status) == SIGHUP);
    assert_true(term_usage(t).ru_utime.tv_sec == 0);
    term_free(t);
    const char *argv[] = {"/nonexistent/program", NULL};
    t = term_start(&(struct term_options){.argv = argv});
    see(t, "/nonexistent/program: No such file or directory");
    ends(t, 127);
    term_free(t);
}

static void stops_and_continues(void **state)
{
    (void)state;
    struct term *t =
        puppet_with((struct term_options){.rows = 12, .cols = 72, .job_control = true});
    struct termios at;
    press(t, "z");
    assert_true(term_wait_stopped(t, TERM_PATIENCE));
    assert_false(term_mode(t, 1049));
    term_termios(t, &at);
    assert_true((at.c_lflag & ICANON) != 0);
    size_t mark = term_mark(t);
    term_continue(t);
    see_bytes(t, mark, "ready");
    press(t, "x");
    see_row(t, 10, "keys 78");
    press(t, "q");
    ends(t, 3);
    term_free(t);
}

static void compares_goldens(void **state)
{
    (void)state;
    struct term *t = puppet();
    struct text difference = {0};
    char *path = scratch_path("changed.txt");
    see_golden(t, "harness");

    assert_false(golden_compare(t, path, false, &difference)); // there is none yet
    assert_non_null(strstr(text_get(&difference), "does not exist"));
    assert_true(golden_compare(t, path, true, &difference));
    text_clear(&difference);
    assert_true(golden_compare(t, path, false, &difference));
    assert_string_equal(text_get(&difference), "");

    press(t, "g gone:ready"); // other text
    assert_false(golden_compare(t, path, false, &difference));
    assert_non_null(strstr(text_get(&difference), "-   5 |    "));
    assert_non_null(strstr(text_get(&difference), "+  10 |keys 67"));
    text_clear(&difference);

    assert_true(golden_compare(t, path, true, &difference));
    press(t, "h settle g settle h settle"); // the same text, another cursor
    assert_true(golden_compare(t, path, true, &difference));
    char *kept = scratch_read(path);
    char *bold = strstr(kept, "bbbb");
    assert_non_null(bold);
    bold[0] = 'r'; // the same text, another attribute
    free(scratch_file("changed.txt", kept));
    text_clear(&difference);
    assert_false(golden_compare(t, path, false, &difference));
    assert_non_null(strstr(text_get(&difference), "-   0  rbbb"));
    assert_non_null(strstr(text_get(&difference), "+   0  bbbb"));
    free(kept);
    free(path);
    text_release(&difference);
    term_free(t);
}

static void draws_pictures(void **state)
{
    (void)state;
    struct term *t = puppet();
    struct text once = {0}, again = {0};
    term_settle(t, TERM_QUIET);
    svg_print(t, "A <puppet>", &once);
    svg_print(t, "A <puppet>", &again);
    assert_string_equal(text_get(&once), text_get(&again));
    assert_non_null(strstr(text_get(&once), "<title>A &lt;puppet></title>"));
    assert_non_null(strstr(text_get(&once), ">+──+ a &lt; b &amp; &quot;c&quot;</text>"));
    assert_non_null(strstr(text_get(&once), "text-decoration=\"underline\">underline</text>"));
    assert_non_null(strstr(text_get(&once), "font-weight=\"bold\">bold red on blue</text>"));
    assert_null(strchr(text_get(&once), '\033'));
    text_release(&once);
    text_release(&again);

    char *path = scratch_path("picture.svg"), *beside = scratch_path("picture.txt");
    assert_true(svg_save(t, "puppet", path));
    char *transcript = scratch_read(beside);
    assert_non_null(transcript);
    assert_non_null(strstr(transcript, "Tŷ Gwyn w\u0302 東 end\n"));
    free(transcript);
    free(path);
    free(beside);
    term_free(t);
}

static void takes_much_at_once(void **state)
{
    (void)state;
    const char *argv[] = {"sh", "-c", "stty raw -echo; printf go; head -c 20000 | wc -c", NULL};
    struct term *t = term_start(&(struct term_options){.argv = argv});
    char bytes[20000];
    see(t, "go");
    memset(bytes, 'x', sizeof(bytes));
    term_write(t, bytes, sizeof(bytes));
    see(t, "20000");
    ends(t, 0);
    term_free(t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_text_and_places),
        cmocka_unit_test(reads_colours_and_attributes),
        cmocka_unit_test(sends_keys_as_xterm_does),
        cmocka_unit_test(keeps_esc_apart),
        cmocka_unit_test(refuses_unknown_words),
        cmocka_unit_test(waits_within_scripts),
        cmocka_unit_test(waits_for_what_goes),
        cmocka_unit_test(answers_the_program),
        cmocka_unit_test(resizes),
        cmocka_unit_test(keeps_the_bytes),
        cmocka_unit_test(knows_modes_and_ends),
        cmocka_unit_test(tells_deaths),
        cmocka_unit_test(stops_and_continues),
        cmocka_unit_test(compares_goldens),
        cmocka_unit_test(draws_pictures),
        cmocka_unit_test(takes_much_at_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
