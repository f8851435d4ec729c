// SPDX-License-Identifier: MIT
// The shipped bank holidays and calendars made of others; the dates of the source documents as working-day arithmetic.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "model/calendars/calendars.h"
#include "model/ground/text.h"

static struct calendar shipped(struct arena *arena, const char *name)
{
    struct calendar calendar;
    struct status st = {0};
    if (!calendar_shipped(name, arena, &calendar, &st))
        fail_msg("%s", status_message(&st));
    return calendar;
}

static void the_three_divisions_are_whole(void **state)
{
    (void)state;
    static const struct {
        const char *name;
        size_t count; // of the GOV.UK file
    } divisions[] = {{"england-and-wales", 140}, {"scotland", 157}, {"northern-ireland", 174}};
    struct arena *arena = arena_new();
    for (size_t i = 0; i < 3; i++) {
        assert_string_equal(calendar_name(i), divisions[i].name);
        struct calendar calendar = shipped(arena, divisions[i].name);
        assert_string_equal(calendar.name, divisions[i].name);
        assert_string_equal(calendar.edition, "GOV.UK, 2012 to 2028");
        assert_int_equal(calendar.count, divisions[i].count);
        assert_int_equal(calendar.from, day_of(2012, 1, 1));
        assert_int_equal(calendar.to, day_of(2028, 12, 31));
        assert_int_equal(calendar_shipped_to(divisions[i].name), calendar.to);
        for (size_t j = 1; j < calendar.count; j++)
            assert_true(calendar.holidays[j - 1].date < calendar.holidays[j].date);
        // no bank holiday falls on a weekend: a substitute day is given instead
        for (size_t j = 0; j < calendar.count; j++)
            assert_true(day_weekday(calendar.holidays[j].date) < SATURDAY);
        for (int year = 2012; year <= 2028; year++) {
            int in_year = 0;
            for (size_t j = 0; j < calendar.count; j++)
                in_year += day_civil(calendar.holidays[j].date).year == year;
            assert_in_range(in_year, 8, 12);
        }
    }
    assert_null(calendar_name(3));
    assert_int_equal(calendar_shipped_to("wales"), DAY_NONE);
    arena_free(arena);
}

static void an_unknown_calendar_names_those_there_are(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct calendar calendar;
    struct status st = {0};
    assert_false(calendar_shipped("wales", arena, &calendar, &st));
    assert_int_equal(st.code, STATUS_USAGE);
    assert_string_equal(
        status_message(&st),
        "There is no calendar \"wales\": the calendars are england-and-wales, scotland and "
        "northern-ireland.");
    status_clear(&st);
    arena_free(arena);
}

static void holidays_are_those_of_the_nation(void **state)
{
    (void)state;
    static const struct {
        const char *date, *england_and_wales, *scotland, *northern_ireland; // title or NULL
    } days[] = {
        {"2020-12-25", "Christmas Day", "Christmas Day", "Christmas Day"},
        {"2020-12-28", "Boxing Day (substitute day)", "Boxing Day (substitute day)",
         "Boxing Day (substitute day)"},
        {"2021-01-01", "New Year’s Day", "New Year’s Day", "New Year’s Day"},
        {"2021-01-04", NULL, "2nd January (substitute day)", NULL},
        {"2021-04-05", "Easter Monday", NULL, "Easter Monday"},
        {"2020-05-08", "Early May bank holiday (VE day)", "Early May bank holiday (VE day)",
         "Early May bank holiday (VE day)"},
        {"2020-05-04", NULL, NULL, NULL},
        {"2022-06-03", "Platinum Jubilee bank holiday", "Platinum Jubilee bank holiday",
         "Platinum Jubilee bank holiday"},
        {"2022-09-19", "Bank Holiday for the State Funeral of Queen Elizabeth II",
         "Bank Holiday for the State Funeral of Queen Elizabeth II",
         "Bank Holiday for the State Funeral of Queen Elizabeth II"},
        {"2021-03-17", NULL, NULL, "St Patrick’s Day"},
        {"2021-11-30", NULL, "St Andrew’s Day", NULL},
        {"2021-08-02", NULL, "Summer bank holiday", NULL},
        {"2021-08-30", "Summer bank holiday", NULL, "Summer bank holiday"},
    };
    struct arena *arena = arena_new();
    const struct calendar calendars[] = {shipped(arena, "england-and-wales"),
                                         shipped(arena, "scotland"),
                                         shipped(arena, "northern-ireland")};
    for (size_t i = 0; i < sizeof days / sizeof *days; i++) {
        const char *const titles[] = {days[i].england_and_wales, days[i].scotland,
                                      days[i].northern_ireland};
        day d = 0;
        assert_true(day_parse(days[i].date, &d));
        for (size_t j = 0; j < 3; j++) {
            const struct holiday *holiday = calendar_holiday(&calendars[j], d);
            if ((holiday != NULL) != (titles[j] != NULL) ||
                (holiday != NULL && strcmp(holiday->title, titles[j]) != 0))
                fail_msg("%s %s: %s", days[i].date, calendars[j].name,
                         holiday != NULL ? holiday->title : "none");
        }
    }
    arena_free(arena);
}

// R0-22, D.15, D.16, D.17, A-35, A-56, A-70, A-75, A-110: dates that the documents and their readings give.
static void the_dates_of_the_documents_come_out(void **state)
{
    (void)state;
    static const struct {
        const char *calendar, *start, *offset, *end;
    } dates[] = {
        {"england-and-wales", "2020-12-18", "+10wd", "2021-01-06"}, // plan requested, plan due
        {"scotland", "2020-12-18", "+10wd",
         "2021-01-07"}, // 2 January is a holiday, its substitute the 4th
        {"northern-ireland", "2020-12-18", "+10wd", "2021-01-06"},
        {"england-and-wales", "2021-01-06", "+30d", "2021-02-05"}, // plan agreed, review
        {"england-and-wales", "2021-01-06", "+60d", "2021-03-07"}, // a Sunday: not moved
        {"scotland", "2021-01-06", "+30d", "2021-02-05"},          // calendar days know no nation
        {"scotland", "2021-01-06", "+60d", "2021-03-07"},
        {"england-and-wales", "2020-12-18", "+10wd+30d", "2021-02-05"},
        {"scotland", "2020-12-18", "+10wd+30d", "2021-02-06"},
        {"england-and-wales", "2020-12-18", "+10wd+60d", "2021-03-07"},
        {"scotland", "2020-12-18", "+10wd+60d", "2021-03-08"},
        {"england-and-wales", "2016-06-14", "+7d", "2016-06-21"},  // D.9
        {"england-and-wales", "2020-12-24", "+3wd", "2020-12-31"}, // clear days
        {"england-and-wales", "2020-12-24", "+2wd", "2020-12-30"},
        {"england-and-wales", "2020-06-30", "+11wd",
         "2020-07-15"}, // no formula fits all four
        {"england-and-wales", "2020-09-30", "+11wd", "2020-10-15"},
        {"england-and-wales", "2020-12-31", "+11wd", "2021-01-18"},
        {"england-and-wales", "2021-03-31", "+9wd", "2021-04-15"},
        {"england-and-wales", "2020-05-15", "+3m", "2020-08-15"}, // D.15
        {"england-and-wales", "2020-05-15", "+6m", "2020-11-15"},
        {"england-and-wales", "2020-05-15", "+9m", "2021-02-15"},
        {"england-and-wales", "2020-05-15", "+12m", "2021-05-15"},
        {"england-and-wales", "2020-11-30", "+3m", "2021-02-28"},
        {"england-and-wales", "2020-11-30", "+6m", "2021-05-30"},
        {"england-and-wales", "2024-02-29", "+1y", "2025-02-28"}, // D.3
        {"england-and-wales", "2021-01-31", "+3m", "2021-04-30"}, // D.6
        {"england-and-wales", "2021-01-06", "-10wd", "2020-12-18"},
        {"scotland", "2021-01-07", "-10wd", "2020-12-18"},
        {"england-and-wales", "2021-01-02", "+0wd", "2021-01-02"}, // a Saturday stays one
        {"england-and-wales", "2021-01-02", "+1wd", "2021-01-04"},
        {"england-and-wales", "2021-01-03", "-1wd", "2020-12-31"},
        {"england-and-wales", "2021-01-01", "+2w", "2021-01-15"},
    };
    struct arena *arena = arena_new();
    for (size_t i = 0; i < sizeof dates / sizeof *dates; i++) {
        struct calendar calendar = shipped(arena, dates[i].calendar);
        struct status st = {0};
        day start = 0, end = 0;
        char iso[DAY_ISO_SIZE];
        assert_true(day_parse(dates[i].start, &start));
        if (!calendar_offset(&calendar, start, dates[i].offset, &end, NULL, &st))
            fail_msg("%s", status_message(&st));
        if (strcmp(day_iso(end, iso), dates[i].end) != 0)
            fail_msg("%s %s %s is %s and not %s", dates[i].calendar, dates[i].start,
                     dates[i].offset, iso, dates[i].end);
    }
    arena_free(arena);
}

static void a_count_shows_its_arithmetic(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct calendar scotland = shipped(arena, "scotland");
    struct status st = {0};
    struct text why = {0};
    day end = 0;
    assert_true(calendar_offset(&scotland, day_of(2020, 12, 18), "+10wd", &end, &why, &st));
    assert_string_equal(text_get(&why), "Fri 18 December 2020 + 10 working days (scotland), "
                                        "skipping weekends and 25 Dec (Christmas Day), 28 Dec "
                                        "(Boxing Day (substitute day)), 1 Jan 2021 (New Year’s "
                                        "Day), 4 Jan 2021 (2nd January (substitute day)) = "
                                        "Thu 7 January 2021\n");
    text_release(&why);
    arena_free(arena);
}

static void a_calendar_is_made_of_rows_in_any_order(void **state)
{
    (void)state;
    static const struct calendar_row rows[] = {
        {.notes = "", .title = "Third", .date = 18300},
        {.notes = "Substitute day", .title = "First", .date = 18000},
        {.notes = NULL, .title = "Second", .date = 18100},
        {.notes = "", .title = "Local fair", .date = 18100},
        {.notes = "", .title = "Third", .date = 18300},
    };
    struct arena *arena = arena_new();
    struct calendar calendar;
    struct status st = {0};
    assert_true(calendar_build("scotland", "imported 3 May 2027", rows, 5, arena, &calendar, &st));
    assert_int_equal(calendar.count, 3);
    assert_string_equal(calendar.holidays[0].title, "First (substitute day)");
    assert_string_equal(calendar.holidays[1].title, "Second, Local fair");
    assert_string_equal(calendar.holidays[2].title, "Third");
    assert_string_equal(calendar.edition, "imported 3 May 2027");
    assert_int_equal(calendar.from, day_of(2019, 1, 1));
    assert_int_equal(calendar.to, day_of(2020, 12, 31));
    assert_false(calendar_build("scotland", "empty", NULL, 0, arena, &calendar, &st));
    assert_int_equal(st.code, STATUS_DATA);
    assert_string_equal(status_message(&st),
                        "The edition \"empty\" has no bank holidays of scotland.");
    status_clear(&st);
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_three_divisions_are_whole),
        cmocka_unit_test(an_unknown_calendar_names_those_there_are),
        cmocka_unit_test(holidays_are_those_of_the_nation),
        cmocka_unit_test(the_dates_of_the_documents_come_out),
        cmocka_unit_test(a_count_shows_its_arithmetic),
        cmocka_unit_test(a_calendar_is_made_of_rows_in_any_order),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
