// SPDX-License-Identifier: MIT
// What screen tests are written with: press keys, see text. Each failure names the test's line and shows the screen.
//
//     struct term *t = program(24, 80, "--db", db, NULL);
//     see(t, "Providers");
//     press(t, "/ 'bryn' Enter");
//     see(t, "Bryn Awel");
//     see_golden(t, "overview-narrowed");
//     press(t, "q");
//     ends(t, 0);
//     term_free(t);
#ifndef HARNESS_EXPECT_H
#define HARNESS_EXPECT_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "term.h"

// Starts the program under test (CONTRACTMON) with arguments up to NULL.
struct term *program(int rows, int cols, ...) __attribute__((sentinel));
// The same with other options; argv[0] of the options is set to the program.
struct term *program_with(struct term_options options, ...) __attribute__((sentinel));

// Presses keys as term_press describes them.
#define press(t, script) expect_press((t), (script), __FILE__, __LINE__)
// Waits until text is in one row of the screen; until it is in none.
#define see(t, text)  expect_text((t), (text), true, __FILE__, __LINE__)
#define gone(t, text) expect_text((t), (text), false, __FILE__, __LINE__)
// Waits until the row is the text, blanks at its end aside.
#define see_row(t, row, text) expect_row((t), (row), (text), __FILE__, __LINE__)
// Waits until the cursor is there.
#define see_cursor(t, row, col) expect_cursor((t), (row), (col), __FILE__, __LINE__)
// Waits for quiet, then compares with tests/screen/golden/<name>.txt.
#define see_golden(t, name) expect_golden((t), (name), __FILE__, __LINE__)
// Waits for the bytes (a string literal, zeros allowed) in what was written since mark.
#define see_bytes(t, mark, literal) \
    expect_bytes((t), (mark), (literal), sizeof(literal) - 1, __FILE__, __LINE__)
// Waits for the program's end and checks its exit status; its death by that signal.
#define ends(t, exit_status)   expect_end((t), (exit_status), 0, __FILE__, __LINE__)
#define dies(t, signal_number) expect_end((t), 0, (signal_number), __FILE__, __LINE__)
// The terminal is as it was: cooked, cursor shown, no alternate screen, no bracketed paste, no mouse.
#define restored(t) expect_restored((t), __FILE__, __LINE__)
// The cell in which text begins, for its colours and attributes; waits for the text.
#define cell_at(t, text) expect_cell((t), (text), __FILE__, __LINE__)

void expect_press(struct term *t, const char *script, const char *file, int line);
void expect_text(struct term *t, const char *text, bool there, const char *file, int line);
void expect_row(struct term *t, int row, const char *text, const char *file, int line);
void expect_cursor(struct term *t, int row, int col, const char *file, int line);
void expect_golden(struct term *t, const char *name, const char *file, int line);
void expect_bytes(struct term *t, size_t mark, const char *bytes, size_t count, const char *file,
                  int line);
void expect_end(struct term *t, int exit_status, int signal_number, const char *file, int line);
void expect_restored(struct term *t, const char *file, int line);
struct cell expect_cell(struct term *t, const char *text, const char *file, int line);

#endif
