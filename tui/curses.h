// SPDX-License-Identifier: MIT
// The one place that includes curses. Functions instead of its macros, so that compilers see what they are given.
#ifndef TUI_CURSES_H
#define TUI_CURSES_H

#define NCURSES_WIDECHAR 1
#define NCURSES_NOMACROS
#include <curses.h>

#endif
