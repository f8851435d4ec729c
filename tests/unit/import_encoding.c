// SPDX-License-Identifier: MIT
// From the bytes of a file to text: byte order marks, UTF-16, Windows-1252, and bytes that are no
// text.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "model/ground/memory.h"
#include "model/import/source.h"

#define BYTES(text) (text), sizeof(text) - 1

static struct source of_bytes(const char *bytes, size_t size)
{
    struct source source = {.name = "in.csv", .size = size, .bytes = xmalloc(size + 1)};
    memcpy(source.bytes, bytes, size);
    source.bytes[size] = '\0';
    return source;
}

static void becomes(const char *bytes, size_t size, const char *encoding, const char *wanted,
                    const char *note)
{
    struct source source = of_bytes(bytes, size);
    struct text notes = {0};
    struct status st = {0};
    if (!source_decode(&source, encoding, &notes, &st))
        fail_msg("%s", status_message(&st));
    assert_string_equal(source.bytes, wanted);
    assert_int_equal(source.size, strlen(wanted));
    if (note == NULL)
        assert_string_equal(text_get(&notes), "");
    else
        assert_non_null(strstr(text_get(&notes), note));
    text_release(&notes);
    source_release(&source);
}

static void is_refused(const char *bytes, size_t size, const char *encoding, const char *words)
{
    struct source source = of_bytes(bytes, size);
    struct text notes = {0};
    struct status st = {0};
    assert_false(source_decode(&source, encoding, &notes, &st));
    assert_int_equal(st.code, STATUS_DATA);
    if (strstr(status_message(&st), words) == NULL)
        fail_msg("%s", status_message(&st));
    status_clear(&st);
    text_release(&notes);
    source_release(&source);
}

static void what_it_is_shows_by_itself(void **state)
{
    (void)state;
    becomes(BYTES("a,T\xC5\xB7\n"), NULL, "a,T\u0177\n", NULL);
    becomes(BYTES("\xEF\xBB\xBF"
                  "a,b"),
            NULL, "a,b", NULL);
    becomes(BYTES("\xFF\xFE"
                  "a\0w\x01\n\0"),
            NULL, "a\u0177\n", NULL);
    becomes(BYTES("\xFE\xFF\0a\xD8\x3D\xDE\0"), NULL, "a\U0001F600", NULL);
    becomes(BYTES(""), NULL, "", NULL);
    becomes(BYTES("\xFF\xFE"), NULL, "", NULL);
    becomes(BYTES("one\ntwo,\x80"
                  "5\nO\x92"
                  "Brien"),
            NULL, "one\ntwo,\u20AC5\nO\u2019Brien",
            "in.csv is no UTF-8 (line 2); it was read as Windows-1252");
}

static void what_it_is_can_be_said(void **state)
{
    (void)state;
    becomes(BYTES("\xC5\xB7"), "windows-1252", "\u00C5\u00B7", NULL);
    becomes(BYTES("a\0b\0"), "UTF-16LE", "ab", NULL);
    becomes(BYTES("\0a\0b"), "utf-16be", "ab", NULL);
    becomes(BYTES("\xEF\xBB\xBF"
                  "a"),
            "utf-8", "a", NULL);
}

static void bytes_that_are_no_text_are_refused_with_their_line(void **state)
{
    (void)state;
    is_refused(BYTES("a\nb\0c\n"), NULL, "in.csv:2: a NUL byte");
    is_refused(BYTES("a\r\nb\rc\x81\n"), NULL,
               "in.csv:3: the byte 0x81 is neither UTF-8 nor Windows-1252");
    is_refused(BYTES("a\n\xE9\n"), "utf-8", "in.csv:2: the byte 0xE9 is no UTF-8");
    is_refused(BYTES("\xFF\xFE"
                     "a\0\0\xD8"
                     "b\0"),
               NULL, "in.csv:1: what stands here is no UTF-16");
    is_refused(BYTES("\xFF\xFE"
                     "a\0\n\0b"),
               NULL, "in.csv:2: half a character at the end");
    is_refused(BYTES("PK\003\004rest"), NULL, "is a spreadsheet workbook");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_it_is_shows_by_itself),
        cmocka_unit_test(what_it_is_can_be_said),
        cmocka_unit_test(bytes_that_are_no_text_are_refused_with_their_line),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
