// SPDX-License-Identifier: MIT
// Text as people typed it: checking, folding for search, and the one function that makes stored text harmless to draw.
#ifndef GROUND_UTF8_H
#define GROUND_UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "text.h"

#define UTF8_BAD UINT32_MAX // what utf8_next gives for a byte that starts no valid character

// The character at *at (before end), *at moved behind it. At a bad byte: UTF8_BAD, and *at moved one byte on.
// Overlong forms, surrogates and values above U+10FFFF are bad. *at must be < end.
uint32_t utf8_next(const char **at, const char *end);
// Writes the character's 1 to 4 bytes to out and returns their number; U+FFFD for what is no character.
size_t utf8_put(uint32_t character, char out[4]);
// True if all bytes are valid UTF-8 without NUL. *bad_at (may be NULL) is the offset of the first bad byte.
bool utf8_valid(const char *bytes, size_t count, size_t *bad_at);

// For search: lower case (Latin, Greek, Cyrillic), accents removed (Latin letters; "Tŷ" -> "ty", "Ż" -> "z", "ß" -> "ss"),
// combining marks dropped, typographic quotes and dashes plain, runs of white space one space, other characters kept.
// Appends to out.
void utf8_fold(const char *text, struct text *out);

// Columns of one character on a terminal: 0 for combining marks, 2 for wide ones, -1 for what must not be drawn.
int utf8_columns(uint32_t character);
// Columns of a whole text as display_text would draw it.
int utf8_width(const char *text);

// The choke point for stored text on its way to a terminal: C0, DEL and C1 controls, bidirectional controls, zero-width
// and tag characters, variation selectors, joiners and bad bytes become U+FFFD (or '?' with ascii); at most four combining
// marks stay on a base; with ascii every other character is transliterated ("ŵ" -> "w", "£" -> "GBP", else '?').
// '\n' and '\t' become one space each. At most columns wide (columns < 0: no limit); a text that is cut ends with U+2026
// (or '~' with ascii), so that a cut is always seen. Appends to out and returns the columns used.
int display_text(const char *text, int columns, bool ascii, struct text *out);

#endif
