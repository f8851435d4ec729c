// SPDX-License-Identifier: MIT
// Exact figures: what is read, how two compare, and that a printed figure never contradicts its colour (domain D.13). Checked
// against arithmetic on strings of digits, which shares nothing with decimal.c.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "model/ground/decimal.h"

static struct decimal of(const char *text)
{
    struct decimal value = {0, 0};
    if (strchr(text, '/') != NULL ? !decimal_parse_ratio(text, &value)
                                  : !decimal_parse(text, &value))
        fail_msg("\"%s\" is no figure", text);
    return value;
}

static void figures_are_read_exactly(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        int64_t numerator, denominator;
    } good[] = {
        {"0", 0, 1},
        {"90", 90, 1},
        {"89.999", 89999, 1000},
        {"-3", -3, 1},
        {"-0.5", -5, 10},
        {"+7", 7, 1},
        {"007", 7, 1},
        {"1.10", 110, 100},
        {"999999999999999", 999999999999999, 1},
        {"999999.999999999", 999999999999999, 1000000000},
        {"0.000000001", 1, 1000000000},
    };
    static const char *const bad[] = {"",
                                      "-",
                                      "+",
                                      ".",
                                      ".5",
                                      "5.",
                                      "-.5",
                                      "1..2",
                                      "1.2.3",
                                      "90%",
                                      " 90",
                                      "90 ",
                                      "9,5",
                                      "1e3",
                                      "0x10",
                                      "nan",
                                      "inf",
                                      "--3",
                                      "1234567890123456",
                                      "0.1234567890",
                                      "12345678.123456789",
                                      "½",
                                      "٩٠",
                                      "n/d",
                                      "1/2"};
    for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
        struct decimal value = of(good[i].text);
        assert_int_equal(value.numerator, good[i].numerator);
        assert_int_equal(value.denominator, good[i].denominator);
    }
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        struct decimal value;
        if (decimal_parse(bad[i], &value))
            fail_msg("\"%s\" was read", bad[i]);
    }
}

static void ratios_are_read_exactly(void **state)
{
    (void)state;
    static const char *const good[] = {"899/1000", "0/5", "1000/999", "999999999999/1",
                                       "1/999999999999"};
    static const char *const bad[] = {"",
                                      "/",
                                      "1/",
                                      "/2",
                                      "1/0",
                                      "0/0",
                                      "-1/2",
                                      "1/-2",
                                      "1.5/2",
                                      "1 /2",
                                      "1/2 ",
                                      "1/2/3",
                                      "1000000000000/1",
                                      "1/1000000000000",
                                      "50"};
    for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
        struct decimal value = of(good[i]);
        char text[40];
        snprintf(text, sizeof text, "%lld/%lld", (long long)value.numerator,
                 (long long)value.denominator);
        assert_string_equal(text, good[i]);
    }
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        struct decimal value;
        if (decimal_parse_ratio(bad[i], &value))
            fail_msg("\"%s\" was read", bad[i]);
    }
}

static void the_edges_of_bands_are_exact(void **state)
{
    (void)state;
    static const struct {
        const char *a, *b;
        int order;
    } cases[] = {
        // D.13: target 90 and amber floor 80; lower is better with 20 and 30
        {"90", "90", 0},
        {"89.999", "90", -1},
        {"80", "80", 0},
        {"79.999", "80", -1},
        {"20.001", "20", 1},
        {"30", "30.000", 0},
        {"30.001", "30", 1},
        {"-1", "1", -1},
        {"-2", "-1", -1},
        {"0", "-0", 0},
        {"1/3", "0.333333333", 1},
        {"1/3", "0.333333334", -1},
        {"2/4", "1/2", 0},
        {"0.1", "1/10", 0},
        {"999999999999999", "999999999999998", 1},
        {"999999999999/999999999998", "999999999998/999999999997", -1},
        {"999999.999999999", "1000000", -1},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        int order = decimal_compare(of(cases[i].a), of(cases[i].b));
        if (order != cases[i].order || decimal_compare(of(cases[i].b), of(cases[i].a)) != -order)
            fail_msg("%s and %s: %d", cases[i].a, cases[i].b, order);
    }
    assert_int_equal(decimal_compare(decimal_times(of("899/1000"), 100), of("90")), -1);
    assert_int_equal(decimal_compare(decimal_times(of("8996/10000"), 100), of("90")), -1);
    assert_int_equal(decimal_compare(decimal_times(of("9/10"), 100), of("90")), 0);
    assert_int_equal(
        decimal_compare(decimal_times(of("999999999999/1"), 100), of("999999999999999")), -1);
}

static uint64_t seed = 20270524;

static uint64_t any(uint64_t below) // the same numbers in every run
{
    seed = seed * 6364136223846793005u + 1442695040888963407u;
    return (seed >> 33) % below;
}

// A figure as 9 digits before and 9 behind the point, and the text in which it may be written.
static void any_figure(char digits[19], char *text)
{
    int before = (int)any(6), behind = (int)any(10); // zeros may lead and end
    for (int i = 0; i < 18; i++)
        digits[i] = i >= 8 - before && i < 9 + behind ? (char)('0' + any(10)) : '0';
    digits[18] = '\0';
    snprintf(text, 24, "%.*s%s%.*s", before + 1, digits + 8 - before, behind > 0 ? "." : "", behind,
             digits + 9);
}

static void comparing_agrees_with_comparing_digits(void **state)
{
    (void)state;
    for (int i = 0; i < 20000; i++) {
        char a[19], b[19], a_text[24], b_text[24];
        any_figure(a, a_text);
        any_figure(b, b_text);
        if (any(3) == 0) {
            memcpy(b, a, sizeof b); // near ones too
            memcpy(b_text, a_text, sizeof b_text);
        }
        int order = strcmp(a, b);
        assert_int_equal(decimal_compare(of(a_text), of(b_text)), (order > 0) - (order < 0));
    }
}

static void assert_printed(const char *value, int places, const char *expected)
{
    struct text out = {0};
    decimal_print(of(value), places, &out);
    if (strcmp(text_get(&out), expected) != 0)
        fail_msg("%s with %d places is %s and not %s", value, places, text_get(&out), expected);
    text_release(&out);
}

static void figures_are_printed_as_short_as_they_are(void **state)
{
    (void)state;
    assert_printed("90", 1, "90");
    assert_printed("90.50", 2, "90.5");
    assert_printed("89.95", 1, "90");
    assert_printed("89.949", 1, "89.9");
    assert_printed("0.05", 1, "0.1");
    assert_printed("-0.05", 1, "-0.1");
    assert_printed("-0.04", 1, "0");
    assert_printed("-2.5", 0, "-3");
    assert_printed("2.5", 0, "3");
    assert_printed("2.49", 0, "2");
    assert_printed("1/3", 9, "0.333333333");
    assert_printed("2/3", 3, "0.667");
    assert_printed("1/999999999999", 9, "0");
    assert_printed("1000", 0, "1000");
    assert_printed("999999999999999", 9, "999999999999999");
    assert_printed("-999999999999999", 9, "-999999999999999");
    assert_printed("999999999999/1", 9, "999999999999");
    assert_printed("999999.999999999", 9, "999999.999999999");
    assert_printed("999999.999999999", 8, "1000000");
}

// Rounds half away from zero by carrying through the digits.
static void round_digits(char digits[19], int places)
{
    bool up = places < 9 && digits[9 + places] >= '5';
    for (int i = 9 + places; i < 18; i++)
        digits[i] = '0';
    for (int i = 8 + places; up && i >= 0; i--) {
        up = digits[i] == '9';
        digits[i] = up ? '0' : (char)(digits[i] + 1);
    }
}

static void rounding_agrees_with_carrying_digits(void **state)
{
    (void)state;
    for (int i = 0; i < 20000; i++) {
        char digits[19], text[24];
        int places = (int)any(10);
        struct text out = {0};
        any_figure(digits, text);
        decimal_print(of(text), places, &out);
        round_digits(digits, places);
        char expected[24], *start = digits;
        while (start < digits + 8 && *start == '0')
            start++;
        snprintf(expected, sizeof expected, "%.*s.%s", (int)(digits + 9 - start), start,
                 digits + 9);
        size_t end = strlen(expected);
        while (expected[end - 1] == '0')
            end--;
        expected[expected[end - 1] == '.' ? end - 1 : end] = '\0';
        assert_string_equal(text_get(&out), expected);
        text_release(&out);
    }
}

static void a_printed_figure_stands_where_the_exact_one_does(void **state)
{
    (void)state;
    static const struct {
        const char *value, *limit;
        int places;
        const char *printed;
    } cases[] = {
        {"89.96", "90", 1, "89.96"}, // 8996/10000: not 90.0
        {"89.9", "90", 1, "89.9"},     {"89.9996", "90", 1, "89.9996"},
        {"90.04", "90", 1, "90.04"},   {"90", "90", 1, "90"},
        {"90.06", "90", 1, "90.1"},    {"89.94", "90", 1, "89.9"},
        {"79.999", "80", 0, "79.999"}, {"80.4", "80", 0, "80.4"},
        {"80.6", "80", 0, "81"},       {"20.001", "20", 1, "20.001"},
        {"30.001", "30", 1, "30.001"}, {"19.999999999", "20", 1, "19.999999999"},
        {"99.99", "99.95", 1, "100"},  {"99.96", "99.95", 1, "100"},
        {"99.94", "99.95", 1, "99.9"}, {"-0.04", "0", 1, "-0.04"},
        {"0.04", "0", 1, "0.04"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct text out = {0};
        decimal_print_against(of(cases[i].value), of(cases[i].limit), cases[i].places, &out);
        if (strcmp(text_get(&out), cases[i].printed) != 0)
            fail_msg("%s of %s is printed %s and not %s", cases[i].value, cases[i].limit,
                     text_get(&out), cases[i].printed);
        text_release(&out);
    }
    // shares whose per cent has more places than are ever printed
    static const struct {
        const char *share, *printed;
    } shares[] = {{"8996/10000", "89.96"},
                  {"899/1000", "89.9"},
                  {"899999999999/999999999999", "89.999999999"},
                  {"900000000001/999999999999", "90.000000001"}};
    for (size_t i = 0; i < sizeof shares / sizeof *shares; i++) {
        struct text out = {0};
        decimal_print_against(decimal_times(of(shares[i].share), 100), of("90"), 1, &out);
        assert_string_equal(text_get(&out), shares[i].printed);
        text_release(&out);
    }
}

// For any value and limit: the same side, and no more places than that takes.
static void no_printed_figure_contradicts_its_limit(void **state)
{
    (void)state;
    for (int i = 0; i < 50000; i++) {
        int64_t denominator = (int64_t)any(999999999) + 1;
        struct decimal limit = {(int64_t)any(100000), (int64_t[]){1, 10, 100, 1000}[any(4)]};
        struct decimal value = {(int64_t)any((uint64_t)denominator * 2), denominator};
        if (any(2) == 0) // as near to the limit as the denominator allows
            value.numerator =
                limit.numerator * denominator / limit.denominator + (int64_t)any(3) - 1;
        int places = (int)any(3), side = decimal_compare(value, limit);
        struct text out = {0}, shorter = {0};
        decimal_print_against(value, limit, places, &out);
        assert_int_equal(decimal_compare(of(text_get(&out)), limit), side);
        const char *point = strchr(text_get(&out), '.');
        int used = point != NULL ? (int)strlen(point + 1) : 0;
        if (used > places) {
            decimal_print(value, used - 1, &shorter);
            assert_int_not_equal(decimal_compare(of(text_get(&shorter)), limit), side);
        }
        text_release(&out);
        text_release(&shorter);
    }
}

static void money_is_whole_pence(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        int64_t pence;
    } good[] = {
        {"0", 0},
        {"12", 1200},
        {"12.34", 1234},
        {"£1,234.50", 123450},
        {"1234.50", 123450},
        {"1,234,567", 123456700},
        {"£0.01", 1},
        {"20000.00", 2000000},
        {"9999999999999.99", 999999999999999},
        {"£9,999,999,999,999.99", 999999999999999},
    };
    static const char *const bad[] = {"",
                                      "£",
                                      "-5",
                                      "£-5",
                                      "1,234.5",
                                      "1.2",
                                      "1.234",
                                      "1,23",
                                      "12,34",
                                      "1234,567",
                                      ",123",
                                      "1,,234",
                                      "1,234,",
                                      "1.",
                                      ".50",
                                      "12 ",
                                      " 12",
                                      "12p",
                                      "GBP 12",
                                      "££12",
                                      "1e3",
                                      "10000000000000",
                                      "99999999999999999999"};
    for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
        int64_t pence = -1;
        if (!money_parse(good[i].text, &pence) || pence != good[i].pence)
            fail_msg("\"%s\" is %lld", good[i].text, (long long)pence);
    }
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        int64_t pence = -1;
        if (money_parse(bad[i], &pence))
            fail_msg("\"%s\" was read as %lld", bad[i], (long long)pence);
    }
    for (int i = 0; i < 20000; i++) {
        int64_t pence = (int64_t)(any(1u << 30) * any(931322)), back = -1;
        struct text out = {0};
        money_print(pence, false, &out);
        assert_true(money_parse(text_get(&out), &back));
        assert_int_equal(back, pence);
        text_release(&out);
    }
    struct text out = {0};
    money_print(123450, false, &out);
    money_print(999999999999999, true, &out);
    money_print(5, true, &out);
    money_print(100000, false, &out);
    assert_string_equal(text_get(&out), "£1,234.50GBP 9,999,999,999,999.99GBP 0.05£1,000.00");
    text_release(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(figures_are_read_exactly),
        cmocka_unit_test(ratios_are_read_exactly),
        cmocka_unit_test(the_edges_of_bands_are_exact),
        cmocka_unit_test(comparing_agrees_with_comparing_digits),
        cmocka_unit_test(figures_are_printed_as_short_as_they_are),
        cmocka_unit_test(rounding_agrees_with_carrying_digits),
        cmocka_unit_test(a_printed_figure_stands_where_the_exact_one_does),
        cmocka_unit_test(no_printed_figure_contradicts_its_limit),
        cmocka_unit_test(money_is_whole_pence),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
