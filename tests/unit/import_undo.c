// SPDX-License-Identifier: MIT
// An import of the wrong file is undone: what it added goes, what it changed is put back, its entries count no more and stay; where
// something builds on it, it is refused with what that is.
#include "tests/unit/support/import_fixture.h"

#include <stdlib.h>
#include <string.h>

#include "db/fact.h"
#include "db/provider_event.h"
#include "model/entry.h"
#include "model/import/undo.h"
#include "model/parties.h"
#include "model/undo.h"

#define HEAD "ref,provider_ref,provider,framework,starts,officer\n"

static void sound(struct desk *desk)
{
    struct text report = {0};
    if (audit_verify(desk->office.db, NULL, &report) != VERIFY_SOUND)
        fail_msg("%s", text_get(&report));
    text_release(&report);
    struct standing_faults faults;
    must(desk->f, standing_check(desk->office.db, &faults, &desk->f->st));
    assert_int_equal(
        faults.contracts + faults.bare + faults.surplus + faults.tally + faults.needles, 0);
}

static size_t undo(struct desk *desk, int64_t number)
{
    size_t restored = 0;
    must(desk->f, import_undo(&desk->office, number, &restored, &desk->f->st));
    sound(desk);
    return restored;
}

static int64_t entries(struct desk *desk)
{
    int64_t seq = -1;
    char hex[65];
    must(desk->f, audit_head(desk->office.db, &seq, hex, &desk->f->st));
    return seq;
}

static void refused(struct desk *desk, int64_t number, enum status_code code, const char *words)
{
    size_t restored = 0;
    int64_t before = entries(desk);
    must_fail(desk->f, import_undo(&desk->office, number, &restored, &desk->f->st), code, words);
    assert_int_equal(entries(desk), before);
    sound(desk);
}

static const char *officer_of(struct desk *desk, const char *ref)
{
    struct contract contract;
    must(desk->f, contract_by_ref(desk->office.db, ref, desk->f->arena, &contract, &desk->f->st));
    return contract.officer;
}

static enum colour colour_at(struct desk *desk, const char *ref, moment known_at)
{
    struct evaluation evaluation;
    must(desk->f, evaluation_at(&desk->office, contract_id(desk->office.db, ref), on("2027-05-24"),
                                known_at, desk->f->arena, &evaluation, &desk->f->st));
    return evaluation.outcome->rag;
}

static void records_go_or_are_put_back(void **state)
{
    struct desk *desk = *state;
    takes(desk, "contracts", HEAD "HC-1,P-1,Acorn,bristol-homecare,2026-04-01,jsmith\n", 2, 0, 0);
    takes(desk, "contracts",
          HEAD "HC-1,P-1,Acorn,bristol-homecare,2026-04-01,mpatel\n"
               "HC-2,P-2,Birch,bristol-homecare,2026-04-01,mpatel\n",
          2, 1, 0);
    assert_int_equal(undo(desk, 2), 3);
    assert_string_equal(officer_of(desk, "HC-1"), "jsmith");
    assert_int_equal(contract_id(desk->office.db, "HC-2"), 0);
    assert_int_equal(provider_id(desk->office.db, "P-2"), 0);
    refused(desk, 2, STATUS_BUSY, "Import 2 was undone already, by tester.");
    refused(desk, 9, STATUS_UNKNOWN, "There is no import 9.");
    // read again it comes again
    takes(desk, "contracts", HEAD "HC-2,P-2,Birch,bristol-homecare,2026-04-01,mpatel\n", 2, 0, 0);
    assert_int_equal(undo(desk, 3), 2);
    assert_int_equal(undo(desk, 1), 2);
    struct standing_counts counts;
    const struct standing_query all = {
        .ended = true, .with_bare = true, .as_at = on("2027-05-24"), .rag = -1};
    must(desk->f, standing_count(desk->office.db, &all, &counts, &desk->f->st));
    assert_int_equal(counts.total, 0);
}

static void grades_and_locations_go(void **state)
{
    struct desk *desk = *state;
    struct import_report report = import_fixture(desk, "cqc-ratings", "cqc-ratings.csv");
    size_t added = report.added;
    import_report_release(&report);
    assert_true(added > 5);
    assert_int_equal(undo(desk, 1), added);
    struct locations locations;
    must(desk->f, locations_of(desk->office.db, 0, desk->f->arena, &locations, &desk->f->st));
    assert_int_equal(locations.count, 0);
}

static void a_name_that_a_file_changes_is_a_change(void **state)
{
    struct desk *desk = *state;
    struct fixture *f = desk->f;
    struct event_rows events;
    static const char file[] =
        "Location ID,Location Name,Provider ID,Provider Name,Location Post "
        "Code,Domain,Latest Rating,Publication Date,Report Type\n"
        "1-201,Acorn Lane,1-101,%s,BS1 4ST,Overall,Good,2026-01-04,Location\n";
    static const char *const names[] = {"Acorn Homecare", "ACORN HOMECARE", "Oaktree Support"};
    for (size_t i = 0; i < 3; i++) {
        struct text text = {0};
        const char *at = strstr(file, "%s");
        text_add_bytes(&text, file, (size_t)(at - file));
        text_printf(&text, "%s%s", names[i], at + 2);
        struct import_report report = import_text(desk, "cqc-ratings", text_get(&text));
        assert_int_not_equal(report.number, 0);
        import_report_release(&report);
        text_release(&text);
    }
    int64_t provider = provider_id(desk->office.db, "1-101");
    must(f, events_of(desk->office.db, provider, 0, MOMENT_ALL, f->arena, &events, &f->st));
    assert_int_equal(events.count, 1); // capitals alone are none
    assert_string_equal(events.rows[0].was, "ACORN HOMECARE");
    assert_string_equal(events.rows[0].became, "Oaktree Support");
    assert_int_equal(undo(desk, 3), 1);
    must(f, events_of(desk->office.db, provider, 0, MOMENT_ALL, f->arena, &events, &f->st));
    assert_int_equal(events.count, 0);
    struct provider row;
    must(f, provider_by_ref(desk->office.db, "1-101", f->arena, &row, &f->st));
    assert_string_equal(row.name, "ACORN HOMECARE");
}

static void bank_holidays_are_as_they_were(void **state)
{
    struct desk *desk = *state;
    struct import_report report = import_fixture(desk, "bank-holidays", "bank-holidays.json");
    import_report_release(&report);
    const struct calendar *before, *after;
    assert_true(undo(desk, 1) > 0);
    must(desk->f, office_calendar(&desk->office, "scotland", &before, &desk->f->st));
    report = import_fixture(desk, "bank-holidays", "bank-holidays.json");
    assert_true(report.added > 0);
    import_report_release(&report);
    must(desk->f, office_calendar(&desk->office, "scotland", &after, &desk->f->st));
    sound(desk);
}

static const char results[] = "contract,kind,date,kpi,period,colour,recorded\n"
                              "HC-1,result,2027-04-14,1,2027-01-01,R,2027-04-14T10:00:00Z\n";

static void entries_count_no_more_but_for_those_who_look_back(void **state)
{
    struct desk *desk = *state;
    moment between, before, claimed;
    assert_true(moment_parse("2027-05-24T12:00:00Z", &between));
    assert_true(moment_parse("2027-05-24T09:00:00Z", &before));
    assert_true(moment_parse("2027-04-20T09:00:00Z", &claimed));
    agree(desk);
    struct import_report report = import_text(desk, "history", results);
    int64_t number = report.number;
    import_report_release(&report);
    assert_int_equal(colour_at(desk, "HC-1", MOMENT_ALL), COLOUR_RED);
    assert_int_equal(colour_at(desk, "HC-1", claimed),
                     COLOUR_RED); // a claim counts while it stands
    setenv("CONTRACTMON_NOW", "2027-05-25T10:00:00Z", 1);
    undo(desk, number);
    assert_int_equal(colour_at(desk, "HC-1", MOMENT_ALL), COLOUR_NONE);
    assert_int_equal(colour_at(desk, "HC-1", between), COLOUR_RED);
    assert_int_equal(colour_at(desk, "HC-1", before), COLOUR_NONE);
    assert_int_equal(colour_at(desk, "HC-1", claimed), COLOUR_NONE); // and no more than it stood
    // the right file is taken as if the wrong one had never been
    takes(desk, "history",
          "contract,kind,date,kpi,period,colour\nHC-1,result,2027-04-14,1,2027-01-01,G\n", 1, 0, 0);
    assert_int_equal(colour_at(desk, "HC-1", MOMENT_ALL), COLOUR_GREEN);
    sound(desk);
}

static void targets_count_no_more(void **state)
{
    struct desk *desk = *state;
    struct targets targets;
    agree(desk);
    int64_t contract = contract_id(desk->office.db, "HC-1");
    must(desk->f, targets_of(desk->office.db, contract, desk->f->arena, &targets, &desk->f->st));
    size_t count = targets.count;
    struct import_report report =
        import_text(desk, "targets", "contract,kpi,from,target,amber\nHC-1,1,2026-04-01,55,44\n");
    assert_int_equal(report.added + report.changed, 1);
    undo(desk, report.number);
    must(desk->f, targets_of(desk->office.db, contract, desk->f->arena, &targets, &desk->f->st));
    assert_int_equal(targets.count, count);
    for (size_t i = 0; i < targets.count; i++)
        assert_string_not_equal(targets.rows[i].target, "55");
    import_report_release(&report);
    takes(desk, "targets", "contract,kpi,from,target,amber\nHC-1,1,2026-04-01,55,44\n", 0, 1, 0);
    sound(desk);
}

static void what_builds_on_it_is_named(void **state)
{
    struct desk *desk = *state;
    struct fixture *f = desk->f;
    agree(desk);
    struct import_report report = import_text(desk, "history", results);
    int64_t number = report.number;
    import_report_release(&report);
    report = import_text(desk, "history",
                         "contract,kind,ref,date,instrument,answers\n"
                         "HC-1,served,PWN-1,2027-04-20,pwn,pwn-quarter:2027-01-01\n");
    int64_t notice = report.number;
    import_report_release(&report);
    refused(desk, number, STATUS_BUSY, "HC-1: served PWN-1 of 2027-04-20 by tester");
    undo(desk, notice);
    undo(desk, number);
    // a contract that was changed by hand
    int64_t id = 0;
    struct contract contract;
    takes(desk, "contracts", HEAD "HC-7,P-1,,bristol-homecare,2026-04-01,jsmith\n", 1, 0, 0);
    must(f, contract_by_ref(desk->office.db, "HC-7", f->arena, &contract, &f->st));
    contract.officer = "mpatel";
    assert_int_equal(entry_begin(&desk->office, NULL, &f->st), ENTRY_OPEN);
    must(f, parties_save_contract(&desk->office, &contract, &id, NULL, &f->st));
    must(f, entry_commit(&desk->office, NULL, &f->st));
    struct imports imports;
    must(f, imports_list(&desk->office, f->arena, &imports, &f->st));
    refused(desk, imports.rows[imports.count - 1].number, STATUS_BUSY,
            "The contract HC-7 was changed since, by tester");
    const char *said = "";
    must(f, undo_last(&desk->office, f->arena, &said, &f->st));
    must_fail(f, undo_last(&desk->office, f->arena, &said, &f->st), STATUS_DATA, "import undo");
}

static void a_provider_that_has_something_stays(void **state)
{
    struct desk *desk = *state;
    struct fixture *f = desk->f;
    int64_t id = 0;
    takes(desk, "contracts", HEAD "HC-1,P-1,Acorn,bristol-homecare,2026-04-01,jsmith\n", 2, 0, 0);
    const struct person person = {.provider = provider_id(desk->office.db, "P-1"),
                                  .ref = "",
                                  .name = "Morgan Price",
                                  .role = "",
                                  .telephone = "",
                                  .email = "",
                                  .note = "",
                                  .since = DAY_NONE,
                                  .until = DAY_NEVER};
    assert_int_equal(entry_begin(&desk->office, NULL, &f->st), ENTRY_OPEN);
    must(f, parties_save_person(&desk->office, &person, &id, NULL, &f->st));
    must(f, entry_commit(&desk->office, NULL, &f->st));
    refused(desk, 1, STATUS_BUSY, "it has person Morgan Price");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, import_setup, import_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(records_go_or_are_put_back),
        TEST(grades_and_locations_go),
        TEST(a_name_that_a_file_changes_is_a_change),
        TEST(bank_holidays_are_as_they_were),
        TEST(entries_count_no_more_but_for_those_who_look_back),
        TEST(targets_count_no_more),
        TEST(what_builds_on_it_is_named),
        TEST(a_provider_that_has_something_stays),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
