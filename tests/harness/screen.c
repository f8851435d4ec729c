// SPDX-License-Identifier: MIT
// What is on the emulated screen, and what bytes brought it there.
#include <string.h>

#include "inside.h"
#include "model/ground/utf8.h"

int term_rows(const struct term *t)
{
    int rows, cols;
    vterm_get_size(t->emulator, &rows, &cols);
    return rows;
}

int term_cols(const struct term *t)
{
    int rows, cols;
    vterm_get_size(t->emulator, &rows, &cols);
    return cols;
}

static int32_t colour_of(const VTermColor *colour)
{
    if (VTERM_COLOR_IS_DEFAULT_FG(colour) || VTERM_COLOR_IS_DEFAULT_BG(colour))
        return COLOUR_DEFAULT;
    if (VTERM_COLOR_IS_INDEXED(colour))
        return colour->indexed.idx;
    return COLOUR_RGB | colour->rgb.red << 16 | colour->rgb.green << 8 | colour->rgb.blue;
}

static void put_text(const VTermScreenCell *from, struct cell *cell)
{
    size_t length = 0;
    for (int i = 0; i < VTERM_MAX_CHARS_PER_CELL && from->chars[i] != 0; i++)
        length += utf8_put(from->chars[i], cell->text + length);
    cell->text[length] = '\0';
}

struct cell term_cell(struct term *t, int row, int col)
{
    VTermScreenCell from = {0};
    vterm_screen_get_cell(t->screen, (VTermPos){.row = row, .col = col}, &from);
    struct cell cell = {
        .text = " ",
        .width = from.width == 2 ? 2 : 1,
        .fg = colour_of(&from.fg),
        .bg = colour_of(&from.bg),
        .bold = from.attrs.bold,
        .underline = from.attrs.underline != 0,
        .italic = from.attrs.italic,
        .blink = from.attrs.blink,
        .reverse = from.attrs.reverse,
    };
    if (from.chars[0] == (uint32_t)-1) {
        cell.text[0] = '\0';
        cell.width = 0;
    } else if (from.chars[0] != 0) {
        put_text(&from, &cell);
    }
    return cell;
}

struct cursor term_cursor(struct term *t)
{
    VTermPos at;
    vterm_state_get_cursorpos(vterm_obtain_state(t->emulator), &at);
    return (struct cursor){.row = at.row, .col = at.col, .visible = t->cursor_visible};
}

static void add_row(struct term *t, int row, struct text *out)
{
    size_t last = out->length;
    for (int col = 0; col < term_cols(t); col++) {
        struct cell cell = term_cell(t, row, col);
        text_add(out, cell.text);
        if (cell.text[0] != ' ' && cell.text[0] != '\0')
            last = out->length;
    }
    if (out->bytes != NULL) {
        out->length = last;
        out->bytes[last] = '\0';
    }
}

const char *term_row(struct term *t, int row)
{
    text_clear(&t->shown);
    add_row(t, row, &t->shown);
    return text_get(&t->shown);
}

const char *term_screen(struct term *t)
{
    text_clear(&t->shown);
    for (int row = 0; row < term_rows(t); row++) {
        add_row(t, row, &t->shown);
        text_add_char(&t->shown, '\n');
    }
    return text_get(&t->shown);
}

bool term_find(struct term *t, const char *text, int *row, int *col)
{
    for (int r = 0; r < term_rows(t); r++) {
        const char *line = term_row(t, r), *hit = strstr(line, text);
        if (hit == NULL)
            continue;
        size_t before = (size_t)(hit - line);
        int c = 0;
        for (size_t bytes = 0; bytes < before; c++)
            bytes += strlen(term_cell(t, r, c).text);
        while (c < term_cols(t) && term_cell(t, r, c).width == 0)
            c++;
        if (row != NULL)
            *row = r;
        if (col != NULL)
            *col = c;
        return true;
    }
    return false;
}

size_t term_mark(const struct term *t)
{
    return t->log.length;
}

const char *term_written(const struct term *t, size_t mark, size_t *count)
{
    if (count != NULL)
        *count = t->log.length - mark;
    return t->log.bytes != NULL ? t->log.bytes + mark : "";
}

bool term_wrote(const struct term *t, size_t mark, const char *bytes, size_t count)
{
    size_t written;
    const char *since = term_written(t, mark, &written);
    return memmem(since, written, bytes, count) != NULL;
}

bool term_mode(const struct term *t, int mode)
{
    bool set = mode == 25; // the cursor is visible until somebody hides it
    size_t left;
    const char *at = term_written(t, 0, &left), *end = at + left;
    while ((at = memmem(at, (size_t)(end - at), "\033[?", 3)) != NULL) {
        bool named = false;
        for (at += 3; at < end; at++) {
            int number = 0;
            while (at < end && *at >= '0' && *at <= '9')
                number = number * 10 + (*at++ - '0');
            named = named || number == mode;
            if (at >= end || *at != ';')
                break;
        }
        if (at < end && named && (*at == 'h' || *at == 'l'))
            set = *at == 'h';
    }
    return set;
}

void term_termios(const struct term *t, struct termios *out)
{
    tcgetattr(t->master, out);
}

void term_termios_before(const struct term *t, struct termios *out)
{
    *out = t->before;
}

int term_pid(const struct term *t)
{
    return t->program;
}

struct rusage term_usage(const struct term *t)
{
    return t->usage;
}
