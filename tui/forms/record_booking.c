// SPDX-License-Identifier: MIT
// The record form of a visit or meeting that is booked or moved: what is to be known of its day.
#include "model/frequency.h"
#include "model/planner.h"
#include "model/record_days.h"
#include "tui/forms/record_inside.h"

static bool is_booking(const struct record_form *record, const struct form *form)
{
    return record_form_is_encounter(record) && text_equal(form_value(form, STATE), "planned") &&
           form_day(form, DATE) != DAY_NONE;
}

static const char *type_of(const struct record_form *record, const struct form *form)
{
    const char *type = form_value(form, "type");
    return *type == '\0' && record->own ? record_field(record->own, "type") : type;
}

static bool ask(struct form *form, struct app *app, struct text *words, struct text *refused)
{
    struct record_form *record = form_state(form);
    struct status st = {0};
    struct evaluation now;
    struct arena *arena = arena_new();
    bool good = true;
    if (is_booking(record, form) && evaluation_at(app->office, record->contract, app->office->today,
                                                  MOMENT_ALL, arena, &now, &st)) {
        day called = DAY_NONE;
        if (record->own && *form_value(form, "called_on") == '\0' &&
            !day_parse(record_field(record->own, "called_on"), &called))
            called = DAY_NONE;
        if (form_day(form, "called_on") != DAY_NONE)
            called = form_day(form, "called_on");
        const struct planner_booking booking = {
            .record = record->kind->id,
            .ref = record->ref,
            .type = type_of(record, form),
            .on = form_day(form, DATE),
            .called_on = called,
        };
        good = planner_tell_day(app->office, &now, &booking, words, refused);
    }
    status_clear(&st);
    arena_free(arena);
    return good;
}

// A new one beside one that is planned: the planned one is not to be left behind by accident.
static void tell_planned(const struct record_form *record, const struct form *form,
                         struct text *out)
{
    struct arena *arena = arena_new();
    struct record_states all;
    const char *state = form_value(form, STATE), *type = form_value(form, "type");
    bool comes = text_equal(state, "planned") || text_equal(state, "held");
    if (!record->ref && comes && record_form_is_encounter(record))
        record_states(&record->evaluation.facts, DAY_NEVER, MOMENT_ALL, arena, &all);
    else
        all.count = 0;
    for (size_t i = 0; i < all.count; i++) {
        const struct record_state *other = &all.list[i];
        const char *own = record_field(other, "type");
        if (!text_equal(other->kind, record->kind->id) ||
            !text_equal(record_now(other), "planned") ||
            (*type != '\0' && *own != '\0' && !text_equal(type, own)))
            continue;
        text_printf(out, "%s%s, planned for ", out->length ? "\n" : "", other->ref);
        day_print(record_moved(other), true, out);
        text_add(out, ", stays planned.");
    }
    arena_free(arena);
}

// When the meeting or visit is next due once its frequency has changed.
static void tell_frequency(const struct record_form *record, const struct form *form,
                           const struct app *app, struct text *out)
{
    static const char *const names[] = {"cadence", "months", "not_applicable"};
    struct field fields[sizeof names / sizeof *names];
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        fields[i] = (struct field){.name = names[i], .value = form_value(form, names[i])};
    if (!text_equal(record->kind->id, "tier"))
        return;
    struct arena *arena = arena_new();
    const struct fact step =
        record_fact("tier", "", form_day(form, DATE), "set", fields, sizeof names / sizeof *names);
    frequency_tell(&record->evaluation, &step, app->office->today, arena, out);
    arena_free(arena);
}

// A meeting that was held at too short notice: it stays, and whoever records it hears of the rule.
static void tell_notice(const struct record_form *record, const struct form *form, struct app *app,
                        struct text *out)
{
    const struct field fields[] = {{"type", type_of(record, form)},
                                   {"called_on", form_value(form, "called_on")}};
    if (!record_form_is_encounter(record) || !text_equal(form_value(form, STATE), "held") ||
        form_day(form, DATE) == DAY_NONE)
        return;
    struct arena *arena = arena_new();
    struct text words = {0};
    const struct fact step =
        record_fact(record->kind->id, record->ref ? record->ref : "", form_day(form, DATE), "held",
                    fields, sizeof fields / sizeof *fields);
    record_day_remark(app->office, &record->evaluation, &step, arena, &words);
    text_printf(out, "%s%s", out->length && words.length ? "\n" : "", text_get(&words));
    text_release(&words);
    arena_free(arena);
}

void record_form_meaning(struct form *form, struct app *app, struct text *out)
{
    struct text words = {0}, refused = {0};
    tell_planned(form_state(form), form, out);
    tell_frequency(form_state(form), form, app, out);
    tell_notice(form_state(form), form, app, out);
    ask(form, app, &words, &refused);
    if (out->length && (refused.length || words.length))
        text_add_char(out, '\n');
    text_add(out, text_get(&refused));
    if (refused.length && words.length)
        text_add_char(out, '\n');
    text_add(out, text_get(&words));
    text_release(&words);
    text_release(&refused);
}

// Whoever moves one, or holds it before its day, says why: the provider had been told of another day.
static bool moved_with_reason(struct form *form)
{
    const struct record_form *record = form_state(form);
    const struct fact *last = record_form_last(record);
    day on = form_day(form, DATE);
    bool planned = text_equal(form_value(form, STATE), "planned");
    if (!form_shows(form, "moved") || *form_value(form, "moved") != '\0' || on == DAY_NONE ||
        text_equal(form_value(form, STATE), CORRECT) ||
        (planned ? on == last->date : on >= last->date))
        return true;
    struct text was = {0};
    day_print(last->date, true, &was);
    form_problem(form, "moved", "Say why on another day: %s was planned for %s.", record->ref,
                 text_get(&was));
    text_release(&was);
    return false;
}

bool record_form_bookable(struct form *form, struct app *app)
{
    struct text words = {0}, refused = {0};
    bool good = ask(form, app, &words, &refused);
    if (!good)
        form_problem(form, DATE, "Planned for: %s", text_get(&refused));
    good = moved_with_reason(form) && good;
    text_release(&words);
    text_release(&refused);
    return good;
}
