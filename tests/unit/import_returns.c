// SPDX-License-Identifier: MIT
// Import of results as providers return them, a column for each KPI, and of a council's contract
// register.
#include "tests/unit/support/import_fixture.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "model/ground/memory.h"
#include "tests/harness/scratch.h"

// The last result of a KPI for a period: "value colour received claimed|own".
static const char *result(struct desk *desk, const char *kpi, const char *period)
{
    struct fact_rows facts;
    const struct fact_row *last = NULL;
    char iso[DAY_ISO_SIZE];
    must(desk->f, facts_of(desk->office.db, contract_id(desk->office.db, "HC-1"), desk->f->arena,
                           &facts, &desk->f->st));
    for (size_t i = 0; i < facts.count; i++) {
        const struct fact_row *row = &facts.rows[i];
        if (strcmp(row->kpi, kpi) == 0 && row->period == on(period) &&
            (last == NULL || row->recorded > last->recorded))
            last = row;
    }
    if (last == NULL)
        return "none there";
    assert_string_equal(last->kind, "result");
    return arena_printf(desk->f->arena, "%s %s %s %s", last->value, last->colour,
                        day_iso(last->date, iso), last->claimed ? "claimed" : "own");
}

static void a_row_is_a_return(void **state)
{
    struct desk *desk = *state;
    static const char file[] = "contract,period,received,1,KPI 3,kpi_4,7 EMS,KPI-8\n"
                               "HC-1,2027-01-01,2027-04-12,88.4%,none,18,R,442/500\n"
                               "HC-1,2027-04-01,2027-05-20,,,,green,\n";
    agree(desk);
    takes(desk, "kpi-results", file, 6, 0, 0);
    takes(desk, "kpi-results", file, 0, 0, 6);
    assert_string_equal(result(desk, "1", "2027-01-01"), "88.4  2027-04-12 own");
    assert_string_equal(result(desk, "3", "2027-01-01"), "none  2027-04-12 own");
    assert_string_equal(result(desk, "7", "2027-01-01"), " red 2027-04-12 own");
    assert_string_equal(result(desk, "8", "2027-01-01"), "442/500  2027-04-12 own");
    assert_string_equal(result(desk, "7", "2027-04-01"), " green 2027-05-20 own");
    // the same as a history is the same
    takes(desk, "history",
          "contract,kind,date,kpi,period,value\nHC-1,result,2027-04-12,1,2027-01-01,88.4\n", 0, 0,
          1);
}

static void a_later_recorded_return_corrects(void **state)
{
    struct desk *desk = *state;
    agree(desk);
    takes(desk, "kpi-results", "contract,period,received,KPI 1\nHC-1,2027-01-01,2027-04-12,88\n", 1,
          0, 0);
    refuses(desk, "kpi-results", "contract,period,received,KPI 1\nHC-1,2027-01-01,2027-04-12,91\n",
            "in.csv:2: KPI 1: a result of KPI 1 for that period is stored already");
    static const char later[] = "contract,period,received,recorded,KPI 1\n"
                                "HC-1,2027-01-01,2027-04-12,2027-06-01T09:00:00Z,91\n";
    refuses(desk, "kpi-results", later, "KPI 1: recorded 2027-06-01T09:00:00Z is yet to come");
    setenv("CONTRACTMON_NOW", "2027-06-02T09:30:00Z", 1);
    desk->office.today = desk->office.as_at = on("2027-06-02");
    takes(desk, "kpi-results", later, 1, 0, 0);
    takes(desk, "kpi-results", later, 0, 0, 1);
    assert_string_equal(result(desk, "1", "2027-01-01"), "91  2027-04-12 claimed");
}

static void mistakes_in_returns(void **state)
{
    struct desk *desk = *state;
    agree(desk);
#define HEAD "contract,period,received,KPI 1,KPI 3,KPI 7\n"
    static const struct {
        const char *file, *words;
    } mistakes[] = {
        {HEAD "HC-1,2027-01-01,2027-04-12,good,,\n",
         "in.csv:2: KPI 1: value \"good\": write a number as 88.4, a ratio as 442/500"},
        {HEAD "HC-1,2027-01-01,2027-04-12,,perhaps,\n",
         "in.csv:2: KPI 3: value \"perhaps\" is none of KPI 3, which takes"},
        {HEAD "HC-1,2027-01-15,2027-04-12,90,,G\n",
         "in.csv:2: period 2027-01-15 is not the first day of a period"},
        {HEAD "HC-1,2027-04-01,2027-03-12,90,,\n",
         "in.csv:2: period 2027-04-01 begins after it was received on 2027-03-12"},
        {HEAD "HC-1,2027-01-01,2027-04-12,,,\n", "in.csv:2: no KPI is filled"},
        {HEAD "HC-1,2027-01-01,,90,,\n", "in.csv:2: received is empty"},
        {HEAD "HC-7,2027-01-01,2027-04-12,90,,\n",
         "in.csv:2: there is no contract \"HC-7\"; did you mean \"HC-1\"?"},
        {HEAD "HC-1,2027-01-01,2027-04-12,90,,\nHC-1,2027-01-01,2027-04-12,91,,\n",
         "in.csv:3: KPI 1: a result of KPI 1 for that period is on line 2"},
        {"contract,period,received,KPI 1,Remarks\nHC-1,2027-01-01,2027-04-12,90,fine\n",
         "in.csv:1: there is no KPI \"Remarks\" in bristol-homecare, which has 1, 2, 3"},
        {"contract,period,received,KPI 1,kpi_1\nHC-1,2027-01-01,2027-04-12,90,90\n",
         "in.csv:1: the columns \"KPI 1\" and \"kpi_1\" are the same KPI"},
        {"contract,period,KPI 1\nHC-1,2027-01-01,90\n", "in.csv:1: there is no column received"},
        {"contract,period,received,KPI 7\nHC-1,2027-01-01,2027-04-12,\033[31mR\n",
         "in.csv:2: KPI 7 holds the control character U+001B"},
        {"contract,kpi,from,target\nHC-1,1,2027-01-01,90\n",
         "in.csv:1: this is the header of targets, not of kpi-results"},
    };
    for (size_t i = 0; i < sizeof mistakes / sizeof *mistakes; i++)
        refuses(desk, "kpi-results", mistakes[i].file, mistakes[i].words);
    refuses(desk, "history", HEAD "HC-1,2027-01-01,2027-04-12,90,,\n",
            "in.csv:1: this is the header of kpi-results, not of history");
    refuses(desk, "history", "contract,kind,ref,date\nHC-1,grade,X,2027-01-01\n",
            "in.csv:2: there is no kind \"grade\"; the kinds are result, early");
}

// Columns need not suit every contract: an empty cell says nothing.
static void contracts_of_several_frameworks(void **state)
{
    struct desk *desk = *state;
    agree(desk);
    takes(desk, "contracts",
          "ref,provider_ref,framework,starts\n"
          "LA-1,P-1,lancashire-supported-housing,2020-04-01\n",
          1, 0, 0);
    takes(desk, "kpi-results",
          "contract,period,received,KPI 6,KPI 7,KPI 5\n"
          "HC-1,2027-01-01,2027-04-12,,G,A\nLA-1,2021-01-01,2021-04-12,12,,91\n",
          4, 0, 0);
    refuses(desk, "kpi-results",
            "contract,period,received,KPI 6,KPI 7\n"
            "HC-1,2027-04-01,2027-05-12,3,G\nLA-1,2020-04-01,2020-07-12,12,\n",
            "in.csv:2: there is no KPI \"KPI 6\" in bristol-homecare");
}

static void a_thousand_returns(void **state)
{
    struct desk *desk = *state;
    struct text contracts = {0}, returns = {0};
    agree(desk);
    text_add(&contracts, "ref,provider_ref,framework,starts\n");
    text_add(&returns, "contract,period,received,KPI 1,KPI 2,KPI 4,KPI 5,KPI 7,KPI 8\n");
    for (int i = 0; i < 300; i++) {
        text_printf(&contracts, "T-%d,P-1,bristol-homecare,2026-01-01\n", i);
        for (int quarter = 0; quarter < 4; quarter++)
            text_printf(&returns, "T-%d,2026-%02d-01,2027-02-12,90,91.5,18,A,G,G\n", i,
                        1 + 3 * quarter);
    }
    takes(desk, "contracts", text_get(&contracts), 300, 0, 0);
    struct timespec before, after;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &before);
    takes(desk, "kpi-results", text_get(&returns), 7200, 0, 0);
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &after);
    print_message("7,200 results in %.0f ms of work\n",
                  (double)(after.tv_sec - before.tv_sec) * 1e3 +
                      (double)(after.tv_nsec - before.tv_nsec) / 1e6);
    text_release(&contracts);
    text_release(&returns);
}

// ---- the contract register

static bool import_register(struct desk *desk, const char *path, const char *framework,
                            struct import_report *report)
{
    const struct import_options options = {.framework = framework};
    return import_file(&desk->office, "transparency-register", path, &options, report,
                       &desk->f->st);
}

static char *fixture_path(void)
{
    const char *root = getenv("TEST_ROOT");
    return xasprintf("%s/tests/fixtures/transparency-register.csv", root != NULL ? root : ".");
}

static struct contract stored(struct desk *desk, const char *ref)
{
    struct contract contract;
    must(desk->f, contract_by_ref(desk->office.db, ref, desk->f->arena, &contract, &desk->f->st));
    return contract;
}

static void a_register_becomes_contracts(void **state)
{
    struct desk *desk = *state;
    struct import_report report;
    char *path = fixture_path();
    must_fail(desk->f, import_register(desk, path, NULL, &report), STATUS_USAGE,
              "and 4 contracts are new. Add --framework and one of birmingham-intervention, ");
    must_fail(desk->f, import_register(desk, path, "bristol", &report), STATUS_USAGE,
              "There is no framework \"bristol\". There are birmingham-intervention, ");
    must(desk->f, import_register(desk, path, "bristol-homecare", &report));
    assert_int_equal(report.added, 4 + 3);
    assert_non_null(strstr(text_get(&report.notes),
                           "Not kept, as there is no place for it: OrganisationLabel, "));
    assert_non_null(strstr(text_get(&report.notes), "ReviewDate, LastExtensionDate, "));
    import_report_release(&report);
    struct contract contract = stored(desk, "DN900001");
    assert_string_equal(contract.title, "Home care in the north");
    assert_string_equal(contract.provider_ref, "GB-COH-01234567"); // as long as it was
    assert_string_equal(contract.provider_name, "Alder Care Ltd");
    assert_string_equal(contract.framework, "bristol-homecare");
    assert_string_equal(contract.zone, "North");
    assert_int_equal(contract.starts, on("2026-04-01"));
    assert_int_equal(contract.ends, on("2029-03-31"));
    assert_int_equal(contract.value, 36000000);
    contract = stored(desk, "DN900002");
    assert_string_equal(contract.provider_ref, "TR-birch-sons-care");
    assert_int_equal(contract.starts, on("2026-04-01"));
    assert_int_equal(contract.value, 24000050);
    contract = stored(desk, "DN900003");
    assert_string_equal(contract.provider_ref, "GB-CHC-900123");
    assert_int_equal(contract.ends, DAY_NEVER);
    assert_int_equal(contract.value, -1);
    assert_int_equal(stored(desk, "DN900004").value, 4500050);
    // once all are known no framework is asked for, and nothing is new
    must(desk->f, import_register(desk, path, NULL, &report));
    assert_int_equal(report.added + report.changed, 0);
    assert_int_equal(report.same, 4);
    import_report_release(&report);
    free(path);
}

#define REGISTER "ContractReference,ContractTitle,SupplierName,StartDate,EndDate,ContractValue\n"

// What the council has entered of a contract stays; what the register says of it is taken.
static void a_known_contract_keeps_what_is_the_councils(void **state)
{
    struct desk *desk = *state;
    agree(desk);
    takes(desk, "transparency-register",
          REGISTER "HC-1,Home care,Acorn Homecare,2026-04-01,31/03/2029,\"1,200.00\"\n", 0, 1, 0);
    struct contract contract = stored(desk, "HC-1");
    assert_string_equal(contract.provider_ref, "P-1");
    assert_string_equal(contract.officer, "jsmith");
    assert_string_equal(contract.framework, "bristol-homecare");
    assert_string_equal(contract.title, "Home care");
    assert_int_equal(contract.value, 120000);
    notes(desk, "transparency-register",
          REGISTER "HC-1,Home care,Someone Else Ltd,2026-04-01,31/03/2029,\n",
          "1 contract has another supplier here than the provider that is stored (first: line 2); "
          "the provider stays.");
    assert_int_equal(stored(desk, "HC-1").value, 120000);
    takes(desk, "kpi-results", "contract,period,received,KPI 7\nHC-1,2027-01-01,2027-04-12,G\n", 1,
          0, 0);
    refuses(desk, "transparency-register", REGISTER "HC-1,Home care,Acorn Homecare,2026-05-01,,\n",
            "in.csv:2: contract \"HC-1\" has 1 fact since 2026-04-01; its start cannot change");
}

static void a_supplier_that_is_known_by_name(void **state)
{
    struct desk *desk = *state;
    struct import_report report;
    char *path = scratch_file("named.csv", REGISTER "DN1,Home care,acorn homecare,2026-04-01,,\n");
    agree(desk);
    must(desk->f, import_register(desk, path, "bristol-homecare", &report));
    assert_int_equal(report.added, 1);
    assert_non_null(strstr(text_get(&report.notes), "1 supplier is known by name already"));
    import_report_release(&report);
    assert_string_equal(stored(desk, "DN1").provider_ref, "P-1");
    must_fail(desk->f,
              import_file(&desk->office, "contracts", path,
                          &(struct import_options){.framework = "bristol-homecare"}, &report,
                          &desk->f->st),
              STATUS_USAGE, "contracts does not take --framework");
    free(path);
}

static void mistakes_in_a_register(void **state)
{
    struct desk *desk = *state;
    static const struct {
        const char *file, *words;
    } mistakes[] = {
        {REGISTER "DN1,Care,Acorn,2026-04-01,2026-03-01,\n",
         "in.csv:2: EndDate is before StartDate"},
        {REGISTER "DN1,Care,Acorn,2026-04-31,,\n", "in.csv:2: StartDate \"2026-04-31\": write a "
                                                   "date that exists as 2027-06-14 or 14/06/2027"},
        {REGISTER "DN1,Care,Acorn,2026-04-01,,1.2E+06\n",
         "in.csv:2: ContractValue \"1.2E+06\": write pounds as 120000 or 1234.50"},
        {REGISTER "DN1,Care,Acorn,2026-04-01,,12.345\n", "in.csv:2: ContractValue \"12.345\""},
        {REGISTER "DN1,Care,,2026-04-01,,\n", "in.csv:2: SupplierName is empty"},
        {REGISTER "DN1,Care,Acorn,2026-04-01,,\nDN1,Care,Birch,2026-04-01,,\n",
         "in.csv:3: contract \"DN1\" stands on line 2 too, and says something else"},
        {"ContractReference,ContractTitle,SupplierName\nDN1,Care,Acorn\n",
         "in.csv:1: there is no column StartDate"},
        {"ref,provider_ref,framework,starts\nHC-7,P-1,bristol-homecare,2027-05-01\n",
         "in.csv:1: this is the header of contracts, not of transparency-register"},
    };
    for (size_t i = 0; i < sizeof mistakes / sizeof *mistakes; i++)
        refuses(desk, "transparency-register", mistakes[i].file, mistakes[i].words);
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, import_setup, import_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_row_is_a_return),
        TEST(a_later_recorded_return_corrects),
        TEST(mistakes_in_returns),
        TEST(contracts_of_several_frameworks),
        TEST(a_thousand_returns),
        TEST(a_register_becomes_contracts),
        TEST(a_known_contract_keeps_what_is_the_councils),
        TEST(a_supplier_that_is_known_by_name),
        TEST(mistakes_in_a_register),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
