// SPDX-License-Identifier: MIT
// The record form of a visit or meeting that is booked or moved: what is to be known of its day.
#include "model/planner.h"
#include "tui/forms/record_inside.h"

static bool is_booking(const struct record_form *record, const struct form *form)
{
    return (text_equal(record->kind->id, "visit") || text_equal(record->kind->id, "meeting")) &&
           text_equal(form_value(form, STATE), "planned") && form_day(form, DATE) != DAY_NONE;
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

void record_form_meaning(struct form *form, struct app *app, struct text *out)
{
    struct text words = {0}, refused = {0};
    ask(form, app, &words, &refused);
    text_add(out, text_get(&refused));
    if (refused.length && words.length)
        text_add_char(out, '\n');
    text_add(out, text_get(&words));
    text_release(&words);
    text_release(&refused);
}

bool record_form_bookable(struct form *form, struct app *app)
{
    struct text words = {0}, refused = {0};
    bool good = ask(form, app, &words, &refused);
    if (!good)
        form_problem(form, DATE, "Planned for: %s", text_get(&refused));
    text_release(&words);
    text_release(&refused);
    return good;
}
