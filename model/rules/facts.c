// SPDX-License-Identifier: MIT
#include "facts.h"

#include "model/ground/text.h"

static const char *const kind_words[FACT_KIND_COUNT] = {
#define FACT_WORD(name, word) [FACT_##name] = (word),
    FACT_KINDS(FACT_WORD)
#undef FACT_WORD
};

static const struct {
    const char *word, *letter;
} colours[] = {
    [COLOUR_NONE] = {"none", ""},
    [COLOUR_GREEN] = {"green", "G"},
    [COLOUR_AMBER] = {"amber", "A"},
    [COLOUR_RED] = {"red", "R"},
};

bool fact_known(const struct fact *fact, moment known_at)
{
    return fact->recorded <= known_at && !fact->struck &&
           (fact->corrected == 0 || known_at < fact->corrected);
}

const char *fact_kind_word(enum fact_kind kind)
{
    return kind_words[kind];
}

bool fact_kind_parse(const char *word, enum fact_kind *out)
{
    for (int i = 0; i < FACT_KIND_COUNT; i++) {
        if (text_equal(word, kind_words[i])) {
            *out = (enum fact_kind)i;
            return true;
        }
    }
    return false;
}

const char *colour_word(enum colour colour)
{
    return colours[colour].word;
}

bool colour_parse(const char *word, enum colour *out)
{
    for (int i = COLOUR_GREEN; i <= COLOUR_RED; i++) {
        if (text_equal(word, colours[i].word) || text_equal(word, colours[i].letter)) {
            *out = (enum colour)i;
            return true;
        }
    }
    return false;
}

const char *fact_field(const struct fact *fact, const char *name)
{
    for (size_t i = 0; i < fact->field_count; i++) {
        if (text_equal(fact->fields[i].name, name))
            return fact->fields[i].value;
    }
    return "";
}
