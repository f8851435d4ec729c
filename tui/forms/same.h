// SPDX-License-Identifier: MIT
// What was said in the record before, for the key that says it again (5250 Dup, SET CARRY): kept for each form while the program runs.
#ifndef TUI_SAME_H
#define TUI_SAME_H

#include "tui/app.h"

// The value of that name when a form of that id was last saved, or NULL. Owned by the application until the next same_keep.
const char *same_value(const struct app *app, const char *form, const char *name);
void same_keep(struct app *app, const char *form, const char *name, const char *value);
void same_release(struct app *app);

#endif
