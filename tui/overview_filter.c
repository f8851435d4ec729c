// SPDX-License-Identifier: MIT
// The live filter: Enter keeps the narrowed list, n and N step within it, Esc restores it.
#include "overview_filter.h"

static struct overview *of(struct app *app)
{
    return app_top(app)->state;
}

// With an empty filter the row chosen meanwhile stays chosen.
unsigned filter_set(struct overview *overview, struct app *app, const char *text)
{
    struct status st = {0};
    overview_ready(overview, app);
    if (!overview->portfolio)
        return REACT_NONE;
    int64_t chosen = overview->chosen;
    if (!portfolio_filter(overview->portfolio, text, &st)) {
        app_failed(app, &st);
        return REACT_NONE;
    }
    size_t size = portfolio_size(overview->portfolio), at = 0;
    if (!*text && chosen)
        at = portfolio_find(overview->portfolio, chosen, &st);
    status_clear(&st);
    rows_changed(&overview->screen->panes[OVERVIEW_LIST], at < size ? at : 0);
    overview->detail_stale = true;
    return REACT_SCREEN;
}

static unsigned typed(struct app *app, const char *answer)
{
    return filter_set(of(app), app, answer);
}

static unsigned kept(struct app *app, const char *answer)
{
    struct overview *overview = of(app);
    if (*answer && overview->portfolio && portfolio_size(overview->portfolio) == 0)
        app_warn(app, "Nothing has \"%s\". Esc shows all again.", answer);
    return REACT_SCREEN;
}

static unsigned given_up(struct app *app)
{
    return filter_set(of(app), app, "");
}

static const struct prompt_ops find = {
    .label = "Find",
    .hint = "any part of a name, reference or postcode",
    .changed = typed,
    .done = kept,
    .cancelled = given_up,
};

static unsigned step(struct overview *overview, struct app *app, bool forward)
{
    struct pane *pane = &overview->screen->panes[OVERVIEW_LIST];
    struct list *list = rows_list(pane);
    size_t size = overview->portfolio ? portfolio_size(overview->portfolio) : 0;
    if (!size) {
        app_warn(app, "There is no match to go to.");
        return REACT_NONE;
    }
    list_select(list, forward ? (list->selected + 1) % size : (list->selected + size - 1) % size);
    overview->detail_stale = true;
    return REACT_SCREEN;
}

unsigned filter_act(struct overview *overview, struct app *app, enum action action)
{
    if (action == ACTION_FIND) {
        prompt_open(app, &find,
                    overview->portfolio ? portfolio_filter_text(overview->portfolio) : "");
        return REACT_NONE;
    }
    if (!overview->portfolio || !*portfolio_filter_text(overview->portfolio)) {
        app_say(app, "Nothing was searched for yet.");
        return REACT_NONE;
    }
    return step(overview, app, action == ACTION_NEXT_MATCH);
}
