// SPDX-License-Identifier: MIT
// Days, months, quarters and moments, against calculations that share nothing with date.c: counting day by day, and the C library.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>

#include "model/ground/date.h"

enum { FIRST_YEAR = 1900, LAST_YEAR = 9999, SECONDS = 86400 };

static int length_of(int year, int month)
{
    static const char *const days = "312831303130313130313031"; // two digits for each month
    int length = (days[(month - 1) * 2] - '0') * 10 + days[(month - 1) * 2 + 1] - '0';
    return month == 2 && (year % 400 == 0 || (year % 4 == 0 && year % 100 != 0)) ? 29 : length;
}

// From Monday 1 January 1900 to the end, one day after the other.
static void every_day_agrees_with_counting(void **state)
{
    (void)state;
    day d = -25567;
    int weekday = MONDAY;
    for (int year = FIRST_YEAR; year <= LAST_YEAR; year++) {
        for (int month = 1; month <= 12; month++) {
            for (int mday = 1; mday <= length_of(year, month);
                 mday++, d++, weekday = (weekday + 1) % 7) {
                struct civil c = day_civil(d);
                if (day_of(year, month, mday) != d || c.year != year || c.month != month ||
                    c.mday != mday || day_weekday(d) != weekday || !day_valid(year, month, mday))
                    fail_msg("%d-%d-%d", year, month, mday);
            }
            assert_false(day_valid(year, month, length_of(year, month) + 1));
            assert_false(day_valid(year, month, 0));
        }
    }
    assert_int_equal(d - 1, day_of(9999, 12, 31));
    assert_int_equal(day_of(1970, 1, 1), 0);
    assert_false(day_valid(1899, 12, 31) || day_valid(10000, 1, 1) || day_valid(2020, 0, 1) ||
                 day_valid(2020, 13, 1));
}

static void days_agree_with_the_c_library(void **state)
{
    (void)state;
    for (day d = -25567; d < 2932896; d += 641) {
        time_t then = (time_t)d * SECONDS;
        struct tm tm;
        gmtime_r(&then, &tm);
        struct civil c = day_civil(d);
        assert_int_equal(c.year, tm.tm_year + 1900);
        assert_int_equal(c.month, tm.tm_mon + 1);
        assert_int_equal(c.mday, tm.tm_mday);
        assert_int_equal(day_weekday(d), (tm.tm_wday + 6) % 7);
    }
}

static day iso(const char *text)
{
    day d = DAY_NONE;
    if (!day_parse(text, &d))
        fail_msg("%s is no date", text);
    return d;
}

static void assert_day(day got, const char *expected)
{
    char text[DAY_ISO_SIZE];
    assert_string_equal(day_iso(got, text), expected);
}

static void months_are_clamped_to_their_end(void **state)
{
    (void)state;
    static const struct {
        const char *from;
        int months;
        const char *to;
    } cases[] = {
        {"2020-11-30", 3, "2021-02-28"},
        {"2023-11-30", 3, "2024-02-29"},
        {"2021-01-31", 3, "2021-04-30"},
        {"2020-03-15", 12, "2021-03-15"},
        {"2024-02-29", 12, "2025-02-28"},
        {"2024-02-29", 48, "2028-02-29"},
        {"2021-03-31", -1, "2021-02-28"},
        {"2021-01-31", -2, "2020-11-30"},
        {"2020-02-29", -12, "2019-02-28"},
        {"2021-12-31", 1, "2022-01-31"},
        {"2021-01-01", -1, "2020-12-01"},
        {"2021-05-31", 0, "2021-05-31"},
        {"2099-12-31", 2, "2100-02-28"},
        {"2000-02-29", 1200, "2100-02-28"},
        {"1900-01-31", 1, "1900-02-28"},
        // what leads out of the calendar stops at its ends
        {"9999-11-15", 1, "9999-12-15"},
        {"9999-12-15", 1, "9999-12-31"},
        {"2027-01-01", INT32_MAX, "9999-12-31"},
        {"1900-02-15", -1, "1900-01-15"},
        {"1900-01-15", -1, "1900-01-01"},
        {"2027-01-01", INT32_MIN, "1900-01-01"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_day(day_add_months(iso(cases[i].from), cases[i].months), cases[i].to);
    for (day d = day_of(2019, 1, 1); d <= day_of(2025, 12, 31); d += 3) {
        for (int months = -30; months <= 30; months++) {
            struct civil c = day_civil(d);
            int year = c.year, month = c.month;
            for (int i = 0; i < abs(months); i++) {
                month += months > 0 ? 1 : -1;
                year += month == 13 ? 1 : month == 0 ? -1 : 0;
                month = month == 13 ? 1 : month == 0 ? 12 : month;
            }
            int mday = c.mday < length_of(year, month) ? c.mday : length_of(year, month);
            assert_int_equal(day_add_months(d, months), day_of(year, month, mday));
        }
    }
}

// A-14, D.3, D.6: E is inside the rolling N-month window on D iff E <= D < E + N months.
static void windows_end_as_the_document_says(void **state)
{
    (void)state;
    static const struct {
        const char *event;
        int months;
        const char *last_in, *first_out;
    } windows[] = {
        {"2020-03-15", 12, "2021-03-14", "2021-03-15"},
        {"2024-02-29", 12, "2025-02-27", "2025-02-28"},
        {"2021-01-31", 3, "2021-04-29", "2021-04-30"},
        {"2021-11-30", 3, "2022-02-27", "2022-02-28"},
    };
    for (size_t i = 0; i < sizeof windows / sizeof *windows; i++) {
        day out = day_add_months(iso(windows[i].event), windows[i].months);
        assert_true(iso(windows[i].last_in) < out);
        assert_false(iso(windows[i].first_out) < out);
    }
}

static void quarters_begin_in_january_april_july_and_october(void **state)
{
    (void)state;
    day expected = day_of(2019, 10, 1);
    for (day d = expected; d <= day_of(2028, 12, 31); d++) {
        struct civil c = day_civil(d);
        if (c.mday == 1 && (c.month == 1 || c.month == 4 || c.month == 7 || c.month == 10))
            expected = d;
        assert_int_equal(day_quarter(d), expected);
        assert_true(d <= day_quarter_end(expected));
        assert_int_equal(day_quarter(day_quarter_end(expected) + 1), day_quarter_end(expected) + 1);
    }
    assert_day(day_quarter_end(iso("2020-01-01")), "2020-03-31");
    assert_day(day_quarter_end(iso("9999-10-01")), "9999-12-31");
    assert_day(day_quarter(iso("1900-01-01")), "1900-01-01");
}

static void years_begin_on_the_anniversary(void **state)
{
    (void)state;
    static const struct {
        const char *start, *on, *year;
    } cases[] = {
        {"2020-04-01", "2021-03-31", "2020-04-01"},
        {"2020-04-01", "2021-04-01", "2021-04-01"},
        {"2020-04-01", "2020-04-01", "2020-04-01"},
        {"2020-04-01", "2019-12-31", "2020-04-01"},
        {"2020-02-29", "2021-02-27", "2020-02-29"},
        {"2020-02-29", "2021-02-28", "2021-02-28"},
        {"2020-02-29", "2024-02-28", "2023-02-28"},
        {"2020-02-29", "2024-02-29", "2024-02-29"}, // nothing drifts
        {"2020-12-31", "2027-12-30", "2026-12-31"},
        {"2020-01-01", "2027-12-31", "2027-01-01"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_day(day_year_of(iso(cases[i].start), iso(cases[i].on)), cases[i].year);
}

static void only_iso_dates_are_read(void **state)
{
    (void)state;
    static const char *const good[] = {"1900-01-01", "2027-06-14", "2028-02-29", "9999-12-31"};
    static const char *const bad[] = {"",
                                      "2",
                                      "2027",
                                      "2027-",
                                      "2027-06",
                                      "2027-06-",
                                      "2027-06-1",
                                      "2027-6-14",
                                      "2027-06-14 ",
                                      " 2027-06-14",
                                      "2027-06-141",
                                      "20270614",
                                      "2027/06/14",
                                      "14-06-2027",
                                      "2027-02-29",
                                      "2100-02-29",
                                      "2027-00-10",
                                      "2027-13-01",
                                      "2027-04-31",
                                      "2027-06-00",
                                      "1899-12-31",
                                      "0000-01-01",
                                      "-027-06-14",
                                      "+027-06-14",
                                      "2027-+6-14",
                                      "2027-06-1a",
                                      "2027-06-14T",
                                      "٢٠٢٧-06-14",
                                      ("2027\xe2\x80\x93"
                                       "06-14")};
    for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
        day d = DAY_NONE;
        assert_true(day_parse(good[i], &d));
        assert_day(d, good[i]);
    }
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        day d = 42;
        if (day_parse(bad[i], &d) || d != 42)
            fail_msg("\"%s\" was read", bad[i]);
    }
    for (day d = -25567; d < 2932896; d += 97) {
        char text[DAY_ISO_SIZE];
        assert_int_equal(iso(day_iso(d, text)), d);
    }
    assert_day(DAY_NONE, "");
    assert_day(DAY_NEVER, "");
    assert_day(2932897, ""); // the day after the last
    assert_day(-25568, "");
}

static void dates_are_said_as_people_say_them(void **state)
{
    (void)state;
    struct text out = {0};
    day_print(iso("2027-06-14"), false, &out);
    text_add(&out, "|");
    day_print(iso("2027-06-04"), true, &out);
    text_add(&out, "|");
    day_print_brief(iso("2027-06-14"), iso("2027-01-01"), &out);
    text_add(&out, "|");
    day_print_brief(iso("2028-06-14"), iso("2027-12-31"), &out);
    text_add(&out, "|");
    day_print_brief(iso("2028-06-14"), DAY_NONE, &out);
    day_print(DAY_NONE, true, &out);
    day_print_brief(DAY_NEVER, 0, &out);
    assert_string_equal(text_get(&out),
                        "14 June 2027|Fri 4 June 2027|14 Jun|14 Jun 2028|14 Jun 2028");
    assert_string_equal(day_month_name(12, false), "December");
    assert_string_equal(day_month_name(1, true), "Jan");
    assert_string_equal(day_weekday_name(SUNDAY, false), "Sunday");
    assert_string_equal(day_weekday_name(MONDAY, true), "Mon");
    text_release(&out);
}

static void moments_are_read_as_rfc_3339(void **state)
{
    (void)state;
    static const struct {
        const char *text, *utc;
    } good[] = {
        {"2026-05-04T09:30:00Z", "2026-05-04T09:30:00Z"},
        {"2026-05-04t09:30:00z", "2026-05-04T09:30:00Z"},
        {"2026-05-04 09:30:00Z", "2026-05-04T09:30:00Z"},
        {"2026-05-04T09:30:00+01:00", "2026-05-04T08:30:00Z"},
        {"2026-05-04T00:30:00+01:00", "2026-05-03T23:30:00Z"},
        {"2026-05-04T23:30:00-01:00", "2026-05-05T00:30:00Z"},
        {"2026-05-04T09:30:00.123456789Z", "2026-05-04T09:30:00Z"},
        {"2026-05-04T09:30:00-00:00", "2026-05-04T09:30:00Z"},
        {"2016-12-31T23:59:60Z", "2017-01-01T00:00:00Z"},
        {"2026-05-04", "2026-05-04T00:00:00Z"},
        {"1969-12-31T23:59:59Z", "1969-12-31T23:59:59Z"},
        {"1900-01-01T00:00:00Z", "1900-01-01T00:00:00Z"},
        {"2026-05-04T09:30:00+05:45", "2026-05-04T03:45:00Z"},
        {"9999-12-31T23:59:59Z", "9999-12-31T23:59:59Z"},
    };
    static const char *const bad[] = {"",
                                      "2026-05-04T",
                                      "2026-05-04T09:30Z",
                                      "2026-05-04T09:30:00",
                                      "2026-05-04T24:00:00Z",
                                      "2026-05-04T09:60:00Z",
                                      "2026-05-04T09:30:61Z",
                                      "2026-05-04T09:30:00.Z",
                                      "2026-05-04T09:30:00+0100",
                                      "2026-05-04T09:30:00+1:00",
                                      "2026-05-04T09:30:00+24:00",
                                      "2026-05-04T09:30:00+01:60",
                                      "2026-05-04T09:30:00Zx",
                                      "2026-05-04X09:30:00Z",
                                      "2026-02-30T09:30:00Z",
                                      "2026-05-04T9:30:00Z",
                                      "yesterday"};
    char text[MOMENT_SIZE];
    moment m = 0;
    for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
        assert_true(moment_parse(good[i].text, &m));
        assert_string_equal(moment_iso(m, text), good[i].utc);
    }
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        if (moment_parse(bad[i], &m))
            fail_msg("\"%s\" was read", bad[i]);
    }
    assert_true(moment_parse("2026-05-04T09:30:00Z", &m));
    assert_int_equal(m, 1777887000);
}

static void a_known_at_day_ends_at_local_midnight(void **state)
{
    (void)state;
    static const struct {
        const char *text, *end;
    } cases[] = {
        {"2026-01-15", "2026-01-15T23:59:59Z"},
        {"2026-07-15", "2026-07-15T22:59:59Z"},
        {"2026-03-28", "2026-03-28T23:59:59Z"},
        {"2026-03-29", "2026-03-29T22:59:59Z"}, // clocks go forward on the 29th
        {"2026-10-24", "2026-10-24T22:59:59Z"},
        {"2026-10-25", "2026-10-25T23:59:59Z"}, // and back on the 25th
        {"2026-05-04T09:30:00Z", "2026-05-04T09:30:00Z"},
    };
    char text[MOMENT_SIZE];
    moment m = 0;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_true(moment_parse_known_at(cases[i].text, &m));
        assert_string_equal(moment_iso(m, text), cases[i].end);
    }
    assert_false(moment_parse_known_at("", &m));
    assert_false(moment_parse_known_at("2026-02-30", &m));
    assert_false(moment_parse_known_at("2026-05-04T09:30", &m));
}

static void summer_time_begins_and_ends_at_one_utc(void **state)
{
    (void)state;
    static const struct {
        const char *at, *local_day;
        int minutes;
    } cases[] = {
        {"2026-03-29T00:59:59Z", "2026-03-29", 59},
        {"2026-03-29T01:00:00Z", "2026-03-29", 120},
        {"2026-10-25T00:59:59Z", "2026-10-25", 119},
        {"2026-10-25T01:00:00Z", "2026-10-25", 60},
        {"2026-06-30T22:59:59Z", "2026-06-30", 1439},
        {"2026-06-30T23:00:00Z", "2026-07-01", 0},
        {"2026-12-31T23:59:59Z", "2026-12-31", 1439},
        {"2027-01-01T00:00:00Z", "2027-01-01", 0},
        {"2024-03-31T01:00:00Z", "2024-03-31", 120},
        {"2027-10-31T01:00:00Z", "2027-10-31", 60}, // on the last day of the month
        {"1969-12-31T23:59:00Z", "1969-12-31", 1439},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        moment m = 0;
        int minutes = -1;
        assert_true(moment_parse(cases[i].at, &m));
        assert_day(moment_day(m, &minutes), cases[i].local_day);
        assert_int_equal(minutes, cases[i].minutes);
        assert_int_equal(moment_day(m, NULL), iso(cases[i].local_day));
    }
}

// The rule of the United Kingdom as POSIX writes it, so that no zone files are needed.
static void local_time_agrees_with_the_c_library(void **state)
{
    (void)state;
    assert_int_equal(setenv("TZ", "GMT0BST,M3.5.0/1,M10.5.0/2", 1), 0);
    tzset();
    for (moment m = (moment)day_of(2000, 1, 1) * SECONDS; m < (moment)day_of(2060, 1, 1) * SECONDS;
         m += 1799) {
        time_t then = (time_t)m;
        struct tm tm;
        int minutes = 0;
        localtime_r(&then, &tm);
        if (moment_day(m, &minutes) != day_of(tm.tm_year + 1900, tm.tm_mon + 1, tm.tm_mday) ||
            minutes != tm.tm_hour * 60 + tm.tm_min)
            fail_msg("%lld", (long long)m);
    }
    for (day d = day_of(2000, 1, 1); d < day_of(2060, 1, 1); d++) {
        struct civil c = day_civil(d);
        struct tm end = {.tm_year = c.year - 1900,
                         .tm_mon = c.month - 1,
                         .tm_mday = c.mday,
                         .tm_hour = 23,
                         .tm_min = 59,
                         .tm_sec = 59,
                         .tm_isdst = -1};
        moment m = moment_end_of_day(d);
        if (m != (moment)mktime(&end) || moment_day(m, NULL) != d ||
            moment_day(m + 1, NULL) != d + 1)
            fail_msg("%d-%d-%d", c.year, c.month, c.mday);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_day_agrees_with_counting),
        cmocka_unit_test(days_agree_with_the_c_library),
        cmocka_unit_test(months_are_clamped_to_their_end),
        cmocka_unit_test(windows_end_as_the_document_says),
        cmocka_unit_test(quarters_begin_in_january_april_july_and_october),
        cmocka_unit_test(years_begin_on_the_anniversary),
        cmocka_unit_test(only_iso_dates_are_read),
        cmocka_unit_test(dates_are_said_as_people_say_them),
        cmocka_unit_test(moments_are_read_as_rfc_3339),
        cmocka_unit_test(a_known_at_day_ends_at_local_midnight),
        cmocka_unit_test(summer_time_begins_and_ends_at_one_utc),
        cmocka_unit_test(local_time_agrees_with_the_c_library),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
