// SPDX-License-Identifier: MIT
// Facts and the audit trail are only appended to, also for another program that speaks SQL: every way of changing or removing
// a row is tried through a connection without any of our settings.
#include "support/db_fixture.h"

#include <sqlite3.h>

// What an attacker prepares in tables of his own.
static const char preparation[] =
    "CREATE TEMP TABLE later_fact AS SELECT * FROM fact LIMIT 1;"
    "UPDATE later_fact SET id = id + 10000;"
    "CREATE TEMP TABLE later_entry AS SELECT * FROM audit LIMIT 1;"
    "UPDATE later_entry SET seq = seq + 1000;"
    "CREATE TEMP TABLE next_entry AS SELECT * FROM audit LIMIT 1;"
    "UPDATE next_entry SET seq = NULL;"
    "CREATE TEMP TABLE last_payload AS SELECT * FROM audit_payload ORDER BY seq DESC LIMIT 1;";

static const char *const attempts[] = {
    "UPDATE fact SET value = '99'",
    "UPDATE fact SET id = id + 1000",
    "DELETE FROM fact",
    "DELETE FROM fact WHERE contract = 1",
    "INSERT OR REPLACE INTO fact SELECT * FROM fact",
    "REPLACE INTO fact SELECT * FROM fact LIMIT 1",
    "INSERT OR IGNORE INTO fact SELECT * FROM fact",
    "INSERT INTO fact SELECT * FROM fact WHERE 1 ON CONFLICT DO UPDATE SET value = '9'",
    "UPDATE OR REPLACE fact SET date = '2020-01-01'",
    "INSERT INTO fact SELECT * FROM later_fact",
    "UPDATE target SET target = '99'",
    "DELETE FROM target",
    "INSERT OR REPLACE INTO target SELECT * FROM target",
    "UPDATE provider_event SET words = 'all was well'",
    "DELETE FROM provider_event",
    "INSERT OR REPLACE INTO provider_event SELECT * FROM provider_event",
    "UPDATE audit SET login = 'someone'",
    "UPDATE audit SET seq = seq + 1000",
    "DELETE FROM audit",
    "DELETE FROM audit WHERE seq = (SELECT max(seq) FROM audit)",
    "INSERT OR REPLACE INTO audit SELECT * FROM audit",
    "REPLACE INTO audit SELECT * FROM audit WHERE seq = 1",
    "INSERT OR IGNORE INTO audit SELECT * FROM audit WHERE seq = 1",
    "INSERT INTO audit SELECT * FROM audit WHERE 1 ON CONFLICT DO UPDATE SET login = 'x'",
    "INSERT INTO audit SELECT * FROM later_entry",
    "INSERT INTO audit SELECT * FROM next_entry",
    "UPDATE audit_payload SET body = x'00'",
    "DELETE FROM audit_payload",
    "INSERT OR REPLACE INTO audit_payload SELECT * FROM audit_payload",
    "REPLACE INTO audit_payload SELECT * FROM last_payload",
    "INSERT INTO audit_payload SELECT * FROM last_payload WHERE 1 ON CONFLICT DO NOTHING",
};

static void every_change_of_what_was_recorded_aborts(void **state)
{
    struct fixture *f = *state;
    fill(f);
    sqlite3 *raw = raw_open(f->path);
    // Debian's SQLite leaves recursive_triggers off: the worse case.
    assert_int_equal(raw_number(raw, "PRAGMA recursive_triggers"), 0);
    assert_int_equal(raw_run(raw, preparation), SQLITE_OK);
    int64_t facts = raw_number(raw, "SELECT sum(id) FROM fact"),
            entries = raw_number(raw, "SELECT sum(seq) FROM audit");
    for (size_t i = 0; i < sizeof attempts / sizeof *attempts; i++) {
        int rc = raw_run(raw, attempts[i]);
        if (rc != SQLITE_CONSTRAINT)
            fail_msg("%s: %d", attempts[i], rc);
    }
    assert_int_equal(raw_number(raw, "SELECT sum(id) FROM fact"), facts);
    assert_int_equal(raw_number(raw, "SELECT sum(seq) FROM audit"), entries);
    raw_close(raw);
    struct text report = {0};
    assert_int_equal(audit_verify(f->db, NULL, &report), VERIFY_SOUND);
    text_release(&report);
}

static const char *const impossible[] = {
    "UPDATE contract SET starts = '2027-02-30'",
    "UPDATE contract SET ends = '31/03/2027'",
    "UPDATE contract SET value = -5",
    "UPDATE contract SET value = 'much'",
    "UPDATE contract SET provider = 4711",
    "UPDATE grade SET published = '2026-1-1'",
    "UPDATE grade SET published = 'yesterday'",
    "UPDATE holiday SET date = '2027-02-29'",
    "UPDATE target SET from_date = NULL",
    "UPDATE location SET care_home = 'maybe'",
    "UPDATE provider SET ref = ''",
    "UPDATE provider SET ref = '1-101'",
    "UPDATE import SET sha256 = 'short'",
    "DELETE FROM provider WHERE ref = '1-101'",
    "DELETE FROM contract WHERE ref = 'HC-014'",
};

static void the_schema_refuses_impossible_values(void **state)
{
    struct fixture *f = *state;
    fill(f);
    sqlite3 *raw = raw_open(f->path);
    assert_int_equal(raw_run(raw, "PRAGMA foreign_keys = ON"), SQLITE_OK);
    for (size_t i = 0; i < sizeof impossible / sizeof *impossible; i++) {
        int rc = raw_run(raw, impossible[i]);
        if (rc != SQLITE_CONSTRAINT)
            fail_msg("%s: %d", impossible[i], rc);
    }
    raw_close(raw);
}

// Every table is STRICT, and every column of the dictionary has something said about it or above it.
static void every_table_is_strict(void **state)
{
    struct fixture *f = *state;
    sqlite3 *raw = raw_open(f->path);
    assert_int_equal(raw_number(raw, "SELECT count(*) FROM pragma_table_list WHERE schema = 'main' "
                                     "AND type = 'table' AND NOT strict "
                                     "AND name NOT LIKE 'sqlite_%'"),
                     0);
    assert_int_equal(raw_number(raw, "SELECT count(*) FROM pragma_foreign_key_check"), 0);
    raw_close(raw);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_setup, fixture_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(every_change_of_what_was_recorded_aborts),
        TEST(the_schema_refuses_impossible_values),
        TEST(every_table_is_strict),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
