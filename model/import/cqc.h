// SPDX-License-Identifier: MIT
// What the files of the Care Quality Commission speak of: providers, locations, grades, each once.
// Inside model/import only.
#ifndef IMPORT_CQC_H
#define IMPORT_CQC_H

#include "model/import/lookup.h"
#include "model/import/profile.h"

// In these a text may be NULL: the file does not say, and what is stored stays.
struct cqc_provider {
    struct provider row;
    size_t line;
    int64_t id;
};
struct cqc_location {
    struct location row;
    struct cqc_provider *provider;
    const char *region_elsewhere; // of another scheme: taken only where no region is known
    size_t line;
    int64_t id;
};
struct cqc_grade {
    struct grade row;
    struct cqc_location *location;
    size_t line;
};

struct catalogue {
    struct job *job;
    struct lookup *providers, *locations; // by reference
    struct lookup *grades;                // by all that identifies them
    struct cqc_provider **provider_list;  // in the order of the file
    struct cqc_location **location_list;
    struct cqc_grade **grade_list;
    size_t provider_count, provider_room, location_count, location_room, grade_count, grade_room;
    size_t renamed, renamed_line, moved, moved_line, twice, twice_line, unrated;
};

struct catalogue *catalogue_new(struct job *job); // lives as long as the job
// Each enters what a row says; of two rows that say different things of the same the later one
// stands, which is counted for the notes.
struct cqc_provider *catalogue_provider(struct catalogue *catalogue,
                                        const struct cqc_provider *said);
struct cqc_location *catalogue_location(struct catalogue *catalogue,
                                        const struct cqc_location *said);
void catalogue_grade(struct catalogue *catalogue, const struct cqc_grade *said);
void catalogue_notes(const struct catalogue *catalogue, struct text *notes);
bool catalogue_store(struct catalogue *catalogue, struct status *st);

// A grade in the regulator's words: *grade is how it is kept, NULL for words that say there is
// none. False, and a mistake of the row, if the word is not known.
bool cqc_grade_word(struct job *job, struct row_head *head, const char *column, const char *word,
                    const char **grade);
// A domain as it is kept: "well-led" -> "Well-led"; unknown ones stay as they are.
const char *cqc_domain(const char *word);

#endif
