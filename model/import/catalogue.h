// SPDX-License-Identifier: MIT
// What a regulator's file speaks of: providers, locations, grades, each once. Inside model/import
// only.
#ifndef IMPORT_CATALOGUE_H
#define IMPORT_CATALOGUE_H

#include "model/import/graded.h"
#include "model/import/lookup.h"
#include "model/import/profile.h"

// In these a text may be NULL: the file does not say, and what is stored stays.
struct said_provider {
    struct provider row;
    const char *name_elsewhere; // taken only where no name is known
    size_t line;
    int64_t id;
};
struct said_location {
    struct location row;
    struct said_provider *provider;                // NULL: that of the location as it is stored
    const char *name_elsewhere, *region_elsewhere; // taken only where none is known
    size_t line;
    int64_t id;
    bool stored; // it was before the import
};
struct said_grade {
    struct grade row;
    struct said_location *location;
    // Of a file that tells grades again under other dates: where the last one that is stored of
    // its location, group and domain, published from..until, is the same, this is no news.
    bool retold;
    day from, until;
    size_t line;
};

struct catalogue {
    struct job *job;
    const char *regulator;
    struct lookup *providers, *locations; // by reference
    struct lookup *grades;                // by all that identifies them
    struct said_provider **provider_list; // in the order of the file
    struct said_location **location_list;
    struct said_grade **grade_list;
    size_t provider_count, provider_room, location_count, location_room, grade_count, grade_room;
    size_t renamed, renamed_line, moved, moved_line, twice, twice_line, unrated;
    size_t retold;        // grades that were no news, counted while they are stored
    struct graded graded; // whose grades were changed
};

// Lives as long as the job.
struct catalogue *catalogue_new(struct job *job, const char *regulator);
// Each enters what a row says; of two rows that say different things of the same the later one
// stands, which is counted for the notes.
struct said_provider *catalogue_provider(struct catalogue *catalogue,
                                         const struct said_provider *said);
struct said_location *catalogue_location(struct catalogue *catalogue,
                                         const struct said_location *said);
void catalogue_grade(struct catalogue *catalogue, const struct said_grade *said);
void catalogue_notes(const struct catalogue *catalogue, struct text *notes);
// Stores all of it, and has the contracts worked out anew whose providers' grades changed.
bool catalogue_store(struct catalogue *catalogue, struct status *st);

// How a regulator's word is kept: NULL for one that says there is no grade.
struct grade_word {
    const char *word, *kept;
};
// A grade in the regulator's words, any case. False, and a mistake of the row that tells what is
// known, if the word is not.
bool grade_word(struct job *job, struct row_head *head, const char *column, const char *word,
                const struct grade_word *words, size_t count, const char **grade);

// A reference made of a name, where a file gives none: prefix "TR-", "Acorn & Co Ltd" ->
// "TR-acorn-co-ltd". Lives in the job's arena.
const char *ref_of_name(struct job *job, const char *prefix, const char *name);
// Providers that are stored, by name: case and accents do not count.
struct name_book;
bool name_book_new(struct job *job, struct name_book **out, struct status *st);
// The one of that reference, or NULL.
const struct provider *name_book_ref(const struct name_book *book, const char *ref);
// The only one of that name; NULL when there is none or several.
const struct provider *name_book_find(const struct name_book *book, const char *name);
// The reference for a provider of which a file gives the name alone: the one that an earlier file
// was given (prefix and name), else that of the only one stored under the name, else a new one.
const char *name_book_settle(struct job *job, const struct name_book *book, const char *prefix,
                             const char *name);

// The filled ones of up to `count` texts (NULL: not said), with ", " between them; NULL when none
// is filled.
const char *joined_address(struct job *job, const char *const *lines, size_t count);

#endif
