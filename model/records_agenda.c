// SPDX-License-Identifier: MIT
// Items that either side adds to the agenda of a contract's next meeting (001 L162).
#include "records_tables.h"

// Each row is one line.
// clang-format off

static const struct record_state_kind agenda_item_states[] = {
    STATE("added", "Added", "is on the agenda", "be added", "Added on"),
    STATE("dealt-with", "Dealt with", "was dealt with", "be dealt with", "Dealt with on", .over = true),
    STATE("withdrawn", "Withdrawn", "was withdrawn", "be withdrawn", "Withdrawn on", .over = true),
};
static const struct record_transition agenda_item_transitions[] = {
    WAY(NULL, "added", "either side", "something is to be spoken of at the next meeting"),
    WAY("added", "added", "either side", "more was said about it"),
    WAY("added", "dealt-with", "the meeting", "it was spoken of"),
    WAY("added", "withdrawn", "whoever added it", "it is not wanted any more"),
};
static const struct record_field agenda_item_fields[] = {
    FIELD("what", TEXT, "What is to be spoken of", AT("added"), REQUIRED("added")),
    FIELD("added_by", CHOICE, "Added by", AT("added"), REQUIRED("added"), .choices = (const struct record_choice[]){
        {"council", "The council"}, {"provider", "The provider"}, {NULL, NULL}}),
    FIELD("type", CHOICE, "For which meeting, if not the next", .source = FROM_CADENCES, AT("added")),
    FIELD("item", REFERENCE, "Beneath which item of the agenda", AT("added")),
    FIELD("linked", REFERENCE, "What it is about", MANY, AT("added")),
    FIELD("meeting", REFERENCE, "Meeting", AT("dealt-with")),
    FIELD("result", TEXT, "What was agreed", AT("dealt-with")),
    FIELD("why", TEXT, "Why", AT("withdrawn")),
    FIELD_EVIDENCE,
};
const struct record_kind_row record_agenda_item = {
    .id = "agenda-item", .title = "Agenda item", .a = "An agenda item", .anew = "add a new one", RECORD_ROWS(agenda_item),
};
