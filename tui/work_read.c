// SPDX-License-Identifier: MIT
// What the Work screen shows: the queue read when it is needed, and its rows: a heading for each group, then the items.
#include "tui/work_view.h"

#include <string.h>

enum {
    HORIZON = 30, // days ahead, unless later ones are asked for, too
    YEAR_AHEAD = 366,
    FIRST_CONTRACTS = 400, // worked out at first; going to the end of the list reads on
    ONE_LINE = 60,         // narrower lists give an item two lines
    DATE = 11,             // "Wed 24 May" and a blank
    DATE_WITH_YEAR = 12,   // "24 May 2027"
};

bool work_turn_has(enum work_turn turn, const struct queue_item *item)
{
    return turn == TURN_BOTH || (turn == TURN_OURS) == item->ours;
}

static void add_row(struct work *work, size_t *room, enum work_row_kind is, size_t index)
{
    work->rows = arena_room(work->arena, work->rows, room, work->row_count, sizeof *work->rows);
    work->rows[work->row_count++] = (struct work_row){.is = is, .index = index};
}

static bool is_wanted(const struct work *work, const struct queue_item *item)
{
    return work_turn_has(work->turn, item) &&
           (!work->scope->kinds || (work->scope->kinds & 1U << item->kind)) &&
           (!work->filter.length || queue_item_has(item, text_get(&work->filter)));
}

static void add_group(struct work *work, size_t *room, enum queue_group group, day as_at)
{
    bool first = true;
    for (size_t i = 0; i < work->queue.count; i++) {
        const struct queue_item *item = &work->queue.items[i];
        if (queue_group_of(item, as_at) != group || !is_wanted(work, item))
            continue;
        if (first)
            add_row(work, room, WORK_HEADING, (size_t)group);
        first = false;
        work->counts[group][item->ours]++;
        if (day_civil(item->on).year != day_civil(as_at).year)
            work->date_width = DATE_WITH_YEAR;
        add_row(work, room, WORK_ITEM, i);
        if (work->width < ONE_LINE)
            add_row(work, room, WORK_SECOND, i);
    }
}

static void make_rows(struct work *work, day as_at)
{
    size_t room = 0;
    work->rows = NULL;
    work->row_count = 0;
    memset(work->counts, 0, sizeof work->counts);
    work->date_width = DATE;
    for (size_t i = 0; i < work->queue.failed_count; i++)
        add_row(work, &room, WORK_FAILED, i);
    for (enum queue_group group = 0; group < QUEUE_GROUP_COUNT; group++)
        add_group(work, &room, group, as_at);
    if (work->queue.left)
        add_row(work, &room, WORK_MORE, 0);
}

// ---- The cursor stays with what it stood on; where that is done, with what comes next ------------------------------------------------------

struct place {
    int64_t contract;
    day on;
    char *key;
    size_t row;
};

static struct place place_of(struct work *work, struct arena *arena)
{
    size_t at = rows_list(&work->screen->panes[WORK_LIST])->selected;
    struct place place = {.row = at, .on = DAY_NONE};
    if (at < work->row_count &&
        (work->rows[at].is == WORK_ITEM || work->rows[at].is == WORK_SECOND)) {
        const struct queue_item *item = &work->queue.items[work->rows[at].index];
        place.contract = item->contract;
        place.on = item->on;
        place.key = arena_strdup(arena, item->key);
    }
    return place;
}

static size_t row_of(const struct work *work, const struct place *place)
{
    size_t after = place->row < work->row_count ? place->row : 0;
    for (size_t i = 0; i < work->row_count && place->key; i++) {
        const struct work_row *row = &work->rows[i];
        const struct queue_item *item = &work->queue.items[row->index];
        if (row->is == WORK_ITEM && item->contract == place->contract &&
            text_equal(item->key, place->key))
            return i;
    }
    return after;
}

static void read_queue(struct work *work, struct app *app)
{
    struct status st = {0};
    text_clear(&work->trouble);
    arena_reset(work->arena);
    text_clear(&work->heading);
    scope_words(work->scope, app, &work->heading);
    work->scope_seen = work->scope->version;
    work->query.officer = scope_officer(work->scope);
    work->query.provider = work->scope->provider;
    work->query.from = DAY_NONE;
    work->query.until = app->office->as_at + (work->later ? YEAR_AHEAD : HORIZON);
    if (!work->query.most)
        work->query.most = FIRST_CONTRACTS;
    if (!queue_read(app->office, &work->query, work->arena, &work->queue, &st)) {
        text_add(&work->trouble, status_message(&st));
        work->queue = (struct queue){0};
    }
    status_clear(&st);
}

void work_ready(struct work *work, struct app *app)
{
    int width = work->screen->panes[WORK_LIST].area.width;
    work->stale = work->stale || work->scope_seen != work->scope->version;
    if (!work->stale && !work->other && width == work->width)
        return;
    struct arena *arena = arena_new();
    struct place place = place_of(work, arena);
    if (work->stale)
        read_queue(work, app);
    work->stale = work->other = false;
    work->width = width;
    make_rows(work, app->office->as_at);
    rows_changed(&work->screen->panes[WORK_LIST], work->top ? 0 : row_of(work, &place));
    work->top = false;
    work->detail_of = SIZE_MAX;
    arena_free(arena);
}

const struct queue_item *work_selected(struct work *work, struct app *app)
{
    work_ready(work, app);
    size_t at = rows_list(&work->screen->panes[WORK_LIST])->selected;
    if (at < work->row_count && work->rows[at].is == WORK_HEADING && at + 1 < work->row_count)
        at++; // before the first painting the cursor has not settled yet
    if (at >= work->row_count ||
        (work->rows[at].is != WORK_ITEM && work->rows[at].is != WORK_SECOND))
        return NULL;
    return &work->queue.items[work->rows[at].index];
}
