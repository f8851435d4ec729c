// SPDX-License-Identifier: MIT
// Lists of one officer's contracts and of those that he covers: how the others' are marked.
#ifndef TUI_MINE_H
#define TUI_MINE_H

#include "tui/app.h"

// "for jsmith" where a list narrowed to `mine` has a contract of somebody else, because it is covered; otherwise "". In the arena.
const char *mine_mark(struct arena *arena, const char *mine, const char *officer);
// The words with that mark before them: "for jsmith: Quarterly review".
const char *mine_marked(struct arena *arena, const char *mine, const char *officer,
                        const char *words);

#endif
