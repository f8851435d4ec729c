// SPDX-License-Identifier: MIT
// The form that arranges cover during leave, changes it, ends it and takes it back.
#ifndef TUI_FORM_COVER_H
#define TUI_FORM_COVER_H

#include "model/cover.h"
#include "tui/app.h"

// For a new one; officer: who is away as far as that is known, or "". Returns REACT_... bits.
unsigned cover_form_open(struct app *app, const char *officer);
// For one that there is.
unsigned cover_form_change(struct app *app, const struct cover *cover);
// For a draft: "<login>", or "<login><TAB>2027-06-01" for one that there is.
bool cover_form_reopen(struct app *app, const char *subject, struct status *st);

#endif
