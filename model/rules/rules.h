// SPDX-License-Identifier: MIT
// The shared rules module: from the facts of one contract to RAG, findings, gauges, deadlines and explanations.
// Pure: no clock, file, locale, environment; the same whatever the order of the facts.
#ifndef RULES_RULES_H
#define RULES_RULES_H

#include "model/ground/arena.h"
#include "model/rules/facts.h"
#include "model/rules/framework.h"

// name, word in files and formats
#define FINDING_STATUSES(_) \
    _(OPEN, "open")         \
    _(ANSWERED, "answered") \
    _(WAIVED, "waived")     \
    _(SUBSUMED, "subsumed") \
    _(LAPSED, "lapsed")     \
    _(WITHDRAWN, "withdrawn")
#define FINDING_ENUM(name, word) FINDING_##name,
enum finding_status { FINDING_STATUSES(FINDING_ENUM) FINDING_STATUS_COUNT };
#undef FINDING_ENUM

enum { FINDING_BASIS_CHANGED = 1 }; // flags: answered, but what it rested on has changed since

struct left_out { // a fact that a finding or gauge did not count, and why
    const char *ref, *why;
};

struct finding {
    const char *key; // "pwn-quarter:2027-04-01"
    const struct rule
        *rule; // the row that raised it; NULL for steps of the chain and keys only named by a paper
    const char *instrument, *title, *clause;
    enum duty duty;
    enum provenance provenance;
    day raised_on;
    enum finding_status status;
    day status_on; // since when it stands so
    const char *
        status_by; // ref of the paper or decision, or key of the finding, that made it so; NULL if none
    unsigned flags;
    day due_on;                 // soft due date, or DAY_NONE
    const char *const *counted; // fact refs, by date then ref
    size_t counted_count;
    const struct left_out *left_out;
    size_t left_out_count;
    const char *why; // one sentence: "3 Amber (3 or more) in the quarter 1 April to 30 June 2027"
};

struct counted { // one fact of a gauge
    const char *ref;
    day date;
    day drops_out; // the day on which it no longer counts; DAY_NONE if never
};

struct gauge { // where a counting rule stands on the as-at day
    const struct rule *rule;
    const struct limb *limb;
    const char *label; // "quarter to 30 June 2027", "12 months to 24 May 2027"
    int count, threshold;
    const char *asks_for; // brief name of the instrument: "DN"
    const char *words;    // "1 more red in the quarter to 30 June: DN", or "reached"
    bool live;            // the window is still open: what happens now counts into it
    const struct counted *facts;
    size_t fact_count;
};

struct cell { // one KPI in one period
    day period, period_end;
    enum colour colour; // COLOUR_NONE: not rated
    bool no_activity, has_value, is_ratio;
    struct decimal value; // per cent where the KPI is a percentage
    const char *ref;      // the fact that it stands on; NULL: no result
    bool early;           // only an early report so far
    bool has_target;
    struct target target; // as agreed for the period
};

struct grid { // all cells of one KPI, by period
    const struct kpi *kpi;
    const struct cell *cells;
    size_t cell_count;
};

// What sort of thing is due. name, word (in files), what a list of them is called
#define DUE_KINDS(_)                                                                         \
    _(FINDING, "finding", "Findings open")                                                   \
    _(DETERMINATION, "determination", "Determinations")                                      \
    _(PLAN, "plan", "Plans and their clocks")                                                \
    _(NOTICE, "notice", "Notices and replies")                                               \
    _(RETURN, "return", "Returns")                                                           \
    _(VISIT, "visit", "Visits")                                                              \
    _(REVIEW, "review", "Reviews and regular meetings") /* a meeting that comes round */     \
    _(MEETING, "meeting", "Meetings")                                                        \
    _(ACTION, "action", "Actions agreed")                                                    \
    _(CONCERN, "concern", "Concerns")                                                        \
    _(SUSPENSION, "suspension", "Suspensions")                                               \
    _(CASE, "case", "Cases: updates and briefings")                                          \
    _(VARIATION, "variation", "Variations")                                                  \
    _(DEVELOPMENT, "development", "Development plans and what is handed in before a review") \
    _(CONTRACT, "contract", "Breaks, extensions, ends")                                      \
    _(FRAMEWORK, "framework", "Framework anniversaries")                                     \
    _(OTHER, "other", "Other dates")
#define DUE_KIND_ENUM(name, word, words) DUE_##name,
enum due_kind { DUE_KINDS(DUE_KIND_ENUM) DUE_KIND_COUNT };
#undef DUE_KIND_ENUM

struct due {
    day on;
    enum due_kind kind;
    const char *whose; // "council", "provider", "approver"
    const char *what;  // in words
    const char
        *key; // finding key, or `<type>:<date>` of a cadence, or ref of a planned visit or meeting
    const char *clause;
    enum provenance provenance;
    enum duty duty;
    const char *why; // the arithmetic in words, or NULL
    // What a form needs to deal with it, each NULL where there is none: the kind of record and its reference, or the reference of a plan or
    // notice; the type (id of a cadence) of a visit or meeting that is to be planned; the record for whose sake another is wanted, or the
    // booking that is too late for it.
    const char *record, *ref, *type, *about;
    day period; // of a return: its first day; the day of a booking that is too late; DAY_NONE or 0 otherwise
    bool
        by_mark; // nothing on record shows that it is done: a decision "done" that names its key does
    // No day is stated by which it is to be done, or it is no more than a prompt: `on` is then the day since which it is open.
    bool never_late;
};
#define DUE_REPLY_KEY \
    "reply:" // begins the key of a reply that a notice asks for; its reference follows
#define DUE_CALENDAR_KEY \
    "return-calendar:" // ... of the item that no return calendar is published; the first day without follows
#define DUE_ENDED_KEY \
    "ended:" // ... of the item that a contract ends or has ended; its last day follows
const char *due_kind_word(enum due_kind kind);  // "return"
const char *due_kind_words(enum due_kind kind); // "Returns"
bool due_kind_parse(const char *word, enum due_kind *out);
// Whether a due item's turn (`whose`) is ours; while something waits on the provider it is listed as theirs.
bool due_is_ours(const char *whose);

struct outcome {
    day as_at;
    enum colour rag;
    const char *rag_why;  // one sentence
    const char *standing; // in the framework's words
    // How grave that is by the framework's own ranks, for planning alone: 3 the gravest rating, a red risk, a suspension in force; 2 the
    // rating before it, an amber risk, an open case; else 1 or 0.
    int gravity;
    const char *highest_open; // key of the gravest open finding, or NULL
    int highest_rank; // its weight against those of other contracts, higher is graver; 0: none open
    const struct finding *findings; // by raised_on, then key
    size_t finding_count;
    const struct gauge *gauges;
    size_t gauge_count;
    const struct grid *grids; // one for each KPI of the framework, in its order
    size_t grid_count;
    const struct due *dues; // by day, then key
    size_t due_count;
    day holds_until; // the first day on which the outcome may differ without a new fact
    size_t open_must, open_consider; // open findings by duty
};

// Works everything out as at a day, from what was recorded by `known_at` (MOMENT_ALL: from all). Allocates from the arena only;
// the outcome lives as long as the arena, the facts and the framework.
// Facts that name unknown KPIs or instruments are ignored: they are refused at entry.
const struct outcome *rules_evaluate(const struct framework *framework,
                                     const struct contract_facts *facts, day as_at, moment known_at,
                                     struct arena *arena);

// The colour of a value under the framework's version and the target in force for its period; COLOUR_NONE without a target or for a category KPI without
// a known word. A ratio of a "%" KPI is compared as 100 n/d, exactly.
enum colour rules_colour(const struct kpi *kpi, const struct contract_facts *facts, day period,
                         struct decimal value, bool is_ratio);
// The target agreed for a KPI in the period that begins on that day: the latest from on or before it; NULL if there is none.
const struct target *rules_target(const struct kpi *kpi, const struct contract_facts *facts,
                                  day period);

// The reasoning behind one finding, or with finding == NULL behind the whole outcome, in plain words and lines. Appends to out.
void rules_explain(const struct framework *framework, const struct contract_facts *facts,
                   const struct outcome *outcome, const struct finding *finding, struct text *out);

const char *finding_status_word(enum finding_status status);
const struct finding *outcome_finding(const struct outcome *outcome,
                                      const char *key); // the latest of that key, or NULL

#endif
