// SPDX-License-Identifier: MIT
// Dates that a contract carries besides its start and end: breaks, at which it can be ended, and extensions that it allows (001 L91-93).
#include "records_tables.h"

// Each row is one line.
// clang-format off

static const struct record_state_kind break_states[] = {
    STATE("set", "Ahead", "is ahead", "be set", "Entered on"),
    STATE("notice-given", "Notice given", "has had its notice given", "have its notice given", "Notice given on", .over = true),
    STATE("not-used", "Not used", "is not used", "be left unused", "Decided on", .over = true),
};
static const struct record_transition break_transitions[] = {
    WAY(NULL, "set", "an officer", "the contract has a break"),
    WAY("set", "set", "an officer", "its day was changed"),
    WAY("set", "notice-given", "either side", "the contract is to end at the break"),
    WAY("set", "not-used", "an officer", "it was decided that the contract goes on"),
};
static const struct record_field break_fields[] = {
    FIELD("on", DATE, "Break on", AT("set"), REQUIRED("set")),
    FIELD("notice_by", DATE, "Notice to be given by", AT("set")),
    FIELD("needs", TEXT, "Future service delivery needs"),
    FIELD("given_by", CHOICE, "Notice given by", AT("notice-given"), REQUIRED("notice-given"), .choices = (const struct record_choice[]){
        {"council", "The council"}, {"provider", "The provider"}, {NULL, NULL}}),
    FIELD("decided_by", PARTY, "Decided by", AT("notice-given", "not-used")),
    FIELD("reason", TEXT, "Reason", AT("notice-given", "not-used"), REQUIRED("not-used")),
    FIELD_EVIDENCE,
};
const struct record_kind_row record_break = {
    .id = "break", .title = "Contract break", .a = "A contract break", .anew = "enter a new one", RECORD_ROWS(break),
};

// What was agreed goes its way as a variation; the end of the contract itself stands with its other particulars.
static const struct record_state_kind extension_states[] = {
    STATE("possible", "Possible", "is possible", "be entered", "Entered on"),
    STATE("agreed", "Agreed", "is agreed", "be agreed", "Agreed on", .over = true),
    STATE("declined", "Declined", "was declined", "be declined", "Declined on", .over = true),
};
static const struct record_transition extension_transitions[] = {
    WAY(NULL, "possible", "an officer", "the contract can be extended"),
    WAY("possible", "possible", "an officer", "its days were changed"),
    WAY("possible", "agreed", "both sides", "the contract is extended"),
    WAY("possible", "declined", "either side", "the contract is not extended"),
};
static const struct record_field extension_fields[] = {
    FIELD("until", DATE, "Extends the contract to", AT("possible", "agreed"), REQUIRED("possible")),
    FIELD("decide_by", DATE, "To be decided by", AT("possible")),
    FIELD("needs", TEXT, "Future service delivery needs"),
    FIELD("variation", REFERENCE, "Variation by which it is agreed", AT("agreed")),
    FIELD("decided_by", PARTY, "Decided by", AT("agreed", "declined")),
    FIELD("reason", TEXT, "Reason", AT("agreed", "declined"), REQUIRED("declined")),
    FIELD_EVIDENCE,
};
const struct record_kind_row record_extension = {
    .id = "extension", .title = "Contract extension", .a = "A contract extension", .anew = "enter a new one", RECORD_ROWS(extension),
};
