// SPDX-License-Identifier: MIT
// Exact figures: decimals as written and ratios n/d, compared without rounding. There is no floating point in contractmon's figures.
#ifndef GROUND_DECIMAL_H
#define GROUND_DECIMAL_H

#include <stdbool.h>
#include <stdint.h>

#include "text.h"

// numerator / denominator with denominator > 0. Parsing keeps both within 15 digits, so that comparison cannot overflow.
struct decimal {
    int64_t numerator, denominator;
};

// Reads "89.999", "-3", "90%" is refused. Up to 15 digits in all, up to 9 behind the point. False if it is not one.
bool decimal_parse(const char *text, struct decimal *out);
// Reads "899/1000" (both non-negative integers of up to 12 digits, the second above zero). False if it is not one.
bool decimal_parse_ratio(const char *text, struct decimal *out);
int decimal_compare(struct decimal a, struct decimal b); // < 0, 0, > 0, exactly
// a times a whole number (100 turns a share into per cent).
struct decimal decimal_times(struct decimal a, int64_t factor);

// Appends the figure with as few places as say it, at most `places` (0..9), rounded half away from zero.
void decimal_print(struct decimal value, int places, struct text *out);
// As decimal_print, but with as many more places (up to 9) as are needed for the printed figure to stand on the same side
// of the limit as the exact one: 8996/10000 of 90 % prints 89.96, not 90.0 (domain D.13).
void decimal_print_against(struct decimal value, struct decimal limit, int places,
                           struct text *out);

// Reads pounds with optional pence, with or without pound sign and thousands commas ("£1,234.5" is refused, "1,234.50" is
// 123450). False if it is not an amount of 0 to 9,999,999,999,999.99.
bool money_parse(const char *text, int64_t *pence);
// Appends "£1,234.50" (or "GBP 1,234.50" with ascii).
void money_print(int64_t pence, bool ascii, struct text *out);

#endif
