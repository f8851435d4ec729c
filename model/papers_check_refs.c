// SPDX-License-Identifier: MIT
// Facts about papers against the papers that they speak of: what accompanies, follows, is determined or withdrawn.
#include "model/papers_check_inside.h"

#include <string.h>

// The paper of that reference, if there is one of that sort; NULL, and a mistake, if not.
static const struct paper *served(const struct papers_check *check, enum paper_field field,
                                  const char *ref, bool plan)
{
    bool unsound = false;
    const struct paper *paper = check->served(check->context, ref, &unsound);
    const struct instrument *instrument =
        paper != NULL ? framework_instrument(check->framework, paper->instrument) : NULL;
    if (paper == NULL ||
        (!unsound && (instrument == NULL || (plan ? !instrument->plan : !instrument->notice)))) {
        papers_wrong(check, field, "%s %s is no %s of contract %s%s", check->names[field],
                     QUOTE(ref), plan ? "plan" : "notice", QUOTE(check->contract), check->absent);
        return NULL;
    }
    return unsound ? NULL : paper;
}

static void check_served(const struct papers_check *check, const struct paper *paper)
{
    if (paper->accompanies[0] != '\0')
        served(check, PAPER_ACCOMPANIES, paper->accompanies, false);
    const struct paper *earlier =
        paper->follows[0] != '\0' ? served(check, PAPER_FOLLOWS, paper->follows, true) : NULL;
    if (earlier != NULL && earlier->date >= paper->date)
        WRONG(FOLLOWS, "%s %s, which is no earlier plan: it is served on %s", NAME(FOLLOWS),
              QUOTE(paper->follows), papers_day(check, earlier->date));
}

static void check_determined(const struct papers_check *check, const struct paper *paper)
{
    const struct paper *plan = served(check, PAPER_REF, paper->ref, true);
    const char *at = paper->covers, *kpi = NULL;
    if (plan == NULL)
        return;
    if (paper->date < plan->date)
        WRONG(DATE, "plan %s is determined before it is served on %s", QUOTE(paper->ref),
              papers_day(check, plan->date));
    if (text_equal(paper->outcome, "not-met") && paper->date <= plan->rectify_by)
        WRONG(DATE, "plan %s is not-met on or before its %s %s; not-met comes after that day",
              QUOTE(paper->ref), check->last_day, papers_day(check, plan->rectify_by));
    while (list_next(&at, check->arena, &kpi)) {
        if (plan->covers[0] != '\0' && !list_holds(plan->covers, kpi))
            WRONG(COVERS, "%s: KPI %s is none that plan %s covers (%s)", NAME(COVERS), kpi,
                  QUOTE(paper->ref), plan->covers);
    }
}

static void check_withdrawn(const struct papers_check *check, const struct paper *paper)
{
    bool unsound = false;
    const struct paper *withdrawn = check->served(check->context, paper->ref, &unsound);
    if (withdrawn == NULL)
        WRONG(REF, "%s %s is no notice or plan of contract %s%s", NAME(REF), QUOTE(paper->ref),
              QUOTE(check->contract), check->absent);
    else if (!unsound && paper->date < withdrawn->date)
        WRONG(DATE, "%s is withdrawn before it is served on %s", QUOTE(paper->ref),
              papers_day(check, withdrawn->date));
}

void papers_check_against(const struct papers_check *check, const struct paper *paper)
{
    if (paper->kind == FACT_SERVED)
        check_served(check, paper);
    else if (paper->kind == FACT_DETERMINED)
        check_determined(check, paper);
    else if (paper->kind == FACT_WITHDRAWN)
        check_withdrawn(check, paper);
}

void papers_check_twice(const struct papers_check *check, const struct paper *paper,
                        const char *where)
{
    if (paper->kind == FACT_DETERMINED)
        WRONG(DATE, "plan %s is determined on %s %s too; one determination a day",
              QUOTE(paper->ref), papers_day(check, paper->date), where);
    else if (paper->kind == FACT_WITHDRAWN)
        WRONG(REF, "%s is withdrawn %s too", QUOTE(paper->ref), where);
    else
        WRONG(REF, "%s %s is %s and says something else", fact_kind_word(paper->kind),
              QUOTE(paper->ref), where);
}
