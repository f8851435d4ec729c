// SPDX-License-Identifier: MIT
#include "model/contacts.h"

#include <string.h>

#include "model/parties.h"
#include "model/records.h"

static const struct contact_way ways[] = {
    {"telephone", "Telephone", "by telephone"},
    {"e-mail", "E-mail", "by e-mail"},
    {"in-person", "In person", "in person"},
    {"letter", "Letter", "by letter"},
};

const struct contact_way *contact_way_at(size_t index)
{
    return index < sizeof ways / sizeof *ways ? &ways[index] : NULL;
}

const struct contact_way *contact_way_named(const char *id)
{
    for (size_t i = 0; i < sizeof ways / sizeof *ways; i++)
        if (text_equal(ways[i].id, id))
            return &ways[i];
    return NULL;
}

static const char *how_of(const struct event_row *event, struct arena *arena)
{
    size_t count = 0;
    const struct field *fields = record_fields_read(event->fields, arena, &count);
    for (size_t i = 0; i < count; i++)
        if (text_equal(fields[i].name, "how"))
            return fields[i].value;
    return "";
}

static void check(struct office *office, const struct contact *contact, struct status *st)
{
    if (contact->date == DAY_NONE)
        status_add(st, STATUS_DATA, "Date must be filled in.");
    else if (contact->date > office->today)
        status_add(st, STATUS_DATA, "Date must be today or in the past.");
    if (contact_way_named(contact->how) == NULL)
        status_add(st, STATUS_DATA, "How must be telephone, e-mail, in-person or letter.");
    if (contact->said[strspn(contact->said, " \t\n")] == '\0')
        status_add(st, STATUS_DATA, "What was said must be filled in.");
    text_is_plain("With", contact->with, false, st);
    text_is_plain("What was said", contact->said, true, st);
}

// A contract of somebody else is no subject of the note.
static bool check_contract(struct office *office, const struct contact *contact,
                           struct arena *arena, struct status *st)
{
    struct contract contract;
    if (contact->contract == 0)
        return true;
    if (!parties_contract(office, contact->contract, arena, &contract, st))
        return false;
    return contract.provider == contact->provider || contact->turn > 0 ||
           status_add(st, STATUS_DATA, "Contract %s is with another provider.", contract.ref);
}

bool contact_write(struct office *office, struct contact *contact, struct arena *arena,
                   struct status *st)
{
    struct text fields = {0};
    const struct field how = {.name = "how", .value = contact->how};
    check(office, contact, st);
    if (st->code != STATUS_OK || !check_contract(office, contact, arena, st))
        return false;
    if (*contact->ref == '\0')
        contact->ref = arena_printf(arena, "N-%lld",
                                    (long long)event_top(office->db, contact->provider, "N") + 1);
    record_fields_write(&how, 1, &fields);
    struct event_row row = {
        .provider = contact->provider,
        .ref = contact->ref,
        .turn = contact->turn,
        .kind = "note",
        .date = contact->date,
        .contract = contact->contract,
        .person = contact->with,
        .words = contact->said,
        .was = "",
        .became = "",
        .fields = text_get(&fields),
    };
    bool done = event_add(office->db, &row, st) &&
                parties_refresh(office, contact->provider, contact->contract, st);
    contact->turn = row.turn;
    text_release(&fields);
    return done;
}

bool contact_withdraw(struct office *office, int64_t provider, const char *ref, int64_t turn,
                      const char *why, struct status *st)
{
    struct arena *arena = arena_new();
    struct event_row row;
    bool done = event_by_ref(office->db, provider, ref, arena, &row, st);
    if (done && why[strspn(why, " \t\n")] == '\0')
        done = status_add(st, STATUS_DATA, "Reason must be filled in: say why it is withdrawn.");
    if (done) {
        row.turn = turn;
        row.kind = "withdrawn";
        row.words = why;
        done =
            event_add(office->db, &row, st) && parties_refresh(office, provider, row.contract, st);
    }
    arena_free(arena);
    return done;
}

bool contact_read(const struct office *office, int64_t provider, const char *ref,
                  struct arena *arena, struct contact *out, struct status *st)
{
    struct event_row row;
    if (!event_by_ref(office->db, provider, ref, arena, &row, st))
        return false;
    *out = (struct contact){.provider = row.provider,
                            .contract = row.contract,
                            .ref = row.ref,
                            .turn = row.turn,
                            .date = row.date,
                            .how = how_of(&row, arena),
                            .with = row.person,
                            .said = row.words};
    return true;
}

bool provider_event(const struct office *office, int64_t provider, const char *ref,
                    struct arena *arena, struct event_row *out, struct status *st)
{
    return event_by_ref(office->db, provider, ref, arena, out, st);
}

bool event_is_note(const struct event_row *event)
{
    return text_equal(event->kind, "note");
}

const char *contact_words(const struct event_row *event, struct arena *arena)
{
    const struct contact_way *way = contact_way_named(how_of(event, arena));
    bool someone = *event->person != '\0';
    return arena_printf(arena, "%s%s%s: %s", way != NULL ? way->done : "noted",
                        someone ? " with " : "", event->person, event->words);
}

day contact_last_noted(const struct office *office, int64_t provider, int64_t contract, day as_at,
                       moment known_at)
{
    return event_last_note(office->db, provider, contract, as_at, known_at);
}
