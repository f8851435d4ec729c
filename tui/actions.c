// SPDX-License-Identifier: MIT
// The table of actions, and questions about it.
#include "actions.h"

#define ACTION_ROW(id, word, key_names, short_label, text, where, which, rank) \
    [ACTION_##id] = {.name = word,                                             \
                     .keys = key_names,                                        \
                     .label = short_label,                                     \
                     .help = text,                                             \
                     .contexts = where,                                        \
                     .group = GROUP_##which,                                   \
                     .footer = rank},
static const struct action_info table[ACTION_COUNT] = {ACTIONS(ACTION_ROW)};

#define GROUP_ROW(id, title) [GROUP_##id] = title,
static const char *const groups[GROUP_COUNT] = {ACTION_GROUPS(GROUP_ROW)};

const struct action_info *action_info(enum action action)
{
    return &table[action];
}

const char *action_group_title(enum action_group group)
{
    return groups[group];
}

bool action_find(const char *name, enum action *out)
{
    for (int i = 0; i < ACTION_COUNT; i++) {
        if (text_equal(table[i].name, name)) {
            *out = (enum action)i;
            return true;
        }
    }
    return false;
}

const char *action_nearest(const char *name)
{
    const char *words[ACTION_COUNT];
    for (int i = 0; i < ACTION_COUNT; i++)
        words[i] = table[i].name;
    return text_nearest(name, words, ACTION_COUNT);
}

// Roff takes a backslash and a leading dot or quote for its own; a hyphen in a name is to stay one.
static void add_roff(const char *text, struct text *out)
{
    for (const char *at = text; *at; at++) {
        if (*at == '\\')
            text_add(out, "\\e");
        else if (*at == '-')
            text_add(out, "\\-");
        else if (*at == '\'')
            text_add(out, "\\(aq");
        else
            text_add_char(out, *at);
    }
}

void actions_manual(struct text *out)
{
    for (int group = 0; group < GROUP_COUNT; group++) {
        text_printf(out, ".SS %s\n", groups[group]);
        for (int i = 0; i < ACTION_COUNT; i++) {
            if (table[i].group != (enum action_group)group)
                continue;
            text_add(out, ".TP\n\\fB");
            add_roff(*table[i].keys ? table[i].keys : "(no key)", out);
            text_add(out, "\\fR  (");
            add_roff(table[i].name, out);
            text_add(out, ")\n");
            add_roff(table[i].help, out);
            text_add(out, ".\n");
        }
    }
}
