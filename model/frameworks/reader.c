// SPDX-License-Identifier: MIT
// From the text of a framework file to a framework: scanned, parsed, read by the tables, checked.
#include "frameworks.h"

#include <errno.h>
#include <fcntl.h>
#include <libconfig.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "checks.h"
#include "model/ground/memory.h"
#include "scan.h"
#include "settings.h"

enum { MOST_BYTES = 1024 * 1024 };

static void syntax(const config_t *config, struct issues *issues)
{
    int line = config_error_line(config);
    const char *text = config_error_text(config);
    if (text != NULL && strcmp(text, "duplicate setting name") == 0)
        issue_mistake(
            issues, line,
            "A setting of this name stands here already. The file was not read beyond this line.");
    else if (text != NULL && strcmp(text, "mismatched element type in array") == 0)
        issue_mistake(
            issues, line,
            "A list in [ ] mixes texts and numbers. The file was not read beyond this line.");
    else
        issue_mistake(issues, line,
                      "The file cannot be read from here on: look for a missing =, quote or "
                      "bracket here or just before.");
}

static struct framework *parse(const char *text, struct arena *arena, struct issues *issues)
{
    config_t config;
    config_init(&config);
    struct framework *framework = NULL;
    if (config_read_string(&config, text)) {
        framework = ARENA_NEW(arena, struct framework);
        framework->valid_from = DAY_NONE;
        framework->valid_to = DAY_NEVER;
        struct reader reader = {.arena = arena, .issues = issues, .framework = framework};
        settings_read(&reader, &framework_group, config_root_setting(&config), framework);
        framework_checks(&reader);
    } else {
        syntax(&config, issues);
    }
    config_destroy(&config);
    return framework;
}

static bool read_bytes(const char *bytes, size_t size, const char *name, struct arena *arena,
                       const struct framework **out, struct framework_report *report,
                       struct status *st)
{
    struct issues issues = {.arena = arena};
    struct scanned scanned;
    const struct framework *framework = NULL;
    *out = NULL;
    framework_scan(bytes, size, &issues, &scanned);
    if (!scanned.broken)
        framework = parse(scanned.text, arena, &issues);
    free(scanned.text);
    issues_sort(&issues);
    if (report != NULL)
        *report = (struct framework_report){
            .issues = issues.list, .count = issues.count, .mistakes = issues.mistakes};
    if (!issues_status(&issues, name, st))
        return false;
    *out = framework;
    return true;
}

bool framework_read(const char *text, const char *name, struct arena *arena,
                    const struct framework **out, struct framework_report *report,
                    struct status *st)
{
    return read_bytes(text, strlen(text), name, arena, out, report, st);
}

static bool slurp(int fd, const char *path, char **bytes, size_t *size, struct status *st)
{
    struct stat about;
    if (fstat(fd, &about) != 0)
        return status_fail(st, STATUS_DATA, "%s: cannot be read: %s.", path, strerror(errno));
    if (!S_ISREG(about.st_mode))
        return status_fail(st, STATUS_DATA, "%s: is no file.", path);
    if (about.st_size > MOST_BYTES)
        return status_fail(st, STATUS_DATA, "%s: is larger than 1 MiB, so it is no framework file.",
                           path);
    *bytes = xmalloc(MOST_BYTES + 1);
    *size = 0;
    ssize_t got = 1;
    while (got > 0 && *size <= MOST_BYTES) {
        got = read(fd, *bytes + *size, MOST_BYTES + 1 - *size);
        if (got > 0)
            *size += (size_t)got;
        else if (got < 0 && errno == EINTR)
            got = 1;
    }
    if (got == 0 && *size <= MOST_BYTES)
        return true;
    if (got < 0)
        status_fail(st, STATUS_DATA, "%s: cannot be read: %s.", path, strerror(errno));
    else
        status_fail(st, STATUS_DATA, "%s: is larger than 1 MiB, so it is no framework file.", path);
    free(*bytes);
    return false;
}

bool framework_read_file(const char *path, struct arena *arena, const struct framework **out,
                         struct framework_report *report, struct status *st)
{
    *out = NULL;
    if (report != NULL)
        *report = (struct framework_report){0};
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
    if (fd < 0)
        return status_fail(st, STATUS_DATA, "%s: cannot be opened: %s.", path, strerror(errno));
    char *bytes = NULL;
    size_t size = 0;
    bool ok = slurp(fd, path, &bytes, &size, st);
    close(fd);
    if (!ok)
        return false;
    ok = read_bytes(bytes, size, path, arena, out, report, st);
    free(bytes);
    return ok;
}
