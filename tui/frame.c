// SPDX-License-Identifier: MIT
// Painting a screen: header, panes with their titles, message or prompt, footer, and the cursor on the focus, last.
#include "frame.h"

#include "model/ground/utf8.h"
#include "tui/curses.h"
#include "tui/doc.h"
#include "tui/footer.h"

enum {
    ROOMY = 60,
    MESSAGE_SHARE = 3, // of the rows, at most one in so many is the message's
};

struct rect frame_body(const struct app *app)
{
    int message = app->message_rows > 1 ? app->message_rows : 1;
    return (struct rect){
        .y = 1, .x = 0, .height = app->terminal.rows - 2 - message, .width = app->terminal.columns};
}

bool frame_too_small(const struct app *app)
{
    return app->terminal.rows < LEAST_ROWS || app->terminal.columns < LEAST_COLUMNS;
}

void frame_layout(struct app *app)
{
    struct screen *screen = app_top(app);
    if (frame_too_small(app))
        return;
    screen->ops->layout(screen, app, frame_body(app));
    if (screen->panes[screen->focus].area.height == 0) { // the focus is never out of sight
        for (int i = screen->pane_count - 1; i >= 0; i--) {
            if (screen->panes[i].area.height)
                screen->focus = i;
        }
    }
    erase();
    screen_touch(screen);
    app->framed = false;
}

enum days_form {
    DAYS_LONG,    // " as at Mon 24 May 2027, known at 1 Sep 2026 "
    DAYS_SHORT,   // " as at 24 May 2027, known at 1 Sep 2026 "
    DAYS_SHORTEST // " 24 May 2027 known 1 Sep 2026 "
};

// The day told for, and where not all counts that is known today, the day of the knowledge.
static void add_days(const struct office *office, bool past, enum days_form form, struct text *out)
{
    text_add(out, past && form != DAYS_SHORTEST ? " as at " : " ");
    if (form == DAYS_LONG)
        day_print(office->as_at, true, out);
    else
        day_print_brief(office->as_at, past ? 0 : office->today, out);
    if (office->known_at != MOMENT_ALL) {
        text_add(out, form == DAYS_SHORTEST ? " known " : ", known at ");
        day_print_brief(moment_day(office->known_at, NULL), 0, out);
    }
    text_add_char(out, ' ');
}

// The right end of the first line: the day, who is logged in, the mark of invented data. Returns where it begins.
static int draw_header_right(struct app *app, int least)
{
    struct draw *draw = &app->draw;
    struct office *office = app->office;
    int x = app->terminal.columns;
    if (office->demo) {
        x -= 6;
        draw_text(draw, 0, x, 6, ROLE_HEADER_DEMO, " DEMO ");
    } else if (app->clock_behind) {
        static const char mark[] = " CLOCK WRONG ";
        x -= (int)sizeof mark - 1;
        draw_text(draw, 0, x, (int)sizeof mark - 1, ROLE_HEADER_DEMO, mark);
    }
    int login = utf8_width(office->actor.login) + 3;
    if (x - login - 28 > least) {
        x -= login;
        draw_blank(draw, 0, x, 2, ROLE_HEADER);
        draw_field(draw, 0, x + 2, login - 2, ROLE_HEADER, office->actor.login);
    }
    bool past = office->as_at != office->today || office->known_at != MOMENT_ALL;
    struct text date = {0};
    add_days(office, past, x > ROOMY ? DAYS_LONG : DAYS_SHORT, &date);
    if (utf8_width(text_get(&date)) > x) {
        text_clear(&date);
        add_days(office, past, DAYS_SHORTEST, &date);
    }
    int width = utf8_width(text_get(&date));
    width = width < x ? width : x;
    x -= width;
    draw_text(draw, 0, x, width, past ? ROLE_HEADER_PAST : ROLE_HEADER, text_get(&date));
    text_release(&date);
    return x;
}

static void draw_header(struct app *app)
{
    struct screen *screen = app_top(app);
    struct text said = {0};
    text_printf(&said, " %s", screen->ops->name);
    if (screen->ops->header) {
        text_add(&said, "  ");
        screen->ops->header(screen, app, &said);
    }
    int end = draw_header_right(app, utf8_width(text_get(&said)));
    draw_field(&app->draw, 0, 0, end, ROLE_HEADER, text_get(&said));
    text_release(&said);
}

static void draw_title(struct app *app, struct pane *pane, bool focused)
{
    struct rect area = pane->area;
    struct text title = {0};
    text_add_char(&title, ' ');
    pane->ops->title(pane, app, &title);
    text_add_char(&title, ' ');
    draw_part(&app->draw, area.y, area.x, PART_HORIZONTAL);
    int used = draw_text(&app->draw, area.y, area.x + 1, area.width - 1,
                         focused ? ROLE_TITLE_FOCUS : ROLE_TITLE, text_get(&title));
    draw_horizontal(&app->draw, area.y, area.x + 1 + used, area.width - 1 - used);
    text_release(&title);
}

static void draw_panes(struct app *app)
{
    struct screen *screen = app_top(app);
    for (int i = 0; i < screen->pane_count; i++) {
        struct pane *pane = &screen->panes[i];
        enum dirt dirt = pane->dirt;
        if (dirt == CLEAN || pane->area.height == 0)
            continue;
        pane->ops->draw(pane, app);
        pane->dirt = CLEAN;
        if (dirt == DIRTY)
            draw_title(app, pane, i == screen->focus);
    }
}

// A message that is longer than a row takes more of them, and the panes give way: what somebody is to do must not be cut off.
static int message_rows(const struct app *app)
{
    int columns = app->terminal.columns, most = app->terminal.rows / MESSAGE_SHARE, rows = 0;
    const char *at = text_get(&app->message);
    struct text row = {0};
    if (app->prompt.ops || utf8_width(at) < columns)
        return 1;
    while (rows < most && wrap_next(&at, columns - 2, &row)) {
        text_clear(&row);
        rows++;
    }
    text_release(&row);
    return rows;
}

static void draw_message(struct app *app, int y, int *cursor_y, int *cursor_x)
{
    int columns = app->terminal.columns, rows = message_rows(app);
    if (app->prompt.ops) {
        prompt_draw(app, y, columns, cursor_x);
        *cursor_y = y;
        return;
    }
    const char *at = text_get(&app->message);
    struct text row = {0};
    y -= rows - 1;
    for (int i = 0; i < rows; i++, y++) {
        const char *rest = at;
        text_clear(&row);
        while (*rest == ' ')
            rest++;
        bool last = i == rows - 1 || !wrap_next(&at, columns - 2, &row);
        int used = draw_text(&app->draw, y, 1, columns - 1, app->message_role,
                             last ? rest : text_get(&row));
        draw_blank(&app->draw, y, 0, 1, ROLE_TEXT);
        draw_blank(&app->draw, y, 1 + used, columns - 1 - used, ROLE_TEXT);
    }
    text_release(&row);
}

static void draw_too_small(struct app *app)
{
    erase();
    int columns = app->terminal.columns;
    char said[64];
    snprintf(said, sizeof said, "Too small: needs %dx%d", LEAST_COLUMNS, LEAST_ROWS);
    draw_text(&app->draw, 0, 0, columns, ROLE_TEXT, said);
    draw_text(&app->draw, 1, 0, columns, ROLE_TEXT, "q leaves");
    move(0, 0);
}

void frame_paint(struct app *app, bool from_scratch)
{
    if (from_scratch)
        clearok(curscr, TRUE);
    if (frame_too_small(app)) {
        draw_too_small(app);
    } else {
        struct screen *screen = app_top(app);
        int y = 0, x = 0, rows = message_rows(app);
        if (rows != (app->message_rows ? app->message_rows : 1)) {
            app->message_rows = rows;
            frame_layout(app);
        }
        draw_panes(app);
        if (!app->framed && screen->ops->frame)
            screen->ops->frame(screen, app);
        draw_header(app);
        screen->panes[screen->focus].ops->cursor(&screen->panes[screen->focus], &y, &x);
        draw_message(app, app->terminal.rows - 2, &y, &x);
        if (!app->framed || app->footer_for_prompt != (app->prompt.ops != NULL) ||
            footer_changed(app))
            footer_draw(app, app->terminal.rows - 1);
        app->footer_for_prompt = app->prompt.ops != NULL;
        app->framed = true;
        move(y, x < app->terminal.columns ? x : app->terminal.columns - 1);
    }
    wnoutrefresh(stdscr);
    doupdate();
    terminal_flush(&app->terminal);
    arena_reset(app->scratch);
}
