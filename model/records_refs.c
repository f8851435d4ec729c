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

const char *record_next_ref(const struct contract_facts *facts, const char *kind,
                            struct arena *arena)
{
    const struct record_kind_row *row = record_kind(kind);
    const struct fact *last = NULL;
    struct text stem = {0};
    for (size_t i = 0; i < facts->fact_count; i++) { // the one recorded last says how they are made
        const struct fact *fact = &facts->facts[i];
        if (of_kind(fact, kind) && digits_at_end(fact->ref) > 0 &&
            (last == NULL || fact->recorded > last->recorded ||
             (fact->recorded == last->recorded && fact->id > last->id)))
            last = fact;
    }
    size_t digits = last != NULL ? digits_at_end(last->ref) : 1;
    long number = last != NULL ? strtol(last->ref + strlen(last->ref) - digits, NULL, 10) : 0;
    if (last != NULL)
        text_add_bytes(&stem, last->ref, strlen(last->ref) - digits);
    else if (row != NULL)
        initials(row, &stem);
    const char *ref = NULL;
    do {
        ref = arena_printf(arena, "%s%0*ld", text_get(&stem), (int)digits, ++number);
    } while (taken(facts, kind, ref));
    text_release(&stem);
    return ref;
}
