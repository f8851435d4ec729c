// SPDX-License-Identifier: MIT
// The bank holidays that are known, where they come to an end.
#ifndef TUI_HOLIDAYS_H
#define TUI_HOLIDAYS_H

#include "tui/app.h"

// At the start: says on the message line, behind what stands there, which nation's bank holidays end within a year, when, and how newer
// ones are had.
void holidays_warn(struct app *app);

#endif
