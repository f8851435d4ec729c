// SPDX-License-Identifier: MIT
// Import of contracts and targets: what is taken, what is refused, and with which words.
#include "tests/unit/support/import_fixture.h"

#include <stdio.h>
#include <string.h>

#define HEAD "ref,title,provider_ref,provider,framework,starts,ends,officer,zone,value\n"

static void a_contract_and_its_provider_are_made(void **state)
{
    struct desk *desk = *state;
    static const char file[] =
        HEAD "HC-1,Homecare Zone 3,P-1,Acorn "
             "Homecare,bristol-homecare,2026-04-01,2029-03-31,jsmith,Zone 3,\"1,234.50\"\n"
             "HC-2,,P-1,,bristol-homecare,2026-04-01,,,,\n";
    takes(desk, "contracts", file, 3, 0, 0);
    struct contract contract;
    must(desk->f,
         contract_by_ref(desk->office.db, "HC-1", desk->f->arena, &contract, &desk->f->st));
    assert_string_equal(contract.title, "Homecare Zone 3");
    assert_string_equal(contract.provider_name, "Acorn Homecare");
    assert_int_equal(contract.value, 123450);
    assert_int_equal(contract.ends, on("2029-03-31"));
    must(desk->f,
         contract_by_ref(desk->office.db, "HC-2", desk->f->arena, &contract, &desk->f->st));
    assert_int_equal(contract.ends, DAY_NEVER);
    assert_int_equal(contract.value, -1);
    takes(desk, "contracts", file, 0, 0, 2);
}

static void a_contract_changes_until_facts_rest_on_it(void **state)
{
    struct desk *desk = *state;
    agree(desk);
    takes(
        desk, "contracts",
        "ref,provider_ref,framework,starts,officer\nHC-1,P-1,bristol-homecare,2026-05-01,mjones\n",
        0, 1, 0);
    takes(desk, "history",
          "contract,kind,date,kpi,period,colour\nHC-1,result,2026-07-14,1,2026-04-01,G\n", 1, 0, 0);
    refuses(desk, "contracts",
            "ref,provider_ref,framework,starts\nHC-1,P-1,bristol-homecare,2026-04-01\n",
            "in.csv:2: contract \"HC-1\" has 1 fact under bristol-homecare since 2026-05-01; its "
            "start cannot change any more");
    takes(desk, "contracts",
          "ref,provider_ref,framework,starts,officer\nHC-1,P-1,bristol-homecare,2026-05-01,other\n",
          0, 1, 0);
}

static void headings_are_found_in_any_shape(void **state)
{
    struct desk *desk = *state;
    takes(desk, "contracts",
          "\xEF\xBB\xBF"
          "Starts;Ref;Provider "
          "Ref;PROVIDER;Framework\r\n2026-04-01;HC-1;P-1;Acorn;bristol-homecare\r\n",
          2, 0, 0);
    takes(desk, "contracts",
          "Council register\n\nas at 1 May, all "
          "zones\nref\tprovider_ref\tframework\tstarts\nHC-1\tP-1\tbristol-homecare\t2026-04-01\n",
          0, 0, 1);
}

static void mistakes_of_contracts_are_told_by_line(void **state)
{
    struct desk *desk = *state;
    static const struct {
        const char *file, *words;
    } mistakes[] = {
        {HEAD "HC-1,,P-1,A,bristol-homecare,2026-02-30,,,,\n",
         "in.csv:2: starts \"2026-02-30\": write a date that exists as YYYY-MM-DD"},
        {HEAD "HC-1,,P-1,A,bristol-homecare,01/04/2026,,,,\n",
         "in.csv:2: starts \"01/04/2026\": write a date"},
        {HEAD "HC-1,,P-1,A,bristol-homecare,2026-04-01,2026-03-31,,,\n",
         "in.csv:2: ends before it starts"},
        {HEAD "HC-1,,P-1,A,bristol-homcare,2026-04-01,,,,\n",
         "in.csv:2: there is no framework \"bristol-homcare\"; there are "},
        {HEAD "HC-1,,P-1,A,bristol-homecare,2026-04-01,,,,12.5\n",
         "in.csv:2: value \"12.5\": write pounds"},
        {HEAD "HC-1,,P-9,,bristol-homecare,2026-04-01,,,,\n",
         "in.csv:2: provider \"P-9\" is not known yet and has no name here"},
        {HEAD ",,P-1,A,bristol-homecare,2026-04-01,,,,\n",
         "in.csv:2: ref is empty and must not be"},
        {HEAD "HC-1,,P-1,A,bristol-homecare,2026-04-01\n", "in.csv:2: ends after 6 of 10 fields"},
        {HEAD "HC-1,,P-1,A,bristol-homecare,2026-04-01,,,,,more\n",
         "in.csv:2: 11 fields, and the header has 10"},
        {HEAD "HC-1,a\x1B[31mb,P-1,A,bristol-homecare,2026-04-01,,,,\n",
         "in.csv:2: title holds the control character U+001B"},
        {HEAD "HC-1,,P-1,A,bristol-homecare,2026-04-01,,,,\nHC-1,other,P-1,A,bristol-homecare,2026-"
              "04-01,,,,\n",
         "in.csv:3: contract \"HC-1\" stands on line 2 too, and says something else"},
        {HEAD "HC-1,,P-1,A,bristol-homecare,2026-04-01,,,,\nHC-2,,P-1,B,bristol-homecare,2026-04-"
              "01,,,,\n",
         "in.csv:3: provider \"P-1\" is called \"B\" here and \"A\" on line 2"},
        {HEAD "HC-1,\"two\nlines\",P-1,A,bristol-homecare,2026-04-01,,,,\nHC-2,,P-1,A,bristol-"
              "homecare,never,,,,\n",
         "in.csv:4: starts \"never\""},
        {HEAD "HC-1,\"never closed,P-1\nHC-2\n",
         "in.csv:2: a quote is opened here and never closed"},
        {"ref,provider_ref,framework,stars\nHC-1,P-1,bristol-homecare,2026-04-01\n",
         "in.csv:1: \"stars\" is no column of contracts; did you mean starts?"},
        {"ref,provider_ref,framework\nHC-1,P-1,bristol-homecare\n",
         "in.csv:1: there is no column starts"},
        {"ref,provider_ref,framework,starts,REF\nHC-1,P-1,bristol-homecare,2026-04-01,x\n",
         "in.csv:1: the column ref is there twice"},
        {"contract,kpi,from,target\nHC-1,1,2026-04-01,90\n",
         "in.csv:1: this is the header of targets, not of contracts"},
        {"", "in.csv:1: no header in the first 20 lines"},
        {"{\"england-and-wales\": {}}", "this is JSON"},
    };
    for (size_t i = 0; i < sizeof mistakes / sizeof *mistakes; i++)
        refuses(desk, "contracts", mistakes[i].file, mistakes[i].words);
}

static void all_mistakes_are_told_at_once_but_no_more_than_a_hundred(void **state)
{
    struct desk *desk = *state;
    struct text file = {0};
    text_add(&file, HEAD);
    for (int i = 0; i < 130; i++)
        text_printf(&file, "HC-%d,,P-1,A,bristol-homecare,nonsense,,,,\n", i);
    refuses(desk, "contracts", text_get(&file), "in.csv:101: starts \"nonsense\"");
    refuses(desk, "contracts", text_get(&file),
            "... and 30 more like these\nNothing was stored: 130 mistakes.");
    text_release(&file);
}

static void targets_are_exact_and_on_the_right_side(void **state)
{
    struct desk *desk = *state;
    static const struct {
        const char *row, *words;
    } mistakes[] = {
        {"HC-9,1,2026-04-01,90,80",
         "in.csv:2: there is no contract \"HC-9\"; did you mean \"HC-1\"?"},
        {"HC-1,6,2026-04-01,90,80",
         "in.csv:2: there is no KPI \"6\" in bristol-homecare, which has 1, 2, 3, 4, 5, 7, 8"},
        {"HC-1,3,2026-04-01,90,80", "takes no target"},
        {"HC-1,1,2026-04-01,80,90", "amber 90 is above the target 80; of KPI 1 higher is better"},
        {"HC-1,4,2026-04-01,30,20", "amber 20 is below the target 30; of KPI 4 lower is better"},
        {"HC-1,1,2026-04-01,90%,80", "target \"90%\": write a number"},
        {"HC-1,1,2026-04-01,,80", "target is empty"},
        {"HC-1,1,2026-04-01,90.5,80\nHC-1,1,2026-04-01,91,80",
         "in.csv:3: line 2 agrees another target for KPI 1 of \"HC-1\" from 2026-04-01"},
    };
    agree(desk);
    for (size_t i = 0; i < sizeof mistakes / sizeof *mistakes; i++) {
        char *file =
            arena_printf(desk->f->arena, "contract,kpi,from,target,amber\n%s\n", mistakes[i].row);
        refuses(desk, "targets", file, mistakes[i].words);
    }
    takes(desk, "targets",
          "contract,kpi,from,target,amber\nHC-1,1,2026-04-01,90,80\nHC-1,1,2027-04-01,92.50,\n", 1,
          0, 1);
    takes(desk, "targets", "contract,kpi,from,target,amber\nHC-1,1,2027-04-01,92.5,92.5\n", 0, 1,
          0);
    struct targets targets;
    must(desk->f, targets_of(desk->office.db, contract_id(desk->office.db, "HC-1"), desk->f->arena,
                             &targets, &desk->f->st));
    assert_int_equal(targets.count, 3);
}

static void a_dry_run_counts_and_stores_nothing(void **state)
{
    struct desk *desk = *state;
    const struct import_options dry = {.dry_run = true};
    struct import_report report;
    char *path = fixture_file(desk->f, "c.csv");
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    fputs(HEAD "HC-1,,P-1,A,bristol-homecare,2026-04-01,,,,\n", file);
    fclose(file);
    must(desk->f, import_file(&desk->office, "contracts", path, &dry, &report, &desk->f->st));
    assert_int_equal(report.added, 2);
    assert_int_equal(report.number, 0);
    import_report_release(&report);
    assert_int_equal(contract_id(desk->office.db, "HC-1"), 0);
}

static void what_is_no_profile_or_file_is_said(void **state)
{
    struct desk *desk = *state;
    struct import_report report;
    must_fail(desk->f, import_file(&desk->office, "histroy", "x", NULL, &report, &desk->f->st),
              STATUS_USAGE, "did you mean history?");
    must_fail(desk->f,
              import_file(&desk->office, "history", "/nowhere/x.csv", NULL, &report, &desk->f->st),
              STATUS_DATA, "/nowhere/x.csv: cannot be read: No such file");
    must_fail(desk->f, import_file(&desk->office, "history", "/", NULL, &report, &desk->f->st),
              STATUS_DATA, "is a folder");
    const struct import_options odd = {.encoding = "latin-1"};
    char *path = fixture_file(desk->f, "empty.csv");
    fclose(fopen(path, "w"));
    must_fail(desk->f, import_file(&desk->office, "history", path, &odd, &report, &desk->f->st),
              STATUS_USAGE, "no encoding");
    import_report_release(&report);
    const char *name, *what, *columns;
    size_t count = 0;
    while (import_profile(count, &name, &what, &columns))
        count++;
    assert_int_equal(count, 12);
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, import_setup, import_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_contract_and_its_provider_are_made),
        TEST(a_contract_changes_until_facts_rest_on_it),
        TEST(headings_are_found_in_any_shape),
        TEST(mistakes_of_contracts_are_told_by_line),
        TEST(all_mistakes_are_told_at_once_but_no_more_than_a_hundred),
        TEST(targets_are_exact_and_on_the_right_side),
        TEST(a_dry_run_counts_and_stores_nothing),
        TEST(what_is_no_profile_or_file_is_said),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
