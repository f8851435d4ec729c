// SPDX-License-Identifier: MIT
// Adding a contract of a provider, and changing what is held of one.
#ifndef TUI_FORM_CONTRACT_H
#define TUI_FORM_CONTRACT_H

#include "tui/app.h"

unsigned contract_form_open(struct app *app, int64_t provider, int64_t contract); // 0: a new one
bool contract_form_reopen(struct app *app, const char *subject, struct status *st);

#endif
