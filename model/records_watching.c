// SPDX-License-Identifier: MIT
// Records of watching a provider: visits, meetings, ratings, risk, checks, tier, evidence.
#include "records_tables.h"

// Each row is one line.
// clang-format off

// ---- Visits and meetings -------------------------------------------------------------------------------------------------------
// What is planned can be moved; what was missed or cancelled stays so, and another one is planned.

#define ENCOUNTER_STATES                                                                             \
    STATE("planned", "Planned", "is planned", "be planned", "Planned for"),                          \
    STATE("held", "Held", "was held", "be held", "Held on", .over = true),                           \
    STATE("missed", "Missed", "was missed", "be missed", "Missed on", .over = true),                 \
    STATE("cancelled", "Cancelled", "was cancelled", "be cancelled", "Cancelled on", .over = true)
#define ENCOUNTER_WAYS                                                                               \
    WAY(NULL, "planned", "an officer", "a day was agreed"),                                          \
    WAY(NULL, "held", "an officer", "it took place"),                                                \
    WAY("planned", "planned", "an officer", "it was moved to another day"),                          \
    WAY("planned", "held", "an officer", "it took place"),                                           \
    WAY("planned", "missed", "an officer", "it did not take place, and nobody had called it off"),   \
    WAY("planned", "cancelled", "an officer", "it was called off")
#define ENCOUNTER_WHY FIELD("why", TEXT, "Why", AT("missed", "cancelled"), REQUIRED("missed", "cancelled"))
#define ENCOUNTER_FIELDS                                                                             \
    FIELD("purpose", LINE, "Purpose"),                                                               \
    FIELD("result", TEXT, "What was found or agreed", AT("held")),                                   \
    FIELD("linked", REFERENCE, "Plan, concern or finding behind it", MANY),                          \
    FIELD("chair", PARTY, "Chair", AT("planned", "held")),                                           \
    FIELD("attended", PARTY, "Attended", MANY, AT("held")),                                          \
    FIELD("minutes", REFERENCE, "Minutes or report", AT("held")),                                    \
    FIELD_CHECKLIST, FIELD_RISK_CHECKLIST, FIELD_NEW_RATING, FIELD_INFORMED, FIELD_EVIDENCE

// Stands behind the day.
#define FIELD_MOVED FIELD("moved", TEXT, "Why on another day", AT("planned", "held"), .moved = true)

static const struct record_state_kind visit_states[] = {ENCOUNTER_STATES};
static const struct record_transition visit_transitions[] = {ENCOUNTER_WAYS};
static const struct record_field visit_fields[] = {
    FIELD_MOVED, ENCOUNTER_WHY,
    FIELD("type", CHOICE, "Type of visit", .source = FROM_CADENCES, ALWAYS),
    FIELD("notice_given", YES_NO, "Notice given to the provider", AT("planned", "held")),
    FIELD("visit-reasons", CHECKLIST, "Reason for the visit", .source = FROM_LIST, .list = "visit-reasons", AT("planned", "held")),
    FIELD("ascof-themes", CHECKLIST, "Themes considered", .source = FROM_LIST, .list = "ascof-themes", AT("held")),
    FIELD("visit-outcomes", CHECKLIST, "What it leads to", .source = FROM_LIST, .list = "visit-outcomes", AT("held")),
    ENCOUNTER_FIELDS,
};
const struct record_kind_row record_visit = {
    .id = "visit", .title = "Visit", .a = "A visit", .anew = "plan another one", RECORD_ROWS(visit),
};

static const struct record_state_kind meeting_states[] = {ENCOUNTER_STATES};
static const struct record_transition meeting_transitions[] = {ENCOUNTER_WAYS};
static const struct record_field meeting_fields[] = {
    FIELD_MOVED, ENCOUNTER_WHY,
    FIELD("type", CHOICE, "Type of meeting", .source = FROM_CADENCES),
    FIELD("called_on", DATE, "Called on", AT("planned", "held"), PAST),
    FIELD("chaired_by", TEXT, "Chaired by", AT("held")),
    FIELD("present", TEXT, "Who was there, by name", AT("held")),
    FIELD("absent", PARTY, "Not there, though required", MANY, AT("held")),
    FIELD("apologies", TEXT, "Apologies from", AT("held")),
    FIELD("figures", REFERENCE, "Results that were before the meeting", MANY, AT("held")),
    FIELD("next", REFERENCE, "Next meeting", AT("held")),
    ENCOUNTER_FIELDS,
};
const struct record_kind_row record_meeting = {
    .id = "meeting", .title = "Meeting", .a = "A meeting", .anew = "plan another one", RECORD_ROWS(meeting),
};

// ---- What is decided or done in one step -----------------------------------------------------------------------------------------
// A later one is another record: nothing that was found is overwritten.

static const struct record_state_kind rating_states[] = {
    STATE("decided", "Decided", "is decided", "be decided", "Decided on", .over = true),
};
static const struct record_transition rating_transitions[] = {
    WAY(NULL, "decided", "an officer", "the provider was rated"),
};
static const struct record_field rating_fields[] = {
    FIELD("rating", CHOICE, "Rating", .source = FROM_RATINGS, ALWAYS),
    FIELD("basis", TEXT, "Basis", ALWAYS),
    FIELD("decided_by", PARTY, "Decided by"),
    FIELD("linked", REFERENCE, "Visit, assessment or plan behind it", MANY),
    FIELD_RISK_CHECKLIST, FIELD_INFORMED, FIELD_EVIDENCE,
};
const struct record_kind_row record_rating = {
    .id = "rating", .title = "Rating", .a = "A rating", .anew = "decide a new one", .owner = OF_PROVIDER, RECORD_ROWS(rating),
};

static const struct record_state_kind risk_checklist_states[] = {
    STATE("done", "Done", "is done", "be done", "Done on", .over = true),
};
static const struct record_transition risk_checklist_transitions[] = {
    WAY(NULL, "done", "an officer", "the checklist was gone through"),
};
static const struct record_field risk_checklist_fields[] = {
    FIELD("done_by", LINE, "Done by", ALWAYS),
    FIELD("result", TEXT, "Result", ALWAYS),
    FIELD("linked", REFERENCE, "Intervention, visit or plan that it belongs to", MANY),
    FIELD_CHECKLIST, FIELD_EVIDENCE,
};
const struct record_kind_row record_risk_checklist = {
    .id = "risk-checklist", .title = "Risk checklist", .a = "A risk checklist", .anew = "do a new one", .owner = OF_PROVIDER,
    RECORD_ROWS(risk_checklist),
};

static const struct record_state_kind risk_states[] = {
    STATE("assessed", "Assessed", "is assessed", "be assessed", "Assessed on", .over = true),
};
static const struct record_transition risk_transitions[] = {
    WAY(NULL, "assessed", "a lead professional", "the risk was analysed"),
};
static const struct record_field risk_fields[] = {
    FIELD("risk", CHOICE, "Risk", .source = FROM_LIST, .list = "risk-levels", ALWAYS),
    FIELD("criteria", TEXT, "Criteria that were met"),
    FIELD("additional_monitoring", YES_NO, "Additional monitoring required"),
    FIELD("monitoring", TEXT, "Which additional monitoring"),
    FIELD("decided_by", PARTY, "Decided by"),
    FIELD_INFORMED, FIELD_EVIDENCE,
};
const struct record_kind_row record_risk = {
    .id = "risk", .title = "Risk assessment", .a = "A risk assessment", .anew = "make a new one", RECORD_ROWS(risk),
};

static const struct record_state_kind site_check_states[] = {
    STATE("done", "Done", "is done", "be done", "Done on", .over = true),
};
static const struct record_transition site_check_transitions[] = {
    WAY(NULL, "done", "an officer", "the check was made"),
};
static const struct record_field site_check_fields[] = {
    FIELD("check", CHOICE, "Check", .source = FROM_LIST, .list = "ad-hoc-checks", ALWAYS),
    FIELD("result", TEXT, "What was found", ALWAYS),
    FIELD("linked", REFERENCE, "Visit, concern or return behind it", MANY),
    FIELD_EVIDENCE,
};
const struct record_kind_row record_site_check = {
    .id = "site-check", .title = "Quality and compliance check", .a = "A check", .anew = "make a new one", RECORD_ROWS(site_check),
};

// A check between the returns, under a plan that asks for it ("monthly checks on the provider", 002 Table 2). Whether one that is not green is
// a failure of its own or evidence on the plan, the framework says.
static const struct record_state_kind interim_check_states[] = {
    STATE("done", "Done", "is done", "be done", "Done on"),
    STATE("withdrawn", "Withdrawn", "was withdrawn", "be withdrawn", "Withdrawn on", .over = true),
};
static const struct record_transition interim_check_transitions[] = {
    WAY(NULL, "done", "an officer", "the check was made"),
    WAY("done", "withdrawn", "an officer", "it was entered by mistake"),
};
static const struct record_field interim_check_fields[] = {
    FIELD("plan", REFERENCE, "Plan under which it is made", AT("done"), REQUIRED("done")),
    FIELD("kpi", CHOICE, "KPI", .source = FROM_KPIS, AT("done"), REQUIRED("done")),
    FIELD("colour", CHOICE, "Colour", AT("done"), REQUIRED("done"), .choices = (const struct record_choice[]){
        {"green", "Green"}, {"amber", "Amber"}, {"red", "Red"}, {NULL, NULL}}),
    FIELD("value", TEXT, "Figure", AT("done")),
    FIELD("period", DATE, "First day of what was measured", AT("done"), PAST),
    FIELD("result", TEXT, "What was found", AT("done")),
    FIELD("why", TEXT, "Why", AT("withdrawn"), REQUIRED("withdrawn")),
    FIELD_EVIDENCE,
};
const struct record_kind_row record_interim_check = {
    .id = "interim-check", .title = "Interim check", .a = "An interim check", .anew = "make a new one", RECORD_ROWS(interim_check),
};

static const struct record_state_kind tier_states[] = {
    STATE("set", "Set", "is set", "be set", "From", .over = true),
};
static const struct record_transition tier_transitions[] = {
    WAY(NULL, "set", "an officer", "the contract was given a monitoring approach"),
};
static const struct record_field tier_fields[] = {
    FIELD("tier", CHOICE, "Tier or monitoring approach", .source = FROM_LIST, .list = "tiers", ALWAYS),
    FIELD("cadence", CHOICE, "Meeting or visit whose frequency changes", .source = FROM_CADENCES),
    FIELD("months", NUMBER, "Held every so many months from now on"),
    FIELD("not_applicable", YES_NO, "It does not apply to this contract"),
    FIELD("reason", TEXT, "Reason", ALWAYS),
    FIELD("decided_by", PARTY, "Decided by"),
};
const struct record_kind_row record_tier = {
    .id = "tier", .title = "Monitoring tier", .a = "A monitoring tier", .anew = "set a new one", RECORD_ROWS(tier),
};

static const struct record_state_kind evidence_states[] = {
    STATE("added", "Added", "is added", "be added", "Added on", .over = true),
};
static const struct record_transition evidence_transitions[] = {
    WAY(NULL, "added", "an officer", "a document was put on file"),
};
static const struct record_field evidence_fields[] = {
    FIELD("document", REFERENCE, "Where it is kept", ALWAYS),
    FIELD("what", TEXT, "What it shows", ALWAYS),
    FIELD("linked", REFERENCE, "Record that it belongs to", MANY),
};
const struct record_kind_row record_evidence = {
    .id = "evidence", .title = "Evidence", .a = "A piece of evidence", .anew = "add another one", RECORD_ROWS(evidence),
};
