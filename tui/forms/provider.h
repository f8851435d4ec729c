// SPDX-License-Identifier: MIT
// Adding a provider, and correcting what is held of one.
#ifndef TUI_FORM_PROVIDER_H
#define TUI_FORM_PROVIDER_H

#include "tui/app.h"

unsigned provider_form_open(struct app *app, int64_t provider); // 0: a new one
bool provider_form_reopen(struct app *app, const char *subject, struct status *st);

#endif
