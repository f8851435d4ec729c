// SPDX-License-Identifier: MIT
// What a profile of import is: a table of columns, a check and a store. And the import that is
// under way. Inside model/import only.
#ifndef IMPORT_PROFILE_H
#define IMPORT_PROFILE_H

#include "db/provider.h"
#include "model/import/csv.h"
#include "model/import/import.h"
#include "model/import/problems.h"

// How a cell is read, and into what.
enum cell_kind {
    CELL_TEXT,     // const char *: trimmed
    CELL_REF,      // const char *: A-Z a-z 0-9 . _ / -
    CELL_REFS,     // const char *: references joined by ';'
    CELL_KEYS,     // const char *: finding keys joined by ';'
    CELL_FLAG,     // const char *: "Y", "N" or ""
    CELL_DECIMAL,  // const char *: an exact figure, kept as written
    CELL_MONEY,    // int64_t: pence; -1: empty
    CELL_DAY,      // day: 2027-06-14; DAY_NONE: empty
    CELL_DAY_UK,   // day: also 14/06/2027
    CELL_DAY_US,   // day: also 6/14/2027, with a time or not: only where a regulator writes so
    CELL_DAY_TIME, // day: as CELL_DAY_UK, with a time behind it or not
    CELL_MOMENT,   // moment: an RFC 3339 time, or a date; MOMENT_ALL: empty
};

enum { COLUMNS_MOST = 64 }; // of a profile

enum {             // what a column must be
    IN_HEADER = 1, // it must be there
    FILLED = 2,    // no cell of it may be empty
};

struct column {
    const char *name; // as messages call it
    // Other headings of the same, joined by '|'; NULL. One that begins with '*' is any heading that
    // holds its words, where no heading before it was this column; what is "previous" is not.
    const char *also;
    enum cell_kind kind;
    unsigned must;
    size_t offset; // in the profile's row
};

// Every profile's row begins with this.
struct row_head {
    size_t line;
    bool bad;           // a mistake was found in it
    const char *column; // which the mistakes found now are about; NULL: the message says so itself
};

// A column of a file that the profile does not list, where a profile takes such.
struct extra {
    const char *heading; // trimmed, line breaks made spaces
    const char *key;     // as headings are compared: letters and digits only, folded
    size_t field;
};

struct job;

struct profile {
    const char *name, *what;
    // What its cells may hold, for help; NULL: what columns_text says is enough
    size_t (*terms)(struct arena *arena, const struct import_term **terms);
    const char *columns_text;     // for help: what the header must have
    const struct column *columns; // none: not CSV
    size_t column_count;
    bool strict; // a heading that is none of its columns is a mistake
    bool gaps;   // texts of columns that the file does not have are NULL, not ""
    bool asks;   // under which framework its contracts run: it takes that option
    bool open;   // it takes columns that it does not list, each a struct extra of the job;
    size_t rest; // where its row has their cells, trimmed: const char *const *, job->extra_count
    size_t row_size;
    // Looks at all rows and notes mistakes; false only when it cannot go on. Inside the write
    // transaction, so that what it finds still holds when it is stored.
    bool (*check)(struct job *job, struct status *st);
    // Stores what was checked, counting in job->report. Not called when there was a mistake.
    bool (*store)(struct job *job, struct status *st);
    // Instead of columns: reads the text of the file by itself.
    bool (*read)(struct job *job, char *text, size_t size, struct status *st);
};

struct job {
    struct office *office;
    const struct profile *profile;
    const struct import_options *options;
    struct import_report *report;
    const char *file;    // as messages call it
    const char *sha256;  // of its bytes
    struct arena *arena; // lives as long as the import
    struct problems problems;
    const struct extra *extra; // columns beyond those of an open profile
    size_t extra_count, header_line;
    char *rows; // row_count of profile->row_size bytes each
    size_t row_count;
    int64_t number; // of the import, while it is stored
    moment now;
    void *own; // the profile's, from check to store
};

#define JOB_ROW(job, type, index) ((type *)(void *)((job)->rows + (index) * sizeof(type)))

extern const struct profile profile_contracts, profile_targets, profile_history,
    profile_kpi_results, profile_records, profile_cqc_ratings, profile_cqc_locations,
    profile_cqc_history, profile_care_inspectorate, profile_ofsted, profile_transparency_register,
    profile_bank_holidays;

const struct profile *profile_at(size_t index); // NULL past the last
const struct profile *profile_named(const char *name);

// A mistake in a row: notes it and marks the row. Texts of the file go through quote().
void row_problem(struct job *job, struct row_head *head, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
// A text of the file as a message may hold it: in quotes, harmless, shortened. Lives in the job's
// arena.
const char *quote(struct job *job, const char *text);
// Counts a record in the report.
void job_count(struct job *job, enum upsert what);
// Tells whoever waits how far it is, now and then.
void job_progress(struct job *job, size_t done, size_t total);

#endif
