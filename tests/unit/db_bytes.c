// SPDX-License-Identifier: MIT
// A byte that changes in the file itself, as a failing disk or a hex editor does it: `verify` finds it, the file cannot be read, or
// nothing that was recorded reads otherwise.
#include "support/db_fixture.h"

#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "model/ground/memory.h"

enum { PAGE = 4096, STRIDE = 211 };

static const char *const tables[] = {
    "SELECT * FROM audit ORDER BY seq",
    "SELECT * FROM audit_payload ORDER BY seq",
    "SELECT * FROM fact ORDER BY contract, date, kind, id",
    "SELECT * FROM target ORDER BY id",
    "SELECT * FROM contract ORDER BY id",
    "SELECT * FROM provider ORDER BY id",
};

// All that was recorded, in one text; false if it cannot be read.
static bool dump(const char *path, struct text *out)
{
    sqlite3 *raw = NULL;
    bool ok = sqlite3_open_v2(path, &raw, SQLITE_OPEN_READONLY, NULL) == SQLITE_OK;
    text_clear(out);
    for (size_t i = 0; ok && i < sizeof tables / sizeof *tables; i++) {
        sqlite3_stmt *stmt = NULL;
        ok = sqlite3_prepare_v2(raw, tables[i], -1, &stmt, NULL) == SQLITE_OK;
        int rc = SQLITE_DONE;
        while (ok && (rc = sqlite3_step(stmt)) == SQLITE_ROW) {
            for (int column = 0; column < sqlite3_column_count(stmt); column++) {
                text_printf(out, "%d", sqlite3_column_type(stmt, column));
                const void *bytes = sqlite3_column_blob(stmt, column);
                int size = sqlite3_column_bytes(stmt, column);
                if (size > 0 && bytes != NULL)
                    text_add_bytes(out, bytes, (size_t)size);
            }
        }
        ok = ok && rc == SQLITE_DONE;
        sqlite3_finalize(stmt);
    }
    sqlite3_close(raw);
    return ok;
}

static char *read_all(const char *path, size_t *size)
{
    FILE *file = fopen(path, "rb");
    assert_non_null(file);
    assert_int_equal(fseek(file, 0, SEEK_END), 0);
    *size = (size_t)ftell(file);
    rewind(file);
    char *bytes = xmalloc(*size);
    assert_int_equal(fread(bytes, 1, *size, file), *size);
    fclose(file);
    return bytes;
}

static void put_byte(const char *path, size_t at, char byte)
{
    FILE *file = fopen(path, "r+b");
    assert_non_null(file);
    assert_int_equal(fseek(file, (long)at, SEEK_SET), 0);
    assert_int_equal(fputc((unsigned char)byte, file), (unsigned char)byte);
    assert_int_equal(fclose(file), 0);
}

static bool called_sound(const char *path)
{
    struct db *db = NULL;
    struct status st = {0};
    struct text report = {0};
    bool sound =
        db_open(path, DB_READ, &db, &st) && audit_verify(db, NULL, &report) == VERIFY_SOUND;
    db_close(db);
    text_release(&report);
    status_clear(&st);
    return sound;
}

static void every_byte_of_the_file_counts(void **state)
{
    struct fixture *f = *state;
    struct text before = {0}, after = {0};
    size_t size = 0, found = 0, harmless = 0;
    fill(f);
    db_close(f->db); // moves the log into the file
    f->db = NULL;
    assert_true(called_sound(f->path));
    assert_true(dump(f->path, &before));
    char *bytes = read_all(f->path, &size);
    // valgrind is slow: it looks at fewer bytes
    const char *preload = getenv("LD_PRELOAD");
    size_t step = preload != NULL && strstr(preload, "vgpreload") != NULL ? STRIDE * 101 : STRIDE;
    for (size_t at = 0; at < size; at += step) {
        put_byte(f->path, at, (char)(bytes[at] ^ (1 << (at % 8))));
        if (!called_sound(f->path)) {
            found++;
        } else if (dump(f->path, &after) && after.length == before.length &&
                   memcmp(after.bytes, before.bytes, before.length) == 0) {
            harmless++; // free space, mostly
        } else {
            fail_msg("byte %zu of page %zu: not found", at % PAGE, at / PAGE + 1);
        }
        put_byte(f->path, at, bytes[at]);
    }
    print_message("%zu found, %zu harmless\n", found, harmless);
    assert_true(found > (step == STRIDE ? 100 : 0));
    assert_true(called_sound(f->path));
    free(bytes);
    text_release(&before);
    text_release(&after);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(every_byte_of_the_file_counts, fixture_setup,
                                        fixture_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
