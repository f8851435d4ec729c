// SPDX-License-Identifier: MIT
// Scripts of keys: words such as Down, C-s, 'some text' and wait:TEXT, turned into what a terminal
// sends.
#include <ctype.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "inside.h"
#include "model/ground/memory.h"
#include "model/ground/utf8.h"

#define AFTER_ESC \
    300 // ms of quiet after a lone Esc, above what programs wait for the rest of a sequence

static const struct {
    const char *name;
    VTermKey key;
} key_names[] = {
    {"Up", VTERM_KEY_UP},       {"Down", VTERM_KEY_DOWN},     {"Left", VTERM_KEY_LEFT},
    {"Right", VTERM_KEY_RIGHT}, {"Home", VTERM_KEY_HOME},     {"End", VTERM_KEY_END},
    {"PgUp", VTERM_KEY_PAGEUP}, {"PgDn", VTERM_KEY_PAGEDOWN}, {"Ins", VTERM_KEY_INS},
    {"Del", VTERM_KEY_DEL},     {"Tab", VTERM_KEY_TAB},       {"Enter", VTERM_KEY_ENTER},
    {"Esc", VTERM_KEY_ESCAPE},  {"BS", VTERM_KEY_BACKSPACE},
};

// One word of a script, its quotes resolved.
struct word {
    char *text;  // owned
    bool quoted; // it began with a quote: text, whatever it says
};

static bool next_word(const char **at, struct word *word)
{
    const char *p = *at + strspn(*at, " \n\t");
    if (*p == '\0')
        return false;
    struct text out = {0};
    bool inside = false;
    text_add(&out, "");
    word->quoted = *p == '\'' && p[1] != '\0' && p[1] != ' ';
    bool quotes = word->quoted || strncmp(p, "wait:'", 6) == 0 || strncmp(p, "gone:'", 6) == 0;
    for (; *p != '\0' && (inside || strchr(" \n\t", *p) == NULL); p++) {
        if (!quotes || *p != '\'')
            text_add_char(&out, *p);
        else if (inside && p[1] == '\'')
            text_add_char(&out, *p++);
        else
            inside = !inside;
    }
    *at = p;
    word->text = text_take(&out);
    return true;
}

// The bytes of "\e[99~". False if there is an escape it does not know.
static bool add_escaped(const char *text, struct text *out)
{
    static const char from[] = "etrns\\", to[] = "\033\t\r\n \\";
    for (const char *p = text; *p != '\0'; p++) {
        if (*p != '\\') {
            text_add_char(out, *p);
            continue;
        }
        p++;
        const char *known = *p != '\0' ? strchr(from, *p) : NULL;
        if (known != NULL) {
            text_add_char(out, to[known - from]);
        } else if (*p == 'x' && isxdigit((unsigned char)p[1]) && isxdigit((unsigned char)p[2])) {
            char digits[3] = {p[1], p[2], '\0'};
            text_add_char(out, (char)strtol(digits, NULL, 16));
            p += 2;
        } else {
            return false;
        }
    }
    return true;
}

static VTermKey key_by_name(const char *name)
{
    for (size_t i = 0; i < sizeof(key_names) / sizeof(key_names[0]); i++)
        if (strcmp(name, key_names[i].name) == 0)
            return key_names[i].key;
    char *end;
    long number =
        name[0] == 'F' && isdigit((unsigned char)name[1]) ? strtol(name + 1, &end, 10) : 0;
    if (number >= 1 && number <= 12 && *end == '\0')
        return (VTermKey)VTERM_KEY_FUNCTION(number);
    return VTERM_KEY_NONE;
}

static bool is_single(const char *text)
{
    const char *at = text;
    return *text != '\0' && utf8_next(&at, text + strlen(text)) != UTF8_BAD && *at == '\0';
}

// Adds what the terminal sends for one unquoted word. False if there is no such key.
static bool add_key(struct term *t, const char *word, struct text *out)
{
    if (is_single(word)) {
        text_add(out, word);
        return true;
    }
    if (word[0] == '\\')
        return add_escaped(word, out);
    VTermModifier modifier = VTERM_MOD_NONE;
    const char *name = word;
    for (; name[0] != '\0' && name[1] == '-' && name[2] != '\0' && strchr("SMC", name[0]) != NULL;
         name += 2)
        modifier |= name[0] == 'S'   ? VTERM_MOD_SHIFT
                    : name[0] == 'M' ? VTERM_MOD_ALT
                                     : VTERM_MOD_CTRL;
    VTermKey key = key_by_name(name);
    if (key != VTERM_KEY_NONE) {
        text_clear(&t->answers);
        vterm_keyboard_key(t->emulator, key, modifier);
        text_add_bytes(out, text_get(&t->answers), t->answers.length);
        text_clear(&t->answers);
        return true;
    }
    if (strcmp(name, "Space") == 0)
        name = " ";
    if (!is_single(name) || (modifier & VTERM_MOD_SHIFT) != 0)
        return false;
    if ((modifier & VTERM_MOD_ALT) != 0)
        text_add_char(out, '\033');
    if ((modifier & VTERM_MOD_CTRL) == 0)
        text_add(out, name);
    else if (name[1] == '\0' &&
             (isalpha((unsigned char)*name) || strchr("@[\\]^_ ", *name) != NULL))
        text_add_char(out, (char)(*name & 0x1f));
    else
        return false;
    return true;
}

static void send_keys(struct term *t, struct text *keys)
{
    if (keys->length == 0)
        return;
    if (t->after_esc)
        term_settle(t, AFTER_ESC);
    t->after_esc = false;
    term_write(t, keys->bytes, keys->length);
    text_clear(keys);
}

__attribute__((format(printf, 2, 3))) static bool say(struct text *problem, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    char *message = xvasprintf(format, args);
    va_end(args);
    if (problem != NULL)
        text_add(problem, message);
    free(message);
    return false;
}

static bool press_word(struct term *t, const struct word *word, struct text *keys,
                       struct text *problem)
{
    if (word->quoted) {
        text_add(keys, word->text);
        return true;
    }
    bool wait = text_starts(word->text, "wait:"), gone = text_starts(word->text, "gone:");
    if (wait || gone) {
        send_keys(t, keys);
        const char *text = word->text + 5;
        if (wait && !term_wait(t, text, TERM_PATIENCE))
            return say(problem, "\"%s\" did not come to the screen", text);
        if (gone && !term_wait_gone(t, text, TERM_PATIENCE))
            return say(problem, "\"%s\" did not leave the screen", text);
        t->after_esc = false;
        return true;
    }
    if (strcmp(word->text, "settle") == 0) {
        send_keys(t, keys);
        term_settle(t, TERM_QUIET);
        return true;
    }
    if (!add_key(t, word->text, keys))
        return say(problem, "there is no key \"%s\" (text stands in quotes)", word->text);
    if (strcmp(word->text, "Esc") == 0) {
        send_keys(t, keys);
        t->after_esc = true;
    }
    return true;
}

bool term_press(struct term *t, const char *script, struct text *problem)
{
    struct text keys = {0};
    struct word word;
    bool good = true;
    while (good && next_word(&script, &word)) {
        good = press_word(t, &word, &keys, problem);
        free(word.text);
    }
    if (good)
        send_keys(t, &keys);
    text_release(&keys);
    return good;
}
