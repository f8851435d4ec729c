// SPDX-License-Identifier: MIT
// The Work screen as a whole: opening, laying out, filters.
#include "tui/work_view.h"

#include <stdlib.h>

#include "model/ground/memory.h"
#include "model/parties.h"
#include "tui/narrow.h"

enum { TALL = 18, WIDE = 60, DETAIL = 7, MOST_DETAIL = 10, SHARE = 3 };

static struct work *of(struct app *app)
{
    return app_top(app)->state;
}

static void layout(struct screen *screen, struct app *app, struct rect body)
{
    (void)app;
    struct pane *panes = screen->panes;
    bool both = body.height >= TALL && body.width >= WIDE;
    panes[WORK_LIST].area = panes[WORK_DETAIL].area = (struct rect){.height = 0};
    if (!both) {
        panes[screen->focus].area = body;
        panes[WORK_LIST].area.width = body.width; // the rows are made for it
        return;
    }
    int third = body.height / SHARE, detail = third < DETAIL        ? DETAIL
                                              : third > MOST_DETAIL ? MOST_DETAIL
                                                                    : third;
    panes[WORK_LIST].area = (struct rect){body.y, body.x, body.height - detail, body.width};
    panes[WORK_DETAIL].area =
        (struct rect){body.y + body.height - detail, body.x, detail, body.width};
}

static void header(struct screen *screen, struct app *app, struct text *out)
{
    struct work *work = screen->state;
    work_ready(work, app);
    size_t *late = work->counts[QUEUE_OVERDUE], *today = work->counts[QUEUE_TODAY];
    size_t *open = work->counts[QUEUE_OPEN];
    text_printf(out, "overdue %zu  today %zu", late[1], today[1]);
    if (open[1])
        text_printf(out, "  open %zu", open[1]);
    bool past = app->office->as_at != app->office->today; // the day at the end is longer then
    if (late[0] + today[0] && app->terminal.columns >= (past ? 2 * WIDE : WIDE))
        text_printf(out, "  waiting on others %zu", late[0] + today[0]);
}

static void reload(struct screen *screen, struct app *app)
{
    (void)app;
    ((struct work *)screen->state)->stale = true;
}

static unsigned reread(struct work *work)
{
    work->stale = work->top = true;
    work->query.most = 0;
    return REACT_SCREEN;
}

// What has been read is shown otherwise.
static unsigned narrowed(struct work *work)
{
    work->other = work->top = true;
    return REACT_SCREEN;
}

// ---- Narrowing as one types ------------------------------------------------------------------------------------------------------------

static unsigned narrow(struct app *app, const char *words)
{
    struct work *work = of(app);
    text_clear(&work->filter);
    text_add(&work->filter, words);
    return narrowed(work);
}

static unsigned typed(struct app *app, const char *answer)
{
    return narrow(app, answer);
}

static unsigned kept(struct app *app, const char *answer)
{
    struct work *work = of(app);
    work_ready(work, app);
    if (*answer && !work->row_count)
        app_warn(app, "Nothing has \"%s\". Esc shows all again.", answer);
    return REACT_SCREEN;
}

static unsigned given_up(struct app *app)
{
    return narrow(app, "");
}

static const struct prompt_ops find = {
    .label = "Find",
    .hint = "any part of a provider, reference or what is due",
    .changed = typed,
    .done = kept,
    .cancelled = given_up,
};

// The next kind of which anything is due; all after the last.
static unsigned next_kind(struct work *work, struct app *app)
{
    unsigned there = 0, kind = work->scope->kinds ? work->scope->kinds << 1 : 1;
    work_ready(work, app);
    for (size_t i = 0; i < work->queue.count; i++)
        there |= 1U << work->queue.items[i].kind;
    while (kind < 1U << DUE_KIND_COUNT && !(there & kind))
        kind <<= 1;
    scope_take_kinds(work->scope, kind < 1U << DUE_KIND_COUNT ? kind : 0);
    work->scope_seen = work->scope->version; // what is read has all kinds
    if (!work->scope->kinds)
        app_say(app, "All kinds of what is due.");
    return narrowed(work);
}

static unsigned next_turn(struct work *work, struct app *app)
{
    static const char *const said[TURN_COUNT] = {
        [TURN_BOTH] = "Whoever's turn it is.",
        [TURN_OURS] = "Only what is the council's turn.",
        [TURN_THEIRS] = "Only what waits on somebody else.",
    };
    work->turn = (enum work_turn)((work->turn + 1) % TURN_COUNT);
    app_say(app, "%s", said[work->turn]);
    return narrowed(work);
}

static unsigned back(struct work *work)
{
    bool widened = work->scope == &work->own || (!work->scope->kinds && !work->scope->provider);
    if (!work->filter.length && widened && !work->own.kinds && work->turn == TURN_BOTH)
        return work->screen->focus == WORK_LIST ? REACT_CLOSE : REACT_IGNORED;
    text_clear(&work->filter);
    work->turn = TURN_BOTH;
    if (work->scope == &work->own)
        scope_take_kinds(&work->own, 0); // the provider is what it was opened for
    else if (!widened)
        scope_widen(work->scope);
    return narrowed(work);
}

static unsigned act(struct screen *screen, struct app *app, enum action action)
{
    struct work *work = screen->state;
    switch (action) {
    case ACTION_FIND:
        prompt_open(app, &find, text_get(&work->filter));
        return REACT_NONE;
    case ACTION_KINDS:
        return next_kind(work, app);
    case ACTION_TURN:
        return next_turn(work, app);
    case ACTION_MINE:
        scope_turn_mine(work->scope, app);
        return reread(work);
    case ACTION_NARROW:
        work->top = true;
        return narrow_open(app, work->scope, NARROW_OFFICER | NARROW_KIND | NARROW_PROVIDER);
    case ACTION_LATER:
        work->later = !work->later;
        app_say(app, work->later ? "What is due within a year." : "What is due within 30 days.");
        return reread(work);
    case ACTION_BACK:
        return back(work);
    default:
        return REACT_IGNORED;
    }
}

static bool chosen(struct screen *screen, struct app *app, struct chosen *out)
{
    const struct queue_item *item = work_selected(screen->state, app);
    *out = (struct chosen){0};
    return item && work_item_chosen(item, out);
}

static bool offers(struct screen *screen, struct app *app, enum action action)
{
    bool of_item = action == ACTION_OPEN || action == ACTION_EXPLAIN || action == ACTION_TIMELINE ||
                   action == ACTION_DOSSIER;
    const struct work *work = screen->state;
    bool more = action == ACTION_OPEN && work->queue.left;
    return !of_item || more || work_selected(screen->state, app);
}

static const char *label(struct screen *screen, struct app *app, enum action action)
{
    struct work *work = screen->state;
    const struct queue_item *item = work_selected(work, app);
    if (action != ACTION_OPEN)
        return NULL;
    return item               ? work_item_brief(item, app->office->as_at)
           : work->queue.left ? "Work out more"
                              : NULL;
}

static void close_work(struct screen *screen, struct app *app)
{
    (void)app;
    struct work *work = screen->state;
    for (int i = 0; i < screen->pane_count; i++)
        screen->panes[i].ops->close(&screen->panes[i]);
    arena_free(work->arena);
    arena_free(work->detail_arena);
    text_release(&work->filter);
    text_release(&work->heading);
    scope_release(&work->own);
    text_release(&work->trouble);
    text_release(&screen->sought);
    free(work);
    free(screen);
}

static const struct screen_ops ops = {
    .name = "Work",
    .context = IN_WORK,
    .layout = layout,
    .header = header,
    .act = act,
    .reload = reload,
    .chosen = chosen,
    .offers = offers,
    .label = label,
    .close = close_work,
};

// From a page about a provider it is his queue, whoever his officers are; Esc leads back to the page.
static void take_scope(struct work *work, struct app *app, const struct chosen *from)
{
    struct contract contract;
    struct status ignored = {0};
    struct arena *arena = arena_new();
    work->scope = &app->scope;
    if (from->about && from->contract &&
        parties_contract(app->office, from->contract, arena, &contract, &ignored)) {
        scope_take_provider(&work->own, contract.provider, contract.provider_name);
        work->scope = &work->own;
    }
    status_clear(&ignored);
    arena_free(arena);
}

unsigned work_open(struct app *app, const struct chosen *from)
{
    struct work *work = xcalloc(1, sizeof *work);
    work->arena = arena_new();
    work->detail_arena = arena_new();
    work->stale = true;
    work->detail_of = SIZE_MAX;
    take_scope(work, app, from);
    work->query.covering = true;
    work->screen = screen_new(&ops, work);
    rows_add(work->screen, &work_list_source, work);
    rows_add(work->screen, &work_detail_source, work);
    app_push(app, work->screen);
    return REACT_LAYOUT;
}
