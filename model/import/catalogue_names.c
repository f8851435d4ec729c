// SPDX-License-Identifier: MIT
// Names, words and addresses of regulators' files and registers.
#include <string.h>
#include <strings.h>

#include "catalogue.h"
#include "model/ground/utf8.h"

bool grade_word(struct job *job, struct row_head *head, const char *column, const char *word,
                const struct grade_word *words, size_t count, const char **grade)
{
    *grade = NULL;
    for (size_t i = 0; i < count; i++) {
        if (strcasecmp(word, words[i].word) == 0) {
            *grade = words[i].kept;
            return true;
        }
    }
    struct text known = {0};
    for (size_t i = 0; i < count; i++)
        if (words[i].word[0] != '\0')
            text_printf(&known, "%s%s", known.length > 0 ? ", " : "", words[i].word);
    row_problem(job, head, "%s %s is no rating that is known; there are %s", column,
                quote(job, word), text_get(&known));
    text_release(&known);
    return false;
}

const char *ref_of_name(struct job *job, const char *prefix, const char *name)
{
    struct text folded = {0}, ref = {0};
    utf8_fold(name, &folded);
    text_add(&ref, prefix);
    bool gap = false;
    for (const char *at = text_get(&folded); *at != '\0'; at++) {
        bool plain = (*at >= 'a' && *at <= 'z') || (*at >= '0' && *at <= '9');
        if (plain && gap)
            text_add_char(&ref, '-');
        if (plain)
            text_add_char(&ref, *at);
        gap = !plain && ref.length > strlen(prefix) && (gap || *at != '\'');
    }
    bool foreign = ref.length == strlen(prefix); // a name of other letters
    for (const char *at = name; foreign && *at != '\0'; at++)
        text_printf(&ref, "%02x", (unsigned char)*at);
    const char *kept = arena_strdup(job->arena, text_get(&ref));
    text_release(&folded);
    text_release(&ref);
    return kept;
}

struct name_book {
    struct arena *arena;
    struct lookup *by_name, *by_ref;
    struct provider several; // stands for a name that more than one has
};

static const char *folded_name(struct arena *arena, const char *name)
{
    struct text folded = {0};
    utf8_fold(name, &folded);
    const char *kept = arena_strdup(arena, text_get(&folded));
    text_release(&folded);
    return kept;
}

bool name_book_new(struct job *job, struct name_book **out, struct status *st)
{
    struct providers all = {0};
    if (!providers_all(job->office->db, job->arena, &all, st))
        return false;
    struct name_book *book = ARENA_NEW(job->arena, struct name_book);
    book->arena = job->arena;
    book->by_name = lookup_new(job->arena, all.count);
    book->by_ref = lookup_new(job->arena, all.count);
    for (size_t i = 0; i < all.count; i++) {
        void **place = lookup_place(book->by_name, folded_name(job->arena, all.rows[i].name));
        *place = *place == NULL ? &all.rows[i] : &book->several;
        *lookup_place(book->by_ref, all.rows[i].ref) = &all.rows[i];
    }
    *out = book;
    return true;
}

const struct provider *name_book_find(const struct name_book *book, const char *name)
{
    const struct provider *found = lookup_get(book->by_name, folded_name(book->arena, name));
    return found != &book->several ? found : NULL;
}

const struct provider *name_book_ref(const struct name_book *book, const char *ref)
{
    return lookup_get(book->by_ref, ref);
}

const char *name_book_settle(struct job *job, const struct name_book *book, const char *prefix,
                             const char *name)
{
    const char *own = ref_of_name(job, prefix, name);
    const struct provider *known = name_book_ref(book, own);
    known = known != NULL ? known : name_book_find(book, name);
    return known != NULL ? known->ref : own;
}

const char *joined_address(struct job *job, const char *const *lines, size_t count)
{
    struct text address = {0};
    for (size_t i = 0; i < count; i++)
        if (lines[i] != NULL && lines[i][0] != '\0')
            text_printf(&address, "%s%s", address.length > 0 ? ", " : "", lines[i]);
    const char *kept = address.length > 0 ? arena_strdup(job->arena, text_get(&address)) : NULL;
    text_release(&address);
    return kept;
}
