// SPDX-License-Identifier: MIT
// Every option of the command line: one row each, from which parsing, help, the manual and
// completion are made.
#ifndef COMMAND_FLAGS_H
#define COMMAND_FLAGS_H

#include <stdbool.h>
#include <stddef.h>

// id, name, its argument (NULL: takes none; words separated by | are all that is allowed), what it
// does
#define FLAGS(_)                                                                                \
    _(DB, "db", "FILE", "use this database")                                                    \
    _(CONFIG, "config", "FILE", "read this configuration instead of the usual files")           \
    _(AS_AT, "as-at", "DATE", "tell everything as at that day, with all that is known today")   \
    _(KNOWN_AT, "known-at", "TIME",                                                             \
      "leave out what was recorded later; a date means the end of that day")                    \
    _(THEME, "theme", "NAME", "colours: a theme's name, or the path of a theme file")           \
    _(ASCII, "ascii", NULL, "show nothing but ASCII")                                           \
    _(COLOR, "color", "auto|always|never", "whether to use colours")                            \
    _(HELP, "help", NULL, "say how it is used (also -h)")                                       \
    _(VERSION, "version", NULL, "say which version this is (also -V)")                          \
    _(MAN, "man", NULL, "write the manual page")                                                \
    _(COMPLETION, "completion", "bash", "write the completion for that shell")                  \
    _(FORMAT, "format", "table|csv|json", "how to write rows: a table on a terminal, else csv") \
    _(FOR, "for", "spreadsheet|machine",                                                        \
      "csv: guard cells that a spreadsheet would take for a formula, or leave all as it is")    \
    _(ALL, "all", NULL, "also findings that are no longer open")                                \
    _(RAG, "rag", "red|amber|green|none", "only contracts of this colour")                      \
    _(OFFICER, "officer", "NAME",                                                               \
      "only contracts of this officer (a login); list and due: also what they cover")           \
    _(NEW, "new", NULL, "the login is new: no contract has it yet")                             \
    _(SORT, "sort", "risk|name|due|contact", "the order of the list")                           \
    _(ENDED, "ended", NULL, "also contracts that have ended")                                   \
    _(WITHIN, "within", "14d", "how far ahead to look: days, weeks (2w) or months (1m)")        \
    _(DRY_RUN, "dry-run", NULL, "check everything, store nothing")                              \
    _(ENCODING, "encoding", "NAME", "how the file's characters are encoded, if it is not seen") \
    _(FRAMEWORK, "framework", "NAME",                                                           \
      "import: under which framework a register's contracts run; replay: the one to compare")   \
    _(DATE, "date", "DATE", "the day on which it was; today if it is left out")                 \
    _(HOW, "how", "telephone|e-mail|in-person|letter", "how it was said; telephone")            \
    _(WITH, "with", "NAME", "who was spoken to")                                                \
    _(MAKE, "make", "FILE", "only make the database of the demonstration")                      \
    _(CALENDAR, "calendar", "NAME",                                                             \
      "whose bank holidays: england-and-wales, scotland, northern-ireland")                     \
    _(EXPLAIN, "explain", NULL, "show the arithmetic")                                          \
    _(EXAMPLE, "example", NULL, "write an example with every option and what it is for")        \
    _(ANCHOR, "anchor", "FILE", "compare with an earlier anchor, lines of \"number hash\"")     \
    _(REBUILD, "rebuild", NULL, "work out every contract's standing anew")

#define FLAG_ENUM(id, name, argument, help) FLAG_##id,
enum flag { FLAGS(FLAG_ENUM) FLAG_COUNT };
#undef FLAG_ENUM

#define FLAG_BIT(flag) (1ul << FLAG_##flag)

struct flag_info {
    const char *name, *argument, *help;
};
const struct flag_info *flag_info(enum flag flag);

// Those that every command takes, before it or behind.
#define GLOBAL_FLAGS                                                                            \
    (FLAG_BIT(DB) | FLAG_BIT(CONFIG) | FLAG_BIT(AS_AT) | FLAG_BIT(KNOWN_AT) | FLAG_BIT(THEME) | \
     FLAG_BIT(ASCII) | FLAG_BIT(COLOR) | FLAG_BIT(HELP) | FLAG_BIT(VERSION) | FLAG_BIT(MAN) |   \
     FLAG_BIT(COMPLETION))

#endif
