// SPDX-License-Identifier: MIT
// The writers of rows: RFC 4180 CSV, RFC 8259 JSON, tables for people; and what happens when nobody
// takes the output.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/mman.h>

#include "model/ground/memory.h"
#include "tui/command/output.h"

enum { MOST = 4 };

struct made { // what a writer has written
    struct output out;
    struct row_writer writer;
    struct table_sink sink;
};

static void made_begin(struct made *made, enum output_format format, bool guard,
                       const char *const *names, const bool *numbers)
{
    struct table_column columns[MOST];
    size_t count = 0;
    for (; count < MOST && names[count] != NULL; count++)
        columns[count] = (struct table_column){names[count], numbers != NULL && numbers[count]};
    struct status st = {0};
    made->out.fd = memfd_create("rows", MFD_CLOEXEC);
    made->sink = writer_sink(&made->writer, &made->out, format, guard);
    assert_true(made->sink.begin(made->sink.context, columns, count, &st));
}

static void made_row(struct made *made, const char *const *cells)
{
    struct status st = {0};
    assert_true(made->sink.row(made->sink.context, cells, &st));
}

// Ends and compares everything that was written.
static void made_is(struct made *made, const char *expected)
{
    struct status st = {0};
    assert_true(made->sink.end(made->sink.context, &st));
    assert_true(output_flush(&made->out, &st));
    size_t size = (size_t)lseek(made->out.fd, 0, SEEK_END);
    char *bytes = xcalloc(size + 1, 1);
    assert_int_equal(pread(made->out.fd, bytes, size, 0), size);
    assert_string_equal(bytes, expected);
    free(bytes);
    close(made->out.fd);
    writer_release(&made->writer);
    output_release(&made->out);
}

#define NAMES(...) ((const char *const[MOST + 1]){__VA_ARGS__})

static void test_csv(void **state)
{
    (void)state;
    struct made made = {0};
    made_begin(&made, FORMAT_CSV, false, NAMES("ref", "name"), NULL);
    made_row(&made, NAMES("1", "T\xc5\xb7 Mawr"));
    made_row(&made, NAMES("a,b", "say \"no\""));
    made_row(&made, NAMES("two\nlines", "\r"));
    made_row(&made, NAMES("=1+1", ""));
    made_row(&made, NAMES("raw \x1b[31m", "bad \xff"));
    made_row(&made, NAMES("a\tb\r\nc", "\x7f\xc2\x9b\xe2\x80\xae"));
    made_is(&made, "ref,name\r\n"
                   "1,T\xc5\xb7 Mawr\r\n"
                   "\"a,b\",\"say \"\"no\"\"\"\r\n"
                   "\"two\nlines\",\xef\xbf\xbd\r\n"
                   "=1+1,\r\n"
                   "raw \xef\xbf\xbd[31m,bad \xef\xbf\xbd\r\n"
                   "\"a\tb\r\nc\",\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd\r\n");
}

static void test_csv_for_machines_is_exact(void **state)
{
    (void)state;
    struct made made = {0};
    made_begin(&made, FORMAT_CSV, false, NAMES("name"), NULL);
    made.writer.exact = true;
    made_row(&made, NAMES("raw \x1b[31m\x7f\xc2\x9b\xe2\x80\xae \xff"));
    made_row(&made, NAMES("\r"));
    made_is(&made, "name\r\nraw \x1b[31m\x7f\xc2\x9b\xe2\x80\xae \xff\r\n\"\r\"\r\n");
}

static void test_csv_is_guarded_for_spreadsheets(void **state)
{
    (void)state;
    static const char *const rows[][2] = {
        {"=1+1", "'=1+1"},
        {"+44 117", "'+44 117"},
        {"-5", "'-5"},
        {"@SUM(A1)", "'@SUM(A1)"},
        {"\tx", "\"'\tx\""},
        {"\rx", "\xef\xbf\xbdx"}, // a control now
        {"=a,b", "\"'=a,b\""},
        {"\xef\xbc\x9d"
         "1",
         "'\xef\xbc\x9d"
         "1"}, // full-width =
        {"\xef\xbc\x8b"
         "1",
         "'\xef\xbc\x8b"
         "1"}, // +
        {"\xef\xbc\x8d"
         "1",
         "'\xef\xbc\x8d"
         "1"}, // -
        {"\xef\xbc\xa0"
         "1",
         "'\xef\xbc\xa0"
         "1"}, // @
        {"a=1", "a=1"},
        {"", ""},
        {"'=1", "'=1"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct made made = {0};
        char *expected = xasprintf("text,figure\r\n%s,-5\r\n", rows[i][1]);
        made_begin(&made, FORMAT_CSV, true, NAMES("text", "figure"), (const bool[]){false, true});
        made_row(&made, NAMES(rows[i][0], "-5"));
        made_is(&made, expected);
        free(expected);
    }
}

static void test_csv_on_a_terminal_is_harmless(void **state)
{
    (void)state;
    struct made made = {.out = {.terminal = true}};
    made_begin(&made, FORMAT_CSV, false, NAMES("name"), NULL);
    made_row(&made, NAMES("a\x1b]0;b\x07"
                          "c\xc2\x9b"
                          "d\xe2\x80\xae"
                          "e"));
    made_is(&made, "name\r\na\xef\xbf\xbd]0;b\xef\xbf\xbd"
                   "c\xef\xbf\xbd"
                   "d\xef\xbf\xbd"
                   "e\r\n");
}

static void test_json(void **state)
{
    (void)state;
    struct made made = {0};
    made_begin(&made, FORMAT_JSON, false, NAMES("name", "n"), (const bool[]){false, true});
    made_row(&made, NAMES("a \"b\" \\ \n\t\x01\x7f", "12"));
    made_row(&made, NAMES("T\xc5\xb7 \xff\xc3(", "-0.5"));
    made_row(&made, (const char *const[]){NULL, NULL});
    made_row(&made, NAMES("\xf0\x9f\x98\x80", "007"));
    made_is(&made, "[\n{\"name\":\"a \\\"b\\\" \\\\ \\n\\t\\u0001\\u007f\",\"n\":12},\n"
                   "{\"name\":\"T\xc5\xb7 \xef\xbf\xbd\xef\xbf\xbd(\",\"n\":-0.5},\n"
                   "{\"name\":null,\"n\":null},\n"
                   "{\"name\":\"\xf0\x9f\x98\x80\",\"n\":\"007\"}\n]\n");
}

static void test_json_numbers_are_numbers(void **state)
{
    (void)state;
    static const char *const rows[][2] = {
        {"0", "0"},       {"-1", "-1"},       {"10.25", "10.25"}, {"01", "\"01\""},
        {"1.", "\"1.\""}, {".5", "\".5\""},   {"1e5", "\"1e5\""}, {"", "\"\""},
        {"-", "\"-\""},   {"1/2", "\"1/2\""},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct made made = {0};
        char *expected = xasprintf("[\n{\"n\":%s}\n]\n", rows[i][1]);
        made_begin(&made, FORMAT_JSON, false, NAMES("n"), (const bool[]){true});
        made_row(&made, NAMES(rows[i][0]));
        made_is(&made, expected);
        free(expected);
    }
}

static void test_json_of_nothing(void **state)
{
    (void)state;
    struct made made = {0};
    made_begin(&made, FORMAT_JSON, false, NAMES("name"), NULL);
    made_is(&made, "[]\n");
}

static void test_json_on_a_terminal_escapes_what_would_act(void **state)
{
    (void)state;
    struct made made = {.out = {.terminal = true}};
    made_begin(&made, FORMAT_JSON, false, NAMES("name"), NULL);
    made_row(&made, NAMES("\x1b[2J\xc2\x9b\xe2\x80\xae"
                          "T\xc5\xb7"));
    made_is(&made, "[\n{\"name\":\"\\u001b[2J\\u009b\\u202eT\xc5\xb7\"}\n]\n");
}

static void test_table(void **state)
{
    (void)state;
    struct made made = {0};
    made_begin(&made, FORMAT_TABLE, false, NAMES("next_due", "name", "n"),
               (const bool[]){false, false, true});
    made_row(&made, NAMES("2027-06-14", "T\xc5\xb7 Mawr", "5"));
    made_row(&made, NAMES("", "Alder\x1b[31m\nCare", "1200"));
    made_is(&made, "next due     name                n\n"
                   "14 Jun 2027  T\xc5\xb7 Mawr             5\n"
                   "             Alder\xef\xbf\xbd[31m Care  1200\n");
}

static void test_table_of_nothing_is_its_header(void **state)
{
    (void)state;
    struct made made = {0};
    made_begin(&made, FORMAT_TABLE, false, NAMES("due_on", "what"), NULL);
    made_is(&made, "due on  what\n");
}

static void test_table_fits_the_terminal(void **state)
{
    (void)state;
    struct made made = {.out = {.terminal = true, .columns = 30}};
    made_begin(&made, FORMAT_TABLE, false, NAMES("ref", "name"), NULL);
    made_row(&made, NAMES("HC-1", "A name that is longer than the terminal is wide"));
    made_is(&made, "ref   name\n"
                   "HC-1  A name that is longer t\xe2\x80\xa6\n");
    made = (struct made){.out = {.terminal = true, .columns = 30, .ascii = true}};
    made_begin(&made, FORMAT_TABLE, false, NAMES("ref", "name"), NULL);
    made_row(&made, NAMES("HC-1", "T\xc5\xb7 is a name that is longer than the terminal"));
    made_is(&made, "ref   name\n"
                   "HC-1  Ty is a name that is lo~\n");
}

static void test_table_wraps_words(void **state)
{
    (void)state;
    struct made made = {.out = {.terminal = true, .columns = 31}};
    struct table_column columns[] = {{"key", false}, {"name", false}, {"on", false}};
    struct status st = {0};
    made.out.fd = memfd_create("rows", MFD_CLOEXEC);
    made.sink = writer_sink(&made.writer, &made.out, FORMAT_TABLE, false);
    made.writer.wraps = true;
    assert_true(made.sink.begin(made.sink.context, columns, 3, &st));
    made_row(&made, NAMES("pwn:HC-1", "A name that is long", "2027-06-14"));
    made_row(&made, NAMES("x", "", ""));
    made_is(&made, "key       name      on\n"
                   "pwn:HC-1  A name    14 Jun 2027\n"
                   "          that is\n"
                   "          long\n"
                   "x\n");
}

static void test_a_page_breaks_between_words(void **state)
{
    (void)state;
    struct status st = {0};
    struct output out = {.fd = memfd_create("page", MFD_CLOEXEC), .terminal = true, .columns = 20};
    assert_true(
        output_page(&out, "  Due  one two three four\n\nabcdefghijklmnopqrstuvwxyz\n", &st));
    assert_true(output_flush(&out, &st));
    char bytes[128] = "";
    assert_true(pread(out.fd, bytes, sizeof bytes - 1, 0) > 0);
    assert_string_equal(bytes, "  Due  one two three\n       four\n\n"
                               "abcdefghijklmnopqrst\nuvwxyz\n");
    close(out.fd);
    output_release(&out);
}

static void test_table_has_colours_only_where_asked(void **state)
{
    (void)state;
    struct made made = {.out = {.terminal = true, .colour = true}};
    made_begin(&made, FORMAT_TABLE, false, NAMES("rag"), NULL);
    made_row(&made, NAMES("red"));
    made_is(&made, "\033[1mrag\033[0m\n\033[31mred\033[0m\n");
}

static void test_text_keeps_its_lines(void **state)
{
    (void)state;
    struct status st = {0};
    struct output out = {.fd = memfd_create("text", MFD_CLOEXEC)};
    assert_true(output_text(&out, "one\x1b[1m\n\ntwo\xc2\x85\nthree", &st));
    assert_true(output_flush(&out, &st));
    char bytes[64] = "";
    assert_true(pread(out.fd, bytes, sizeof bytes - 1, 0) > 0);
    assert_string_equal(bytes, "one\xef\xbf\xbd[1m\n\ntwo\xef\xbf\xbd\nthree");
    close(out.fd);
    output_release(&out);
}

static void test_a_full_disk_is_told(void **state)
{
    (void)state;
    struct status st = {0};
    struct output out = {.fd = open("/dev/full", O_WRONLY | O_CLOEXEC)};
    if (out.fd < 0) {
        print_message("SKIP: there is no /dev/full here\n");
        skip();
    }
    assert_true(output_bytes(&out, "x", 1, &st));
    assert_false(output_flush(&out, &st));
    assert_int_equal(st.code, STATUS_FAILED);
    assert_string_equal(status_message(&st),
                        "The output could not be written: No space left on device.");
    status_clear(&st);
    assert_false(output_bytes(&out, "x", 1, &st)); // and stays so
    status_clear(&st);
    close(out.fd);
    output_release(&out);
}

static void test_a_reader_who_has_gone_is_no_news(void **state)
{
    (void)state;
    struct status st = {0};
    int ends[2];
    assert_int_equal(pipe2(ends, O_CLOEXEC), 0);
    close(ends[0]);
    signal(SIGPIPE, SIG_IGN);
    struct output out = {.fd = ends[1]};
    assert_true(output_bytes(&out, "x", 1, &st));
    assert_false(output_flush(&out, &st));
    assert_int_equal(out.error, EPIPE);
    assert_string_equal(status_message(&st), "");
    status_clear(&st);
    close(ends[1]);
    output_release(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_csv),
        cmocka_unit_test(test_csv_for_machines_is_exact),
        cmocka_unit_test(test_csv_is_guarded_for_spreadsheets),
        cmocka_unit_test(test_csv_on_a_terminal_is_harmless),
        cmocka_unit_test(test_json),
        cmocka_unit_test(test_json_numbers_are_numbers),
        cmocka_unit_test(test_json_of_nothing),
        cmocka_unit_test(test_json_on_a_terminal_escapes_what_would_act),
        cmocka_unit_test(test_table),
        cmocka_unit_test(test_table_of_nothing_is_its_header),
        cmocka_unit_test(test_table_fits_the_terminal),
        cmocka_unit_test(test_table_wraps_words),
        cmocka_unit_test(test_a_page_breaks_between_words),
        cmocka_unit_test(test_table_has_colours_only_where_asked),
        cmocka_unit_test(test_text_keeps_its_lines),
        cmocka_unit_test(test_a_full_disk_is_told),
        cmocka_unit_test(test_a_reader_who_has_gone_is_no_news),
    };
    return cmocka_run_group_tests_name("output_writers", tests, NULL, NULL);
}
