// SPDX-License-Identifier: MIT
// The form that marks something due as done where no other record shows it: a template sent, a new version issued, a reply received.
#ifndef TUI_FORM_DONE_H
#define TUI_FORM_DONE_H

#include "tui/app.h"

// due: key of the item; what: in its words. Returns REACT_... bits.
unsigned done_form_open(struct app *app, int64_t contract, const char *due, const char *what);
// For a draft of that subject: "HC-014 template:2027-07-15".
bool done_form_reopen(struct app *app, const char *subject, struct status *st);

#endif
