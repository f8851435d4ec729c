// SPDX-License-Identifier: MIT
// What one verification carries along, shared by its two halves. For db/ only.
#ifndef DB_VERIFY_H
#define DB_VERIFY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "db/chain.h"
#include "db/db.h"
#include "model/ground/text.h"

struct anchor {
    int64_t seq;
    char hash[65]; // hex, perhaps only its beginning
};

struct seqs {
    int64_t *seqs;
    size_t count, capacity;
};

struct last_word; // what the trail says last of a record

struct verifier {
    struct db *db;
    struct text *report;
    size_t faults;
    int64_t entries, last;  // entries seen, number of the last
    int64_t at;             // its moment
    uint8_t prev[32];       // its hash
    struct anchor *anchors; // ascending
    size_t anchor_count, anchor_capacity, anchor_next;
    struct seqs without_payload, redacted;
    size_t redactions;
    // verify_records.c
    struct last_word *words; // a hash table with open addressing
    size_t word_count, word_room;
    uint8_t *facts; // a bit for each entry that brought a fact not yet met in the table
    size_t fact_bytes;
};

// One line of the report, counted.
void verify_fault(struct verifier *v, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
bool verify_is_redacted(const struct verifier *v, int64_t seq); // once the chain was walked

// verify_records.c: takes note of what an entry says, compares all records at the end, frees the notes.
void verify_note(struct verifier *v, const struct chain_entry *entry, bool removed);
bool verify_records(struct verifier *v, struct status *st);
void verify_forget(struct verifier *v);

#endif
