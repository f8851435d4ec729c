// SPDX-License-Identifier: MIT
// due: the work queue, for cron.
#include "tui/command/walk.h"

#include <stdlib.h>
#include <string.h>

static const struct table_column columns[] = {
    {"due_on", false}, {"whose", false}, {"contract", false}, {"provider", false},
    {"what", false},   {"key", false},   {"clause", false},   {"officer", false},
};
enum { COLUMNS = sizeof columns / sizeof columns[0], FORTNIGHT = 14 };

struct item {
    day on;
    const char *whose, *contract, *provider, *what, *key, *clause, *officer;
};

struct queue {
    struct arena *arena;
    const char *officer; // only this one's; NULL: all
    day as_at, until;
    struct item *items;
    size_t count, room;
};

// "14d", "2w", "1m", "1y", or a number of days.
static bool read_within(const char *within, day from, day *until, struct status *st)
{
    char *end;
    long number = within[0] >= '0' && within[0] <= '9' ? strtol(within, &end, 10) : -1;
    if (number < 0 || number > 3660 ||
        (*end != '\0' && (end[1] != '\0' || strchr("dwmy", *end) == NULL)))
        return status_fail(
            st, STATUS_USAGE,
            "--within takes days, weeks, months or years, like 14d, 2w, 1m or 1y, not \"%s\".",
            within);
    int count = (int)number;
    *until = *end == 'w'   ? from + 7 * count
             : *end == 'm' ? day_add_months(from, count)
             : *end == 'y' ? day_add_months(from, 12 * count)
                           : from + count;
    return true;
}

static bool not_wanted(const struct queue *queue, const struct standing *row)
{
    return row->ends < queue->as_at ||
           (queue->officer != NULL && strcmp(row->officer, queue->officer) != 0);
}

static bool nothing_due(void *context, const struct standing *row)
{
    const struct queue *queue = context;
    return not_wanted(queue, row) || row->next_due_on == DAY_NONE ||
           row->next_due_on > queue->until;
}

static const char *keep(const struct queue *queue, const char *text)
{
    return arena_strdup(queue->arena, text != NULL ? text : "");
}

static bool visit(void *context, const struct standing *row, const struct evaluation *evaluation,
                  struct status *st)
{
    (void)st;
    struct queue *queue = context;
    for (size_t i = 0; i < evaluation->outcome->due_count && !not_wanted(queue, row); i++) {
        const struct due *due = &evaluation->outcome->dues[i];
        if (due->on > queue->until)
            continue;
        queue->items = arena_room(queue->arena, queue->items, &queue->room, queue->count,
                                  sizeof *queue->items);
        queue->items[queue->count++] = (struct item){
            .on = due->on,
            .whose = keep(queue, due->whose),
            .contract = keep(queue, row->contract_ref),
            .provider = keep(queue, row->provider_name),
            .what = keep(queue, due->what),
            .key = keep(queue, due->key),
            .clause = keep(queue, due->clause),
            .officer = keep(queue, row->officer),
        };
    }
    return true;
}

static int by_day(const void *left, const void *right)
{
    const struct item *a = left, *b = right;
    if (a->on != b->on)
        return a->on < b->on ? -1 : 1;
    int order = strcmp(a->contract, b->contract);
    if (order == 0)
        order = strcmp(a->key, b->key);
    return order != 0 ? order : strcmp(a->what, b->what);
}

static bool write_items(struct session *session, const struct queue *queue, struct status *st)
{
    struct listing listing;
    bool done = listing_begin(&listing, session, columns, COLUMNS, st);
    listing.writer.spare = "officer clause whose";
    for (size_t i = 0; done && i < queue->count; i++) {
        const struct item *item = &queue->items[i];
        char on[DAY_ISO_SIZE];
        const char *cells[COLUMNS] = {day_iso(item->on, on), item->whose,  item->contract,
                                      item->provider,        item->what,   item->key,
                                      item->clause,          item->officer};
        done = listing_add(&listing, cells, st);
    }
    done = done && listing_end(&listing, st);
    listing_release(&listing);
    return done;
}

bool check_due(const struct session *session, struct status *st)
{
    day until;
    const char *within = session->values[FLAG_WITHIN];
    return within == NULL || read_within(within, 0, &until, st);
}

bool command_due(struct session *session, struct status *st)
{
    struct office *office = &session->office;
    struct queue queue = {.officer = session->values[FLAG_OFFICER],
                          .as_at = office->as_at,
                          .until = office->as_at + FORTNIGHT};
    const char *within = session->values[FLAG_WITHIN];
    if (within != NULL && !read_within(within, office->as_at, &queue.until, st))
        return false;
    queue.arena = arena_new();
    const struct walk walk = {.context = &queue, .skip = nothing_due, .visit = visit};
    bool done = walk_contracts(session, NULL, &walk, st);
    if (queue.count > 0)
        qsort(queue.items, queue.count, sizeof *queue.items, by_day);
    struct status late = {0};
    if (!write_items(session, &queue, &late) && done)
        done = status_fail(st, late.code, "%s", status_message(&late));
    status_clear(&late);
    if (done && queue.count == 0)
        session->exit_status = status_exit(STATUS_UNKNOWN);
    arena_free(queue.arena);
    return done;
}
