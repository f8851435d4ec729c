// SPDX-License-Identifier: MIT
// Imports: one reader of CSV, one table of columns per profile; every row is checked before the
// first is stored, all or nothing.
#ifndef IMPORT_IMPORT_H
#define IMPORT_IMPORT_H

#include "model/office.h"

struct import_options {
    bool dry_run; // check everything, store nothing
    // NULL: UTF-8 (with or without BOM), UTF-16 with BOM, else Windows-1252 and said so
    const char *encoding;
    // Under which framework contracts run that a file brings without naming one; NULL: not said
    const char *framework;
    void (*progress)(void *context, size_t done, size_t total); // may be NULL
    void *context;
};

struct import_report {
    int64_t number;              // of the import, 0 for a dry run or when nothing changed
    size_t rows;                 // rows read
    size_t added, changed, same; // records
    struct text notes; // lines worth telling: the encoding assumed, rows that stood twice, ...
};

// Reads a file ("-": standard input) of a profile. On failure nothing was stored and the status has
// one line per mistake, "file:line: what, and what is allowed" (at most 100, then how many more).
// The report is released by import_report_release.
bool import_file(struct office *office, const char *profile, const char *path,
                 const struct import_options *options, struct import_report *report,
                 struct status *st);
void import_report_release(struct import_report *report);

// What a profile's files may say beyond its columns, line by line: a word of the file and what it
// means. They live in the arena; a profile that has nothing more to say has none.
struct import_term {
    const char *group; // what the word is: "Kind", "Field", "Outcome of visit"
    const char *word, *meaning;
};
size_t import_terms(const char *profile, struct arena *arena, const struct import_term **terms);

// The profiles there are: false past the last. columns: what the header must have, in words.
bool import_profile(size_t index, const char **name, const char **what, const char **columns);

#endif
