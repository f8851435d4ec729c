// SPDX-License-Identifier: MIT
// note: a contact noted in one line.
#include "tui/command/commands.h"

#include "model/contacts.h"
#include "model/entry.h"
#include "model/evaluation.h"

bool check_note(const struct session *session, struct status *st)
{
    const char *date = session->values[FLAG_DATE];
    day on = 0;
    return date == NULL || day_parse(date, &on) ||
           status_fail(st, STATUS_USAGE, "\"%s\" is no date: write one that exists as 2027-06-14.",
                       date);
}

// All operands behind the first, as one line.
static const char *words_of(const struct session *session, struct arena *arena)
{
    struct text words = {0};
    for (size_t i = 1; i < session->operand_count; i++)
        text_printf(&words, "%s%s", i > 1 ? " " : "", session->operands[i]);
    const char *kept = arena_strdup(arena, text_get(&words));
    text_release(&words);
    return kept;
}

static bool write_note(struct session *session, struct contact *contact, struct arena *arena,
                       struct status *st)
{
    struct office *office = &session->office;
    if (entry_begin(office, NULL, st) != ENTRY_OPEN)
        return false;
    if (contact_write(office, contact, arena, st))
        return entry_commit(office, NULL, st);
    entry_give_up(office);
    return false;
}

bool command_note(struct session *session, struct status *st)
{
    struct arena *arena = arena_new();
    struct subject subject;
    const char *how = session->values[FLAG_HOW], *with = session->values[FLAG_WITH],
               *date = session->values[FLAG_DATE];
    struct contact contact = {.ref = "",
                              .date = session->office.today,
                              .how = how != NULL ? how : "telephone",
                              .with = with != NULL ? with : "",
                              .said = words_of(session, arena)};
    if (date != NULL)
        day_parse(date, &contact.date);
    bool done = subject_find(&session->office, session->operands[0], arena, &subject, st);
    if (done) {
        contact.provider = subject.provider;
        contact.contract = subject.contract;
        done = write_note(session, &contact, arena, st);
    }
    if (done) {
        struct text on = {0};
        day_print(contact.date, false, &on);
        message("Note %s on %s, %s.", contact.ref, subject.ref, text_get(&on));
        text_release(&on);
    }
    arena_free(arena);
    return done;
}
