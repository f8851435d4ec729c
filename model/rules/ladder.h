// SPDX-License-Identifier: MIT
// The state of one evaluation while the days are worked through in order (design 4.1). Private to model/rules.
//
// What is built: failures (one per KPI and fixed quarter), papers (plans and notices served), and cases (findings as they are raised,
// answered, lapse). Each day first takes its facts, then what lapses, then the rules in the order of the framework file, then
// what has been answered. Nothing here is kept between evaluations.
#ifndef RULES_LADDER_H
#define RULES_LADDER_H

#include "model/ground/arena.h"
#include "model/rules/known.h"
#include "model/rules/rules.h"

struct paper;

struct mark { // one thing that says a KPI was not green in a quarter
    enum colour colour;
    day date;
    day until; // the day from which it no longer counts; DAY_NEVER
    const char *ref;
    const struct paper
        *from; // the plan of a deemed failure; NULL for what was returned or reported
    struct mark *next;
};

struct stand_in { // what stands in for a result
    int kpi;
    day period;      // its first day; of a check the day of the check, where it names none
    day from, until; // the days on which it stands; until: DAY_NEVER while it does
    enum colour colour;
    bool counts;          // as a failure
    bool missing;         // no result; else a check
    const char *ref;      // of the check; "missing:7@2027-04-01"
    const char *ended_by; // ref of what came instead
    const char *plan;     // of a check
};

struct failure { // all of one KPI that begins in one fixed quarter: one failure at most (rule 1)
    int kpi;
    day quarter;
    day year;           // the framework year that holds the quarter's first day
    enum colour colour; // the worst of its marks; COLOUR_NONE: no failure any more
    day identified;     // the first day on which it was not green
    const char *ref;    // the fact that gave it its colour
    day ref_date;       // and its date
    struct mark *marks;
};

struct paper { // a plan or notice served
    const struct fact *fact;
    const struct instrument *instrument;
    day served, withdrawn; // withdrawn: DAY_NEVER while it is not
    uint64_t covers;       // KPIs, bit by index
    uint64_t
        counted; // rules that count it at all, bit by index; those beyond the 64th are asked anew
    struct paper *accompanies, *follows;
    const struct known_fact *
        *determinations; // in order of date; those after the day at hand are not looked at
    size_t determination_count, determination_room;
    bool plan_of; // a notice that some plan accompanies
    day due;      // from today's point of view, chain_due of it; DAY_NEVER before it is served
};

struct item { // something that a case counted
    const struct failure *failure;
    const struct paper *paper;
    const struct known_fact *fact;
    day date;
    const char *ref;
};

struct items {
    struct item *list;
    size_t count, room;
};

struct outs {
    struct left_out *list;
    size_t count, room;
};

struct papers {
    struct paper **list; // by served, then ref
    size_t count;
    size_t today, next; // the first served today, the first served later
};

struct raised { // a case: one finding on its way
    struct finding finding;
    const struct rule *rule;  // NULL for a step of the chain
    const struct paper *plan; // of a step of the chain
    day window;               // first day of the window that names it
    struct items basis;       // as it was raised
    const struct limb *limb;
    struct raised *subsumed_by;
    struct paper **answerers; // papers that answer it
    size_t answerer_count, answerer_room;
    bool settled; // answered by a determination or decision, which no withdrawal undoes
};

struct ladder {
    const struct framework *framework;
    const struct contract_facts *facts;
    struct known known;
    struct arena *arena;
    day starts, as_at, today; // today: the day being worked through
    moment known_at;
    size_t next;              // first known fact that lies after today
    size_t first_today;       // first known fact of today
    struct failure *failures; // by quarter (slot), then KPI
    day first_quarter;
    size_t quarter_count;
    bool *touched;                     // quarters whose failures changed today
    size_t touched_from, touched_past; // the first of them, and behind the last; none: from is past
    struct papers papers;
    const struct known_fact **decisions; // what was decided, by date
    size_t decision_count;
    struct stand_in *stand_ins;
    size_t stand_in_count;
    bool served_today, withdrawn_today,
        settled_today; // settled: something was determined or decided
    const char *
        ended_today; // ref of what came instead of something that stood in for it; NULL: nothing did
    struct raised **cases;
    size_t case_count, case_room;
};

// ladder_state.c: setting up, and questions that everybody asks
void ladder_open(struct ladder *ladder, const struct framework *framework,
                 const struct contract_facts *facts, day as_at, moment known_at,
                 struct arena *arena);
bool in_force(const struct paper *paper, day on);
struct paper *ladder_paper(const struct ladder *ladder, const char *ref); // NULL if there is none
// The latest met or not-met determination dated on or before a day; NULL if there is none.
const struct known_fact *determination(const struct paper *paper, day on);
size_t ladder_slot(const struct ladder *ladder, day quarter); // of a quarter, from the first one on
struct failure *ladder_failure(const struct ladder *ladder, int kpi, day quarter);
// Adds a mark and works the failure out anew.
void failure_mark(struct ladder *ladder, int kpi, day quarter, struct mark mark);
// Works a failure out from the marks that still count today.
void failure_settle(struct ladder *ladder, struct failure *failure);
bool failure_covered(const struct ladder *ladder, const struct failure *failure,
                     const struct paper *before);
// The first day of the window of a rule that holds a day; the framework year is that of the contract.
day window_start(const struct ladder *ladder, const struct rule *rule, day on);
day window_end(const struct ladder *ladder, const struct rule *rule, day start); // its last day
void item_add(struct ladder *ladder, struct items *items, struct item item);
void item_sort(struct items *items); // by date, then ref
void out_add(struct ladder *ladder, struct outs *outs, const char *ref, const char *why);

// stand_ins.c: all there are; those that begin or end today; the next day after one on which any does; those that a count leaves out
void stand_ins_gather(struct ladder *ladder);
void stand_ins_take(struct ladder *ladder);
day stand_ins_next(const struct ladder *ladder, day after);
void stand_ins_leave(struct ladder *ladder, const struct rule *rule, day window, struct outs *outs);

// cases.c: raising and looking up
struct raised *case_standing(const struct ladder *ladder,
                             const char *key); // the latest of that key that has not lapsed
struct raised *case_in_window(const struct ladder *ladder, const char *rule_key, day window);
struct raised *case_raise(struct ladder *ladder, struct raised raised, const struct outs *outs);
void case_status(struct ladder *ladder, struct raised *raised, enum finding_status status,
                 const char *by);

// counting.c: the counting rules; chain.c: after the rectification period; answers.c: what becomes of a finding; lapses.c: withdrawals
void counting_rule(struct ladder *ladder, const struct rule *rule);
bool rule_follows_answers(
    const struct rule *rule); // it looks at what notices answered, so it comes after that
bool rule_counts_paper(const struct rule *rule, const struct framework *framework,
                       const struct paper *paper);
uint64_t rules_counting(const struct framework *framework, const struct paper *paper);
bool counting_holds(struct ladder *ladder,
                    const struct raised *raised); // whether its condition still holds today
void chain_rules(struct ladder *ladder);
day chain_due(const struct paper *plan,
              day on); // the day on which a determination falls due; DAY_NEVER if it does not
void answers_settle(struct ladder *ladder);
bool answers_wanting(const struct ladder *ladder,
                     const struct raised *raised); // whether no paper answers it by today
void lapses(struct ladder *ladder);

// ladder.c: all days up to as_at
void ladder_run(struct ladder *ladder);

// the outcome from the finished ladder
void outcome_findings(struct ladder *ladder, struct outcome *outcome);
void outcome_grids(struct ladder *ladder, struct outcome *outcome);
void outcome_gauges(struct ladder *ladder, struct outcome *outcome);
void outcome_standing(struct ladder *ladder, struct outcome *outcome);
void outcome_dues(struct ladder *ladder, struct outcome *outcome);
void outcome_horizon(struct ladder *ladder, struct outcome *outcome);

// "quarter 1 April to 30 June 2027", in the arena
const char *words_window(const struct ladder *ladder, const struct rule *rule, day start);
const char *words_day(const struct ladder *ladder, day d); // "14 June 2027"

#endif
