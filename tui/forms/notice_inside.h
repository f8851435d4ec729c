// SPDX-License-Identifier: MIT
// What the two files of the form that serves share. For tui/forms/notice*.c only.
#ifndef TUI_FORM_NOTICE_INSIDE_H
#define TUI_FORM_NOTICE_INSIDE_H

#include "tui/forms/act_form.h"

// Names of fields; those of a plan that goes with a notice begin with PLAN.
#define DO         "do"
#define REF        "ref"
#define COVERS     "covers"
#define RECTIFY_BY "rectify_by"
#define FOLLOWS    "follows"
#define WITH       "accompanies"
#define ANSWERS    "answers"
#define WITH_PLAN  "with_plan"
#define PLAN       "plan."

// What the program wrote into a field last; it is kept in step until a person changes it.
struct filled {
    const char *name, *words;
};

struct notice_form {
    struct act_form act;
    const char *instrument, *key;
    const char *ref, *plan_ref; // as they were proposed
    struct filled *filled;
    size_t filled_count, filled_room;
    bool described; // for the first time
};

// What is asked for by the form, and what it is about.
const struct instrument *notice_instrument(const struct notice_form *notice);
bool notice_waiving(const struct form *form);
// The keys that it answers: those ticked, or the one that it was opened for.
const char *notice_keys(const struct form *form, const struct notice_form *notice);
// The plan that the notice is to have with it, or NULL.
const struct instrument *notice_plan_with(const struct form *form, const struct notice_form *notice,
                                          bool *must);

// What is said, as papers; in the arena.
struct paper notice_paper(const struct form *form, const struct notice_form *notice,
                          struct arena *arena);
struct paper notice_its_plan(const struct form *form, const struct paper *notice,
                             const struct instrument *plan, struct arena *arena);
// Labels that are the form's, where they differ from those of any act.
extern const char *const notice_plan_labels[PAPER_FIELD_COUNT];

void notice_drafted(struct notice_form *notice, struct app *app, const struct paper *paper,
                    const struct paper *with, struct arena *arena, struct notice_draft *out);
void notice_describe(struct form *form, struct app *app);

#endif
