// SPDX-License-Identifier: MIT
// Import of targets as agreed for a contract from a date on.
#include <stdlib.h>

#include "db/contract.h"
#include "model/ground/memory.h"
#include "model/import/lookup.h"
#include "model/import/profile.h"
#include "model/import/touched.h"

struct target_line {
    struct row_head head;
    const char *contract, *kpi, *target, *amber;
    day from;
    int64_t contract_id;
    bool same; // an earlier row of the file says it already
};

#define COLUMN(member, kind, must)                                      \
    {                                                                   \
#member, NULL, kind, must, offsetof(struct target_line, member) \
    }
static const struct column columns[] = {
    COLUMN(contract, CELL_TEXT, IN_HEADER | FILLED),
    COLUMN(kpi, CELL_REF, IN_HEADER | FILLED),
    COLUMN(from, CELL_DAY, IN_HEADER | FILLED),
    COLUMN(target, CELL_DECIMAL, IN_HEADER | FILLED),
    COLUMN(amber, CELL_DECIMAL, 0),
};
#undef COLUMN

// The limit of amber lies on the worse side of the target, or on it.
static void check_sides(struct job *job, struct target_line *line, const struct kpi *kpi)
{
    struct decimal target, amber;
    if (kpi->better == BETTER_CATEGORY) {
        row_problem(job, &line->head, "KPI %s %s has categories and takes no target", kpi->ref,
                    quote(job, kpi->title));
        return;
    }
    if (line->amber[0] == '\0' || !decimal_parse(line->target, &target) ||
        !decimal_parse(line->amber, &amber))
        return;
    int side = decimal_compare(amber, target);
    if (kpi->better == BETTER_HIGHER && side > 0)
        row_problem(job, &line->head,
                    "amber %s is above the target %s; of KPI %s higher is better, so its amber "
                    "limit is the target or less",
                    line->amber, line->target, kpi->ref);
    if (kpi->better == BETTER_LOWER && side < 0)
        row_problem(job, &line->head,
                    "amber %s is below the target %s; of KPI %s lower is better, so its amber "
                    "limit is the target or more",
                    line->amber, line->target, kpi->ref);
}

static void check_twice(struct job *job, struct lookup *seen, struct target_line *line)
{
    char iso[DAY_ISO_SIZE];
    void **place = lookup_place(seen, arena_printf(job->arena, "%s\n%s\n%s", line->contract,
                                                   line->kpi, day_iso(line->from, iso)));
    const struct target_line *earlier = *place;
    if (earlier == NULL)
        *place = line;
    else if (text_equal(earlier->target, line->target) && text_equal(earlier->amber, line->amber))
        line->same = true;
    else
        row_problem(job, &line->head, "line %zu agrees another target for KPI %s of %s from %s",
                    earlier->head.line, line->kpi, quote(job, line->contract), iso);
}

static bool check(struct job *job, struct status *st)
{
    struct contract_cache *cache = contract_cache_new(job);
    struct lookup *seen = lookup_new(job->arena, job->row_count);
    for (size_t i = 0; i < job->row_count; i++) {
        struct target_line *line = JOB_ROW(job, struct target_line, i);
        const struct known_contract *contract = NULL;
        if (line->head.bad)
            continue;
        if (!contract_cache_find(cache, &line->head, line->contract, &contract, st))
            return false;
        if (contract == NULL)
            continue;
        line->contract_id = contract->contract.id;
        const struct kpi *kpi = known_kpi(job, &line->head, contract->framework, line->kpi);
        if (kpi == NULL)
            continue;
        check_sides(job, line, kpi);
        check_twice(job, seen, line);
    }
    return true;
}

static bool store(struct job *job, struct status *st)
{
    struct touched touched = {0};
    bool good = true;
    for (size_t i = 0; i < job->row_count && good; i++) {
        const struct target_line *line = JOB_ROW(job, struct target_line, i);
        struct target_row row = {
            .contract = line->contract_id,
            .kpi = line->kpi,
            .from = line->from,
            .target = line->target,
            .amber = line->amber,
        };
        enum upsert what = UPSERT_SAME;
        int64_t id = 0;
        good = line->same || target_put(job->office->db, &row, job->number, &id, &what, st);
        if (good) {
            job_count(job, what);
            touched_add(&touched, line->contract_id, what);
            job_progress(job, i + 1, job->row_count);
        }
    }
    good = good && touched_refresh(job, &touched, st);
    touched_release(&touched);
    return good;
}

const struct profile profile_targets = {
    .name = "targets",
    .what = "targets agreed for KPIs of contracts, from a date on",
    .columns_text = "contract, kpi, from, target and perhaps amber",
    .columns = columns,
    .column_count = sizeof columns / sizeof *columns,
    .strict = true,
    .row_size = sizeof(struct target_line),
    .check = check,
    .store = store,
};
