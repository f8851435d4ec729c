// SPDX-License-Identifier: MIT
// Laws of time: replays, what was known, windows that roll, dates, and until when an outcome holds.
#include "laws.h"

#include "model/ground/text.h"
#include "retell.h"

enum { DAYS = 2 }; // looked at in one history

bool law_replay(struct trial *trial)
{
    for (int i = 0; i < DAYS; i++) {
        day on = trial_day(trial);
        moment end = moment_end_of_day(on);
        struct contract_facts then = trial_recorded(trial, &trial->facts, end);
        const struct outcome *live = trial_evaluate(trial, &then, on, MOMENT_ALL);
        const struct outcome *replay = trial_evaluate(trial, &trial->facts, on, end);
        if (!trial_same(trial, live, replay, TELL_ALL, "live and replayed"))
            return false;
    }
    return true;
}

// With all that is known today: what lies ahead of the day is known too, so that it holds for less long.
bool law_replay_prompt(struct trial *trial)
{
    for (int i = 0; i < DAYS; i++) {
        day on = trial_day(trial);
        struct contract_facts then = trial_recorded(trial, &trial->facts, moment_end_of_day(on));
        const struct outcome *live = trial_evaluate(trial, &then, on, MOMENT_ALL);
        const struct outcome *replay = trial_evaluate(trial, &trial->facts, on, MOMENT_ALL);
        if (!trial_same(trial, live, replay, TELL_ALL & ~(unsigned)TELL_HORIZON,
                        "live and replayed"))
            return false;
    }
    return true;
}

// Among the later records are some that would change everything.
static struct contract_facts with_later_records(struct trial *trial, day on, moment after)
{
    struct contract_facts more = trial->facts;
    struct fact *list =
        ARENA_ARRAY(trial->arena, more.fact_count + trial->framework->kpi_count + 2, struct fact);
    for (size_t i = 0; i < more.fact_count; i++)
        list[i] = more.facts[i];
    const struct fact blank = {.date = on - 3,
                               .period = DAY_NONE,
                               .rectify_by = DAY_NONE,
                               .recorded_by = "",
                               .note = "",
                               .recorded = after + 1,
                               .id = 1000000};
    for (size_t i = 0; i < trial->framework->kpi_count; i++) {
        struct fact *fact = &list[more.fact_count++];
        *fact = blank;
        fact->kind = FACT_RESULT;
        fact->ref = arena_printf(trial->arena, "late-%zu", i);
        fact->kpi = trial->framework->kpis[i].ref;
        fact->period = day_add_months(day_quarter(on), -3);
        fact->colour = COLOUR_RED;
    }
    struct fact *notice = &list[more.fact_count++];
    *notice = blank;
    notice->kind = FACT_SERVED;
    notice->ref = "late-DN";
    notice->instrument = "dn";
    struct fact *withdrawn = &list[more.fact_count++];
    *withdrawn = blank;
    withdrawn->kind = FACT_WITHDRAWN;
    withdrawn->ref = "late-DN";
    for (size_t i = 0; i < trial->facts.fact_count; i++) {
        if (trial->facts.facts[i].kind == FACT_SERVED && trial->facts.facts[i].date < on)
            withdrawn->ref = trial->facts.facts[i].ref;
    }
    more.facts = list;
    return more;
}

bool law_known(struct trial *trial)
{
    for (int i = 0; i < DAYS; i++) {
        day on = trial_day(trial), knew = trial_day(trial);
        moment end = moment_end_of_day(knew);
        struct contract_facts then = trial_recorded(trial, &trial->facts, end);
        struct contract_facts more = with_later_records(trial, on, end);
        const struct outcome *known = trial_evaluate(trial, &more, on, end);
        const struct outcome *expected = trial_evaluate(trial, &then, on, end);
        if (!trial_same(trial, expected, known, TELL_ALL, "without and with later records"))
            return false;
    }
    return true;
}

// ---- windows that roll

static const struct gauge *same_gauge(const struct outcome *outcome, const struct gauge *gauge)
{
    for (size_t i = 0; i < outcome->gauge_count; i++) {
        if (outcome->gauges[i].limb == gauge->limb)
            return &outcome->gauges[i];
    }
    return NULL;
}

static bool rolled(struct trial *trial, const struct outcome *before, const struct outcome *after)
{
    for (size_t i = 0; i < before->gauge_count; i++) {
        const struct gauge *gauge = &before->gauges[i], *later = same_gauge(after, gauge);
        if (gauge->rule->window != WINDOW_MONTHS)
            continue;
        int still = 0;
        for (size_t j = 0; j < gauge->fact_count; j++)
            still += gauge->facts[j].drops_out > after->as_at;
        if (later == NULL || later->count != still || later->count > gauge->count)
            return trial_trouble(
                trial, after->as_at,
                "%s counts %d, after %d on day %+d, of which %d have not dropped out",
                gauge->rule->key, later != NULL ? later->count : -1, gauge->count,
                before->as_at - after->as_at, still);
    }
    return true;
}

bool law_rolling(struct trial *trial)
{
    for (int i = 0; i < DAYS - 1; i++) {
        day on = trial_day(trial);
        struct contract_facts then = trial->facts;
        struct fact *list = ARENA_ARRAY(trial->arena, then.fact_count + 1, struct fact);
        then.fact_count = 0;
        for (size_t j = 0; j < trial->facts.fact_count; j++) {
            if (trial->facts.facts[j].date <= on)
                list[then.fact_count++] = trial->facts.facts[j];
        }
        then.facts = list;
        const struct outcome *before = trial_evaluate(trial, &then, on, MOMENT_ALL);
        for (int j = 0; j < 4; j++) {
            day later = before->as_at + chance_between(&trial->chance, 1, j == 0 ? 3 : 200);
            const struct outcome *after = trial_evaluate(trial, &then, later, MOMENT_ALL);
            if (!rolled(trial, before, after))
                return false;
            before = after;
        }
    }
    return true;
}

// ---- dates

bool law_dates(struct trial *trial)
{
    for (int i = 0; i < DAYS; i++) {
        day on = trial_day(trial);
        const struct outcome *outcome = trial_evaluate(trial, &trial->facts, on, MOMENT_ALL);
        for (size_t j = 0; j < outcome->finding_count; j++) {
            const struct finding *finding = &outcome->findings[j];
            if (finding->raised_on > on || finding->status_on > on ||
                finding->status_on < finding->raised_on ||
                (finding->due_on != DAY_NONE && finding->due_on < finding->raised_on))
                return trial_trouble(trial, on, "%s is raised on day %+d, stands so since day %+d",
                                     finding->key, finding->raised_on - on,
                                     finding->status_on - on);
        }
        if (outcome->holds_until <= on)
            return trial_trouble(trial, on, "it holds until day %+d", outcome->holds_until - on);
    }
    return true;
}

static bool was_there(const struct outcome *yesterday, const struct finding *finding)
{
    for (size_t i = 0; i < yesterday->finding_count; i++) {
        const struct finding *was = &yesterday->findings[i];
        if (text_equal(was->key, finding->key) && was->raised_on == finding->raised_on &&
            was->status == finding->status && was->flags == finding->flags)
            return true;
    }
    return false;
}

bool law_dated_today(struct trial *trial)
{
    for (int i = 0; i < DAYS; i++) {
        day on = trial_day(trial);
        const struct outcome *yesterday = trial_evaluate(trial, &trial->facts, on - 1, MOMENT_ALL);
        const struct outcome *today = trial_evaluate(trial, &trial->facts, on, MOMENT_ALL);
        for (size_t j = 0; j < today->finding_count; j++) {
            const struct finding *finding = &today->findings[j];
            bool flagged =
                (finding->flags & FINDING_BASIS_CHANGED) != 0; // that has no date of its own
            if (!flagged && !was_there(yesterday, finding) && finding->status_on != on)
                return trial_trouble(trial, on, "%s is new as %s, but since day %+d", finding->key,
                                     finding_status_word(finding->status), finding->status_on - on);
        }
    }
    return true;
}

// ---- until when it holds

// All but what names the day itself.
static const unsigned standing_parts =
    TELL_FINDINGS | TELL_GAUGES | TELL_GRIDS | TELL_RAG | TELL_DUES | TELL_HORIZON;

bool law_holds_until(struct trial *trial)
{
    for (int i = 0; i < DAYS; i++) {
        day on = trial_day(trial);
        moment known = moment_end_of_day(on); // nothing new becomes known
        if (i == 0)
            known = MOMENT_ALL;
        const struct outcome *now = trial_evaluate(trial, &trial->facts, on, known);
        int days = now->holds_until - on - 1;
        for (int j = 0; j < 5 && days > 0; j++) {
            int ahead = j == 0 ? days : j == 1 ? 1 : chance_between(&trial->chance, 1, days);
            const struct outcome *then = trial_evaluate(trial, &trial->facts, on + ahead, known);
            if (!trial_same(trial, now, then, standing_parts,
                            "before the day until which it holds"))
                return false;
        }
    }
    return true;
}
