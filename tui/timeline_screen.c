// SPDX-License-Identifier: MIT
// The timeline screen: reading, laying out, stepping and zooming.
#include "timeline_screen.h"

#include <stdlib.h>

#include "model/changes.h"
#include "model/contacts.h"
#include "model/ground/memory.h"
#include "tui/dossier.h"
#include "tui/explain.h"
#include "tui/phrases.h"
#include "tui/timeline_view.h"

enum { WHY_LEAST = 4, LANES_LEAST = 5 };

static bool read_facts(struct timeline_view *view, struct app *app, struct status *st)
{
    arena_reset(view->facts_arena);
    view->timeline = NULL;
    view->data_seen = app->data_version;
    view->told_for = DAY_NONE;
    return evaluation_of(app->office, view->contract, view->facts_arena, &view->evaluation, st);
}

// Notes and changes of the provider, as the day and what was known tell them. NULL with the status where they cannot be read.
static const struct timeline_told *tell_events(struct timeline_view *view, struct app *app,
                                               size_t *count, struct status *st)
{
    const struct contract *contract = &view->evaluation.contract;
    struct event_rows events;
    *count = 0;
    if (!provider_events(app->office, contract->provider, contract->id, view->day_arena, &events,
                         st))
        return NULL;
    struct timeline_told *told =
        ARENA_ARRAY(view->day_arena, events.count + 1, struct timeline_told);
    for (size_t i = 0; i < events.count; i++) {
        const struct event_row *event = &events.rows[i];
        bool note = event_is_note(event);
        told[(*count)++] = (struct timeline_told){
            .on = event->date,
            .ref = event->ref,
            .words = note ? contact_words(event, view->day_arena)
                          : change_words(event, contract->provider, view->day_arena),
            .by = event->entered_by,
            .entered = event->entered,
            .note = note,
            .own = event->provider == contract->provider,
        };
    }
    return told;
}

// The facts stay; only the day's outcome is worked out, so that the day can be moved quickly.
static bool tell_for_day(struct timeline_view *view, struct app *app, struct status *st)
{
    struct evaluation *evaluation = &view->evaluation;
    struct office *office = app->office;
    arena_reset(view->day_arena);
    view->doc = (struct doc){.width = -1};
    view->timeline = NULL;
    view->told_for = office->as_at;
    if (!office_framework(office, evaluation->contract.framework, office->as_at,
                          &evaluation->framework, st))
        return false;
    evaluation->outcome = rules_evaluate(evaluation->framework, &evaluation->facts, office->as_at,
                                         office->known_at, view->day_arena);
    size_t count = 0;
    const struct timeline_told *told = tell_events(view, app, &count, st);
    view->timeline = timeline_lay_out(evaluation->framework, &evaluation->facts,
                                      evaluation->outcome, told, count, view->day_arena);
    return st->code == STATUS_OK;
}

static void put_cursor(struct timeline_view *view)
{
    size_t found = SIZE_MAX;
    if (view->wanted)
        found = timeline_find(view->timeline, view->wanted);
    if (found == SIZE_MAX)
        found = view->chosen_at == DAY_NONE ? timeline_latest(view->timeline, view->told_for)
                                            : timeline_nearest(view->timeline, view->chosen_at);
    timeline_choose(view, found);
}

void timeline_ready(struct timeline_view *view, struct app *app)
{
    struct status st = {0};
    bool good = true;
    if (view->told_for != DAY_NONE && view->data_seen == app->data_version &&
        view->told_for == app->office->as_at)
        return;
    text_clear(&view->trouble);
    if (view->told_for == DAY_NONE || view->data_seen != app->data_version)
        good = read_facts(view, app, &st);
    if (good)
        good = tell_for_day(view, app, &st);
    view->told_for = app->office->as_at;
    if (good)
        put_cursor(view);
    else
        text_add(&view->trouble, phrase_trouble(view->day_arena, status_message(&st)));
    status_clear(&st);
}

void timeline_choose(struct timeline_view *view, size_t event)
{
    view->chosen = event;
    free(view->wanted);
    view->wanted = NULL;
    if (event == SIZE_MAX)
        return;
    // the event of that name is found again when the day moves
    view->chosen_at = view->timeline->events[event].at;
    view->wanted = xstrdup(view->timeline->events[event].ref);
}

static void layout(struct screen *screen, struct app *app, struct rect body)
{
    struct timeline_view *view = screen->state;
    timeline_ready(view, app);
    int why = body.height / 3 + 1, lanes = view->timeline ? (int)view->timeline->lane_count + 3 : 0;
    why = lanes && body.height - lanes > why ? body.height - lanes
                                             : why; // what the lanes do not need
    why = why < WHY_LEAST ? WHY_LEAST : why;
    if (body.height - why < LANES_LEAST)
        why = body.height - LANES_LEAST;
    screen->panes[TIMELINE_LANES].area =
        (struct rect){body.y, body.x, body.height - why, body.width};
    screen->panes[TIMELINE_WHY].area =
        (struct rect){body.y + body.height - why, body.x, why, body.width};
}

static void header(struct screen *screen, struct app *app, struct text *out)
{
    struct timeline_view *view = screen->state;
    timeline_ready(view, app);
    if (view->timeline)
        text_printf(out, "%s", timeline_zoom_word(view->zoom));
}

static unsigned zoom(struct timeline_view *view, int by)
{
    int to = (int)view->zoom + by;
    if (to < ZOOM_MONTH || to > ZOOM_ALL)
        return REACT_NONE;
    view->zoom = (enum timeline_zoom)to;
    return REACT_SCREEN;
}

static unsigned act(struct screen *screen, struct app *app, enum action action)
{
    struct timeline_view *view = screen->state;
    const struct timeline_event *event;
    switch (action) {
    case ACTION_ZOOM_IN:
        return zoom(view, -1);
    case ACTION_ZOOM_OUT:
        return zoom(view, 1);
    case ACTION_OPEN:
    case ACTION_EXPLAIN:
        timeline_ready(view, app);
        event = view->timeline && view->chosen != SIZE_MAX ? &view->timeline->events[view->chosen]
                                                           : NULL;
        return explain_open(app, view->contract,
                            event && event->finding ? event->finding->key : NULL);
    case ACTION_DOSSIER:
        timeline_ready(view, app);
        return dossier_open(app, view->evaluation.contract.provider, view->contract);
    default:
        return REACT_IGNORED;
    }
}

// For e: visits, meetings, notes and changes have forms of their own.
static const char *what_of(const struct timeline_event *event)
{
    if (event->told)
        return !event->told->own ? NULL : event->told->note ? "note" : "change";
    bool record =
        event->fact && (event->fact->kind == FACT_VISIT || event->fact->kind == FACT_MEETING);
    return record ? fact_kind_word(event->fact->kind) : NULL;
}

static bool chosen(struct screen *screen, struct app *app, struct chosen *out)
{
    struct timeline_view *view = screen->state;
    timeline_ready(view, app);
    const struct timeline_event *event =
        view->timeline && view->chosen != SIZE_MAX ? &view->timeline->events[view->chosen] : NULL;
    *out = (struct chosen){.provider = view->evaluation.contract.provider,
                           .about = true,
                           .contract = view->contract,
                           .key = event && event->finding ? event->finding->key : NULL,
                           .ref = event ? event->ref : NULL,
                           .what = event ? what_of(event) : NULL};
    return true;
}

static void reload(struct screen *screen, struct app *app)
{
    (void)screen;
    (void)app; // timeline_ready sees what has changed
}

static void close_timeline(struct screen *screen, struct app *app)
{
    (void)app;
    struct timeline_view *view = screen->state;
    for (int i = 0; i < screen->pane_count; i++)
        screen->panes[i].ops->close(&screen->panes[i]);
    arena_free(view->facts_arena);
    arena_free(view->day_arena);
    text_release(&view->trouble);
    text_release(&screen->sought);
    free(view->wanted);
    free(view);
    free(screen);
}

static const struct screen_ops ops = {
    .name = "Timeline",
    .context = IN_TIMELINE,
    .layout = layout,
    .header = header,
    .act = act,
    .chosen = chosen,
    .reload = reload,
    .close = close_timeline,
};

unsigned timeline_open(struct app *app, int64_t contract, const char *at)
{
    struct timeline_view *view = xcalloc(1, sizeof *view);
    view->contract = contract;
    view->facts_arena = arena_new();
    view->day_arena = arena_new();
    view->told_for = view->chosen_at = DAY_NONE;
    view->chosen = view->doc_for = SIZE_MAX;
    view->wanted = at ? xstrdup(at) : NULL;
    view->zoom = ZOOM_YEAR;
    view->screen = screen_new(&ops, view);
    screen_add(view->screen, &timeline_lanes_ops, view);
    rows_add(view->screen, &timeline_why_source, view);
    app_push(app, view->screen);
    return REACT_LAYOUT;
}
