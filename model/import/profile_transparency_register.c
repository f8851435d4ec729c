// SPDX-License-Identifier: MIT
// Import of a council's own contract register, as the transparency code has it published. It names
// no framework: new contracts run under the one that is asked for.
#include <string.h>
#include <strings.h>

#include "db/fact.h"
#include "model/ground/decimal.h"
#include "model/import/catalogue.h"
#include "model/import/touched.h"

struct register_line {
    struct row_head head;
    const char *ref, *title, *supplier, *company, *charity, *value, *area;
    day starts, ends;
    const char *const *cells; // of what is not kept
    int64_t pence;
    const char *provider_ref;
    const struct contract *stored; // NULL: a new one
    bool new_provider, same;
};

#define COLUMN(heading, also, kind, must, member)                         \
    {                                                                     \
        heading, also, kind, must, offsetof(struct register_line, member) \
    }
static const struct column columns[] = {
    COLUMN("ContractReference",
           "Contract Reference number / ID|Contract Reference Number|Reference", CELL_TEXT,
           IN_HEADER | FILLED, ref),
    COLUMN("ContractTitle", "Title of the Agreement|Title of agreement|Title", CELL_TEXT,
           IN_HEADER | FILLED, title),
    COLUMN("SupplierName", "Supplier", CELL_TEXT, IN_HEADER | FILLED, supplier),
    COLUMN("StartDate", "Contract start date", CELL_DAY_TIME, IN_HEADER | FILLED, starts),
    COLUMN("EndDate", "Contract end date", CELL_DAY_TIME, 0, ends),
    COLUMN("ContractValue", "Value", CELL_TEXT, 0, value),
    COLUMN("CompaniesHouseRegistrationNumber", "Supplier registered company number", CELL_TEXT, 0,
           company),
    COLUMN("CharityCommissionNumber", "Supplier registered charity number", CELL_TEXT, 0, charity),
    COLUMN("AreaServedLabel", "Location served label", CELL_TEXT, 0, area),
};
#undef COLUMN

struct register_own {
    struct job *job;
    struct name_book *book;
    struct lookup *contracts; // stored, by reference
    struct lookup *seen;      // lines of the file, by reference
    struct lookup *made;      // lines that make a provider, by its reference
    size_t fresh, fresh_line, other, other_line, by_name;
};

static void count(size_t *counter, size_t *first, size_t line)
{
    if ((*counter)++ == 0)
        *first = line;
}

// "120000", "£120,000.50", "45000.5"; what is less than a penny is refused.
static void read_value(struct job *job, struct register_line *line)
{
    struct decimal value;
    line->pence = -1;
    if (line->value[0] == '\0' || money_parse(line->value, &line->pence))
        return;
    if (decimal_parse(line->value, &value) && value.numerator >= 0) {
        value = decimal_times(value, 100);
        if (value.numerator % value.denominator == 0) {
            line->pence = value.numerator / value.denominator;
            return;
        }
    }
    row_problem(job, &line->head, "ContractValue %s: write pounds as 120000 or 1234.50",
                quote(job, line->value));
}

// A number as registers write it: without blanks; one of all digits as long as it was before a
// spreadsheet took its zeros. NULL for none.
static const char *registered(struct job *job, const char *number, size_t length)
{
    static const char *const none[] = {"", "0", "-", "N/A", "NA", "None", "NULL", "Not applicable"};
    struct text plain = {0};
    for (size_t i = 0; i < sizeof none / sizeof *none; i++)
        if (strcasecmp(number, none[i]) == 0)
            return NULL;
    size_t digits = strlen(number);
    for (size_t i = digits; strspn(number, "0123456789") == digits && i < length; i++)
        text_add_char(&plain, '0');
    for (const char *at = number; *at != '\0'; at++)
        if ((*at >= '0' && *at <= '9') || (*at >= 'A' && *at <= 'Z') || *at == '-')
            text_add_char(&plain, *at);
        else if (*at >= 'a' && *at <= 'z')
            text_add_char(&plain, (char)(*at - 'a' + 'A'));
    const char *kept = plain.length > 0 ? arena_strdup(job->arena, text_get(&plain)) : NULL;
    text_release(&plain);
    return kept;
}

// GB-COH and GB-CHC are the prefixes that open data uses of these two registers.
static const char *supplier_ref(struct register_own *own, const struct register_line *line)
{
    enum { COMPANY_DIGITS = 8 };
    struct job *job = own->job;
    const char *company = registered(job, line->company, COMPANY_DIGITS);
    const char *charity = registered(job, line->charity, 0);
    const char *ref = company != NULL   ? arena_printf(job->arena, "GB-COH-%s", company)
                      : charity != NULL ? arena_printf(job->arena, "GB-CHC-%s", charity)
                                        : NULL;
    if (ref == NULL)
        return name_book_settle(job, own->book, "TR-", line->supplier);
    const struct provider *named = name_book_find(own->book, line->supplier);
    return name_book_ref(own->book, ref) == NULL && named != NULL ? named->ref : ref;
}

static void settle_provider(struct register_own *own, struct register_line *line)
{
    line->provider_ref = supplier_ref(own, line);
    if (line->stored !=
        NULL) { // a supplier by another name, or another supplier: not for a list to say
        const struct provider *holder = name_book_ref(own->book, line->stored->provider_ref);
        bool same = text_equal(line->stored->provider_ref, line->provider_ref) ||
                    holder == name_book_find(own->book, line->supplier);
        if (!same)
            count(&own->other, &own->other_line, line->head.line);
        line->provider_ref = line->stored->provider_ref;
        return;
    }
    const struct provider *known = name_book_ref(own->book, line->provider_ref);
    void **place = lookup_place(own->made, line->provider_ref);
    own->by_name += known != NULL && known == name_book_find(own->book, line->supplier);
    line->new_provider = known == NULL && *place == NULL;
    if (line->new_provider)
        *place = line;
}

static void check_twice(struct register_own *own, struct register_line *line)
{
    void **place = lookup_place(own->seen, line->ref);
    const struct register_line *earlier = *place;
    if (earlier == NULL)
        *place = line;
    else if (text_equal(earlier->title, line->title) &&
             text_equal(earlier->supplier, line->supplier) && earlier->starts == line->starts &&
             earlier->ends == line->ends && earlier->pence == line->pence)
        line->same = true;
    else
        row_problem(own->job, &line->head,
                    "contract %s stands on line %zu too, and says something else; a contract has "
                    "one supplier and one start",
                    quote(own->job, line->ref), earlier->head.line);
}

// What facts rest on cannot change under them.
static bool check_start(struct register_own *own, struct arena *scratch, struct register_line *line,
                        struct status *st)
{
    struct fact_rows facts = {0};
    char iso[DAY_ISO_SIZE];
    if (line->stored == NULL || line->stored->starts == line->starts)
        return true;
    arena_reset(scratch);
    if (!facts_of(own->job->office->db, line->stored->id, scratch, &facts, st))
        return false;
    if (facts.count > 0)
        row_problem(own->job, &line->head,
                    "contract %s has %zu fact%s since %s; its start cannot change any more",
                    quote(own->job, line->ref), facts.count, facts.count == 1 ? "" : "s",
                    day_iso(line->stored->starts, iso));
    return true;
}

static bool check_framework(struct register_own *own, struct status *st)
{
    struct job *job = own->job;
    const char *asked = job->options->framework, *known = "";
    if (asked == NULL && (own->fresh == 0 || problems_count(&job->problems) > 0))
        return true; // nothing needs it, or mistakes are told first
    if (asked != NULL && office_has_framework(job->office, asked, NULL))
        return true;
    office_has_framework(job->office, asked != NULL ? asked : "", &known);
    if (asked != NULL)
        return status_fail(st, STATUS_USAGE, "There is no framework \"%s\". There are %s.", asked,
                           known);
    return status_fail(st, STATUS_USAGE,
                       "%s:%zu: a contract register does not say under which framework a contract "
                       "runs, and %zu contract%s new. Add --framework and one of %s. Nothing was "
                       "stored.",
                       job->file, own->fresh_line, own->fresh, own->fresh == 1 ? " is" : "s are",
                       known);
}

// What the register says and the database has no place for.
static void note_not_kept(const struct job *job, struct text *notes)
{
    const char *before = "Not kept, as there is no place for it: ";
    for (size_t i = 0; i < job->extra_count; i++) {
        bool filled = false;
        for (size_t j = 0; j < job->row_count && !filled; j++)
            filled = JOB_ROW(job, struct register_line, j)->cells[i][0] != '\0';
        if (filled) {
            text_printf(notes, "%s%s", before, job->extra[i].heading);
            before = ", ";
        }
    }
    if (text_equal(before, ", "))
        text_add(notes, ".\n");
}

static void write_notes(const struct register_own *own)
{
    struct text *notes = &own->job->report->notes;
    if (own->by_name > 0)
        text_printf(notes, "%zu supplier%s known by name already; no provider was made of %s.\n",
                    own->by_name, own->by_name == 1 ? " is" : "s are",
                    own->by_name == 1 ? "it" : "them");
    if (own->other > 0)
        text_printf(notes,
                    "%zu contract%s another supplier here than the provider that is stored (first: "
                    "line %zu); the provider stays.\n",
                    own->other, own->other == 1 ? " has" : "s have", own->other_line);
    note_not_kept(own->job, notes);
}

static bool load(struct register_own *own, struct status *st)
{
    struct job *job = own->job;
    struct contracts contracts = {0};
    if (!name_book_new(job, &own->book, st) ||
        !contracts_of(job->office->db, 0, job->arena, &contracts, st))
        return false;
    own->contracts = lookup_new(job->arena, contracts.count);
    own->seen = lookup_new(job->arena, job->row_count);
    own->made = lookup_new(job->arena, job->row_count);
    for (size_t i = 0; i < contracts.count; i++)
        *lookup_place(own->contracts, contracts.rows[i].ref) = &contracts.rows[i];
    return true;
}

static bool check(struct job *job, struct status *st)
{
    struct register_own own = {.job = job};
    struct arena *scratch = arena_new();
    bool good = load(&own, st);
    for (size_t i = 0; i < job->row_count && good; i++) {
        struct register_line *line = JOB_ROW(job, struct register_line, i);
        read_value(job, line);
        if (line->ends == DAY_NONE)
            line->ends = DAY_NEVER;
        if (line->head.bad)
            continue;
        if (line->ends < line->starts)
            row_problem(job, &line->head, "EndDate is before StartDate; leave it empty if open");
        line->stored = lookup_get(own.contracts, line->ref);
        check_twice(&own, line);
        if (line->stored == NULL && !line->same)
            count(&own.fresh, &own.fresh_line, line->head.line);
        settle_provider(&own, line);
        good = check_start(&own, scratch, line, st);
    }
    arena_free(scratch);
    good = good && check_framework(&own, st);
    if (good)
        write_notes(&own);
    return good;
}

static bool store_provider(struct job *job, const struct register_line *line, struct status *st)
{
    struct provider provider = {.ref = line->provider_ref, .name = line->supplier, .brand = ""};
    enum upsert what = UPSERT_SAME;
    int64_t id = 0;
    if (!line->new_provider)
        return true;
    if (!provider_put(job->office->db, &provider, job->number, &id, &what, st))
        return false;
    job_count(job, what);
    return true;
}

// Officer, zone and framework of a contract that is known are the council's, and stay.
static bool store_contract(struct job *job, const struct register_line *line, int64_t *id,
                           enum upsert *what, struct status *st)
{
    const struct contract *stored = line->stored;
    struct contract contract = {
        .provider =
            stored != NULL ? stored->provider : provider_id(job->office->db, line->provider_ref),
        .ref = line->ref,
        .title = line->title,
        .framework = stored != NULL ? stored->framework : job->options->framework,
        .starts = line->starts,
        .ends = line->ends,
        .officer = stored != NULL ? stored->officer : "",
        .zone = stored != NULL && stored->zone[0] != '\0' ? stored->zone : line->area,
        .value = line->pence >= 0 || stored == NULL ? line->pence : stored->value,
    };
    return contract_put(job->office->db, &contract, job->number, id, what, st);
}

static bool store(struct job *job, struct status *st)
{
    struct touched touched = {0};
    bool good = true;
    for (size_t i = 0; i < job->row_count && good; i++) {
        const struct register_line *line = JOB_ROW(job, struct register_line, i);
        enum upsert what = UPSERT_SAME;
        int64_t id = 0;
        good = store_provider(job, line, st) &&
               (line->same || store_contract(job, line, &id, &what, st));
        if (good) {
            job_count(job, what);
            touched_add(&touched, id, what);
            job_progress(job, i + 1, job->row_count);
        }
    }
    good = good && touched_refresh(job, &touched, st);
    touched_release(&touched);
    return good;
}

const struct profile profile_transparency_register = {
    .name = "transparency-register",
    .what = "contracts in a council's published register; --framework says under which they run",
    .columns_text =
        "ContractReference, ContractTitle, SupplierName, StartDate and perhaps EndDate, "
        "ContractValue, CompaniesHouseRegistrationNumber, CharityCommissionNumber",
    .columns = columns,
    .column_count = sizeof columns / sizeof *columns,
    .asks = true,
    .open = true,
    .rest = offsetof(struct register_line, cells),
    .row_size = sizeof(struct register_line),
    .check = check,
    .store = store,
};
