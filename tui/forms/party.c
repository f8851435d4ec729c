// SPDX-License-Identifier: MIT
#include "tui/forms/party.h"

#include <stdlib.h>
#include <string.h>

#include "model/entry.h"
#include "model/evaluation.h"
#include "model/ground/memory.h"
#include "model/provider.h"

static bool read_party(struct party_form *party, struct app *app, int64_t provider,
                       int64_t contract, struct status *st)
{
    const struct office *office = app->office;
    return (provider == 0 || provider_read(office, provider, party->arena, &party->provider, st)) &&
           (contract == 0 ||
            parties_contract(office, contract, party->arena, &party->contract, st));
}

struct party_form *party_new(struct app *app, int64_t provider, int64_t contract, const char *ref,
                             struct status *st)
{
    struct party_form *party = xcalloc(1, sizeof *party);
    party->arena = arena_new();
    party->provider = (struct provider){.ref = "", .name = "", .brand = ""};
    party->contract.ref = "";
    party->ref = arena_strdup(party->arena, ref);
    if (read_party(party, app, provider, contract, st))
        return party;
    party_close(party);
    return NULL;
}

void party_close(void *state)
{
    struct party_form *party = state;
    arena_free(party->arena);
    free(party);
}

const char *party_subject(const struct party_form *party)
{
    return arena_printf(party->arena, "%s\t%s\t%s", party->provider.ref, party->contract.ref,
                        party->ref);
}

struct party_form *party_of_subject(struct app *app, const char *subject, struct status *st)
{
    struct arena *arena = arena_new();
    struct subject found = {0}, under = {0};
    size_t first = strcspn(subject, "\t");
    const char *rest = subject + first + (subject[first] == '\t');
    size_t second = strcspn(rest, "\t");
    const char *ref = rest + second + (rest[second] == '\t');
    bool good =
        (first == 0 ||
         subject_find(app->office, arena_printf(arena, "provider:%.*s", (int)first, subject), arena,
                      &found, st)) &&
        (second == 0 ||
         subject_find_contract(app->office, arena_strndup(arena, rest, second), arena, &under, st));
    struct party_form *party =
        good ? party_new(app, found.provider, under.contract, ref, st) : NULL;
    arena_free(arena);
    return party;
}

void party_title(struct form *form, struct app *app, struct text *out)
{
    const struct party_form *party = form_state(form);
    (void)app;
    if (*party->ref)
        text_printf(out, "%s, ", party->ref);
    text_add(out, party->provider.name);
    if (*party->contract.ref)
        text_printf(out, ", %s", party->contract.ref);
}

enum saved party_save(struct form *form, struct app *app, party_writer *write, struct status *st)
{
    struct arena *arena = arena_new();
    enum saved how = SAVED_BEFORE;
    switch (entry_begin(app->office, form_token(form), st)) {
    case ENTRY_FAILED:
        how = NOT_SAVED;
        break;
    case ENTRY_BEFORE:
        break;
    case ENTRY_OPEN:
        how = write(form, app, form_state(form), arena, st);
        if (how != SAVED)
            entry_give_up(app->office);
        else if (!entry_commit(app->office, form_token(form), st))
            how = NOT_SAVED;
    }
    arena_free(arena);
    return how;
}

bool party_meet(struct form *form, const struct party_value *fields, size_t count, const char *who)
{
    bool free = true;
    for (size_t i = 0; i < count; i++) {
        const char *base = form_based(form, fields[i].name),
                   *mine = form_value(form, fields[i].name), *now = fields[i].now;
        if (!base || strcmp(base, now) == 0)
            continue;
        if (strcmp(mine, base) != 0 && strcmp(mine, now) != 0)
            free = false;
        form_conflict(form, fields[i].name, now, who);
    }
    return free;
}

const char *party_day(day d, struct arena *arena)
{
    char iso[DAY_ISO_SIZE];
    return arena_strdup(arena, day_iso(d, iso));
}
