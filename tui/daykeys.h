// SPDX-License-Identifier: MIT
// Moving the day that everything is told for.
#ifndef TUI_DAYKEYS_H
#define TUI_DAYKEYS_H

#include "tui/app.h"

// The actions of GROUP_DAY; REACT_NONE for any other.
unsigned daykeys_act(struct app *app, enum action action);

#endif
