// SPDX-License-Identifier: MIT
#include "settings.h"

#include <string.h>

#include "model/ground/text.h"

static const struct place *place_of(const struct reader *reader, const void *row)
{
    for (size_t i = 0; i < reader->place_count; i++) {
        if (reader->places[i].row == row)
            return &reader->places[i];
    }
    return NULL;
}

// Of the whole file, which has none, it is the first line.
static int line_of(const config_setting_t *setting)
{
    int line = (int)config_setting_source_line(setting);
    return line > 0 ? line : 1;
}

bool settings_sound(const struct reader *reader, const void *row)
{
    const struct place *place = place_of(reader, row);
    return place == NULL || place->sound;
}

bool settings_given(const struct reader *reader, const void *row, const char *name)
{
    const struct place *place = place_of(reader, row);
    return place != NULL && config_setting_get_member(place->setting, name) != NULL;
}

int settings_line(const struct reader *reader, const void *row, const char *name)
{
    const struct place *place = place_of(reader, row);
    if (place == NULL)
        return 0;
    const config_setting_t *member =
        name != NULL ? config_setting_get_member(place->setting, name) : NULL;
    return line_of(member != NULL ? member : place->setting);
}

static const char *label(const struct reader *reader, const struct group *group,
                         const config_setting_t *setting)
{
    const char *name = NULL;
    if (group->named_by != NULL) {
        const config_setting_t *member = config_setting_get_member(setting, group->named_by);
        name = member != NULL ? config_setting_get_string(member) : NULL;
    }
    return name != NULL ? arena_printf(reader->arena, "the %s \"%s\"", group->what, name)
                        : arena_printf(reader->arena, "the %s", group->what);
}

static const char *subject(const struct reader *reader, const char *labelled)
{
    return arena_printf(reader->arena, "T%s", labelled + 1);
}

const char *settings_subject(const struct reader *reader, const void *row)
{
    return subject(reader, settings_label(reader, row));
}

const char *settings_label(const struct reader *reader, const void *row)
{
    const struct place *place = place_of(reader, row);
    return place != NULL ? label(reader, place->group, place->setting) : "the framework";
}

const char *settings_hint(const struct reader *reader, const char *word, const char *const *names,
                          size_t count)
{
    const char *nearest = text_nearest(word, names, count);
    if (nearest != NULL)
        return arena_printf(reader->arena, "; did you mean \"%s\"?", nearest);
    if (count == 0)
        return "; there are none.";
    struct text list = {0};
    text_add(&list, count == 1 ? "; there is " : "; there are ");
    for (size_t i = 0; i < count; i++)
        text_printf(&list, "%s%s", i == 0 ? "" : i + 1 == count ? " and " : ", ", names[i]);
    text_add_char(&list, '.');
    const char *hint = arena_strdup(reader->arena, text_get(&list));
    text_release(&list);
    return hint;
}

static bool known(const struct group *group, const char *name)
{
    for (size_t i = 0; i < group->count; i++) {
        if (text_equal(group->settings[i].name, name))
            return true;
    }
    return false;
}

static const char **names_of(const struct reader *reader, const struct group *group)
{
    const char **names = ARENA_ARRAY(reader->arena, group->count, const char *);
    for (size_t i = 0; i < group->count; i++)
        names[i] = group->settings[i].name;
    return names;
}

static void refuse_unknown(struct reader *reader, const struct group *group,
                           const config_setting_t *setting)
{
    for (int i = 0; i < config_setting_length(setting); i++) {
        const config_setting_t *member = config_setting_get_elem(setting, (unsigned)i);
        if (!known(group, member->name))
            issue_mistake(
                reader->issues, line_of(member), "\"%s\" is no setting of %s %s%s", member->name,
                strchr("aeiou", *group->what) != NULL ? "an" : "a", group->what,
                settings_hint(reader, member->name, names_of(reader, group), group->count));
    }
}

// A setting that is missing because its name was mistyped has been told of.
static bool mistyped(const struct reader *reader, const struct group *group,
                     const config_setting_t *setting, const char *name)
{
    for (int i = 0; i < config_setting_length(setting); i++) {
        const config_setting_t *member = config_setting_get_elem(setting, (unsigned)i);
        if (!known(group, member->name) &&
            text_equal(text_nearest(member->name, names_of(reader, group), group->count), name))
            return true;
    }
    return false;
}

bool settings_read(struct reader *reader, const struct group *group,
                   const config_setting_t *setting, void *row)
{
    struct reader *r = reader;
    r->places = arena_room(r->arena, r->places, &r->place_room, r->place_count, sizeof *r->places);
    size_t place = r->place_count++, mistakes = r->issues->mistakes + r->silent;
    r->places[place] = (struct place){.row = row, .group = group, .setting = setting};
    struct used used = {0}, *outer = r->used;
    bool outer_left_out = r->left_out;
    r->left_out = false;
    if (group->switches_at != 0)
        r->used = &used;
    refuse_unknown(r, group, setting);
    for (size_t i = 0; i < group->count; i++) {
        const config_setting_t *member =
            config_setting_get_member(setting, group->settings[i].name);
        if (member != NULL)
            setting_read(r, &group->settings[i], member, row);
        else if (group->settings[i].required &&
                 !mistyped(r, group, setting, group->settings[i].name))
            issue_mistake(r->issues, line_of(setting), "%s lacks \"%s\": %s.",
                          subject(r, label(r, group, setting)), group->settings[i].name,
                          group->settings[i].help);
    }
    if (group->switches_at != 0) {
        const char *const *names = used.names;
        memcpy((char *)row + group->switches_at, &names, sizeof names);
        memcpy((char *)row + group->switches_count_at, &used.count, sizeof used.count);
        r->used = outer;
    }
    if (group->complete != NULL)
        group->complete(row);
    r->places[place].sound = r->issues->mistakes + r->silent == mistakes;
    bool kept = !r->left_out;
    r->left_out = outer_left_out;
    if (!kept)
        r->place_count = place; // the next row stands where this one stood
    return kept;
}

void setting_rows(struct reader *reader, const struct setting *setting,
                  const config_setting_t *from, void *row)
{
    if (from->type != CONFIG_TYPE_LIST) {
        setting_wrong_shape(reader, setting, from);
        return;
    }
    size_t length = (size_t)config_setting_length(from), count = 0, size = setting->group->size;
    char *rows = arena_alloc(reader->arena, (length + 1) * size);
    for (size_t i = 0; i < length; i++) {
        const config_setting_t *element = config_setting_get_elem(from, (unsigned)i);
        if (element->type != CONFIG_TYPE_GROUP)
            setting_wrong_shape(reader, setting, element);
        else if (settings_read(reader, setting->group, element, rows + size * count))
            count++;
        else
            memset(rows + size * count, 0, size);
    }
    const void *list = rows;
    memcpy((char *)row + setting->at, &list, sizeof list);
    memcpy((char *)row + setting->also_at, &count, sizeof count);
}

void setting_group(struct reader *reader, const struct setting *setting,
                   const config_setting_t *from, void *row)
{
    if (from->type != CONFIG_TYPE_GROUP) {
        setting_wrong_shape(reader, setting, from);
        return;
    }
    const bool there = true;
    if (setting->also_at != 0)
        memcpy((char *)row + setting->also_at, &there, sizeof there);
    settings_read(reader, setting->group, from, (char *)row + setting->at);
}
