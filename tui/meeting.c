// SPDX-License-Identifier: MIT
// The screen of a meeting that is being held.
#include "meeting.h"

#include <stdlib.h>
#include <string.h>

#include "meeting_sheet.h"
#include "model/ground/memory.h"

enum { SIDE_FROM = 60, SIDE = 26, WIDE_FROM = 110, WIDE_SIDE = 38 };

static void layout(struct screen *screen, struct app *app, struct rect body)
{
    struct sheet *sheet = screen->state;
    (void)app;
    struct rect side = body, main = body;
    if (body.width >= SIDE_FROM) {
        side.width = body.width >= WIDE_FROM ? WIDE_SIDE : SIDE;
        main.x = side.width + 1;
        main.width = body.width - side.width - 1;
    } else if (sheet->in_agenda) {
        main.height = 0;
    } else {
        side.height = 0;
    }
    screen->panes[0].area = side;
    screen->panes[1].area = main;
    screen->focus = sheet->in_agenda ? 0 : 1;
}

static void frame(struct screen *screen, struct app *app)
{
    struct rect side = screen->panes[0].area, main = screen->panes[1].area;
    if (side.height != 0 && main.height != 0) {
        draw_vertical(&app->draw, side.y + 1, main.x - 1, side.height - 1);
        draw_part(&app->draw, side.y, main.x - 1, PART_TEE_DOWN);
    }
}

static void header(struct screen *screen, struct app *app, struct text *out)
{
    struct sheet *sheet = screen->state;
    (void)app;
    text_printf(out, "%s%s%s%s  %s", sheet->changed ? "Not saved  " : "", sheet->table.title,
                *sheet->ref != '\0' ? " " : "", sheet->ref,
                sheet->evaluation.contract.provider_name);
}

static void reload(struct screen *screen, struct app *app)
{
    struct sheet *sheet = screen->state;
    struct status st = {0};
    if (!sheet_read(sheet, app, &st)) // what was typed stays, and so does the agenda as it was
        app_failed(app, &st);
}

static bool chosen(struct screen *screen, struct app *app, struct chosen *out)
{
    struct sheet *sheet = screen->state;
    (void)app;
    *out = (struct chosen){.provider = sheet->evaluation.contract.provider,
                           .contract = sheet->contract};
    return true;
}

static void close_meeting(struct screen *screen, struct app *app)
{
    (void)app;
    sheet_free(screen->state);
    text_release(&screen->sought);
    free(screen);
}

static const struct screen_ops ops = {
    .name = "Meeting",
    .context = IN_MEETING,
    .layout = layout,
    .frame = frame,
    .header = header,
    .act = meeting_act,
    .reload = reload,
    .type = meeting_type,
    .paste = meeting_paste,
    .keep = sheet_keep,
    .chosen = chosen,
    .offers = meeting_offers,
    .close = close_meeting,
};

static void push(struct app *app, struct sheet *sheet)
{
    struct screen *screen = screen_new(&ops, sheet);
    sheet->screen = screen;
    screen_add(screen, &meeting_agenda_pane, sheet);
    screen_add(screen, &meeting_sheet_pane, sheet);
    screen->focus = 1;
    app_push(app, screen);
    if (sheet->begun != 0)
        app_say(app, "You go on with what you had begun; nothing of it is on record yet.");
}

// "planned M-4 HC-014": two words and the contract.
static bool read_subject(const char *subject, struct arena *arena, const char **ref,
                         const char **type, const char **contract)
{
    const char *first = strchr(subject, ' '),
               *second = first != NULL ? strchr(first + 1, ' ') : NULL;
    if (second == NULL)
        return false;
    const char *word = arena_strndup(arena, first + 1, (size_t)(second - first - 1));
    bool planned = text_starts(subject, "planned ");
    *ref = planned ? word : "";
    *type = planned || text_equal(word, "-") ? "" : word;
    *contract = second + 1;
    return true;
}

bool meeting_reopen(struct app *app, const char *subject, struct status *st)
{
    const char *ref, *type, *contract;
    struct subject found = {0};
    struct arena *arena = arena_new();
    bool good = read_subject(subject, arena, &ref, &type, &contract);
    if (!good)
        status_fail(st, STATUS_UNKNOWN, "This draft does not say which meeting it is of.");
    good = good && subject_find_contract(app->office, contract, arena, &found, st);
    struct sheet *sheet = good ? sheet_new(found.contract, subject, ref, type) : NULL;
    if (good)
        good = sheet_read(sheet, app, st);
    if (good) {
        sheet_restore(sheet, app);
        sheet_settle_day(sheet, app);
        sheet_propose(sheet, app);
        push(app, sheet);
    } else if (sheet != NULL) {
        sheet_free(sheet);
    }
    arena_free(arena);
    return good;
}
