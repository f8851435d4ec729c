// SPDX-License-Identifier: MIT
// From events to actions: who gets a key, and the actions that mean the same on every screen.
#ifndef TUI_DISPATCH_H
#define TUI_DISPATCH_H

#include "tui/app.h"
#include "tui/keys.h"

// Handles one event; returns REACT_... bits.
unsigned dispatch_event(struct app *app, const struct event *event);
// A burst of characters where there is nothing to type into was pasted by a terminal without paste marks: it is dropped and said so.
bool dispatch_burst(struct app *app);

#endif
