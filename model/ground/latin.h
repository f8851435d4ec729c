// SPDX-License-Identifier: MIT
// What a character is in plain ASCII; for folding and for terminals that know nothing else.
#ifndef GROUND_LATIN_H
#define GROUND_LATIN_H

#include <stdbool.h>
#include <stdint.h>

#define LATIN_SIZE 4

// The ASCII letters of a Latin letter with its accents removed and its case kept ("Ŵ" -> "W", "ß"
// -> "ss"), in out.
// False if it is none.
bool latin_letters(uint32_t character, char out[LATIN_SIZE]);
// The usual ASCII writing of a sign ("£" -> "GBP", a typographic quote -> "'"); NULL if there is
// none.
const char *latin_sign(uint32_t character);

#endif
