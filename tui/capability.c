// SPDX-License-Identifier: MIT
// Questions to terminfo. They have a file of their own because <term.h> makes macros of words such as `columns`.
#include "capability.h"

#include <string.h>
#include <unistd.h>

#include "tui/curses.h"
#include <term.h>

enum capability_found capability_of_type(const char *type)
{
    int found;
    if (setupterm(type, STDOUT_FILENO, &found) != OK)
        return TYPE_UNKNOWN;
    bool can_move = cursor_address && *cursor_address;
    del_curterm(cur_term);
    return can_move ? TYPE_USABLE : TYPE_TOO_POOR;
}

bool capability_brackets_paste(const char *type)
{
    const char *sequence = tigetstr("BE");
    if (sequence && sequence != (const char *)-1)
        return true;
    return text_starts(type, "screen") || text_starts(type, "rxvt");
}

bool capability_direct_colour(void)
{
    return COLORS > 256 && tigetflag("RGB") > 0;
}

static void add(struct text *out, const char *sequence)
{
    for (; sequence && *sequence; sequence++) {
        const char *pause_end =
            sequence[0] == '$' && sequence[1] == '<' ? strchr(sequence, '>') : NULL;
        if (pause_end)
            sequence = pause_end;
        else
            text_add_char(out, *sequence);
    }
}

// Without a screen of its own the picture stays; the shell goes on below it, in a line that is cleared.
static void add_last_line(struct text *out)
{
    const char *move = lines > 0 && cursor_address ? tparm(cursor_address, (long)lines - 1, 0L, 0L, 0L,
                                                           0L, 0L, 0L, 0L, 0L)
                                                   : NULL;
    add(out, move);
    add(out, "\r");
    add(out, clr_eol);
}

void capability_clear_line(struct text *out)
{
    if (exit_ca_mode)
        return;
    add(out, "\r");
    add(out, clr_eol);
}

void capability_restore(struct text *out)
{
    add(out, exit_attribute_mode);
    add(out, orig_pair);
    add(out, cursor_normal);
    add(out, exit_ca_mode);
    if (!exit_ca_mode)
        add_last_line(out);
}
