// SPDX-License-Identifier: MIT
// Allocation that does not return without memory: when there is none, a sentence goes to stderr and the
// program ends with exit status 71 through exit(3), so that whoever holds the terminal can restore it.
#ifndef GROUND_MEMORY_H
#define GROUND_MEMORY_H

#include <stdarg.h>
#include <stddef.h>

void *xmalloc(size_t size) __attribute__((malloc, returns_nonnull)); // caller frees
void *xcalloc(size_t count, size_t size)
    __attribute__((malloc, returns_nonnull)); // zeroed; caller frees
void *xreallocarray(void *old, size_t count, size_t size) __attribute__((returns_nonnull));
char *xstrdup(const char *text) __attribute__((malloc, returns_nonnull)); // caller frees
char *xstrndup(const char *text, size_t bytes) __attribute__((malloc, returns_nonnull));
char *xasprintf(const char *format, ...)
    __attribute__((format(printf, 1, 2), malloc, returns_nonnull));
char *xvasprintf(const char *format, va_list args)
    __attribute__((format(printf, 1, 0), malloc, returns_nonnull));

// Room for one more item in a list that doubles: items = list_room(items, &capacity, count, sizeof *items).
// Returns the (perhaps moved) items; *capacity is the number of items that fit.
void *list_room(void *items, size_t *capacity, size_t count, size_t size)
    __attribute__((returns_nonnull));

#endif
