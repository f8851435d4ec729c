// SPDX-License-Identifier: MIT
// The manual page contractmon(1), made from the tables, so that it is never behind.
#include "tui/command/help.h"

#include <string.h>

#include "model/import/import.h"
#include "tui/actions.h"
#include "tui/command/parse.h"
#include "tui/config.h"
#include "version.h"

// Text for roff: backslashes and hyphens escaped, a new paragraph for every line.
static void add_prose(const char *words, struct text *out)
{
    bool begins = true;
    for (const char *at = words; *at != '\0'; at++) {
        if (begins && (*at == '.' || *at == '\''))
            text_add(out, "\\&");
        begins = false;
        if (*at == '\\') {
            text_add(out, "\\e");
        } else if (*at == '-') {
            text_add(out, "\\-");
        } else if (*at == '\n') {
            text_add(out, "\n.PP\n");
            begins = true;
        } else {
            text_add_char(out, *at);
        }
    }
    text_add_char(out, '\n');
}

static void add_flags(unsigned long which, const struct command *command, struct text *out)
{
    for (enum flag i = 0; i < FLAG_COUNT; i++) {
        const struct flag_info *info = flag_info(i);
        if ((which >> i & 1) == 0)
            continue;
        text_add(out, ".TP\n.B \\-\\-");
        struct text name = {0};
        add_prose(info->name, &name);
        text_add_bytes(out, text_get(&name), name.length - 1);
        text_clear(&name);
        const char *argument = flag_argument(i, command);
        if (argument != NULL) {
            add_prose(argument, &name);
            text_printf(out, " \\fI%.*s\\fP", (int)name.length - 1, text_get(&name));
        }
        text_add_char(out, '\n');
        add_prose(info->help, out);
        text_release(&name);
    }
}

// The lines "command line<TAB>what it does" as a block to copy from.
static void add_examples(const char *examples, struct text *out)
{
    text_add(out, ".PP\n.EX\n");
    for (const char *at = examples; *at != '\0';) {
        size_t line = strcspn(at, "\n"), typed = strcspn(at, "\t\n");
        struct text one = {0};
        text_add_bytes(&one, at, typed);
        if (typed < line) {
            text_add(&one, "    # ");
            text_add_bytes(&one, at + typed + 1, line - typed - 1);
        }
        add_prose(text_get(&one), out);
        text_release(&one);
        at += line + (at[line] == '\n');
    }
    text_add(out, ".EE\n");
}

static void add_prose_of(const char *words, struct text *out)
{
    struct text prose = {0};
    add_prose(words, &prose);
    text_add_bytes(out, text_get(&prose), prose.length - 1);
    text_release(&prose);
}

// What the files of a profile may hold beyond its columns.
static void add_terms(const char *profile, struct text *out)
{
    struct arena *arena = arena_new();
    const struct import_term *terms = NULL;
    size_t count = import_terms(profile, arena, &terms);
    for (size_t i = 0; i < count; i++) {
        if (i == 0 || strcmp(terms[i].group, terms[i - 1].group) != 0) {
            text_add(out, i == 0 ? ".RS\n.PP\n" : ".PP\n");
            add_prose_of(terms[i].group, out);
            text_add(out, ":\n");
        }
        text_add(out, ".TP\n.B ");
        add_prose(terms[i].word, out);
        add_prose(terms[i].meaning, out);
    }
    text_add(out, count > 0 ? ".RE\n" : "");
    arena_free(arena);
}

static void add_item(const char *name, const char *what, const char *more, struct text *out)
{
    text_add(out, ".TP\n.B ");
    add_prose(name, out);
    add_prose(what, out);
    if (more != NULL) {
        text_add(out, ".br\n");
        add_prose(more, out);
    }
}

// What the first operand may be, where that is a closed list.
static void add_operands(const struct command *command, struct text *out)
{
    const char *name, *what, *columns;
    for (size_t i = 0;
         strcmp(command->completes, "profile") == 0 && import_profile(i, &name, &what, &columns);
         i++) {
        add_item(name, what, columns, out);
        add_terms(name, out);
    }
    for (size_t i = 0; strcmp(command->completes, "kind") == 0 && export_kind_name(i, &name, &what);
         i++)
        add_item(name, what, NULL, out);
}

static void add_commands(struct text *out)
{
    text_add(out, ".SH COMMANDS\n");
    for (size_t i = 0; i < command_count; i++) {
        const struct command *command = &commands[i];
        struct text arguments = {0};
        add_prose(command->arguments, &arguments);
        text_printf(out, ".SS %s", command->name);
        if (command->arguments[0] != '\0')
            text_printf(out, " %.*s", (int)arguments.length - 1, text_get(&arguments));
        text_add_char(out, '\n');
        text_release(&arguments);
        add_prose(command->help, out);
        add_operands(command, out);
        add_flags(command->flags, command, out);
        add_examples(command->examples, out);
    }
}

static void add_exits(struct text *out)
{
    static const struct {
        int exit_status;
        const char *meaning;
    } exits[] = {{0, "done; an empty list is a header"},
#define EXIT_ROW(name, exit_status, meaning) {exit_status, meaning},
                 STATUS_CODES(EXIT_ROW)
#undef EXIT_ROW
    };
    text_add(out, ".SH EXIT STATUS\n");
    for (size_t i = 0; i < sizeof exits / sizeof exits[0]; i++) {
        if (i == 1)
            continue; // OK is said already, in better words
        text_printf(out, ".TP\n.B %d\n", exits[i].exit_status);
        add_prose(exits[i].meaning, out);
    }
}

static const char intro[] =
    ".SH NAME\n"
    "contractmon \\- watch over the care providers that a council buys from\n"
    ".SH SYNOPSIS\n"
    ".B contractmon\n"
    ".RI [ OPTION \" ...]\"\n"
    ".RI [ COMMAND \" ...]\"\n"
    ".SH DESCRIPTION\n"
    "Without a command it opens the screens, on a terminal of any kind and of 40 columns or more.\n"
    "It works out from what happened under each contract its red, amber or green status, what the "
    "council's own framework now\n"
    "requires or invites, and why.\n"
    ".PP\n"
    "Commands write data on standard output and messages on standard error. Rows are a table on a "
    "terminal and CSV elsewhere.\n"
    "Dates are written 2027\\-06\\-14.\n"
    ".SH OPTIONS\n"
    "Options stand before the command or behind it.\n";

static const char outro[] =
    ".SH ENVIRONMENT\n"
    ".TP\n"
    ".B CONTRACTMON_DB\n"
    "The database, and so on for every option of the configuration: "
    "CONTRACTMON_ and its name in capitals.\n"
    ".TP\n"
    ".B CONTRACTMON_NOW\n"
    "A date or an RFC 3339 time that the screens take as now, to try things. "
    "What is recorded bears the system's clock all the same, but in a "
    "demonstration and in a database that init has made under it.\n"
    ".TP\n"
    ".B NO_COLOR\n"
    "Set to anything, it turns colours off.\n"
    ".TP\n"
    ".B XDG_CONFIG_HOME, XDG_DATA_HOME\n"
    "Where the configuration and the database are looked for.\n"
    ".SH FILES\n"
    ".TP\n"
    ".I /etc/contractmon.conf\n"
    "The configuration of the machine.\n"
    ".TP\n"
    ".I ~/.config/contractmon/contractmon.conf\n"
    "Your own.\n"
    ".TP\n"
    ".I ~/.local/share/contractmon/contractmon.db\n"
    "The database, unless the option db names another.\n";

// The page with its lines broken where they are longer than roff likes them; examples stay as they
// are.
static void fold_lines(const char *page, struct text *out)
{
    enum { WIDTH = 78 };
    bool example = false;
    for (const char *at = page; *at != '\0';) {
        size_t line = strcspn(at, "\n"), done = 0;
        example = strncmp(at, ".EX", 3) == 0 || (example && strncmp(at, ".EE", 3) != 0);
        while (!example && at[0] != '.' && line - done > WIDTH) {
            size_t cut = done + WIDTH;
            while (cut > done && (at[cut] != ' ' || at[cut + 1] == '.' || at[cut + 1] == '\''))
                cut--;
            if (cut == done)
                break;
            text_add_bytes(out, at + done, cut - done);
            text_add_char(out, '\n');
            done = cut + 1;
        }
        text_add_bytes(out, at + done, line - done);
        text_add_char(out, '\n');
        at += line + (at[line] == '\n');
    }
}

bool manual_write(struct output *out, struct status *st)
{
    struct text page = {0};
    text_add(&page, ".TH CONTRACTMON 1 2026-11-23 \"contractmon " CONTRACTMON_VERSION
                    "\" \"User Commands\"\n");
    text_add(&page, intro);
    add_flags(GLOBAL_FLAGS, NULL, &page);
    add_commands(&page);
    text_add(&page, ".SH KEYS\n");
    actions_manual(&page);
    text_add(&page,
             ".SH CONFIGURATION\n"
             "Files and the environment, read in this order, each overriding the one before:\n"
             "built\\-in values, /etc/contractmon.conf, your own file, CONTRACTMON_ variables, "
             "options of the command line.\n");
    config_manual(&page);
    text_add(&page, outro);
    add_exits(&page);
    struct text folded = {0};
    fold_lines(text_get(&page), &folded);
    bool done = output_text(out, text_get(&folded), st);
    text_release(&folded);
    text_release(&page);
    return done;
}
