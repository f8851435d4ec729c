// SPDX-License-Identifier: MIT
// The versions of frameworks that an office has read. Private to model/office_frameworks.c and model/office_versions.c.
#ifndef MODEL_OFFICE_FRAMEWORKS_H
#define MODEL_OFFICE_FRAMEWORKS_H

#include "model/office.h"

struct version { // of a framework
    const struct framework *framework;
    const char *text; // of its file
    enum framework_origin { COUNCIL, SHIPPED, KEPT } origin;
    bool used; // something was worked out by it
    bool
        stored; // the database had its text before this office kept anything: it need not be looked for again
    bool added; // by this office, perhaps in a transaction that was given up
};

struct broken { // a file of the council's folder that was refused
    const char *name, *text, *message;
};

struct framework_cache {
    bool folder_read, kept_read;
    struct version *versions;
    size_t version_count, version_room;
    struct broken *broken;
    size_t broken_count, broken_room;
};

struct framework_cache *frameworks_cache(struct office *office);
void frameworks_add(struct office *office, const struct framework *framework, const char *text,
                    enum framework_origin origin);
// Reads the council's folder, the shipped file of that id, and what was kept of it, each once; *out is the version in force.
bool frameworks_find(struct office *office, const char *id, day on, const struct version **out,
                     struct status *st);
bool frameworks_read_shipped(struct office *office, const char *id, struct status *st);
bool frameworks_read_kept(struct office *office, struct status *st);
// Of those that were read; NULL if there is none of that id.
const struct version *frameworks_in_force(const struct framework_cache *cache, const char *id,
                                          day on);

#endif
