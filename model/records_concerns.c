// SPDX-License-Identifier: MIT
// Records of what is heard about a provider and followed up: concerns, cases with their briefings, actions, the provider's own word.
#include "records_tables.h"

// Each row is one line.
// clang-format off

// ---- Concern or complaint --------------------------------------------------------------------------------------------------------

static const struct record_state_kind concern_states[] = {
    STATE("logged", "Logged", "is logged", "be logged", "Received on"),
    STATE("info-only", "Information only", "is for information only", "be for information only", "Received on", .over = true),
    STATE("referred", "Referred", "has been referred", "be referred", "Referred on"),
    STATE("under-provider-procedure", "Under the provider's procedure", "is under the provider's complaint procedure",
          "go to the provider's complaint procedure", "Since"),
    STATE("resolved", "Resolved", "is resolved", "be resolved", "Resolved on", .over = true),
};
static const struct record_transition concern_transitions[] = {
    WAY(NULL, "logged", "an officer", "it was received"),
    WAY(NULL, "info-only", "an officer", "it was received, and whoever gave it wants nothing done"),
    WAY("logged", "logged", "an officer", "more was heard about it"),
    WAY("logged", "info-only", "an officer", "whoever gave it wants nothing done"),
    WAY("logged", "referred", "an officer", "somebody else is to investigate it"),
    WAY("logged", "under-provider-procedure", "the provider", "the provider deals with it first"),
    WAY("logged", "resolved", "an officer", "it was dealt with"),
    WAY("info-only", "logged", "an officer", "something is to be done about it after all"),
    WAY("referred", "referred", "an officer", "it went to somebody else, or more was heard"),
    WAY("referred", "under-provider-procedure", "the provider", "the provider deals with it first"),
    WAY("referred", "resolved", "an officer", "the investigation has ended"),
    WAY("under-provider-procedure", "under-provider-procedure", "an officer", "it was checked that the provider investigates it"),
    WAY("under-provider-procedure", "referred", "an officer", "somebody else is to investigate it"),
    WAY("under-provider-procedure", "resolved", "an officer", "the provider has resolved it"),
};
static const struct record_field concern_fields[] = {
    FIELD("category", CHOICE, "Category", .source = FROM_CONCERNS, AT("logged", "info-only"), REQUIRED("logged", "info-only")),
    FIELD("what", TEXT, "What was said", AT("logged", "info-only"), REQUIRED("logged", "info-only")),
    FIELD("from", CHOICE, "From", AT("logged", "info-only"), .choices = (const struct record_choice[]){
        {"user", "A person who is served"}, {"family", "Family or carer"}, {"staff", "Staff of the provider"},
        {"whistle-blower", "A whistle-blower"}, {"operational", "Operational team"}, {"partner", "Another organisation"},
        {"regulator", "The regulator"}, {"officer", "An officer"}, {"other", "Somebody else"}, {NULL, NULL}}),
    FIELD("serious", YES_NO, "Serious complaint", AT("logged", "info-only")),
    // A matter that can wait stands on the next review's agenda (001 L87).
    FIELD("handling", CHOICE, "To be dealt with", AT("logged"), .choices = (const struct record_choice[]){
        {"immediate", "At once"}, {"review", "At the next contract review"}, {NULL, NULL}}),
    FIELD("referred_to", PARTY, "Referred to", AT("referred"), REQUIRED("referred")),
    FIELD("safeguarding", REFERENCE, "Safeguarding enquiry"),
    FIELD_CASE,
    FIELD("checked", TEXT, "How the provider investigates it", AT("under-provider-procedure")),
    FIELD("outcome", TEXT, "Outcome", AT("resolved"), REQUIRED("resolved")),
    FIELD("outcome-types", CHECKLIST, "Types of outcome", .source = FROM_LIST, .list = "outcome-types", AT("resolved")),
    FIELD_INFORMED, FIELD_EVIDENCE,
};
const struct record_kind_row record_concern = {
    .id = "concern", .title = "Concern", .a = "A concern", .anew = "log a new one", RECORD_ROWS(concern),
};

// ---- Case: a timeline with stages ----------------------------------------------------------------------------------------------------
// It begins on the day on which the concern was received, however late it is opened. A step into the state in which it is
// already is an entry of the timeline.

static const struct record_state_kind case_states[] = {
    STATE("open", "Open", "is open", "be opened", "Concern received on"),
    STATE(RECORD_STAGE, "At a stage", "is at a stage", "go to a stage", "Since"),
    STATE("closed", "Closed", "was closed", "be closed", "Closed on", .over = true),
};
static const struct record_transition case_transitions[] = {
    WAY(NULL, "open", "an officer", "concerns are significant and persistent, or a grade asks for it"),
    WAY("open", "open", "an officer", "something is entered in the timeline"),
    WAY("open", RECORD_STAGE, "an officer", "a stage of the process has begun"),
    WAY("open", "closed", "an officer", "the service performs as it should, or the contract has ended"),
    WAY(RECORD_STAGE, RECORD_STAGE, "an officer", "another stage has begun, or something is entered in the timeline"),
    WAY(RECORD_STAGE, "closed", "an officer", "the service performs as it should, or the contract has ended"),
};
static const struct record_field case_fields[] = {
    FIELD("examples", CHECKLIST, "What it is about", .source = FROM_LIST, .list = "examples", AT("open")),
    FIELD("concerns", REFERENCE, "Concerns and grades behind it", MANY),
    FIELD("entry", TEXT, "What has happened"),
    FIELD("guidance", CHECKLIST, "Guidance sought from", .source = FROM_LIST, .list = "guidance"),
    FIELD("outcome", TEXT, "Outcome", AT("closed"), REQUIRED("closed")),
    FIELD_INFORMED, FIELD_EVIDENCE,
};
const struct record_kind_row record_case = {
    .id = "case", .title = "Case", .a = "A case", .anew = "open a new one", RECORD_ROWS(case),
};

static const struct record_state_kind briefing_states[] = {
    STATE("issued", "Issued", "is issued", "be issued", "Issued on", .over = true),
};
static const struct record_transition briefing_transitions[] = {
    WAY(NULL, "issued", "an officer", "a briefing was sent"),
};
static const struct record_field briefing_fields[] = {
    FIELD_CASE,
    FIELD("written_by", PARTY, "Written by"),
    FIELD("checklist", CHECKLIST, "Sent to", .source = FROM_GATE),
    FIELD("summary", TEXT, "Summary", ALWAYS),
    FIELD("document", REFERENCE, "Document"),
};
const struct record_kind_row record_briefing = {
    .id = "briefing", .title = "Briefing", .a = "A briefing", .anew = "issue a new one", RECORD_ROWS(briefing),
};

// ---- Action --------------------------------------------------------------------------------------------------------------------------
// A contractual action weighs the five factors of 001; a gate of the framework asks for them.

static const struct record_state_kind action_states[] = {
    STATE("open", "Open", "is open", "be opened", "Agreed on"),
    STATE("done", "Done", "is done", "be done", "Done on", .over = true),
    STATE("dropped", "Dropped", "was dropped", "be dropped", "Dropped on", .over = true),
};
static const struct record_transition action_transitions[] = {
    WAY(NULL, "open", "an officer", "somebody is to do something"),
    WAY("open", "open", "an officer", "its owner or its day was changed"),
    WAY("open", "done", "whoever owns it", "it was done"),
    WAY("open", "dropped", "an officer", "it is not needed any more"),
};
static const struct record_field action_fields[] = {
    FIELD("what", TEXT, "What is to be done", AT("open"), REQUIRED("open")),
    FIELD("nature", CHOICE, "Kind of action", AT("open"), .choices = (const struct record_choice[]){
        {"follow-up", "Follow-up of a meeting, visit or concern"}, {"contractual", "Contractual action on poor performance"},
        {NULL, NULL}}),
    FIELD("owner", LINE, "Owner", AT("open"), REQUIRED("open")),
    FIELD("whose", CHOICE, "Whose turn it is", AT("open"), .choices = (const struct record_choice[]){
        {"council", "The council's"}, {"provider", "The provider's"}, {NULL, NULL}}),
    FIELD("due_by", DATE, "Due by", AT("open")),
    FIELD("item", REFERENCE, "Item of the agenda that it came from", AT("open")),
    FIELD("linked", REFERENCE, "Meeting, visit, concern or plan behind it", MANY),
    FIELD("risk", TEXT, "Perceived risks to service users", AT("open")),
    FIELD("seriousness", TEXT, "Seriousness of the issues", AT("open")),
    FIELD("breach", TEXT, "Whether contractual obligations were breached", AT("open")),
    FIELD("engagement", TEXT, "Level of engagement with the provider", AT("open")),
    FIELD("provider_view", TEXT, "The provider's view and response", AT("open")),
    FIELD("result", TEXT, "What was done", AT("done")),
    FIELD("why", TEXT, "Why", AT("dropped"), REQUIRED("dropped")),
    FIELD_INFORMED, FIELD_EVIDENCE,
};
const struct record_kind_row record_action = {
    .id = "action", .title = "Action", .a = "An action", .anew = "add a new one", RECORD_ROWS(action),
};

// ---- When a plan or notice reached the provider: its reference is that of the paper ------------------------------------------------------

static const struct record_state_kind receipt_states[] = {
    STATE("received", "Received", "has been received", "be received", "Received by the provider on"),
    STATE("replied", "Replied to", "was replied to", "be replied to", "Replied on", .over = true),
};
static const struct record_transition receipt_transitions[] = {
    WAY(NULL, "received", "the provider", "a plan or notice has reached the provider"),
    WAY("received", "received", "an officer", "another day for the reply was agreed"),
    WAY("received", "replied", "the provider", "the provider has replied to it"),
};
static const struct record_field receipt_fields[] = {
    FIELD("reply_by", DATE, "Reply asked for by", AT("received")),
    FIELD("confirmed", LINE, "How that is known", AT("received")),
    FIELD("reply", TEXT, "What the provider replied", AT("replied"), REQUIRED("replied")),
    FIELD_EVIDENCE,
};
const struct record_kind_row record_receipt = {
    .id = "receipt", .title = "Receipt of a paper", .a = "A receipt", .anew = "enter a new one", RECORD_ROWS(receipt),
};

// ---- The provider's own word -----------------------------------------------------------------------------------------------------------

static const struct record_state_kind representation_states[] = {
    STATE("received", "Received", "has been received", "be received", "Received on"),
    STATE("answered", "Answered", "was answered", "be answered", "Answered on", .over = true),
};
static const struct record_transition representation_transitions[] = {
    WAY(NULL, "received", "the provider", "the provider comments on an assessment, a notice or a plan"),
    WAY("received", "received", "the provider", "more came in"),
    WAY("received", "answered", "an officer", "the council has replied"),
};
static const struct record_field representation_fields[] = {
    FIELD("about", REFERENCE, "About", AT("received"), REQUIRED("received"), MANY),
    FIELD("words", TEXT, "What the provider says", AT("received"), REQUIRED("received")),
    FIELD("reply_by", DATE, "Reply due by", AT("received")),
    FIELD("answer", TEXT, "Answer", AT("answered"), REQUIRED("answered")),
    FIELD("changed", YES_NO, "The assessment was changed", AT("answered")),
    FIELD_EVIDENCE,
};
const struct record_kind_row record_representation = {
    .id = "representation", .title = "Representation", .a = "A representation", .anew = "enter a new one", RECORD_ROWS(representation),
};
