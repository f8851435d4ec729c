// SPDX-License-Identifier: MIT
// What a person calls a contract or a provider, found.
#include "model/evaluation.h"

#include <string.h>

// Every reference there is, for "did you mean". Only on the way to an error.
static const char *nearest(struct office *office, const char *ref, struct arena *arena)
{
    struct providers providers = {0};
    struct contracts contracts = {0};
    struct status ignored = {0};
    if (!providers_all(office->db, arena, &providers, &ignored) ||
        !contracts_of(office->db, 0, arena, &contracts, &ignored)) {
        status_clear(&ignored);
        return NULL;
    }
    const char **refs = ARENA_ARRAY(arena, providers.count + contracts.count, const char *);
    size_t count = 0;
    for (size_t i = 0; i < contracts.count; i++)
        refs[count++] = contracts.rows[i].ref;
    for (size_t i = 0; i < providers.count; i++)
        refs[count++] = providers.rows[i].ref;
    return text_nearest(ref, refs, count);
}

static bool found_contract(struct office *office, int64_t contract, struct arena *arena,
                           struct subject *out, struct status *st)
{
    struct contract row;
    if (!contract_by_id(office->db, contract, arena, &row, st))
        return false;
    *out = (struct subject){.provider = row.provider, .contract = contract, .ref = row.ref};
    return true;
}

bool subject_find(struct office *office, const char *ref, struct arena *arena, struct subject *out,
                  struct status *st)
{
    static const char contract_mark[] = "contract:", provider_mark[] = "provider:";
    bool only_contract = text_starts(ref, contract_mark),
         only_provider = text_starts(ref, provider_mark);
    const char *bare = only_contract   ? ref + sizeof contract_mark - 1
                       : only_provider ? ref + sizeof provider_mark - 1
                                       : ref;
    int64_t contract = only_provider ? 0 : contract_id(office->db, bare);
    int64_t provider = only_contract ? 0 : provider_id(office->db, bare);
    if (contract != 0 && provider != 0)
        return status_fail(st, STATUS_USAGE,
                           "%s is the reference of a contract and of a provider. Say %s%s or %s%s.",
                           bare, contract_mark, bare, provider_mark, bare);
    if (contract != 0)
        return found_contract(office, contract, arena, out, st);
    if (provider != 0) {
        *out = (struct subject){.provider = provider, .ref = arena_strdup(arena, bare)};
        return true;
    }
    const char *near = nearest(office, bare, arena);
    if (near != NULL)
        return status_fail(st, STATUS_UNKNOWN,
                           "There is no contract or provider \"%s\". Did you mean %s?", bare, near);
    return status_fail(st, STATUS_UNKNOWN,
                       "There is no contract or provider \"%s\". contractmon list names them all.",
                       bare);
}

bool subject_find_contract(struct office *office, const char *ref, struct arena *arena,
                           struct subject *out, struct status *st)
{
    int64_t contract = contract_id(office->db, ref);
    return contract != 0 ? found_contract(office, contract, arena, out, st)
                         : subject_find(office, ref, arena, out, st);
}
