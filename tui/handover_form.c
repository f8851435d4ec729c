// SPDX-License-Identifier: MIT
// The form that moves contracts of an officer to another one.
#include <stdlib.h>
#include <string.h>

#include "model/ground/memory.h"
#include "model/handover.h"
#include "tui/forms/officers.h"
#include "tui/handover.h"

#define TO    "to" // the fields
#define WHICH "which"

struct moving {
    struct arena *arena;
    const char *officer;
    struct handover handover;
    struct contract_officer *officers;
    size_t officer_count;
};

static void title(struct form *form, struct app *app, struct text *out)
{
    const struct moving *moving = form_state(form);
    (void)app;
    text_printf(out, "From %s", moving->officer);
}

static void describe(struct form *form, struct app *app)
{
    const struct moving *moving = form_state(form);
    struct arena *arena = form_arena(form);
    struct form_choice *which = ARENA_ARRAY(arena, moving->handover.count + 1, struct form_choice);
    size_t officer_count = 0;
    const struct form_choice *officers = officer_choices(
        arena, moving->officers, moving->officer_count, moving->officer, &officer_count);
    (void)app;
    for (size_t i = 0; i < moving->handover.count; i++) {
        const struct handover_contract *contract = &moving->handover.contracts[i];
        which[i] = (struct form_choice){
            .id = contract->contract_ref,
            .word = arena_printf(arena, "%s, %s", contract->provider_name, contract->contract_ref)};
    }
    form_add(form, &(struct form_field){.name = TO,
                                        .label = "To",
                                        .kind = FORM_CHOICE,
                                        .required = true,
                                        .free = true,
                                        .hint = "the login of the other officer",
                                        .choices = officers,
                                        .choice_count = officer_count});
    form_add(form, &(struct form_field){.name = WHICH,
                                        .label = "Only these contracts",
                                        .kind = FORM_SEVERAL,
                                        .hint = arena_printf(arena, "all %zu where none is chosen",
                                                             moving->handover.count),
                                        .choices = which,
                                        .choice_count = moving->handover.count});
}

// The references chosen, in the arena.
static const char *const *chosen_refs(const struct form *form, struct arena *arena, size_t *count)
{
    const char *joined = form_value(form, WHICH);
    const char **refs = ARENA_ARRAY(arena, strlen(joined) / 2 + 2, const char *);
    *count = 0;
    while (*joined) {
        size_t length = strcspn(joined, ";");
        if (length)
            refs[(*count)++] = arena_strndup(arena, joined, length);
        joined += length + (joined[length] == ';');
    }
    return refs;
}

static void meaning(struct form *form, struct app *app, struct text *out)
{
    const struct moving *moving = form_state(form);
    struct arena *arena = arena_new();
    const char *to = form_value(form, TO);
    size_t count, has = officer_contracts(moving->officers, moving->officer_count, to);
    (void)app;
    chosen_refs(form, arena, &count);
    size_t moved = count ? count : moving->handover.count;
    if (*to)
        text_printf(out, "%zu of %s's %zu contracts go to %s", moved, moving->officer,
                    moving->handover.count, to);
    if (*to && has)
        text_printf(out, ", who has %zu.", has);
    else if (*to)
        text_printf(out, ". No contract has %s as its officer yet: is the login right?", to);
    arena_free(arena);
}

static enum saved save(struct form *form, struct app *app, struct status *st)
{
    const struct moving *moving = form_state(form);
    struct arena *arena = arena_new();
    struct handover_move move = {.from = moving->officer, .to = form_value(form, TO)};
    size_t moved = 0;
    move.contracts = chosen_refs(form, arena, &move.count);
    enum entry entry = handover_make(app->office, &move, form_token(form), &moved, st);
    if (entry == ENTRY_OPEN)
        app_say(app, "Saved: %zu contract%s moved from %s to %s.", moved, moved == 1 ? "" : "s",
                move.from, move.to);
    arena_free(arena);
    return entry == ENTRY_OPEN ? SAVED : entry == ENTRY_BEFORE ? SAVED_BEFORE : NOT_SAVED;
}

static void close_moving(void *state)
{
    struct moving *moving = state;
    arena_free(moving->arena);
    free(moving);
}

static const struct form_ops ops = {
    .id = "handover",
    .name = "Move contracts",
    .title = title,
    .describe = describe,
    .meaning = meaning,
    .save = save,
    .reopen = handover_form_reopen,
    .close = close_moving,
};

bool handover_form_reopen(struct app *app, const char *officer, struct status *st)
{
    struct moving *moving = xcalloc(1, sizeof *moving);
    moving->arena = arena_new();
    moving->officer = arena_strdup(moving->arena, officer);
    if (!handover_read(app->office, officer, moving->arena, &moving->handover, st) ||
        !handover_officers(app->office, moving->arena, &moving->officers, &moving->officer_count,
                           st)) {
        close_moving(moving);
        return false;
    }
    form_open(app, &ops, moving->officer, moving);
    return true;
}

unsigned handover_form_open(struct app *app, const char *officer)
{
    struct status st = {0};
    if (!handover_form_reopen(app, officer, &st))
        app_failed(app, &st);
    return REACT_LAYOUT;
}
