// SPDX-License-Identifier: MIT
// Taking back the last saves of this run of the program, one after another. A provider, contract or person that was added or changed is put
// back if nobody changed it since; what stays in the record for good (an entry of a contract, a note, a change of a provider) is not
// undone: the message says how it is corrected or withdrawn.
#ifndef MODEL_UNDO_H
#define MODEL_UNDO_H

#include "model/office.h"

// Nothing that was saved before is taken back: for the beginning of a run.
void undo_begin(struct office *office);
// *said: what was taken back, in words, in the arena. STATUS_UNKNOWN: there is nothing to take back. STATUS_DATA: it cannot be taken back, and
// what to do instead. STATUS_BUSY: somebody has changed it since.
bool undo_last(struct office *office, struct arena *arena, const char **said, struct status *st);

#endif
