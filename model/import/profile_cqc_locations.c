// SPDX-License-Identifier: MIT
// Import of locations as the Care Quality Commission lists them: with their ratings per key
// question, or its plain directory.
#include <string.h>
#include <strings.h>

#include "model/import/catalogue.h"
#include "model/import/cqc.h"

enum { QUESTIONS = 6 };

struct location_line {
    struct row_head head;
    const char *location, *name, *category, *services, *address, *postcode, *authority, *region,
        *adass_region, *dormant;
    const char *ratings[QUESTIONS]; // Overall first
    const char *provider, *provider_name, *brand;
    day started, ended, published;
};

#define COLUMN(heading, also, kind, must, member)                         \
    {                                                                     \
        heading, also, kind, must, offsetof(struct location_line, member) \
    }
static const struct column columns[] = {
    COLUMN("Location ID", "CQC Location ID (for office use only)|CQC Location ID", CELL_REF,
           IN_HEADER | FILLED, location),
    COLUMN("Location Name", "Name", CELL_TEXT, IN_HEADER | FILLED, name),
    COLUMN("Primary inspection category", "Location Primary Inspection Category", CELL_TEXT, 0,
           category),
    COLUMN("Service Types", NULL, CELL_TEXT, 0, services),
    COLUMN("Address", NULL, CELL_TEXT, 0, address),
    COLUMN("Postcode", "Location Postal Code", CELL_TEXT, 0, postcode),
    COLUMN("Location Local Authority", "Local authority", CELL_TEXT, 0, authority),
    COLUMN("Region", "Location Region", CELL_TEXT, 0, region),
    COLUMN("Location ADASS Region", NULL, CELL_TEXT, 0, adass_region),
    COLUMN("Location HSCA start date", NULL, CELL_DAY_US, 0, started),
    COLUMN("Location HSCA end date", NULL, CELL_DAY_US, 0, ended),
    COLUMN("Dormant", "Dormant (Y/N)", CELL_FLAG, 0, dormant),
    COLUMN("Location Latest Overall Rating", NULL, CELL_TEXT, 0, ratings[0]),
    COLUMN("Location safe rating", NULL, CELL_TEXT, 0, ratings[1]),
    COLUMN("Location effective rating", NULL, CELL_TEXT, 0, ratings[2]),
    COLUMN("Location caring rating", NULL, CELL_TEXT, 0, ratings[3]),
    COLUMN("Location responsive rating", NULL, CELL_TEXT, 0, ratings[4]),
    COLUMN("Location well-led rating", NULL, CELL_TEXT, 0, ratings[5]),
    COLUMN("Publication Date", NULL, CELL_DAY_US, 0, published),
    COLUMN("Provider ID", "CQC Provider ID (for office use only)|CQC Provider ID", CELL_REF,
           IN_HEADER | FILLED, provider),
    COLUMN("Provider Name", NULL, CELL_TEXT, IN_HEADER | FILLED, provider_name),
    COLUMN("Brand Name", NULL, CELL_TEXT, 0, brand),
};
#undef COLUMN

static const struct {
    const char *column, *domain;
} questions[QUESTIONS] = {
    {"Location Latest Overall Rating", "Overall"}, {"Location safe rating", "Safe"},
    {"Location effective rating", "Effective"},    {"Location caring rating", "Caring"},
    {"Location responsive rating", "Responsive"},  {"Location well-led rating", "Well-led"},
};

static const char *state_of(const struct job *job, const struct location_line *line)
{
    if (line->ended != DAY_NONE && line->ended <= job->office->today)
        return "ended";
    if (line->dormant == NULL)
        return NULL;
    return text_equal(line->dormant, "Y") ? "dormant" : "active";
}

// "South West (ADASS Region)" -> "South West"
static const char *plain_region(struct job *job, const char *region)
{
    const char *bracket = region != NULL ? strstr(region, " (ADASS Region)") : NULL;
    return bracket != NULL ? arena_strndup(job->arena, region, (size_t)(bracket - region)) : region;
}

static struct said_location *enter_location(struct job *job, struct catalogue *catalogue,
                                            const struct location_line *line)
{
    const char *services = line->services, *brand = text_equal(line->brand, "-") ? "" : line->brand;
    struct said_provider *provider = catalogue_provider(
        catalogue, &(struct said_provider){
                       .row = {.ref = line->provider, .name = line->provider_name, .brand = brand},
                       .line = line->head.line,
                   });
    return catalogue_location(
        catalogue, &(struct said_location){
                       .row = {.ref = line->location,
                               .name = line->name,
                               .kind = text_equal(line->category, "") ? NULL : line->category,
                               .address = line->address,
                               .postcode = line->postcode,
                               .authority = line->authority,
                               .region = line->region,
                               .care_home = services == NULL                            ? NULL
                                            : strcasestr(services, "care home") != NULL ? "Y"
                                                                                        : "N",
                               .state = state_of(job, line)},
                       .provider = provider,
                       .region_elsewhere = plain_region(job, line->adass_region),
                       .line = line->head.line,
                   });
}

// *misdated counts the rated lines whose publication date is the day of registration, before
// anything could be rated.
static void enter(struct job *job, struct catalogue *catalogue, struct location_line *line,
                  size_t *rated, size_t *misdated)
{
    const char *grades[QUESTIONS] = {NULL};
    bool any = false;
    for (size_t i = 0; i < QUESTIONS; i++) {
        if (line->ratings[i] == NULL || line->ratings[i][0] == '\0')
            continue;
        bool known =
            cqc_grade_word(job, &line->head, questions[i].column, line->ratings[i], &grades[i]);
        catalogue->unrated += known && grades[i] == NULL;
        if (grades[i] != NULL && line->published == DAY_NONE)
            row_problem(job, &line->head, "Publication Date is empty, and %s needs it",
                        questions[i].column);
    }
    if (line->head.bad)
        return;
    struct said_location *location = enter_location(job, catalogue, line);
    for (size_t i = 0; i < QUESTIONS; i++) {
        any = any || grades[i] != NULL;
        if (grades[i] != NULL)
            catalogue_grade(catalogue, &(struct said_grade){
                                           .row = {.grouping = "Overall",
                                                   .domain = questions[i].domain,
                                                   .grade = grades[i],
                                                   .published = line->published},
                                           .location = location,
                                           .line = line->head.line,
                                       });
    }
    *rated += any;
    *misdated += any && line->published == line->started;
}

static bool check(struct job *job, struct status *st)
{
    (void)st;
    struct catalogue *catalogue = catalogue_new(job, "CQC");
    size_t rated = 0, misdated = 0;
    job->own = catalogue;
    for (size_t i = 0; i < job->row_count; i++) {
        struct location_line *line = JOB_ROW(job, struct location_line, i);
        if (!line->head.bad)
            enter(job, catalogue, line, &rated, &misdated);
    }
    catalogue_notes(catalogue, &job->report->notes);
    if (misdated > 0)
        text_printf(
            &job->report->notes,
            "In %zu of %zu rated rows the Publication Date is the day on which the location was "
            "registered (HSCA start date), "
            "before it can have been rated. Their grades bear that date, as the file gives it.\n",
            misdated, rated);
    return true;
}

static bool store(struct job *job, struct status *st)
{
    return catalogue_store(job->own, st);
}

const struct profile profile_cqc_locations = {
    .name = "cqc-locations",
    .what = "locations and their ratings per key question, or the directory, as the Care Quality "
            "Commission publishes them",
    .columns_text = "Location ID, Location Name, Provider ID, Provider Name and more",
    .columns = columns,
    .column_count = sizeof columns / sizeof *columns,
    .gaps = true,
    .row_size = sizeof(struct location_line),
    .check = check,
    .store = store,
};
