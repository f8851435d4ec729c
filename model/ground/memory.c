// SPDX-License-Identifier: MIT
#include "memory.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "status.h"

static void *need(void *got)
{
    if (got == NULL) {
        static const char message[] = "contractmon: out of memory. What was saved is kept.\n";
        if (write(STDERR_FILENO, message, sizeof message - 1) < 0) {
            // nothing left to try
        }
        exit(status_exit(STATUS_MEMORY));
    }
    return got;
}

void *xmalloc(size_t size)
{
    return need(malloc(size > 0 ? size : 1));
}

void *xcalloc(size_t count, size_t size)
{
    return need(calloc(count > 0 ? count : 1, size > 0 ? size : 1));
}

void *xreallocarray(void *old, size_t count, size_t size)
{
    return need(reallocarray(old, count > 0 ? count : 1, size > 0 ? size : 1));
}

char *xstrdup(const char *text)
{
    return need(strdup(text));
}

char *xstrndup(const char *text, size_t bytes)
{
    return need(strndup(text, bytes));
}

char *xasprintf(const char *format, ...)
{
    va_list args;
    va_start(args, format);
    char *text = xvasprintf(format, args);
    va_end(args);
    return text;
}

char *xvasprintf(const char *format, va_list args)
{
    char *text = NULL;
    if (vasprintf(&text, format, args) < 0)
        text = NULL;
    return need(text);
}

void *list_room(void *items, size_t *capacity, size_t count, size_t size)
{
    if (items != NULL && count < *capacity)
        return items;
    size_t more = *capacity < 8 ? 8 : *capacity * 2;
    items = xreallocarray(items, more, size);
    *capacity = more;
    return items;
}
