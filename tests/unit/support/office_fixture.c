// SPDX-License-Identifier: MIT
#include "office_fixture.h"

#include <stdlib.h>

#include "model/ground/memory.h"

int desk_setup(void **state)
{
    struct desk *desk = xcalloc(1, sizeof *desk);
    void *fixture = NULL;
    int failed = fixture_setup(&fixture);
    desk->f = fixture;
    *state = desk;
    return failed;
}

int desk_teardown(void **state)
{
    struct desk *desk = *state;
    void *fixture = desk->f;
    office_close(&desk->office);
    int failed = fixture_teardown(&fixture);
    free(desk);
    return failed;
}

void desk_open(struct desk *desk, enum db_mode mode, day as_at, moment known_at)
{
    struct fixture *f = desk->f;
    db_close(f->db);
    f->db = NULL;
    office_close(&desk->office);
    const struct office_options options = {
        .path = f->path, .mode = mode, .as_at = as_at, .known_at = known_at};
    must(f, office_open(&options, &desk->office, &f->st));
    desk->office.test_clock = true; // a pinned clock pins what is recorded, too
}

int64_t desk_contract(struct desk *desk, const char *provider_ref, const char *provider,
                      const char *contract_ref)
{
    struct fixture *f = desk->f;
    begin(f);
    int64_t id =
        add_contract(f, add_provider(f, provider_ref, provider), contract_ref, "jsmith", DAY_NEVER);
    commit(f);
    return id;
}

static const char *or_empty(const char *text)
{
    return text != NULL ? text : "";
}

void desk_fact(struct desk *desk, struct fact_row row)
{
    struct fixture *f = desk->f;
    const char **texts[] = {&row.ref,        &row.kpi,     &row.value,       &row.colour,
                            &row.instrument, &row.covers,  &row.accompanies, &row.follows,
                            &row.outcome,    &row.answers, &row.note};
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++)
        *texts[i] = or_empty(*texts[i]);
    row.period = row.period != 0 ? row.period : DAY_NONE;
    row.rectify_by = row.rectify_by != 0 ? row.rectify_by : DAY_NONE;
    begin(f);
    must(f, fact_add(f->db, &row, 0, &f->st));
    commit(f);
}

day on(const char *iso)
{
    day date;
    if (!day_parse(iso, &date))
        fail_msg("no date: %s", iso);
    return date;
}
