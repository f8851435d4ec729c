// SPDX-License-Identifier: MIT
// Export: each kind's columns and rows, as at the day told, and that contracts come back as they
// went.
#include "tests/unit/support/import_fixture.h"

#include <string.h>

#include "model/export.h"

// A sink that keeps the rows as CSV without quotes.
struct kept {
    struct text text;
    size_t columns, rows;
};

static bool keep_begin(void *context, const struct table_column *columns, size_t count,
                       struct status *st)
{
    struct kept *kept = context;
    (void)st;
    kept->columns = count;
    for (size_t i = 0; i < count; i++)
        text_printf(&kept->text, "%s%s", i > 0 ? "," : "", columns[i].name);
    text_add_char(&kept->text, '\n');
    return true;
}

static bool keep_row(void *context, const char *const *cells, struct status *st)
{
    struct kept *kept = context;
    (void)st;
    for (size_t i = 0; i < kept->columns; i++)
        text_printf(&kept->text, "%s%s", i > 0 ? "," : "", cells[i] != NULL ? cells[i] : "");
    text_add_char(&kept->text, '\n');
    kept->rows++;
    return true;
}

static bool keep_end(void *context, struct status *st)
{
    (void)context;
    (void)st;
    return true;
}

static struct kept export_text(struct desk *desk, const char *kind)
{
    struct kept kept = {0};
    const struct table_sink sink = {&kept, keep_begin, keep_row, keep_end};
    must(desk->f, export_kind(&desk->office, kind, NULL, &sink, &desk->f->st));
    return kept;
}

static void gives(struct desk *desk, const char *kind, const char *wanted)
{
    struct kept kept = export_text(desk, kind);
    assert_string_equal(text_get(&kept.text), wanted);
    text_release(&kept.text);
}

static void holds(struct desk *desk, const char *kind, const char *line)
{
    struct kept kept = export_text(desk, kind);
    if (strstr(text_get(&kept.text), line) == NULL)
        fail_msg("not there: %s\nin: %s", line, text_get(&kept.text));
    text_release(&kept.text);
}

static const char history[] =
    "contract,kind,ref,date,kpi,period,value,colour,instrument,covers,rectify_by,accompanies,"
    "follows,outcome,answers,recorded\n"
    "HC-1,result,,2026-07-14,1,2026-04-01,88.40,,,,,,,,,2026-07-14\n"
    "HC-1,result,,2026-07-30,1,2026-04-01,91,,,,,,,,,2026-07-30T15:00:00Z\n"
    "HC-1,early,,2026-08-10,7,2026-07-01,,A,,,,,,,,2026-08-10\n"
    "HC-1,result,,2026-10-10,7,2026-07-01,none,,,,,,,,,2026-10-10\n"
    "HC-1,served,PWN-1,2026-07-20,,,,,pwn,,,,,,pwn-quarter:2026-04-01,2026-07-20\n"
    "HC-1,served,RAP-1,2026-07-21,,,,,rap,7;8,2026-11-30,PWN-1,,,,2026-07-21\n"
    "HC-1,determined,RAP-1,2026-12-02,,,,,,7,,,,not-met,,2026-12-02\n"
    "HC-1,withdrawn,PWN-1,2027-01-10,,,,,,,,,,,,2027-01-10\n"
    "HC-1,visit,V-1,2026-10-01,,,,,scheduled,,,,,planned,,2026-09-01\n"
    "HC-1,visit,V-1,2026-10-02,,,,,scheduled,,,,,held,,2026-10-02\n"
    "HC-1,meeting,M-1,2027-06-14,,,,,contract-meeting,,,,,planned,,2027-05-01\n";

static void an_empty_database_gives_headers(void **state)
{
    struct desk *desk = *state;
    const char *kind, *what;
    size_t count = 0;
    for (; export_kind_name(count, &kind, &what); count++) {
        struct kept kept = export_text(desk, kind);
        assert_int_equal(kept.rows, 0);
        assert_true(kept.columns >= 3 && *what != '\0');
        text_release(&kept.text);
    }
    assert_int_equal(count, 12);
    struct kept kept = {0};
    const struct table_sink sink = {&kept, keep_begin, keep_row, keep_end};
    must_fail(desk->f, export_kind(&desk->office, "contract", NULL, &sink, &desk->f->st),
              STATUS_USAGE, "Did you mean contracts?");
}

static void records_come_out_as_they_went_in(void **state)
{
    struct desk *desk = *state;
    static const char contracts[] =
        "ref,title,provider_ref,provider,framework,starts,ends,officer,zone,value\n"
        "HC-1,Homecare,P-1,Acorn Homecare,bristol-homecare,2026-04-01,,jsmith,Zone 3,1234.50\n"
        "HC-2,,P-2,T\u0177 Newydd,bristol-homecare,2026-04-01,2029-03-31,,,\n";
    takes(desk, "contracts", contracts, 4, 0, 0);
    gives(desk, "contracts", contracts);
    takes(desk, "contracts", contracts, 0, 0, 2);
    gives(desk, "providers", "ref,name,brand\nP-1,Acorn Homecare,\nP-2,T\u0177 Newydd,\n");
    struct import_report report = import_fixture(desk, "cqc-ratings", "cqc-long.csv");
    import_report_release(&report);
    holds(desk, "locations",
          "9-101,9-1,T\u0177 Newydd,Residential social care,2 High Street, The Annexe,Anytown,ZZ1 "
          "2ZZ,Anyshire,South West,Y,active\n");
    holds(desk, "grades",
          "9-100,CQC,Overall,Well-led,2026-06-14,Requires improvement,Location,N\n");
}

static void facts_come_out_as_at_the_day(void **state)
{
    struct desk *desk = *state;
    agree(desk);
    takes(desk, "history", history, 11, 0, 0);
    gives(desk, "results",
          "contract,ref,kind,date,kpi,period,value,colour,rag,recorded,recorded_by,superseded,"
          "recorded_claimed,days_late\n"
          "HC-1,1@2026-04-01,result,2026-07-14,1,2026-04-01,88.40,,amber,2026-07-14T00:00:00Z,"
          "tester,yes,yes,0\n"
          "HC-1,1@2026-04-01,result,2026-07-30,1,2026-04-01,91,,green,2026-07-30T15:00:00Z,tester,"
          "no,yes,\n" // a correction is not late
          "HC-1,7@2026-07-01,result,2026-10-10,7,2026-07-01,none,,none,2026-10-10T00:00:00Z,tester,"
          "no,yes,0\n"
          "HC-1,7@2026-07-01!2026-08-10,early,2026-08-10,7,2026-07-01,,amber,amber,2026-08-10T00:"
          "00:00Z,tester,no,yes,\n");
    holds(desk, "notices", "HC-1,PWN-1,pwn,2026-07-20,pwn-quarter:2026-04-01,RAP-1,2027-01-10,no,");
    holds(desk, "plans",
          "HC-1,RAP-1,rap,2026-07-21,7;8,2026-11-30,PWN-1,,,not-met,2026-12-02,,yes,");
    gives(desk, "visits",
          "contract,ref,type,date,outcome,recorded,recorded_by\nHC-1,V-1,scheduled,2026-10-02,held,"
          "2026-10-02T00:00:00Z,tester\n");
    holds(desk, "meetings", "HC-1,M-1,contract-meeting,2027-06-14,planned,");
    holds(desk, "findings", "HC-1,rap-again:RAP-1,rap,must,2026-12-02,");
    holds(desk, "due", "2027-06-14,council,HC-1,Acorn Homecare,");
    desk_open(desk, DB_READ, on("2026-09-15"), MOMENT_ALL);
    holds(desk, "notices", "HC-1,PWN-1,pwn,2026-07-20,pwn-quarter:2026-04-01,RAP-1,,yes,");
    gives(desk, "visits",
          "contract,ref,type,date,outcome,recorded,recorded_by\nHC-1,V-1,scheduled,2026-10-01,"
          "planned,2026-09-01T00:00:00Z,tester\n");
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, import_setup, import_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(an_empty_database_gives_headers),
        TEST(records_come_out_as_they_went_in),
        TEST(facts_come_out_as_at_the_day),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
