// SPDX-License-Identifier: MIT
// What the files of the record form share. For tui/forms/record*.c only.
#ifndef TUI_RECORD_INSIDE_H
#define TUI_RECORD_INSIDE_H

#include "model/evaluation.h"
#include "model/records_store.h"
#include "tui/forms/form.h"

#define STATE "state" // names of the form's own fields; no kind has fields of these names
#define DATE  "on"
#define REF   "reference"
#define WHY   "correction"

#define SEEN   "seen"   // by its base: the step that was the last when the form was begun
#define FILLED "filled" // said once the fields of a correction have begun with what the step says

#define CORRECT "=correct" // what can happen to a record besides its next states
#define STRIKE  "=strike"

struct record_form {
    struct form_ops ops; // of this kind
    struct arena *arena;
    int64_t contract;
    const struct record_kind_row *kind;
    const char *ref;   // of the record that takes a step; NULL: a new one
    const char *state; // proposed, or NULL
    const char *next;  // the reference proposed for a new one
    struct evaluation evaluation;
    const struct record_state *own; // as it was when the form was opened
    const struct field *given;
    size_t given_count;
    const char *given_on; // the day that it was opened for, ISO; NULL: none
    // For what the date began as it did, and with which day: while that stands there it follows what is said to have happened. NULL: a draft.
    const char *begun_state, *begun_on;
};

// Reads the record as it is now. False where it has gone.
bool record_form_read(struct record_form *record, struct app *app, struct status *st);
// A mark of the last step of a record, for SEEN; in the arena.
const char *record_form_mark(const struct record_state *own, struct arena *arena);
// Who took it and when: "J. Rees at 10:44".
const char *record_form_who(const struct record_state *own, const struct app *app,
                            struct arena *arena);
const struct fact *
record_form_last(const struct record_form *record); // its last step; NULL of a new one

// Whether it is of a visit or meeting, which is booked before it takes place.
bool record_form_is_encounter(const struct record_form *record);

void record_form_describe(struct form *form, struct app *app); // record_describe.c
// What is to be known of the day of a visit or meeting before it is booked: record_booking.c
void record_form_meaning(struct form *form, struct app *app, struct text *out);
// Whether it can be booked so; the reason is noted as a problem of the form.
bool record_form_bookable(struct form *form, struct app *app);
enum saved record_form_save(struct form *form, struct app *app, struct status *st); // record_save.c

#endif
