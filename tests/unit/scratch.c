// SPDX-License-Identifier: MIT
// Running a program with pipes, as tests of the command line do.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "tests/harness/scratch.h"

static void collects_what_came(void **state)
{
    (void)state;
    const char *was = getenv("CONTRACTMON");
    char *before = was != NULL ? strdup(was) : NULL;
    setenv("CONTRACTMON", "sh", 1);
    struct ran ran = run("typed in", "-c", "cat; echo told >&2; exit 5", NULL);
    assert_int_equal(ran.status, 5);
    assert_string_equal(ran.out, "typed in");
    assert_string_equal(ran.err, "told\n");
    ran_free(&ran);
    ran = run(NULL, "-c", "kill -TERM $$", NULL);
    assert_int_equal(ran.status, 128 + 15);
    assert_string_equal(ran.out, "");
    ran_free(&ran);
    ran = run("never read", "-c", "exec 0<&-; head -c 300000 /dev/zero | tr '\\0' x", NULL);
    assert_int_equal(ran.status, 0);
    assert_int_equal(strlen(ran.out), 300000);
    ran_free(&ran);
    if (before != NULL)
        setenv("CONTRACTMON", before, 1);
    free(before);
}

static void keeps_files_apart(void **state)
{
    (void)state;
    char *path = scratch_file("a.txt", "contents\n"), *text = scratch_read(path);
    assert_string_equal(text, "contents\n");
    assert_null(scratch_read("/nonexistent/file"));
    assert_null(shared_data("no/such/data.csv"));
    free(path);
    free(text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(collects_what_came),
        cmocka_unit_test(keeps_files_apart),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
