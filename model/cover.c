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
static void check_others(const struct cover *cover, const struct cover *before,
                         const struct covers *all, struct status *st)
{
    struct text words = {0};
    for (size_t i = 0; i < all->count; i++) {
        const struct cover *other = &all->rows[i];
        char iso[DAY_ISO_SIZE];
        if (other == before || !text_equal(cover->officer, other->officer) ||
            cover->to < other->from || cover->from > other->to)
            continue;
        text_clear(&words);
        cover_words(other, &words);
        status_add(
            st, STATUS_DATA,
            "First day: %s already, and one person at a time covers an officer. End that one "
            "earlier or take it back first; its first day is %s.",
            text_get(&words), day_iso(other->from, iso));
    }
    text_release(&words);
}

static bool has_contracts(struct office *office, const char *login, struct arena *arena,
                          struct status *st)
{
    struct contract_officer *list;
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

static bool is_as_seen(const struct cover *now, const struct cover *seen)
{
    return now != NULL && text_equal(now->by, seen->by) && now->to == seen->to;
}

static bool check(struct office *office, const struct cover *cover, const struct cover *seen,
                  struct arena *arena, struct status *st)
{
    struct covers all;
    const struct cover *before = NULL; // what is changed
    if (!covers_all(office->db, arena, &all, st))
        return false;
    for (size_t i = 0; i < all.count && (seen == NULL || seen->id != 0); i++) {
        if (same_cover(cover, &all.rows[i]))
            before = &all.rows[i];
    }
    if (seen != NULL && seen->id != 0 && !is_as_seen(before, seen))
        return status_fail(st, STATUS_BUSY,
                           "Somebody else has just changed this cover. Save again to see how.");
    if (cover->to < cover->from)
        return before != NULL ||
               status_fail(st, STATUS_UNKNOWN,
                           "%s has no cover from that day. Nothing was taken back.",
                           cover->officer);
    check_login("Officer", cover->officer, st);
    check_login("Covered by", cover->by, st);
    if (text_equal(cover->officer, cover->by))
        status_add(st, STATUS_DATA, "Covered by must be another officer than %s.", cover->officer);
    check_others(cover, before, &all, st);
    // What was arranged can still be ended when the contracts have gone to somebody else.
    return st->code == STATUS_OK &&
           (before != NULL || has_contracts(office, cover->officer, arena, st));
}

enum entry cover_make(struct office *office, const struct cover *cover, const struct cover *seen,
                      const char *token, enum upsert *what, struct status *st)
{
    enum entry entry = entry_begin(office, token, st);
    if (entry != ENTRY_OPEN)
        return entry;
    struct arena *arena = arena_new();
    bool done = check(office, cover, seen, arena, st) && cover_save(office->db, cover, what, st);
    arena_free(arena);
    if (!done)
        entry_give_up(office);
    return done && entry_commit(office, token, st) ? ENTRY_OPEN : ENTRY_FAILED;
}

bool covers_ahead(const struct office *office, const char *login, struct arena *arena,
                  struct covers *out, struct status *st)
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

bool covers_held(const struct office *office, const char *login, struct arena *arena,
                 struct covers *out, struct status *st)
{
    size_t count = 0;
    if (!covers_ahead(office, login, arena, out, st))
        return false;
    for (size_t i = 0; i < out->count; i++) {
        if (text_equal(out->rows[i].by, login) && cover_holds(&out->rows[i], office->as_at))
            out->rows[count++] = out->rows[i];
    }
    out->count = count;
    return true;
}

bool covers_held_words(const struct office *office, const char *login, struct text *out,
                       struct status *st)
{
    struct arena *arena = arena_new();
    struct covers covers = {0};
    bool done = covers_held(office, login, arena, &covers, st);
    for (size_t i = 0; done && i < covers.count; i++) {
        text_printf(out, "%s%s until ", i > 0 ? ", " : ", and for ", covers.rows[i].officer);
        day_print(covers.rows[i].to, false, out);
    }
    arena_free(arena);
    return done;
}

bool cover_holds(const struct cover *cover, day on)
{
    return cover->from <= on && on <= cover->to;
}

bool cover_find(struct office *office, const char *officer, day from, struct arena *arena,
                struct cover *out, struct status *st)
{
    const struct cover wanted = {.officer = officer, .from = from};
    struct covers all;
    struct text words = {0};
    if (!covers_all(office->db, arena, &all, st))
        return false;
    for (size_t i = 0; i < all.count; i++) {
        if (same_cover(&wanted, &all.rows[i])) {
            *out = all.rows[i];
            return true;
        }
    }
    day_print(from, false, &words);
    status_fail(st, STATUS_UNKNOWN, "The cover of %s from %s has been taken back.", officer,
                text_get(&words));
    text_release(&words);
    return false;
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

const char *cover_officer(const struct office *office, const char *officer, struct arena *arena)
{
    struct cover cover = {0};
    struct status ignored = {0};
    bool covered = cover_on(office->db, officer, office->as_at, arena, &cover, &ignored);
    status_clear(&ignored);
    if (!covered || cover.id == 0)
        return officer;
    struct text words = {0};
    text_printf(&words, "%s, covered by %s until ", officer, cover.by);
    day_print(cover.to, false, &words);
    const char *kept = arena_strdup(arena, text_get(&words));
    text_release(&words);
    return kept;
}

void cover_words(const struct cover *cover, struct text *out)
{
    text_printf(out, "%s covers %s from ", cover->by, cover->officer);
    day_print(cover->from, false, out);
    text_add(out, " to ");
    day_print(cover->to, false, out);
}
