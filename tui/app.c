// SPDX-License-Identifier: MIT
// The stack of screens, what the program says, and the day everything is told for.
#include "app.h"

#include <stdlib.h>
#include <string.h>

#include "model/clock.h"
#include "model/ground/memory.h"

struct screen *app_top(const struct app *app)
{
    return app->screens[app->depth - 1];
}

unsigned app_contexts(const struct app *app)
{
    return app_top(app)->ops->context;
}

void app_push(struct app *app, struct screen *screen)
{
    if (app->depth == MOST_SCREENS) { // nobody stacks a dozen on purpose
        screen->ops->close(screen, app);
        return;
    }
    app->screens[app->depth++] = screen;
    screen_touch(screen);
}

static __attribute__((format(printf, 3, 0))) void say(struct app *app, enum role role,
                                                      const char *format, va_list args)
{
    text_clear(&app->message);
    char *words = xvasprintf(format, args);
    text_add(&app->message, words);
    free(words);
    app->message_role = role;
}

void app_say(struct app *app, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    say(app, ROLE_MESSAGE, format, args);
    va_end(args);
}

void app_warn(struct app *app, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    say(app, ROLE_WARNING, format, args);
    va_end(args);
}

void app_failed(struct app *app, struct status *st)
{
    app_warn(app, "%s", status_message(st));
    status_clear(st);
}

bool app_look_at_clock(struct app *app)
{
    struct text words = {0};
    bool before = app->clock_behind;
    app->clock_behind = office_clock_behind(app->office, before ? NULL : &words);
    if (app->clock_behind && !before)
        app_warn(app, "%s", text_get(&words));
    else if (before && !app->clock_behind)
        app_say(app, "The clock of this machine is right again.");
    text_release(&words);
    return app->clock_behind != before;
}

unsigned app_set_day(struct app *app, day to)
{
    if (to == app->office->as_at)
        return REACT_NONE;
    app->office->as_at = to;
    return REACT_RELOAD;
}

void app_unkept(struct app *app)
{
    if (!app->began)
        app->began = office_now(app->office);
    if (!app->unkept_since)
        app->unkept_since = clock_ticks();
}

void app_leave_below(struct app *app)
{
    struct screen *top = app->screens[app->depth - 1];
    app->screens[app->depth - 1] = app->screens[app->depth - 2];
    app->screens[app->depth - 2] = top;
}

void app_keep_soon(struct app *app)
{
    app->keep_soon = app->unkept_since != 0;
}

void app_keep(struct app *app)
{
    app->unkept_since = 0;
    app->keep_soon = false;
    for (int i = 0; i < app->depth; i++) {
        if (app->screens[i]->ops->keep)
            app->screens[i]->ops->keep(app->screens[i], app);
    }
}

struct screen *screen_new(const struct screen_ops *ops, void *state)
{
    struct screen *screen = xcalloc(1, sizeof *screen);
    screen->ops = ops;
    screen->state = state;
    return screen;
}

struct pane *screen_add(struct screen *screen, const struct pane_ops *ops, void *state)
{
    struct pane *pane = &screen->panes[screen->pane_count++];
    pane->ops = ops;
    pane->state = state;
    pane->dirt = DIRTY;
    return pane;
}

void screen_touch(struct screen *screen)
{
    for (int i = 0; i < screen->pane_count; i++)
        screen->panes[i].dirt = DIRTY;
}
