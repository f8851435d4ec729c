// SPDX-License-Identifier: MIT
#include "model/cover.h"

#include <string.h>

#include "model/handover.h"
#include "model/parties.h"

static void check_login(const char *label, const char *login, struct status *st)
{
    text_is_plain(label, login, false, st);
    if (login[strspn(login, " ")] == '\0')
        status_add(st, STATUS_DATA, "%s must be filled in: a login.", label);
    else if (login[strcspn(login, " ")] != '\0')
        status_add(st, STATUS_DATA, "%s is one login, without blanks.", label);
}

static bool same_cover(const struct cover *a, const struct cover *b)
{
    return text_equal(a->officer, b->officer) && a->from == b->from;
}

// One person at a time covers an officer, so that it is clear whose turn it is.
static void check_others(const struct cover *cover, const struct covers *all, struct status *st)
{
    struct text words = {0};
    for (size_t i = 0; i < all->count; i++) {
        const struct cover *other = &all->rows[i];
        char iso[DAY_ISO_SIZE];
        if (same_cover(cover, other) || !text_equal(cover->officer, other->officer) ||
            cover->to < other->from || cover->from > other->to)
            continue;
        text_clear(&words);
        cover_words(other, &words);
        status_add(st, STATUS_DATA,
                   "From: %s already. To change that, give its first day, %s, with another last "
                   "day, or none to take it back.",
                   text_get(&words), day_iso(other->from, iso));
    }
    text_release(&words);
}

static bool has_contracts(struct office *office, const char *login, struct arena *arena,
                          struct status *st)
{
    struct handover_officer *list;
    size_t count;
    struct text all = {0};
    bool found = false;
    if (!handover_officers(office, arena, &list, &count, st))
        return false;
    for (size_t i = 0; i < count; i++) {
        found = found || text_equal(list[i].login, login);
        if (*list[i].login != '\0')
            text_printf(&all, "%s%s", all.length > 0 ? ", " : "", list[i].login);
    }
    if (!found)
        status_fail(st, STATUS_UNKNOWN, "No contract has %s as its officer. These have some: %s.",
                    login, all.length > 0 ? text_get(&all) : "nobody");
    text_release(&all);
    return found;
}

static bool check(struct office *office, const struct cover *cover, struct arena *arena,
                  struct status *st)
{
    struct covers all;
    bool known = false;
    if (!covers_all(office->db, arena, &all, st))
        return false;
    for (size_t i = 0; i < all.count; i++)
        known = known || same_cover(cover, &all.rows[i]);
    if (cover->to < cover->from)
        return known || status_fail(st, STATUS_UNKNOWN,
                                    "%s has no cover from that day. Nothing was taken back.",
                                    cover->officer);
    check_login("Officer", cover->officer, st);
    check_login("Covered by", cover->by, st);
    if (text_equal(cover->officer, cover->by))
        status_add(st, STATUS_DATA, "Covered by must be another officer than %s.", cover->officer);
    check_others(cover, &all, st);
    // What was arranged can still be ended when the contracts have gone to somebody else.
    return st->code == STATUS_OK && (known || has_contracts(office, cover->officer, arena, st));
}

enum entry cover_make(struct office *office, const struct cover *cover, const char *token,
                      enum upsert *what, struct status *st)
{
    enum entry entry = entry_begin(office, token, st);
    if (entry != ENTRY_OPEN)
        return entry;
    struct arena *arena = arena_new();
    bool done = check(office, cover, arena, st) && cover_save(office->db, cover, what, st);
    arena_free(arena);
    if (!done)
        entry_give_up(office);
    return done && entry_commit(office, token, st) ? ENTRY_OPEN : ENTRY_FAILED;
}

bool covers_ahead(struct office *office, const char *login, struct arena *arena, struct covers *out,
                  struct status *st)
{
    size_t count = 0;
    if (!covers_all(office->db, arena, out, st))
        return false;
    for (size_t i = 0; i < out->count; i++) {
        const struct cover *cover = &out->rows[i];
        if (cover->to >= office->as_at &&
            (login == NULL || text_equal(cover->officer, login) || text_equal(cover->by, login)))
            out->rows[count++] = *cover;
    }
    out->count = count;
    return true;
}

bool cover_holds(const struct cover *cover, day on)
{
    return cover->from <= on && on <= cover->to;
}

bool cover_counts(const struct covers *all, const char *login, const char *officer, day on)
{
    if (login == NULL || text_equal(login, officer))
        return true;
    for (size_t i = 0; i < all->count; i++) {
        const struct cover *cover = &all->rows[i];
        if (text_equal(cover->by, login) && text_equal(cover->officer, officer) &&
            cover_holds(cover, on))
            return true;
    }
    return false;
}

const struct cover *cover_of(const struct covers *all, const char *officer, day on)
{
    for (size_t i = 0; i < all->count; i++) {
        if (text_equal(all->rows[i].officer, officer) && cover_holds(&all->rows[i], on))
            return &all->rows[i];
    }
    return NULL;
}

void cover_officer_words(const struct covers *all, const char *officer, day on, struct text *out)
{
    const struct cover *cover = cover_of(all, officer, on);
    text_add(out, officer);
    if (cover == NULL)
        return;
    text_printf(out, ", covered by %s until ", cover->by);
    day_print(cover->to, false, out);
}

void cover_words(const struct cover *cover, struct text *out)
{
    text_printf(out, "%s covers %s from ", cover->by, cover->officer);
    day_print(cover->from, false, out);
    text_add(out, " to ");
    day_print(cover->to, false, out);
}
