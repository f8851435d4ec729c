// SPDX-License-Identifier: MIT
// Memory that is given up all at once: whatever belongs to one screen fill, one evaluation or one command.
#ifndef GROUND_ARENA_H
#define GROUND_ARENA_H

#include <stdarg.h>
#include <stddef.h>

struct arena;

struct arena *arena_new(void); // owned by the caller; arena_free
void arena_free(
    struct arena *arena); // gives up everything that was allocated from it; NULL is fine
void arena_reset(
    struct arena
        *arena); // gives up the contents and keeps the arena (and its first block) for the next use

// What lives in `held` lives on until `arena` is reset or freed, even when its owner frees it before: for what several share and none
// changes. An arena that is held must not be reset.
void arena_hold(struct arena *arena, struct arena *held);

// Zeroed memory, aligned for any type, that lives as long as the arena.
void *arena_alloc(struct arena *arena, size_t size) __attribute__((malloc, returns_nonnull));
char *arena_strdup(struct arena *arena, const char *text) __attribute__((returns_nonnull));
char *arena_strndup(struct arena *arena, const char *text, size_t bytes)
    __attribute__((returns_nonnull));
// first, between, second in one: what a format would take ten times as long for.
char *arena_join(struct arena *arena, const char *first, char between, const char *second);
char *arena_printf(struct arena *arena, const char *format, ...)
    __attribute__((format(printf, 2, 3), returns_nonnull));

// As list_room of memory.h, with the old items left behind in the arena when the list grows.
void *arena_room(struct arena *arena, void *items, size_t *capacity, size_t count, size_t size)
    __attribute__((returns_nonnull));

#define ARENA_NEW(arena, type)          ((type *)arena_alloc((arena), sizeof(type)))
#define ARENA_ARRAY(arena, count, type) ((type *)arena_alloc((arena), (count) * sizeof(type)))

#endif
