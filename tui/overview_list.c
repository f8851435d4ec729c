// SPDX-License-Identifier: MIT
// The overview's list: RAG, provider, gravest open finding; with room also contract, next due and officer.
#include "overview.h"

#include <string.h>

#include "model/ground/utf8.h"
#include "tui/dossier.h"
#include "tui/phrases.h"

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
    if (*filter)
        text_printf(out, "\"%s\": %zu of %zu", filter, portfolio_size(overview->portfolio),
                    counts->total);
    else
        text_printf(out, "Providers  red %zu  amber %zu", counts->red, counts->amber);
}

static size_t count(void *context, struct app *app)
{
    struct overview *overview = context;
    overview_ready(overview, app);
    return overview->portfolio ? portfolio_size(overview->portfolio) : 0;
}

// "pwn-quarter:2027-04-01" -> "PWN": the brief name of what the gravest open finding asks for.
static const char *brief_of(struct app *app, const struct standing *row)
{
    size_t length = strcspn(row->highest_open, "-:");
    if (!length || length > 4) // "determine", "compensate": no paper, but something is to be done
        return length ? "due" : "";
    struct text brief = {0};
    for (size_t i = 0; i < length; i++) {
        char c = row->highest_open[i];
        text_add_char(&brief, c >= 'a' && c <= 'z' ? (char)(c - 'a' + 'A') : c);
    }
    const char *kept = arena_strdup(app->scratch, text_get(&brief));
    text_release(&brief);
    return kept;
}

// How the columns share the width: name first, then what there is room for.
struct columns {
    int name, contract, due, officer, brief;
};

static struct columns share(int width)
{
    struct columns columns = {.brief = 4};
    int left = width - 6 - 1 - columns.brief;
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

static bool row(void *context, struct app *app, size_t index, int width, struct row *out)
{
    struct overview *overview = context;
    struct status st = {0};
    const struct standing *standing = portfolio_row(overview->portfolio, index, &st);
    status_clear(&st);
    if (!standing)
        return false;
    struct columns columns = share(width);
    row_add_badge(out, 0, 5, rag_role(standing->rag), rag_word(standing->rag));
    int at = row_add(out, 6, columns.name, ROLE_TEXT, standing->provider_name) + 1;
    if (columns.contract)
        at = row_add(out, at, columns.contract, ROLE_DIM, standing->contract_ref) + 1;
    if (columns.due) {
        enum role role = phrase_urgency(standing->next_due_on, app->office->as_at);
        at = row_add(out, at, columns.due, role,
                     phrase_day(app->scratch, standing->next_due_on, app->office->as_at)) +
             1;
    }
    if (columns.officer)
        at = row_add(out, at, columns.officer, ROLE_DIM, standing->officer) + 1;
    row_add(out, at, columns.brief, ROLE_TEXT, brief_of(app, standing));
    return true;
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
    .empty = "Nothing here. / looks among all, E shows ended contracts.",
    .keep = true,
};
