// SPDX-License-Identifier: MIT
// A row that follows a switch: "@name" takes the switch's value, "@name=value" is true while it stands at that value.
#include <stdlib.h>
#include <string.h>

#include "model/ground/text.h"
#include "model/rules/framework.h"
#include "settings.h"

enum { MOST_DIGITS = 9 };

bool setting_word(const struct setting *setting, const char *text, int *out)
{
    for (const struct word *word = setting->words; word->word != NULL; word++) {
        if (text_equal(word->word, text)) {
            *out = word->value;
            return true;
        }
    }
    return false;
}

static bool count_value(const struct setting *setting, const char *text, int *out)
{
    if (*text == '\0' || strspn(text, "0123456789") != strlen(text) || strlen(text) > MOST_DIGITS)
        return false;
    *out = (int)strtol(text, NULL, 10);
    return *out >= setting->least && *out <= setting->most;
}

static bool takes_truth(const struct setting *setting)
{
    return setting->type == SETTING_BOOL || setting->type == SETTING_WHILE;
}

// What a value of a switch means for a setting; false if it means nothing there.
static bool switch_value(const struct setting *setting, const char *value, int *out)
{
    if (setting->type == SETTING_WORD)
        return setting_word(setting, value, out);
    if (takes_truth(setting)) {
        *out = text_equal(value, "true");
        return *out || text_equal(value, "false");
    }
    return count_value(setting, value, out);
}

static const struct policy_switch *find_switch(struct reader *reader, const char *name, int line)
{
    const struct framework *framework = reader->framework;
    const char **names = ARENA_ARRAY(reader->arena, framework->switch_count + 1, const char *);
    for (size_t i = 0; i < framework->switch_count; i++) {
        if (text_equal(framework->switches[i].name, name))
            return &framework->switches[i];
        names[i] = framework->switches[i].name != NULL ? framework->switches[i].name : "";
    }
    issue_mistake(reader->issues, line, "There is no switch \"%s\"%s", name,
                  settings_hint(reader, name, names, framework->switch_count));
    return NULL;
}

static void follow(struct reader *reader, struct used *used, const char *name)
{
    for (size_t i = 0; i < used->count; i++) {
        if (text_equal(used->names[i], name))
            return;
    }
    used->names =
        arena_room(reader->arena, used->names, &used->room, used->count, sizeof *used->names);
    used->names[used->count++] = name;
}

// "@name=value": true while the switch stands at that value.
static bool stands_at(struct reader *reader, const struct policy_switch *found, const char *value,
                      const struct setting *setting, int line, int *out)
{
    if (!takes_truth(setting)) {
        issue_mistake(reader->issues, line,
                      "\"%s\" takes %s; \"@switch=value\" is only true or false.", setting->name,
                      setting_shape(setting->type));
        return false;
    }
    bool known = false;
    for (size_t i = 0; i < found->value_count && !known; i++)
        known = text_equal(found->values[i], value);
    if (!known) {
        issue_mistake(reader->issues, line, "The switch \"%s\" has no value \"%s\"%s", found->name,
                      value, settings_hint(reader, value, found->values, found->value_count));
        return false;
    }
    *out = text_equal(found->value, value);
    return true;
}

// The value of the switch that "@name" or "@name=value" refers to. Every value that it can have must fit, not only today's.
bool setting_from_switch(struct reader *reader, const struct setting *setting,
                         const config_setting_t *from, int *out)
{
    int line = (int)config_setting_source_line(from);
    const char *text = config_setting_get_string(from) + 1;
    const char *equals = strchr(text, '=');
    const char *name =
        arena_strndup(reader->arena, text, equals != NULL ? (size_t)(equals - text) : strlen(text));
    if (reader->used == NULL) {
        issue_mistake(reader->issues, line,
                      "Only a rule, clock, gate, trigger, meeting or visit can follow a switch.");
        return false;
    }
    const struct policy_switch *found = find_switch(reader, name, line);
    if (found == NULL || found->value == NULL)
        return false;
    follow(reader, reader->used, found->name);
    follow(reader, &reader->followed, found->name);
    if (equals != NULL)
        return stands_at(reader, found, equals + 1, setting, line, out);
    for (size_t i = 0; i < found->value_count; i++) {
        int any = 0;
        if (!switch_value(setting, found->values[i], &any)) {
            issue_mistake(reader->issues, line,
                          "\"%s\" takes %s, and the switch \"%s\" can be \"%s\".", setting->name,
                          setting_shape(setting->type), name, found->values[i]);
            return false;
        }
    }
    return switch_value(setting, found->value, out);
}
