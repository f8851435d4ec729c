// SPDX-License-Identifier: MIT
// Drawing the grid: the day received, a row for each KPI with the periods before, the reason, and the lines beneath.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "model/ground/memory.h"
#include "model/ground/utf8.h"
#include "model/returns_late.h"
#include "tui/phrases.h"
#include "tui/return_view.h"

enum {
    WIDE_FROM = 64,
    LABEL = 10,      // of the date received and the reason
    ROOMY_FROM = 14, // rows from which the hint has room
};

struct shape { // the columns
    int date;  // where the day received is typed
    int name, past, past_width, past_at, cell_at, cell, share_at, share, rag_at, rag, target;
    bool wide;
};

static struct shape shape_for(int width)
{
    struct shape shape = {.wide = width >= WIDE_FROM};
    shape.date = shape.wide ? 18 : 12;
    shape.cell = shape.wide ? 13 : 9;
    shape.share = shape.wide ? 8 : 0;
    shape.rag = 6;
    shape.target = shape.wide ? 8 : 5;
    shape.past_width = shape.wide ? 8 : 7;
    int mark = shape.wide ? 2 : 1; // and a blank behind it
    int room =
        width - 1 - shape.cell - mark - shape.share - shape.rag - shape.wide - shape.target - 1;
    int name = shape.wide ? 14 : 9;
    shape.past = (room - name) / shape.past_width;
    shape.past = shape.past < 1                    ? 1
                 : shape.past > RETURN_MOST_BEFORE ? RETURN_MOST_BEFORE
                                                   : shape.past;
    shape.name = room - shape.past * shape.past_width;
    shape.name = shape.name > 40 ? 40 : shape.name;
    shape.past_at = 1 + shape.name;
    shape.cell_at = shape.past_at + shape.past * shape.past_width + 1;
    shape.share_at = shape.cell_at + shape.cell + mark;
    shape.rag_at = shape.share_at + shape.share;
    return shape;
}

struct place { // the rows
    struct shape shape;
    int y, width, grid, grid_rows, reason, below, below_rows;
    struct return_lines lines;
};

// What is told beneath has room first as far as three rows of the grid are left.
static struct place place_for(struct return_view *view, struct app *app, const struct rect *area)
{
    struct place place = {.shape = shape_for(area->width), .y = area->y + 1, .width = area->width};
    int rows = area->height - 1, reason = return_has_reason(view);
    int room = rows - 2 - reason, least = 3, cells = (int)view->sheet.count;
    place.lines = return_lines(view, app, area->width - 2, rows >= ROOMY_FROM, app->scratch);
    int wanted = (int)place.lines.count < 2 ? 2 : (int)place.lines.count;
    place.grid_rows = cells;
    if (place.grid_rows > room - wanted)
        place.grid_rows = room - wanted < least ? least : room - wanted;
    if (place.grid_rows > cells)
        place.grid_rows = cells;
    place.grid = place.y + 2;
    place.reason = place.grid + place.grid_rows;
    place.below = place.reason + reason;
    place.below_rows = place.y + rows - place.below;
    return place;
}

static void scroll(struct return_view *view, int rows)
{
    int at = view->focus - 1, count = (int)view->sheet.count;
    at = at < 0 ? 0 : at >= count ? count - 1 : at;
    if (at < view->top)
        view->top = at;
    if (at >= view->top + rows)
        view->top = at - rows + 1;
    if (view->top > count - rows)
        view->top = count - rows;
    view->top = view->top < 0 ? 0 : view->top;
}

// The part of a typed line that has room: its end with the cursor. *hidden is how many columns are left out before.
static const char *shown(const struct lineedit *edit, int width, int *hidden)
{
    const char *at = text_get(&edit->text), *end = at + edit->text.length;
    *hidden = 0;
    while (at < end && lineedit_column(edit) - *hidden >= width) {
        uint32_t character = utf8_next(&at, end);
        *hidden += character == UTF8_BAD         ? 1
                   : utf8_columns(character) > 0 ? utf8_columns(character)
                                                 : 0;
    }
    return at;
}

static void draw_typed(struct app *app, int y, int x, int width, const struct return_field *field,
                       bool focused, enum role idle)
{
    int hidden = 0;
    const char *text = text_get(&field->edit.text);
    if (focused) {
        text = shown(&field->edit, width, &hidden);
        draw_field(&app->draw, y, x, width, ROLE_INPUT, text);
    } else if (!*text) {
        char *blank = xmalloc((size_t)width + 1);
        memset(blank, '_', (size_t)width);
        blank[width] = 0;
        draw_text(&app->draw, y, x, width, ROLE_DIM, blank);
        free(blank);
    } else {
        draw_field(&app->draw, y, x, width, field->touched ? ROLE_STRONG : idle, text);
    }
}

// ---- Rows ------------------------------------------------------------------------------------------------------------------------------

// The day received in full, and how late that is, as long as something of the return is still to come.
static void echo_day(const struct return_view *view, bool wide, struct text *out)
{
    const struct return_sheet *sheet = &view->sheet;
    day received = view->received_on;
    if (wide) {
        day_print(received, true, out);
    } else {
        text_printf(out, "%s ", day_weekday_name(day_weekday(received), true));
        day_print_brief(received, 0, out);
    }
    if (sheet->due != DAY_NONE && sheet->in < sheet->count)
        days_late_words(received - sheet->due, out);
}

static void draw_received(struct return_view *view, struct app *app, const struct place *place)
{
    struct draw *draw = &app->draw;
    struct text echo = {0};
    int at = LABEL + place->shape.date + 1, y = place->y;
    bool bad = *view->received_why && view->received.left;
    draw_blank(draw, y, 0, place->width, ROLE_TEXT);
    draw_text(draw, y, 0, 1, ROLE_WARNING, bad ? "!" : "");
    draw_text(draw, y, 1, LABEL - 1, ROLE_TEXT, "Received");
    draw_typed(app, y, LABEL, place->shape.date, &view->received, view->focus == 0, ROLE_TEXT);
    if (bad)
        text_add(&echo, view->focus == 0 ? "" : view->received_why);
    else if (view->received_on != DAY_NONE)
        echo_day(view, place->shape.wide, &echo);
    int used =
        draw_text(draw, y, at, place->width - at, bad ? ROLE_WARNING : ROLE_DIM, text_get(&echo));
    enum { BRIEF = 10, WHOLE = 25 }; // columns of the words about the keys
    int room = place->width - at - used - 2;
    if (place->shape.wide && !bad && room >= BRIEF)
        draw_right(draw, y, at + used + 1, room, ROLE_DIM,
                   room >= WHOLE ? "PgUp, PgDn: other periods" : "PgUp, PgDn");
    text_release(&echo);
}

static void heading_of(const struct return_sheet *sheet, int back, struct text *out)
{
    day first = day_add_months(sheet->first, -back * sheet->months);
    struct civil a = day_civil(first), b = day_civil(day_add_months(first, sheet->months) - 1);
    if (sheet->months == 3)
        text_printf(out, "Q%d %02d", (a.month + 2) / 3, a.year % 100);
    else
        text_printf(out, "%s %02d", day_month_name(b.month, true), b.year % 100);
}

// Whether the contract ran in the return so many before.
static bool runs_in(const struct return_sheet *sheet, int back)
{
    return day_add_months(sheet->first, (1 - back) * sheet->months) >
           sheet->evaluation.contract.starts;
}

static void draw_heading(struct return_view *view, struct app *app, const struct place *place)
{
    const struct shape *shape = &place->shape;
    struct draw *draw = &app->draw;
    int y = place->y + 1;
    struct text words = {0};
    draw_blank(draw, y, 0, place->width, ROLE_TEXT);
    draw_text(draw, y, 1, shape->name, ROLE_DIM, "KPI");
    for (int i = 0; i <= shape->past; i++) {
        text_clear(&words);
        if (runs_in(&view->sheet, shape->past - i))
            heading_of(&view->sheet, shape->past - i, &words);
        draw_text(draw, y, shape->past_at + i * shape->past_width + (i == shape->past),
                  shape->past_width, i == shape->past ? ROLE_STRONG : ROLE_DIM, text_get(&words));
    }
    draw_right(draw, y, place->width - shape->target - shape->wide, shape->target, ROLE_DIM,
               shape->wide ? "target" : "targ");
    text_release(&words);
}

static void value_words(const struct return_kpi *kpi, const char *value, struct text *out)
{
    struct decimal figure;
    bool ratio;
    if (!measure_figure(value, &figure, &ratio)) {
        text_add(out, text_equal(value, "none") ? "n/a" : value);
        return;
    }
    if (ratio && text_equal(kpi->kpi->unit, "%"))
        figure = decimal_times(figure, 100);
    if (kpi->target)
        decimal_print_against(figure, kpi->target->target, 1, out);
    else
        decimal_print(figure, 1, out);
}

static void draw_past(struct app *app, int y, const struct shape *shape,
                      const struct return_kpi *kpi)
{
    for (int i = 0; i < shape->past; i++) {
        const struct return_record *record = &kpi->before[shape->past - 1 - i];
        int x = shape->past_at + i * shape->past_width;
        struct text value = {0};
        if (!record->any)
            continue;
        bool quiet = record->colour <= COLOUR_GREEN;
        draw_text(&app->draw, y, x, 1, quiet ? ROLE_DIM : rag_role((int)record->colour),
                  text_equal(record->value, "none") ? "0" : rag_letter((int)record->colour));
        if (*record->value)
            value_words(kpi, record->value, &value);
        text_add(&value, record->early ? "*" : record->corrected ? "c" : "");
        draw_text(&app->draw, y, x + 2, shape->past_width - 2, ROLE_DIM, text_get(&value));
        text_release(&value);
    }
}

static void draw_target(struct app *app, int y, const struct place *place,
                        const struct return_kpi *kpi)
{
    struct text words = {0};
    if (kpi->target && kpi->kpi->better != BETTER_CATEGORY) {
        text_add(&words, kpi->kpi->better == BETTER_LOWER ? "<=" : ">=");
        text_add(&words, place->shape.wide ? " " : "");
        decimal_print(kpi->target->target, 2, &words);
        text_add(&words, place->shape.wide && kpi->kpi->unit ? kpi->kpi->unit : "");
    }
    draw_right(&app->draw, y, place->width - place->shape.target - place->shape.wide,
               place->shape.target, ROLE_DIM, text_get(&words));
    text_release(&words);
}

// What the figure comes to: its share in wide grids, and the colour's word.
static void draw_meant(struct return_view *view, struct app *app, int y, const struct place *place,
                       size_t index, const struct measure *measure, enum typed_measure said)
{
    const struct shape *shape = &place->shape;
    const struct return_kpi *kpi = &view->sheet.kpis[index];
    bool read = said == MEASURE_TYPED && !measure->troubles,
         none = text_equal(measure->value, "none");
    struct text share = {0};
    if (shape->wide && read && strchr(measure->value, '/') && text_equal(kpi->kpi->unit, "%")) {
        text_add(&share, "= ");
        value_words(kpi, measure->value, &share);
        text_add_char(&share, '%');
    } else if (kpi->kpi->unit) {
        text_add(&share, kpi->kpi->unit);
    }
    if (shape->wide)
        draw_text(&app->draw, y, shape->share_at, shape->share - 1, ROLE_DIM, text_get(&share));
    text_release(&share);
    if (read && !none && measure->colour != COLOUR_NONE)
        draw_text(&app->draw, y, shape->rag_at, shape->rag - 1, rag_role((int)measure->colour),
                  rag_word((int)measure->colour));
    else if (said == MEASURE_BLANK && !kpi->result.any && kpi->early.any)
        draw_text(&app->draw, y, shape->rag_at, shape->rag - 1, ROLE_DIM,
                  arena_printf(app->scratch, "%s*", rag_letter((int)kpi->early.colour)));
    else if (read || said == MEASURE_NOT_RECEIVED)
        draw_text(&app->draw, y, shape->rag_at, shape->rag - 1, ROLE_DIM,
                  said == MEASURE_NOT_RECEIVED ? "nr"
                  : none                       ? "n/a"
                                               : "none");
}

static void draw_cell(struct return_view *view, struct app *app, int y, const struct place *place,
                      size_t index)
{
    struct return_cell *cell = &view->cells[index];
    const struct shape *shape = &place->shape;
    const struct return_kpi *kpi = &view->sheet.kpis[index];
    bool focused = view->focus == (int)index + 1;
    struct measure measure = view->readings[index].measure;
    enum typed_measure said = view->readings[index].said;
    if (view->pasted && view->pasted[index]) {
        said = measure_typed(kpi->kpi, &view->sheet.evaluation.facts, kpi->period,
                             view->pasted[index], app->scratch, &measure);
        draw_field(&app->draw, y, shape->cell_at, shape->cell, ROLE_MATCH, view->pasted[index]);
    } else {
        draw_typed(app, y, shape->cell_at, shape->cell, &cell->field, focused && !view->pasted,
                   ROLE_TEXT);
    }
    bool bad = *return_cell_mistake(view, index, app->scratch) && cell->field.left;
    bool pasted_bad =
        view->pasted && view->pasted[index] && said == MEASURE_TYPED && measure.troubles;
    const char *mark = cell->theirs                                        ? "<"
                       : bad || pasted_bad                                 ? "!"
                       : view->readings[index].change == RETURN_CORRECTION ? "c"
                                                                           : "";
    draw_text(&app->draw, y, shape->cell_at + shape->cell, 1, ROLE_WARNING, mark);
    draw_meant(view, app, y, place, index, &measure, said);
}

static void draw_kpi(struct return_view *view, struct app *app, int y, const struct place *place,
                     size_t index)
{
    const struct return_kpi *kpi = &view->sheet.kpis[index];
    const struct shape *shape = &place->shape;
    const char *full = arena_printf(app->scratch, "%s %s", kpi->kpi->ref, kpi->kpi->title);
    bool fits = utf8_width(full) < shape->name || !kpi->kpi->brief;
    bool focused = view->focus == (int)index + 1;
    draw_blank(&app->draw, y, 0, place->width, ROLE_TEXT);
    draw_text(&app->draw, y, 0, 1, ROLE_TEXT, focused ? ">" : "");
    draw_text(&app->draw, y, 1, shape->name - 1, ROLE_TEXT,
              fits ? full : arena_printf(app->scratch, "%s %s", kpi->kpi->ref, kpi->kpi->brief));
    draw_past(app, y, shape, kpi);
    draw_target(app, y, place, kpi);
    draw_cell(view, app, y, place, index);
}

static void draw_reason(struct return_view *view, struct app *app, const struct place *place)
{
    bool bad = *return_reason_mistake(view) && view->reason.left;
    int y = place->reason;
    draw_blank(&app->draw, y, 0, place->width, ROLE_TEXT);
    draw_text(&app->draw, y, 0, 1, ROLE_WARNING, bad ? "!" : "");
    draw_text(&app->draw, y, 1, LABEL - 1, ROLE_TEXT, "Reason");
    draw_typed(app, y, LABEL, place->width - LABEL - 1, &view->reason,
               view->focus == (int)view->sheet.count + 1, ROLE_TEXT);
}

static void draw_below(struct app *app, const struct place *place)
{
    for (int i = 0; i < place->below_rows; i++) {
        int y = place->below + i;
        draw_blank(&app->draw, y, 0, place->width, ROLE_TEXT);
        if (i >= (int)place->lines.count)
            continue;
        bool cut = i == place->below_rows - 1 && (int)place->lines.count > place->below_rows;
        const struct return_line *line = &place->lines.list[i];
        draw_text(&app->draw, y, 1, place->width - 2, line->role,
                  cut ? arena_printf(app->scratch, "%s ...", line->words) : line->words);
    }
}

// ---- The pane --------------------------------------------------------------------------------------------------------------------------

static void draw(struct pane *pane, struct app *app)
{
    struct return_view *view = pane->state;
    struct place place = place_for(view, app, &pane->area);
    scroll(view, place.grid_rows);
    draw_received(view, app, &place);
    draw_heading(view, app, &place);
    for (int i = 0; i < place.grid_rows; i++)
        draw_kpi(view, app, place.grid + i, &place, (size_t)view->top + (size_t)i);
    if (return_has_reason(view))
        draw_reason(view, app, &place);
    draw_below(app, &place);
    view->drawn_reason = place.reason;
}

static void title(struct pane *pane, struct app *app, struct text *out)
{
    struct return_view *view = pane->state;
    const struct return_sheet *sheet = &view->sheet;
    return_period_words(sheet->first, sheet->last, out);
    if (sheet->partial) {
        text_add(out, " (part: ");
        day_print_brief(sheet->from, sheet->last, out);
        text_add(out, " to ");
        day_print_brief(sheet->to, sheet->last, out);
        text_add_char(out, ')');
    }
    if (view->received_on != DAY_NONE && view->received_on <= sheet->last && !sheet->in)
        text_add(out, ", early report");
    text_printf(out, ": %s  %s", sheet->evaluation.contract.ref,
                sheet->evaluation.contract.provider_name);
    if (sheet->due != DAY_NONE && sheet->evaluation.framework->provisions.return_count > 0) {
        text_add(out, ", due ");
        day_print_brief(sheet->due, app->office->today, out);
    }
    if (sheet->in)
        text_printf(out, ", %zu of %zu recorded", sheet->in, sheet->count);
}

static unsigned act(struct pane *pane, struct app *app, enum action action)
{
    return return_field_act(pane->state, app, action);
}

static void cursor(const struct pane *pane, int *y, int *x)
{
    struct return_view *view = pane->state;
    struct shape shape = shape_for(pane->area.width);
    const struct return_field *field = return_focused(view);
    int hidden = 0, width = shape.date;
    *x = LABEL;
    *y = pane->area.y + 1;
    if (return_cell_at(view)) {
        *x = shape.cell_at;
        *y = pane->area.y + 3 + view->focus - 1 - view->top;
        width = shape.cell;
    } else if (view->focus) {
        *y = view->drawn_reason;
        width = pane->area.width - LABEL - 1;
    }
    shown(&field->edit, width, &hidden);
    *x += lineedit_column(&field->edit) - hidden;
}

static void copy(struct pane *pane, struct app *app, struct text *out)
{
    (void)app;
    text_add(out, text_get(&return_focused(pane->state)->edit.text));
}

static bool find(struct pane *pane, struct app *app, const char *text, bool forward, bool here)
{
    (void)pane;
    (void)app;
    (void)text;
    (void)forward;
    (void)here;
    return false;
}

static void close_pane(struct pane *pane)
{
    (void)pane; // the view belongs to the screen
}

const struct pane_ops return_pane_ops = {
    .title = title,
    .draw = draw,
    .act = act,
    .cursor = cursor,
    .copy = copy,
    .find = find,
    .close = close_pane,
};
