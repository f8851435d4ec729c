// SPDX-License-Identifier: MIT
// Storing what a regulator's file says; where it is silent, what is stored stays.
#include "catalogue.h"

#include <stdlib.h>
#include <string.h>

#include "model/changes.h"

// What is stored already, by reference.
struct stock {
    struct lookup *providers, *locations;
};

static bool load(struct catalogue *catalogue, struct stock *stock, struct status *st)
{
    struct arena *arena = catalogue->job->arena;
    struct db *db = catalogue->job->office->db;
    struct providers providers = {0};
    struct locations locations = {0};
    if (!providers_all(db, arena, &providers, st) || !locations_of(db, 0, arena, &locations, st))
        return false;
    stock->providers = lookup_new(arena, providers.count);
    stock->locations = lookup_new(arena, locations.count);
    for (size_t i = 0; i < providers.count; i++)
        *lookup_place(stock->providers, providers.rows[i].ref) = &providers.rows[i];
    for (size_t i = 0; i < locations.count; i++)
        *lookup_place(stock->locations, locations.rows[i].ref) = &locations.rows[i];
    return true;
}

static const char *or_kept(const char *said, const char *kept)
{
    return said != NULL ? said : kept;
}

// What stands in place of a text that neither the file nor the database has.
static const char *or_elsewhere(const char *text, const char *elsewhere)
{
    return text[0] == '\0' && elsewhere != NULL ? elsewhere : text;
}

static bool store_provider(struct catalogue *catalogue, const struct stock *stock,
                           struct said_provider *provider, struct status *st)
{
    static const struct provider nothing = {.name = "", .brand = ""};
    const struct provider *kept = lookup_get(stock->providers, provider->row.ref);
    struct provider *row = &provider->row;
    enum upsert what = UPSERT_SAME;
    kept = kept != NULL ? kept : &nothing;
    const char *was = kept->name;
    row->name = or_elsewhere(or_kept(row->name, kept->name), provider->name_elsewhere);
    row->brand = or_kept(row->brand, kept->brand);
    if (!provider_put(catalogue->job->office->db, row, catalogue->job->number, &provider->id, &what,
                      st))
        return false;
    job_count(catalogue->job, what);
    struct provider named = *row;
    named.id = provider->id;
    return what != UPSERT_CHANGED ||
           change_of_name_came(catalogue->job->office, &named, was, catalogue->job->number, st);
}

static bool store_location(struct catalogue *catalogue, const struct stock *stock,
                           struct said_location *location, struct status *st)
{
    static const struct location nothing = {.name = "",
                                            .kind = "",
                                            .address = "",
                                            .town = "",
                                            .postcode = "",
                                            .authority = "",
                                            .region = "",
                                            .care_home = "",
                                            .state = "active"};
    const struct location *kept = lookup_get(stock->locations, location->row.ref);
    struct location *row = &location->row;
    enum upsert what = UPSERT_SAME;
    location->stored = kept != NULL;
    kept = kept != NULL ? kept : &nothing;
    if (row->region == NULL && kept->region[0] == '\0')
        row->region = location->region_elsewhere;
    const char **said[] = {&row->name,   &row->kind,      &row->address,
                           &row->town,   &row->postcode,  &row->authority,
                           &row->region, &row->care_home, &row->state};
    const char *const old[] = {kept->name,   kept->kind,      kept->address,
                               kept->town,   kept->postcode,  kept->authority,
                               kept->region, kept->care_home, kept->state};
    for (size_t i = 0; i < sizeof said / sizeof *said; i++)
        *said[i] = or_kept(*said[i], old[i]);
    row->name = or_elsewhere(row->name, location->name_elsewhere);
    row->provider = location->provider != NULL ? location->provider->id : kept->provider;
    if (!location_put(catalogue->job->office->db, row, catalogue->job->number, &location->id, &what,
                      st))
        return false;
    job_count(catalogue->job, what);
    return true;
}

static bool same_identity(const struct grade *a, const struct grade *b)
{
    return a->published == b->published && text_equal(a->grouping, b->grouping) &&
           text_equal(a->domain, b->domain);
}

// The stored grades of the location whose grades are being stored.
struct shelf {
    const struct said_location *location;
    struct grades grades;
    struct arena *arena;
};

static bool fetch(struct catalogue *catalogue, struct shelf *shelf,
                  const struct said_location *location, struct status *st)
{
    if (shelf->location == location)
        return true;
    arena_reset(shelf->arena);
    shelf->location = location;
    shelf->grades = (struct grades){0};
    return !location->stored ||
           grades_of(catalogue->job->office->db, location->id, shelf->arena, &shelf->grades, st);
}

// Fills in what the file does not say of a grade that is stored already.
static void complete(struct catalogue *catalogue, const struct shelf *shelf, struct grade *row)
{
    struct arena *arena = catalogue->job->arena;
    for (size_t i = 0; i < shelf->grades.count; i++) {
        const struct grade *kept = &shelf->grades.rows[i];
        if (same_identity(kept, row)) {
            row->report = arena_strdup(arena, or_kept(row->report, kept->report));
            row->inherited = arena_strdup(arena, or_kept(row->inherited, kept->inherited));
        }
    }
    row->report = or_kept(row->report, "");
    row->inherited = or_kept(row->inherited, "");
}

// Whether a grade tells again what is stored under another date.
static bool no_news(const struct shelf *shelf, const struct said_grade *grade)
{
    const struct grade *row = &grade->row, *last = NULL;
    for (size_t i = 0; i < shelf->grades.count; i++) {
        const struct grade *kept = &shelf->grades.rows[i];
        if (same_identity(kept, row))
            return false; // the same date: what was stored may be corrected
        if (text_equal(kept->grouping, row->grouping) && text_equal(kept->domain, row->domain) &&
            kept->published >= grade->from && kept->published <= grade->until &&
            (last == NULL || kept->published > last->published))
            last = kept;
    }
    return last != NULL && text_equal(last->grade, row->grade);
}

static bool store_grade(struct catalogue *catalogue, struct shelf *shelf, struct said_grade *grade,
                        struct status *st)
{
    enum upsert what = UPSERT_SAME;
    int64_t id = 0;
    struct grade *row = &grade->row;
    row->location = grade->location->id;
    row->regulator = catalogue->regulator;
    bool silent = row->report == NULL || row->inherited == NULL;
    if ((silent || grade->retold) && !fetch(catalogue, shelf, grade->location, st))
        return false;
    if (silent)
        complete(catalogue, shelf, row);
    bool told = grade->retold && no_news(shelf, grade);
    catalogue->retold += told;
    if (!told &&
        !grade_put(catalogue->job->office->db, row, catalogue->job->number, &id, &what, st))
        return false;
    job_count(catalogue->job, what);
    graded_add(&catalogue->graded, grade->location->row.provider, what);
    return true;
}

// In the order of references the database is filled from one end to the other, which is quicker
// than here and there.
static int provider_order(const void *left, const void *right)
{
    const struct said_provider *a = *(struct said_provider *const *)left,
                               *b = *(struct said_provider *const *)right;
    return strcmp(a->row.ref, b->row.ref);
}

static int location_order(const void *left, const void *right)
{
    const struct said_location *a = *(struct said_location *const *)left,
                               *b = *(struct said_location *const *)right;
    return strcmp(a->row.ref, b->row.ref);
}

static int grade_order(const void *left, const void *right)
{
    const struct said_grade *a = *(struct said_grade *const *)left,
                            *b = *(struct said_grade *const *)right;
    int order = strcmp(a->location->row.ref, b->location->row.ref);
    return order != 0 ? order : (a->line > b->line) - (a->line < b->line);
}

static void sort(struct catalogue *catalogue)
{
    if (catalogue->provider_count > 0)
        qsort(catalogue->provider_list, catalogue->provider_count, sizeof *catalogue->provider_list,
              provider_order);
    if (catalogue->location_count > 0)
        qsort(catalogue->location_list, catalogue->location_count, sizeof *catalogue->location_list,
              location_order);
    if (catalogue->grade_count > 0)
        qsort(catalogue->grade_list, catalogue->grade_count, sizeof *catalogue->grade_list,
              grade_order);
}

bool catalogue_store(struct catalogue *catalogue, struct status *st)
{
    struct job *job = catalogue->job;
    size_t total = catalogue->provider_count + catalogue->location_count + catalogue->grade_count,
           done = 0;
    struct stock stock;
    sort(catalogue);
    struct shelf shelf = {.arena = arena_new()};
    bool good = load(catalogue, &stock, st);
    for (size_t i = 0; i < catalogue->provider_count && good; i++) {
        good = store_provider(catalogue, &stock, catalogue->provider_list[i], st);
        job_progress(job, ++done, total);
    }
    for (size_t i = 0; i < catalogue->location_count && good; i++) {
        good = store_location(catalogue, &stock, catalogue->location_list[i], st);
        job_progress(job, ++done, total);
    }
    for (size_t i = 0; i < catalogue->grade_count && good; i++) {
        good = store_grade(catalogue, &shelf, catalogue->grade_list[i], st);
        job_progress(job, ++done, total);
    }
    good = good && graded_refresh(job, &catalogue->graded, st);
    graded_release(&catalogue->graded);
    arena_free(shelf.arena);
    return good;
}
