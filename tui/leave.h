// SPDX-License-Identifier: MIT
// Leaving the program: at once, or after a question where something was begun in this run and not saved.
#ifndef TUI_LEAVE_H
#define TUI_LEAVE_H

#include "tui/app.h"

unsigned leave_act(struct app *app);

#endif
