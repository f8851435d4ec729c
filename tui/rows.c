// SPDX-License-Identifier: MIT
// The pane of rows.
#include "rows.h"

#include <stdlib.h>
#include <string.h>

#include "model/ground/memory.h"
#include "model/ground/utf8.h"
#include "tui/doc.h"

struct rows {
    const struct rows_source *source;
    void *context;
    struct list list;
    short cursor_column;              // of the selected row, as last drawn
    size_t drawn_top, drawn_selected; // as last drawn
};

static int add(struct row *row, struct span span)
{
    if (!span.width)
        span.width = (short)utf8_width(span.text);
    if (row->count < MOST_SPANS)
        row->spans[row->count++] = span;
    return span.at + span.width;
}

int row_add(struct row *row, int at, int width, enum role role, const char *text)
{
    return add(row,
               (struct span){.text = text, .role = role, .at = (short)at, .width = (short)width});
}

int row_add_right(struct row *row, int at, int width, enum role role, const char *text)
{
    return add(
        row,
        (struct span){
            .text = text, .role = role, .at = (short)at, .width = (short)width, .right = true});
}

int row_add_badge(struct row *row, int at, int width, enum role role, const char *text)
{
    return add(
        row,
        (struct span){
            .text = text, .role = role, .at = (short)at, .width = (short)width, .badge = true});
}

static size_t count_rows(struct rows *rows, struct app *app)
{
    return rows->source->count(rows->context, app);
}

static bool may_stop(const struct rows *rows, size_t index)
{
    return !rows->source->stop || index >= rows->list.count ||
           rows->source->stop(rows->context, index);
}

static bool is_first_stop(const struct rows *rows, size_t index)
{
    for (size_t i = 0; i < index; i++) {
        if (may_stop(rows, i))
            return false;
    }
    return true;
}

// From a row on which the cursor may not stand to the nearest one where it may.
static void settle(struct rows *rows, bool forward)
{
    size_t at = rows->list.selected, count = rows->list.count;
    for (size_t i = 0; i < count; i++) {
        size_t ahead = at + i, behind = at - i;
        bool have_ahead = ahead < count && may_stop(rows, ahead),
             have_behind = i <= at && may_stop(rows, behind);
        if (have_ahead || have_behind) {
            size_t to = have_ahead && (forward || !have_behind) ? ahead : behind;
            if (to != at)
                list_select(&rows->list, to);
            // the heading above belongs to the first row below it
            if (to < rows->list.height && is_first_stop(rows, to))
                rows->list.top = 0;
            return;
        }
    }
}

static bool get_row(struct rows *rows, struct app *app, size_t index, int width, struct row *out)
{
    *out = (struct row){.count = 0};
    return rows->source->row(rows->context, app, index, width, out);
}

static void draw_row(struct app *app, int y, int x, int width, const struct row *row, bool selected,
                     bool focused)
{
    enum role over = focused ? ROLE_SELECTION : ROLE_SELECTION_AWAY;
    int at = 0; // of the columns behind the mark
    draw_text(&app->draw, y, x, 1, selected && focused ? over : ROLE_TEXT,
              selected && focused ? ">" : " ");
    x++;
    width--;
    for (int i = 0; i < row->count; i++) {
        const struct span *span = &row->spans[i];
        int span_width = span->width < width - span->at ? span->width : width - span->at;
        if (span->at < at || span_width <= 0)
            continue;
        enum role role = selected && !span->badge ? over : span->role;
        draw_blank(&app->draw, y, x + at, span->at - at, selected ? over : ROLE_TEXT);
        if (span->right)
            draw_right(&app->draw, y, x + span->at, span_width, role, span->text);
        else
            draw_field(&app->draw, y, x + span->at, span_width, role, span->text);
        at = span->at + span_width;
    }
    draw_blank(&app->draw, y, x + at, width - at, selected ? over : ROLE_TEXT);
}

static bool has_keys(const struct pane *pane, const struct app *app)
{
    const struct screen *screen = app_top(app);
    return &screen->panes[screen->focus] == pane;
}

// The i-th line of what stands there when there are no rows.
static void draw_nothing(struct rows *rows, struct app *app, int y, int x, int width, int i)
{
    struct text words = {0}, line = {0};
    if (rows->source->nothing)
        rows->source->nothing(rows->context, app, &words);
    else
        text_add(&words, rows->source->empty);
    const char *at = text_get(&words);
    bool there = wrap_next(&at, width, &line);
    while (there && i-- > 0) {
        text_clear(&line);
        there = wrap_next(&at, width, &line);
    }
    if (there)
        draw_text(&app->draw, y, x, width, ROLE_DIM, text_get(&line));
    text_release(&line);
    text_release(&words);
}

// One line of the pane; `index` may lie behind the last row.
static void draw_line(struct pane *pane, struct app *app, int i, bool focused)
{
    struct rows *rows = pane->state;
    size_t index = rows->list.top + (size_t)i;
    int y = pane->area.y + 1 + i, width = pane->area.width;
    struct row row;
    bool there = index < rows->list.count, selected = there && index == rows->list.selected;
    if (!there || !get_row(rows, app, index, width - 1, &row)) {
        draw_blank(&app->draw, y, pane->area.x, width, ROLE_TEXT);
        if (rows->list.count == 0)
            draw_nothing(rows, app, y, pane->area.x + 1, width - 2, i);
        return;
    }
    if (selected)
        rows->cursor_column = (short)row.cursor;
    draw_row(app, y, pane->area.x, width, &row, selected && (focused || rows->source->keep),
             focused);
}

static void rows_draw(struct pane *pane, struct app *app)
{
    struct rows *rows = pane->state;
    struct list *list = &rows->list;
    int height = pane->area.height - 1;
    list_fit(list, count_rows(rows, app), (size_t)(height > 0 ? height : 0));
    settle(rows, true);
    bool focused = has_keys(pane, app), all = pane->dirt == DIRTY || list->top != rows->drawn_top;
    for (int i = 0; i < height; i++) {
        size_t index = list->top + (size_t)i;
        if (all || index == list->selected || index == rows->drawn_selected)
            draw_line(pane, app, i, focused);
    }
    rows->drawn_top = list->top;
    rows->drawn_selected = list->selected;
}

static void rows_title(struct pane *pane, struct app *app, struct text *out)
{
    struct rows *rows = pane->state;
    rows->source->title(rows->context, app, out);
}

static unsigned moved(struct pane *pane, struct app *app)
{
    struct rows *rows = pane->state;
    unsigned reaction = REACT_PANE;
    if (pane->dirt == CLEAN)
        pane->dirt = CURSOR_MOVED;
    if (rows->source->selected)
        reaction |= rows->source->selected(rows->context, app, rows->list.selected);
    return reaction;
}

// Movement by one passes over headings; what lies above the first stop is shown by going up once more.
static bool move(struct rows *rows, enum action action)
{
    size_t was = rows->list.selected, top = rows->list.top;
    bool forward = action != ACTION_UP && action != ACTION_PAGE_UP && action != ACTION_FIRST;
    list_move(&rows->list, action);
    if (action == ACTION_PAGE_DOWN ||
        action == ACTION_PAGE_UP) { // a page is never pushed on: no row is left unseen
        size_t at = rows->list.selected;
        while (at > rows->list.top && at != was && !may_stop(rows, at))
            at--;
        if (at != was && may_stop(rows, at))
            list_select(&rows->list, at);
    }
    while (rows->list.selected != was && !may_stop(rows, rows->list.selected)) {
        size_t at = rows->list.selected;
        if (!list_move(&rows->list, forward ? ACTION_DOWN : ACTION_UP) || rows->list.selected == at)
            break;
    }
    if (!may_stop(rows, rows->list.selected))
        settle(rows, forward);
    if (rows->list.selected == was && !forward && action != ACTION_PAGE_UP)
        rows->list.top = rows->list.selected < rows->list.height ? 0 : rows->list.top;
    return rows->list.selected != was || rows->list.top != top;
}

static unsigned rows_act(struct pane *pane, struct app *app, enum action action)
{
    struct rows *rows = pane->state;
    int height = pane->area.height - 1; // keys may come before the first painting
    list_fit(&rows->list, count_rows(rows, app), (size_t)(height > 0 ? height : 0));
    switch (action) {
    case ACTION_UP:
    case ACTION_DOWN:
    case ACTION_PAGE_UP:
    case ACTION_PAGE_DOWN:
    case ACTION_FIRST:
    case ACTION_LAST:
        return move(rows, action) ? moved(pane, app) : REACT_NONE;
    default:
        break;
    }
    if (!rows->source->act || rows->list.count == 0)
        return REACT_IGNORED;
    return rows->source->act(rows->context, app, rows->list.selected, action);
}

static void rows_cursor(const struct pane *pane, int *y, int *x)
{
    const struct rows *rows = pane->state;
    *y = pane->area.y + 1 + (int)(rows->list.selected - rows->list.top);
    *x = pane->area.x + 1 + rows->cursor_column;
}

// The row as text, its columns kept apart by two blanks.
static void row_words(const struct row *row, struct text *out)
{
    for (int i = 0; i < row->count; i++) {
        if (!*row->spans[i].text)
            continue;
        if (out->length)
            text_add(out, "  ");
        text_add(out, row->spans[i].text);
    }
}

static void rows_copy(struct pane *pane, struct app *app, struct text *out)
{
    struct rows *rows = pane->state;
    struct row row;
    if (rows->list.count && get_row(rows, app, rows->list.selected, 1000, &row))
        row_words(&row, out);
}

static bool row_has(struct rows *rows, struct app *app, size_t index, const char *folded)
{
    struct row row;
    struct text words = {0}, fold = {0};
    bool found = false;
    if (may_stop(rows, index) && get_row(rows, app, index, 1000, &row)) {
        row_words(&row, &words);
        utf8_fold(text_get(&words), &fold);
        found = strstr(text_get(&fold), folded) != NULL;
    }
    text_release(&words);
    text_release(&fold);
    return found;
}

static bool rows_find(struct pane *pane, struct app *app, const char *text, bool forward, bool here)
{
    struct rows *rows = pane->state;
    struct text folded = {0};
    utf8_fold(text, &folded);
    size_t count = count_rows(rows, app), at = rows->list.selected;
    bool found = false;
    for (size_t i = here ? 0 : 1; i <= count && count && !found; i++) {
        size_t index = forward ? (at + i) % count : (at + count - i % count) % count;
        if (row_has(rows, app, index, text_get(&folded))) {
            rows->list.count = count;
            list_select(&rows->list, index);
            found = true;
        }
        arena_reset(app->scratch);
    }
    text_release(&folded);
    return found;
}

static void rows_close(struct pane *pane)
{
    free(pane->state);
}

static const struct pane_ops ops = {
    .title = rows_title,
    .draw = rows_draw,
    .act = rows_act,
    .cursor = rows_cursor,
    .copy = rows_copy,
    .find = rows_find,
    .close = rows_close,
};

struct pane *rows_add(struct screen *screen, const struct rows_source *source, void *context)
{
    struct rows *rows = xcalloc(1, sizeof *rows);
    rows->source = source;
    rows->context = context;
    return screen_add(screen, &ops, rows);
}

struct list *rows_list(const struct pane *pane)
{
    return &((struct rows *)pane->state)->list;
}

void rows_changed(struct pane *pane, size_t select)
{
    struct rows *rows = pane->state;
    rows->list.selected = select;
    if (!select)
        rows->list.top = 0;
    pane->dirt = DIRTY;
}
