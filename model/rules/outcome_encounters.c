// SPDX-License-Identifier: MIT
// Visits and meetings that are due: those that are planned, and those that a cadence asks for.
#include "outcome_dues.h"

#include <string.h>

#include "due_kinds.h"
#include "model/ground/text.h"

enum { DAY_LAST_COUNTED = 2932896 - 366 }; // days are counted up to the year 9999

static const char *words_of(const struct ladder *ladder, struct text *words)
{
    const char *kept = arena_strdup(ladder->arena, text_get(words));
    text_release(words);
    return kept;
}

// Held ones of a cadence, and of another that satisfies it too.
static bool held_for(const struct ladder *ladder, const struct cadence *cadence,
                     const struct fact *fact)
{
    if ((fact->kind != FACT_VISIT && fact->kind != FACT_MEETING) ||
        !text_equal(fact->outcome, "held"))
        return false;
    const struct cadence *held = framework_cadence(ladder->framework, fact->instrument);
    return held != NULL && (held == cadence || text_equal(held->satisfies, cadence->id));
}

// What has been agreed for this contract about the frequency of a cadence, with its date and reason (001 L95, L131).
static const struct fact *flexed(const struct ladder *ladder, const struct cadence *cadence)
{
    const struct fact *found = NULL;
    for (size_t i = 0; i < ladder->known.count; i++) {
        const struct fact *fact = ladder->known.facts[i].fact;
        if (fact->kind == FACT_RECORD && text_equal(fact->record, "tier") &&
            text_equal(fact_field(fact, "cadence"), cadence->id) &&
            (found == NULL || fact->date > found->date ||
             (fact->date == found->date && fact->id > found->id)))
            found = fact;
    }
    return found;
}

static int months_between(const struct cadence *cadence, const struct fact *change)
{
    enum { MOST_MONTHS = 120 };
    struct decimal months;
    bool given = change != NULL && decimal_parse(fact_field(change, "months"), &months) &&
                 months.denominator == 1 && months.numerator > 0 && months.numerator <= MOST_MONTHS;
    return given ? (int)months.numerator : cadence->months;
}

static day last_held(const struct ladder *ladder, const struct cadence *cadence)
{
    for (size_t i = ladder->known.count; i-- > 0;) { // they stand by date
        if (held_for(ladder, cadence, ladder->known.facts[i].fact))
            return ladder->known.facts[i].date;
    }
    return DAY_NONE;
}

// The day on which a meeting or visit of a cadence is next due: counted from the start itself, so that nothing drifts, or from
// the last one held. One held within the tolerance counts for its date. What is optional is never late: its next date is
// today or ahead.
static day cadence_due(const struct ladder *ladder, const struct cadence *cadence)
{
    day held = last_held(ladder, cadence);
    const struct fact *change = flexed(ladder, cadence);
    int months = months_between(cadence, change);
    if (change != NULL && cadence->if_applicable &&
        text_equal(fact_field(change, "not_applicable"), "yes"))
        return DAY_NEVER;
    if (!cadence->anchored) {
        day from = held != DAY_NONE ? held : ladder->starts, on = day_add_months(from, months);
        for (int n = 2; !cadence->must && on < ladder->as_at && on < DAY_LAST_COUNTED; n++)
            on = day_add_months(from, n * months);
        return on;
    }
    day past = held != DAY_NONE ? held + cadence->tolerance_days : ladder->starts;
    if (change != NULL && months != cadence->months && change->date > past)
        past = change->date;
    day next = ladder->starts;
    for (int n = 1; next <= past && next < DAY_LAST_COUNTED; n++)
        next = day_add_months(ladder->starts, n * months);
    return next;
}

// Whether another cadence that satisfies this one falls due on the same day: one meeting does for both.
static bool satisfied_by_another(const struct ladder *ladder, const struct cadence *cadence, day on)
{
    for (size_t i = 0; i < ladder->framework->cadence_count; i++) {
        const struct cadence *other = &ladder->framework->cadences[i];
        if (other->months > 0 && other->must && text_equal(other->satisfies, cadence->id) &&
            cadence_due(ladder, other) == on)
            return true;
    }
    return false;
}

// The last one that did not take place as it was booked, if none was held since; NULL: none.
static const struct fact *fell_through(const struct ladder *ladder, const struct cadence *cadence)
{
    day held = last_held(ladder, cadence);
    for (size_t i = ladder->known.count; i-- > 0 && ladder->known.facts[i].date > held;) {
        const struct fact *fact = ladder->known.facts[i].fact;
        if ((fact->kind == FACT_VISIT || fact->kind == FACT_MEETING) &&
            text_equal(fact->instrument, cadence->id) &&
            (text_equal(fact->outcome, "missed") || text_equal(fact->outcome, "cancelled")))
            return fact;
    }
    return NULL;
}

// The arithmetic behind the day, in words.
static const char *cadence_why(const struct ladder *ladder, const struct cadence *cadence, day on)
{
    const struct fact *change = flexed(ladder, cadence);
    int months = months_between(cadence, change);
    day held = last_held(ladder, cadence);
    struct text why = {0};
    text_printf(&why, "Every %d month%s", months, months == 1 ? "" : "s");
    if (change != NULL && months != cadence->months) {
        text_printf(&why, " (agreed for this contract on ");
        day_print(change->date, false, &why);
        text_printf(&why, "; the framework says %d)", cadence->months);
    }
    bool from_held = !cadence->anchored && held != DAY_NONE;
    text_add(&why,
             from_held ? " from the last one, held on " : " from the start of the contract on ");
    day_print(from_held ? held : ladder->starts, false, &why);
    text_add(&why, " = ");
    day_print(on, true, &why);
    if (cadence->tolerance_days > 0)
        text_printf(&why, "; one held up to %d days before or after counts for it",
                    cadence->tolerance_days);
    const struct fact *fell = fell_through(ladder, cadence);
    if (fell != NULL) {
        text_printf(&why, "; %s was %s on ", fell->ref, fell->outcome);
        day_print(fell->date, false, &why);
    }
    return words_of(ladder, &why);
}

// ---- Planned ones -------------------------------------------------------------------------------------------------------------------

// Visits and meetings that are planned, on whatever day: the last recorded word on each ref stands.
static bool superseded(const struct ladder *ladder, const struct fact *fact, moment known_at)
{
    for (size_t i = 0; i < ladder->facts->fact_count; i++) {
        const struct fact *other = &ladder->facts->facts[i];
        if (other != fact && other->kind == fact->kind && fact_known(other, known_at) &&
            text_equal(other->ref, fact->ref) &&
            (other->recorded > fact->recorded ||
             (other->recorded == fact->recorded && other->id > fact->id)))
            return true;
    }
    return false;
}

// A booking whose day has passed is no alarm twice over: what it was booked for waits behind it (cadence_why), until it is known how it went.
static const char *planned_why(const struct ladder *ladder, const struct fact *fact)
{
    if (fact->date >= ladder->as_at)
        return NULL;
    const struct cadence *cadence = framework_cadence(ladder->framework, fact->instrument);
    struct text why = {0};
    text_printf(&why, "%s was planned for ", fact->ref);
    day_print(fact->date, true, &why);
    text_add(&why,
             ", and nothing is recorded of that day: record it as held, move it, or record it "
             "as missed and book again");
    day last = cadence != NULL ? last_held(ladder, cadence) : DAY_NONE;
    if (cadence != NULL && cadence->months > 0 && cadence->must && fact->date > last) {
        day on = cadence_due(ladder, cadence);
        if (on != DAY_NEVER)
            text_printf(&why, ". %s", cadence_why(ladder, cadence, on));
    }
    return words_of(ladder, &why);
}

static void due_planned(struct ladder *ladder, struct dues *dues)
{
    for (size_t i = 0; i < ladder->facts->fact_count; i++) {
        const struct fact *fact = &ladder->facts->facts[i];
        if ((fact->kind != FACT_VISIT && fact->kind != FACT_MEETING) ||
            !text_equal(fact->outcome, "planned") || !fact_known(fact, ladder->known_at) ||
            superseded(ladder, fact, ladder->known_at))
            continue;
        const struct cadence *cadence = framework_cadence(ladder->framework, fact->instrument);
        const char *what = cadence != NULL            ? cadence->title
                           : fact->instrument != NULL ? fact->instrument
                           : fact->kind == FACT_VISIT ? "Visit"
                                                      : "Meeting";
        due_add(ladder, dues,
                (struct due){
                    .on = fact->date,
                    .kind = cadence != NULL            ? due_kind_of_cadence(cadence)
                            : fact->kind == FACT_VISIT ? DUE_VISIT
                                                       : DUE_MEETING,
                    .whose = "council",
                    .what = fact->date < ladder->as_at
                                ? arena_printf(ladder->arena, "Was it held? %s", what)
                                : what,
                    .key = fact->ref,
                    .clause = cadence != NULL ? cadence->clause : "",
                    .provenance = cadence != NULL ? cadence->provenance : PROVENANCE_LOCAL,
                    .why = planned_why(ladder, fact),
                    .record = fact_kind_word(fact->kind),
                    .ref = fact->ref,
                    .type = fact->instrument,
                });
    }
}

// ---- Those that a cadence asks for -------------------------------------------------------------------------------------------------

// Whether one that is planned, and be it for a day of which nothing is recorded yet, does for it: of its own kind, or in time of a kind that satisfies it, too.
static bool is_planned(const struct ladder *ladder, const struct dues *dues,
                       const struct cadence *cadence, day on)
{
    for (size_t i = 0; i < dues->count; i++) {
        const struct due *due = &dues->list[i];
        if (due->on < ladder->as_at && due->on <= last_held(ladder, cadence))
            continue; // it was to come before the one that was held last
        if (text_equal(due->type, cadence->id))
            return true;
        for (size_t j = 0; j < ladder->framework->cadence_count; j++) {
            const struct cadence *other = &ladder->framework->cadences[j];
            if (text_equal(other->satisfies, cadence->id) && text_equal(due->type, other->id) &&
                due->on >= on - cadence->tolerance_days && due->on <= on + cadence->tolerance_days)
                return true;
        }
    }
    return false;
}

// "Missed 24 May, book again: Contract Meeting": the booking that fell through and what is due because of it are one item.
static const char *cadence_what(const struct ladder *ladder, const struct cadence *cadence)
{
    const struct fact *fell = cadence->must ? fell_through(ladder, cadence) : NULL;
    struct text what = {0};
    if (fell == NULL)
        return arena_printf(ladder->arena, "%s due", cadence->title);
    text_add(&what, text_equal(fell->outcome, "missed") ? "Missed " : "Called off ");
    day_print_brief(fell->date, ladder->as_at, &what);
    text_printf(&what, ", book again: %s", cadence->title);
    return words_of(ladder, &what);
}

static void due_cadences(struct ladder *ladder, struct dues *dues)
{
    if (ladder->as_at < ladder->starts || ladder->as_at > ladder->facts->ends)
        return;
    for (size_t i = 0; i < ladder->framework->cadence_count; i++) {
        const struct cadence *cadence = &ladder->framework->cadences[i];
        // What is optional is proposed to those who take part in it.
        if (cadence->months == 0 || (!cadence->must && last_held(ladder, cadence) == DAY_NONE))
            continue;
        day on = cadence_due(ladder, cadence);
        if (on == DAY_NEVER || is_planned(ladder, dues, cadence, on))
            continue;
        char iso[DAY_ISO_SIZE];
        if (on <= ladder->facts->ends && !satisfied_by_another(ladder, cadence, on))
            due_add(ladder, dues,
                    (struct due){
                        .on = on,
                        .kind = due_kind_of_cadence(cadence),
                        .whose = "council",
                        .what = cadence_what(ladder, cadence),
                        .key = arena_printf(ladder->arena, "%s:%s", cadence->id, day_iso(on, iso)),
                        .clause = cadence->clause,
                        .provenance = cadence->provenance,
                        .duty = cadence->must ? DUTY_MUST : DUTY_CONSIDER,
                        .why = cadence_why(ladder, cadence, on),
                        .record = fact_kind_word(cadence->visit ? FACT_VISIT : FACT_MEETING),
                        .type = cadence->id,
                    });
    }
}

void due_encounters(struct ladder *ladder, struct dues *dues)
{
    due_planned(ladder, dues);
    due_cadences(ladder, dues);
}
