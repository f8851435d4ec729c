// SPDX-License-Identifier: MIT
#include "model/queue.h"

#include <stdlib.h>
#include <string.h>

#include "model/ground/utf8.h"
#include "model/portfolio_fresh.h"

enum { CHUNK = 512 }; // rows of standings read at once

struct reading {
    struct office *office;
    const struct queue_query *query;
    const char *const *words; // folded, ends with NULL; NULL: none
    struct arena *arena, *scratch;
    struct queue *queue;
    size_t room, failed_room, worked_out;
};

static const char *const group_words[QUEUE_GROUP_COUNT] = {
#define QUEUE_GROUP_WORD(name, words) [QUEUE_##name] = (words),
    QUEUE_GROUPS(QUEUE_GROUP_WORD)
#undef QUEUE_GROUP_WORD
};

const char *queue_group_words(enum queue_group group)
{
    return group_words[group];
}

enum queue_group queue_group_of(day on, day as_at)
{
    return on < as_at         ? QUEUE_OVERDUE
           : on == as_at      ? QUEUE_TODAY
           : on <= as_at + 7  ? QUEUE_WEEK
           : on <= as_at + 30 ? QUEUE_MONTH
                              : QUEUE_LATER;
}

struct queue_item queue_item_copy(const struct queue_item *item, struct arena *arena)
{
    struct queue_item copy = *item;
    const char **texts[] = {
        &copy.whose,         &copy.what,         &copy.key,       &copy.clause,  &copy.why,
        &copy.record,        &copy.ref,          &copy.type,      &copy.about,   &copy.contract_ref,
        &copy.provider_name, &copy.provider_ref, &copy.framework, &copy.officer, &copy.zone,
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        *texts[i] = arena_strdup(arena, *texts[i] != NULL ? *texts[i] : "");
    return copy;
}

// ---- What is wanted ----------------------------------------------------------------------------------------------------------------

static const char *const *fold_words(const char *words, struct arena *arena)
{
    struct text folded = {0};
    const char **list = ARENA_ARRAY(arena, strlen(words) / 2 + 2, const char *);
    size_t count = 0;
    utf8_fold(words, &folded);
    for (const char *at = text_get(&folded); *at != '\0';) {
        size_t length = strcspn(at, " ");
        if (length > 0)
            list[count++] = arena_strndup(arena, at, length);
        at += length + (at[length] == ' ');
    }
    list[count] = NULL;
    text_release(&folded);
    return list;
}

// Folded words, ends with NULL; NULL: none.
static bool has_words(const char *const *words, const char *provider, const char *provider_ref,
                      const char *contract_ref, const char *what)
{
    if (words == NULL || words[0] == NULL)
        return true;
    struct text all = {0}, folded = {0};
    text_printf(&all, "%s %s %s %s", provider, provider_ref, contract_ref, what);
    utf8_fold(text_get(&all), &folded);
    bool found = true;
    for (const char *const *word = words; found && *word != NULL; word++)
        found = strstr(text_get(&folded), *word) != NULL;
    text_release(&all);
    text_release(&folded);
    return found;
}

bool queue_item_has(const struct queue_item *item, const char *words)
{
    struct arena *arena = arena_new();
    bool found = has_words(fold_words(words, arena), item->provider_name, item->provider_ref,
                           item->contract_ref, item->what);
    arena_free(arena);
    return found;
}

static bool wants_contract(const struct reading *reading, const struct standing *row)
{
    const struct queue_query *query = reading->query;
    return row->contract != 0 && row->ends >= reading->office->as_at &&
           (query->provider == 0 || row->provider == query->provider) &&
           (query->contract == 0 || row->contract == query->contract);
}

// The cache says so, and holds.
static bool nothing_due(const struct reading *reading, const struct standing *row)
{
    return !standing_is_stale(reading->office, row) &&
           (row->next_due_on == DAY_NONE || row->next_due_on > reading->query->until);
}

static bool wants(const struct reading *reading, const struct standing *row, const struct due *due)
{
    const struct queue_query *query = reading->query;
    return due->on <= query->until && due->on >= query->from &&
           (query->kinds == 0 || (query->kinds & 1U << due->kind) != 0) &&
           has_words(reading->words, row->provider_name, row->provider_ref, row->contract_ref,
                     due->what);
}

// ---- Working out -----------------------------------------------------------------------------------------------------------------------

static const char *keep(const struct reading *reading, const char *text)
{
    return arena_strdup(reading->arena, text != NULL ? text : "");
}

static void add_item(struct reading *reading, const struct standing *row, const struct due *due)
{
    struct queue *queue = reading->queue;
    day as_at = reading->office->as_at;
    queue->items = arena_room(reading->arena, queue->items, &reading->room, queue->count,
                              sizeof *queue->items);
    queue->items[queue->count++] = (struct queue_item){
        .on = due->on,
        .overdue = due->on < as_at ? as_at - due->on : 0,
        .kind = due->kind,
        .ours = due_is_ours(due),
        .whose = keep(reading, due->whose),
        .what = keep(reading, due->what),
        .key = keep(reading, due->key),
        .clause = keep(reading, due->clause),
        .why = keep(reading, due->why),
        .provenance = due->provenance,
        .duty = due->duty,
        .record = keep(reading, due->record),
        .ref = keep(reading, due->ref),
        .type = keep(reading, due->type),
        .about = keep(reading, due->about),
        .period = due->kind == DUE_RETURN && due->period != 0 ? due->period : DAY_NONE,
        .by_mark = due->by_mark,
        .contract = row->contract,
        .provider = row->provider,
        .contract_ref = row->contract_ref, // rows live in the arena
        .provider_name = row->provider_name,
        .provider_ref = row->provider_ref,
        .framework = row->framework,
        .officer = row->officer,
        .zone = row->zone,
        .rag = row->rag,
    };
}

static void add_failure(struct reading *reading, const struct standing *row, struct status *why)
{
    struct queue *queue = reading->queue;
    queue->failed = arena_room(reading->arena, queue->failed, &reading->failed_room,
                               queue->failed_count, sizeof *queue->failed);
    queue->failed[queue->failed_count++] =
        (struct queue_failure){row->contract_ref, keep(reading, status_message(why))};
    status_clear(why);
}

static void work_out(struct reading *reading, struct standing *row)
{
    struct evaluation evaluation;
    struct status why = {0};
    arena_reset(reading->scratch);
    reading->worked_out++;
    if (!evaluation_of(reading->office, row->contract, reading->scratch, &evaluation, &why)) {
        add_failure(reading, row, &why);
        return;
    }
    row->rag = (int)evaluation.outcome->rag;
    for (size_t i = 0; i < evaluation.outcome->due_count; i++) {
        const struct due *due = &evaluation.outcome->dues[i];
        if (wants(reading, row, due))
            add_item(reading, row, due);
    }
}

static int by_day(const void *left, const void *right)
{
    const struct queue_item *a = left, *b = right;
    if (a->on != b->on)
        return a->on < b->on ? -1 : 1;
    int order = strcmp(a->contract_ref, b->contract_ref);
    if (order == 0)
        order = strcmp(a->key, b->key);
    return order != 0 ? order : strcmp(a->what, b->what);
}

static int by_contract(const void *left, const void *right)
{
    const struct queue_failure *a = left, *b = right;
    return strcmp(a->contract_ref, b->contract_ref);
}

// What is later than the last contract that was looked at may lack others' items: it is left for the next reading.
static void settle(struct reading *reading)
{
    struct queue *queue = reading->queue;
    if (queue->count > 0)
        qsort(queue->items, queue->count, sizeof *queue->items, by_day);
    if (queue->failed_count > 0)
        qsort(queue->failed, queue->failed_count, sizeof *queue->failed, by_contract);
    while (queue->more && queue->count > 0 &&
           queue->items[queue->count - 1].on > queue->complete_to)
        queue->count--;
}

// ---- Walking over the portfolio: by what is due next, so that it can stop early ---------------------------------------------------------

// Whether the contracts still to come have nothing within the query, given that none of the rows is old.
static bool past(const struct reading *reading, const struct standing *row, bool all_hold)
{
    return all_hold && row->contract != 0 &&
           (row->next_due_on == DAY_NONE || row->next_due_on > reading->query->until);
}

static bool enough(struct reading *reading, const struct standing *row, bool all_hold)
{
    const struct queue_query *query = reading->query;
    if (query->most == 0 || !all_hold || reading->worked_out < query->most)
        return false;
    reading->queue->more = true;
    reading->queue->complete_to = row->next_due_on - 1;
    return true;
}

static bool walk(struct reading *reading, bool all_hold, struct status *st)
{
    const struct standing_query query = {.sort = SORT_DUE,
                                         .officer = reading->query->officer,
                                         .covering = reading->query->covering,
                                         .as_at = reading->office->as_at,
                                         .rag = -1};
    size_t offset = 0;
    struct standings chunk;
    bool over = false;
    do {
        if (!standing_page(reading->office->db, &query, offset, CHUNK, reading->arena, &chunk, st))
            return false;
        for (size_t i = 0; i < chunk.count && !over; i++) {
            struct standing *row = &chunk.rows[i];
            over = past(reading, row, all_hold);
            if (over || !wants_contract(reading, row) || nothing_due(reading, row))
                continue;
            over = enough(reading, row, all_hold);
            if (!over)
                work_out(reading, row);
        }
        offset += chunk.count;
    } while (chunk.count == CHUNK && !over);
    return true;
}

static bool all_rows_hold(const struct office *office, bool *out, struct status *st)
{
    const struct standing_query all = {.as_at = office->as_at, .rag = -1};
    struct standing_counts counts;
    *out = false;
    if (!office_live(office) || !office->cache_holds)
        return true;
    if (!standing_count(office->db, &all, &counts, st))
        return false;
    *out = counts.stale == 0;
    return true;
}

bool queue_read(struct office *office, const struct queue_query *query, struct arena *arena,
                struct queue *out, struct status *st)
{
    *out = (struct queue){.complete_to = DAY_NEVER};
    struct reading reading = {.office = office, .query = query, .arena = arena, .queue = out};
    if (!office_read_begin(office, st))
        return false;
    reading.scratch = arena_new();
    reading.words = query->words != NULL ? fold_words(query->words, arena) : NULL;
    bool all_hold = false;
    bool done = all_rows_hold(office, &all_hold, st) && walk(&reading, all_hold, st);
    office_read_end(office);
    arena_free(reading.scratch);
    if (done)
        settle(&reading);
    return done;
}
