// SPDX-License-Identifier: MIT
#include "tui/command/help.h"

#include <string.h>

#include "model/import/import.h"
#include "tui/command/parse.h"

enum { WIDTH = 80, NARROW = 4 }; // of a screen; and how far words hang that have no room beside

static const char general_examples[] = "contractmon demo\tlook round, with invented providers\n"
                                       "contractmon init\tmake your database\n"
                                       "contractmon import contracts contracts.csv\n"
                                       "contractmon import history history.csv\n"
                                       "contractmon\topen the screens\n"
                                       "contractmon findings\twhat the frameworks require now\n"
                                       "contractmon explain HC-014\twhy";

struct sheet { // help while it is written
    struct text text;
    int width;
};

// There is no room beside what stands on the line: what comes stands below it.
static void begin_below(struct text *out)
{
    while (out->length > 0 && out->bytes[out->length - 1] == ' ')
        out->bytes[--out->length] = '\0';
    bool empty = out->length == 0 || out->bytes[out->length - 1] == '\n';
    text_printf(out, "%s%*s", empty ? "" : "\n", NARROW, "");
}

// Appends words so that no line is longer than the screen; lines after the first are indented.
static void wrap(const char *words, int indent, int column, struct sheet *sheet)
{
    bool begins = true; // of a line: no space before the word
    if (indent > sheet->width / 2) {
        indent = column = NARROW;
        begin_below(&sheet->text);
    }
    for (const char *at = words; *at != '\0';) {
        int length = (int)strcspn(at, " \n");
        if (!begins && column + 1 + length >= sheet->width) {
            text_printf(&sheet->text, "\n%*s", indent, "");
            column = indent;
            begins = true;
        }
        text_printf(&sheet->text, "%s%.*s", begins ? "" : " ", length, at);
        column += length + (begins ? 0 : 1);
        begins = at[length] == '\n';
        if (begins) {
            text_printf(&sheet->text, "\n%*s", indent, "");
            column = indent;
        }
        at += length + (at[length] != '\0');
    }
    text_add_char(&sheet->text, '\n');
}

static void add_examples(const char *examples, struct sheet *sheet)
{
    text_add(&sheet->text, "Examples:\n");
    for (const char *at = examples; *at != '\0';) {
        int line = (int)strcspn(at, "\n"), typed = (int)strcspn(at, "\t\n");
        text_printf(&sheet->text, "  %.*s", typed, at);
        if (typed < line && typed > 42)
            text_printf(&sheet->text, "\n%46s%.*s", "", line - typed - 1, at + typed + 1);
        else if (typed < line)
            text_printf(&sheet->text, "%*s%.*s", 44 - typed, "", line - typed - 1, at + typed + 1);
        text_add_char(&sheet->text, '\n');
        at += line + (at[line] == '\n');
    }
}

static void add_flags(unsigned long which, const struct command *command, struct sheet *sheet)
{
    enum { COLUMN = 28 };
    for (enum flag i = 0; i < FLAG_COUNT; i++) {
        const struct flag_info *info = flag_info(i);
        if ((which >> i & 1) == 0)
            continue;
        struct text name = {0};
        const char *argument = flag_argument(i, command);
        text_printf(&name, "  --%s%s%s", info->name, argument != NULL ? " " : "",
                    argument != NULL ? argument : "");
        if (name.length + 2 > COLUMN)
            text_printf(&sheet->text, "%s\n%*s", text_get(&name), COLUMN, "");
        else
            text_printf(&sheet->text, "%-*s", COLUMN, text_get(&name));
        wrap(info->help, COLUMN, COLUMN, sheet);
        text_release(&name);
    }
}

static void add_general(struct sheet *sheet)
{
    text_add(&sheet->text, "contractmon watches over the care providers a council buys from.\n\n");
    add_examples(general_examples, sheet);
    text_add(&sheet->text,
             "\nUsage: contractmon [OPTION ...] [COMMAND ...]\nWithout a command it opens the "
             "screens.\n\nCommands:\n");
    for (size_t i = 0; i < command_count; i++) {
        text_printf(&sheet->text, "  %-18s", commands[i].name);
        wrap(commands[i].brief, 20, 20, sheet);
    }
    text_add(&sheet->text, "\nOptions, before the command or behind it:\n");
    add_flags(GLOBAL_FLAGS, NULL, sheet);
    text_add(
        &sheet->text,
        "\ncontractmon COMMAND --help says more of each; contractmon --man writes the manual.\n");
}

// What the first operand may be, where that is a closed list.
static void add_operands(const struct command *command, struct sheet *sheet)
{
    const char *name, *what, *columns;
    bool profiles = strcmp(command->completes, "profile") == 0,
         kinds = strcmp(command->completes, "kind") == 0;
    if (profiles || kinds)
        text_printf(&sheet->text, "\n%s:\n",
                    profiles ? "Profiles, and the columns of their files" : "Kinds");
    for (size_t i = 0; profiles && import_profile(i, &name, &what, &columns); i++) {
        text_printf(&sheet->text, "  %-24s  ", name);
        wrap(what, 28, 28, sheet);
        text_printf(&sheet->text, "%28s", "");
        wrap(columns, 28, 28, sheet);
    }
    for (size_t i = 0; kinds && export_kind_name(i, &name, &what); i++) {
        text_printf(&sheet->text, "  %-24s  ", name);
        wrap(what, 28, 28, sheet);
    }
}

// What the files of one profile hold.
static void add_profile(const char *profile, struct sheet *sheet)
{
    const char *name, *what, *columns;
    for (size_t i = 0; import_profile(i, &name, &what, &columns); i++) {
        if (strcmp(name, profile) != 0)
            continue;
        text_printf(&sheet->text, "contractmon import %s FILE\n\n", name);
        wrap(what, 0, 0, sheet);
        text_add(&sheet->text, "Columns: ");
        wrap(columns, 9, 9, sheet);
    }
    struct arena *arena = arena_new();
    const struct import_term *terms = NULL;
    size_t count = import_terms(profile, arena, &terms);
    for (size_t i = 0; i < count; i++) {
        if (i == 0 || strcmp(terms[i].group, terms[i - 1].group) != 0)
            text_printf(&sheet->text, "\n%s:\n", terms[i].group);
        text_printf(&sheet->text, "  %-12s  ", terms[i].word);
        int column = (int)strlen(terms[i].word) + 4;
        wrap(terms[i].meaning, 16, column > 16 ? column : 16, sheet);
    }
    text_add(&sheet->text, "\ncontractmon import --help says how files are read.\n");
    arena_free(arena);
}

static bool is_profile(const char *word)
{
    const char *name, *what, *columns;
    for (size_t i = 0; import_profile(i, &name, &what, &columns); i++) {
        if (strcmp(name, word) == 0)
            return true;
    }
    return false;
}

static void add_command(const struct command *command, struct sheet *sheet)
{
    add_examples(command->examples, sheet);
    text_printf(&sheet->text, "\nUsage: contractmon %s%s%s%s\n\n", command->name,
                command->flags != 0 ? " [OPTION ...]" : "",
                command->arguments[0] != '\0' ? " " : "", command->arguments);
    wrap(command->help, 0, 0, sheet);
    add_operands(command, sheet);
    if (strcmp(command->completes, "profile") == 0)
        text_add(&sheet->text,
                 "\ncontractmon help import history names the kinds of a history, their fields "
                 "and words.\n");
    if (command->flags != 0) {
        text_add(&sheet->text, "\nOptions:\n");
        add_flags(command->flags, command, sheet);
    }
    text_add(&sheet->text, "\ncontractmon --help names the options that every command takes.\n");
}

bool help_write(const struct command *command, const char *operand, struct output *out,
                struct status *st)
{
    bool narrow = out->terminal && out->columns > 0 && out->columns < WIDTH;
    struct sheet help = {.width = narrow ? out->columns : WIDTH};
    if (command != NULL && operand != NULL && strcmp(command->completes, "profile") == 0 &&
        is_profile(operand))
        add_profile(operand, &help);
    else if (command != NULL)
        add_command(command, &help);
    else
        add_general(&help);
    bool done = output_page(out, text_get(&help.text), st);
    text_release(&help.text);
    return done;
}

bool command_help(struct session *session, struct status *st)
{
    if (session->operand_count == 0)
        return help_write(NULL, NULL, &session->out, st);
    struct text name = {0};
    text_add(&name, session->operands[0]);
    const char *operand = session->operand_count > 1 ? session->operands[1] : NULL;
    const struct command *command = command_named(text_get(&name));
    if (operand != NULL &&
        (command == NULL || strcmp(command->completes, "profile") != 0 || !is_profile(operand))) {
        text_printf(&name, " %s", operand);
        command = command_named(text_get(&name));
    }
    bool done = command != NULL
                    ? help_write(command, operand, &session->out, st)
                    : status_fail(st, STATUS_USAGE,
                                  "There is no command \"%s\". contractmon --help names them all.",
                                  text_get(&name));
    text_release(&name);
    return done;
}
