// SPDX-License-Identifier: MIT
// What was typed and what it means: dates that look ahead or back, figures, choices found whatever their accents (F12).
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "tui/dateinput.h"
#include "tui/forms/form_inside.h"

static day the(const char *iso)
{
    day d = DAY_NONE;
    assert_true(day_parse(iso, &d));
    return d;
}

static void dates_look_the_way_that_people_look(void **state)
{
    (void)state;
    static const struct {
        const char *typed, *nearest, *ahead, *back;
    } rows[] = {
        {"t", "2027-05-24", "2027-05-24", "2027-05-24"},
        {"24/5", "2027-05-24", "2027-05-24", "2027-05-24"},
        {"23/5", "2027-05-23", "2027-05-23", "2027-05-23"}, // just past: no day a year away
        {"25/5", "2027-05-25", "2027-05-25", "2027-05-25"}, // nor is one that is about to come
        {"10/5", "2027-05-10", "2027-05-10", "2027-05-10"},
        {"9/5", "2027-05-09", "2028-05-09", "2027-05-09"},
        {"8/6", "2027-06-08", "2027-06-08", "2026-06-08"},
        {"1 jan", "2027-01-01", "2028-01-01", "2027-01-01"},
        {"31 dec", "2026-12-31", "2027-12-31", "2026-12-31"},
        {"mon", "2027-05-24", "2027-05-24", "2027-05-24"},
        {"sun", NULL, "2027-05-30", "2027-05-23"},
        {"1 jan 2020", "2020-01-01", "2020-01-01", "2020-01-01"}, // a year that is said is meant
        {"+7", "2027-05-31", "2027-05-31", "2027-05-31"},
        {"29 feb", NULL, "2028-02-29", "2024-02-29"},
    };
    day today = the("2027-05-24");
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const char *const want[] = {rows[i].nearest, rows[i].ahead, rows[i].back};
        for (int side = DATE_NEAREST; side <= DATE_BACK; side++) {
            struct text why = {0};
            char iso[DAY_ISO_SIZE];
            day d = DAY_NONE;
            bool real = date_input_towards(rows[i].typed, today, (enum date_side)side, &d, &why);
            if (want[side] && (!real || strcmp(day_iso(d, iso), want[side]) != 0))
                fail_msg("\"%s\" (%d) is %s, not %s", rows[i].typed, side,
                         real ? day_iso(d, iso) : text_get(&why), want[side]);
            text_release(&why);
        }
    }
}

static void figures_are_read_as_people_write_them(void **state)
{
    (void)state;
    static const struct {
        enum form_kind kind;
        const char *typed, *means; // NULL: it cannot be read
    } rows[] = {
        {FORM_FIGURE, "97.8", "97.8"},
        {FORM_FIGURE, " 97.8 % ", "97.8"},
        {FORM_FIGURE, "2,150 / 2,566", "2150/2566"},
        {FORM_FIGURE, "none", "none"},
        {FORM_FIGURE, "0/0", "none"}, // no activity is no zero
        {FORM_FIGURE, "0", "0"},
        {FORM_FIGURE, "1,5", NULL},
        {FORM_FIGURE, "about 3", NULL},
        {FORM_MONEY, "20,000.50", "20000.50"},
        {FORM_MONEY, "\xc2\xa3 20000", "20000"},
        {FORM_MONEY, "20k", NULL},
        {FORM_NUMBER, "12", "12"},
        {FORM_NUMBER, "-1", NULL},
        {FORM_NUMBER, "1.5", NULL},
        {FORM_NUMBER, "1234567890", NULL},
        {FORM_TEXT, "  said  ", "said"},
        {FORM_YES_NO, "y", "yes"},
        {FORM_YES_NO, "No", "no"},
        {FORM_YES_NO, "perhaps", NULL},
    };
    struct keymap *map = NULL;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const struct form_field field = {
            .name = "f", .label = "F", .kind = rows[i].kind, .unit = "%"};
        struct text means = {0}, why = {0};
        struct app app = {.keymap = map};
        bool good = field_read(NULL, &app, &field, rows[i].typed, &means, &why);
        if (good != (rows[i].means != NULL) ||
            (good && strcmp(text_get(&means), rows[i].means) != 0))
            fail_msg("\"%s\" is \"%s\"%s", rows[i].typed, text_get(&means), text_get(&why));
        text_release(&means);
        text_release(&why);
    }
}

static const struct form_choice homes[] = {
    {"elm", "Elm House", NULL},
    {"brynmawr", "Bryn Mawr", NULL},
    {"lodz", "\xc5\x81\xc3\xb3\x64\xc5\xba Care", NULL}, // Łódź
    {"ty-gwyn", "T\xc5\xb7 Gwyn", NULL},
    {"ty", "T\xc5\xb7", NULL},
};

static const struct form_field home = {
    .name = "home", .label = "Home", .kind = FORM_CHOICE, .choices = homes, .choice_count = 5};

static void first_is(const char *typed, size_t count, const char *id)
{
    struct arena *arena = arena_new();
    size_t found = 0;
    const struct form_choice **list = field_matches(&home, typed, arena, &found);
    assert_int_equal(found, count);
    if (count > 0)
        assert_string_equal(list[0]->id, id);
    arena_free(arena);
}

// F12
static void the_list_knows_no_accents(void **state)
{
    (void)state;
    first_is("", 5, "elm");
    first_is("ty gw", 1, "ty-gwyn");
    first_is("TY", 2, "ty"); // the very word before those that begin with it
    first_is("gwyn", 1, "ty-gwyn");
    first_is("lodz", 1, "lodz");
    first_is("  Elm ", 1, "elm");
    first_is("care", 1, "lodz");
    first_is("no such", 0, "");
    assert_true(field_begins(&homes[3], "ty g"));
    assert_false(field_begins(&homes[3], "gwyn"));
}

// Where others than those of the list may be named, a part of a word is not taken for the whole.
static void a_name_is_not_taken_for_another(void **state)
{
    (void)state;
    struct form_field free = home;
    free.free = true;
    static const struct {
        const char *typed, *closed, *open;
    } rows[] = {
        {"bryn", "brynmawr", "bryn"},
        {"Bryn Mawr", "brynmawr", "brynmawr"},
        {"gwyn", "ty-gwyn", "gwyn"},
        {"ty", "ty", "ty"},
    };
    struct app app = {0};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct text closed = {0}, open = {0}, why = {0};
        assert_true(field_read(NULL, &app, &home, rows[i].typed, &closed, &why));
        assert_true(field_read(NULL, &app, &free, rows[i].typed, &open, &why));
        assert_string_equal(text_get(&closed), rows[i].closed);
        assert_string_equal(text_get(&open), rows[i].open);
        text_release(&closed);
        text_release(&open);
        text_release(&why);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(dates_look_the_way_that_people_look),
        cmocka_unit_test(figures_are_read_as_people_write_them),
        cmocka_unit_test(the_list_knows_no_accents),
        cmocka_unit_test(a_name_is_not_taken_for_another),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
