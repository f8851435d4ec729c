// SPDX-License-Identifier: MIT
// What libconfig 1.5 does not say about a text in its syntax: numbers that wrapped, includes, and the comma that it trips over.
#ifndef TUI_CONFSCAN_H
#define TUI_CONFSCAN_H

#include <stdbool.h>
#include <stddef.h>

// The line (from 1) that holds the byte at that offset.
unsigned confscan_line(const char *text, size_t offset);
// True if there is an integer on that line that does not fit in 32 bits: libconfig would have wrapped it.
bool confscan_wraps(const char *text, unsigned line);
// True if the text includes another file; *line says where.
bool confscan_includes(const char *text, unsigned *line);
// True if the last thing before the bracket on or before that line is a comma.
bool confscan_comma_before(const char *text, unsigned line);
// The line on which the first string begins, at or before that line, that goes on over the end of
// its own line; 0 if none does. A quote that was forgotten looks so.
unsigned confscan_long_string(const char *text, unsigned line);

#endif
