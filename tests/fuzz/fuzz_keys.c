// SPDX-License-Identifier: MIT
// Any bytes from a terminal, in any pieces: the decoder never reads beyond them, loses its way or waits without end, and what it
// makes of them does not depend on the pieces. Key names and typed dates are tried with the same bytes.
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "model/ground/memory.h"
#include "tui/compact.h"
#include "tui/dateinput.h"
#include "tui/keys.h"
#include "tui/lineedit.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void take_all(struct decoder *decoder, struct lineedit *edit, struct text *out)
{
    struct event event;
    while (decoder_take(decoder, &event)) {
        if (event.kind == EVENT_PASTE) {
            text_printf(out, "<%s>", event.pasted);
            lineedit_paste(edit, event.pasted);
        } else {
            key_add_name(event.pressed, out);
            text_add_char(out, ' ');
            lineedit_key(edit, event.pressed);
        }
        if (edit->cursor > edit->text.length)
            abort();
        free(event.pasted);
    }
}

static void decode(const char *bytes, size_t count, size_t piece, struct text *out)
{
    struct decoder *decoder = decoder_new();
    struct lineedit edit = {.cursor = 0};
    for (size_t at = 0; at < count; at += piece)
        decoder_feed(decoder, bytes + at, count - at < piece ? count - at : piece);
    take_all(decoder, &edit, out);
    if (decoder_patience(decoder, 120) >= 0)
        decoder_expire(decoder);
    take_all(decoder, &edit, out);
    if (decoder_patience(decoder, 120) >= 0)
        abort();
    lineedit_release(&edit);
    decoder_free(decoder);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size > 4096)
        return 0;
    const char *bytes = (const char *)data;
    struct text whole = {0}, single = {0}, sent = {0};
    decode(bytes, size, size ? size : 1, &whole);
    decode(bytes, size, 1, &single);
    if (strcmp(text_get(&whole), text_get(&single)) != 0)
        abort();
    compact_output(bytes, size, true, &sent);
    char *text = xstrndup(bytes, size);
    key pressed;
    if (key_parse(text, strlen(text), &pressed)) {
        text_clear(&sent);
        key_add_name(pressed, &sent);
        key again;
        if (!key_parse(text_get(&sent), sent.length, &again) || again != pressed)
            abort();
    }
    day found;
    text_clear(&sent);
    if (date_input(text, 20962, &found, &sent) &&
        (found < day_of(1900, 1, 1) || found > day_of(9999, 12, 31)))
        abort();
    free(text);
    text_release(&whole);
    text_release(&single);
    text_release(&sent);
    return 0;
}
