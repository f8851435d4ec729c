// SPDX-License-Identifier: MIT
// What somebody has begun to type and not saved: a list to go on from.
#ifndef TUI_DRAFTS_H
#define TUI_DRAFTS_H

#include "tui/app.h"

// The list of the person's drafts on top.
struct chosen;
unsigned drafts_open(struct app *app, const struct chosen *chosen);
// At the start: brings drafts back from files, and says that some wait.
void drafts_greet(struct app *app);
// How many wait that were kept in this run; 0 where that cannot be known.
size_t drafts_waiting(struct app *app);

#endif
