// SPDX-License-Identifier: MIT
// A provider as screens and commands ask for it: its record, contracts, locations and what regulators say of those.
// All of it lives in the arena that is handed in.
#ifndef MODEL_PROVIDER_H
#define MODEL_PROVIDER_H

#include "db/contract.h"
#include "db/provider.h"
#include "model/office.h"

// STATUS_UNKNOWN if there is none of that id.
bool provider_read(const struct office *office, int64_t provider, struct arena *arena,
                   struct provider *out, struct status *st);
// All providers, ordered by reference.
bool providers_list(const struct office *office, struct arena *arena, struct providers *out,
                    struct status *st);
// Its contracts ordered by reference; of all providers with provider 0.
bool provider_contracts(const struct office *office, int64_t provider, struct arena *arena,
                        struct contracts *out, struct status *st);
// Its locations ordered by reference.
bool provider_locations(const struct office *office, int64_t provider, struct arena *arena,
                        struct locations *out, struct status *st);
// Every grade ever published of a location, by group, domain and date.
bool location_grades(const struct office *office, int64_t location, struct arena *arena,
                     struct grades *out, struct status *st);

// What a regulator counts of a location in a financial year (complaints upheld) is kept beside its grades and is none: it has this group,
// and is dated with the first day of the year.
#define FIGURE_GROUP "Financial year "
bool grade_is_figure(const struct grade *grade);
// The figures of a location in words, a line for each year that had begun on a day, the latest first: "2025-26: complaints upheld 3, requirements made". Nothing
// where there are none, or only zeros.
void location_figures(const struct grades *grades, day as_at, struct text *out);

#endif
