// SPDX-License-Identifier: MIT
// The timeline: what happened under a contract against time, and beneath it the explanation of the event at the cursor.
#ifndef TUI_TIMELINE_SCREEN_H
#define TUI_TIMELINE_SCREEN_H

#include "tui/app.h"

// Opens it on top with the cursor on the fact or finding of that ref or key; NULL: on the latest event. Returns REACT_... bits.
unsigned timeline_open(struct app *app, int64_t contract, const char *at);

#endif
