// SPDX-License-Identifier: MIT
// A small walk over configuration text that knows strings and remarks from the rest.
#include "confscan.h"

#include <ctype.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

unsigned confscan_line(const char *text, size_t offset)
{
    unsigned line = 1;
    for (size_t i = 0; i < offset; i++)
        line += text[i] == '\n';
    return line;
}

// Past a string, a remark or one character of anything else, counting lines.
static const char *step(const char *at, unsigned *line, bool *meaning)
{
    const char *end = at + 1;
    *meaning = false;
    if (*at == '"') {
        while (*end && *end != '"')
            end += end[0] == '\\' && end[1] ? 2 : 1;
        end += *end != 0;
    } else if (*at == '#' || (at[0] == '/' && at[1] == '/')) {
        end = at + strcspn(at, "\n");
    } else if (at[0] == '/' && at[1] == '*') {
        const char *close = strstr(at + 2, "*/");
        end = close ? close + 2 : at + strlen(at);
    } else {
        *meaning = true;
    }
    for (; at < end; at++)
        *line += *at == '\n';
    return end;
}

// An integer without the L that makes it a 64-bit one; its size in bytes, 0 if there is none here.
static size_t wrapping_integer(const char *at)
{
    char *end;
    bool hex = at[0] == '0' && (at[1] == 'x' || at[1] == 'X');
    uintmax_t value = strtoumax(at, &end, hex ? 16 : 10);
    if (*end == '.' || *end == 'e' || *end == 'E' || *end == 'L')
        return 0;
    return value > (hex ? UINT32_MAX : INT32_MAX) ? (size_t)(end - at) : 0;
}

bool confscan_wraps(const char *text, unsigned line)
{
    unsigned at_line = 1;
    bool meaning, in_word = false;
    while (*text && at_line <= line) {
        if (at_line == line && !in_word && isdigit((unsigned char)*text) && wrapping_integer(text))
            return true;
        in_word = isalnum((unsigned char)*text) || *text == '_' || *text == '.';
        text = step(text, &at_line, &meaning);
        in_word = in_word && meaning;
    }
    return false;
}

bool confscan_includes(const char *text, unsigned *line)
{
    bool meaning;
    *line = 1;
    while (*text) {
        if (*text == '@')
            return true;
        text = step(text, line, &meaning);
    }
    return false;
}

bool confscan_comma_before(const char *text, unsigned line)
{
    unsigned at_line = 1;
    char last = 0;
    bool meaning;
    while (*text && at_line <= line) {
        char now = *text;
        text = step(text, &at_line, &meaning);
        if (meaning && strchr(")]}", now) && at_line >= line && last == ',')
            return true;
        if (!meaning ? now == '"' : !isspace((unsigned char)now))
            last = now;
    }
    return false;
}

unsigned confscan_long_string(const char *text, unsigned line)
{
    unsigned at_line = 1;
    while (*text && at_line <= line) {
        unsigned begins = at_line;
        bool meaning, string = *text == '"';
        text = step(text, &at_line, &meaning);
        if (string && at_line > begins)
            return begins;
    }
    return 0;
}
