// SPDX-License-Identifier: MIT
// Working days against a plain count over flags, the edges of an edition, and offsets of the command line.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "model/ground/workday.h"

enum { SPAN = 1096 }; // the days of 2019 to 2021

// An invented nation with holidays at the ends of its edition, on a weekend, and three in a row.
static const struct holiday holidays[] = {
    {17897, "New Year"},                                               // Tue 1 January 2019
    {17999, "Spring fair"},                                            // Sat 13 April 2019
    {18000, "Spring fair"},                                            // Sun 14 April 2019
    {18001, "Spring fair"},                                            // Mon 15 April 2019
    {18253, "Midwinter"},                                              // Mon 23 December 2019
    {18254, "Midwinter"},   {18255, "Midwinter"}, {18992, "Last day"}, // Fri 31 December 2021
};

static struct calendar nation(void)
{
    return (struct calendar){.name = "ruritania",
                             .edition = "invented",
                             .holidays = holidays,
                             .count = sizeof holidays / sizeof *holidays,
                             .from = day_of(2019, 1, 1),
                             .to = day_of(2021, 12, 31)};
}

static void flag_days(bool working[SPAN])
{
    for (int i = 0; i < SPAN; i++) {
        working[i] = (17897 + i + 3) % 7 < 5; // day 0 was a Thursday
        for (size_t j = 0; j < sizeof holidays / sizeof *holidays; j++)
            working[i] = working[i] && holidays[j].date != 17897 + i;
    }
}

static void working_days_agree_with_a_plain_count(void **state)
{
    (void)state;
    const struct calendar calendar = nation();
    bool working[SPAN];
    flag_days(working);
    for (int i = 0; i < SPAN; i++) {
        assert_int_equal(calendar_working(&calendar, 17897 + i), working[i]);
        for (int count = -40; count <= 40; count++) {
            int at = i, left = abs(count);
            while (left > 0 && at >= 0 && at < SPAN) {
                at += count > 0 ? 1 : -1;
                left -= at >= 0 && at < SPAN && working[at];
            }
            struct status st = {0};
            day out = 0;
            bool ok = calendar_add(&calendar, 17897 + i, count, &out, NULL, &st);
            assert_int_equal(ok, left == 0);
            if (ok)
                assert_int_equal(out, 17897 + at);
            else
                assert_int_equal(st.code, STATUS_DATA);
            status_clear(&st);
        }
    }
}

static void holidays_are_found_at_every_place(void **state)
{
    (void)state;
    const struct calendar calendar = nation();
    for (size_t i = 0; i < calendar.count; i++) {
        assert_ptr_equal(calendar_holiday(&calendar, holidays[i].date), &holidays[i]);
        if (i + 1 < calendar.count && holidays[i].date + 1 < holidays[i + 1].date)
            assert_null(calendar_holiday(&calendar, holidays[i].date + 1));
    }
    assert_null(calendar_holiday(&calendar, 0));
    assert_null(calendar_holiday(&calendar, DAY_NEVER));
    const struct calendar empty = {.name = "none"};
    assert_null(calendar_holiday(&empty, 18000));
}

static void a_count_that_leaves_the_edition_says_so(void **state)
{
    (void)state;
    const struct calendar calendar = nation();
    struct status st = {0};
    struct text why = {0};
    day out = 0;
    assert_false(calendar_add(&calendar, day_of(2021, 12, 30), 1, &out, &why, &st));
    assert_int_equal(st.code, STATUS_DATA);
    assert_string_equal(status_message(&st),
                        "The bank holidays of ruritania are known from 2019-01-01 to 2021-12-31 "
                        "(invented), so working days cannot "
                        "be counted at 2022-01-01. Import a newer GOV.UK file with: contractmon "
                        "import bank-holidays FILE");
    assert_int_equal(why.length, 0);
    status_clear(&st);
    assert_false(calendar_add(&calendar, day_of(2018, 12, 31), 1, &out, NULL, &st));
    status_clear(&st);
    assert_false(calendar_add(&calendar, day_of(2019, 1, 2), -1, &out, NULL, &st));
    status_clear(&st);
    assert_true(calendar_add(&calendar, day_of(2021, 12, 31), 0, &out, NULL,
                             &st)); // a holiday stays where it is
    assert_int_equal(out, day_of(2021, 12, 31));
    assert_true(calendar_offset(&calendar, day_of(2031, 12, 31), "+30d", &out, NULL,
                                &st)); // calendar days need no edition
    text_release(&why);
}

static void the_arithmetic_is_said(void **state)
{
    (void)state;
    const struct calendar calendar = nation();
    static const struct {
        const char *from, *offset, *said;
    } cases[] = {
        {"2019-12-20", "+1wd",
         "Fri 20 December 2019 + 1 working day (ruritania), skipping weekends and 23 Dec "
         "(Midwinter), 24 Dec (Midwinter), 25 Dec "
         "(Midwinter) = Thu 26 December 2019\n"},
        {"2019-04-12", "+1wd",
         "Fri 12 April 2019 + 1 working day (ruritania), skipping weekends and 15 Apr (Spring "
         "fair) = Tue 16 April 2019\n"},
        {"2019-04-16", "-2wd",
         "Tue 16 April 2019 - 2 working days (ruritania), skipping weekends and 15 Apr (Spring "
         "fair) = Thu 11 April 2019\n"},
        {"2019-06-03", "+2wd",
         "Mon 3 June 2019 + 2 working days (ruritania), skipping weekends = Wed 5 June 2019\n"},
        {"2019-01-31", "+1m+1d",
         "Thu 31 January 2019 + 1 month = Thu 28 February 2019\nThu 28 February 2019 + 1 day = Fri "
         "1 March 2019\n"},
        {"2019-01-31", "-2w", "Thu 31 January 2019 - 2 weeks = Thu 17 January 2019\n"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct status st = {0};
        struct text why = {0};
        day from = 0, out = 0;
        assert_true(day_parse(cases[i].from, &from));
        assert_true(calendar_offset(&calendar, from, cases[i].offset, &out, &why, &st));
        assert_string_equal(text_get(&why), cases[i].said);
        text_release(&why);
    }
}

static void offsets_combine_from_left_to_right(void **state)
{
    (void)state;
    const struct calendar calendar = nation();
    static const struct {
        const char *offset, *end; // from Fri 20 December 2019
    } cases[] = {
        {"+0d", "2019-12-20"},      {"+30d", "2020-01-19"},    {"-30d", "2019-11-20"},
        {"+2w", "2020-01-03"},      {"+12m", "2020-12-20"},    {"+1y", "2020-12-20"},
        {"-1y", "2018-12-20"},      {"+10wd", "2020-01-08"},   {"+1m+10wd", "2020-02-03"},
        {"+10wd+1m", "2020-02-08"}, {"+1d+1wd", "2019-12-26"}, {"+1wd-1wd", "2019-12-20"},
        {"+100000d", "2293-10-04"}, {"+7000y", "9019-12-20"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct status st = {0};
        day out = 0;
        char iso[DAY_ISO_SIZE];
        if (!calendar_offset(&calendar, day_of(2019, 12, 20), cases[i].offset, &out, NULL, &st))
            fail_msg("%s: %s", cases[i].offset, status_message(&st));
        if (strcmp(day_iso(out, iso), cases[i].end) != 0)
            fail_msg("%s is %s and not %s", cases[i].offset, iso, cases[i].end);
    }
}

static void what_is_no_offset_is_refused_with_words(void **state)
{
    (void)state;
    const struct calendar calendar = nation();
    static const char *const bad[] = {"",
                                      "10wd",
                                      "+",
                                      "-",
                                      "+wd",
                                      "+10",
                                      "+10 wd",
                                      " +10wd",
                                      "+10wd ",
                                      "+10x",
                                      "+10wdx",
                                      "+10WD",
                                      "++10wd",
                                      "+-10wd",
                                      "+1.5d",
                                      "+1e3d",
                                      "+10wd30d",
                                      "+1000000d",
                                      "+99999999999999d",
                                      "+9000y",
                                      "-200y",
                                      "+100001d",
                                      "+10dd"};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        struct status st = {0};
        day out = 0;
        if (calendar_offset(&calendar, day_of(2019, 12, 20), bad[i], &out, NULL, &st))
            fail_msg("\"%s\" was read", bad[i]);
        assert_int_equal(st.code, STATUS_USAGE);
        assert_true(strlen(status_message(&st)) > 20);
        status_clear(&st);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(working_days_agree_with_a_plain_count),
        cmocka_unit_test(holidays_are_found_at_every_place),
        cmocka_unit_test(a_count_that_leaves_the_edition_says_so),
        cmocka_unit_test(the_arithmetic_is_said),
        cmocka_unit_test(offsets_combine_from_left_to_right),
        cmocka_unit_test(what_is_no_offset_is_refused_with_words),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
