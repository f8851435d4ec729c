// SPDX-License-Identifier: MIT
// The mistakes of a file, told in the order of its lines.
#include "problems.h"

#include <stdarg.h>
#include <stdlib.h>

#include "model/ground/memory.h"
#include "model/ground/text.h"

enum { KEPT = 10000 }; // of a file that is wrong from top to bottom nobody needs more

void problem_add(struct problems *problems, size_t line, const char *format, ...)
{
    if (problems->count >= KEPT) {
        problems->more++;
        return;
    }
    va_list args;
    va_start(args, format);
    char *what = xvasprintf(format, args);
    va_end(args);
    problems->list =
        list_room(problems->list, &problems->capacity, problems->count, sizeof *problems->list);
    problems->list[problems->count] = (struct problem){line, problems->count, what};
    problems->count++;
}

size_t problems_count(const struct problems *problems)
{
    return problems->count + problems->more;
}

static int by_line(const void *left, const void *right)
{
    const struct problem *a = left, *b = right;
    if (a->line != b->line)
        return a->line < b->line ? -1 : 1;
    return (a->order > b->order) - (a->order < b->order);
}

bool problems_none(struct problems *problems, const char *file, struct status *st)
{
    size_t count = problems_count(problems);
    if (count == 0)
        return true;
    qsort(problems->list, problems->count, sizeof *problems->list, by_line);
    struct text lines = {0};
    size_t shown = count < PROBLEMS_SHOWN ? count : PROBLEMS_SHOWN;
    for (size_t i = 0; i < shown; i++) {
        const struct problem *problem = &problems->list[i];
        if (problem->line > 0)
            text_printf(&lines, "%s:%zu: %s\n", file, problem->line, problem->what);
        else
            text_printf(&lines, "%s: %s\n", file, problem->what);
    }
    if (count > shown)
        text_printf(&lines, "... and %zu more like these\n", count - shown);
    status_fail(st, STATUS_DATA, "%sNothing was stored: %zu mistake%s.", text_get(&lines), count,
                count == 1 ? "" : "s");
    text_release(&lines);
    return false;
}

void problems_release(struct problems *problems)
{
    for (size_t i = 0; i < problems->count; i++)
        free(problems->list[i].what);
    free(problems->list);
    *problems = (struct problems){0};
}
