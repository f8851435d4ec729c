// SPDX-License-Identifier: MIT
#include "broken.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "model/ground/text.h"

const char *broken_quoted(const char *text, struct arena *arena)
{
    char *copy = arena_strdup(arena, text);
    for (char *at = copy; *at != '\0'; at++)
        *at = *at == '\'' ? '"' : *at;
    return copy;
}

void broken_compose(struct broken_base base, const struct broken_row *row, struct arena *arena,
                    struct text *out)
{
    struct text plain = {0};
    for (size_t i = 0; i < base.count; i++) {
        bool here = row != NULL && row->line == (int)i + 1;
        const char *found = here ? strstr(base.lines[i], row->from) : NULL;
        if (here && found == NULL)
            fail_msg("\"%s\" does not stand in line %d", row->from, row->line);
        if (found != NULL) {
            text_add_bytes(&plain, base.lines[i], (size_t)(found - base.lines[i]));
            text_printf(&plain, "%s%s\n", row->to, found + strlen(row->from));
        } else {
            text_printf(&plain, "%s\n", base.lines[i]);
        }
    }
    text_add(out, broken_quoted(text_get(&plain), arena));
    text_release(&plain);
}

// Whether one of the issues is what the row expects; what is told of the row otherwise goes to `told`.
static bool expected(const char *said, const struct framework_report *report, struct text *told)
{
    bool found = said == NULL;
    for (size_t i = 0; i < report->count; i++) {
        const struct framework_issue *issue = &report->issues[i];
        struct text line = {0};
        text_add(&line, issue->mistake ? "" : "warning ");
        if (issue->line > 0)
            text_printf(&line, "%d: ", issue->line);
        text_add(&line, issue->text);
        found = found || text_starts(text_get(&line), said);
        text_printf(told, "    %s\n", text_get(&line));
        text_release(&line);
    }
    return found;
}

// False, and said why, when the row is not told as it should be.
static bool row_holds(struct broken_base base, const struct broken_row *row)
{
    struct text text = {0}, told = {0};
    struct status st = {0};
    struct arena *arena = arena_new();
    const struct framework *framework = NULL;
    struct framework_report report;
    broken_compose(base, row, arena, &text);
    bool ok = framework_read(text_get(&text), "council.conf", arena, &framework, &report, &st);
    const char *said = row->said != NULL ? broken_quoted(row->said, arena) : NULL;
    bool refused = said != NULL && !text_starts(said, "warning ");
    bool holds = expected(said, &report, &told) && report.count == (said != NULL) &&
                 ok == !refused && (framework == NULL) == refused &&
                 st.code == (refused ? STATUS_DATA : STATUS_OK) &&
                 (!refused || text_starts(status_message(&st), "council.conf:"));
    if (!holds)
        print_error("line %d, %s -> %s: expected\n    %s\nand was told\n%s", row->line, row->from,
                    row->to, said != NULL ? said : "nothing", text_get(&told));
    text_release(&text);
    text_release(&told);
    status_clear(&st);
    arena_free(arena);
    return holds;
}

int broken_failing(struct broken_base base, const struct broken_row *rows, size_t count)
{
    int failed = 0;
    for (size_t i = 0; i < count; i++)
        failed += !row_holds(base, &rows[i]);
    return failed;
}
