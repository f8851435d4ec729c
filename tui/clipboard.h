// SPDX-License-Identifier: MIT
// Copying to the clipboard of the terminal the person sits at (OSC 52). Whether it arrives cannot be known.
#ifndef TUI_CLIPBOARD_H
#define TUI_CLIPBOARD_H

#include "tui/app.h"

// Sends the pane's selected row; returns REACT_... bits.
unsigned clipboard_copy(struct app *app, struct pane *pane);

#endif
