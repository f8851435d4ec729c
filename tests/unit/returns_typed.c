// SPDX-License-Identifier: MIT
// A return typed in: which KPIs are due, what stands beside them, what may be saved and what becomes of it.
#include "tests/unit/support/import_fixture.h"

#include <stdlib.h>
#include <string.h>

#include "db/draft.h"
#include "model/drafts.h"
#include "model/returns_entry.h"
#include "model/whatif.h"

#define TOKEN "0123456789abcdef0123456789abcdef"

static int64_t id_of(struct desk *desk, const char *ref)
{
    int64_t id = contract_id(desk->office.db, ref);
    assert_int_not_equal(id, 0);
    return id;
}

static struct return_sheet sheet_of(struct desk *desk, const char *contract, const char *first)
{
    struct return_sheet sheet;
    must(desk->f, return_sheet(&desk->office, id_of(desk, contract), first ? on(first) : DAY_NONE,
                               desk->f->arena, &sheet, &desk->f->st));
    return sheet;
}

static const struct return_kpi *kpi_of(const struct return_sheet *sheet, const char *ref)
{
    for (size_t i = 0; i < sheet->count; i++) {
        if (strcmp(sheet->kpis[i].kpi->ref, ref) == 0)
            return &sheet->kpis[i];
    }
    fail_msg("KPI %s is not due", ref);
    return NULL;
}

static enum return_saved save(struct desk *desk, const char *first, const char *received,
                              const char *reason, const struct return_typed *typed, size_t count,
                              struct return_saving *out)
{
    static char token[DRAFT_TOKEN_SIZE];
    draft_token(token);
    *out = (struct return_saving){
        .contract = id_of(desk, "HC-1"),
        .first = on(first),
        .received = on(received),
        .reason = reason,
        .typed = typed,
        .count = count,
        .token = token,
    };
    return return_save(&desk->office, out, desk->f->arena, &desk->f->st);
}

static void saves(struct desk *desk, const char *first, const char *received, const char *reason,
                  const struct return_typed *typed, size_t count, size_t added, size_t corrected)
{
    struct return_saving saving;
    enum return_saved saved = save(desk, first, received, reason, typed, count, &saving);
    must(desk->f, saved == RETURN_SAVED);
    assert_int_equal(saving.added, added);
    assert_int_equal(saving.corrected, corrected);
}

static void refused(struct desk *desk, const char *first, const char *received,
                    const struct return_typed *typed, size_t count, const char *words)
{
    struct return_saving saving;
    enum return_saved saved = save(desk, first, received, "", typed, count, &saving);
    assert_int_equal(saved, RETURN_REFUSED);
    must_fail(desk->f, false, STATUS_DATA, words);
}

static const char *months(const struct return_sheet *sheet, struct desk *desk)
{
    struct text words = {0};
    return_period_words(sheet->first, sheet->last, &words);
    const char *kept = arena_strdup(desk->f->arena, text_get(&words));
    text_release(&words);
    return kept;
}

static void the_period_is_the_latest_not_in(void **state)
{
    struct desk *desk = *state;
    agree(desk);
    struct return_sheet sheet = sheet_of(desk, "HC-1", NULL);
    assert_string_equal(months(&sheet, desk), "January to March 2027");
    assert_int_equal(sheet.count, 7);
    assert_int_equal(sheet.in, 0);
    assert_true(sheet.earlier);
    assert_true(sheet.later);
    takes(desk, "kpi-results",
          "contract,period,received,1,2,3,4,5,7,8\n"
          "HC-1,2027-01-01,2027-04-12,90,90,G,10,90,90,90\n",
          7, 0, 0);
    sheet = sheet_of(desk, "HC-1", NULL);
    assert_string_equal(months(&sheet, desk), "October to December 2026");
    sheet = sheet_of(desk, "HC-1", "2027-02-14"); // the return that holds the day
    assert_string_equal(months(&sheet, desk), "January to March 2027");
    assert_int_equal(sheet.in, 7);
    sheet = sheet_of(desk, "HC-1", "2020-01-01"); // the first there is
    assert_string_equal(months(&sheet, desk), "April to June 2026");
    assert_false(sheet.earlier);
    sheet = sheet_of(desk, "HC-1", "2030-01-01"); // the one that runs
    assert_string_equal(months(&sheet, desk), "April to June 2027");
    assert_false(sheet.later);
}

static void intervals_of_the_calendar_count(void **state)
{
    struct desk *desk = *state;
    takes(desk, "contracts",
          "ref,title,provider_ref,provider,framework,starts\n"
          "SH-1,Supported housing,P-1,Acorn,lancashire-supported-housing,2020-05-15\n",
          2, 0, 0);
    takes(desk, "kpi-results",
          "contract,period,received,1,2\nSH-1,2020-04-01,2020-10-14,12,5\n"
          "SH-1,2020-07-01,2020-10-14,,6\n",
          3, 0, 0);
    struct return_sheet sheet = sheet_of(desk, "SH-1", "2020-04-01");
    assert_int_equal(sheet.count, 4); // quarterly KPIs only
    assert_true(sheet.partial);
    assert_int_equal(sheet.from, on("2020-05-15"));
    assert_int_equal(sheet.due, on("2020-07-15"));
    sheet = sheet_of(desk, "SH-1", "2020-09-30");
    assert_int_equal(sheet.count, 5); // and the half-year's
    assert_int_equal(kpi_of(&sheet, "1")->period, on("2020-04-01"));
    assert_string_equal(kpi_of(&sheet, "1")->result.text, "12");
    assert_int_equal(kpi_of(&sheet, "2")->period, on("2020-07-01"));
    assert_string_equal(kpi_of(&sheet, "2")->before[0].text, "5");
    sheet = sheet_of(desk, "SH-1", "2021-01-01");
    assert_int_equal(sheet.count, 6); // and the year's
    assert_int_equal(kpi_of(&sheet, "4")->period, on("2020-04-01"));
    assert_false(kpi_of(&sheet, "1")->before[0].any); // not due in October to December
    assert_string_equal(kpi_of(&sheet, "1")->before[1].text, "12");
    assert_false(sheet.later); // nothing is published for later years, and nothing is invented
    assert_true(sheet.last_published);
    sheet = sheet_of(desk, "SH-1", "2026-07-01");
    assert_string_equal(months(&sheet, desk), "January to March 2021");
    static const struct return_typed typed[] = {{"2", "5", ""}};
    struct return_saving saving = {.contract = id_of(desk, "SH-1"),
                                   .first = on("2021-04-01"),
                                   .received = on("2021-05-12"),
                                   .reason = "",
                                   .typed = typed,
                                   .count = 1,
                                   .token = TOKEN};
    assert_int_equal(return_save(&desk->office, &saving, desk->f->arena, &desk->f->st),
                     RETURN_REFUSED);
    must_fail(desk->f, false, STATUS_DATA, "the nearest is January to March 2021");
    takes(desk, "contracts",
          "ref,provider_ref,framework,starts\nSH-2,P-1,lancashire-supported-housing,2026-05-15\n",
          1, 0, 0);
    must_fail(desk->f,
              return_sheet(&desk->office, id_of(desk, "SH-2"), DAY_NONE, desk->f->arena, &sheet,
                           &desk->f->st),
              STATUS_DATA, "SH-2 has no period to return for");
}

static const char *stored(struct desk *desk, const char *kpi, const char *first)
{
    struct return_sheet sheet = sheet_of(desk, "HC-1", first);
    const struct return_record *record = &kpi_of(&sheet, kpi)->result;
    char iso[DAY_ISO_SIZE];
    return record->any ? arena_printf(desk->f->arena, "%s %s %s%s", record->text,
                                      colour_word(record->colour), day_iso(record->date, iso),
                                      record->corrected ? " corrected" : "")
                       : "nothing";
}

static void all_of_it_is_saved_in_one(void **state)
{
    struct desk *desk = *state;
    static const struct return_typed typed[] = {
        {"1", "2,150 / 2,566", ""}, {"2", "95%", ""}, {"3", "a", ""},
        {"4", "n/a", ""},           {"5", "-", ""},   {"7", "88.4 R", ""}};
    agree(desk);
    saves(desk, "2027-01-01", "2027-04-12", "", typed, 6, 5, 0);
    assert_string_equal(stored(desk, "1", "2027-01-01"), "2150/2566 amber 2027-04-12");
    assert_string_equal(stored(desk, "2", "2027-01-01"), "95 none 2027-04-12");
    assert_string_equal(stored(desk, "3", "2027-01-01"), "AMBER amber 2027-04-12");
    assert_string_equal(stored(desk, "4", "2027-01-01"), "none none 2027-04-12");
    assert_string_equal(stored(desk, "5", "2027-01-01"), "nothing");
    assert_string_equal(stored(desk, "7", "2027-01-01"), "88.4 RED red 2027-04-12");
    // it is what an import would have stored
    takes(desk, "kpi-results",
          "contract,period,received,1,2,3,4\nHC-1,2027-01-01,2027-04-12,2150/2566,95,A,none\n", 0,
          0, 4);
    // the same typed again is nothing
    static const struct return_typed again[] = {{"2", "95.0", "95"}, {"4", "none", "none"}};
    saves(desk, "2027-01-01", "2027-05-01", "", again, 2, 0, 0);
    assert_string_equal(stored(desk, "2", "2027-01-01"), "95 none 2027-04-12");
}

static void a_correction_gives_its_reason(void **state)
{
    struct desk *desk = *state;
    static const struct return_typed first[] = {{"1", "92", ""}, {"2", "80", ""}},
                                     second[] = {{"1", "84", "92"}, {"7", "70", ""}};
    struct fact_rows rows;
    agree(desk);
    saves(desk, "2027-01-01", "2027-04-12", "", first, 2, 2, 0);
    refused(desk, "2027-01-01", "2027-05-03", second, 2, "Enter the reason for the correction.");
    assert_string_equal(stored(desk, "7", "2027-01-01"), "nothing");
    saves(desk, "2027-01-01", "2027-05-03", "Miscounted by the provider", second, 2, 1, 1);
    assert_string_equal(stored(desk, "1", "2027-01-01"), "84 amber 2027-05-03 corrected");
    must(desk->f,
         facts_of(desk->office.db, id_of(desk, "HC-1"), desk->f->arena, &rows, &desk->f->st));
    size_t of_one = 0, noted = 0;
    for (size_t i = 0; i < rows.count; i++) {
        of_one += strcmp(rows.rows[i].kpi, "1") == 0;
        noted += strcmp(rows.rows[i].note, "Miscounted by the provider") == 0;
        if (strcmp(rows.rows[i].kpi, "1") == 0)
            assert_string_equal(rows.rows[i].ref, "1@2027-01-01");
    }
    assert_int_equal(of_one, 2); // history stays
    assert_int_equal(noted, 1);
}

static void what_cannot_be_taken_is_told_and_nothing_saved(void **state)
{
    struct desk *desk = *state;
    static const struct {
        struct return_typed typed;
        const char *received, *words;
    } rows[] = {
        {{"1", "99.9.9", ""}, "2027-04-12", "KPI 1 must be a number such as 88.4"},
        {{"1", "101", ""}, "2027-04-12", "KPI 1 must be between 0% and 100%."},
        {{"1", "95 r", ""}, "2027-04-12", "95 is GREEN (target 90, amber to 80), not RED"},
        {{"3", "perhaps", ""}, "2027-04-12", "KPI 3 must be a colour: R, A or G."},
        {{"3", "none g", ""}, "2027-04-12", "KPI 3 must be"},
        {{"6", "90", ""}, "2027-04-12", "KPI 6 is not due in this period."},
        {{"1", "90", ""}, "2027-05-25", "Date received must be today or in the past."},
        {{"1", "90", ""}, "2026-12-31", "the same as or after 1 January 2027"},
    };
    agree(desk);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const struct return_typed both[] = {{"2", "77", ""}, rows[i].typed};
        refused(desk, "2027-01-01", rows[i].received, both, 2, rows[i].words);
        assert_string_equal(stored(desk, "2", "2027-01-01"), "nothing");
    }
    static const struct return_typed said[] = {{"2", "77", ""}}, emptied[] = {{"2", "", "77"}};
    saves(desk, "2027-01-01", "2027-04-12", "", said, 1, 1, 0);
    refused(desk, "2027-01-01", "2027-04-12", emptied, 1,
            "KPI 2 must keep a figure: 77 is recorded");
}

static void before_its_end_it_is_an_early_report(void **state)
{
    struct desk *desk = *state;
    static const struct return_typed bad[] = {{"1", "60", ""}}, worse[] = {{"1", "55", ""}},
                                     final[] = {{"1", "85", ""}};
    agree(desk);
    saves(desk, "2027-04-01", "2027-05-20", "", bad, 1, 1, 0);
    struct return_sheet sheet = sheet_of(desk, "HC-1", "2027-04-01");
    assert_false(kpi_of(&sheet, "1")->result.any);
    assert_true(kpi_of(&sheet, "1")->early.any);
    assert_string_equal(kpi_of(&sheet, "1")->early.ref, "1@2027-04-01!2027-05-20");
    saves(desk, "2027-04-01", "2027-05-20", "", bad, 1, 0, 0); // the same
    refused(desk, "2027-04-01", "2027-05-20", worse, 1, "Enter the reason");
    saves(desk, "2027-04-01", "2027-05-21", "", worse, 1, 1, 0); // another report
    // once the period has ended it is the result
    setenv("CONTRACTMON_NOW", "2027-07-10T09:00:00Z", 1);
    desk->office.today = desk->office.as_at = on("2027-07-10");
    saves(desk, "2027-04-01", "2027-07-09", "", final, 1, 1, 0);
    assert_string_equal(stored(desk, "1", "2027-04-01"), "85 amber 2027-07-09");
}

static void what_somebody_else_recorded_is_not_overwritten(void **state)
{
    struct desk *desk = *state;
    static const struct return_typed theirs[] = {{"1", "92", ""}},
                                     mine[] = {{"1", "84", ""}, {"2", "70", ""}},
                                     same[] = {{"1", "92.0", ""}, {"2", "70", ""}},
                                     chosen[] = {{"1", "84", "92"}};
    struct return_saving saving;
    agree(desk);
    saves(desk, "2027-01-01", "2027-04-12", "", theirs, 1, 1, 0);
    assert_int_equal(save(desk, "2027-01-01", "2027-04-12", "", mine, 2, &saving), RETURN_CHANGED);
    assert_string_equal(kpi_of(&saving.sheet, "1")->result.text, "92");
    assert_string_equal(stored(desk, "2", "2027-01-01"), "nothing");
    saves(desk, "2027-01-01", "2027-04-12", "", same, 2, 1, 0); // they agree
    saves(desk, "2027-01-01", "2027-04-12", "Ours is right", chosen, 1, 0, 1);
    assert_string_equal(stored(desk, "1", "2027-01-01"), "84 amber 2027-04-12 corrected");
}

// What one of two officers has before his eyes, and types.
struct officer {
    const char *seen;
};

// Whatever the order in which two officers look and save, a figure only ever follows one that its officer has seen.
static void of_two_officers_neither_loses_a_figure(void **state)
{
    struct desk *desk = *state;
    struct officer officers[2] = {{""}, {""}};
    const char *last = "";
    unsigned dice = 20270524;
    size_t saved = 0, held_back = 0;
    agree(desk);
    for (int turn = 0; turn < 1000; turn++) {
        dice = dice * 1103515245u + 12345u;
        struct officer *officer = &officers[dice >> 16 & 1];
        if (dice >> 17 & 3) { // looks
            struct return_sheet sheet = sheet_of(desk, "HC-1", "2027-01-01");
            officer->seen = kpi_of(&sheet, "1")->result.text;
            assert_string_equal(officer->seen, last);
            continue;
        }
        const char *figure = arena_printf(desk->f->arena, "%d.%d", 50 + turn % 40, turn % 10);
        const struct return_typed typed[] = {{"1", figure, officer->seen}};
        struct return_saving saving;
        enum return_saved done = save(desk, "2027-01-01", "2027-04-12", "Why", typed, 1, &saving);
        bool same = measure_same_value(figure, last);
        assert_int_equal(done,
                         same || strcmp(officer->seen, last) == 0 ? RETURN_SAVED : RETURN_CHANGED);
        if (done == RETURN_SAVED && !same)
            last = figure;
        saved += done == RETURN_SAVED;
        held_back += done == RETURN_CHANGED;
    }
    assert_true(saved > 100 && held_back > 30);
}

static void where_there_are_no_kpis(void **state)
{
    struct desk *desk = *state;
    struct return_sheet sheet;
    takes(desk, "contracts",
          "ref,title,provider_ref,provider,framework,starts\n"
          "OC-1,Day care,P-1,Acorn Care,birmingham-intervention,2026-04-01\n"
          "HC-2,Homecare,P-1,Acorn Care,bristol-homecare,2028-04-01\n",
          3, 0, 0);
    must_fail(desk->f,
              return_sheet(&desk->office, id_of(desk, "OC-1"), DAY_NONE, desk->f->arena, &sheet,
                           &desk->f->st),
              STATUS_DATA, "OC-1 has no KPIs to return under");
    must_fail(desk->f,
              return_sheet(&desk->office, id_of(desk, "HC-2"), DAY_NONE, desk->f->arena, &sheet,
                           &desk->f->st),
              STATUS_DATA, "HC-2 has not begun yet");
    must_fail(desk->f,
              return_sheet(&desk->office, 999, DAY_NONE, desk->f->arena, &sheet, &desk->f->st),
              STATUS_UNKNOWN, "");
}

static void a_return_is_saved_once(void **state)
{
    struct desk *desk = *state;
    static const struct return_typed typed[] = {{"1", "92", ""}};
    const struct draft draft = {
        .token = TOKEN, .form = "return", .subject = "HC-1", .title = "Return", .body = ""};
    struct drafts drafts;
    agree(desk);
    assert_int_equal(drafts_keep(&desk->office, &draft, &desk->f->st), KEPT);
    struct return_saving saving = {.contract = id_of(desk, "HC-1"),
                                   .first = on("2027-01-01"),
                                   .received = on("2027-04-12"),
                                   .reason = "",
                                   .typed = typed,
                                   .count = 1,
                                   .token = TOKEN};
    assert_int_equal(return_save(&desk->office, &saving, desk->f->arena, &desk->f->st),
                     RETURN_SAVED);
    assert_int_equal(return_save(&desk->office, &saving, desk->f->arena, &desk->f->st),
                     RETURN_SAVED_BEFORE);
    must(desk->f, drafts_list(&desk->office, desk->f->arena, &drafts, &desk->f->st));
    assert_int_equal(drafts.count, 0);
    assert_string_equal(stored(desk, "1", "2027-01-01"), "92 green 2027-04-12");
}

static void what_saving_would_raise_is_known_before(void **state)
{
    struct desk *desk = *state;
    static const struct return_typed typed[] = {
        {"1", "60", ""}, {"2", "not a figure", ""}, {"4", "-", ""}};
    struct text words = {0};
    agree(desk);
    struct return_sheet sheet = sheet_of(desk, "HC-1", "2027-01-01");
    size_t count;
    const struct fact *facts =
        return_facts(&sheet, typed, 3, on("2027-04-12"), desk->f->arena, &count);
    assert_int_equal(count, 1);
    must(desk->f, whatif(&desk->office, &sheet.evaluation, facts, count, on("2027-04-12"),
                         desk->f->arena, &words, &desk->f->st));
    assert_non_null(strstr(text_get(&words), "Provider Warning Notice"));
    assert_non_null(strstr(text_get(&words), "(Table 5)"));
    text_release(&words);
}

int main(void)
{
#define T(test) cmocka_unit_test_setup_teardown(test, import_setup, import_teardown)
    const struct CMUnitTest tests[] = {
        T(the_period_is_the_latest_not_in),
        T(intervals_of_the_calendar_count),
        T(all_of_it_is_saved_in_one),
        T(a_correction_gives_its_reason),
        T(what_cannot_be_taken_is_told_and_nothing_saved),
        T(before_its_end_it_is_an_early_report),
        T(what_somebody_else_recorded_is_not_overwritten),
        T(of_two_officers_neither_loses_a_figure),
        T(where_there_are_no_kpis),
        T(a_return_is_saved_once),
        T(what_saving_would_raise_is_known_before),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
