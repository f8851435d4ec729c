// SPDX-License-Identifier: MIT
// The contracts that rows of a file name: looked up once each, and worked out anew after they were
// touched.
#ifndef IMPORT_TOUCHED_H
#define IMPORT_TOUCHED_H

#include "db/contract.h"
#include "model/import/profile.h"
#include "model/rules/framework.h"

struct known_contract {
    struct contract contract;
    const struct framework *framework;
};

struct contract_cache;
struct contract_cache *contract_cache_new(struct job *job); // lives as long as the job
// The contract of that reference; *out NULL, and the row noted as a mistake, when there is none.
// False when the database or the framework cannot be read.
bool contract_cache_find(struct contract_cache *cache, struct row_head *head, const char *ref,
                         const struct known_contract **out, struct status *st);
// The KPI of that reference; NULL, and the row noted as a mistake, when the framework has none.
const struct kpi *known_kpi(struct job *job, struct row_head *head,
                            const struct framework *framework, const char *ref);

// Contracts whose standing has to be worked out anew. Start as {0}.
struct touched {
    int64_t *contracts; // each once if they come in order
    size_t count, capacity;
};
// Adds a contract, unless what was done to it is nothing.
void touched_add(struct touched *touched, int64_t contract, enum upsert what);
// Works out as many as take no long time; the others are marked, and worked out when they are
// looked at.
bool touched_refresh(struct job *job, struct touched *touched, struct status *st);
void touched_release(struct touched *touched);

#endif
