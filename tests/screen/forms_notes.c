// SPDX-License-Identifier: MIT
// Notes in a form: typed, taken back, opened in an editor of one's own (F13, F14), and notes longer than the screen.
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <termios.h>

#include "model/ground/memory.h"
#include "tests/harness/scratch.h"
#include "tests/screen/support/forms.h"

// Starts the program with a shell script as editor. $1 is the file.
static struct term *with_editor(const char *db, const char *script)
{
    char *text = xasprintf("#!/bin/sh\n%s\n", script), *path = scratch_file("editor", text);
    char *visual = xasprintf("VISUAL=%s", path);
    const char *const env[] = {visual, NULL};
    assert_int_equal(chmod(path, 0700), 0);
    struct term *t = officer_with(db, (struct term_options){.env = env});
    press(t, "c wait:Concern Tab Tab 'Begun here' settle");
    free(visual);
    free(path);
    free(text);
    return t;
}

// F13
static void the_editor_and_back(void **state)
{
    (void)state;
    struct termios now;
    char *db = fresh_demo();
    struct term *t = with_editor(db, "stat -c %a \"$1\" >\"$HOME/mode\"; echo in the editor now; "
                                     "echo 'and written in the editor' >>\"$1\"");
    press(t, "F8");
    see(t, "and written in the editor");
    see(t, "Begun here");
    see(t, "Concern  not saved"); // all of the screen is there again
    see(t, "[ Save ]");
    gone(t, "in the editor now");
    term_termios(t, &now);
    assert_false(now.c_lflag & (ICANON | ECHO | ISIG));
    assert_true(term_mode(t, 1049));
    press(t, "'!' settle C-z C-z settle"); // the editor's change is one step to take back
    gone(t, "and written");
    see(t, "Begun here");
    press(t, "C-e wait:'and written' F2 wait:Saved");
    stored_is(db, LAST_SAID, "what=Begun here\\nand written in the editor\n");
    char *file = xasprintf("%s/mode", getenv("HOME")), *mode = scratch_read(file);
    assert_string_equal(mode, "600\n");
    assert_int_equal(system("ls \"$XDG_RUNTIME_DIR\"/contractmon-notes* >/dev/null 2>&1") == 0, 0);
    free(mode);
    free(file);
    term_free(t);
    free(db);
}

// F14: left without success, without a change, or never begun
static void an_editor_given_up_changes_nothing(void **state)
{
    (void)state;
    static const struct {
        const char *visual, *told;
    } ways[] = {
        {"VISUAL=false", "The editor was left without success. The notes are as they were."},
        {"VISUAL=/nowhere/at/all", "could not be run. The notes are as they were."},
        {"VISUAL=true", "[ Save ]"},
    };
    for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
        const char *const env[] = {ways[i].visual, NULL};
        char *db = fresh_demo();
        struct term *t = officer_with(db, (struct term_options){.env = env});
        press(t, "c wait:Concern Tab Tab 'Begun here' settle F8");
        see(t, ways[i].told);
        see(t, "Begun here");
        press(t, "End Space 'and on' F2 wait:Saved");
        stored_is(db, LAST_SAID, "what=Begun here and on\n");
        term_free(t);
        free(db);
    }
}

// What was written although the editor then failed is not thrown away; what it wrote that is no text is.
static void what_a_failing_editor_wrote_is_taken(void **state)
{
    (void)state;
    char *db = fresh_demo();
    struct term *t =
        with_editor(db, "printf 'kept\\033]52;c;eA==\\007\\tall the same\\n' >\"$1\"; exit 3");
    press(t, "F8");
    see(t, "The editor was left without success; what it had saved was taken.");
    see(t, "kept]52;c;eA== all the same");
    term_free(t);
    free(db);
}

// Longer than the screen: the cursor stays in sight, up and down go by the lines that are seen.
static void notes_longer_than_the_screen(void **state)
{
    (void)state;
    char *db = fresh_demo();
    struct term *t = officer(db, 12, 40);
    press(t, "c wait:Concern Tab Tab settle");
    for (int i = 1; i <= 15; i++) {
        char *line = xasprintf("'line %d' Enter", i);
        press(t, line);
        free(line);
    }
    press(t, "'the end' settle");
    see(t, "the end");
    struct cursor at = term_cursor(t);
    assert_true(at.row > 1 && at.row < 10);
    for (int i = 0; i < 14; i++)
        press(t, "Up");
    see(t, "line 2");
    press(t, "settle End 'x' settle");
    see(t, "line 2x");
    assert_non_null(strstr(cursor_row(t), "line 2x"));
    for (int i = 0; i < 15; i++)
        press(t, "Down");
    focus_on(t, "From");
    press(t, "Up settle");
    assert_non_null(strstr(cursor_row(t), "the end"));
    assert_int_equal(marked_row(t), 2); // the first row of it that is seen has the mark
    for (int i = 0; i < 15; i++)
        press(t, "Up");
    focus_on(t, "What was said *");
    see(t, "line 1");
    press(t, "S-Tab F2");
    see(t, "Saved: Concern C-1 is logged");
    term_free(t);
    free(db);
}

// Words go to the next line whole; a paragraph is emptied by Ctrl-U, and that is taken back.
static void words_are_not_cut(void **state)
{
    (void)state;
    char *db = fresh_demo();
    struct term *t = officer(db, 24, 80);
    press(
        t,
        "c wait:Concern Tab Tab "
        "'The daughter says that carers come late on Saturdays and leave early on Sundays' settle");
    see(t, "The daughter says that carers come late on Saturdays");
    see(t, "                         and leave early on Sundays");
    press(t, "Enter 'second' C-u settle");
    gone(t, "second");
    press(t, "C-z settle");
    see(t, "second");
    term_free(t);
    free(db);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_editor_and_back),
        cmocka_unit_test(an_editor_given_up_changes_nothing),
        cmocka_unit_test(what_a_failing_editor_wrote_is_taken),
        cmocka_unit_test(notes_longer_than_the_screen),
        cmocka_unit_test(words_are_not_cut),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
