// SPDX-License-Identifier: MIT
// The timeline's upper pane: the axis and the lanes, the cursor on an event.
#include "timeline_view.h"

#include <string.h>

#include "model/ground/utf8.h"
#include "model/history.h"
#include "tui/phrases.h"

enum { AXIS_ROWS = 2, LABEL = 13, LABEL_NARROW = 9, NARROW = 60 };

static int label_width(const struct pane *pane)
{
    return pane->area.width < NARROW ? LABEL_NARROW : LABEL;
}

static const struct timeline_event *chosen(const struct timeline_view *view)
{
    return view->timeline && view->chosen != SIZE_MAX ? &view->timeline->events[view->chosen]
                                                      : NULL;
}

static void title(struct pane *pane, struct app *app, struct text *out)
{
    struct timeline_view *view = pane->state;
    timeline_ready(view, app);
    if (view->timeline)
        text_printf(out, "%s  %s", view->evaluation.contract.ref,
                    view->evaluation.contract.provider_name);
    else
        text_add(out, "Timeline");
}

static enum role event_role(const struct timeline *timeline, const struct timeline_event *event)
{
    if (event->dealt_with)
        return ROLE_DONE;
    switch (timeline->lanes[event->lane].kind) {
    case LANE_KPI:
        return event->colour > COLOUR_GREEN ? rag_role((int)event->colour) : ROLE_TEXT;
    case LANE_NOTICES:
        return ROLE_NOTICE;
    case LANE_PLANS:
        return ROLE_PLAN;
    case LANE_FINDINGS:
        return event->finding && event->finding->duty == DUTY_MUST ? ROLE_MUST : ROLE_CONSIDER;
    case LANE_VISITS:
        return ROLE_VISIT;
    case LANE_PROVIDER:
    case LANE_OTHERS:
        break;
    }
    return ROLE_TEXT;
}

static void draw_cell(struct timeline_view *view, struct app *app, int y, int x,
                      const struct timeline_cell *cell, bool on_day)
{
    struct draw *draw = &app->draw;
    const struct timeline_event *event =
        cell->event != SIZE_MAX ? &view->timeline->events[cell->event] : NULL;
    char word[2] = {cell->letter, 0};
    switch (cell->what) {
    case CELL_EMPTY:
        if (on_day)
            draw_part(draw, y, x, PART_VERTICAL);
        else
            draw_blank(draw, y, x, 1, ROLE_TEXT);
        break;
    case CELL_BAR:
        if (event && view->timeline->lanes[event->lane].kind == LANE_PLANS)
            draw_text(draw, y, x, 1, ROLE_PLAN, "=");
        else
            draw_part(draw, y, x, PART_HORIZONTAL);
        break;
    case CELL_LABEL:
    case CELL_MARK:
        draw_text(draw, y, x, 1,
                  cell->event == view->chosen ? ROLE_SELECTION : event_role(view->timeline, event),
                  word);
        break;
    }
}

static void draw_lane(struct pane *pane, struct app *app, int y, size_t lane)
{
    struct timeline_view *view = pane->state;
    const struct timeline_event *at = chosen(view);
    int label = label_width(pane), x = pane->area.x, columns = view->window.columns;
    bool here = at && at->lane == lane;
    struct timeline_cell *cells = ARENA_ARRAY(app->scratch, (size_t)columns, struct timeline_cell);
    draw_text(&app->draw, y, x, 1, here ? ROLE_STRONG : ROLE_TEXT, here ? ">" : " ");
    draw_field(&app->draw, y, x + 1, label - 2, here ? ROLE_STRONG : ROLE_DIM,
               view->timeline->lanes[lane].label);
    draw_blank(&app->draw, y, x + label - 1, 1, ROLE_TEXT);
    timeline_cells(view->timeline, &view->window, lane, view->chosen, cells);
    int today = timeline_column(&view->window, view->told_for);
    for (int i = 0; i < columns; i++)
        draw_cell(view, app, y, x + label + i, &cells[i], i == today);
    draw_blank(&app->draw, y, x + label + columns, pane->area.width - label - columns, ROLE_TEXT);
}

static void draw_axis(struct pane *pane, struct app *app, int y, bool coarse)
{
    struct timeline_view *view = pane->state;
    size_t count;
    int label = label_width(pane), x = pane->area.x;
    struct timeline_tick *ticks = timeline_ticks(&view->window, coarse, app->scratch, &count);
    draw_blank(&app->draw, y, x, pane->area.width, ROLE_TEXT);
    for (size_t i = 0; i < count; i++)
        draw_text(&app->draw, y, x + label + ticks[i].column, pane->area.width, ROLE_DIM,
                  ticks[i].label);
    int today = timeline_column(&view->window, view->told_for);
    bool labelled = false; // the day's own date is not written over
    for (size_t i = 0; i < count; i++)
        labelled = labelled || (today >= ticks[i].column &&
                                today < ticks[i].column + (int)strlen(ticks[i].label));
    if (!coarse && !labelled && today >= 0 && today < view->window.columns)
        draw_part(&app->draw, y, x + label + today, PART_TEE_DOWN);
}

// Which lanes are in sight: the chosen event's among them.
static void scroll(struct timeline_view *view, size_t rows)
{
    const struct timeline_event *event = chosen(view);
    size_t count = view->timeline->lane_count;
    if (rows != view->lane_rows)
        view->top_lane = 0; // notices and plans stand first, and come back with the room
    view->lane_rows = rows;
    if (event && event->lane < view->top_lane)
        view->top_lane = event->lane;
    else if (event && event->lane >= view->top_lane + rows)
        view->top_lane = event->lane - rows + 1;
    if (view->top_lane + rows > count)
        view->top_lane = count > rows ? count - rows : 0;
}

// Why there is nothing to show, in as many rows as it takes.
static void draw_trouble(const struct timeline_view *view, struct app *app, struct rect area)
{
    const char *at = text_get(&view->trouble);
    struct text line = {0};
    for (int i = 1; i < area.height && wrap_next(&at, area.width - 2, &line); i++) {
        draw_text(&app->draw, area.y + i, area.x + 1, area.width - 1, ROLE_WARNING,
                  text_get(&line));
        text_clear(&line);
    }
    text_release(&line);
}

static void draw(struct pane *pane, struct app *app)
{
    struct timeline_view *view = pane->state;
    struct rect area = pane->area;
    timeline_ready(view, app);
    for (int i = 1; i < area.height; i++)
        draw_blank(&app->draw, area.y + i, area.x, area.width, ROLE_TEXT);
    if (!view->timeline) {
        draw_trouble(view, app, area);
        return;
    }
    if (!view->timeline->count) {
        draw_text(&app->draw, area.y + 1, area.x + 1, area.width - 1, ROLE_DIM,
                  "Nothing has happened yet.");
        return;
    }
    const struct timeline_event *event = chosen(view);
    struct timeline_window old = view->window;
    view->window = timeline_look(view->timeline, view->zoom, area.width - label_width(pane),
                                 event ? event->at : view->told_for, old.columns ? &old : NULL);
    int axis = area.height > AXIS_ROWS + 3 ? AXIS_ROWS : 1, rows = area.height - 1 - axis;
    if (axis == AXIS_ROWS)
        draw_axis(pane, app, area.y + 1, true);
    draw_axis(pane, app, area.y + axis, false);
    scroll(view, (size_t)rows);
    for (int i = 0; i < rows && view->top_lane + (size_t)i < view->timeline->lane_count; i++)
        draw_lane(pane, app, area.y + 1 + axis + i, view->top_lane + (size_t)i);
}

static size_t moved(const struct timeline_view *view, enum action action)
{
    const struct timeline *timeline = view->timeline;
    size_t at = view->chosen;
    switch (action) {
    case ACTION_LEFT:
    case ACTION_RIGHT:
        return timeline_step(timeline, at, action == ACTION_RIGHT);
    case ACTION_UP:
    case ACTION_DOWN:
        return timeline_change_lane(timeline, at, action == ACTION_DOWN);
    case ACTION_PAGE_UP:
        return timeline_nearest(timeline, timeline->events[at].at - view->window.days);
    case ACTION_PAGE_DOWN:
        return timeline_nearest(timeline, timeline->events[at].at + view->window.days);
    case ACTION_FIRST:
        return 0;
    default:
        return timeline->count - 1;
    }
}

// Other keys do not make it work anything out: of days that are only passed through nothing is shown.
static bool is_movement(enum action action)
{
    return action == ACTION_LEFT || action == ACTION_RIGHT || action == ACTION_UP ||
           action == ACTION_DOWN || action == ACTION_PAGE_UP || action == ACTION_PAGE_DOWN ||
           action == ACTION_FIRST || action == ACTION_LAST;
}

static unsigned act(struct pane *pane, struct app *app, enum action action)
{
    struct timeline_view *view = pane->state;
    if (!is_movement(action))
        return REACT_IGNORED;
    timeline_ready(view, app);
    if (!view->timeline || view->chosen == SIZE_MAX)
        return REACT_NONE;
    size_t to = moved(view, action);
    if (to == view->chosen)
        return REACT_NONE;
    timeline_choose(view, to);
    return REACT_SCREEN;
}

static void cursor(const struct pane *pane, int *y, int *x)
{
    const struct timeline_view *view = pane->state;
    const struct timeline_event *event = chosen(view);
    *y = pane->area.y + 1;
    *x = pane->area.x;
    if (!event || event->lane < view->top_lane)
        return;
    int axis = pane->area.height > AXIS_ROWS + 3 ? AXIS_ROWS : 1,
        column = timeline_column(&view->window, event->at);
    *y = pane->area.y + 1 + axis + (int)(event->lane - view->top_lane);
    *x = pane->area.x + label_width(pane) + (column < 0 ? 0 : column);
}

static void copy(struct pane *pane, struct app *app, struct text *out)
{
    struct timeline_view *view = pane->state;
    (void)app;
    const struct timeline_event *event = chosen(view);
    char iso[DAY_ISO_SIZE];
    if (event)
        text_printf(out, "%s  %s", day_iso(event->fact ? event->fact->date : event->at, iso),
                    event->ref);
}

static bool has_words(struct timeline_view *view, struct app *app,
                      const struct timeline_event *event, const char *folded)
{
    struct text words = {0}, fold = {0};
    text_printf(&words, "%s %s", event->ref, view->timeline->lanes[event->lane].label);
    if (event->fact)
        text_add(&words, fact_summary(view->evaluation.framework, &view->evaluation.facts,
                                      event->fact, app->scratch));
    else if (event->finding)
        text_add(&words, event->finding->title);
    else if (event->told)
        text_add(&words, event->told->words);
    utf8_fold(text_get(&words), &fold);
    bool found = strstr(text_get(&fold), folded) != NULL;
    text_release(&words);
    text_release(&fold);
    return found;
}

static bool find(struct pane *pane, struct app *app, const char *text, bool forward, bool here)
{
    struct timeline_view *view = pane->state;
    struct text folded = {0};
    timeline_ready(view, app);
    size_t count = view->timeline ? view->timeline->count : 0;
    bool found = false;
    utf8_fold(text, &folded);
    for (size_t i = here ? 0 : 1; i <= count && count && !found; i++) {
        size_t index = (view->chosen + (forward ? i : count - i % count)) % count;
        if (has_words(view, app, &view->timeline->events[index], text_get(&folded))) {
            timeline_choose(view, index);
            screen_touch(view->screen);
            found = true;
        }
    }
    text_release(&folded);
    return found;
}

static void close_lanes(struct pane *pane)
{
    (void)pane; // the screen owns the state
}

const struct pane_ops timeline_lanes_ops = {
    .title = title,
    .draw = draw,
    .act = act,
    .cursor = cursor,
    .copy = copy,
    .find = find,
    .close = close_lanes,
};
