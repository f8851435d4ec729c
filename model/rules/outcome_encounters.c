// SPDX-License-Identifier: MIT
// Visits and meetings that are due: those that are planned, and those that a cadence asks for.
#include "outcome_dues.h"

#include "cadence_days.h"

#include <stdlib.h>
#include <string.h>

#include "due_kinds.h"
#include "model/ground/text.h"

static const char *words_of(const struct ladder *ladder, struct text *words)
{
    const char *kept = arena_strdup(ladder->arena, text_get(words));
    text_release(words);
    return kept;
}

// The day on which one of a cadence that is not anchored is next due: from the last one held. What is optional is never late: its
// next date is today or ahead.
static day next_from_held(const struct ladder *ladder, const struct cadence *cadence)
{
    int months = cadence_months(cadence, cadence_flexed(ladder, cadence));
    day held = cadence_last_held(ladder, cadence);
    day from = held != DAY_NONE ? held : ladder->starts, on = day_add_months(from, months);
    for (int n = 2; !cadence->must && on < ladder->as_at && on < DAY_LAST_COUNTED; n++)
        on = day_add_months(from, n * months);
    return on;
}

// The last one that did not take place as it was booked, if none was held since; NULL: none.
static const struct fact *fell_through(const struct ladder *ladder, const struct cadence *cadence)
{
    day held = cadence_last_held(ladder, cadence);
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
static void cadence_sum(const struct ladder *ladder, const struct cadence *cadence, day on,
                        struct text *out)
{
    const struct fact *change = cadence_flexed(ladder, cadence);
    int months = cadence_months(cadence, change);
    day held = cadence_last_held(ladder, cadence);
    text_printf(out, "Every %d month%s", months, months == 1 ? "" : "s");
    if (change != NULL && months != cadence->months) {
        text_printf(out, " (agreed for this contract on ");
        day_print(change->date, false, out);
        text_printf(out, "; the framework says %d)", cadence->months);
    }
    bool from_held = !cadence->anchored && held != DAY_NONE;
    text_add(out,
             from_held ? " from the last one, held on " : " from the start of the contract on ");
    day_print(from_held ? held : ladder->starts, false, out);
    text_add(out, " = ");
    day_print(on, true, out);
    if (cadence->tolerance_days > 0 && !cadence->anchored)
        text_printf(out, "; a booking up to %d days later does for it", cadence->tolerance_days);
    else if (cadence->tolerance_days > 0)
        text_printf(out, "; one held up to %d days before or after counts for it",
                    cadence->tolerance_days);
    const struct fact *fell = fell_through(ladder, cadence);
    if (fell != NULL) {
        text_printf(out, "; %s was %s on ", fell->ref, fell->outcome);
        day_print(fell->date, false, out);
    }
}

// ---- Planned ones -------------------------------------------------------------------------------------------------------------------

// The last recorded word on each ref stands.
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

static int by_date(const void *left, const void *right)
{
    const struct fact *a = *(const struct fact *const *)left,
                      *b = *(const struct fact *const *)right;
    if (a->date != b->date)
        return a->date < b->date ? -1 : 1;
    return a->kind != b->kind ? (int)a->kind - (int)b->kind : strcmp(a->ref, b->ref);
}

// Visits and meetings that are planned, on whatever day.
static void find_bookings(struct ladder *ladder, struct bookings *out)
{
    const struct contract_facts *facts = ladder->facts;
    *out = (struct bookings){
        .list = ARENA_ARRAY(ladder->arena, facts->fact_count + 1, const struct fact *)};
    for (size_t i = 0; i < facts->fact_count; i++) {
        const struct fact *fact = &facts->facts[i];
        if ((fact->kind == FACT_VISIT || fact->kind == FACT_MEETING) &&
            text_equal(fact->outcome, "planned") && fact_known(fact, ladder->known_at) &&
            !superseded(ladder, fact, ladder->known_at))
            out->list[out->count++] = fact;
    }
    if (out->count > 1)
        qsort(out->list, out->count, sizeof *out->list, by_date);
}

// The day for which a booking stands; DAY_NEVER: for none that is asked for.
static day stands_for(struct ladder *ladder, const struct bookings *bookings,
                      const struct cadence *cadence, const struct fact *booking)
{
    struct cadence_days days;
    if (cadence == NULL || cadence->months == 0 || !cadence->must ||
        !booking_waits(ladder, booking, cadence_last_held(ladder, cadence)) ||
        ladder->as_at < ladder->starts)
        return DAY_NEVER;
    if (!cadence->anchored)
        return cadence_excepted(cadence, cadence_flexed(ladder, cadence))
                   ? DAY_NEVER
                   : next_from_held(ladder, cadence);
    cadence_days_find(ladder, cadence, bookings, &days);
    for (size_t i = 0; i < days.count; i++) {
        if (days.list[i].booked == booking)
            return days.list[i].on;
    }
    return DAY_NEVER;
}

// A booking whose day has passed is no alarm twice over: what it was booked for waits behind it, until it is known how it went.
static const char *planned_why(struct ladder *ladder, const struct bookings *bookings,
                               const struct cadence *cadence, const struct fact *fact)
{
    day on = stands_for(ladder, bookings, cadence, fact);
    struct text why = {0};
    int tolerance = cadence != NULL ? cadence->tolerance_days : 0;
    if (fact->date >= ladder->as_at && (on == DAY_NEVER || fact->date <= on + tolerance))
        return NULL;
    if (fact->date < ladder->as_at) {
        text_printf(&why, "%s was planned for ", fact->ref);
        day_print(fact->date, true, &why);
        text_add(&why,
                 ", and nothing is recorded of that day: record it as held, move it, or record it "
                 "as missed and book again");
    } else {
        text_add(&why, "It stands for the one that is due before");
    }
    if (cadence != NULL && on != DAY_NEVER) {
        text_add(&why, ". ");
        cadence_sum(ladder, cadence, on, &why);
    }
    return words_of(ladder, &why);
}

static void due_planned(struct ladder *ladder, struct dues *dues, const struct bookings *bookings)
{
    for (size_t i = 0; i < bookings->count; i++) {
        const struct fact *fact = bookings->list[i];
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
                    .why = planned_why(ladder, bookings, cadence, fact),
                    .record = fact_kind_word(fact->kind),
                    .ref = fact->ref,
                    .type = fact->instrument,
                });
    }
}

// ---- Those that a cadence asks for -------------------------------------------------------------------------------------------------

struct asked { // one that is to be held
    day on;
    const struct fact *booked; // for a day that is too late; NULL: it is not booked
    const day *more;           // others that were missed after it
    size_t more_count;
    const struct cadence_day *late; // the last of those before it that were held late, or NULL
};

static void print_brief(day d, day near, struct text *out)
{
    if (near == DAY_NONE)
        day_print(d, false, out);
    else
        day_print_brief(d, near, out);
}

static void add_more(const struct ladder *ladder, const struct asked *asked, struct text *out)
{
    size_t count = asked->more_count;
    if (count == 0)
        return;
    if (count > 2)
        text_printf(out, "; %zu more missed, ", count);
    else
        text_add(out, "; also missed: ");
    day first = asked->more[0], last = asked->more[count - 1];
    bool same_year = day_civil(asked->on).year == day_civil(last).year;
    day near = same_year ? ladder->as_at : DAY_NONE; // with both years, where they are two
    print_brief(first, near, out);
    if (count > 1) {
        text_add(out, count > 2 ? " to " : " and ");
        print_brief(last, near, out);
    }
}

// "Missed 24 May, book again: Contract Meeting": the booking that fell through and what is due because of it are one item. "Contract Meeting
// due 19 Feb, booked for 30 Sep": that it is booked makes it no less late.
static const char *asked_what(const struct ladder *ladder, const struct cadence *cadence,
                              const struct asked *asked)
{
    const struct fact *fell = cadence->must ? fell_through(ladder, cadence) : NULL;
    struct text what = {0};
    if (asked->booked != NULL) {
        text_printf(&what, "%s due ", cadence->title);
        day_print_brief(asked->on, ladder->as_at, &what);
        text_add(&what, ", booked for ");
        day_print_brief(asked->booked->date, ladder->as_at, &what);
    } else if (fell != NULL) {
        text_add(&what, text_equal(fell->outcome, "missed") ? "Missed " : "Called off ");
        day_print_brief(fell->date, ladder->as_at, &what);
        text_printf(&what, ", book again: %s", cadence->title);
    } else {
        text_printf(&what, "%s due", cadence->title);
    }
    add_more(ladder, asked, &what);
    return words_of(ladder, &what);
}

static const char *asked_why(const struct ladder *ladder, const struct cadence *cadence,
                             const struct asked *asked)
{
    struct text why = {0};
    cadence_sum(ladder, cadence, asked->on, &why);
    for (size_t i = 0; i < asked->more_count; i++) {
        text_add(&why, i == 0 ? ". Missed since then: " : ", ");
        day_print(asked->more[i], false, &why);
    }
    if (asked->more_count > 0)
        text_add(&why,
                 "; one that is held late stands for the earliest, a decision against it for all");
    if (asked->late != NULL) {
        text_printf(&why, ". %s stands for that of ", asked->late->held->ref);
        day_print(asked->late->on, false, &why);
    }
    if (asked->booked != NULL)
        text_printf(&why, ". %s is booked, and too late for it", asked->booked->ref);
    return words_of(ladder, &why);
}

static void add_asked(struct ladder *ladder, struct dues *dues, const struct cadence *cadence,
                      const struct asked *asked)
{
    char iso[DAY_ISO_SIZE];
    if (asked->on > ladder->facts->ends)
        return;
    due_add(ladder, dues,
            (struct due){
                .on = asked->on,
                .kind = due_kind_of_cadence(cadence),
                .whose = "council",
                .what = asked_what(ladder, cadence, asked),
                .key = arena_printf(ladder->arena, "%s:%s", cadence->id, day_iso(asked->on, iso)),
                .clause = cadence->clause,
                .provenance = cadence->provenance,
                .duty = cadence->must ? DUTY_MUST : DUTY_CONSIDER,
                .why = asked_why(ladder, cadence, asked),
                .record = fact_kind_word(cadence->visit ? FACT_VISIT : FACT_MEETING),
                .type = cadence->id,
                .about = asked->booked != NULL ? asked->booked->ref : NULL,
                .period = asked->booked != NULL ? asked->booked->date : DAY_NONE,
            });
}

// Those that were missed are one item, of the earliest: it says which they are. The next one ahead is another.
static void ask_anchored(struct ladder *ladder, struct dues *dues, const struct bookings *bookings,
                         const struct cadence *cadence)
{
    struct cadence_days days;
    cadence_days_find(ladder, cadence, bookings, &days);
    day *missed = ARENA_ARRAY(ladder->arena, days.count + 1, day);
    struct asked asked = {0};
    size_t count = 0;
    for (size_t i = 0; i < days.count; i++) {
        const struct cadence_day *one = &days.list[i];
        bool ahead = one->on >= ladder->as_at, done = one->held != NULL || one->decided != NULL;
        bool booked = one->booked != NULL && (one->in_time || one->booked->date <= ladder->as_at);
        if (one->held != NULL && !one->in_time)
            asked.late = one;
        if (!ahead && !done && !booked && !one->elsewhere && one->on <= ladder->facts->ends) {
            asked.booked = count == 0 ? one->booked : asked.booked;
            missed[count++] = one->on;
        }
        if (ahead)
            due_holds(dues, one->on + 1);
        if (!ahead || done)
            continue;
        if (!booked && !one->elsewhere)
            add_asked(ladder, dues, cadence,
                      &(struct asked){.on = one->on, .booked = one->booked, .late = asked.late});
        break;
    }
    asked.on = missed[0];
    asked.more = missed + 1;
    asked.more_count = count > 0 ? count - 1 : 0;
    if (count > 0)
        add_asked(ladder, dues, cadence, &asked);
}

// From the last one held on. One that is booked in time does for it, for today, or for a day of which nothing is recorded yet; so does one of a kind that
// satisfies it, too.
static void ask_from_held(struct ladder *ladder, struct dues *dues, const struct bookings *bookings,
                          const struct cadence *cadence)
{
    struct asked asked = {.on = next_from_held(ladder, cadence)};
    day held = cadence_last_held(ladder, cadence), last = asked.on + cadence->tolerance_days;
    if (cadence_excepted(cadence, cadence_flexed(ladder, cadence)))
        return;
    for (size_t i = 0; i < bookings->count; i++) {
        const struct fact *fact = bookings->list[i];
        bool own = text_equal(fact->instrument, cadence->id);
        if (!cadence_takes(ladder->framework, cadence, fact) || !booking_waits(ladder, fact, held))
            continue;
        if (fact->date <= last && (own || fact->date >= asked.on - cadence->tolerance_days))
            return;
        if (own && (fact->date <= ladder->as_at || !cadence->must))
            return;
        if (own && asked.booked == NULL)
            asked.booked = fact;
    }
    add_asked(ladder, dues, cadence, &asked);
}

static void due_cadences(struct ladder *ladder, struct dues *dues, const struct bookings *bookings)
{
    if (ladder->as_at < ladder->starts)
        return;
    for (size_t i = 0; i < ladder->framework->cadence_count; i++) {
        const struct cadence *cadence = &ladder->framework->cadences[i];
        // What is optional is proposed to those who take part in it.
        if (cadence->months == 0 ||
            (!cadence->must && cadence_last_held(ladder, cadence) == DAY_NONE))
            continue;
        if (cadence->anchored)
            ask_anchored(ladder, dues, bookings, cadence);
        else
            ask_from_held(ladder, dues, bookings, cadence);
    }
}

void due_encounters(struct ladder *ladder, struct dues *dues)
{
    struct bookings bookings;
    find_bookings(ladder, &bookings);
    due_planned(ladder, dues, &bookings);
    due_cadences(ladder, dues, &bookings);
}
