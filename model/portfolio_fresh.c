// SPDX-License-Identifier: MIT
#include "model/portfolio_fresh.h"

#include <stdlib.h>
#include <string.h>

#include "model/ground/utf8.h"
#include "model/standings.h"

enum { CHUNK = 1024 }; // rows read at once

bool standings_hold(const struct office *office)
{
    return office_live(office) && office->cache_holds;
}

bool standing_is_stale(const struct office *office, const struct standing *row)
{
    return row->contract != 0 &&
           (!standings_hold(office) || row->computed_on == DAY_NONE ||
            row->computed_on > office->as_at || row->holds_until <= office->as_at);
}

void standing_work_out(struct office *office, struct standing *row, struct arena *arena)
{
    struct arena *scratch = arena_new();
    struct evaluation evaluation;
    struct status ignored = {0};
    if (evaluation_of(office, row->contract, scratch, &evaluation, &ignored))
        standing_of(office, &evaluation, office->as_at, office->known_at, row);
    else
        standing_unknown(office->as_at, row);
    row->standing = arena_strdup(arena, row->standing);
    row->highest_open = arena_strdup(arena, row->highest_open);
    row->next_due = arena_strdup(arena, row->next_due);
    status_clear(&ignored);
    arena_free(scratch);
}

// A row with what it is sorted by besides its own figures.
struct sorted {
    struct standing row;
    const char *name; // folded name, reference of the provider, reference of the contract
};

static int order(int64_t a, int64_t b)
{
    return (a > b) - (a < b);
}

static int by_name(const void *left, const void *right)
{
    const struct sorted *a = left, *b = right;
    if ((a->row.contract == 0) != (b->row.contract == 0))
        return a->row.contract == 0 ? 1 : -1;
    return strcmp(a->name, b->name);
}

static int by_risk(const void *left, const void *right)
{
    const struct sorted *a = left, *b = right;
    if (a->row.contract == 0 || b->row.contract == 0)
        return by_name(a, b);
    int found = order(b->row.rag, a->row.rag);
    if (found == 0)
        found = order(b->row.rank, a->row.rank);
    return found != 0 ? found : by_name(a, b);
}

static int by_due(const void *left, const void *right)
{
    const struct sorted *a = left, *b = right;
    if (a->row.contract == 0 || b->row.contract == 0)
        return by_name(a, b);
    int64_t x = a->row.next_due_on == DAY_NONE ? DAY_NEVER : a->row.next_due_on;
    int64_t y = b->row.next_due_on == DAY_NONE ? DAY_NEVER : b->row.next_due_on;
    return x != y ? order(x, y) : by_name(a, b);
}

static int by_contact(const void *left, const void *right)
{
    const struct sorted *a = left, *b = right;
    if (a->row.contract == 0 || b->row.contract == 0)
        return by_name(a, b);
    int found = order(a->row.last_contact, b->row.last_contact);
    return found != 0 ? found : by_name(a, b);
}

static int (*const orders[])(const void *, const void *) = {
    [SORT_RISK] = by_risk,
    [SORT_NAME] = by_name,
    [SORT_DUE] = by_due,
    [SORT_CONTACT] = by_contact,
};

static const char *name_of(const struct standing *row, struct arena *arena)
{
    struct text name = {0};
    utf8_fold(row->provider_name, &name);
    text_printf(&name, "\x1f%s\x1f%s", row->provider_ref, row->contract_ref);
    const char *kept = arena_strdup(arena, text_get(&name));
    text_release(&name);
    return kept;
}

static void count_row(const struct standing *row, struct standing_counts *counts)
{
    size_t *const colours[] = {[COLOUR_NONE] = &counts->none,
                               [COLOUR_GREEN] = &counts->green,
                               [COLOUR_AMBER] = &counts->amber,
                               [COLOUR_RED] = &counts->red};
    counts->total++;
    (*colours[row->rag])++;
}

bool portfolio_fresh(struct office *office, const struct standing_query *query, struct arena *arena,
                     struct standings *out, struct standing_counts *counts, struct status *st)
{
    struct standing_query all = *query;
    all.rag = -1; // the colour is not known before it is worked out
    *counts = (struct standing_counts){0};
    struct sorted *rows = NULL;
    size_t count = 0, room = 0, offset = 0;
    struct standings chunk;
    do {
        if (!standing_page(office->db, &all, offset, CHUNK, arena, &chunk, st))
            return false;
        for (size_t i = 0; i < chunk.count; i++) {
            struct standing *row = &chunk.rows[i];
            if (standing_is_stale(office, row))
                standing_work_out(office, row, arena);
            if (query->rag >= 0 && row->rag != query->rag)
                continue;
            count_row(row, counts);
            rows = arena_room(arena, rows, &room, count, sizeof *rows);
            rows[count++] = (struct sorted){*row, name_of(row, arena)};
        }
        offset += chunk.count;
    } while (chunk.count == CHUNK);
    if (count > 0)
        qsort(rows, count, sizeof *rows, orders[query->sort]);
    *out = (struct standings){ARENA_ARRAY(arena, count, struct standing), count};
    for (size_t i = 0; i < count; i++)
        out->rows[i] = rows[i].row;
    return true;
}

static int by_id(const void *left, const void *right)
{
    const struct needle_row *a = left, *b = right;
    return order(a->id, b->id);
}

void needles_in_order(struct needle_rows *needles, const struct standings *rows,
                      struct arena *arena)
{
    struct needle_row *ordered = ARENA_ARRAY(arena, rows->count, struct needle_row);
    if (needles->count > 0)
        qsort(needles->rows, needles->count, sizeof *needles->rows, by_id);
    for (size_t i = 0; i < rows->count; i++) {
        const struct needle_row wanted = {.id = rows->rows[i].id};
        const struct needle_row *found =
            needles->count > 0
                ? bsearch(&wanted, needles->rows, needles->count, sizeof wanted, by_id)
                : NULL;
        ordered[i] = (struct needle_row){wanted.id, found != NULL ? found->folded : ""};
    }
    *needles = (struct needle_rows){ordered, rows->count};
}
