// SPDX-License-Identifier: MIT
// Draws the cells of a screen: one rectangle for each run of a background, one text for each run of
// a look.
#include "svg.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "model/ground/memory.h"

// Lengths in hundredths of a pixel: a cell of DejaVu Sans Mono at 14 pixels, whose lines touch at
// this height.
enum { CELL_W = 843, CELL_H = 1600, BASE = 1230, MARGIN = 1200, PIXEL = 100 };

#define PAPER 0x16181d
#define INK   0xd6d8dc

static unsigned rgb_of(int32_t colour, unsigned otherwise)
{
    static const unsigned base[16] = {0x2a2d34, 0xf0616d, 0x7fc96b, 0xe8c15a, 0x6aa6f5, 0xc98ae0,
                                      0x5cc8c8, 0xd6d8dc, 0x7a808c, 0xff8a93, 0xa4e392, 0xffdf85,
                                      0x9cc5ff, 0xe3b2f3, 0x8ee6e6, 0xffffff};
    static const unsigned steps[6] = {0, 95, 135, 175, 215, 255};
    if (colour == COLOUR_DEFAULT)
        return otherwise;
    if (colour >= COLOUR_RGB)
        return (unsigned)colour & 0xffffff;
    if (colour < 16)
        return base[colour];
    if (colour >= 232)
        return (unsigned)(8 + 10 * (colour - 232)) * 0x010101;
    unsigned cube = (unsigned)colour - 16;
    return steps[cube / 36] << 16 | steps[cube / 6 % 6] << 8 | steps[cube % 6];
}

// How a cell is drawn.
struct look {
    unsigned ink, paper;
    bool bold, underline, italic;
};

static struct look look_at(struct term *t, int row, int col)
{
    struct cell cell = term_cell(t, row, col);
    struct look look = {
        .ink = rgb_of(cell.fg, INK),
        .paper = rgb_of(cell.bg, PAPER),
        .bold = cell.bold,
        .underline = cell.underline,
        .italic = cell.italic,
    };
    if (cell.reverse) {
        unsigned ink = look.ink;
        look.ink = look.paper;
        look.paper = ink;
    }
    return look;
}

static bool same_ink(struct look a, struct look b)
{
    return a.ink == b.ink && a.bold == b.bold && a.underline == b.underline && a.italic == b.italic;
}

static void add_length(struct text *out, const char *name, int hundredths)
{
    text_printf(out, " %s=\"%d.%02d\"", name, hundredths / PIXEL, hundredths % PIXEL);
}

static void add_escaped(struct text *out, const char *bytes)
{
    for (const char *p = bytes; *p != '\0'; p++) {
        if (*p == '<')
            text_add(out, "&lt;");
        else if (*p == '&')
            text_add(out, "&amp;");
        else if (*p == '"')
            text_add(out, "&quot;");
        else
            text_add_char(out, *p);
    }
}

static void draw_paper(struct term *t, int row, struct text *out)
{
    for (int col = 0, end; col < term_cols(t); col = end) {
        unsigned paper = look_at(t, row, col).paper;
        for (end = col + 1; end < term_cols(t) && look_at(t, row, end).paper == paper;)
            end++;
        if (paper == PAPER)
            continue;
        text_add(out, "<rect");
        add_length(out, "x", MARGIN + col * CELL_W);
        add_length(out, "y", MARGIN + row * CELL_H);
        add_length(out, "width", (end - col) * CELL_W);
        add_length(out, "height", CELL_H);
        text_printf(out, " fill=\"#%06x\"/>\n", paper);
    }
}

// One run of characters of a look; its length is told, so that it fits the grid in whatever font
// there is.
static void draw_run(struct look look, int row, int col, int end, const char *bytes,
                     struct text *out)
{
    text_add(out, "<text");
    add_length(out, "x", MARGIN + col * CELL_W);
    add_length(out, "y", MARGIN + row * CELL_H + BASE);
    if (end - col > 1)
        add_length(out, "textLength", (end - col) * CELL_W);
    if (look.ink != INK)
        text_printf(out, " fill=\"#%06x\"", look.ink);
    text_add(out, look.bold ? " font-weight=\"bold\"" : "");
    text_add(out, look.italic ? " font-style=\"italic\"" : "");
    text_add(out, look.underline ? " text-decoration=\"underline\"" : "");
    text_add_char(out, '>');
    add_escaped(out, bytes);
    text_add(out, "</text>\n");
}

static bool is_blank(struct cell cell)
{
    return (cell.text[0] == ' ' || cell.text[0] == '\0') && !cell.underline;
}

static void draw_text(struct term *t, int row, struct text *out)
{
    int cols = term_cols(t);
    for (int col = 0, end; col < cols; col = end) {
        struct cell cell = term_cell(t, row, col);
        struct look look = look_at(t, row, col);
        struct text run = {0};
        int last = col; // behind the last character that shows
        end = col;
        size_t kept = 0;
        do {
            text_add(&run, cell.text);
            end += cell.width > 0 ? cell.width : 1;
            if (!is_blank(cell)) {
                last = end;
                kept = run.length;
            }
            bool wide = cell.width == 2; // starts anew behind it: fonts disagree about its width
            if (end >= cols || wide)
                break;
            cell = term_cell(t, row, end);
            // blanks at the start stand alone, so that the run begins with what shows
        } while (same_ink(look_at(t, row, end), look) && cell.width == 1 &&
                 !(kept == 0 && !is_blank(cell)));
        if (kept > 0) {
            run.bytes[kept] = '\0';
            draw_run(look, row, col, last, run.bytes, out);
        }
        text_release(&run);
    }
}

static void draw_cursor(struct term *t, struct text *out)
{
    struct cursor cursor = term_cursor(t);
    if (!cursor.visible || cursor.col >= term_cols(t))
        return;
    text_add(out, "<rect");
    add_length(out, "x", MARGIN + cursor.col * CELL_W);
    add_length(out, "y", MARGIN + cursor.row * CELL_H + CELL_H - 2 * PIXEL);
    add_length(out, "width", CELL_W);
    add_length(out, "height", 2 * PIXEL);
    text_printf(out, " fill=\"#%06x\"/>\n", 0xffb454U);
}

void svg_print(struct term *t, const char *title, struct text *out)
{
    int width = 2 * MARGIN + term_cols(t) * CELL_W, height = 2 * MARGIN + term_rows(t) * CELL_H;
    text_add(out, "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\"");
    add_length(out, "width", width);
    add_length(out, "height", height);
    text_printf(out, " viewBox=\"0 0 %d.%02d %d.%02d\">\n<title>", width / PIXEL, width % PIXEL,
                height / PIXEL, height % PIXEL);
    add_escaped(out, title);
    text_printf(out, "</title>\n<rect width=\"100%%\" height=\"100%%\" rx=\"6\" fill=\"#%06x\"/>\n",
                PAPER);
    for (int row = 0; row < term_rows(t); row++)
        draw_paper(t, row, out);
    text_printf(out,
                "<g font-family=\"'DejaVu Sans Mono', Menlo, Consolas, monospace\" "
                "font-size=\"14\" fill=\"#%06x\" "
                "xml:space=\"preserve\" style=\"white-space:pre\">\n",
                INK);
    for (int row = 0; row < term_rows(t); row++)
        draw_text(t, row, out);
    text_add(out, "</g>\n");
    draw_cursor(t, out);
    text_add(out, "</svg>\n");
}

static bool save(const char *path, const char *text)
{
    FILE *file = fopen(path, "w");
    if (file == NULL)
        return false;
    bool good = fputs(text, file) >= 0;
    return fclose(file) == 0 && good;
}

bool svg_save(struct term *t, const char *title, const char *path)
{
    struct text picture = {0};
    size_t stem = strlen(path);
    if (stem > 4 && strcmp(path + stem - 4, ".svg") == 0)
        stem -= 4;
    char *beside = xasprintf("%.*s.txt", (int)stem, path);
    svg_print(t, title, &picture);
    bool good = save(path, text_get(&picture)) && save(beside, term_screen(t));
    text_release(&picture);
    free(beside);
    return good;
}
