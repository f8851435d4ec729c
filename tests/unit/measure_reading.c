// SPDX-License-Identifier: MIT
// What is typed for a KPI, read as an import reads it: figures, shares, words, colours, no activity, not received.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "model/measure.h"

static const struct category categories[] = {{"open", COLOUR_GREEN},
                                             {"restricted", COLOUR_AMBER},
                                             {"suspended", COLOUR_RED},
                                             {"stopped", COLOUR_RED}};
static const struct kpi share = {.ref = "7", .unit = "%", .better = BETTER_HIGHER, .interval = 3};
static const struct kpi plain = {.ref = "9", .unit = "", .better = BETTER_LOWER, .interval = 3};
static const struct kpi words = {.ref = "3",
                                 .unit = "",
                                 .better = BETTER_CATEGORY,
                                 .interval = 3,
                                 .categories = categories,
                                 .category_count = 4};
static const struct kpi coloured = {.ref = "2", .unit = "", .better = BETTER_CATEGORY};

static const struct target targets[] = {
    {.kpi = "7", .target = {90, 1}, .amber = {80, 1}, .has_amber = true}};
static const struct contract_facts facts = {.targets = targets, .target_count = 1};

struct reading {
    const struct kpi *kpi;
    const char *typed;
    enum typed_measure said;
    const char *value; // as stored
    enum colour stored, colour;
    unsigned troubles;
};

static void check(const struct reading *row, struct arena *arena)
{
    struct measure measure;
    enum typed_measure said = measure_typed(row->kpi, &facts, 0, row->typed, arena, &measure);
    bool good = said == row->said && text_equal(measure.value, row->value) &&
                measure.stored == row->stored && measure.colour == row->colour &&
                measure.troubles == row->troubles;
    if (!good)
        fail_msg("KPI %s \"%s\": said %d, \"%s\", stored %d, colour %d, troubles %u", row->kpi->ref,
                 row->typed, (int)said, measure.value, (int)measure.stored, (int)measure.colour,
                 measure.troubles);
}

#define N COLOUR_NONE
#define G COLOUR_GREEN
#define A COLOUR_AMBER
#define R COLOUR_RED

static void what_is_typed_is_read(void **state)
{
    (void)state;
    static const struct reading rows[] = {
        {&share, "18.2", MEASURE_TYPED, "18.2", N, R, 0},
        {&share, " 95% ", MEASURE_TYPED, "95", N, G, 0},
        {&share, "95 %", MEASURE_TYPED, "95", N, G, 0},
        {&share, "2150/2566", MEASURE_TYPED, "2150/2566", N, A, 0},
        {&share, "2,150 / 2,566", MEASURE_TYPED, "2150/2566", N, A, 0},
        {&share, "2 150/2 566", MEASURE_TYPED, "2150/2566", N, A, 0},
        {&share, "2150 of 2566", MEASURE_TYPED, "2150/2566", N, A, 0},
        {&share,
         "\xC2\xA0"
         "80\xE2\x80\x8B",
         MEASURE_TYPED, "80", N, A, 0},
        {&share, "89.999", MEASURE_TYPED, "89.999", N, A, 0},
        {&share, "none", MEASURE_TYPED, "none", N, N, 0},
        {&share, "N/A", MEASURE_TYPED, "none", N, N, 0},
        {&share, "0/0", MEASURE_TYPED, "none", N, N, 0},
        {&share, "-", MEASURE_NOT_RECEIVED, "", N, N, 0},
        {&share, "NR", MEASURE_NOT_RECEIVED, "", N, N, 0},
        {&share, "", MEASURE_BLANK, "", N, N, 0},
        {&share, "  ", MEASURE_BLANK, "", N, N, 0},
        {&share, "r", MEASURE_TYPED, "", R, R, 0},
        {&share, "Amber", MEASURE_TYPED, "", A, A, 0},
        {&share, "95 g", MEASURE_TYPED, "95", G, G, 0},
        {&share, "95 red", MEASURE_TYPED, "95", R, G, MEASURE_DISAGREES},
        {&share, "n/a red", MEASURE_TYPED, "n/a", R, R, MEASURE_NO_FIGURE},
        {&share, "101", MEASURE_TYPED, "101", N, G, MEASURE_BEYOND},
        {&share, "-1", MEASURE_TYPED, "-1", N, R, MEASURE_BEYOND},
        {&share, "3/2", MEASURE_TYPED, "3/2", N, G, MEASURE_BEYOND},
        {&share, "5/0", MEASURE_TYPED, "5/0", N, N, MEASURE_NO_FIGURE},
        {&share, "18,2", MEASURE_TYPED, "18,2", N, N, MEASURE_NO_FIGURE},
        {&share, "1,23,456", MEASURE_TYPED, "1,23,456", N, N, MEASURE_NO_FIGURE},
        {&share, "2017-06-hello", MEASURE_TYPED, "2017-06-hello", N, N, MEASURE_NO_FIGURE},
        {&share, "%", MEASURE_TYPED, "%", N, N, MEASURE_NO_FIGURE},
        {&plain, "1,234", MEASURE_TYPED, "1234", N, N, 0},
        {&plain, "1300", MEASURE_TYPED, "1300", N, N, 0},
        {&plain, "95%", MEASURE_TYPED, "95%", N, N, MEASURE_NO_FIGURE},
        {&plain, "12 r", MEASURE_TYPED, "12", R, R, 0},
        {&words, "Suspended", MEASURE_TYPED, "suspended", R, R, 0},
        {&words, "su", MEASURE_TYPED, "suspended", R, R, 0},
        {&words, "re", MEASURE_TYPED, "restricted", A, A, 0},
        {&words, "r", MEASURE_TYPED, "", R, R, 0}, // the colour, as in a file
        {&words, "s", MEASURE_TYPED, "s", N, N, MEASURE_MANY},
        {&words, "closed", MEASURE_TYPED, "closed", N, N, MEASURE_NO_CATEGORY},
        {&words, "12", MEASURE_TYPED, "12", N, N, MEASURE_NO_CATEGORY},
        {&coloured, "g", MEASURE_TYPED, "", G, G, 0},
        {&coloured, "good", MEASURE_TYPED, "good", N, N, MEASURE_NO_CATEGORY},
    };
    struct arena *arena = arena_new();
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        check(&rows[i], arena);
    arena_free(arena);
}

static void the_same_figure_is_the_same(void **state)
{
    (void)state;
    assert_true(measure_same_value("91.2", "91.20"));
    assert_true(measure_same_value("none", "none"));
    assert_true(measure_same_value("3/4", "3/4"));
    assert_false(measure_same_value("3/4", "75")); // what was counted says more
    assert_false(measure_same_value("91.2", "91.3"));
    assert_false(measure_same_value("", "91.3"));
}

static void headings_name_kpis(void **state)
{
    (void)state;
    static const struct kpi kpis[] = {{.ref = "7"}, {.ref = "7a"}};
    static const struct framework framework = {.kpis = kpis, .kpi_count = 2};
    static const struct {
        const char *heading, *ref;
    } rows[] = {{"7", "7"},          {"KPI 7", "7"}, {"kpi_7A", "7a"}, {"7 EMS compliance", "7"},
                {"KPI-7: EMS", "7"}, {"8", NULL},    {"", NULL},       {"EMS", NULL},
                {"77", NULL},        {"KPI 8", NULL}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const struct kpi *kpi = measure_kpi(&framework, rows[i].heading);
        if (!text_equal(kpi != NULL ? kpi->ref : NULL, rows[i].ref))
            fail_msg("\"%s\" names %s", rows[i].heading, kpi != NULL ? kpi->ref : "none");
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_typed_is_read),
        cmocka_unit_test(the_same_figure_is_the_same),
        cmocka_unit_test(headings_name_kpis),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
