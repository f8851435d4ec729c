// SPDX-License-Identifier: MIT
// A screen as readable text with its colours, attributes and cursor, and its comparison with a kept one.
#ifndef HARNESS_GOLDEN_H
#define HARNESS_GOLDEN_H

#include <stdbool.h>

#include "term.h"

// Appends the screen: its size and cursor; its text in a frame; for each row with attributes a line of marks, one for a
// column (. plain, r reverse, b bold, u underline, 0-7 a plain foreground colour, letters for combinations); and what
// the marks mean.
void golden_print(struct term *t, struct text *out);

// Compares the screen with tests/screen/golden/<name>.txt below TEST_ROOT (or the folder it runs
// in). With GOLDEN=update the file is written instead. False with the differing lines, or the
// reason, in *difference.
bool golden_matches(struct term *t, const char *name, struct text *difference);
// The same with the file's path, and with update told.
bool golden_compare(struct term *t, const char *path, bool update, struct text *difference);

#endif
