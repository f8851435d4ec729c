// SPDX-License-Identifier: MIT
// The program over the demonstration, for screen tests: its data, its day and its size are always the same.
#ifndef TESTS_SCREEN_DEMO_H
#define TESTS_SCREEN_DEMO_H

#include "tests/harness/expect.h"

// Path of a demonstration database, made once for a test program. Owned by the support.
const char *demo_database(void);

// Starts the program over the demonstration at that size, past the first-run notice, and waits for the overview.
struct term *demo(int rows, int cols);
// The same with other options (its rows, cols, name, env) and further arguments up to NULL; waits for nothing.
struct term *demo_with(struct term_options options, ...) __attribute__((sentinel));

// The row in which the overview's list is selected: that with the mark '>'; -1 if there is none.
int marked_row(struct term *t);
// Presses a key and fails unless the mark is then so many rows lower.
#define moves(t, script, by) demo_moves((t), (script), (by), __FILE__, __LINE__)
void demo_moves(struct term *t, const char *script, int by, const char *file, int line);

#endif
