// SPDX-License-Identifier: MIT
// Every subcommand: one row each, from which parsing, help, the manual and completion are made; and
// what a running one has at hand.
#ifndef COMMAND_COMMANDS_H
#define COMMAND_COMMANDS_H

#include "model/office.h"
#include "tui/command/flags.h"
#include "tui/command/output.h"
#include "tui/config.h"

struct command;

struct session {                   // one run of the program
    const struct command *command; // NULL: none was named
    const char *const *operands;
    size_t operand_count;
    const char *values[FLAG_COUNT]; // NULL: not given; "true" for a flag without an argument
    struct config *config;
    struct office office; // open when the command needs a database
    struct output out;
    int exit_status; // what a command that went well ends with
};

enum needs {
    NEEDS_NOTHING, // no database
    NEEDS_READ,
    NEEDS_WRITE,
};

struct command {
    const char *name;      // one word or two: "list", "framework check"
    const char *arguments; // "REF", "CONTRACT [KEY]"
    const char *brief;     // one line without its full stop
    const char *help;      // paragraphs
    const char *examples;  // lines of "command line<TAB>what it does"
    unsigned long flags;   // FLAG_BITs besides the global ones
    const char *formats;   // what its --format takes; NULL: table, csv and json
    size_t least, most;    // operands
    enum needs needs;
    const char *
        completes; // how the shell completes the first operand: "file", "profile", "kind", "command" or ""
    bool (*check)(const struct session *session,
                  struct status *st); // what can be told before anything is opened; or NULL
    bool (*run)(struct session *session, struct status *st);
};

extern const struct command commands[];
extern const size_t command_count;

// Whether an option was given.
static inline bool session_has(const struct session *session, enum flag flag)
{
    return session->values[flag] != NULL;
}

// The format that --format names, or else the one for where the output goes.
enum output_format session_format(const struct session *session);

// Opens the session's office, for the days that the options name; path NULL: without a database.
bool session_open_office(struct session *session, const char *path, enum db_mode mode,
                         struct status *st);
// Where the database is; NULL with a message when that cannot be known.
const char *session_database(const struct session *session, struct status *st);

// Rows of a command, written in its format: begin with the columns, hand over rows, end. False when
// the output cannot be written.
struct listing {
    struct row_writer writer; // spare and wide may be set before the end
    struct table_sink sink;
};
bool listing_begin(struct listing *listing, struct session *session,
                   const struct table_column *columns, size_t count, struct status *st);
bool listing_add(struct listing *listing, const char *const *cells, struct status *st);
bool listing_end(struct listing *listing, struct status *st);
void listing_release(struct listing *listing); // after the end, or after a failure

// Says a thing to the person, on standard error, every line marked as ours and made harmless.
void message(const char *format, ...) __attribute__((format(printf, 1, 2)));

// A bar on standard error, if that is a terminal; progress_end wipes it out again.
struct progress {
    const char *what;
    size_t shown; // per mille; SIZE_MAX: nothing yet
    bool terminal;
};
void progress_begin(struct progress *progress, const char *what);
void progress_step(void *context, size_t done, size_t total);
void progress_end(struct progress *progress);

// Works out every standing that no longer holds, with a bar. The database must be open for writing.
bool refresh_standings(struct session *session, struct status *st); // upkeep.c

// The handlers, by file.
bool command_init(struct session *session, struct status *st); // upkeep.c
bool command_backup(struct session *session, struct status *st);
bool command_verify(struct session *session, struct status *st);
bool command_refresh(struct session *session, struct status *st);
bool command_doctor(struct session *session, struct status *st);     // doctor.c
bool check_import(const struct session *session, struct status *st); // exchange.c
bool check_export(const struct session *session, struct status *st);
bool command_import(struct session *session, struct status *st);
bool command_export(struct session *session, struct status *st);
bool command_list(struct session *session, struct status *st);     // list.c
bool command_show(struct session *session, struct status *st);     // show.c
bool command_history(struct session *session, struct status *st);  // history.c
bool command_findings(struct session *session, struct status *st); // findings.c
bool command_explain(struct session *session, struct status *st);
bool check_replay(const struct session *session, struct status *st); // replay.c
bool command_replay(struct session *session, struct status *st);
bool check_report(const struct session *session, struct status *st); // report.c
bool command_report(struct session *session, struct status *st);
bool command_handover(struct session *session, struct status *st);  // handover.c
bool check_cover(const struct session *session, struct status *st); // cover.c
bool command_cover(struct session *session, struct status *st);
bool command_record(struct session *session, struct status *st); // record.c
bool check_note(const struct session *session, struct status *st);
bool command_note(struct session *session, struct status *st); // note.c
bool check_import_undo(const struct session *session, struct status *st);
bool command_import_list(struct session *session, struct status *st); // imports.c
bool command_import_undo(struct session *session, struct status *st);
bool check_due(const struct session *session, struct status *st); // due.c
bool command_due(struct session *session, struct status *st);
bool command_date(struct session *session, struct status *st);           // date.c
bool command_framework_list(struct session *session, struct status *st); // framework.c
bool command_framework_show(struct session *session, struct status *st);
bool command_framework_check(struct session *session, struct status *st);
bool command_theme_list(struct session *session, struct status *st); // settings.c
bool command_theme_check(struct session *session, struct status *st);
bool command_config_check(struct session *session, struct status *st);
bool command_config_print(struct session *session, struct status *st);
bool command_demo(struct session *session, struct status *st); // demo.c
bool command_help(struct session *session, struct status *st); // help.c
bool run_screen(struct session *session, struct status *st);   // screen.c: the full-screen program

#endif
