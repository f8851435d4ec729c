// SPDX-License-Identifier: MIT
// Roles, the shipped themes, and what terminals with fewer colours make of a look.
#include "theme.h"

#include <stdlib.h>

#define NAME_ROW(id, name, purpose)    [ROLE_##id] = name,
#define PURPOSE_ROW(id, name, purpose) [ROLE_##id] = purpose,
static const char *const names[ROLE_COUNT] = {ROLES(NAME_ROW)};
static const char *const purposes[ROLE_COUNT] = {ROLES(PURPOSE_ROW)};

static const struct shipped {
    const char *name, *text;
} shipped[] = {
#define EMBEDDED(file, content) {file, content},
#include "themes_embedded.h"
#undef EMBEDDED
};
enum { SHIPPED_COUNT = sizeof shipped / sizeof *shipped };

const char *role_name(enum role role)
{
    return names[role];
}

const char *role_purpose(enum role role)
{
    return purposes[role];
}

bool theme_shipped(size_t index, const char **name, const char **text)
{
    if (index >= SHIPPED_COUNT)
        return false;
    *name = shipped[index].name;
    *text = shipped[index].text;
    return true;
}

const char *theme_shipped_text(const char *name)
{
    for (size_t i = 0; i < SHIPPED_COUNT; i++) {
        if (text_equal(shipped[i].name, name))
            return shipped[i].text;
    }
    return NULL;
}

const char *theme_nearest(const char *name)
{
    const char *words[SHIPPED_COUNT];
    for (size_t i = 0; i < SHIPPED_COUNT; i++)
        words[i] = shipped[i].name;
    return text_nearest(name, words, SHIPPED_COUNT);
}

// Red, green and blue of the 256 colours of xterm: 16 named ones, a cube of 6 x 6 x 6, 24 greys.
int hue_to_rgb(int hue)
{
    static const int named[16] = {0x000000, 0xcd0000, 0x00cd00, 0xcdcd00, 0x0000ee, 0xcd00cd,
                                  0x00cdcd, 0xe5e5e5, 0x7f7f7f, 0xff0000, 0x00ff00, 0xffff00,
                                  0x5c5cff, 0xff00ff, 0x00ffff, 0xffffff};
    static const int steps[6] = {0, 95, 135, 175, 215, 255};
    if (hue & HUE_RGB)
        return hue & 0xffffff;
    if (hue < 16)
        return named[hue];
    if (hue >= 232)
        return (8 + (hue - 232) * 10) * 0x010101;
    hue -= 16;
    return steps[hue / 36] << 16 | steps[hue / 6 % 6] << 8 | steps[hue % 6];
}

static int distance(int a, int b)
{
    int red = (a >> 16) - (b >> 16), green = (a >> 8 & 255) - (b >> 8 & 255),
        blue = (a & 255) - (b & 255);
    return 2 * red * red + 4 * green * green + 3 * blue * blue; // the eye sees green best
}

// The nearest of the colours from .. to-1.
static int nearest(int rgb, int from, int to)
{
    int best = from;
    for (int i = from; i < to; i++) {
        if (distance(hue_to_rgb(i), rgb) < distance(hue_to_rgb(best), rgb))
            best = i;
    }
    return best;
}

int hue_to_256(int hue)
{
    return hue >= 0 && hue & HUE_RGB ? nearest(hue & 0xffffff, 16, 256) : hue;
}

int hue_to_16(int hue, int colours)
{
    if (hue < 0 || (hue < colours && !(hue & HUE_RGB)))
        return hue;
    return hue < 16 ? hue - 8 : nearest(hue_to_rgb(hue), 0, colours);
}

// What roles that live by colour look like where there is none: the worse, the louder.
static unsigned mono_attributes(enum role role)
{
    switch (role) {
    case ROLE_RED:
    case ROLE_OVERDUE:
    case ROLE_HEADER_PAST:
    case ROLE_HEADER_DEMO:
    case ROLE_WARNING:
        return LOOK_REVERSE | LOOK_BOLD;
    case ROLE_AMBER:
    case ROLE_MUST:
    case ROLE_TITLE_FOCUS:
    case ROLE_STRONG:
    case ROLE_TODAY:
        return LOOK_BOLD;
    case ROLE_SELECTION:
    case ROLE_MATCH:
        return LOOK_REVERSE;
    case ROLE_INPUT:
        return LOOK_UNDERLINE;
    default:
        return 0;
    }
}

struct look look_for_tier(struct look look, enum role role, enum tier tier)
{
    switch (tier) {
    case TIER_TRUE:
        break;
    case TIER_256:
        look.fg = hue_to_256(look.fg);
        look.bg = hue_to_256(look.bg);
        break;
    case TIER_16:
    case TIER_8:
        look.fg = hue_to_16(look.fg, tier == TIER_16 ? 16 : 8);
        look.bg = hue_to_16(look.bg, tier == TIER_16 ? 16 : 8);
        if (look.fg == look.bg && look.fg >= 0) // what was a shade is no longer one
            look.fg = look.bg == 0 ? 7 : 0;
        break;
    case TIER_MONO:
        look.fg = look.bg = HUE_DEFAULT;
        look.attributes |= mono_attributes(role);
        if (role == ROLE_HEADER || role == ROLE_FOOTER)
            look.attributes |= LOOK_REVERSE;
        break;
    }
    return look;
}
