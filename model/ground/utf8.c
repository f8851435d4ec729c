// SPDX-License-Identifier: MIT
// UTF-8: reading, writing and checking single characters.
#include "utf8.h"

#include <string.h>

enum { LAST_CHARACTER = 0x10FFFF, REPLACEMENT = 0xFFFD };

static bool follows(unsigned char byte)
{
    return (byte & 0xC0) == 0x80;
}

uint32_t utf8_next(const char **at, const char *end)
{
    const unsigned char *p = (const unsigned char *)*at;
    size_t left = (size_t)(end - *at);
    uint32_t character = UTF8_BAD, least = 0;
    size_t length = 1;
    if (p[0] < 0x80) {
        *at += 1;
        return p[0];
    }
    if (p[0] >= 0xC2 && p[0] <= 0xDF) {
        length = 2;
        least = 0x80;
        character = p[0] & 0x1FU;
    } else if (p[0] >= 0xE0 && p[0] <= 0xEF) {
        length = 3;
        least = 0x800;
        character = p[0] & 0x0FU;
    } else if (p[0] >= 0xF0 && p[0] <= 0xF4) {
        length = 4;
        least = 0x10000;
        character = p[0] & 0x07U;
    }
    if (length > left)
        character = UTF8_BAD;
    for (size_t i = 1; i < length && character != UTF8_BAD; i++)
        character = follows(p[i]) ? (character << 6) | (p[i] & 0x3FU) : UTF8_BAD;
    bool surrogate = character >= 0xD800 && character <= 0xDFFF;
    if (character == UTF8_BAD || character < least || surrogate || character > LAST_CHARACTER) {
        *at += 1;
        return UTF8_BAD;
    }
    *at += length;
    return character;
}

size_t utf8_put(uint32_t character, char out[4])
{
    if (character > LAST_CHARACTER || (character >= 0xD800 && character <= 0xDFFF))
        character = REPLACEMENT;
    if (character < 0x80) {
        out[0] = (char)character;
        return 1;
    }
    size_t length = character < 0x800 ? 2 : character < 0x10000 ? 3 : 4;
    static const unsigned char leads[] = {0, 0, 0xC0, 0xE0, 0xF0};
    for (size_t i = length - 1; i > 0; i--) {
        out[i] = (char)(0x80U | (character & 0x3FU));
        character >>= 6;
    }
    out[0] = (char)(leads[length] | character);
    return length;
}

// Past the plain ASCII that begins here, eight bytes at a time.
static const char *past_ascii(const char *at, const char *end)
{
    const uint64_t high = 0x8080808080808080, ones = 0x0101010101010101;
    for (uint64_t word = 0; end - at >= (ptrdiff_t)sizeof word; at += sizeof word) {
        memcpy(&word, at, sizeof word);
        if ((word & high) != 0 || ((word - ones) & ~word & high) != 0) // not ASCII, or a NUL
            break;
    }
    return at;
}

bool utf8_valid(const char *bytes, size_t count, size_t *bad_at)
{
    const char *end = bytes + count;
    for (const char *at = bytes; (at = past_ascii(at, end)) < end;) {
        const char *start = at;
        uint32_t character = utf8_next(&at, end);
        if (character == UTF8_BAD || character == 0) {
            if (bad_at != NULL)
                *bad_at = (size_t)(start - bytes);
            return false;
        }
    }
    return true;
}
