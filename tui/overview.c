// SPDX-License-Identifier: MIT
// The overview as a whole: reading, laying out, and what concerns all four panes.
#include "overview.h"

#include <stdlib.h>

#include "model/ground/memory.h"
#include "tui/dossier.h"
#include "tui/explain.h"
#include "tui/narrow.h"
#include "tui/overview_filter.h"
#include "tui/timeline_screen.h"

enum {
    ONE_PANE_WIDTH = 72, // narrower screens show one pane at a time
    ONE_PANE_HEIGHT = 17,
    LIST_LEAST = 34,
    LIST_MOST = 78,
    STATUS_MOST = 17,
};

unsigned overview_topic(struct overview *overview, struct app *app, const struct topic *topic,
                        enum action action)
{
    if ((action != ACTION_OPEN && action != ACTION_EXPLAIN) || !overview->worked_out)
        return REACT_IGNORED;
    const struct finding *finding = topic ? topic->finding : NULL;
    if (!finding && topic && topic->key)
        finding = outcome_finding(overview->evaluation.outcome, topic->key);
    if (!finding && topic && topic->ref && action == ACTION_OPEN)
        return timeline_open(app, overview->row.contract, topic->ref);
    return explain_open(app, overview->row.contract, finding ? finding->key : NULL);
}

static unsigned idle(struct screen *screen, struct app *app)
{
    overview_work_ahead(screen->state, app);
    return REACT_NONE;
}

static void layout(struct screen *screen, struct app *app, struct rect body)
{
    (void)app;
    struct pane *panes = screen->panes;
    if (body.width < ONE_PANE_WIDTH || body.height < ONE_PANE_HEIGHT) {
        for (int i = 0; i < screen->pane_count; i++)
            panes[i].area = (struct rect){.height = 0};
        panes[screen->focus].area = body;
        return;
    }
    int left = body.width * 42 / 100;
    left = left < LIST_LEAST ? LIST_LEAST : left > LIST_MOST ? LIST_MOST : left;
    int right = body.width - left - 1, x = body.x + left + 1;
    int status = body.height * 45 / 100 + 1;
    status = status > STATUS_MOST ? STATUS_MOST : status;
    int visits = (body.height - status) * 45 / 100;
    panes[OVERVIEW_LIST].area = (struct rect){body.y, body.x, body.height, left};
    panes[OVERVIEW_STATUS].area = (struct rect){body.y, x, status, right};
    panes[OVERVIEW_VISITS].area = (struct rect){body.y + status, x, visits, right};
    panes[OVERVIEW_NOTICES].area =
        (struct rect){body.y + status + visits, x, body.height - status - visits, right};
}

static void frame(struct screen *screen, struct app *app)
{
    const struct pane *list = &screen->panes[OVERVIEW_LIST],
                      *status = &screen->panes[OVERVIEW_STATUS];
    if (!list->area.height || !status->area.height)
        return;
    int x = list->area.x + list->area.width;
    draw_vertical(&app->draw, list->area.y + 1, x, list->area.height - 1);
    draw_part(&app->draw, list->area.y, x, PART_TEE_DOWN);
    draw_part(&app->draw, screen->panes[OVERVIEW_VISITS].area.y, x, PART_TEE_RIGHT);
    draw_part(&app->draw, screen->panes[OVERVIEW_NOTICES].area.y, x, PART_TEE_RIGHT);
}

static void header(struct screen *screen, struct app *app, struct text *out)
{
    struct overview *overview = screen->state;
    overview_ready(overview, app);
    if (!overview->portfolio)
        return;
    const struct standing_counts *counts = portfolio_counts(overview->portfolio);
    const char *officer = scope_officer(&app->scope);
    text_printf(out, "%s ",
                !officer                          ? "all"
                : scope_is_mine(&app->scope, app) ? "mine"
                : *officer                        ? officer
                                                  : "no officer");
    size_t size = portfolio_size(overview->portfolio);
    if (size != counts->total)
        text_printf(out, "%zu of ", size);
    text_printf(out, "%zu", counts->total);
    if (app->stale)
        text_printf(out, ", %zu being worked out", app->stale);
}

static void reload(struct screen *screen, struct app *app)
{
    (void)app;
    struct overview *overview = screen->state;
    overview->stale = true;
    overview->ahead.id = 0;
}

static unsigned sort_next(struct overview *overview, struct app *app)
{
    static const char *const names[] = {
        [SORT_RISK] = "gravest first",
        [SORT_NAME] = "by name",
        [SORT_DUE] = "by what is due next",
        [SORT_CONTACT] = "longest without contact first",
    };
    overview->query.sort =
        overview->query.sort == SORT_CONTACT ? SORT_RISK : overview->query.sort + 1;
    overview->chosen = 0;
    rows_changed(&overview->screen->panes[OVERVIEW_LIST], 0);
    app_say(app, "Sorted: %s.", names[overview->query.sort]);
    overview->stale = true;
    return REACT_SCREEN;
}

static unsigned back(struct overview *overview, struct app *app)
{
    if (overview->portfolio && *portfolio_filter_text(overview->portfolio))
        return filter_set(overview, app, "");
    if (overview->screen->focus == OVERVIEW_LIST)
        return REACT_NONE;
    overview->screen->focus = OVERVIEW_LIST;
    return REACT_LAYOUT;
}

static unsigned act(struct screen *screen, struct app *app, enum action action)
{
    struct overview *overview = screen->state;
    overview_ready(overview, app);
    switch (action) {
    case ACTION_SORT:
        return sort_next(overview, app);
    case ACTION_MINE:
        scope_turn_mine(&app->scope, app);
        return REACT_SCREEN;
    case ACTION_NARROW:
        return narrow_open(app, &app->scope, NARROW_OFFICER);
    case ACTION_ENDED:
        overview->query.ended = !overview->query.ended;
        app_say(app, overview->query.ended ? "Ended contracts are shown too."
                                           : "Ended contracts are hidden.");
        overview->stale = true;
        return REACT_SCREEN;
    case ACTION_BACK:
        return back(overview, app);
    case ACTION_FIND:
    case ACTION_NEXT_MATCH:
    case ACTION_PREVIOUS_MATCH:
        return screen->focus == OVERVIEW_LIST ? filter_act(overview, app, action) : REACT_IGNORED;
    case ACTION_TIMELINE:
        return overview->row.contract ? timeline_open(app, overview->row.contract, NULL)
                                      : REACT_NONE;
    case ACTION_DOSSIER:
        return overview->row.provider
                   ? dossier_open(app, overview->row.provider, overview->row.contract)
                   : REACT_NONE;
    case ACTION_EXPLAIN:
        return overview_topic(overview, app, NULL, action);
    default:
        return REACT_IGNORED;
    }
}

static bool chosen(struct screen *screen, struct app *app, struct chosen *out)
{
    struct overview *overview = screen->state;
    overview_ready(overview, app);
    *out = (struct chosen){.provider = overview->row.provider, .contract = overview->row.contract};
    int pane = screen->focus;
    if (pane == OVERVIEW_LIST || !overview->worked_out)
        return out->provider != 0;
    const struct doc *doc = overview_doc(overview, app, (enum overview_pane)pane);
    size_t at = rows_list(&screen->panes[pane])->selected;
    if (at < doc->count) {
        const struct topic *topic = &doc->rows[at].topic;
        out->key = topic->finding ? topic->finding->key : topic->key;
        out->ref = topic->ref;
    }
    return out->provider != 0;
}

// Of a provider without a contract there is neither a timeline nor a reason to explain.
static bool offers(struct screen *screen, struct app *app, enum action action)
{
    struct overview *overview = screen->state;
    (void)app;
    if (action == ACTION_NARROW)
        return false; // what is used more often has the room
    if (action == ACTION_EXPLAIN && !overview->worked_out)
        return false;
    return (action != ACTION_TIMELINE || overview->row.contract) &&
           (action != ACTION_DOSSIER || overview->row.provider);
}

static void close_overview(struct screen *screen, struct app *app)
{
    (void)app;
    struct overview *overview = screen->state;
    for (int i = 0; i < screen->pane_count; i++)
        screen->panes[i].ops->close(&screen->panes[i]);
    portfolio_close(overview->portfolio);
    arena_free(overview->arena);
    arena_free(overview->ahead.arena);
    text_release(&overview->trouble);
    text_release(&screen->sought);
    free(overview);
    free(screen);
}

static const struct screen_ops ops = {
    .name = "Overview",
    .context = IN_OVERVIEW,
    .layout = layout,
    .frame = frame,
    .header = header,
    .act = act,
    .reload = reload,
    .idle = idle,
    .chosen = chosen,
    .offers = offers,
    .close = close_overview,
};

bool overview_open(struct app *app, struct screen **out, struct status *st)
{
    struct overview *overview = xcalloc(1, sizeof *overview);
    overview->office = app->office;
    overview->arena = arena_new();
    overview->ahead.arena = arena_new();
    overview->query = (struct standing_query){
        .sort = (enum standing_sort)config_choice(app->config, OPTION_SORT),
        .officer = scope_officer(&app->scope),
        .covering = true,
        .ended = config_yes(app->config, OPTION_SHOW_ENDED),
        .with_bare = true,
        .as_at = app->office->as_at,
        .rag = -1,
    };
    overview->screen = screen_new(&ops, overview);
    rows_add(overview->screen, &overview_list_source, overview);
    rows_add(overview->screen, &overview_status_source, overview);
    rows_add(overview->screen, &overview_visits_source, overview);
    rows_add(overview->screen, &overview_notices_source, overview);
    *out = overview->screen;
    if (!portfolio_open(app->office, &overview->query, &overview->portfolio, st)) {
        close_overview(overview->screen, app);
        return false;
    }
    app->stale = office_live(app->office) ? portfolio_counts(overview->portfolio)->stale : 0;
    overview->scope_seen = app->scope.version;
    overview->detail_stale = true;
    return true;
}
