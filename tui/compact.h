// SPDX-License-Identifier: MIT
// Making what curses writes shorter without changing what it means: over a slow line every byte is seen.
#ifndef TUI_COMPACT_H
#define TUI_COMPACT_H

#include <stdbool.h>
#include <stddef.h>

#include "model/ground/text.h"

// Appends the bytes with neighbouring attribute sequences (CSI .. m) made one, and what a reset takes back left out. With one_set the
// terminal is never switched to another character set, so that going back to ASCII (ESC ( B) says nothing and is left out.
void compact_output(const char *bytes, size_t count, bool one_set, struct text *out);

#endif
