// SPDX-License-Identifier: MIT
#include "tui/forms/cover.h"

#include <stdlib.h>
#include <string.h>

#include "model/cover.h"
#include "model/ground/memory.h"
#include "model/parties.h"
#include "tui/forms/officers.h"
#include "tui/forms/party.h"
#include "tui/phrases.h"

#define OFFICER "officer" // the fields
#define BY      "by"
#define FROM    "from"
#define TO      "to"
#define BACK    "taken_back"
enum { FIELDS = 2 }; // of one that there is

struct covering {
    struct arena *arena;
    const char *officer; // of a new one: who is proposed, ""
    struct cover before; // id 0: a new one
    struct contract_officer *officers;
    size_t officer_count;
};

static void title(struct form *form, struct app *app, struct text *out)
{
    const struct covering *covering = form_state(form);
    (void)app;
    if (covering->before.id)
        text_printf(out, "for %s", covering->before.officer);
    else
        text_add(out, "Cover during leave");
}

static void values_of(const struct cover *cover, struct arena *arena,
                      struct party_value out[FIELDS])
{
    out[0] = (struct party_value){BY, cover->by};
    out[1] = (struct party_value){TO, party_day(cover->to, arena)};
}

// Of one that there is only who covers and until when can change: another officer or first day is another cover.
static void describe_identity(struct form *form, const struct covering *covering)
{
    struct arena *arena = form_arena(form);
    const struct cover *before = &covering->before;
    size_t count = 0;
    if (before->id) {
        form_line(form, arena_printf(arena, "%s is away from %s on.", before->officer,
                                     phrase_full_day(arena, before->from)));
        return;
    }
    const struct form_choice *officers =
        officer_choices(arena, covering->officers, covering->officer_count, NULL, &count);
    form_add(form, &(struct form_field){.name = OFFICER,
                                        .label = "Officer",
                                        .kind = FORM_CHOICE,
                                        .required = true,
                                        .free = true,
                                        .shapes = true,
                                        .start = *covering->officer ? covering->officer : NULL,
                                        .hint = "who is away: a login",
                                        .choices = officers,
                                        .choice_count = count});
}

static void describe(struct form *form, struct app *app)
{
    const struct covering *covering = form_state(form);
    struct arena *arena = form_arena(form);
    bool new = covering->before.id == 0;
    size_t count = 0;
    (void)app;
    describe_identity(form, covering);
    const char *away = new ? form_value(form, OFFICER) : covering->before.officer;
    const struct form_choice *others =
        officer_choices(arena, covering->officers, covering->officer_count, away, &count);
    if (!new) {
        struct party_value fields[FIELDS];
        values_of(&covering->before, arena, fields);
        for (size_t i = 0; i < FIELDS; i++)
            form_base(form, fields[i].name, fields[i].now);
    }
    form_add(form, &(struct form_field){.name = BY,
                                        .label = "Covered by",
                                        .kind = FORM_CHOICE,
                                        .required = true,
                                        .free = true,
                                        .hint = "who looks after the contracts: a login",
                                        .choices = others,
                                        .choice_count = count});
    if (new)
        form_add(form, &(struct form_field){.name = FROM,
                                            .label = "First day",
                                            .kind = FORM_DATE,
                                            .required = true,
                                            .when = WHEN_AHEAD,
                                            .hint = "of leave"});
    form_add(form,
             &(struct form_field){.name = TO,
                                  .label = "Last day",
                                  .kind = FORM_DATE,
                                  .required = true,
                                  .when = new ? WHEN_AHEAD : WHEN_ANY, // one may be back already
                                  .hint = "of leave"});
    if (!new)
        form_add(form, &(struct form_field){.name = BACK,
                                            .label = "Taken back",
                                            .kind = FORM_YES_NO,
                                            .hint = "yes: there is no leave after all"});
}

static struct cover cover_of_form(const struct form *form)
{
    const struct covering *covering = form_state(form);
    struct cover cover = covering->before;
    if (!cover.id) {
        cover.officer = form_value(form, OFFICER);
        cover.from = form_day(form, FROM);
    }
    cover.by = form_value(form, BY);
    cover.to = form_day(form, TO);
    if (text_equal(form_value(form, BACK), "yes"))
        cover.to = cover.from - 1;
    return cover;
}

// ---- What it would mean --------------------------------------------------------------------------------------------------------------------

// Cover does not go on to a third person: whoever is away as well then covers nobody.
static void tell_other_leave(struct app *app, const struct cover *cover, struct arena *arena,
                             struct text *out)
{
    struct covers all;
    struct status ignored = {0};
    bool read = covers_ahead(app->office, NULL, arena, &all, &ignored);
    status_clear(&ignored);
    for (size_t i = 0; read && i < all.count; i++) {
        const struct cover *other = &all.rows[i];
        if (!text_equal(other->officer, cover->by) || other->to < cover->from ||
            other->from > cover->to)
            continue;
        text_printf(out, "\n%s is away as well: ", cover->by);
        cover_words(other, out);
        text_printf(out, ". That cover does not take in the contracts of %s.", cover->officer);
    }
}

static void meaning(struct form *form, struct app *app, struct text *out)
{
    const struct covering *covering = form_state(form);
    struct cover cover = cover_of_form(form);
    if (!*cover.officer || !*cover.by || cover.from == DAY_NONE || cover.to == DAY_NONE)
        return;
    struct arena *arena = arena_new();
    size_t has = officer_contracts(covering->officers, covering->officer_count, cover.officer);
    int days = cover.to - cover.from + 1;
    if (text_equal(form_value(form, BACK), "yes")) {
        text_printf(out, "%s is not covered from %s on, as if it had never been arranged.",
                    cover.officer, phrase_full_day(arena, cover.from));
        if (cover.from < app->office->today)
            text_add(out, " To end it now and keep what was, give today as the last day instead.");
    } else if (days > 0 && !has) {
        text_printf(out,
                    "%s has no contracts: there is nothing to cover. A cover that is no longer "
                    "needed is taken back below.",
                    cover.officer);
    } else if (days > 0) {
        text_printf(out,
                    "For %d day%s the %zu contract%s of %s count%s also as those of %s: in "
                    "list, queue, calendar, planner and mail. The officer stays the same.",
                    days, days == 1 ? "" : "s", has, has == 1 ? "" : "s", cover.officer,
                    has == 1 ? "s" : "", cover.by);
        if (!officer_contracts(covering->officers, covering->officer_count, cover.by))
            text_printf(out, "\nNo contract has %s as its officer: is the login right?", cover.by);
        tell_other_leave(app, &cover, arena, out);
    }
    arena_free(arena);
}

// ---- Saving --------------------------------------------------------------------------------------------------------------------------------

static void say_saved(struct app *app, const struct cover *cover)
{
    struct text words = {0};
    if (cover->to < cover->from) {
        text_printf(&words, "%s is not covered from ", cover->officer);
        day_print(cover->from, false, &words);
        text_add(&words, " on");
    } else {
        cover_words(cover, &words);
    }
    app_say(app, "Saved: %s.", text_get(&words));
    text_release(&words);
}

// What there is now, with what somebody else may have said since the form was opened. False: both have changed it.
static bool meet(struct form *form, struct app *app, struct arena *arena, struct cover *now,
                 struct status *st)
{
    const struct covering *covering = form_state(form);
    struct party_value fields[FIELDS];
    if (!covering->before.id)
        return true;
    if (!cover_find(app->office, covering->before.officer, covering->before.from, arena, now, st))
        return false;
    values_of(now, arena, fields);
    return party_meet(form, fields, FIELDS, parties_who(app->office, "cover", now->id, arena));
}

static enum saved write(struct form *form, struct app *app, struct arena *arena, struct status *st)
{
    struct cover now = {0};
    enum upsert what;
    if (!meet(form, app, arena, &now, st))
        return NOT_SAVED;
    struct cover cover = cover_of_form(form);
    if (cover.to < cover.from && !text_equal(form_value(form, BACK), "yes")) {
        form_problem(form, TO, "Last day must not be before the first day, %s.",
                     phrase_full_day(arena, cover.from));
        return NOT_SAVED;
    }
    switch (cover_make(app->office, &cover, &now, form_token(form), &what, st)) {
    case ENTRY_OPEN:
        say_saved(app, &cover);
        return SAVED;
    case ENTRY_BEFORE:
        return SAVED_BEFORE;
    default:
        return NOT_SAVED;
    }
}

static enum saved save(struct form *form, struct app *app, struct status *st)
{
    struct arena *arena = arena_new();
    enum saved how = write(form, app, arena, st);
    arena_free(arena);
    return how;
}

static void close_covering(void *state)
{
    struct covering *covering = state;
    arena_free(covering->arena);
    free(covering);
}

static const struct form_ops ops = {
    .id = "cover",
    .name = "Cover",
    .title = title,
    .describe = describe,
    .meaning = meaning,
    .save = save,
    .reopen = cover_form_reopen,
    .close = close_covering,
};

// ---- Opening -------------------------------------------------------------------------------------------------------------------------------

bool cover_form_reopen(struct app *app, const char *subject, struct status *st)
{
    struct covering *covering = xcalloc(1, sizeof *covering);
    size_t length = strcspn(subject, "\t");
    day from = DAY_NONE;
    covering->arena = arena_new();
    covering->officer = arena_strndup(covering->arena, subject, length);
    bool good = handover_officers(app->office, covering->arena, &covering->officers,
                                  &covering->officer_count, st);
    if (good && subject[length] != '\0' && day_parse(subject + length + 1, &from))
        good = cover_find(app->office, covering->officer, from, covering->arena, &covering->before,
                          st);
    if (!good) {
        close_covering(covering);
        return false;
    }
    form_open(app, &ops, subject, covering);
    return true;
}

static unsigned open_subject(struct app *app, const char *subject)
{
    struct status st = {0};
    if (!cover_form_reopen(app, subject, &st))
        app_failed(app, &st);
    return REACT_LAYOUT;
}

unsigned cover_form_open(struct app *app, const char *officer)
{
    return open_subject(app, officer);
}

unsigned cover_form_change(struct app *app, const struct cover *cover)
{
    char iso[DAY_ISO_SIZE];
    char *subject = xasprintf("%s\t%s", cover->officer, day_iso(cover->from, iso));
    unsigned reaction = open_subject(app, subject);
    free(subject);
    return reaction;
}
