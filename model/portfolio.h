// SPDX-License-Identifier: MIT
// The list of contracts (and bare providers) as officers see it: paged from storage, filtered as one types.
#ifndef MODEL_PORTFOLIO_H
#define MODEL_PORTFOLIO_H

#include "db/standing.h"
#include "model/office.h"

struct portfolio;

// Opens the list; nothing is read until it is asked for. Owned by the caller (portfolio_close). With an office that is not live
// every contract is worked out afresh in memory.
bool portfolio_open(struct office *office, const struct standing_query *query,
                    struct portfolio **out, struct status *st);
// The same for readers that need it right to the last row and never write: what the cache no longer says is worked out before the first
// row is given, so that order, counts and colours are those of the day.
bool portfolio_open_worked_out(struct office *office, const struct standing_query *query,
                               struct portfolio **out, struct status *st);
// All contracts that have not ended, by name, for whoever only looks for names: nothing is worked out, whatever day is told, so that
// colours and what is due need not be right.
bool portfolio_open_names(struct office *office, struct portfolio **out, struct status *st);
void portfolio_close(struct portfolio *portfolio);

// Rows after the filter, and the counts of the whole query.
size_t portfolio_size(const struct portfolio *portfolio);
const struct standing_counts *portfolio_counts(const struct portfolio *portfolio);
// Row i (0..size-1) or NULL when it cannot be read. Valid until the next call that changes the portfolio, or 16 further pages.
const struct standing *portfolio_row(struct portfolio *portfolio, size_t index, struct status *st);
// Where a row of that standing id stands, or size if it is not in the list.
size_t portfolio_find(struct portfolio *portfolio, int64_t id, struct status *st);

// Narrows the list to rows whose name, reference, regulator's id or postcode contains the text (accents and case folded; several words must
// all occur). NULL or "" restores it.
bool portfolio_filter(struct portfolio *portfolio, const char *text, struct status *st);
const char *portfolio_filter_text(const struct portfolio *portfolio); // "" when not narrowed

// Reads what the filter searches (tens of milliseconds in a list of 100,000), so that the first key is as quick as those after it: for
// an idle moment. Nothing happens when it is there already.
bool portfolio_prepare_filter(struct portfolio *portfolio, struct status *st);

// Reads everything anew after a change (own or another officer's); the filter stays.
bool portfolio_reload(struct portfolio *portfolio, struct status *st);

#endif
