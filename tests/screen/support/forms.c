// SPDX-License-Identifier: MIT
// A fresh demonstration for each test of a form, and looking into what it stored.
#include "forms.h"

#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "model/ground/memory.h"
#include "tests/harness/scratch.h"

enum { MOST_ARGUMENTS = 12 };

char *fresh_demo(void)
{
    static int number; // of this test program
    char *name = xasprintf("fresh-%d.db", ++number), *path = scratch_path(name);
    char *command = xasprintf("cp '%s' '%s'", demo_database(), path);
    assert_int_equal(system(command), 0);
    free(command);
    free(name);
    return path;
}

struct term *officer_with(const char *db, struct term_options options)
{
    struct term *t = demo_with(options, "--db", db, NULL);
    see(t, "Quit");
    see(t, "Acornlea");
    return t;
}

struct term *officer(const char *db, int rows, int cols)
{
    return officer_with(db, (struct term_options){.rows = rows, .cols = cols});
}

char *stored(const char *db, const char *sql)
{
    sqlite3 *open = NULL;
    sqlite3_stmt *asked = NULL;
    assert_int_equal(sqlite3_open_v2(db, &open, SQLITE_OPEN_READWRITE, NULL), SQLITE_OK);
    sqlite3_busy_timeout(open, 5000);
    if (sqlite3_prepare_v2(open, sql, -1, &asked, NULL) != SQLITE_OK)
        fail_msg("%s: %s", sql, sqlite3_errmsg(open));
    const unsigned char *value =
        sqlite3_step(asked) == SQLITE_ROW ? sqlite3_column_text(asked, 0) : NULL;
    char *own = xstrdup(value ? (const char *)value : "");
    sqlite3_finalize(asked);
    sqlite3_close(open);
    return own;
}

void expect_stored(const char *db, const char *sql, const char *want, const char *file, int line)
{
    char *have = stored(db, sql);
    if (strcmp(have, want) != 0)
        fail_msg("%s:%d: %s\nhave: %s\nwant: %s", file, line, sql, have, want);
    free(have);
}

void expect_cli(const char *db, const char *part, bool there, const char *file, int line, ...)
{
    const char *argv[MOST_ARGUMENTS] = {NULL};
    va_list args;
    va_start(args, line);
    for (size_t i = 0; i + 1 < MOST_ARGUMENTS; i++) {
        argv[i] = va_arg(args, const char *);
        if (!argv[i])
            break;
    }
    va_end(args);
    struct ran ran = run(NULL, "--db", db, argv[0], argv[1], argv[2], argv[3], argv[4], argv[5],
                         argv[6], argv[7], argv[8], NULL);
    if ((strstr(ran.out, part) != NULL) != there)
        fail_msg("%s:%d: %s is %s in:\n%s%s", file, line, part, there ? "not" : "", ran.out,
                 ran.err);
    ran_free(&ran);
}

const char *cursor_row(struct term *t)
{
    return term_row(t, term_cursor(t).row);
}

void expect_focus(struct term *t, const char *text, const char *file, int line)
{
    for (int i = 0; i < 100; i++) {
        int row = marked_row(t);
        if (row >= 0 && strstr(term_row(t, row), text))
            return;
        term_settle(t, TERM_QUIET);
    }
    fail_msg("%s:%d: the focus is not on \"%s\"\n%s", file, line, text, term_screen(t));
}
