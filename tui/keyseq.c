// SPDX-License-Identifier: MIT
// What the sequences of terminals mean: xterm, PuTTY, rxvt, the Linux console, tmux and screen, in both cursor key modes.
#include "keyseq.h"

#include <stddef.h>

#include "model/ground/utf8.h"

#define ESC  '\033'
#define BELL '\a'

enum {
    LONGEST_SEQUENCE = 64, // longer ones are noise
    LONGEST_STRING = 4096, // of a terminal's reply
};

static key control_key(unsigned char byte)
{
    switch (byte) {
    case 0:
        return ' ' | WITH_CTRL;
    case '\b':
    case 0x7f:
        return CODE_BACKSPACE;
    case '\t':
        return CODE_TAB;
    case '\n':
    case '\r':
        return CODE_ENTER;
    default:
        return (key)(byte < 27 ? byte - 1 + 'a' : byte + '@') | WITH_CTRL;
    }
}

// One character or control. Returns the bytes used; 0: more are needed. *out is 0 for bytes that are no character.
size_t keyseq_plain(const unsigned char *bytes, size_t count, key *out)
{
    if (bytes[0] < ' ' || bytes[0] == 0x7f) {
        *out = control_key(bytes[0]);
        return 1;
    }
    size_t size = bytes[0] < 0x80 ? 1 : bytes[0] < 0xe0 ? 2 : bytes[0] < 0xf0 ? 3 : 4;
    for (size_t i = 1; i < size; i++) {
        if (i >= count)
            return 0;
        if ((bytes[i] & 0xc0) != 0x80)
            break;
    }
    const char *at = (const char *)bytes;
    uint32_t character = utf8_next(&at, at + (size < count ? size : count));
    *out = character == UTF8_BAD || (character >= 0x80 && character < 0xa0) ? 0 : character;
    return (size_t)(at - (const char *)bytes);
}

static key modified(key plain, int parameter)
{
    static const key bits[] = {WITH_SHIFT, WITH_ALT, WITH_CTRL};
    if (!plain || parameter < 2 || parameter > 16)
        return plain;
    for (int i = 0; i < 3; i++) {
        if ((parameter - 1) & (1 << i))
            plain |= bits[i];
    }
    return plain;
}

// The number before '~' (and rxvt's '$', '^', '@').
static key numbered_key(int number)
{
    static const key keys[] = {
        [1] = CODE_HOME,    [2] = CODE_INSERT,    [3] = CODE_DELETE, [4] = CODE_END,
        [5] = CODE_PAGE_UP, [6] = CODE_PAGE_DOWN, [7] = CODE_HOME,   [8] = CODE_END,
        [11] = CODE_F1,     [12] = CODE_F2,       [13] = CODE_F3,    [14] = CODE_F4,
        [15] = CODE_F5,     [17] = CODE_F6,       [18] = CODE_F7,    [19] = CODE_F8,
        [20] = CODE_F9,     [21] = CODE_F10,      [23] = CODE_F11,   [24] = CODE_F12,
    };
    return number > 0 && number < (int)(sizeof keys / sizeof *keys) ? keys[number] : 0;
}

static key lettered_key(char letter)
{
    static const struct {
        char letter;
        key code;
    } keys[] = {
        {'A', CODE_UP},
        {'B', CODE_DOWN},
        {'C', CODE_RIGHT},
        {'D', CODE_LEFT},
        {'H', CODE_HOME},
        {'F', CODE_END},
        {'P', CODE_F1},
        {'Q', CODE_F2},
        {'R', CODE_F3},
        {'S', CODE_F4},
        {'M', CODE_ENTER},
        {'Z', CODE_TAB | WITH_SHIFT},
        {'a', CODE_UP | WITH_SHIFT},
        {'b', CODE_DOWN | WITH_SHIFT},
        {'c', CODE_RIGHT | WITH_SHIFT},
        {'d', CODE_LEFT | WITH_SHIFT},
    };
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        if (keys[i].letter == letter)
            return keys[i].code;
    }
    return 0;
}

// A key that a terminal spells out as its code point ("CSI u", "CSI 27 ; modifier ; code ~").
static key spelled_key(int code, int parameter)
{
    if (code < 0 || code >= FIRST_NAMED_KEY)
        return 0;
    key plain = code == ESC                  ? CODE_ESCAPE
                : code < ' ' || code == 0x7f ? control_key((unsigned char)code)
                                             : (key)code;
    if (parameter == 2 && plain < FIRST_NAMED_KEY)
        return plain; // a character says its own shift
    return modified(plain, parameter);
}

struct sequence { // CSI parameters final
    int numbers[3];
    int count;
    char final;
    bool private; // begins with one of < = > ?
};

static key csi_key(const struct sequence *csi)
{
    int first = csi->count > 0 ? csi->numbers[0] : 0, second = csi->count > 1 ? csi->numbers[1] : 0;
    if (csi->private)
        return 0;
    switch (csi->final) {
    case '~':
        if (first == 27 && csi->count == 3)
            return spelled_key(csi->numbers[2], second);
        return modified(numbered_key(first), second);
    case '$':
        return modified(numbered_key(first), 2);
    case '^':
        return modified(numbered_key(first), 5);
    case '@':
        return modified(numbered_key(first), 6);
    case 'u':
        return spelled_key(first, second);
    case 'M':
        return 0; // a mouse
    default:
        return first <= 1 ? modified(lettered_key(csi->final), second) : 0;
    }
}

// Reads parameters, intermediates and final from bytes[at]. Returns the bytes used from the start; 0: more are needed.
static size_t read_csi(const char *bytes, size_t at, size_t count, struct sequence *out)
{
    bool several = false;
    for (; at < count && at < LONGEST_SEQUENCE; at++) {
        char byte = bytes[at];
        if (byte >= '0' && byte <= '9') {
            if (out->count == 0)
                out->count = 1;
            if (out->count <= 3 && out->numbers[out->count - 1] < 100000)
                out->numbers[out->count - 1] = out->numbers[out->count - 1] * 10 + (byte - '0');
        } else if (byte == ';' || byte == ':') {
            several = true;
            out->count += out->count == 0 ? 2 : 1;
        } else if (byte >= '<' && byte <= '?') {
            out->private = true;
        } else if (byte == '$' && out->count && !several && !out->private) {
            out->final = byte; // rxvt's shift
            return at + 1;
        } else if (byte >= '@' && byte <= '~') {
            out->final = byte;
            if (out->count > 3)
                out->count = 3;
            return at + 1;
        } else if (byte < ' ' || byte > '~') {
            return at; // broken off: what follows is a key of its own
        }
    }
    return at >= LONGEST_SEQUENCE ? at : 0;
}

size_t keyseq_csi(const char *bytes, size_t at, size_t count, key *pressed, bool *paste)
{
    struct sequence csi = {0};
    *pressed = 0;
    *paste = false;
    if (at < count && bytes[at] == '[') { // the Linux console's F1 to F5
        if (at + 1 >= count)
            return 0;
        char letter = bytes[at + 1];
        *pressed = letter >= 'A' && letter <= 'E' ? CODE_F1 + (key)(letter - 'A') : 0;
        return at + 2;
    }
    size_t used = read_csi(bytes, at, count, &csi);
    if (!used)
        return 0;
    if (csi.final == 'M' && used == at + 1) // a mouse's button, column and row follow
        return count < used + 3 ? 0 : used + 3;
    *paste = csi.final == '~' && csi.numbers[0] == 200;
    *pressed = csi_key(&csi);
    return used;
}

size_t keyseq_ss3(const char *bytes, size_t at, size_t count, key *pressed)
{
    int parameter = 0;
    while (at < count && bytes[at] >= '0' && bytes[at] <= '9' && at < 8)
        parameter = bytes[at++] - '0';
    if (at >= count)
        return 0;
    key plain = bytes[at] == 'Z' ? 0 : lettered_key(bytes[at]);
    if (bytes[at] >= 'a' && bytes[at] <= 'd') // rxvt's Ctrl with an arrow
        plain = (plain & ~(key)WITH_SHIFT) | WITH_CTRL;
    *pressed = modified(plain, parameter);
    return bytes[at] < ' ' ? at : at + 1;
}

// A reply of the terminal: a string that ends with BEL or ESC \.
size_t keyseq_string(const char *bytes, size_t count)
{
    for (size_t i = 2; i < count; i++) {
        if (bytes[i] == BELL)
            return i + 1;
        if (bytes[i] == ESC && i + 1 < count)
            return bytes[i + 1] == '\\' ? i + 2 : i;
    }
    return count > LONGEST_STRING ? count : 0;
}

bool keyseq_begins_string(const char *bytes, size_t count)
{
    char third = count > 2 ? bytes[2] : 0;
    return (bytes[1] == ']' && third >= '0' && third <= '9') ||
           (bytes[1] == 'P' && ((third >= '0' && third <= '9') || third == '>' || third == '!'));
}
