// SPDX-License-Identifier: MIT
// What sorts of things are due: their words, and which sort a clock or a lead time belongs to.
#include "due_kinds.h"

#include <string.h>

#include "model/ground/text.h"

static const char *const words[DUE_KIND_COUNT] = {
#define DUE_KIND_WORD(name, word, words) [DUE_##name] = (word),
    DUE_KINDS(DUE_KIND_WORD)
#undef DUE_KIND_WORD
};
static const char *const lists[DUE_KIND_COUNT] = {
#define DUE_KIND_LIST(name, word, words) [DUE_##name] = (words),
    DUE_KINDS(DUE_KIND_LIST)
#undef DUE_KIND_LIST
};

const char *due_kind_word(enum due_kind kind)
{
    return words[kind];
}

const char *due_kind_words(enum due_kind kind)
{
    return lists[kind];
}

bool due_kind_parse(const char *word, enum due_kind *out)
{
    for (size_t i = 0; i < DUE_KIND_COUNT; i++) {
        if (text_equal(words[i], word)) {
            *out = (enum due_kind)i;
            return true;
        }
    }
    return false;
}

bool due_is_ours(const char *whose)
{
    return !text_equal(whose, "provider");
}

enum due_kind due_kind_of_record(const char *record)
{
    static const struct {
        const char *record;
        enum due_kind kind;
    } rows[] = {
        {"improvement-plan", DUE_PLAN},
        {"directed-plan", DUE_PLAN},
        {"breach-notice", DUE_NOTICE},
        {"suspension", DUE_SUSPENSION},
        {"termination", DUE_CONTRACT},
        {"variation", DUE_VARIATION},
        {"action", DUE_ACTION},
        {"concern", DUE_CONCERN},
        {"case", DUE_CASE},
        {"development-plan", DUE_DEVELOPMENT},
        {"visit", DUE_VISIT},
        {"meeting", DUE_MEETING},
        {"break", DUE_CONTRACT},
        {"extension", DUE_CONTRACT},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        if (text_equal(rows[i].record, record))
            return rows[i].kind;
    }
    return DUE_OTHER;
}

enum due_kind due_kind_of_lead(enum lead_of of)
{
    static const enum due_kind kinds[] = {
        [LEAD_BREAK] = DUE_CONTRACT,     [LEAD_EXTENSION] = DUE_CONTRACT,
        [LEAD_END] = DUE_CONTRACT,       [LEAD_FIRST_RETURN] = DUE_RETURN,
        [LEAD_REVIEW] = DUE_DEVELOPMENT, [LEAD_ANNIVERSARY] = DUE_FRAMEWORK,
    };
    return kinds[of];
}

enum due_kind due_kind_of_cadence(const struct cadence *cadence)
{
    return cadence->visit ? DUE_VISIT : cadence->months > 0 ? DUE_REVIEW : DUE_MEETING;
}

bool due_marked_done(const struct contract_facts *facts, const char *key, day as_at,
                     moment known_at)
{
    for (size_t i = 0; i < facts->fact_count; i++) {
        const struct fact *fact = &facts->facts[i];
        for (size_t j = 0; j < fact->answer_count; j++) {
            if (fact->kind == FACT_DECIDED && fact->date <= as_at && fact_known(fact, known_at) &&
                text_equal(fact->answers[j], key))
                return true;
        }
    }
    return false;
}
