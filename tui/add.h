// SPDX-License-Identifier: MIT
// Everything that can be added, to choose from.
#ifndef TUI_ADD_H
#define TUI_ADD_H

#include "tui/app.h"

// The list on top; what is chosen opens in its place.
unsigned add_open(struct app *app, const struct chosen *chosen);

#endif
