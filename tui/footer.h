// SPDX-License-Identifier: MIT
// The last line: what the keys do here, from the action table and the key map as it is.
#ifndef TUI_FOOTER_H
#define TUI_FOOTER_H

#include "tui/app.h"

void footer_draw(struct app *app, int y);

#endif
