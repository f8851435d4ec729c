// SPDX-License-Identifier: MIT
#include "tui/scope.h"

#include "model/cover.h"
#include "model/rules/rules.h"
#include "tui/app.h"
#include "tui/phrases.h"

void scope_release(struct scope *scope)
{
    text_release(&scope->login);
    text_release(&scope->provider_name);
}

const char *scope_officer(const struct scope *scope)
{
    return scope->one ? text_get(&scope->login) : NULL;
}

bool scope_is_mine(const struct scope *scope, const struct app *app)
{
    return scope->one && text_equal(text_get(&scope->login), app->office->actor.login);
}

// ---- Choosing --------------------------------------------------------------------------------------------------------------------------

void scope_take_officer(struct scope *scope, const char *login)
{
    scope->one = login != NULL;
    text_clear(&scope->login);
    text_add(&scope->login, login ? login : "");
    scope->version++;
}

void scope_take_provider(struct scope *scope, int64_t provider, const char *name)
{
    scope->provider = provider;
    text_clear(&scope->provider_name);
    text_add(&scope->provider_name, name);
    scope->version++;
}

void scope_take_kinds(struct scope *scope, unsigned kinds)
{
    scope->kinds = kinds;
    scope->version++;
}

void scope_widen(struct scope *scope)
{
    scope_take_provider(scope, 0, "");
    scope_take_kinds(scope, 0);
}

void scope_turn_mine(struct scope *scope, struct app *app)
{
    scope_take_officer(scope, scope_is_mine(scope, app) ? NULL : app->office->actor.login);
    scope_say(scope, app);
}

// ---- Saying so -------------------------------------------------------------------------------------------------------------------------

void scope_say(const struct scope *scope, struct app *app)
{
    struct text words = {0};
    struct status st = {0};
    if (!scope->one)
        text_add(&words, "The contracts of all officers");
    else if (!scope->login.length)
        text_add(&words, "Only contracts without an officer");
    else if (scope_is_mine(scope, app))
        text_add(&words, "Only contracts where you are the officer");
    else
        text_printf(&words, "Only contracts of %s", text_get(&scope->login));
    bool told = !scope->one || !scope->login.length ||
                covers_held_words(app->office, text_get(&scope->login), &words, &st);
    if (scope->provider)
        text_printf(&words, "; only %s", text_get(&scope->provider_name));
    if (scope->kinds) {
        text_add(&words, "; only");
        scope_kind_words(scope, &words);
    }
    if (told)
        app_say(app, "%s.", text_get(&words));
    else
        app_failed(app, &st);
    text_release(&words);
}

// Of several the rows themselves say for whom.
static void add_covered(const struct scope *scope, struct app *app, struct text *out)
{
    struct arena *arena = arena_new();
    struct covers covers = {0};
    struct status st = {0};
    if (!covers_held(app->office, text_get(&scope->login), arena, &covers, &st))
        app_failed(app, &st);
    if (covers.count == 1)
        text_printf(out, ", and for %s until %s", covers.rows[0].officer,
                    phrase_day(arena, covers.rows[0].to, app->office->as_at));
    else if (covers.count)
        text_printf(out, ", and for %zu on leave", covers.count);
    arena_free(arena);
}

void scope_words(const struct scope *scope, struct app *app, struct text *out)
{
    if (!scope->one)
        text_add(out, "all officers");
    else if (!scope->login.length)
        text_add(out, "no officer");
    else
        text_add(out, scope_is_mine(scope, app) ? "mine" : text_get(&scope->login));
    if (scope->one && scope->login.length)
        add_covered(scope, app, out);
    if (scope->provider)
        text_printf(out, ", %s", text_get(&scope->provider_name));
}

void scope_title(const char *words, struct text *out)
{
    if (text_starts(words, "all officers") || text_starts(words, "mine") ||
        text_starts(words, "no officer")) // a login stays as it is written
        text_add_char(out, (char)(*words++ - 'a' + 'A'));
    text_add(out, words);
}

void scope_kind_words(const struct scope *scope, struct text *out)
{
    for (int i = 0; i < DUE_KIND_COUNT && scope->kinds; i++) {
        if (scope->kinds == 1U << i)
            text_printf(out, ", %s", due_kind_words((enum due_kind)i));
    }
}

void scope_nothing(const struct scope *scope, const struct app *app, bool providers,
                   struct text *out)
{
    if (providers && scope->provider)
        text_printf(out, "Nothing of %s is among them. f shows other providers.",
                    text_get(&scope->provider_name));
    else if (!scope->one)
        text_add(out, "No contract runs on this day.");
    else if (scope_is_mine(scope, app))
        text_add(out, "No contract has you as its officer. M shows those of all.");
    else if (scope->login.length)
        text_printf(out, "No contract has %s as its officer. M shows yours.",
                    text_get(&scope->login));
    else
        text_add(out, "Every contract has an officer. M shows yours.");
}
