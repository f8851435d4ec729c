// SPDX-License-Identifier: MIT
// The minutes of a meeting: what was said under each item of its agenda.
#include "records_tables.h"

// Each row is one line.
// clang-format off

static const struct record_state_kind minute_states[] = {
    STATE("entered", "Entered", "is entered", "be entered", "Meeting of", .over = true),
};
static const struct record_transition minute_transitions[] = {
    WAY(NULL, "entered", "an officer", "something was said under an item of the agenda"),
    WAY("entered", "entered", "an officer", "the minute was corrected; what it said before stays on file"),
};
static const struct record_field minute_fields[] = {
    FIELD("meeting", REFERENCE, "Meeting", ALWAYS),
    FIELD("item", TEXT, "Item of the agenda"), // its id in the framework's list; blank for one of its own
    FIELD("title", TEXT, "Item", ALWAYS),
    FIELD("text", TEXT, "Minute"),
    FIELD("held_over", YES_NO, "Held over to the next meeting"),
    FIELD("about", REFERENCE, "Action, concern or finding that it is about"),
    FIELD("why", TEXT, "Why it was corrected"),
};
const struct record_kind_row record_minute = {
    .id = "minute", .title = "Minute", .a = "A minute", .anew = "enter another one", RECORD_ROWS(minute),
};
