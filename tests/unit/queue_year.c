// SPDX-License-Identifier: MIT
// A year of a portfolio, day by day: officers hold and move meetings, serve papers, take in returns and forget things, by chance but always
// the same. On every day the queue is what a fresh computation of every contract gives; nothing is in it twice; what was due yesterday and
// was not dealt with is due today; what is new was seen before its day was over; what was dealt with has gone. 50 contracts for 150 days;
// with TEST_FULL 150 for the whole year.
#include "tests/unit/support/year.h"

#include <stdlib.h>
#include <string.h>

#include "model/standings.h"
#include "model/ground/memory.h"

enum { AHEAD = 30 };

// ---- What is true on every day ------------------------------------------------------------------------------------------------------------

static struct queue read_queue(struct year *year, struct queue_query query)
{
    struct queue queue;
    query.from = DAY_NONE;
    query.until = year->today + AHEAD;
    must(year->desk->f,
         queue_read(&year->desk->office, &query, year->arena, &queue, &year->desk->f->st));
    assert_int_equal(queue.failed_count, 0);
    return queue;
}

static int by_name(const void *left, const void *right)
{
    const struct queue_item *a = left, *b = right;
    if (a->contract != b->contract)
        return a->contract < b->contract ? -1 : 1;
    return strcmp(a->key, b->key);
}

static const struct queue_item *find(const struct queue *queue, int64_t contract, const char *key)
{
    const struct queue_item wanted = {.contract = contract, .key = key};
    return queue->count > 0
               ? bsearch(&wanted, queue->items, queue->count, sizeof *queue->items, by_name)
               : NULL;
}

// Sorts by name; fails where one is there twice.
static void none_twice(const struct year *year, struct queue *queue)
{
    char iso[DAY_ISO_SIZE];
    if (queue->count > 1)
        qsort(queue->items, queue->count, sizeof *queue->items, by_name);
    for (size_t i = 1; i < queue->count; i++) {
        if (by_name(&queue->items[i - 1], &queue->items[i]) == 0)
            fail_msg("%s: %s of %s is due twice", day_iso(year->today, iso), queue->items[i].key,
                     queue->items[i].contract_ref);
    }
}

// The queue against every contract worked out anew, whatever is kept for lists.
static void as_worked_out(struct year *year, const struct queue *queue)
{
    struct arena *arena = arena_new();
    size_t count = 0;
    char iso[DAY_ISO_SIZE];
    for (size_t i = 0; i < year->contracts; i++) {
        struct evaluation now;
        arena_reset(arena);
        must(year->desk->f,
             evaluation_of(&year->desk->office, year->ids[i], arena, &now, &year->desk->f->st));
        for (size_t j = 0; j < now.outcome->due_count; j++) {
            const struct due *due = &now.outcome->dues[j];
            if (due->on > year->today + AHEAD)
                continue;
            const struct queue_item *item = find(queue, year->ids[i], due->key);
            count++;
            if (item == NULL || item->on != due->on)
                fail_msg("%s: %s of %s is not in the queue as it is due", day_iso(year->today, iso),
                         due->key, now.contract.ref);
        }
    }
    if (count != queue->count)
        fail_msg("%s: %zu are due, the queue has %zu", day_iso(year->today, iso), count,
                 queue->count);
    arena_free(arena);
}

// A review that was missed is told with the others that were: "missed since then: 15 November 2020, 15 February 2021".
static bool told_with_others(const struct queue_item *item, const struct queue *now)
{
    struct text on = {0};
    const char *colon = strrchr(item->key, ':');
    day review = item->on;
    bool told = false, data = text_starts(item->key, "review-"); // what is handed in for it
    if (colon != NULL && day_parse(colon + 1, &review))
        day_print(review, false, &on);
    for (size_t i = 0; i < now->count; i++) {
        const struct queue_item *other = &now->items[i];
        told = told || (other->contract == item->contract && on.length > 0 &&
                        (data ? strstr(other->type, "-review") != NULL
                              : *item->type != '\0' && text_equal(other->type, item->type)) &&
                        other->on < review && strstr(other->why, text_get(&on)) != NULL);
    }
    text_release(&on);
    return told;
}

// Whether another item stands for one whose day is over: the last task before a break for those before it, this year's anniversary for last
// year's ("pmf-version:2020-06-02"), the end of the contract for all.
static bool stood_for(const struct year *year, const struct queue_item *item,
                      const struct queue *now)
{
    if (*item->about != '\0' && find(now, item->contract, item->about) != NULL)
        return true; // it was booked too late, and now that day has come
    size_t kind = strcspn(item->key, ":0123456789");
    const char *colon = strrchr(item->key, ':');
    day target = DAY_NEVER;
    bool ended = year->ends[year_index(year, item->contract)] < year->today;
    bool over =
        item->by_mark && colon != NULL && day_parse(colon + 1, &target) && target < year->today;
    for (size_t i = 0; i < now->count && (over || ended); i++) {
        const struct queue_item *other = &now->items[i];
        if (other->contract == item->contract &&
            (ended ? text_starts(other->key, DUE_ENDED_KEY)
                   : other->by_mark && strncmp(other->key, item->key, kind) == 0 &&
                         other->on >= item->on))
            return true;
    }
    return false;
}

// A day was booked and has passed without anything being said of it: what it was booked for is due again.
static bool booking_passed(const struct year *year, const struct queue *before, int64_t contract)
{
    for (size_t i = 0; i < before->count; i++) {
        const struct queue_item *item = &before->items[i];
        if (item->contract == contract && *item->ref != '\0' && item->on == year->today - 1 &&
            (text_equal(item->record, "visit") || text_equal(item->record, "meeting")))
            return true;
    }
    return false;
}

// Between two days on which nobody did anything about a contract.
static void none_forgotten(struct year *year, const struct queue *before, const struct queue *now)
{
    char iso[DAY_ISO_SIZE];
    day_iso(year->today, iso);
    for (size_t i = 0; i < before->count; i++) {
        const struct queue_item *item = &before->items[i], *same;
        size_t which = year_index(year, item->contract);
        if (year->touched[which])
            continue;
        same = find(now, item->contract, item->key);
        const char *next = arena_printf(year->arena, "determine:%s", item->key);
        bool period_over = item->kind == DUE_PLAN && find(now, item->contract, next) != NULL;
        if (same == NULL && !period_over && !stood_for(year, item, now) &&
            !told_with_others(item, now))
            fail_msg("%s: %s of %s was forgotten", iso, item->key, item->contract_ref);
        if (same != NULL && same->on != item->on)
            fail_msg("%s: %s of %s has moved by itself", iso, item->key, item->contract_ref);
    }
    for (size_t i = 0; i < now->count; i++) {
        const struct queue_item *item = &now->items[i];
        if (year->touched[year_index(year, item->contract)] ||
            find(before, item->contract, item->key) != NULL)
            continue;
        year->seen++;
        if (item->on < year->today && !booking_passed(year, before, item->contract))
            fail_msg("%s: %s of %s comes %d days late", iso, item->key, item->contract_ref,
                     item->overdue);
    }
}

// Once dealt with it is due no more, or on another day (what was moved, what comes round again), or it says what has come of it.
static void has_gone(struct year *year, const struct queue_item *item)
{
    struct queue queue = read_queue(year, (struct queue_query){.contract = item->contract});
    for (size_t i = 0; i < queue.count; i++) {
        if (text_equal(queue.items[i].key, item->key) && queue.items[i].on == item->on &&
            text_equal(queue.items[i].what, item->what))
            fail_msg("%s: %s of %s was dealt with and is still due: %s", queue.items[i].what,
                     item->key, item->contract_ref, queue.items[i].why);
    }
    year->done++;
    year->done_of[item->kind]++;
}

static void work(struct year *year, const struct queue *queue)
{
    for (size_t i = 0; i < queue->count; i++) {
        const struct queue_item *item = &queue->items[i];
        int readiness = item->on < year->today ? 15 : item->on == year->today ? 40 : 2;
        if (!year->touched[year_index(year, item->contract)] &&
            chance_of(&year->chance, readiness) && year_act(year, item))
            has_gone(year, item);
    }
    for (int i = chance_between(&year->chance, 0, 2); i > 0; i--)
        year_happen(year);
}

// ---- The year -------------------------------------------------------------------------------------------------------------------------------

static void found(struct year *year, size_t contracts)
{
    struct text file = {0};
    text_add(&file, "ref,title,provider_ref,provider,framework,starts,ends,officer\n");
    for (size_t i = 0; i < contracts; i++) {
        char starts[DAY_ISO_SIZE];
        year->ends[i] = chance_of(&year->chance, 20) ? on("2020-11-30") : DAY_NEVER;
        text_printf(&file, "K-%zu,,P-%zu,Provider %zu,%s,%s,%s,jsmith\n", i, i, i,
                    year_frameworks[i % YEAR_FRAMEWORKS],
                    day_iso(on("2019-04-01") + chance_between(&year->chance, 0, 365), starts),
                    year->ends[i] < DAY_NEVER ? "2020-11-30" : "");
    }
    struct import_report report = import_text(year->desk, "contracts", text_get(&file));
    import_report_release(&report);
    text_release(&file);
    year->contracts = contracts;
    for (size_t i = 0; i < contracts; i++) {
        year->ids[i] = contract_id(year->desk->office.db, arena_printf(year->arena, "K-%zu", i));
        assert_int_not_equal(year->ids[i], 0);
    }
}

static void turn_page(struct year *year, day today)
{
    char iso[DAY_ISO_SIZE];
    struct arena *old = year->before;
    year->before = year->arena;
    year->arena = old;
    arena_reset(year->arena);
    year->today = year->desk->office.today = year->desk->office.as_at = today;
    assert_int_equal(setenv("CONTRACTMON_NOW", day_iso(today, iso), 1), 0);
}

static void a_year_day_by_day(void **state)
{
    bool full = getenv("TEST_FULL") != NULL;
    struct year *year = xcalloc(1, sizeof *year);
    *year = (struct year){
        .desk = *state, .chance = {2020}, .arena = arena_new(), .before = arena_new()};
    struct queue before = {0};
    turn_page(year, on("2020-04-01"));
    found(year, full ? MOST_CONTRACTS : 50);
    day last = on("2020-04-01") + (full ? 365 : 150);
    for (day today = on("2020-04-01"); today <= last; today++) {
        turn_page(year, today);
        size_t left;
        if (chance_of(&year->chance, 50)) // as refresh does by night, or an officer who looks
            must(year->desk->f,
                 standings_refresh(&year->desk->office, 1000, &left, &year->desk->f->st));
        struct queue queue = read_queue(year, (struct queue_query){0});
        none_twice(year, &queue);
        as_worked_out(year, &queue);
        if (today > on("2020-04-01"))
            none_forgotten(year, &before, &queue);
        memset(year->touched, 0, sizeof year->touched);
        work(year, &queue);
        before = queue;
    }
    assert_true(year->done_of[DUE_VARIATION] > 0 && year->done_of[DUE_SUSPENSION] > 0);
    print_message("%zu items came, %zu were dealt with\n", year->seen, year->done);
    assert_true(year->seen > year->contracts && year->done > 3 * year->contracts);
    arena_free(year->arena);
    arena_free(year->before);
    free(year);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_year_day_by_day, import_setup, import_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
