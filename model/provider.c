// SPDX-License-Identifier: MIT
#include "model/provider.h"

bool provider_read(const struct office *office, int64_t provider, struct arena *arena,
                   struct provider *out, struct status *st)
{
    return provider_by_id(office->db, provider, arena, out, st);
}

bool providers_list(const struct office *office, struct arena *arena, struct providers *out,
                    struct status *st)
{
    return providers_all(office->db, arena, out, st);
}

bool provider_contracts(const struct office *office, int64_t provider, struct arena *arena,
                        struct contracts *out, struct status *st)
{
    return contracts_of(office->db, provider, arena, out, st);
}

bool provider_locations(const struct office *office, int64_t provider, struct arena *arena,
                        struct locations *out, struct status *st)
{
    return locations_of(office->db, provider, arena, out, st);
}

bool location_grades(const struct office *office, int64_t location, struct arena *arena,
                     struct grades *out, struct status *st)
{
    return grades_of(office->db, location, arena, out, st);
}
