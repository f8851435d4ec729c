// SPDX-License-Identifier: MIT
// The one form: fields one below the other, bound to values by name. A form says which fields there are and how they are saved; this room
// does the rest: keys, dates read and echoed, pick lists, notes, drafts from the first key on, mistakes told on saving and never before,
// two officers' values side by side.
#ifndef TUI_FORM_H
#define TUI_FORM_H

#include "model/ground/date.h"
#include "model/ground/status.h"
#include "tui/app.h"

struct form;

enum form_kind {
    FORM_TEXT,   // one line of words
    FORM_NOTES,  // several lines; F8 opens them in the editor
    FORM_DATE,   // form_value gives it as 2027-06-14
    FORM_FIGURE, // a decimal, a share n/d, or "none" for no activity: form_value as written without blanks and thousands' commas
    FORM_MONEY,  // pounds with optional pence, form_value as 20000 or 20000.50
    FORM_NUMBER, // a whole number, 0 or more
    FORM_CHOICE, // one of the choices; form_value gives its id
    FORM_SEVERAL,   // some of the choices, their ids joined by ; (the pick list opens for each)
    FORM_CHECKLIST, // the same, shown as a box for each choice that Space ticks
    FORM_YES_NO,    // "yes" or "no"
    FORM_TABLE,     // rows of texts under columns; see form_rows
    FORM_SHOWN,     // a line that is only read
    FORM_HEADING,
};

// Which way a date looks where its year is left out, and which day it may not lie beyond.
enum form_when { WHEN_ANY, WHEN_AHEAD, WHEN_BACK, WHEN_NOT_AHEAD, WHEN_NOT_BACK };

struct form_choice {
    const char *id, *word;
    const char *more; // dim behind the word, or NULL
};

struct form_field {
    const char *
        name; // unique in the form; its value lives as long as the form, whether the field is shown or not
    const char *label; // "Visit date", as the messages say it
    enum form_kind kind;
    const char *hint; // dim, while it is empty; or NULL
    bool required;
    bool free;    // FORM_CHOICE, FORM_SEVERAL: what is not among the choices may be typed
    bool shapes;  // when it changes the fields are described anew
    bool carries; // F7 brings what was said here in the record before; never for notes
    enum form_when when;
    const char *unit;  // behind the value: "%"; or NULL
    const char *start; // of a new form; or NULL
    const struct form_choice *choices;
    size_t choice_count;
    const char *const *columns; // FORM_TABLE: headings, the first is the widest
    size_t column_count;
};

enum saved {
    SAVED,
    SAVED_BEFORE, // it had been saved already: nothing was written anew
    NOT_SAVED,    // problems were noted (form_problem, form_conflict) or the status says why
};

struct form_ops {
    const char *id;   // of its drafts: "visit"; constant for ever
    const char *name; // of the screen: "Visit"
    // Appends what it is about: "Acorn Homecare, HC-014".
    void (*title)(struct form *form, struct app *app, struct text *out);
    // Adds the fields in their order (form_add); asked again when a field that shapes has changed. What it makes may go into form_arena.
    void (*describe)(struct form *form, struct app *app);
    // Appends lines that tell what saving would mean; asked when a field was left that has changed. May be NULL.
    void (*meaning)(struct form *form, struct app *app, struct text *out);
    // Checks beyond the fields' own and saves, everything in one entry (model/entry.h) under form_token. Says what was saved (app_say).
    enum saved (*save)(struct form *form, struct app *app, struct status *st);
    // Opens it again for a draft of that subject (what form_open was given). False, with the status: what it was about has gone.
    bool (*reopen)(struct app *app, const char *subject, struct status *st);
    void (*close)(void *state); // gives the state up; may be NULL
};

// Opens a form on top. subject: what it is about (copied); where a draft of this person, form and subject is kept, the form goes on with the
// newest. state is the form's own from here on. Returns REACT_... bits.
unsigned form_open(struct app *app, const struct form_ops *ops, const char *subject, void *state);

void *form_state(const struct form *form);
const char *form_subject(const struct form *form);
const char *form_token(const struct form *form);
struct arena *form_arena(struct form *form); // lives until the fields are described anew

// ---- in describe

void form_add(struct form *form,
              const struct form_field
                  *field); // copied; its strings live in form_arena, the state, or for ever
// What the fields go by has changed: they are described anew before anything else happens.
void form_anew(struct form *form);
void form_heading(struct form *form, const char *words);
void form_line(struct form *form, const char *words); // broken to the width

// ---- values, by name

const char *
form_value(const struct form *form,
           const char *name); // "" where nothing, or nothing that can be read, was given
const char *form_typed(const struct form *form, const char *name); // as it was typed
day form_day(const struct form *form, const char *name);           // DAY_NONE where there is none
bool form_ticked(const struct form *form, const char *name, const char *id);
void form_set(struct form *form, const char *name, const char *set); // as form_value would give it
// FORM_TABLE: rows that are not blank, and a cell of one.
size_t form_rows(const struct form *form, const char *name);
const char *form_cell(const struct form *form, const char *name, size_t row, size_t column);
// The value that the record had when the form was opened; what is saved over it is compared with this (two officers, design 7). Set in
// describe or before; "" for a new record.
void form_base(struct form *form, const char *name, const char *base);
const char *form_based(const struct form *form, const char *name); // NULL where none was set
// Whether the form shows a field of that name now.
bool form_shows(const struct form *form, const char *name);
// It, or "" where none was set. A draft that goes on has the one of the day on which it was begun.
const char *form_base_of(const struct form *form, const char *name);
// What is now known to be saved, for the next comparison.
void form_rebase(struct form *form, const char *name, const char *base);

// ---- in save

// Notes a mistake of a field: a sentence that names the label and says what to do. The cursor goes to the first.
void form_problem(struct form *form, const char *name, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
// Lines of a status, as one mistake each: those that begin with a field's label go to that field, the others to the form.
void form_problems(struct form *form, struct status *st);
// Somebody else has saved another value since the form was opened: both are shown side by side, and the person chooses or merges. Where the
// person has not changed the field, theirs is taken without asking. who: "J. Rees at 10:44". The base becomes theirs.
void form_conflict(struct form *form, const char *name, const char *theirs, const char *who);
// The same where nobody was met on saving: an earlier value and the one typed, side by side.
void form_beside(struct form *form, const char *name, const char *theirs, const char *who);

#endif
