// SPDX-License-Identifier: MIT
// Changing or correcting what the cursor stands on, and taking the last save back.
#ifndef TUI_EDIT_H
#define TUI_EDIT_H

#include "tui/app.h"

unsigned edit_open(struct app *app, const struct chosen *chosen);
unsigned undo_open(struct app *app, const struct chosen *chosen);

#endif
