// SPDX-License-Identifier: MIT
// UTF-8 characters: what is one, what is none, and how many columns it takes.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "model/ground/utf8.h"

static uint32_t first(const char *bytes, size_t size, size_t *used)
{
    const char *at = bytes;
    uint32_t character = utf8_next(&at, bytes + size);
    *used = (size_t)(at - bytes);
    return character;
}

static void every_character_comes_back(void **state)
{
    (void)state;
    for (uint32_t c = 1; c <= 0x10FFFF; c += c < 0x3000 ? 1 : 37) {
        char bytes[4];
        size_t used = 0, size = utf8_put(c, bytes);
        uint32_t back = first(bytes, size, &used);
        assert_int_equal(used, size);
        assert_int_equal(back, c >= 0xD800 && c <= 0xDFFF ? 0xFFFD : c);
    }
}

static void bad_bytes_are_taken_one_by_one(void **state)
{
    (void)state;
    static const struct {
        const char *what, *bytes;
    } bad[] = {
        {"a byte that follows", "\x80"},          {"overlong, 2 bytes", "\xC0\xAF"},
        {"overlong, 3 bytes", "\xE0\x80\xAF"},    {"overlong, 4 bytes", "\xF0\x80\x80\xAF"},
        {"a surrogate", "\xED\xA0\x80"},          {"above U+10FFFF", "\xF4\x90\x80\x80"},
        {"five bytes", "\xF8\x88\x80\x80\x80"},   {"cut off", "\xE2\x82"},
        {"no byte that follows", "\xE2\x28\xA1"}, {"a stray 0xFF", "\xFF"},
    };
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        size_t used = 0, at = 99;
        if (first(bad[i].bytes, strlen(bad[i].bytes), &used) != UTF8_BAD || used != 1)
            fail_msg("%s is taken for a character", bad[i].what);
        assert_false(utf8_valid(bad[i].bytes, strlen(bad[i].bytes), &at));
        assert_int_equal(at, 0);
    }
}

static void validity_names_the_first_bad_byte(void **state)
{
    (void)state;
    static const char text[] =
        "Care at T\xC5\xB7 Newydd, plain ASCII for more than a word\xE9 here";
    size_t at = 0;
    assert_false(utf8_valid(text, strlen(text), &at));
    assert_int_equal(at, strlen("Care at T\xC5\xB7 Newydd, plain ASCII for more than a word"));
    assert_true(utf8_valid(text, at, NULL));
    assert_false(utf8_valid("sixteen bytes: \0 and more", 26, &at));
    assert_int_equal(at, 15);
    assert_true(utf8_valid("", 0, &at));
}

static void columns_are_those_of_terminals(void **state)
{
    (void)state;
    static const struct {
        uint32_t character;
        int columns;
    } known[] = {
        {'a', 1},       {' ', 1},     {0x7F, -1},   {0x1B, -1},     {0x9B, -1},   {0xE9, 1},
        {0x175, 1},     {0x300, 0},   {0x36F, 0},   {0x20D0, 0},    {0x4E2D, 2},  {0xAC00, 2},
        {0x1F600, 2},   {0x26A0, 1},  {0xAD, -1},   {0x200B, -1},   {0x200D, -1}, {0x202E, -1},
        {0x2066, -1},   {0xFE0F, -1}, {0xFEFF, -1}, {0xE0041, -1},  {0xFFFF, -1}, {0xD800, -1},
        {0x110000, -1}, {0x2028, -1}, {0x061C, -1}, {0x10FFFD, -1}, {0x5D0, 1},   {0x3000, 2},
        {0xFFFD, 1},    {0xA0, 1},
    };
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (utf8_columns(known[i].character) != known[i].columns)
            fail_msg("U+%04X takes %d columns", (unsigned)known[i].character,
                     utf8_columns(known[i].character));
}

static void folding_makes_search_easy(void **state)
{
    (void)state;
    static const struct {
        const char *text, *folded;
    } pairs[] = {
        {"T\u0177 Newydd", "ty newydd"},
        {"\u017B\u00D3\u0141\u0106", "zolc"},
        {"Stra\u00DFe", "strasse"},
        {"\u00C6gir & \u0152uvre", "aegir & oeuvre"},
        {"Bryn  \t Awel\n", "bryn awel "},
        {"Care\u00A0Home", "care home"},
        {"w\u0302y", "wy"},
        {"O\u2019Brien \u2013 Smith", "o'brien - smith"},
        {"\u0391\u03B2 \u0416", "\u03B1\u03B2 \u0436"},
        {"\u4E2D", "\u4E2D"},
        {"\uFB01nd", "find"},
        {"", ""},
    };
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        struct text out = {0};
        utf8_fold(pairs[i].text, &out);
        assert_string_equal(text_get(&out), pairs[i].folded);
        text_release(&out);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_character_comes_back),
        cmocka_unit_test(bad_bytes_are_taken_one_by_one),
        cmocka_unit_test(validity_names_the_first_bad_byte),
        cmocka_unit_test(columns_are_those_of_terminals),
        cmocka_unit_test(folding_makes_search_easy),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
