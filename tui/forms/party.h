// SPDX-License-Identifier: MIT
// What the forms about a provider have in common: whom they are about, their drafts' subject, saving in one entry, and two officers' values.
#ifndef TUI_FORM_PARTY_H
#define TUI_FORM_PARTY_H

#include "model/changes.h"
#include "model/parties.h"
#include "tui/forms/form.h"

struct party_form {
    struct arena *arena;
    struct provider provider; // as it was when the form was opened; id 0: a new one
    struct contract contract; // the same; id 0: none
    const char *ref;          // of the person, note or change at hand; "" for a new one
    void *more;               // what the form keeps besides, in the arena
};

// Reads whom it is about. NULL with the status where that has gone.
struct party_form *party_new(struct app *app, int64_t provider, int64_t contract, const char *ref,
                             struct status *st);
void party_close(void *state);
// "1-101<TAB>HC-014<TAB>N-3", in the arena; and back.
const char *party_subject(const struct party_form *party);
struct party_form *party_of_subject(struct app *app, const char *subject, struct status *st);
// "Acorn Homecare, HC-014".
void party_title(struct form *form, struct app *app, struct text *out);

typedef enum saved party_writer(struct form *form, struct app *app, struct party_form *party,
                                struct arena *arena, struct status *st);
// Runs it within an entry of the form's token, which is committed if it says SAVED.
enum saved party_save(struct form *form, struct app *app, party_writer *write, struct status *st);

// A field of a record as it stands now, as form_value would give it.
struct party_value {
    const char *name, *now;
};
// Meets what others have saved since the form was opened. True: it may be saved over that version, for nothing of theirs is lost (what they
// wrote in other fields is taken over); false: the same field was written by both, and both values stand side by side.
bool party_meet(struct form *form, const struct party_value *fields, size_t count, const char *who);

const char *party_day(day d, struct arena *arena); // "2027-06-14", "" for none

#endif
