// SPDX-License-Identifier: MIT
#include "model/since.h"

#include <stdlib.h>
#include <string.h>

#include "db/audit.h"
#include "model/changes.h"
#include "model/contacts.h"
#include "model/evaluation.h"
#include "model/history.h"

enum { COUNTED = 10000 }; // entries looked at to say how many contracts have changed

int64_t since_now(struct office *office)
{
    struct status ignored = {0};
    char hex[65];
    int64_t seq = 0;
    if (!audit_head(office->db, &seq, hex, &ignored))
        seq = -1;
    status_clear(&ignored);
    return seq;
}

static int by_number(const void *left, const void *right)
{
    const int64_t *a = left, *b = right;
    return (*a > *b) - (*a < *b);
}

// Each number once, ascending; returns how many there are then.
static size_t once_each(int64_t *numbers, size_t count)
{
    size_t found = 0;
    if (count > 1)
        qsort(numbers, count, sizeof *numbers, by_number);
    for (size_t i = 0; i < count; i++) {
        if (found == 0 || numbers[i] != numbers[found - 1])
            numbers[found++] = numbers[i];
    }
    return found;
}

bool since_mark(struct office *office, int64_t seq, struct arena *arena, struct since_marks *out,
                struct status *st)
{
    struct audit_newses news;
    *out = (struct since_marks){0};
    if (!audit_since(office->db, seq, office->actor.login, COUNTED, arena, &news, st))
        return false;
    int64_t *contracts = ARENA_ARRAY(arena, 2 * news.count + 1, int64_t),
            *providers = contracts + news.count;
    for (size_t i = 0; i < news.count; i++) {
        if (news.rows[i].contract != 0)
            contracts[out->contract_count++] = news.rows[i].contract;
        else if (news.rows[i].provider != 0)
            providers[out->provider_count++] = news.rows[i].provider;
    }
    out->contract_count = once_each(contracts, out->contract_count);
    out->provider_count = once_each(providers, out->provider_count);
    out->contracts = contracts;
    out->providers = providers;
    out->more = news.count == COUNTED;
    return true;
}

static bool has(const int64_t *numbers, size_t count, int64_t number)
{
    return number != 0 && count > 0 &&
           bsearch(&number, numbers, count, sizeof number, by_number) != NULL;
}

bool since_marked(const struct since_marks *marks, int64_t contract, int64_t provider)
{
    return has(marks->contracts, marks->contract_count, contract) ||
           has(marks->providers, marks->provider_count, provider);
}

bool since_count(struct office *office, int64_t seq, size_t *contracts, size_t *providers,
                 bool *more, struct status *st)
{
    struct arena *arena = arena_new();
    struct since_marks marks;
    bool done = since_mark(office, seq, arena, &marks, st);
    *contracts = marks.contract_count;
    *providers = marks.provider_count;
    *more = marks.more;
    arena_free(arena);
    return done;
}

// ---- In words --------------------------------------------------------------------------------------------------------------------------

struct telling {
    struct office *office;
    struct arena *arena;
    struct read_contract { // each is read once
        int64_t id;
        bool good;
        struct evaluation facts;
    } * contracts;
    size_t count, room;
};

static const struct read_contract *contract_of(struct telling *telling, int64_t id)
{
    for (size_t i = 0; i < telling->count; i++) {
        if (telling->contracts[i].id == id)
            return &telling->contracts[i];
    }
    telling->contracts = arena_room(telling->arena, telling->contracts, &telling->room,
                                    telling->count, sizeof *telling->contracts);
    struct read_contract *read = &telling->contracts[telling->count++];
    struct status ignored = {0};
    *read = (struct read_contract){.id = id};
    read->good = evaluation_facts(telling->office, id, telling->office->as_at, telling->arena,
                                  &read->facts, &ignored);
    status_clear(&ignored);
    return read;
}

static void tell_fact(struct telling *telling, const struct read_contract *contract, int64_t id,
                      struct since_row *row)
{
    for (size_t i = 0; contract->good && i < contract->facts.facts.fact_count; i++) {
        const struct fact *fact = &contract->facts.facts.facts[i];
        if (fact->id != id)
            continue;
        const char *words =
            fact_summary(contract->facts.framework, &contract->facts.facts, fact, telling->arena);
        const char *label = fact->struck                               ? "Taken back: "
                            : *fact_field(fact, FACT_CORRECTS) != '\0' ? "Corrected: "
                                                                       : "";
        row->words = arena_printf(telling->arena, "%s%s", label, words);
        row->ref = fact->ref != NULL ? fact->ref : "";
    }
}

static void tell_event(struct telling *telling, int64_t id, struct since_row *row)
{
    struct event_rows events;
    struct status ignored = {0};
    if (provider_events(telling->office, row->provider, row->contract, telling->arena, &events,
                        &ignored)) {
        for (size_t i = 0; i < events.count; i++) {
            const struct event_row *event = &events.rows[i];
            if (event->id == id)
                row->words = event_is_note(event)
                                 ? arena_printf(telling->arena, "Note %s, %s", event->ref,
                                                contact_words(event, telling->arena))
                                 : change_words(event, row->provider, telling->arena);
        }
    }
    status_clear(&ignored);
}

// False where it cannot be said any more what it was about.
static bool tell(struct telling *telling, const struct audit_news *news, struct since_row *row)
{
    static const struct {
        const char *object, *added, *changed;
    } words[] = {
        {"contract", "Contract added", "The contract's details changed"},
        {"target", "Targets agreed", "Targets agreed anew"},
        {"person", "Somebody to reach added", "Whom to reach changed"},
        {"provider_event", "A note or change, written anew or withdrawn since", "Withdrawn"},
        {"fact", "An entry that cannot be told in words", "An entry changed"},
    };
    *row = (struct since_row){.at = news->at,
                              .login = news->login,
                              .contract = news->contract,
                              .provider = news->provider,
                              .contract_ref = "",
                              .provider_name = "",
                              .words = "",
                              .ref = ""};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (text_equal(words[i].object, news->object))
            row->words = text_equal(news->action, "add") ? words[i].added : words[i].changed;
    }
    struct status ignored = {0};
    struct provider provider;
    if (news->contract != 0) {
        const struct read_contract *contract = contract_of(telling, news->contract);
        if (!contract->good)
            return false;
        row->contract_ref = contract->facts.contract.ref;
        row->provider = contract->facts.contract.provider;
        if (text_equal(news->object, "contract") && !text_equal(news->action, "add"))
            row->words = arena_printf(telling->arena, "%s (officer: %s)", row->words,
                                      *contract->facts.contract.officer != '\0'
                                          ? contract->facts.contract.officer
                                          : "nobody");
        if (text_equal(news->object, "fact"))
            tell_fact(telling, contract, news->object_id, row);
    }
    bool found = row->provider != 0 && provider_by_id(telling->office->db, row->provider,
                                                      telling->arena, &provider, &ignored);
    status_clear(&ignored);
    if (found)
        row->provider_name = provider.name;
    if (found && text_equal(news->object, "provider_event"))
        tell_event(telling, news->object_id, row);
    return found;
}

static bool same_words(const struct since_row *a, const struct since_row *b)
{
    return a->at == b->at && a->contract == b->contract && a->provider == b->provider &&
           text_equal(a->login, b->login) && text_equal(a->words, b->words);
}

bool since_read(struct office *office, int64_t seq, size_t most, struct arena *arena,
                struct since *out, struct status *st)
{
    struct audit_newses news;
    struct telling telling = {.office = office, .arena = arena};
    *out = (struct since){0};
    if (!office_read_begin(office, st))
        return false;
    bool done = audit_since(office->db, seq, office->actor.login, most + 1, arena, &news, st);
    if (done) {
        out->more = news.count > most;
        out->rows = ARENA_ARRAY(arena, news.count + 1, struct since_row);
    }
    for (size_t i = 0; done && i < news.count && i < most; i++) {
        struct since_row *row = &out->rows[out->count];
        if (tell(&telling, &news.rows[i], row) &&
            (out->count == 0 || !same_words(row, &out->rows[out->count - 1])))
            out->count++;
    }
    office_read_end(office);
    return done;
}
