// SPDX-License-Identifier: MIT
// The key map: a list of keys for each action. It is small, so looking a key up walks it.
#include "keymap.h"

#include <stdlib.h>
#include <string.h>

#include "model/ground/memory.h"

enum { MOST_KEYS = 8 };

struct keymap {
    bool letters;
    struct bound {
        key keys[MOST_KEYS];
        size_t count;
    } actions[ACTION_COUNT];
};

struct keymap *keymap_new(bool letters)
{
    struct keymap *keymap = xcalloc(1, sizeof *keymap);
    keymap->letters = letters;
    for (int i = 0; i < ACTION_COUNT; i++) {
        struct text why = {0};
        keymap_bind(keymap, (enum action)i, action_info((enum action)i)->keys, &why);
        text_release(&why);
    }
    return keymap;
}

void keymap_free(struct keymap *keymap)
{
    free(keymap);
}

static bool add_key(struct bound *bound, const char *name, size_t length, bool letters,
                    struct text *why)
{
    key pressed;
    if (!key_parse(name, length, &pressed)) {
        text_printf(why, "there is no key \"%.*s\"", (int)length, name);
        return false;
    }
    if (bound->count == MOST_KEYS) {
        text_printf(why, "an action can have %d keys, not more", MOST_KEYS);
        return false;
    }
    if (letters || !key_is_character(pressed) || pressed == ':')
        bound->keys[bound->count++] = pressed;
    return true;
}

bool keymap_bind(struct keymap *keymap, enum action action, const char *names, struct text *why)
{
    struct bound bound = {.count = 0};
    while (*names) {
        size_t length = strcspn(names, " ");
        if (length && !add_key(&bound, names, length, keymap->letters, why))
            return false;
        names += length + strspn(names + length, " ");
    }
    keymap->actions[action] = bound;
    return true;
}

void keymap_take(struct keymap *keymap, enum action action, key pressed)
{
    struct bound *bound = &keymap->actions[action];
    size_t kept = 0;
    for (size_t i = 0; i < bound->count; i++) {
        if (bound->keys[i] != pressed)
            bound->keys[kept++] = bound->keys[i];
    }
    bound->count = kept;
}

enum action keymap_action(const struct keymap *keymap, key pressed, unsigned contexts)
{
    for (int i = 0; i < ACTION_COUNT; i++) {
        if (!(action_info((enum action)i)->contexts & contexts))
            continue;
        for (size_t k = 0; k < keymap->actions[i].count; k++) {
            if (keymap->actions[i].keys[k] == pressed)
                return (enum action)i;
        }
    }
    return ACTION_NONE;
}

bool keymap_key(const struct keymap *keymap, enum action action, size_t index, key *out)
{
    const struct bound *bound = &keymap->actions[action];
    if (index >= bound->count)
        return false;
    *out = bound->keys[index];
    return true;
}

void keymap_names(const struct keymap *keymap, enum action action, const char *between, size_t most,
                  struct text *out)
{
    key pressed;
    for (size_t i = 0; (!most || i < most) && keymap_key(keymap, action, i, &pressed); i++) {
        if (i)
            text_add(out, between);
        key_add_name(pressed, out);
    }
}

void keymap_names_beyond_letters(const struct keymap *keymap, enum action action, struct text *out)
{
    key pressed;
    for (size_t i = 0; keymap_key(keymap, action, i, &pressed); i++) {
        if (!key_is_character(pressed)) {
            key_add_name(pressed, out);
            return;
        }
    }
}

static bool shares_key(const struct keymap *keymap, int first, int second, key *out)
{
    unsigned both =
        action_info((enum action)first)->contexts & action_info((enum action)second)->contexts;
    for (size_t i = 0; both && i < keymap->actions[first].count; i++) {
        for (size_t k = 0; k < keymap->actions[second].count; k++) {
            if (keymap->actions[first].keys[i] == keymap->actions[second].keys[k]) {
                *out = keymap->actions[first].keys[i];
                return true;
            }
        }
    }
    return false;
}

bool keymap_conflict(const struct keymap *keymap, size_t *at, struct key_conflict *out)
{
    for (; *at < (size_t)ACTION_COUNT * ACTION_COUNT; (*at)++) {
        int first = (int)(*at / ACTION_COUNT), second = (int)(*at % ACTION_COUNT);
        if (first < second && shares_key(keymap, first, second, &out->pressed)) {
            out->first = (enum action)first;
            out->second = (enum action)second;
            (*at)++;
            return true;
        }
    }
    return false;
}
