// SPDX-License-Identifier: MIT
// Making pages of rows.
#include "doc.h"

#include <string.h>

#include "model/ground/utf8.h"

void doc_begin(struct doc *doc, struct arena *arena, int width)
{
    *doc = (struct doc){.arena = arena, .width = width};
}

struct doc_row *doc_add(struct doc *doc)
{
    doc->rows = arena_room(doc->arena, doc->rows, &doc->capacity, doc->count, sizeof *doc->rows);
    struct doc_row *row = &doc->rows[doc->count++];
    *row = (struct doc_row){.topic = {.on = DAY_NONE}};
    return row;
}

void doc_blank(struct doc *doc)
{
    doc_add(doc)->passed = true;
}

void doc_heading(struct doc *doc, const char *text)
{
    if (doc->count)
        doc_blank(doc);
    struct doc_row *row = doc_add(doc);
    row->passed = true;
    row_add(&row->row, 0, 0, ROLE_TITLE, arena_strdup(doc->arena, text));
}

bool wrap_next(const char **at, int width, struct text *out)
{
    const char *from = *at + strspn(*at, " "), *best = NULL;
    if (!*from)
        return false;
    if (width < 1)
        width = 1;
    int columns = 0;
    const char *end = from + strlen(from), *here = from;
    while (here < end && *here != '\n') {
        const char *next = here;
        int wide = utf8_columns(utf8_next(&next, end));
        if (columns + (wide < 0 ? 1 : wide) > width)
            break;
        if (*here == ' ')
            best = here;
        columns += wide < 0 ? 1 : wide;
        here = next;
    }
    if (here < end && *here != '\n' && *here != ' ' && best)
        here = best;
    if (here == from && here < end && *here != '\n')
        utf8_next(&here, end); // one character wider than the place
    text_add_bytes(out, from, (size_t)(here - from));
    *at = here < end && *here == '\n' ? here + 1 : here;
    return true;
}

size_t doc_words(struct doc *doc, int indent, bool hang, enum role role, const char *words)
{
    size_t first = doc->count;
    struct text line = {0};
    int by = indent;
    while (wrap_next(&words, doc->width - by, &line)) {
        struct doc_row *row = doc_add(doc);
        row_add(&row->row, by, 0, role, arena_strdup(doc->arena, text_get(&line)));
        row->row.cursor = by;
        by = hang ? indent + 2 : indent;
        text_clear(&line);
    }
    text_release(&line);
    return first;
}

void doc_labelled(struct doc *doc, int label_width, const char *label, enum role role,
                  const char *words)
{
    size_t first = doc_words(doc, label_width, false, role, words);
    if (first == doc->count)
        return;
    struct row *row = &doc->rows[first].row;
    struct span value = row->spans[0];
    row->count = 0;
    row_add(row, 0, label_width, ROLE_DIM, label);
    row->spans[row->count++] = value;
    row->cursor = 0;
}

void doc_topic(struct doc *doc, size_t from, struct topic topic)
{
    for (size_t i = from; i < doc->count; i++)
        doc->rows[i].topic = topic;
}

size_t doc_count(void *context, struct app *app)
{
    (void)app;
    return ((struct doc *)context)->count;
}

bool doc_row(void *context, struct app *app, size_t index, int width, struct row *out)
{
    (void)app;
    (void)width;
    *out = ((struct doc *)context)->rows[index].row;
    return true;
}

bool doc_stop(void *context, size_t index)
{
    return !((struct doc *)context)->rows[index].passed;
}
