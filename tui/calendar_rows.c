// SPDX-License-Identifier: MIT
// The rows of the calendar's list: days, what is to be said of them, and what is due, in full words over as many rows as it takes.
#include "tui/calendar_view.h"

#include "tui/doc.h"
#include "tui/mine.h"

enum { COLUMNS = 60, NAMES = 28, TURN = 9, INDENT = 2 };

bool calendar_in_columns(const struct calendar_view *view)
{
    return view->width >= COLUMNS;
}

int calendar_names(const struct calendar_view *view)
{
    return INDENT + (view->width > 2 * COLUMNS ? NAMES * 3 / 2 : NAMES);
}

struct making {
    struct calendar_view *view;
    size_t room;
    size_t at; // the next item
};

static struct calendar_row *add_row(struct making *making, enum calendar_row_kind is, day on)
{
    struct calendar_view *view = making->view;
    view->rows =
        arena_room(view->arena, view->rows, &making->room, view->row_count, sizeof *view->rows);
    struct calendar_row *row = &view->rows[view->row_count++];
    *row = (struct calendar_row){.is = is, .index = making->at, .on = on, .words = ""};
    return row;
}

// The words in rows of that width; the first may stand in the row added last.
static void add_words(struct making *making, enum calendar_row_kind is, day on, const char *words,
                      int width, bool beside)
{
    struct text line = {0};
    while (wrap_next(&words, width, &line)) {
        struct calendar_row *row =
            beside ? &making->view->rows[making->view->row_count - 1] : add_row(making, is, on);
        row->words = arena_strdup(making->view->arena, text_get(&line));
        beside = false;
        text_clear(&line);
    }
    text_release(&line);
}

static void add_item(struct making *making, day on)
{
    struct calendar_view *view = making->view;
    const struct queue_item *item = &view->queue.items[making->at];
    const char *words = mine_marked(view->arena, view->query.officer, item->officer,
                                    queue_item_words(item, false, view->arena));
    add_row(making, CALENDAR_ITEM, on);
    if (calendar_in_columns(view))
        add_words(making, CALENDAR_SECOND, on, words, view->width - calendar_names(view) - TURN,
                  true);
    else
        add_words(making, CALENDAR_SECOND, on, words, view->width - INDENT, false);
    making->at++;
}

// A bank holiday; where it is not known whether it is one, that, once for all days shown.
static void add_notes(struct making *making, day on, day first)
{
    struct calendar_view *view = making->view;
    struct text words = {0};
    if (calendar_is_holiday(view, on))
        calendar_holidays(view, on, &words);
    else if (calendar_is_unknown(view, on) && (on == first || !calendar_is_unknown(view, on - 1)))
        calendar_unknown(view, on, &words);
    add_words(making, CALENDAR_NOTE, on, text_get(&words), view->width - INDENT, false);
    text_release(&words);
}

static bool is_shown(const struct calendar_view *view, day on, bool any)
{
    return view->week || (view->span == CALENDAR_OF_MONTH &&
                          (any || calendar_is_holiday(view, on) ||
                           (calendar_is_unknown(view, on) && on == view->month)));
}

void calendar_rows(struct calendar_view *view)
{
    struct making making = {.view = view};
    day from = view->span == CALENDAR_OF_WEEK    ? calendar_monday(view)
               : view->span == CALENDAR_OF_MONTH ? view->month
                                                 : view->selected;
    day to = view->span == CALENDAR_OF_WEEK    ? from + 6
             : view->span == CALENDAR_OF_MONTH ? day_add_months(from, 1) - 1
                                               : from;
    view->rows = ARENA_ARRAY(view->arena, 1, struct calendar_row); // made, though empty
    view->row_count = 0;
    while (making.at < view->queue.count && view->queue.items[making.at].on < from)
        making.at++;
    for (day on = from; on <= to; on++) {
        bool any = making.at < view->queue.count && view->queue.items[making.at].on == on;
        if (is_shown(view, on, any)) {
            add_row(&making, CALENDAR_DAY, on);
            add_notes(&making, on, from);
        }
        while (making.at < view->queue.count && view->queue.items[making.at].on == on)
            add_item(&making, on);
    }
}
