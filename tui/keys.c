// SPDX-License-Identifier: MIT
// The decoder: bytes from a terminal to keys. A sequence that it does not know is swallowed whole, so that it never cancels or types anything.
#include "keys.h"

#include <stdlib.h>
#include <string.h>

#include "model/ground/memory.h"
#include "tui/keyseq.h"

#define ESC       '\033'
#define PASTE_END "\033[201~"

enum {
    LONGEST_PASTE = 1 << 20, // what is beyond is left out
    PATIENCE = 1000,         // for the rest of a sequence, in milliseconds
    PASTE_PATIENCE = 10000,  // for the rest of a paste: what comes after it would run as commands
};

struct decoder {
    struct text raw; // bytes not yet understood
    size_t at;       // how many of them are used up
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

static void push_sequence(struct decoder *decoder, key pressed, bool alt)
{
    if (pressed)
        push_key(decoder, alt ? pressed | WITH_ALT : pressed);
}

static size_t take_csi(struct decoder *decoder, const char *bytes, size_t at, size_t count,
                       bool alt)
{
    key pressed;
    bool paste;
    size_t used = keyseq_csi(bytes, at, count, &pressed, &paste);
    if (used && paste)
        decoder->pasting = true;
    else if (used)
        push_sequence(decoder, pressed, alt);
    return used;
}

static size_t take_ss3(struct decoder *decoder, const char *bytes, size_t at, size_t count,
                       bool alt)
{
    key pressed;
    size_t used = keyseq_ss3(bytes, at, count, &pressed);
    if (used)
        push_sequence(decoder, pressed, alt);
    return used;
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
    if (keyseq_begins_string(bytes, count))
        return keyseq_string(bytes, count);
    key plain;
    size_t used = keyseq_plain((const unsigned char *)bytes + 1, count - 1, &plain);
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
    size_t used = keyseq_plain((const unsigned char *)bytes, count, &plain);
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
