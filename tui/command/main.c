// SPDX-License-Identifier: MIT
// contractmon: one program for the screens and the subcommands.
#include <errno.h>
#include <fcntl.h>
#include <langinfo.h>
#include <locale.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "tui/command/commands.h"
#include "tui/command/help.h"
#include "tui/command/parse.h"
#include "version.h"

// Whoever started the program may have closed these; what is opened next must not become standard
// output.
static void keep_standard_files(void)
{
    for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++) {
        if (fcntl(fd, F_GETFD) < 0 && errno == EBADF)
            open("/dev/null",
                 fd == STDIN_FILENO ? O_WRONLY : O_RDONLY); // wrongly, so that using it fails
    }
}

static struct config *load_config(const struct session *session)
{
    static const enum flag options[] = {FLAG_DB, FLAG_THEME, FLAG_ASCII, FLAG_COLOR};
    struct config_flag flags[sizeof options / sizeof options[0]];
    size_t count = 0;
    for (size_t i = 0; i < sizeof options / sizeof options[0]; i++) {
        if (session->values[options[i]] != NULL)
            flags[count++] = (struct config_flag){flag_info(options[i])->name,
                                                  session->values[options[i]], NULL};
    }
    const struct config_sources sources = {
        .path = session->values[FLAG_CONFIG],
        .environment = (const char *const *)environ,
        .flags = flags,
        .flag_count = count,
    };
    return config_load(&sources);
}

// What can be drawn where the output goes.
static void look_at_output(struct session *session)
{
    struct output *out = &session->out;
    const char *term = getenv("TERM");
    bool can = out->terminal && term != NULL && term[0] != '\0' && strcmp(term, "dumb") != 0;
    int choice = config_choice(session->config, OPTION_COLOR);
    out->colour = choice == option_choice(OPTION_COLOR, "always") ||
                  (choice == option_choice(OPTION_COLOR, "auto") && can);
    out->ascii = config_yes(session->config, OPTION_ASCII) ||
                 (out->terminal && strcmp(nl_langinfo(CODESET), "UTF-8") != 0);
}

static void look_at_width(struct output *out)
{
    struct winsize size;
    if (out->terminal)
        out->columns = ioctl(out->fd, TIOCGWINSZ, &size) == 0 && size.ws_col > 0 ? size.ws_col : 80;
}

static bool open_for(struct session *session, struct status *st)
{
    enum needs needs = session->command->needs;
    if (needs == NEEDS_WRITE &&
        (session_has(session, FLAG_AS_AT) || session_has(session, FLAG_KNOWN_AT)))
        return status_fail(st, STATUS_USAGE,
                           "%s is about now: it takes no --as-at and no --known-at.",
                           session->command->name);
    if (needs == NEEDS_NOTHING)
        return session_open_office(session, NULL, DB_READ, st);
    const char *path = session_database(session, st);
    if (path == NULL)
        return false;
    if (session_open_office(session, path, needs == NEEDS_WRITE ? DB_WRITE : DB_READ, st))
        return true;
    if (st->code == STATUS_UNKNOWN)
        status_add(st, STATUS_UNKNOWN, "contractmon demo shows the program over invented data.");
    return false;
}

static void tell_mistakes(const struct session *session)
{
    const char *mistake;
    for (size_t i = 0; (mistake = config_mistake(session->config, i)) != NULL; i++)
        message("%s", mistake);
}

static bool run(struct session *session, struct status *st)
{
    if (session->command == NULL)
        return run_screen(session, st);
    if (session->command->run != command_config_check && session->command->run != command_demo)
        tell_mistakes(session);
    if ((session->command->check != NULL && !session->command->check(session, st)) ||
        !open_for(session, st))
        return false;
    if (session->office.demo && session->out.terminal)
        message("This is a demonstration: every provider is invented.");
    struct text behind = {0};
    if (office_clock_behind(&session->office, &behind))
        message("%s", text_get(&behind));
    text_release(&behind);
    return session->command->run(session, st);
}

static bool run_all(int argc, char *argv[], struct session *session, struct arena *arena,
                    struct status *st)
{
    bool parsed = parse_arguments(argc, argv, arena, session, st);
    look_at_width(&session->out);
    if (parsed && session_has(session, FLAG_VERSION))
        return output_text(&session->out, "contractmon " CONTRACTMON_VERSION "\n", st);
    if (parsed && session_has(session, FLAG_MAN))
        return manual_write(&session->out, st);
    if (parsed && session_has(session, FLAG_COMPLETION))
        return completion_write(&session->out, st);
    if (parsed && session_has(session, FLAG_HELP))
        return help_write(session->command,
                          session->operand_count > 0 ? session->operands[0] : NULL, &session->out,
                          st);
    if (!parsed)
        return false;
    session->config = load_config(session);
    look_at_output(session);
    return run(session, st);
}

int main(int argc, char *argv[])
{
    keep_standard_files();
    setlocale(LC_CTYPE, ""); // figures and dates never follow the locale
    signal(SIGPIPE, SIG_IGN);
    struct session session = {.out = {.fd = STDOUT_FILENO, .terminal = isatty(STDOUT_FILENO) == 1}};
    struct status st = {0};
    struct arena *arena = arena_new();
    bool done = run_all(argc, argv, &session, arena, &st);
    struct status late = {0};
    if (!output_flush(&session.out, &late) && done) {
        done = false;
        status_fail(&st, late.code, "%s", status_message(&late));
    }
    status_clear(&late);
    office_close(&session.office);
    config_free(session.config);
    if (!done && status_message(&st)[0] != '\0')
        message("%s", status_message(&st));
    int exit_status = done ? session.exit_status : status_exit(st.code);
    bool reader_gone = session.out.error == EPIPE;
    output_release(&session.out);
    status_clear(&st);
    arena_free(arena);
    if (reader_gone) { // end as a program ends whose reader has gone
        signal(SIGPIPE, SIG_DFL);
        raise(SIGPIPE);
    }
    return exit_status;
}
