// SPDX-License-Identifier: MIT
// Search within a pane.
#include "search.h"

static struct pane *focused(struct app *app)
{
    struct screen *screen = app_top(app);
    return &screen->panes[screen->focus];
}

static unsigned go(struct app *app, bool forward, bool here)
{
    const char *sought = text_get(&app_top(app)->sought);
    struct pane *pane = focused(app);
    if (!pane->ops->find || !*sought)
        return REACT_NONE;
    if (!pane->ops->find(pane, app, sought, forward, here)) {
        app_warn(app, "Nothing here has \"%s\".", sought);
        return REACT_NONE;
    }
    pane->dirt = DIRTY;
    return REACT_PANE;
}

static unsigned typed(struct app *app, const char *answer)
{
    struct text *sought = &app_top(app)->sought;
    text_clear(sought);
    text_add(sought, answer);
    return go(app, true, true);
}

static unsigned given_up(struct app *app)
{
    text_clear(&app_top(app)->sought);
    return REACT_NONE;
}

static const struct prompt_ops find = {
    .label = "Find",
    .hint = "any part of a word",
    .changed = typed,
    .done = typed,
    .cancelled = given_up,
};

unsigned search_act(struct app *app, enum action action)
{
    if (action == ACTION_FIND) {
        prompt_open(app, &find, "");
        return REACT_NONE;
    }
    if (!*text_get(&app_top(app)->sought)) {
        app_say(app, "Nothing was searched for yet.");
        return REACT_NONE;
    }
    return go(app, action == ACTION_NEXT_MATCH, false);
}
