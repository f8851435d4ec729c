// SPDX-License-Identifier: MIT
// The columns of the Care Inspectorate's datastore that carry a financial year and roll on every
// April: Complaints_upheld_2526, Enforcements_issued_2526, any_requirements_2526. Inside
// model/import only.
#ifndef IMPORT_CARE_YEARS_H
#define IMPORT_CARE_YEARS_H

#include "model/import/profile.h"

struct care_years;

// Finds them among the file's further columns, by their words and the two years behind those. Lives
// as long as the job.
struct care_years *care_years_new(struct job *job);
// Counts a row's cells, and notes those that are no number as mistakes of the row.
void care_years_row(struct care_years *years, struct row_head *head, const char *const *cells);
// Tells the latest year's sums: nothing of it is kept, as it is no grade.
void care_years_notes(const struct care_years *years, struct text *notes);

#endif
