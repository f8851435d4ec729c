// SPDX-License-Identifier: MIT
// An outcome as a number that changes when anything in it does, and as lines in which two can be compared.
#ifndef RULES_SUPPORT_RETELL_H
#define RULES_SUPPORT_RETELL_H

#include "model/rules/rules.h"

enum {
    TELL_FINDINGS = 1,
    TELL_GAUGES = 2,
    TELL_GRIDS = 4,
    TELL_RAG = 8, // RAG, standing, gravest finding, numbers of open ones
    TELL_DUES = 16,
    TELL_HORIZON = 32, // holds_until
    TELL_TODAY = 64,   // words that name the as-at day itself, and that day
    TELL_ALL = 127,
};

uint64_t outcome_hash(const struct outcome *outcome, unsigned parts);
void outcome_print(const struct outcome *outcome, unsigned parts, struct text *out);
// The lines of each that the other lacks, with - and +.
void outcome_differences(const struct outcome *a, const struct outcome *b, unsigned parts,
                         struct text *out);
// A fact as a line that tests/rules/cases/*.txt understands, without the newline.
void fact_print(const struct fact *fact, const char *value, struct text *out);

#endif
