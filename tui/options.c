// SPDX-License-Identifier: MIT
// The table of options, and questions about it.
#include "options.h"

#include <ctype.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#define OPTION_ROW(id, word, kind, low, high, words, fallback, text) \
    [OPTION_##id] = {.name = word,                                   \
                     .type = OPTION_##kind,                          \
                     .least = low,                                   \
                     .most = high,                                   \
                     .choices = words,                               \
                     .standard = fallback,                           \
                     .help = text},
static const struct option_info table[OPTION_COUNT] = {OPTIONS(OPTION_ROW)};

const struct option_info *option_info(enum option option)
{
    return &table[option];
}

bool option_find(const char *name, enum option *out)
{
    for (int i = 0; i < OPTION_COUNT; i++) {
        if (text_equal(table[i].name, name)) {
            *out = (enum option)i;
            return true;
        }
    }
    return false;
}

const char *option_nearest(const char *name)
{
    const char *names[OPTION_COUNT];
    for (int i = 0; i < OPTION_COUNT; i++)
        names[i] = table[i].name;
    return text_nearest(name, names, OPTION_COUNT);
}

int option_choice(enum option option, const char *word)
{
    const char *choice = table[option].choices;
    size_t length = strlen(word);
    for (int i = 0; choice; i++) {
        size_t size = strcspn(choice, "|");
        if (size == length && strncmp(choice, word, size) == 0)
            return i;
        choice = choice[size] ? choice + size + 1 : NULL;
    }
    return -1;
}

static void choices_in_words(const char *choice, struct text *out)
{
    while (*choice) {
        size_t size = strcspn(choice, "|");
        text_add_bytes(out, choice, size);
        choice += size;
        if (!*choice)
            break;
        choice++;
        text_add(out, strchr(choice, '|') ? ", " : " or ");
    }
}

void option_allowed(enum option option, struct text *out)
{
    const struct option_info *info = &table[option];
    switch (info->type) {
    case OPTION_YES_NO:
        text_add(out, "true or false");
        break;
    case OPTION_NUMBER:
        text_printf(out, "%ld to %ld", info->least, info->most);
        break;
    case OPTION_TEXT:
        text_add(out, "a text in quotes");
        break;
    case OPTION_CHOICE:
        choices_in_words(info->choices, out);
        break;
    }
}

static bool number_allowed(const struct option_info *info, const char *value)
{
    if (!isdigit((unsigned char)*value))
        return false;
    errno = 0;
    char *end;
    long number = strtol(value, &end, 10);
    return errno == 0 && !*end && number >= info->least && number <= info->most;
}

bool option_allows(enum option option, const char *value)
{
    const struct option_info *info = &table[option];
    switch (info->type) {
    case OPTION_YES_NO:
        return text_equal(value, "true") || text_equal(value, "false");
    case OPTION_NUMBER:
        return number_allowed(info, value);
    case OPTION_TEXT:
        return true;
    case OPTION_CHOICE:
        return option_choice(option, value) >= 0;
    }
    return false;
}
