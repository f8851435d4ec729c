// SPDX-License-Identifier: MIT
// Entries for calendar programs: an entry that is corrected or was entered in error keeps its name, and says so with a higher number.
#include "tests/unit/support/import_fixture.h"

#include <string.h>

#include "model/entry.h"
#include "model/export_events.h"
#include "model/records_store.h"

enum { MOST = 8 };

struct told {
    struct arena *arena;
    struct calendar_event events[MOST];
    size_t count;
};

static bool take(void *context, const struct calendar_event *event, struct status *st)
{
    (void)st;
    struct told *told = context;
    assert_true(told->count < MOST);
    told->events[told->count] = *event;
    told->events[told->count].uid = arena_strdup(told->arena, event->uid);
    told->events[told->count++].summary = arena_strdup(told->arena, event->summary);
    return true;
}

static struct told visits(struct desk *desk)
{
    struct told told = {.arena = desk->f->arena};
    must(desk->f, export_events(&desk->office, "visits", NULL, take, &told, &desk->f->st));
    return told;
}

static void expect_visit(struct desk *desk, int sequence, const char *day_on, bool cancelled,
                         const char *summary)
{
    struct told told = visits(desk);
    char iso[DAY_ISO_SIZE];
    assert_int_equal(told.count, 1);
    assert_string_equal(told.events[0].uid, "HC-1/visit/V-1@contractmon");
    assert_int_equal(told.events[0].sequence, sequence);
    assert_string_equal(day_iso(told.events[0].on, iso), day_on);
    assert_int_equal(told.events[0].cancelled, cancelled);
    if (strstr(told.events[0].summary, summary) == NULL)
        fail_msg("it is called \"%s\"", told.events[0].summary);
}

static void correct(struct desk *desk, int64_t contract, const char *date, bool strike)
{
    const struct field fields[] = {{"type", "qa-visit"}};
    const struct record_correction correction = {.kind = "visit",
                                                 .ref = "V-1",
                                                 .date = on(date),
                                                 .fields = fields,
                                                 .count = 1,
                                                 .reason = "The wrong provider",
                                                 .strike = strike};
    assert_int_equal(entry_begin(&desk->office, NULL, &desk->f->st), ENTRY_OPEN);
    must(desk->f,
         record_correct(&desk->office, contract, &correction, desk->f->arena, &desk->f->st));
    must(desk->f, entry_commit(&desk->office, NULL, &desk->f->st));
}

static void what_was_entered_in_error_goes(void **state)
{
    struct desk *desk = *state;
    const struct field type[] = {{"type", "qa-visit"}};
    agree(desk);
    int64_t contract = contract_id(desk->office.db, "HC-1");
    must(desk->f, record_step(&desk->office, contract, "visit", "V-1", on("2027-06-14"), "planned",
                              type, 1, desk->f->arena, NULL, &desk->f->st));
    expect_visit(desk, 0, "2027-06-14", false, "QA visit: ");
    correct(desk, contract, "2027-06-15", false);
    expect_visit(desk, 1, "2027-06-15", false, "QA visit: ");
    correct(desk, contract, "2027-06-15", true);
    expect_visit(desk, 2, "2027-06-15", true, "Cancelled: QA visit: ");
}

static void which_kinds_have_entries(void **state)
{
    (void)state;
    const char *what;
    assert_true(export_events_of("due", NULL));
    assert_true(export_events_of("visits", NULL));
    assert_false(export_events_of("contracts", &what));
    assert_string_equal(what, "due, visits and meetings");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(what_was_entered_in_error_goes, import_setup,
                                        import_teardown),
        cmocka_unit_test(which_kinds_have_entries),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
