// SPDX-License-Identifier: MIT
// Finding text in the focused pane as one types, and stepping from match to match.
#ifndef TUI_SEARCH_H
#define TUI_SEARCH_H

#include "tui/app.h"

// ACTION_FIND, ACTION_NEXT_MATCH, ACTION_PREVIOUS_MATCH; returns REACT_... bits.
unsigned search_act(struct app *app, enum action action);

#endif
