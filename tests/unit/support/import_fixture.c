// SPDX-License-Identifier: MIT
#include "import_fixture.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "db/audit.h"
#include "model/ground/memory.h"
#include "tests/harness/scratch.h"

int import_setup(void **state)
{
    setenv("CONTRACTMON_NOW", "2027-05-24T09:30:00Z", 1);
    int failed = desk_setup(state);
    if (failed == 0) {
        struct desk *desk = *state;
        desk_open(desk, DB_WRITE, DAY_NONE, MOMENT_ALL);
        desk->office.actor.login = "tester"; // whoever runs the test
    }
    return failed;
}

int import_teardown(void **state)
{
    return desk_teardown(state);
}

// Imports from the test's folder, so that messages call the file by its bare name.
static bool import_bare(struct desk *desk, const char *profile, const char *text,
                        struct import_report *report)
{
    char *before = getcwd(NULL, 0), *path = scratch_file("in.csv", text),
         *name = strrchr(path, '/');
    *name = '\0';
    if (before == NULL || chdir(path) != 0)
        abort();
    bool good = import_file(&desk->office, profile, "in.csv", NULL, report, &desk->f->st);
    if (chdir(before) != 0)
        abort();
    free(before);
    free(path);
    return good;
}

struct import_report import_text(struct desk *desk, const char *profile, const char *text)
{
    struct import_report report;
    must(desk->f, import_bare(desk, profile, text, &report));
    return report;
}

void takes(struct desk *desk, const char *profile, const char *text, size_t added, size_t changed,
           size_t same)
{
    struct import_report report = import_text(desk, profile, text);
    if (report.added != added || report.changed != changed || report.same != same)
        fail_msg("%zu added, %zu changed, %zu same", report.added, report.changed, report.same);
    assert_int_equal(report.number != 0, added + changed > 0);
    import_report_release(&report);
}

static int64_t entries(struct desk *desk)
{
    int64_t seq = -1;
    char hex[65];
    must(desk->f, audit_head(desk->office.db, &seq, hex, &desk->f->st));
    return seq;
}

void refuses(struct desk *desk, const char *profile, const char *text, const char *words)
{
    struct import_report report;
    int64_t before = entries(desk);
    bool taken = import_bare(desk, profile, text, &report);
    if (taken)
        fail_msg("taken, and not refused with \"%s\"", words);
    must_fail(desk->f, taken, STATUS_DATA, words);
    assert_int_equal(report.number, 0);
    import_report_release(&report);
    assert_int_equal(entries(desk), before);
}

void notes(struct desk *desk, const char *profile, const char *text, const char *words)
{
    struct import_report report = import_text(desk, profile, text);
    if (strstr(text_get(&report.notes), words) == NULL)
        fail_msg("not noted: %s\nbut: %s", words, text_get(&report.notes));
    import_report_release(&report);
}

struct import_report import_fixture(struct desk *desk, const char *profile, const char *name)
{
    const char *root = getenv("TEST_ROOT");
    struct import_report report;
    char *path = xasprintf("%s/tests/fixtures/%s", root != NULL ? root : ".", name);
    bool good = import_file(&desk->office, profile, path, NULL, &report, &desk->f->st);
    free(path);
    must(desk->f, good);
    return report;
}

struct import_report import_shared(struct desk *desk, const char *profile, const char *path)
{
    struct import_report report = {0};
    char *whole = shared_data(path);
    if (whole == NULL) {
        print_message("SKIP: the public data %s is not here\n", path);
        skip();
    }
    bool good = import_file(&desk->office, profile, whole, NULL, &report, &desk->f->st);
    free(whole);
    must(desk->f, good);
    return report;
}

void agree(struct desk *desk)
{
    takes(desk, "contracts",
          "ref,title,provider_ref,provider,framework,starts,officer\n"
          "HC-1,Homecare,P-1,Acorn Homecare,bristol-homecare,2026-04-01,jsmith\n",
          2, 0, 0);
    takes(desk, "targets",
          "contract,kpi,from,target,amber\nHC-1,1,2026-04-01,90,80\nHC-1,4,2026-04-01,20,30\n", 2,
          0, 0);
}
