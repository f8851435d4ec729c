// SPDX-License-Identifier: MIT
// The work queue: every sort of item that the frameworks bring, whose turn it is, what deals with it; filters, order, reading in parts; and
// that an item goes when it is done.
#include "tests/unit/support/import_fixture.h"

#include <string.h>

#include "model/ground/text.h"
#include "model/queue.h"
#include "model/records_store.h"

static const char contracts[] =
    "ref,title,provider_ref,provider,framework,starts,ends,officer\n"
    "OC-1,Day care,P-1,Acorn Care,birmingham-intervention,2026-04-01,,jsmith\n"
    "BR-1,Care at home,P-2,Birch Care,inverclyde-poor-performance,2026-04-01,,jsmith\n"
    "LA-1,Elm Court,P-3,Cedar Care,lancashire-supported-housing,2020-05-15,2030-03-31,mjones\n"
    "HC-1,Zone 3,P-4,T\xc5\xb7 Gwyn Care,bristol-homecare,2026-04-01,,mjones\n"
    "CH-1,Fostering,P-5,Elder Care,childrens-services,2026-04-01,,\n";

static int64_t id_of(struct desk *desk, const char *ref)
{
    int64_t id = contract_id(desk->office.db, ref);
    assert_int_not_equal(id, 0);
    return id;
}

static void step(struct desk *desk, const char *contract, const char *kind, const char *ref,
                 const char *date, const char *state, const char *fields)
{
    size_t count = 0;
    struct text lines = {0};
    for (const char *at = fields; *at != '\0'; at++)
        text_add_char(&lines, *at == ';' ? '\n' : *at);
    const struct field *list =
        record_fields_read(arena_strdup(desk->f->arena, text_get(&lines)), desk->f->arena, &count);
    text_release(&lines);
    must(desk->f, record_step(&desk->office, id_of(desk, contract), kind, ref, on(date), state,
                              list, count, desk->f->arena, NULL, &desk->f->st));
}

static struct queue read_queue(struct desk *desk, const char *as_at, struct queue_query query)
{
    struct queue queue;
    desk->office.as_at = desk->office.today = on(as_at);
    must(desk->f, queue_read(&desk->office, &query, desk->f->arena, &queue, &desk->f->st));
    return queue;
}

static struct queue all_due(struct desk *desk, const char *as_at)
{
    return read_queue(desk, as_at, (struct queue_query){.from = DAY_NONE, .until = DAY_NEVER});
}

static const struct queue_item *item_of(const struct queue *queue, const char *contract,
                                        const char *key)
{
    for (size_t i = 0; i < queue->count; i++) {
        if (text_equal(queue->items[i].contract_ref, contract) &&
            text_equal(queue->items[i].key, key))
            return &queue->items[i];
    }
    return NULL;
}

static void tell_fact(struct desk *desk, struct fact_row row)
{
    struct db *db = desk->office.db;
    const char **texts[] = {&row.kpi,    &row.value,       &row.colour,  &row.instrument,
                            &row.covers, &row.follows,     &row.outcome, &row.answers,
                            &row.note,   &row.accompanies, &row.fields};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        *texts[i] = *texts[i] != NULL ? *texts[i] : "";
    row.period = DAY_NONE;
    row.rectify_by = row.rectify_by != 0 ? row.rectify_by : DAY_NONE;
    row.recorded = MOMENT_ALL;
    must(desk->f, db_write_begin(db, &desk->office.actor, office_now(&desk->office), &desk->f->st));
    must(desk->f, fact_add(db, &row, 0, &desk->f->st));
    must(desk->f, standing_drop(db, row.contract, &desk->f->st));
    must(desk->f, db_write_commit(db, &desk->f->st));
}

static void tell(struct desk *desk)
{
    static const struct {
        const char *contract, *kind, *ref, *date, *state, *fields;
    } steps[] = {
        {"OC-1", "improvement-plan", "IP-1", "2027-05-04", "requested", "failure=Late calls"},
        {"OC-1", "action", "A-1", "2027-05-10", "open",
         "what=Send the rota;owner=R. Hughes;whose=provider;due_by=2027-06-01"},
        {"OC-1", "breach-notice", "BN-1", "2027-05-11", "served",
         "deficiency=Rotas;action=Keep them;comply_by=2027-06-30"},
        {"BR-1", "case", "CASE-1", "2027-05-01", "open", "examples=delivery"},
        {"LA-1", "break", "B-1", "2020-05-15", "set", "on=2028-04-01;notice_by=2027-10-01"},
        {"HC-1", "visit", "V-1", "2027-06-08", "planned", "type=qa-visit"},
        {"HC-1", "meeting", "E-1", "2027-05-27", "planned", "type=emergency-meeting"},
    };
    for (size_t i = 0; i < sizeof steps / sizeof *steps; i++)
        step(desk, steps[i].contract, steps[i].kind, steps[i].ref, steps[i].date, steps[i].state,
             steps[i].fields);
    tell_fact(desk, (struct fact_row){.contract = id_of(desk, "HC-1"),
                                      .kind = "never-event",
                                      .ref = "NE-1",
                                      .date = on("2027-05-19"),
                                      .outcome = "handing-back"});
    tell_fact(desk, (struct fact_row){.contract = id_of(desk, "HC-1"),
                                      .kind = "served",
                                      .ref = "RAP-1",
                                      .date = on("2027-02-01"),
                                      .instrument = "rap",
                                      .covers = "7",
                                      .rectify_by = on("2027-05-01")});
    tell_fact(desk, (struct fact_row){.contract = id_of(desk, "HC-1"),
                                      .kind = "served",
                                      .ref = "PWN-1",
                                      .date = on("2027-05-20"),
                                      .instrument = "pwn",
                                      .answers = "pwn-never:NE-1",
                                      .fields = "received=2027-05-21\nreply_by=2027-06-04"});
}

static void every_sort_of_item_is_there(void **state)
{
    struct desk *desk = *state;
    static const struct {
        const char *contract, *key, *on;
        enum due_kind kind;
        const char *whose, *record, *ref, *type;
        bool by_mark;
        const char *why; // begins with, or NULL
    } rows[] = {
        {"OC-1", "plan-received:IP-1", "2027-05-18", DUE_PLAN, "provider", "improvement-plan",
         "IP-1", "", false, "Tue 4 May 2027 + 10 working days"},
        {"OC-1", "action-done:A-1", "2027-06-01", DUE_ACTION, "provider", "action", "A-1", "",
         false, NULL},
        {"OC-1", "breach-terms:BN-1", "2027-06-30", DUE_NOTICE, "provider", "breach-notice", "BN-1",
         "", false, NULL},
        {"OC-1", "plan-visit:IP-1", "2027-07-17", DUE_PLAN, "council", "visit", "", "", false,
         NULL},
        {"OC-1", "plan-review:IP-1", "2027-06-17", DUE_PLAN, "council", "meeting", "",
         "plan-review", false, NULL},
        {"BR-1", "timeline-update:CASE-1", "2027-05-29", DUE_CASE, "council", "case", "CASE-1", "",
         false, NULL},
        {"LA-1", "break-180:B-1:2027-10-01", "2027-04-04", DUE_CONTRACT, "council", "", "", "",
         true, "Fri 1 October 2027 - 180 days = Sun 4 April 2027"},
        {"LA-1", "break-0:B-1:2027-10-01", "2027-10-01", DUE_CONTRACT, "council", "", "", "", true,
         "By that day itself, Fri 1 October 2027"},
        {"LA-1", "ended:2030-03-31", "2030-03-31", DUE_CONTRACT, "council", "", "", "", true, NULL},
        {"LA-1", "site-visit:2021-05-15", "2021-05-15", DUE_VISIT, "council", "visit", "",
         "site-visit", false, "Every 12 months from the start of the contract"},
        {"HC-1", "V-1", "2027-06-08", DUE_VISIT, "council", "visit", "V-1", "qa-visit", false,
         NULL},
        {"HC-1", "E-1", "2027-05-27", DUE_MEETING, "council", "meeting", "E-1", "emergency-meeting",
         false, NULL},
        {"HC-1", "contract-meeting:2026-07-01", "2026-07-01", DUE_REVIEW, "council", "meeting", "",
         "contract-meeting", false, "Every 3 months from the start of the contract"},
        {"HC-1", "determine:RAP-1", "2027-05-02", DUE_DETERMINATION, "council", "", "", "", false,
         NULL},
        {"HC-1", "reply:PWN-1", "2027-06-04", DUE_NOTICE, "provider", "", "", "", true, NULL},
        {"HC-1", "pmf-version:2028-04-01", "2028-04-01", DUE_FRAMEWORK, "council", "", "", "", true,
         NULL},
        {"CH-1", "review-return:2026-10-01", "2026-10-01", DUE_DEVELOPMENT, "provider", "", "", "",
         true, NULL},
    };
    takes(desk, "contracts", contracts, 10, 0, 0);
    tell(desk);
    struct queue queue = all_due(desk, "2027-05-24");
    assert_int_equal(queue.failed_count, 0);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const struct queue_item *item = item_of(&queue, rows[i].contract, rows[i].key);
        if (item == NULL)
            fail_msg("no %s of %s", rows[i].key, rows[i].contract);
        char iso[DAY_ISO_SIZE];
        assert_string_equal(day_iso(item->on, iso), rows[i].on);
        assert_string_equal(due_kind_word(item->kind), due_kind_word(rows[i].kind));
        assert_string_equal(item->whose, rows[i].whose);
        assert_int_equal(item->ours, !text_equal(rows[i].whose, "provider"));
        assert_string_equal(item->record, rows[i].record);
        assert_string_equal(item->ref, rows[i].ref);
        assert_string_equal(item->type, rows[i].type);
        assert_int_equal(item->by_mark, rows[i].by_mark);
        if (rows[i].why != NULL && !text_starts(item->why, rows[i].why))
            fail_msg("%s: why is \"%s\"", rows[i].key, item->why);
    }
}

static void they_stand_by_day_and_can_be_narrowed(void **state)
{
    struct desk *desk = *state;
    takes(desk, "contracts", contracts, 10, 0, 0);
    tell(desk);
    struct queue all = all_due(desk, "2027-05-24");
    for (size_t i = 1; i < all.count; i++)
        assert_true(all.items[i - 1].on < all.items[i].on ||
                    (all.items[i - 1].on == all.items[i].on &&
                     strcmp(all.items[i - 1].contract_ref, all.items[i].contract_ref) <= 0));
    static const struct {
        const char *name;
        struct queue_query query;
        const char *contract, *not_contract; // of every item; of none
    } rows[] = {
        {"an officer", {.officer = "mjones", .from = DAY_NONE, .until = DAY_NEVER}, NULL, "OC-1"},
        {"words, without their accents",
         {.words = "ty GWYN", .from = DAY_NONE, .until = DAY_NEVER},
         "HC-1",
         NULL},
        {"what is due", {.words = "emergency", .from = DAY_NONE, .until = DAY_NEVER}, "HC-1", NULL},
        {"a kind", {.kinds = 1U << DUE_CASE, .from = DAY_NONE, .until = DAY_NEVER}, "BR-1", NULL},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct queue some = read_queue(desk, "2027-05-24", rows[i].query);
        if (some.count == 0 || some.count >= all.count)
            fail_msg("%s: %zu of %zu", rows[i].name, some.count, all.count);
        for (size_t j = 0; j < some.count; j++) {
            if (rows[i].contract != NULL)
                assert_string_equal(some.items[j].contract_ref, rows[i].contract);
            if (rows[i].not_contract != NULL)
                assert_string_not_equal(some.items[j].contract_ref, rows[i].not_contract);
        }
    }
    struct queue june =
        read_queue(desk, "2027-05-24",
                   (struct queue_query){.from = on("2027-06-01"), .until = on("2027-06-30")});
    size_t expected = 0;
    for (size_t i = 0; i < all.count; i++)
        expected += all.items[i].on >= on("2027-06-01") && all.items[i].on <= on("2027-06-30");
    assert_int_equal(june.count, expected);
}

static size_t items_without(const struct queue *all, const struct queue *part)
{
    size_t count = 0;
    for (size_t i = 0; i < all->count; i++) {
        bool there = false;
        for (size_t j = 0; j < part->count && !there; j++)
            there = part->items[j].contract == all->items[i].contract;
        count += there;
    }
    return count;
}

// Where much is to be worked out, a part says how many contracts it lacks, and of the others all; what is kept needs no working out.
static void a_long_one_is_read_in_parts(void **state)
{
    struct desk *desk = *state;
    takes(desk, "contracts", contracts, 10, 0, 0);
    tell(desk);
    struct queue all = all_due(desk, "2027-05-24");
    size_t left = 1;
    assert_int_equal(all.left, 0);
    must(desk->f, db_write_begin(desk->office.db, &desk->office.actor, office_now(&desk->office),
                                 &desk->f->st));
    must(desk->f, standing_drop_all(desk->office.db, &desk->f->st));
    must(desk->f, db_write_commit(desk->office.db, &desk->f->st));
    struct queue_query query = {.from = DAY_NONE, .until = DAY_NEVER, .most = 2};
    struct queue part = read_queue(desk, "2027-05-24", query);
    assert_int_equal(part.left, 5 - query.most);
    assert_int_equal(part.count, items_without(&all, &part));
    assert_true(part.count < all.count);
    must(desk->f, standings_refresh(&desk->office, 100, &left, &desk->f->st));
    assert_int_equal(left, 0);
    query.most = 1;
    part = read_queue(desk, "2027-05-24", query);
    assert_int_equal(part.left, 0);
    assert_int_equal(part.count, all.count);
    for (size_t i = 0; i < part.count; i++) {
        assert_string_equal(part.items[i].key, all.items[i].key);
        assert_string_equal(part.items[i].what, all.items[i].what);
    }
}

// What is due because a booking came to nothing, and the booking, are one item; what is optional is never late.
static void a_booking_and_what_it_was_for_are_one_item(void **state)
{
    struct desk *desk = *state;
    static const struct {
        const char *name, *ref, *date, *state, *type; // a step taken; NULL: none
        const char *day, *key, *on, *what; // what is due then; what NULL: nothing of that key is
        const char *why;                   // has these words; or NULL
        const char *not_key;               // is not due; or NULL
    } rows[] = {
        {"booked", "CM-1", "2027-05-14", "planned", "contract-meeting", "2027-05-14", "CM-1",
         "2027-05-14", "Contract Meeting", NULL, "contract-meeting:2026-07-01"},
        {"its day has passed", NULL, NULL, NULL, NULL, "2027-05-17", "CM-1", "2027-05-14",
         "Was it held? Contract Meeting",
         "CM-1 was planned for Fri 14 May 2027, and nothing is recorded of that day",
         "contract-meeting:2026-07-01"},
        {"missed", "CM-1", "2027-05-17", "missed", "contract-meeting", "2027-05-18",
         "contract-meeting:2026-07-01", "2026-07-01", "Missed 17 May, book again: Contract Meeting",
         "CM-1 was missed on 17 May 2027", "CM-1"},
        {"called off", "CM-2", "2027-05-19", "cancelled", "contract-meeting", "2027-05-19",
         "contract-meeting:2026-07-01", "2026-07-01",
         "Called off 19 May, book again: Contract Meeting", "CM-2 was cancelled", "CM-2"},
        {"booked again", "CM-3", "2027-06-02", "planned", "contract-meeting", "2027-05-20", "CM-3",
         "2027-06-02", "Contract Meeting", "the one that is due before", NULL},
        {"it is late until then", NULL, NULL, NULL, NULL, "2027-05-20",
         "contract-meeting:2026-07-01", "2026-07-01",
         "Contract Meeting due 1 Jul 2026, booked for 2 Jun", "CM-3 is booked, and too late for it",
         NULL},
        {"on its day it is one item", NULL, NULL, NULL, NULL, "2027-06-02", "CM-3", "2027-06-02",
         "Contract Meeting", NULL, "contract-meeting:2026-07-01"},
        {"held, though another is not told of", "CM-4", "2027-06-10", "held", "contract-meeting",
         "2027-06-11", "contract-meeting:2027-09-10", "2027-09-10", "Contract Meeting due",
         "from the last one, held on 10 June 2027", NULL},
        {"that one is still asked about", NULL, NULL, NULL, NULL, "2027-06-11", "CM-3",
         "2027-06-02", "Was it held? Contract Meeting", NULL, NULL},
        {"nobody takes part", NULL, NULL, NULL, NULL, "2027-06-11", "partnership-group:2026-06-01",
         NULL, NULL, NULL, NULL},
        {"one is planned all the same", "PG-1", "2027-06-14", "planned", "partnership-group",
         "2027-06-11", "PG-1", "2027-06-14", "Home Care Partnership Group", NULL, NULL},
        {"and held", "PG-1", "2027-06-14", "held", "partnership-group", "2027-06-15",
         "partnership-group:2027-08-14", "2027-08-14", "Home Care Partnership Group due", NULL,
         NULL},
        {"it is proposed for its next date once that is over", NULL, NULL, NULL, NULL, "2027-08-15",
         "partnership-group:2027-10-14", "2027-10-14", "Home Care Partnership Group due", NULL,
         "partnership-group:2027-08-14"},
    };
    takes(desk, "contracts", contracts, 10, 0, 0);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        if (rows[i].ref != NULL) {
            const char *type = arena_printf(desk->f->arena, "type=%s", rows[i].type);
            bool held = strcmp(rows[i].state, "held") == 0;
            bool fell =
                strcmp(rows[i].state, "missed") == 0 || strcmp(rows[i].state, "cancelled") == 0;
            if (strcmp(rows[i].ref, "CM-2") == 0)
                step(desk, "HC-1", "meeting", "CM-2", "2027-05-25", "planned", type);
            step(desk, "HC-1", "meeting", rows[i].ref, rows[i].date, rows[i].state,
                 arena_printf(desk->f->arena, "%s%s", type,
                              fell   ? ";why=Illness"
                              : held ? ";attended=main-provider"
                                     : ""));
        }
        struct queue queue = all_due(desk, rows[i].day);
        const struct queue_item *item = item_of(&queue, "HC-1", rows[i].key);
        char iso[DAY_ISO_SIZE];
        if ((item != NULL) != (rows[i].what != NULL))
            fail_msg("%s: %s of HC-1", rows[i].name, rows[i].key);
        if (item != NULL) {
            assert_string_equal(item->what, rows[i].what);
            assert_string_equal(day_iso(item->on, iso), rows[i].on);
            assert_string_equal(item->whose, "council");
            assert_true(rows[i].why == NULL || strstr(item->why, rows[i].why) != NULL);
        }
        if (rows[i].not_key != NULL && item_of(&queue, "HC-1", rows[i].not_key) != NULL)
            fail_msg("%s: %s of HC-1 is due, too", rows[i].name, rows[i].not_key);
    }
}

static void what_is_done_has_gone(void **state)
{
    struct desk *desk = *state;
    takes(desk, "contracts", contracts, 10, 0, 0);
    tell(desk);
    struct queue queue = all_due(desk, "2027-05-24");
    assert_non_null(item_of(&queue, "HC-1", "reply:PWN-1"));
    must(desk->f,
         queue_mark_done(&desk->office, id_of(desk, "HC-1"), "reply:PWN-1", on("2027-05-24"),
                         "Letter of 23 May", NULL, &desk->f->st) == ENTRY_OPEN);
    step(desk, "HC-1", "meeting", "E-1", "2027-05-24", "cancelled", "why=Settled by telephone");
    step(desk, "HC-1", "meeting", "CM-1", "2027-06-14", "planned", "type=contract-meeting");
    queue = all_due(desk, "2027-05-24");
    assert_null(item_of(&queue, "HC-1", "reply:PWN-1"));
    assert_null(item_of(&queue, "HC-1", "E-1"));
    assert_non_null(
        strstr(item_of(&queue, "HC-1", "contract-meeting:2026-07-01")->what, "booked for"));
    assert_non_null(item_of(&queue, "HC-1", "CM-1"));
    static const struct {
        const char *key, *on, *shown, *refused;
    } rows[] = {
        {"reply:PWN-1", "2027-05-24", "again", "marked done"},
        {"pmf-version:2028-04-01", "2027-05-25", "sent", "today or in the past"},
        {"pmf-version:2028-04-01", "2027-05-24", "  ", "What shows it"},
        {"determine:RAP-1", "2027-05-24", "met", "is not due"}, // a determination has its own form
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct status st = {0};
        assert_int_equal(queue_mark_done(&desk->office, id_of(desk, "HC-1"), rows[i].key,
                                         on(rows[i].on), rows[i].shown, NULL, &st),
                         ENTRY_FAILED);
        if (strstr(status_message(&st), rows[i].refused) == NULL)
            fail_msg("%s: %s", rows[i].key, status_message(&st));
        status_clear(&st);
    }
}

// What was not done by its day stays due: it takes a mark, its record, or the next of its kind to take it off, and never the mere next day.
static void what_is_not_done_stays(void **state)
{
    struct desk *desk = *state;
    static const struct {
        const char *as_at, *contract, *key;
        const char *what; // the item says this; NULL: there is none
    } rows[] = {
        {"2027-04-02", "HC-1", "pmf-version:2027-04-01", "anniversary on 1 April 2027)"},
        {"2028-03-31", "HC-1", "pmf-version:2027-04-01", "anniversary on 1 April 2027)"},
        {"2028-04-01", "HC-1", "pmf-version:2027-04-01", "anniversary on 1 April 2027)"},
        {"2028-04-02", "HC-1", "pmf-version:2027-04-01", NULL},
        {"2028-04-02", "HC-1", "pmf-version:2028-04-01",
         "anniversary on 1 April 2028; also not marked done: 1 April 2027)"},
        {"2030-04-02", "HC-1", "pmf-version:2030-04-01",
         "also not marked done: 1 April 2029 and 2 before)"},
        {"2020-07-16", "LA-1", "template:2020-07-15", "first return due on 15 July 2020)"},
        {"2027-05-16", "LA-1", "development-plan:2027-05-15", "anniversary on 15 May 2027"},
        {"2027-10-02", "LA-1", "break-180:B-1:2027-10-01", NULL},
        {"2027-10-02", "LA-1", "break-0:B-1:2027-10-01", "break B-1 on 1 April 2028, notice by"},
        {"2030-04-01", "LA-1", "ended:2030-03-31", "duties were left undone"},
        {"2031-03-31", "LA-1", "ended:2030-03-31", "duties were left undone"},
        {"2031-04-01", "LA-1", "ended:2030-03-31", NULL},
    };
    takes(desk, "contracts", contracts, 10, 0, 0);
    tell(desk);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct queue queue = all_due(desk, rows[i].as_at);
        const struct queue_item *item = item_of(&queue, rows[i].contract, rows[i].key);
        if ((item == NULL) != (rows[i].what == NULL))
            fail_msg("%s: %s is %s", rows[i].as_at, rows[i].key,
                     item == NULL ? "not there" : "there");
        if (item != NULL && rows[i].what != NULL && strstr(item->what, rows[i].what) == NULL)
            fail_msg("%s: %s says \"%s\"", rows[i].as_at, rows[i].key, item->what);
    }
    step(desk, "LA-1", "development-plan", "SDP-1", "2027-06-10", "submitted",
         "year=2027;document=SDP");
    struct queue queue = all_due(desk, "2027-06-10");
    assert_null(item_of(&queue, "LA-1", "development-plan:2027-05-15"));
    assert_non_null(item_of(&queue, "LA-1", "development-plan:2028-05-15"));
    must(desk->f, queue_mark_done(&desk->office, id_of(desk, "HC-1"), "pmf-version:2027-04-01",
                                  on("2027-06-10"), "Letter", NULL, &desk->f->st) == ENTRY_OPEN);
    queue = all_due(desk, "2027-06-10");
    assert_null(item_of(&queue, "HC-1", "pmf-version:2027-04-01"));
}

// A booking far beyond the day leaves the duty late; one in time takes its place.
static void a_late_booking_hides_nothing(void **state)
{
    struct desk *desk = *state;
    takes(desk, "contracts", contracts, 10, 0, 0);
    desk->office.as_at = desk->office.today = on("2027-05-24");
    step(desk, "HC-1", "meeting", "CM-1", "2026-11-19", "held",
         "type=contract-meeting;attended=commissioner;main-provider");
    step(desk, "HC-1", "meeting", "CM-2", "2027-09-30", "planned", "type=contract-meeting");
    struct queue queue = all_due(desk, "2027-05-24");
    const struct queue_item *duty = item_of(&queue, "HC-1", "contract-meeting:2027-02-19");
    assert_non_null(duty);
    assert_int_equal(duty->overdue, 94);
    assert_string_equal(duty->what, "Contract Meeting due 19 Feb, booked for 30 Sep");
    assert_string_equal(duty->ref, "");
    assert_string_equal(duty->about, "CM-2");
    assert_non_null(item_of(&queue, "HC-1", "CM-2"));
    step(desk, "CH-1", "meeting", "R-1", "2027-10-10", "planned", "type=biannual-review");
    queue = all_due(desk, "2027-05-24"); // nine days after 1 October are within its tolerance
    assert_null(item_of(&queue, "CH-1", "biannual-review:2027-10-01"));
    assert_non_null(item_of(&queue, "CH-1", "R-1"));
    step(desk, "HC-1", "meeting", "CM-2", "2027-09-30", "cancelled", "why=Too late");
    step(desk, "HC-1", "meeting", "CM-3", "2027-05-26", "planned", "type=contract-meeting");
    queue = all_due(desk, "2027-05-24");
    assert_non_null(
        item_of(&queue, "HC-1", "contract-meeting:2027-02-19")); // it is late all the same
}

// Reviews are counted from the start: each that was missed is told until one is held for it or it is decided against.
static void each_missed_review_is_told(void **state)
{
    struct desk *desk = *state;
    static const char held[] =
        "type=quarterly-review;attended=contract-officer;provider-representative";
    takes(desk, "contracts", contracts, 10, 0, 0);
    struct queue queue = all_due(desk, "2021-01-18");
    const struct queue_item *missed = item_of(&queue, "LA-1", "quarterly-review:2020-08-15"), *next;
    assert_non_null(missed);
    assert_string_equal(missed->what,
                        "Quarterly Contract Review Meeting due; also missed: 15 Nov 2020");
    next = item_of(&queue, "LA-1", "quarterly-review:2021-02-15");
    assert_non_null(next);
    assert_string_equal(next->what, "Quarterly Contract Review Meeting due");
    desk->office.as_at = desk->office.today = on("2021-01-19");
    step(desk, "LA-1", "meeting", "QR-1", "2021-01-19", "held", held);
    queue = all_due(desk, "2021-01-19");
    assert_null(item_of(&queue, "LA-1", "quarterly-review:2020-08-15"));
    missed = item_of(&queue, "LA-1", "quarterly-review:2020-11-15");
    assert_non_null(missed);
    assert_non_null(strstr(missed->why, "QR-1 stands for that of 15 August 2020"));
    assert_non_null(item_of(&queue, "LA-1", "quarterly-review:2021-02-15"));
    queue = all_due(
        desk, "2021-08-20"); // February has been missed, May's is the annual one, August's is told
    missed = item_of(&queue, "LA-1", "quarterly-review:2020-11-15");
    assert_non_null(missed);
    assert_non_null(strstr(missed->what, "also missed: 15 Feb and 15 Aug"));
    assert_non_null(item_of(&queue, "LA-1", "annual-review:2021-05-15"));
    tell_fact(desk, (struct fact_row){.contract = id_of(desk, "LA-1"),
                                      .kind = "decided",
                                      .ref = "D-1",
                                      .date = on("2021-08-20"),
                                      .outcome = "waived",
                                      .answers = "quarterly-review:2020-11-15"});
    queue = all_due(desk, "2021-08-20");
    assert_null(item_of(&queue, "LA-1", "quarterly-review:2020-11-15"));
    assert_non_null(item_of(&queue, "LA-1", "quarterly-review:2021-11-15"));
    assert_non_null(item_of(&queue, "LA-1", "annual-review:2021-05-15"));
}

// A finding for which no day is stated is open, and not late; one that may be acted on is to be considered.
static void findings_without_a_day_are_open_and_not_late(void **state)
{
    struct desk *desk = *state;
    takes(desk, "contracts", contracts, 10, 0, 0);
    tell_fact(desk, (struct fact_row){.contract = id_of(desk, "HC-1"),
                                      .kind = "never-event",
                                      .ref = "NE-1",
                                      .date = on("2027-04-20"),
                                      .outcome = "handing-back"});
    struct queue queue = all_due(desk, "2027-05-24");
    const struct queue_item *must_item = item_of(&queue, "HC-1", "pwn-never:NE-1"),
                            *may = item_of(&queue, "HC-1", "compensate:NE-1");
    assert_non_null(must_item);
    assert_int_equal(must_item->overdue, 0);
    assert_int_equal(queue_group_of(must_item, on("2027-05-24")), QUEUE_OPEN);
    assert_non_null(strstr(must_item->why, "Open since Tue 20 April 2027; no day is stated"));
    assert_non_null(may);
    assert_int_equal(may->duty, DUTY_CONSIDER);
    assert_string_equal(may->what, "To consider: Compensation: never event");
    assert_int_equal(queue_group_of(may, on("2027-05-24")), QUEUE_CONSIDER);
    tell_fact(desk, (struct fact_row){.contract = id_of(desk, "HC-1"),
                                      .kind = "served",
                                      .ref = "PWN-1",
                                      .date = on("2027-05-01"),
                                      .instrument = "pwn",
                                      .answers = "pwn-never:NE-1"});
    tell_fact(desk, (struct fact_row){.contract = id_of(desk, "HC-1"),
                                      .kind = "decided",
                                      .ref = "D-1",
                                      .date = on("2027-05-02"),
                                      .outcome = "no-action",
                                      .answers = "compensate:NE-1"});
    queue = all_due(desk, "2027-05-24");
    assert_null(item_of(&queue, "HC-1", "pwn-never:NE-1"));
    assert_null(item_of(&queue, "HC-1", "compensate:NE-1"));
}

// Somebody's word that is waited for, a suspension without a day to look at it again, a calendar that ends, briefings: each has its item, and
// says whose turn it is.
static void what_waits_for_a_word_is_told(void **state)
{
    struct desk *desk = *state;
    static const struct {
        const char *contract, *kind, *ref, *date, *state, *fields; // a step; or NULL
        const char *as_at, *key, *on, *whose, *what;               // what NULL: there is none
    } rows[] = {
        {"OC-1", "suspension", "S-1", "2027-05-10", "proposed",
         "scope=new-placements;reason=performance;basis=Late calls", "2027-05-24",
         "suspension-approval:S-1", "2027-05-17", "approver", "Agree the suspension, or not (S-1)"},
        {"OC-1", "suspension", "S-1", "2027-05-18", "agreed", "decided_by=approver", "2027-05-24",
         "suspension-begins:S-1", "2027-05-25", "council", "Put the agreed suspension into force"},
        {"OC-1", "suspension", "S-1", "2027-05-20", "in-force", "contingency=Two others",
         "2027-05-24", "suspension-review:S-1", "2027-05-20", "council",
         "Review of the suspension (S-1): no day is set"},
        {"OC-1", "suspension", "S-1", "2027-05-24", "in-force", "review_on=2027-06-30",
         "2027-05-24", "suspension-review:S-1", "2027-06-30", "council",
         "Review of the suspension (S-1)"},
        {"HC-1", "suspension", "S-2", "2027-05-10", "proposed",
         "scope=new-placements;reason=performance;basis=Late calls", "2027-05-24",
         "suspension-approval:S-2", "2027-05-15", "approver", "Agree the suspension, or not (S-2)"},
        {"LA-1", "variation", "V-1", "2027-05-10", "proposed",
         "kind=variation;what=Hours;proposed_by=contract-officer", "2027-05-10",
         "variation-authorised:V-1", "", "", NULL},
        {"LA-1", "variation", "V-1", "2027-05-10", "discussed", "counterpart=commissioner",
         "2027-05-10", "variation-authorised:V-1", "", "", NULL},
        {"LA-1", "variation", "V-1", "2027-05-10", "agreed", "", "2027-05-10",
         "variation-authorised:V-1", "", "", NULL},
        {"LA-1", "variation", "V-1", "2027-05-10", "issued",
         "effective_on=2027-07-01;procurement=Within limits", "2027-05-24",
         "variation-authorised:V-1", "2027-05-24", "approver", "Authorise the variation"},
        {"CH-1", "contract-issue", "I-1", "2027-05-10", "proposed", "category=C;value=100000",
         "2027-05-24", "purchase-c:I-1", "2027-05-24", "approver", "Resource Allocation Group"},
        {"CH-1", "contract-issue", "I-2", "2027-05-10", "proposed", "category=A;value=100",
         "2027-05-24", "purchase-c:I-2", "", "", NULL},
        {"BR-1", "case", "CASE-1", "2027-05-01", "open", "examples=delivery", "2027-05-24",
         "briefing:CASE-1", "2027-05-29", "council", "Brief Service Managers"},
        {"BR-1", "briefing", "B-1", "2027-05-24", "issued",
         "case=CASE-1;written_by=support-officer;checklist=service-managers;summary=So far",
         "2027-05-24", "briefing:CASE-1", "2027-06-21", "council", "Brief Service Managers"},
        {"BR-1", "case", "CASE-1", "2027-05-24", "closed", "outcome=Settled", "2027-05-24",
         "briefing:CASE-1", "", "", NULL},
        {"LA-1", NULL, NULL, NULL, NULL, NULL, "2020-12-31", "return-calendar:2021-04-01", "", "",
         NULL},
        {"LA-1", NULL, NULL, NULL, NULL, NULL, "2021-01-01", "return-calendar:2021-04-01",
         "2021-04-01", "council",
         "Publish the return calendar for 2021-22 and later: no return is asked for from 1 April "
         "2021 on"},
    };
    takes(desk, "contracts", contracts, 10, 0, 0);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        desk->office.as_at = desk->office.today = on("2027-05-24");
        if (rows[i].kind != NULL)
            step(desk, rows[i].contract, rows[i].kind, rows[i].ref, rows[i].date, rows[i].state,
                 rows[i].fields);
        struct queue queue = all_due(desk, rows[i].as_at);
        const struct queue_item *item = item_of(&queue, rows[i].contract, rows[i].key);
        char iso[DAY_ISO_SIZE];
        if ((item == NULL) != (rows[i].what == NULL))
            fail_msg("row %zu: %s is %s", i, rows[i].key, item == NULL ? "not there" : "there");
        if (item == NULL || rows[i].what == NULL)
            continue;
        assert_string_equal(day_iso(item->on, iso), rows[i].on);
        assert_string_equal(item->whose, rows[i].whose);
        if (strstr(item->what, rows[i].what) == NULL)
            fail_msg("row %zu: %s", i, item->what);
    }
}

// A clock that the bank holidays are too short for says so, and what hangs on it; it is not late.
static void a_day_that_cannot_be_told_is_said(void **state)
{
    struct desk *desk = *state;
    takes(desk, "contracts", contracts, 10, 0, 0);
    desk->office.as_at = desk->office.today = on("2028-12-28");
    step(desk, "OC-1", "improvement-plan", "IP-9", "2028-12-27", "requested", "failure=Late calls");
    struct queue queue = all_due(desk, "2028-12-28");
    const struct queue_item *item = item_of(&queue, "OC-1", "plan-received:IP-9");
    assert_non_null(item);
    assert_int_equal(item->overdue, 0);
    assert_string_equal(item->whose, "provider");
    assert_non_null(strstr(item->what, "its day cannot be told"));
    assert_non_null(strstr(item->why, "Review with the provider that targets are on track"));
}

// Dates that the contract itself has fall due under every framework, its own rows or none; one that was entered late is one item, not three.
static void breaks_and_ends_are_told_everywhere(void **state)
{
    struct desk *desk = *state;
    takes(desk, "contracts", contracts, 10, 0, 0);
    takes(desk, "contracts",
          "ref,title,provider_ref,provider,framework,starts,ends,officer\n"
          "OC-9,Day care,P-1,Acorn Care,birmingham-intervention,2026-04-01,2027-12-31,jsmith\n",
          1, 0, 0);
    desk->office.as_at = desk->office.today = on("2027-05-24");
    step(desk, "LA-1", "break", "B-9", "2027-05-24", "set", "on=2027-12-01;notice_by=2027-07-01");
    step(desk, "LA-1", "extension", "E-1", "2027-05-24", "possible",
         "until=2032-03-31;decide_by=2029-09-30");
    step(desk, "LA-1", "extension", "E-2", "2027-05-24", "possible",
         "until=2034-03-31;decide_by=2029-09-30");
    step(desk, "HC-1", "break", "B-2", "2027-05-24", "set", "on=2028-12-01;notice_by=2028-09-01");
    struct queue queue = all_due(desk, "2027-05-24");
    assert_null(item_of(&queue, "LA-1", "break-180:B-9:2027-07-01"));
    const struct queue_item *late = item_of(&queue, "LA-1", "break-90:B-9:2027-07-01");
    assert_non_null(late);
    assert_int_equal(late->on, on("2027-05-24"));
    assert_non_null(strstr(late->why, "recorded on 24 May 2027"));
    assert_non_null(item_of(&queue, "LA-1", "break-30:B-9:2027-07-01"));
    for (int i = 1; i <= 2; i++) {
        const char *key = arena_printf(desk->f->arena, "extension-90:E-%d:2029-09-30", i);
        const struct queue_item *item = item_of(&queue, "LA-1", key);
        assert_non_null(item);
        assert_non_null(strstr(item->what, i == 1 ? "extension E-1 to" : "extension E-2 to"));
    }
    const struct queue_item *ours = item_of(&queue, "HC-1", "break-0:B-2:2028-09-01");
    assert_non_null(ours);
    assert_string_equal(ours->clause, "house rule, not in the document");
    assert_int_equal(ours->provenance, PROVENANCE_LOCAL);
    assert_non_null(item_of(&queue, "OC-9", "end-180:2027-12-31"));
    assert_non_null(item_of(&queue, "OC-9", "ended:2027-12-31"));
}

static void days_fall_into_groups(void **state)
{
    (void)state;
    static const struct {
        int after;
        enum queue_group group;
    } rows[] = {{-1, QUEUE_OVERDUE}, {0, QUEUE_TODAY},  {1, QUEUE_WEEK},  {7, QUEUE_WEEK},
                {8, QUEUE_MONTH},    {30, QUEUE_MONTH}, {31, QUEUE_LATER}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_int_equal(queue_group_of(&(struct queue_item){.on = 20000 + rows[i].after}, 20000),
                         rows[i].group);
    const struct queue_item open = {.on = 19000, .never_late = true, .duty = DUTY_MUST},
                            may = {.on = 19000, .never_late = true, .duty = DUTY_CONSIDER};
    assert_int_equal(queue_group_of(&open, 20000), QUEUE_OPEN);
    assert_int_equal(queue_group_of(&may, 20000), QUEUE_CONSIDER);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(every_sort_of_item_is_there, import_setup, import_teardown),
        cmocka_unit_test_setup_teardown(they_stand_by_day_and_can_be_narrowed, import_setup,
                                        import_teardown),
        cmocka_unit_test_setup_teardown(a_long_one_is_read_in_parts, import_setup, import_teardown),
        cmocka_unit_test_setup_teardown(a_booking_and_what_it_was_for_are_one_item, import_setup,
                                        import_teardown),
        cmocka_unit_test_setup_teardown(what_is_done_has_gone, import_setup, import_teardown),
        cmocka_unit_test_setup_teardown(what_is_not_done_stays, import_setup, import_teardown),
        cmocka_unit_test_setup_teardown(a_late_booking_hides_nothing, import_setup,
                                        import_teardown),
        cmocka_unit_test_setup_teardown(each_missed_review_is_told, import_setup, import_teardown),
        cmocka_unit_test_setup_teardown(findings_without_a_day_are_open_and_not_late, import_setup,
                                        import_teardown),
        cmocka_unit_test_setup_teardown(what_waits_for_a_word_is_told, import_setup,
                                        import_teardown),
        cmocka_unit_test_setup_teardown(a_day_that_cannot_be_told_is_said, import_setup,
                                        import_teardown),
        cmocka_unit_test_setup_teardown(breaks_and_ends_are_told_everywhere, import_setup,
                                        import_teardown),
        cmocka_unit_test(days_fall_into_groups),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
