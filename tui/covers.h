// SPDX-License-Identifier: MIT
// Who covers whom during leave, now and ahead; from there it is arranged, changed, ended and taken back.
#ifndef TUI_COVERS_H
#define TUI_COVERS_H

#include "model/cover.h"
#include "tui/doc.h"

// The list as a page. Returns REACT_... bits.
unsigned covers_open(struct app *app, const struct chosen *from);

// Shared with the handover's page: a row for each cover of the list, with a topic by which covers_act knows it; the rows last as long as
// the covers.
void covers_add(struct doc *doc, const struct covers *covers, day as_at);
// Opens the form of the cover that a row stands for; REACT_IGNORED: it stands for none.
unsigned covers_act(struct app *app, const struct covers *covers, const struct topic *topic,
                    enum action action);

// What Enter would do to such a row, for the footer; NULL: it stands for none.
const char *covers_label(const struct topic *topic);

#endif
