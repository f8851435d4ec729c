// SPDX-License-Identifier: MIT
// A screen as a picture (SVG) and its transcript.
#ifndef HARNESS_SVG_H
#define HARNESS_SVG_H

#include <stdbool.h>

#include "term.h"

// Appends the screen as an SVG picture; title is what a screen reader says of it. The same screen
// gives the same bytes.
void svg_print(struct term *t, const char *title, struct text *out);

// Writes the picture to path (which ends in .svg) and the text of the screen beside it (.txt).
// False, with errno, if it cannot.
bool svg_save(struct term *t, const char *title, const char *path);

#endif
