// SPDX-License-Identifier: MIT
// What a framework's provisions ask for on a day: clocks, expected returns, regulator's grades, ratings and cases; and whether a gate lets a record pass.
#ifndef RULES_PROVISIONS_STATE_H
#define RULES_PROVISIONS_STATE_H

#include "model/ground/status.h"
#include "model/rules/records_state.h"
#include "model/rules/rules.h"

// A clock that runs, or has run, for one record.
struct clock_run {
    const struct clock *clock;
    const char *ref;   // of the record
    day started, ends; // ends: the last day on which it is kept
    day stopped;       // the day on which the state was reached; DAY_NEVER while it runs
    const char *why;   // the arithmetic in words
    bool unnamed;      // the record ought to name the day and does not; ends: the day it started
};
struct clock_runs {
    struct clock_run *list; // by end, then record, then clock
    size_t count;
    struct clock_run
        *uncounted; // those that a calendar is too short for; why: which, and what to do
    size_t uncounted_count;
};
// All clocks of the framework over the records given. False (STATUS_DATA) when a calendar does not reach far enough; what could be
// counted is in *out all the same. A clock that runs after another starts with its end only once that day is over.
bool clocks_run(const struct framework *framework, const struct contract_facts *facts,
                const struct record_states *records, day as_at, struct arena *arena,
                struct clock_runs *out, struct status *st);

// name, word
#define RETURN_STATES(_)                                                \
    _(EXPECTED, "expected")                                             \
    _(RECEIVED, "received")                                             \
    _(LATE, "late")       /* received after its due date */             \
    _(OVERDUE, "overdue") /* not received by the end of its due date */ \
    _(PART, "part received")
#define RETURN_ENUM(name, word) RETURN_##name,
enum return_state { RETURN_STATES(RETURN_ENUM) RETURN_STATE_COUNT };
#undef RETURN_ENUM

struct expected_return { // of one contract for one line of the calendar
    const struct return_due *line;
    day from, to; // what it covers: the period as far as the contract ran in it
    bool partial; // less than the whole period (001 L146)
    int days, of_days;
    enum return_state state;
    day received;        // the last KPI's, DAY_NONE
    const char *missing; // KPIs not yet there, joined by ", "
};
struct expected_returns {
    struct expected_return *list; // by due date, then period
    size_t count;
    bool
        calendar_ended; // as_at lies behind the last due date: nothing is published for the time after
};
void returns_expected(const struct framework *framework, const struct contract_facts *facts,
                      day as_at, moment known_at, struct arena *arena,
                      struct expected_returns *out);
const char *return_state_word(enum return_state state);

// Results that are due so many days after their period, where the framework says that instead of a calendar (its failures): of the period at
// hand and of those that ended within the last two quarters, as the colours do, each of which an agreed measure has not come: one that has
// a target, or was returned before.
struct chased_return {
    day from, to, due;
    int interval;        // months of the period
    const char *missing; // KPIs that have not come, joined by ", "
};
struct chased_returns {
    struct chased_return *list; // the latest period first, one interval after the other
    size_t count;
};
void returns_chased(const struct framework *framework, const struct contract_facts *facts,
                    const struct outcome *outcome, struct arena *arena, struct chased_returns *out);

// One gate's answer.
struct gate_answer {
    const struct gate *gate;
    bool passed;
    bool excepted;       // passed by a reason that lifts it: to be recorded as an exception
    const char *missing; // what is missing, in words; NULL when passed
};
struct gate_answers {
    struct gate_answer *list; // every gate that guards the step
    size_t count;
    bool passed; // all of them
};
// Whether a record may reach a state on a day: `step` is the fact as it would be recorded (kind FACT_RECORD, VISIT or MEETING). A field
// that it leaves blank is what an earlier step of the same record said.
void gates_ask(const struct framework *framework, const struct contract_facts *facts,
               const struct fact *step, moment known_at, struct arena *arena,
               struct gate_answers *out);
// Whether an intervention can be marked done: its checklist, evidence, parties told; missing things in words, or NULL when nothing is.
const char *intervention_missing(const struct framework *framework,
                                 const struct contract_facts *facts, const struct fact *step,
                                 moment known_at, struct arena *arena);
// Where the document does not offer the step's intervention for the rating that the provider has: that in words, and it takes a reason
// . NULL where it does, or nothing is rated yet.
const char *intervention_unlisted(const struct framework *framework,
                                  const struct contract_facts *facts, const struct fact *step,
                                  moment known_at, struct arena *arena);
// What a sum of money asks for; NULL if no row speaks of it.
const struct money_rule *money_asks(const struct framework *framework, int64_t pence);
// The first day for which a meeting can be called on a day of notice: so many working days, clear ones where the row says so. The
// arithmetic is appended to *why (may be NULL). False when the calendar does not reach far enough.
bool cadence_earliest(const struct cadence *cadence, const struct calendar *calendar, day notice,
                      day *out, struct text *why, struct status *st);
const struct intervention *framework_intervention(const struct framework *framework,
                                                  const char *id);
// What the document says of an intervention for a rating; NULL if the framework has no such row.
const struct availability *intervention_for(const struct intervention *intervention,
                                            const char *rating);
const struct rating *framework_rating(const struct framework *framework, const char *id);
const struct phrases *framework_list(const struct framework *framework, const char *id);
const struct stage *framework_stage(const struct framework *framework, const char *id);

// The parts of rules_evaluate that come from the provisions: findings of grades and concerns, added to those of the ladder; then dues of
// clocks, returns and lead times, the standing, and until when all that holds.
void outcome_provision_findings(const struct framework *framework,
                                const struct contract_facts *facts, moment known_at,
                                struct arena *arena, struct outcome *outcome);
void outcome_provisions(const struct framework *framework, const struct contract_facts *facts,
                        moment known_at, struct arena *arena, struct outcome *outcome);

#endif
