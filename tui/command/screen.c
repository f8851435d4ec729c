// SPDX-License-Identifier: MIT
// The full-screen program over the person's own database, and over a demonstration in a private
// folder.
#include "tui/command/commands.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "model/demo.h"
#include "model/ground/memory.h"
#include "tui/tui.h"

static bool on_a_terminal(struct status *st)
{
    if (isatty(STDIN_FILENO) == 1 && isatty(STDOUT_FILENO) == 1)
        return true;
    return status_fail(st, STATUS_USAGE,
                       "The screens need a terminal. contractmon list, findings and due write for "
                       "files and pipes; "
                       "contractmon --help names all commands.");
}

static bool show(struct session *session, struct status *st)
{
    int ended = tui_run(&session->office, session->config, st);
    session->exit_status = ended;
    if (ended != 0 && st->code == STATUS_OK)
        status_fail(st, STATUS_FAILED, "%s", "");
    return ended == 0;
}

bool run_screen(struct session *session, struct status *st)
{
    if (!on_a_terminal(st))
        return false;
    const char *path = session_database(session, st);
    if (path == NULL)
        return false;
    bool opened = session_open_office(session, path, DB_WRITE, st);
    if (!opened && st->code == STATUS_DENIED) { // whoever may only read can look
        status_clear(st);
        opened = session_open_office(session, path, DB_READ, st);
    }
    if (!opened && st->code == STATUS_UNKNOWN)
        status_add(st, STATUS_UNKNOWN, "contractmon demo shows the program over invented data.");
    return opened && show(session, st);
}

static const char *const endings[] = {"", "-wal", "-shm", "-journal"};

static void remove_database(const char *path)
{
    for (size_t i = 0; i < sizeof endings / sizeof endings[0]; i++) {
        char *name = xasprintf("%s%s", path, endings[i]);
        unlink(name);
        free(name);
    }
}

static bool fill(struct session *session, const char *path, struct status *st)
{
    office_close(&session->office);
    bool made = session_open_office(session, path, DB_INIT, st);
    bool done = made && demo_fill(&session->office, st);
    office_close(&session->office);
    if (made && !done)
        remove_database(path);
    return done;
}

// A folder that nobody else can look into, and a process that waits for this one to end, however it
// ends, and removes it.
struct lair {
    char *folder, *path;
    int held; // the janitor sees it close
    pid_t janitor;
};

static void janitor(const struct lair *lair, int until)
{
    setsid(); // no signal from the terminal
    signal(SIGTERM, SIG_IGN);
    signal(SIGHUP, SIG_IGN);
    int nowhere = open("/dev/null", O_RDWR | O_CLOEXEC);
    for (int fd = STDIN_FILENO; nowhere >= 0 && fd <= STDERR_FILENO; fd++)
        dup2(nowhere, fd);
    char byte;
    while (read(until, &byte, 1) < 0 && errno == EINTR)
        continue;
    remove_database(lair->path);
    rmdir(lair->folder);
    _exit(0);
}

static bool lair_open(const struct config *config, struct lair *lair, struct status *st)
{
    const char *base = config_environment(config, "XDG_RUNTIME_DIR");
    if (base == NULL || base[0] != '/' || access(base, W_OK) != 0)
        base = config_environment(config, "TMPDIR");
    if (base == NULL || base[0] != '/')
        base = "/tmp";
    *lair = (struct lair){.folder = xasprintf("%s/contractmon-demo-XXXXXX", base)};
    int pipes[2];
    if (mkdtemp(lair->folder) == NULL) {
        status_fail(st, STATUS_FAILED, "A folder for the demonstration cannot be made in %s: %s.",
                    base, strerror(errno));
        free(lair->folder);
        return false;
    }
    lair->path = xasprintf("%s/demonstration.db", lair->folder);
    bool piped = pipe2(pipes, O_CLOEXEC) == 0;
    lair->janitor = piped ? fork() : -1;
    if (lair->janitor == 0) {
        close(pipes[1]);
        janitor(lair, pipes[0]);
    }
    if (piped)
        close(pipes[0]);
    lair->held = piped ? pipes[1] : -1;
    return true;
}

static void lair_close(struct lair *lair)
{
    if (lair->held >= 0)
        close(lair->held);
    if (lair->janitor > 0) {
        while (waitpid(lair->janitor, NULL, 0) < 0 && errno == EINTR)
            continue;
    } else { // there was none
        remove_database(lair->path);
        rmdir(lair->folder);
    }
    free(lair->folder);
    free(lair->path);
}

bool command_demo(struct session *session, struct status *st)
{
    const char *made = session->values[FLAG_MAKE];
    if (made != NULL) {
        if (!fill(session, made, st))
            return false;
        message("%s is a demonstration database. contractmon --db %s opens it.", made, made);
        return true;
    }
    struct lair lair;
    if (!on_a_terminal(st) || !lair_open(session->config, &lair, st))
        return false;
    message("Making a demonstration of invented providers ...");
    bool done = fill(session, lair.path, st) &&
                session_open_office(session, lair.path, DB_WRITE, st) && show(session, st);
    office_close(&session->office);
    lair_close(&lair);
    return done;
}
