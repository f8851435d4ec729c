// SPDX-License-Identifier: MIT
// What becomes of a provider: another name or owner, a contract that goes, a merger, a closure; and one that was wrong withdrawn.
#ifndef TUI_FORM_CHANGE_H
#define TUI_FORM_CHANGE_H

#include "tui/app.h"

// ref: of a change that is withdrawn; "" for a new one.
unsigned change_form_open(struct app *app, int64_t provider, int64_t contract, const char *ref);
bool change_form_reopen(struct app *app, const char *subject, struct status *st);

#endif
