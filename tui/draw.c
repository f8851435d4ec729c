// SPDX-License-Identifier: MIT
// Drawing text and lines into curses' picture of the screen.
#include "draw.h"

#include "model/ground/utf8.h"
#include "tui/curses.h"

static unsigned attributes_of(struct look look, short pair)
{
    static const struct {
        unsigned bit;
        attr_t attribute;
    } known[] = {{LOOK_BOLD, A_BOLD},
                 {LOOK_REVERSE, A_REVERSE},
                 {LOOK_UNDERLINE, A_UNDERLINE},
                 {LOOK_DIM, A_DIM}};
    attr_t attributes = 0;
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        if (look.attributes & known[i].bit)
            attributes |= known[i].attribute;
    }
    return attributes | (pair ? (attr_t)COLOR_PAIR(pair) : 0);
}

// A terminal with direct colour wants red, green and blue for everything above its first eight colours.
static int hue_number(int hue, enum tier tier)
{
    if (hue == HUE_DEFAULT)
        return -1;
    return tier == TIER_TRUE ? hue_to_rgb(hue) : hue;
}

void draw_setup(struct draw *draw, const struct terminal *terminal, const struct theme *theme)
{
    draw->ascii = terminal->ascii;
    draw->line_drawing = terminal->line_drawing;
    for (int i = 0; i < ROLE_COUNT; i++) {
        struct look look = look_for_tier(theme->looks[i], (enum role)i, terminal->tier);
        short pair = 0;
        if (terminal->tier != TIER_MONO && (look.fg != HUE_DEFAULT || look.bg != HUE_DEFAULT)) {
            pair = (short)(i + 1);
            init_extended_pair(pair, hue_number(look.fg, terminal->tier),
                               hue_number(look.bg, terminal->tier));
        }
        draw->attributes[i] = attributes_of(look, pair);
    }
    bkgdset((chtype)' ' | (chtype)draw->attributes[ROLE_TEXT]);
}

void draw_release(struct draw *draw)
{
    text_release(&draw->scratch);
}

int draw_text(struct draw *draw, int y, int x, int columns, enum role role, const char *text)
{
    if (columns <= 0 || !text || !*text)
        return 0;
    text_clear(&draw->scratch);
    int used = display_text(text, columns, draw->ascii, &draw->scratch);
    attrset((int)draw->attributes[role]);
    mvaddnstr(y, x, text_get(&draw->scratch), (int)draw->scratch.length);
    return used;
}

void draw_blank(struct draw *draw, int y, int x, int columns, enum role role)
{
    if (columns <= 0)
        return;
    attrset((int)draw->attributes[role]);
    mvhline(y, x, ' ', columns);
}

void draw_field(struct draw *draw, int y, int x, int columns, enum role role, const char *text)
{
    int used = draw_text(draw, y, x, columns, role, text);
    draw_blank(draw, y, x + used, columns - used, role);
}

void draw_right(struct draw *draw, int y, int x, int columns, enum role role, const char *text)
{
    int width = text ? utf8_width(text) : 0;
    int before = width < columns ? columns - width : 0;
    draw_blank(draw, y, x, before, role);
    draw_field(draw, y, x + before, columns - before, role, text);
}

void draw_part(struct draw *draw, int y, int x, enum line_part part)
{
    static const char plain[] = {'-', '|', '+', '+', '+', '+', '+'};
    attrset((int)draw->attributes[ROLE_LINE]);
    if (!draw->line_drawing) {
        mvaddch(y, x, (chtype)plain[part]);
        return;
    }
    const cchar_t *wide[] = {WACS_HLINE, WACS_VLINE, WACS_TTEE, WACS_BTEE,
                             WACS_LTEE,  WACS_RTEE,  WACS_PLUS};
    mvadd_wch(y, x, wide[part]);
}

void draw_horizontal(struct draw *draw, int y, int x, int columns)
{
    attrset((int)draw->attributes[ROLE_LINE]);
    if (columns > 0 && draw->line_drawing)
        mvhline_set(y, x, WACS_HLINE, columns);
    else if (columns > 0)
        mvhline(y, x, '-', columns);
}

void draw_vertical(struct draw *draw, int y, int x, int rows)
{
    attrset((int)draw->attributes[ROLE_LINE]);
    if (rows > 0 && draw->line_drawing)
        mvvline_set(y, x, WACS_VLINE, rows);
    else if (rows > 0)
        mvvline(y, x, '|', rows);
}
