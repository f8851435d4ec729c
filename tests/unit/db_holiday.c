// SPDX-License-Identifier: MIT
// The bank holiday file of GOV.UK: read exactly, refused with words when it is not what it should be, kept as an edition.
#include "support/db_fixture.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "db/holiday.h"

static bool parse(struct fixture *f, const char *json, struct holiday_rows *rows)
{
    return holidays_parse(json, strlen(json), f->arena, rows, &f->st);
}

static const char good[] =
    "{\"scotland\":{\"division\":\"scotland\",\"events\":["
    "{\"title\":\"St Andrew\xe2\x80\x99s "
    "Day\",\"date\":\"2027-11-30\",\"notes\":\"\",\"bunting\":true},"
    "{\"title\":\"2nd January\",\"date\":\"2027-01-04\",\"notes\":\"Substitute day\"}]},"
    "\"england-and-wales\":{\"events\":[{\"title\":\"Good "
    "\\u0046riday\",\"date\":\"2027-03-26\"}]}}";

static void events_come_by_division_and_date(void **state)
{
    struct fixture *f = *state;
    struct holiday_rows rows;
    must(f, parse(f, good, &rows));
    assert_int_equal(rows.count, 3);
    assert_string_equal(rows.rows[0].division, "england-and-wales");
    assert_string_equal(rows.rows[0].title, "Good Friday");
    assert_string_equal(rows.rows[0].notes, "");
    assert_int_equal(rows.rows[1].date, day_of(2027, 1, 4));
    assert_string_equal(rows.rows[1].notes, "Substitute day");
    assert_string_equal(rows.rows[2].title, "St Andrew\u2019s Day");
}

static void what_is_not_that_file_is_refused(void **state)
{
    struct fixture *f = *state;
    static const struct {
        const char *json, *words;
    } cases[] = {
        {"", "not JSON"},
        {"<html>", "not JSON"},
        {"{\"scotland\":", "not JSON"},
        {"[]", "not an object"},
        {"7", "not an object"},
        {"{}", "no events"},
        {"{\"scotland\":7}", "\"scotland\" has no list"},
        {"{\"scotland\":{}}", "\"scotland\" has no list"},
        {"{\"scotland\":{\"events\":{}}}", "\"scotland\" has no list"},
        {"{\"scotland\":{\"events\":[]}}", "no events"},
        {"{\"scotland\":{\"events\":[3]}}", "event 1 of \"scotland\""},
        {"{\"scotland\":{\"events\":[{\"title\":\"A\"}]}}", "no date"},
        {"{\"scotland\":{\"events\":[{\"title\":\"A\",\"date\":\"2027-02-30\"}]}}", "no date"},
        {"{\"scotland\":{\"events\":[{\"title\":\"A\",\"date\":20270101}]}}", "no date"},
        {"{\"scotland\":{\"events\":[{\"title\":[],\"date\":\"2027-01-01\"}]}}", "no title"},
        {"{\"scotland\":{\"events\":[{\"title\":\"A\",\"date\":\"2027-01-01\"},{\"title\":\"B\","
         "\"date\":\"2027-01-01\"}]}}",
         "same day"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct holiday_rows rows;
        must_fail(f, parse(f, cases[i].json, &rows), STATUS_DATA, cases[i].words);
    }
    struct holiday_rows rows;
    must_fail(f, holidays_parse("{}\0{}", 5, f->arena, &rows, &f->st), STATUS_DATA, "NUL");
}

static void an_edition_replaces_the_one_before(void **state)
{
    struct fixture *f = *state;
    struct holiday_rows rows, got;
    const char *edition = "";
    bool changed = false;
    int64_t seq = 0, after = 0;
    char hex[65];
    must(f, holidays_get(f->db, f->arena, &got, &edition, &f->st));
    assert_null(edition);
    assert_int_equal(got.count, 0);
    must(f, parse(f, good, &rows));
    begin(f);
    must(f, holidays_put(f->db, &rows, "2027", &changed, &f->st));
    assert_true(changed);
    commit(f);
    must(f, audit_head(f->db, &seq, hex, &f->st));
    begin(f);
    must(f, holidays_put(f->db, &rows, "2027", &changed, &f->st));
    assert_false(changed);
    commit(f);
    must(f, audit_head(f->db, &after, hex, &f->st));
    assert_int_equal(after, seq);
    struct holiday_row fewer[] = {rows.rows[2], rows.rows[0]};
    fewer[0].title = "St Andrew's Day";
    begin(f);
    must(f, holidays_put(f->db, &(struct holiday_rows){fewer, 2}, "2028", &changed, &f->st));
    assert_true(changed);
    commit(f);
    must(f, audit_head(f->db, &after, hex, &f->st));
    assert_int_equal(after, seq + 3); // one day gone, one title, the edition
    must(f, holidays_get(f->db, f->arena, &got, &edition, &f->st));
    assert_string_equal(edition, "2028");
    assert_int_equal(got.count, 2);
    assert_string_equal(got.rows[0].division, "england-and-wales");
    assert_string_equal(got.rows[1].title, "St Andrew's Day");
    // A day that comes back is a record of its own.
    begin(f);
    must(f, holidays_put(f->db, &rows, "2029", &changed, &f->st));
    commit(f);
    struct text report = {0};
    if (audit_verify(f->db, NULL, &report) != VERIFY_SOUND)
        fail_msg("%s", text_get(&report));
    text_release(&report);
}

static void the_real_file_is_read(void **state)
{
    struct fixture *f = *state;
    struct holiday_rows rows;
    const char *data = getenv("TEST_DATA");
    FILE *file =
        data == NULL
            ? NULL
            : fopen(arena_printf(f->arena, "%s/bank-holidays/bank-holidays.json", data), "rb");
    if (file == NULL) {
        print_message("skipped: the public data set is not there\n");
        skip();
    }
    char *bytes = arena_alloc(f->arena, 1 << 20);
    size_t size = fread(bytes, 1, 1 << 20, file);
    fclose(file);
    must(f, holidays_parse(bytes, size, f->arena, &rows, &f->st));
    assert_true(rows.count > 200);
    assert_string_equal(rows.rows[rows.count - 1].division, "scotland");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_setup, fixture_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(events_come_by_division_and_date),
        TEST(what_is_not_that_file_is_refused),
        TEST(an_edition_replaces_the_one_before),
        TEST(the_real_file_is_read),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
