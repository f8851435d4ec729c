// SPDX-License-Identifier: MIT
// Import of the latest ratings as the Care Quality Commission publishes them: one row per location,
// service group and domain, whether only the overall ones are in the file or all key questions.
#include "model/import/catalogue.h"
#include "model/import/cqc.h"

struct rating_line {
    struct row_head head;
    const char *location, *name, *care_home, *category, *street, *street2, *town, *postcode,
        *authority, *region, *grouping, *domain, *rating, *report, *inherited, *provider,
        *provider_name, *brand;
    day published;
};

#define COLUMN(heading, also, kind, must, member)                       \
    {                                                                   \
        heading, also, kind, must, offsetof(struct rating_line, member) \
    }
static const struct column columns[] = {
    COLUMN("Location ID", NULL, CELL_REF, IN_HEADER | FILLED, location),
    COLUMN("Location Name", NULL, CELL_TEXT, IN_HEADER | FILLED, name),
    COLUMN("Care Home?", NULL, CELL_FLAG, 0, care_home),
    COLUMN("Location Primary Inspection Category", NULL, CELL_TEXT, 0, category),
    COLUMN("Location Street Address", NULL, CELL_TEXT, 0, street),
    COLUMN("Location Address Line 2", NULL, CELL_TEXT, 0, street2),
    COLUMN("Location City", NULL, CELL_TEXT, 0, town),
    COLUMN("Location Post Code", "Location Postal Code", CELL_TEXT, 0, postcode),
    COLUMN("Location Local Authority", NULL, CELL_TEXT, 0, authority),
    COLUMN("Location Region", NULL, CELL_TEXT, 0, region),
    COLUMN("Service / Population Group", NULL, CELL_TEXT, 0, grouping),
    COLUMN("Domain", NULL, CELL_TEXT, IN_HEADER | FILLED, domain),
    COLUMN("Latest Rating", NULL, CELL_TEXT, IN_HEADER | FILLED, rating),
    COLUMN("Publication Date", NULL, CELL_DAY_UK, IN_HEADER, published),
    COLUMN("Report Type", NULL, CELL_TEXT, 0, report),
    COLUMN("Inherited Rating (Y/N)", NULL, CELL_FLAG, 0, inherited),
    COLUMN("Provider ID", NULL, CELL_REF, IN_HEADER | FILLED, provider),
    COLUMN("Provider Name", NULL, CELL_TEXT, IN_HEADER | FILLED, provider_name),
    COLUMN("Brand Name", NULL, CELL_TEXT, 0, brand),
};
#undef COLUMN

static const char *no_dash(const char *text)
{
    return text_equal(text, "-") ? "" : text;
}

static const char *address(struct job *job, const struct rating_line *line)
{
    if (line->street == NULL || line->street2 == NULL || line->street2[0] == '\0')
        return line->street;
    if (line->street[0] == '\0')
        return line->street2;
    return arena_printf(job->arena, "%s, %s", line->street, line->street2);
}

static void enter(struct job *job, struct catalogue *catalogue, struct rating_line *line)
{
    const char *grade = NULL;
    if (!cqc_grade_word(job, &line->head, "Latest Rating", line->rating, &grade))
        return;
    if (grade != NULL && line->published == DAY_NONE) {
        row_problem(job, &line->head, "Publication Date is empty, and a rating needs it");
        return;
    }
    struct said_provider *provider =
        catalogue_provider(catalogue, &(struct said_provider){
                                          .row = {.ref = line->provider,
                                                  .name = line->provider_name,
                                                  .brand = no_dash(line->brand)},
                                          .line = line->head.line,
                                      });
    struct said_location *location =
        catalogue_location(catalogue, &(struct said_location){
                                          .row = {.ref = line->location,
                                                  .name = line->name,
                                                  .kind = line->category,
                                                  .address = address(job, line),
                                                  .town = line->town,
                                                  .postcode = line->postcode,
                                                  .authority = line->authority,
                                                  .region = line->region,
                                                  .care_home = line->care_home},
                                          .provider = provider,
                                          .line = line->head.line,
                                      });
    if (grade == NULL) {
        catalogue->unrated++;
        return;
    }
    catalogue_grade(
        catalogue,
        &(struct said_grade){
            .row = {.grouping = line->grouping != NULL && line->grouping[0] != '\0' ? line->grouping
                                                                                    : "Overall",
                    .domain = cqc_domain(line->domain),
                    .grade = grade,
                    .published = line->published,
                    .report = line->report,
                    .inherited = line->inherited},
            .location = location,
            .line = line->head.line,
        });
}

static bool check(struct job *job, struct status *st)
{
    (void)st;
    struct catalogue *catalogue = catalogue_new(job, "CQC");
    job->own = catalogue;
    for (size_t i = 0; i < job->row_count; i++) {
        struct rating_line *line = JOB_ROW(job, struct rating_line, i);
        if (!line->head.bad)
            enter(job, catalogue, line);
    }
    catalogue_notes(catalogue, &job->report->notes);
    return true;
}

static bool store(struct job *job, struct status *st)
{
    return catalogue_store(job->own, st);
}

const struct profile profile_cqc_ratings = {
    .name = "cqc-ratings",
    .what =
        "providers, locations and latest ratings, as the Care Quality Commission publishes them",
    .columns_text = "Location ID, Location Name, Domain, Latest Rating, Publication Date, Provider "
                    "ID, Provider Name and more",
    .columns = columns,
    .column_count = sizeof columns / sizeof *columns,
    .gaps = true,
    .row_size = sizeof(struct rating_line),
    .check = check,
    .store = store,
};
