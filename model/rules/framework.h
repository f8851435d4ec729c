// SPDX-License-Identifier: MIT
// A council's framework as plain data: what a framework file says, checked and ready for the rules. Built by model/frameworks;
// everything in it is owned by its arena and constant once built.
#ifndef RULES_FRAMEWORK_H
#define RULES_FRAMEWORK_H

#include <stdbool.h>
#include <stddef.h>

#include "model/ground/date.h"
#include "model/rules/facts.h"
#include "model/rules/provisions.h"

enum better { BETTER_HIGHER, BETTER_LOWER, BETTER_CATEGORY };

struct category {
    const char *word; // "suspended"
    enum colour colour;
};

struct kpi {
    const char *ref;   // "7"
    const char *title; // "% of EMS compliance"
    const char *brief; // "EMS", for narrow panes
    const char *area;
    const char *unit; // "%" or ""
    enum better better;
    const struct category *categories;
    size_t category_count;
    int interval; // months of a period
    const char *clause;
    bool has_target; // whether the file itself states one
    struct target target;
};

// What can be served or decided.
struct instrument {
    const char *id;    // "pwn"
    const char *word;  // "Provider Warning Notice"
    const char *brief; // "PWN"
    bool plan;         // has KPIs covered and a rectification period
    bool notice;       // a paper served that answers findings
    int rank;          // higher is graver; decides highest_open and standing
    const char *
        standing; // the contract's standing while one is in force, in the framework's words; NULL if none
    int standing_months; // for how long after service it gives the standing; 0: until its plan is met
    enum colour open_floor; // the overall RAG is at least this while a must finding of it is open
    const char *clause;
    const struct content { // what the paper must carry before it can be served
        const char *id, *label, *clause;
        bool
            on_plan; // of a notice: carried by the plan that accompanies it, so not asked of a notice without one
        const char *const *covering; // asked only where one of these KPIs is covered; none = always
        size_t covering_count;
    } * content;
    size_t content_count;
};

struct never_event {
    const char *type;  // "handing-back"
    const char *title; // "Handing back a care package"
    const char *clause;
};

// What a counting rule counts.
enum counts { COUNT_FAILURES, COUNT_DISTINCT_KPIS, COUNT_PLANS, COUNT_NOTICES, COUNT_NEVER_EVENTS };
// Over which time.
enum window { WINDOW_QUARTER, WINDOW_YEAR, WINDOW_MONTHS, WINDOW_START };
// What names an instance of a finding: `<key>:<first day of the window>`, `<key>:<year start>:<n>`, `<key>:<ref>+<ref>`,
// `<key>:<ref>` of the fact that makes the count exactly the threshold, `<key>:<ref>` of each fact from the threshold on.
enum naming { NAME_WINDOW, NAME_ORDINAL, NAME_GROUP, NAME_CROSSING, NAME_EACH };
enum subsumption { SUBSUMED_NEVER, SUBSUMED_UNTIL_ANSWERED, SUBSUMED_IF_RAISED };

struct
    limb { // one of the alternatives of a rule: at_least failures of a colour (COLOUR_NONE: of whatever is counted)
    enum colour colour;
    int at_least;
    const char *clause; // NULL: the rule's
};

struct rule {
    const char *key;        // "pwn-quarter"; several rows may share a key
    const char *instrument; // id of what it asks for
    const char *title;      // in the officer's words
    const char *clause;     // as printed in the source
    const char *text;       // the source's words, or NULL
    enum duty duty;
    enum provenance provenance;
    enum counts counts;
    const char *const
        *of; // instruments (plans, notices) or types (never events) that count; none = all
    size_t of_count;
    bool by_type;                // never events: each type is counted for itself
    const char *const *covering; // plans: only those that cover one of these KPIs
    size_t covering_count;
    enum window window;
    int months; // of WINDOW_MONTHS
    const struct limb *limbs;
    size_t limb_count;
    enum naming naming;
    bool consumes; // what was counted is not counted again by this rule
    bool
        every; // of NAME_GROUP: each new notice makes a group with those just before it, whatever they were used for
    const char *subsumed_by; // key of the rule that takes this one's place
    enum subsumption subsumption;
    bool by_kpi; // plans: each KPI that a plan covers counts as one
    // what is left out of the count
    bool leave_accompanying; // plans that support a notice
    bool leave_accompanied;  // notices that a plan in force supports
    bool
        leave_covered; // failures of a KPI that a plan in force covers, served on or after they were identified
    const char *const
        *leave_raised; // failures of a quarter in which one of these keys has been raised
    size_t leave_raised_count;
    const char *const
        *leave_answering; // notices all of whose answered findings have one of these keys
    size_t leave_answering_count;
    int rank; // of its findings where they are graver than the instrument says; 0: the instrument's
    const char *
        standing; // the contract's standing while one of its findings is open, in the framework's words; NULL: none of its own
    enum colour
        open_floor; // the overall RAG is at least this while one of its findings is open; COLOUR_NONE: as its instrument says
    int due_days;   // soft due date after it was raised; 0: none
    const char *due_clause;
    const char *const *switches; // names of the switches whose value shaped this row
    size_t switch_count;
};

// One step of the chain that follows an unmet rectification period (002/8.3).
struct chain_step {
    const char *key, *instrument, *title, *clause;
    const char *text; // the source's words, or NULL
    enum duty duty;
    enum provenance provenance;
    int due_days; // soft due date after it was raised; 0: none
    const char *due_clause;
};

struct chain {
    bool present;
    struct chain_step determine, again,
        expiry; // what is raised after the period, after a first plan, after a later one
    enum colour deemed_least; // colour of a deemed failure where the plan answers none
    const char *deemed_clause;
};

// What counts as a failure besides a result that is not green, and by when results are due where no calendar of returns says so.
struct failing {
    bool present;
    bool
        interim; // an interim check under a plan counts as a failure of its quarter; else it is evidence on the plan
    bool
        missing; // a result that has not come by its day counts as red; else it is no data, and chased
    int due_days; // results are due so many days after their period; 0: nobody says when
    const char *interim_clause, *due_clause; // NULL where nothing is said
    enum provenance provenance;              // of the day on which they are due
    const char *const *switches;             // names of the switches whose value shaped this
    size_t switch_count;
};

struct decision {
    const char *id; // "termination"
    const char *title;
};

struct policy_switch {
    const char *name, *value; // "rap_window", "framework-year"
    const char
        *standard; // the decided reading; differs from the value where a council has chosen another
    const char *const *values; // what it can be set to
    size_t value_count;
    const char *text;      // what it decides
    const char *ambiguity; // "A-04"
};

// Meetings and visits with their cadence.
struct cadence {
    const char *id;    // type as facts name it: "contract-meeting"
    const char *title; // "Contract Meeting"
    bool visit;
    int months;    // 0: no cadence
    bool anchored; // counted from the contract's start without drift; else from the last one held
    bool must;
    int notice_days; // working days of notice, 0: none
    const char *clause;
    enum provenance provenance;
    const char *
        satisfies; // id of another cadence that one of these held satisfies, too (the annual review is the last quarterly); or NULL
    int tolerance_days;   // held so many days before or after its date counts for it
    struct words attends; // roles that must be there
    const char *chair;    // role that chairs, or NULL
    const char *agenda;   // id of the list that is its standing agenda, or NULL
    const char *
        held; // item of the agenda beneath which matters held for review stand; NULL: none wait for it
    const char *submit; // id of the list of what the provider hands in before it, or NULL
    bool clear_days;    // neither the day of the notice nor that of the meeting counts
    bool if_applicable; // a contract may be excepted from it, with a reason
    const char *const *switches; // names of the switches whose value shaped this row
    size_t switch_count;
};

struct framework {
    const char *id; // "bristol-homecare"
    const char *title;
    const char *council;
    const char *source;  // "002"
    const char *version; // "2016"
    day valid_from, valid_to;
    const char *calendar;      // "england-and-wales"
    bool rated;                // has colours
    const char *standing_none; // the standing where no instrument gives one
    const struct kpi *kpis;
    size_t kpi_count; // at most 64
    const struct instrument *instruments;
    size_t instrument_count;
    const struct never_event *never_events;
    size_t never_event_count;
    const struct rule *rules; // in the order in which they are worked out within a day
    size_t rule_count;
    struct failing failing;
    struct chain chain;
    const struct decision *decisions;
    size_t decision_count;
    const struct policy_switch *switches;
    size_t switch_count;
    const struct cadence *cadences;
    size_t cadence_count;
    struct provisions provisions;
};

enum { FRAMEWORK_MAX_KPIS = 64 };

// Look-ups; NULL if there is none of that name.
const struct kpi *framework_kpi(const struct framework *framework, const char *ref);
const struct instrument *framework_instrument(const struct framework *framework, const char *id);
const struct never_event *framework_never_event(const struct framework *framework,
                                                const char *type);
const struct decision *framework_decision(const struct framework *framework, const char *id);
const struct cadence *framework_cadence(const struct framework *framework, const char *id);
// Whether a rule counts failures, or gives way to one that does: then what counts as a failure shapes it.
bool rule_rests_on_failures(const struct framework *framework, const struct rule *rule);
const char *provenance_word(enum provenance provenance); // "stated", "inferred", "local setting"
const char *duty_word(enum duty duty);                   // "must", "consider"

#endif
