// SPDX-License-Identifier: MIT
// What the forms of acts share (model/acts.h): the contract as it stands today, the fields that several have, meaning and saving.
#ifndef TUI_ACT_FORM_H
#define TUI_ACT_FORM_H

#include "model/notices.h"
#include "tui/forms/form.h"

// The state of such a form begins with this.
struct act_form {
    struct arena *arena; // lives as long as the form
    struct arena *read;  // of what was read
    int64_t contract;
    struct evaluation now; // as at today, whatever day the screen is told for
    uint64_t version;      // of the data it was read from
};

// Reads the contract; a second time only where somebody has changed the data since.
bool act_form_read(struct act_form *act, struct app *app, struct status *st);
// Reads it in any case: what somebody else saved a moment ago is not told of yet.
bool act_form_read_anew(struct act_form *act, struct app *app, struct status *st);
void act_form_begin(struct act_form *act, int64_t contract);
void act_form_end(struct act_form *act); // gives up what it holds, not the state
// "Acorn Homecare, HC-014"; a form's title.
void act_form_title(struct form *form, struct app *app, struct text *out);

// ---- Fields --------------------------------------------------------------------------------------------------------------------------

struct act_choices {
    struct form_choice *list;
    size_t count, room;
};
// The words are copied: what they were read from may be read anew while the form shows them.
void act_choice(struct act_choices *choices, struct arena *arena, const char *id, const char *word,
                const char *more);
// The framework's KPIs, or those of a list joined by ';'.
struct act_choices act_kpis(const struct act_form *act, const char *only, struct arena *arena);

// A date that lies not ahead, today at first.
void act_add_date(struct form *form, struct app *app, const char *label, bool shapes);
// Who decided it, and the reason.
void act_add_authority(struct form *form, const struct act_form *act);
void act_add_choice(struct form *form, const char *name, const char *label,
                    struct act_choices choices, const char *start, bool required);
// The findings of these keys in words, a line each.
void act_add_findings(struct form *form, const struct act_form *act, const char *keys);

// The names of fields that several forms have.
#define ACT_FORM_DATE "date"

// ---- Values to acts ------------------------------------------------------------------------------------------------------------------

// An act of that kind with the form's date and nothing else said.
struct act act_begin(const struct form *form, enum fact_kind kind);
// Its fields, taken from the form's values of the same names where those are not blank; in the arena.
void act_take_fields(const struct form *form, struct act *act, const enum act_field *fields,
                     size_t count, struct arena *arena);
void act_add_field(struct act *act, const char *name, const char *value, struct arena *arena);

void act_meaning(const struct act_form *own, struct app *app, const struct act *acts, size_t count,
                 struct arena *arena, struct text *out);
// Saves; says so in the words given, and what is to be done next.
enum saved act_save(struct form *form, struct app *app, const struct act *acts, size_t count,
                    const char *done, struct status *st);

// ---- Subjects of drafts: "HC-014 pwn pwn-quarter:2027-04-01" ------------------------------------------------------------------------------

// The contract of a subject and the words behind it ("" where there is none), in the arena.
enum { ACT_SUBJECT_WORDS = 2 };
bool act_subject(struct app *app, const char *subject, struct arena *arena, int64_t *contract,
                 const char *words[ACT_SUBJECT_WORDS], struct status *st);
// Opens the form again for a draft whose subject has one word behind the contract.
bool act_reopen(struct app *app, const char *subject,
                bool (*open_form)(struct app *app, int64_t contract, const char *word,
                                  struct status *st),
                struct status *st);
const char *act_subject_of(const struct act_form *act, const char *first, const char *second);

#endif
