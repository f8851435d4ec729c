// SPDX-License-Identifier: MIT
// Columns, rows and blocks of figures from a spreadsheet: where each lands, and which shapes are refused.
#include "tests/unit/support/import_fixture.h"

#include <string.h>

#include "model/returns_paste.h"

struct layout {
    const char *pasted;
    size_t at;
    const char *lands; // "1=90 2=80"; or
    const char *refused;
};

static const char *landed(struct desk *desk, const struct return_sheet *sheet,
                          const char *const *texts)
{
    struct text words = {0};
    for (size_t i = 0; i < sheet->count; i++) {
        if (texts[i] != NULL)
            text_printf(&words, "%s%s=%s", words.length > 0 ? " " : "", sheet->kpis[i].kpi->ref,
                        texts[i]);
    }
    const char *kept = arena_strdup(desk->f->arena, text_get(&words));
    text_release(&words);
    return kept;
}

static void shapes(void **state)
{
    struct desk *desk = *state;
    struct return_sheet sheet;
    static const struct layout layouts[] = {
        // a column, from where the cursor stands
        {"90\n80\nG\n10\n90\n90\n90\n", 0, "1=90 2=80 3=G 4=10 5=90 7=90 8=90", NULL},
        {"90\r\n\r\nG", 0, "1=90 3=G", NULL},
        {"90\r80", 5, "7=90 8=80", NULL},
        {"Quarter 4\n90\n80\n", 0, "1=90 2=80", NULL},
        {"90%\nrubbish\nG", 0, "1=90% 2=rubbish 3=G", NULL}, // shown as a mistake where it lands
        {"90\n80\n70", 5, NULL, "3 figures were pasted, and from KPI 7 on there are 2 cells."},
        {"1\n2\n3\n4\n5\n6\n7\n8", 0, NULL, "8 figures were pasted, and from KPI 1 on there are 7"},
        // a row
        {"90\t80\tG\n", 0, "1=90 2=80 3=G", NULL},
        // with references
        {"7\t90\n1\t2150/2566\n", 3, "1=2150/2566 7=90", NULL},
        {"KPI\tQ4\nKPI 7\t90\nkpi_8\t\n5 Qualified\t91\n", 0, "5=91 7=90", NULL},
        {"7\t90", 0, "7=90", NULL},
        {"1\t\t90\n2\t\t80\n", 0, "1=90 2=80", NULL}, // an empty column between
        {"1\tOutcomes achieved\t90\n2\tHow satisfied?\t80\n", 0, "1=90 2=80", NULL},
        {"KPI 1\tKPI 2\tKPI 7\n90\t80\t\n", 0, "1=90 2=80", NULL},
        // and what is neither
        {"90\t80\n70\t60\n50\t40", 0, NULL, "3 rows of 2 cells were pasted, without references"},
        {"1\t90\t95\n2\t80\t85\n", 0, NULL, "which one holds the figures is not plain"},
        {"1\t90\nKPI 1\t95\n", 0, NULL, "KPI 1 was pasted twice. Nothing was changed."},
        {"7\t90\nEMS\t95\n", 0, NULL, "without references of KPIs"},
        {"90\n\xff\xfe\n", 0, NULL, "is no text"},
    };
    agree(desk);
    must(desk->f, return_sheet(&desk->office, contract_id(desk->office.db, "HC-1"), DAY_NONE,
                               desk->f->arena, &sheet, &desk->f->st));
    for (size_t i = 0; i < sizeof layouts / sizeof *layouts; i++) {
        const struct layout *row = &layouts[i];
        const char **texts = NULL;
        bool done =
            return_paste(&sheet, row->pasted, row->at, desk->f->arena, &texts, &desk->f->st);
        if (done != (row->lands != NULL))
            fail_msg("\"%s\": %s", row->pasted,
                     done ? landed(desk, &sheet, texts) : desk->f->st.message);
        if (done)
            assert_string_equal(landed(desk, &sheet, texts), row->lands);
        else
            must_fail(desk->f, done, STATUS_DATA, row->refused);
    }
}

static void what_is_not_due_is_refused(void **state)
{
    struct desk *desk = *state;
    struct return_sheet sheet;
    const char **texts = NULL;
    takes(desk, "contracts",
          "ref,title,provider_ref,provider,framework,starts\n"
          "SH-1,Supported housing,P-1,Acorn,lancashire-supported-housing,2020-04-01\n",
          2, 0, 0);
    must(desk->f, return_sheet(&desk->office, contract_id(desk->office.db, "SH-1"),
                               on("2020-05-01"), desk->f->arena, &sheet, &desk->f->st));
    must_fail(
        desk->f, return_paste(&sheet, "2\t5\n1\t9\n", 0, desk->f->arena, &texts, &desk->f->st),
        STATUS_DATA, "KPI 1 was pasted, and it is not due in this period. Nothing was changed.");
}

static void one_figure_is_typed(void **state)
{
    (void)state;
    assert_false(return_paste_is_many("88.4"));
    assert_false(return_paste_is_many("88.4\n"));
    assert_false(return_paste_is_many("\t88.4\r\n"));
    assert_false(return_paste_is_many("2,150 / 2,566"));
    assert_false(return_paste_is_many(""));
    assert_false(return_paste_is_many("\n"));
    assert_true(return_paste_is_many("88.4\n90"));
    assert_true(return_paste_is_many("7\t90"));
}

int main(void)
{
#define T(test) cmocka_unit_test_setup_teardown(test, import_setup, import_teardown)
    const struct CMUnitTest tests[] = {
        T(shapes),
        T(what_is_not_due_is_refused),
        cmocka_unit_test(one_figure_is_typed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
