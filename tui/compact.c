// SPDX-License-Identifier: MIT
// Shorter attribute sequences.
#include "compact.h"

#include <string.h>

#define ASCII_AGAIN "\033(B"

enum { LONGEST = 64 }; // of a joined sequence: terminals take only so many numbers at once

// The size of an attribute sequence at the beginning of the bytes; 0 if there is none. *numbers is where its numbers stand.
static size_t attribute_sequence(const char *bytes, size_t count, const char **numbers,
                                 size_t *number_count)
{
    if (count < 3 || bytes[0] != '\033' || bytes[1] != '[')
        return 0;
    size_t at = 2;
    while (at < count &&
           ((bytes[at] >= '0' && bytes[at] <= '9') || bytes[at] == ';' || bytes[at] == ':'))
        at++;
    if (at >= count || bytes[at] != 'm')
        return 0;
    *numbers = bytes + 2;
    *number_count = at - 2;
    return at + 1;
}

static bool resets(const char *numbers, size_t count)
{
    return count == 0 || (numbers[0] == '0' && (count == 1 || numbers[1] == ';'));
}

static void say(struct text *joined, struct text *out)
{
    if (!joined->length)
        return;
    // "0;" or "0" alone: a reset may leave its zero out when nothing follows
    text_add(out, "\033[");
    if (!text_equal(text_get(joined), "0"))
        text_add_bytes(out, joined->bytes, joined->length);
    text_add_char(out, 'm');
    text_clear(joined);
}

static void join(struct text *joined, const char *numbers, size_t count, struct text *out)
{
    if (resets(numbers, count))
        text_clear(joined);
    else if (joined->length + count > LONGEST)
        say(joined, out);
    if (joined->length)
        text_add_char(joined, ';');
    if (count)
        text_add_bytes(joined, numbers, count);
    else
        text_add_char(joined, '0');
}

void compact_output(const char *bytes, size_t count, bool one_set, struct text *out)
{
    struct text joined = {0};
    const char *numbers;
    size_t number_count;
    for (size_t at = 0; at < count;) {
        size_t size = attribute_sequence(bytes + at, count - at, &numbers, &number_count);
        if (size) {
            join(&joined, numbers, number_count, out);
            at += size;
        } else if (one_set && count - at >= strlen(ASCII_AGAIN) &&
                   memcmp(bytes + at, ASCII_AGAIN, strlen(ASCII_AGAIN)) == 0) {
            at += strlen(ASCII_AGAIN);
        } else {
            const char *next = memchr(bytes + at + 1, '\033', count - at - 1);
            size_t plain = next ? (size_t)(next - bytes) - at : count - at;
            say(&joined, out);
            text_add_bytes(out, bytes + at, plain);
            at += plain;
        }
    }
    say(&joined, out);
    text_release(&joined);
}
