// SPDX-License-Identifier: MIT
#include "model/parties.h"

#include <string.h>

#include "db/audit.h"
#include "db/fact.h"
#include "db/standing.h"
#include "model/evaluation.h"

bool text_is_plain(const char *label, const char *text, bool lines, struct status *st)
{
    for (const unsigned char *at = (const unsigned char *)text; *at != '\0'; at++) {
        if ((*at < 0x20 || *at == 0x7f) && !(lines && (*at == '\n' || *at == '\t')))
            return status_add(st, STATUS_DATA,
                              "%s holds a control character, which nobody could see. Leave it out.",
                              label);
    }
    return true;
}

static bool blank(const char *text)
{
    return text[strspn(text, " \t\n")] == '\0';
}

static bool given(const char *label, const char *text, struct status *st)
{
    return !blank(text) || status_add(st, STATUS_DATA, "%s must be filled in.", label);
}

static bool ref_shaped(const char *label, const char *ref, struct status *st)
{
    static const char good[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._/-";
    enum { MOST = 64 };
    size_t length = strlen(ref);
    if (length > 0 && length <= MOST && strspn(ref, good) == length)
        return true;
    return status_add(st, STATUS_DATA,
                      "%s must be 1 to %d letters, digits and . _ / - without blanks.", label,
                      MOST);
}

static bool sound(const struct status *st)
{
    return st->code == STATUS_OK;
}

// One that cannot be worked out (its framework has gone) must not keep anybody from writing down what was said.
static bool refresh_or_drop(struct office *office, int64_t contract, struct status *st)
{
    struct status why = {0};
    bool done = standing_refresh(office, contract, &why);
    if (!done && (why.code == STATUS_DATA || why.code == STATUS_UNKNOWN))
        done = standing_drop(office->db, contract, st);
    else if (!done)
        status_fail(st, why.code, "%s", status_message(&why));
    status_clear(&why);
    return done;
}

bool parties_refresh(struct office *office, int64_t provider, int64_t contract, struct status *st)
{
    enum { AT_ONCE = 8 };
    if (contract != 0)
        return refresh_or_drop(office, contract, st);
    struct arena *arena = arena_new();
    struct contracts all = {0};
    bool done = contracts_of(office->db, provider, arena, &all, st);
    for (size_t i = 0; done && i < all.count; i++)
        done = i < AT_ONCE ? refresh_or_drop(office, all.rows[i].id, st)
                           : standing_drop(office->db, all.rows[i].id, st);
    arena_free(arena);
    return done;
}

// ---- providers -------------------------------------------------------------------------------------------------------------

bool parties_save_provider(struct office *office, const struct provider *provider, int64_t *id,
                           enum upsert *what, struct status *st)
{
    enum upsert ignored;
    if (provider->version == 0 && ref_shaped("Reference", provider->ref, st) &&
        provider_id(office->db, provider->ref) != 0)
        status_add(st, STATUS_DATA, "Reference %s is that of another provider. Enter another one.",
                   provider->ref);
    given("Name", provider->name, st);
    text_is_plain("Name", provider->name, false, st);
    text_is_plain("Brand", provider->brand, false, st);
    return sound(st) && provider_save(office->db, provider, id, what != NULL ? what : &ignored, st);
}

// ---- contracts -------------------------------------------------------------------------------------------------------------

// What facts rest on cannot change under them.
static bool rests(struct office *office, const struct contract *contract, struct status *st)
{
    struct arena *arena = arena_new();
    struct contract stored;
    struct fact_rows facts = {0};
    bool done = contract_by_ref(office->db, contract->ref, arena, &stored, st) &&
                facts_of(office->db, stored.id, arena, &facts, st);
    if (done && facts.count > 0) {
        struct text since = {0};
        day_print(stored.starts, false, &since);
        if (!text_equal(stored.framework, contract->framework))
            done = status_add(st, STATUS_DATA,
                              "Framework cannot change any more: %zu entries rest on %s. End the "
                              "contract and add a new one.",
                              facts.count, stored.framework);
        if (stored.starts != contract->starts)
            done = status_add(st, STATUS_DATA,
                              "First day cannot change any more: %zu entries rest on %s.",
                              facts.count, text_get(&since));
        text_release(&since);
    }
    arena_free(arena);
    return done;
}

static void check_contract(struct office *office, const struct contract *contract,
                           struct status *st)
{
    const char *known = "";
    if (contract->version == 0 && ref_shaped("Reference", contract->ref, st) &&
        contract_id(office->db, contract->ref) != 0)
        status_add(st, STATUS_DATA, "Reference %s is that of another contract. Enter another one.",
                   contract->ref);
    if (given("Framework", contract->framework, st) &&
        !office_has_framework(office, contract->framework, &known))
        status_add(st, STATUS_DATA, "Framework %s is not there. Choose from %s.",
                   contract->framework, known);
    if (contract->starts == DAY_NONE)
        status_add(st, STATUS_DATA, "First day must be filled in.");
    else if (contract->ends < contract->starts)
        status_add(st, STATUS_DATA, "Last day must not be before the first day.");
    text_is_plain("Title", contract->title, false, st);
    text_is_plain("Officer", contract->officer, false, st);
    text_is_plain("Zone", contract->zone, false, st);
}

bool parties_save_contract(struct office *office, const struct contract *contract, int64_t *id,
                           enum upsert *what, struct status *st)
{
    enum upsert ignored;
    check_contract(office, contract, st);
    return sound(st) && (contract->version == 0 || rests(office, contract, st)) &&
           contract_save(office->db, contract, id, what != NULL ? what : &ignored, st) &&
           standing_refresh(office, *id, st);
}

// ---- people ----------------------------------------------------------------------------------------------------------------

bool parties_save_person(struct office *office, const struct person *person, int64_t *id,
                         enum upsert *what, struct status *st)
{
    enum upsert ignored;
    struct person saved = *person;
    struct arena *arena = arena_new();
    given("Name", person->name, st);
    text_is_plain("Name", person->name, false, st);
    text_is_plain("Role", person->role, false, st);
    text_is_plain("Telephone", person->telephone, false, st);
    text_is_plain("E-mail", person->email, false, st);
    text_is_plain("Note", person->note, true, st);
    if (person->since != DAY_NONE && person->until < person->since)
        status_add(st, STATUS_DATA,
                   "Left on must not be before the day since which they are there.");
    if (*saved.ref == '\0')
        saved.ref =
            arena_printf(arena, "P-%lld", (long long)person_top(office->db, person->provider) + 1);
    bool done =
        sound(st) && person_save(office->db, &saved, id, what != NULL ? what : &ignored, st);
    arena_free(arena);
    return done;
}

bool parties_people(const struct office *office, int64_t provider, struct arena *arena,
                    struct persons *out, struct status *st)
{
    return persons_of(office->db, provider, arena, out, st);
}

bool parties_person(const struct office *office, int64_t provider, const char *ref,
                    struct arena *arena, struct person *out, struct status *st)
{
    return person_by_ref(office->db, provider, ref, arena, out, st);
}

bool parties_contract(const struct office *office, int64_t id, struct arena *arena,
                      struct contract *out, struct status *st)
{
    return contract_by_id(office->db, id, arena, out, st);
}

bool person_there(const struct person *person, day on)
{
    return person->until > on;
}

const char *parties_who(const struct office *office, const char *table, int64_t id,
                        struct arena *arena)
{
    struct status ignored = {0};
    struct audit_row last = {0};
    bool found = audit_last_of(office->db, table, id, arena, &last, &ignored);
    status_clear(&ignored);
    if (!found || last.seq == 0)
        return "someone";
    struct text on = {0};
    int minutes = 0;
    day_print(moment_day(last.at, &minutes), false, &on);
    const char *who = arena_printf(arena, "%s at %d:%02d on %s", last.login, minutes / 60,
                                   minutes % 60, text_get(&on));
    text_release(&on);
    return who;
}
