// SPDX-License-Identifier: MIT
// The form as rows: what stands where, and what is said beneath a field.
#include "form_inside.h"

#include <string.h>

#include "model/ground/memory.h"
#include "model/ground/utf8.h"
#include "tui/doc.h"

enum {
    LABEL_MOST = 30,
    LABELS_ABOVE = 60, // narrower forms have their labels above the fields
    NOTES_LEAST = 3,
    PICK_MOST = 7, // choices shown at once, where there is room
    PICK_LEAST = 3,
};

struct layout { // while the rows are made
    struct form *form;
    struct app *app;
    int label, width; // columns of the labels (0: above), and of a row
};

static struct form_line *line_add(struct form *form, size_t stop)
{
    form->lines = arena_room(form->lines_arena, form->lines, &form->line_room, form->line_count,
                             sizeof *form->lines);
    form->lines[form->line_count] = (struct form_line){.stop = stop};
    return &form->lines[form->line_count++];
}

static void put(struct form_line *line, int at, int width, enum role role, const char *text)
{
    if (line->count < MOST_SEGMENTS)
        line->segments[line->count++] =
            (struct segment){.at = (short)at, .width = (short)width, .role = role, .text = text};
}

static const char *keep(const struct layout *layout, const char *text)
{
    return arena_strdup(layout->form->lines_arena, text);
}

// Words broken into rows, none of them a stop.
static void words(const struct layout *layout, int at, enum role role, const char *said)
{
    struct text row = {0};
    int width = layout->width - at - 1;
    while (wrap_next(&said, width > 10 ? width : 10, &row)) {
        put(line_add(layout->form, SIZE_MAX), at, 0, role, keep(layout, text_get(&row)));
        text_clear(&row);
    }
    text_release(&row);
}

static bool focused_in(const struct layout *layout, size_t stop)
{
    return layout->form->focus == stop;
}

// The label in its column, or in a row of its own above. Returns the row in which the value begins and its column.
static struct form_line *begin(const struct layout *layout, const struct form_field *field,
                               size_t stop, int *at)
{
    bool focus = focused_in(layout, stop);
    struct form_line *line = line_add(layout->form, stop);
    const char *label =
        arena_printf(layout->form->lines_arena, "%s%s", field->label, field->required ? " *" : "");
    put(line, 1, layout->label ? layout->label - 1 : 0, focus ? ROLE_STRONG : ROLE_TEXT, label);
    *at = layout->label ? layout->label + 1 : 3;
    if (!layout->label || utf8_width(label) > layout->label - 1) {
        line->segments[0].width = 0;
        line = line_add(layout->form, stop);
    }
    return line;
}

// Told from what was typed where there is nothing dim.
static const char *hint_of(const struct layout *layout, const struct form_field *field)
{
    return field->hint ? arena_printf(layout->form->lines_arena, "(%s)", field->hint) : "-";
}

static void value_rows(const struct layout *layout, const struct form_field *field,
                       const struct value *value, size_t stop)
{
    int at;
    struct form_line *line = begin(layout, field, stop, &at);
    const char *typed = text_get(&value->edit.text);
    int room = layout->width - at - 1;
    struct text echo = {0};
    field_echo(layout->form, layout->app, field, typed, &echo);
    int said = utf8_width(text_get(&echo)), used = utf8_width(typed);
    bool focus = focused_in(layout, stop);
    int width = room - (said && layout->label ? said + 2 : 0);
    if (focus) { // form_pane draws what is typed, scrolled to the cursor
        width = width < 12 ? room : width;
        width = field->kind == FORM_DATE && width > 24 ? 24 : width;
        line->segments[line->count++] = (struct segment){.at = (short)at,
                                                         .width = (short)width,
                                                         .role = ROLE_INPUT,
                                                         .text = NULL,
                                                         .filled = true};
    } else if (!*typed) {
        width = field->kind == FORM_DATE ? 24 : room;
        put(line, at, 0, ROLE_DIM, hint_of(layout, field));
    } else if (used <= width) {
        put(line, at, 0, ROLE_TEXT, keep(layout, typed));
        width = used;
    } else {
        struct text row = {0};
        for (bool first = true; wrap_next(&typed, room, &row); first = false) {
            put(first ? line : line_add(layout->form, stop), at, 0, ROLE_TEXT,
                keep(layout, text_get(&row)));
            text_clear(&row);
        }
        text_release(&row);
    }
    if (said && layout->label && at + width + 2 + said < layout->width)
        put(line, at + width + 2, 0, ROLE_DIM, keep(layout, text_get(&echo)));
    else if (said)
        words(layout, at, ROLE_DIM, text_get(&echo));
    text_release(&echo);
}

static void notes_rows(const struct layout *layout, const struct form_field *field,
                       const struct value *value, size_t stop)
{
    int at;
    struct form_line *line = begin(layout, field, stop, &at);
    int width = layout->width - at - 1;
    bool focus = focused_in(layout, stop);
    size_t count = notes_count(&value->edit, width),
           shown = focus && count < NOTES_LEAST ? NOTES_LEAST : count;
    if (!focus && !value->edit.text.length) {
        put(line, at, 0, ROLE_DIM, hint_of(layout, field));
        return;
    }
    for (size_t i = 0; i < shown; i++) {
        size_t length = 0;
        const char *start = i < count ? notes_line(&value->edit, width, i, &length) : "";
        if (i > 0)
            line = line_add(layout->form, stop);
        line->segments[line->count++] = (struct segment){
            .at = (short)at,
            .width = (short)(focus ? width : 0),
            .role = focus ? ROLE_INPUT : ROLE_TEXT,
            .text = arena_strndup(layout->form->lines_arena, start, length),
            .filled = focus,
        };
    }
}

static void problem_rows(const struct layout *layout, const struct value *value, int at)
{
    if (value && value->problem.length)
        words(layout, at, ROLE_WARNING,
              arena_printf(layout->form->lines_arena, "Error: %s", text_get(&value->problem)));
}

static void checklist_rows(const struct layout *layout, const struct form_field *field,
                           size_t first_stop)
{
    struct form *form = layout->form;
    struct form_line *line = line_add(form, SIZE_MAX);
    bool within = form->focus >= first_stop && form->focus < first_stop + field->choice_count;
    put(line, 1, 0, within ? ROLE_STRONG : ROLE_TEXT,
        arena_printf(form->lines_arena, "%s%s", field->label, field->required ? " *" : ""));
    problem_rows(layout, value_of(form, field->name), 3); // the list may be longer than the screen
    for (size_t i = 0; i < field->choice_count; i++) {
        struct text row = {0};
        const char *said = field->choices[i].word;
        bool first = true, focus = focused_in(layout, first_stop + i);
        while (wrap_next(&said, layout->width - 9, &row)) {
            line = line_add(form, first_stop + i);
            if (first)
                put(line, 3, 3, focus ? ROLE_INPUT : ROLE_TEXT,
                    form_ticked(form, field->name, field->choices[i].id) ? "[x]" : "[ ]");
            put(line, 7, 0, focus ? ROLE_STRONG : ROLE_TEXT, keep(layout, text_get(&row)));
            text_clear(&row);
            first = false;
        }
        text_release(&row);
    }
}

// The first column takes what the others, each of an equal share, leave.
static int column_at(const struct layout *layout, const struct form_field *field, size_t column,
                     int *width)
{
    int room = layout->width - 3, count = (int)field->column_count;
    int share = count > 1 ? room / (count + 1) : room, first = room - share * (count - 1);
    *width = (column == 0 ? first : share) - 1;
    return 2 + (column == 0 ? 0 : first + share * ((int)column - 1));
}

static void table_rows_draw(const struct layout *layout, const struct form_field *field,
                            size_t first_stop)
{
    struct form *form = layout->form;
    put(line_add(form, SIZE_MAX), 1, 0, ROLE_TEXT,
        arena_printf(form->lines_arena, "%s%s", field->label, field->required ? " *" : ""));
    struct form_line *line = line_add(form, SIZE_MAX);
    int width;
    for (size_t column = 0; column < field->column_count; column++) {
        int at = column_at(layout, field, column, &width);
        put(line, at, width, ROLE_DIM, field->columns[column]);
    }
    size_t rows = table_rows(form, field);
    for (size_t row = 0; row < rows; row++) {
        for (size_t column = 0; column < field->column_count; column++) {
            size_t stop = first_stop + row * field->column_count + column;
            bool focus = focused_in(layout, stop);
            int at = column_at(layout, field, column, &width);
            if (column == 0)
                line = line_add(form, stop);
            if (focus)
                line->stop = stop;
            const struct value *value = value_at(form, stop);
            if (line->count < MOST_SEGMENTS)
                line->segments[line->count++] = (struct segment){
                    .at = (short)at,
                    .width = (short)width,
                    .role = focus ? ROLE_INPUT : ROLE_TEXT,
                    .text = focus                     ? NULL
                            : value->edit.text.length ? keep(layout, text_get(&value->edit.text))
                                                      : "-",
                    .filled = focus,
                };
        }
    }
}

// ---- Beneath a field ------------------------------------------------------------------------------------------------------------------

// One choice; the one that Enter takes is told to its end.
static void pick_row(const struct layout *layout, int at, const char *word, const char *more,
                     bool chosen)
{
    struct text row = {0};
    enum role role = chosen ? ROLE_SELECTION : ROLE_TEXT;
    int width = utf8_width(word), room = layout->width - at - 3;
    bool first = true;
    for (const char *rest = word; chosen && width > room && wrap_next(&rest, room, &row);) {
        struct form_line *line = line_add(layout->form, SIZE_MAX);
        put(line, at, 1, role, first ? ">" : " ");
        put(line, at + 2, 0, role, keep(layout, text_get(&row)));
        text_clear(&row);
        first = false;
    }
    text_release(&row);
    if (!first)
        return;
    struct form_line *line = line_add(layout->form, SIZE_MAX);
    put(line, at, 1, role, chosen ? ">" : " ");
    put(line, at + 2, 0, role, word);
    if (more && at + 4 + width < layout->width)
        put(line, at + 4 + width, 0, ROLE_DIM, more);
}

static void pick_rows(const struct layout *layout, const struct form_field *field,
                      const struct value *value, int at)
{
    struct form *form = layout->form;
    size_t count = 0;
    const char *typed = form->pick.narrowed ? text_get(&value->edit.text) : "";
    if (field->kind == FORM_SEVERAL && strrchr(typed, ';'))
        typed = strrchr(typed, ';') + 1;
    const struct form_choice **found = field_matches(field, typed, form->lines_arena, &count);
    size_t room = form->height > PICK_LEAST + 3 ? (size_t)form->height - 3 : PICK_LEAST,
           most = room < PICK_MOST ? room : PICK_MOST, now = form->pick.chosen;
    int columns = layout->width - at - 3;
    if (now < count && columns > 0 &&
        most == room) { // the rows that its words take beyond the first
        size_t more = (size_t)(utf8_width(found[now]->word) / columns);
        most = most > more + 1 ? most - more : 1;
    }
    size_t from = now != PICK_NONE && now >= most ? now - most + 1 : 0;
    for (size_t i = from; i < count && i < from + most; i++) {
        const char *more = found[i]->more;
        if (field->kind == FORM_SEVERAL && form_ticked(form, field->name, found[i]->id))
            more = "stands there already";
        pick_row(layout, at, found[i]->word, more, i == now);
    }
    if (count > from + most)
        words(layout, at + 2, ROLE_DIM,
              arena_printf(form->lines_arena, "and %zu more: type to narrow, or Down",
                           count - from - most));
    else if (count > 0 && now == PICK_NONE)
        words(layout, at + 2, ROLE_DIM, "Enter keeps what you typed, Down chooses.");
    if (count == 0)
        words(layout, at + 2, ROLE_DIM,
              field->free ? "Not in the list: it is kept as typed."
                          : "Nothing in the list has these words. Esc takes them back.");
}

static void theirs_hint(const struct layout *layout, const struct form_field *field, int at)
{
    struct text said = {0};
    bool both = field->kind == FORM_NOTES || field->kind == FORM_TEXT;
    keymap_names_beyond_letters(layout->app->keymap, ACTION_THEIRS, &said);
    text_printf(&said, " takes theirs, %sthen yours again. Saving takes what stands here.",
                both ? "then both, " : "");
    words(layout, at, ROLE_DIM, text_get(&said));
    text_release(&said);
}

static void beneath(const struct layout *layout, const struct form_field *field,
                    const struct value *value, bool focus)
{
    int at = layout->label ? layout->label + 1 : 3;
    if (field->kind != FORM_CHECKLIST)
        problem_rows(layout, value, at);
    if (value->theirs) {
        struct text shown = {0};
        field_show(field, value->theirs, &shown);
        words(layout, at, ROLE_WARNING,
              arena_printf(layout->form->lines_arena, "%s wrote: %s", value->who,
                           shown.length ? text_get(&shown) : "(nothing)"));
        text_release(&shown);
        if (focus)
            theirs_hint(layout, field, at);
    }
    if (focus && layout->form->pick.open)
        pick_rows(layout, field, value, at);
}

static void field_rows(const struct layout *layout, size_t index, size_t *stop)
{
    struct form *form = layout->form;
    const struct form_field *field = &form->fields[index];
    if (field->kind == FORM_HEADING) {
        if (form->line_count > 0)
            line_add(form, SIZE_MAX);
        words(layout, 1, ROLE_TITLE, field->label);
        return;
    }
    if (field->kind == FORM_SHOWN) {
        words(layout, 1, ROLE_DIM, field->label);
        return;
    }
    const struct value *value = value_of(form, field->name);
    size_t first = *stop;
    switch (field->kind) {
    case FORM_CHECKLIST:
        checklist_rows(layout, field, first);
        *stop += field->choice_count;
        break;
    case FORM_TABLE:
        table_rows_draw(layout, field, first);
        *stop += table_rows(form, field) * field->column_count;
        break;
    case FORM_NOTES:
        notes_rows(layout, field, value, first);
        (*stop)++;
        break;
    default:
        value_rows(layout, field, value, first);
        (*stop)++;
    }
    if (value)
        beneath(layout, field, value, form->focus >= first && form->focus < *stop);
}

static int label_columns(const struct form *form, int width)
{
    int most = 0;
    if (width < LABELS_ABOVE)
        return 0;
    for (size_t i = 0; i < form->field_count; i++) {
        const struct form_field *field = &form->fields[i];
        bool beside = field->name && field->kind != FORM_CHECKLIST && field->kind != FORM_TABLE;
        int own = beside ? utf8_width(field->label) + 4 : 0;
        most = own > most ? own : most;
    }
    return most > LABEL_MOST ? LABEL_MOST : most;
}

static void heading_rows(const struct layout *layout)
{
    struct form *form = layout->form;
    if (!form->problems && !form->general.length && !form->conflicts)
        return;
    if (form->conflicts)
        words(layout, 1, ROLE_WARNING,
              "Somebody else has saved this meanwhile; nothing of yours is saved yet.");
    else
        words(layout, 1, ROLE_WARNING,
              "There is a problem. Nothing was saved; what you typed is still here.");
    const char *at = text_get(&form->general);
    while (*at) {
        size_t length = strcspn(at, "\n");
        words(layout, 1, ROLE_WARNING, arena_strndup(form->lines_arena, at, length));
        at += length + (at[length] == '\n');
    }
    line_add(form, SIZE_MAX);
}

void form_layout_lines(struct form *form, struct app *app)
{
    struct layout layout = {.form = form, .app = app, .width = form->width};
    size_t stop = 0;
    form_describe(form, app);
    arena_reset(form->lines_arena);
    form->lines = NULL;
    form->line_count = form->line_room = 0;
    layout.label = label_columns(form, form->width);
    heading_rows(&layout);
    for (size_t i = 0; i < form->field_count; i++)
        field_rows(&layout, i, &stop);
    line_add(form, SIZE_MAX);
    bool focus = form->focus == stop;
    put(line_add(form, stop), layout.label ? layout.label + 1 : 3, 0,
        focus ? ROLE_SELECTION : ROLE_TEXT, "[ Save ]");
}
