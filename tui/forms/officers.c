// SPDX-License-Identifier: MIT
#include "tui/forms/officers.h"

const struct form_choice *officer_choices(struct arena *arena, const struct contract_officer *list,
                                          size_t count, const char *except, size_t *choice_count)
{
    struct form_choice *choices = ARENA_ARRAY(arena, count + 1, struct form_choice);
    *choice_count = 0;
    for (size_t i = 0; i < count; i++) {
        const struct contract_officer *officer = &list[i];
        if (*officer->login && !text_equal(officer->login, except))
            choices[(*choice_count)++] =
                (struct form_choice){officer->login, officer->login,
                                     arena_printf(arena, "%zu contract%s", officer->contracts,
                                                  officer->contracts == 1 ? "" : "s")};
    }
    return choices;
}

size_t officer_contracts(const struct contract_officer *list, size_t count, const char *login)
{
    for (size_t i = 0; i < count; i++) {
        if (text_equal(list[i].login, login))
            return list[i].contracts;
    }
    return 0;
}
