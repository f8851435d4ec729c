// SPDX-License-Identifier: MIT
// The course of an import: read, decoded, matched with a profile, checked as a whole, stored in one
// transaction or not at all.
#include "model/import/import.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "db/import.h"
#include "model/ground/memory.h"
#include "model/import/cells.h"
#include "model/import/source.h"
#include "model/papers_check.h"

static const struct profile *const profiles[] = {
    &profile_contracts,
    &profile_targets,
    &profile_history,
    &profile_kpi_results,
    &profile_records,
    &profile_cqc_ratings,
    &profile_cqc_locations,
    &profile_cqc_history,
    &profile_care_inspectorate,
    &profile_ofsted,
    &profile_transparency_register,
    &profile_bank_holidays,
};

const struct profile *profile_at(size_t index)
{
    return index < sizeof profiles / sizeof *profiles ? profiles[index] : NULL;
}

const struct profile *profile_named(const char *name)
{
    for (size_t i = 0; profile_at(i) != NULL; i++)
        if (text_equal(profile_at(i)->name, name))
            return profile_at(i);
    return NULL;
}

bool import_profile(size_t index, const char **name, const char **what, const char **columns)
{
    const struct profile *profile = profile_at(index);
    if (profile == NULL)
        return false;
    *name = profile->name;
    *what = profile->what;
    *columns = profile->columns_text;
    return true;
}

size_t import_terms(const char *profile, struct arena *arena, const struct import_term **terms)
{
    const struct profile *found = profile_named(profile);
    return found != NULL && found->terms != NULL ? found->terms(arena, terms) : 0;
}

void import_report_release(struct import_report *report)
{
    text_release(&report->notes);
    *report = (struct import_report){0};
}

void row_problem(struct job *job, struct row_head *head, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    char *what = xvasprintf(format, args);
    va_end(args);
    problem_add(&job->problems, head->line, "%s%s%s", head->column != NULL ? head->column : "",
                head->column != NULL ? ": " : "", what);
    free(what);
    head->bad = true;
}

const char *quote(struct job *job, const char *text)
{
    return quoted(job->arena, text);
}

void job_count(struct job *job, enum upsert what)
{
    size_t *counts[] = {[UPSERT_ADDED] = &job->report->added,
                        [UPSERT_CHANGED] = &job->report->changed,
                        [UPSERT_SAME] = &job->report->same};
    ++*counts[what];
}

void job_progress(struct job *job, size_t done, size_t total)
{
    enum { EVERY = 500 };
    if (job->options->progress != NULL && (done % EVERY == 0 || done == total))
        job->options->progress(job->options->context, done, total);
}

// Stores what was checked, in the transaction that is open; *keep: there is something to commit.
static bool store(struct job *job, bool *keep, struct status *st)
{
    struct import_report *report = job->report;
    if (!import_register(job->office->db, job->profile->name, job->file, job->sha256, &job->number,
                         st) ||
        !job->profile->store(job, st))
        return false;
    *keep = !job->options->dry_run && report->added + report->changed > 0;
    return !*keep || import_finish(job->office->db, job->number, (int64_t)report->added,
                                   (int64_t)report->changed, (int64_t)report->same, st);
}

static bool check_and_store(struct job *job, struct status *st)
{
    struct db *db = job->office->db;
    bool keep = false;
    if (!db_write_begin(db, &job->office->actor, job->now, st))
        return false;
    bool good = (job->profile->check == NULL || job->profile->check(job, st)) &&
                problems_none(&job->problems, job->file, st) && store(job, &keep, st);
    if (good && keep) {
        good = db_write_commit(db, st);
        job->report->number = good ? job->number : 0;
    } else {
        db_write_rollback(
            db); // a dry run, nothing new, or a mistake: the number is given to the next one
    }
    return good;
}

static bool read_rows(struct job *job, struct source *source, struct status *st)
{
    struct header header;
    if (header_find(job, source->bytes, source->size, &header, st))
        cells_read(job, source->bytes, source->size, &header);
    else if (st->code == STATUS_OK)
        problems_none(&job->problems, job->file, st);
    return st->code == STATUS_OK;
}

static bool run(struct job *job, const char *path, struct status *st)
{
    struct source source = {0};
    bool good = source_read(path, &source, st) &&
                source_decode(&source, job->options->encoding, &job->report->notes, st);
    job->file = source.name;
    job->sha256 = source.sha256;
    if (good && job->profile->read != NULL)
        good = job->profile->read(job, source.bytes, source.size, st);
    else if (good)
        good = read_rows(job, &source, st);
    good = good && check_and_store(job, st);
    source_release(&source);
    job->file = job->sha256 = NULL; // they were the source's
    return good;
}

bool import_file(struct office *office, const char *profile, const char *path,
                 const struct import_options *options, struct import_report *report,
                 struct status *st)
{
    static const struct import_options plain = {0};
    *report = (struct import_report){0};
    struct job job = {
        .office = office,
        .profile = profile_named(profile),
        .options = options != NULL ? options : &plain,
        .report = report,
        .now = office_now(office),
    };
    if (job.profile == NULL) {
        const char *names[sizeof profiles / sizeof *profiles];
        for (size_t i = 0; profile_at(i) != NULL; i++)
            names[i] = profile_at(i)->name;
        const char *nearest = text_nearest(profile, names, sizeof names / sizeof *names);
        return status_fail(
            st, STATUS_USAGE,
            "\"%s\" is no profile of import%s%s%s contractmon import --help lists them.", profile,
            nearest != NULL ? "; did you mean " : ".", nearest != NULL ? nearest : "",
            nearest != NULL ? "?" : "");
    }
    if (job.options->framework != NULL && !job.profile->asks)
        return status_fail(st, STATUS_USAGE,
                           "%s does not take --framework; transparency-register does.", profile);
    job.arena = arena_new();
    bool good = run(&job, path, st);
    problems_release(&job.problems);
    free(job.rows);
    arena_free(job.arena);
    if (!good)
        report->added = report->changed = report->same = 0;
    return good;
}
