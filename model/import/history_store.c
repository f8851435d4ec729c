// SPDX-License-Identifier: MIT
// Storing the facts of a history that was found sound.
#include "model/import/history.h"

static bool store_row(struct job *job, const struct history_row *row, struct status *st)
{
    struct fact_row fact = {
        .contract = row->under->contract.id,
        .kind = row->kind,
        .ref = row->ref,
        .date = row->date,
        .kpi = row->kpi,
        .period = row->period,
        .value = row->value,
        .colour = row->colour,
        .instrument = row->instrument,
        .covers = row->covers,
        .rectify_by = row->rectify_by,
        .accompanies = row->accompanies,
        .follows = row->follows,
        .outcome = row->outcome,
        .answers = row->answers,
        .note = "",
        .recorded = row->claimed ? row->recorded : job->now,
        .claimed = row->claimed,
    };
    return fact_add(job->office->db, &fact, job->number, st);
}

bool history_store(struct job *job, struct history_row *const *rows, size_t count,
                   struct status *st)
{
    struct touched touched = {0};
    bool good = true;
    for (size_t i = 0; i < count && good; i++) {
        enum upsert what = rows[i]->same ? UPSERT_SAME : UPSERT_ADDED;
        good = rows[i]->same || store_row(job, rows[i], st);
        if (good) {
            job_count(job, what);
            touched_add(&touched, rows[i]->under->contract.id, what);
            job_progress(job, i + 1, count);
        }
    }
    good = good && touched_refresh(job, &touched, st);
    touched_release(&touched);
    return good;
}
