// SPDX-License-Identifier: MIT
#include "model/changes.h"

#include <string.h>

#include "db/contract.h"
#include "model/ground/utf8.h"
#include "model/parties.h"

static const struct change_row rows[CHANGE_KIND_COUNT] = {
#define CHANGE_ROW(name, stored, says, what, lies_ahead, ending) \
    [CHANGE_##name] = {                                          \
        .id = (stored), .word = (says), .asks = (what), .ahead = (lies_ahead), .ends = (ending)},
    CHANGE_KINDS(CHANGE_ROW)
#undef CHANGE_ROW
};

const struct change_row *change_row(enum change_kind kind)
{
    return &rows[kind];
}

enum change_kind change_kind_named(const char *id)
{
    int kind = 0;
    while (kind < CHANGE_KIND_COUNT && !text_equal(rows[kind].id, id))
        kind++;
    return (enum change_kind)kind;
}

// ---- making one -----------------------------------------------------------------------------------------------------------

static bool blank(const char *text)
{
    return text[strspn(text, " \t\n")] == '\0';
}

static void check(struct office *office, const struct change *change,
                  const struct provider *provider, struct status *st)
{
    const struct change_row *row = &rows[change->kind];
    if (change->date == DAY_NONE)
        status_add(st, STATUS_DATA, "Date must be filled in: the day from which it holds.");
    else if (!row->ahead && change->date > office->today)
        status_add(st, STATUS_DATA,
                   "Date must be today or in the past: enter this change on the day it takes "
                   "effect.");
    if (row->asks == ASKS_NAME && blank(change->became))
        status_add(st, STATUS_DATA, "New %s must be filled in.",
                   change->kind == CHANGE_RENAMED ? "name" : "owner");
    else if (change->kind == CHANGE_RENAMED && text_equal(change->became, provider->name))
        status_add(st, STATUS_DATA, "New name is what it is called already.");
    if (row->asks == ASKS_OTHER && change->other == 0)
        status_add(st, STATUS_DATA,
                   "Successor must be filled in: a provider that is there already.");
    else if (row->asks == ASKS_OTHER && change->other == change->provider)
        status_add(st, STATUS_DATA, "Successor must be another provider.");
    if (change->kind == CHANGE_NOVATED && change->contract == 0)
        status_add(st, STATUS_DATA, "Contract must be filled in.");
    text_is_plain("New name", change->became, false, st);
    text_is_plain("Owner before", change->was, false, st);
    text_is_plain("Why", change->words, true, st);
}

static bool add_event(struct office *office, const struct change *change, const char *kind,
                      int64_t contract, const char *was, struct arena *arena, const char **ref,
                      struct status *st)
{
    *ref =
        arena_printf(arena, "C-%lld", (long long)event_top(office->db, change->provider, "C") + 1);
    bool named = rows[change->kind].asks == ASKS_NAME;
    struct event_row row = {
        .provider = change->provider,
        .ref = *ref,
        .kind = kind,
        .date = change->date,
        .contract = contract,
        .other = rows[change->kind].asks == ASKS_OTHER ? change->other : 0,
        .person = "",
        .words = change->words,
        .was = named ? was : "",
        .became = named ? change->became : "",
        .fields = "",
    };
    return event_add(office->db, &row, st);
}

static bool move_contract(struct office *office, int64_t contract, int64_t from, int64_t to,
                          struct arena *arena, struct status *st)
{
    struct contract row;
    enum upsert what;
    int64_t id = 0;
    if (!contract_by_id(office->db, contract, arena, &row, st))
        return false;
    if (row.provider != from)
        return status_fail(st, STATUS_BUSY,
                           "Contract %s is with %s by now. Nothing was saved; look at it again.",
                           row.ref, row.provider_name);
    row.provider = to;
    return contract_save(office->db, &row, &id, &what, st);
}

static bool novate(struct office *office, struct change *change, int64_t contract,
                   struct arena *arena, struct status *st)
{
    const char *ref = "";
    if (!add_event(office, change, rows[CHANGE_NOVATED].id, contract, "", arena, &ref, st) ||
        !move_contract(office, contract, change->provider, change->other, arena, st))
        return false;
    change->ref = *change->ref == '\0' ? ref : change->ref;
    change->moved++;
    return true;
}

static bool rename_provider(struct office *office, const struct change *change,
                            const struct provider *provider, struct status *st)
{
    struct provider renamed = *provider;
    enum upsert what;
    int64_t id = 0;
    renamed.name = change->became;
    return provider_save(office->db, &renamed, &id, &what, st);
}

static bool move_all(struct office *office, struct change *change, struct arena *arena,
                     struct status *st)
{
    struct contracts all;
    bool done = contracts_of(office->db, change->provider, arena, &all, st);
    for (size_t i = 0; done && i < all.count; i++)
        done = all.rows[i].ends < change->date || // it ended with him
               novate(office, change, all.rows[i].id, arena, st);
    return done;
}

static bool carry_out(struct office *office, struct change *change, const struct provider *provider,
                      struct arena *arena, struct status *st)
{
    if (change->kind == CHANGE_NOVATED)
        return novate(office, change, change->contract, arena, st);
    const char *was = change->kind == CHANGE_RENAMED ? provider->name : change->was;
    return add_event(office, change, rows[change->kind].id, 0, was, arena, &change->ref, st) &&
           (change->kind != CHANGE_RENAMED || rename_provider(office, change, provider, st)) &&
           (change->kind != CHANGE_MERGED || !change->contracts_too ||
            move_all(office, change, arena, st));
}

bool change_make(struct office *office, struct change *change, struct arena *arena,
                 struct status *st)
{
    struct provider provider;
    change->ref = "";
    change->moved = 0;
    if (!provider_by_id(office->db, change->provider, arena, &provider, st))
        return false;
    check(office, change, &provider, st);
    if (st->code != STATUS_OK)
        return false;
    if (change->seen != 0 && provider.version != change->seen)
        return status_fail(st, STATUS_BUSY,
                           "%s was changed by %s meanwhile. Nothing was saved; look at it again.",
                           provider.name, parties_who(office, "provider", provider.id, arena));
    return carry_out(office, change, &provider, arena, st) &&
           parties_refresh(office, change->provider, 0, st) &&
           (change->other == 0 || parties_refresh(office, change->other, 0, st));
}

static bool folds_alike(const char *one, const char *other)
{
    struct text left = {0}, right = {0};
    utf8_fold(one, &left);
    utf8_fold(other, &right);
    bool alike = text_equal(text_get(&left), text_get(&right));
    text_release(&left);
    text_release(&right);
    return alike;
}

bool change_of_name_came(struct office *office, const struct provider *provider, const char *was,
                         int64_t import, struct status *st)
{
    if (blank(was) || blank(provider->name) || folds_alike(was, provider->name))
        return true;
    struct arena *arena = arena_new();
    const char *ref = "";
    const struct change change = {
        .provider = provider->id,
        .kind = CHANGE_RENAMED,
        .date = office->today,
        .became = provider->name,
        .words = arena_printf(arena, "as import %lld has it", (long long)import),
    };
    bool done = add_event(office, &change, rows[CHANGE_RENAMED].id, 0, was, arena, &ref, st);
    arena_free(arena);
    return done;
}

// ---- withdrawing one ------------------------------------------------------------------------------------------------------

static bool name_back(struct office *office, const struct event_row *event, struct arena *arena,
                      struct status *st)
{
    struct provider provider;
    enum upsert what;
    int64_t id = 0;
    if (!provider_by_id(office->db, event->provider, arena, &provider, st))
        return false;
    if (!text_equal(provider.name, event->became))
        return status_fail(
            st, STATUS_BUSY,
            "It is called %s by now, so the change to %s stays. Nothing was changed.",
            provider.name, event->became);
    provider.name = event->was;
    return provider_save(office->db, &provider, &id, &what, st);
}

static bool end_event(struct office *office, struct event_row event, const char *why,
                      struct status *st)
{
    event.kind = "withdrawn";
    event.words = why;
    return event_add(office->db, &event, st);
}

static bool contract_back(struct office *office, const struct event_row *event, const char *why,
                          struct arena *arena, struct status *st)
{
    return move_contract(office, event->contract, event->other, event->provider, arena, st) &&
           end_event(office, *event, why, st);
}

// A merger takes the contracts back that went in the same act: same day, same successor, same moment.
static bool contracts_back(struct office *office, const struct event_row *merger, const char *why,
                           struct arena *arena, struct status *st)
{
    struct event_rows events;
    bool done = events_of(office->db, merger->provider, 0, MOMENT_ALL, arena, &events, st);
    for (size_t i = 0; done && i < events.count; i++) {
        const struct event_row *event = &events.rows[i];
        if (event->provider == merger->provider && event->other == merger->other &&
            event->entered == merger->entered && text_equal(event->kind, rows[CHANGE_NOVATED].id))
            done = contract_back(office, event, why, arena, st);
    }
    return done;
}

static bool withdraw(struct office *office, const struct event_row *event, const char *why,
                     struct arena *arena, struct status *st)
{
    switch (change_kind_named(event->kind)) {
    case CHANGE_RENAMED:
        return name_back(office, event, arena, st) && end_event(office, *event, why, st);
    case CHANGE_NOVATED:
        return contract_back(office, event, why, arena, st);
    case CHANGE_MERGED:
        return contracts_back(office, event, why, arena, st) && end_event(office, *event, why, st);
    case CHANGE_OWNER:
    case CHANGE_CLOSED:
    case CHANGE_DEREGISTERED:
        return end_event(office, *event, why, st);
    case CHANGE_KIND_COUNT:
        break;
    }
    return status_fail(st, STATUS_DATA, "%s is no change that stands, so nothing was withdrawn.",
                       event->ref);
}

bool change_withdraw(struct office *office, int64_t provider, const char *ref, const char *why,
                     struct status *st)
{
    struct arena *arena = arena_new();
    struct event_row event;
    bool done = event_by_ref(office->db, provider, ref, arena, &event, st);
    if (done && blank(why))
        done = status_add(st, STATUS_DATA, "Reason must be filled in: say why it is withdrawn.");
    done = done && withdraw(office, &event, why, arena, st) &&
           parties_refresh(office, provider, 0, st) &&
           (event.other == 0 || parties_refresh(office, event.other, 0, st));
    arena_free(arena);
    return done;
}
