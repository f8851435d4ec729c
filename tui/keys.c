// SPDX-License-Identifier: MIT
// The decoder: bytes from a terminal to keys. It knows what xterm, PuTTY, rxvt, the Linux console, tmux and screen send, in both
// cursor key modes; a sequence that it does not know is swallowed whole, so that it never cancels or types anything.
#include "keys.h"

#include <stdlib.h>
#include <string.h>

#include "model/ground/memory.h"
#include "model/ground/utf8.h"

#define ESC         '\033'
#define PASTE_END   "\033[201~"
#define BELL        '\a'

enum {
    LONGEST_SEQUENCE = 64,   // longer ones are noise
    LONGEST_STRING = 4096,   // of a terminal's reply
    LONGEST_PASTE = 1 << 20, // what is beyond is left out
    PATIENCE = 1000,         // for the rest of a sequence, in milliseconds
    PASTE_PATIENCE = 10000,  // for the rest of a paste: what comes after it would run as commands
};

struct decoder {
    struct text raw;   // bytes not yet understood
    size_t at;         // how many of them are used up
    bool pasting;
    struct text paste;
    struct event *events; // waiting from `first` on
    size_t first, count, capacity;
};

struct decoder *decoder_new(void)
{
    return xcalloc(1, sizeof(struct decoder));
}

void decoder_free(struct decoder *decoder)
{
    if (!decoder)
        return;
    for (size_t i = decoder->first; i < decoder->count; i++)
        free(decoder->events[i].pasted);
    free(decoder->events);
    text_release(&decoder->raw);
    text_release(&decoder->paste);
    free(decoder);
}

static void push(struct decoder *decoder, struct event event)
{
    decoder->events =
        list_room(decoder->events, &decoder->capacity, decoder->count, sizeof *decoder->events);
    decoder->events[decoder->count++] = event;
}

static void push_key(struct decoder *decoder, key pressed)
{
    push(decoder, (struct event){.kind = EVENT_KEY, .pressed = pressed});
}

static void push_paste(struct decoder *decoder)
{
    if (!decoder->paste.bytes)
        text_add(&decoder->paste, "");
    push(decoder, (struct event){.kind = EVENT_PASTE, .pasted = text_take(&decoder->paste)});
    decoder->pasting = false;
}

// What Esc and a digit mean: a function key, for keyboards and terminals that lose those.
static key with_alt(key plain)
{
    if (plain >= '1' && plain <= '9')
        return CODE_F1 + (plain - '1');
    return plain == '0' ? CODE_F10 : plain | WITH_ALT;
}

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
static size_t plain_key(const unsigned char *bytes, size_t count, key *out)
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
        {'A', CODE_UP},  {'B', CODE_DOWN},          {'C', CODE_RIGHT}, {'D', CODE_LEFT},
        {'H', CODE_HOME}, {'F', CODE_END},          {'P', CODE_F1},    {'Q', CODE_F2},
        {'R', CODE_F3},  {'S', CODE_F4},            {'M', CODE_ENTER}, {'Z', CODE_TAB | WITH_SHIFT},
        {'a', CODE_UP | WITH_SHIFT},   {'b', CODE_DOWN | WITH_SHIFT},
        {'c', CODE_RIGHT | WITH_SHIFT}, {'d', CODE_LEFT | WITH_SHIFT},
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
    key plain = code == ESC ? CODE_ESCAPE : code < ' ' || code == 0x7f ? control_key((unsigned char)code)
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

static size_t take_csi(struct decoder *decoder, const char *bytes, size_t at, size_t count, bool alt)
{
    key pressed;
    struct sequence csi = {0};
    if (at < count && bytes[at] == '[') { // the Linux console's F1 to F5
        if (at + 1 >= count)
            return 0;
        char letter = bytes[at + 1];
        pressed = letter >= 'A' && letter <= 'E' ? CODE_F1 + (key)(letter - 'A') : 0;
        at += 2;
    } else {
        size_t used = read_csi(bytes, at, count, &csi);
        if (!used)
            return 0;
        if (csi.final == 'M' && used == at + 1) { // a mouse's button, column and row follow
            if (count < used + 3)
                return 0;
            used += 3;
        }
        at = used;
        if (csi.final == '~' && csi.numbers[0] == 200) {
            decoder->pasting = true;
            return at;
        }
        pressed = csi_key(&csi);
    }
    if (pressed)
        push_key(decoder, alt ? pressed | WITH_ALT : pressed);
    return at;
}

static size_t take_ss3(struct decoder *decoder, const char *bytes, size_t at, size_t count, bool alt)
{
    int parameter = 0;
    while (at < count && bytes[at] >= '0' && bytes[at] <= '9' && at < 8)
        parameter = bytes[at++] - '0';
    if (at >= count)
        return 0;
    key pressed = bytes[at] == 'Z' ? 0 : lettered_key(bytes[at]);
    if (bytes[at] >= 'a' && bytes[at] <= 'd') // rxvt's Ctrl with an arrow
        pressed = (pressed & ~(key)WITH_SHIFT) | WITH_CTRL;
    if (pressed)
        push_key(decoder, modified(pressed, parameter) | (alt ? WITH_ALT : 0));
    return bytes[at] < ' ' ? at : at + 1;
}

// A reply of the terminal: a string that ends with BEL or ESC \.
static size_t skip_string(const char *bytes, size_t count)
{
    for (size_t i = 2; i < count; i++) {
        if (bytes[i] == BELL)
            return i + 1;
        if (bytes[i] == ESC && i + 1 < count)
            return bytes[i + 1] == '\\' ? i + 2 : i;
    }
    return count > LONGEST_STRING ? count : 0;
}

static bool begins_string(const char *bytes, size_t count)
{
    char third = count > 2 ? bytes[2] : 0;
    return (bytes[1] == ']' && third >= '0' && third <= '9') ||
           (bytes[1] == 'P' && ((third >= '0' && third <= '9') || third == '>' || third == '!'));
}

static size_t take_escape(struct decoder *decoder, const char *bytes, size_t count)
{
    if (count == 1)
        return 0;
    bool alt = bytes[1] == ESC; // rxvt and PuTTY put another Esc before a key with Alt
    size_t at = alt ? 2 : 1;
    if (at >= count)
        return 0;
    if (bytes[at] == '[')
        return take_csi(decoder, bytes, at + 1, count, alt);
    if (bytes[at] == 'O')
        return take_ss3(decoder, bytes, at + 1, count, alt);
    if (alt) {
        push_key(decoder, CODE_ESCAPE);
        return 1;
    }
    if (count == 2 && (bytes[1] == ']' || bytes[1] == 'P'))
        return 0; // a reply or Alt: the next byte tells
    if (begins_string(bytes, count))
        return skip_string(bytes, count);
    key plain;
    size_t used = plain_key((const unsigned char *)bytes + 1, count - 1, &plain);
    if (used && plain)
        push_key(decoder, with_alt(plain));
    return used ? used + 1 : 0;
}

// Takes what is certainly not the beginning of the end mark.
static size_t take_paste(struct decoder *decoder, const char *bytes, size_t count)
{
    const char *end = memmem(bytes, count, PASTE_END, strlen(PASTE_END));
    size_t taken = end ? (size_t)(end - bytes) : count;
    if (!end) {
        size_t tail = strlen(PASTE_END) - 1;
        for (size_t from = count > tail ? count - tail : 0; from < count; from++) {
            if (memcmp(bytes + from, PASTE_END, count - from) == 0) {
                taken = from;
                break;
            }
        }
    }
    if (decoder->paste.length + taken <= LONGEST_PASTE)
        text_add_bytes(&decoder->paste, bytes, taken);
    if (!end)
        return taken;
    push_paste(decoder);
    return taken + strlen(PASTE_END);
}

static size_t take_some(struct decoder *decoder, const char *bytes, size_t count)
{
    if (decoder->pasting)
        return take_paste(decoder, bytes, count);
    if (bytes[0] == ESC)
        return take_escape(decoder, bytes, count);
    key plain;
    size_t used = plain_key((const unsigned char *)bytes, count, &plain);
    if (used && plain)
        push_key(decoder, plain);
    return used;
}

void decoder_feed(struct decoder *decoder, const char *bytes, size_t count)
{
    struct text *raw = &decoder->raw;
    text_add_bytes(raw, bytes, count);
    size_t used = 1;
    while (decoder->at < raw->length && used) {
        used = take_some(decoder, raw->bytes + decoder->at, raw->length - decoder->at);
        decoder->at += used;
    }
    size_t left = raw->length - decoder->at;
    if (left)
        memmove(raw->bytes, raw->bytes + decoder->at, left);
    raw->length = left;
    decoder->at = 0;
}

bool decoder_take(struct decoder *decoder, struct event *out)
{
    if (decoder->first == decoder->count)
        return false;
    *out = decoder->events[decoder->first++];
    if (decoder->first == decoder->count)
        decoder->first = decoder->count = 0;
    return true;
}

size_t decoder_waiting(const struct decoder *decoder)
{
    return decoder->count - decoder->first;
}

const struct event *decoder_peek(const struct decoder *decoder, size_t index)
{
    return &decoder->events[decoder->first + index];
}

// One Esc or several, and nothing behind them.
static bool only_escapes(const struct decoder *decoder)
{
    for (size_t i = 0; i < decoder->raw.length; i++) {
        if (decoder->raw.bytes[i] != ESC)
            return false;
    }
    return decoder->raw.length > 0;
}

int decoder_patience(const struct decoder *decoder, int escape_delay)
{
    if (decoder->pasting)
        return PASTE_PATIENCE;
    if (only_escapes(decoder))
        return escape_delay;
    return decoder->raw.length ? PATIENCE : -1;
}

void decoder_expire(struct decoder *decoder)
{
    if (decoder->pasting) {
        push_paste(decoder);
    } else if (only_escapes(decoder)) {
        for (size_t i = 0; i < decoder->raw.length; i++)
            push_key(decoder, CODE_ESCAPE);
    }
    text_clear(&decoder->raw);
}
