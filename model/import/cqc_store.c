// SPDX-License-Identifier: MIT
// Storing what files of the Care Quality Commission say; where they are silent, what is stored
// stays.
#include "cqc.h"

#include <stdlib.h>
#include <string.h>

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

static bool store_provider(struct catalogue *catalogue, const struct stock *stock,
                           struct cqc_provider *provider, struct status *st)
{
    static const struct provider nothing = {.name = "", .brand = ""};
    const struct provider *kept = lookup_get(stock->providers, provider->row.ref);
    struct provider *row = &provider->row;
    enum upsert what = UPSERT_SAME;
    kept = kept != NULL ? kept : &nothing;
    row->name = or_kept(row->name, kept->name);
    row->brand = or_kept(row->brand, kept->brand);
    if (!provider_put(catalogue->job->office->db, row, catalogue->job->number, &provider->id, &what,
                      st))
        return false;
    job_count(catalogue->job, what);
    return true;
}

static bool store_location(struct catalogue *catalogue, const struct stock *stock,
                           struct cqc_location *location, struct status *st)
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
    row->provider = location->provider->id;
    if (!location_put(catalogue->job->office->db, row, catalogue->job->number, &location->id, &what,
                      st))
        return false;
    job_count(catalogue->job, what);
    return true;
}

static bool same_grade(const struct grade *a, const struct grade *b)
{
    return a->published == b->published && text_equal(a->grouping, b->grouping) &&
           text_equal(a->domain, b->domain);
}

// Fills in what the file does not say of a grade that is stored already.
static bool complete_grade(struct catalogue *catalogue, struct arena *scratch,
                           struct cqc_grade *grade, struct status *st)
{
    struct grades stored = {0};
    struct grade *row = &grade->row;
    if (row->report != NULL && row->inherited != NULL)
        return true;
    if (!grades_of(catalogue->job->office->db, grade->location->id, scratch, &stored, st))
        return false;
    for (size_t i = 0; i < stored.count; i++) {
        if (same_grade(&stored.rows[i], row)) {
            row->report =
                arena_strdup(catalogue->job->arena, or_kept(row->report, stored.rows[i].report));
            row->inherited = arena_strdup(catalogue->job->arena,
                                          or_kept(row->inherited, stored.rows[i].inherited));
        }
    }
    row->report = or_kept(row->report, "");
    row->inherited = or_kept(row->inherited, "");
    arena_reset(scratch);
    return true;
}

static bool store_grade(struct catalogue *catalogue, struct arena *scratch, struct cqc_grade *grade,
                        struct status *st)
{
    enum upsert what = UPSERT_SAME;
    int64_t id = 0;
    grade->row.location = grade->location->id;
    grade->row.regulator = "CQC";
    if (!complete_grade(catalogue, scratch, grade, st) ||
        !grade_put(catalogue->job->office->db, &grade->row, catalogue->job->number, &id, &what, st))
        return false;
    job_count(catalogue->job, what);
    return true;
}

// In the order of references the database is filled from one end to the other, which is quicker
// than here and there.
static int provider_order(const void *left, const void *right)
{
    const struct cqc_provider *a = *(struct cqc_provider *const *)left,
                              *b = *(struct cqc_provider *const *)right;
    return strcmp(a->row.ref, b->row.ref);
}

static int location_order(const void *left, const void *right)
{
    const struct cqc_location *a = *(struct cqc_location *const *)left,
                              *b = *(struct cqc_location *const *)right;
    return strcmp(a->row.ref, b->row.ref);
}

static int grade_order(const void *left, const void *right)
{
    const struct cqc_grade *a = *(struct cqc_grade *const *)left,
                           *b = *(struct cqc_grade *const *)right;
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
    struct arena *scratch = arena_new();
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
        good = store_grade(catalogue, scratch, catalogue->grade_list[i], st);
        job_progress(job, ++done, total);
    }
    arena_free(scratch);
    return good;
}
