// SPDX-License-Identifier: MIT
// When the person was last here: a file in the state folder, a line "<entry of the trail> <moment> <database>" for each database, the
// one that was left last first. In a file, so that looking in writes nothing into the database.
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "model/ground/memory.h"
#include "model/since.h"
#include "tui/since.h"

enum { KEPT = 16 }; // lines, so that it does not grow for ever

static char *file_path(const struct app *app)
{
    const char *folder = config_state_folder(app->config);
    return folder ? xasprintf("%s/last-here", folder) : NULL;
}

// The path that a line is of; NULL if it is none of ours.
static const char *read_line(char *line, int64_t *seq, moment *at)
{
    char *end, *rest;
    line[strcspn(line, "\n")] = 0;
    errno = 0;
    *seq = strtoll(line, &end, 10);
    *at = strtoll(end, &rest, 10);
    return errno == 0 && end != line && rest != end && *rest == ' ' && *seq >= 0 ? rest + 1 : NULL;
}

void since_begin(struct app *app)
{
    char *path = file_path(app), *line = NULL;
    FILE *file = path ? fopen(path, "re") : NULL;
    size_t room = 0;
    int64_t seq;
    moment at;
    while (file && !app->last_here && getline(&line, &room, file) > 0) {
        const char *database = read_line(line, &seq, &at);
        if (database && text_equal(database, office_path(app->office))) {
            app->last_seq = seq;
            app->last_here = at;
        }
    }
    if (file)
        fclose(file);
    free(line);
    free(path);
}

// The lines of the other databases.
static void add_others(const char *path, const char *database, struct text *out)
{
    FILE *file = fopen(path, "re");
    char *line = NULL;
    size_t room = 0;
    int64_t seq;
    moment at;
    for (int kept = 1; file && kept < KEPT && getline(&line, &room, file) > 0;) {
        const char *other = read_line(line, &seq, &at);
        if (!other || text_equal(other, database))
            continue;
        text_printf(out, "%s\n", line);
        kept++;
    }
    if (file)
        fclose(file);
    free(line);
}

void since_leave(struct app *app)
{
    const char *database = office_path(app->office);
    char *path = file_path(app);
    int64_t seq = since_now(app->office);
    if (!path || !database || seq < 0 || strchr(database, '\n')) {
        free(path);
        return;
    }
    struct text lines = {0};
    text_printf(&lines, "%lld %lld %s\n", (long long)seq, (long long)office_now(app->office),
                database);
    add_others(path, database, &lines);
    // Another run of the same person may read it meanwhile: it gets the old lines or the new ones.
    char *fresh = xasprintf("%s.new", path), *slash = strrchr(path, '/');
    *slash = 0;
    mkdir(path, 0700);
    *slash = '/';
    FILE *file = fopen(fresh, "we");
    bool good = file && fputs(text_get(&lines), file) >= 0;
    good = file && fclose(file) == 0 && good;
    if (!good || rename(fresh, path) != 0)
        remove(fresh);
    free(fresh);
    free(path);
    text_release(&lines);
}
