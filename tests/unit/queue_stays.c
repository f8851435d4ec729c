// SPDX-License-Identifier: MIT
// The work queue over time: what is not done stays, and says why; what is booked too late, missed, waited for, without a day.
#include "tests/unit/support/queue_fixture.h"

#include <string.h>

#include "model/ground/text.h"

// What was not done by its day stays due: it takes a mark, its record, or the next of its kind to take it off, and never the mere next day.
static void what_is_not_done_stays(void **state)
{
    struct desk *desk = *state;
    static const struct {
        const char *as_at, *contract, *key;
        const char *what; // the item says this; NULL: there is none
    } rows[] = {
        {"2027-04-02", "HC-1", "pmf-version:2027-04-01", "anniversary on 1 April 2027)"},
        // entered on 24 May 2027: what lay before is not asked for from then on
        {"2027-05-23", "HC-1", "pmf-version:2027-04-01", "anniversary on 1 April 2027)"},
        {"2027-05-24", "HC-1", "pmf-version:2027-04-01", NULL},
        {"2028-03-31", "HC-1", "pmf-version:2028-04-01", "anniversary on 1 April 2028)"},
        {"2029-03-31", "HC-1", "pmf-version:2028-04-01", "anniversary on 1 April 2028)"},
        {"2029-04-01", "HC-1", "pmf-version:2028-04-01", "anniversary on 1 April 2028)"},
        {"2029-04-02", "HC-1", "pmf-version:2028-04-01", NULL},
        {"2029-04-02", "HC-1", "pmf-version:2029-04-01",
         "anniversary on 1 April 2029; also not marked done: 1 April 2028)"},
        {"2031-04-02", "HC-1", "pmf-version:2031-04-01",
         "also not marked done: 1 April 2030 and 2 before)"},
        {"2020-07-16", "LA-1", "template:2020-07-15", "first return due on 15 July 2020)"},
        {"2027-05-16", "LA-1", "development-plan:2027-05-15", "anniversary on 15 May 2027"},
        {"2027-10-02", "LA-1", "break-180:B-1:2027-10-01", NULL},
        {"2027-10-02", "LA-1", "break-0:B-1:2027-10-01", "break B-1 on 1 April 2028, notice by"},
        {"2030-04-01", "LA-1", "ended:2030-03-31", "duties were left undone"},
        {"2031-03-31", "LA-1", "ended:2030-03-31", "duties were left undone"},
        {"2031-04-01", "LA-1", "ended:2030-03-31", NULL},
    };
    takes(desk, "contracts", queue_contracts, 10, 0, 0);
    queue_tell_all(desk);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct queue queue = queue_all_due(desk, rows[i].as_at);
        const struct queue_item *item = queue_item_of(&queue, rows[i].contract, rows[i].key);
        if ((item == NULL) != (rows[i].what == NULL))
            fail_msg("%s: %s is %s", rows[i].as_at, rows[i].key,
                     item == NULL ? "not there" : "there");
        if (item != NULL && rows[i].what != NULL && strstr(item->what, rows[i].what) == NULL)
            fail_msg("%s: %s says \"%s\"", rows[i].as_at, rows[i].key, item->what);
    }
    struct queue queue = queue_all_due(desk, "2028-06-10");
    assert_non_null(queue_item_of(&queue, "LA-1", "development-plan:2028-05-15"));
    queue_step(desk, "LA-1", "development-plan", "SDP-1", "2028-06-10", "submitted",
               "year=2028;document=SDP");
    queue = queue_all_due(desk, "2028-06-10");
    assert_null(queue_item_of(&queue, "LA-1", "development-plan:2028-05-15"));
    assert_non_null(queue_item_of(&queue, "LA-1", "development-plan:2029-05-15"));
    must(desk->f,
         queue_mark_done(&desk->office, queue_id_of(desk, "HC-1"), "pmf-version:2028-04-01",
                         on("2028-06-10"), "Letter", NULL, &desk->f->st) == ENTRY_OPEN);
    queue = queue_all_due(desk, "2028-06-10");
    assert_null(queue_item_of(&queue, "HC-1", "pmf-version:2028-04-01"));
}

// A booking far beyond the day leaves the duty late; one in time takes its place.
static void a_late_booking_hides_nothing(void **state)
{
    struct desk *desk = *state;
    takes(desk, "contracts", queue_contracts, 10, 0, 0);
    desk->office.as_at = desk->office.today = on("2027-05-24");
    queue_step(desk, "HC-1", "meeting", "CM-1", "2026-11-19", "held",
               "type=contract-meeting;attended=commissioner;main-provider");
    queue_step(desk, "HC-1", "meeting", "CM-2", "2027-09-30", "planned", "type=contract-meeting");
    struct queue queue = queue_all_due(desk, "2027-05-24");
    const struct queue_item *duty = queue_item_of(&queue, "HC-1", "contract-meeting:2027-02-19");
    assert_non_null(duty);
    assert_int_equal(duty->overdue, 94);
    assert_string_equal(duty->what, "Contract Meeting due 19 Feb, booked for 30 Sep");
    assert_string_equal(duty->ref, "");
    assert_string_equal(duty->about, "CM-2");
    assert_non_null(queue_item_of(&queue, "HC-1", "CM-2"));
    queue_step(desk, "CH-1", "meeting", "R-1", "2027-10-10", "planned", "type=biannual-review");
    queue = queue_all_due(desk, "2027-05-24"); // nine days after 1 October are within its tolerance
    assert_null(queue_item_of(&queue, "CH-1", "biannual-review:2027-10-01"));
    assert_non_null(queue_item_of(&queue, "CH-1", "R-1"));
    queue_step(desk, "HC-1", "meeting", "CM-2", "2027-09-30", "cancelled", "why=Too late");
    queue_step(desk, "HC-1", "meeting", "CM-3", "2027-05-26", "planned", "type=contract-meeting");
    queue = queue_all_due(desk, "2027-05-24");
    assert_non_null(
        queue_item_of(&queue, "HC-1", "contract-meeting:2027-02-19")); // it is late all the same
}

// Reviews are counted from the start: each that was missed is told until one is held for it or it is decided against.
static void each_missed_review_is_told(void **state)
{
    struct desk *desk = *state;
    static const char held[] =
        "type=quarterly-review;attended=contract-officer;provider-representative";
    takes(desk, "contracts", queue_contracts, 10, 0, 0);
    struct queue queue = queue_all_due(desk, "2021-01-18");
    const struct queue_item *missed = queue_item_of(&queue, "LA-1", "quarterly-review:2020-08-15"),
                            *next;
    assert_non_null(missed);
    assert_string_equal(missed->what,
                        "Quarterly Contract Review Meeting due; also missed: 15 Nov 2020");
    next = queue_item_of(&queue, "LA-1", "quarterly-review:2021-02-15");
    assert_non_null(next);
    assert_string_equal(next->what, "Quarterly Contract Review Meeting due");
    desk->office.as_at = desk->office.today = on("2021-01-19");
    queue_step(desk, "LA-1", "meeting", "QR-1", "2021-01-19", "held", held);
    queue = queue_all_due(desk, "2021-01-19");
    assert_null(queue_item_of(&queue, "LA-1", "quarterly-review:2020-08-15"));
    missed = queue_item_of(&queue, "LA-1", "quarterly-review:2020-11-15");
    assert_non_null(missed);
    assert_non_null(strstr(missed->why, "QR-1 stands for that of 15 August 2020"));
    assert_non_null(queue_item_of(&queue, "LA-1", "quarterly-review:2021-02-15"));
    queue = queue_all_due(
        desk, "2021-08-20"); // February has been missed, May's is the annual one, August's is told
    missed = queue_item_of(&queue, "LA-1", "quarterly-review:2020-11-15");
    assert_non_null(missed);
    assert_non_null(strstr(missed->what, "also missed: 15 February 2021 and 15 August 2021"));
    assert_non_null(queue_item_of(&queue, "LA-1", "annual-review:2021-05-15"));
    queue_tell_fact(desk, (struct fact_row){.contract = queue_id_of(desk, "LA-1"),
                                            .kind = "decided",
                                            .ref = "D-1",
                                            .date = on("2021-08-20"),
                                            .outcome = "waived",
                                            .answers = "quarterly-review:2020-11-15"});
    queue = queue_all_due(desk, "2021-08-20");
    assert_null(queue_item_of(&queue, "LA-1", "quarterly-review:2020-11-15"));
    assert_non_null(queue_item_of(&queue, "LA-1", "quarterly-review:2021-11-15"));
    assert_non_null(queue_item_of(&queue, "LA-1", "annual-review:2021-05-15"));
}

// A finding for which no day is stated is open, and not late; one that may be acted on is to be considered.
static void findings_without_a_day_are_open_and_not_late(void **state)
{
    struct desk *desk = *state;
    takes(desk, "contracts", queue_contracts, 10, 0, 0);
    queue_tell_fact(desk, (struct fact_row){.contract = queue_id_of(desk, "HC-1"),
                                            .kind = "never-event",
                                            .ref = "NE-1",
                                            .date = on("2027-04-20"),
                                            .outcome = "handing-back"});
    struct queue queue = queue_all_due(desk, "2027-05-24");
    const struct queue_item *must_item = queue_item_of(&queue, "HC-1", "pwn-never:NE-1"),
                            *may = queue_item_of(&queue, "HC-1", "compensate:NE-1");
    assert_non_null(must_item);
    assert_int_equal(must_item->overdue, 0);
    assert_int_equal(queue_group_of(must_item, on("2027-05-24")), QUEUE_OPEN);
    assert_non_null(strstr(must_item->why, "Open since Tue 20 April 2027; no day is stated"));
    assert_non_null(may);
    assert_int_equal(may->duty, DUTY_CONSIDER);
    assert_string_equal(may->what, "To consider: Compensation: never event");
    assert_int_equal(queue_group_of(may, on("2027-05-24")), QUEUE_CONSIDER);
    queue_tell_fact(desk, (struct fact_row){.contract = queue_id_of(desk, "HC-1"),
                                            .kind = "served",
                                            .ref = "PWN-1",
                                            .date = on("2027-05-01"),
                                            .instrument = "pwn",
                                            .answers = "pwn-never:NE-1"});
    queue_tell_fact(desk, (struct fact_row){.contract = queue_id_of(desk, "HC-1"),
                                            .kind = "decided",
                                            .ref = "D-1",
                                            .date = on("2027-05-02"),
                                            .outcome = "no-action",
                                            .answers = "compensate:NE-1"});
    queue = queue_all_due(desk, "2027-05-24");
    assert_null(queue_item_of(&queue, "HC-1", "pwn-never:NE-1"));
    assert_null(queue_item_of(&queue, "HC-1", "compensate:NE-1"));
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
    takes(desk, "contracts", queue_contracts, 10, 0, 0);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        desk->office.as_at = desk->office.today = on("2027-05-24");
        if (rows[i].kind != NULL)
            queue_step(desk, rows[i].contract, rows[i].kind, rows[i].ref, rows[i].date,
                       rows[i].state, rows[i].fields);
        struct queue queue = queue_all_due(desk, rows[i].as_at);
        const struct queue_item *item = queue_item_of(&queue, rows[i].contract, rows[i].key);
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
    takes(desk, "contracts", queue_contracts, 10, 0, 0);
    desk->office.as_at = desk->office.today = on("2028-12-28");
    queue_step(desk, "OC-1", "improvement-plan", "IP-9", "2028-12-27", "requested",
               "failure=Late calls");
    struct queue queue = queue_all_due(desk, "2028-12-28");
    const struct queue_item *item = queue_item_of(&queue, "OC-1", "plan-received:IP-9");
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
    takes(desk, "contracts", queue_contracts, 10, 0, 0);
    takes(desk, "contracts",
          "ref,title,provider_ref,provider,framework,starts,ends,officer\n"
          "OC-9,Day care,P-1,Acorn Care,birmingham-intervention,2026-04-01,2027-12-31,jsmith\n",
          1, 0, 0);
    desk->office.as_at = desk->office.today = on("2027-05-24");
    queue_step(desk, "LA-1", "break", "B-9", "2027-05-24", "set",
               "on=2027-12-01;notice_by=2027-07-01");
    queue_step(desk, "LA-1", "extension", "E-1", "2027-05-24", "possible",
               "until=2032-03-31;decide_by=2029-09-30");
    queue_step(desk, "LA-1", "extension", "E-2", "2027-05-24", "possible",
               "until=2034-03-31;decide_by=2029-09-30");
    queue_step(desk, "HC-1", "break", "B-2", "2027-05-24", "set",
               "on=2028-12-01;notice_by=2028-09-01");
    struct queue queue = queue_all_due(desk, "2027-05-24");
    assert_null(queue_item_of(&queue, "LA-1", "break-180:B-9:2027-07-01"));
    const struct queue_item *late = queue_item_of(&queue, "LA-1", "break-90:B-9:2027-07-01");
    assert_non_null(late);
    assert_int_equal(late->on, on("2027-05-24"));
    assert_non_null(strstr(late->why, "recorded on 24 May 2027"));
    assert_non_null(queue_item_of(&queue, "LA-1", "break-30:B-9:2027-07-01"));
    for (int i = 1; i <= 2; i++) {
        const char *key = arena_printf(desk->f->arena, "extension-90:E-%d:2029-09-30", i);
        const struct queue_item *item = queue_item_of(&queue, "LA-1", key);
        assert_non_null(item);
        assert_non_null(strstr(item->what, i == 1 ? "extension E-1 to" : "extension E-2 to"));
    }
    const struct queue_item *ours = queue_item_of(&queue, "HC-1", "break-0:B-2:2028-09-01");
    assert_non_null(ours);
    assert_string_equal(ours->clause, "house rule, not in the document");
    assert_int_equal(ours->provenance, PROVENANCE_LOCAL);
    assert_non_null(queue_item_of(&queue, "OC-9", "end-180:2027-12-31"));
    assert_non_null(queue_item_of(&queue, "OC-9", "ended:2027-12-31"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
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
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
