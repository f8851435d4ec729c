// SPDX-License-Identifier: MIT
// What the files of the checks of papers share. Inside model/papers_check*.c only.
#ifndef MODEL_PAPERS_CHECK_INSIDE_H
#define MODEL_PAPERS_CHECK_INSIDE_H

#include "model/papers_check.h"

void papers_wrong(const struct papers_check *check, enum paper_field field, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
const char *papers_day(const struct papers_check *check, day d); // as those who ask read days

// In a function that has a check.
#define WRONG(field, ...) papers_wrong(check, PAPER_##field, __VA_ARGS__)
#define NAME(field)       (check->names[PAPER_##field])
#define QUOTE(text)       quoted(check->arena, (text))

#endif
