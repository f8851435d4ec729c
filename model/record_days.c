// SPDX-License-Identifier: MIT
#include "model/record_days.h"

#include "model/records.h"
#include "model/rules/provisions_state.h"

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

// When a meeting that was planned was called, as an earlier step says; DAY_NONE: none does.
static day called_before(const struct evaluation *now, const struct fact *step)
{
    day called = DAY_NONE;
    for (size_t i = 0; i < now->facts.fact_count; i++) {
        const struct fact *earlier = &now->facts.facts[i];
        day on;
        if (earlier->kind == step->kind && text_equal(earlier->ref, step->ref) &&
            day_parse(fact_field(earlier, "called_on"), &on))
            called = on;
    }
    return called;
}

// How the notice of a meeting lies beside the one that its framework wants.
struct notice {
    const struct cadence *cadence; // NULL: none is wanted
    day called, earliest;          // DAY_NONE: nobody said when; cannot be counted
    const char *why;               // it cannot be counted
};

static struct notice notice_of(struct office *office, const struct evaluation *now,
                               const struct fact *step, day called, struct arena *arena)
{
    struct notice notice = {.cadence = cadence_of(now, step), .earliest = DAY_NONE, .why = ""};
    const struct calendar *calendar;
    struct text arithmetic = {0};
    struct status short_of = {0};
    if (notice.cadence == NULL || notice.cadence->notice_days == 0)
        return (struct notice){.cadence = NULL};
    if (!day_parse(fact_field(step, "called_on"), &notice.called))
        notice.called = called;
    if (notice.called != DAY_NONE &&
        (!office_calendar(office, now->framework->calendar, &calendar, &short_of) ||
         !cadence_earliest(notice.cadence, calendar, notice.called, &notice.earliest, &arithmetic,
                           &short_of))) {
        notice.earliest = DAY_NONE;
        notice.why = arena_strdup(arena, status_message(&short_of));
    }
    status_clear(&short_of);
    text_release(&arithmetic);
    return notice;
}

static const char *wanted(const struct notice *notice, struct arena *arena)
{
    const struct cadence *cadence = notice->cadence;
    return arena_printf(arena, "%s needs %d %sworking days' notice (%s, %s)", cadence->title,
                        cadence->notice_days, cadence->clear_days ? "clear " : "", cadence->clause,
                        provenance_word(cadence->provenance));
}

static bool ask_notice(struct office *office, const struct evaluation *now, const struct fact *step,
                       day said_on, struct arena *arena, struct status *st)
{
    const struct notice notice = notice_of(office, now, step, said_on, arena);
    if (notice.cadence == NULL)
        return true;
    if (notice.earliest == DAY_NONE)
        status_add(st, STATUS_DATA, "The notice of %s (%s) cannot be counted. %s",
                   notice.cadence->title, notice.cadence->clause, notice.why);
    else if (step->date < notice.earliest)
        return status_add(
            st, STATUS_DATA, "%s: called on %s it can be on %s at the earliest, not on %s.",
            wanted(&notice, arena), day_words(notice.called, true, arena),
            day_words(notice.earliest, true, arena), day_words(step->date, true, arena));
    return true;
}

void record_day_remark(struct office *office, const struct evaluation *now, const struct fact *step,
                       struct arena *arena, struct text *out)
{
    if (step->kind != FACT_MEETING || !text_equal(step->outcome, "held"))
        return;
    const struct notice notice = notice_of(office, now, step, called_before(now, step), arena);
    if (notice.cadence == NULL || (notice.called != DAY_NONE && notice.earliest == DAY_NONE))
        return;
    if (notice.called == DAY_NONE)
        text_printf(out, "%s: on which day it was called is not said.", wanted(&notice, arena));
    else if (step->date < notice.earliest)
        text_printf(out,
                    "%s: called on %s it could be on %s at the earliest, and it was held on %s.",
                    wanted(&notice, arena), day_words(notice.called, true, arena),
                    day_words(notice.earliest, true, arena), day_words(step->date, true, arena));
}

// A date that tells of what has happened cannot be yet to come.
static bool ask_past(const struct fact *step, day said_on, struct arena *arena, struct status *st)
{
    const char *word = step->kind == FACT_RECORD ? step->record : fact_kind_word(step->kind);
    const struct record_kind_row *kind = record_kind(word);
    bool good = true;
    for (size_t i = 0; kind != NULL && i < step->field_count; i++) {
        const struct record_field *field = record_field_kind(kind, step->fields[i].name);
        day on = DAY_NONE;
        if (field != NULL && field->past && day_parse(step->fields[i].value, &on) && on > said_on)
            good = status_add(st, STATUS_DATA, "%s cannot be %s, which has not come yet.",
                              field->label, day_words(on, true, arena));
    }
    return good;
}

bool record_day_ask(struct office *office, const struct evaluation *now, const struct fact *step,
                    day said_on, struct arena *arena, struct status *st)
{
    bool good = ask_past(step, said_on, arena, st);
    if (step->kind != FACT_VISIT && step->kind != FACT_MEETING)
        return good;
    const char *what = step->kind == FACT_VISIT ? "visit" : "meeting";
    bool planned = text_equal(step->outcome, "planned");
    if (planned && step->date < said_on)
        good =
            status_add(st, STATUS_DATA,
                       "%s is past, so no %s can be planned for it: give a day that is ahead, or "
                       "record it as held, missed or cancelled.",
                       day_words(step->date, true, arena), what);
    else if (planned)
        good = ask_notice(office, now, step, said_on, arena, st) && good;
    else if (step->date > said_on)
        good = status_add(
            st, STATUS_DATA, "%s has not come yet, so no %s can have been %s then: %s.",
            day_words(step->date, true, arena), what, step->outcome,
            text_equal(step->outcome, "cancelled") ? "give the day on which it was called off"
                                                   : "record it as planned");
    return good;
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
        line = arena_printf(arena, "%s is a bank holiday in %s: %s.", day_words(on, true, arena),
                            calendar_nation(calendar->name), holiday->title);
    else if (day_weekday(on) >= SATURDAY)
        line = arena_printf(arena, "%s is at a weekend.", day_words(on, true, arena));
    else if (calendar != NULL && !calendar_knows(calendar, on))
        line = arena_printf(
            arena, "The bank holidays of %s are known up to %s: whether %s is one is not known.",
            calendar_nation(calendar->name), day_words(calendar->to, true, arena),
            day_words(on, true, arena));
    if (line != NULL)
        text_printf(words, "%s%s", words->length > 0 ? "\n" : "", line);
    status_clear(&st);
    arena_free(arena);
}
