// SPDX-License-Identifier: MIT
// The words in which the Care Quality Commission rates. Inside model/import only.
#ifndef IMPORT_CQC_H
#define IMPORT_CQC_H

#include "model/import/profile.h"

// A grade in the regulator's words: *grade is how it is kept, NULL for words that say there is
// none. False, and a mistake of the row, if the word is not known.
bool cqc_grade_word(struct job *job, struct row_head *head, const char *column, const char *word,
                    const char **grade);
// A domain as it is kept: "well-led" -> "Well-led"; unknown ones stay as they are.
const char *cqc_domain(const char *word);

#endif
