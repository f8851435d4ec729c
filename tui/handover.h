// SPDX-License-Identifier: MIT
// Handing over: everything that is open with an officer, and the form that moves contracts to another.
#ifndef TUI_HANDOVER_H
#define TUI_HANDOVER_H

#include "tui/app.h"

// Asks whose, then shows what is open with them; on that page, opens the form that moves contracts. Returns REACT_... bits.
unsigned handover_open(struct app *app, const struct chosen *from);
// The form that moves contracts of an officer; and again for its draft, whose subject is the officer's login.
unsigned handover_form_open(struct app *app, const char *officer);
bool handover_form_reopen(struct app *app, const char *subject, struct status *st);

#endif
