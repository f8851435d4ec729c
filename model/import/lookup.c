// SPDX-License-Identifier: MIT
// An open table of texts.
#include "lookup.h"

#include <stdint.h>
#include <string.h>

struct entry {
    const char *key; // NULL: free
    void *value;
    uint32_t hash;
};

struct lookup {
    struct arena *arena;
    struct entry *entries;
    size_t mask, count;
};

static uint32_t hash_of(const char *key)
{
    uint32_t hash = 2166136261u; // FNV-1a
    for (; *key != '\0'; key++)
        hash = (hash ^ (unsigned char)*key) * 16777619u;
    return hash ^ hash >> 15;
}

struct lookup *lookup_new(struct arena *arena, size_t expected)
{
    struct lookup *lookup = ARENA_NEW(arena, struct lookup);
    lookup->arena = arena;
    lookup->mask = 15;
    while (lookup->mask < expected * 2)
        lookup->mask = lookup->mask * 2 + 1;
    lookup->entries = ARENA_ARRAY(arena, lookup->mask + 1, struct entry);
    return lookup;
}

static struct entry *entry_of(const struct lookup *lookup, const char *key, uint32_t hash)
{
    for (size_t at = hash & lookup->mask;; at = (at + 1) & lookup->mask) {
        struct entry *entry = &lookup->entries[at];
        if (entry->key == NULL || (entry->hash == hash && strcmp(entry->key, key) == 0))
            return entry;
    }
}

void *lookup_get(const struct lookup *lookup, const char *key)
{
    return entry_of(lookup, key, hash_of(key))->value;
}

static void grow(struct lookup *lookup)
{
    struct entry *old = lookup->entries;
    size_t size = lookup->mask + 1;
    lookup->mask = size * 2 - 1;
    lookup->entries = ARENA_ARRAY(lookup->arena, size * 2, struct entry);
    for (size_t i = 0; i < size; i++) {
        if (old[i].key != NULL)
            *entry_of(lookup, old[i].key, old[i].hash) = old[i];
    }
}

void **lookup_place(struct lookup *lookup, const char *key)
{
    if (lookup->count * 2 > lookup->mask)
        grow(lookup);
    uint32_t hash = hash_of(key);
    struct entry *entry = entry_of(lookup, key, hash);
    if (entry->key == NULL) {
        entry->key = key;
        entry->hash = hash;
        lookup->count++;
    }
    return &entry->value;
}
