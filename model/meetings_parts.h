// SPDX-License-Identifier: MIT
// What the rooms of the review meeting share. Private to model/meetings*.c.
#ifndef MODEL_MEETINGS_PARTS_H
#define MODEL_MEETINGS_PARTS_H

#include "model/meetings.h"
#include "model/rules/provisions_state.h"

// "Contract Meeting", or what can be said of a type that the framework does not name.
const char *meeting_title(const struct framework *framework, const char *type);
// Whether it is the cadence that is due there: its key is `<id of the cadence>:<day>`.
bool meeting_due_key(const struct due *due, const struct cadence *cadence);
// Fills the table's items.
void meeting_agenda(struct meeting_table *table, const struct record_states *records,
                    struct arena *arena);
// Whether the role was ticked.
bool meeting_there(const struct meeting_entry *entry, const char *role);

#endif
