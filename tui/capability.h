// SPDX-License-Identifier: MIT
// What the description of a terminal type says, asked before and beside curses.
#ifndef TUI_CAPABILITY_H
#define TUI_CAPABILITY_H

#include <stdbool.h>

#include "model/ground/text.h"

enum capability_found { TYPE_UNKNOWN, TYPE_TOO_POOR, TYPE_USABLE };

// Whether there is a description of that type, and whether such a terminal can place its cursor.
enum capability_found capability_of_type(const char *type);
// Whether the present terminal (after newterm) brackets what is pasted.
bool capability_brackets_paste(const char *type);
// Whether its colours are named by their red, green and blue.
bool capability_direct_colour(void);
// Appends what makes it ordinary again: attributes, colours, cursor, the screen before.
// What clears the line where the shell goes on, after curses has ended: nothing where the terminal has a screen of its own for that.
void capability_clear_line(struct text *out);
void capability_restore(struct text *out);

#endif
