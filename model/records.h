// SPDX-License-Identifier: MIT
// Every kind of record that is no KPI result: its states, which may follow which, and its fields. One table for storage, imports, forms
// and screens. Each step of a record is an append-only fact: kind = id of the kind, ref, date, outcome = the state reached, and the
// fields of the step. What a framework asks besides (gates, done-when lists) stands in its file.
#ifndef MODEL_RECORDS_H
#define MODEL_RECORDS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "model/ground/arena.h"
#include "model/ground/status.h"
#include "model/ground/text.h"
#include "model/rules/framework.h"

// name, word, what a value looks like
#define RECORD_FIELD_TYPES(_)                                                    \
    _(TEXT, "text", "words")                                                     \
    _(LINE, "line", "a few words")                                               \
    _(DATE, "date", "a date, as 2027-06-14")                                     \
    _(MONEY, "money", "an amount in pounds, as 20000 or 20000.50")               \
    _(NUMBER, "number", "a whole number")                                        \
    _(CHOICE, "choice", "one of a list")                                         \
    _(YES_NO, "yes/no", "yes or no")                                             \
    _(CHECKLIST, "checklist", "the items that are ticked, joined by semicolons") \
    _(PARTY, "party", "one of the framework's parties, or a name")               \
    _(REFERENCE, "reference", "a reference to another record or to a document")
#define RECORD_FIELD_ENUM(name, word, shape) RECORD_##name,
enum record_field_kind { RECORD_FIELD_TYPES(RECORD_FIELD_ENUM) RECORD_FIELD_KIND_COUNT };
#undef RECORD_FIELD_ENUM

// Where the values of a choice or a checklist come from.
enum record_source {
    FROM_HERE,          // the choices of the field itself
    FROM_LIST,          // the framework's list that `list` names
    FROM_GATE,          // the list that the framework's gate of the record names
    FROM_RATINGS,       // the framework's ratings,
    FROM_MODES,         // ... modes,
    FROM_INTERVENTIONS, // ... interventions,
    FROM_DONE_WHEN,     // ... what must be ticked before the intervention of the record is done,
    FROM_CONCERNS,      // ... categories of concerns,
    FROM_CADENCES,      // ... meetings and visits,
    FROM_KPIS,          // ... Key Performance Indicators
};

struct record_choice {
    const char *id, *word;
};

enum { RECORD_MOST_STATES = 10 }; // that a field can name

struct record_field {
    const char *name, *label; // "comply_by", "To be complied with by"
    enum record_field_kind kind;
    bool many; // several values, joined by ;
    // Said only of a visit or meeting that is put on another day than it was planned for, and of that step alone, which needs it.
    bool moved;
    enum record_source source;
    const char *list;                    // FROM_LIST
    const struct record_choice *choices; // FROM_HERE; ends with a NULL id
    // States, each list ends with NULL. `at`: the steps at which it is asked; none: at every one. `required`: it must not be blank then;
    // "*" is every state.
    const char *at[RECORD_MOST_STATES];
    const char *required[RECORD_MOST_STATES];
    bool past; // a date that tells of what has happened: it cannot be yet to come
};

struct record_state_kind {
    const char *id;     // "in-force"; RECORD_STAGE stands for the stages that the framework names
    const char *word;   // "In force"
    const char *was;    // of one that is in it: "is in force"
    const char *become; // what cannot be: "come into force"
    const char *date_word; // what the date of the step is: "In force from"
    bool over;             // nothing more is expected of the record
};
#define RECORD_STAGE "<stage>"

struct record_transition {
    const char *from; // NULL: a new record
    const char *to;   // the same as from: a further entry, nothing else changes
    const char *who;  // who brings it about: "the provider"
    const char *why;  // what has happened
};

enum record_owner {
    OF_CONTRACT, // counts for the contract under which it stands
    OF_PROVIDER, // is said of the provider, and holds for each of its contracts under the framework
};

struct record_kind_row {
    const char *id, *title; // "breach-notice", "Breach notice"
    const char *a;          // "A breach notice"
    const char *anew;       // what to do when one is over: "serve a new one"
    enum record_owner owner;
    const struct record_state_kind *states; // in the usual order
    size_t state_count;
    const struct record_transition *transitions;
    size_t transition_count;
    const struct record_field *fields; // in the order of a form
    size_t field_count;
};

// The kind of that id, or NULL; and all of them in order: NULL past the last.
const struct record_kind_row *record_kind(const char *id);
const struct record_kind_row *record_kind_at(size_t index);

// The state of that id; a kind with stages gives its RECORD_STAGE for every id that is no state of its own. NULL if it has none.
const struct record_state_kind *record_state_kind(const struct record_kind_row *kind,
                                                  const char *state);
const struct record_field *record_field_kind(const struct record_kind_row *kind, const char *name);
const char *record_field_kind_word(enum record_field_kind kind); // "money"

// Whether a record may go from one state to another (from NULL or "": a new record; the same state: a further entry). False: the
// status (STATUS_DATA) says in a sentence why not and what can be done. Whether a stage exists, the framework says.
bool record_transition_allowed(const struct record_kind_row *kind, const char *from, const char *to,
                               struct status *st);
// The row that allows it, or NULL.
const struct record_transition *record_transition(const struct record_kind_row *kind,
                                                  const char *from, const char *to);

// Whether a value has the shape of the field; blank always has. False: STATUS_DATA and a sentence. Values of the framework (parties,
// lists, ratings) are only looked at for their shape here; see record_choice_check.
bool record_field_check(const struct record_kind_row *kind, const char *name, const char *value,
                        struct status *st);
// Whether the field must not be blank when the record reaches the state; whether a form asks for it then.
bool record_required(const struct record_field *field, const char *state);
bool record_asked(const struct record_field *field, const char *state);
// Whether a form can ask for the field under a framework: a choice of the framework's is not asked where it has none, and not required.
bool record_offered(const struct framework *framework, const struct record_kind_row *kind,
                    const struct record_field *field, const char *state, const struct field *fields,
                    size_t count, struct arena *arena);
// A whole step: every field known and of its shape, none blank that is required but those of `unoffered` (a bit for each field of the
// kind, in its order). `fields` is what the record says with this step: what
// earlier steps said still stands unless this one says otherwise. Each mistake is a line of the status.
bool record_step_check(const struct record_kind_row *kind, const char *state,
                       const struct field *fields, size_t count, uint64_t unoffered,
                       struct status *st);

// What a field can be chosen from under a framework, in its order, in the arena. `fields` are those of the step so far (the done-when
// list goes by the intervention chosen, a gate's list by the state); NULL list when the field is not chosen from anything.
struct record_choices {
    const struct record_choice *list;
    size_t count;
};
struct record_choices record_choices(const struct framework *framework,
                                     const struct record_kind_row *kind,
                                     const struct record_field *field, const char *state,
                                     const struct field *fields, size_t count, struct arena *arena);
// Whether each value chosen is among them (parties may be others than the framework's: councils have more people than their documents
// name). False: STATUS_DATA and a sentence with the nearest word.
bool record_choice_check(const struct record_field *field, struct record_choices choices,
                         const char *value, struct status *st);

// Fields as they are stored: lines of name=value, a line break within a value as "\n" and a backslash as "\\".
void record_fields_write(const struct field *fields, size_t count, struct text *out);
// Reads them back into the arena. Lines without a name are left out.
const struct field *record_fields_read(const char *text, struct arena *arena, size_t *count);

#endif
