// SPDX-License-Identifier: MIT
// The parts of the counting rules, one file for each way of naming. Private to model/rules.
#ifndef RULES_COUNTING_H
#define RULES_COUNTING_H

#include "ladder.h"

bool listed(const char *word, const char *const *list, size_t count);
bool rule_supports(const struct rule *rule,
                   const struct paper *paper); // left out as a plan that supports a notice
// As how many a paper counts: as one, or a plan as many as it covers KPIs.
int rule_weight(const struct rule *rule, const struct paper *paper);
// "3 Amber (threshold of at least 3)", in the arena.
const char *limb_words(const struct ladder *ladder, const struct rule *rule,
                       const struct limb *limb, int count);

// Whether a failure belongs to the window of a rule that begins on a day.
bool window_has(const struct rule *rule, day window, const struct failure *failure);
// How many failures of a colour (COLOUR_NONE: any), or papers, count in the window that begins on a day, as things stand today.
// Those counted go to items and those left out to outs where these are given.
int window_failures(struct ladder *ladder, const struct rule *rule, day window, enum colour colour,
                    struct items *items);
int window_papers(struct ladder *ladder, const struct rule *rule, day window, struct items *items,
                  struct outs *outs);
bool in_window(const struct ladder *ladder, const struct rule *rule,
               day event); // whether it counts today
int distinct_kpis(
    const struct items *basis); // KPIs among the failures of a basis that still are failures

// Failures that still count for a rule of distinct KPIs in a window; those used up go to outs where it is given.
int distinct_failures(struct ladder *ladder, const struct rule *rule, day window,
                      struct items *items, struct outs *outs);

void rule_distinct(struct ladder *ladder, const struct rule *rule); // counting_distinct.c
void rule_groups(struct ladder *ladder, const struct rule *rule);   // counting_papers.c
void rule_crossing(struct ladder *ladder, const struct rule *rule);
void rule_each(struct ladder *ladder, const struct rule *rule);
const struct raised *consumer(const struct ladder *ladder, const struct rule *rule,
                              const struct paper *paper);

#endif
