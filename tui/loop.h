// SPDX-License-Identifier: MIT
// The loop: waits, takes every key that waits, acts, paints once. Others' changes and stale standings are looked after while idle.
#ifndef TUI_LOOP_H
#define TUI_LOOP_H

#include "tui/app.h"

// Runs until the person leaves, the line drops or a signal asks the program to end. False when the line has gone.
bool loop_run(struct app *app);

#endif
