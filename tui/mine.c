// SPDX-License-Identifier: MIT
#include "tui/mine.h"

const char *mine_mark(struct arena *arena, const char *mine, const char *officer)
{
    bool covered = mine && *officer && !text_equal(mine, officer);
    return covered ? arena_printf(arena, "for %s", officer) : "";
}

const char *mine_marked(struct arena *arena, const char *mine, const char *officer,
                        const char *words)
{
    const char *mark = mine_mark(arena, mine, officer);
    return *mark ? arena_printf(arena, "%s: %s", mark, words) : words;
}
