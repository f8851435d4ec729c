// SPDX-License-Identifier: MIT
// Providers, their locations, and the grades that regulators publish about those.
#ifndef DB_PROVIDER_H
#define DB_PROVIDER_H

#include <stddef.h>

#include "db/db.h"
#include "model/ground/arena.h"

struct provider { // strings are never NULL in what is read; "" where unknown
    int64_t id;
    const char *ref; // the regulator's id or one's own; unique
    const char *name;
    const char *brand;
    int64_t version;
};

struct location {
    int64_t id;
    int64_t provider;
    const char *ref; // the regulator's id; unique
    const char *name;
    const char *kind; // "Residential social care"
    const char *address, *town, *postcode, *authority, *region;
    const char *care_home; // "Y", "N" or ""
    const char *state;     // "active", "dormant", "ended"
    int64_t version;
};

struct grade { // identified by location, group, domain and publication date
    int64_t id;
    int64_t location;
    const char *regulator; // "CQC"
    const char *grouping;  // service or population group; "Overall" for a location's overall grade
    const char *domain;    // "Overall", "Safe", ...
    const char *grade;     // "Good"
    day published;
    const char *report;    // "Location", "Provider", ""
    const char *inherited; // "Y", "N" or ""
    int64_t version;
};

enum upsert { UPSERT_ADDED, UPSERT_CHANGED, UPSERT_SAME };

// Adds a record or changes the one of the same identity, audited; nothing is written when it says the same. import is the number of
// the import it came from (0: none). *id is that of the record.
bool provider_put(struct db *db, const struct provider *provider, int64_t import, int64_t *id,
                  enum upsert *what, struct status *st);
// The same for the version that was seen (provider->version; 0: a new one): STATUS_BUSY if it has been changed since, STATUS_DATA if there
// is one of that reference already.
bool provider_save(struct db *db, const struct provider *provider, int64_t *id, enum upsert *what,
                   struct status *st);
bool location_put(struct db *db, const struct location *location, int64_t import, int64_t *id,
                  enum upsert *what, struct status *st);
bool grade_put(struct db *db, const struct grade *grade, int64_t import, int64_t *id,
               enum upsert *what, struct status *st);

// Look-ups: STATUS_UNKNOWN if there is none.
bool provider_by_ref(struct db *db, const char *ref, struct arena *arena, struct provider *out,
                     struct status *st);
bool provider_by_id(struct db *db, int64_t id, struct arena *arena, struct provider *out,
                    struct status *st);
int64_t provider_id(struct db *db, const char *ref); // 0 if there is none
int64_t location_id(struct db *db, const char *ref); // 0 if there is none

struct providers {
    struct provider *rows;
    size_t count;
};
struct locations {
    struct location *rows;
    size_t count;
};
struct grades {
    struct grade *rows;
    size_t count;
};
// provider == 0: all of them, ordered by ref.
bool providers_all(struct db *db, struct arena *arena, struct providers *out, struct status *st);
bool locations_of(struct db *db, int64_t provider, struct arena *arena, struct locations *out,
                  struct status *st);
// location == 0: all of them, ordered by location ref, grouping, domain, publication date.
bool grades_of(struct db *db, int64_t location, struct arena *arena, struct grades *out,
               struct status *st);

// For commands that stream: calls back for each row in order of reference without keeping them; the row lives for the call.
typedef bool grade_visitor(const struct grade *grade, const char *location_ref, void *context,
                           struct status *st);
bool grades_each(struct db *db, grade_visitor *visit, void *context, struct status *st);

#endif
