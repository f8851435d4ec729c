// SPDX-License-Identifier: MIT
// The last line: what the keys do here, from the action table and the key map as it is.
#ifndef TUI_FOOTER_H
#define TUI_FOOTER_H

#include "tui/app.h"

// Whether the footer would call Enter otherwise than it does: the cursor has come to another sort of row.
bool footer_changed(struct app *app);
void footer_draw(struct app *app, int y);

#endif
