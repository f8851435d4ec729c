// SPDX-License-Identifier: MIT
// Which key does what: the defaults of the action table, changed by the configuration.
#ifndef TUI_KEYMAP_H
#define TUI_KEYMAP_H

#include "tui/actions.h"
#include "tui/keys.h"

struct keymap;

// The defaults. Without letters no printable character but ':' is a command. Owned by the caller (keymap_free).
struct keymap *keymap_new(bool letters);
void keymap_free(struct keymap *keymap);

// Gives the action these keys instead of those it has; "" takes them away. Names are separated by spaces. False, with what is wrong
// in words ("there is no key \"Ctrl-Foo\"") appended to why: then nothing changed.
bool keymap_bind(struct keymap *keymap, enum action action, const char *names, struct text *why);

// Takes one key away from an action.
void keymap_take(struct keymap *keymap, enum action action, key pressed);

// The action of a key where one of the contexts applies; ACTION_NONE if none.
enum action keymap_action(const struct keymap *keymap, key pressed, unsigned contexts);
// The action's key of that index; false past the last.
bool keymap_key(const struct keymap *keymap, enum action action, size_t index, key *out);
// Appends the names of the action's keys, with that between them; at most `most` of them (0: all).
void keymap_names(const struct keymap *keymap, enum action action, const char *between, size_t most,
                  struct text *out);

// The same of the first key that is no letter or sign, for places where these are typed; "" if there is none.
void keymap_names_beyond_letters(const struct keymap *keymap, enum action action, struct text *out);

// Two actions that want the same key in the same place. Walks them by *at (start with 0); false when there are no more.
struct key_conflict {
    key pressed;
    enum action first, second;
};
bool keymap_conflict(const struct keymap *keymap, size_t *at, struct key_conflict *out);

#endif
