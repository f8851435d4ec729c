// SPDX-License-Identifier: MIT
// Help: every action that holds here with its keys, searched as one types, run with Enter; the command palette is the same with all.
#ifndef TUI_HELP_H
#define TUI_HELP_H

#include "tui/app.h"

unsigned help_open(struct app *app);
unsigned help_open_palette(struct app *app);

#endif
