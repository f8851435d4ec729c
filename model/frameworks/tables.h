// SPDX-License-Identifier: MIT
// How the tables of settings are written down, and the groups that one table hands to another. Private to the tables_*.c files.
#ifndef FRAMEWORKS_TABLES_H
#define FRAMEWORKS_TABLES_H

#include <stddef.h>

#include "model/rules/framework.h"
#include "settings.h"

enum { MOST_COUNT = 1000, MOST_MONTHS = 120, MOST_DAYS = 366 };

#define WORDS(name, ...) static const struct word name[] = {__VA_ARGS__, {NULL, 0}}

extern const struct word setting_provenances[], setting_duties[];

// One row: name, type, whether it must be there, member of the struct, what it is for; the rest by designated initialisers.
#define ROW(structure, label, kind, needed, member, helps, ...)                      \
    {                                                                                \
        .name = (label), .type = SETTING_##kind, .required = (needed),               \
        .at = offsetof(structure, member), .help = (helps)__VA_OPT__(, ) __VA_ARGS__ \
    }
#define ALSO(structure, member) .also_at = offsetof(structure, member)
#define FROM_TO(low, high)      .least = (low), .most = (high)
#define GROUP(structure, rows, whats, ...)                               \
    {                                                                    \
        .what = (whats), .size = sizeof(structure), .settings = (rows),  \
        .count = sizeof(rows) / sizeof *(rows)__VA_OPT__(, ) __VA_ARGS__ \
    }
// For a group whose rows can follow switches, and the setting that leaves a row out.
#define FOLLOWS(structure)                        \
    .switches_at = offsetof(structure, switches), \
    .switches_count_at = offsetof(structure, switch_count)
#define WHILE_ROW                                                          \
    {                                                                      \
        .name = "while", .type = SETTING_WHILE,                            \
        .help = "the row is there only while the switch stands at a value" \
    }

// tables_provisions.c
extern const struct group party_group, list_group, return_group, clock_group, designation_group,
    lead_group, gate_group, scale_group, trigger_group, concern_group, concern_rule_group,
    stage_group, money_group;
// tables_interventions.c
extern const struct group mode_group, rating_group, intervention_group;

#endif
