// SPDX-License-Identifier: MIT
// The work queue: everything with a date over the whole portfolio, the day it falls on, whose turn it is, and the rule behind it. What
// `due` prints and what the Work screen, the calendar and the planner show are these items and no others.
#ifndef MODEL_QUEUE_H
#define MODEL_QUEUE_H

#include "db/standing.h"
#include "model/entry.h"
#include "model/evaluation.h"
#include "model/office.h"

struct queue_query {
    const char *officer; // login: only contracts with this officer; NULL: all
    bool
        covering; // also what falls on days on which this officer covers for others; what is late, on the office's day
    int64_t provider, contract; // only of this one; 0: all
    unsigned kinds;             // bits 1 << enum due_kind; 0: all
    day from, until; // only items of these days; DAY_NONE: from the oldest; DAY_NEVER: to the last
    const char *
        words; // narrows to items with all these words in provider, reference or what is due, accents and case folded; NULL
    size_t
        most; // contracts worked out where the cache does not say what is due, before it stops (queue.left); 0: all
};

struct queue_item {
    day on;
    int overdue; // days since then; 0: today or ahead, or never late
    enum due_kind kind;
    bool ours;         // the council's turn; otherwise it waits on somebody else
    const char *whose; // "council", "provider", "approver"
    const char *what, *key, *clause, *why;
    enum provenance provenance;
    enum duty duty;
    const char *record, *ref, *type, *about; // what a form needs to deal with it, as in struct due
    day period;
    bool
        never_late; // no day is stated by which it is to be done, or it is a prompt: open since `on`
    bool by_mark;   // queue_mark_done deals with it
    int64_t contract, provider;
    const char *contract_ref, *provider_name, *provider_ref, *framework, *officer, *zone;
    int rag; // enum colour of the contract
};

struct queue_failure { // a contract that cannot be worked out
    const char *contract_ref, *why;
};

struct queue {
    struct queue_item *items; // by day, then contract, then key, then words
    size_t count;
    struct queue_failure *failed; // by contract
    size_t failed_count;
    size_t left; // contracts that are still to be worked out: their items are not in it
};

// The queue as at the office's day. Everything lives in the arena. What the cache says is taken from it (db/pending.h), the rest is worked
// out. Never writes. A contract that has ended has one item: what was left undone,
// and that it is to be closed.
bool queue_read(struct office *office, const struct queue_query *query, struct arena *arena,
                struct queue *out, struct status *st);

// Puts on record, in an entry of its own under the form's token, that an item without a record of its own (by_mark) is done: on which day and
// what shows it. STATUS_DATA: it is not due (any more), or nothing shows it. ENTRY_BEFORE: it has been saved already.
enum entry queue_mark_done(struct office *office, int64_t contract, const char *key, day on,
                           const char *shown, const char *token, struct status *st);

// Whether an item has all these words, as the query's: for narrowing what has been read already.
bool queue_item_has(const struct queue_item *item, const char *words);

// What is due in words that tell it from its like: of several plans that are to be determined, which; of a visit or meeting in the diary its
// reference where one asks for that (diary). In the arena, or the item's own.
const char *queue_item_words(const struct queue_item *item, bool diary, struct arena *arena);

// A copy that lives as long as the arena.
struct queue_item queue_item_copy(const struct queue_item *item, struct arena *arena);

// When an item falls, seen from a day.
#define QUEUE_GROUPS(_)             \
    _(OVERDUE, "Overdue")           \
    _(OPEN, "Open, no day stated")  \
    _(TODAY, "Today")               \
    _(CONSIDER, "To be considered") \
    _(WEEK, "In the next 7 days")   \
    _(MONTH, "In the next 30 days") \
    _(LATER, "Later")
#define QUEUE_GROUP_ENUM(name, words) QUEUE_##name,
enum queue_group { QUEUE_GROUPS(QUEUE_GROUP_ENUM) QUEUE_GROUP_COUNT };
#undef QUEUE_GROUP_ENUM
enum queue_group queue_group_of(const struct queue_item *item, day as_at);
const char *queue_group_words(enum queue_group group);

#endif
