// SPDX-License-Identifier: MIT
// Import of a newer edition of the GOV.UK bank holidays (JSON).
#include <string.h>

#include "db/holiday.h"
#include "db/standing.h"
#include "model/import/profile.h"

static bool parse(struct job *job, char *text, size_t size, struct status *st)
{
    struct holiday_rows *rows = ARENA_NEW(job->arena, struct holiday_rows);
    struct status why = {0};
    if (!holidays_parse(text, size, job->arena, rows, &why)) {
        status_fail(st, why.code, "%s: %s", job->file, status_message(&why));
        status_clear(&why);
        return false;
    }
    if (rows->count == 0)
        return status_fail(st, STATUS_DATA,
                           "%s: there is no bank holiday in it. Nothing was stored.", job->file);
    job->own = rows;
    job->report->rows = rows->count;
    return true;
}

// What explanations call it: its years and the beginning of its hash. Not the day of import, so
// that the same file is the same edition.
static const char *edition_name(struct job *job, const struct holiday_rows *rows)
{
    day first = rows->rows[0].date, last = first;
    for (size_t i = 0; i < rows->count; i++) {
        first = rows->rows[i].date < first ? rows->rows[i].date : first;
        last = rows->rows[i].date > last ? rows->rows[i].date : last;
    }
    return arena_printf(job->arena, "GOV.UK %d to %d (%.8s)", day_civil(first).year,
                        day_civil(last).year, job->sha256);
}

static const struct holiday_row *find(const struct holiday_rows *rows,
                                      const struct holiday_row *wanted)
{
    for (size_t i = 0; i < rows->count; i++) {
        const struct holiday_row *row = &rows->rows[i];
        if (row->date == wanted->date && strcmp(row->division, wanted->division) == 0)
            return row;
    }
    return NULL;
}

// Counts against the edition that was imported before: added and changed days, and those that are
// gone as changed.
static void count(struct job *job, const struct holiday_rows *old, const struct holiday_rows *rows)
{
    for (size_t i = 0; i < rows->count; i++) {
        const struct holiday_row *row = &rows->rows[i], *before = find(old, row);
        bool same = before != NULL && text_equal(before->title, row->title) &&
                    text_equal(before->notes, row->notes);
        job_count(job, before == NULL ? UPSERT_ADDED : same ? UPSERT_SAME : UPSERT_CHANGED);
    }
    size_t gone = 0;
    for (size_t i = 0; i < old->count; i++)
        gone += find(rows, &old->rows[i]) == NULL;
    job->report->changed += gone;
    if (gone > 0)
        text_printf(&job->report->notes,
                    "%zu day%s of the earlier edition %s no holiday any more.\n", gone,
                    gone == 1 ? "" : "s", gone == 1 ? "is" : "are");
}

static bool store(struct job *job, struct status *st)
{
    const struct holiday_rows *rows = job->own;
    struct holiday_rows old = {0};
    const char *edition = NULL;
    bool changed = false;
    if (!holidays_get(job->office->db, job->arena, &old, &edition, st))
        return false;
    count(job, &old, rows);
    job_progress(job, rows->count, rows->count);
    return job->report->added + job->report->changed == 0 || // the same days are the same edition
           (holidays_put(job->office->db, rows, edition_name(job, rows), &changed, st) &&
            standing_drop_all(job->office->db, st)); // working days may be counted otherwise now
}

const struct profile profile_bank_holidays = {
    .name = "bank-holidays",
    .what = "bank holidays, as GOV.UK publishes them in JSON",
    .columns_text = "JSON: a division each with events of title and date",
    .read = parse,
    .store = store,
};
