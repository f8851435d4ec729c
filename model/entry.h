// SPDX-License-Identifier: MIT
// Saving what was typed: one write transaction for everything that a form says, under the form's token, so that it is saved once only,
// however often its saving is tried.
#ifndef MODEL_ENTRY_H
#define MODEL_ENTRY_H

#include "model/office.h"

enum entry {
    ENTRY_FAILED, // nothing is open; the status says why
    ENTRY_OPEN,   // write, then entry_commit or entry_give_up
    ENTRY_BEFORE, // it has been saved already (the answer was lost on the way); nothing is open, nothing more is to be done
};

// Begins the write transaction. token: of the form (draft_token), or NULL for an act that needs none.
enum entry entry_begin(struct office *office, const char *token, struct status *st);
// Saves: the draft of that token goes with it. False: nothing was saved, the transaction is over, the draft is still there.
bool entry_commit(struct office *office, const char *token, struct status *st);
void entry_give_up(struct office *office);

#endif
