// SPDX-License-Identifier: MIT
// The form of every kind of record in model/records.h: a new one, or the next step of one that there is.
#ifndef TUI_FORM_RECORD_H
#define TUI_FORM_RECORD_H

#include "tui/app.h"

// kind: id of model/records.h. ref: of a record that takes a step, or NULL for a new one. state: the state proposed, or NULL for the first
// that there is. Returns REACT_... bits.
unsigned record_form_open(struct app *app, int64_t contract, const char *kind, const char *ref,
                          const char *state);
// Whether there is a record of that kind and reference that can take another step.
bool record_form_goes_on(struct app *app, int64_t contract, const char *kind, const char *ref);
// The same with values already filled in; what is asked then stands among `fields`.
struct field;
unsigned record_form_open_with(struct app *app, int64_t contract, const char *kind, const char *ref,
                               const char *state, const struct field *fields, size_t count);
// For a draft: the subject as it was given to form_open.
bool record_form_reopen(struct app *app, const char *subject, struct status *st);

#endif
