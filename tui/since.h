// SPDX-License-Identifier: MIT
// What others have recorded since the person left the program last: said at the start, and listed on a page.
#ifndef TUI_SINCE_H
#define TUI_SINCE_H

#include "tui/app.h"

// At the start: reads from the state folder when the person was last here with this database.
void since_begin(struct app *app);
// Says on the message line how many contracts have changed since then; nothing where none has, or where it is not known.
void since_greet(struct app *app);
// Whether others have recorded anything of a contract, or of its provider as such, since then: for the mark in lists.
bool since_changed(struct app *app, int64_t contract, int64_t provider);
extern const char since_sign[];                                     // the mark
const char *since_when(const struct app *app, struct arena *arena); // "Fri 21 May, 16:40"
void since_release(struct app *app);
// On leaving: keeps for the next time that the person was here now. Where it cannot be written, the time before stays.
void since_leave(struct app *app);
// Opens the page. Returns REACT_... bits.
unsigned since_open(struct app *app, const struct chosen *from);

#endif
