// SPDX-License-Identifier: MIT
// The review meeting: choosing one that is due, planned or ad hoc, and holding it.
#ifndef TUI_MEETING_H
#define TUI_MEETING_H

#include "tui/app.h"

// The contract's meetings to choose from. Returns REACT_... bits.
unsigned meeting_open(struct app *app, const struct chosen *chosen);
// Goes on with a meeting whose draft has that subject: "planned M-4 HC-014" or "new contract-meeting HC-014" ("new - HC-014" where the
// framework names no types).
bool meeting_reopen(struct app *app, const char *subject, struct status *st);
// A form for a meeting that is planned, and again for its draft.
unsigned meeting_plan_open(struct app *app, int64_t contract);
bool meeting_plan_reopen(struct app *app, const char *subject, struct status *st);

#endif
