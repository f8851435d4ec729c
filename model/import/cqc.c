// SPDX-License-Identifier: MIT
// The words of the Care Quality Commission.
#include "cqc.h"

#include <strings.h>

#include "model/import/catalogue.h"

static const struct grade_word words[] = {
    {"Outstanding", "Outstanding"},
    {"Good", "Good"},
    {"Requires improvement", "Requires improvement"},
    {"Inadequate", "Inadequate"},
    {"Insufficient evidence to rate", "Insufficient evidence to rate"},
    {"Inspected but not rated", "Inspected but not rated"},
    {"Regulations met", "Regulations met"},
    {"Regulations not met", "Regulations not met"},
    {"No published rating", NULL},
    {"Not rated", NULL},
    {"Not applicable", NULL},
    {"Not formally rated", NULL},
    {"Unrated", NULL},
};

bool cqc_grade_word(struct job *job, struct row_head *head, const char *column, const char *word,
                    const char **grade)
{
    return grade_word(job, head, column, word, words, sizeof words / sizeof *words, grade);
}

const char *cqc_domain(const char *word)
{
    static const char *const domains[] = {"Overall", "Safe",       "Effective",
                                          "Caring",  "Responsive", "Well-led"};
    for (size_t i = 0; i < sizeof domains / sizeof *domains; i++)
        if (strcasecmp(word, domains[i]) == 0)
            return domains[i];
    return word;
}
