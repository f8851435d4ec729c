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

#endif
