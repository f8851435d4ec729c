// SPDX-License-Identifier: MIT
// Assertions over a running program.
#include "expect.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>

#include "golden.h"
#include "model/ground/memory.h"

// Fails the test with what is on the screen.
__attribute__((format(printf, 4, 5))) static void fail_at(struct term *t, const char *file,
                                                          int line, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    char *message = xvasprintf(format, args);
    va_end(args);
    struct text screen = {0};
    if (t != NULL)
        golden_print(t, &screen);
    fprintf(stderr, "%s\n%s", message, text_get(&screen)); // print_error would cut it
    text_release(&screen);
    free(message);
    _fail(file, line);
}

static struct term *start_program(struct term_options options, va_list args)
{
    const char *path = getenv("CONTRACTMON");
    const char **argv = NULL;
    size_t count = 0, capacity = 0;
    const char *argument = path != NULL ? path : "./contractmon";
    do {
        argv = list_room(argv, &capacity, count, sizeof(*argv));
        argv[count++] = argument;
        argument = va_arg(args, const char *);
    } while (argument != NULL);
    argv = list_room(argv, &capacity, count, sizeof(*argv));
    argv[count] = NULL;
    options.argv = argv;
    struct term *t = term_start(&options);
    free(argv);
    return t;
}

struct term *program(int rows, int cols, ...)
{
    va_list args;
    va_start(args, cols);
    struct term *t = start_program((struct term_options){.rows = rows, .cols = cols}, args);
    va_end(args);
    return t;
}

struct term *program_with(struct term_options options, ...)
{
    va_list args;
    va_start(args, options);
    struct term *t = start_program(options, args);
    va_end(args);
    return t;
}

void expect_press(struct term *t, const char *script, const char *file, int line)
{
    struct text problem = {0};
    if (!term_press(t, script, &problem))
        fail_at(t, file, line, "pressing \"%s\": %s", script, text_get(&problem));
    text_release(&problem);
}

void expect_text(struct term *t, const char *text, bool there, const char *file, int line)
{
    if (there && !term_wait(t, text, TERM_PATIENCE))
        fail_at(t, file, line, "\"%s\" did not come to the screen:", text);
    if (!there && !term_wait_gone(t, text, TERM_PATIENCE))
        fail_at(t, file, line, "\"%s\" did not leave the screen:", text);
}

// Asks again while output comes and time is left: the screen may still be on its way.
static bool comes_true(struct term *t, bool (*question)(struct term *, const void *),
                       const void *about)
{
    for (int tries = 0; tries < TERM_PATIENCE / TERM_QUIET; tries++) {
        if (question(t, about))
            return true;
        term_settle(t, TERM_QUIET);
    }
    return question(t, about);
}

struct row_wanted {
    int row;
    const char *text;
};

static bool row_is(struct term *t, const void *about)
{
    const struct row_wanted *wanted = about;
    return strcmp(term_row(t, wanted->row), wanted->text) == 0;
}

void expect_row(struct term *t, int row, const char *text, const char *file, int line)
{
    struct row_wanted wanted = {.row = row, .text = text};
    if (!comes_true(t, row_is, &wanted))
        fail_at(t, file, line, "row %d is \"%s\", not \"%s\":", row, term_row(t, row), text);
}

static bool cursor_is(struct term *t, const void *about)
{
    const struct cursor *wanted = about, at = term_cursor(t);
    return at.row == wanted->row && at.col == wanted->col;
}

void expect_cursor(struct term *t, int row, int col, const char *file, int line)
{
    struct cursor wanted = {.row = row, .col = col};
    if (!comes_true(t, cursor_is, &wanted))
        fail_at(t, file, line, "the cursor is not at row %d, column %d:", row, col);
}

void expect_golden(struct term *t, const char *name, const char *file, int line)
{
    struct text difference = {0};
    term_settle(t, TERM_QUIET);
    if (!golden_matches(t, name, &difference)) {
        fputs(text_get(&difference), stderr);
        text_release(&difference);
        _fail(file, line);
    }
    text_release(&difference);
}

void expect_bytes(struct term *t, size_t mark, const char *bytes, size_t count, const char *file,
                  int line)
{
    if (!term_wait_bytes(t, mark, bytes, count, TERM_PATIENCE))
        fail_at(t, file, line, "these bytes were not written: \"%s\"",
                bytes + (bytes[0] == '\033'));
}

void expect_end(struct term *t, int exit_status, int signal_number, const char *file, int line)
{
    int status;
    if (!term_wait_exit(t, &status, TERM_PATIENCE)) {
        fail_at(t, file, line, "the program still runs:");
    } else if (signal_number != 0) {
        if (!WIFSIGNALED(status) || WTERMSIG(status) != signal_number)
            fail_at(t, file, line,
                    "the program did not die of %s (status %#x):", strsignal(signal_number),
                    (unsigned)status);
    } else if (!WIFEXITED(status) || WEXITSTATUS(status) != exit_status) {
        fail_at(t, file, line, "the program ended with %s %d, not with exit status %d:",
                WIFEXITED(status) ? "exit status" : "signal",
                WIFEXITED(status) ? WEXITSTATUS(status) : WTERMSIG(status), exit_status);
    }
}

void expect_restored(struct term *t, const char *file, int line)
{
    static const int modes[] = {1049, 2004, 1000, 1002, 1003, 1006};
    struct termios before, after;
    term_termios_before(t, &before);
    term_termios(t, &after);
    if (before.c_iflag != after.c_iflag || before.c_oflag != after.c_oflag ||
        before.c_lflag != after.c_lflag || before.c_cflag != after.c_cflag ||
        memcmp(before.c_cc, after.c_cc, sizeof(before.c_cc)) != 0)
        fail_at(t, file, line, "the terminal's modes are not as before:");
    if (!term_mode(t, 25))
        fail_at(t, file, line, "the cursor was left hidden:");
    for (size_t i = 0; i < sizeof(modes) / sizeof(modes[0]); i++)
        if (term_mode(t, modes[i]))
            fail_at(t, file, line, "mode ?%d was left set:", modes[i]);
}

struct cell expect_cell(struct term *t, const char *text, const char *file, int line)
{
    int row = 0, col = 0;
    expect_text(t, text, true, file, line);
    term_find(t, text, &row, &col);
    return term_cell(t, row, col);
}
