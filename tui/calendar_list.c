// SPDX-License-Identifier: MIT
// The items of the selected day beside the grid; without a grid, those of the whole month by day.
#include "tui/calendar_view.h"

#include "model/ground/utf8.h"
#include "tui/phrases.h"

enum { INDENT = 2 };

// "Week 24 to 30 May 2027, all officers"; over the end of a month "31 May to 6 June 2027".
static void week_title(const struct calendar_view *view, struct text *out)
{
    day monday = calendar_monday(view), sunday = monday + 6;
    struct civil from = day_civil(monday), to = day_civil(sunday);
    text_printf(out, "Week %d", from.mday);
    if (from.month != to.month)
        text_printf(out, " %s", day_month_name(from.month, true));
    if (from.year != to.year)
        text_printf(out, " %d", from.year);
    text_printf(out, " to %d %s %d, %s", to.mday, day_month_name(to.month, from.month != to.month),
                to.year, text_get(&view->heading));
}

static void title(void *context, struct app *app, struct text *out)
{
    struct calendar_view *view = context;
    calendar_ready(view, app);
    if (view->span == CALENDAR_OF_MONTH) {
        struct civil civil = day_civil(view->month);
        text_printf(out, "%s %d, %s", day_month_name(civil.month, false), civil.year,
                    text_get(&view->heading));
    } else if (view->span == CALENDAR_OF_WEEK) {
        week_title(view, out);
    } else {
        text_printf(out, "%s ", day_weekday_name(day_weekday(view->selected), true));
        day_print_brief(view->selected, app->office->as_at, out);
        text_add(out, calendar_is_holiday(view, view->selected)   ? ", bank holiday"
                      : calendar_is_unknown(view, view->selected) ? ", holidays not known"
                                                                  : "");
    }
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
    return index >= view->row_count || view->rows[index].is == CALENDAR_ITEM ||
           (view->rows[index].is == CALENDAR_DAY && view->week);
}

static void add_count(const struct calendar_view *view, day on, struct text *words)
{
    int ours, theirs;
    calendar_count(view, on, &ours, &theirs);
    if (ours)
        text_printf(words, ": %d due", ours);
    if (theirs)
        text_printf(words, "%s%d on others", ours ? ", " : ": ", theirs);
    if (!ours && !theirs && day_weekday(on) < SATURDAY)
        text_add(words, ": nothing due");
}

static void item_row(const struct calendar_view *view, struct app *app,
                     const struct calendar_row *row, int width, struct row *out)
{
    const struct queue_item *item = &view->queue.items[row->index];
    int turn = utf8_width(item->whose), names = calendar_names(view);
    enum role role = item->ours ? phrase_urgency(item->on, app->office->as_at) : ROLE_TEXT;
    if (calendar_in_columns(view)) {
        row_add(out, INDENT, names - INDENT - 1, role, item->provider_name);
        row_add(out, names, width - names - turn - 1, ROLE_TEXT, row->words);
    } else {
        row_add(out, 0, width - turn - 1, role, item->provider_name);
    }
    row_add(out, width - turn, turn, item->ours ? ROLE_TEXT : ROLE_DIM, item->whose);
}

static void heading(struct calendar_view *view, struct app *app, day on, int width, struct row *out)
{
    struct text words = {0};
    text_add(&words, phrase_weekday(app->scratch, on, app->office->as_at));
    if (on == app->office->as_at)
        text_add(&words, ", today");
    if (calendar_is_holiday(view, on))
        text_add(&words, ", bank holiday");
    if (view->week)
        add_count(view, on, &words);
    row_add(out, 0, width, on == app->office->as_at ? ROLE_TODAY : ROLE_STRONG,
            arena_strdup(app->scratch, text_get(&words)));
    text_release(&words);
}

static bool row(void *context, struct app *app, size_t index, int width, struct row *out)
{
    struct calendar_view *view = context;
    const struct calendar_row *row = &view->rows[index];
    int indent =
        row->is == CALENDAR_SECOND && calendar_in_columns(view) ? calendar_names(view) : INDENT;
    if (row->is == CALENDAR_DAY)
        heading(view, app, row->on, width, out);
    else if (row->is == CALENDAR_ITEM)
        item_row(view, app, row, width, out);
    else
        row_add(out, indent, width - indent,
                row->is == CALENDAR_NOTE && calendar_is_unknown(view, row->on) ? ROLE_WARNING
                                                                               : ROLE_TEXT,
                row->words);
    return true;
}

static unsigned act(void *context, struct app *app, size_t index, enum action action)
{
    struct calendar_view *view = context;
    (void)index;
    const struct queue_item *item = calendar_item(view, app);
    if (!item && action == ACTION_OPEN)
        return calendar_plan(view, app);
    return item ? work_item_act(app, item, action) : REACT_IGNORED;
}

// In the week the day goes with the cursor.
static unsigned selected(void *context, struct app *app, size_t index)
{
    struct calendar_view *view = context;
    (void)app;
    if (view->week && index < view->row_count)
        view->selected = view->rows[index].on;
    return REACT_NONE;
}

static void nothing(void *context, struct app *app, struct text *out)
{
    struct calendar_view *view = context;
    (void)app;
    if (view->trouble.length) {
        text_printf(out, "The queue cannot be read: %s", text_get(&view->trouble));
        return;
    }
    bool month = view->span == CALENDAR_OF_MONTH;
    if (calendar_is_holiday(view, view->selected) && !month) {
        calendar_holidays(view, view->selected, out);
        text_add(out, ". ");
    }
    text_add(out, month ? "Nothing is due in this month." : "Nothing is due on this day.");
    if (calendar_is_unknown(view, view->selected)) {
        text_add(out, month ? " " : " Whether it is a bank holiday is not known. ");
        calendar_unknown(view, view->selected, out);
    }
}

const struct rows_source calendar_list_source = {
    .title = title,
    .count = count,
    .row = row,
    .stop = stop,
    .act = act,
    .selected = selected,
    .nothing = nothing,
};
