// SPDX-License-Identifier: MIT
// What somebody wrote for a KPI in a period, read: a figure, a share, a word of its categories, a colour, or that nothing happened. The one
// reading for files that are imported and for what is typed.
#ifndef MODEL_MEASURE_H
#define MODEL_MEASURE_H

#include "model/ground/arena.h"
#include "model/rules/rules.h"

// What can be wrong with it, as bits.
enum measure_trouble {
    MEASURE_NO_FIGURE = 1,    // the value is neither a number nor a share
    MEASURE_BEYOND = 2,       // a percentage below 0 or above 100
    MEASURE_NO_CATEGORY = 4,  // no word that the KPI takes
    MEASURE_NO_COLOUR = 8,    // the colour is none
    MEASURE_EMPTY = 16,       // neither value nor colour
    MEASURE_NONE_COLOUR = 32, // nothing happened, and yet a colour
    MEASURE_DISAGREES = 64,   // value and colour say different things under the target
    MEASURE_MANY = 128,       // typed: the beginning of several of its words
};

struct measure {
    const char *
        value; // as it is stored: "88.4", "442/500", "none", a category's word as the framework writes it, or ""
    enum colour
        stored; // the colour as it is stored: given, or settled by a category's word; COLOUR_NONE: it follows from the value
    enum colour given;  // the colour as written
    enum colour colour; // what it comes to: by the value, or as given
    unsigned troubles;
};

// Reads a value and a colour as written ("" where there is none). What out points to is the value itself, the framework's, or for ever.
void measure_read(const struct kpi *kpi, const struct contract_facts *facts, day period,
                  const char *value, const char *colour, struct measure *out);
// Where one cell holds either, as returns have it: what of it is value and what colour. In the arena.
void measure_split(const struct kpi *kpi, const char *cell, struct arena *arena, const char **value,
                   const char **colour);
// The KPI that a heading names: "7", "KPI 7", "kpi_7", "7 EMS compliance"; NULL: none.
const struct kpi *measure_kpi(const struct framework *framework, const char *heading);
// Appends the target as messages say it: " (target 90, amber to 80)"; nothing where none is agreed.
void measure_target(const struct kpi *kpi, const struct contract_facts *facts, day period,
                    struct text *out);
// The words of its categories, joined by ", ".
void measure_categories(const struct kpi *kpi, struct text *out);

enum typed_measure {
    MEASURE_BLANK,        // nothing was typed
    MEASURE_NOT_RECEIVED, // "-", "nr": the provider has not handed it in; nothing is recorded
    MEASURE_TYPED,        // out says what
};
// The same for what a person typed: blanks and thousands' commas are left out, "95%" is 95, "2,150 / 2,566" and "2150 of 2566" are
// 2150/2566, "n/a" is none, the beginning of a category's word is that word, and a colour may stand behind a figure.
enum typed_measure measure_typed(const struct kpi *kpi, const struct contract_facts *facts,
                                 day period, const char *typed, struct arena *arena,
                                 struct measure *out);

// Whether two values as stored are the same: "91.2" and "91.20" are.
bool measure_same_value(const char *a, const char *b);
// The figure of a stored value; false where it is none (a word, none, a colour only).
bool measure_figure(const char *value, struct decimal *out, bool *is_ratio);

#endif
