// SPDX-License-Identifier: MIT
// The configuration as text: what holds and where it comes from, what is wrong, the example file, the manual.
#include "config_file.h"

#include <stdlib.h>
#include <string.h>

#include "model/ground/memory.h"

enum { REMARK_WIDTH = 78 };

static void add_quoted(const char *value, struct text *out)
{
    text_add_char(out, '"');
    for (const char *at = value; *at; at++) {
        if (*at == '"' || *at == '\\')
            text_add_char(out, '\\');
        if ((unsigned char)*at < ' ' || *at == 0x7f)
            text_printf(out, "\\x%02x", (unsigned)*at);
        else
            text_add_char(out, *at);
    }
    text_add_char(out, '"');
}

static void add_value(enum option option, const char *value, struct text *out)
{
    enum option_type type = option_info(option)->type;
    if (type == OPTION_TEXT || type == OPTION_CHOICE)
        add_quoted(value, out);
    else
        text_add(out, value);
}

// `line` and its origin as a remark behind it, in a column of its own where there is room.
static void add_line(const struct text *line, const char *origin, struct text *out)
{
    text_printf(out, "%-40s # %s\n", text_get(line), origin);
}

void config_print(const struct config *config, struct text *out)
{
    struct text line = {0};
    for (int i = 0; i < OPTION_COUNT; i++) {
        text_clear(&line);
        text_printf(&line, "%s = ", option_info((enum option)i)->name);
        add_value((enum option)i, config->options[i].value, &line);
        text_add_char(&line, ';');
        add_line(&line, config->options[i].origin, out);
    }
    text_add(out, "keys = {\n");
    for (int i = 0; i < ACTION_COUNT; i++) {
        struct text names = {0};
        keymap_names(config->keymap, (enum action)i, " ", 0, &names);
        text_clear(&line);
        text_printf(&line, "    %s = ", action_info((enum action)i)->name);
        add_quoted(text_get(&names), &line);
        text_add_char(&line, ';');
        add_line(&line, config->keys[i].origin ? config->keys[i].origin : "built-in", out);
        text_release(&names);
    }
    text_add(out, "};\n");
    text_release(&line);
}

size_t config_check(const struct config *config, struct text *out)
{
    for (size_t i = 0; i < config->mistake_count; i++)
        text_printf(out, "%s\n", config->mistakes[i]);
    return config->mistake_count;
}

// Words as remarks, broken at REMARK_WIDTH.
static void add_remark(const char *words, const char *indent, struct text *out)
{
    size_t column = 0;
    while (*words) {
        size_t length = strcspn(words, " ");
        if (column && column + 1 + length > REMARK_WIDTH) {
            text_add_char(out, '\n');
            column = 0;
        }
        if (!column) {
            text_printf(out, "%s#", indent);
            column = strlen(indent) + 1;
        }
        text_add_char(out, ' ');
        text_add_bytes(out, words, length);
        column += 1 + length;
        words += length + strspn(words + length, " ");
    }
    text_add_char(out, '\n');
}

static void example_option(enum option option, struct text *out)
{
    const struct option_info *info = option_info(option);
    struct text words = {0};
    text_add(&words, info->help);
    if (info->type != OPTION_TEXT) {
        text_add(&words, " (");
        option_allowed(option, &words);
        text_add(&words, ")");
    }
    text_add_char(out, '\n');
    add_remark(text_get(&words), "", out);
    text_printf(out, "#%s = ", info->name);
    add_value(option, info->standard, out);
    text_add(out, ";\n");
    text_release(&words);
}

static void example_keys(struct text *out)
{
    text_add_char(out, '\n');
    add_remark("Keys, by action: names separated by spaces, \"\" for none. A name is a character, "
               "or Ctrl-, Alt- or "
               "Shift- before one, or one of: Up Down Left Right Home End PgUp PgDn Ins Del "
               "Backspace Enter Tab Esc "
               "Space F1 to F12. Ctrl-C, Ctrl-V and Ctrl-Z are left to terminals and shells.",
               "", out);
    text_add(out, "#keys = {\n");
    for (int group = 0; group < GROUP_COUNT; group++) {
        text_printf(out, "#\n#    # %s\n", action_group_title((enum action_group)group));
        for (int i = 0; i < ACTION_COUNT; i++) {
            const struct action_info *info = action_info((enum action)i);
            if (info->group != (enum action_group)group)
                continue;
            struct text line = {0};
            text_printf(&line, "#    %s = ", info->name);
            add_quoted(info->keys, &line);
            text_printf(out, "%s;  # %s\n", text_get(&line), info->help);
            text_release(&line);
        }
    }
    text_add(out, "#};\n");
}

void config_example(struct text *out)
{
    add_remark("contractmon's configuration: every option with its built-in value. It is read from "
               "/etc/contractmon.conf, then from ~/.config/contractmon/contractmon.conf "
               "($XDG_CONFIG_HOME); then CONTRACTMON_NAME in the environment and the flags of the "
               "command line count. "
               "To change an option, take the # from the front of its line. `contractmon config "
               "print` shows what "
               "holds and where it comes from, `contractmon config check` what is wrong. This file "
               "is written by "
               "`contractmon config print --example`.",
               "", out);
    for (int i = 0; i < OPTION_COUNT; i++)
        example_option((enum option)i, out);
    example_keys(out);
}

void config_manual(struct text *out)
{
    for (int i = 0; i < OPTION_COUNT; i++) {
        const struct option_info *info = option_info((enum option)i);
        text_printf(out, ".TP\n\\fB%s\\fR (", info->name);
        option_allowed((enum option)i, out);
        text_printf(out, "; built-in: %s)\n", *info->standard ? info->standard : "empty");
        for (const char *at = info->help; *at; at++) {
            if (*at == '-')
                text_add(out, "\\-");
            else
                text_add_char(out, *at);
        }
        text_add_char(out, '\n');
    }
}
