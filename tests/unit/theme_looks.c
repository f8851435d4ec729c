// SPDX-License-Identifier: MIT
// Themes: every shipped one is complete and can be read, contrast and colour-blind distance hold, colours step down, mistakes name lines.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "model/ground/memory.h"
#include "tests/harness/scratch.h"
#include "tui/theme.h"

static const char *const shipped[] = {"colour-blind", "dark", "default", "high-contrast", "light", "mono"};

static void read_good(const char *name, struct theme *theme)
{
    struct text mistakes = {0};
    if (!theme_read(name, theme, &mistakes))
        fail_msg("%s", text_get(&mistakes));
    text_release(&mistakes);
}

static void shipped_themes_name_every_role(void **state)
{
    (void)state;
    const char *name, *text;
    size_t count = 0;
    for (; theme_shipped(count, &name, &text); count++) {
        struct theme theme;
        assert_string_equal(name, shipped[count]);
        read_good(name, &theme);
        for (int i = 0; i < ROLE_COUNT; i++) {
            char *line = xasprintf("\n%s ", role_name((enum role)i));
            if (!strstr(text, line))
                fail_msg("%s does not name %s", name, role_name((enum role)i));
            free(line);
            assert_true(*role_purpose((enum role)i));
        }
    }
    assert_int_equal(count, sizeof shipped / sizeof *shipped);
}

// The nth root, by Newton's way, so that no library of mathematics is needed.
static double root(double value, int n)
{
    double guess = 1;
    for (int i = 0; i < 60 && value > 0; i++) {
        double power = 1;
        for (int k = 1; k < n; k++)
            power *= guess;
        guess += (value / power - guess) / n;
    }
    return value > 0 ? guess : 0;
}

static double square(double value)
{
    return value * value;
}

static double channel(int value)
{
    double share = value / 255.0;
    return share <= 0.03928 ? share / 12.92 : square((share + 0.055) / 1.055) * root(square((share + 0.055) / 1.055), 5);
}

static double luminance(int rgb)
{
    return 0.2126 * channel(rgb >> 16) + 0.7152 * channel(rgb >> 8 & 255) + 0.0722 * channel(rgb & 255);
}

static double contrast(int a, int b)
{
    double x = luminance(a), y = luminance(b);
    return x > y ? (x + 0.05) / (y + 0.05) : (y + 0.05) / (x + 0.05);
}

// WCAG 1.4.3, for every pair whose two colours are both said. A line is no text.
static void text_can_be_read(void **state)
{
    (void)state;
    for (size_t t = 0; t < sizeof shipped / sizeof *shipped; t++) {
        struct theme theme;
        read_good(shipped[t], &theme);
        for (int i = 0; i < ROLE_COUNT; i++) {
            struct look look = theme.looks[i];
            if (look.fg == HUE_DEFAULT || look.bg == HUE_DEFAULT || i == ROLE_LINE)
                continue;
            double ratio = contrast(hue_to_rgb(look.fg), hue_to_rgb(look.bg));
            if (ratio < 4.5)
                fail_msg("%s: %s has a contrast of %.2f", shipped[t], role_name((enum role)i), ratio);
        }
    }
}

// Never blue or another dark colour alone on an unknown background: where only one colour is said, both must be.
static void colours_are_never_said_by_halves(void **state)
{
    (void)state;
    for (size_t t = 0; t < sizeof shipped / sizeof *shipped; t++) {
        struct theme theme;
        read_good(shipped[t], &theme);
        for (int i = 0; i < ROLE_COUNT; i++)
            assert_true((theme.looks[i].fg == HUE_DEFAULT) == (theme.looks[i].bg == HUE_DEFAULT));
    }
}

// Distance in CIE L*a*b* as a person without red, green or blue cones sees them (Machado and others 2009).
static void lab(const double linear[3], double out[3])
{
    double x = (0.4124 * linear[0] + 0.3576 * linear[1] + 0.1805 * linear[2]) / 0.95047,
           y = 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2],
           z = (0.0193 * linear[0] + 0.1192 * linear[1] + 0.9505 * linear[2]) / 1.08883;
    double values[3] = {x, y, z};
    for (int i = 0; i < 3; i++)
        values[i] = values[i] > 0.008856 ? root(values[i], 3) : 7.787 * values[i] + 16.0 / 116;
    out[0] = 116 * values[1] - 16;
    out[1] = 500 * (values[0] - values[1]);
    out[2] = 200 * (values[1] - values[2]);
}

static double seen_distance(int a, int b, const double seen[3][3])
{
    double labs[2][3];
    int colours[2] = {a, b};
    for (int c = 0; c < 2; c++) {
        double linear[3] = {channel(colours[c] >> 16), channel(colours[c] >> 8 & 255), channel(colours[c] & 255)}, left[3];
        for (int i = 0; i < 3; i++) {
            left[i] = seen[i][0] * linear[0] + seen[i][1] * linear[1] + seen[i][2] * linear[2];
            left[i] = left[i] < 0 ? 0 : left[i] > 1 ? 1 : left[i];
        }
        lab(left, labs[c]);
    }
    return root(square(labs[0][0] - labs[1][0]) + square(labs[0][1] - labs[1][1]) + square(labs[0][2] - labs[1][2]), 2);
}

static void colour_blind_theme_tells_red_amber_green_apart(void **state)
{
    (void)state;
    static const double eyes[3][3][3] = {
        {{0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}},
        {{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}},
        {{1.255528, -0.076749, -0.178779}, {-0.078411, 0.930809, 0.147602}, {0.004733, 0.691367, 0.303900}},
    };
    struct theme theme;
    read_good("colour-blind", &theme);
    int hues[3] = {hue_to_rgb(theme.looks[ROLE_RED].bg), hue_to_rgb(theme.looks[ROLE_AMBER].bg),
                   hue_to_rgb(theme.looks[ROLE_GREEN].bg)};
    for (int eye = 0; eye < 3; eye++) {
        for (int i = 0; i < 3; i++) {
            double distance = seen_distance(hues[i], hues[(i + 1) % 3], eyes[eye]);
            if (distance < 20)
                fail_msg("eye %d, colours %d and %d: %.1f", eye, i, (i + 1) % 3, distance);
        }
    }
}

static void colours_step_down(void **state)
{
    (void)state;
    assert_int_equal(hue_to_256(0xff0000 | HUE_RGB), 196);
    assert_int_equal(hue_to_256(0x5fafff | HUE_RGB), 75);
    assert_int_equal(hue_to_256(42), 42);
    assert_int_equal(hue_to_256(HUE_DEFAULT), HUE_DEFAULT);
    assert_int_equal(hue_to_16(196, 16), 9);
    assert_int_equal(hue_to_16(16, 8), 0);
    assert_int_equal(hue_to_16(9, 8), 1);
    assert_int_equal(hue_to_16(HUE_DEFAULT, 8), HUE_DEFAULT);
    for (int hue = 0; hue < 256; hue++)
        assert_true(hue_to_16(hue, 8) >= 0 && hue_to_16(hue, 8) < 8);
    struct look shades = {.fg = 232, .bg = 233};
    struct look stepped = look_for_tier(shades, ROLE_TEXT, TIER_8);
    assert_int_not_equal(stepped.fg, stepped.bg);
    struct look red = look_for_tier((struct look){.fg = 16, .bg = 203}, ROLE_RED, TIER_MONO);
    assert_true(red.fg == HUE_DEFAULT && red.bg == HUE_DEFAULT && red.attributes);
}

static void read_bad(const char *text, const char *expected)
{
    struct theme theme = {0};
    struct text mistakes = {0};
    assert_false(theme_read_text("x.conf", text, strlen(text), &theme, &mistakes));
    if (strcmp(text_get(&mistakes), expected) != 0)
        fail_msg("\"%s\" instead of \"%s\"", text_get(&mistakes), expected);
    text_release(&mistakes);
}

static void mistakes_name_their_line(void **state)
{
    (void)state;
    read_bad("\nrde = { fg = 1; };", "x.conf:2: there is no role \"rde\". Did you mean red?\n");
    read_bad("red = { fg = 256; };",
             "x.conf:1: fg must be \"default\", a name such as \"red\" or \"bright-red\", 0 to 255, or \"#rrggbb\"\n");
    read_bad("red = { bold = 1; };", "x.conf:1: bold must be true or false\n");
    read_bad("red = { blink = true; };",
             "x.conf:1: a role has fg, bg, bold, reverse, underline and dim, but no \"blink\"\n");
    read_bad("red = \"red\";", "x.conf:1: red must be a group: { fg = \"red\"; bold = true; }\n");
    read_bad("red = {", "x.conf:1: syntax error\n");
}

static void a_file_of_ones_own_changes_what_it_names(void **state)
{
    (void)state;
    char *path = scratch_file("own.conf", "red = { fg = \"bright-white\"; bg = \"#aa0000\"; bold = true; };\n");
    struct theme own, base;
    read_good(path, &own);
    read_good("default", &base);
    assert_int_equal(own.looks[ROLE_RED].fg, 15);
    assert_int_equal(own.looks[ROLE_RED].bg, 0xaa0000 | HUE_RGB);
    assert_int_equal(own.looks[ROLE_RED].attributes, LOOK_BOLD);
    assert_memory_equal(&own.looks[ROLE_AMBER], &base.looks[ROLE_AMBER], sizeof(struct look));
    struct text mistakes = {0};
    assert_false(theme_read("/nowhere/x.conf", &own, &mistakes));
    assert_memory_equal(&own, &base, sizeof own); // usable all the same
    text_release(&mistakes);
    free(path);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(shipped_themes_name_every_role),
        cmocka_unit_test(text_can_be_read),
        cmocka_unit_test(colours_are_never_said_by_halves),
        cmocka_unit_test(colour_blind_theme_tells_red_amber_green_apart),
        cmocka_unit_test(colours_step_down),
        cmocka_unit_test(mistakes_name_their_line),
        cmocka_unit_test(a_file_of_ones_own_changes_what_it_names),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
