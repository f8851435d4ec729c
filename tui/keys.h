// SPDX-License-Identifier: MIT
// Keys: their codes and names, and the decoder that turns bytes from a terminal into them. Knows no terminal and no clock.
#ifndef TUI_KEYS_H
#define TUI_KEYS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "model/ground/text.h"

// A key is a character (its code point) or one of the codes below, with modifier bits. Ctrl with a letter is WITH_CTRL and the small letter.
typedef uint32_t key;

enum { WITH_SHIFT = 1 << 24, WITH_CTRL = 1 << 25, WITH_ALT = 1 << 26 };

// id, name as written in configurations and shown in hints
#define NAMED_KEYS(_)                                       \
    _(UP, "Up")                                             \
    _(DOWN, "Down")                                         \
    _(LEFT, "Left")                                         \
    _(RIGHT, "Right")                                       \
    _(HOME, "Home")                                         \
    _(END, "End")                                           \
    _(PAGE_UP, "PgUp")                                      \
    _(PAGE_DOWN, "PgDn")                                    \
    _(INSERT, "Ins")                                        \
    _(DELETE, "Del")                                        \
    _(BACKSPACE, "Backspace")                               \
    _(ENTER, "Enter")                                       \
    _(TAB, "Tab")                                           \
    _(ESCAPE, "Esc")                                        \
    _(SPACE_BAR, "Space") /* only a name: the key is ' ' */ \
    _(F1, "F1")                                             \
    _(F2, "F2")                                             \
    _(F3, "F3")                                             \
    _(F4, "F4")                                             \
    _(F5, "F5")                                             \
    _(F6, "F6")                                             \
    _(F7, "F7")                                             \
    _(F8, "F8")                                             \
    _(F9, "F9")                                             \
    _(F10, "F10")                                           \
    _(F11, "F11")                                           \
    _(F12, "F12")

enum { FIRST_NAMED_KEY = 0x110000 }; // behind the last code point
#define NAMED_ENUM(id, name) CODE_##id,
enum named_key { CODE_BEFORE = FIRST_NAMED_KEY - 1, NAMED_KEYS(NAMED_ENUM) CODE_AFTER };
#undef NAMED_ENUM

// True for a character that would be typed into a field: no modifier, no control.
bool key_is_character(key pressed);
// Appends the name: "Ctrl-S", "F10", "Shift-Tab", "q", "Space".
void key_add_name(key pressed, struct text *out);
// Reads one name of `length` bytes (case counts for single letters only). False if it is none.
bool key_parse(const char *name, size_t length, key *out);

enum event_kind { EVENT_KEY, EVENT_PASTE };
struct event {
    enum event_kind kind;
    key pressed; // EVENT_KEY
    char *
        pasted; // EVENT_PASTE: what was between the paste marks; owned by whoever takes the event (free)
};

struct
    decoder; // holds what is unfinished: half a sequence, half a character, a paste, events not yet taken

struct decoder *decoder_new(void);
void decoder_free(struct decoder *decoder);
// Takes bytes as read from the terminal.
void decoder_feed(struct decoder *decoder, const char *bytes, size_t count);
// The next event; false if there is none. A pasted text belongs to the caller.
bool decoder_take(struct decoder *decoder, struct event *out);
// How many events wait, and one of them without taking it (0 is the next).
size_t decoder_waiting(const struct decoder *decoder);
const struct event *decoder_peek(const struct decoder *decoder, size_t index);
// How long in milliseconds silence may last before what is unfinished must be given up (decoder_expire); -1: nothing is unfinished.
// A lone Esc waits escape_delay, anything longer a second.
int decoder_patience(const struct decoder *decoder, int escape_delay);
// Silence lasted that long: a lone Esc was the Esc key, an unfinished sequence is dropped.
void decoder_expire(struct decoder *decoder);

#endif
