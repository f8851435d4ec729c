// SPDX-License-Identifier: MIT
// What is due on a calendar of the month, with the bank holidays of the nations concerned; on small terminals as a list by day.
#ifndef TUI_CALENDAR_H
#define TUI_CALENDAR_H

#include "tui/app.h"

// Opens it on the month of the day told for. Returns REACT_... bits.
unsigned calendar_open(struct app *app, const struct chosen *from);

#endif
