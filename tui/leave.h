// SPDX-License-Identifier: MIT
// Leaving the program: at once, or after a question where something was begun in this run and not saved.
#ifndef TUI_LEAVE_H
#define TUI_LEAVE_H

#include "tui/app.h"

unsigned leave_act(struct app *app);
// Closing a screen whose text could not be kept anywhere: asks for a word that nobody types by mistake.
unsigned leave_unkept(struct app *app);

#endif
