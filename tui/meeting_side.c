// SPDX-License-Identifier: MIT
// The agenda down the side of a meeting: where one is, and what has been dealt with.
#include "meeting_sheet.h"

enum { MARK_WIDTH = 2 };

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
            meeting_draw_line(app, y, area, ROLE_DIM, rows[index].heading);
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

const struct pane_ops meeting_agenda_pane = {
    .title = agenda_title,
    .draw = agenda_draw,
    .act = meeting_pane_ignore,
    .cursor = agenda_cursor,
    .copy = meeting_pane_copy,
    .close = meeting_pane_close,
};
