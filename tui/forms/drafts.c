// SPDX-License-Identifier: MIT
#include "tui/forms/drafts.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "model/drafts.h"
#include "model/ground/memory.h"
#include "model/records.h"
#include "tui/forms/forms_list.h"
#include "tui/page.h"

struct drafts_page {
    struct arena *arena; // of the drafts
    struct drafts drafts;
    struct arena *given_up_arena;
    struct draft given_up; // the last one, for u; token NULL: none
};

struct opener {
    const char *id;
    bool (*reopen)(struct app *app, const char *subject, struct status *st);
};
#define OPENER(form, function) {(form), (function)},
static const struct opener openers[] = {FORMS(OPENER)};
#undef OPENER

static const struct opener *opener_of(const char *form)
{
    size_t length = strcspn(form, ":");
    for (size_t i = 0; i < sizeof openers / sizeof *openers; i++) {
        if (strlen(openers[i].id) == length && strncmp(openers[i].id, form, length) == 0)
            return &openers[i];
    }
    return NULL;
}

// Whether it looks like something that a person has written, and not like a date or the name of a choice.
static bool written(const char *value)
{
    size_t letters = 0;
    for (const char *at = value; *at; at++)
        letters += isalpha((unsigned char)*at) || (unsigned char)*at >= 0x80;
    return letters > 0 && (isupper((unsigned char)*value) || strchr(value, ' '));
}

// The first words that were typed, so that two drafts of one title are told apart.
static const char *first_words(const struct draft *draft, struct arena *arena)
{
    size_t count = 0, longest = 0;
    const char *words = "";
    const struct field *fields = record_fields_read(draft->body, arena, &count);
    for (size_t i = 0; i < count; i++) {
        size_t length = strlen(fields[i].value);
        if (*fields[i].value == '=' && strchr(fields[i].name, ':') == NULL && length > longest &&
            written(fields[i].value + 1)) {
            words = fields[i].value + 1;
            longest = length;
        }
    }
    return words;
}

static const char *when(const struct app *app, moment at, struct arena *arena)
{
    struct text text = {0};
    int minutes = 0;
    day on = moment_day(at, &minutes);
    if (on != app->office->today) {
        day_print_brief(on, app->office->today, &text);
        text_add_char(&text, ' ');
    }
    text_printf(&text, "%d:%02d", minutes / 60, minutes % 60);
    const char *kept = arena_strdup(arena, text_get(&text));
    text_release(&text);
    return kept;
}

static void title(struct page *page, struct app *app, struct text *out)
{
    (void)page;
    (void)app;
    text_add(out, "Begun and not saved: Enter goes on, Del gives one up");
}

static void make(struct page *page, struct app *app, struct doc *doc)
{
    struct drafts_page *state = page->state;
    struct status st = {0};
    enum { WHEN_WIDTH = 13 };
    arena_reset(state->arena);
    if (!drafts_list(app->office, state->arena, &state->drafts, &st))
        doc_words(doc, 1, false, ROLE_WARNING, arena_strdup(doc->arena, status_message(&st)));
    status_clear(&st);
    for (size_t i = 0; i < state->drafts.count; i++) {
        const struct draft *draft = &state->drafts.list[i];
        struct doc_row *row = doc_add(doc);
        row->topic.ref = draft->token;
        row->row.cursor = 1;
        int at = row_add(&row->row, 1, WHEN_WIDTH, ROLE_DIM, when(app, draft->kept, doc->arena));
        row_add(&row->row, at + 1, 0, ROLE_STRONG, draft->title);
        size_t first = doc->count;
        const char *words = first_words(draft, doc->arena);
        if (*words)
            doc_words(doc, WHEN_WIDTH + 2, false, ROLE_DIM, words);
        for (; first < doc->count; first++)
            doc->rows[first].passed = true;
    }
}

static const struct draft *find(const struct drafts_page *state, const struct topic *topic)
{
    for (size_t i = 0; topic && topic->ref && i < state->drafts.count; i++) {
        if (text_equal(state->drafts.list[i].token, topic->ref))
            return &state->drafts.list[i];
    }
    return NULL;
}

// The form opens with the newest draft of its subject: this one is made that.
static unsigned go_on(struct page *page, struct app *app, const struct draft *draft)
{
    struct status st = {0};
    const struct opener *opener = opener_of(draft->form);
    struct draft newest = *draft;
    newest.kept = office_now(app->office);
    if (newest.kept <= draft->kept)
        newest.kept = draft->kept + 1;
    char *subject = xstrdup(draft->subject);
    drafts_keep(app->office, &newest,
                &st); // where it cannot be kept anew the newest one of its subject opens
    status_clear(&st);
    page->stale = true;
    if (!opener)
        status_fail(&st, STATUS_UNKNOWN,
                    "This draft is of a form that this version of the program has not.");
    else
        opener->reopen(app, subject, &st);
    free(subject);
    if (st.code != STATUS_OK)
        app_failed(app, &st);
    return REACT_LAYOUT;
}

static unsigned give_up(struct page *page, struct app *app, const struct draft *draft)
{
    struct drafts_page *state = page->state;
    struct status st = {0};
    struct arena *arena = arena_new();
    struct draft kept = {
        .token = arena_strdup(arena, draft->token),
        .form = arena_strdup(arena, draft->form),
        .subject = arena_strdup(arena, draft->subject),
        .title = arena_strdup(arena, draft->title),
        .body = arena_strdup(arena, draft->body),
        .begun = draft->begun,
        .kept = draft->kept,
    };
    if (!drafts_drop(app->office, draft->token, &st)) {
        arena_free(arena);
        app_failed(app, &st);
        return REACT_NONE;
    }
    arena_free(state->given_up_arena);
    state->given_up_arena = arena;
    state->given_up = kept;
    page->stale = true;
    app_say(app, "Given up: %s. u brings it back.", kept.title);
    return REACT_SCREEN;
}

static unsigned bring_back(struct page *page, struct app *app)
{
    struct drafts_page *state = page->state;
    struct status st = {0};
    if (!state->given_up.token) {
        app_say(app, "No draft was given up here.");
        return REACT_NONE;
    }
    if (drafts_keep(app->office, &state->given_up, &st) == NOT_KEPT) {
        app_failed(app, &st);
        return REACT_NONE;
    }
    status_clear(&st);
    app_say(app, "Back again: %s.", state->given_up.title);
    state->given_up.token = NULL;
    page->stale = true;
    return REACT_SCREEN;
}

static unsigned act(struct page *page, struct app *app, const struct topic *topic,
                    enum action action)
{
    const struct draft *draft = find(page->state, topic);
    switch (action) {
    case ACTION_OPEN:
        return draft ? go_on(page, app, draft) : REACT_NONE;
    case ACTION_GIVE_UP:
        return draft ? give_up(page, app, draft) : REACT_NONE;
    case ACTION_UNDO:
        return bring_back(page, app);
    default:
        return REACT_IGNORED;
    }
}

static void close(struct page *page)
{
    struct drafts_page *state = page->state;
    arena_free(state->arena);
    arena_free(state->given_up_arena);
    free(state);
}

static const struct page_ops ops = {
    .name = "Drafts",
    .context = IN_DRAFTS,
    .empty = "Nothing waits here: all that was begun has been saved.",
    .title = title,
    .make = make,
    .act = act,
    .close = close,
};

unsigned drafts_open(struct app *app, const struct chosen *chosen)
{
    struct drafts_page *state = xcalloc(1, sizeof *state);
    (void)chosen;
    state->arena = arena_new();
    state->given_up_arena = arena_new();
    page_open(app, &ops, state);
    return REACT_LAYOUT;
}

size_t drafts_waiting(struct app *app)
{
    struct status st = {0};
    struct drafts drafts = {0};
    struct arena *arena = arena_new();
    drafts_list(app->office, arena, &drafts, &st); // those in files are known in any case
    status_clear(&st);
    size_t waiting = 0;
    for (size_t i = 0; i < drafts.count; i++)
        waiting += drafts.list[i].kept >= app->began;
    arena_free(arena);
    return waiting;
}

void drafts_greet(struct app *app)
{
    struct status st = {0};
    struct drafts drafts = {0};
    struct arena *arena = arena_new();
    size_t taken = 0;
    if (!drafts_take_back(app->office, &taken, &st))
        status_clear(&st); // they stay where they are, and are listed all the same
    drafts_list(app->office, arena, &drafts, &st);
    if (drafts.count > 0) {
        const struct draft *newest = &drafts.list[0];
        const char *at = when(app, newest->kept, arena);
        if (drafts.count == 1)
            app_say(app, "Not saved yet: %s (%s). D goes on with it.", newest->title, at);
        else
            app_say(app, "%zu drafts wait, the last of %s: %s. D shows them.", drafts.count, at,
                    newest->title);
    }
    status_clear(&st);
    arena_free(arena);
}
