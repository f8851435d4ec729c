// SPDX-License-Identifier: MIT
// One line being typed: text, cursor and what keys do to them. Knows no terminal.
#ifndef TUI_LINEEDIT_H
#define TUI_LINEEDIT_H

#include <stdbool.h>
#include <stddef.h>

#include "model/ground/text.h"
#include "tui/keys.h"

struct lineedit {
    struct text text;
    size_t cursor; // in bytes, between characters
};

enum typed { TYPED_NOTHING, TYPED_MOVED, TYPED_CHANGED }; // what a key did

// Characters are put in; Backspace, Del, Left, Right, Home, End, Ctrl-U (clear) and Ctrl-W (word) do what they say. A character that has
// combining marks is passed and deleted with them.
enum typed lineedit_key(struct lineedit *edit, key pressed);
// The same for a search that narrows a list: characters and Backspace change it, Esc empties it. TYPED_NOTHING: the key is for the list.
enum typed lineedit_search(struct lineedit *edit, key pressed);
// Puts pasted text in: line ends become spaces, other controls are left out.
enum typed lineedit_paste(struct lineedit *edit, const char *pasted);
void lineedit_set(struct lineedit *edit, const char *text);
// Columns before the cursor.
int lineedit_column(const struct lineedit *edit);
void lineedit_release(struct lineedit *edit);

#endif
