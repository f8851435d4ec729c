// SPDX-License-Identifier: MIT
// framework list, show, check.
#include "tui/command/commands.h"

#include <string.h>

#include "model/frameworks/frameworks.h"
#include "tui/command/page.h"

static const struct table_column columns[] = {
    {"id", false},       {"title", false},      {"council", false},  {"source", false},
    {"version", false},  {"valid_from", false}, {"valid_to", false}, {"in_force", false},
    {"calendar", false}, {"kpis", true},        {"origin", false},   {"sha256", false},
};
enum { COLUMNS = sizeof columns / sizeof columns[0] };

static bool add_version(struct listing *listing, const struct office_version *version,
                        struct arena *arena, struct status *st)
{
    const struct framework *framework = version->framework;
    char from[DAY_ISO_SIZE], to[DAY_ISO_SIZE];
    const char *cells[COLUMNS] = {
        framework->id,
        framework->title,
        framework->council,
        framework->source,
        framework->version,
        day_iso(framework->valid_from, from),
        day_iso(framework->valid_to, to),
        version->in_force ? "yes" : "no",
        framework->calendar != NULL ? framework->calendar : "",
        arena_printf(arena, "%zu", framework->kpi_count),
        version->origin,
        version->sha256,
    };
    return listing_add(listing, cells, st);
}

// Versions whose files have gone are kept in the database, if there is one.
static bool open_if_there(struct session *session, struct status *st)
{
    struct status why = {0};
    const char *path = session_database(session, &why);
    office_close(&session->office);
    bool opened = path != NULL && session_open_office(session, path, DB_READ, &why);
    if (!opened && session_has(session, FLAG_DB))
        status_fail(st, why.code, "%s", status_message(&why));
    else if (!opened)
        opened = session_open_office(session, NULL, DB_READ, st);
    status_clear(&why);
    return opened;
}

static bool tell_refused(struct office *office, struct status *st)
{
    const char *known;
    struct status bad = {0};
    char *rest = NULL;
    office_has_framework(office, "", &known);
    char *ids = arena_strdup(office->arena, known);
    for (char *id = strtok_r(ids, ", ", &rest); id != NULL; id = strtok_r(NULL, ", ", &rest)) {
        const struct framework *framework;
        if (!office_framework(office, id, office->as_at, &framework, &bad))
            message("%s", status_message(&bad));
    }
    bool good =
        bad.code == STATUS_OK || status_fail(st, bad.code, "Some frameworks cannot be read.");
    status_clear(&bad);
    return good;
}

bool command_framework_list(struct session *session, struct status *st)
{
    struct office_version *versions = NULL;
    size_t count = 0;
    if (!open_if_there(session, st))
        return false;
    struct office *office = &session->office;
    struct listing listing;
    bool done = office_framework_versions(office, NULL, office->arena, &versions, &count, st) &&
                listing_begin(&listing, session, columns, COLUMNS, st);
    if (!done)
        return false;
    listing.writer.spare = "sha256 title council calendar source kpis";
    for (size_t i = 0; done && i < count; i++)
        done = add_version(&listing, &versions[i], office->arena, st);
    done = done && listing_end(&listing, st);
    listing_release(&listing);
    return done && tell_refused(office, st);
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
