// SPDX-License-Identifier: MIT
// The reader of CSV: RFC 4180, its line numbers, and that it reads back whatever was written.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "model/ground/memory.h"
#include "model/ground/text.h"
#include "model/import/csv.h"

// All records as text: "line:field|field" each, "!line what" for what is broken.
static char *read_all(const char *bytes, char delimiter)
{
    char *copy = xstrdup(bytes);
    struct csv csv;
    struct csv_record record;
    struct text out = {0};
    const char *what = NULL;
    enum csv_result result;
    csv_begin(&csv, copy, strlen(copy), delimiter, 1);
    while ((result = csv_next(&csv, &record, &what)) == CSV_RECORD) {
        text_printf(&out, "%zu:", record.line);
        for (size_t i = 0; i < record.count; i++)
            text_printf(&out, "%s%s", i > 0 ? "|" : "", record.fields[i]);
        text_add_char(&out, '\n');
    }
    if (result == CSV_BROKEN)
        text_printf(&out, "!%zu %s\n", record.line, what);
    csv_release(&csv);
    free(copy);
    return text_take(&out);
}

static void reads_as(const char *bytes, char delimiter, const char *wanted)
{
    char *got = read_all(bytes, delimiter);
    assert_string_equal(got, wanted);
    free(got);
}

static void records_and_fields(void **state)
{
    (void)state;
    reads_as("a,b,c\n1,2,3\n", ',', "1:a|b|c\n2:1|2|3\n");
    reads_as("a,b\r\n1,2", ',', "1:a|b\n2:1|2\n");
    reads_as("a,b\r1,2\r", ',', "1:a|b\n2:1|2\n");
    reads_as("a;b\n1,5;2\n", ';', "1:a|b\n2:1,5|2\n");
    reads_as("a\tb\n", '\t', "1:a|b\n");
    reads_as("a,\n,b\n", ',', "1:a|\n2:|b\n");
    reads_as("a,b,", ',', "1:a|b|\n");
    reads_as("", ',', "");
    reads_as("x", ',', "1:x\n");
}

static void quotes(void **state)
{
    (void)state;
    reads_as("\"a,b\",\"say \"\"no\"\"\",\"\"\n", ',', "1:a,b|say \"no\"|\n");
    reads_as("5\" pipe,b\n", ',',
             "1:5\" pipe|b\n"); // a quote within an unquoted field is a character
    reads_as("\"two\nlines\",b\nc,d\n", ',', "1:two\nlines|b\n3:c|d\n");
    reads_as("\"a\r\nb\rc\nd\",e\r\nf,g\r\n", ',', "1:a\r\nb\rc\nd|e\n5:f|g\n");
    reads_as("\"\"\"\"", ',', "1:\"\n");
}

static void blank_lines_are_counted_and_passed_over(void **state)
{
    (void)state;
    reads_as("\n\r\na,b\n\n,,,\n1,2\n\n", ',', "3:a|b\n6:1|2\n");
    reads_as("\"\"\n", ',', "1:\n"); // an empty text is not nothing
}

static void broken_quotes_name_the_line_on_which_they_began(void **state)
{
    (void)state;
    reads_as("a,b\n1,\"never\nclosed\n", ',',
             "1:a|b\n!2 a quote is opened here and never closed\n");
    reads_as("a\n\"x\"y\n", ',',
             "1:a\n!2 a quoted field that begins here goes on behind its closing quote; a quote "
             "within it is written twice\n");
    reads_as("a\n\"x\n\ny\" z\n", ',',
             "1:a\n!2 a quoted field that begins here goes on behind its closing quote; a quote "
             "within it is written twice\n");
}

enum { ROWS_MOST = 8, FIELDS_MOST = 6 };

static unsigned next_random(unsigned *seed)
{
    *seed = *seed * 1103515245 + 12345;
    return *seed >> 16;
}

static char *random_field(unsigned *seed)
{
    static const char characters[] = "ab,;\t\"\n\r =+-@\xC3";
    struct text text = {0};
    for (unsigned i = next_random(seed) % 9; i > 0; i--)
        text_add_char(&text, characters[next_random(seed) % (sizeof characters - 1)]);
    return text_take(&text);
}

static void write_field(struct text *out, const char *field, bool quoted)
{
    if (!quoted) {
        text_add(out, field);
        return;
    }
    text_add_char(out, '"');
    for (; *field != '\0'; field++) {
        text_add_char(out, *field);
        if (*field == '"')
            text_add_char(out, '"');
    }
    text_add_char(out, '"');
}

// What was written is what is read, whatever stands in the fields, with every delimiter and line
// end.
static void reading_undoes_writing(void **state)
{
    (void)state;
    static const char delimiters[] = {',', ';', '\t'};
    static const char *const ends[] = {"\r\n", "\n", "\r"};
    unsigned seed = 4180;
    for (int round = 0; round < 5000; round++) {
        char *fields[ROWS_MOST][FIELDS_MOST];
        char delimiter = delimiters[round % 3];
        unsigned rows = 1 + next_random(&seed) % ROWS_MOST,
                 columns = 1 + next_random(&seed) % FIELDS_MOST;
        struct text out = {0};
        for (unsigned r = 0; r < rows; r++) {
            for (unsigned c = 0; c < columns; c++) {
                fields[r][c] = random_field(&seed);
                if (c > 0)
                    text_add_char(&out, delimiter);
                bool must = c == 0 || strpbrk(fields[r][c], ",;\t\"\r\n") !=
                                          NULL; // the first, so that no record is blank
                write_field(&out, fields[r][c], must || next_random(&seed) % 4 == 0);
            }
            if (r + 1 < rows || round % 2 == 0)
                text_add(&out, ends[round / 3 % 3]);
        }
        struct csv csv;
        struct csv_record record;
        const char *what = NULL;
        csv_begin(&csv, out.bytes, out.length, delimiter, 1);
        for (unsigned r = 0; r < rows; r++) {
            assert_int_equal(csv_next(&csv, &record, &what), CSV_RECORD);
            assert_int_equal(record.count, columns);
            for (unsigned c = 0; c < columns; c++) {
                assert_string_equal(record.fields[c], fields[r][c]);
                free(fields[r][c]);
            }
        }
        assert_int_equal(csv_next(&csv, &record, &what), CSV_END);
        csv_release(&csv);
        text_release(&out);
    }
}

static void a_large_field_is_read(void **state)
{
    (void)state;
    enum { SIZE = 10 << 20 };
    char *bytes = xmalloc(SIZE + 16);
    memset(bytes, 'x', SIZE);
    memcpy(bytes, "a,\"", 3);
    memcpy(bytes + SIZE - 2, "\"\n", 3);
    struct csv csv;
    struct csv_record record;
    const char *what = NULL;
    csv_begin(&csv, bytes, SIZE, ',', 1);
    assert_int_equal(csv_next(&csv, &record, &what), CSV_RECORD);
    assert_int_equal(strlen(record.fields[1]), SIZE - 5);
    assert_int_equal(csv_next(&csv, &record, &what), CSV_END);
    csv_release(&csv);
    free(bytes);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(records_and_fields),
        cmocka_unit_test(quotes),
        cmocka_unit_test(blank_lines_are_counted_and_passed_over),
        cmocka_unit_test(broken_quotes_name_the_line_on_which_they_began),
        cmocka_unit_test(reading_undoes_writing),
        cmocka_unit_test(a_large_field_is_read),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
