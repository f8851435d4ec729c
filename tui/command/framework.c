// SPDX-License-Identifier: MIT
// framework list, show, check.
#include "tui/command/commands.h"

#include <string.h>

#include "model/frameworks/frameworks.h"
#include "tui/command/page.h"

static const struct table_column columns[] = {
    {"id", false},       {"title", false},    {"council", false},
    {"source", false},   {"version", false},  {"valid_from", false},
    {"valid_to", false}, {"calendar", false}, {"kpis", true},
};
enum { COLUMNS = sizeof columns / sizeof columns[0] };

static bool add_framework(struct listing *listing, const struct framework *framework,
                          struct arena *arena, struct status *st)
{
    char from[DAY_ISO_SIZE], to[DAY_ISO_SIZE];
    const char *cells[COLUMNS] = {
        framework->id,
        framework->title,
        framework->council,
        framework->source,
        framework->version,
        day_iso(framework->valid_from, from),
        day_iso(framework->valid_to, to),
        framework->calendar,
        arena_printf(arena, "%zu", framework->kpi_count),
    };
    return listing_add(listing, cells, st);
}

bool command_framework_list(struct session *session, struct status *st)
{
    struct office *office = &session->office;
    const char *known;
    office_has_framework(office, "", &known);
    char *ids = arena_strdup(office->arena, known);
    struct listing listing;
    bool done = listing_begin(&listing, session, columns, COLUMNS, st);
    struct status bad = {0};
    char *rest = NULL;
    for (char *id = strtok_r(ids, ", ", &rest); done && id != NULL;
         id = strtok_r(NULL, ", ", &rest)) {
        const struct framework *framework;
        if (office_framework(office, id, office->as_at, &framework, &bad))
            done = add_framework(&listing, framework, office->arena, st);
        else
            message("%s", status_message(&bad));
    }
    done = done && listing_end(&listing, st);
    listing_release(&listing);
    if (done && bad.code != STATUS_OK)
        done = status_fail(st, bad.code, "Some frameworks cannot be read.");
    status_clear(&bad);
    return done;
}

bool command_framework_show(struct session *session, struct status *st)
{
    struct office *office = &session->office;
    const char *text;
    if (!office_framework_text(office, session->operands[0], office->as_at, &text, st))
        return false;
    // Exactly as the file is, to start one's own from; harmless where somebody only looks at it.
    return session->out.terminal ? output_text(&session->out, text, st)
                                 : output_bytes(&session->out, text, strlen(text), st);
}

bool command_framework_check(struct session *session, struct status *st)
{
    const char *path = session->operands[0];
    struct arena *arena = arena_new();
    struct framework_report report = {0};
    const struct framework *framework;
    struct status why = {0};
    bool good = framework_read_file(path, arena, &framework, &report, &why);
    struct text page = {0};
    for (size_t i = 0; i < report.count; i++) {
        const struct framework_issue *issue = &report.issues[i];
        text_add(&page, path);
        if (issue->line > 0)
            text_printf(&page, ":%d", issue->line);
        page_line(&page, ": %s%s", issue->mistake ? "" : "warning: ", issue->text);
    }
    bool done = output_text(&session->out, text_get(&page), st);
    size_t warnings = report.count - report.mistakes;
    if (done && !good)
        done = report.count == 0
                   ? status_fail(st, why.code, "%s", status_message(&why))
                   : status_fail(st, why.code, "%s has %zu mistake%s and %zu warning%s.", path,
                                 report.mistakes, report.mistakes == 1 ? "" : "s", warnings,
                                 warnings == 1 ? "" : "s");
    else if (done)
        message("%s is framework %s, version %s: no mistake, %zu warning%s.", path, framework->id,
                framework->version, warnings, warnings == 1 ? "" : "s");
    text_release(&page);
    status_clear(&why);
    arena_free(arena);
    return done;
}
