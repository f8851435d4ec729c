// SPDX-License-Identifier: MIT
// The meeting that follows, on its cadence and without drift; and the notice that one has to be given.
#include "model/meetings_parts.h"

#include <string.h>

static const char *words_of(struct arena *arena, struct text *words)
{
    const char *kept = arena_strdup(arena, text_get(words));
    text_release(words);
    return kept;
}

// The contract as it will stand when this meeting has been held.
static const struct outcome *outcome_after(const struct meeting_table *table, day held,
                                           struct arena *arena)
{
    const struct evaluation *evaluation = table->evaluation;
    struct contract_facts facts = evaluation->facts;
    struct fact *all = ARENA_ARRAY(arena, facts.fact_count + 1, struct fact);
    size_t count = 0;
    for (size_t i = 0; i < facts.fact_count; i++) {
        const struct fact *fact = &facts.facts[i];
        bool own = fact->kind == FACT_MEETING && text_equal(fact->ref, table->ref);
        if (!own) // its plan has come to its end
            all[count++] = *fact;
    }
    all[count++] = (struct fact){.kind = FACT_MEETING,
                                 .ref = *table->ref != '\0' ? table->ref : "this meeting",
                                 .date = held,
                                 .instrument = table->type,
                                 .outcome = "held",
                                 .period = DAY_NONE,
                                 .rectify_by = DAY_NONE,
                                 .recorded_by = "",
                                 .note = ""};
    facts.facts = all;
    facts.fact_count = count;
    return rules_evaluate(evaluation->framework, &facts, held, MOMENT_ALL, arena);
}

// Whether a meeting of the other type does for this one, or this for the other: the annual review is the last quarterly one.
static bool stands_for(const struct cadence *one, const struct cadence *other)
{
    return one == other || text_equal(one->satisfies, other->id) ||
           text_equal(other->satisfies, one->id);
}

// By what the rules say falls due behind that day; of two on one day the one that does for both stands alone there. Where one that does
// for it is overdue, it is made up for then.
static bool due_next(const struct meeting_table *table, const struct outcome *outcome, day held,
                     struct meeting_next *out)
{
    const struct framework *framework = table->evaluation->framework;
    const struct cadence *overdue = NULL, *found = NULL;
    for (size_t i = 0; i < outcome->due_count && found == NULL; i++) {
        for (size_t j = 0; j < framework->cadence_count; j++) {
            const struct cadence *cadence = &framework->cadences[j];
            if (cadence->visit || !meeting_due_key(&outcome->dues[i], cadence) ||
                !stands_for(cadence, table->cadence))
                continue;
            if (outcome->dues[i].on > held) {
                found = cadence;
                out->due = outcome->dues[i].on;
            } else {
                overdue = cadence;
            }
        }
    }
    if (found == NULL)
        return false;
    if (overdue != NULL && text_equal(overdue->satisfies, found->id))
        found = overdue;
    out->type = found->id;
    out->title = found->title;
    return true;
}

// One that is planned behind that day already.
static bool planned_next(const struct meeting_table *table, day held, struct arena *arena,
                         struct meeting_next *out)
{
    const struct framework *framework = table->evaluation->framework;
    struct meeting_offers offers;
    meetings_offered(table->evaluation, arena, &offers);
    for (size_t i = 0; i < offers.count; i++) {
        const struct meeting_offer *offer = &offers.list[i];
        if (offer->way == MEETING_PLANNED && offer->on > held &&
            !text_equal(offer->ref, table->ref) && offer->cadence != NULL &&
            stands_for(framework_cadence(framework, offer->type), table->cadence)) {
            out->type = offer->type;
            out->title = offer->title;
            out->due = out->on = offer->on;
            out->planned = offer->ref;
            out->why = arena_printf(arena, "%s %s is planned for %s.", offer->title, offer->ref,
                                    day_words(offer->on, true, arena));
            return true;
        }
    }
    return false;
}

static day working_day_up_to(const struct calendar *calendar, day due, day after)
{
    day on = due;
    while (on > after + 1 && !calendar_working(calendar, on))
        on--;
    return on;
}

static void say_why(const struct meeting_table *table, struct arena *arena,
                    const struct calendar *calendar, struct meeting_next *out)
{
    struct text words = {0};
    const struct cadence *cadence = framework_cadence(table->evaluation->framework, out->type);
    const struct holiday *holiday = calendar != NULL ? calendar_holiday(calendar, out->due) : NULL;
    text_printf(&words, "%s due ", out->title);
    day_print(out->due, true, &words);
    if (*cadence->clause != '\0')
        text_printf(&words, " (%s)", cadence->clause);
    if (out->on != out->due)
        text_printf(&words, ", which is %s%s; the working day before it is ",
                    holiday != NULL ? "a bank holiday: " : "no working day",
                    holiday != NULL ? holiday->title : "");
    if (out->on != out->due)
        day_print(out->on, true, &words);
    text_add_char(&words, '.');
    out->why = words_of(arena, &words);
}

void meeting_next(struct office *office, const struct meeting_table *table, day held,
                  struct arena *arena, struct meeting_next *out)
{
    const struct calendar *calendar = NULL;
    struct status st = {0};
    *out = (struct meeting_next){.due = DAY_NONE, .on = DAY_NONE};
    if (table->cadence == NULL || planned_next(table, held, arena, out))
        return;
    if (!due_next(table, outcome_after(table, held, arena), held, out)) {
        if (table->cadence->months == 0)
            return;
        out->type = table->type;
        out->title = table->title;
        out->due = day_add_months(held, table->cadence->months);
    }
    if (!office_calendar(office, table->evaluation->framework->calendar, &calendar, &st))
        status_clear(&st); // without one the day itself is proposed
    out->on = calendar != NULL ? working_day_up_to(calendar, out->due, held) : out->due;
    say_why(table, arena, calendar, out);
}

bool meeting_notice(struct office *office, const struct evaluation *evaluation, const char *type,
                    day called, day on, struct arena *arena, const char **why)
{
    const struct cadence *cadence = framework_cadence(evaluation->framework, type);
    const struct calendar *calendar = NULL;
    struct status st = {0};
    day earliest = DAY_NONE;
    *why = NULL;
    if (cadence == NULL || cadence->notice_days == 0)
        return true;
    if (!office_calendar(office, evaluation->framework->calendar, &calendar, &st) ||
        !cadence_earliest(cadence, calendar, called, &earliest, NULL, &st)) {
        status_clear(&st);
        return false;
    }
    if (on >= earliest)
        return true;
    *why = arena_printf(arena,
                        "%s needs %d working days' notice (%s): called on %s, it can be held from "
                        "%s on.",
                        cadence->title, cadence->notice_days, cadence->clause,
                        day_words(called, true, arena), day_words(earliest, true, arena));
    return false;
}
