// SPDX-License-Identifier: MIT
// From the fields of a record to the row of a profile, by the kinds of its columns.
#ifndef IMPORT_CELLS_H
#define IMPORT_CELLS_H

#include "model/import/header.h"

// Reads all records behind the header into job->rows, noting every cell that cannot be read and
// every record of the wrong length. The text is changed, and the rows point into it.
void cells_read(struct job *job, char *text, size_t size, const struct header *header);

#endif
