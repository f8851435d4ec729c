// SPDX-License-Identifier: MIT
// A row of a history against its framework: reference, dates, and what its kind has besides. Papers are checked as they are where they are
// typed in.
#include "model/import/history.h"

#include <string.h>

#include "model/records_order.h"

enum { DAYS_AHEAD = 5 * 366 }; // a date further ahead is a slip of the keys

static void check_dates(struct dossier *dossier, struct history_row *row)
{
    const struct office *office = dossier->job->office;
    day today = office->as_at > office->today ? office->as_at : office->today;
    moment now =
        moment_end_of_day(today) > dossier->job->now ? moment_end_of_day(today) : dossier->job->now;
    char iso[DAY_ISO_SIZE], time[MOMENT_SIZE];
    bool planned = (row->code == FACT_VISIT || row->code == FACT_MEETING) &&
                   text_equal(row->outcome, "planned");
    if (row->date > today + DAYS_AHEAD)
        WRONG("date %s is more than five years ahead", day_iso(row->date, iso));
    else if (row->date > today && !planned)
        tally(&dossier->tally->ahead, &dossier->tally->ahead_line, &row->head);
    if (row->claimed && moment_day(row->recorded, NULL) < row->date - 1 && !planned)
        WRONG("recorded %s is before the day it tells of, %s", moment_iso(row->recorded, time),
              day_iso(row->date, iso));
    if (row->claimed && row->recorded > now && row->date <= today)
        WRONG("recorded %s is yet to come", moment_iso(row->recorded, time));
}

const char *history_ref(const struct history_row *row, struct arena *arena)
{
    char period[DAY_ISO_SIZE], date[DAY_ISO_SIZE];
    if (row->code == FACT_RESULT)
        return arena_printf(arena, "%s@%s", row->kpi, day_iso(row->period, period));
    if (row->code == FACT_EARLY)
        return arena_printf(arena, "%s@%s!%s", row->kpi, day_iso(row->period, period),
                            day_iso(row->date, date));
    return "";
}

static void settle_ref(struct dossier *dossier, struct history_row *row)
{
    const char *own = history_ref(row, dossier->job->arena);
    if (row->ref[0] == '\0')
        row->ref = own;
    else if (!ref_plain(row->ref) && !text_equal(row->ref, own))
        WRONG("ref %s: a reference has letters, digits and . _ / - only", QUOTE(row->ref));
}

static const char *const encounters[] = {"planned", "held", "missed", "cancelled", NULL};

const char *const *history_outcomes(enum fact_kind kind)
{
    return kind == FACT_DETERMINED                      ? papers_determinations
           : kind == FACT_VISIT || kind == FACT_MEETING ? encounters
                                                        : NULL;
}

// Worth a note, no more: what is brought over from elsewhere may tell of the time before a contract.
static void check_term(struct dossier *dossier, struct history_row *row)
{
    const struct contract_facts facts = {.starts = dossier->under->contract.starts,
                                         .ends = dossier->under->contract.ends};
    struct status why = {0};
    if (!record_term_ask(&facts, row->code, row->outcome, row->date, dossier->scratch, &why))
        tally(&dossier->tally->apart, &dossier->tally->apart_line, &row->head);
    status_clear(&why);
}

static void check_encounter(struct dossier *dossier, struct history_row *row)
{
    bool known = false;
    check_term(dossier, row);
    for (size_t i = 0; encounters[i] != NULL; i++)
        known = known || text_equal(row->outcome, encounters[i]);
    if (!known)
        WRONG("outcome %s: a %s is planned, held, missed or cancelled", QUOTE(row->outcome),
              row->kind);
    const struct cadence *cadence = framework_cadence(dossier->under->framework, row->instrument);
    if (cadence != NULL && cadence->visit != (row->code == FACT_VISIT))
        WRONG("%s %s is a %s of %s: its kind is %s", row->kind, QUOTE(row->instrument),
              cadence->visit ? "visit" : "meeting", dossier->under->framework->id,
              cadence->visit ? "visit" : "meeting");
    if (cadence == NULL)
        tally(&dossier->tally->type, &dossier->tally->type_line, &row->head);
}

static void check_paper(struct dossier *dossier, struct history_row *row)
{
    const struct paper paper = history_paper(row);
    const struct papers_check check = history_papers(dossier, row);
    papers_check_alone(&check, &paper);
}

void history_values(struct dossier *dossier, struct history_row *row)
{
    static void (*const checks[FACT_KIND_COUNT])(struct dossier *, struct history_row *) = {
        [FACT_RESULT] = history_measure,  [FACT_EARLY] = history_measure,
        [FACT_NEVER_EVENT] = check_paper, [FACT_SERVED] = check_paper,
        [FACT_DETERMINED] = check_paper,  [FACT_WITHDRAWN] = check_paper,
        [FACT_DECIDED] = check_paper,     [FACT_VISIT] = check_encounter,
        [FACT_MEETING] = check_encounter,
    };
    if (row->head.bad)
        return;
    settle_ref(dossier, row);
    check_dates(dossier, row);
    checks[row->code](dossier, row);
}
