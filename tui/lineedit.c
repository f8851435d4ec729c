// SPDX-License-Identifier: MIT
// The line editor.
#include "lineedit.h"

#include <stdlib.h>
#include <string.h>

#include "model/ground/memory.h"
#include "model/ground/utf8.h"

static const char *bytes_of(const struct lineedit *edit)
{
    return text_get(&edit->text);
}

// The end of the character at that offset, its combining marks with it.
static size_t after(const struct lineedit *edit, size_t offset)
{
    const char *start = bytes_of(edit), *end = start + edit->text.length, *at = start + offset;
    if (at >= end)
        return edit->text.length;
    utf8_next(&at, end);
    while (at < end) {
        const char *mark = at;
        if (utf8_columns(utf8_next(&mark, end)) != 0)
            break;
        at = mark;
    }
    return (size_t)(at - start);
}

// The start of the character before that offset.
static size_t before(const struct lineedit *edit, size_t offset)
{
    size_t at = 0, next;
    while ((next = after(edit, at)) < offset)
        at = next;
    return at;
}

static void replace(struct lineedit *edit, size_t from, size_t to, const char *with, size_t count)
{
    struct text changed = {0};
    text_add_bytes(&changed, bytes_of(edit), from);
    text_add_bytes(&changed, with, count);
    text_add_bytes(&changed, bytes_of(edit) + to, edit->text.length - to);
    text_release(&edit->text);
    edit->text = changed;
    edit->cursor = from + count;
}

static size_t word_start(const struct lineedit *edit)
{
    size_t at = edit->cursor;
    const char *bytes = bytes_of(edit);
    while (at && bytes[at - 1] == ' ')
        at--;
    while (at && bytes[at - 1] != ' ')
        at--;
    return at;
}

static enum typed erase(struct lineedit *edit, size_t from, size_t to)
{
    if (from == to)
        return TYPED_NOTHING;
    replace(edit, from, to, "", 0);
    return TYPED_CHANGED;
}

static enum typed move(struct lineedit *edit, size_t to)
{
    bool moved = to != edit->cursor;
    edit->cursor = to;
    return moved ? TYPED_MOVED : TYPED_NOTHING;
}

enum typed lineedit_key(struct lineedit *edit, key pressed)
{
    switch (pressed) {
    case CODE_BACKSPACE:
        return erase(edit, edit->cursor ? before(edit, edit->cursor) : 0, edit->cursor);
    case CODE_DELETE:
        return erase(edit, edit->cursor, after(edit, edit->cursor));
    case 'u' | WITH_CTRL:
        return erase(edit, 0, edit->text.length);
    case 'w' | WITH_CTRL:
        return erase(edit, word_start(edit), edit->cursor);
    case CODE_LEFT:
        return move(edit, edit->cursor ? before(edit, edit->cursor) : 0);
    case CODE_RIGHT:
        return move(edit, after(edit, edit->cursor));
    case CODE_HOME:
        return move(edit, 0);
    case CODE_END:
        return move(edit, edit->text.length);
    default:
        break;
    }
    if (!key_is_character(pressed))
        return TYPED_NOTHING;
    char bytes[4];
    replace(edit, edit->cursor, edit->cursor, bytes, utf8_put(pressed, bytes));
    return TYPED_CHANGED;
}

enum typed lineedit_paste(struct lineedit *edit, const char *pasted)
{
    struct text clean = {0};
    const char *at = pasted, *end = pasted + strlen(pasted);
    while (at < end) {
        uint32_t character = utf8_next(&at, end);
        if (character == '\r' && at < end && *at == '\n')
            continue;
        if (character == '\n' || character == '\r' || character == '\t')
            character = ' ';
        if (character == UTF8_BAD || !key_is_character(character) ||
            (character >= 0x80 && character < 0xa0))
            continue;
        char bytes[4];
        text_add_bytes(&clean, bytes, utf8_put(character, bytes));
    }
    bool any = clean.length > 0;
    if (any)
        replace(edit, edit->cursor, edit->cursor, text_get(&clean), clean.length);
    text_release(&clean);
    return any ? TYPED_CHANGED : TYPED_NOTHING;
}

void lineedit_set(struct lineedit *edit, const char *text)
{
    text_clear(&edit->text);
    text_add(&edit->text, text);
    edit->cursor = edit->text.length;
}

int lineedit_column(const struct lineedit *edit)
{
    char *start = xstrndup(bytes_of(edit), edit->cursor);
    int columns = utf8_width(start);
    free(start);
    return columns;
}

void lineedit_release(struct lineedit *edit)
{
    text_release(&edit->text);
    edit->cursor = 0;
}

enum typed lineedit_search(struct lineedit *edit, key pressed)
{
    if (pressed == CODE_ESCAPE && edit->text.length) {
        lineedit_set(edit, "");
        return TYPED_CHANGED;
    }
    if (pressed != CODE_BACKSPACE && !key_is_character(pressed))
        return TYPED_NOTHING;
    return lineedit_key(edit, pressed) == TYPED_CHANGED ? TYPED_CHANGED : TYPED_MOVED;
}
