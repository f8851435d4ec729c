// SPDX-License-Identifier: MIT
// How the tables of records are written down. Private to model/records*.c.
#ifndef MODEL_RECORDS_TABLES_H
#define MODEL_RECORDS_TABLES_H

#include "model/records.h"

// id of the table; the order is that of lists and menus
#define RECORD_KINDS(_) \
    _(intervention)     \
    _(improvement_plan) \
    _(directed_plan)    \
    _(breach_notice)    \
    _(suspension)       \
    _(termination)      \
    _(visit)            \
    _(meeting)          \
    _(minute)           \
    _(rating)           \
    _(risk_checklist)   \
    _(risk)             \
    _(concern)          \
    _(case)             \
    _(briefing)         \
    _(action)           \
    _(agenda_item)      \
    _(variation)        \
    _(break)            \
    _(extension)        \
    _(development_plan) \
    _(site_check)       \
    _(interim_check)    \
    _(placement)        \
    _(contract_issue)   \
    _(receipt)          \
    _(representation)   \
    _(evidence)         \
    _(tier)             \
    _(distribution)
#define RECORD_EXTERN(name) extern const struct record_kind_row record_##name;
RECORD_KINDS(RECORD_EXTERN)
#undef RECORD_EXTERN

// The parts of a kind: arrays named <name>_states, <name>_transitions, <name>_fields.
#define RECORD_ROWS(name)                                                                 \
    .states = name##_states, .state_count = sizeof name##_states / sizeof *name##_states, \
    .transitions = name##_transitions,                                                    \
    .transition_count = sizeof name##_transitions / sizeof *name##_transitions,           \
    .fields = name##_fields, .field_count = sizeof name##_fields / sizeof *name##_fields

// A state: id, word, of one in it, what cannot be, what its date is; the rest by designated initialisers.
#define STATE(state, words, in_it, cannot, dates, ...)                      \
    {                                                                       \
        .id = (state), .word = (words), .was = (in_it), .become = (cannot), \
        .date_word = (dates)__VA_OPT__(, ) __VA_ARGS__                      \
    }
// A way from one state to another: who brings it about, what has happened.
#define WAY(before, after, whose, what)                                \
    {                                                                  \
        .from = (before), .to = (after), .who = (whose), .why = (what) \
    }
// A field: name, kind, label; the rest by designated initialisers.
#define FIELD(names, kinds, labels, ...)                                                     \
    {                                                                                        \
        .name = (names), .kind = RECORD_##kinds, .label = (labels)__VA_OPT__(, ) __VA_ARGS__ \
    }
#define AT(...)       .at = {__VA_ARGS__}
#define REQUIRED(...) .required = {__VA_ARGS__}
#define ALWAYS        .required = {"*"}
#define MANY          .many = true
#define PAST          .past = true

// Fields that several kinds have, the same everywhere.
#define FIELD_EVIDENCE       FIELD("evidence", REFERENCE, "Evidence", MANY)
#define FIELD_INFORMED       FIELD("informed", PARTY, "Informed", MANY)
#define FIELD_RISK_CHECKLIST FIELD("risk_checklist", REFERENCE, "Risk checklist")
#define FIELD_NEW_RATING     FIELD("rating", CHOICE, "Rating, given anew", .source = FROM_RATINGS)
#define FIELD_CHECKLIST      FIELD("checklist", CHECKLIST, "Ticked", .source = FROM_GATE)
#define FIELD_CASE           FIELD("case", REFERENCE, "Case")

// Choices, each ends with a NULL id.
extern const struct record_choice record_reasons[], record_categories[];

#endif
