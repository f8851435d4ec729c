// SPDX-License-Identifier: MIT
// Fuzz target: any bytes as a file to import, through decoding and the reader of CSV. Every field
// lies within the bytes and is terminated, lines only go forward.
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "model/ground/memory.h"
#include "model/ground/utf8.h"
#include "model/import/csv.h"
#include "model/import/source.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void must(bool true_always)
{
    if (!true_always)
        abort();
}

static void read_with(const char *bytes, size_t size, char delimiter)
{
    char *copy = xstrndup(bytes, size);
    struct csv csv;
    struct csv_record record;
    const char *what = NULL;
    size_t line = 0, fields = 0;
    csv_begin(&csv, copy, size, delimiter, 1);
    enum csv_result result;
    while ((result = csv_next(&csv, &record, &what)) == CSV_RECORD) {
        must(record.line > line && record.count > 0);
        line = record.line;
        fields += record.count;
        for (size_t i = 0; i < record.count; i++) {
            must(record.fields[i] >= copy && record.fields[i] <= copy + size);
            must(utf8_valid(record.fields[i], strlen(record.fields[i]), NULL));
        }
    }
    must(fields <= size + 1);
    must(result == CSV_END || (what != NULL && record.line >= line));
    csv_release(&csv);
    free(copy);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct source source = {.name = "fuzz", .size = size, .bytes = xmalloc(size + 1)};
    struct text notes = {0};
    struct status st = {0};
    if (size > 0)
        memcpy(source.bytes, data, size);
    source.bytes[size] = '\0';
    if (source_decode(&source, NULL, &notes, &st)) {
        must(strlen(source.bytes) == source.size && utf8_valid(source.bytes, source.size, NULL));
        read_with(source.bytes, source.size, ',');
        read_with(source.bytes, source.size, ';');
        read_with(source.bytes, source.size, '\t');
    } else {
        must(st.code == STATUS_DATA && *status_message(&st) != '\0');
    }
    status_clear(&st);
    text_release(&notes);
    source_release(&source);
    return 0;
}
