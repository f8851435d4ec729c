// SPDX-License-Identifier: MIT
// What the datastore says by financial year.
#include "care_years.h"

#include <string.h>
#include <strings.h>

#include "model/provider.h"

static const struct {
    const char *key; // of a heading, without its year
    bool number;     // else "Yes", or words that say no
    const char *words, *kept;
} measures[] = {
    {"complaintsupheld", true, "complaints upheld", "Complaints upheld"},
    {"enforcementsissued", true, "enforcements issued", "Enforcements issued"},
    {"anyrequirements", false, "requirements made", "Requirements made"},
};
enum { MEASURES = sizeof measures / sizeof *measures };

struct year_column {
    size_t extra; // which of the file's further columns
    size_t measure;
    int year;        // in which it begins, 2000 to 2098
    size_t services; // for which it says something
};

struct care_years {
    struct job *job;
    struct year_column *columns;
    size_t count;
    struct lookup
        *stored; // service, year, measure: what stands there is not NULL where one is kept
};

// "2526" -> 2025; 0 when it is no financial year.
static int year_of(const char *digits)
{
    if (strspn(digits, "0123456789") != 4 || digits[4] != '\0')
        return 0;
    int first = (digits[0] - '0') * 10 + digits[1] - '0';
    int second = (digits[2] - '0') * 10 + digits[3] - '0';
    return (first + 1) % 100 == second ? 2000 + first : 0;
}

static const char *year_words(struct job *job, int year)
{
    return arena_printf(job->arena, "%s%d-%02d", FIGURE_GROUP, year, (year + 1) % 100);
}

static const char *identity(struct job *job, const char *service, const char *group,
                            const char *measure)
{
    return arena_printf(job->arena, "%s\n%s\n%s", service, group, measure);
}

static bool note_stored(const struct grade *grade, const char *location_ref, void *context,
                        struct status *st)
{
    struct care_years *years = context;
    (void)st;
    if (grade_is_figure(grade))
        *lookup_place(years->stored,
                      identity(years->job, location_ref, grade->grouping, grade->domain)) = years;
    return true;
}

bool care_years_new(struct job *job, struct care_years **out, struct status *st)
{
    struct care_years *years = *out = ARENA_NEW(job->arena, struct care_years);
    years->job = job;
    years->columns = ARENA_ARRAY(job->arena, job->extra_count + 1, struct year_column);
    years->stored = lookup_new(job->arena, job->row_count);
    for (size_t i = 0; i < job->extra_count; i++) {
        for (size_t j = 0; j < MEASURES; j++) {
            const char *key = job->extra[i].key;
            int year =
                text_starts(key, measures[j].key) ? year_of(key + strlen(measures[j].key)) : 0;
            if (year != 0)
                years->columns[years->count++] =
                    (struct year_column){.extra = i, .measure = j, .year = year};
        }
    }
    return years->count == 0 || grades_each(job->office->db, note_stored, years, st);
}

// What a cell comes to, without leading zeros; NULL for none.
static const char *figure_of(const struct year_column *column, const char *cell)
{
    if (!measures[column->measure].number)
        return strcasecmp(cell, "Yes") == 0 ? "Yes" : NULL;
    cell += strspn(cell, "0");
    return cell[0] != '\0' ? cell : NULL;
}

void care_years_check(struct care_years *years, struct row_head *head, const char *const *cells)
{
    for (size_t i = 0; i < years->count; i++) {
        struct year_column *column = &years->columns[i];
        const char *cell = cells[column->extra];
        if (measures[column->measure].number && cell[strspn(cell, "0123456789")] != '\0')
            row_problem(years->job, head, "%s %s: write a number, or nothing",
                        years->job->extra[column->extra].heading, quote(years->job, cell));
        else
            column->services += figure_of(column, cell) != NULL;
    }
}

void care_years_enter(struct care_years *years, struct catalogue *catalogue,
                      struct said_location *service, size_t line, const char *const *cells)
{
    for (size_t i = 0; i < years->count; i++) {
        const struct year_column *column = &years->columns[i];
        const char *figure = figure_of(column, cells[column->extra]);
        const char *group = year_words(years->job, column->year);
        const char *measure = measures[column->measure].kept;
        bool kept = figure != NULL ||
                    lookup_get(years->stored,
                               identity(years->job, service->row.ref, group, measure)) != NULL;
        const char *none = measures[column->measure].number ? "0" : "No";
        if (kept)
            catalogue_grade(catalogue,
                            &(struct said_grade){.row = {.grouping = group,
                                                         .domain = measure,
                                                         .grade = figure != NULL ? figure : none,
                                                         .published = day_of(column->year, 4, 1),
                                                         .report = "",
                                                         .inherited = ""},
                                                 .location = service,
                                                 .from = DAY_NONE,
                                                 .until = DAY_NONE,
                                                 .line = line});
    }
}

void care_years_notes(const struct care_years *years, struct text *notes)
{
    int latest = 0;
    for (size_t i = 0; i < years->count; i++)
        latest = years->columns[i].year > latest ? years->columns[i].year : latest;
    const char *before = "";
    for (size_t i = 0; i < years->count; i++) {
        const struct year_column *column = &years->columns[i];
        if (column->year != latest)
            continue;
        if (before[0] == '\0')
            text_printf(notes, "In the financial year %d-%02d: ", latest, (latest + 1) % 100);
        text_printf(notes, "%s%s at %zu service%s", before, measures[column->measure].words,
                    column->services, column->services == 1 ? "" : "s");
        before = ", ";
    }
    if (before[0] != '\0')
        text_add(notes, ".\n");
}
