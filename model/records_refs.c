// SPDX-License-Identifier: MIT
// References of new records: the next after those there are.
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "model/records_store.h"

// "V" of "Visit", "IP" of "Improvement plan": the first letters of its words.
static void initials(const struct record_kind_row *kind, struct text *out)
{
    bool start = true;
    for (const char *at = kind->title; *at != '\0'; at++) {
        bool joins = text_starts(at, "and ") || text_starts(at, "of ") || text_starts(at, "the ");
        if (start && isalpha((unsigned char)*at) && !joins)
            text_add_char(out, (char)toupper((unsigned char)*at));
        start = *at == ' ';
    }
    text_add_char(out, '-');
}

// How many of its last characters are digits.
static size_t digits_at_end(const char *ref)
{
    size_t length = strlen(ref), count = 0;
    while (count < length && isdigit((unsigned char)ref[length - 1 - count]))
        count++;
    return count < 10 ? count : 9;
}

static bool of_kind(const struct fact *fact, const char *kind)
{
    return text_equal(fact->kind == FACT_RECORD ? fact->record : fact_kind_word(fact->kind), kind);
}

static bool taken(const struct contract_facts *facts, const char *kind, const char *ref)
{
    for (size_t i = 0; i < facts->fact_count; i++) {
        if (of_kind(&facts->facts[i], kind) && text_equal(facts->facts[i].ref, ref))
            return true;
    }
    return false;
}

// The highest number behind a stem.
static long highest(const struct contract_facts *facts, const char *kind, const char *stem)
{
    long most = 0;
    size_t length = strlen(stem);
    for (size_t i = 0; i < facts->fact_count; i++) {
        const struct fact *fact = &facts->facts[i];
        size_t digits = digits_at_end(fact->ref);
        if (!of_kind(fact, kind) || strlen(fact->ref) != length + digits ||
            strncmp(fact->ref, stem, length) != 0)
            continue;
        long number = strtol(fact->ref + length, NULL, 10);
        most = number > most ? number : most;
    }
    return most;
}

// The one recorded last says how they are made.
static const struct fact *last_of(const struct contract_facts *facts, const char *kind,
                                  const char *type)
{
    const struct fact *last = NULL;
    for (size_t i = 0; i < facts->fact_count; i++) {
        const struct fact *fact = &facts->facts[i];
        if (of_kind(fact, kind) && digits_at_end(fact->ref) > 0 &&
            (*type == '\0' || text_equal(fact->instrument, type)) &&
            (last == NULL || fact->recorded > last->recorded ||
             (fact->recorded == last->recorded && fact->id > last->id)))
            last = fact;
    }
    return last;
}

const char *record_next_ref(const struct contract_facts *facts, const char *kind, const char *type,
                            struct arena *arena)
{
    const struct record_kind_row *row = record_kind(kind);
    const struct fact *last = last_of(facts, kind, type != NULL ? type : "");
    struct text stem = {0};
    size_t digits = last != NULL ? digits_at_end(last->ref) : 1;
    if (last != NULL)
        text_add_bytes(&stem, last->ref, strlen(last->ref) - digits);
    else if (row != NULL)
        initials(row, &stem);
    long number = last != NULL ? strtol(last->ref + strlen(last->ref) - digits, NULL, 10)
                               : highest(facts, kind, text_get(&stem));
    const char *ref = NULL;
    do {
        ref = arena_printf(arena, "%s%0*ld", text_get(&stem), (int)digits, ++number);
    } while (taken(facts, kind, ref));
    text_release(&stem);
    return ref;
}
