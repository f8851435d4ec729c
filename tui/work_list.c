// SPDX-License-Identifier: MIT
// The list of the Work screen: a line for each item, two where the screen is narrow; and beneath it all about the one at the cursor.
#include "tui/work_view.h"

#include <string.h>

#include "model/ground/utf8.h"
#include "tui/mine.h"
#include "tui/phrases.h"
#include "tui/since.h"

enum { NAMED = 60, DISTANCE = 13, TURN = 9, ROOMY = 100, REF = 9, OFFICER = 10, RAG = 6 };

static void add_filters(const struct work *work, struct text *out)
{
    static const char *const turns[TURN_COUNT] = {
#define WORK_TURN_WORDS(name, words) [TURN_##name] = (words),
        WORK_TURNS(WORK_TURN_WORDS)
#undef WORK_TURN_WORDS
    };
    if (*text_get(&work->filter))
        text_printf(out, " \"%s\"", text_get(&work->filter));
    scope_kind_words(work->scope, out);
    if (work->turn != TURN_BOTH)
        text_printf(out, ", %s", turns[work->turn]);
}

static void title(void *context, struct app *app, struct text *out)
{
    struct work *work = context;
    work_ready(work, app);
    scope_title(text_get(&work->heading), out);
    add_filters(work, out);
    if (work->later)
        text_add(out, ", a year ahead");
}

static size_t count(void *context, struct app *app)
{
    struct work *work = context;
    work_ready(work, app);
    return work->row_count;
}

static bool stop(void *context, size_t index)
{
    const struct work *work = context;
    return index >= work->row_count ||
           (work->rows[index].is != WORK_HEADING && work->rows[index].is != WORK_SECOND &&
            work->rows[index].is != WORK_FAILED);
}

// What waits on somebody else is no alarm of ours.
static enum role urgency(const struct queue_item *item, day as_at)
{
    return item->ours ? phrase_due_urgency(item->on, item->never_late, as_at) : ROLE_TEXT;
}

static void heading(const struct work *work, struct app *app, enum queue_group group, int width,
                    struct row *out)
{
    size_t theirs = work->counts[group][0], ours = work->counts[group][1];
    const char *words = !theirs
                            ? arena_printf(app->scratch, "%s: %zu", queue_group_words(group), ours)
                        : !ours ? arena_printf(app->scratch, "%s: %zu, waiting on others",
                                               queue_group_words(group), theirs)
                                : arena_printf(app->scratch, "%s: %zu, and %zu waiting on others",
                                               queue_group_words(group), ours, theirs);
    row_add(out, 0, width, ROLE_STRONG, words);
}

// What is due, and for whom where it is covered; of plans to be determined also which, as several may be due on the same day.
static const char *words_of(const struct work *work, const struct queue_item *item, struct app *app)
{
    return mine_marked(app->scratch, work->query.officer, item->officer,
                       queue_item_words(item, false, app->scratch));
}

// The provider, marked where others have recorded something since one was last here.
static void add_name(const struct queue_item *item, struct app *app, int at, int width,
                     struct row *out)
{
    bool changed = since_changed(app, item->contract, item->provider);
    row_add(out, at, width - (changed ? 2 : 0), ROLE_TEXT, item->provider_name);
    if (changed)
        row_add(out, at + width - 1, 1, ROLE_STRONG, since_sign);
}

static void one_line(const struct work *work, const struct queue_item *item, struct app *app,
                     int width, struct row *out)
{
    day as_at = app->office->as_at;
    enum role role = urgency(item, as_at);
    bool roomy = width >= ROOMY;
    int date = work->date_width;
    row_add(out, 0, date - 1, role, phrase_weekday(app->scratch, item->on, as_at));
    row_add(out, date, DISTANCE - 1, role,
            phrase_due_brief(app->scratch, item->on, item->never_late, as_at));
    int at = date + DISTANCE;
    row_add(out, at, TURN - 1, item->ours ? ROLE_TEXT : ROLE_DIM, item->whose);
    at += TURN;
    if (roomy) {
        row_add(out, at, REF - 1, ROLE_DIM, item->contract_ref);
        at += REF;
    }
    int left = width - at - (roomy ? OFFICER : 0), name = left * 2 / 5;
    add_name(item, app, at, name, out);
    row_add(out, at + name + 1, left - name - 1,
            item->duty == DUTY_CONSIDER ? ROLE_CONSIDER : ROLE_TEXT, words_of(work, item, app));
    if (roomy)
        row_add(out, width - OFFICER + 1, OFFICER - 1, ROLE_DIM, item->officer);
}

// The first of two lines: when, and whose turn; the second says what and with whom.
static void first_line(const struct work *work, const struct queue_item *item, struct app *app,
                       int width, struct row *out)
{
    day as_at = app->office->as_at;
    int date = work->date_width;
    enum role role = urgency(item, as_at);
    row_add(out, 0, date - 1, role, phrase_weekday(app->scratch, item->on, as_at));
    int turn = utf8_width(item->whose), at = date;
    row_add(out, at, width - at - turn - 1, role,
            phrase_due(app->scratch, item->on, item->never_late, as_at));
    row_add(out, width - turn, turn, item->ours ? ROLE_TEXT : ROLE_DIM, item->whose);
}

static void second_line(const struct work *work, const struct queue_item *item, struct app *app,
                        int width, struct row *out)
{
    const char *words = words_of(work, item, app);
    int what = utf8_width(words),
        name = utf8_width(item->provider_name) +
               (since_changed(app, item->contract, item->provider) ? 2 : 0);
    int left = width - 3, half = left * 2 / 5;
    name = name + what <= left ? name : what < left - half ? left - what : half;
    add_name(item, app, 2, name, out);
    row_add(out, 2 + name + 1, left - name, ROLE_TEXT, words);
}

static bool row(void *context, struct app *app, size_t index, int width, struct row *out)
{
    struct work *work = context;
    const struct work_row *row = &work->rows[index];
    const struct queue_item *item = &work->queue.items[row->index];
    bool two = index + 1 < work->row_count && work->rows[index + 1].is == WORK_SECOND;
    switch (row->is) {
    case WORK_HEADING:
        heading(work, app, (enum queue_group)row->index, width, out);
        break;
    case WORK_ITEM:
        if (two)
            first_line(work, item, app, width, out);
        else
            one_line(work, item, app, width, out);
        break;
    case WORK_SECOND:
        second_line(work, item, app, width, out);
        break;
    case WORK_MORE:
        row_add(out, 0, width, ROLE_WARNING,
                arena_printf(app->scratch,
                             "%zu contracts are still being worked out. Enter works out more now.",
                             work->queue.left));
        break;
    case WORK_FAILED:
        row_add(out, 0, width, ROLE_WARNING,
                arena_printf(app->scratch, "%s: %s", work->queue.failed[row->index].contract_ref,
                             phrase_trouble(app->scratch, work->queue.failed[row->index].why)));
        break;
    }
    return true;
}

static unsigned act(void *context, struct app *app, size_t index, enum action action)
{
    struct work *work = context;
    if (index < work->row_count && work->rows[index].is == WORK_MORE) {
        if (action != ACTION_OPEN)
            return REACT_IGNORED;
        work->query.most *= 4;
        work->stale = true;
        return REACT_SCREEN;
    }
    const struct queue_item *item = work_selected(work, app);
    return item ? work_item_act(app, item, action) : REACT_IGNORED;
}

static unsigned selected(void *context, struct app *app, size_t index)
{
    struct work *work = context;
    (void)app;
    (void)index;
    work->screen->panes[WORK_DETAIL].dirt = DIRTY;
    rows_changed(&work->screen->panes[WORK_DETAIL], 0);
    return REACT_NONE;
}

static void nothing(void *context, struct app *app, struct text *out)
{
    struct work *work = context;
    if (work->trouble.length)
        text_printf(out, "The queue cannot be read: %s", text_get(&work->trouble));
    else if (*text_get(&work->filter) || work->scope->kinds || work->turn != TURN_BOTH)
        text_add(out, "Nothing of this is due. Esc shows everything again.");
    else if (work->scope == &app->scope && scope_is_mine(work->scope, app))
        text_add(out, "Nothing is due from you in the next 30 days. M shows what is due from all "
                      "officers, L what is due later.");
    else if (work->query.officer || work->query.provider)
        text_printf(out,
                    "Nothing is due in the next 30 days: %s. L shows what is due later, f "
                    "others.",
                    text_get(&work->heading));
    else
        text_add(out, "Nothing is due in the next 30 days. L shows what is due later.");
}

const struct rows_source work_list_source = {
    .title = title,
    .count = count,
    .row = row,
    .act = act,
    .selected = selected,
    .stop = stop,
    .nothing = nothing,
    .keep = true,
};

// ---- All about one item --------------------------------------------------------------------------------------------------------------

static struct doc *detail(struct work *work, struct app *app)
{
    const struct queue_item *item = work_selected(work, app);
    int width = work->screen->panes[WORK_DETAIL].area.width - 1;
    size_t of = item ? (size_t)(item - work->queue.items) : SIZE_MAX;
    if (work->detail.arena && work->detail_of == of && work->detail.width == width && item)
        return &work->detail;
    arena_reset(work->detail_arena);
    doc_begin(&work->detail, work->detail_arena, width);
    work->detail_of = of;
    if (item)
        work_item_tell(&work->detail, app, item, false);
    return &work->detail;
}

static bool on_detail(const struct work *work)
{
    return work->screen->focus == WORK_DETAIL;
}

static void detail_title(void *context, struct app *app, struct text *out)
{
    const struct queue_item *item = work_selected(context, app);
    if (!item)
        return;
    const struct pane *pane = &((struct work *)context)->screen->panes[WORK_DETAIL];
    if (pane->area.width >= NAMED)
        text_printf(out, "%s, ", item->provider_name);
    text_add(out, item->contract_ref);
    size_t shown =
               rows_list(pane)->top + (size_t)(pane->area.height > 0 ? pane->area.height - 1 : 0),
           count = detail(context, app)->count;
    if (count > shown) {
        struct text pressed = {0};
        keymap_names(app->keymap, on_detail(context) ? ACTION_DOWN : ACTION_NEXT_PANE, "", 1,
                     &pressed);
        text_printf(out, "  (%zu more below: %s)", count - shown, text_get(&pressed));
        text_release(&pressed);
    }
}

static size_t detail_count(void *context, struct app *app)
{
    return doc_count(detail(context, app), app);
}

static bool detail_row(void *context, struct app *app, size_t index, int width, struct row *out)
{
    return doc_row(detail(context, app), app, index, width, out);
}

// The title says how much is below.
static unsigned detail_selected(void *context, struct app *app, size_t index)
{
    struct work *work = context;
    (void)app;
    (void)index;
    work->screen->panes[WORK_DETAIL].dirt = DIRTY;
    return REACT_NONE;
}

static unsigned detail_act(void *context, struct app *app, size_t index, enum action action)
{
    const struct queue_item *item = work_selected(context, app);
    (void)index;
    return item ? work_item_act(app, item, action) : REACT_IGNORED;
}

const struct rows_source work_detail_source = {
    .title = detail_title,
    .count = detail_count,
    .row = detail_row,
    .act = detail_act,
    .selected = detail_selected,
    .empty = "",
};
