// SPDX-License-Identifier: MIT
// The settings of a framework file as tables: one row for each setting with its type, whether it must be there, where it goes and
// what it is for. The reader, its complaints and the description of the format all walk these tables, so that they cannot disagree.
#ifndef FRAMEWORKS_SETTINGS_H
#define FRAMEWORKS_SETTINGS_H

#include <libconfig.h>

#include "model/frameworks/issues.h"

// name, the function of values.c or settings.c that reads it, how it is written in a file
#define SETTING_TYPES(_)                                               \
    _(TEXT, read_text, "a text in quotes")                             \
    _(ID, read_id, "a name in quotes, of letters, digits and . _ / -") \
    _(COUNT, read_int, "a whole number without quotes")                \
    _(BOOL, read_bool, "true or false without quotes")                 \
    _(WORD, read_int, "a word in quotes")                              \
    _(DAY, read_day, "a date in quotes, as \"2027-04-01\"")            \
    _(FIGURE, read_figure, "a figure in quotes, as \"89.5\"")          \
    _(MONEY, read_money, "a sum in pounds in quotes, as \"20000.00\"") \
    _(NAMES, read_names, "a list of names, as [ \"one\", \"two\" ]")   \
    _(TEXTS, read_texts, "a list of texts, as ( \"One.\", \"Two.\" )") \
    _(WHILE, read_while, "a switch and a value, as \"@name=value\"")   \
    _(AT_LEAST, read_at_least, "a whole number without quotes")        \
    _(ROWS, setting_rows, "a list of groups, as ( { ... }, { ... } )") \
    _(GROUP, setting_group, "a group, as { ... }")

#define SETTING_ENUM(name, reads, shape) SETTING_##name,
enum setting_type { SETTING_TYPES(SETTING_ENUM) SETTING_TYPE_COUNT };
#undef SETTING_ENUM

struct word { // a word that a file may use and what it stands for
    const char *word;
    int value;
};

struct setting {
    const char *name;
    enum setting_type type;
    bool required;
    size_t at; // offset of its value in the struct of its group
    size_t
        also_at; // NAMES, TEXTS, ROWS, AT_LEAST: offset of the count; FIGURE, GROUP: offset of the bool that says it is there; else 0
    const struct word *words;  // WORD: ends with a NULL word
    const struct group *group; // ROWS, GROUP
    int least, most;           // COUNT, AT_LEAST
    const char *help;
};

struct group {
    const char *what;     // "KPI", as in: the KPI "7"
    const char *named_by; // the setting that names one, or NULL
    size_t size;          // of its struct
    size_t switches_at,
        switches_count_at; // offsets of the list of switches that shaped it; 0: it cannot follow a switch
    const struct setting *settings;
    size_t count;
    void (*complete)(void *row); // fills in what follows from what was read, or NULL
};

extern const struct group framework_group; // the whole file

struct place { // where a row stands in the file
    const void *row;
    const struct group *group;
    const config_setting_t *setting;
    bool sound; // read without a mistake
};

struct used { // the switches that are followed
    const char **names;
    size_t count, room;
};

struct reader {
    struct arena *arena;
    struct issues *issues;
    struct framework *framework; // being built; its switches are read first
    struct place *places;
    size_t place_count, place_room;
    struct used *used;    // of the row being read that can follow switches, or NULL
    struct used followed; // of all rows
    bool left_out;        // the row being read: a switch leaves it out
    size_t silent;        // mistakes that follow from one told already and were not told again
};

// Reads a group into its struct (zeroed or preset by the caller), and says what is wrong with it. False when a switch leaves it out.
bool settings_read(struct reader *reader, const struct group *group,
                   const config_setting_t *setting, void *row);

// For checks: the line of a row's setting, or of the row itself if it has no such setting (name may be NULL).
int settings_line(const struct reader *reader, const void *row, const char *name);
bool settings_given(const struct reader *reader, const void *row,
                    const char *name); // whether the row has that setting
// "the KPI \"7\"", in the reader's arena.
const char *settings_label(const struct reader *reader, const void *row);
const char *
settings_subject(const struct reader *reader,
                 const void *row); // the same at the head of a sentence: "The KPI \"7\""

// False for a row that was read with a mistake: what else is wrong with it may follow from that.
bool settings_sound(const struct reader *reader, const void *row);
// The nearest of several names as "; did you mean \"x\"?", or else what there is as "; there are a, b and c".
const char *settings_hint(const struct reader *reader, const char *word, const char *const *names,
                          size_t count);

// Among the parts of the reader. values.c: one value into the row, by its type.
void setting_read(struct reader *reader, const struct setting *setting,
                  const config_setting_t *from, void *row);
const char *setting_shape(enum setting_type type);
void setting_wrong_shape(struct reader *reader, const struct setting *setting,
                         const config_setting_t *from);
// settings.c
void setting_rows(struct reader *reader, const struct setting *setting,
                  const config_setting_t *from, void *row);
void setting_group(struct reader *reader, const struct setting *setting,
                   const config_setting_t *from, void *row);
// switches.c: what a word stands for; and the number that a switch gives for a COUNT, WORD, BOOL or WHILE. False and told if it gives
// none.
bool setting_word(const struct setting *setting, const char *text, int *out);
bool setting_from_switch(struct reader *reader, const struct setting *setting,
                         const config_setting_t *from, int *out);

#endif
