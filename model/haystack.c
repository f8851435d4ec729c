// SPDX-License-Identifier: MIT
#include "model/haystack.h"

#include <stdlib.h>
#include <string.h>

#include "model/ground/memory.h"

enum { MAX_WORDS = 16 }; // further words narrow nothing that anyone would notice

struct word {
    const char *bytes;
    size_t length;
};

void haystack_build(const struct needle_rows *rows, struct haystack *out)
{
    size_t size = 0;
    for (size_t i = 0; i < rows->count; i++)
        size += strlen(rows->rows[i].folded) + 1;
    *out = (struct haystack){.bytes = xmalloc(size),
                             .starts = xreallocarray(NULL, rows->count + 1, sizeof *out->starts),
                             .ids = xreallocarray(NULL, rows->count, sizeof *out->ids)};
    size_t at = 0;
    for (size_t i = 0; i < rows->count; i++) {
        size_t length = strlen(rows->rows[i].folded) + 1;
        if (at + length > UINT32_MAX)
            break; // four gigabytes of names: no list is that long
        memcpy(out->bytes + at, rows->rows[i].folded, length);
        out->starts[i] = (uint32_t)at;
        out->ids[i] = rows->rows[i].id;
        at += length;
        out->count = i + 1;
    }
    out->starts[out->count] = (uint32_t)at;
}

void haystack_release(struct haystack *haystack)
{
    free(haystack->bytes);
    free(haystack->starts);
    free(haystack->ids);
    *haystack = (struct haystack){0};
}

// The words, the longest first: it is the rarest, and the others are looked for only where it
// stands.
static size_t split(const char *folded, struct word words[MAX_WORDS])
{
    size_t count = 0;
    for (const char *at = folded; *at != '\0' && count < MAX_WORDS;) {
        size_t length = strcspn(at, " ");
        if (length > 0) {
            words[count] = (struct word){at, length};
            if (length > words[0].length) {
                words[count] = words[0];
                words[0] = (struct word){at, length};
            }
            count++;
        }
        at += length + (at[length] == ' ');
    }
    return count;
}

static bool row_has(const struct haystack *haystack, size_t row, const struct word *words,
                    size_t count)
{
    const char *bytes = haystack->bytes + haystack->starts[row];
    size_t size = haystack->starts[row + 1] - haystack->starts[row];
    for (size_t i = 0; i < count; i++) {
        if (memmem(bytes, size, words[i].bytes, words[i].length) == NULL)
            return false;
    }
    return true;
}

static size_t match_all(const struct haystack *haystack, const struct word *words, size_t count,
                        uint32_t *out)
{
    size_t found = 0, row = 0;
    const char *end = haystack->bytes + haystack->starts[haystack->count];
    for (const char *at = haystack->bytes; at < end;) {
        const char *hit = memmem(at, (size_t)(end - at), words[0].bytes, words[0].length);
        if (hit == NULL)
            break;
        while (haystack->bytes + haystack->starts[row + 1] <= hit)
            row++;
        if (row_has(haystack, row, words + 1, count - 1))
            out[found++] = (uint32_t)row;
        at = haystack->bytes + haystack->starts[row + 1];
    }
    return found;
}

size_t haystack_match(const struct haystack *haystack, const char *folded, const uint32_t *among,
                      size_t among_count, uint32_t *out)
{
    struct word words[MAX_WORDS];
    size_t count = split(folded, words), found = 0;
    if (among == NULL && count > 0)
        return match_all(haystack, words, count, out);
    size_t rows = among != NULL ? among_count : haystack->count;
    for (size_t i = 0; i < rows; i++) {
        uint32_t row = among != NULL ? among[i] : (uint32_t)i;
        if (row_has(haystack, row, words, count))
            out[found++] = row;
    }
    return found;
}
