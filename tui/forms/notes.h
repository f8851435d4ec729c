// SPDX-License-Identifier: MIT
// Several lines being typed: a struct lineedit whose text holds line ends, broken at a width for the screen. Knows no terminal.
#ifndef TUI_NOTES_H
#define TUI_NOTES_H

#include "tui/lineedit.h"

// The keys of lineedit_key, Enter for a new line, and Up and Down by drawn lines. Ctrl-U empties the line the cursor is in. Up in the
// first line and Down in the last do nothing (TYPED_NOTHING), so that whoever owns it can go to another field.
enum typed notes_key(struct lineedit *edit, int width, key pressed);
// Puts pasted text in: its line ends stay, other controls are left out.
enum typed notes_paste(struct lineedit *edit, const char *pasted);

// The lines as they are drawn at that width, at least one.
size_t notes_count(const struct lineedit *edit, int width);
// One of them: where it begins in the text and its length in bytes, without its line end or the blank at which it was broken.
const char *notes_line(const struct lineedit *edit, int width, size_t index, size_t *length);
// The drawn line and column in which the cursor stands.
void notes_cursor(const struct lineedit *edit, int width, size_t *line, int *column);

#endif
