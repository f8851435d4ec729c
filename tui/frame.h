// SPDX-License-Identifier: MIT
// What surrounds the panes: the first line, the message line, the last line, titles; and painting it all.
#ifndef TUI_FRAME_H
#define TUI_FRAME_H

#include "tui/app.h"

enum { LEAST_ROWS = 12, LEAST_COLUMNS = 40 };

// The part of the screen that is the panes'.
struct rect frame_body(const struct app *app);
bool frame_too_small(const struct app *app);
// Gives the panes of the screen on top their places.
void frame_layout(struct app *app);
// Paints what is to be painted and sends it in one go, the cursor last. The one place that updates the terminal.
void frame_paint(struct app *app, bool from_scratch);

#endif
