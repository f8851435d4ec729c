// SPDX-License-Identifier: MIT
// The notice that is shown when a person starts the program for the first time.
#ifndef TUI_WELCOME_H
#define TUI_WELCOME_H

#include "tui/app.h"

// Shows it; from then on this person has seen it.
unsigned welcome_open(struct app *app);
// True if this person has not seen it yet.
bool welcome_due(const struct app *app);

#endif
