// SPDX-License-Identifier: MIT
// What the files of the form share. For tui/forms/form*.c only.
#ifndef TUI_FORM_INSIDE_H
#define TUI_FORM_INSIDE_H

#include "model/drafts.h"
#include "tui/forms/form.h"
#include "tui/forms/notes.h"

enum { MOST_UNDO = 50 };

// What stands in one field; found by its name, and there whether the field is shown or not.
struct value {
    char *name;
    struct lineedit edit; // as typed; a checklist's ids joined by ;
    char *means;          // as form_value gives it; "" where it cannot be read
    bool shown; // edit shows it as its field does; false: it was set before the field was known
    char *base; // what the record had when the form was opened; NULL: not said
    char *theirs, *who;    // somebody else's value, while it is not settled
    char *mine;            // what was typed here when theirs came
    struct text problem;   // what is wrong with it
    char *past[MOST_UNDO]; // earlier texts, the last on top
    int past_count;
    bool in_word; // the last key typed goes on with what the last text of `past` is before
};

// Where the cursor can stand.
struct stop {
    size_t field; // index, or NO_FIELD: the row that saves
    size_t part;  // which box of a checklist; row * columns + column of a table; else 0
};
#define NO_FIELD SIZE_MAX

enum { MOST_SEGMENTS = 8 };
struct segment {     // a piece of a row as drawn
    short at, width; // width 0: to the end of the row
    enum role role;
    const char *text; // in form->lines_arena
    bool filled;      // the whole width takes the role's look: what is typed in
};
struct form_line {
    size_t stop; // the stop that it belongs to; SIZE_MAX: none
    struct segment segments[MOST_SEGMENTS];
    int count;
};

#define PICK_NONE SIZE_MAX
struct pick { // the list beneath the field at hand
    bool open;
    size_t chosen; // among those that match, or PICK_NONE: what was typed stays
    bool narrowed; // what was typed since it opened narrows it
    char *before;  // the field's text when it opened, for Esc
};

struct form {
    const struct form_ops *ops;
    struct screen_ops screen_ops;
    struct screen *screen;
    void *state;
    char *subject;
    char token[DRAFT_TOKEN_SIZE];
    moment begun, kept; // of the draft; 0: none
    bool in_file;       // ... which is not in the database
    char *kept_body;    // what it says, as this form kept or found it; NULL: nothing
    bool tried;         // a saving ended without an answer: it may have been saved
    bool changed;       // by the person, since it was opened
    bool unkept;        // ... since the draft was kept
    bool described;     // fields are as they should be
    bool went_on;       // with an earlier draft

    struct arena *arena; // of the description
    struct form_field *fields;
    size_t field_count, field_room;
    struct value **values;
    size_t value_count, value_room;

    struct stop *stops;
    size_t stop_count, stop_room, focus;
    char *focus_name; // of the field at hand, over a new description
    bool met;         // the field at hand has changed since the cursor came to it
    bool whole; // what stands in it is marked as a whole: the first character typed takes its place

    struct pick pick;
    struct text general; // mistakes of no field in particular
    size_t problems;     // of the last saving
    bool conflicts;      // somebody else's values were met
    bool at_top; // what is wrong stands above the first field: that is shown until the next key
    struct text meaning;
    bool meaning_old;

    struct arena *lines_arena;
    struct form_line *lines;
    size_t line_count, line_room, top;
    int width, height; // of the area for the lines
    int cursor_y, cursor_x;
};

// form_values.c
struct value *value_of(const struct form *form, const char *name); // NULL if there is none yet
struct value *value_make(struct form *form, const char *name);
void value_release(struct value *value);
const struct form_field *field_at(const struct form *form,
                                  size_t stop);               // NULL for the row that saves
struct value *value_at(const struct form *form, size_t stop); // of its field or cell
char *cell_name(const char *name, size_t row, size_t column); // of a table's cell
size_t table_rows(const struct form *form,
                  const struct form_field *field); // those to be shown, an empty one at the end
// Works out anew what the value means, from what is typed.
void value_settle(struct form *form, struct app *app, const struct form_field *field,
                  struct value *value);
const struct form_field *field_named(const struct form *form, const char *name);
void value_push(struct value *value, bool in_word); // keeps the present text for Ctrl-Z
bool value_pop(struct value *value);

// form_read.c: from what was typed to what it means
// The value as form_value gives it, appended to out. False, with what is wrong in why (after the label, without it), if it cannot be read.
bool field_read(const struct form *form, const struct app *app, const struct form_field *field,
                const char *typed, struct text *out, struct text *why);
// How a value is shown in the field: "14 June 2027", a choice's word.
void field_show(const struct form_field *field, const char *value, struct text *out);
// What is said behind the field: "Mon 14 June 2027, in 3 weeks", its unit.
void field_echo(const struct form *form, const struct app *app, const struct form_field *field,
                const char *typed, struct text *out);
bool field_has_list(const struct form_field *field);
// Whether what was typed is how the choice begins.
bool field_begins(const struct form_choice *choice, const char *typed);
// The choices that match what was typed, in their order; in the arena.
const struct form_choice **field_matches(const struct form_field *field, const char *typed,
                                         struct arena *arena, size_t *count);

// form_describe.c
void form_describe(struct form *form, struct app *app);
void form_stops(struct form *form); // after rows of a table came or went

// form_rows.c
void form_layout_lines(struct form *form, struct app *app);
// form_draw.c
extern const struct pane_ops form_pane;

// form_keys.c
unsigned form_type(struct screen *screen, struct app *app, key pressed);
unsigned form_paste(struct screen *screen, struct app *app, const char *pasted);
unsigned form_act(struct screen *screen, struct app *app, enum action action);
void form_go(struct form *form, struct app *app,
             size_t stop);                             // leaves the field at hand for another
void form_arrive(struct form *form);                   // the cursor has come to the field at hand
void form_touched(struct form *form, struct app *app); // a value changed

// form_pick.c
void pick_open(struct form *form, struct app *app, bool all);
void pick_close(struct form *form);
bool pick_take(struct form *form,
               struct app *app); // the chosen one into the field; false where none matches
unsigned pick_key(struct form *form, struct app *app, key pressed); // REACT_IGNORED: not the list's

// form_save.c
unsigned form_save(struct form *form, struct app *app);
// What a status of the database says, without the file's name, which says nothing to whoever types.
const char *form_reason(const struct app *app, const struct status *st);
unsigned form_theirs(struct form *form, struct app *app);

// form_draft.c
void form_restore(struct form *form, struct app *app);
void form_own_draft(struct form *form); // what is kept from here on is another draft
void form_keep(struct screen *screen, struct app *app);
unsigned form_fresh(struct form *form, struct app *app);
unsigned form_back(struct form *form, struct app *app);

#endif
