// SPDX-License-Identifier: MIT
// Fuzz target: any bytes drawn. What comes out is valid, within its columns, free of what acts on a
// terminal, and the same when drawn again.
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "model/ground/memory.h"
#include "model/ground/utf8.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void must(bool true_always)
{
    if (!true_always)
        abort();
}

static void draw(const char *text, int columns, bool ascii)
{
    struct text once = {0}, twice = {0};
    int width = display_text(text, columns, ascii, &once);
    must(columns < 0 || width <= columns);
    must(utf8_width(text_get(&once)) == width);
    must(display_text(text_get(&once), columns, ascii, &twice) == width);
    must(text_equal(text_get(&once), text_get(&twice)));
    const char *at = text_get(&once), *end = at + once.length;
    while (at < end) {
        uint32_t character = utf8_next(&at, end);
        must(character != UTF8_BAD && utf8_columns(character) >= 0 && (!ascii || character < 0x80));
    }
    text_release(&once);
    text_release(&twice);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const int limits[] = {-1, 0, 1, 2, 7, 40};
    char *text = xmalloc(size + 1);
    if (size > 0)
        memcpy(text, data, size);
    text[size] = '\0';
    for (size_t i = 0; i < sizeof limits / sizeof *limits; i++) {
        draw(text, limits[i], false);
        draw(text, limits[i], true);
    }
    struct text folded = {0};
    utf8_fold(text, &folded);
    must(utf8_valid(text_get(&folded), folded.length, NULL));
    text_release(&folded);
    free(text);
    return 0;
}
