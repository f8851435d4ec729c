// SPDX-License-Identifier: MIT
// list: the portfolio as rows.
#include "tui/command/commands.h"
#include "tui/command/walk.h"

#include <string.h>

#include "model/portfolio.h"
#include "model/standings.h"

static const struct table_column columns[] = {
    {"provider_ref", false}, {"provider", false}, {"contract", false},     {"framework", false},
    {"rag", false},          {"standing", false}, {"highest_open", false}, {"next_due", false},
    {"next_due_on", false},  {"officer", false},
};
enum { COLUMNS = sizeof columns / sizeof columns[0] };

static enum standing_sort sort_of(const char *word)
{
    static const char *const words[] = {
        [SORT_RISK] = "risk", [SORT_NAME] = "name", [SORT_DUE] = "due", [SORT_CONTACT] = "contact"};
    for (size_t i = 0; word != NULL && i < sizeof words / sizeof words[0]; i++) {
        if (strcmp(words[i], word) == 0)
            return (enum standing_sort)i;
    }
    return SORT_RISK;
}

static bool add_row(struct listing *listing, const struct standing *row, struct status *st)
{
    char on[DAY_ISO_SIZE];
    const char *cells[COLUMNS] = {
        row->provider_ref,
        row->provider_name,
        row->contract_ref,
        row->framework,
        colour_word((enum colour)row->rag),
        row->standing,
        row->highest_open,
        row->next_due,
        day_iso(row->next_due_on, on),
        row->officer,
    };
    return listing_add(listing, cells, st);
}

// Told beside the list, which goes on: a row that says nothing must not pass for a quiet one.
static void tell_unknown(struct session *session, const struct standing *row)
{
    struct status why = {0};
    if (!standing_is_known(&session->office, row, &why)) {
        message("%s cannot be worked out: %s", row->contract_ref, status_message(&why));
        session->exit_status = status_exit(STATUS_DATA);
    }
    status_clear(&why);
}

static bool add_rows(struct session *session, struct listing *listing, struct portfolio *portfolio,
                     struct status *st)
{
    const char *officer = session->values[FLAG_OFFICER];
    size_t size = portfolio_size(portfolio);
    for (size_t i = 0; i < size; i++) {
        const struct standing *row = portfolio_row(portfolio, i, st);
        if (row == NULL || !add_row(listing, row, st))
            return false;
        if (officer != NULL && !text_equal(officer, row->officer))
            listing->writer.spare = "framework provider_ref highest_open"; // covered: whose it is
        tell_unknown(session, row);
    }
    return true;
}

bool command_list(struct session *session, struct status *st)
{
    struct standing_query query = {
        .sort = sort_of(session->values[FLAG_SORT]),
        .officer = session->values[FLAG_OFFICER],
        .covering = true,
        .ended = session_has(session, FLAG_ENDED),
        .with_bare = session->values[FLAG_OFFICER] == NULL,
        .as_at = session->office.as_at,
        .rag = -1,
    };
    enum colour colour;
    if (session_has(session,
                    FLAG_RAG)) // one of the words that it takes; what is no colour is "none"
        query.rag = colour_parse(session->values[FLAG_RAG], &colour) ? (int)colour : COLOUR_NONE;
    struct portfolio *portfolio;
    if (!officer_known(session, query.ended, st))
        return false;
    if (!portfolio_open_worked_out(&session->office, &query, &portfolio, st))
        return false;
    struct listing listing;
    bool done = listing_begin(&listing, session, columns, COLUMNS, st);
    listing.writer.spare = "framework provider_ref officer highest_open";
    done = done && add_rows(session, &listing, portfolio, st) && listing_end(&listing, st);
    listing_release(&listing);
    portfolio_close(portfolio);
    return done;
}
