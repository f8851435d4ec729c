// SPDX-License-Identifier: MIT
// The items of the selected day beside the grid; without a grid, those of the whole month by day.
#include "tui/calendar_view.h"

#include "model/ground/utf8.h"
#include "tui/mine.h"
#include "tui/phrases.h"

static void title(void *context, struct app *app, struct text *out)
{
    struct calendar_view *view = context;
    calendar_ready(view, app);
    if (view->by_day) {
        struct civil civil = day_civil(view->month);
        text_printf(out, "%s %d, %s", day_month_name(civil.month, false), civil.year,
                    text_get(&view->heading));
        return;
    }
    text_printf(out, "%s ", day_weekday_name(day_weekday(view->selected), true));
    day_print_brief(view->selected, app->office->as_at, out);
    text_add(out, calendar_is_holiday(view, view->selected) ? ", bank holiday" : "");
}

static size_t count(void *context, struct app *app)
{
    struct calendar_view *view = context;
    calendar_ready(view, app);
    return view->row_count;
}

static bool stop(void *context, size_t index)
{
    const struct calendar_view *view = context;
    return index >= view->row_count || view->rows[index].is == CALENDAR_ITEM;
}

static void heading(struct calendar_view *view, struct app *app, day on, int width, struct row *out)
{
    struct text words = {0};
    text_add(&words, phrase_weekday(app->scratch, on, app->office->as_at));
    if (on == app->office->as_at)
        text_add(&words, ", today");
    if (calendar_is_holiday(view, on)) {
        text_add(&words, ": ");
        calendar_holidays(view, on, &words);
    }
    row_add(out, 0, width, on == app->office->as_at ? ROLE_TODAY : ROLE_STRONG,
            arena_strdup(app->scratch, text_get(&words)));
    text_release(&words);
}

static bool row(void *context, struct app *app, size_t index, int width, struct row *out)
{
    struct calendar_view *view = context;
    const struct calendar_row *row = &view->rows[index];
    const struct queue_item *item = &view->queue.items[row->index];
    if (row->is == CALENDAR_DAY) {
        heading(view, app, row->on, width, out);
    } else if (row->is == CALENDAR_SECOND) {
        row_add(out, 2, width - 2, ROLE_TEXT,
                mine_marked(app->scratch, view->query.officer, item->officer, item->what));
    } else {
        int turn = utf8_width(item->whose);
        enum role role = item->ours ? phrase_urgency(item->on, app->office->as_at) : ROLE_TEXT;
        row_add(out, 0, width - turn - 1, role, item->provider_name);
        row_add(out, width - turn, turn, item->ours ? ROLE_TEXT : ROLE_DIM, item->whose);
    }
    return true;
}

static unsigned act(void *context, struct app *app, size_t index, enum action action)
{
    struct calendar_view *view = context;
    (void)index;
    const struct queue_item *item = calendar_item(view, app);
    return item ? work_item_act(app, item, action) : REACT_IGNORED;
}

static void nothing(void *context, struct app *app, struct text *out)
{
    struct calendar_view *view = context;
    (void)app;
    if (view->trouble.length) {
        text_printf(out, "The queue cannot be read: %s", text_get(&view->trouble));
        return;
    }
    if (calendar_is_holiday(view, view->selected) && !view->by_day) {
        calendar_holidays(view, view->selected, out);
        text_add(out, ". ");
    }
    text_add(out, view->by_day ? "Nothing is due in this month." : "Nothing is due on this day.");
}

const struct rows_source calendar_list_source = {
    .title = title,
    .count = count,
    .row = row,
    .stop = stop,
    .act = act,
    .nothing = nothing,
};
