// SPDX-License-Identifier: MIT
// The facts of one contract that exist on the day told, for the kinds of export that list facts.
// Inside model/export*.c only.
#ifndef MODEL_EXPORT_HOLDING_H
#define MODEL_EXPORT_HOLDING_H

#include "model/evaluation.h"
#include "model/export_kinds.h"

// Lives in the exporter's arena.
struct holding {
    const struct framework *framework;
    struct contract_facts facts;
    struct fact_rows rows;    // the same as stored
    const struct fact **list; // known and effective, or planned; by reference and recorded time
    size_t count;
};

// Reads them into the exporter's arena.
bool export_hold(struct exporter *exporter, const struct contract *contract,
                 struct holding *holding, struct status *st);
// A date, or NULL where there is none; a time; "yes" or "no". In the arena.
const char *export_day(struct arena *arena, day d);
const char *export_time(struct arena *arena, moment m);
const char *export_yes(bool yes);

#endif
