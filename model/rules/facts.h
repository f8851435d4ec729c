// SPDX-License-Identifier: MIT
// What happened, as the rules see it: facts of one contract in plain structs. Strings belong to whoever filled them in
// and must outlive the evaluation and its outcome.
#ifndef RULES_FACTS_H
#define RULES_FACTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "model/ground/date.h"
#include "model/ground/decimal.h"

enum colour { COLOUR_NONE, COLOUR_GREEN, COLOUR_AMBER, COLOUR_RED }; // worse is greater

// name, word in files and formats. The order is that of facts within a day.
#define FACT_KINDS(_)                                                                        \
    _(RESULT, "result")           /* a KPI's result for a period, as returned */             \
    _(EARLY, "early")             /* the same, reported before the return (002/9.2) */       \
    _(NEVER_EVENT, "never-event") /* 002/Table 7 */                                          \
    _(SERVED, "served")           /* a plan or a notice served */                            \
    _(DETERMINED, "determined")   /* a plan found met, not met, or its evidence awaited */   \
    _(WITHDRAWN, "withdrawn")     /* a plan or notice that stops counting from this day */   \
    _(DECIDED, "decided")         /* a waiver of, or a decision on, a finding */             \
    _(VISIT, "visit")                                                                        \
    _(MEETING, "meeting")                                                                    \
    _(GRADE, "grade")   /* published by a regulator; ref names location, group and domain */ \
    _(RECORD, "record") /* a record of model/records.h that reached a state */

#define FACT_ENUM(name, word) FACT_##name,
enum fact_kind { FACT_KINDS(FACT_ENUM) FACT_KIND_COUNT };
#undef FACT_ENUM

struct field { // what a record says: "category" = "C"
    const char *name, *value;
};

struct fact {
    enum fact_kind kind;
    const char
        *ref; // unique per contract and kind (results: `<kpi>@<period>` where none was given)
    day date; // the effective date; of a correction the date as entered, see known.h
    moment recorded;         // when it was recorded, perhaps as claimed by an import
    bool claimed;            // recorded is a claim of an imported file
    const char *recorded_by; // login of who recorded it; "" where unknown
    int64_t id;              // the row it came from; 0 for a what-if
    moment corrected;        // when a later fact that corrects this one was recorded; 0: it stands
    bool struck;             // it takes back the fact that it corrects, and says nothing itself

    // result, early
    const char *kpi;    // KPI reference, or NULL
    day period;         // first day of the measured period
    enum colour colour; // as given; COLOUR_NONE when it follows from the value
    bool has_value;
    bool no_activity;     // 0/0: nothing happened in the period; never a failure
    struct decimal value; // as written; a ratio n/d is a share
    bool is_ratio;

    // served
    const char *
        instrument; // id of the framework's instrument (served), or the type (visit, meeting); else NULL
    const char *const
        *covers; // KPI references (served plan; determined: the KPIs not met, none = all)
    size_t cover_count;
    day rectify_by; // served plan: last day of the rectification period; awaited: until when; else DAY_NONE
    const char *accompanies; // ref of the notice that this plan supports, or NULL
    const char *follows;     // ref of the earlier plan that this one replaces, or NULL

    // determined, never-event, decided, visit, meeting: met, not-met, awaited; the type; waived or the decision; planned, held, ...
    const char *outcome;
    const char *const *answers; // finding keys that a served paper or a decision names
    size_t answer_count;
    // record: outcome is the state reached; grade: outcome is the grade, instrument the regulator
    const char *record; // kind of record, or NULL
    bool ends;          // record: from the state reached it goes no further
    const struct field *fields;
    size_t field_count;
    const char *note; // a person's words about it, or ""
};

// A target as agreed for one contract from a date on (002/10.1: the file itself agrees none).
struct target {
    const char *kpi;
    day from;
    struct decimal target;
    struct decimal amber; // the limit of amber; equal to target where amber is not agreed
    bool has_amber;
};

struct calendar;
struct framework;

// The version of the framework that is in force from a day on.
struct edition {
    day from;
    const struct framework *framework;
};

struct contract_facts {
    const char *contract; // reference, for words only
    const char *officer;  // who looks after it; "" where nobody does, NULL where that is not told
    day starts;
    day ends;    // DAY_NEVER if open
    day entered; // since when it is kept here; 0: always. What lay before is not asked for afterwards
    const struct fact *facts; // in any order
    size_t fact_count;
    const struct target *targets; // in any order
    size_t target_count;
    // The versions of the framework by the day from which they are in force, ascending. A result takes its colour by the one in force
    // when its period began. None: the framework that is evaluated is the only one.
    const struct edition *editions;
    size_t edition_count;
    const struct calendar *
        calendar; // of the framework's nation, for clocks in working days; NULL where none is known
};

// Whether a fact counts by what was known at a moment: recorded by then, not corrected by then, and no mere taking back.
bool fact_known(const struct fact *fact, moment known_at);
const char *fact_kind_word(enum fact_kind kind); // "result"
bool fact_kind_parse(const char *word, enum fact_kind *out);
const char *colour_word(enum colour colour); // "red", "amber", "green", "none"
const char *fact_field(const struct fact *fact,
                       const char *name);              // "" where it has none of that name
bool colour_parse(const char *word, enum colour *out); // also R, A, G

#endif
