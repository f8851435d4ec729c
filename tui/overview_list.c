// SPDX-License-Identifier: MIT
// The overview's list: RAG, provider, gravest open finding; with room also contract, next due and officer.
#include "overview.h"

#include <string.h>

#include "model/ground/utf8.h"
#include "tui/dossier.h"
#include "tui/mine.h"
#include "tui/phrases.h"
#include "tui/since.h"

enum { ROOMY = 50 };

static const char *const sorts[] = {
    // in the title
    [SORT_RISK] = "",
    [SORT_NAME] = "by name",
    [SORT_DUE] = "by due",
    [SORT_CONTACT] = "by contact",
};

static void title(void *context, struct app *app, struct text *out)
{
    struct overview *overview = context;
    overview_ready(overview, app);
    if (!overview->portfolio) {
        text_add(out, "Providers");
        return;
    }
    const struct standing_counts *counts = portfolio_counts(overview->portfolio);
    const char *filter = portfolio_filter_text(overview->portfolio);
    bool usual = overview->query.sort == SORT_RISK && !overview->query.ended;
    if (*filter)
        text_printf(out, "\"%s\": %zu of %zu", filter, portfolio_size(overview->portfolio),
                    counts->total);
    else
        text_add(out, "Providers");
    if (overview->query.sort != SORT_RISK)
        text_printf(out, " %s", sorts[overview->query.sort]);
    if (overview->query.ended)
        text_add(out, ", ended too");
    bool room = usual || overview->screen->panes[OVERVIEW_LIST].area.width >= ROOMY;
    if (!*filter && room && counts->red + counts->amber + counts->green)
        text_printf(out, "  red %zu  amber %zu", counts->red, counts->amber);
}

// The framework of a row as the office keeps it: its file is read once. NULL for a provider without a contract, and where it is broken.
static const struct framework *framework_of(struct app *app, const struct standing *row)
{
    const struct framework *framework = NULL;
    struct status st = {0};
    if (row->contract &&
        !office_framework(app->office, row->framework, app->office->as_at, &framework, &st))
        framework = NULL;
    status_clear(&st);
    return framework;
}

// "Consistent failure" -> "CF"
static const char *initials(struct app *app, const char *words)
{
    struct text brief = {0};
    for (const char *at = words; *at; at++) {
        bool letter = (*at >= 'a' && *at <= 'z') || (*at >= 'A' && *at <= 'Z');
        if (letter && (at == words || at[-1] == ' '))
            text_add_char(&brief, *at >= 'a' ? (char)(*at - 'a' + 'A') : *at);
    }
    const char *kept = arena_strdup(app->scratch, text_get(&brief));
    text_release(&brief);
    return kept;
}

static bool has_key(const char *name, const char *finding)
{
    size_t length = strcspn(finding, ":");
    return name && strlen(name) == length && strncmp(name, finding, length) == 0;
}

struct asked {              // what the framework's row of a finding asks for
    const char *standing;   // of its own, or NULL
    const char *instrument; // id; NULL: there is no such row
    enum duty duty;
};

static struct asked asked_by(const struct framework *framework, const char *finding)
{
    const struct chain_step *steps[] = {&framework->chain.determine, &framework->chain.again,
                                        &framework->chain.expiry};
    const struct provisions *provisions = &framework->provisions;
    for (size_t i = 0; i < framework->rule_count; i++) {
        const struct rule *rule = &framework->rules[i];
        if (has_key(rule->key, finding))
            return (struct asked){rule->standing, rule->instrument, rule->duty};
    }
    for (size_t i = 0; framework->chain.present && i < sizeof steps / sizeof *steps; i++) {
        if (has_key(steps[i]->key, finding))
            return (struct asked){NULL, steps[i]->instrument, steps[i]->duty};
    }
    for (size_t i = 0; i < provisions->trigger_count; i++) {
        if (has_key(provisions->triggers[i].key, finding))
            return (struct asked){NULL, provisions->triggers[i].asks_for,
                                  provisions->triggers[i].duty};
    }
    for (size_t i = 0; i < provisions->concern_rule_count; i++) {
        if (has_key(provisions->concern_rules[i].key, finding))
            return (struct asked){NULL, provisions->concern_rules[i].asks_for,
                                  provisions->concern_rules[i].duty};
    }
    return (struct asked){.duty = DUTY_MUST};
}

// What the gravest open finding asks for, in the framework's own brief word: "PWN"; "due" for what has none that fits. A prompt is
// never dressed as a duty.
static const char *brief_of(struct app *app, const struct framework *framework,
                            const struct standing *row, int width)
{
    if (!framework || !*row->highest_open)
        return "";
    struct asked asked = asked_by(framework, row->highest_open);
    if (asked.duty == DUTY_CONSIDER)
        return width < (int)strlen("decide") ? "" : "decide";
    const struct instrument *instrument =
        asked.instrument ? framework_instrument(framework, asked.instrument) : NULL;
    const char *brief = asked.standing ? initials(app, asked.standing)
                        : instrument   ? instrument->brief
                                       : asked.instrument;
    return brief && *brief && utf8_width(brief) <= width ? brief : "due";
}

// How the columns share the width: name first, then what there is room for.
struct columns {
    int standing, name, contract, due, officer, brief;
};

static struct columns share(int width, bool worded)
{
    bool roomy = width >= ROOMY;
    struct columns columns = {.standing = !worded ? 5 : roomy ? 12 : 8, .brief = roomy ? 6 : 4};
    int left = width - columns.standing - 1 - 1 - columns.brief;
    if (left > 40) {
        columns.contract = 9;
        left -= 10;
    }
    if (left > 36) {
        columns.due = 10;
        left -= 11;
    }
    if (left > 36) {
        columns.officer = 9;
        left -= 10;
    }
    columns.name = left;
    return columns;
}

// A standing that does not fit: without what stands in brackets behind it, and of none just that.
static const char *standing_words(struct app *app, const struct framework *framework,
                                  const char *standing, int width)
{
    const char *bracket = strstr(standing, " (");
    if (utf8_width(standing) <= width)
        return standing;
    if (text_equal(standing, framework->standing_none))
        return "none";
    return bracket ? arena_strndup(app->scratch, standing, (size_t)(bracket - standing)) : standing;
}

// The colour; of a framework without colours its standing, in its own words and never dressed as a colour.
static void add_standing(struct row *out, struct app *app, const struct framework *framework,
                         const struct standing *row, int width)
{
    if (row->contract && !framework)
        row_add(out, 0, width, ROLE_WARNING, "?");
    else if (framework && !framework->rated)
        row_add(out, 0, width, ROLE_TEXT, standing_words(app, framework, row->standing, width));
    else
        row_add_badge(out, 0, 5, rag_role(row->rag), rag_word(row->rag));
}

static const struct standing *row_at(struct overview *overview, size_t index)
{
    struct status st = {0};
    const struct standing *row = index < portfolio_size(overview->portfolio)
                                     ? portfolio_row(overview->portfolio, index, &st)
                                     : NULL;
    status_clear(&st);
    return row;
}

// Whether the row beside it is of the same provider, so that its name alone does not tell which contract it is.
static bool shares_name(struct overview *overview, size_t index, int64_t provider)
{
    const struct standing *above = index ? row_at(overview, index - 1) : NULL;
    if (above && above->provider == provider)
        return true;
    const struct standing *below = row_at(overview, index + 1);
    return below && below->provider == provider;
}

// "Birch Care (closed)"; while the list is narrowed, for whoever looked for the old name, "Birch Care (was Acorn)".
static const char *name_of(struct overview *overview, struct app *app, const struct standing *row)
{
    static const struct {
        const char *kind, *was, *will;
    } ends[] = {
        {"merged", "merged", "merges"},
        {"closed", "closed", "closes soon"},
        {"deregistered", "deregistered", "registration ends"},
    };
    day now = app->office->as_at;
    const char *name = row->provider_name;
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        if (text_equal(row->provider_ended, ends[i].kind))
            name = arena_printf(app->scratch, "%s (%s)", name,
                                row->provider_ended_on <= now ? ends[i].was : ends[i].will);
    }
    if (*row->provider_former && row->provider_renamed <= now &&
        *portfolio_filter_text(overview->portfolio))
        name = arena_printf(app->scratch, "%s (was %s)", name, row->provider_former);
    return name;
}

// The provider's name; at its end the contract's reference where nothing else tells two rows apart, and for whom it is covered.
static int add_name(struct overview *overview, struct app *app, size_t index,
                    const struct columns *columns, const struct standing *row, struct row *out)
{
    enum { NAME = 4 }; // columns that are left to the name
    int at = columns->standing + 1, end = at + columns->name, room = columns->name;
    const char *ref = row->contract_ref,
               *mark = mine_mark(app->scratch, overview->query.officer, row->officer);
    int for_whom = *mark ? utf8_width(mark) : -1, which = utf8_width(ref);
    if (for_whom + NAME > room)
        for_whom = -1;
    room -= for_whom + 1;
    bool changed = since_changed(app, row->contract, row->provider);
    room -= changed ? 2 : 0;
    if (columns->contract || !*ref || which + NAME > room ||
        !shares_name(overview, index, row->provider))
        which = -1;
    room -= which + 1;
    row_add(out, at, room, ROLE_TEXT, name_of(overview, app, row));
    if (changed)
        row_add(out, at + room + 1, 1, ROLE_STRONG, since_sign);
    if (which >= 0)
        row_add(out, at + room + (changed ? 3 : 1), which, ROLE_DIM,
                arena_strdup(app->scratch, ref));
    if (for_whom >= 0)
        row_add(out, end - for_whom, for_whom, ROLE_DIM, mark);
    return end;
}

// Where there is no room for a date: "18d", of whole years "3y".
static const char *days_since(struct app *app, day last)
{
    int days = last == DAY_NONE ? 0 : app->office->as_at - last;
    return last == DAY_NONE ? "-"
           : days < 1000    ? arena_printf(app->scratch, "%dd", days)
                            : arena_printf(app->scratch, "%dy", days / 365);
}

static bool row(void *context, struct app *app, size_t index, int width, struct row *out)
{
    struct overview *overview = context;
    const struct standing *at_index = row_at(overview, index);
    if (!at_index)
        return false;
    const struct standing kept = *at_index, *standing = &kept;
    struct columns columns = share(width, overview->worded);
    const struct framework *framework = framework_of(app, standing);
    add_standing(out, app, framework, standing, columns.standing);
    int at = add_name(overview, app, index, &columns, standing, out) + 1;
    if (columns.contract)
        at = row_add(out, at, columns.contract, ROLE_DIM, standing->contract_ref) + 1;
    if (columns.due) {
        bool contact = overview->query.sort == SORT_CONTACT; // the day it is sorted by
        day on = contact ? standing->last_contact : standing->next_due_on;
        enum role role = contact ? ROLE_DIM : phrase_urgency(on, app->office->as_at);
        at = row_add(out, at, columns.due, role,
                     contact && on == DAY_NONE ? "never"
                                               : phrase_day(app->scratch, on, app->office->as_at)) +
             1;
    }
    if (columns.officer)
        at = row_add(out, at, columns.officer, ROLE_DIM, standing->officer) + 1;
    if (overview->query.sort == SORT_CONTACT && !columns.due)
        row_add(out, at, columns.brief, ROLE_DIM, days_since(app, standing->last_contact));
    else
        row_add(out, at, columns.brief, ROLE_TEXT,
                brief_of(app, framework, standing, columns.brief));
    return true;
}

// Among colours only the first column is narrow; it grows when a row comes into sight that has words there, and stays so.
static void see_words(struct overview *overview, struct app *app)
{
    struct pane *pane = &overview->screen->panes[OVERVIEW_LIST];
    size_t top = rows_list(pane)->top,
           height = pane->area.height > 0 ? (size_t)pane->area.height : 0;
    for (size_t i = top; i < top + height && !overview->worded; i++) {
        const struct standing *standing = row_at(overview, i);
        const struct framework *framework = standing ? framework_of(app, standing) : NULL;
        if (!standing)
            break;
        overview->worded = framework && !framework->rated && utf8_width(standing->standing) > 5;
    }
    if (overview->worded)
        pane->dirt = DIRTY;
}

static size_t count(void *context, struct app *app)
{
    struct overview *overview = context;
    overview_ready(overview, app);
    if (!overview->portfolio)
        return 0;
    if (!overview->worded)
        see_words(overview, app);
    return portfolio_size(overview->portfolio);
}

static unsigned act(void *context, struct app *app, size_t index, enum action action)
{
    struct overview *overview = context;
    (void)index;
    if (action != ACTION_OPEN)
        return REACT_IGNORED;
    overview_ready(overview, app);
    return overview->row.provider
               ? dossier_open(app, overview->row.provider, overview->row.contract)
               : REACT_NONE;
}

static void nothing(void *context, struct app *app, struct text *out)
{
    struct overview *overview = context;
    if (!overview->portfolio)
        text_add(out, "The list cannot be read.");
    else if (*portfolio_filter_text(overview->portfolio))
        text_add(out, "Nothing has these words. Esc shows all again.");
    else if (overview->query.officer)
        scope_nothing(&app->scope, app, false, out);
    else if (!overview->query.ended)
        text_add(out,
                 "No contracts yet. Outside this screen: \"contractmon import contracts FILE\" "
                 "brings them in, \"contractmon demo\" is for looking round. E shows contracts "
                 "that have ended.");
    else
        text_add(out,
                 "No contracts yet. Outside this screen: \"contractmon import contracts FILE\" "
                 "brings them in, \"contractmon demo\" is for looking round.");
}

static unsigned selected(void *context, struct app *app, size_t index)
{
    struct overview *overview = context;
    (void)app;
    (void)index;
    overview->detail_stale = true; // read when it is drawn: keys that wait are taken first
    for (int i = OVERVIEW_STATUS; i <= OVERVIEW_NOTICES; i++)
        overview->screen->panes[i].dirt = DIRTY;
    return REACT_NONE;
}

const struct rows_source overview_list_source = {
    .title = title,
    .count = count,
    .row = row,
    .act = act,
    .selected = selected,
    .nothing = nothing,
    .keep = true,
};
