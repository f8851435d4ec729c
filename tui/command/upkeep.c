// SPDX-License-Identifier: MIT
// init, backup, verify, refresh: the database itself.
#include "tui/command/commands.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "model/evaluation.h"
#include "model/ground/memory.h"
#include "model/standings.h"
#include "model/upkeep.h"

// The folders above a file, private to the person where they have to be made.
static bool make_folders(const char *path, struct status *st)
{
    char *folder = xstrdup(path);
    bool done = true;
    for (char *at = strchr(folder + 1, '/'); done && at != NULL; at = strchr(at + 1, '/')) {
        *at = '\0';
        if (mkdir(folder, 0700) != 0 && errno != EEXIST)
            done = status_fail(st, errno == EACCES ? STATUS_DENIED : STATUS_FAILED,
                               "The folder %s cannot be made: %s.", folder, strerror(errno));
        *at = '/';
    }
    free(folder);
    return done;
}

bool command_init(struct session *session, struct status *st)
{
    const char *path = session_database(session, st);
    if (path == NULL)
        return false;
    // A path that somebody named is taken as it is; only the usual place is made.
    bool usual = config_text(session->config, OPTION_DB)[0] == '\0';
    office_close(&session->office);
    if ((usual && !make_folders(path, st)) || !session_open_office(session, path, DB_INIT, st))
        return false;
    message("%s is ready. Next: contractmon import contracts FILE.", path);
    return true;
}

bool command_backup(struct session *session, struct status *st)
{
    if (!upkeep_backup(&session->office, session->operands[0], st))
        return false;
    message("%s is a copy of %s, and sound.", session->operands[0], upkeep_path(&session->office));
    return true;
}

static bool read_anchor(const char *path, struct text *out, struct status *st)
{
    FILE *file = fopen(path, "re");
    if (file == NULL)
        return status_fail(st, STATUS_UNKNOWN, "%s cannot be read: %s.", path, strerror(errno));
    char bytes[4096];
    size_t count;
    while ((count = fread(bytes, 1, sizeof bytes, file)) > 0)
        text_add_bytes(out, bytes, count);
    bool done = !ferror(file);
    fclose(file);
    return done || status_fail(st, STATUS_DATA, "%s cannot be read.", path);
}

bool command_verify(struct session *session, struct status *st)
{
    static const enum status_code codes[] = {[VERIFY_SOUND] = STATUS_OK,
                                             [VERIFY_BROKEN] = STATUS_FAILED,
                                             [VERIFY_UNREADABLE] = STATUS_DATA};
    struct text anchor = {0}, report = {0};
    const char *path = session->values[FLAG_ANCHOR];
    bool done = path == NULL || read_anchor(path, &anchor, st);
    if (done) {
        enum verify_result result =
            upkeep_verify(&session->office, path != NULL ? text_get(&anchor) : NULL, &report);
        if (report.length > 0 && report.bytes[report.length - 1] != '\n')
            text_add_char(&report, '\n');
        done = output_text(&session->out, text_get(&report), st);
        session->exit_status = status_exit(codes[result]);
    }
    text_release(&anchor);
    text_release(&report);
    return done;
}

bool refresh_standings(struct session *session, struct status *st)
{
    enum { SLICE = 256 };
    struct progress progress;
    size_t left = 0, total = 0;
    progress_begin(&progress, "working out");
    bool done;
    do {
        size_t before = left;
        done = standings_refresh(&session->office, SLICE, &left, st);
        if (total == 0)
            total = left;
        progress_step(&progress, total - left, total);
        if (before != 0 && left >= before)
            break; // somebody else changes faster than we work
    } while (done && left > 0);
    progress_end(&progress);
    return done;
}

bool command_refresh(struct session *session, struct status *st)
{
    if (!refresh_standings(session, st))
        return false;
    const struct subject all = {0};
    struct standings rows;
    struct arena *arena = arena_new();
    bool done = subject_standings(&session->office, &all, arena, &rows, st);
    for (size_t i = 0; done && i < rows.count; i++) {
        struct status why = {0};
        if (!standing_is_known(&session->office, &rows.rows[i], &why)) {
            message("%s cannot be worked out: %s", rows.rows[i].contract_ref, status_message(&why));
            session->exit_status = status_exit(STATUS_DATA);
        }
        status_clear(&why);
    }
    arena_free(arena);
    return done;
}
