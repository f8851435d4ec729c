// SPDX-License-Identifier: MIT
#include "tui/command/show_parties.h"

#include "model/contacts.h"
#include "model/parties.h"
#include "tui/command/page.h"

enum { EVENTS = 20 }; // the latest ones are shown

void say_state(const struct provider_state *state, struct text *out)
{
    if (state->now != NULL)
        page_line(out, "Now called %s", state->now);
    if (state->former != NULL)
        page_line(out, "Formerly %s", state->former);
    if (state->ended != NULL)
        page_line(out, "This provider %s", state->ended);
}

static void add_part(struct text *line, const char *before, const char *part)
{
    if (*part != '\0')
        text_printf(line, "%s%s", before, part);
}

static void say_people(const struct office *office, const struct persons *people, struct text *out)
{
    size_t said = 0;
    for (size_t i = 0; i < people->count; i++) {
        const struct person *person = &people->rows[i];
        if (!person_there(person, office->as_at))
            continue;
        if (said++ == 0)
            page_heading(out, "People");
        struct text line = {0};
        text_add(&line, person->name);
        add_part(&line, ", ", person->role);
        add_part(&line, ", ", person->telephone);
        add_part(&line, ", ", person->email);
        add_part(&line, "; ", person->note);
        page_line(out, "  %s", text_get(&line));
        text_release(&line);
    }
}

static void say_events(const struct event_rows *events, int64_t provider, struct arena *arena,
                       struct text *out)
{
    size_t said = 0;
    for (size_t i = events->count; i-- > 0 && said < EVENTS;) {
        const struct event_row *event = &events->rows[i];
        struct text on = {0};
        if (said++ == 0)
            page_heading(out, "Notes and changes, latest first");
        day_print(event->date, false, &on);
        page_line(out, "  %-17s  %s (%s, by %s)", text_get(&on),
                  event_is_note(event) ? contact_words(event, arena)
                                       : change_words(event, provider, arena),
                  event->ref, event->entered_by);
        text_release(&on);
    }
}

bool say_parties(struct office *office, const struct subject *subject, struct arena *arena,
                 struct text *out, struct status *st)
{
    struct persons people;
    struct event_rows events;
    if (!parties_people(office, subject->provider, arena, &people, st) ||
        !provider_events(office, subject->provider, subject->contract, arena, &events, st))
        return false;
    say_people(office, &people, out);
    say_events(&events, subject->provider, arena, out);
    return true;
}
