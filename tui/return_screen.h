// SPDX-License-Identifier: MIT
// The grid of a KPI return: all KPIs of a period with the periods before, typed in one after the other.
#ifndef TUI_RETURN_SCREEN_H
#define TUI_RETURN_SCREEN_H

#include "tui/app.h"

// Opens it for the contract chosen, with the draft that is kept for it. Returns REACT_... bits.
unsigned return_open(struct app *app, const struct chosen *chosen);
// Opens it for a draft of that subject ("HC-014 2027-01-01"). False, with the status: what it was about has gone.
bool return_reopen(struct app *app, const char *subject, struct status *st);

#endif
