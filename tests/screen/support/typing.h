// SPDX-License-Identifier: MIT
// Typing with the keys counted that are no prose.
#ifndef TESTS_SCREEN_TYPING_H
#define TESTS_SCREEN_TYPING_H

#include "tests/harness/expect.h"

void typing_begin(void);  // counts from 0
size_t typing_keys(void); // keys beyond the prose since then
// Keys that are no prose, as press has them, each counted.
void keys(struct term *t, const char *script);
// Figures, owners, days and signs: every character is a key.
void signs(struct term *t, const char *words);
// Words that a person would have to write anyway: not counted.
void prose(struct term *t, const char *words);

#endif
