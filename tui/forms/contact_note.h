// SPDX-License-Identifier: MIT
// A telephone call, an e-mail, a talk or a letter noted in ten seconds; and a note corrected or withdrawn.
#ifndef TUI_FORM_CONTACT_NOTE_H
#define TUI_FORM_CONTACT_NOTE_H

#include "tui/app.h"

// ref: of a note that is corrected; "" for a new one. contract 0: of the provider as such.
unsigned contact_note_open(struct app *app, int64_t provider, int64_t contract, const char *ref);
bool contact_note_reopen(struct app *app, const char *subject, struct status *st);

#endif
