// SPDX-License-Identifier: MIT
// Files to import, made up in a test, and what became of them.
#ifndef TESTS_IMPORT_FIXTURE_H
#define TESTS_IMPORT_FIXTURE_H

#include "model/import/import.h"
#include "tests/unit/support/office_fixture.h"

int import_setup(void **state); // a desk with its office open for writing
int import_teardown(void **state);

// Imports a text as a file called in.csv; the test fails if it is refused. Released by
// import_report_release.
struct import_report import_text(struct desk *desk, const char *profile, const char *text);
// The same, expecting these counts; a number is given exactly when something is new.
void takes(struct desk *desk, const char *profile, const char *text, size_t added, size_t changed,
           size_t same);
// Refused as data, with these words in the message ("in.csv" is how it calls the file), and nothing
// at all was stored.
void refuses(struct desk *desk, const char *profile, const char *text, const char *words);
// The notes hold these words.
void notes(struct desk *desk, const char *profile, const char *text, const char *words);
// A file of tests/fixtures, imported.
struct import_report import_fixture(struct desk *desk, const char *profile, const char *name);
// A file of the public data, imported; skips the test when it is not there.
struct import_report import_shared(struct desk *desk, const char *profile, const char *path);

// Contract HC-1 of provider P-1 under the Bristol framework from 1 April 2026, with targets of KPI
// 1 (90, amber to 80) and KPI 4 (20, amber to 30).
void agree(struct desk *desk);

#endif
