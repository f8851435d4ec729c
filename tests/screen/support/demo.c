// SPDX-License-Identifier: MIT
// Starting the program over the demonstration.
#include "demo.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "model/ground/memory.h"
#include "tests/harness/scratch.h"

enum { MOST_ARGUMENTS = 16 };

const char *demo_database(void)
{
    static char *path; // of this test program; given up with it
    if (path && access(path, F_OK) == 0)
        return path;
    free(path);
    path = scratch_path("demo.db");
    struct ran made = run(NULL, "demo", "--make", path, NULL);
    if (made.status != 0)
        fail_msg("demo --make: %s", made.err);
    ran_free(&made);
    return path;
}

// So that the first-run notice is not in the way.
static void mark_welcome_seen(void)
{
    const char *state = getenv("XDG_STATE_HOME");
    if (!state)
        return;
    char *folder = xasprintf("%s/contractmon", state), *mark = xasprintf("%s/welcome-seen", folder);
    char *command = xasprintf("mkdir -p '%s' && : > '%s'", folder, mark);
    assert_int_equal(system(command), 0);
    free(folder);
    free(mark);
    free(command);
}

static struct term *start(struct term_options options, const char *const *arguments)
{
    const char *argv[MOST_ARGUMENTS + 4] = {getenv("CONTRACTMON"), "--db", demo_database()};
    size_t count = 3;
    for (size_t i = 0; arguments[i] && count < MOST_ARGUMENTS + 3; i++)
        argv[count++] = arguments[i];
    options.argv = argv;
    return term_start(&options);
}

struct term *demo(int rows, int cols)
{
    static const char *const none[] = {NULL};
    mark_welcome_seen();
    struct term *t = start((struct term_options){.rows = rows, .cols = cols}, none);
    see(t, "Quit");
    return t;
}

struct term *demo_with(struct term_options options, ...)
{
    const char *arguments[MOST_ARGUMENTS + 1] = {NULL};
    va_list args;
    va_start(args, options);
    for (int i = 0; i < MOST_ARGUMENTS; i++) {
        arguments[i] = va_arg(args, const char *);
        if (!arguments[i])
            break;
    }
    va_end(args);
    mark_welcome_seen();
    return start(options, arguments);
}

int marked_row(struct term *t)
{
    for (int row = 0; row < term_rows(t); row++) {
        if (strcmp(term_cell(t, row, 0).text, ">") == 0)
            return row;
    }
    return -1;
}

void demo_moves(struct term *t, const char *script, int by, const char *file, int line)
{
    int was = marked_row(t);
    expect_press(t, script, file, line);
    for (int i = 0; i < 40 && marked_row(t) != was + by; i++)
        term_settle(t, TERM_QUIET);
    if (marked_row(t) != was + by)
        fail_msg("%s:%d: %s moved the mark from row %d to %d, not by %d\n%s", file, line, script, was, marked_row(t), by,
                 term_screen(t));
}
