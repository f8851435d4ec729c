// SPDX-License-Identifier: MIT
// Import of dated overall ratings of the Care Quality Commission, onto locations that are known.
#include <stdlib.h>
#include <string.h>

#include "model/import/catalogue.h"
#include "model/import/cqc.h"

struct rated_line {
    struct row_head head;
    const char *location, *rating;
    day published;
    const char *grade;            // as it is kept
    const struct location *known; // NULL: left out
};

#define COLUMN(heading, also, kind, must, member)                      \
    {                                                                  \
        heading, also, kind, must, offsetof(struct rated_line, member) \
    }
static const struct column columns[] = {
    COLUMN("location_id", NULL, CELL_REF, IN_HEADER | FILLED, location),
    COLUMN("published", NULL, CELL_DAY_UK, IN_HEADER | FILLED, published),
    COLUMN("rating", NULL, CELL_TEXT, IN_HEADER | FILLED, rating),
};
#undef COLUMN

struct rated_own {
    struct rated_line **lines; // to be stored, by location and date
    size_t count;
};

// What is worth a note.
struct left {
    size_t unknown, unknown_line, unrated, twice, twice_line;
};

static void write_notes(struct text *notes, const struct left *left)
{
    if (left->unknown > 0)
        text_printf(notes,
                    "%zu row%s of locations that are not known here (first: line %zu); left out. "
                    "cqc-ratings and cqc-locations bring locations.\n",
                    left->unknown, left->unknown == 1 ? " is" : "s are", left->unknown_line);
    if (left->unrated > 0)
        text_printf(notes, "%zu row%s that there is no rating; no grade was made of %s.\n",
                    left->unrated, left->unrated == 1 ? " says" : "s say",
                    left->unrated == 1 ? "it" : "them");
    if (left->twice > 0)
        text_printf(notes,
                    "%zu row%s the same location and date as an earlier one (first: line %zu); the "
                    "later row stands.\n",
                    left->twice, left->twice == 1 ? " has" : "s have", left->twice_line);
}

static void count(size_t *counter, size_t *first, size_t line)
{
    if ((*counter)++ == 0)
        *first = line;
}

// The line stands in the list, or in place of an earlier one of the same location and date.
static void enter(struct job *job, struct rated_own *own, struct lookup *seen,
                  struct rated_line *line, struct left *left)
{
    char iso[DAY_ISO_SIZE];
    void **place = lookup_place(
        seen, arena_printf(job->arena, "%s\n%s", line->location, day_iso(line->published, iso)));
    struct rated_line **slot = *place;
    if (slot == NULL)
        *place = slot = &own->lines[own->count++];
    else
        count(&left->twice, &left->twice_line, line->head.line);
    *slot = line;
}

static bool check(struct job *job, struct status *st)
{
    struct rated_own *own = ARENA_NEW(job->arena, struct rated_own);
    struct locations locations = {0};
    struct left left = {0};
    job->own = own;
    if (!locations_of(job->office->db, 0, job->arena, &locations, st))
        return false;
    struct lookup *known = lookup_new(job->arena, locations.count);
    struct lookup *seen = lookup_new(job->arena, job->row_count);
    own->lines = ARENA_ARRAY(job->arena, job->row_count + 1, struct rated_line *);
    for (size_t i = 0; i < locations.count; i++)
        *lookup_place(known, locations.rows[i].ref) = &locations.rows[i];
    for (size_t i = 0; i < job->row_count; i++) {
        struct rated_line *line = JOB_ROW(job, struct rated_line, i);
        if (line->head.bad ||
            !cqc_grade_word(job, &line->head, "rating", line->rating, &line->grade))
            continue;
        line->known = lookup_get(known, line->location);
        if (line->known == NULL)
            count(&left.unknown, &left.unknown_line, line->head.line);
        else if (line->grade == NULL)
            left.unrated++;
        else
            enter(job, own, seen, line, &left);
    }
    write_notes(&job->report->notes, &left);
    return true;
}

// In the order of the stored grades, so that both can be walked along together.
static int by_identity(const void *left, const void *right)
{
    const struct rated_line *a = *(struct rated_line *const *)left,
                            *b = *(struct rated_line *const *)right;
    int order = strcmp(a->location, b->location);
    return order != 0 ? order : (a->published > b->published) - (a->published < b->published);
}

// What is stored of a grade beyond what the file says stays.
static bool store_line(struct job *job, const struct grades *stored, const struct rated_line *line,
                       enum upsert *what, struct status *st)
{
    struct grade grade = {.location = line->known->id,
                          .regulator = "CQC",
                          .grouping = "Overall",
                          .domain = "Overall",
                          .grade = line->grade,
                          .published = line->published,
                          .report = "",
                          .inherited = ""};
    int64_t id = 0;
    for (size_t i = 0; i < stored->count; i++) {
        const struct grade *kept = &stored->rows[i];
        if (kept->published == grade.published && text_equal(kept->grouping, "Overall") &&
            text_equal(kept->domain, "Overall")) {
            grade.report = kept->report;
            grade.inherited = kept->inherited;
        }
    }
    return grade_put(job->office->db, &grade, job->number, &id, what, st);
}

static bool store(struct job *job, struct status *st)
{
    const struct rated_own *own = job->own;
    struct grades stored = {0};
    struct graded graded = {0};
    struct arena *scratch = arena_new();
    bool good = true;
    qsort(own->lines, own->count, sizeof *own->lines, by_identity);
    for (size_t i = 0; i < own->count && good; i++) {
        const struct rated_line *line = own->lines[i];
        enum upsert what = UPSERT_SAME;
        if (i == 0 || line->known != own->lines[i - 1]->known) {
            arena_reset(scratch);
            good = grades_of(job->office->db, line->known->id, scratch, &stored, st);
        }
        good = good && store_line(job, &stored, line, &what, st);
        if (good) {
            job_count(job, what);
            graded_add(&graded, line->known->provider, what);
            job_progress(job, i + 1, own->count);
        }
    }
    good = good && graded_refresh(job, &graded, st);
    graded_release(&graded);
    arena_free(scratch);
    return good;
}

const struct profile profile_cqc_history = {
    .name = "cqc-history",
    .what = "overall ratings of the Care Quality Commission with their dates, of locations that "
            "are known",
    .columns_text = "location_id, published, rating",
    .columns = columns,
    .column_count = sizeof columns / sizeof *columns,
    .strict = true,
    .row_size = sizeof(struct rated_line),
    .check = check,
    .store = store,
};
