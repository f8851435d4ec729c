// SPDX-License-Identifier: MIT
#include "tui/mine.h"

#include "model/cover.h"

void mine_say(struct app *app, bool mine)
{
    struct status st = {0};
    struct arena *arena = arena_new();
    struct covers covers = {0};
    struct text also = {0};
    const char *me = app->office->actor.login;
    if (mine && !covers_ahead(app->office, me, arena, &covers, &st))
        app_failed(app, &st);
    for (size_t i = 0; i < covers.count; i++) {
        const struct cover *cover = &covers.rows[i];
        if (!text_equal(cover->by, me) || !cover_holds(cover, app->office->as_at))
            continue;
        text_printf(&also, "%s%s until ", also.length ? ", " : ", and for ", cover->officer);
        day_print(cover->to, false, &also);
    }
    if (mine)
        app_say(app, "Only contracts where you are the officer%s.", text_get(&also));
    else
        app_say(app, "The contracts of all officers.");
    status_clear(&st);
    text_release(&also);
    arena_free(arena);
}

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
