// SPDX-License-Identifier: MIT
// What a regulator's file says, each thing once.
#include "catalogue.h"

struct catalogue *catalogue_new(struct job *job, const char *regulator)
{
    struct catalogue *catalogue = ARENA_NEW(job->arena, struct catalogue);
    catalogue->job = job;
    catalogue->regulator = regulator;
    catalogue->providers = lookup_new(job->arena, job->row_count);
    catalogue->locations = lookup_new(job->arena, job->row_count);
    catalogue->grades = lookup_new(job->arena, job->row_count);
    return catalogue;
}

static void count(size_t *counter, size_t *first, size_t line)
{
    if ((*counter)++ == 0)
        *first = line;
}

struct said_provider *catalogue_provider(struct catalogue *catalogue,
                                         const struct said_provider *said)
{
    struct arena *arena = catalogue->job->arena;
    void **place = lookup_place(catalogue->providers, said->row.ref);
    struct said_provider *provider = *place;
    if (provider == NULL) {
        *place = provider = ARENA_NEW(arena, struct said_provider);
        catalogue->provider_list =
            arena_room(arena, catalogue->provider_list, &catalogue->provider_room,
                       catalogue->provider_count, sizeof(struct said_provider *));
        catalogue->provider_list[catalogue->provider_count++] = provider;
    } else if (!text_equal(provider->row.name, said->row.name) ||
               !text_equal(provider->row.brand, said->row.brand)) {
        count(&catalogue->renamed, &catalogue->renamed_line, said->line);
    }
    *provider = *said;
    return provider;
}

static bool same_place(const struct said_location *a, const struct said_location *b)
{
    return a->provider == b->provider && text_equal(a->row.name, b->row.name) &&
           text_equal(a->row.kind, b->row.kind) && text_equal(a->row.address, b->row.address) &&
           text_equal(a->row.town, b->row.town) && text_equal(a->row.postcode, b->row.postcode) &&
           text_equal(a->row.authority, b->row.authority) &&
           text_equal(a->row.region, b->row.region) &&
           text_equal(a->row.care_home, b->row.care_home) && text_equal(a->row.state, b->row.state);
}

struct said_location *catalogue_location(struct catalogue *catalogue,
                                         const struct said_location *said)
{
    struct arena *arena = catalogue->job->arena;
    void **place = lookup_place(catalogue->locations, said->row.ref);
    struct said_location *location = *place;
    if (location == NULL) {
        *place = location = ARENA_NEW(arena, struct said_location);
        catalogue->location_list =
            arena_room(arena, catalogue->location_list, &catalogue->location_room,
                       catalogue->location_count, sizeof(struct said_location *));
        catalogue->location_list[catalogue->location_count++] = location;
    } else if (!same_place(location, said)) {
        count(&catalogue->moved, &catalogue->moved_line, said->line);
    }
    *location = *said;
    return location;
}

void catalogue_grade(struct catalogue *catalogue, const struct said_grade *said)
{
    struct arena *arena = catalogue->job->arena;
    char iso[DAY_ISO_SIZE];
    const char *key =
        arena_printf(arena, "%s\n%s\n%s\n%s", said->location->row.ref, said->row.grouping,
                     said->row.domain, day_iso(said->row.published, iso));
    void **place = lookup_place(catalogue->grades, key);
    struct said_grade *grade = *place;
    if (grade == NULL) {
        *place = grade = ARENA_NEW(arena, struct said_grade);
        catalogue->grade_list = arena_room(arena, catalogue->grade_list, &catalogue->grade_room,
                                           catalogue->grade_count, sizeof(struct said_grade *));
        catalogue->grade_list[catalogue->grade_count++] = grade;
    } else {
        count(&catalogue->twice, &catalogue->twice_line, said->line);
    }
    *grade = *said;
}

void catalogue_notes(const struct catalogue *catalogue, struct text *notes)
{
    static const char later[] = "the later row stands";
    if (catalogue->renamed > 0)
        text_printf(notes,
                    "%zu row%s another name or brand of a provider than an earlier one (first: "
                    "line %zu); %s.\n",
                    catalogue->renamed, catalogue->renamed == 1 ? " gives" : "s give",
                    catalogue->renamed_line, later);
    if (catalogue->moved > 0)
        text_printf(
            notes,
            "%zu row%s something else of a location than an earlier one (first: line %zu); %s.\n",
            catalogue->moved, catalogue->moved == 1 ? " says" : "s say", catalogue->moved_line,
            later);
    if (catalogue->twice > 0)
        text_printf(notes,
                    "%zu row%s the same location, group, domain and date as an earlier one (first: "
                    "line %zu); %s.\n",
                    catalogue->twice, catalogue->twice == 1 ? " has" : "s have",
                    catalogue->twice_line, later);
    if (catalogue->unrated > 0)
        text_printf(notes,
                    "%zu rating%s that there is none (No published rating, Not rated, Not "
                    "applicable); no grade was made of %s.\n",
                    catalogue->unrated, catalogue->unrated == 1 ? " says" : "s say",
                    catalogue->unrated == 1 ? "it" : "them");
}
