// SPDX-License-Identifier: MIT
// Choosing from one list what the lists show: whose contracts, which kinds of what is due, of which provider. Typing narrows it.
#ifndef TUI_NARROW_H
#define TUI_NARROW_H

#include "tui/app.h"

enum narrow_parts { NARROW_OFFICER = 1, NARROW_KIND = 2, NARROW_PROVIDER = 4 };

// Opens the list on top; what is chosen goes into the scope, which lives longer than the list. parts: which of these are offered. Returns
// REACT_... bits.
unsigned narrow_open(struct app *app, struct scope *scope, unsigned parts);

#endif
