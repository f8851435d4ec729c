// SPDX-License-Identifier: MIT
#include "notes.h"

#include <string.h>

#include "model/ground/utf8.h"

struct piece { // of the text, as one drawn line
    size_t start, end, next;
};

// The drawn line that begins at `start`: to its line end, or to the last blank that fits, or cut where a word is longer than a line.
static struct piece piece_at(const struct lineedit *edit, int width, size_t start)
{
    const char *bytes = text_get(&edit->text), *end = bytes + edit->text.length,
               *at = bytes + start;
    const char *blank = NULL;
    int used = 0;
    while (at < end && *at != '\n') {
        const char *here = at;
        uint32_t character = utf8_next(&at, end);
        int columns = utf8_columns(character);
        used += columns > 0 ? columns : 0;
        if (character == ' ') // one that has no room left is where the line is broken
            blank = here;
        if (used <= width)
            continue;
        if (blank)
            return (struct piece){start, (size_t)(blank - bytes), (size_t)(blank - bytes) + 1};
        return (struct piece){start, (size_t)(here - bytes), (size_t)(here - bytes)};
    }
    size_t stop = (size_t)(at - bytes);
    return (struct piece){start, stop, at < end ? stop + 1 : stop};
}

static bool is_last(const struct lineedit *edit, struct piece piece)
{
    return piece.next >= edit->text.length &&
           (piece.next == piece.end || text_get(&edit->text)[piece.end] != '\n');
}

size_t notes_count(const struct lineedit *edit, int width)
{
    size_t count = 1;
    struct piece piece = piece_at(edit, width, 0);
    for (; !is_last(edit, piece); count++)
        piece = piece_at(edit, width, piece.next);
    return count;
}

static struct piece piece_number(const struct lineedit *edit, int width, size_t index)
{
    struct piece piece = piece_at(edit, width, 0);
    while (index-- > 0 && !is_last(edit, piece))
        piece = piece_at(edit, width, piece.next);
    return piece;
}

const char *notes_line(const struct lineedit *edit, int width, size_t index, size_t *length)
{
    struct piece piece = piece_number(edit, width, index);
    *length = piece.end - piece.start;
    return text_get(&edit->text) + piece.start;
}

static int columns_between(const struct lineedit *edit, size_t from, size_t to)
{
    const char *at = text_get(&edit->text) + from, *end = text_get(&edit->text) + to;
    int used = 0;
    while (at < end) {
        int columns = utf8_columns(utf8_next(&at, end));
        used += columns > 0 ? columns : 0;
    }
    return used;
}

void notes_cursor(const struct lineedit *edit, int width, size_t *line, int *column)
{
    struct piece piece = piece_at(edit, width, 0);
    for (*line = 0; edit->cursor >= piece.next && edit->cursor > piece.end && !is_last(edit, piece);
         (*line)++)
        piece = piece_at(edit, width, piece.next);
    // where a word was cut the cursor stands at the start of the next line
    if (edit->cursor == piece.end && piece.next == piece.end && !is_last(edit, piece)) {
        piece = piece_at(edit, width, piece.next);
        (*line)++;
    }
    *column = columns_between(edit, piece.start, edit->cursor);
}

// The place in a drawn line that is nearest to a column.
static size_t place_at(const struct lineedit *edit, struct piece piece, int column)
{
    const char *bytes = text_get(&edit->text), *at = bytes + piece.start, *end = bytes + piece.end;
    int used = 0;
    while (at < end) {
        const char *here = at;
        int columns = utf8_columns(utf8_next(&at, end));
        used += columns > 0 ? columns : 0;
        if (used > column)
            return (size_t)(here - bytes);
    }
    return piece.end;
}

static enum typed go_to(struct lineedit *edit, size_t to)
{
    bool moved = to != edit->cursor;
    edit->cursor = to;
    return moved ? TYPED_MOVED : TYPED_NOTHING;
}

static enum typed step(struct lineedit *edit, int width, int by)
{
    size_t line, count = notes_count(edit, width);
    int column;
    notes_cursor(edit, width, &line, &column);
    if ((by < 0 && line == 0) || (by > 0 && line + 1 >= count))
        return TYPED_NOTHING;
    return go_to(edit,
                 place_at(edit, piece_number(edit, width, by < 0 ? line - 1 : line + 1), column));
}

static void put(struct lineedit *edit, const char *bytes, size_t count)
{
    struct text changed = {0};
    text_add_bytes(&changed, text_get(&edit->text), edit->cursor);
    text_add_bytes(&changed, bytes, count);
    text_add(&changed, text_get(&edit->text) + edit->cursor);
    text_release(&edit->text);
    edit->text = changed;
    edit->cursor += count;
}

static enum typed clear_line(struct lineedit *edit)
{
    const char *bytes = text_get(&edit->text);
    size_t start = edit->cursor, end = edit->cursor;
    while (start > 0 && bytes[start - 1] != '\n')
        start--;
    end += strcspn(bytes + end, "\n");
    if (start == end)
        return TYPED_NOTHING;
    struct text changed = {0};
    text_add_bytes(&changed, bytes, start);
    text_add(&changed, bytes + end);
    text_release(&edit->text);
    edit->text = changed;
    edit->cursor = start;
    return TYPED_CHANGED;
}

enum typed notes_key(struct lineedit *edit, int width, key pressed)
{
    size_t line;
    int column;
    switch (pressed) {
    case CODE_ENTER:
        put(edit, "\n", 1);
        return TYPED_CHANGED;
    case CODE_UP:
        return step(edit, width, -1);
    case CODE_DOWN:
        return step(edit, width, 1);
    case CODE_HOME:
        notes_cursor(edit, width, &line, &column);
        return go_to(edit, piece_number(edit, width, line).start);
    case CODE_END:
        notes_cursor(edit, width, &line, &column);
        return go_to(edit, piece_number(edit, width, line).end);
    case 'u' | WITH_CTRL:
        return clear_line(edit);
    default:
        return lineedit_key(edit, pressed);
    }
}

enum typed notes_paste(struct lineedit *edit, const char *pasted)
{
    struct text clean = {0};
    const char *at = pasted, *end = pasted + strlen(pasted);
    while (at < end) {
        uint32_t character = utf8_next(&at, end);
        if (character == '\r' && at < end && *at == '\n')
            continue;
        if (character == '\r')
            character = '\n';
        if (character == '\t')
            character = ' ';
        if (character == UTF8_BAD || (character != '\n' && !key_is_character(character)) ||
            (character >= 0x80 && character < 0xa0))
            continue;
        char bytes[4];
        text_add_bytes(&clean, bytes, utf8_put(character, bytes));
    }
    bool any = clean.length > 0;
    if (any)
        put(edit, text_get(&clean), clean.length);
    text_release(&clean);
    return any ? TYPED_CHANGED : TYPED_NOTHING;
}
