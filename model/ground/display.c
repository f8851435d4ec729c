// SPDX-License-Identifier: MIT
// Making stored text harmless to draw: the one function between what people typed and a terminal.
#include "utf8.h"

#include <string.h>

#include "latin.h"

enum { MOST_MARKS = 4 };

#define REPLACEMENT "\xEF\xBF\xBD" // U+FFFD
#define ELLIPSIS    "\xE2\x80\xA6" // U+2026

// One character as it will be drawn: its bytes and columns.
struct piece {
    char bytes[8];
    size_t length;
    int columns;
};

// Where the text stands while it is walked.
struct walk {
    const char *at, *end;
    bool ascii;
    bool base; // something stands before that a mark can combine with
    int marks; // on that base so far
};

static void put(struct piece *piece, const char *bytes, int columns)
{
    piece->length = strlen(bytes);
    memcpy(piece->bytes, bytes, piece->length);
    piece->columns = columns;
}

static void put_ascii(struct piece *piece, uint32_t character)
{
    char letters[LATIN_SIZE];
    const char *sign = latin_sign(character);
    if (latin_letters(character, letters))
        put(piece, letters, (int)strlen(letters));
    else if (sign != NULL)
        put(piece, sign, (int)strlen(sign));
    else
        put(piece, "?", 1);
}

static void put_mark(struct walk *walk, struct piece *piece, uint32_t character)
{
    if (!walk->base) { // it would combine with whatever stands to the left on the screen
        put(piece, walk->ascii ? "?" : REPLACEMENT, 1);
        walk->base = true;
        walk->marks = 0;
    } else if (!walk->ascii && walk->marks < MOST_MARKS) {
        piece->length = utf8_put(character, piece->bytes);
        walk->marks++;
    }
}

// The next character as it may be drawn; an empty piece for a mark that is left out. False at the
// end.
static bool next_piece(struct walk *walk, struct piece *piece)
{
    *piece = (struct piece){0};
    if (walk->at >= walk->end)
        return false;
    uint32_t character = utf8_next(&walk->at, walk->end);
    if (character == '\n' || character == '\t')
        character = ' ';
    int columns = character == UTF8_BAD ? -1 : utf8_columns(character);
    if (columns == 0) {
        put_mark(walk, piece, character);
        return true;
    }
    walk->base = true;
    walk->marks = 0;
    if (columns < 0)
        put(piece, walk->ascii ? "?" : REPLACEMENT, 1);
    else if (walk->ascii && character >= 0x80)
        put_ascii(piece, character);
    else {
        piece->length = utf8_put(character, piece->bytes);
        piece->columns = columns;
    }
    return true;
}

int utf8_width(const char *text)
{
    struct walk walk = {.at = text, .end = text + strlen(text)};
    struct piece piece;
    int width = 0;
    while (next_piece(&walk, &piece))
        width += piece.columns;
    return width;
}

int display_text(const char *text, int columns, bool ascii, struct text *out)
{
    struct walk walk = {.at = text, .end = text + strlen(text), .ascii = ascii};
    struct piece piece;
    int width = 0, cut_width = 0;
    size_t cut = out->length; // up to here there is room for the sign of a cut
    while (next_piece(&walk, &piece)) {
        if (columns >= 0 && width + piece.columns > columns) {
            if (columns == 0)
                return 0;
            out->length = cut;
            text_add(out, ascii ? "~" : ELLIPSIS);
            return cut_width + 1;
        }
        text_add_bytes(out, piece.bytes, piece.length);
        width += piece.columns;
        if (width < columns) {
            cut = out->length;
            cut_width = width;
        }
    }
    return width;
}
