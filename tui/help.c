// SPDX-License-Identifier: MIT
// Help and command palette: made by walking the action table and the key map, so that neither can say anything that is not so.
#include "help.h"

#include <stdlib.h>
#include <string.h>

#include "model/ground/memory.h"
#include "model/ground/utf8.h"
#include "tui/doc.h"

enum { KEYS_WIDTH = 20, KEYS_WIDTH_NARROW = 12, NARROW = 60 };

struct help {
    struct screen_ops ops;
    struct screen *screen;
    bool by_name;      // the palette: commands by their names
    unsigned contexts; // of the screen it was called from
    struct lineedit sought_text;
    struct arena *arena;
    struct doc doc;
    enum action *actions; // of each row; ACTION_NONE for headings
};

static bool matches(const struct help *help, struct app *app, enum action action)
{
    const struct action_info *info = action_info(action);
    struct text words = {0}, folded = {0}, wanted = {0};
    text_printf(&words, "%s %s %s ", info->name, info->label, info->help);
    keymap_names(app->keymap, action, " ", 0, &words);
    utf8_fold(text_get(&words), &folded);
    utf8_fold(text_get(&help->sought_text.text), &wanted);
    bool found = strstr(text_get(&folded), text_get(&wanted)) != NULL;
    text_release(&words);
    text_release(&folded);
    text_release(&wanted);
    return found;
}

static bool offered(const struct help *help, struct app *app, enum action action)
{
    const struct action_info *info = action_info(action);
    bool movement = info->group == GROUP_MOVING;
    return info->contexts & help->contexts && (!help->by_name || !movement) &&
           matches(help, app, action);
}

static void add_action(struct help *help, struct app *app, enum action action)
{
    struct doc *doc = &help->doc;
    struct text names = {0};
    keymap_names(app->keymap, action, "  ", 0, &names);
    const char *keys = arena_strdup(doc->arena, names.length    ? text_get(&names)
                                                : help->by_name ? ""
                                                                : "(no key)");
    text_release(&names);
    int width = doc->width < NARROW ? KEYS_WIDTH_NARROW : KEYS_WIDTH, at = 1;
    struct row *row = &doc_add(doc)->row;
    help->actions[doc->count - 1] = action;
    if (help->by_name)
        at = row_add(row, at, 16, ROLE_STRONG, action_info(action)->name) + 1;
    else
        at = row_add(row, at, width, ROLE_STRONG, keys) + 1;
    row_add(row, at, doc->width - at - (help->by_name ? width : 0), ROLE_TEXT,
            action_info(action)->help);
    if (help->by_name && doc->width >= NARROW)
        row_add_right(row, doc->width - width, width, ROLE_DIM, keys);
    row->cursor = 1;
}

static void add_notes(struct help *help, const struct app *app)
{
    static const struct {
        unsigned where; // IN_... bits
        const char *words;
    } notes[] = {
        {IN_RETURN,
         "Figures of a return: 88.4 or 95%, 2150/2566 for a share; none or n/a where nothing "
         "happened, - or nr where nothing was handed in; a word or its beginning, R, A or G. "
         "Enter, Tab and the arrows go on, PgUp and PgDn or [ and ] to another period. A column "
         "copied from a spreadsheet can be pasted, with the KPIs' references or without."},
        {IN_RETURN,
         "Marks of a return: ! to be mended, c a correction, < somebody else has recorded another "
         "figure, * reported before the return."},
        {IN_ALL,
         "Marks of the timeline: N notice served, P plan served and = its time to rectify, + met, "
         "x not met, a evidence "
         "awaited, W withdrawn; ! required, ? to consider, o dealt with; V visit and M meeting "
         "held, v and m planned, x "
         "missed; n note, C change of the provider; E never event, D decision; R A G a result at "
         "the end of its period. The upright "
         "line is the day told for."},
        {IN_ALL,
         "Copying: y sends the row at the cursor to the clipboard of the terminal you sit at (OSC "
         "52). Not every terminal "
         "takes it; in tmux it needs: set -s set-clipboard on. To select with the mouse as usual "
         "works everywhere."},
        {IN_ALL, "Function keys: where a terminal keeps one to itself, Esc and a digit does the "
                 "same (Esc 1 "
                 "is F1, Esc 0 is F10)."},
        {IN_ALL, "Esc waits a moment in tmux; set -sg escape-time 20 shortens that."},
    };
    struct doc *doc = &help->doc;
    struct text behind = {0};
    doc_heading(doc, "Good to know");
    if (office_clock_behind(app->office, &behind))
        doc_words(doc, 1, true, ROLE_WARNING, arena_strdup(doc->arena, text_get(&behind)));
    text_release(&behind);
    for (size_t i = 0; i < sizeof notes / sizeof *notes; i++) {
        if (notes[i].where & help->contexts)
            doc_words(doc, 1, true, ROLE_TEXT, notes[i].words);
    }
}

static struct doc *ready(struct help *help, struct app *app)
{
    int width = help->screen->panes[0].area.width - 1;
    if (help->doc.width == width)
        return &help->doc;
    arena_reset(help->arena);
    doc_begin(&help->doc, help->arena, width);
    help->actions = ARENA_ARRAY(help->arena, ACTION_COUNT + 4 * GROUP_COUNT, enum action);
    for (int group = 0; group < GROUP_COUNT; group++) {
        bool headed = help->by_name;
        for (int i = 0; i < ACTION_COUNT; i++) {
            if (action_info((enum action)i)->group != (enum action_group)group ||
                !offered(help, app, (enum action)i))
                continue;
            if (!headed)
                doc_heading(&help->doc, action_group_title((enum action_group)group));
            headed = true;
            add_action(help, app, (enum action)i);
        }
    }
    if (!help->by_name && !help->sought_text.text.length)
        add_notes(help, app);
    return &help->doc;
}

static void title(void *context, struct app *app, struct text *out)
{
    struct help *help = context;
    (void)app;
    const char *sought = text_get(&help->sought_text.text);
    if (*sought)
        text_printf(out, "\"%s\": Enter runs the command, Esc goes back", sought);
    else
        text_add(out, help->by_name ? "Type part of a command; Enter runs it"
                                    : "Type to search; Enter runs the command");
}

static size_t count(void *context, struct app *app)
{
    return ready(context, app)->count;
}

static bool row(void *context, struct app *app, size_t index, int width, struct row *out)
{
    return doc_row(ready(context, app), app, index, width, out);
}

static bool stop(void *context, size_t index)
{
    return doc_stop(&((struct help *)context)->doc, index);
}

static const struct rows_source source = {
    .title = title,
    .count = count,
    .row = row,
    .stop = stop,
    .empty = "No command has these words. Backspace takes letters back.",
};

// Enter closes the help and runs the action on the screen below.
static unsigned run(struct help *help, struct app *app)
{
    struct doc *doc = ready(help, app);
    size_t at = rows_list(&help->screen->panes[0])->selected;
    struct screen *screen = help->screen;
    bool is_action = at < doc->count && !doc->rows[at].passed && doc->rows[at].row.count >= 2;
    enum action action = is_action ? help->actions[at] : ACTION_NONE;
    if (!is_action)
        return REACT_NONE;
    app->depth--;
    screen->ops->close(screen, app);
    return app_act(app, action) | REACT_LAYOUT;
}

static unsigned type(struct screen *screen, struct app *app, key pressed)
{
    struct help *help = screen->state;
    if (pressed == CODE_ENTER)
        return run(help, app);
    switch (lineedit_search(&help->sought_text, pressed)) {
    case TYPED_NOTHING:
        return REACT_IGNORED;
    case TYPED_MOVED:
        return REACT_NONE;
    case TYPED_CHANGED:
        break;
    }
    help->doc.width = -1;
    rows_changed(&screen->panes[0], 0);
    return REACT_SCREEN;
}

static void layout(struct screen *screen, struct app *app, struct rect body)
{
    (void)app;
    screen->panes[0].area = body;
}

static void reload(struct screen *screen, struct app *app)
{
    (void)screen;
    (void)app;
}

static unsigned act(struct screen *screen, struct app *app, enum action action)
{
    (void)screen;
    (void)app;
    return action == ACTION_HELP || action == ACTION_COMMANDS ? REACT_CLOSE : REACT_IGNORED;
}

static void close_help(struct screen *screen, struct app *app)
{
    (void)app;
    struct help *help = screen->state;
    screen->panes[0].ops->close(&screen->panes[0]);
    lineedit_release(&help->sought_text);
    arena_free(help->arena);
    text_release(&screen->sought);
    free(help);
    free(screen);
}

static unsigned open_help(struct app *app, bool by_name)
{
    struct help *help = xcalloc(1, sizeof *help);
    help->ops = (struct screen_ops){
        .name = by_name ? "Commands" : "Help",
        .context = IN_HELP,
        .layout = layout,
        .type = type,
        .act = act,
        .reload = reload,
        .close = close_help,
    };
    help->by_name = by_name;
    help->contexts = app_contexts(app);
    help->arena = arena_new();
    help->doc.width = -1;
    help->screen = screen_new(&help->ops, help);
    rows_add(help->screen, &source, help);
    app_push(app, help->screen);
    return REACT_LAYOUT;
}

unsigned help_open(struct app *app)
{
    return open_help(app, false);
}

unsigned help_open_palette(struct app *app)
{
    return open_help(app, true);
}
