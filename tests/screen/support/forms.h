// SPDX-License-Identifier: MIT
// Typing into forms: each test over a database of its own, and what is stored afterwards.
#ifndef TESTS_SCREEN_FORMS_H
#define TESTS_SCREEN_FORMS_H

#include "tests/screen/support/demo.h"

// A fresh copy of the demonstration, as at Mon 24 May 2027; the caller frees the path.
char *fresh_demo(void);
// Starts the program over it and waits for the overview, its cursor on HC-014 Acornlea Homecare.
struct term *officer(const char *db, int rows, int cols);
struct term *officer_with(const char *db, struct term_options options);

// What a query of one value gives, "" for nothing; the caller frees it.
char *stored(const char *db, const char *sql);
// Fails unless it gives that.
#define stored_is(db, sql, want) expect_stored((db), (sql), (want), __FILE__, __LINE__)
void expect_stored(const char *db, const char *sql, const char *want, const char *file, int line);
// Fails unless a command over the database tells (or does not tell) the part.
#define cli_tells(db, part, ...) \
    expect_cli((db), (part), true, __FILE__, __LINE__, __VA_ARGS__, NULL)
#define cli_lacks(db, part, ...) \
    expect_cli((db), (part), false, __FILE__, __LINE__, __VA_ARGS__, NULL)
void expect_cli(const char *db, const char *part, bool there, const char *file, int line, ...)
    __attribute__((sentinel));

// The number of facts, and the fields of the newest one.
#define FACTS     "SELECT count(*) FROM fact"
#define LAST_SAID "SELECT fields FROM fact ORDER BY id DESC LIMIT 1"
// The number of drafts, and what the newest says.
#define DRAFTS        "SELECT count(*) FROM draft"
#define DRAFTED(part) "SELECT count(*) FROM draft WHERE instr(body, '" part "') > 0"

// Waits until the row with the focus mark has the text.
#define focus_on(t, text) expect_focus((t), (text), __FILE__, __LINE__)
void expect_focus(struct term *t, const char *text, const char *file, int line);
// The row of the cursor.
const char *cursor_row(struct term *t);

#endif
