// SPDX-License-Identifier: MIT
// Finding the header of a file: behind which preamble it stands, what separates its fields, and
// which column is which.
#ifndef IMPORT_HEADER_H
#define IMPORT_HEADER_H

#include "model/import/profile.h"

enum { HEADER_LINES = 20 };

struct header {
    size_t offset, line; // where it begins
    char delimiter;
    size_t fields;        // of the header record
    int at[COLUMNS_MOST]; // for each column of the profile the field it stands in; -1: not there
};

// Looks for the profile's header in the first HEADER_LINES lines of a text, which is not changed.
// False when there is none or it is wrong: the mistakes are in job->problems, or the status says
// which profile the file looks like.
bool header_find(struct job *job, const char *text, size_t size, struct header *header,
                 struct status *st);

#endif
