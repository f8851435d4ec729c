// SPDX-License-Identifier: MIT
// Reading one value of a framework file by the type that its table says, and following a switch where the file says "@name".
#include <ctype.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "model/ground/text.h"
#include "model/rules/framework.h"
#include "settings.h"

static int line_of(const config_setting_t *from)
{
    return (int)config_setting_source_line(from);
}

// What follows from a mistake that the scan has told already is not told again.
void setting_wrong_shape(struct reader *reader, const struct setting *setting,
                         const config_setting_t *from)
{
    if (issues_mended(reader->issues, line_of(from)))
        reader->silent++;
    else
        issue_mistake(reader->issues, line_of(from), "\"%s\" takes %s.", setting->name,
                      setting_shape(setting->type));
}

// The tables give offsets of any type: PUT copies a value of its own type to one.
#define PUT(row, at, value) memcpy((char *)(row) + (at), &(value), sizeof(value))

// The text of a setting, copied; NULL (and told) if it is none, empty, or holds what must not be drawn.
static const char *text_of(struct reader *reader, const struct setting *setting,
                           const config_setting_t *from)
{
    if (from->type != CONFIG_TYPE_STRING) {
        setting_wrong_shape(reader, setting, from);
        return NULL;
    }
    const char *text = config_setting_get_string(from);
    for (const char *at = text; *at != '\0'; at++) {
        if ((unsigned char)*at < 0x20 || *at == 0x7f) {
            issue_mistake(reader->issues, line_of(from), "\"%s\" holds a control character.",
                          setting->name);
            return NULL;
        }
    }
    return arena_strdup(reader->arena, text);
}

static const char *filled_of(struct reader *reader, const struct setting *setting,
                             const config_setting_t *from)
{
    const char *text = text_of(reader, setting, from);
    if (text == NULL || *text != '\0')
        return text;
    issue_mistake(reader->issues, line_of(from), "\"%s\" is empty.", setting->name);
    return NULL;
}

static const char *id_of(struct reader *reader, const struct setting *setting,
                         const config_setting_t *from)
{
    const char *text = filled_of(reader, setting, from);
    for (const char *at = text; at != NULL && *at != '\0'; at++) {
        if (!isalnum((unsigned char)*at) && strchr("._/-", *at) == NULL) {
            issue_mistake(reader->issues, line_of(from),
                          "\"%s\" is no name: use letters, digits and . _ / -", text);
            return NULL;
        }
    }
    return text;
}

static bool is_switch(const config_setting_t *from)
{
    return from->type == CONFIG_TYPE_STRING && *config_setting_get_string(from) == '@';
}

static bool read_word(struct reader *reader, const struct setting *setting,
                      const config_setting_t *from, int *out)
{
    const char *text = text_of(reader, setting, from);
    if (text == NULL)
        return false;
    if (setting_word(setting, text, out))
        return true;
    const char *names[16];
    size_t count = 0;
    for (const struct word *word = setting->words; word->word != NULL && count < 16; word++)
        names[count++] = word->word;
    issue_mistake(reader->issues, line_of(from), "\"%s\" is no value of \"%s\"%s", text,
                  setting->name, settings_hint(reader, text, names, count));
    return false;
}

static bool read_count(struct reader *reader, const struct setting *setting,
                       const config_setting_t *from, int *out)
{
    if (from->type != CONFIG_TYPE_INT) {
        setting_wrong_shape(reader, setting, from);
        return false;
    }
    *out = config_setting_get_int(from);
    if (*out >= setting->least && *out <= setting->most)
        return true;
    if (issues_mended(reader->issues, line_of(from)))
        reader->silent++;
    else
        issue_mistake(reader->issues, line_of(from), "\"%s\" is %d: it must be from %d to %d.",
                      setting->name, *out, setting->least, setting->most);
    return false;
}

// What becomes a number in memory: a word, a count, true or false; or what a switch says of it.
static bool read_number(struct reader *reader, const struct setting *setting,
                        const config_setting_t *from, int *out)
{
    if (is_switch(from))
        return setting_from_switch(reader, setting, from, out);
    if (setting->type == SETTING_WORD)
        return read_word(reader, setting, from, out);
    if (setting->type != SETTING_BOOL)
        return read_count(reader, setting, from, out);
    if (from->type != CONFIG_TYPE_BOOL)
        setting_wrong_shape(reader, setting, from);
    *out = from->type == CONFIG_TYPE_BOOL && config_setting_get_bool(from);
    return from->type == CONFIG_TYPE_BOOL;
}

static void read_text(struct reader *reader, const struct setting *setting,
                      const config_setting_t *from, void *row)
{
    const char *text =
        setting->required ? filled_of(reader, setting, from) : text_of(reader, setting, from);
    PUT(row, setting->at, text);
}

static void read_id(struct reader *reader, const struct setting *setting,
                    const config_setting_t *from, void *row)
{
    const char *id = id_of(reader, setting, from);
    PUT(row, setting->at, id);
}

static void read_int(struct reader *reader, const struct setting *setting,
                     const config_setting_t *from, void *row)
{
    int number = 0;
    if (read_number(reader, setting, from, &number))
        PUT(row, setting->at, number);
}

static void read_bool(struct reader *reader, const struct setting *setting,
                      const config_setting_t *from, void *row)
{
    int number = 0;
    if (read_number(reader, setting, from, &number)) {
        const bool truth = number != 0;
        PUT(row, setting->at, truth);
    }
}

static void read_at_least(struct reader *reader, const struct setting *setting,
                          const config_setting_t *from, void *row)
{
    size_t limbs = 0;
    memcpy(&limbs, (char *)row + setting->also_at, sizeof limbs);
    struct limb *limb = ARENA_NEW(reader->arena, struct limb);
    if (limbs > 0) {
        issue_mistake(reader->issues, line_of(from),
                      "\"%s\" stands beside \"limbs\": write one of them.", setting->name);
    } else if (read_number(reader, setting, from, &limb->at_least)) {
        const struct limb *only = limb;
        const size_t one = 1;
        PUT(row, setting->at, only);
        PUT(row, setting->also_at, one);
    }
}

static void read_day(struct reader *reader, const struct setting *setting,
                     const config_setting_t *from, void *row)
{
    const char *text = filled_of(reader, setting, from);
    day d = DAY_NONE;
    if (text == NULL)
        return;
    if (day_parse(text, &d))
        PUT(row, setting->at, d);
    else
        issue_mistake(reader->issues, line_of(from),
                      "\"%s\" is no date: write it as \"2027-04-01\".", text);
}

static void read_figure(struct reader *reader, const struct setting *setting,
                        const config_setting_t *from, void *row)
{
    const char *text = filled_of(reader, setting, from);
    struct decimal figure;
    if (text == NULL)
        return;
    if (decimal_parse(text, &figure)) {
        const bool there = true;
        PUT(row, setting->at, figure);
        PUT(row, setting->also_at, there);
    } else {
        issue_mistake(reader->issues, line_of(from),
                      "\"%s\" is no figure: write it as \"89.5\", of up to 15 digits and without a "
                      "sign for per cent.",
                      text);
    }
}

static void read_names(struct reader *reader, const struct setting *setting,
                       const config_setting_t *from, void *row)
{
    if (from->type != CONFIG_TYPE_ARRAY && from->type != CONFIG_TYPE_LIST) {
        setting_wrong_shape(reader, setting, from);
        return;
    }
    size_t length = (size_t)config_setting_length(from), count = 0;
    if (length == 0)
        issue_mistake(reader->issues, line_of(from),
                      "\"%s\" is an empty list: leave it out, or name something.", setting->name);
    const char **names = ARENA_ARRAY(reader->arena, length + 1, const char *);
    for (size_t i = 0; i < length; i++) {
        const char *name = id_of(reader, setting, config_setting_get_elem(from, (unsigned)i));
        for (size_t j = 0; name != NULL && j < count; j++) {
            if (text_equal(name, names[j])) {
                issue_mistake(reader->issues, line_of(from), "\"%s\" names \"%s\" twice.",
                              setting->name, name);
                name = NULL;
            }
        }
        if (name != NULL)
            names[count++] = name;
    }
    const char *const *list = names;
    PUT(row, setting->at, list);
    PUT(row, setting->also_at, count);
}

static void read_texts(struct reader *reader, const struct setting *setting,
                       const config_setting_t *from, void *row)
{
    if (from->type != CONFIG_TYPE_ARRAY && from->type != CONFIG_TYPE_LIST) {
        setting_wrong_shape(reader, setting, from);
        return;
    }
    size_t length = (size_t)config_setting_length(from), count = 0;
    if (length == 0)
        issue_mistake(reader->issues, line_of(from),
                      "\"%s\" is an empty list: leave it out, or say something.", setting->name);
    const char **texts = ARENA_ARRAY(reader->arena, length + 1, const char *);
    for (size_t i = 0; i < length; i++) {
        const char *text = filled_of(reader, setting, config_setting_get_elem(from, (unsigned)i));
        if (text != NULL)
            texts[count++] = text;
    }
    const char *const *list = texts;
    PUT(row, setting->at, list);
    PUT(row, setting->also_at, count);
}

static void read_money(struct reader *reader, const struct setting *setting,
                       const config_setting_t *from, void *row)
{
    const char *text = filled_of(reader, setting, from);
    int64_t pence = 0;
    if (text == NULL)
        return;
    if (money_parse(text, &pence))
        PUT(row, setting->at, pence);
    else
        issue_mistake(reader->issues, line_of(from),
                      "\"%s\" is no sum of money: write it in pounds, as \"20000.00\".", text);
}

static void read_while(struct reader *reader, const struct setting *setting,
                       const config_setting_t *from, void *row)
{
    (void)row;
    int holds = 0;
    if (!is_switch(from))
        setting_wrong_shape(reader, setting, from);
    else if (setting_from_switch(reader, setting, from, &holds) && holds == 0)
        reader->left_out = true;
}

typedef void reading(struct reader *reader, const struct setting *setting,
                     const config_setting_t *from, void *row);

static const struct {
    const char *shape;
    reading *read;
} types[SETTING_TYPE_COUNT] = {
#define SETTING_ROW(name, reads, shape) [SETTING_##name] = {(shape), reads},
    SETTING_TYPES(SETTING_ROW)
#undef SETTING_ROW
};

const char *setting_shape(enum setting_type type)
{
    return types[type].shape;
}

void setting_read(struct reader *reader, const struct setting *setting,
                  const config_setting_t *from, void *row)
{
    types[setting->type].read(reader, setting, from, row);
}
