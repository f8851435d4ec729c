// SPDX-License-Identifier: MIT
// The work queue: everything with a date, overdue first, whose turn it is, and the form that deals with it.
#ifndef TUI_WORK_H
#define TUI_WORK_H

#include "model/queue.h"
#include "tui/doc.h"

// Opens the screen, narrowed as the other lists are (app->scope); from a page about one provider, with all that is due there. Returns
// REACT_... bits.
unsigned work_open(struct app *app, const struct chosen *from);

// Shared by the screens that show items of the queue.

// Opens what deals with an item: the form of the finding, the grid of the return, the record. The screen's `chosen` is the item.
unsigned work_item_open(struct app *app, const struct queue_item *item);
// Opens the form that books a visit or meeting of a type ("" where none is said), with a working day for it (planner_propose) and why. due:
// DAY_NONE where none is. about: the record for whose sake, or "".
unsigned work_book(struct app *app, int64_t contract, const char *record, const char *type,
                   const char *about, day due);
// Opens the form of a visit on exactly that day: planned, or where the day is past, made.
unsigned work_visit_on(struct app *app, int64_t contract, day on);
// Opens the page that says why it is due: rule, clause, arithmetic.
unsigned work_item_explain(struct app *app, const struct queue_item *item);
// What the cursor stands on, for the actions that begin something new.
bool work_item_chosen(const struct queue_item *item, struct chosen *out);
// Does the actions that any screen understands of an item; REACT_IGNORED when it is none of them.
unsigned work_item_act(struct app *app, const struct queue_item *item, enum action action);
// What Enter would do, in a few words: "Enter the return"; and so short that it fits into the footer: "Type it in".
const char *work_item_does(const struct queue_item *item, day today);
const char *work_item_brief(const struct queue_item *item, day today);
// All about an item in lines; `whole`: with everything that is not seen in the list.
void work_item_tell(struct doc *doc, struct app *app, const struct queue_item *item, bool whole);

// What the list is narrowed to besides the officer. One cycle through kinds: all, then each that occurs.
#define WORK_TURNS(_)    \
    _(BOTH, "")          \
    _(OURS, "council's") \
    _(THEIRS, "waiting on others")
#define WORK_TURN_ENUM(name, words) TURN_##name,
enum work_turn { WORK_TURNS(WORK_TURN_ENUM) TURN_COUNT };
#undef WORK_TURN_ENUM
bool work_turn_has(enum work_turn turn, const struct queue_item *item);

#endif
