// SPDX-License-Identifier: MIT
// A file to import: its bytes, and the text that they are in one encoding or another.
#ifndef IMPORT_SOURCE_H
#define IMPORT_SOURCE_H

#include <stdbool.h>
#include <stddef.h>

#include "model/ground/status.h"
#include "model/ground/text.h"

// Start as {0}; release with source_release.
struct source {
    const char *name; // as messages call it
    char *bytes;      // owned; after source_decode UTF-8 without BOM, terminated and free of NULs
    size_t size;
    char sha256[65]; // of the bytes as they were read
};

// Reads a file, or standard input for "-". STATUS_DATA when it cannot be read or is too large.
bool source_read(const char *path, struct source *source, struct status *st);
// Turns the bytes into UTF-8. encoding: utf-8, utf-16le, utf-16be, windows-1252, or NULL: a byte
// order mark decides, else UTF-8 if they are that, else Windows-1252 and a line in notes says so.
// STATUS_USAGE: unknown encoding; STATUS_DATA with file and line: bytes that are no text.
bool source_decode(struct source *source, const char *encoding, struct text *notes,
                   struct status *st);
void source_release(struct source *source);

#endif
