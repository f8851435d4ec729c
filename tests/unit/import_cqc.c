// SPDX-License-Identifier: MIT
// Import of what the Care Quality Commission publishes, and of bank holidays: excerpts, invented
// files of the same shape, and the real files.
#include "tests/unit/support/import_fixture.h"

#include <string.h>

#include "db/holiday.h"

static void counts(struct desk *desk, struct import_report report, size_t rows, size_t added,
                   size_t changed, size_t same)
{
    (void)desk;
    if (report.rows != rows || report.added != added || report.changed != changed ||
        report.same != same)
        fail_msg("%zu rows, %zu added, %zu changed, %zu same", report.rows, report.added,
                 report.changed, report.same);
    import_report_release(&report);
}

static const struct location *place(struct desk *desk, const char *ref)
{
    struct locations all;
    must(desk->f, locations_of(desk->office.db, 0, desk->f->arena, &all, &desk->f->st));
    for (size_t i = 0; i < all.count; i++)
        if (strcmp(all.rows[i].ref, ref) == 0)
            return &all.rows[i];
    fail_msg("there is no location %s", ref);
    return NULL;
}

static const struct grade *graded(struct desk *desk, const char *location, const char *grouping,
                                  const char *domain)
{
    struct grades all;
    must(desk->f,
         grades_of(desk->office.db, place(desk, location)->id, desk->f->arena, &all, &desk->f->st));
    for (size_t i = 0; i < all.count; i++)
        if (strcmp(all.rows[i].grouping, grouping) == 0 && strcmp(all.rows[i].domain, domain) == 0)
            return &all.rows[i];
    return NULL;
}

static void ratings_as_published(void **state)
{
    struct desk *desk = *state;
    counts(desk, import_fixture(desk, "cqc-ratings", "cqc-ratings.csv"), 7, 19, 0, 0);
    counts(desk, import_fixture(desk, "cqc-ratings", "cqc-ratings.csv"), 7, 0, 0, 19);
    const struct location *bristol = place(desk, "1-1002242875");
    assert_string_equal(bristol->address, "Unit 8, Eclipse Office Park, High Street, Staple Hill");
    assert_string_equal(bristol->authority, "South Gloucestershire");
    assert_string_equal(bristol->care_home, "N");
    assert_string_equal(bristol->state, "active");
    assert_string_equal(place(desk, "1-125406685")->name, "Eden Futures \u2013 North West Region");
    const struct grade *overall = graded(desk, "1-136847550", "Overall", "Overall");
    assert_string_equal(overall->grade, "Good");
    assert_int_equal(overall->published, on("2018-09-11"));
    assert_string_equal(
        graded(desk, "1-136847550",
               "Long stay or rehabilitation mental health wards for working age adults", "Overall")
            ->grade,
        "Requires improvement");
    struct provider provider;
    must(desk->f,
         provider_by_ref(desk->office.db, "1-101658918", desk->f->arena, &provider, &desk->f->st));
    assert_string_equal(provider.brand, ""); // "-" in the file
}

static void ratings_in_long_form(void **state)
{
    struct desk *desk = *state;
    struct import_report report = import_fixture(desk, "cqc-ratings", "cqc-long.csv");
    assert_non_null(strstr(text_get(&report.notes),
                           "1 row has the same location, group, domain and date as an "
                           "earlier one (first: line 5); the later row stands."));
    assert_non_null(strstr(text_get(&report.notes), "1 rating says that there is none"));
    counts(desk, report, 6, 1 + 2 + 4, 0, 0);
    assert_string_equal(graded(desk, "9-100", "Overall", "Overall")->grade, "Outstanding");
    assert_string_equal(graded(desk, "9-100", "Overall", "Well-led")->grade,
                        "Requires improvement");
    assert_string_equal(graded(desk, "9-101", "Surgery", "Overall")->grade, "Regulations met");
    assert_null(graded(desk, "9-101", "Overall", "Caring"));
}

static void locations_as_published(void **state)
{
    struct desk *desk = *state;
    struct import_report report = import_fixture(desk, "cqc-locations", "cqc-locations.csv");
    assert_non_null(strstr(text_get(&report.notes),
                           "In 4 of 4 rated rows the Publication Date is the day on "
                           "which the location was registered"));
    import_report_release(&report);
    const struct location *dormant = place(desk, "1-21268168552");
    assert_string_equal(dormant->name, "AbilityAvenue Care");
    assert_string_equal(dormant->state, "dormant");
    assert_string_equal(dormant->region, "South West");
    assert_null(graded(desk, "1-21268168552", "Overall", "Overall"));
    const struct grade *grade = graded(desk, "1-147440764", "Overall", "Overall");
    assert_string_equal(grade->grade, "Requires improvement");
    assert_int_equal(grade->published, on("2011-02-16")); // month first
    assert_string_equal(place(desk, "1-147440764")->care_home, "Y");
    assert_string_equal(place(desk, "1-10882226473")->care_home, "N");
}

static void a_directory_behind_its_preamble(void **state)
{
    struct desk *desk = *state;
    counts(desk, import_fixture(desk, "cqc-locations", "cqc-directory.csv"), 2, 3, 0, 0);
    assert_string_equal(place(desk, "9-101")->address, "2 High Street,Anytown");
    assert_string_equal(place(desk, "9-101")->care_home, "Y");
}

// A file that says less than another takes nothing away from it.
static void what_a_file_does_not_say_stays(void **state)
{
    struct desk *desk = *state;
    counts(desk, import_fixture(desk, "cqc-ratings", "cqc-long.csv"), 6, 7, 0, 0);
    counts(desk, import_fixture(desk, "cqc-locations", "cqc-directory.csv"), 2, 0, 2, 1);
    const struct location *home = place(desk, "9-100");
    assert_string_equal(home->kind, "Community based adult social care services");
    assert_string_equal(home->town, "Anytown");
    assert_string_equal(home->address, "1 Fern Street,Anytown");
    takes(desk, "cqc-locations",
          "Location ID,Location Name,Dormant,Location HSCA end date,Provider ID,Provider "
          "Name,Location ADASS Region,"
          "Location Latest Overall Rating,Publication Date\n"
          "9-100,Fern Street Homecare,N,2027-05-01,9-1,Fern Street Homecare Ltd,Elsewhere (ADASS "
          "Region),Outstanding,6/14/2026 12:00:00 AM\n",
          0, 1, 2);
    home = place(desk, "9-100");
    assert_string_equal(home->state, "ended");
    assert_string_equal(home->region, "South West");
    assert_string_equal(graded(desk, "9-100", "Overall", "Overall")->report, "Location");
}

static void mistakes_name_what_is_allowed(void **state)
{
    struct desk *desk = *state;
#define HEAD \
    "Location ID,Location Name,Domain,Latest Rating,Publication Date,Provider ID,Provider Name\n"
    static const struct {
        const char *profile, *file, *words;
    } mistakes[] = {
        {"cqc-ratings", HEAD "9-1,Home,Overall,Goodish,14/06/2026,9-0,Owner\n",
         "in.csv:2: Latest Rating \"Goodish\" is no rating that is known; there are Outstanding, "
         "Good, Requires improvement, Inadequate,"},
        {"cqc-ratings", HEAD "9-1,Home,Overall,Good,06/14/2026,9-0,Owner\n",
         "in.csv:2: Publication Date \"06/14/2026\": write a date that exists as 14/06/2027"},
        {"cqc-ratings", HEAD "9-1,Home,Overall,Good,,9-0,Owner\n",
         "in.csv:2: Publication Date is empty, and a rating needs it"},
        {"cqc-ratings", HEAD "9-1,Home,Overall,Good,14/06/2026,,Owner\n",
         "in.csv:2: Provider ID is empty"},
        {"cqc-ratings",
         "Location ID,Location Name,Domain,Publication Date,Provider ID,Provider Name\nx\n",
         "in.csv:1: there is no column Latest Rating"},
        {"cqc-locations", HEAD "9-1,Home,Overall,Good,14/06/2026,9-0,Owner\n",
         "in.csv:1: this is the header of cqc-ratings, not of cqc-locations"},
        {"cqc-locations",
         "Location ID,Location Name,Provider ID,Provider Name,Dormant\n9-1,Home,9-0,Owner,maybe\n",
         "in.csv:2: Dormant \"maybe\": write Y or N"},
        {"bank-holidays", "contract,kpi\n", "in.csv: "},
        {"bank-holidays",
         "{\"england-and-wales\": {\"events\": [{\"title\": \"X\", \"date\": \"2027-02-30\"}]}}",
         "in.csv: "},
    };
    for (size_t i = 0; i < sizeof mistakes / sizeof *mistakes; i++)
        refuses(desk, mistakes[i].profile, mistakes[i].file, mistakes[i].words);
}

static void bank_holidays(void **state)
{
    struct desk *desk = *state;
    counts(desk, import_fixture(desk, "bank-holidays", "bank-holidays.json"), 3, 3, 0, 0);
    counts(desk, import_fixture(desk, "bank-holidays", "bank-holidays.json"), 3, 0, 0, 3);
    struct import_report report =
        import_text(desk, "bank-holidays",
                    "{\"scotland\": {\"events\": [{\"title\": \"2nd January (moved)\", \"date\": "
                    "\"2028-01-04\", \"notes\": \"\"}]}}");
    assert_non_null(
        strstr(text_get(&report.notes), "2 days of the earlier edition are no holiday any more"));
    counts(desk, report, 1, 0, 3, 0);
    struct holiday_rows rows;
    const char *edition = NULL;
    must(desk->f, holidays_get(desk->office.db, desk->f->arena, &rows, &edition, &desk->f->st));
    assert_int_equal(rows.count, 1);
    assert_non_null(strstr(edition, "GOV.UK 2028 to 2028 ("));
}

static void the_real_files(void **state)
{
    struct desk *desk = *state;
    counts(desk, import_shared(desk, "cqc-ratings", "cqc/ratings-wide-2021-02.csv"), 23095, 58586,
           0, 0);
    counts(desk, import_shared(desk, "cqc-ratings", "cqc/ratings-wide-2021-02.csv"), 23095, 0, 0,
           58586);
    assert_string_equal(place(desk, "1-1000587219")->town, "Exeter");
    struct import_report report = import_shared(desk, "cqc-locations", "cqc/locations-2025-08.csv");
    assert_int_equal(report.rows, 999);
    import_report_release(&report);
    counts(desk, import_shared(desk, "cqc-locations", "cqc/locations-2025-08.csv"), 999, 0, 0,
           6257);
    counts(desk, import_shared(desk, "bank-holidays", "bank-holidays/bank-holidays.json"), 471, 471,
           0, 0);
    struct text verdict = {0};
    if (audit_verify(desk->office.db, NULL, &verdict) != VERIFY_SOUND)
        fail_msg("%s", text_get(&verdict));
    text_release(&verdict);
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, import_setup, import_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(ratings_as_published),
        TEST(ratings_in_long_form),
        TEST(locations_as_published),
        TEST(a_directory_behind_its_preamble),
        TEST(what_a_file_does_not_say_stays),
        TEST(mistakes_name_what_is_allowed),
        TEST(bank_holidays),
        TEST(the_real_files),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
