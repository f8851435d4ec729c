// SPDX-License-Identifier: MIT
// The meeting on the screen: the agenda down the side, the item at hand beside it.
#include "meeting_sheet.h"

#include <string.h>

#include "model/ground/utf8.h"
#include "tui/forms/notes.h"
#include "tui/kpigrid.h"
#include "tui/phrases.h"

enum { NOTES_LEAST = 3, LAST_MOST = 3, MARK_WIDTH = 2 };

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

static void draw_line(struct app *app, int y, struct rect area, enum role role, const char *words)
{
    draw_blank(&app->draw, y, area.x, 1, ROLE_TEXT);
    draw_field(&app->draw, y, area.x + 1, area.width - 1, role, words);
}

// ---- The agenda -----------------------------------------------------------------------------------------------------------------

struct side_row { // a heading (stop SIZE_MAX) or a stop
    size_t stop;
    const char *heading;
};

static const char *heading_of(const struct sheet_item *item)
{
    if (item->agenda != NULL)
        return agenda_part_title(item->agenda->part);
    return item->own ? agenda_part_title(AGENDA_ADDED) : "Not on the agenda now";
}

static struct side_row *side_rows(const struct sheet *sheet, struct arena *arena, size_t *count)
{
    struct side_row *rows = ARENA_ARRAY(arena, sheet->item_count * 2 + 3, struct side_row);
    const char *before = "";
    *count = 0;
    rows[(*count)++] = (struct side_row){.stop = 0};
    for (size_t i = 0; i < sheet->item_count; i++) {
        const char *heading = heading_of(&sheet->items[i]);
        if (!text_equal(heading, before))
            rows[(*count)++] = (struct side_row){.stop = SIZE_MAX, .heading = heading};
        before = heading;
        rows[(*count)++] = (struct side_row){.stop = i + 1};
    }
    rows[(*count)++] = (struct side_row){.stop = SIZE_MAX, .heading = ""};
    rows[(*count)++] = (struct side_row){.stop = sheet_end(sheet)};
    return rows;
}

static bool anybody(const struct sheet *sheet)
{
    for (size_t i = 0; i < sheet->people_count; i++) {
        if (sheet->people[i].ticked || !words_blank(&sheet->people[i].words))
            return true;
    }
    return false;
}

static const char *mark_of(const struct sheet *sheet, size_t stop)
{
    if (stop == 0)
        return anybody(sheet) ? "+" : " ";
    if (stop == sheet_end(sheet))
        return " ";
    const struct sheet_item *item = &sheet->items[stop - 1];
    return item->done ? "d" : item->held_over ? "h" : words_blank(&item->notes) ? " " : "+";
}

static const char *side_words(const struct sheet *sheet, size_t stop, struct arena *arena)
{
    if (stop == 0)
        return "Who is here";
    if (stop == sheet_end(sheet))
        return "End and next meeting";
    const struct sheet_item *item = &sheet->items[stop - 1];
    const struct agenda_item *agenda = item->agenda;
    const char *ref = agenda != NULL && agenda->matter != NULL ? agenda->matter->ref : "";
    return arena_printf(arena, "%s%s%s%s%s%s", agenda != NULL && agenda->beneath ? "  " : "",
                        agenda != NULL ? agenda->number : "",
                        agenda != NULL && *agenda->number != '\0' ? " " : "", ref,
                        *ref != '\0' ? " " : "", item->title);
}

static void agenda_title(struct pane *pane, struct app *app, struct text *out)
{
    struct sheet *sheet = pane->state;
    (void)app;
    size_t written = 0;
    for (size_t i = 0; i < sheet->item_count; i++)
        written += !words_blank(&sheet->items[i].notes);
    text_printf(out, "Agenda  %zu of %zu", written, sheet->item_count);
}

static void agenda_draw(struct pane *pane, struct app *app)
{
    struct sheet *sheet = pane->state;
    struct rect area = pane->area;
    size_t count = 0, height = (size_t)(area.height - 1),
           at_hand = sheet->in_agenda ? sheet->pointed : sheet->stop, selected = 0;
    struct side_row *rows = side_rows(sheet, app->scratch, &count);
    for (size_t i = 0; i < count; i++)
        selected = rows[i].stop == at_hand ? i : selected;
    struct list list = {.count = count, .selected = selected, .top = sheet->agenda_top};
    list_fit(&list, count, height);
    sheet->agenda_top = list.top;
    for (size_t i = 0; i < height; i++) {
        int y = area.y + 1 + (int)i;
        size_t index = list.top + i;
        if (index >= count) {
            draw_blank(&app->draw, y, area.x, area.width, ROLE_TEXT);
            continue;
        }
        if (rows[index].heading != NULL) {
            draw_line(app, y, area, ROLE_DIM, rows[index].heading);
            continue;
        }
        bool here = index == selected;
        enum role role = !here              ? ROLE_TEXT
                         : sheet->in_agenda ? ROLE_SELECTION
                                            : ROLE_SELECTION_AWAY;
        draw_text(&app->draw, y, area.x, 1, role, here ? ">" : " ");
        draw_field(&app->draw, y, area.x + 1, MARK_WIDTH, role, mark_of(sheet, rows[index].stop));
        draw_field(&app->draw, y, area.x + 1 + MARK_WIDTH, area.width - 1 - MARK_WIDTH, role,
                   side_words(sheet, rows[index].stop, app->scratch));
    }
}

static void agenda_cursor(const struct pane *pane, int *y, int *x)
{
    const struct sheet *sheet = pane->state;
    struct arena *arena = arena_new();
    size_t count = 0, at = 0;
    struct side_row *rows = side_rows(sheet, arena, &count);
    for (size_t i = 0; i < count; i++)
        at = rows[i].stop == sheet->pointed ? i : at;
    *y = pane->area.y + 1 + (int)(at - sheet->agenda_top);
    *x = pane->area.x + 1 + MARK_WIDTH;
    arena_free(arena);
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
        draw_line(app, y, area, action ? ROLE_STRONG : ROLE_TEXT,
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
    draw_line(app, y++, area, item->held_over || item->done ? ROLE_CONSIDER : ROLE_TITLE,
              text_get(&state));
    draw_notes(sheet, app,
               (struct rect){.y = y, .x = area.x, .height = split.notes, .width = area.width},
               &item->notes);
    const char *echo = echo_words(sheet, app, item, &role);
    draw_line(app, area.y + area.height - 1, area, role, echo);
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
    const char *words = arena_printf(app->scratch, "%s puts it on record.%s", text_get(&name),
                                     more ? " Down: more" : "");
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
            draw_line(app, y, area, ROLE_MESSAGE, how_to_end(app, sheet->summary_top < most));
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

static unsigned ignore(struct pane *pane, struct app *app, enum action action)
{
    (void)pane;
    (void)app;
    (void)action;
    return REACT_IGNORED;
}

static void copy(struct pane *pane, struct app *app, struct text *out)
{
    (void)app;
    text_add(out, words_get(sheet_words(pane->state)));
}

static void close(struct pane *pane)
{
    (void)pane; // the sheet is the screen's
}

const struct pane_ops meeting_agenda_pane = {
    .title = agenda_title,
    .draw = agenda_draw,
    .act = ignore,
    .cursor = agenda_cursor,
    .copy = copy,
    .close = close,
};
const struct pane_ops meeting_sheet_pane = {
    .title = sheet_title,
    .draw = sheet_draw,
    .act = ignore,
    .cursor = sheet_cursor,
    .copy = copy,
    .close = close,
};
