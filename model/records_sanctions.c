// SPDX-License-Identifier: MIT
// Records of what is done about a provider: interventions, plans, breach notices, suspensions, terminations.
#include "records_tables.h"

// Each row is one line.
// clang-format off

const struct record_choice record_reasons[] = {
    {"performance", "Sustained underperformance"}, {"non-compliance", "Non-compliance with the contract"},
    {"business-failure", "Business failure"}, {"severe-failure", "Severe failure"},
    {"other-interventions-failed", "Other interventions have not succeeded"}, {"other", "Another reason"}, {NULL, NULL},
};

#define FIELD_REASON(...)   FIELD("reason", CHOICE, "Reason", .choices = record_reasons, __VA_ARGS__)
#define FIELD_BASIS(...)    FIELD("basis", TEXT, "Basis: what the reason rests on", __VA_ARGS__)
#define FIELD_DECIDED(...)  FIELD("decided_by", PARTY, "Decided by", __VA_ARGS__)
#define FIELD_WHY(...)      FIELD("why", TEXT, "Why", __VA_ARGS__)

// ---- Intervention ------------------------------------------------------------------------------------------------------------

static const struct record_state_kind intervention_states[] = {
    STATE("opened", "Opened", "is open", "be opened", "Opened on"),
    STATE("done", "Done", "is done", "be done", "Done on", .over = true),
    STATE("abandoned", "Abandoned", "was abandoned", "be abandoned", "Abandoned on", .over = true),
};
static const struct record_transition intervention_transitions[] = {
    WAY(NULL, "opened", "an officer", "it was chosen for the provider's rating"),
    WAY("opened", "opened", "an officer", "more was done or found"),
    WAY("opened", "done", "an officer", "everything that shows that it is done is there"),
    WAY("opened", "abandoned", "an officer", "it is not gone on with"),
};
static const struct record_field intervention_fields[] = {
    FIELD("intervention", CHOICE, "Intervention", .source = FROM_INTERVENTIONS, ALWAYS),
    FIELD("mode", CHOICE, "Mode", .source = FROM_MODES, AT("opened"), REQUIRED("opened")),
    FIELD("for_rating", CHOICE, "Rating of the provider", .source = FROM_RATINGS, AT("opened")),
    FIELD_REASON(AT("opened")), // where the document does not list it for the rating, or a gate is lifted by one
    FIELD_BASIS(AT("opened")),
    FIELD("linked", REFERENCE, "Visit, concern or plan behind it", MANY),
    FIELD("training-gaps", CHECKLIST, "Gaps that training is for", .source = FROM_LIST, .list = "training-gaps"),
    FIELD("training-delivery", CHECKLIST, "Ways of delivery", .source = FROM_LIST, .list = "training-delivery"),
    FIELD("checklist", CHECKLIST, "Done when", .source = FROM_DONE_WHEN),
    FIELD_EVIDENCE, FIELD_RISK_CHECKLIST, FIELD_NEW_RATING, FIELD_INFORMED,
    FIELD("decided_by", PARTY, "Approved by"),
    FIELD("result", TEXT, "What came of it", AT("done")),
    FIELD_WHY(AT("abandoned"), REQUIRED("abandoned")),
};
const struct record_kind_row record_intervention = {
    .id = "intervention", .title = "Intervention", .a = "An intervention", .anew = "open a new one", RECORD_ROWS(intervention),
};

// ---- Improvement plan and directed improvement plan --------------------------------------------------------------------------

#define PLAN_STATES                                                                                                \
    STATE("draft", "Draft", "is a draft", "become a draft", "Drafted on"),                                          \
    STATE("requested", "Requested", "has been requested", "be requested", "Requested on"),                          \
    STATE("received", "Received", "has been received", "be received", "Received on"),                               \
    STATE("agreed", "Agreed", "is agreed", "be agreed", "Agreed on"),                                               \
    STATE("in-rectification", "In rectification", "is in rectification", "go into rectification", "Begun on"),      \
    STATE("met", "Met", "was met", "be met", "Found met on", .over = true),                                         \
    STATE("not-met", "Not met", "was not met", "be found not met", "Found not met on", .over = true),               \
    STATE("withdrawn", "Withdrawn", "was withdrawn", "be withdrawn", "Withdrawn on", .over = true),                 \
    STATE("superseded", "Superseded", "was superseded", "be superseded", "Superseded on", .over = true)

// A plan that was found not met can be found met later, as with remedial plans (design 4.1, 7).
#define PLAN_WAYS                                                                                                   \
    WAY(NULL, "draft", "an officer", "a plan is being written"),                                                    \
    WAY(NULL, "requested", "an officer", "the provider is asked for a plan"),                                       \
    WAY("draft", "draft", "an officer", "it was written further"),                                                  \
    WAY("draft", "requested", "an officer", "the provider is asked for the plan"),                                  \
    WAY("draft", "agreed", "an officer", "the council's own plan was given to the provider"),                       \
    WAY("draft", "withdrawn", "an officer", "it is not needed any more"),                                           \
    WAY("requested", "received", "the provider", "the plan came in"),                                               \
    WAY("requested", "withdrawn", "an officer", "it is not needed any more"),                                       \
    WAY("requested", "superseded", "an officer", "another plan takes its place"),                                   \
    WAY("received", "received", "the provider", "an amended plan came in"),                                         \
    WAY("received", "agreed", "an officer", "council and provider agree on it"),                                    \
    WAY("received", "withdrawn", "an officer", "it is not needed any more"),                                        \
    WAY("received", "superseded", "an officer", "another plan takes its place"),                                    \
    WAY("agreed", "agreed", "an officer", "it was reviewed, or its times were amended"),                            \
    WAY("agreed", "in-rectification", "the provider", "work on it has begun"),                                      \
    WAY("agreed", "met", "an officer", "its targets are met"),                                                      \
    WAY("agreed", "not-met", "an officer", "its targets were not met in time"),                                     \
    WAY("agreed", "withdrawn", "an officer", "it is not needed any more"),                                          \
    WAY("agreed", "superseded", "an officer", "another plan takes its place"),                                      \
    WAY("in-rectification", "in-rectification", "an officer", "it was reviewed, or its times were amended"),        \
    WAY("in-rectification", "met", "an officer", "its targets are met"),                                            \
    WAY("in-rectification", "not-met", "an officer", "its targets were not met in time"),                           \
    WAY("in-rectification", "withdrawn", "an officer", "it is not needed any more"),                                \
    WAY("in-rectification", "superseded", "an officer", "another plan takes its place"),                            \
    WAY("not-met", "met", "an officer", "its targets were met after all"),                                          \
    WAY("not-met", "superseded", "an officer", "another plan takes its place")

#define PLAN_FIELDS                                                                                                 \
    FIELD("failure", TEXT, "What is to improve, and why", AT("draft", "requested"), REQUIRED("requested")),         \
    FIELD("actions", TEXT, "What is to be done (specific, measurable, attainable, relevant, timebound)",            \
          AT("draft", "received", "agreed")),                                                                       \
    FIELD("measures", TEXT, "Measures", AT("draft", "received", "agreed")),                                         \
    FIELD("timescale", TEXT, "Timescales", AT("draft", "received", "agreed", "in-rectification")),                  \
    FIELD("review_on", DATE, "Review on", AT("agreed", "in-rectification")),                                        \
    FIELD("meet_by", DATE, "Targets to be met by", AT("draft", "agreed", "in-rectification")),                      \
    FIELD("visit", REFERENCE, "Visit within its time", AT("agreed", "in-rectification", "met", "not-met")),         \
    FIELD("review_meeting", REFERENCE, "Review meeting", AT("agreed", "in-rectification", "met", "not-met")),       \
    FIELD("review", TEXT, "Are the targets on track?", AT("agreed", "in-rectification")),                           \
    FIELD("variation", TEXT, "Contract variation considered", AT("agreed", "in-rectification", "met")),             \
    FIELD("finding", TEXT, "What was found", AT("met", "not-met"), REQUIRED("met", "not-met")),                     \
    FIELD("superseded_by", REFERENCE, "Plan that takes its place", AT("superseded"), REQUIRED("superseded")),       \
    FIELD_WHY(AT("withdrawn"), REQUIRED("withdrawn")),                                                              \
    FIELD_CHECKLIST, FIELD_RISK_CHECKLIST, FIELD_NEW_RATING, FIELD_INFORMED, FIELD_EVIDENCE

static const struct record_state_kind improvement_plan_states[] = {PLAN_STATES};
static const struct record_transition improvement_plan_transitions[] = {PLAN_WAYS};
static const struct record_field improvement_plan_fields[] = {
    FIELD("follows", REFERENCE, "Intervention or risk assessment behind it", AT("draft", "requested")),
    PLAN_FIELDS,
};
const struct record_kind_row record_improvement_plan = {
    .id = "improvement-plan", .title = "Improvement plan", .a = "An improvement plan", .anew = "begin a new one",
    RECORD_ROWS(improvement_plan),
};

static const struct record_state_kind directed_plan_states[] = {PLAN_STATES};
static const struct record_transition directed_plan_transitions[] = {PLAN_WAYS};
static const struct record_field directed_plan_fields[] = {
    FIELD("original", REFERENCE, "Original improvement plan", AT("draft", "requested")),
    FIELD_REASON(AT("draft", "requested")),
    FIELD_BASIS(AT("draft", "requested")),
    FIELD("performance", TEXT, "Performance", AT("draft", "received", "agreed")),
    FIELD("resources", TEXT, "Resources", AT("draft", "received", "agreed")),
    FIELD("delivery", TEXT, "Delivery", AT("draft", "received", "agreed")),
    FIELD("quality", TEXT, "Quality", AT("draft", "received", "agreed")),
    FIELD("compliance", TEXT, "Contract compliance", AT("draft", "received", "agreed")),
    FIELD("breach_notice", REFERENCE, "Breach notice issued or linked", AT("draft", "requested", "agreed", "in-rectification")),
    FIELD("suspension", REFERENCE, "Suspension of further agreements", AT("agreed", "in-rectification")),
    PLAN_FIELDS,
};
const struct record_kind_row record_directed_plan = {
    .id = "directed-plan", .title = "Directed improvement plan", .a = "A directed improvement plan", .anew = "begin a new one",
    RECORD_ROWS(directed_plan),
};

// ---- Breach notice -----------------------------------------------------------------------------------------------------------

static const struct record_state_kind breach_notice_states[] = {
    STATE("due", "Due", "is due", "become due", "Due since"),
    STATE("draft", "Draft", "is a draft", "become a draft", "Drafted on"),
    STATE("served", "Served", "has been served", "be served", "Served on"),
    STATE("acknowledged", "Acknowledged", "has been acknowledged", "be acknowledged", "Acknowledged on"),
    STATE("complied", "Complied with", "was complied with", "be complied with", "Complied with on", .over = true),
    STATE("not-complied", "Not complied with", "was not complied with", "be found not complied with", "Found on", .over = true),
    STATE("withdrawn", "Withdrawn", "was withdrawn", "be withdrawn", "Withdrawn on", .over = true),
    STATE("waived", "Waived", "was waived", "be waived", "Waived on", .over = true),
};
static const struct record_transition breach_notice_transitions[] = {
    WAY(NULL, "due", "an officer", "the contract was broken in a way that calls for a notice"),
    WAY(NULL, "draft", "an officer", "a notice is being written"),
    WAY(NULL, "served", "an officer", "a notice was served"),
    WAY("due", "draft", "an officer", "the notice is being written"),
    WAY("due", "served", "an officer", "the notice was served"),
    WAY("due", "waived", "an approver", "it was decided to serve none"),
    WAY("draft", "draft", "an officer", "it was written further"),
    WAY("draft", "served", "an officer", "the notice was served"),
    WAY("draft", "waived", "an approver", "it was decided to serve none"),
    WAY("served", "served", "an officer", "compliance was monitored"),
    WAY("served", "acknowledged", "the provider", "receipt was confirmed"),
    WAY("served", "complied", "an officer", "its terms were met"),
    WAY("served", "not-complied", "an officer", "its terms were not met in time"),
    WAY("served", "withdrawn", "an approver", "it should not stand"),
    WAY("acknowledged", "acknowledged", "an officer", "compliance was monitored"),
    WAY("acknowledged", "complied", "an officer", "its terms were met"),
    WAY("acknowledged", "not-complied", "an officer", "its terms were not met in time"),
    WAY("acknowledged", "withdrawn", "an approver", "it should not stand"),
    WAY("not-complied", "complied", "an officer", "its terms were met after all"),
    WAY("not-complied", "withdrawn", "an approver", "it should not stand"),
};
static const struct record_field breach_notice_fields[] = {
    FIELD("deficiency", TEXT, "Performance deficiency", AT("due", "draft", "served"), REQUIRED("served")),
    FIELD("action", TEXT, "Action required", AT("draft", "served"), REQUIRED("served")),
    FIELD("comply_by", DATE, "To be complied with by", AT("draft", "served"), REQUIRED("served")),
    FIELD("linked", REFERENCE, "Plan, suspension or assessment that it goes with", MANY),
    FIELD("method", CHOICE, "Served by", AT("served"), .choices = (const struct record_choice[]){
        {"post", "Post"}, {"email", "E-mail"}, {"hand", "Hand"}, {"other", "Another way"}, {NULL, NULL}}),
    FIELD("received_on", DATE, "Received on", AT("served", "acknowledged"), PAST),
    FIELD("finding", TEXT, "What was found", AT("complied", "not-complied"), REQUIRED("not-complied")),
    FIELD_DECIDED(AT("waived", "withdrawn"), REQUIRED("waived", "withdrawn")),
    FIELD_WHY(AT("waived", "withdrawn"), REQUIRED("waived", "withdrawn")),
    FIELD_INFORMED, FIELD_EVIDENCE,
};
const struct record_kind_row record_breach_notice = {
    .id = "breach-notice", .title = "Breach notice", .a = "A breach notice", .anew = "serve a new one", RECORD_ROWS(breach_notice),
};

// ---- Suspension --------------------------------------------------------------------------------------------------------------

static const struct record_state_kind suspension_states[] = {
    STATE("proposed", "Proposed", "is proposed", "be proposed", "Proposed on"),
    STATE("agreed", "Agreed", "is agreed", "be agreed", "Agreed on"),
    STATE("in-force", "In force", "is in force", "come into force", "In force from"),
    STATE("lifted", "Lifted", "was lifted", "be lifted", "Lifted on", .over = true),
};
static const struct record_transition suspension_transitions[] = {
    WAY(NULL, "proposed", "an officer", "no new work is to go to the provider"),
    WAY("proposed", "proposed", "an officer", "the proposal was amended"),
    WAY("proposed", "agreed", "an approver", "it was agreed"),
    WAY("proposed", "lifted", "an approver", "it was not agreed"),
    WAY("agreed", "in-force", "an officer", "the provider was told, and it holds"),
    WAY("agreed", "lifted", "an approver", "it was called off before it came into force"),
    WAY("in-force", "in-force", "an officer", "it was reviewed, or its conditions were amended"),
    WAY("in-force", "lifted", "an approver", "its conditions are met, or it ended"),
};
static const struct record_field suspension_fields[] = {
    FIELD("scope", CHOICE, "Scope", REQUIRED("proposed"), .choices = (const struct record_choice[]){
        {"new-placements", "New placements and packages"}, {"framework", "The framework and the selection of suppliers"},
        {"part", "A part of the service"}, {NULL, NULL}}),
    FIELD_REASON(REQUIRED("proposed")),
    FIELD_BASIS(AT("proposed", "agreed"), REQUIRED("proposed")),
    FIELD("conditions", TEXT, "Conditions under which it is lifted"),
    FIELD_DECIDED(AT("agreed", "lifted"), REQUIRED("agreed", "lifted")),
    FIELD("contingency", TEXT, "Contingency plan for the people who are served now", AT("agreed", "in-force")),
    FIELD("people", NUMBER, "People it touches", AT("proposed", "agreed", "in-force")),
    FIELD("hours", NUMBER, "Hours a week it touches", AT("proposed", "agreed", "in-force")),
    FIELD("safeguarding", REFERENCE, "Safeguarding enquiry", AT("proposed", "agreed", "in-force")),
    FIELD("breach_notice", REFERENCE, "Breach notice", AT("proposed", "agreed", "in-force")),
    FIELD("plan", REFERENCE, "Directed plan that it is linked to", AT("proposed", "agreed", "in-force")),
    FIELD("review_on", DATE, "Review on", AT("agreed", "in-force")),
    FIELD_WHY(AT("lifted"), REQUIRED("lifted")),
    FIELD_CHECKLIST, FIELD_RISK_CHECKLIST, FIELD_NEW_RATING, FIELD_INFORMED, FIELD_EVIDENCE,
};
const struct record_kind_row record_suspension = {
    .id = "suspension", .title = "Suspension", .a = "A suspension", .anew = "propose a new one", .owner = OF_PROVIDER,
    RECORD_ROWS(suspension),
};

// ---- Termination, which Birmingham calls decommissioning -----------------------------------------------------------------------
// In which order supply and capacity are looked at, and whether before the decision, is a framework's own matter: its gates say so.

static const struct record_state_kind termination_states[] = {
    STATE("requested", "Requested", "is requested", "be requested", "Requested on"),
    STATE("supply-reviewed", "Supply reviewed", "has had its supply reviewed", "have its supply reviewed", "Reviewed on"),
    STATE("capacity-checked", "Capacity checked", "has had the contractual capacity checked", "have the contractual capacity checked",
          "Checked on"),
    STATE("decided", "Decided", "is decided", "be decided", "Decided on"),
    STATE("notified", "Notified", "has been notified", "be notified", "Notified on"),
    STATE("effective", "Effective", "has taken effect", "take effect", "Effective from", .over = true),
    STATE("abandoned", "Abandoned", "was abandoned", "be abandoned", "Abandoned on", .over = true),
};
static const struct record_transition termination_transitions[] = {
    WAY(NULL, "requested", "an officer", "the contract is to end before its time"),
    WAY("requested", "supply-reviewed", "an officer", "what it means for supply was reviewed"),
    WAY("requested", "capacity-checked", "an officer", "the contract was read for the power to end it"),
    WAY("requested", "decided", "an approver", "it was decided"),
    WAY("requested", "abandoned", "an officer", "the request was dropped"),
    WAY("supply-reviewed", "capacity-checked", "an officer", "the contract was read for the power to end it"),
    WAY("supply-reviewed", "decided", "an approver", "it was decided"),
    WAY("supply-reviewed", "abandoned", "an officer", "the request was dropped"),
    WAY("capacity-checked", "supply-reviewed", "an officer", "what it means for supply was reviewed"),
    WAY("capacity-checked", "decided", "an approver", "it was decided"),
    WAY("capacity-checked", "abandoned", "an officer", "the request was dropped"),
    WAY("decided", "supply-reviewed", "an officer", "what it means for supply was reviewed after the decision"),
    WAY("decided", "capacity-checked", "an officer", "the contract was read for the power to end it after the decision"),
    WAY("decided", "notified", "an officer", "the provider was advised in writing"),
    WAY("decided", "abandoned", "an approver", "the decision was taken back"),
    WAY("notified", "effective", "an officer", "the contract has ended"),
    WAY("notified", "abandoned", "an approver", "the notice was taken back"),
};
static const struct record_field termination_fields[] = {
    FIELD("requested_by", PARTY, "Requested by", AT("requested")),
    FIELD_REASON(REQUIRED("requested", "decided")),
    FIELD_BASIS(AT("requested", "decided"), REQUIRED("requested")),
    FIELD("supply", TEXT, "Repercussions on supply", AT("supply-reviewed"), REQUIRED("supply-reviewed")),
    FIELD("capacity", TEXT, "Contractual capacity to terminate: clause and conditions", AT("capacity-checked"),
          REQUIRED("capacity-checked")),
    FIELD("suspension", REFERENCE, "Suspension that has not addressed the issues", AT("requested", "decided")),
    FIELD_DECIDED(AT("decided"), REQUIRED("decided")),
    FIELD("continuity", TEXT, "Plan for continuous service", AT("decided", "notified")),
    FIELD("notice", REFERENCE, "Letter to the provider", AT("notified")),
    FIELD("received_on", DATE, "Received on", AT("notified"), PAST),
    FIELD("effective_on", DATE, "Contract ends on", AT("decided", "notified")),
    FIELD_WHY(AT("abandoned"), REQUIRED("abandoned")),
    FIELD_CHECKLIST, FIELD_RISK_CHECKLIST, FIELD_NEW_RATING, FIELD_INFORMED, FIELD_EVIDENCE,
};
const struct record_kind_row record_termination = {
    .id = "termination", .title = "Termination", .a = "A termination", .anew = "request a new one", RECORD_ROWS(termination),
};
