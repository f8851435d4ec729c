// SPDX-License-Identifier: MIT
// The rows of one contract against each other and against what is stored: what is there already,
// what corrects what, what refers to what.
#include "model/import/history.h"

#include <string.h>

// Results replace each other by KPI and period, and what is planned becomes what was held: the
// later recorded one counts.
static bool correctable(enum fact_kind kind)
{
    return kind == FACT_RESULT || kind == FACT_EARLY || kind == FACT_VISIT || kind == FACT_MEETING;
}

// What there can be one of at a time.
static const char *identity(struct arena *arena, const struct history_row *row)
{
    char period[DAY_ISO_SIZE], date[DAY_ISO_SIZE];
    const char *kind = fact_kind_word(row->code);
    day_iso(row->period, period);
    day_iso(row->date, date);
    switch (row->code) {
    case FACT_RESULT:
        return arena_printf(arena, "%s\n%s\n%s", kind, row->kpi, period);
    case FACT_EARLY:
        return arena_printf(arena, "%s\n%s\n%s\n%s", kind, row->kpi, period, date);
    case FACT_DETERMINED:
        return arena_printf(arena, "%s\n%s\n%s", kind, row->ref, date);
    case FACT_DECIDED:
        if (row->ref[0] == '\0')
            return arena_printf(arena, "%s\n\n%s\n%s\n%s", kind, row->answers, row->outcome, date);
        break;
    default:
        break;
    }
    return arena_printf(arena, "%s\n%s", kind, row->ref);
}

static struct history_row *first_of(const struct dossier *dossier, enum fact_kind kind,
                                    const char *ref)
{
    struct history_row wanted = {.code = kind, .ref = ref};
    return lookup_get(dossier->families, identity(dossier->scratch, &wanted));
}

// A row that gives no recorded time says the same as one that has any.
static bool says_the_same(const struct history_row *a, const struct history_row *b)
{
    if (b->claimed && (!a->claimed || a->recorded != b->recorded))
        return false;
    return text_equal(a->ref, b->ref) && a->date == b->date && text_equal(a->kpi, b->kpi) &&
           a->period == b->period && text_equal(a->value, b->value) &&
           text_equal(a->colour, b->colour) && text_equal(a->instrument, b->instrument) &&
           text_equal(a->covers, b->covers) && a->rectify_by == b->rectify_by &&
           text_equal(a->accompanies, b->accompanies) && text_equal(a->follows, b->follows) &&
           text_equal(a->outcome, b->outcome) && text_equal(a->answers, b->answers);
}

static const char *where(const struct dossier *dossier, const struct history_row *row)
{
    return row->stored ? "stored already"
                       : arena_printf(dossier->scratch, "on line %zu", row->head.line);
}

// A name stands for one result, however often that is corrected.
static void enter_name(struct dossier *dossier, struct history_row *row)
{
    if ((row->code != FACT_RESULT && row->code != FACT_EARLY) || row->ref[0] == '\0')
        return;
    void **place = lookup_place(dossier->named, arena_printf(dossier->scratch, "%s\n%s",
                                                             fact_kind_word(row->code), row->ref));
    const struct history_row *other = *place;
    if (other == NULL)
        *place = row;
    else if (!row->stored && !row->head.bad &&
             (!text_equal(other->kpi, row->kpi) || other->period != row->period))
        WRONG("ref %s is another %s's, %s", QUOTE(row->ref), row->kind, where(dossier, other));
}

void history_enter(struct dossier *dossier, struct history_row *row)
{
    void **place = lookup_place(dossier->families, identity(dossier->scratch, row));
    struct history_row *last = NULL;
    for (struct history_row *at = *place; at != NULL; last = at, at = at->next) {
        if (!row->stored && !row->head.bad && !at->head.bad && says_the_same(at, row)) {
            row->same = true;
            return;
        }
    }
    if (last == NULL)
        *place = row;
    else
        last->next = row;
    enter_name(dossier, row);
}

// The file's only row without a recorded time among others that have one is what those correct.
static bool taken_as_first(struct dossier *dossier, struct history_row *first,
                           struct history_row *row)
{
    moment own = (moment)row->date * 86400;
    for (const struct history_row *other = first; other != NULL; other = other->next) {
        if (other != row && (other->stored || !other->claimed || other->recorded <= own))
            return false;
    }
    row->recorded = own;
    row->claimed = true;
    tally(&dossier->tally->dated, &dossier->tally->dated_line, &row->head);
    return true;
}

// One of several of the same identity. first is the earliest of them, stored ones before those of
// the file.
static void check_correction(struct dossier *dossier, struct history_row *first,
                             struct history_row *row)
{
    bool measure = row->code == FACT_RESULT || row->code == FACT_EARLY;
    const char *what =
        measure
            ? arena_printf(dossier->scratch, "a %s of KPI %s for that period", row->kind, row->kpi)
            : arena_printf(dossier->scratch, "a %s %s", row->kind, QUOTE(row->ref));
    char time[MOMENT_SIZE];
    if (!row->claimed) {
        const struct history_row *other = first != row ? first : row->next;
        if (taken_as_first(dossier, first, row) || (first == row && !other->claimed))
            return; // of two rows without a time the second is told
        WRONG("%s is %s; give %s a recorded time, so that the later one counts", what,
              where(dossier, other),
              first == row ? "this row too" : "the row that corrects the other");
        return;
    }
    for (const struct history_row *other = first; other != row && other != NULL;
         other = other->next) {
        bool clash = other->stored ? other->recorded >= row->recorded
                                   : other->claimed && other->recorded == row->recorded;
        if (clash) {
            WRONG("%s is %s, recorded %s; to correct it give a later recorded time", what,
                  where(dossier, other), moment_iso(other->recorded, time));
            return;
        }
    }
}

// ---- Papers: checked as they are where they are typed in -----------------------------------------------------------------------------

struct paper history_paper(const struct history_row *row)
{
    return (struct paper){
        .kind = row->code,
        .ref = row->ref,
        .date = row->date,
        .instrument = row->instrument,
        .covers = row->covers,
        .rectify_by = row->rectify_by,
        .accompanies = row->accompanies,
        .follows = row->follows,
        .outcome = row->outcome,
        .answers = row->answers,
    };
}

struct asking { // a row that is checked, and among which others
    struct dossier *dossier;
    struct history_row *row;
};

static const struct paper *served_as(void *context, const char *ref, bool *unsound)
{
    const struct asking *asking = context;
    const struct history_row *row = first_of(asking->dossier, FACT_SERVED, ref);
    if (row == NULL)
        return NULL;
    *unsound = row->head.bad;
    struct paper *paper = ARENA_NEW(asking->dossier->scratch, struct paper);
    *paper = history_paper(row);
    return paper;
}

static void wrong(void *context, enum paper_field field, const char *words)
{
    const struct asking *asking = context;
    (void)field; // the words name its column
    row_problem(asking->dossier->job, &asking->row->head, "%s", words);
}

struct papers_check history_papers(struct dossier *dossier, struct history_row *row)
{
    struct asking *asking = ARENA_NEW(dossier->scratch, struct asking);
    *asking = (struct asking){dossier, row};
    return (struct papers_check){
        .framework = dossier->under->framework,
        .contract = dossier->under->contract.ref,
#define PAPER_NAME(name, member) [PAPER_##name] = #member,
        .names = {PAPER_FIELDS(PAPER_NAME)},
#undef PAPER_NAME
        .last_day = "rectify_by",
        .absent = ", neither in this file nor stored",
        .arena = dossier->scratch,
        .served = served_as,
        .wrong = wrong,
        .context = asking,
    };
}

static void check_twice(struct dossier *dossier, struct history_row *row,
                        const struct history_row *first)
{
    const struct paper paper = history_paper(row);
    const struct papers_check check = history_papers(dossier, row);
    papers_check_twice(&check, &paper, where(dossier, first));
}

static void check_family(struct dossier *dossier, struct history_row *row)
{
    struct history_row *first = lookup_get(dossier->families, identity(dossier->scratch, row));
    if (first->next == NULL || (row->code == FACT_DECIDED && row->ref[0] == '\0'))
        return;
    if (correctable(row->code))
        check_correction(dossier, first, row);
    else if (first == row)
        return;
    else
        check_twice(dossier, row, first);
}

// What was planned for a day that is past, and of which nothing further is told.
static void note_planned(struct dossier *dossier, const struct history_row *row)
{
    const struct history_row *first =
        lookup_get(dossier->families, identity(dossier->scratch, row));
    if ((row->code == FACT_VISIT || row->code == FACT_MEETING) &&
        text_equal(row->outcome, "planned") && row->date < dossier->job->office->today &&
        first->next == NULL)
        tally(&dossier->tally->past, &dossier->tally->past_line, &row->head);
}

void history_compare(struct dossier *dossier, struct history_row *row)
{
    if (row->same || row->head.bad)
        return;
    check_family(dossier, row);
    note_planned(dossier, row);
    const struct paper paper = history_paper(row);
    const struct papers_check check = history_papers(dossier, row);
    papers_check_against(&check, &paper);
}
