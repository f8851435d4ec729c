// SPDX-License-Identifier: MIT
// What the datastore says by financial year.
#include "care_years.h"

#include <string.h>
#include <strings.h>

static const struct {
    const char *key; // of a heading, without its year
    bool number;     // else "Yes", or words that say no
    const char *words;
} measures[] = {
    {"complaintsupheld", true, "complaints upheld"},
    {"enforcementsissued", true, "enforcements issued"},
    {"anyrequirements", false, "requirements made"},
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

struct care_years *care_years_new(struct job *job)
{
    struct care_years *years = ARENA_NEW(job->arena, struct care_years);
    years->job = job;
    years->columns = ARENA_ARRAY(job->arena, job->extra_count + 1, struct year_column);
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
    return years;
}

void care_years_row(struct care_years *years, struct row_head *head, const char *const *cells)
{
    for (size_t i = 0; i < years->count; i++) {
        struct year_column *column = &years->columns[i];
        const char *cell = cells[column->extra];
        bool number = measures[column->measure].number;
        if (number && cell[strspn(cell, "0123456789")] != '\0')
            row_problem(years->job, head, "%s %s: write a number, or nothing",
                        years->job->extra[column->extra].heading, quote(years->job, cell));
        else
            column->services +=
                number ? cell[strspn(cell, "0")] != '\0' : strcasecmp(cell, "Yes") == 0;
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
        text_add(notes, ". This is told here only, and not kept.\n");
}
