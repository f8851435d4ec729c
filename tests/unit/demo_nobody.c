// SPDX-License-Identifier: MIT
// The demonstration speaks of nobody real, and only a demonstration is told as if it were another day.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "db/demo.h"
#include "model/demo_cast.h"
#include "model/ground/memory.h"
#include "model/office.h"
#include "tests/harness/scratch.h"

static void must(struct status *st, bool good)
{
    if (!good)
        fail_msg("%s", status_message(st));
}

static void lower(char *text)
{
    for (; *text != '\0'; text++)
        *text = (char)tolower((unsigned char)*text);
}

// A published file in small letters, without quotes.
static char *cells_of(const char *name)
{
    char *path = shared_data(name);
    char *bytes = path != NULL ? scratch_read(path) : NULL;
    free(path);
    if (bytes == NULL)
        return NULL;
    char *at = bytes;
    for (const char *c = bytes; *c != '\0'; c++) {
        if (*c != '"')
            *at++ = *c;
    }
    *at = '\0';
    lower(bytes);
    return bytes;
}

static void nobody_is_real(void **state)
{
    (void)state;
    static const char *const published[] = {"cqc/ratings-wide-2021-02.csv",
                                            "cqc/locations-2025-08.csv",
                                            "care-inspectorate/datastore-2026-03-31.csv"};
    for (size_t i = 0; i < sizeof published / sizeof *published; i++) {
        char *cells = cells_of(published[i]);
        if (cells == NULL) {
            print_message("SKIP: the public data %s is not here\n", published[i]);
            skip();
            return;
        }
        for (size_t j = 0; j < demo_cast_count; j++) {
            char *name = xstrdup(demo_cast[j].provider);
            lower(name);
            bool found = strstr(cells, name) != NULL;
            free(name);
            if (found)
                fail_msg("%s stands in %s", demo_cast[j].provider, published[i]);
        }
        free(cells);
    }
}

static void nobody_else_is_told_a_time(void **state)
{
    (void)state;
    struct office office;
    struct status st = {0};
    char *path = scratch_path("real.db");
    unlink(path);
    const struct office_options options = {
        .path = path, .mode = DB_INIT, .as_at = DAY_NONE, .known_at = MOMENT_ALL};
    must(&st, office_open(&options, &office, &st));
    free(path);
    must(&st, db_write_begin(office.db, &office.actor, 1000, &st));
    assert_false(db_demo_tell(office.db, &office.actor, 2000, &st));
    assert_int_equal(st.code, STATUS_DENIED);
    status_clear(&st);
    must(&st, db_set_setting(office.db, "demo", "1", &st));
    assert_true(db_demo_tell(office.db, &office.actor, 2000, &st));
    assert_false(db_demo_tell(office.db, &office.actor, 1999, &st));
    status_clear(&st);
    db_write_rollback(office.db);
    office_close(&office);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nobody_is_real),
        cmocka_unit_test(nobody_else_is_told_a_time),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
