// SPDX-License-Identifier: MIT
// Import of the datastore that the Care Inspectorate publishes each month: services and providers
// in Scotland, their grades for each key question and the lowest of those, and what is counted
// of them by financial year.
#include <string.h>
#include <strings.h>

#include "model/import/care_years.h"
#include "model/import/catalogue.h"

enum { ADDRESS_LINES = 4 };

struct service_line {
    struct row_head head;
    const char *number, *name, *service, *subtype, *address[ADDRESS_LINES], *town, *postcode;
    const char *provider, *provider_name, *status, *council, *lowest;
    day published;
    const char *const *cells; // key questions, and what is told by financial year
};

#define COLUMN(heading, kind, must, member)                              \
    {                                                                    \
        heading, NULL, kind, must, offsetof(struct service_line, member) \
    }
static const struct column columns[] = {
    COLUMN("CSNumber", CELL_REF, IN_HEADER | FILLED, number),
    COLUMN("ServiceName", CELL_TEXT, IN_HEADER | FILLED, name),
    COLUMN("CareService", CELL_TEXT, 0, service),
    COLUMN("Subtype", CELL_TEXT, 0, subtype),
    COLUMN("Address_line_1", CELL_TEXT, 0, address[0]),
    COLUMN("Address_line_2", CELL_TEXT, 0, address[1]),
    COLUMN("Address_line_3", CELL_TEXT, 0, address[2]),
    COLUMN("Address_line_4", CELL_TEXT, 0, address[3]),
    COLUMN("Service_town", CELL_TEXT, 0, town),
    COLUMN("Service_Postcode", CELL_TEXT, 0, postcode),
    COLUMN("SP_number", CELL_REF, IN_HEADER, provider),
    COLUMN("ServiceProvider", CELL_TEXT, IN_HEADER, provider_name),
    COLUMN("ServiceStatus", CELL_TEXT, 0, status),
    COLUMN("Council_Area_Name", CELL_TEXT, 0, council),
    COLUMN("MinGrade", CELL_TEXT, 0, lowest),
    COLUMN("Publication_of_Latest_Grading", CELL_DAY_UK, IN_HEADER, published),
};
#undef COLUMN

struct datastore {
    struct job *job;
    struct catalogue *catalogue;
    struct name_book *book;
    const char **domains; // of each further column: the key question's name, or NULL
    struct care_years *years;
    size_t undated, undated_line, nameless, nameless_line;
};

// "KQ_Care_and_Support_Planning" -> "Care and support planning"; NULL for other columns, and for
// those that only say whether a grade has changed.
static const char *key_question(struct job *job, const char *heading)
{
    static const char prefix[] = "KQ_", change[] = "_change";
    size_t length = strlen(heading), begin = sizeof prefix - 1, end = sizeof change - 1;
    if (strncasecmp(heading, prefix, begin) != 0 || length <= begin ||
        (length >= end && strcasecmp(heading + length - end, change) == 0))
        return NULL;
    char *name = arena_strdup(job->arena, heading + begin);
    for (char *at = name; *at != '\0'; at++) {
        if (*at == '_')
            *at = ' ';
        else if (at > name && *at >= 'A' && *at <= 'Z')
            *at = (char)(*at - 'A' + 'a');
    }
    return name;
}

static void count(size_t *counter, size_t *first, size_t line)
{
    if ((*counter)++ == 0)
        *first = line;
}

static const char *filled(const char *text)
{
    return text != NULL && text[0] != '\0' ? text : NULL;
}

// NULL where the file gives no number and the service is known: its provider stays.
static struct said_provider *enter_provider(struct datastore *store,
                                            const struct service_line *line)
{
    const char *ref = line->provider, *name = filled(line->provider_name), *elsewhere = ref;
    if (ref[0] == '\0') {
        count(&store->nameless, &store->nameless_line, line->head.line);
        ref = name != NULL ? name_book_settle(store->job, store->book, "CI-", name) : line->number;
        if (name_book_ref(store->book, ref) == NULL &&
            location_id(store->job->office->db, line->number) != 0)
            return NULL;
        elsewhere = name != NULL ? name : line->name; // where it is known, so is its name
        name = NULL;
    }
    return catalogue_provider(store->catalogue,
                              &(struct said_provider){.row = {.ref = ref, .name = name},
                                                      .name_elsewhere = elsewhere,
                                                      .line = line->head.line});
}

static const char *state_of(struct job *job, struct service_line *line)
{
    static const struct {
        const char *word, *state;
    } states[] = {{"Active", "active"}, {"Inactive", "dormant"}, {"Cancelled", "ended"}};
    if (filled(line->status) == NULL)
        return NULL;
    for (size_t i = 0; i < sizeof states / sizeof *states; i++)
        if (strcasecmp(line->status, states[i].word) == 0)
            return states[i].state;
    row_problem(job, &line->head,
                "ServiceStatus %s is not known; there are Active, Inactive, Cancelled",
                quote(job, line->status));
    return NULL;
}

static const char *kind_of(struct job *job, const struct service_line *line)
{
    if (filled(line->service) == NULL || filled(line->subtype) == NULL)
        return filled(line->service);
    return arena_printf(job->arena, "%s (%s)", line->service, line->subtype);
}

// Where an address is withheld, what is stored stays.
static struct said_location *enter_service(struct datastore *store, struct service_line *line,
                                           const char *state)
{
    struct job *job = store->job;
    const char *service = filled(line->service);
    return catalogue_location(
        store->catalogue,
        &(struct said_location){
            .row = {.ref = line->number,
                    .name = line->name,
                    .kind = kind_of(job, line),
                    .address = joined_address(job, line->address, ADDRESS_LINES),
                    .town = filled(line->town),
                    .postcode = filled(line->postcode),
                    .authority = filled(line->council),
                    .care_home = service == NULL                                 ? NULL
                                 : strcasecmp(service, "Care Home Service") == 0 ? "Y"
                                                                                 : "N",
                    .state = state},
            .provider = enter_provider(store, line),
            .line = line->head.line,
        });
}

// "4"; NULL for none, and a mistake for anything else.
static const char *grade_of(struct job *job, struct service_line *line, const char *column,
                            const char *cell)
{
    static const char *const none[] = {"Not assessed", "Not applicable", "N/A", "NA", "-"};
    if (filled(cell) == NULL)
        return NULL;
    if (cell[0] >= '1' && cell[0] <= '6' && cell[1] == '\0')
        return cell;
    for (size_t i = 0; i < sizeof none / sizeof *none; i++)
        if (strcasecmp(cell, none[i]) == 0)
            return NULL;
    row_problem(job, &line->head, "%s %s: a grade is 1 to 6, or empty", column, quote(job, cell));
    return NULL;
}

// A grading need not look at every key question: the grade of one that it left alone stands in the
// file under the new date, and is no news. The lowest of them is what that day's grading came to.
static void enter_grade(struct datastore *store, const struct service_line *line,
                        struct said_location *service, const char *domain, const char *grade)
{
    bool lowest = text_equal(domain, "Overall");
    catalogue_grade(store->catalogue, &(struct said_grade){.row = {.grouping = "Overall",
                                                                   .domain = domain,
                                                                   .grade = grade,
                                                                   .published = line->published},
                                                           .location = service,
                                                           .retold = !lowest,
                                                           .from = DAY_NONE,
                                                           .until = line->published,
                                                           .line = line->head.line});
}

static void enter(struct datastore *store, struct service_line *line)
{
    struct job *job = store->job;
    const char *state = state_of(job, line);
    const char *lowest = grade_of(job, line, "MinGrade", line->lowest);
    const char **grades = ARENA_ARRAY(job->arena, job->extra_count + 1, const char *);
    bool any = lowest != NULL;
    for (size_t i = 0; i < job->extra_count; i++) {
        if (store->domains[i] != NULL)
            grades[i] = grade_of(job, line, job->extra[i].heading, line->cells[i]);
        any = any || grades[i] != NULL;
    }
    care_years_check(store->years, &line->head, line->cells);
    if (line->head.bad)
        return;
    struct said_location *service = enter_service(store, line, state);
    care_years_enter(store->years, store->catalogue, service, line->head.line, line->cells);
    store->catalogue->unrated += !any;
    if (any && line->published == DAY_NONE) {
        count(&store->undated, &store->undated_line, line->head.line);
        return;
    }
    if (lowest != NULL)
        enter_grade(store, line, service, "Overall", lowest);
    for (size_t i = 0; i < job->extra_count; i++)
        if (grades[i] != NULL)
            enter_grade(store, line, service, store->domains[i], grades[i]);
}

static void write_notes(struct datastore *store)
{
    struct text *notes = &store->job->report->notes;
    if (store->catalogue->unrated > 0)
        text_printf(notes, "%zu service%s not graded yet.\n", store->catalogue->unrated,
                    store->catalogue->unrated == 1 ? " is" : "s are");
    if (store->undated > 0)
        text_printf(notes,
                    "%zu service%s grades without a date of publication (first: line %zu); they "
                    "were left out.\n",
                    store->undated, store->undated == 1 ? " has" : "s have", store->undated_line);
    if (store->nameless > 0)
        text_printf(notes,
                    "%zu service%s no SP_number (first: line %zu); the provider was found by name, "
                    "or made.\n",
                    store->nameless, store->nameless == 1 ? " has" : "s have",
                    store->nameless_line);
    store->catalogue->unrated = 0; // told here in this regulator's words
    catalogue_notes(store->catalogue, notes);
    care_years_notes(store->years, notes);
}

static bool check(struct job *job, struct status *st)
{
    struct datastore store = {.job = job, .catalogue = catalogue_new(job, "Care Inspectorate")};
    job->own = store.catalogue;
    if (!name_book_new(job, &store.book, st))
        return false;
    store.domains = ARENA_ARRAY(job->arena, job->extra_count + 1, const char *);
    for (size_t i = 0; i < job->extra_count; i++)
        store.domains[i] = key_question(job, job->extra[i].heading);
    if (!care_years_new(job, &store.years, st))
        return false;
    for (size_t i = 0; i < job->row_count; i++) {
        struct service_line *line = JOB_ROW(job, struct service_line, i);
        if (!line->head.bad)
            enter(&store, line);
    }
    write_notes(&store);
    return true;
}

static bool store(struct job *job, struct status *st)
{
    struct catalogue *catalogue = job->own;
    if (!catalogue_store(catalogue, st))
        return false;
    if (catalogue->retold > 0)
        text_printf(&job->report->notes,
                    "%zu key question%s the grade that is stored from an earlier date; the file "
                    "tells no new one.\n",
                    catalogue->retold, catalogue->retold == 1 ? " has" : "s have");
    return true;
}

const struct profile profile_care_inspectorate = {
    .name = "care-inspectorate",
    .what = "services, providers and grades in the Care Inspectorate's monthly datastore",
    .columns_text = "CSNumber, ServiceName, SP_number, ServiceProvider, "
                    "Publication_of_Latest_Grading, MinGrade, KQ_... and more",
    .columns = columns,
    .column_count = sizeof columns / sizeof *columns,
    .gaps = true,
    .open = true,
    .rest = offsetof(struct service_line, cells),
    .row_size = sizeof(struct service_line),
    .check = check,
    .store = store,
};
