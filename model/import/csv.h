// SPDX-License-Identifier: MIT
// Reading CSV (RFC 4180) from memory, record by record, without copying: fields are unquoted where
// they stand.
#ifndef IMPORT_CSV_H
#define IMPORT_CSV_H

#include <stdbool.h>
#include <stddef.h>

struct csv {
    char *at, *end; // what is left; *end must be writable
    char delimiter; // ',', ';' or TAB
    size_t line;    // number of the line at `at`
    char **fields;
    size_t capacity; // of fields
};

struct csv_record {
    char *const *fields; // valid until the next record is read; the texts live as long as the bytes
    size_t count;
    size_t line; // on which it begins
};

enum csv_result { CSV_RECORD, CSV_END, CSV_BROKEN };

// Takes bytes[0..size-1] for reading; bytes[size] must be writable too. The bytes are changed while
// they are read. A NUL in them ends a field's text early: refuse such files first (source.h).
// csv_release gives up the list of fields, not the bytes.
void csv_begin(struct csv *csv, char *bytes, size_t size, char delimiter, size_t first_line);
void csv_release(struct csv *csv);

// The next record that holds anything: blank lines and lines of delimiters alone are passed over.
// Lines end with CRLF, LF or CR. Quoted fields may hold line ends, delimiters and doubled quotes; a
// quote within an unquoted field is a character like any other.
// CSV_BROKEN: record->line is where the broken field begins and *what says what is wrong with it;
// nothing can be read after it.
enum csv_result csv_next(struct csv *csv, struct csv_record *record, const char **what);

#endif
