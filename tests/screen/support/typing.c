// SPDX-License-Identifier: MIT
#include "typing.h"

#include <string.h>

static size_t pressed;

void typing_begin(void)
{
    pressed = 0;
}

size_t typing_keys(void)
{
    return pressed;
}

void keys(struct term *t, const char *script)
{
    struct text problem = {0};
    for (const char *at = script; *at != '\0';) {
        size_t length = strcspn(at, " ");
        pressed += strncmp(at, "wait:", 5) != 0 && strncmp(at, "gone:", 5) != 0;
        at += length + strspn(at + length, " ");
    }
    if (!term_press(t, script, &problem))
        fail_msg("%s: %s\n%s", script, text_get(&problem), term_screen(t));
    text_release(&problem);
}

void signs(struct term *t, const char *words)
{
    pressed += strlen(words);
    term_write(t, words, strlen(words));
}

void prose(struct term *t, const char *words)
{
    term_write(t, words, strlen(words));
}
