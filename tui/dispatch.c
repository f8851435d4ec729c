// SPDX-License-Identifier: MIT
// Handing keys and pastes to whoever they are for.
#include "dispatch.h"

#include "model/ground/utf8.h"
#include "tui/acts.h"
#include "tui/clipboard.h"
#include "tui/daykeys.h"
#include "tui/frame.h"
#include "tui/help.h"
#include "tui/leave.h"
#include "tui/search.h"
#include "tui/welcome.h"

enum { BURST = 9, DIFFERENT = 3 };

static struct pane *focused(struct app *app)
{
    struct screen *screen = app_top(app);
    return &screen->panes[screen->focus];
}

static unsigned focus_on(struct app *app, int index)
{
    struct screen *screen = app_top(app);
    if (index < 0 || index >= screen->pane_count || index == screen->focus)
        return REACT_NONE;
    screen->panes[screen->focus].dirt = DIRTY;
    screen->focus = index;
    screen->panes[index].dirt = DIRTY;
    return screen->panes[index].area.height
               ? REACT_PANE
               : REACT_LAYOUT; // one pane at a time: it comes into view
}

static unsigned step_focus(struct app *app, int by)
{
    struct screen *screen = app_top(app);
    return focus_on(app, (screen->focus + by + screen->pane_count) % screen->pane_count);
}

static unsigned everywhere(struct app *app, enum action action)
{
    switch (action) {
    case ACTION_QUIT:
        return leave_act(app);
    case ACTION_BACK:
        return app->depth > 1 ? REACT_CLOSE : REACT_NONE;
    case ACTION_NEXT_PANE:
        return step_focus(app, 1);
    case ACTION_PREVIOUS_PANE:
        return step_focus(app, -1);
    case ACTION_PANE_1:
    case ACTION_PANE_2:
    case ACTION_PANE_3:
    case ACTION_PANE_4:
        return focus_on(app, (int)(action - ACTION_PANE_1));
    case ACTION_REDRAW:
        return REACT_LAYOUT | REACT_REPAINT;
    case ACTION_COPY:
        return clipboard_copy(app, focused(app));
    case ACTION_HELP:
        return help_open(app);
    case ACTION_COMMANDS:
        return help_open_palette(app);
    case ACTION_WELCOME:
        return welcome_open(app);
    case ACTION_FIND:
    case ACTION_NEXT_MATCH:
    case ACTION_PREVIOUS_MATCH:
        return search_act(app, action);
    default:
        break;
    }
    unsigned reaction = acts_act(app, action);
    return reaction == REACT_IGNORED ? daykeys_act(app, action) : reaction;
}

unsigned app_act(struct app *app, enum action action)
{
    struct screen *screen = app_top(app);
    struct pane *pane = focused(app);
    if (!(action_info(action)->contexts & app_contexts(app)))
        return REACT_NONE;
    unsigned reaction = pane->ops->act(pane, app, action);
    if (reaction & REACT_PANE && pane->dirt == CLEAN)
        pane->dirt = DIRTY;
    if (reaction == REACT_IGNORED && screen->ops->act)
        reaction = screen->ops->act(screen, app, action);
    return reaction == REACT_IGNORED ? everywhere(app, action) : reaction;
}

// While something is typed, only keys that cannot be meant for the text do anything else.
static unsigned beside_prompt(struct app *app, key pressed)
{
    enum action action = key_is_character(pressed)
                             ? ACTION_NONE
                             : keymap_action(app->keymap, pressed, app_contexts(app));
    switch (action) {
    case ACTION_UP:
    case ACTION_DOWN:
    case ACTION_PAGE_UP:
    case ACTION_PAGE_DOWN:
    case ACTION_REDRAW:
    case ACTION_QUIT:
        return app_act(app, action);
    case ACTION_HELP:
        prompt_close(app);
        return app_act(app, action);
    default:
        return REACT_NONE;
    }
}

static unsigned press(struct app *app, key pressed)
{
    struct screen *screen = app_top(app);
    text_clear(&app->message);
    if (frame_too_small(app)) // only leaving makes sense on a screen that shows nothing
        return keymap_action(app->keymap, pressed, app_contexts(app)) == ACTION_QUIT ? REACT_QUIT
                                                                                     : REACT_NONE;
    if (app->prompt.ops) {
        unsigned reaction = prompt_key(app, pressed);
        return reaction == REACT_IGNORED ? beside_prompt(app, pressed) : reaction;
    }
    if (screen->ops->type) {
        unsigned reaction = screen->ops->type(screen, app, pressed);
        if (reaction != REACT_IGNORED)
            return reaction;
    }
    enum action action = keymap_action(app->keymap, pressed, app_contexts(app));
    if (action != ACTION_NONE)
        return app_act(app, action);
    if (pressed == ('c' | WITH_CTRL)) {
        struct text keys = {0};
        if (screen->ops->type)
            keymap_names_beyond_letters(app->keymap, ACTION_QUIT, &keys);
        else
            keymap_names(app->keymap, ACTION_QUIT, " or ", 2, &keys);
        app_say(app, "Ctrl-C does nothing here. To leave, press %s.", text_get(&keys));
        text_release(&keys);
    }
    return REACT_NONE;
}

static unsigned paste(struct app *app, const char *pasted)
{
    struct screen *screen = app_top(app);
    if (app->prompt.ops)
        return prompt_paste(app, pasted);
    if (screen->ops->paste)
        return screen->ops->paste(screen, app, pasted);
    if (screen->ops->type) {
        struct lineedit edit = {0};
        unsigned reaction = REACT_NONE;
        lineedit_paste(&edit, pasted); // makes it one line of text
        const char *at = text_get(&edit.text), *end = at + edit.text.length;
        while (at < end)
            reaction |= screen->ops->type(screen, app, utf8_next(&at, end));
        lineedit_release(&edit);
        return reaction & ~(unsigned)REACT_IGNORED;
    }
    app_warn(app, "Pasted text was not taken: there is nothing to type into here.");
    return REACT_NONE;
}

unsigned dispatch_event(struct app *app, const struct event *event)
{
    return event->kind == EVENT_PASTE ? paste(app, event->pasted) : press(app, event->pressed);
}

static bool of_a_paste(const struct event *event)
{
    return event->kind == EVENT_KEY && (key_is_character(event->pressed) ||
                                        event->pressed == CODE_ENTER || event->pressed == CODE_TAB);
}

static bool opens_typing(const struct app *app, key pressed)
{
    enum action action = keymap_action(app->keymap, pressed, app_contexts(app));
    return action == ACTION_FIND || action == ACTION_COMMANDS || action == ACTION_HELP ||
           action == ACTION_DATE;
}

// A form is opened, and what comes behind goes into it.
static bool begins_entry(const struct app *app, key pressed)
{
    enum action action = keymap_action(app->keymap, pressed, app_contexts(app));
    return action != ACTION_NONE && action_info(action)->group == GROUP_ENTRY;
}

bool dispatch_burst(struct app *app)
{
    if (app->prompt.ops || app_top(app)->ops->type)
        return false;
    size_t run = 0, different = 0, waiting = decoder_waiting(app->decoder);
    while (run < waiting && of_a_paste(decoder_peek(app->decoder, run))) {
        key now = decoder_peek(app->decoder, run)->pressed;
        if (opens_typing(app, now) || (run == 0 && begins_entry(app, now)))
            return false; // typed ahead by someone who knows the way
        bool seen = false;
        for (size_t i = 0; i < run && !seen && i < BURST; i++)
            seen = decoder_peek(app->decoder, i)->pressed == now;
        different += !seen;
        run++;
    }
    if (run < BURST || different < DIFFERENT)
        return false;
    struct event event;
    while (run-- && decoder_take(app->decoder, &event))
        ;
    app_warn(app, "What came all at once was taken for a paste and not for commands.");
    return true;
}
