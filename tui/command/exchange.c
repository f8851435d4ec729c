// SPDX-License-Identifier: MIT
// import and export: files in, rows out.
#include "tui/command/icalendar.h"

#include <string.h>

#include "tui/command/commands.h"
#include "tui/command/walk.h"

#include "model/import/import.h"

enum { MOST = 64 }; // of profiles, and of kinds

static bool is_one_of(const char *word, const char *what, const char *const *names, size_t count,
                      struct status *st)
{
    struct text all = {0};
    bool found = false;
    for (size_t i = 0; i < count; i++) {
        found = found || strcmp(names[i], word) == 0;
        text_printf(&all, "%s%s", i > 0 ? ", " : "", names[i]);
    }
    const char *near = text_nearest(word, names, count);
    if (!found && near != NULL)
        status_fail(st, STATUS_USAGE, "There is no %s \"%s\". Did you mean %s? There are: %s.",
                    what, word, near, text_get(&all));
    else if (!found)
        status_fail(st, STATUS_USAGE, "There is no %s \"%s\". There are: %s.", what, word,
                    text_get(&all));
    text_release(&all);
    return found;
}

bool check_import(const struct session *session, struct status *st)
{
    const char *names[MOST], *what, *columns;
    size_t count = 0;
    while (count < MOST && import_profile(count, &names[count], &what, &columns))
        count++;
    return is_one_of(session->operands[0], "profile", names, count, st);
}

bool check_export(const struct session *session, struct status *st)
{
    const char *names[MOST], *what;
    size_t count = 0;
    while (count < MOST && export_kind_name(count, &names[count], &what))
        count++;
    const char *kind = session->operands[0], *kinds;
    if (!is_one_of(kind, "kind", names, count, st))
        return false;
    if (text_equal(session->values[FLAG_FORMAT], "ics") && !export_events_of(kind, &kinds))
        return status_fail(st, STATUS_USAGE,
                           "%s are no entries of a calendar: --format ics goes with %s.", kind,
                           kinds);
    return true;
}

static void tell(const struct import_report *report, bool dry_run)
{
    if (report->notes.length > 0) {
        struct text notes = {0};
        text_add_bytes(&notes, report->notes.bytes, report->notes.length);
        while (notes.length > 0 && notes.bytes[notes.length - 1] == '\n')
            notes.bytes[--notes.length] = '\0';
        message("%s", text_get(&notes));
        text_release(&notes);
    }
    const char *rows = report->rows == 1 ? "row" : "rows";
    if (dry_run)
        message("%zu %s read without a mistake: %zu would be added, %zu changed, %zu %s there "
                "already. Nothing was stored.",
                report->rows, rows, report->added, report->changed, report->same,
                report->same == 1 ? "is" : "are");
    else if (report->number == 0)
        message("%zu %s read: all of it was there already.", report->rows, rows);
    else
        message("Import %lld: %zu %s read, %zu added, %zu changed, %zu there already.",
                (long long)report->number, report->rows, rows, report->added, report->changed,
                report->same);
}

bool command_import(struct session *session, struct status *st)
{
    const char *profile = session->operands[0], *path = session->operands[1];
    struct progress progress;
    progress_begin(&progress, profile);
    const struct import_options options = {
        .dry_run = session_has(session, FLAG_DRY_RUN),
        .encoding = session->values[FLAG_ENCODING],
        .framework = session->values[FLAG_FRAMEWORK],
        .progress = progress_step,
        .context = &progress,
    };
    struct import_report report = {0};
    bool done = import_file(&session->office, profile, path, &options, &report, st);
    progress_end(&progress);
    if (done)
        tell(&report, options.dry_run);
    import_report_release(&report);
    return done;
}

// The name says whose calendar it is, so that several can be subscribed to side by side.
static bool export_calendar(struct session *session, const char *kind, const char *officer,
                            struct status *st)
{
    struct icalendar calendar = {.out = &session->out, .made = office_now(&session->office)};
    struct text name = {0};
    text_printf(&name, "contractmon: %s%s%s", kind, officer != NULL ? " of " : "",
                officer != NULL ? officer : "");
    bool done = icalendar_begin(&calendar, text_get(&name), st) &&
                export_events(&session->office, kind, officer, icalendar_event, &calendar, st) &&
                icalendar_end(&calendar, st);
    text_release(&name);
    return done;
}

bool command_export(struct session *session, struct status *st)
{
    const char *kind = session->operands[0], *officer = session->values[FLAG_OFFICER];
    if (!officer_known(session, true, st))
        return false;
    if (text_equal(session->values[FLAG_FORMAT], "ics"))
        return export_calendar(session, kind, officer, st);
    bool guard = !text_equal(session->values[FLAG_FOR], "machine");
    struct row_writer writer;
    struct table_sink sink = writer_sink(&writer, &session->out, session_format(session), guard);
    writer.exact = !guard;
    bool done = export_kind(&session->office, kind, officer, &sink, st);
    writer_release(&writer);
    return done;
}
