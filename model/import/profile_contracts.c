// SPDX-License-Identifier: MIT
// Import of contracts, and of the providers that hold them.
#include <string.h>

#include "db/fact.h"
#include "model/import/lookup.h"
#include "model/import/profile.h"
#include "model/import/touched.h"

struct contract_line {
    struct row_head head;
    const char *ref, *title, *provider_ref, *provider, *framework, *officer, *zone;
    day starts, ends;
    int64_t value;
    bool new_provider; // this row brings it
    bool same;         // an earlier row of the file says it already
};

#define COLUMN(member, kind, must)                                        \
    {                                                                     \
#member, NULL, kind, must, offsetof(struct contract_line, member) \
    }
static const struct column columns[] = {
    COLUMN(ref, CELL_TEXT, IN_HEADER | FILLED),
    COLUMN(title, CELL_TEXT, 0),
    COLUMN(provider_ref, CELL_TEXT, IN_HEADER | FILLED),
    COLUMN(provider, CELL_TEXT, 0),
    COLUMN(framework, CELL_TEXT, IN_HEADER | FILLED),
    COLUMN(starts, CELL_DAY, IN_HEADER | FILLED),
    COLUMN(ends, CELL_DAY, 0),
    COLUMN(officer, CELL_TEXT, 0),
    COLUMN(zone, CELL_TEXT, 0),
    COLUMN(value, CELL_MONEY, 0),
};
#undef COLUMN

static bool same_line(const struct contract_line *a, const struct contract_line *b)
{
    return text_equal(a->title, b->title) && text_equal(a->provider_ref, b->provider_ref) &&
           text_equal(a->framework, b->framework) && text_equal(a->officer, b->officer) &&
           text_equal(a->zone, b->zone) && a->starts == b->starts && a->ends == b->ends &&
           a->value == b->value;
}

static void check_twice(struct job *job, struct lookup *seen, struct contract_line *line)
{
    void **place = lookup_place(seen, line->ref);
    const struct contract_line *earlier = *place;
    if (earlier == NULL)
        *place = line;
    else if (same_line(earlier, line))
        line->same = true;
    else
        row_problem(job, &line->head, "contract %s stands on line %zu too, and says something else",
                    quote(job, line->ref), earlier->head.line);
}

static void check_framework(struct job *job, struct contract_line *line)
{
    const char *known = "";
    if (office_has_framework(job->office, line->framework, NULL))
        return;
    office_has_framework(job->office, line->framework, &known);
    row_problem(job, &line->head, "there is no framework %s; there are %s",
                quote(job, line->framework), known);
}

// A provider that is not known yet is made, and needs a name for that.
static void check_provider(struct job *job, struct lookup *providers, struct contract_line *line)
{
    if (provider_id(job->office->db, line->provider_ref) != 0)
        return;
    void **place = lookup_place(providers, line->provider_ref);
    struct contract_line *first = *place;
    if (first == NULL && line->provider[0] == '\0')
        return; // perhaps a later row names it: see check_nameless
    if (first == NULL) {
        *place = line;
        line->new_provider = true;
    } else if (line->provider[0] != '\0' && !text_equal(first->provider, line->provider)) {
        row_problem(job, &line->head, "provider %s is called %s here and %s on line %zu",
                    quote(job, line->provider_ref), quote(job, line->provider),
                    quote(job, first->provider), first->head.line);
    }
}

static void check_nameless(struct job *job, const struct lookup *providers,
                           struct contract_line *line)
{
    if (line->provider[0] == '\0' && lookup_get(providers, line->provider_ref) == NULL &&
        provider_id(job->office->db, line->provider_ref) == 0)
        row_problem(job, &line->head,
                    "provider %s is not known yet and has no name here; fill the column provider",
                    quote(job, line->provider_ref));
}

// What facts rest on cannot change under them.
static bool check_change(struct job *job, struct arena *scratch, struct contract_line *line,
                         struct status *st)
{
    struct contract stored;
    struct fact_rows facts = {0};
    int64_t id = contract_id(job->office->db, line->ref);
    if (id == 0)
        return true;
    if (!contract_by_id(job->office->db, id, scratch, &stored, st))
        return false;
    bool framework = !text_equal(stored.framework, line->framework);
    if (!framework && stored.starts == line->starts)
        return true;
    if (!facts_of(job->office->db, id, scratch, &facts, st))
        return false;
    char iso[DAY_ISO_SIZE];
    if (facts.count > 0)
        row_problem(job, &line->head,
                    "contract %s has %zu fact%s under %s since %s; %s cannot change any more",
                    quote(job, line->ref), facts.count, facts.count == 1 ? "" : "s",
                    stored.framework, day_iso(stored.starts, iso),
                    framework ? "its framework" : "its start");
    return true;
}

static bool check(struct job *job, struct status *st)
{
    struct lookup *refs = lookup_new(job->arena, job->row_count);
    struct lookup *providers = lookup_new(job->arena, job->row_count);
    struct arena *scratch = arena_new();
    bool good = true;
    for (size_t i = 0; i < job->row_count && good; i++) {
        struct contract_line *line = JOB_ROW(job, struct contract_line, i);
        if (line->ends == DAY_NONE)
            line->ends = DAY_NEVER;
        if (line->head.bad)
            continue;
        if (line->ends < line->starts)
            row_problem(job, &line->head, "ends before it starts; leave ends empty if it is open");
        check_framework(job, line);
        check_twice(job, refs, line);
        check_provider(job, providers, line);
        good = check_change(job, scratch, line, st);
        arena_reset(scratch);
    }
    for (size_t i = 0; i < job->row_count && good; i++) {
        struct contract_line *line = JOB_ROW(job, struct contract_line, i);
        if (!line->head.bad)
            check_nameless(job, providers, line);
    }
    arena_free(scratch);
    return good;
}

static bool store_providers(struct job *job, struct status *st)
{
    bool good = true;
    for (size_t i = 0; i < job->row_count && good; i++) {
        const struct contract_line *line = JOB_ROW(job, struct contract_line, i);
        struct provider provider = {.ref = line->provider_ref, .name = line->provider, .brand = ""};
        enum upsert what = UPSERT_SAME;
        int64_t id = 0;
        good = !line->new_provider ||
               provider_put(job->office->db, &provider, job->number, &id, &what, st);
        if (good && line->new_provider)
            job_count(job, what);
    }
    return good;
}

static bool store(struct job *job, struct status *st)
{
    struct touched touched = {0};
    bool good = store_providers(job, st);
    for (size_t i = 0; i < job->row_count && good; i++) {
        const struct contract_line *line = JOB_ROW(job, struct contract_line, i);
        struct contract contract = {
            .provider = provider_id(job->office->db, line->provider_ref),
            .ref = line->ref,
            .title = line->title,
            .framework = line->framework,
            .starts = line->starts,
            .ends = line->ends,
            .officer = line->officer,
            .zone = line->zone,
            .value = line->value,
        };
        enum upsert what = UPSERT_SAME;
        int64_t id = 0;
        good = line->same || contract_put(job->office->db, &contract, job->number, &id, &what, st);
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

const struct profile profile_contracts = {
    .name = "contracts",
    .what = "contracts and the providers that hold them",
    .columns_text = "ref, provider_ref, framework, starts and perhaps title, provider, ends, "
                    "officer, zone, value",
    .columns = columns,
    .column_count = sizeof columns / sizeof *columns,
    .strict = true,
    .row_size = sizeof(struct contract_line),
    .check = check,
    .store = store,
};
