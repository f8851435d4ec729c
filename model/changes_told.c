// SPDX-License-Identifier: MIT
// Changes of a provider in words, and what they make of its name and end.
#include "model/changes.h"

#include <string.h>

#include "model/ground/text.h"

static const char *with_words(const char *said, const struct event_row *event, struct arena *arena)
{
    return event->words[strspn(event->words, " \t\n")] == '\0'
               ? said
               : arena_printf(arena, "%s: %s", said, event->words);
}

const char *change_words(const struct event_row *event, int64_t of_provider, struct arena *arena)
{
    bool ours = event->provider == of_provider;
    const char *said = event->kind;
    switch (change_kind_named(event->kind)) {
    case CHANGE_RENAMED:
        said = arena_printf(arena, "Name changed from %s to %s", event->was, event->became);
        break;
    case CHANGE_OWNER:
        said = arena_printf(arena, "Owner changed%s%s to %s", *event->was != '\0' ? " from " : "",
                            event->was, event->became);
        break;
    case CHANGE_NOVATED:
        said = ours ? arena_printf(arena, "Contract %s went to %s", event->contract_ref,
                                   event->other_name)
                    : arena_printf(arena, "Contract %s came from %s", event->contract_ref,
                                   event->provider_name);
        break;
    case CHANGE_MERGED:
        said = ours ? arena_printf(arena, "Merged into %s", event->other_name)
                    : arena_printf(arena, "%s merged into this provider", event->provider_name);
        break;
    case CHANGE_CLOSED:
        said = "Closed";
        break;
    case CHANGE_DEREGISTERED:
        said = "Registration ended";
        break;
    case CHANGE_KIND_COUNT:
        break;
    }
    return with_words(said, event, arena);
}

bool provider_events(const struct office *office, int64_t provider, int64_t contract,
                     struct arena *arena, struct event_rows *out, struct status *st)
{
    struct event_rows all;
    *out = (struct event_rows){0};
    if (!events_of(office->db, provider, contract, office->known_at, arena, &all, st))
        return false;
    out->rows = ARENA_ARRAY(arena, all.count + 1, struct event_row);
    for (size_t i = 0; i < all.count; i++) {
        enum change_kind kind = change_kind_named(all.rows[i].kind);
        bool ahead = kind != CHANGE_KIND_COUNT && change_row(kind)->ahead;
        if (all.rows[i].date <= office->as_at || ahead)
            out->rows[out->count++] = all.rows[i];
    }
    return true;
}

static const char *ended_words(const struct office *office, const struct event_row *event,
                               struct arena *arena)
{
    struct text on = {0};
    bool ahead = event->date > office->as_at;
    day_print(event->date, false, &on);
    const char *said = NULL;
    switch (change_kind_named(event->kind)) {
    case CHANGE_MERGED:
        said = arena_printf(arena, "merged into %s on %s", event->other_name, text_get(&on));
        break;
    case CHANGE_CLOSED:
        said = arena_printf(arena, ahead ? "closes on %s" : "closed on %s", text_get(&on));
        break;
    default:
        said = arena_printf(arena, ahead ? "registration ends on %s" : "registration ended on %s",
                            text_get(&on));
        break;
    }
    text_release(&on);
    return said;
}

struct provider_state provider_state(const struct office *office, const struct provider *provider,
                                     const struct event_rows *events, struct arena *arena)
{
    struct provider_state state = {.name = provider->name};
    struct event_rows all;
    struct status ignored = {0};
    for (size_t i = 0; i < events->count; i++) {
        const struct event_row *event = &events->rows[i];
        enum change_kind kind = change_kind_named(event->kind);
        if (event->provider != provider->id || kind == CHANGE_KIND_COUNT)
            continue;
        if (kind == CHANGE_RENAMED)
            state.former = event->was;
        if (change_row(kind)->ends)
            state.ended = ended_words(office, event, arena);
    }
    // The record has the name of now: the first change of name that lies beyond what is told says what it was called before.
    if (events_of(office->db, provider->id, 0, MOMENT_ALL, arena, &all, &ignored)) {
        for (size_t i = all.count; i-- > 0;) {
            const struct event_row *event = &all.rows[i];
            if (event->provider == provider->id &&
                text_equal(event->kind, change_row(CHANGE_RENAMED)->id) &&
                (event->date > office->as_at || event->entered > office->known_at))
                state.name = event->was;
        }
    }
    status_clear(&ignored);
    state.now = text_equal(state.name, provider->name) ? NULL : provider->name;
    return state;
}
