// SPDX-License-Identifier: MIT
// The loop.
#include "loop.h"

#include <stdlib.h>

#include "model/clock.h"
#include "model/evaluation.h"
#include "tui/dispatch.h"
#include "tui/frame.h"

enum {
    TICK = 500,           // ms between looks at others' changes
    LONGEST_UNSEEN = 100, // ms for which waiting keys may put painting off
    SETTLED = 150,        // ms without a key before idle work begins
    KEEP_AFTER = 2000,    // ms after which what was typed is kept as a draft, whatever else happens
    SLICE = 8,            // standings worked out in one idle slice
};

struct loop {
    struct app *app;
    struct text bytes; // as read
    unsigned due;      // REACT_... bits not yet acted on
    bool painted;      // nothing is left to be painted
    bool line_lost;
    moment latest; // that the machine's clock has said
    bool idle_due; // the screen may do a little work beforehand
    int64_t unpainted_since, last_bytes, last_tick;
};

static void close_top(struct app *app)
{
    if (app_top(app)->ops->keep)
        app_top(app)->ops->keep(app_top(app), app);
    struct screen *screen = app->screens[--app->depth];
    screen->ops->close(screen, app);
}

// Does what handlers asked for, all but painting.
static void settle(struct loop *loop)
{
    struct app *app = loop->app;
    if (loop->due & REACT_QUIT)
        app->quitting = true;
    if (loop->due & REACT_CLOSE && app->depth > 1)
        close_top(app);
    if (loop->due & REACT_RELOAD) {
        for (int i = 0; i < app->depth; i++)
            app->screens[i]->ops->reload(app->screens[i], app);
    }
    if (loop->due & (REACT_LAYOUT | REACT_CLOSE))
        frame_layout(app);
    if (loop->due & (REACT_SCREEN | REACT_RELOAD))
        screen_touch(app_top(app));
    loop->due &= REACT_REPAINT;
}

static void react(struct loop *loop, unsigned reaction)
{
    struct app *app = loop->app;
    int depth = app->depth;
    loop->due |= reaction & ~(unsigned)REACT_IGNORED;
    if (loop->painted)
        loop->unpainted_since = clock_ticks();
    loop->painted = false;
    settle(loop);
    if (app->depth != depth)
        frame_layout(app);
}

static void take_events(struct loop *loop)
{
    struct app *app = loop->app;
    struct event event;
    if (dispatch_burst(app))
        react(loop, REACT_NONE);
    while (!app->quitting && decoder_take(app->decoder, &event)) {
        int depth = app->depth;
        unsigned reaction = dispatch_event(app, &event);
        if (app->depth != depth)
            reaction |= REACT_LAYOUT;
        react(loop, reaction);
        free(event.pasted);
    }
}

static void paint(struct loop *loop)
{
    frame_paint(loop->app, loop->due & REACT_REPAINT);
    loop->due = 0;
    loop->painted = loop->idle_due = true;
}

static void take_signals(struct loop *loop, unsigned came)
{
    struct app *app = loop->app;
    if (came & CAME_HANGUP)
        loop->line_lost = true;
    if (came & (CAME_HANGUP | CAME_END)) {
        app_keep(app);
        app->quitting = true;
    }
    if (came & CAME_STOP)
        terminal_suspend(&app->terminal);
    else if (came & CAME_CONTINUE)
        terminal_retake(&app->terminal);
    if (came & CAME_RESIZE)
        terminal_measure(&app->terminal);
    if (came & (CAME_STOP | CAME_CONTINUE | CAME_RESIZE))
        react(loop, REACT_LAYOUT | REACT_REPAINT);
}

// Days pass while a program stays open.
static void follow_clock(struct loop *loop)
{
    struct office *office = loop->app->office;
    day today = moment_day(clock_now(), NULL);
    if (office->demo || today == office->today)
        return;
    if (office->as_at == office->today)
        office->as_at = today;
    office->today = today;
    react(loop, REACT_RELOAD);
}

// A clock that goes back, or one that others' entries show to be wrong, is said when it happens; and that it is right again.
static void watch_clock(struct loop *loop, bool changed)
{
    moment now = office_now(loop->app->office);
    bool back = now < loop->latest;
    loop->latest = now;
    if ((changed || back || loop->app->clock_behind) && app_look_at_clock(loop->app))
        react(loop, REACT_LAYOUT);
}

static void tick(struct loop *loop, int64_t now)
{
    loop->last_tick = now;
    follow_clock(loop);
    bool changed = office_changed(loop->app->office);
    if (changed) {
        loop->app->data_version++;
        react(loop, REACT_RELOAD);
    }
    watch_clock(loop, changed);
}

// Works some stale standings out; the lists are read again when the last is done.
static void idle_slice(struct loop *loop)
{
    struct app *app = loop->app;
    struct status st = {0};
    size_t left = 0;
    if (!standings_refresh(app->office, SLICE, &left, &st)) {
        app->stale = 0; // read-only or busy: lists work out what they show themselves
        status_clear(&st);
        return;
    }
    app->stale = left;
    if (!left)
        react(loop, REACT_RELOAD);
}

static int64_t least(int64_t a, int64_t b)
{
    return a < b ? a : b;
}

static bool has_idle_work(const struct loop *loop)
{
    return loop->app->stale && office_live(loop->app->office);
}

static int time_to_wait(const struct loop *loop, int64_t now)
{
    if (!loop->painted || loop->idle_due)
        return 0;
    int64_t wait = loop->last_tick + TICK - now;
    int patience = decoder_patience(loop->app->decoder,
                                    (int)config_number(loop->app->config, OPTION_ESCAPE_DELAY));
    if (patience >= 0)
        wait = least(wait, loop->last_bytes + patience - now);
    if (loop->app->unkept_since)
        wait = least(wait, loop->app->unkept_since + KEEP_AFTER - now);
    if (has_idle_work(loop))
        wait = least(wait, loop->last_bytes + SETTLED - now);
    return wait > 0 ? (int)wait : 0;
}

static void look_after(struct loop *loop)
{
    struct app *app = loop->app;
    int64_t now = clock_ticks();
    unsigned idle = REACT_NONE;
    int patience =
        decoder_patience(app->decoder, (int)config_number(app->config, OPTION_ESCAPE_DELAY));
    if (loop->idle_due && app_top(app)->ops->idle && !frame_too_small(app))
        idle = app_top(app)->ops->idle(app_top(app), app);
    loop->idle_due = (idle & REACT_IDLE) != 0;
    if (idle & ~(unsigned)REACT_IDLE)
        react(loop, idle & ~(unsigned)REACT_IDLE);
    if (patience >= 0 && now - loop->last_bytes >= patience) {
        decoder_expire(app->decoder);
        take_events(loop);
    }
    if (now - loop->last_tick >= TICK)
        tick(loop, now);
    else if (has_idle_work(loop) && now - loop->last_bytes >= SETTLED)
        idle_slice(loop);
}

static bool keeping_is_due(const struct loop *loop)
{
    const struct app *app = loop->app;
    return app->unkept_since &&
           ((app->keep_soon && loop->painted) || clock_ticks() - app->unkept_since >= KEEP_AFTER);
}

bool loop_run(struct app *app)
{
    struct loop loop = {.app = app, .last_tick = clock_ticks(), .last_bytes = clock_ticks()};
    frame_layout(app);
    while (!app->quitting) {
        unsigned came = terminal_wait(time_to_wait(&loop, clock_ticks()), &loop.bytes);
        if (came & CAME_KEYS) {
            loop.last_bytes = clock_ticks();
            decoder_feed(app->decoder, text_get(&loop.bytes), loop.bytes.length);
            text_clear(&loop.bytes);
            take_events(&loop);
        }
        take_signals(&loop, came);
        bool waiting = came & CAME_KEYS && clock_ticks() - loop.unpainted_since < LONGEST_UNSEEN;
        if (!app->quitting && !loop.painted && !waiting)
            paint(&loop);
        if (keeping_is_due(&loop)) {
            app_keep(app);
            react(&loop, REACT_NONE);
        }
        if (!came)
            look_after(&loop);
    }
    text_release(&loop.bytes);
    return !loop.line_lost;
}
