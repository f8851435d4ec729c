// SPDX-License-Identifier: MIT
// One's own contracts, and those of whom one covers: what is said when a screen narrows to them, and how the others' are marked.
#ifndef TUI_MINE_H
#define TUI_MINE_H

#include "tui/app.h"

// Says on the message line whose contracts are shown from now on: one's own, with those of whom one covers, or all.
void mine_say(struct app *app, bool mine);
// "for jsmith" where a list narrowed to `mine` has a contract of somebody else, because it is covered; otherwise "". In the arena.
const char *mine_mark(struct arena *arena, const char *mine, const char *officer);
// The words with that mark before them: "for jsmith: Quarterly review".
const char *mine_marked(struct arena *arena, const char *mine, const char *officer,
                        const char *words);

#endif
