// SPDX-License-Identifier: MIT
// Folding text for search: case, accents, typographic quotes and runs of white space make no
// difference.
#include "utf8.h"

#include <string.h>

#include "latin.h"

static char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

static bool white(uint32_t character)
{
    return character == ' ' || (character >= '\t' && character <= '\r') || character == 0x85 ||
           character == 0xA0 || character == 0x1680 ||
           (character >= 0x2000 && character <= 0x200A) || character == 0x2028 ||
           character == 0x2029 || character == 0x202F || character == 0x205F || character == 0x3000;
}

// Greek and Cyrillic capitals; everything else is kept as it is.
static uint32_t small_letter(uint32_t character)
{
    static const struct {
        uint32_t first, last, distance;
    } capitals[] = {{0x391, 0x3A9, 32}, {0x400, 0x40F, 80}, {0x410, 0x42F, 32}};
    for (size_t i = 0; i < sizeof capitals / sizeof *capitals; i++)
        if (character >= capitals[i].first && character <= capitals[i].last)
            return character + capitals[i].distance;
    return character;
}

static void fold_wide(uint32_t character, struct text *out)
{
    char letters[LATIN_SIZE];
    if (latin_letters(character, letters)) {
        for (const char *at = letters; *at != '\0'; at++)
            text_add_char(out, lower(*at));
        return;
    }
    const char *sign = latin_sign(character);
    // Of the signs only those that people type as one ASCII character: quotes, dashes; and
    // ligatures.
    bool typed = sign != NULL && strchr("'\"-", sign[0]) != NULL && sign[1] == '\0';
    if (typed || (sign != NULL && character >= 0xFB00)) {
        text_add(out, sign);
        return;
    }
    if (utf8_columns(character) == 0)
        return;
    char bytes[4];
    text_add_bytes(out, bytes, utf8_put(small_letter(character), bytes));
}

void utf8_fold(const char *text, struct text *out)
{
    const char *end = text + strlen(text);
    bool blank = false;
    while (text < end) {
        uint32_t character = utf8_next(&text, end);
        bool space = white(character);
        if (space && !blank)
            text_add_char(out, ' ');
        else if (!space && character < 0x80)
            text_add_char(out, lower((char)character));
        else if (!space)
            fold_wide(character, out);
        blank = space;
    }
}
