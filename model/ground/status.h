// SPDX-License-Identifier: MIT
// How an operation ended: a code that scripts see as the exit status, and a message a person can act on.
#ifndef GROUND_STATUS_H
#define GROUND_STATUS_H

#include <stdbool.h>

// code, exit status, meaning. The exit statuses are a contract with scripts (design 6).
#define STATUS_CODES(_)                                \
    _(OK, 0, "done")                                   \
    _(FAILED, 1, "failed")                             \
    _(USAGE, 2, "wrong usage")                         \
    _(UNKNOWN, 3, "unknown reference, or nothing due") \
    _(BUSY, 4, "conflict, or the database is busy")    \
    _(DATA, 5, "data refused or unreadable")           \
    _(MEMORY, 71, "out of memory")                     \
    _(DENIED, 77, "not permitted")

#define STATUS_ENUM(name, exit_status, meaning) STATUS_##name,
enum status_code { STATUS_CODES(STATUS_ENUM) STATUS_CODE_COUNT };
#undef STATUS_ENUM

// Start as {0}; release with status_clear. The message is owned by the status.
struct status {
    enum status_code code; // STATUS_OK until something failed
    char
        *message; // what happened, what was kept, what to do; NULL while OK; may hold several lines
};

// Records a failure and returns false, so that callers say: return status_fail(st, STATUS_DATA, "...").
// A status that already failed keeps its code; the new message replaces the old one.
bool status_fail(struct status *st, enum status_code code, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

// Adds one line to the message of a failure (row errors of an import); sets the code if none is set. Returns false.
bool status_add(struct status *st, enum status_code code, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

// The message, or "" while all is well. Owned by the status.
const char *status_message(const struct status *st);

// The exit status that scripts see for a code.
int status_exit(enum status_code code);

// Frees the message and makes the status OK again.
void status_clear(struct status *st);

#endif
