// SPDX-License-Identifier: MIT
// The work queue: every sort of item that the frameworks bring, whose turn it is, what deals with it; filters, order, reading in parts; and
// that an item goes when it is done.
#include "tests/unit/support/queue_fixture.h"

#include <string.h>

#include "model/ground/text.h"

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
    takes(desk, "contracts", queue_contracts, 10, 0, 0);
    queue_tell_all(desk);
    struct queue queue = queue_all_due(desk, "2027-05-24");
    assert_int_equal(queue.failed_count, 0);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const struct queue_item *item = queue_item_of(&queue, rows[i].contract, rows[i].key);
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
    takes(desk, "contracts", queue_contracts, 10, 0, 0);
    queue_tell_all(desk);
    struct queue all = queue_all_due(desk, "2027-05-24");
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
        struct queue some = queue_read_as_at(desk, "2027-05-24", rows[i].query);
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
        queue_read_as_at(desk, "2027-05-24",
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
    takes(desk, "contracts", queue_contracts, 10, 0, 0);
    queue_tell_all(desk);
    struct queue all = queue_all_due(desk, "2027-05-24");
    size_t left = 1;
    assert_int_equal(all.left, 0);
    must(desk->f, db_write_begin(desk->office.db, &desk->office.actor, office_now(&desk->office),
                                 &desk->f->st));
    must(desk->f, standing_drop_all(desk->office.db, &desk->f->st));
    must(desk->f, db_write_commit(desk->office.db, &desk->f->st));
    struct queue_query query = {.from = DAY_NONE, .until = DAY_NEVER, .most = 2};
    struct queue part = queue_read_as_at(desk, "2027-05-24", query);
    assert_int_equal(part.left, 5 - query.most);
    assert_int_equal(part.count, items_without(&all, &part));
    assert_true(part.count < all.count);
    must(desk->f, standings_refresh(&desk->office, 100, &left, &desk->f->st));
    assert_int_equal(left, 0);
    query.most = 1;
    part = queue_read_as_at(desk, "2027-05-24", query);
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
    takes(desk, "contracts", queue_contracts, 10, 0, 0);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        if (rows[i].ref != NULL) {
            const char *type = arena_printf(desk->f->arena, "type=%s", rows[i].type);
            bool held = strcmp(rows[i].state, "held") == 0;
            bool fell =
                strcmp(rows[i].state, "missed") == 0 || strcmp(rows[i].state, "cancelled") == 0;
            if (strcmp(rows[i].ref, "CM-2") == 0)
                queue_step(desk, "HC-1", "meeting", "CM-2", "2027-05-25", "planned", type);
            queue_step(desk, "HC-1", "meeting", rows[i].ref, rows[i].date, rows[i].state,
                       arena_printf(desk->f->arena, "%s%s", type,
                                    fell   ? ";why=Illness"
                                    : held ? ";attended=main-provider"
                                           : ""));
        }
        struct queue queue = queue_all_due(desk, rows[i].day);
        const struct queue_item *item = queue_item_of(&queue, "HC-1", rows[i].key);
        char iso[DAY_ISO_SIZE];
        if ((item != NULL) != (rows[i].what != NULL))
            fail_msg("%s: %s of HC-1", rows[i].name, rows[i].key);
        if (item != NULL) {
            assert_string_equal(item->what, rows[i].what);
            assert_string_equal(day_iso(item->on, iso), rows[i].on);
            assert_string_equal(item->whose, "council");
            assert_true(rows[i].why == NULL || strstr(item->why, rows[i].why) != NULL);
        }
        if (rows[i].not_key != NULL && queue_item_of(&queue, "HC-1", rows[i].not_key) != NULL)
            fail_msg("%s: %s of HC-1 is due, too", rows[i].name, rows[i].not_key);
    }
}

static void what_is_done_has_gone(void **state)
{
    struct desk *desk = *state;
    takes(desk, "contracts", queue_contracts, 10, 0, 0);
    queue_tell_all(desk);
    struct queue queue = queue_all_due(desk, "2027-05-24");
    assert_non_null(queue_item_of(&queue, "HC-1", "reply:PWN-1"));
    must(desk->f,
         queue_mark_done(&desk->office, queue_id_of(desk, "HC-1"), "reply:PWN-1", on("2027-05-24"),
                         "Letter of 23 May", NULL, &desk->f->st) == ENTRY_OPEN);
    queue_step(desk, "HC-1", "meeting", "E-1", "2027-05-24", "cancelled",
               "why=Settled by telephone");
    queue_step(desk, "HC-1", "meeting", "CM-1", "2027-06-14", "planned", "type=contract-meeting");
    queue = queue_all_due(desk, "2027-05-24");
    assert_null(queue_item_of(&queue, "HC-1", "reply:PWN-1"));
    assert_null(queue_item_of(&queue, "HC-1", "E-1"));
    assert_non_null(
        strstr(queue_item_of(&queue, "HC-1", "contract-meeting:2026-07-01")->what, "booked for"));
    assert_non_null(queue_item_of(&queue, "HC-1", "CM-1"));
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
        assert_int_equal(queue_mark_done(&desk->office, queue_id_of(desk, "HC-1"), rows[i].key,
                                         on(rows[i].on), rows[i].shown, NULL, &st),
                         ENTRY_FAILED);
        if (strstr(status_message(&st), rows[i].refused) == NULL)
            fail_msg("%s: %s", rows[i].key, status_message(&st));
        status_clear(&st);
    }
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
        cmocka_unit_test(days_fall_into_groups),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
