// SPDX-License-Identifier: MIT
// Framework files that are no proper text: encodings, quotes, brackets, what libconfig would follow or misread.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "model/frameworks/scan.h"
#include "model/ground/memory.h"
#include "model/ground/text.h"
#include "tests/harness/scratch.h"

// libconfig 1.5 leaks the last text it read at a syntax error.
const char *
__lsan_default_suppressions(void); // NOLINT(bugprone-reserved-identifier): its name is given
const char *__lsan_default_suppressions(void) // NOLINT(bugprone-reserved-identifier)
{
    return "leak:libconfig";
}

// clang-format off
static const struct row {
    const char *bytes;
    size_t size; // 0: up to the NUL
    const char *told; // "line: sentence", those of several lines joined by '\n'; "" for none
    bool broken;
} rows[] = {
    {"", 0, "", false},
    {"a = 1;\r\nb = \"caf\xc3\xa9\";\r\n\tc = -5;", 0, "", false},
    {"\xef\xbb\xbf" "a = 1;", 0, "1: The file begins with a byte-order mark: save it as UTF-8 without one.", false},
    {"\xff\xfe" "a\0", 4, "1: The file is UTF-16: save it as UTF-8.", true},
    {"\xfe\xff" "\0a", 4, "1: The file is UTF-16: save it as UTF-8.", true},
    {"a = 1;\nb = \"x\0y\";", 16, "2: This line holds a NUL byte.", false},
    {"a = 1;\n# caf\xe9 caf\xe9\nb = \"\xe9\";", 0,
     "2: This line is not UTF-8: save the file as UTF-8.\n3: This line is not UTF-8: save the file as UTF-8.", false},
    {"a = \"x\x1by\";", 0, "1: This line holds a control character.", false},
    {"a = \"x\x7fy\";", 0, "1: This line holds a control character.", false},
    // numbers
    {"a = 999999999; b = -999999999; c = +1; d = 0x7fffffff; e = 0X0000000001;", 0, "", false},
    {"a = 1000000000;", 0, "1: 1000000000 has more than 9 digits: it is too large a number.", false},
    {"a = -99999999999;", 0, "1: -99999999999 has more than 9 digits: it is too large a number.", false},
    {"a = [ 1,\n 4294967300 ];", 0, "2: 4294967300 has more than 9 digits: it is too large a number.", false},
    {"a = 0x80000000;", 0, "1: 0x80000000 is too large a number: the largest is 0x7fffffff.", false},
    {"a = 0xFFFFFFFFFFFFFFFFFFFF;", 0, "1: 0xFFFFFFFFFFFFFFFFFFFF is too large a number: the largest is 0x7fffffff.", false},
    {"a = 12345678901L;", 0, "1: 12345678901L has more than 9 digits: it is too large a number.", false},
    {"a = 5LL;", 0, "1: 5LL is written with an L: write the number alone.", false},
    {"a = .5;", 0, "1: .5 stands without quotes: write \".5\", so that it is compared exactly and not as floating point.", false},
    {"a = 5.;", 0, "1: 5. stands without quotes: write \"5.\", so that it is compared exactly and not as floating point.", false},
    {"a = -1e+3;", 0, "1: -1e+3 stands without quotes: write \"-1e+3\", so that it is compared exactly and not as floating point.",
     false},
    {"a = 2027-04-01;", 0, "1: A date stands in quotes: \"2027-04-01\".", false},
    {"a = \"99999999999 1.5 2027-04-01\"; # 99999999999 1.5\n// 99999999999\n/* 1.5\n 99999999999 */", 0, "", false},
    {"a1.5 = 1;", 0, "", false}, // a name: libconfig says what is wrong
    // lists
    {"a = ( 1, 2, );", 0, "1: There is a comma behind the last element of a list: take it away.", false},
    {"a = [ \"x\",\n \"y\", # last\n];", 0, "2: There is a comma behind the last element of a list: take it away.", false},
    {"a = [ \"x\"\n \"y\" ];", 0, "2: A comma is missing between two texts of a list in [ ].", false},
    {"a = ( { b = 1; } { c = 1; } );", 0, "1: A comma is missing behind this }: another { follows in the list.", false},
    {"a = ( { b = 1; }\n{ c = 1; } );", 0, "1: A comma is missing behind this }: another { follows in the list.", true},
    {"a = \"one \"\n \"text\";", 0, "", false},
    // brackets, quotes, remarks
    {"a = (\n { b = 1; }\n", 0, "1: The ( here is never closed.", true},
    {"a = (\n { b = 1; )\n);", 0, "2: This ) stands where the { of line 2 should be closed with }.", true},
    {"a = 1; }", 0, "1: This } closes nothing.", true},
    {"a = \"x;\nb = \"y\";", 0, "1: A text begins here and does not end on its line: its closing quote is missing.", true},
    {"a = \"x\\\"", 0, "1: A text begins here and does not end: its closing quote is missing.", true},
    {"a = 1; /* never", 0, "1: The remark that begins here with /* is never closed with */.", true},
    {"a = \"x\\\\\"; b = \"\\\"\"; c = \"{[(\"; d = '{';", 0, "1: The { here is never closed.", true}, // ' is no quote
    // files are never followed
    {"@include \"/etc/passwd\"\na = 1;", 0, "1: A framework file stands for itself: @include is refused.", false},
    {"  @include \"x\"\n@include \"y\"", 0,
     "1: A framework file stands for itself: @include is refused.\n2: A framework file stands for itself: @include is refused.",
     false},
    {"a = \"@include\"; # @include", 0, "", false},
};

// clang-format on

static char *told(const struct issues *issues)
{
    struct text all = {0};
    for (size_t i = 0; i < issues->count; i++)
        text_printf(&all, "%s%d: %s", i > 0 ? "\n" : "", issues->list[i].line,
                    issues->list[i].text);
    return text_take(&all);
}

static void each_oddity_is_told_with_its_line(void **state)
{
    (void)state;
    int failed = 0;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct issues issues = {.arena = arena_new()};
        struct scanned scanned;
        size_t size = rows[i].size > 0 ? rows[i].size : strlen(rows[i].bytes);
        char *exact = xmalloc(size); // no byte more, so that reading behind the end is seen
        memcpy(exact, rows[i].bytes, size);
        framework_scan(exact, size, &issues, &scanned);
        issues_sort(&issues);
        char *all = told(&issues);
        if (strcmp(all, rows[i].told) != 0 || scanned.broken != rows[i].broken) {
            print_error("%s\n  expected (%d) %s\n  was told (%d) %s\n", rows[i].bytes,
                        rows[i].broken, rows[i].told, scanned.broken, all);
            failed++;
        }
        free(all);
        free(exact);
        free(scanned.text);
        arena_free(issues.arena);
    }
    assert_int_equal(failed, 0);
}

static void what_is_mended_keeps_its_place(void **state)
{
    (void)state;
    static const char bytes[] = "a = ( 99999999999, 2.5, );\n@include \"x\"\nb = 2027-04-01;\r\n";
    struct issues issues = {.arena = arena_new()};
    struct scanned scanned;
    framework_scan(bytes, sizeof bytes - 1, &issues, &scanned);
    assert_string_equal(scanned.text,
                        "a = ( 0          , 0    );\n            \nb = 0         ; \n");
    assert_int_equal(issues.count, 5);
    free(scanned.text);
    arena_free(issues.arena);
}

static void brackets_without_end_are_refused_at_a_depth(void **state)
{
    (void)state;
    struct text deep = {0};
    struct issues issues = {.arena = arena_new()};
    struct scanned scanned;
    text_add(&deep, "a = ");
    for (int i = 0; i < 100000; i++)
        text_add_char(&deep, '(');
    framework_scan(deep.bytes, deep.length, &issues, &scanned);
    assert_true(scanned.broken);
    assert_int_equal(issues.count, 1);
    assert_string_equal(issues.list[0].text, "Brackets stand in one another more than 32 deep.");
    text_release(&deep);
    free(scanned.text);
    arena_free(issues.arena);
}

// What libconfig alone finds.
static void syntax_is_told_with_its_line(void **state)
{
    (void)state;
    static const struct {
        const char *text, *told;
    } cases[] = {
        {"id = \"x\";\nid = \"y\";", "f:2: A setting of this name stands here already. The file "
                                     "was not read beyond this line."},
        {"id = \"x\";\ntitle \"y\";", "f:2: The file cannot be read from here on: look for a "
                                      "missing =, quote or bracket here or just before."},
        {"a = [ \"x\",\n 5 ];",
         "f:2: A list in [ ] mixes texts and numbers. The file was not read beyond this line."},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct arena *arena = arena_new();
        struct status st = {0};
        const struct framework *framework = NULL;
        assert_false(framework_read(cases[i].text, "f", arena, &framework, NULL, &st));
        assert_string_equal(status_message(&st), cases[i].told);
        assert_null(framework);
        status_clear(&st);
        arena_free(arena);
    }
}

static void refuse_file(const char *path, const char *sentence)
{
    struct arena *arena = arena_new();
    struct status st = {0};
    const struct framework *framework = NULL;
    struct framework_report report;
    assert_false(framework_read_file(path, arena, &framework, &report, &st));
    assert_int_equal(st.code, STATUS_DATA);
    if (strstr(status_message(&st), sentence) == NULL)
        fail_msg("\"%s\" does not say \"%s\"", status_message(&st), sentence);
    assert_int_equal(report.mistakes == 0, report.count == 0);
    status_clear(&st);
    arena_free(arena);
}

static void files_that_are_none_are_refused(void **state)
{
    (void)state;
    refuse_file("/nowhere/x.conf", "/nowhere/x.conf: cannot be opened: No such file or directory.");
    refuse_file("/", "/: is no file.");
    refuse_file("/dev/zero", "/dev/zero: is no file.");
    struct text large = {0};
    while (large.length <= 1024 * 1024)
        text_add(&large, "# a remark that goes on and on\n");
    char *path = scratch_file("large.conf", text_get(&large));
    refuse_file(path, "is larger than 1 MiB");
    free(path);
    path = scratch_file("empty.conf", "");
    refuse_file(path, "empty.conf:1: The framework lacks \"id\"");
    free(path);
    text_release(&large);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_oddity_is_told_with_its_line),
        cmocka_unit_test(what_is_mended_keeps_its_place),
        cmocka_unit_test(brackets_without_end_are_refused_at_a_depth),
        cmocka_unit_test(syntax_is_told_with_its_line),
        cmocka_unit_test(files_that_are_none_are_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
