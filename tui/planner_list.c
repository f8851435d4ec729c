// SPDX-License-Identifier: MIT
// The planner's list: who has waited longest for a visit, and the form that books one.
#include "tui/planner_view.h"

#include <string.h>

#include "model/ground/utf8.h"
#include "tui/dossier.h"
#include "tui/explain.h"
#include "tui/mine.h"
#include "tui/phrases.h"
#include "tui/timeline_screen.h"
#include "tui/work.h"

enum {
    WIDE = 60,
    SCORE = 6,
    RAG = 6,
    AREA = 15,
    WAITED = 11,
    NEXT = 12,     // "Tue 21 Sep", "12 Jan 2028"
    NEXT_FAR = 16, // "due 12 Jan 2028"
    OFFICER = 10,
    ROOMY = 100
};

static void list_title(void *context, struct app *app, struct text *out)
{
    struct planning *planning = context;
    planning_ready(planning, app);
    if (planning->on != DAY_NONE)
        text_printf(out, "For a visit on %s: ",
                    phrase_weekday(app->scratch, planning->on, app->office->as_at));
    text_printf(out, "%songest unvisited%s, %s", planning->on != DAY_NONE ? "l" : "L",
                planning->by_area ? " by area" : "", text_get(&planning->heading));
}

static size_t list_count(void *context, struct app *app)
{
    struct planning *planning = context;
    planning_ready(planning, app);
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
static const char *next_of(struct app *app, const struct planner_row *row, bool wide)
{
    if (row->planned != DAY_NONE)
        return phrase_weekday(app->scratch, row->planned, app->office->as_at);
    const char *due = phrase_day(app->scratch, row->due, app->office->as_at);
    if (row->due == DAY_NONE)
        return "-";
    return wide || utf8_width(due) + 4 < NEXT ? arena_printf(app->scratch, "due %s", due) : due;
}

static enum role next_role(struct app *app, const struct planner_row *row)
{
    day on = row->planned != DAY_NONE ? row->planned : row->due;
    return phrase_urgency(on, app->office->as_at);
}

struct cells { // of a row, from left to right
    const char *score, *rag, *name, *mark, *area, *waited, *next, *officer;
    enum role role, rag_role, next_role;
};

// When it comes next matters more than how long it was where there is room for one of them only: the score says that, too.
static void add_cells(const struct cells *cells, int width, bool far, struct row *out)
{
    bool wide = width >= WIDE;
    int area = wide ? AREA : 0, officer = width >= ROOMY ? OFFICER : 0;
    int next = wide && far ? NEXT_FAR : NEXT;
    int name = width - SCORE - RAG - area - next - (wide ? WAITED : 0) - officer, at = 0;
    row_add_right(out, at, SCORE - 1, cells->role, cells->score);
    row_add_badge(out, at += SCORE, RAG - 1, cells->rag_role, cells->rag);
    int mark = *cells->mark ? utf8_width(cells->mark) + 1 : 0;
    row_add(out, at += RAG, name - 1 - mark, cells->role, cells->name);
    at += name;
    if (mark)
        row_add(out, at - mark, mark - 1, ROLE_DIM, cells->mark);
    if (wide) {
        row_add(out, at, AREA - 1, cells->role, cells->area);
        row_add(out, at += AREA, WAITED - 1, cells->role, cells->waited);
        at += WAITED;
    }
    row_add(out, at, next - 1, cells->next_role, cells->next);
    if (officer)
        row_add(out, at + next, OFFICER - 1, cells->role, cells->officer);
}

static bool list_row(void *context, struct app *app, size_t index, int width, struct row *out)
{
    static const struct cells columns = {"Score",  "RAG",        "Provider", "",
                                         "Area",   "Last visit", "Next",     "Officer",
                                         ROLE_DIM, ROLE_DIM,     ROLE_DIM};
    struct planning *planning = context;
    const struct planner_row *row = &planning->rows.list[planning->list[index].index];
    const struct cells cells = {
        .score = arena_printf(app->scratch, "%d", row->score),
        .rag = rag_word(row->rag),
        .name = row->provider_name,
        .mark = mine_mark(app->scratch, scope_officer(&app->scope), row->officer),
        .area = area_of(app, row),
        .waited = waited(app, row),
        .next = next_of(app, row, width >= WIDE),
        .officer = row->officer,
        .role = ROLE_TEXT,
        .rag_role = rag_role(row->rag),
        .next_role = next_role(app, row),
    };
    if (planning->list[index].is == HEADING)
        row_add(out, 0, width, ROLE_STRONG, *row->area ? row->area : "No zone or postcode known");
    else
        add_cells(planning->list[index].is == COLUMNS ? &columns : &cells, width, planning->far,
                  out);
    return true;
}

static struct queue_item planned_item(const struct planner_row *row)
{
    return (struct queue_item){.on = row->planned,
                               .kind = DUE_VISIT,
                               .key = row->planned_ref,
                               .record = "visit",
                               .ref = row->planned_ref,
                               .type = "",
                               .about = "",
                               .contract = row->contract,
                               .provider = row->provider,
                               .period = DAY_NONE};
}

// A visit that is planned is moved or told; else one is booked, for the day on which it is due or one that is proposed.
static unsigned book(const struct planning *planning, struct app *app,
                     const struct planner_row *row)
{
    if (row->planned != DAY_NONE) {
        const struct queue_item item = planned_item(row);
        return work_item_open(app, &item);
    }
    if (planning->on != DAY_NONE)
        return work_visit_on(app, row->contract, planning->on);
    return work_book(app, row->contract, "visit", row->due_type, "", row->due);
}

const char *planning_does(const struct planner_row *row, day today)
{
    const struct queue_item item = planned_item(row);
    return row->planned != DAY_NONE ? work_item_brief(&item, today) : "Book it";
}

static unsigned list_act(void *context, struct app *app, size_t index, enum action action)
{
    struct planning *planning = context;
    const struct planner_row *row = planning_selected(planning);
    (void)index;
    if (!row)
        return REACT_IGNORED;
    switch (action) {
    case ACTION_OPEN:
    case ACTION_VISIT:
        return book(planning, app, row);
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
    if (planning->trouble.length)
        text_printf(out, "The planner cannot be read: %s", text_get(&planning->trouble));
    else if (planner_left(planning->planner))
        text_add(out, "Being worked out.");
    else
        scope_nothing(&app->scope, app, true, out);
}

const struct rows_source planner_list_source = {
    .title = list_title,
    .count = list_count,
    .row = list_row,
    .stop = list_stop,
    .act = list_act,
    .nothing = list_nothing,
    .keep = true,
};
