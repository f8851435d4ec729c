// SPDX-License-Identifier: MIT
// Narrowing the overview's list as one types.
#ifndef TUI_OVERVIEW_FILTER_H
#define TUI_OVERVIEW_FILTER_H

#include "tui/overview.h"

// ACTION_FIND, ACTION_NEXT_MATCH, ACTION_PREVIOUS_MATCH in the list; returns REACT_... bits.
unsigned filter_act(struct overview *overview, struct app *app, enum action action);
// Narrows the list to the text, "" restores it.
unsigned filter_set(struct overview *overview, struct app *app, const char *text);

#endif
