// SPDX-License-Identifier: MIT
// Completion for bash, made from the tables, so that it is never behind.
#include "tui/command/help.h"

#include <string.h>

#include "model/calendars/calendars.h"
#include "model/frameworks/frameworks.h"
#include "model/import/import.h"

static void add_words(const char *choices, struct text *out)
{
    for (const char *at = choices; *at != '\0'; at++)
        text_add_char(out, *at == '|' ? ' ' : *at);
}

// The formats that one command takes besides those that all take, which come first in its list.
static void add_own_words(const char *own, const char *common, struct text *out)
{
    size_t length = strlen(common);
    if (own == NULL || strncmp(own, common, length) != 0)
        return;
    text_add_char(out, ' ');
    add_words(own[length] == '|' ? own + length + 1 : own + length, out);
}

static void add_flags(unsigned long which, struct text *out)
{
    for (enum flag i = 0; i < FLAG_COUNT; i++) {
        if ((which >> i & 1) != 0)
            text_printf(out, " --%s", flag_info(i)->name);
    }
}

// What may stand behind an option.
static void add_values(struct text *out)
{
    for (enum flag i = 0; i < FLAG_COUNT; i++) {
        const struct flag_info *info = flag_info(i);
        if (info->argument == NULL)
            continue;
        text_printf(out, "    --%s)\n        ", info->name);
        if (strcmp(info->argument, "FILE") == 0) {
            text_add(out, "mapfile -t COMPREPLY < <(compgen -f -- \"$word\")");
        } else if (strchr(info->argument, '|') != NULL || i == FLAG_COMPLETION) {
            text_add(out, "mapfile -t COMPREPLY < <(compgen -W '");
            add_words(info->argument, out);
            for (size_t k = 0; i == FLAG_FORMAT && k < command_count; k++)
                add_own_words(commands[k].formats, info->argument, out);
            text_add(out, "' -- \"$word\")");
        } else if (i == FLAG_CALENDAR) {
            text_add(out, "mapfile -t COMPREPLY < <(compgen -W '");
            for (size_t k = 0; calendar_name(k) != NULL; k++)
                text_printf(out, "%s%s", k > 0 ? " " : "", calendar_name(k));
            text_add(out, "' -- \"$word\")");
        } else {
            text_add(out, ":");
        }
        text_add(out, "\n        return\n        ;;\n");
    }
}

static void add_names(const char *what, struct text *out)
{
    const char *name, *text, *more;
    if (strcmp(what, "profile") == 0) {
        for (size_t i = 0; import_profile(i, &name, &text, &more); i++)
            text_printf(out, " %s", name);
    } else if (strcmp(what, "kind") == 0) {
        for (size_t i = 0; export_kind_name(i, &name, &text); i++)
            text_printf(out, " %s", name);
    } else if (strcmp(what, "framework") == 0) {
        for (size_t i = 0; framework_shipped(i, &name, &text); i++)
            text_printf(out, " %s", name);
    } else if (strcmp(what, "command") == 0) {
        for (size_t i = 0; i < command_count; i++)
            text_printf(out, " %s", commands[i].name);
    }
}

static void add_commands(struct text *out)
{
    for (size_t i = 0; i < command_count; i++) {
        text_printf(out, "    '%s')\n        words='", commands[i].name);
        add_flags(commands[i].flags, out);
        add_names(commands[i].completes, out);
        text_add(out, "'\n        ;;\n");
    }
}

// The first words, and behind "framework" its second ones.
static void add_first_words(struct text *out)
{
    text_add(out, "    local firsts='");
    const char *last = "";
    for (size_t i = 0; i < command_count; i++) {
        size_t length = strcspn(commands[i].name, " ");
        if (strncmp(last, commands[i].name, length) == 0 &&
            (last[length] == ' ' || last[length] == '\0'))
            continue;
        last = commands[i].name;
        text_printf(out, " %.*s", (int)length, last);
    }
    text_add(out, "'\n");
}

static void add_second_words(struct text *out)
{
    for (size_t i = 0; i < command_count; i++) {
        const char *second = strchr(commands[i].name, ' ');
        if (second != NULL)
            text_printf(out, "    [ \"$command\" = %.*s ] && words+=' %s'\n",
                        (int)(second - commands[i].name), commands[i].name, second + 1);
    }
}

// "framework", "theme": what a second word follows.
static void add_firsts_of_two(struct text *out)
{
    const char *last = "";
    for (size_t i = 0; i < command_count; i++) {
        const char *name = commands[i].name, *second = strchr(name, ' ');
        if (second == NULL || strncmp(last, name, (size_t)(second - name) + 1) == 0)
            continue;
        last = name;
        text_printf(out, " | %.*s", (int)(second - name), name);
    }
}

bool completion_write(struct output *out, struct status *st)
{
    struct text script = {0};
    text_add(&script, "# bash completion for contractmon\n_contractmon()\n{\n"
                      "    local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - "
                      "1]} command='' words='' i\n"
                      "    local globals='");
    add_flags(GLOBAL_FLAGS, &script);
    text_add(&script, "'\n");
    add_first_words(&script);
    text_add(&script, "    COMPREPLY=()\n    case $before in\n");
    add_values(&script);
    text_add(&script, "    esac\n"
                      "    for ((i = 1; i < COMP_CWORD; i++)); do\n"
                      "        case ${COMP_WORDS[i]} in\n");
    text_add(&script, "        ");
    bool first = true;
    for (enum flag i = 0; i < FLAG_COUNT; i++) {
        if (flag_info(i)->argument != NULL) {
            text_printf(&script, "%s--%s", first ? "" : " | ", flag_info(i)->name);
            first = false;
        }
    }
    text_add(&script, ") i=$((i + 1)) ;;\n"
                      "        -*) ;;\n"
                      "        *)\n"
                      "            case $command in\n"
                      "            ''");
    add_firsts_of_two(&script);
    text_add(&script, ") command=${command:+$command }${COMP_WORDS[i]} ;;\n"
                      "            esac\n"
                      "            ;;\n"
                      "        esac\n"
                      "    done\n"
                      "    case $command in\n"
                      "    '')\n        words=$firsts\n        ;;\n");
    add_commands(&script);
    text_add(&script, "    esac\n");
    add_second_words(&script);
    text_add(&script,
             "    [[ $word == -* ]] && words+=\" $globals\"\n"
             "    mapfile -t COMPREPLY < <(compgen -W \"$words\" -- \"$word\")\n"
             "    [ ${#COMPREPLY[@]} -eq 0 ] && mapfile -t COMPREPLY < <(compgen -f -- \"$word\")\n"
             "}\n"
             "complete -F _contractmon contractmon\n");
    bool done = output_text(out, text_get(&script), st);
    text_release(&script);
    return done;
}
