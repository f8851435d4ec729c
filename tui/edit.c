// SPDX-License-Identifier: MIT
#include "tui/edit.h"

#include "model/undo.h"
#include "tui/forms/change.h"
#include "tui/forms/contact_note.h"
#include "tui/forms/contract.h"
#include "tui/forms/person.h"
#include "tui/forms/provider.h"
#include "tui/forms/record.h"

static unsigned edit_note(struct app *app, const struct chosen *chosen)
{
    return contact_note_open(app, chosen->provider, 0, chosen->ref);
}

static unsigned edit_change(struct app *app, const struct chosen *chosen)
{
    return change_form_open(app, chosen->provider, 0, chosen->ref);
}

static unsigned edit_person(struct app *app, const struct chosen *chosen)
{
    return person_form_open(app, chosen->provider, chosen->ref);
}

static unsigned edit_provider(struct app *app, const struct chosen *chosen)
{
    return provider_form_open(app, chosen->provider);
}

static unsigned edit_contract(struct app *app, const struct chosen *chosen)
{
    return contract_form_open(app, chosen->provider, chosen->contract);
}

static const struct editor {
    const char *what;
    unsigned (*open)(struct app *app, const struct chosen *chosen);
} editors[] = {
    {"note", edit_note},         {"change", edit_change},     {"person", edit_person},
    {"provider", edit_provider}, {"contract", edit_contract},
};

unsigned edit_open(struct app *app, const struct chosen *chosen)
{
    for (size_t i = 0; chosen->what && i < sizeof editors / sizeof *editors; i++) {
        if (text_equal(editors[i].what, chosen->what))
            return editors[i].open(app, chosen);
    }
    if (chosen->what && chosen->ref && chosen->contract)
        return record_form_open(app, chosen->contract, chosen->what, chosen->ref, NULL);
    if (chosen->ref) {
        app_say(app, "Notices and plans are acted on with o, results are corrected with r.");
        return REACT_NONE;
    }
    return chosen->contract ? edit_contract(app, chosen) : edit_provider(app, chosen);
}

unsigned undo_open(struct app *app, const struct chosen *chosen)
{
    struct status st = {0};
    struct arena *arena = arena_new();
    const char *said = "";
    unsigned reaction = REACT_NONE;
    (void)chosen;
    if (undo_last(app->office, arena, &said, &st)) {
        app_say(app, "%s", said);
        app->data_version++;
        reaction = REACT_RELOAD;
    } else {
        app_failed(app, &st);
    }
    arena_free(arena);
    return reaction;
}
