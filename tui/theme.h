// SPDX-License-Identifier: MIT
// Themes: which colours and attributes each role on the screen has, read from libconfig files, stepped down to what a terminal can do.
#ifndef TUI_THEME_H
#define TUI_THEME_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "model/ground/text.h"

// id, name in theme files, what it is for
#define ROLES(_)                                                                             \
    _(TEXT, "text", "ordinary text and the background of everything")                        \
    _(DIM, "dim", "what matters less: units, hints, what is past")                           \
    _(STRONG, "strong", "names and headings within a pane")                                  \
    _(LINE, "line", "lines between panes")                                                   \
    _(TITLE, "title", "the title of a pane")                                                 \
    _(TITLE_FOCUS, "title_focus", "the title of the pane that has the keys")                 \
    _(HEADER, "header", "the first line of the screen")                                      \
    _(HEADER_PAST, "header_past", "the day in the first line when it is not today")          \
    _(HEADER_DEMO, "header_demo", "the mark of a demonstration database")                    \
    _(FOOTER, "footer", "the last line: what the keys do")                                   \
    _(FOOTER_KEY, "footer_key", "the keys in the last line")                                 \
    _(SELECTION, "selection", "the row the cursor stands on, in the pane that has the keys") \
    _(SELECTION_AWAY, "selection_away", "the same in the other panes")                       \
    _(MATCH, "match", "text that was searched for")                                          \
    _(MESSAGE, "message", "what the program says")                                           \
    _(WARNING, "warning", "what the program warns of")                                       \
    _(INPUT, "input", "what is being typed")                                                 \
    _(RED, "red", "the word RED and what belongs to it")                                     \
    _(AMBER, "amber", "the word AMBER and what belongs to it")                               \
    _(GREEN, "green", "the word GREEN and what belongs to it")                               \
    _(NONE, "none", "not rated")                                                             \
    _(MUST, "must", "what the framework requires")                                           \
    _(CONSIDER, "consider", "what the framework invites to consider")                        \
    _(OVERDUE, "overdue", "what is late")                                                    \
    _(DUE_SOON, "due_soon", "what is due within a fortnight")                                \
    _(DONE, "done", "what has been dealt with")                                              \
    _(NOTICE, "notice", "notices served")                                                    \
    _(PLAN, "plan", "plans and their periods")                                               \
    _(VISIT, "visit", "visits and meetings")                                                 \
    _(TODAY, "today", "today, and the day told for, on the timeline")

#define ROLE_ENUM(id, ...) ROLE_##id,
enum role { ROLES(ROLE_ENUM) ROLE_COUNT };
#undef ROLE_ENUM

// What a terminal can do; each tier can do less than the one before.
enum tier { TIER_TRUE, TIER_256, TIER_16, TIER_8, TIER_MONO };

// A colour: HUE_DEFAULT, 0 to 255, or HUE_RGB with 0xrrggbb.
#define HUE_DEFAULT (-1)
#define HUE_RGB     0x1000000

enum { LOOK_BOLD = 1, LOOK_REVERSE = 2, LOOK_UNDERLINE = 4, LOOK_DIM = 8 };

struct look {
    int fg, bg;
    unsigned attributes; // LOOK_...
};

struct theme {
    struct look looks[ROLE_COUNT];
};

const char *role_name(enum role role);
const char *role_purpose(enum role role);

// The shipped themes by their names; false past the last.
bool theme_shipped(size_t index, const char **name, const char **text);
// The text of a shipped theme; NULL if there is none of that name.
const char *theme_shipped_text(const char *name);
const char *theme_nearest(const char *name); // NULL if none is near

// Reads a theme: a shipped name, or the path of a file (it has a slash). Roles that it does not name look as in the default theme.
// Mistakes ("path:7: ...") are appended to mistakes, one per line; false if there were any. out is always usable.
bool theme_read(const char *name, struct theme *out, struct text *mistakes);
// The same for a text; name is how it is called in messages. Roles not named keep what out holds.
bool theme_read_text(const char *name, const char *text, size_t size, struct theme *out,
                     struct text *mistakes);

// A look as that tier can show it: colours become the nearest there are; in TIER_MONO only attributes are left, and those roles that
// lived by colour alone get some.
struct look look_for_tier(struct look look, enum role role, enum tier tier);
// The nearest of the 256 colours of xterm, and of the 16 or 8 of older terminals.
int hue_to_256(int hue);
int hue_to_16(int hue, int colours);
int hue_to_rgb(int hue); // 0xrrggbb; hue must not be HUE_DEFAULT

#endif
