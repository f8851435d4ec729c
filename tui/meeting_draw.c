// SPDX-License-Identifier: MIT
// The item at hand on the screen: what is known of it, its minutes and what they mean; and the lines of the beginning and the end.
#include "meeting_sheet.h"

#include <string.h>

#include "model/ground/utf8.h"
#include "tui/forms/notes.h"
#include "tui/kpigrid.h"
#include "tui/phrases.h"

enum { NOTES_LEAST = 3, LAST_MOST = 3 };

static void draw_spans(struct app *app, int y, struct rect area, const struct row *row)
{
    draw_blank(&app->draw, y, area.x, area.width, ROLE_TEXT);
    for (int i = 0; i < row->count; i++) {
        const struct span *span = &row->spans[i];
        int width =
            span->width < area.width - 1 - span->at ? span->width : area.width - 1 - span->at;
        if (width <= 0)
            continue;
        if (span->right)
            draw_right(&app->draw, y, area.x + 1 + span->at, width, span->role, span->text);
        else
            draw_field(&app->draw, y, area.x + 1 + span->at, width, span->role, span->text);
    }
}

void meeting_draw_line(struct app *app, int y, struct rect area, enum role role, const char *words)
{
    draw_blank(&app->draw, y, area.x, 1, ROLE_TEXT);
    draw_field(&app->draw, y, area.x + 1, area.width - 1, role, words);
}

// ---- What stands above the minutes ----------------------------------------------------------------------------------------------

static void add_last(struct doc *doc, const struct agenda_item *agenda, day today)
{
    if (*agenda->last_ref == '\0')
        return;
    const char *words = arena_printf(
        doc->arena, "%s %s, %s%s%s", agenda->last_held_over ? "Held over from" : "Last time,",
        agenda->last_ref, phrase_day(doc->arena, agenda->last_on, today),
        *agenda->last != '\0' ? ": " : "", agenda->last);
    size_t first =
        doc_words(doc, 0, true, agenda->last_held_over ? ROLE_CONSIDER : ROLE_DIM, words);
    if (doc->count > first + LAST_MOST)
        doc->count = first + LAST_MOST;
}

static void add_context(const struct sheet *sheet, const struct app *app,
                        const struct sheet_item *item, struct doc *doc)
{
    const struct agenda_item *agenda = item->agenda;
    int number = agenda != NULL && *agenda->number != '\0' ? utf8_width(agenda->number) + 1 : 0;
    if (number + utf8_width(item->title) + 2 > doc->width) // more than the pane's title shows
        doc_words(doc, 0, true, ROLE_STRONG, item->title);
    if (agenda == NULL)
        return;
    if (*agenda->more != '\0')
        doc_words(doc, 0, true,
                  agenda->matter != NULL && agenda->matter->overdue ? ROLE_OVERDUE : ROLE_DIM,
                  agenda->more);
    add_last(doc, agenda, app->office->today);
    if (agenda->papers)
        meeting_papers(doc, &sheet->evaluation, agenda->papers);
    if (agenda->figures)
        kpigrid_add(doc, &sheet->evaluation, true);
}

static void state_words(const struct sheet_item *item, struct text *out)
{
    text_add(out, "Minutes");
    text_add(out, item->done ? "  DONE" : "");
    text_add(out, item->held_over ? "  HELD OVER to the next meeting" : "");
}

// What the line means in which the cursor stands, if it is an action.
static const char *echo_words(const struct sheet *sheet, const struct app *app,
                              const struct sheet_item *item, enum role *role)
{
    const char *text = words_get(&item->notes), *at = text, *line;
    size_t length, cursor = item->notes.edit.cursor;
    *role = ROLE_DIM;
    while (next_line(&at, &line, &length)) {
        struct agreed agreed;
        size_t from = (size_t)(line - text);
        if (cursor < from || cursor > from + length ||
            !agreed_read(sheet, app, line, length, app->scratch, &agreed))
            continue;
        *role = agreed.trouble != NULL ? ROLE_WARNING : ROLE_MESSAGE;
        if (agreed.trouble != NULL)
            return agreed.trouble;
        struct text by = {0};
        day_print(agreed.due_by, true, &by);
        const char *words = arena_printf(app->scratch, "Action by %s%s: %s", text_get(&by),
                                         agreed.by_next ? ", the next meeting" : "", agreed.owner);
        text_release(&by);
        return words;
    }
    return words_blank(&item->notes) ? "Type the minute. An action: * what; owner; by when" : "";
}

static void draw_notes(struct sheet *sheet, struct app *app, struct rect area,
                       const struct written *words)
{
    int width = area.width - 2;
    size_t line, count = notes_count(&words->edit, width), height = (size_t)area.height;
    int column;
    notes_cursor(&words->edit, width, &line, &column);
    sheet->notes_width = width;
    sheet->notes_y = area.y;
    if (line < sheet->notes_top)
        sheet->notes_top = line;
    if (line >= sheet->notes_top + height)
        sheet->notes_top = line + 1 - height;
    for (size_t i = 0; i < height; i++) {
        int y = area.y + (int)i;
        size_t length = 0;
        const char *from = sheet->notes_top + i < count
                               ? notes_line(&words->edit, width, sheet->notes_top + i, &length)
                               : "";
        bool action = length > 0 && *from == '*';
        meeting_draw_line(app, y, area, action ? ROLE_STRONG : ROLE_TEXT,
                          arena_strndup(app->scratch, from, length));
    }
}

// Rows of the item's pane: how many for what stands above, and where the minutes begin.
struct split {
    int context, notes;
};
static struct split split_of(const struct rect *area, size_t context)
{
    int rows = area->height - 3, room = rows - NOTES_LEAST; // title, line above the minutes, echo
    struct split split = {.context = (int)context < room ? (int)context : room > 0 ? room : 0};
    split.notes = rows - split.context;
    return split;
}

static void draw_item(struct sheet *sheet, struct app *app, struct rect area,
                      const struct sheet_item *item)
{
    struct doc doc;
    struct text state = {0};
    enum role role;
    doc_begin(&doc, app->scratch, area.width - 1);
    add_context(sheet, app, item, &doc);
    struct split split = split_of(&area, doc.count);
    int y = area.y + 1;
    for (int i = 0; i < split.context; i++)
        draw_spans(app, y++, area, &doc.rows[i].row);
    state_words(item, &state);
    meeting_draw_line(app, y++, area, item->held_over || item->done ? ROLE_CONSIDER : ROLE_TITLE,
                      text_get(&state));
    draw_notes(sheet, app,
               (struct rect){.y = y, .x = area.x, .height = split.notes, .width = area.width},
               &item->notes);
    const char *echo = echo_words(sheet, app, item, &role);
    meeting_draw_line(app, area.y + area.height - 1, area, role, echo);
    text_release(&state);
}

// ---- Lines ----------------------------------------------------------------------------------------------------------------------

static int label_width(const struct rect *area)
{
    return area->width >= 50 ? 26 : 20;
}

static const char *label_of(const struct sheet_line *line, struct arena *arena)
{
    if (!line->box)
        return line->label;
    return arena_printf(arena, "[%c] %s", line->ticked ? 'x' : ' ', line->label);
}

static void draw_sheet_line(struct sheet *sheet, struct app *app, struct rect area, int y,
                            struct sheet_line *line, bool here)
{
    int width = label_width(&area), x = area.x + 1;
    draw_blank(&app->draw, y, area.x, area.width, ROLE_TEXT);
    draw_field(&app->draw, y, x, width - 1, here ? ROLE_STRONG : ROLE_TEXT,
               label_of(line, app->scratch));
    draw_field(&app->draw, y, x + width, area.width - width - 2,
               here && sheet->whole ? ROLE_SELECTION : ROLE_INPUT, words_get(&line->words));
}

static void say_role(const struct sheet_line *line, struct text *out)
{
    if (line->role == NULL)
        return;
    text_printf(out, "%s%s", line->label, line->role->required ? ": required" : "");
    text_add(out, line->role->chairs ? ", chairs" : "");
    if (*line->role->clause != '\0')
        text_printf(out, " (%s)", line->role->clause);
    text_add(out, ". Space ticks, or type who.");
}

static void say_date(const struct sheet *sheet, const struct app *app,
                     const struct sheet_line *line, struct text *out)
{
    struct text why = {0};
    day on = sheet_day(sheet, app, line, &why);
    if (on != DAY_NONE) {
        day_print(on, true, out);
        const char *far = phrase_distance(app->scratch, on, app->office->today);
        text_printf(out, "%s%s", *far != '\0' ? ", " : "", far);
    } else if (why.length > 0) {
        text_add(out, text_get(&why));
    } else if (line == &sheet->ending[END_NEXT]) {
        text_add(out, "Blank: none is booked.");
    }
    text_release(&why);
}

// What the line at hand means.
static void add_hint(struct sheet *sheet, struct app *app, const struct sheet_line *line,
                     struct doc *doc)
{
    struct text said = {0};
    if (!sheet_line_shown(sheet, line))
        return;
    if (line->date)
        say_date(sheet, app, line, &said);
    else
        say_role(line, &said);
    doc_words(doc, 0, true, ROLE_DIM, text_get(&said));
    if (doc->width >= 40)
        doc_blank(doc);
    text_release(&said);
}

static const char *how_to_end(struct app *app, bool more)
{
    struct text name = {0};
    keymap_names_beyond_letters(app->keymap, ACTION_SAVE, &name);
    const char *words =
        arena_printf(app->scratch, "%s%s puts it on record.%s", more ? "" : "Not saved yet. ",
                     text_get(&name), more ? " Down: more" : "");
    text_release(&name);
    return words;
}

static void draw_lines(struct sheet *sheet, struct app *app, struct rect area)
{
    size_t count = 0;
    struct sheet_line *lines = sheet_lines(sheet, &count);
    int y = area.y + 1, end = area.y + area.height - 1;
    bool ending = sheet->stop == sheet_end(sheet);
    for (size_t i = 0; i < count && y < end; i++) {
        if (sheet_line_shown(sheet, &lines[i]))
            draw_sheet_line(sheet, app, area, y++, &lines[i], i == sheet->line);
    }
    struct doc doc;
    doc_begin(&doc, app->scratch, area.width - 2);
    add_hint(sheet, app, &lines[sheet->line], &doc);
    if (ending)
        sheet_summary(sheet, app, &doc);
    size_t room = end > y ? (size_t)(end - y) : 0, most = doc.count > room ? doc.count - room : 0;
    sheet->summary_top = sheet->summary_top < most ? sheet->summary_top : most;
    for (size_t i = sheet->summary_top; y <= end; i++, y++) {
        struct row none = {0};
        if (y == end && ending)
            meeting_draw_line(app, y, area, ROLE_MESSAGE,
                              how_to_end(app, sheet->summary_top < most));
        else
            draw_spans(app, y, area, i < doc.count ? &doc.rows[i].row : &none);
    }
}

// ---- The pane -------------------------------------------------------------------------------------------------------------------

static void sheet_title(struct pane *pane, struct app *app, struct text *out)
{
    struct sheet *sheet = pane->state;
    (void)app;
    const struct sheet_item *item = sheet_item_at(sheet);
    if (item == NULL) {
        text_add(out, sheet->stop == 0 ? "Who is here" : "End and next meeting");
        return;
    }
    const struct agenda_item *agenda = item->agenda;
    if (agenda != NULL && *agenda->number != '\0')
        text_printf(out, "%s ", agenda->number);
    else if (agenda != NULL && agenda->matter != NULL)
        text_printf(out, "%s ", agenda->matter->ref);
    text_add(out, item->title);
}

static void sheet_draw(struct pane *pane, struct app *app)
{
    struct sheet *sheet = pane->state;
    const struct sheet_item *item = sheet_item_at(sheet);
    if (item != NULL)
        draw_item(sheet, app, pane->area, item);
    else
        draw_lines(sheet, app, pane->area);
}

static void cursor_in_item(const struct pane *pane, const struct sheet *sheet,
                           const struct sheet_item *item, int *y, int *x)
{
    size_t line;
    int column;
    notes_cursor(&item->notes.edit, sheet->notes_width, &line, &column);
    *y = sheet->notes_y + (int)(line - sheet->notes_top);
    *x = pane->area.x + 1 + column;
}

static void sheet_cursor(const struct pane *pane, int *y, int *x)
{
    struct sheet *sheet = pane->state;
    const struct sheet_item *item = sheet_item_at(sheet);
    if (item != NULL) {
        cursor_in_item(pane, sheet, item, y, x);
        return;
    }
    size_t count = 0;
    struct sheet_line *lines = sheet_lines(sheet, &count);
    *y = pane->area.y + 1;
    for (size_t i = 0; i < sheet->line; i++)
        *y += sheet_line_shown(sheet, &lines[i]);
    *x = pane->area.x + 1 + label_width(&pane->area) +
         lineedit_column(&lines[sheet->line].words.edit);
}

unsigned meeting_pane_ignore(struct pane *pane, struct app *app, enum action action)
{
    (void)pane;
    (void)app;
    (void)action;
    return REACT_IGNORED;
}

void meeting_pane_copy(struct pane *pane, struct app *app, struct text *out)
{
    (void)app;
    text_add(out, words_get(sheet_words(pane->state)));
}

void meeting_pane_close(struct pane *pane)
{
    (void)pane; // the sheet is the screen's
}

const struct pane_ops meeting_sheet_pane = {
    .title = sheet_title,
    .draw = sheet_draw,
    .act = meeting_pane_ignore,
    .cursor = sheet_cursor,
    .copy = meeting_pane_copy,
    .close = meeting_pane_close,
};
