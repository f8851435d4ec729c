// SPDX-License-Identifier: MIT
// What can be begun from any list: which form or screen an action opens for what the cursor stands on. One table.
#ifndef TUI_ACTS_H
#define TUI_ACTS_H

#include "tui/app.h"

// Opens what the action asks for; REACT_IGNORED when it is none of these.
unsigned acts_act(struct app *app, enum action action);
// Whether it would, for the footer.
bool acts_offer(struct app *app, enum action action);

#endif
