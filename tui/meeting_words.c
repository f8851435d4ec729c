// SPDX-License-Identifier: MIT
// A text being typed that can be taken back, word by word.
#include "meeting_sheet.h"

#include <stdlib.h>
#include <string.h>

#include "model/ground/memory.h"
#include "tui/forms/notes.h"

static void push(struct written *words, const char *text)
{
    if (words->past_count == MOST_PAST) {
        free(words->past[0]);
        memmove(words->past, words->past + 1, (MOST_PAST - 1) * sizeof *words->past);
        words->past_count--;
    }
    words->past[words->past_count++] = xstrdup(text);
}

enum typed words_key(struct written *words, bool lines, int width, key pressed)
{
    bool wordly = key_is_character(pressed) && pressed != ' ';
    char *before = xstrdup(words_get(words));
    enum typed typed =
        lines ? notes_key(&words->edit, width, pressed) : lineedit_key(&words->edit, pressed);
    if (typed == TYPED_CHANGED && !(wordly && words->in_word))
        push(words, before);
    if (typed != TYPED_NOTHING)
        words->in_word = typed == TYPED_CHANGED && wordly;
    free(before);
    return typed;
}

enum typed words_paste(struct written *words, bool lines, const char *pasted)
{
    char *before = xstrdup(words_get(words));
    enum typed typed =
        lines ? notes_paste(&words->edit, pasted) : lineedit_paste(&words->edit, pasted);
    if (typed == TYPED_CHANGED)
        push(words, before);
    words->in_word = false;
    free(before);
    return typed;
}

void words_set(struct written *words, const char *text)
{
    push(words, words_get(words));
    words->in_word = false;
    lineedit_set(&words->edit, text);
}

bool words_undo(struct written *words)
{
    words->in_word = false;
    if (words->past_count == 0)
        return false;
    char *text = words->past[--words->past_count];
    lineedit_set(&words->edit, text);
    free(text);
    return true;
}

void words_release(struct written *words)
{
    while (words->past_count > 0)
        free(words->past[--words->past_count]);
    lineedit_release(&words->edit);
}

const char *words_get(const struct written *words)
{
    return text_get(&words->edit.text);
}

bool words_blank(const struct written *words)
{
    const char *text = words_get(words);
    return text[strspn(text, " \t\n")] == '\0';
}
