// SPDX-License-Identifier: MIT
// A string that grows, and the few questions about strings that everyone asks.
#ifndef GROUND_TEXT_H
#define GROUND_TEXT_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <string.h>

// Start as {0}; release with text_release. bytes is always terminated once something was added.
struct text {
    char *bytes;
    size_t length, capacity; // in bytes, the terminator not counted in length
};

void text_add(struct text *text, const char *bytes);
void text_add_bytes(struct text *text, const char *bytes, size_t count);
void text_add_char(struct text *text, char c);
void text_printf(struct text *text, const char *format, ...) __attribute__((format(printf, 2, 3)));
const char *text_get(const struct text *text); // "" when empty; owned by the text
char *
text_take(struct text *text); // hands the string over (caller frees) and leaves the text empty
void text_clear(struct text *text); // empty, room kept
void text_release(struct text *text);

// NULL equals only NULL. Most texts that differ do so in their first letter, which is seen here.
static inline bool text_equal(const char *a, const char *b)
{
    return a == b || (a != NULL && b != NULL && *a == *b && strcmp(a, b) == 0);
}
bool text_starts(const char *text, const char *with);
// The candidate that is nearest to word by edit distance, for "Did you mean"; NULL if none is near.
const char *text_nearest(const char *word, const char *const *candidates, size_t count);

#endif
