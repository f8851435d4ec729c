// SPDX-License-Identifier: MIT
// Records of the contract itself: how it is issued and sent out, varied, developed, and the placements under it.
#include "records_tables.h"

// Each row is one line.
// clang-format off

const struct record_choice record_categories[] = {{"A", "Category A"}, {"B", "Category B"}, {"C", "Category C"}, {NULL, NULL}};

#define FIELD_CATEGORY FIELD("category", CHOICE, "Category of purchase", .choices = record_categories, ALWAYS)

// ---- Issue and distribution --------------------------------------------------------------------------------------------------------

static const struct record_state_kind contract_issue_states[] = {
    STATE("proposed", "Proposed", "is proposed", "be proposed", "Proposed on"),
    STATE("authorised", "Authorised", "is authorised", "be authorised", "Authorised on"),
    STATE("issued", "Issued", "has been issued", "be issued", "Issued on", .over = true),
};
static const struct record_transition contract_issue_transitions[] = {
    WAY(NULL, "proposed", "an officer", "a contract is needed"),
    WAY("proposed", "proposed", "an officer", "the proposal was amended"),
    WAY("proposed", "authorised", "whoever may authorise the category", "the purchase was authorised"),
    WAY("proposed", "issued", "an officer", "the contract was issued, and its category needs no authorisation"),
    WAY("authorised", "issued", "an officer", "the contract was issued"),
};
static const struct record_field contract_issue_fields[] = {
    FIELD_CATEGORY,
    FIELD("value", MONEY, "Value", REQUIRED("proposed", "authorised")),
    FIELD("decided_by", PARTY, "Authorised by", AT("authorised", "issued"), REQUIRED("authorised")),
    FIELD("budget_holder", LINE, "Budget holder", AT("authorised")),
    FIELD("delegated_limit", MONEY, "Delegated authority up to", AT("authorised")),
    FIELD("tendered", YES_NO, "Tendered", AT("proposed", "issued")),
    FIELD("promotion", TEXT, "If not tendered, how it was promoted", AT("proposed", "issued")),
    FIELD("specification", REFERENCE, "Service specification", AT("proposed", "issued")),
    FIELD("schedule_c", REFERENCE, "Individual Specification of Need (Schedule C)", AT("proposed", "authorised", "issued")),
    FIELD("issued_by", PARTY, "Issued by", AT("issued")),
    FIELD("master_held_by", PARTY, "Master held by", AT("issued")),
    FIELD("signed_on", DATE, "Signed on", AT("issued"), PAST),
    FIELD_INFORMED, FIELD_EVIDENCE,
};
const struct record_kind_row record_contract_issue = {
    .id = "contract-issue", .title = "Issue of the contract", .a = "An issue of a contract", .anew = "propose a new one",
    RECORD_ROWS(contract_issue),
};

static const struct record_state_kind distribution_states[] = {
    STATE("sent", "Sent", "is sent", "be sent", "Sent on", .over = true),
};
static const struct record_transition distribution_transitions[] = {
    WAY(NULL, "sent", "an officer", "everyone who gets it has it"),
};
static const struct record_field distribution_fields[] = {
    FIELD_CATEGORY,
    FIELD("of", REFERENCE, "Contract issue or document", ALWAYS),
    FIELD("contract-copies", CHECKLIST, "Copies and notices", .source = FROM_LIST, .list = "contract-copies"),
    FIELD("placement-copies", CHECKLIST, "For a Resource Allocation Group placement, besides", .source = FROM_LIST,
          .list = "placement-copies"),
    FIELD_EVIDENCE,
};
const struct record_kind_row record_distribution = {
    .id = "distribution", .title = "Distribution", .a = "A distribution", .anew = "enter a new one", RECORD_ROWS(distribution),
};

// ---- Variation -----------------------------------------------------------------------------------------------------------------------
// Discussed with the counterpart first, authorised by the council, signed and returned by the provider (001 L71, L89-91, L115-117).

static const struct record_state_kind variation_states[] = {
    STATE("proposed", "Proposed", "is proposed", "be proposed", "Proposed on"),
    STATE("discussed", "Discussed", "has been discussed", "be discussed", "Discussed on"),
    STATE("agreed", "Agreed", "is agreed", "be agreed", "Agreed on"),
    STATE("issued", "Issued", "has been issued", "be issued", "Issued on"),
    STATE("authorised-council", "Authorised by the council", "is authorised by the council", "be authorised by the council",
          "Authorised on"),
    STATE("signed-provider", "Signed by the provider", "is signed by the provider", "be signed by the provider", "Signed on"),
    STATE("returned", "Returned", "was signed and returned", "be returned", "Returned on", .over = true),
    STATE("rejected", "Rejected", "was rejected", "be rejected", "Rejected on", .over = true),
    STATE("withdrawn", "Withdrawn", "was withdrawn", "be withdrawn", "Withdrawn on", .over = true),
};
static const struct record_transition variation_transitions[] = {
    WAY(NULL, "proposed", "either side", "a change of the contract is wanted"),
    WAY("proposed", "proposed", "an officer", "the proposal was amended"),
    WAY("proposed", "discussed", "an officer", "it was discussed with the counterpart"),
    WAY("proposed", "rejected", "the counterpart", "it is not wanted"),
    WAY("proposed", "withdrawn", "whoever proposed it", "it was taken back"),
    WAY("discussed", "discussed", "an officer", "it was discussed further"),
    WAY("discussed", "agreed", "both sides", "both agree"),
    WAY("discussed", "rejected", "either side", "it is not wanted"),
    WAY("discussed", "withdrawn", "whoever proposed it", "it was taken back"),
    WAY("agreed", "issued", "an officer", "the paper was sent out"),
    WAY("agreed", "withdrawn", "whoever proposed it", "it was taken back"),
    WAY("issued", "issued", "an officer", "the paper was sent out again, or the provider was reminded"),
    WAY("issued", "authorised-council", "an approver", "the council has authorised it"),
    WAY("issued", "rejected", "either side", "it was not authorised or not signed"),
    WAY("issued", "withdrawn", "whoever proposed it", "it was taken back"),
    WAY("authorised-council", "authorised-council", "an officer", "the provider was reminded"),
    WAY("authorised-council", "signed-provider", "the provider", "the provider has signed"),
    WAY("authorised-council", "rejected", "the provider", "the provider does not sign"),
    WAY("authorised-council", "withdrawn", "an approver", "it was taken back"),
    WAY("signed-provider", "returned", "the provider", "the signed paper is back"),
};
static const struct record_field variation_fields[] = {
    FIELD("kind", CHOICE, "Kind", AT("proposed"), REQUIRED("proposed"), .choices = (const struct record_choice[]){
        {"variation", "Variation"}, {"extension", "Extension"}, {NULL, NULL}}),
    FIELD("what", TEXT, "What changes, and why", AT("proposed"), REQUIRED("proposed")),
    FIELD("proposed_by", PARTY, "Proposed by", AT("proposed"), REQUIRED("proposed")),
    FIELD("counterpart", PARTY, "Discussed with", AT("discussed"), REQUIRED("discussed")),
    FIELD("expressions", TEXT, "Expressions of interest, and how they were evaluated", AT("discussed", "agreed")),
    FIELD("value", MONEY, "New value", AT("proposed", "agreed", "issued")),
    FIELD("effective_on", DATE, "Effective from", AT("agreed", "issued"), REQUIRED("issued")),
    FIELD("ends_on", DATE, "New end of the contract", AT("proposed", "agreed", "issued")),
    FIELD("procurement", TEXT, "Compliance with procurement rules", AT("agreed", "issued")),
    FIELD("return_by", DATE, "To be returned by", AT("issued", "authorised-council")),
    FIELD("decided_by", PARTY, "Authorised by", AT("authorised-council"), REQUIRED("authorised-council")),
    FIELD("signed_by", LINE, "Signed for the provider by", AT("signed-provider")),
    FIELD("why", TEXT, "Why", AT("rejected", "withdrawn"), REQUIRED("rejected", "withdrawn")),
    FIELD_CHECKLIST, FIELD_INFORMED, FIELD_EVIDENCE,
};
const struct record_kind_row record_variation = {
    .id = "variation", .title = "Variation", .a = "A variation", .anew = "propose a new one", RECORD_ROWS(variation),
};

// ---- Annual Service Development Plan ---------------------------------------------------------------------------------------------------

static const struct record_state_kind development_plan_states[] = {
    STATE("due", "Due", "is due", "become due", "Due on"),
    STATE("submitted", "Submitted", "has been submitted", "be submitted", "Submitted on"),
    STATE("reviewed", "Reviewed", "has been reviewed", "be reviewed", "Reviewed on"),
};
static const struct record_transition development_plan_transitions[] = {
    WAY(NULL, "due", "an officer", "the provider is to hand one in"),
    WAY(NULL, "submitted", "the provider", "it came in"),
    WAY("due", "due", "an officer", "the day was changed, or the provider was reminded"),
    WAY("due", "submitted", "the provider", "it came in"),
    WAY("submitted", "submitted", "the provider", "an amended one came in"),
    WAY("submitted", "reviewed", "an officer", "the council has reviewed it"),
    WAY("reviewed", "reviewed", "the provider", "it was updated at a contract review"),
};
static const struct record_field development_plan_fields[] = {
    FIELD("year", LINE, "Year", AT("due", "submitted"), REQUIRED("due", "submitted")),
    FIELD("document", REFERENCE, "Document", AT("submitted"), REQUIRED("submitted")),
    FIELD("review", TEXT, "What the review found", AT("reviewed"), REQUIRED("reviewed")),
    FIELD("meeting", REFERENCE, "Contract review", AT("reviewed")),
    FIELD_EVIDENCE,
};
const struct record_kind_row record_development_plan = {
    .id = "development-plan", .title = "Service development plan", .a = "A service development plan", .anew = "enter a new one",
    RECORD_ROWS(development_plan),
};

// ---- Placement -------------------------------------------------------------------------------------------------------------------------
// A reference only: the records hold no child's name and no date of birth.

static const struct record_state_kind placement_states[] = {
    STATE("started", "Started", "has started", "start", "Started on"),
    STATE("ended", "Ended", "has ended", "end", "Ended on"),
    STATE("proforma-sent", "Proforma sent", "has its proforma sent", "have its proforma sent", "Sent on", .over = true),
};
static const struct record_transition placement_transitions[] = {
    WAY(NULL, "started", "an officer", "a placement was made under the contract"),
    WAY("started", "started", "an officer", "its end was moved, or something else about it changed"),
    WAY("started", "ended", "the key worker", "the placement has ended"),
    WAY("ended", "proforma-sent", "the lead professional", "the termination proforma went to those who get it"),
};
static const struct record_field placement_fields[] = {
    FIELD("category", CHOICE, "Category of purchase", .choices = record_categories, AT("started"), REQUIRED("started")),
    FIELD("decided_by", PARTY, "Authorised by", AT("started")),
    FIELD("schedule_c", REFERENCE, "Individual Specification of Need (Schedule C)", AT("started")),
    FIELD("ends_on", DATE, "Anticipated end", AT("started")),
    FIELD("ended_because", CHOICE, "Ended because", AT("ended"), REQUIRED("ended"), .choices = (const struct record_choice[]){
        {"planned", "As planned"}, {"changed-need", "Needs have changed"}, {"contractor-failure", "The contractor failed"},
        {"other", "Another reason"}, {NULL, NULL}}),
    FIELD("termination", REFERENCE, "Termination of the contract", AT("ended", "proforma-sent")),
    FIELD("checklist", CHECKLIST, "Proforma sent to", .source = FROM_GATE, AT("proforma-sent")),
    FIELD("proforma", REFERENCE, "Termination proforma", AT("proforma-sent")),
    FIELD_INFORMED, FIELD_EVIDENCE,
};
const struct record_kind_row record_placement = {
    .id = "placement", .title = "Placement", .a = "A placement", .anew = "enter a new one", RECORD_ROWS(placement),
};
