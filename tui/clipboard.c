// SPDX-License-Identifier: MIT
// OSC 52.
#include "clipboard.h"

#include "model/ground/utf8.h"

enum { LONGEST = 48 * 1024 }; // terminals refuse more

static void base64(const char *text, size_t count, struct text *out)
{
    static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    for (size_t i = 0; i < count; i += 3) {
        unsigned long group = 0;
        for (size_t k = 0; k < 3; k++)
            group = group << 8 | (i + k < count ? (unsigned char)text[i + k] : 0);
        for (size_t k = 0; k < 4; k++)
            text_add_char(out, i + k > count ? '=' : digits[group >> (18 - 6 * k) & 63]);
    }
}

unsigned clipboard_copy(struct app *app, struct pane *pane)
{
    struct text row = {0}, clean = {0}, sequence = {0};
    if (pane->ops->copy)
        pane->ops->copy(pane, app, &row);
    display_text(text_get(&row), -1, false, &clean); // nothing in it may steer where it is pasted
    if (!clean.length) {
        app_say(app, "There is nothing to copy here.");
    } else if (clean.length > LONGEST) {
        app_warn(app, "This row is too long for a terminal's clipboard.");
    } else {
        text_add(&sequence, "\033]52;c;");
        base64(text_get(&clean), clean.length, &sequence);
        text_add_char(&sequence, '\a');
        terminal_send(text_get(&sequence), sequence.length);
        app_say(
            app,
            app->terminal.multiplexed
                ? "Sent to your terminal's clipboard. In tmux that needs: set -s set-clipboard on"
                : "Sent to your terminal's clipboard. If pasting gives nothing, see Help, "
                  "Copying.");
    }
    text_release(&row);
    text_release(&clean);
    text_release(&sequence);
    return REACT_NONE;
}
