// SPDX-License-Identifier: MIT
// report: the printed papers, as plain text that fits a page.
#include "tui/command/commands.h"
#include "tui/command/walk.h"

#include <string.h>

#include "model/ground/utf8.h"
#include "model/handover.h"
#include "model/meetings.h"
#include "model/notices.h"

enum { PAGE_COLUMNS = 76, KIND = 0, LABEL_COLUMNS = 16 };

// One kind of paper.
struct report {
    const char *kind;
    const char *operands; // behind the kind
    size_t count;
    bool (*write)(struct session *session, struct text *out, struct status *st);
};

static bool write_notice(struct session *session, struct text *out, struct status *st)
{
    int64_t contract = 0;
    return contract_named(session, session->operands[1], &contract, st) &&
           notice_print(&session->office, contract, session->operands[2], out, st);
}

static bool write_minutes(struct session *session, struct text *out, struct status *st)
{
    int64_t contract = 0;
    return contract_named(session, session->operands[1], &contract, st) &&
           meeting_minutes(&session->office, contract, session->operands[2], out, st);
}

static bool write_handover(struct session *session, struct text *out, struct status *st)
{
    struct arena *arena = arena_new();
    struct handover handover;
    bool done = handover_read(&session->office, session->operands[1], arena, &handover, st);
    if (done)
        handover_print(&handover, out);
    arena_free(arena);
    return done;
}

static const struct report reports[] = {
    {.kind = "notice", .operands = "CONTRACT REF", .count = 2, .write = write_notice},
    {.kind = "minutes", .operands = "CONTRACT REF", .count = 2, .write = write_minutes},
    {.kind = "handover", .operands = "LOGIN", .count = 1, .write = write_handover},
};

static const struct report *report_of(const char *kind)
{
    for (size_t i = 0; i < sizeof reports / sizeof *reports; i++) {
        if (strcmp(reports[i].kind, kind) == 0)
            return &reports[i];
    }
    return NULL;
}

bool check_report(const struct session *session, struct status *st)
{
    const struct report *report = report_of(session->operands[KIND]);
    struct text all = {0};
    for (size_t i = 0; i < sizeof reports / sizeof *reports; i++)
        text_printf(&all, "%s%s", i > 0 ? ", " : "", reports[i].kind);
    if (report == NULL)
        status_fail(st, STATUS_USAGE, "There is no report \"%s\". There are: %s.",
                    session->operands[KIND], text_get(&all));
    else if (session->operand_count != report->count + 1)
        status_fail(st, STATUS_USAGE, "Write: contractmon report %s %s", report->kind,
                    report->operands);
    text_release(&all);
    return st->code == STATUS_OK;
}

// How far what is broken off a line stands in: under its words, not under its dash or label.
static int hang_of(const char *line)
{
    size_t indent = strspn(line, " ");
    if (line[indent] == '-' && line[indent + 1] == ' ')
        return (int)indent + 2;
    if (indent == 0 && strlen(line) > LABEL_COLUMNS && line[LABEL_COLUMNS - 1] == ' ' &&
        strstr(line, "  ") != NULL)
        return LABEL_COLUMNS;
    return (int)indent;
}

static void add_broken(const char *line, struct text *out)
{
    int hang = hang_of(line), at = 0;
    while (*line != '\0') {
        size_t skip = 0, length = output_break(line, PAGE_COLUMNS - at, &skip);
        text_printf(out, "%*s%.*s\n", at, "", (int)length, line);
        line += length + skip;
        at = hang;
    }
}

// Broken at the width of a page wherever it goes, and harmless wherever it goes.
static void to_page(const char *words, struct text *out)
{
    struct text line = {0}, drawn = {0};
    while (*words != '\0') {
        size_t length = strcspn(words, "\n");
        text_clear(&line);
        text_clear(&drawn);
        text_add_bytes(&line, words, length);
        display_text(text_get(&line), -1, false, &drawn);
        if (drawn.length == 0)
            text_add_char(out, '\n');
        else
            add_broken(text_get(&drawn), out);
        words += length + (words[length] == '\n');
    }
    text_release(&line);
    text_release(&drawn);
}

bool command_report(struct session *session, struct status *st)
{
    struct text words = {0}, page = {0};
    const struct report *report = report_of(session->operands[KIND]);
    bool done = report->write(session, &words, st);
    if (done)
        to_page(text_get(&words), &page);
    done = done && output_text(&session->out, text_get(&page), st);
    text_release(&words);
    text_release(&page);
    return done;
}
