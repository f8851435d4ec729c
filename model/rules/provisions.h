// SPDX-License-Identifier: MIT
// What a framework provides for besides counting: lists, return calendars, clocks, ratings and interventions, regulator's grades, gates.
// Plain data, built by model/frameworks from the file; an empty section is a NULL array of count 0.
#ifndef RULES_PROVISIONS_H
#define RULES_PROVISIONS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "model/ground/date.h"

enum provenance { PROVENANCE_STATED, PROVENANCE_INFERRED, PROVENANCE_LOCAL };
enum duty { DUTY_MUST, DUTY_CONSIDER };

struct words { // a list of ids
    const char *const *list;
    size_t count;
};

// Rows that can follow a switch name those whose value shaped them; a row that a switch leaves out ("while") is not built at all.

struct party { // someone who decides, attends, is told: "market-manager"
    const char *id, *word, *clause;
    enum provenance provenance;
};

// What belongs beside an item of a standing agenda.
enum beside { BESIDE_NOTHING, BESIDE_FIGURES, BESIDE_MATTERS };

// A list of the document: a standing agenda, checks, factors, questions, examples, roles of a process in order.
struct phrase {
    const char *id, *text;
    const char *clause; // NULL: the list's, or the intervention's
    const char *parent; // id of the item it is a sub-item of, or NULL
    enum beside
        beside; // of an agenda: the KPIs' figures, or the matters arising from earlier meetings
    const char *
        papers; // of an agenda: id of the instrument whose papers in force are looked at; NULL: none
    enum provenance provenance;
};
struct phrases {
    const char *id, *title, *clause;
    const struct phrase *items;
    size_t count;
};

// One line of the return calendar, as printed: due dates are data and never computed.
struct return_due {
    const char *id; // "2020-21 Q3"
    day from, to;   // the measured period
    day due;
    struct words kpis;
    const char *clause;
    enum provenance provenance;
};

// A clock: so long after a record reached a state, another state is to be reached.
enum clock_unit { CLOCK_WORKING_DAYS, CLOCK_DAYS, CLOCK_MONTHS };
struct clock {
    const char *id, *title;
    const char *record; // kind of record: "improvement-plan"
    const char *from;   // state that starts it: "requested"
    const char *
        or_after; // id of a clock whose end starts this one where `from` has not come by then; NULL: none
    bool only_from;    // a switch says that or_after does not hold; or_after is then NULL
    const char *until; // the state that stops it: "received"
    // Another record stops it: one of this kind (and type, for visits and meetings) that reaches `until` on or after the clock's start
    // and, where it says what it is about, is about this record. NULL: its own state stops it.
    const char *until_record, *until_type;
    const char *by; // field of the record that names the day, instead of a count; NULL: count
    int count;
    enum clock_unit unit;
    // Counts again every so many days while the state lasts: from each step of the record (timeline updates), or each other record that
    // would stop it (briefings). 0: once.
    int repeat;
    const char *whose; // "provider", "council", "approver"
    // Only where this field of the record has this value; NULL: always.
    const char *field, *equals;
    bool must_name;   // `by` is to be named: where it is not, that is told
    bool count_start; // the day that starts it is its first; without it that day does not count
    bool soft;        // a prompt, never late by itself
    enum duty duty;
    const char *clause;
    enum provenance provenance;
    const char *const *switches; // names of the switches whose value shaped this row
    size_t switch_count;
};

// So long before a date that the contract has, something is to be done: clarity on future needs before a break, a template before
// the first return.
enum lead_of {
    LEAD_BREAK,     // each one ahead: the day by which notice is to be given, or the break itself
    LEAD_EXTENSION, // each one possible: the day by which it is to be decided, or the contract's end
    LEAD_END,
    LEAD_FIRST_RETURN,
    LEAD_REVIEW,
    LEAD_ANNIVERSARY
};
struct lead {
    const char *id, *title;
    enum lead_of of;
    int count; // of units before it; 0: by that day itself
    enum clock_unit unit;
    const char *whose;
    // Of an anniversary: a record of this kind that reaches this state from half a year before it on shows that it is done. NULL: it is marked.
    const char *until_record, *until;
    enum duty duty;
    const char *clause;
    enum provenance provenance;
};

// A mode of intervening: "enforce".
struct mode {
    const char *id, *word, *text, *clause;
};

// A rating of providers, with the approach that it calls for.
struct rating {
    const char *id;       // "below"
    const char *word;     // "Below"
    const char *approach; // "Improvement Plan"
    int rank;             // higher is graver
    const char *clause;
    enum provenance provenance;
};

struct availability { // of an intervention for a rating
    const char *rating;
    bool
        listed; // the document offers it; false: it says nothing, it may be chosen with a reason
    struct words modes; // "monitor", "encourage", "enable", "enforce", the mildest first
    enum provenance provenance;
    const char *printed; // as the source prints the cell where that matters ("l -", "77"), or NULL
};

struct intervention {
    int number;
    const char *id, *name;                   // id is what records name: "improvement-plan"
    struct words issues, why, how;           // sentences of the document
    const struct availability *availability; // one for each rating
    size_t availability_count;
    const struct phrase *done_when; // what must be ticked before it is done
    size_t done_count;
    int evidence;         // references that it needs before it is done
    struct words informs; // roles to be told
    bool updates_rating;  // the rating must be given anew
    bool risk_checklist;
    const char *clause;
};

// A gate: a record may not reach a state unless ...
struct gate {
    const char *record, *state; // "suspension", "in-force"; state NULL: whichever
    const char *field,
        *equals; // only where this field of the record has this value (category = C); NULL: always
    const char *id;
    // what is needed; each that is given
    struct words filled;                        // fields of the record that must not be blank
    const char *earlier_record, *earlier_state; // a record of this kind that has been in this state
    const char *earlier_field, *earlier_equals; // ... whose field has this value
    bool same;        // ... and not just any: what came earlier is a step of this very record
    const char *role; // the role that must have decided (field decided_by)
    const char *list; // id of a list whose items must all be ticked (field checklist)
    int least;        // ... or at least so many of them; 0: all
    const char *amount, *limit; // field of money that may not be above this other field of money
    struct words
        unless; // values of the field reason that lift the gate, as a recorded exception
    const char *message; // what is missing, as the officer reads it
    const char *clause;
    enum provenance provenance;
    const char *const *switches; // names of the switches whose value shaped this row
    size_t switch_count;
};

// Grades of a regulator that ask for something.
enum grade_when { GRADE_AT_MOST, GRADE_FALL_TO }; // at or below; fallen to or below from above
struct grade_scale {
    const char *regulator; // "CQC", "Care Inspectorate"
    struct words grades;   // the worst first; numbers as words where they are numbers
};
struct grade_trigger {
    const char *key, *title;
    const char *regulator;
    enum grade_when when;
    const char *grade; // "3"
    const char
        *except_below;    // not for grades below this one, which have their own trigger; NULL: none
    const char *asks_for; // instrument or record it asks for: "case"
    enum duty duty;
    const char *clause;
    enum provenance provenance;
    const char *const *switches; // names of the switches whose value shaped this row
    size_t switch_count;
};

struct concern_category {
    const char *id, *word,
        *route; // route: to whom it is referred, or "" where it is information only
    const char *clause;
    enum provenance provenance;
};

// Concerns that add up: so many on one contract within so many days ask for something. A concern of day E counts on D where
// E <= D < E + days.
struct concern_rule {
    const char *key, *title;
    int at_least, days;
    bool by_category;     // those of each category are counted for themselves
    const char *asks_for; // record it asks for: "case"
    enum duty duty;
    const char *clause;
    enum provenance provenance;
};

struct stage { // of a case, in order
    const char *id, *word, *clause;
    enum provenance provenance;
};

struct money_rule { // "more than £20,000: advertise"
    const char *id;
    int64_t pence;
    bool above; // applies above the sum; false: at or below it
    const char *then, *clause;
};

// Every contract has an officer of this party (001 L30); one without is told of until it has one.
struct designation {
    bool present;
    const char *party, *clause;
    enum provenance provenance;
};

struct provisions {
    struct designation officer;
    const struct party *parties;
    size_t party_count;
    const struct phrases *lists;
    size_t list_count;
    const struct return_due *returns;
    size_t return_count;
    const struct clock *clocks;
    size_t clock_count;
    const struct lead *leads;
    size_t lead_count;
    const struct mode *modes; // the mildest first
    size_t mode_count;
    const struct rating *ratings;
    size_t rating_count;
    const struct intervention *interventions;
    size_t intervention_count;
    const struct gate *gates;
    size_t gate_count;
    const struct grade_scale *scales;
    size_t scale_count;
    const struct grade_trigger *triggers;
    size_t trigger_count;
    const struct concern_category *concerns;
    size_t concern_count;
    const struct concern_rule *concern_rules;
    size_t concern_rule_count;
    const struct stage *stages;
    size_t stage_count;
    const struct money_rule *money;
    size_t money_count;
};

#endif
