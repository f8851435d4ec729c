// SPDX-License-Identifier: MIT
// import and export: files in, rows out.
#include "tui/command/commands.h"

#include <string.h>

#include "model/import/import.h"

static bool known_profile(const char *profile, struct status *st)
{
    const char *names[64], *what, *columns;
    size_t count = 0;
    struct text all = {0};
    while (count < sizeof names / sizeof names[0] && import_profile(count, &names[count], &what, &columns)) {
        if (strcmp(names[count], profile) == 0) {
            text_release(&all);
            return true;
        }
        text_printf(&all, "%s%s", count > 0 ? ", " : "", names[count]);
        count++;
    }
    const char *near = text_nearest(profile, names, count);
    if (near != NULL)
        status_fail(st, STATUS_USAGE, "There is no profile \"%s\". Did you mean %s?", profile, near);
    else
        status_fail(st, STATUS_USAGE, "There is no profile \"%s\". There are: %s.", profile, text_get(&all));
    text_release(&all);
    return false;
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
    if (dry_run)
        message("%zu rows read without a mistake: %zu would be added, %zu changed, %zu are there already. Nothing was stored.",
                report->rows, report->added, report->changed, report->same);
    else if (report->number == 0)
        message("%zu rows read: all of it was there already.", report->rows);
    else
        message("Import %lld: %zu rows read, %zu added, %zu changed, %zu there already.", (long long)report->number,
                report->rows, report->added, report->changed, report->same);
}

bool command_import(struct session *session, struct status *st)
{
    const char *profile = session->operands[0], *path = session->operands[1];
    if (!known_profile(profile, st))
        return false;
    struct progress progress;
    progress_begin(&progress, profile);
    const struct import_options options = {
        .dry_run = session_has(session, FLAG_DRY_RUN),
        .encoding = session->values[FLAG_ENCODING],
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

static bool known_kind(const char *kind, struct status *st)
{
    const char *names[64], *what;
    size_t count = 0;
    struct text all = {0};
    while (count < sizeof names / sizeof names[0] && export_kind_name(count, &names[count], &what)) {
        if (strcmp(names[count], kind) == 0) {
            text_release(&all);
            return true;
        }
        text_printf(&all, "%s%s", count > 0 ? ", " : "", names[count]);
        count++;
    }
    const char *near = text_nearest(kind, names, count);
    if (near != NULL)
        status_fail(st, STATUS_USAGE, "There is no kind \"%s\". Did you mean %s?", kind, near);
    else
        status_fail(st, STATUS_USAGE, "There is no kind \"%s\". There are: %s.", kind, text_get(&all));
    text_release(&all);
    return false;
}

bool command_export(struct session *session, struct status *st)
{
    const char *kind = session->operands[0];
    if (!known_kind(kind, st))
        return false;
    bool guard = !text_equal(session->values[FLAG_FOR], "machine");
    struct row_writer writer;
    struct table_sink sink = writer_sink(&writer, &session->out, session_format(session), guard);
    bool done = export_kind(&session->office, kind, &sink, st);
    writer_release(&writer);
    return done;
}
