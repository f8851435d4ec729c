// SPDX-License-Identifier: MIT
#include "tui/command/parse.h"

#include <ctype.h>
#include <string.h>

// "table, csv or json" of "table|csv|json".
static char *choices_in_words(const char *choices, struct arena *arena)
{
    struct text words = {0};
    const char *last = strrchr(choices, '|');
    for (const char *at = choices; *at != '\0'; at++) {
        if (at == last)
            text_add(&words, " or ");
        else if (*at == '|')
            text_add(&words, ", ");
        else
            text_add_char(&words, *at);
    }
    char *kept = arena_strdup(arena, text_get(&words));
    text_release(&words);
    return kept;
}

static bool is_choice(const char *choices, const char *value)
{
    size_t length = strlen(value);
    for (const char *at = choices; length > 0; at++) {
        size_t word = strcspn(at, "|");
        if (word == length && strncmp(at, value, word) == 0)
            return true;
        at += word;
        if (*at == '\0')
            break;
    }
    return false;
}

const char *flag_argument(enum flag flag, const struct command *command)
{
    bool own = flag == FLAG_FORMAT && command != NULL && command->formats != NULL;
    return own ? command->formats : flag_info(flag)->argument;
}

// Whether the argument is one of a closed list of words; "14d" and "FILE" are none. Which formats there are depends on
// the command, which is only known when all has been read.
static const char *choices_of(enum flag flag)
{
    const char *argument = flag_info(flag)->argument;
    if (flag == FLAG_FORMAT)
        return NULL;
    return argument != NULL && (strchr(argument, '|') != NULL || flag == FLAG_COMPLETION) ? argument
                                                                                          : NULL;
}

static bool unknown_flag(const char *name, size_t length, struct arena *arena, struct status *st)
{
    const char *names[FLAG_COUNT];
    for (enum flag i = 0; i < FLAG_COUNT; i++)
        names[i] = flag_info(i)->name;
    const char *word = arena_strndup(arena, name, length);
    const char *near = text_nearest(word, names, FLAG_COUNT);
    if (near != NULL)
        return status_fail(st, STATUS_USAGE, "There is no option --%s. Did you mean --%s?", word,
                           near);
    return status_fail(st, STATUS_USAGE,
                       "There is no option --%s. contractmon --help names them all.", word);
}

static bool set_flag(enum flag flag, const char *value, struct arena *arena, struct session *out,
                     struct status *st)
{
    const char *choices = choices_of(flag);
    if (choices != NULL && !is_choice(choices, value))
        return status_fail(st, STATUS_USAGE, "--%s takes %s, not \"%s\".", flag_info(flag)->name,
                           choices_in_words(choices, arena), value);
    out->values[flag] = value;
    return true;
}

// One "--name", "--name=value" or "--name value"; *at is moved on when the value is the next
// argument.
static bool take_flag(char *const argv[], int *at, struct arena *arena, struct session *out,
                      struct status *st)
{
    const char *name = argv[*at] + 2;
    size_t length = strcspn(name, "=");
    enum flag flag = 0;
    while (flag < FLAG_COUNT && (strlen(flag_info(flag)->name) != length ||
                                 strncmp(flag_info(flag)->name, name, length) != 0))
        flag++;
    if (flag == FLAG_COUNT)
        return unknown_flag(name, length, arena, st);
    const char *argument = flag_info(flag)->argument;
    if (argument == NULL && name[length] == '=')
        return status_fail(st, STATUS_USAGE, "--%s takes no value.", flag_info(flag)->name);
    if (argument == NULL)
        return set_flag(flag, "true", arena, out, st);
    if (name[length] == '=')
        return set_flag(flag, name + length + 1, arena, out, st);
    if (argv[*at + 1] == NULL)
        return status_fail(st, STATUS_USAGE, "--%s needs %s behind it.", flag_info(flag)->name,
                           strchr(argument, '|') != NULL ? choices_in_words(argument, arena)
                                                         : argument);
    *at += 1;
    return set_flag(flag, argv[*at], arena, out, st);
}

// "-h" and "-V" may stand together; "-2wd" is an offset and "-" a file, both no options.
static bool take_letters(const char *letters, struct session *out, struct status *st)
{
    for (const char *at = letters; *at != '\0'; at++) {
        if (*at == 'h')
            out->values[FLAG_HELP] = "true";
        else if (*at == 'V')
            out->values[FLAG_VERSION] = "true";
        else
            return status_fail(st, STATUS_USAGE,
                               "There is no option -%s. contractmon --help names them all.",
                               letters);
    }
    return true;
}

const struct command *command_named(const char *name)
{
    for (size_t i = 0; i < command_count; i++) {
        if (strcmp(commands[i].name, name) == 0)
            return &commands[i];
    }
    return NULL;
}

// Whether the word begins commands of two words; appends their second words.
static bool begins_commands(const char *word, struct text *seconds)
{
    size_t length = strlen(word);
    bool found = false;
    for (size_t i = 0; i < command_count; i++) {
        if (strncmp(commands[i].name, word, length) == 0 && commands[i].name[length] == ' ') {
            text_printf(seconds, "%s%s", found ? ", " : "", commands[i].name + length + 1);
            found = true;
        }
    }
    return found;
}

static bool unknown_command(const char *word, struct arena *arena, struct status *st)
{
    const char **names = ARENA_ARRAY(arena, command_count, const char *);
    for (size_t i = 0; i < command_count; i++)
        names[i] = arena_strndup(arena, commands[i].name, strcspn(commands[i].name, " "));
    const char *near = text_nearest(word, names, command_count);
    if (near != NULL)
        return status_fail(st, STATUS_USAGE, "There is no command \"%s\". Did you mean %s?", word,
                           near);
    return status_fail(st, STATUS_USAGE,
                       "There is no command \"%s\". contractmon --help names them all.", word);
}

// Takes the command's one or two words off the operands.
static bool find_command(struct arena *arena, struct session *out, struct status *st)
{
    if (out->operand_count == 0)
        return true;
    const char *first = out->operands[0];
    size_t words = 1;
    // "import undo 12" is a command of two words, "import contracts FILE" one of one.
    if (out->operand_count > 1)
        out->command = command_named(arena_printf(arena, "%s %s", first, out->operands[1]));
    if (out->command != NULL)
        words = 2;
    else
        out->command = command_named(first);
    struct text seconds = {0};
    if (out->command == NULL && begins_commands(first, &seconds)) {
        const char *second = out->operand_count > 1 ? out->operands[1] : "";
        words = 2;
        out->command = command_named(arena_printf(arena, "%s %s", first, second));
        if (out->command == NULL && second[0] == '\0')
            status_fail(st, STATUS_USAGE, "%s needs one of these behind it: %s.", first,
                        text_get(&seconds));
        else if (out->command == NULL)
            status_fail(st, STATUS_USAGE, "There is no \"%s %s\". There are: %s.", first, second,
                        text_get(&seconds));
    } else if (out->command == NULL) {
        unknown_command(first, arena, st);
    }
    text_release(&seconds);
    if (out->command == NULL)
        return false;
    out->operands += words;
    out->operand_count -= words;
    return true;
}

static bool check_format(const struct session *session, struct arena *arena, struct status *st)
{
    const char *format = session->values[FLAG_FORMAT];
    const char *formats = flag_argument(FLAG_FORMAT, session->command);
    if (format == NULL || is_choice(formats, format))
        return true;
    return status_fail(st, STATUS_USAGE, "--format takes %s, not \"%s\".",
                       choices_in_words(formats, arena), format);
}

static bool check(const struct session *session, struct arena *arena, struct status *st)
{
    const struct command *command = session->command;
    unsigned long allowed = GLOBAL_FLAGS | (command != NULL ? command->flags : 0);
    for (enum flag i = 0; i < FLAG_COUNT; i++) {
        if (session->values[i] == NULL || (allowed >> i & 1) != 0)
            continue;
        if (command == NULL)
            return status_fail(st, STATUS_USAGE,
                               "--%s needs a command. contractmon --help names them all.",
                               flag_info(i)->name);
        return status_fail(st, STATUS_USAGE,
                           "%s takes no --%s. contractmon %s --help says what it takes.",
                           command->name, flag_info(i)->name, command->name);
    }
    if (!check_format(session, arena, st))
        return false;
    if (command == NULL || session_has(session, FLAG_HELP))
        return true;
    if (session->operand_count < command->least)
        return status_fail(st, STATUS_USAGE,
                           "It is: contractmon %s %s. contractmon %s --help says more.",
                           command->name, command->arguments, command->name);
    if (session->operand_count > command->most)
        return status_fail(st, STATUS_USAGE, "\"%s\" is one too many. It is: contractmon %s%s%s",
                           session->operands[command->most], command->name,
                           command->arguments[0] != '\0' ? " " : "", command->arguments);
    return true;
}

bool parse_arguments(int argc, char *const argv[], struct arena *arena, struct session *out,
                     struct status *st)
{
    const char **operands = ARENA_ARRAY(arena, (size_t)argc + 1, const char *);
    bool options = true;
    out->operands = operands;
    for (int i = 1; i < argc; i++) {
        const char *word = argv[i];
        bool done = true;
        if (!options || word[0] != '-' || word[1] == '\0' || isdigit((unsigned char)word[1]))
            operands[out->operand_count++] = word;
        else if (strcmp(word, "--") == 0)
            options = false;
        else if (word[1] == '-')
            done = take_flag(argv, &i, arena, out, st);
        else
            done = take_letters(word + 1, out, st);
        if (!done)
            return false;
    }
    return find_command(arena, out, st) && check(out, arena, st);
}
