// SPDX-License-Identifier: MIT
// Every option there is: one row each, from which reading, checking, `config print`, contractmon.conf.example and the manual are made.
#ifndef TUI_OPTIONS_H
#define TUI_OPTIONS_H

#include <stdbool.h>
#include <stddef.h>

#include "model/ground/text.h"

enum option_type { OPTION_YES_NO, OPTION_NUMBER, OPTION_TEXT, OPTION_CHOICE };

// id, name (in files; CONTRACTMON_NAME in the environment), type, least, most, choices, default, what it is for
#define OPTIONS(_)                                                                                 \
    _(DB, "db", TEXT, 0, 0, NULL, "",                                                              \
      "The database file. Empty: contractmon.db in $XDG_DATA_HOME/contractmon "                    \
      "(~/.local/share/contractmon). The flag --db says the same for one run.")                    \
    _(FRAMEWORKS, "frameworks", TEXT, 0, 0, NULL, "",                                              \
      "A folder with the council's own framework files; a file there takes the place of a "        \
      "shipped one of the same id. Empty: the shipped ones alone.")                                \
    _(LOCAL_HOLIDAYS, "local_holidays", TEXT, 0, 0, NULL, "",                                      \
      "A file of days on which the council does not work besides bank holidays, a line each: "     \
      "2027-12-29 Town hall closed. They count as no working days. Lines that begin with # say "   \
      "nothing. Empty: there are none.")                                                           \
    _(THEME, "theme", TEXT, 0, 0, NULL, "default",                                                 \
      "Colours: default, dark, light, high-contrast, colour-blind, mono, or the path of a theme "  \
      "file of your own.")                                                                         \
    _(COLOR, "color", CHOICE, 0, 0, "auto|always|never", "auto",                                   \
      "Whether colours are used. auto: where the terminal has them and NO_COLOR does not forbid "  \
      "them.")                                                                                     \
    _(ASCII, "ascii", YES_NO, 0, 0, NULL, "false",                                                 \
      "Send nothing but ASCII to the terminal; accented letters are shown without their accents. " \
      "What is stored stays as it was typed.")                                                     \
    _(LINES, "lines", CHOICE, 0, 0, "unicode|vt100|ascii", "unicode",                              \
      "What the lines between panes are drawn with. vt100: the terminal's own line set.")          \
    _(CURSOR, "cursor", CHOICE, 0, 0, "show|hide", "show",                                         \
      "Whether the cursor on the focused row is seen. Hidden, it still stands there, for screen "  \
      "readers and magnifiers.")                                                                   \
    _(HINTS, "hints", CHOICE, 0, 0, "full|short|off", "full",                                      \
      "How much the last line says about keys. off: only how to get help and how to quit.")        \
    _(LETTER_KEYS, "letter_keys", YES_NO, 0, 0, NULL, "true",                                      \
      "Whether single letters, digits and signs are commands. false leaves arrows, F-keys, Ctrl "  \
      "combinations, Tab, Enter and the colon, for people who dictate.")                           \
    _(ESCAPE_DELAY, "escape_delay", NUMBER, 10, 2000, NULL, "120",                                 \
      "Milliseconds to wait after Esc for the rest of a key's sequence. Too few break arrow keys " \
      "on slow lines. ESCDELAY in the environment says the same.")                                 \
    _(FLOW_CONTROL, "flow_control", YES_NO, 0, 0, NULL, "false",                                   \
      "Leave Ctrl-S and Ctrl-Q to the terminal line (XON/XOFF), as old serial terminals need it.") \
    _(LIST, "list", CHOICE, 0, 0, "mine|all", "all",                                               \
      "Which contracts the overview begins with: those where you are the officer, or all.")        \
    _(SORT, "sort", CHOICE, 0, 0, "risk|name|due|contact", "risk",                                 \
      "How the overview begins: gravest first, by name, by what is due next, or by longest "       \
      "without contact.")                                                                          \
    _(SHOW_ENDED, "show_ended", YES_NO, 0, 0, NULL, "false",                                       \
      "Whether the overview begins with ended contracts shown.")

#define OPTION_ENUM(id, ...) OPTION_##id,
enum option { OPTIONS(OPTION_ENUM) OPTION_COUNT };
#undef OPTION_ENUM

struct option_info {
    const char *name;
    enum option_type type;
    long least, most;     // of a number
    const char *choices;  // "auto|always|never", or NULL
    const char *standard; // the built-in value, as written in a file without quotes
    const char *help;     // sentences
};

const struct option_info *option_info(enum option option);
// The option of that name; false if there is none.
bool option_find(const char *name, enum option *out);
// The nearest option name, for "Did you mean"; NULL if none is near.
const char *option_nearest(const char *name);
// Which of the choices a word is, counted from 0; -1 if none.
int option_choice(enum option option, const char *word);
// What is allowed, in words: "true or false", "10 to 2000", "auto, always or never", "a text in quotes".
void option_allowed(enum option option, struct text *out);
// Whether the text is a value of the option (a flag's or the environment's form).
bool option_allows(enum option option, const char *value);

#endif
