// SPDX-License-Identifier: MIT
#include "issues.h"

#include <stdlib.h>

#include "model/ground/memory.h"
#include "model/ground/text.h"

__attribute__((format(printf, 4, 0))) static void add(struct issues *issues, bool mistake, int line,
                                                      const char *format, va_list args)
{
    char *text = xvasprintf(format, args);
    issues->list =
        arena_room(issues->arena, issues->list, &issues->room, issues->count, sizeof *issues->list);
    issues->list[issues->count++] = (struct framework_issue){
        .mistake = mistake, .line = line, .text = arena_strdup(issues->arena, text)};
    issues->mistakes += mistake;
    free(text);
}

void issue_mistake(struct issues *issues, int line, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    add(issues, true, line, format, args);
    va_end(args);
}

void issue_warning(struct issues *issues, int line, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    add(issues, false, line, format, args);
    va_end(args);
}

bool issues_on_line(const struct issues *issues, int line)
{
    for (size_t i = 0; i < issues->count; i++) {
        if (issues->list[i].mistake && issues->list[i].line == line)
            return true;
    }
    return false;
}

void issue_mended(struct issues *issues, int line)
{
    issues->mended = arena_room(issues->arena, issues->mended, &issues->mended_room,
                                issues->mended_count, sizeof line);
    issues->mended[issues->mended_count++] = line;
}

bool issues_mended(const struct issues *issues, int line)
{
    for (size_t i = 0; i < issues->mended_count; i++) {
        if (issues->mended[i] == line)
            return true;
    }
    return false;
}

// Runs of issues that stand in order are merged, so that those of one line keep their order.
static void merge(const struct framework_issue *from, struct framework_issue *to, size_t left,
                  size_t middle, size_t right)
{
    size_t a = left, b = middle;
    for (size_t i = left; i < right; i++) {
        bool first = a < middle && (b >= right || from[a].line <= from[b].line);
        to[i] = first ? from[a++] : from[b++];
    }
}

static size_t smaller(size_t a, size_t b)
{
    return a < b ? a : b;
}

void issues_sort(struct issues *issues)
{
    size_t count = issues->count;
    struct framework_issue *spare = ARENA_ARRAY(issues->arena, count + 1, struct framework_issue);
    for (size_t width = 1; width < count; width *= 2) {
        for (size_t left = 0; left < count; left += 2 * width)
            merge(issues->list, spare, left, smaller(left + width, count),
                  smaller(left + 2 * width, count));
        struct framework_issue *sorted = spare;
        spare = issues->list;
        issues->list = sorted;
    }
    issues->count = 0;
    issues->mistakes = 0;
    for (size_t i = 0; i < count; i++) {
        const struct framework_issue *issue = &issues->list[i];
        const struct framework_issue *last =
            issues->count > 0 ? &issues->list[issues->count - 1] : NULL;
        if (last != NULL && last->line == issue->line && text_equal(last->text, issue->text))
            continue;
        issues->mistakes += issue->mistake;
        issues->list[issues->count++] = *issue;
    }
}

bool issues_status(const struct issues *issues, const char *name, struct status *st)
{
    for (size_t i = 0; i < issues->count; i++) {
        const struct framework_issue *issue = &issues->list[i];
        if (issue->mistake && issue->line > 0)
            status_add(st, STATUS_DATA, "%s:%d: %s", name, issue->line, issue->text);
        else if (issue->mistake)
            status_add(st, STATUS_DATA, "%s: %s", name, issue->text);
    }
    return issues->mistakes == 0;
}
