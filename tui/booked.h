// SPDX-License-Identifier: MIT
// Visits and meetings that are booked already: which one is meant, and what is to be done with one whose day has not come.
#ifndef TUI_BOOKED_H
#define TUI_BOOKED_H

#include "tui/app.h"

// A visit: the planned one at the cursor is taken on; where another stands planned that is due, overdue or near it is asked which one is meant; else a
// new one. Returns REACT_... bits.
unsigned booked_visit_open(struct app *app, const struct chosen *chosen);
// One that is planned for a later day, kind "visit" or "meeting": hold it today all the same, change the booking, or only look.
unsigned booked_early_open(struct app *app, int64_t contract, const char *kind, const char *ref);

#endif
