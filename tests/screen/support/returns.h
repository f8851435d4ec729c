// SPDX-License-Identifier: MIT
// The return grid over a demonstration of its own, for screen tests: HC-009, Castle Street Support, has not returned its last quarter.
#ifndef TESTS_SCREEN_RETURNS_H
#define TESTS_SCREEN_RETURNS_H

#include "tests/screen/support/demo.h"

#define RETURNS_PERIOD "January to March 2027"
// A bracketed paste, as a word of press().
#define PASTE(text) "\\e[200~" text "\\e[201~"

// A setup of cmocka: the next program has a fresh demonstration.
int returns_fresh(void **state);
// The program with the grid of HC-009 open.
struct term *returns_grid(int rows, int cols);
// The results of HC-009 as exported, one line each; the caller frees them.
char *returns_stored(void);
// Fails the test unless the line's beginning is among them, or is not.
void returns_stores(const char *line, bool there);

#endif
