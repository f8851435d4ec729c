// SPDX-License-Identifier: MIT
// Names of keys, both ways.
#include "keys.h"

#include <string.h>
#include <strings.h>

#include "model/ground/utf8.h"

#define NAMED_ROW(id, name) [CODE_##id - FIRST_NAMED_KEY] = name,
static const char *const names[] = {NAMED_KEYS(NAMED_ROW)};
enum { NAME_COUNT = sizeof names / sizeof *names };

static const struct modifier {
    key bit;
    const char *name;
} modifiers[] = {
    {WITH_CTRL, "Ctrl-"},
    {WITH_ALT, "Alt-"},
    {WITH_SHIFT, "Shift-"},
};
enum { MODIFIER_COUNT = sizeof modifiers / sizeof *modifiers };

bool key_is_character(key pressed)
{
    return pressed >= ' ' && pressed < FIRST_NAMED_KEY && pressed != 0x7f;
}

void key_add_name(key pressed, struct text *out)
{
    for (size_t i = 0; i < MODIFIER_COUNT; i++) {
        if (pressed & modifiers[i].bit)
            text_add(out, modifiers[i].name);
    }
    key plain = pressed & 0xffffff;
    if (plain == ' ') {
        text_add(out, "Space");
    } else if (plain >= FIRST_NAMED_KEY && plain < FIRST_NAMED_KEY + NAME_COUNT) {
        text_add(out, names[plain - FIRST_NAMED_KEY]);
    } else if (pressed & WITH_CTRL && plain >= 'a' && plain <= 'z') {
        text_add_char(out, (char)(plain - 'a' + 'A'));
    } else {
        char bytes[4];
        text_add_bytes(out, bytes, utf8_put(plain, bytes));
    }
}

static bool parse_plain(const char *name, size_t length, key *out)
{
    for (size_t i = 0; i < NAME_COUNT; i++) {
        if (strlen(names[i]) == length && strncasecmp(names[i], name, length) == 0) {
            *out = i + FIRST_NAMED_KEY == CODE_SPACE_BAR ? ' ' : (key)(i + FIRST_NAMED_KEY);
            return true;
        }
    }
    const char *at = name, *end = name + length;
    uint32_t character = length ? utf8_next(&at, end) : UTF8_BAD;
    if (character == UTF8_BAD || at != end || !key_is_character(character))
        return false;
    *out = character;
    return true;
}

bool key_parse(const char *name, size_t length, key *out)
{
    key bits = 0;
    for (size_t i = 0; i < MODIFIER_COUNT; i++) {
        size_t size = strlen(modifiers[i].name);
        if (length > size && strncasecmp(name, modifiers[i].name, size) == 0) {
            bits |= modifiers[i].bit;
            name += size;
            length -= size;
        }
    }
    key plain;
    if (!parse_plain(name, length, &plain))
        return false;
    if (bits & WITH_CTRL && plain >= 'A' && plain <= 'Z')
        plain = plain - 'A' + 'a';
    // A character says its own shift; these two are what Enter and Tab send.
    if (bits & WITH_SHIFT && plain < FIRST_NAMED_KEY)
        return false;
    *out = plain | bits;
    return true;
}
