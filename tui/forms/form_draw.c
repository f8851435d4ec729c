// SPDX-License-Identifier: MIT
// Drawing the form's rows, with the cursor where the typing is.
#include "form_inside.h"

#include <string.h>

#include "model/ground/utf8.h"
#include "tui/doc.h"

enum { MEANING_MOST = 6 };

// The row in which the cursor stands: within notes that of its line, of anything else the first.
static size_t line_of_cursor(const struct form *form, size_t first)
{
    const struct form_field *field = field_at(form, form->focus);
    const struct value *value = value_at(form, form->focus);
    for (size_t i = first; field && field->kind == FORM_NOTES && i < form->line_count; i++) {
        const struct form_line *line = &form->lines[i];
        for (int j = 0; line->stop == form->focus && j < line->count; j++) {
            size_t at;
            int column;
            if (!line->segments[j].filled)
                continue;
            notes_cursor(&value->edit, line->segments[j].width, &at, &column);
            return i + at;
        }
    }
    return first;
}

// The block of rows of the field at hand, with what is said beneath it, is brought into sight.
static void scroll(struct form *form, int height)
{
    size_t first = 0, last = 0, rows = (size_t)height;
    bool found = false;
    for (size_t i = 0; i < form->line_count; i++) {
        if (form->lines[i].stop == form->focus) {
            first = found ? first : i;
            last = i;
            found = true;
        } else if (found && last == i - 1 && form->lines[i].stop == SIZE_MAX &&
                   form->lines[i].count > 0 && i - first < rows) {
            last = i; // told beneath it
        }
    }
    // what stands above it: the label of a checklist, a heading, what is wrong
    while (found && first > 0 && form->lines[first - 1].stop == SIZE_MAX && last + 1 - first < rows)
        first--;
    if (found && last - first >= rows) { // longer than the screen: what is typed is seen
        last = line_of_cursor(form, first);
        first = last <= first + 1 ? first : last; // and with its first line the label
    }
    if (last >= form->top + rows)
        form->top = last + 1 - rows;
    if (first < form->top)
        form->top = first;
    if (form->line_count <= rows || form->at_top)
        form->top = 0;
    else if (form->top + rows > form->line_count)
        form->top = form->line_count - rows;
}

static void draw_input(struct form *form, struct app *app, const struct value *value, int y, int x,
                       int width)
{
    const char *text = text_get(&value->edit.text), *end = text + value->edit.text.length;
    int before = lineedit_column(&value->edit);
    while (before > width - 1 && text < end) { // it scrolls under its left end
        int wide = utf8_columns(utf8_next(&text, end));
        before -= wide > 0 ? wide : 0;
    }
    draw_field(&app->draw, y, x, width, ROLE_INPUT, text);
    if (form->whole)
        draw_text(&app->draw, y, x, width, ROLE_SELECTION, text);
    form->cursor_y = y;
    form->cursor_x = x + before;
}

static void place_cursor(struct form *form, const struct form_line *line,
                         const struct segment *segment, int y, int x, size_t line_of_stop)
{
    const struct form_field *field = field_at(form, form->focus);
    const struct value *value = value_at(form, form->focus);
    if (line->stop != form->focus)
        return;
    if (field && field->kind == FORM_NOTES && value && segment->filled) {
        size_t at;
        int column;
        notes_cursor(&value->edit, segment->width, &at, &column);
        if (at == line_of_stop) {
            form->cursor_y = y;
            form->cursor_x = x + column;
        }
    } else if (!field && segment == &line->segments[0]) {
        form->cursor_y = y;
        form->cursor_x = x + 2;
    } else if (field && field->kind == FORM_CHECKLIST && segment == &line->segments[0] &&
               segment->width == 3) {
        form->cursor_y = y;
        form->cursor_x = x + 1;
    }
}

// Returns the columns that it takes.
static int draw_line(struct form *form, struct app *app, const struct form_line *line,
                     struct rect area, int y, size_t line_of_stop)
{
    bool focus = line->stop == form->focus;
    bool first = y == area.y || line[-1].stop != line->stop; // of those that are seen
    int at = 1;
    draw_text(&app->draw, y, area.x, 1, ROLE_TEXT, focus && first ? ">" : " ");
    for (int i = 0; i < line->count; i++) {
        const struct segment *segment = &line->segments[i];
        int room = area.width - segment->at,
            width = segment->width && segment->width < room ? segment->width : room;
        if (segment->at < at && i > 0)
            continue;
        draw_blank(&app->draw, y, area.x + at, segment->at - at, ROLE_TEXT);
        at = segment->at;
        if (!segment->text) {
            draw_input(form, app, value_at(form, form->focus), y, area.x + at, width);
            at += width;
        } else if (segment->filled || (segment->width && i + 1 < line->count)) {
            draw_field(&app->draw, y, area.x + at, width, segment->role, segment->text);
            at += width;
        } else {
            at += draw_text(&app->draw, y, area.x + at, width, segment->role, segment->text);
        }
        place_cursor(form, line, segment, y, area.x + segment->at, line_of_stop);
    }
    draw_blank(&app->draw, y, area.x + at, area.width - at, ROLE_TEXT);
    return at;
}

static size_t number_in_stop(const struct form *form, size_t index)
{
    size_t number = 0;
    const struct form_field *field = field_at(form, form->lines[index].stop);
    while (index > 0 && form->lines[index - 1].stop == form->lines[index].stop &&
           form->lines[index].stop != SIZE_MAX) {
        index--;
        number++;
    }
    // a label in a row of its own is no line of the notes
    if (field && field->kind == FORM_NOTES && number > 0 && form->lines[index].count == 1)
        return number - 1;
    return number;
}

static int draw_meaning(struct form *form, struct app *app, struct rect area)
{
    struct text row = {0};
    const char *said = text_get(&form->meaning);
    int rows = 0, most = area.height / 3 < MEANING_MOST ? area.height / 3 : MEANING_MOST;
    most = form->at_top ? 0 : most; // what is wrong comes first
    for (const char *at = said; rows < most && wrap_next(&at, area.width - 2, &row); rows++)
        text_clear(&row);
    if (rows > 0) {
        int y = area.y + area.height - rows;
        draw_horizontal(&app->draw, y - 1, area.x, area.width);
        draw_text(&app->draw, y - 1, area.x + 2, area.width - 4, ROLE_TITLE, " If you save ");
        for (int i = 0; i < rows; i++, y++) {
            text_clear(&row);
            wrap_next(&said, area.width - 2, &row);
            int used =
                draw_text(&app->draw, y, area.x + 1, area.width - 2, ROLE_CONSIDER, text_get(&row));
            draw_blank(&app->draw, y, area.x + 1 + used, area.width - 1 - used, ROLE_TEXT);
        }
        rows++;
    }
    text_release(&row);
    return rows;
}

// Fields, however many rows or boxes they have, that begin beneath that row; the button is none.
static size_t fields_beneath(const struct form *form, size_t row)
{
    const struct form_field *last = NULL;
    size_t count = 0;
    for (size_t i = row > 0 ? row - 1 : 0; i < form->line_count; i++) {
        const struct form_field *field = field_at(form, form->lines[i].stop);
        count += field && field != last && i >= row;
        last = field ? field : last;
    }
    return count;
}

// That the form goes on beneath what is seen, at the right end of the line there or, where there is none, of the last row if that has room.
static void draw_more(struct form *form, struct app *app, struct rect area, bool ruled, int used)
{
    enum { ROOMY = 60, IF_YOU_SAVE = 16 };
    size_t beneath = form->top + (size_t)area.height;
    if (beneath >= form->line_count)
        return;
    size_t left = fields_beneath(form, beneath);
    const char *what = area.width < ROOMY ? "" : left == 1 ? " field" : " fields";
    const char *words =
        left > 0 ? arena_printf(app->scratch, " %zu more%s below ", left, what) : " more below ";
    int width = utf8_width(words), x = area.width - width - 1;
    if (x > (ruled ? IF_YOU_SAVE : used))
        draw_text(&app->draw, area.y + area.height - (ruled ? 0 : 1), area.x + x, width, ROLE_TITLE,
                  words);
}

static void draw(struct pane *pane, struct app *app)
{
    struct form *form = pane->state;
    struct rect area = pane->area;
    area.y++;
    area.height--;
    form_describe(form, app);
    if (form->meaning_old && form->ops->meaning) {
        text_clear(&form->meaning);
        form->ops->meaning(form, app, &form->meaning);
    }
    form->meaning_old = false;
    form->width = area.width;
    int meaning = draw_meaning(form, app, area);
    area.height -= meaning;
    form->height = area.height;
    form_layout_lines(form, app);
    scroll(form, area.height);
    form->cursor_y = area.y;
    form->cursor_x = area.x;
    int used = 0; // of the last row
    for (int i = 0; i < area.height; i++) {
        size_t index = form->top + (size_t)i;
        if (index < form->line_count)
            used = draw_line(form, app, &form->lines[index], area, area.y + i,
                             number_in_stop(form, index));
        else
            draw_blank(&app->draw, area.y + i, area.x, area.width, ROLE_TEXT);
    }
    if (area.height > 0)
        draw_more(form, app, area, meaning > 0, used);
}

static void title(struct pane *pane, struct app *app, struct text *out)
{
    struct form *form = pane->state;
    form_describe(form, app);
    form->ops->title(form, app, out);
}

static unsigned act(struct pane *pane, struct app *app, enum action action)
{
    (void)pane;
    (void)app;
    (void)action;
    return REACT_IGNORED;
}

static void cursor(const struct pane *pane, int *y, int *x)
{
    const struct form *form = pane->state;
    *y = form->cursor_y;
    *x = form->cursor_x;
}

static void copy(struct pane *pane, struct app *app, struct text *out)
{
    struct form *form = pane->state;
    (void)app;
    const struct value *value = value_at(form, form->focus);
    text_add(out, value ? text_get(&value->edit.text) : "");
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

static void close(struct pane *pane)
{
    (void)pane; // the screen owns the form
}

const struct pane_ops form_pane = {
    .title = title,
    .draw = draw,
    .act = act,
    .cursor = cursor,
    .copy = copy,
    .find = find,
    .close = close,
};
