// SPDX-License-Identifier: MIT
#include "model/queue.h"

#include <stdlib.h>
#include <string.h>

#include "model/cover.h"
#include "model/ground/utf8.h"
#include "model/pending.h"
#include "model/portfolio_fresh.h"
#include "model/rules/house.h"

struct reading {
    struct office *office;
    const struct queue_query *query;
    const char *const *words; // folded, ends with NULL; NULL: none
    struct arena *arena, *scratch;
    struct covers covers; // by which others' contracts count as the officer's
    struct queue *queue;
    size_t room, failed_room;
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

enum queue_group queue_group_of(const struct queue_item *item, day as_at)
{
    day on = item->on;
    if (item->never_late && on <= as_at)
        return item->duty == DUTY_MUST ? QUEUE_OPEN : QUEUE_CONSIDER;
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

const char *queue_item_words(const struct queue_item *item, bool diary, struct arena *arena)
{
    const char *ref = item->kind == DUE_DETERMINATION ? strchr(item->key, ':') : NULL;
    if (ref != NULL)
        return arena_printf(arena, "%s: %s", ref + 1, item->what);
    bool planned = *item->record != '\0' && *item->ref != '\0' && text_equal(item->key, item->ref);
    return diary && planned ? arena_printf(arena, "%s %s", item->what, item->ref) : item->what;
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

static bool wants(const struct reading *reading, const struct contract_due *row, enum due_kind kind)
{
    const struct queue_query *query = reading->query;
    const struct pending_due *due = &row->due;
    day as_at = reading->office->as_at;
    return cover_counts(&reading->covers, query->officer, row->officer,
                        due->on > as_at ? due->on : as_at) &&
           due->on <= query->until && due->on >= query->from &&
           (query->kinds == 0 || (query->kinds & 1U << kind) != 0) &&
           has_words(reading->words, row->provider_name, row->provider_ref, row->contract_ref,
                     due->what);
}

// ---- Collecting -------------------------------------------------------------------------------------------------------------------------

// Takes a due item over if it is wanted. Its texts must live as long as the queue; *out is the new item, or NULL.
static bool add_item(struct reading *reading, const struct contract_due *row,
                     struct queue_item **out, struct status *st)
{
    struct queue *queue = reading->queue;
    const struct pending_due *due = &row->due;
    day as_at = reading->office->as_at;
    enum due_kind kind;
    *out = NULL;
    if (!due_kind_parse(due->kind, &kind))
        return status_fail(st, STATUS_DATA,
                           "What is kept of %s cannot be read. contractmon doctor --rebuild "
                           "makes it anew.",
                           row->contract_ref);
    if (!wants(reading, row, kind))
        return true;
    queue->items = arena_room(reading->arena, queue->items, &reading->room, queue->count,
                              sizeof *queue->items);
    *out = &queue->items[queue->count++];
    **out = (struct queue_item){
        .on = due->on,
        .overdue = due->on < as_at && !due->never_late ? as_at - due->on : 0,
        .kind = kind,
        .ours = due_is_ours(due->whose),
        .whose = due->whose,
        .what = due->what,
        .key = due->key,
        .clause = due->clause,
        .why = due->why,
        .provenance = (enum provenance)due->provenance,
        .duty = (enum duty)due->duty,
        .record = due->record,
        .ref = due->ref,
        .type = due->type,
        .about = due->about,
        .period = due->period,
        .by_mark = due->by_mark,
        .never_late = due->never_late,
        .contract = row->contract,
        .provider = row->provider,
        .contract_ref = row->contract_ref,
        .provider_name = row->provider_name,
        .provider_ref = row->provider_ref,
        .framework = row->framework,
        .officer = row->officer,
        .zone = row->zone,
        .rag = row->rag,
    };
    return true;
}

static void add_failure(struct reading *reading, const struct standing *row, struct status *why)
{
    struct queue *queue = reading->queue;
    queue->failed = arena_room(reading->arena, queue->failed, &reading->failed_room,
                               queue->failed_count, sizeof *queue->failed);
    queue->failed[queue->failed_count++] =
        (struct queue_failure){arena_strdup(reading->arena, row->contract_ref),
                               arena_strdup(reading->arena, status_message(why))};
    status_clear(why);
}

static bool add_kept(struct reading *reading, const struct pending_query *query, struct status *st)
{
    struct contract_dues kept;
    struct queue_item *item;
    bool done = pending_dues(reading->office->db, query, reading->arena, &kept, st);
    for (size_t i = 0; done && i < kept.count; i++)
        done = add_item(reading, &kept.rows[i], &item, st);
    return done;
}

// ---- Working out what the cache does not say ------------------------------------------------------------------------------------------------

static bool work_out(struct reading *reading, const struct standing *row, struct status *st)
{
    struct evaluation evaluation;
    struct status why = {0};
    struct pending pending;
    bool done = true;
    if (!evaluation_of(reading->office, row->contract, reading->scratch, &evaluation, &why)) {
        add_failure(reading, row, &why);
        return true;
    }
    pending_of(&evaluation, reading->scratch, &pending);
    for (size_t i = 0; done && i < pending.due_count; i++) {
        const struct contract_due due = {
            .due = pending.dues[i],
            .contract = row->contract,
            .provider = row->provider,
            .contract_ref = row->contract_ref,
            .provider_name = row->provider_name,
            .provider_ref = row->provider_ref,
            .framework = row->framework,
            .officer = row->officer,
            .zone = row->zone,
            .rag = (int)evaluation.outcome->rag,
        };
        struct queue_item *item;
        done = add_item(reading, &due, &item, st);
        if (item != NULL)
            *item = queue_item_copy(item, reading->arena);
    }
    return done;
}

static bool work_out_rest(struct reading *reading, const struct pending_query *query,
                          struct status *st)
{
    const struct queue_query *wanted = reading->query;
    struct standing_ids ids;
    struct arena *arena = arena_new();
    bool done = pending_missing(reading->office->db, query, arena, &ids, st);
    size_t most =
        wanted->most > 0 && !query->anew && wanted->most < ids.count ? wanted->most : ids.count;
    for (size_t i = 0; done && i < most; i++) {
        struct standing row;
        arena_reset(reading->scratch);
        done = standing_row(reading->office->db, ids.ids[i], reading->scratch, &row, st) &&
               work_out(reading, &row, st);
    }
    reading->queue->left = ids.count - most;
    arena_free(arena);
    return done;
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

bool queue_read(struct office *office, const struct queue_query *query, struct arena *arena,
                struct queue *out, struct status *st)
{
    const struct pending_query pending = {
        .as_at = office->as_at,
        .ends_from = day_add_months(office->as_at, -HOUSE_MONTHS_AFTER_END) - 1,
        .from = query->from,
        .until = query->until,
        .officer = query->officer,
        .covering = query->covering,
        .provider = query->provider,
        .contract = query->contract,
        .anew = !standings_hold(office),
    };
    *out = (struct queue){0};
    struct reading reading = {.office = office, .query = query, .arena = arena, .queue = out};
    if (!office_read_begin(office, st))
        return false;
    reading.scratch = arena_new();
    reading.words = query->words != NULL ? fold_words(query->words, arena) : NULL;
    bool covers = query->officer != NULL && query->covering;
    bool done = (!covers || covers_ahead(office, query->officer, arena, &reading.covers, st)) &&
                (pending.anew || add_kept(&reading, &pending, st)) &&
                work_out_rest(&reading, &pending, st);
    office_read_end(office);
    arena_free(reading.scratch);
    if (done && out->count > 0)
        qsort(out->items, out->count, sizeof *out->items, by_day);
    if (done && out->failed_count > 0)
        qsort(out->failed, out->failed_count, sizeof *out->failed, by_contract);
    return done;
}
