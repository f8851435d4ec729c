// SPDX-License-Identifier: MIT
// The visit planner's screen: the list above, the load of the weeks beneath.
#include "tui/planner.h"

#include <stdlib.h>
#include <string.h>

#include "model/ground/memory.h"
#include "model/planner.h"
#include "tui/dossier.h"
#include "tui/doc.h"
#include "tui/explain.h"
#include "tui/forms/record.h"
#include "tui/phrases.h"
#include "tui/timeline_screen.h"
#include "tui/work.h"

enum { LIST, LOAD };
enum {
    TALL = 18,
    WIDE = 60,
    LOAD_HEIGHT = 7,
    MOST_CONTRACTS = 600, // worked out; of more, those longest without any contact
    SCORE = 6,
    RAG = 6,
    AREA = 15,
    DATE = 12,
    OFFICER = 10,
    ROOMY = 100,
    WEEK = 9,
};

struct planned_row { // of the list: what the columns are, a heading for an area, or a contract
    enum planned_row_kind { COLUMNS, HEADING, CONTRACT } is;
    size_t index;
};

struct planning {
    struct screen *screen;
    struct arena *arena;
    const char *officer; // NULL: all; the person at the screen, or `one`
    struct text one;     // the officer that was chosen last from the load
    bool one_only;
    bool by_area, stale;
    struct planner_rows rows;
    struct planner_loads loads;
    struct planned_row *list;
    size_t count;
    struct text trouble;
};

// ---- Reading -----------------------------------------------------------------------------------------------------------------------------

static void add_row(struct planning *planning, size_t *room, enum planned_row_kind is, size_t index)
{
    planning->list =
        arena_room(planning->arena, planning->list, room, planning->count, sizeof *planning->list);
    planning->list[planning->count++] = (struct planned_row){.is = is, .index = index};
}

static void make_list(struct planning *planning)
{
    size_t room = 0;
    const struct planner_row *rows = planning->rows.list;
    planning->list = NULL;
    planning->count = 0;
    if (planning->rows.count)
        add_row(planning, &room, COLUMNS, 0);
    for (size_t i = 0; i < planning->rows.count; i++) {
        if (planning->by_area && (i == 0 || strcmp(rows[i - 1].area, rows[i].area) != 0))
            add_row(planning, &room, HEADING, i);
        add_row(planning, &room, CONTRACT, i);
    }
}

static size_t row_of(const struct planning *planning, int64_t contract)
{
    for (size_t i = 0; i < planning->count; i++) {
        if (planning->list[i].is == CONTRACT &&
            planning->rows.list[planning->list[i].index].contract == contract)
            return i;
    }
    return 0;
}

static const struct planner_row *selected(const struct planning *planning)
{
    size_t at = rows_list(&planning->screen->panes[LIST])->selected;
    while (at < planning->count && planning->list[at].is != CONTRACT)
        at++; // before the first painting the cursor has not settled yet
    return at < planning->count ? &planning->rows.list[planning->list[at].index] : NULL;
}

// The cursor stays on the officer who was chosen there.
static void settle_load(struct planning *planning)
{
    for (size_t i = 0; planning->one.length && i < planning->loads.count; i++) {
        if (text_equal(planning->loads.list[i].officer, text_get(&planning->one)))
            rows_changed(&planning->screen->panes[LOAD], i + 1);
    }
    if (!planning->one_only)
        text_clear(&planning->one);
}

static void ready(struct planning *planning, struct app *app)
{
    struct status st = {0};
    if (!planning->stale)
        return;
    const struct planner_row *row = selected(planning);
    int64_t contract = row ? row->contract : 0;
    planning->stale = false;
    arena_reset(planning->arena);
    text_clear(&planning->trouble);
    if (!planner_unvisited(app->office, planning->officer, MOST_CONTRACTS, planning->arena,
                           &planning->rows, &st) ||
        !planner_week_loads(app->office, planning->officer, planning->arena, &planning->loads,
                            &st)) {
        text_add(&planning->trouble, status_message(&st));
        planning->rows = (struct planner_rows){0};
        planning->loads = (struct planner_loads){0};
    }
    status_clear(&st);
    if (planning->by_area)
        planner_by_area(&planning->rows);
    make_list(planning);
    settle_load(planning);
    rows_changed(&planning->screen->panes[LIST], contract ? row_of(planning, contract) : 0);
}

// ---- The list ----------------------------------------------------------------------------------------------------------------------------

static void list_title(void *context, struct app *app, struct text *out)
{
    struct planning *planning = context;
    ready(planning, app);
    text_printf(out, "Longest unvisited%s, %s", planning->by_area ? " by area" : "",
                !planning->officer   ? "all officers"
                : planning->one_only ? planning->officer
                                     : "mine");
    if (planning->rows.more)
        text_printf(out, " (the %d longest without any contact)", MOST_CONTRACTS);
}

static size_t list_count(void *context, struct app *app)
{
    struct planning *planning = context;
    ready(planning, app);
    return planning->count;
}

static bool list_stop(void *context, size_t index)
{
    const struct planning *planning = context;
    return index >= planning->count || planning->list[index].is == CONTRACT;
}

static const char *waited(struct app *app, const struct planner_row *row)
{
    if (row->last_visit == DAY_NONE)
        return "never";
    return row->months < 1
               ? phrase_day(app->scratch, row->last_visit, app->office->as_at)
               : arena_printf(app->scratch, "%d month%s", row->months, row->months == 1 ? "" : "s");
}

static const char *area_of(struct app *app, const struct planner_row *row)
{
    bool both = *row->district && strcmp(row->district, row->area) != 0;
    return both ? arena_printf(app->scratch, "%s, %s", row->area, row->district) : row->area;
}

// What comes next: planned, due, or nothing.
static const char *next_of(struct app *app, const struct planner_row *row)
{
    if (row->planned != DAY_NONE)
        return phrase_weekday(app->scratch, row->planned, app->office->as_at);
    if (row->due != DAY_NONE)
        return arena_printf(app->scratch, "due %s",
                            phrase_day(app->scratch, row->due, app->office->as_at));
    return "-";
}

static enum role next_role(struct app *app, const struct planner_row *row)
{
    day on = row->planned != DAY_NONE ? row->planned : row->due;
    return phrase_urgency(on, app->office->as_at);
}

struct cells { // of a row, from left to right
    const char *score, *rag, *name, *area, *waited, *next, *officer;
    enum role role, rag_role, next_role;
};

// When it comes next matters more than how long it was where there is room for one of them only: the score says that, too.
static void add_cells(const struct cells *cells, int width, struct row *out)
{
    bool wide = width >= WIDE;
    int area = wide ? AREA : 0, officer = width >= ROOMY ? OFFICER : 0;
    int name = width - SCORE - RAG - area - DATE - (wide ? DATE : 0) - officer, at = 0;
    row_add_right(out, at, SCORE - 1, cells->role, cells->score);
    row_add_badge(out, at += SCORE, RAG - 1, cells->rag_role, cells->rag);
    row_add(out, at += RAG, name - 1, cells->role, cells->name);
    at += name;
    if (wide) {
        row_add(out, at, AREA - 1, cells->role, cells->area);
        row_add(out, at += AREA, DATE - 1, cells->role, cells->waited);
        at += DATE;
    }
    row_add(out, at, DATE - 1, cells->next_role, cells->next);
    if (officer)
        row_add(out, at + DATE, OFFICER - 1, cells->role, cells->officer);
}

static bool list_row(void *context, struct app *app, size_t index, int width, struct row *out)
{
    static const struct cells columns = {"Score", "RAG",     "Provider", "Area",   "Last visit",
                                         "Next",  "Officer", ROLE_DIM,   ROLE_DIM, ROLE_DIM};
    struct planning *planning = context;
    const struct planner_row *row = &planning->rows.list[planning->list[index].index];
    const struct cells cells = {
        .score = arena_printf(app->scratch, "%d", row->score),
        .rag = rag_word(row->rag),
        .name = row->provider_name,
        .area = area_of(app, row),
        .waited = waited(app, row),
        .next = next_of(app, row),
        .officer = row->officer,
        .role = ROLE_TEXT,
        .rag_role = rag_role(row->rag),
        .next_role = next_role(app, row),
    };
    if (planning->list[index].is == HEADING)
        row_add(out, 0, width, ROLE_STRONG, *row->area ? row->area : "No zone or postcode known");
    else
        add_cells(planning->list[index].is == COLUMNS ? &columns : &cells, width, out);
    return true;
}

// A visit that is planned is moved or told; else one is booked, for the day on which it is due or for a working day from a week on.
static unsigned book(struct app *app, const struct planner_row *row)
{
    enum { WEEK_AHEAD = 7 };
    if (row->planned != DAY_NONE) {
        const struct queue_item item = {.on = row->planned,
                                        .kind = DUE_VISIT,
                                        .key = row->planned_ref,
                                        .record = "visit",
                                        .ref = row->planned_ref,
                                        .type = "",
                                        .about = "",
                                        .contract = row->contract,
                                        .provider = row->provider,
                                        .period = DAY_NONE};
        return work_item_open(app, &item);
    }
    day on = row->due != DAY_NONE ? row->due : app->office->today + WEEK_AHEAD;
    return work_book(app, row->contract, "visit", row->due_type, "", on);
}

static unsigned list_act(void *context, struct app *app, size_t index, enum action action)
{
    struct planning *planning = context;
    const struct planner_row *row = selected(planning);
    (void)index;
    if (!row)
        return REACT_IGNORED;
    switch (action) {
    case ACTION_OPEN:
    case ACTION_VISIT:
        return book(app, row);
    case ACTION_EXPLAIN:
        return explain_open(app, row->contract, NULL);
    case ACTION_TIMELINE:
        return timeline_open(app, row->contract, NULL);
    case ACTION_DOSSIER:
        return dossier_open(app, row->provider, row->contract);
    default:
        return REACT_IGNORED;
    }
}

static void list_nothing(void *context, struct app *app, struct text *out)
{
    struct planning *planning = context;
    (void)app;
    if (planning->trouble.length)
        text_printf(out, "The planner cannot be read: %s", text_get(&planning->trouble));
    else if (planning->officer && planning->one_only)
        text_printf(out, "No contract has %s as its officer. M shows those of all.",
                    planning->officer);
    else if (planning->officer)
        text_add(out, "No contract has you as its officer. M shows those of all.");
    else
        text_add(out, "No contract runs on this day.");
}

static const struct rows_source list_source = {
    .title = list_title,
    .count = list_count,
    .row = list_row,
    .stop = list_stop,
    .act = list_act,
    .nothing = list_nothing,
    .keep = true,
};

// ---- The load ----------------------------------------------------------------------------------------------------------------------------

static void load_title(void *context, struct app *app, struct text *out)
{
    ready(context, app);
    text_add(out, "Visits and meetings by week: planned, +to be booked; Enter: one officer");
}

static size_t load_count(void *context, struct app *app)
{
    struct planning *planning = context;
    ready(planning, app);
    return planning->loads.count + 2; // with the weeks, and what the score means
}

static bool load_stop(void *context, size_t index)
{
    (void)context;
    return index > 0;
}

static bool load_row(void *context, struct app *app, size_t index, int width, struct row *out)
{
    struct planning *planning = context;
    const struct planner_loads *loads = &planning->loads;
    if (index > loads->count) {
        row_add(out, 0, width, ROLE_DIM, planner_formula);
        return true;
    }
    const struct planner_load *load = index ? &loads->list[index - 1] : NULL;
    int weeks = (width - OFFICER) / WEEK < PLANNER_WEEKS ? (width - OFFICER) / WEEK : PLANNER_WEEKS;
    int name = width - weeks * WEEK;
    row_add(out, 0, name - 1, load ? ROLE_TEXT : ROLE_STRONG,
            !load            ? "Officer"
            : *load->officer ? load->officer
                             : "no officer");
    for (int i = 0; i < weeks && loads->count; i++) {
        const char *words =
            !load          ? phrase_day(app->scratch, loads->weeks[i], app->office->as_at)
            : load->due[i] ? arena_printf(app->scratch, "%d +%d", load->planned[i], load->due[i])
                           : arena_printf(app->scratch, "%d", load->planned[i]);
        row_add(out, name + i * WEEK, WEEK - 1, load ? ROLE_TEXT : ROLE_STRONG, words);
    }
    return true;
}

// Enter on an officer shows the contracts of that one only, Enter again those of all.
static unsigned load_act(void *context, struct app *app, size_t index, enum action action)
{
    struct planning *planning = context;
    const struct planner_load *load =
        index > 0 && index <= planning->loads.count ? &planning->loads.list[index - 1] : NULL;
    if (action != ACTION_OPEN || !load || !*load->officer)
        return REACT_IGNORED;
    planning->one_only = !planning->officer;
    text_clear(&planning->one);
    text_add(&planning->one, load->officer); // the load's own words go when it is read anew
    if (planning->officer) {
        planning->officer = NULL;
        app_say(app, "The contracts of all officers.");
    } else {
        planning->officer = text_get(&planning->one);
        app_say(app, "Only contracts of %s. Enter here, or M, shows all.", planning->officer);
    }
    planning->stale = true;
    return REACT_SCREEN;
}

static const struct rows_source load_source = {
    .title = load_title,
    .count = load_count,
    .row = load_row,
    .stop = load_stop,
    .act = load_act,
    .empty = "",
};

// ---- The screen --------------------------------------------------------------------------------------------------------------------------

static void layout(struct screen *screen, struct app *app, struct rect body)
{
    (void)app;
    struct pane *list = &screen->panes[LIST], *load = &screen->panes[LOAD];
    list->area = load->area = (struct rect){.height = 0};
    if (body.height < TALL || body.width < WIDE) {
        screen->panes[screen->focus].area = body;
        return;
    }
    list->area = (struct rect){body.y, body.x, body.height - LOAD_HEIGHT, body.width};
    load->area = (struct rect){body.y + body.height - LOAD_HEIGHT, body.x, LOAD_HEIGHT, body.width};
}

static void reload(struct screen *screen, struct app *app)
{
    (void)app;
    ((struct planning *)screen->state)->stale = true;
}

static unsigned act(struct screen *screen, struct app *app, enum action action)
{
    struct planning *planning = screen->state;
    switch (action) {
    case ACTION_MINE:
        planning->one_only = false;
        planning->officer = planning->officer ? NULL : app->office->actor.login;
        app_say(app, planning->officer ? "Only contracts where you are the officer."
                                       : "The contracts of all officers.");
        break;
    case ACTION_SORT:
        planning->by_area = !planning->by_area;
        app_say(app, planning->by_area
                         ? "By area, for a round trip: the area that waits most first."
                         : "By score: who has waited longest first.");
        break;
    default:
        return REACT_IGNORED;
    }
    planning->stale = true;
    return REACT_SCREEN;
}

static bool chosen(struct screen *screen, struct app *app, struct chosen *out)
{
    struct planning *planning = screen->state;
    ready(planning, app);
    const struct planner_row *row = selected(planning);
    *out = (struct chosen){0};
    if (row)
        *out = (struct chosen){.provider = row->provider, .contract = row->contract};
    return row != NULL;
}

static void close_planner(struct screen *screen, struct app *app)
{
    (void)app;
    struct planning *planning = screen->state;
    for (int i = 0; i < screen->pane_count; i++)
        screen->panes[i].ops->close(&screen->panes[i]);
    arena_free(planning->arena);
    text_release(&planning->trouble);
    text_release(&planning->one);
    text_release(&screen->sought);
    free(planning);
    free(screen);
}

static const struct screen_ops ops = {
    .name = "Visit planner",
    .context = IN_PLANNER,
    .layout = layout,
    .act = act,
    .reload = reload,
    .chosen = chosen,
    .close = close_planner,
};

unsigned planner_open(struct app *app, const struct chosen *from)
{
    (void)from;
    struct planning *planning = xcalloc(1, sizeof *planning);
    planning->arena = arena_new();
    planning->stale = true;
    planning->officer =
        text_equal(config_text(app->config, OPTION_LIST), "mine") ? app->office->actor.login : NULL;
    planning->screen = screen_new(&ops, planning);
    rows_add(planning->screen, &list_source, planning);
    rows_add(planning->screen, &load_source, planning);
    app_push(app, planning->screen);
    return REACT_LAYOUT;
}
