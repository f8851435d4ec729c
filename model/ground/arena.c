// SPDX-License-Identifier: MIT
#include "arena.h"

#include <stdalign.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "memory.h"

#ifndef ARENA_BLOCK
#define ARENA_BLOCK 16384 // bytes of the first block; the unit tests compile with a tiny one
#endif
#define ARENA_LARGEST (ARENA_BLOCK * (size_t)16) // and of the largest, unless one thing needs more

struct block {
    struct block *next; // filled earlier
    size_t used, size;  // bytes of data
    max_align_t data[];
};

struct holding {
    struct holding *next;
    struct arena *held;
};

struct arena {
    struct block *blocks;     // the one that is being filled comes first
    struct holding *holdings; // in this arena's own memory
    size_t holders;           // its owner, while it has one, and arenas that hold it
};

static struct block *block_new(size_t size, struct block *next)
{
    struct block *block = xmalloc(sizeof *block + size);
    *block = (struct block){.next = next, .size = size};
    return block;
}

struct arena *arena_new(void)
{
    struct arena *arena = xmalloc(sizeof *arena);
    *arena = (struct arena){.blocks = block_new(ARENA_BLOCK, NULL), .holders = 1};
    return arena;
}

void arena_hold(struct arena *arena, struct arena *held)
{
    struct holding *holding = ARENA_NEW(arena, struct holding);
    *holding = (struct holding){.next = arena->holdings, .held = held};
    arena->holdings = holding;
    held->holders++;
}

void arena_reset(struct arena *arena)
{
    for (struct holding *holding = arena->holdings; holding != NULL; holding = holding->next)
        arena_free(holding->held);
    arena->holdings = NULL;
    struct block *block = arena->blocks;
    while (block->next != NULL) {
        struct block *next = block->next;
        free(block);
        block = next;
    }
    block->used = 0;
    arena->blocks = block;
}

void arena_free(struct arena *arena)
{
    if (arena == NULL || --arena->holders > 0)
        return;
    arena_reset(arena);
    free(arena->blocks);
    free(arena);
}

void *arena_alloc(struct arena *arena, size_t size)
{
    const size_t unit = alignof(max_align_t);
    size_t rounded = (size + unit - 1) / unit * unit;
    if (rounded < size || rounded > SIZE_MAX / 4)
        rounded = SIZE_MAX / 4; // there is no such memory: ends as memory.h says
    struct block *block = arena->blocks;
    if (rounded > block->size - block->used) {
        // twice as much each time, so that work of any size takes few blocks
        size_t usual = block->size < ARENA_LARGEST ? block->size * 2 : ARENA_LARGEST;
        block = block_new(rounded > usual ? rounded : usual, arena->blocks);
        arena->blocks = block;
    }
    void *got = (char *)block->data + block->used;
    block->used += rounded;
    memset(got, 0, rounded);
    return got;
}

char *arena_strndup(struct arena *arena, const char *text, size_t bytes)
{
    char *copy = arena_alloc(arena, bytes + 1);
    memcpy(copy, text, bytes);
    return copy;
}

char *arena_strdup(struct arena *arena, const char *text)
{
    return arena_strndup(arena, text, strlen(text));
}

char *arena_join(struct arena *arena, const char *first, char between, const char *second)
{
    size_t before = strlen(first), after = strlen(second) + 1; // with its end
    char *joined = arena_alloc(arena, before + 1 + after);
    for (size_t i = 0; i < before; i++)
        joined[i] = first[i];
    joined[before] = between;
    memcpy(joined + before + 1, second, after);
    return joined;
}

char *arena_printf(struct arena *arena, const char *format, ...)
{
    char brief[256]; // most are short, and need no memory of their own on the way
    va_list args;
    va_start(args, format);
    int length = vsnprintf(brief, sizeof brief, format, args);
    va_end(args);
    if (length >= 0 && (size_t)length < sizeof brief)
        return arena_strndup(arena, brief, (size_t)length);
    va_start(args, format);
    char *text = xvasprintf(format, args);
    va_end(args);
    char *copy = arena_strdup(arena, text);
    free(text);
    return copy;
}

void *arena_room(struct arena *arena, void *items, size_t *capacity, size_t count, size_t size)
{
    if (items != NULL && count < *capacity)
        return items;
    size_t more = *capacity < 8 ? 8 : *capacity * 2;
    void *moved = arena_alloc(arena, more * size);
    if (items != NULL)
        memcpy(moved, items, count * size);
    *capacity = more;
    return moved;
}
