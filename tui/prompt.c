// SPDX-License-Identifier: MIT
// The prompt in the message line.
#include "prompt.h"

#include <stdlib.h>

#include "model/ground/memory.h"
#include "model/ground/utf8.h"
#include "tui/app.h"

void prompt_open(struct app *app, const struct prompt_ops *ops, const char *start)
{
    app->prompt.ops = ops;
    lineedit_set(&app->prompt.edit, start);
    text_clear(&app->message);
}

void prompt_close(struct app *app)
{
    app->prompt.ops = NULL;
}

static unsigned changed(struct app *app)
{
    const struct prompt_ops *ops = app->prompt.ops;
    return ops->changed ? ops->changed(app, text_get(&app->prompt.edit.text)) : REACT_NONE;
}

unsigned prompt_key(struct app *app, key pressed)
{
    const struct prompt_ops *ops = app->prompt.ops;
    if (pressed == CODE_ENTER) {
        if (ops->accepts && !ops->accepts(app, text_get(&app->prompt.edit.text)))
            return REACT_NONE;
        char *answer = xstrdup(text_get(&app->prompt.edit.text));
        prompt_close(app);
        unsigned reaction = ops->done ? ops->done(app, answer) : REACT_NONE;
        free(answer);
        return reaction;
    }
    if (pressed == CODE_ESCAPE || pressed == ('g' | WITH_CTRL) || pressed == ('c' | WITH_CTRL)) {
        prompt_close(app);
        return ops->cancelled ? ops->cancelled(app) : REACT_NONE;
    }
    switch (lineedit_key(&app->prompt.edit, pressed)) {
    case TYPED_CHANGED:
        return changed(app);
    case TYPED_MOVED:
        return REACT_NONE;
    case TYPED_NOTHING:
        break;
    }
    return key_is_character(pressed) ? REACT_NONE : REACT_IGNORED;
}

unsigned prompt_paste(struct app *app, const char *pasted)
{
    return lineedit_paste(&app->prompt.edit, pasted) == TYPED_CHANGED ? changed(app) : REACT_NONE;
}

void prompt_draw(struct app *app, int y, int columns, int *cursor)
{
    struct prompt *prompt = &app->prompt;
    struct draw *draw = &app->draw;
    int x = draw_text(draw, y, 1, columns - 1, ROLE_MESSAGE, prompt->ops->label) + 1;
    x += draw_text(draw, y, x, columns - x, ROLE_MESSAGE, ": ");
    int room = columns - x - 1, before = lineedit_column(&prompt->edit);
    const char *text = text_get(&prompt->edit.text), *end = text + prompt->edit.text.length;
    while (before > room - 1 && text < end) { // what is typed scrolls under its label
        int wide = utf8_columns(utf8_next(&text, end));
        before -= wide > 0 ? wide : 0;
    }
    while (text < end) { // a mark without its letter would stand on the label
        const char *mark = text;
        if (text == text_get(&prompt->edit.text) || utf8_columns(utf8_next(&mark, end)) != 0)
            break;
        text = mark;
    }
    int used = draw_text(draw, y, x, room, ROLE_INPUT, text);
    *cursor = x + before;
    if (!*text && prompt->ops->hint) {
        draw_blank(draw, y, x, 2, ROLE_TEXT); // letters typed before stand there
        used = draw_text(draw, y, x + 2, room - 2, ROLE_DIM, prompt->ops->hint) + 2;
    }
    draw_blank(draw, y, x + used, columns - x - used, ROLE_TEXT);
    const char *said = text_get(&app->message); // why the answer will not do
    if (*text && *said)
        draw_text(draw, y, x + used + 2, columns - x - used - 2, app->message_role, said);
}
