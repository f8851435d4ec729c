// SPDX-License-Identifier: MIT
// Somebody to reach at a provider: added, changed, gone.
#ifndef TUI_FORM_PERSON_H
#define TUI_FORM_PERSON_H

#include "tui/app.h"

unsigned person_form_open(struct app *app, int64_t provider, const char *ref); // "": a new one
bool person_form_reopen(struct app *app, const char *subject, struct status *st);

#endif
