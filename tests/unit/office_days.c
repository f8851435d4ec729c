// SPDX-License-Identifier: MIT
// The office: who acts, which day it is, which frameworks and calendars apply, and what a reference
// means.
#include "tests/unit/support/office_fixture.h"

#include <pwd.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "db/holiday.h"
#include "model/clock.h"
#include "model/frameworks/frameworks.h"

static void test_now_can_be_pinned(void **state)
{
    (void)state;
    static const struct {
        const char *pinned, *now;
    } rows[] = {
        {"2027-05-24", "2027-05-24T09:00:00Z"},
        {"2027-05-24T23:30:00Z", "2027-05-24T23:30:00Z"},
        {"2027-05-25T00:30:00+01:00", "2027-05-24T23:30:00Z"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        char now[MOMENT_SIZE];
        setenv("CONTRACTMON_NOW", rows[i].pinned, 1);
        assert_string_equal(moment_iso(clock_now(), now), rows[i].now);
    }
    setenv("CONTRACTMON_NOW", "nonsense", 1);
    assert_true(clock_now() > 0);
    setenv("CONTRACTMON_NOW", "2027-05-24T09:30:00Z", 1);
    assert_true(clock_ticks() <= clock_ticks());
}

static void test_today_is_the_local_day(void **state)
{
    struct desk *desk = *state;
    setenv("CONTRACTMON_NOW", "2027-05-24T23:30:00Z", 1); // summer time: past midnight
    desk_open(desk, DB_READ, DAY_NONE, MOMENT_ALL);
    setenv("CONTRACTMON_NOW", "2027-05-24T09:30:00Z", 1);
    assert_int_equal(desk->office.today, on("2027-05-25"));
    assert_int_equal(desk->office.as_at, on("2027-05-25"));
    assert_true(office_live(&desk->office));
    const struct passwd *entry = getpwuid(getuid());
    if (entry != NULL)
        assert_string_equal(desk->office.actor.login, entry->pw_name);
    assert_int_equal(desk->office.actor.uid, getuid());
}

static void test_another_day_is_not_live(void **state)
{
    struct desk *desk = *state;
    desk_open(desk, DB_READ, on("2027-01-01"), MOMENT_ALL);
    assert_int_equal(desk->office.today, on("2027-05-24"));
    assert_int_equal(desk->office.as_at, on("2027-01-01"));
    assert_false(office_live(&desk->office));
    desk_open(desk, DB_READ, DAY_NONE, 1);
    assert_false(office_live(&desk->office));
}

static void test_a_demonstration_has_its_own_day(void **state)
{
    struct desk *desk = *state;
    begin(desk->f);
    must(desk->f, db_set_setting(desk->f->db, "demo", "1", &desk->f->st));
    must(desk->f, db_set_setting(desk->f->db, "demo_day", "2026-02-03", &desk->f->st));
    commit(desk->f);
    desk_open(desk, DB_READ, DAY_NONE, MOMENT_ALL);
    assert_true(desk->office.demo);
    assert_int_equal(desk->office.today, on("2026-02-03"));
    assert_true(office_live(&desk->office));
}

static void write_framework(struct desk *desk, const char *name, const char *text)
{
    char *path = fixture_file(desk->f, name);
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    assert_true(fputs(text, file) >= 0);
    assert_int_equal(fclose(file), 0);
}

static void open_with_folder(struct desk *desk)
{
    const struct office_options options = {
        .as_at = DAY_NONE, .known_at = MOMENT_ALL, .framework_folder = desk->f->folder};
    office_close(&desk->office);
    must(desk->f, office_open(&options, &desk->office, &desk->f->st));
}

static void test_frameworks_need_no_database(void **state)
{
    struct desk *desk = *state;
    struct fixture *f = desk->f;
    const struct office_options options = {.as_at = DAY_NONE, .known_at = MOMENT_ALL};
    must(f, office_open(&options, &desk->office, &f->st));
    const struct framework *first, *second;
    must(f, office_framework(&desk->office, "bristol-homecare", on("2027-05-24"), &first, &f->st));
    must(f, office_framework(&desk->office, "bristol-homecare", on("2020-05-24"), &second, &f->st));
    assert_ptr_equal(first, second); // read once
    must_fail(f, office_framework(&desk->office, "bristle", on("2027-05-24"), &first, &f->st),
              STATUS_UNKNOWN, "There is no framework \"bristle\". There are: ");
    const char *known;
    assert_true(office_has_framework(&desk->office, "bristol-homecare", &known));
    assert_non_null(strstr(known, "bristol-homecare"));
    assert_false(office_has_framework(&desk->office, "bristle", NULL));
    const char *text;
    must(f,
         office_framework_text(&desk->office, "bristol-homecare", on("2027-05-24"), &text, &f->st));
    assert_string_equal(text, framework_shipped_text("bristol-homecare"));
}

// The shipped file with another first line and version.
static char *version_of_shipped(struct desk *desk, const char *version, const char *more)
{
    const char *text = framework_shipped_text("bristol-homecare");
    const char *mark = strstr(text, "version = \"2016\";");
    assert_non_null(mark);
    return arena_printf(desk->f->arena, "%.*sversion = \"%s\"; %s%s", (int)(mark - text), text,
                        version, more, mark + strlen("version = \"2016\";"));
}

static void test_a_councils_version_counts_from_its_day(void **state)
{
    struct desk *desk = *state;
    struct fixture *f = desk->f;
    write_framework(desk, "next-year.conf",
                    version_of_shipped(desk, "2028", "valid_from = \"2028-04-01\";"));
    open_with_folder(desk);
    const struct framework *framework;
    must(f,
         office_framework(&desk->office, "bristol-homecare", on("2028-03-31"), &framework, &f->st));
    assert_string_equal(framework->version, "2016");
    must(f,
         office_framework(&desk->office, "bristol-homecare", on("2028-04-01"), &framework, &f->st));
    assert_string_equal(framework->version, "2028");
    assert_int_equal(office_framework_changes(&desk->office, "bristol-homecare", on("2027-05-24")),
                     on("2028-04-01"));
    assert_int_equal(office_framework_changes(&desk->office, "bristol-homecare", on("2028-04-01")),
                     DAY_NEVER);
}

static void test_files_have_a_mark(void **state)
{
    struct desk *desk = *state;
    write_framework(desk, "next-year.conf",
                    version_of_shipped(desk, "2028", "valid_from = \"2028-04-01\";"));
    open_with_folder(desk);
    const char *first = arena_strdup(desk->f->arena, office_framework_basis(&desk->office));
    open_with_folder(desk);
    assert_string_equal(office_framework_basis(&desk->office), first);
    write_framework(desk, "next-year.conf",
                    version_of_shipped(desk, "2028", "valid_from = \"2028-04-02\";"));
    assert_string_not_equal(office_framework_basis(&desk->office), first);
}

static void test_a_broken_version_is_refused_by_name(void **state)
{
    struct desk *desk = *state;
    struct fixture *f = desk->f;
    write_framework(desk, "mine.conf", "id = \"bristol-homecare\";\nnonsense = ;\n");
    open_with_folder(desk);
    const struct framework *framework;
    must_fail(
        f,
        office_framework(&desk->office, "bristol-homecare", on("2028-04-01"), &framework, &f->st),
        STATUS_DATA, "mine.conf:2");
    assert_null(framework);
}

static void test_an_imported_calendar_goes_before_the_shipped(void **state)
{
    struct desk *desk = *state;
    struct fixture *f = desk->f;
    const struct calendar *calendar;
    desk_open(desk, DB_READ, DAY_NONE, MOMENT_ALL);
    must(f, office_calendar(&desk->office, "scotland", &calendar, &f->st));
    assert_non_null(calendar_holiday(calendar, on("2021-01-04")));
    must(f, db_open(f->path, DB_WRITE, &f->db, &f->st));
    struct holiday_row days[] = {
        {"england-and-wales", on("2030-01-01"), "New Year\u2019s Day", ""}};
    const struct holiday_rows rows = {days, 1};
    bool changed;
    begin(f);
    must(f, holidays_put(f->db, &rows, "GOV.UK 2030", &changed, &f->st));
    commit(f);
    desk_open(desk, DB_READ, DAY_NONE, MOMENT_ALL);
    must(f, office_calendar(&desk->office, "england-and-wales", &calendar, &f->st));
    assert_string_equal(calendar->edition, "GOV.UK 2030");
    assert_non_null(calendar_holiday(calendar, on("2030-01-01")));
    must(f, office_calendar(&desk->office, "scotland", &calendar,
                            &f->st)); // the edition does not know it
    assert_string_not_equal(calendar->edition, "GOV.UK 2030");
    must_fail(f, office_calendar(&desk->office, "wales", &calendar, &f->st), STATUS_USAGE, "wales");
}

static void test_what_a_reference_means(void **state)
{
    struct desk *desk = *state;
    struct fixture *f = desk->f;
    int64_t first = desk_contract(desk, "P-1", "Alder", "HC-014");
    int64_t twin = desk_contract(desk, "TWIN", "Birch", "TWIN");
    desk_open(desk, DB_READ, DAY_NONE, MOMENT_ALL);
    struct subject subject;
    must(f, subject_find(&desk->office, "HC-014", f->arena, &subject, &f->st));
    assert_int_equal(subject.contract, first);
    assert_true(subject.provider != 0);
    must(f, subject_find(&desk->office, "P-1", f->arena, &subject, &f->st));
    assert_int_equal(subject.contract, 0);
    assert_true(subject.provider != 0);
    must_fail(f, subject_find(&desk->office, "TWIN", f->arena, &subject, &f->st), STATUS_USAGE,
              "Say contract:TWIN or provider:TWIN.");
    must(f, subject_find(&desk->office, "contract:TWIN", f->arena, &subject, &f->st));
    assert_int_equal(subject.contract, twin);
    must(f, subject_find(&desk->office, "provider:TWIN", f->arena, &subject, &f->st));
    assert_int_equal(subject.contract, 0);
    must_fail(f, subject_find(&desk->office, "HC-41", f->arena, &subject, &f->st), STATUS_UNKNOWN,
              "Did you mean HC-014?");
    must_fail(f, subject_find(&desk->office, "zzzzzzzzzz", f->arena, &subject, &f->st),
              STATUS_UNKNOWN, "There is no contract or provider \"zzzzzzzzzz\".");
}

int main(void)
{
    setenv("CONTRACTMON_NOW", "2027-05-24T09:30:00Z", 1);
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_now_can_be_pinned),
        cmocka_unit_test_setup_teardown(test_today_is_the_local_day, desk_setup, desk_teardown),
        cmocka_unit_test_setup_teardown(test_another_day_is_not_live, desk_setup, desk_teardown),
        cmocka_unit_test_setup_teardown(test_a_demonstration_has_its_own_day, desk_setup,
                                        desk_teardown),
        cmocka_unit_test_setup_teardown(test_frameworks_need_no_database, desk_setup,
                                        desk_teardown),
        cmocka_unit_test_setup_teardown(test_a_councils_version_counts_from_its_day, desk_setup,
                                        desk_teardown),
        cmocka_unit_test_setup_teardown(test_files_have_a_mark, desk_setup, desk_teardown),
        cmocka_unit_test_setup_teardown(test_a_broken_version_is_refused_by_name, desk_setup,
                                        desk_teardown),
        cmocka_unit_test_setup_teardown(test_an_imported_calendar_goes_before_the_shipped,
                                        desk_setup, desk_teardown),
        cmocka_unit_test_setup_teardown(test_what_a_reference_means, desk_setup, desk_teardown),
    };
    return cmocka_run_group_tests_name("office_days", tests, NULL, NULL);
}
