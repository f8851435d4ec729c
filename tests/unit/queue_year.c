// SPDX-License-Identifier: MIT
// A year of a portfolio, day by day: officers hold and move meetings, serve papers, take in returns and forget things, by chance but always
// the same. On every day the queue is what a fresh computation of every contract gives; nothing is in it twice; what was due yesterday and
// was not dealt with is due today; what is new was seen before its day was over; what was dealt with has gone. 50 contracts for 150 days;
// with TEST_FULL 150 for the whole year.
#include "tests/unit/support/import_fixture.h"

#include <stdlib.h>
#include <string.h>

#include "model/queue.h"
#include "model/records_store.h"
#include "model/standings.h"
#include "tests/rules/support/chance.h"
#include "model/ground/memory.h"

enum { AHEAD = 30, MOST_CONTRACTS = 150 };

static const char *const frameworks[] = {"bristol-homecare", "lancashire-supported-housing",
                                         "birmingham-intervention", "childrens-services",
                                         "inverclyde-poor-performance"};
enum { FRAMEWORKS = sizeof frameworks / sizeof *frameworks };

struct year {
    struct desk *desk;
    struct chance chance;
    day today;
    size_t contracts;
    int64_t ids[MOST_CONTRACTS];
    day ends[MOST_CONTRACTS];
    bool touched[MOST_CONTRACTS]; // somebody did something about it today
    struct arena *arena, *before; // of today's queue and of yesterday's
    int refs;                     // references given so far
    size_t seen, done;
};

static size_t index_of(const struct year *year, int64_t contract)
{
    size_t i = 0;
    while (i < year->contracts && year->ids[i] != contract)
        i++;
    assert_true(i < year->contracts);
    return i;
}

// ---- What officers and providers do ------------------------------------------------------------------------------------------------------

// "state=x;y" with '|' between fields, as record_step wants them.
static bool step(struct year *year, int64_t contract, const char *kind, const char *ref, day date,
                 const char *state, const char *fields)
{
    struct text lines = {0};
    size_t count;
    for (const char *at = fields; *at != '\0'; at++)
        text_add_char(&lines, *at == '|' ? '\n' : *at);
    const struct field *list =
        record_fields_read(arena_strdup(year->arena, text_get(&lines)), year->arena, &count);
    text_release(&lines);
    struct status st = {0};
    bool taken = record_step(&year->desk->office, contract, kind, ref, date, state, list, count,
                             year->arena, NULL, &st);
    if (!taken)
        fail_msg("%s %s cannot be %s: %s", kind, ref, state, status_message(&st));
    year->touched[index_of(year, contract)] = true;
    return taken;
}

static void tell(struct year *year, struct fact_row row)
{
    struct db *db = year->desk->office.db;
    struct fixture *f = year->desk->f;
    const char **texts[] = {&row.kpi,    &row.value,       &row.colour,  &row.instrument,
                            &row.covers, &row.follows,     &row.outcome, &row.answers,
                            &row.note,   &row.accompanies, &row.fields,  &row.ref};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        *texts[i] = *texts[i] != NULL ? *texts[i] : "";
    row.period = row.period != 0 ? row.period : DAY_NONE;
    row.rectify_by = row.rectify_by != 0 ? row.rectify_by : DAY_NONE;
    row.recorded = MOMENT_ALL;
    must(f, db_write_begin(db, &year->desk->office.actor, office_now(&year->desk->office), &f->st));
    must(f, fact_add(db, &row, 0, &f->st));
    must(f, standing_drop(db, row.contract, &f->st));
    must(f, db_write_commit(db, &f->st));
    year->touched[index_of(year, row.contract)] = true;
}

static const char *new_ref(struct year *year, const char *begin)
{
    return arena_printf(year->arena, "%s-%d", begin, ++year->refs);
}

// The state in which a record is now; "" where it has none.
static const char *state_of(struct year *year, int64_t contract, const char *kind, const char *ref)
{
    struct evaluation now;
    struct record_states records;
    must(year->desk->f,
         evaluation_of(&year->desk->office, contract, year->arena, &now, &year->desk->f->st));
    record_states(&now.facts, year->today, MOMENT_ALL, year->arena, &records);
    const struct record_state *record = record_find(&records, kind, ref);
    return record != NULL ? record_now(record) : "";
}

static const char held_with[] = // all that any of the frameworks wants to hear
    "attended=commissioner;main-provider;contract-officer;provider-representative;ccm|"
    "chair=review-chair|result=All agreed";

static void hold(struct year *year, const struct queue_item *item, const char *ref,
                 const char *linked)
{
    step(year, item->contract, item->record, ref, year->today, "held",
         arena_printf(year->arena, "type=%s|%s%s%s", *item->type == 0 ? "plan-visit" : item->type,
                      held_with, *linked != '\0' ? "|linked=" : "", linked));
}

static void meet(struct year *year, const struct queue_item *item)
{
    const char *colon = strchr(item->key, ':');
    int what = chance_between(&year->chance, 1, 10);
    if (*item->ref == '\0') { // due, but not booked
        const char *ref = new_ref(year, "M");
        bool of_plan = text_starts(item->key, "plan-");
        bool counts = item->on <= year->today + 14; // held earlier it would not stand for its day
        if (of_plan || (counts && what <= 5))
            hold(year, item, ref, of_plan ? colon + 1 : "");
        else
            step(year, item->contract, item->record, ref,
                 year->today + chance_between(&year->chance, 1, 20), "planned",
                 arena_printf(year->arena, "type=%s", item->type));
    } else if (what <= 7) {
        hold(year, item, item->ref, "");
    } else if (what == 8) {
        step(year, item->contract, item->record, item->ref, year->today + 7, "planned",
             "why=Nobody could come");
    } else {
        step(year, item->contract, item->record, item->ref, year->today,
             what == 9 ? "missed" : "cancelled", "why=Illness");
    }
}

static void improve(struct year *year, const struct queue_item *item)
{
    const char *state = state_of(year, item->contract, item->record, item->ref);
    if (text_equal(state, "requested"))
        step(year, item->contract, item->record, item->ref, year->today, "received",
             "measures=Rotas|timescale=A month");
    if (text_equal(state, "received"))
        step(year, item->contract, item->record, item->ref, year->today, "agreed", "");
    if (!text_equal(state, "requested"))
        step(year, item->contract, item->record, item->ref, year->today, "met", "finding=Kept");
}

// The KPIs are those that the item names: "Return ...: KPI 2, 3".
static void hand_in(struct year *year, const struct queue_item *item)
{
    const char *at = strstr(item->what, ": KPI ");
    assert_non_null(at);
    at += strlen(": KPI ");
    while (*at != '\0' && strncmp(at, "part", 4) != 0) {
        size_t length = strcspn(at, ",");
        int colour = chance_between(&year->chance, 1, 20);
        tell(year, (struct fact_row){.contract = item->contract,
                                     .kind = "result",
                                     .date = year->today,
                                     .kpi = arena_strndup(year->arena, at, length),
                                     .period = item->period,
                                     .colour = colour == 1   ? "red"
                                               : colour <= 3 ? "amber"
                                                             : "green"});
        at += length;
        at += strspn(at, ", ");
    }
}

static void decide(struct year *year, const struct queue_item *item)
{
    bool warning = text_starts(item->key, "pwn-"), fault = text_starts(item->key, "dn-");
    struct fact_row row = {.contract = item->contract,
                           .date = year->today,
                           .ref = new_ref(year, "D"),
                           .answers = item->key};
    if ((warning || fault) && chance_of(&year->chance, 60)) {
        row.kind = "served";
        row.instrument = warning ? "pwn" : "dn";
    } else {
        row.kind = "decided";
        row.outcome = "waived";
    }
    tell(year, row);
}

// Deals with an item; false: there is nothing that anybody could do but wait.
static bool act(struct year *year, const struct queue_item *item)
{
    static const struct {
        const char *record, *state, *fields;
    } ends[] = {{"action", "done", "result=Done"},
                {"concern", "resolved", "outcome=Settled"},
                {"case", "open", "entry=Spoke to the manager"},
                {"breach-notice", "complied", ""},
                {"placement", "proforma-sent", "checklist=finance;ccm"}};
    if (item->by_mark)
        return queue_mark_done(&year->desk->office, item->contract, item->key, year->today, "Sent",
                               NULL, &year->desk->f->st) == ENTRY_OPEN &&
               (year->touched[index_of(year, item->contract)] = true);
    if (text_equal(item->record, "visit") || text_equal(item->record, "meeting"))
        return meet(year, item), true;
    if (text_equal(item->record, "improvement-plan"))
        return improve(year, item), true;
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        if (text_equal(item->record, ends[i].record))
            return step(year, item->contract, item->record, item->ref, year->today, ends[i].state,
                        ends[i].fields);
    }
    if (item->kind == DUE_RETURN)
        return hand_in(year, item), true;
    if (item->kind == DUE_DETERMINATION)
        return tell(year, (struct fact_row){.contract = item->contract,
                                            .kind = "determined",
                                            .ref = strchr(item->key, ':') + 1,
                                            .date = year->today,
                                            .outcome = "met"}),
               true;
    if (item->kind == DUE_FINDING)
        return decide(year, item), true;
    return false;
}

// What comes by itself.
static void happen(struct year *year)
{
    size_t which = chance_index(&year->chance, year->contracts);
    int64_t id = year->ids[which];
    bool first = chance_of(&year->chance, 50);
    char due[DAY_ISO_SIZE];
    switch (which % FRAMEWORKS) {
    case 0:
        if (first)
            tell(year, (struct fact_row){.contract = id,
                                         .kind = "served",
                                         .ref = new_ref(year, "RAP"),
                                         .date = year->today,
                                         .instrument = "rap",
                                         .covers = "1",
                                         .rectify_by = year->today + 20});
        else
            tell(year, (struct fact_row){.contract = id,
                                         .kind = "never-event",
                                         .ref = new_ref(year, "NE"),
                                         .date = year->today,
                                         .outcome = "inaccurate-plan"});
        break;
    case 1:
        step(year, id, "break", new_ref(year, "B"), year->today, "set",
             year->ends[which] < DAY_NEVER
                 ? arena_printf(year->arena, "on=2020-11-%02d", year->refs % 30 + 1)
                 : "on=2021-12-01");
        break;
    case 2:
        if (first)
            step(year, id, "improvement-plan", new_ref(year, "IP"), year->today, "requested",
                 "failure=Punctuality");
        else
            step(year, id, "action", new_ref(year, "A"), year->today, "open",
                 arena_printf(year->arena, "what=Rotas|owner=R. Hughes|due_by=%s",
                              day_iso(year->today + 60, due)));
        break;
    case 3: {
        const char *ref = new_ref(year, "C");
        step(year, id, "concern", ref, year->today, "logged", "category=quality-care|what=Late");
        step(year, id, "concern", ref, year->today, "under-provider-procedure", "");
        break;
    }
    default:
        step(year, id, "case", new_ref(year, "CASE"), year->today, "open", "examples=delivery");
    }
}

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
            if (due->on > year->today + AHEAD || now.contract.ends < year->today)
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

// "end-90:2020-06-30": what had to be done before a day is asked for no longer once that is over.
static bool over_by_itself(const struct queue_item *item, day today)
{
    const char *colon = strrchr(item->key, ':');
    day target;
    return item->by_mark && colon != NULL && day_parse(colon + 1, &target) && target < today;
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
        size_t which = index_of(year, item->contract);
        if (year->touched[which] || year->ends[which] < year->today)
            continue;
        same = find(now, item->contract, item->key);
        const char *next = arena_printf(year->arena, "determine:%s", item->key);
        bool period_over = item->kind == DUE_PLAN && find(now, item->contract, next) != NULL;
        if (same == NULL && !period_over && !over_by_itself(item, year->today))
            fail_msg("%s: %s of %s was forgotten", iso, item->key, item->contract_ref);
        if (same != NULL && same->on != item->on)
            fail_msg("%s: %s of %s has moved by itself", iso, item->key, item->contract_ref);
    }
    for (size_t i = 0; i < now->count; i++) {
        const struct queue_item *item = &now->items[i];
        if (year->touched[index_of(year, item->contract)] ||
            find(before, item->contract, item->key) != NULL)
            continue;
        year->seen++;
        if (item->on < year->today && !booking_passed(year, before, item->contract))
            fail_msg("%s: %s of %s comes %d days late", iso, item->key, item->contract_ref,
                     item->overdue);
    }
}

// Once dealt with it is due no more, or on another day (what was moved, what comes round again).
static void has_gone(struct year *year, const struct queue_item *item)
{
    struct queue queue = read_queue(year, (struct queue_query){.contract = item->contract});
    for (size_t i = 0; i < queue.count; i++) {
        if (text_equal(queue.items[i].key, item->key) && queue.items[i].on == item->on)
            fail_msg("%s of %s was dealt with and is still due", item->key, item->contract_ref);
    }
    year->done++;
}

static void work(struct year *year, const struct queue *queue)
{
    for (size_t i = 0; i < queue->count; i++) {
        const struct queue_item *item = &queue->items[i];
        int readiness = item->on < year->today ? 15 : item->on == year->today ? 40 : 2;
        if (!year->touched[index_of(year, item->contract)] && chance_of(&year->chance, readiness) &&
            act(year, item))
            has_gone(year, item);
    }
    for (int i = chance_between(&year->chance, 0, 2); i > 0; i--)
        happen(year);
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
                    frameworks[i % FRAMEWORKS],
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
