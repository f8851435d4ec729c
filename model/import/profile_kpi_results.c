// SPDX-License-Identifier: MIT
// Import of results as providers return them: a row for each contract and period, a column for each
// KPI. Each filled cell becomes a row of a history, and is checked as one.
#include "model/import/history.h"
#include "model/measure.h"

struct return_line {
    struct row_head head;
    const char *contract;
    day period, received;
    moment recorded;
    const char *const *cells; // of the KPI columns
    const struct known_contract *under;
};

#define COLUMN(member, also, kind, must)                                \
    {                                                                   \
#member, also, kind, must, offsetof(struct return_line, member) \
    }
static const struct column columns[] = {
    COLUMN(contract, NULL, CELL_TEXT, IN_HEADER | FILLED),
    COLUMN(period, NULL, CELL_DAY, IN_HEADER | FILLED),
    COLUMN(received, NULL, CELL_DAY, IN_HEADER | FILLED),
    COLUMN(recorded, NULL, CELL_MOMENT, 0),
};
#undef COLUMN

struct kpi_own {
    struct history_row **rows;
    size_t count, room;
};

// The first framework of the rows, where the file has no KPI of that heading under any.
static const struct framework *stranger(struct job *job, const char *heading)
{
    const struct framework *first = NULL, *last = NULL;
    for (size_t i = 0; i < job->row_count; i++) {
        const struct return_line *line = JOB_ROW(job, struct return_line, i);
        if (line->under == NULL || line->under->framework == last)
            continue;
        last = line->under->framework;
        first = first != NULL ? first : last;
        if (measure_kpi(last, heading) != NULL)
            return NULL;
    }
    return first;
}

static const struct extra *same_kpi(struct job *job, const struct framework *framework,
                                    const struct extra *of)
{
    const struct kpi *kpi = measure_kpi(framework, of->heading);
    for (const struct extra *other = job->extra; kpi != NULL && other < of; other++)
        if (measure_kpi(framework, other->heading) == kpi)
            return other;
    return NULL;
}

// Every column must be a KPI of a contract in the file, and none of them twice.
static void check_headings(struct job *job)
{
    struct row_head header = {.line = job->header_line};
    for (size_t i = 0; i < job->extra_count; i++) {
        const struct extra *extra = &job->extra[i], *twice = NULL;
        const struct framework *strange = stranger(job, extra->heading);
        const struct framework *last = NULL;
        for (size_t j = 0; j < job->row_count && twice == NULL; j++) {
            const struct return_line *line = JOB_ROW(job, struct return_line, j);
            if (line->under == NULL || line->under->framework == last)
                continue;
            last = line->under->framework;
            twice = same_kpi(job, last, extra);
        }
        if (strange != NULL)
            known_kpi(job, &header, strange, extra->heading);
        if (twice != NULL)
            row_problem(job, &header, "the columns %s and %s are the same KPI",
                        quote(job, twice->heading), quote(job, extra->heading));
    }
}

static void add_result(struct job *job, struct kpi_own *own, const struct return_line *line,
                       const struct kpi *kpi, const char *cell)
{
    struct history_row *row = ARENA_NEW(job->arena, struct history_row);
    *row = (struct history_row){
        .head = {.line = line->head.line, .column = arena_printf(job->arena, "KPI %s", kpi->ref)},
        .contract = line->contract,
        .kind = fact_kind_word(FACT_RESULT),
        .date = line->received,
        .ref = "",
        .kpi = kpi->ref,
        .period = line->period,
        .value = "",
        .colour = "",
        .instrument = "",
        .covers = "",
        .rectify_by = DAY_NONE,
        .accompanies = "",
        .follows = "",
        .outcome = "",
        .answers = "",
        .recorded = line->recorded,
        .known = true,
        .code = FACT_RESULT,
        .under = line->under,
        .claimed = line->recorded != MOMENT_ALL,
    };
    measure_split(kpi, cell, job->arena, &row->value, &row->colour);
    own->rows = arena_room(job->arena, own->rows, &own->room, own->count, sizeof *own->rows);
    own->rows[own->count++] = row;
}

// What holds for all cells of a row is told once.
static bool sound_period(struct job *job, struct return_line *line)
{
    char iso[DAY_ISO_SIZE], received[DAY_ISO_SIZE];
    if (day_civil(line->period).mday != 1)
        row_problem(job, &line->head,
                    "period %s is not the first day of a period; write that, as 2027-04-01",
                    day_iso(line->period, iso));
    else if (line->period > line->received)
        row_problem(job, &line->head, "period %s begins after it was received on %s",
                    day_iso(line->period, iso), day_iso(line->received, received));
    return !line->head.bad;
}

static void take_apart(struct job *job, struct kpi_own *own, struct return_line *line)
{
    const struct framework *framework = line->under->framework;
    size_t filled = 0;
    for (size_t i = 0; i < job->extra_count; i++) {
        const char *heading = job->extra[i].heading;
        const struct kpi *kpi = measure_kpi(framework, heading);
        if (line->cells[i][0] == '\0')
            continue;
        filled++;
        if (kpi != NULL)
            add_result(job, own, line, kpi, line->cells[i]);
        else if (stranger(job, heading) == NULL)
            known_kpi(job, &line->head, framework, heading);
    }
    if (filled == 0)
        row_problem(job, &line->head,
                    "no KPI is filled; write none where nothing happened, or leave the row out");
}

static bool check(struct job *job, struct status *st)
{
    struct contract_cache *cache = contract_cache_new(job);
    struct kpi_own *own = ARENA_NEW(job->arena, struct kpi_own);
    job->own = own;
    for (size_t i = 0; i < job->row_count; i++) {
        struct return_line *line = JOB_ROW(job, struct return_line, i);
        if (line->contract[0] != '\0' &&
            !contract_cache_find(cache, &line->head, line->contract, &line->under, st))
            return false;
    }
    check_headings(job);
    for (size_t i = 0; i < job->row_count; i++) {
        struct return_line *line = JOB_ROW(job, struct return_line, i);
        if (!line->head.bad && sound_period(job, line))
            take_apart(job, own, line);
    }
    return history_check(job, own->rows, own->count, st);
}

static bool store(struct job *job, struct status *st)
{
    const struct kpi_own *own = job->own;
    return history_store(job, own->rows, own->count, st);
}

const struct profile profile_kpi_results = {
    .name = "kpi-results",
    .what = "results as providers return them, a row for each contract and period",
    .columns_text = "contract, period, received, a column for each KPI (7, KPI 7 or kpi_7) and "
                    "perhaps recorded",
    .columns = columns,
    .column_count = sizeof columns / sizeof *columns,
    .strict = true,
    .open = true,
    .rest = offsetof(struct return_line, cells),
    .row_size = sizeof(struct return_line),
    .check = check,
    .store = store,
};
