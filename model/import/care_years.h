// SPDX-License-Identifier: MIT
// The columns of the Care Inspectorate's datastore that carry a financial year and roll on every
// April: Complaints_upheld_2526, Enforcements_issued_2526, any_requirements_2526. Inside
// model/import only.
#ifndef IMPORT_CARE_YEARS_H
#define IMPORT_CARE_YEARS_H

#include "model/import/catalogue.h"

struct care_years;

// Finds them among the file's further columns, by their words and the two years behind those. Lives
// as long as the job.
bool care_years_new(struct job *job, struct care_years **out, struct status *st);
// Notes the cells of a row that are no number as mistakes of the row, and counts the others.
void care_years_check(struct care_years *years, struct row_head *head, const char *const *cells);
// Enters what a sound row says of its service, each under its financial year. Where a file says no
// more of what is stored (a complaint that is upheld no longer), that is entered as none.
void care_years_enter(struct care_years *years, struct catalogue *catalogue,
                      struct said_location *service, size_t line, const char *const *cells);
// Tells the latest year's sums.
void care_years_notes(const struct care_years *years, struct text *notes);

#endif
