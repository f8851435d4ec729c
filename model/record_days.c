// SPDX-License-Identifier: MIT
#include "model/record_days.h"

#include "model/rules/provisions_state.h"

static const char *full_day(struct arena *arena, day d)
{
    struct text words = {0};
    day_print(d, true, &words);
    const char *kept = arena_strdup(arena, text_get(&words));
    text_release(&words);
    return kept;
}

// The type is said once; a step that leaves it out means that of the steps before.
static const struct cadence *cadence_of(const struct evaluation *now, const struct fact *step)
{
    const char *type = step_field(step, "type");
    for (size_t i = now->facts.fact_count; i-- > 0 && *type == '\0';) {
        const struct fact *earlier = &now->facts.facts[i];
        if (earlier->kind == step->kind && text_equal(earlier->ref, step->ref))
            type = step_field(earlier, "type");
    }
    return framework_cadence(now->framework, type);
}

static bool ask_notice(struct office *office, const struct evaluation *now, const struct fact *step,
                       day said_on, struct arena *arena, struct status *st)
{
    const struct cadence *cadence = cadence_of(now, step);
    const struct calendar *calendar;
    struct text why = {0};
    struct status short_of = {0};
    day called = said_on, earliest = DAY_NONE;
    if (cadence == NULL || cadence->notice_days == 0)
        return true;
    if (!day_parse(fact_field(step, "called_on"), &called))
        called = said_on;
    bool good = office_calendar(office, now->framework->calendar, &calendar, &short_of) &&
                cadence_earliest(cadence, calendar, called, &earliest, &why, &short_of);
    if (!good)
        status_add(st, STATUS_DATA, "The notice of %s (%s) cannot be counted. %s", cadence->title,
                   cadence->clause, status_message(&short_of));
    else if (step->date < earliest)
        good = status_add(
            st, STATUS_DATA,
            "%s needs %d %sworking days' notice (%s, %s): called on %s it can be on %s at the "
            "earliest, not on %s.",
            cadence->title, cadence->notice_days, cadence->clear_days ? "clear " : "",
            cadence->clause, provenance_word(cadence->provenance), full_day(arena, called),
            full_day(arena, earliest), full_day(arena, step->date));
    status_clear(&short_of);
    text_release(&why);
    return good;
}

bool record_day_ask(struct office *office, const struct evaluation *now, const struct fact *step,
                    day said_on, struct arena *arena, struct status *st)
{
    bool good = true;
    if (step->kind != FACT_VISIT && step->kind != FACT_MEETING)
        return true;
    const char *what = step->kind == FACT_VISIT ? "visit" : "meeting";
    bool planned = text_equal(step->outcome, "planned");
    if (planned && step->date < said_on)
        good =
            status_add(st, STATUS_DATA,
                       "%s is past, so no %s can be planned for it: give a day that is ahead, or "
                       "record it as held, missed or cancelled.",
                       full_day(arena, step->date), what);
    else if (planned)
        good = ask_notice(office, now, step, said_on, arena, st);
    else if ((text_equal(step->outcome, "held") || text_equal(step->outcome, "missed")) &&
             step->date > said_on)
        good = status_add(st, STATUS_DATA,
                          "%s has not come yet, so no %s can have been %s then: record it as "
                          "planned.",
                          full_day(arena, step->date), what, step->outcome);
    return good;
}

static const char *calendar_words(const char *name)
{
    return text_equal(name, "england-and-wales")  ? "England and Wales"
           : text_equal(name, "scotland")         ? "Scotland"
           : text_equal(name, "northern-ireland") ? "Northern Ireland"
                                                  : name;
}

void record_day_tell(struct office *office, const struct framework *framework, day on,
                     struct text *words)
{
    const struct calendar *calendar = NULL;
    struct status st = {0};
    struct arena *arena = arena_new();
    const char *line = NULL;
    if (!office_calendar(office, framework->calendar, &calendar, &st)) {
        line = status_message(&st);
        calendar = NULL;
    }
    const struct holiday *holiday = calendar != NULL ? calendar_holiday(calendar, on) : NULL;
    if (holiday != NULL)
        line = arena_printf(arena, "%s is a bank holiday in %s: %s.", full_day(arena, on),
                            calendar_words(calendar->name), holiday->title);
    else if (day_weekday(on) >= SATURDAY)
        line = arena_printf(arena, "%s is at a weekend.", full_day(arena, on));
    else if (calendar != NULL && (on < calendar->from || on > calendar->to))
        line = arena_printf(
            arena, "The bank holidays of %s are known up to %s: whether %s is one is not known.",
            calendar_words(calendar->name), full_day(arena, calendar->to), full_day(arena, on));
    if (line != NULL)
        text_printf(words, "%s%s", words->length > 0 ? "\n" : "", line);
    status_clear(&st);
    arena_free(arena);
}
