// SPDX-License-Identifier: MIT
// Drafts: what is typed and not saved yet is kept in the database, and only when that cannot be written in a file of the person's own.
#ifndef MODEL_DRAFTS_H
#define MODEL_DRAFTS_H

#include <stddef.h>

#include "model/office.h"

struct draft {
    const char *token;   // as draft_token made it
    const char *form;    // which form: "visit"
    const char *subject; // what it is about, for the form itself to read: "HC-014", "HC-014 V-3"
    const char *title;   // for people: "Visit to Acorn Homecare"
    const char *body;    // what was typed (record_fields_write)
    moment begun, kept;
    bool in_file; // it is not in the database
};
struct drafts {
    struct draft *list; // the last kept first
    size_t count;
};

// Room for a token: 32 hexadecimal digits.
enum { DRAFT_TOKEN_SIZE = 33 };
void draft_token(char out[DRAFT_TOKEN_SIZE]);

enum kept {
    KEPT, // in the database
    KEPT_IN_FILE, // the database could not be written (st says why): in a file, which draft_take_back brings back
    NOT_KEPT, // neither; st says why
};
// Keeps a draft of the office's actor, under its token; begun and kept are taken from it. May be called again and again. The status says why
// the database could not be written, also where a file took it.
enum kept drafts_keep(struct office *office, const struct draft *draft, struct status *st);
// Gives a draft up. There need be none.
bool drafts_drop(struct office *office, const char *token, struct status *st);
// All of the office's actor, those in files among them; in the arena. False where the database cannot be read: *out has those in files.
bool drafts_list(struct office *office, struct arena *arena, struct drafts *out, struct status *st);
// At the start: brings drafts from files into the database, where it can be written, and removes the files. *taken: how many.
bool drafts_take_back(struct office *office, size_t *taken, struct status *st);

#endif
