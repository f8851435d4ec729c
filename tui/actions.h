// SPDX-License-Identifier: MIT
// Everything a key can do: one row each, from which key map, footer, help, command palette, manual and configuration are made.
#ifndef TUI_ACTIONS_H
#define TUI_ACTIONS_H

#include <stdbool.h>
#include <stddef.h>

#include "model/ground/text.h"

// Where an action is understood, as bits.
enum context {
    IN_OVERVIEW = 1,
    IN_DOSSIER = 2,
    IN_TIMELINE = 4,
    IN_HELP = 8,  // help, palette, first-run notice
    IN_PAGE = 16, // an explanation
    IN_FORM = 32,
    IN_RETURN = 64,   // the grid of a KPI return
    IN_MEETING = 128, // the review meeting
    IN_DRAFTS = 256,
    IN_MINUTES = 512, // a paper that can be saved as a file
    IN_WORK = 4096,
    IN_CALENDAR = 8192,
    IN_PLANNER = 16384,
    IN_QUEUES = IN_WORK | IN_CALENDAR | IN_PLANNER,
    IN_LISTS = IN_OVERVIEW | IN_DOSSIER | IN_TIMELINE | IN_QUEUES,
    IN_READING = IN_LISTS | IN_HELP | IN_PAGE | IN_DRAFTS | IN_MINUTES,
    IN_FIELDS = IN_FORM | IN_RETURN,
    IN_TYPING = IN_FORM | IN_RETURN | IN_MEETING, // characters are text there
    IN_ALL = IN_READING | IN_TYPING,
};

#define ACTION_GROUPS(_)             \
    _(LOOKING, "Looking closer")     \
    _(ENTRY, "Writing it down")      \
    _(TYPING, "While typing")        \
    _(LIST, "The list")              \
    _(DAY, "The day it is told for") \
    _(PROGRAM, "The program")        \
    _(MOVING, "Moving about")

#define GROUP_ENUM(id, title) GROUP_##id,
enum action_group { ACTION_GROUPS(GROUP_ENUM) GROUP_COUNT };
#undef GROUP_ENUM

// id, name (in files), keys, label (in the footer), what it does, where, group, rank in the footer (0: not there, 1 first)
#define ACTIONS(_)                                                                                 \
    _(UP, "up", "Up k", "Up", "Move up", IN_READING, MOVING, 0)                                    \
    _(DOWN, "down", "Down j", "Down", "Move down", IN_READING, MOVING, 0)                          \
    _(LEFT, "left", "Left h", "Left", "Move left; on the timeline to the event before",            \
      IN_READING, MOVING, 0)                                                                       \
    _(RIGHT, "right", "Right l", "Right", "Move right; on the timeline to the next event",         \
      IN_READING, MOVING, 5)                                                                       \
    _(PAGE_UP, "page_up", "PgUp Ctrl-U", "Page up", "Move up by a page", IN_READING, MOVING, 0)    \
    _(PAGE_DOWN, "page_down", "PgDn Ctrl-D", "Page down", "Move down by a page", IN_READING,       \
      MOVING, 5)                                                                                   \
    _(FIRST, "first", "Home g", "First", "Go to the first row", IN_READING, MOVING, 0)             \
    _(LAST, "last", "End G", "Last", "Go to the last row", IN_READING, MOVING, 0)                  \
    _(NEXT_PANE, "next_pane", "Tab", "Pane", "Go to the next pane", IN_LISTS, MOVING, 5)           \
    _(PREVIOUS_PANE, "previous_pane", "Shift-Tab", "Pane before", "Go to the pane before",         \
      IN_LISTS, MOVING, 0)                                                                         \
    _(PANE_1, "pane_1", "1", "Pane 1", "Go to the first pane", IN_LISTS, MOVING, 0)                \
    _(PANE_2, "pane_2", "2", "Pane 2", "Go to the second pane", IN_LISTS, MOVING, 0)               \
    _(PANE_3, "pane_3", "3", "Pane 3", "Go to the third pane", IN_LISTS, MOVING, 0)                \
    _(PANE_4, "pane_4", "4", "Pane 4", "Go to the fourth pane", IN_LISTS, MOVING, 0)               \
    _(BACK, "back", "Esc Ctrl-G", "Back", "Go back, or give up what is being typed", IN_ALL,       \
      MOVING, 3)                                                                                   \
    _(OPEN, "open", "Enter", "Open", "Open what the cursor stands on", IN_READING, LOOKING, 4)     \
    _(EXPLAIN, "explain", "x F5", "Why", "Explain: clause, facts counted, facts left out",         \
      IN_LISTS, LOOKING, 6)                                                                        \
    _(WORK, "work", "w", "Work", "Show what is due: overdue, today, in 7 and in 30 days",          \
      IN_OVERVIEW | IN_DOSSIER | IN_TIMELINE | IN_PAGE | IN_CALENDAR | IN_PLANNER, LOOKING, 6)     \
    _(CALENDAR, "calendar", "C", "Calendar", "Show what is due on a calendar, by month or week",   \
      IN_OVERVIEW | IN_DOSSIER | IN_TIMELINE | IN_WORK | IN_PLANNER, LOOKING, 8)                   \
    _(WEEK, "week", "W", "Week", "Show the week of the day at hand, or the month again",           \
      IN_CALENDAR, LOOKING, 3)                                                                     \
    _(PLANNER, "planner", "V", "Planner",                                                          \
      "Plan visits: who has waited longest, by risk and by area, and the load of each week",       \
      IN_OVERVIEW | IN_DOSSIER | IN_TIMELINE | IN_WORK | IN_CALENDAR, LOOKING, 8)                  \
    _(HANDOVER, "handover", "H", "Hand over",                                                      \
      "Show everything open with an officer; there again, move contracts to another", IN_LISTS,    \
      LOOKING, 0)                                                                                  \
    _(COVER, "cover", "A", "Cover",                                                                \
      "Show who covers whom during leave; arrange, change, end cover", IN_LISTS, LOOKING, 0)       \
    _(CHANGES, "changes", "S", "Changes",                                                          \
      "Show what others have recorded since you were last here", IN_LISTS, LOOKING, 0)             \
    _(TIMELINE, "timeline", "t F8", "Timeline", "Show what happened against time",                 \
      IN_OVERVIEW | IN_DOSSIER | IN_QUEUES, LOOKING, 4)                                            \
    _(DOSSIER, "dossier", "i F6", "Dossier", "Show all about the contract on one page",            \
      IN_OVERVIEW | IN_TIMELINE | IN_QUEUES, LOOKING, 7)                                           \
    _(RETURN, "return", "r", "Return", "Type in what the KPIs of a period came to", IN_LISTS,      \
      ENTRY, 8)                                                                                    \
    _(VISIT, "visit", "v", "Visit", "Plan a visit, or record one", IN_LISTS, ENTRY, 8)             \
    _(MEETING, "meeting", "m", "Meeting",                                                          \
      "Plan a meeting, or hold one: agenda, figures, actions, minutes", IN_LISTS, ENTRY, 8)        \
    _(CONCERN, "concern", "c", "Concern", "Log a concern or a complaint", IN_LISTS, ENTRY, 9)      \
    _(NOTICE, "notice", "o", "Act", "Act on a finding: serve, determine, decide, waive, withdraw", \
      IN_LISTS, ENTRY, 7)                                                                          \
    _(NOTE, "note", "p", "Note", "Note a telephone call, an e-mail or a talk", IN_LISTS, ENTRY, 9) \
    _(ADD, "add", "a", "Add", "Add a record of any kind, a provider, a contract or a person",      \
      IN_LISTS, ENTRY, 6)                                                                          \
    _(EDIT, "edit", "e F3", "Edit",                                                                \
      "Change or correct what the cursor stands on, or take its next step", IN_LISTS, ENTRY, 8)    \
    _(PEOPLE, "people", "P", "People", "Whom to reach at the provider", IN_LISTS, ENTRY, 0)        \
    _(UNDO, "undo", "u", "Undo", "Take the last save back, where that is allowed",                 \
      IN_LISTS | IN_DRAFTS, ENTRY, 0)                                                              \
    _(GIVE_UP, "give_up", "Del", "Give up", "Give the draft up that the cursor stands on",         \
      IN_DRAFTS, ENTRY, 4)                                                                         \
    _(DRAFTS, "drafts", "D", "Drafts", "Go on with what you began to type and did not save",       \
      IN_READING, ENTRY, 0)                                                                        \
    _(SAVE, "save", "F2 Ctrl-S", "Save", "Save what was typed", IN_TYPING, TYPING, 2)              \
    _(PICK, "pick", "F4 Ctrl-N", "List", "Choose from a list; typing narrows it", IN_FIELDS,       \
      TYPING, 4)                                                                                   \
    _(SAME, "same", "F7 Ctrl-D", "Same", "Take what was said here in the record before",           \
      IN_FIELDS, TYPING, 5)                                                                        \
    _(EDITOR, "editor", "F8 Ctrl-E", "Editor", "Open the notes in your editor", IN_TYPING, TYPING, \
      6)                                                                                           \
    _(UNDO_TYPING, "undo_typing", "Ctrl-Z", "Undo", "Take back what was typed last in the field",  \
      IN_TYPING, TYPING, 7)                                                                        \
    _(CLEAR, "clear", "Ctrl-U", "Clear", "Empty the field", IN_TYPING, TYPING, 0)                  \
    _(THEIRS, "theirs", "F3 Ctrl-O", "Theirs",                                                     \
      "Where two have written: take theirs, both, or one's own in turn", IN_FIELDS, TYPING, 0)     \
    _(FRESH, "fresh", "F6 Ctrl-T", "Anew", "Begin an empty form; the draft is kept", IN_FIELDS,    \
      TYPING, 8)                                                                                   \
    _(NEXT_ITEM, "next_item", "PgDn Ctrl-N Ctrl-Down", "Next",                                     \
      "Go to the next item of the agenda", IN_MEETING, TYPING, 2)                                  \
    _(PREVIOUS_ITEM, "previous_item", "PgUp Ctrl-P Ctrl-Up", "Before",                             \
      "Go to the item of the agenda before", IN_MEETING, TYPING, 9)                                \
    _(AGENDA, "agenda", "F3 Ctrl-K", "Agenda", "Go to the agenda, to choose an item of it",        \
      IN_MEETING, TYPING, 5)                                                                       \
    _(AGREED, "agreed", "F4 Ctrl-T", "Action",                                                     \
      "Begin an action in the minutes: * what; owner; by when", IN_MEETING, TYPING, 4)             \
    _(FIGURES, "figures", "F5 Ctrl-R", "Return", "Type in the figures of a return, and come back", \
      IN_MEETING, TYPING, 7)                                                                       \
    _(ITEM_DONE, "item_done", "F6 Ctrl-D", "Done",                                                 \
      "Mark an earlier action, a held matter or an added item as done", IN_MEETING, TYPING, 3)     \
    _(HOLD, "hold_over", "F7 Ctrl-O", "Hold over", "Hold the item over to the next meeting",       \
      IN_MEETING, TYPING, 6)                                                                       \
    _(NEW_ITEM, "new_item", "F11 Ctrl-X", "New item", "Add an item to the agenda", IN_MEETING,     \
      TYPING, 8)                                                                                   \
    _(TO_FILE, "to_file", "s F2 Ctrl-S", "Save", "Save the page as a text file", IN_MINUTES,       \
      LOOKING, 2)                                                                                  \
    _(ZOOM_IN, "zoom_in", "+", "In", "Timeline: show less time, more closely", IN_TIMELINE,        \
      LOOKING, 7)                                                                                  \
    _(ZOOM_OUT, "zoom_out", "-", "Out", "Timeline: show more time", IN_TIMELINE, LOOKING, 7)       \
    _(FIND, "find", "/ Ctrl-F", "Find",                                                            \
      "Find by any part of a name, reference, postcode or regulator's id; on a page, find text",   \
      IN_LISTS | IN_PAGE, LIST, 2)                                                                 \
    _(NEXT_MATCH, "next_match", "n Ctrl-N", "Next", "Go to the next match", IN_LISTS | IN_PAGE,    \
      LIST, 0)                                                                                     \
    _(PREVIOUS_MATCH, "previous_match", "N Ctrl-P", "Previous", "Go to the match before",          \
      IN_LISTS | IN_PAGE, LIST, 0)                                                                 \
    _(SORT, "sort", "s", "Sort",                                                                   \
      "Sort by risk, name, what is due next, or last contact; the planner by score or by area",    \
      IN_OVERVIEW | IN_PLANNER, LIST, 8)                                                           \
    _(MINE, "mine", "M", "Mine/all", "Show only your contracts, or all", IN_OVERVIEW | IN_QUEUES,  \
      LIST, 9)                                                                                     \
    _(NARROW, "narrow", "f", "Narrow",                                                             \
      "Choose whose contracts are shown, of which provider, which kinds of what is due",           \
      IN_OVERVIEW | IN_QUEUES, LIST, 5)                                                            \
    _(KINDS, "kinds", "K", "Kinds", "Show only one kind of what is due, in turn: returns, visits", \
      IN_WORK, LIST, 7)                                                                            \
    _(TURN, "turn", "T", "Turn",                                                                   \
      "Show only what is the council's turn, only what waits on others, or both", IN_WORK, LIST,   \
      7)                                                                                           \
    _(LATER, "later", "L", "Later", "Show what is due later than in 30 days, too", IN_WORK, LIST,  \
      8)                                                                                           \
    _(ENDED, "ended", "E", "Ended", "Show or hide contracts that have ended", IN_OVERVIEW, LIST,   \
      0)                                                                                           \
    _(DATE, "date", "d F7", "Date", "Ask for the day that everything is told for", IN_LISTS, DAY,  \
      7)                                                                                           \
    _(DAY_BACK, "day_back", "[", "Day back", "Tell it as at the day before", IN_LISTS, DAY, 0)     \
    _(DAY_ON, "day_on", "]", "Day on", "Tell it as at the next day", IN_LISTS, DAY, 0)             \
    _(MONTH_BACK, "month_back", "{", "Month back", "Tell it as at a month earlier", IN_LISTS, DAY, \
      0)                                                                                           \
    _(MONTH_ON, "month_on", "}", "Month on", "Tell it as at a month later", IN_LISTS, DAY, 0)      \
    _(TODAY, "today", "=", "Today", "Tell it as at today again", IN_LISTS, DAY, 0)                 \
    _(HELP, "help", "? F1", "Help", "Show and search what can be done here", IN_ALL, PROGRAM, 1)   \
    _(COMMANDS, "commands", ": F9", "More", "Choose a command by its name", IN_ALL, PROGRAM, 9)    \
    _(COPY, "copy", "y", "Copy", "Copy the row to your terminal's clipboard", IN_ALL, PROGRAM, 0)  \
    _(REDRAW, "redraw", "Ctrl-L", "Redraw", "Paint the screen anew", IN_ALL, PROGRAM, 0)           \
    _(WELCOME, "welcome", "", "Welcome", "Show the first-run notice again", IN_ALL, PROGRAM, 0)    \
    _(QUIT, "quit", "q F10 Ctrl-Q", "Quit", "Leave the program", IN_ALL, PROGRAM, 1)

#define ACTION_ENUM(id, ...) ACTION_##id,
enum action { ACTION_NONE = -1, ACTIONS(ACTION_ENUM) ACTION_COUNT };
#undef ACTION_ENUM

struct action_info {
    const char *name;  // "page_up"
    const char *keys;  // default keys, separated by spaces
    const char *label; // one word for the footer
    const char *help;  // a sentence without its full stop
    unsigned contexts; // IN_... bits
    enum action_group group;
    int footer; // rank in the footer; 0: not shown there
};

const struct action_info *action_info(enum action action);
const char *action_group_title(enum action_group group);
bool action_find(const char *name, enum action *out);
const char *action_nearest(const char *name); // NULL if none is near

// The actions with their default keys as items of a manual page (roff, man(7) macros .TP), by group.
void actions_manual(struct text *out);

#endif
