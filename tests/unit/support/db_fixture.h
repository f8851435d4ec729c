// SPDX-License-Identifier: MIT
// A database in a folder of its own, for tests of db/.
#ifndef TESTS_DB_FIXTURE_H
#define TESTS_DB_FIXTURE_H

// cmocka's order of headers
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "db/audit.h"
#include "db/contract.h"
#include "db/db.h"
#include "db/fact.h"
#include "db/provider.h"
#include "db/standing.h"
#include "model/ground/arena.h"
#include "model/ground/text.h"

#define TEST_MOMENT 1811150000 // 2027-05-24T..Z
#define TEST_DAY    day_of(2027, 5, 24)

struct fixture {
    char *folder; // removed with everything in it
    char *path;   // of the database
    struct db *db;
    struct status st;
    struct arena *arena;
};

extern const struct actor test_actor;

int fixture_setup(void **state); // with a new database, open for writing
int fixture_teardown(void **state);

// Fails the test with the status' message unless ok; clears the status.
void must(struct fixture *f, bool ok);
// The other way round: it must have failed with that code, and the message must hold the words.
void must_fail(struct fixture *f, bool ok, enum status_code code, const char *words);

void begin(struct fixture *f);
void commit(struct fixture *f);
void reopen(struct fixture *f, enum db_mode mode);
char *fixture_file(struct fixture *f, const char *name); // in the folder; lives in the arena

int64_t add_provider(struct fixture *f, const char *ref, const char *name);
int64_t add_location(struct fixture *f, int64_t provider, const char *ref, const char *name,
                     const char *postcode);
int64_t add_contract(struct fixture *f, int64_t provider, const char *ref, const char *officer,
                     day ends);
int64_t add_fact(struct fixture *f, int64_t contract, const char *kind, const char *ref, day date);
// A little of everything: two providers, locations, grades, contracts, targets, facts, an import, settings, holidays, a
// framework text; some corrected. At least 50 entries of the audit trail.
void fill(struct fixture *f);

// The SQL shell of a test: another connection to the file, without any of our settings.
struct sqlite3;
struct sqlite3 *raw_open(const char *path);
void raw_close(struct sqlite3 *raw);
int raw_run(struct sqlite3 *raw, const char *sql); // SQLite's code
int64_t raw_number(struct sqlite3 *raw, const char *sql);

void file_copy(const char *from, const char *to);
// SHA-256 of a file's bytes in hex, in the arena.
const char *file_hash(struct fixture *f, const char *path);

#endif
