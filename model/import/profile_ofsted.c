// SPDX-License-Identifier: MIT
// Import of providers and their latest overall judgement as Ofsted lists them, for social care or
// childcare. Columns change from year to year; the URN is what stays.
#include <string.h>
#include <strings.h>

#include "model/import/catalogue.h"

enum {
    ADDRESS_LINES = 3,
    TO_PUBLISH = 180, // days within which a report follows its inspection
};

struct setting_line {
    struct row_head head;
    const char *urn, *name, *kind, *status, *address[ADDRESS_LINES], *town, *postcode, *authority;
    const char *region, *ofsted_region, *owner_ref, *owner, *rating;
    day published, inspected;
};

#define COLUMN(heading, also, kind, must, member)                        \
    {                                                                    \
        heading, also, kind, must, offsetof(struct setting_line, member) \
    }
static const struct column columns[] = {
    COLUMN("URN",
           "Provider URN|Setting URN|Ofsted URN|Unique reference number|"
           "Unique reference number (URN)|Provider reference number",
           CELL_REF, IN_HEADER | FILLED, urn),
    COLUMN("Provider name", "Name|Setting name|Provider/setting name|Name of provider", CELL_TEXT,
           0, name),
    COLUMN("Provision type", "Provider type|Type of provision|Provider/provision type", CELL_TEXT,
           0, kind),
    COLUMN("Registration status", "Provider status|Status", CELL_TEXT, 0, status),
    COLUMN("Address line 1", "Address 1|Provider address line 1|Setting address line 1|Address",
           CELL_TEXT, 0, address[0]),
    COLUMN("Address line 2", "Address 2|Provider address line 2|Setting address line 2", CELL_TEXT,
           0, address[1]),
    COLUMN("Address line 3", "Address 3|Provider address line 3|Setting address line 3", CELL_TEXT,
           0, address[2]),
    COLUMN("Town", "Provider town|Setting town", CELL_TEXT, 0, town),
    COLUMN("Postcode", "Provider postcode|Setting postcode|Post code", CELL_TEXT, 0, postcode),
    COLUMN("Local authority", "Local authority name|Provider local authority", CELL_TEXT, 0,
           authority),
    COLUMN("Region", "Government Office Region|Provider region", CELL_TEXT, 0, region),
    COLUMN("Ofsted region", NULL, CELL_TEXT, 0, ofsted_region),
    COLUMN("Registered person URN", "Organisation URN|Owner URN|Registered provider URN", CELL_TEXT,
           0, owner_ref),
    COLUMN("Organisation which owns the provider",
           "Registered person name|Organisation name|Owner name|Registered provider name|"
           "*organisation which owns",
           CELL_TEXT, 0, owner),
    COLUMN("Overall effectiveness",
           "Overall experiences and progress of children and young people|"
           "*overall experiences and progress|*overall effectiveness",
           CELL_TEXT, 0, rating),
    COLUMN("Publication date",
           "*publication date|*date of publication|*date published|*published date", CELL_DAY_TIME,
           0, published),
    COLUMN("Inspection date",
           "*inspection date|*inspection start date|*inspection end date|*date of inspection|"
           "*date of latest inspection|*date of last inspection",
           CELL_DAY_TIME, 0, inspected),
};
#undef COLUMN

static const struct grade_word words[] = {
    {"Outstanding", "Outstanding"},
    {"Good", "Good"},
    {"Requires improvement", "Requires improvement"},
    {"Requires improvement to be good", "Requires improvement"},
    {"Inadequate", "Inadequate"},
    {"Adequate", "Adequate"},
    {"Satisfactory", "Satisfactory"},
    {"Exceptional", "Exceptional"},
    {"Strong standard", "Strong standard"},
    {"Expected standard", "Expected standard"},
    {"Needs attention", "Needs attention"},
    {"Urgent improvement", "Urgent improvement"},
    {"Met", "Met"},
    {"Not met", "Not met"},
    {"Not met with actions", "Not met with actions"},
    {"Not met (with actions)", "Not met with actions"},
    {"Not met with enforcement", "Not met with enforcement"},
    {"Not met (enforcement)", "Not met with enforcement"},
    {"Not judged", NULL},
    {"Not inspected", NULL},
    {"Not yet inspected", NULL},
    {"Not applicable", NULL},
    {"No children on roll", NULL},
    {"N/A", NULL},
    {"-", NULL},
};

struct listing {
    struct job *job;
    struct catalogue *catalogue;
    struct name_book *book;
    size_t withheld, unrated, status, status_line, by_inspection;
};

// What a cell says; NULL for an empty one and for what is withheld.
static const char *said(const char *text)
{
    static const char *const nothing[] = {"", "REDACTED", "NULL"};
    for (size_t i = 0; text != NULL && i < sizeof nothing / sizeof *nothing; i++)
        if (strcasecmp(text, nothing[i]) == 0)
            return NULL;
    return text;
}

static const char *state_of(struct listing *listing, const struct setting_line *line)
{
    static const struct {
        const char *word, *state;
    } states[] = {{"Active", "active"},     {"Registered", "active"}, {"Open", "active"},
                  {"Suspended", "dormant"}, {"Inactive", "dormant"},  {"Cancelled", "ended"},
                  {"Resigned", "ended"},    {"Closed", "ended"},      {"Ceased", "ended"}};
    const char *status = said(line->status);
    for (size_t i = 0; status != NULL && i < sizeof states / sizeof *states; i++)
        if (strcasecmp(status, states[i].word) == 0)
            return states[i].state;
    if (status != NULL && listing->status++ == 0)
        listing->status_line = line->head.line;
    return NULL;
}

// Who runs it: by a number, or by name. Where the file says neither, a setting that is known stays
// with its provider, and a new one stands for itself.
static struct said_provider *enter_provider(struct listing *listing,
                                            const struct setting_line *line, const char *withheld)
{
    struct job *job = listing->job;
    const char *owner = said(line->owner), *ref = said(line->owner_ref), *elsewhere = ref;
    if (ref == NULL && owner != NULL) {
        ref = name_book_settle(job, listing->book, "OF-", owner);
        elsewhere = owner; // where it is known, so is its name
        owner = NULL;
    }
    bool alone = ref == NULL, known = alone && location_id(job->office->db, line->urn) != 0;
    if (known && name_book_ref(listing->book, line->urn) == NULL)
        return NULL;
    if (alone) {
        ref = line->urn;
        owner = said(line->name);
        elsewhere = withheld;
    }
    struct said_provider *provider = catalogue_provider(
        listing->catalogue, &(struct said_provider){.row = {.ref = ref, .name = owner},
                                                    .name_elsewhere = elsewhere,
                                                    .line = line->head.line});
    return known ? NULL : provider;
}

static struct said_location *enter_setting(struct listing *listing, const struct setting_line *line)
{
    struct job *job = listing->job;
    const char *address[ADDRESS_LINES];
    for (size_t i = 0; i < ADDRESS_LINES; i++)
        address[i] = said(line->address[i]);
    const char *owner = said(line->owner), *region = said(line->region);
    const char *withheld = owner != NULL
                               ? arena_printf(job->arena, "%s (URN %s)", owner, line->urn)
                               : arena_printf(job->arena, "Name withheld (URN %s)", line->urn);
    listing->withheld += line->name != NULL && strcasecmp(line->name, "REDACTED") == 0;
    return catalogue_location(
        listing->catalogue,
        &(struct said_location){
            .row = {.ref = line->urn,
                    .name = said(line->name),
                    .kind = said(line->kind),
                    .address = joined_address(job, address, ADDRESS_LINES),
                    .town = said(line->town),
                    .postcode = said(line->postcode),
                    .authority = said(line->authority),
                    .region = region != NULL ? region : said(line->ofsted_region),
                    .state = state_of(listing, line)},
            .provider = enter_provider(listing, line, withheld),
            .name_elsewhere = withheld,
            .line = line->head.line,
        });
}

// One year gives the day of publication, another that of the inspection: the same judgement within
// the time that a report takes is the one that is stored.
static void enter(struct listing *listing, struct setting_line *line)
{
    const char *rating = said(line->rating), *grade = NULL;
    if (rating != NULL && !grade_word(listing->job, &line->head, "Overall effectiveness", rating,
                                      words, sizeof words / sizeof *words, &grade))
        return;
    bool published = line->published != DAY_NONE, inspected = line->inspected != DAY_NONE;
    if (grade != NULL && !published && !inspected) {
        row_problem(listing->job, &line->head,
                    "there is neither Publication date nor Inspection date, and a judgement needs "
                    "one");
        return;
    }
    struct said_location *setting = enter_setting(listing, line);
    listing->unrated += grade == NULL;
    listing->by_inspection += grade != NULL && !published;
    if (grade == NULL)
        return;
    day on = published ? line->published : line->inspected;
    catalogue_grade(
        listing->catalogue,
        &(struct said_grade){
            .row = {.grouping = "Overall", .domain = "Overall", .grade = grade, .published = on},
            .location = setting,
            .retold = inspected,
            .from = line->inspected,
            .until = published ? on : on + TO_PUBLISH,
            .line = line->head.line});
}

static void write_notes(const struct listing *listing)
{
    struct text *notes = &listing->job->report->notes;
    const struct {
        size_t count;
        const char *one, *many;
    } lines[] = {
        {listing->withheld, "name is withheld (REDACTED); its URN stands for it",
         "names are withheld (REDACTED); their URNs stand for them"},
        {listing->unrated, "row has no overall judgement", "rows have no overall judgement"},
        {listing->by_inspection,
         "judgement has no date of publication and bears that of its inspection",
         "judgements have no date of publication and bear those of their inspections"},
    };
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
        if (lines[i].count > 0)
            text_printf(notes, "%zu %s.\n", lines[i].count,
                        lines[i].count == 1 ? lines[i].one : lines[i].many);
    if (listing->status > 0)
        text_printf(
            notes,
            "%zu row%s a registration status that is not known (first: line %zu); the state "
            "of the location stays.\n",
            listing->status, listing->status == 1 ? " has" : "s have", listing->status_line);
    catalogue_notes(listing->catalogue, notes);
}

static bool check(struct job *job, struct status *st)
{
    struct listing listing = {.job = job, .catalogue = catalogue_new(job, "Ofsted")};
    job->own = listing.catalogue;
    if (!name_book_new(job, &listing.book, st))
        return false;
    for (size_t i = 0; i < job->row_count; i++) {
        struct setting_line *line = JOB_ROW(job, struct setting_line, i);
        if (!line->head.bad)
            enter(&listing, line);
    }
    write_notes(&listing);
    return true;
}

static bool store(struct job *job, struct status *st)
{
    return catalogue_store(job->own, st);
}

const struct profile profile_ofsted = {
    .name = "ofsted",
    .what = "providers and their overall judgement, as Ofsted lists them",
    .columns_text =
        "URN, Provider name, Organisation which owns the provider, Overall "
        "effectiveness (or Overall experiences and progress), Publication date and more",
    .columns = columns,
    .column_count = sizeof columns / sizeof *columns,
    .gaps = true,
    .row_size = sizeof(struct setting_line),
    .check = check,
    .store = store,
};
