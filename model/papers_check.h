// SPDX-License-Identifier: MIT
// What may be said of plans, notices, determinations, withdrawals, decisions and never events: one set of checks for what is imported and
// for what is typed. Whoever asks gives the names of the fields as his people know them (columns, labels) and is told each mistake.
#ifndef MODEL_PAPERS_CHECK_H
#define MODEL_PAPERS_CHECK_H

#include <stdbool.h>
#include <stddef.h>

#include "model/ground/arena.h"
#include "model/rules/framework.h"

// constant, member of struct paper
#define PAPER_FIELDS(_)         \
    _(REF, ref)                 \
    _(DATE, date)               \
    _(INSTRUMENT, instrument)   \
    _(COVERS, covers)           \
    _(RECTIFY_BY, rectify_by)   \
    _(ACCOMPANIES, accompanies) \
    _(FOLLOWS, follows)         \
    _(OUTCOME, outcome)         \
    _(ANSWERS, answers)
#define PAPER_ENUM(name, member) PAPER_##name,
enum paper_field { PAPER_FIELDS(PAPER_ENUM) PAPER_FIELD_COUNT };
#undef PAPER_ENUM

// The outcome of a decision which says that something due has been done: a lead time, a reply.
#define DECIDED_DONE "done"

// A fact of one of the kinds never-event, served, determined, withdrawn and decided, in the words of the history profile (design 6). Texts
// are never NULL.
struct paper {
    enum fact_kind kind;
    const char *ref;
    day date;
    const char *instrument, *covers;
    day rectify_by;
    const char *accompanies, *follows, *outcome, *answers;
};

struct papers_check {
    const struct framework *framework;
    const char *contract; // its reference
    const char *names[PAPER_FIELD_COUNT];
    const char *last_day; // what the end of a plan's period is called: "rectify_by"
    const char
        *absent; // behind "is no plan of contract HC-1": ", neither in this file nor stored", or ""
    bool long_dates;     // 14 June 2027, not 2027-06-14
    struct arena *arena; // what is told lives in it
    // The paper that was served under a reference, stored or told at the same time; NULL if there is none. *unsound: it is itself mistaken.
    const struct paper *(*served)(void *context, const char *ref, bool *unsound);
    void (*wrong)(void *context, enum paper_field field, const char *words);
    void *context;
};

// A fact by itself, against the framework.
void papers_check_alone(const struct papers_check *check, const struct paper *paper);
// ... and against the papers that it speaks of.
void papers_check_against(const struct papers_check *check, const struct paper *paper);
// Two facts of the same kind of which there can be only one; where the other stands: "stored already", "on line 2".
void papers_check_twice(const struct papers_check *check, const struct paper *paper,
                        const char *where);

// Met, not-met, awaited: NULL-terminated.
extern const char *const papers_determinations[];

// The items of a list joined by ';', one after the other, in the arena: false past the last.
bool list_next(const char **at, struct arena *arena, const char **item);
bool list_holds(const char *list, const char *item);
// Whether a reference has letters, digits and . _ / - only, at least one.
bool ref_plain(const char *ref);
// A text as a message may hold it: in quotes, harmless, shortened; in the arena.
const char *quoted(struct arena *arena, const char *text);

#endif
