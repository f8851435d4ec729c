// SPDX-License-Identifier: MIT
// The overview: the list of contracts, and of the one selected its status, visits and notices.
#ifndef TUI_OVERVIEW_H
#define TUI_OVERVIEW_H

#include "model/evaluation.h"
#include "model/portfolio.h"
#include "tui/app.h"
#include "tui/doc.h"

enum overview_pane { OVERVIEW_LIST, OVERVIEW_STATUS, OVERVIEW_VISITS, OVERVIEW_NOTICES };

// A contract worked out while no key came: most likely the one the cursor comes to next.
struct overview_ahead {
    struct arena *arena;
    int64_t id; // standing id; 0: none
    day as_at;
    uint64_t data_version;
    struct standing row;
    struct evaluation evaluation;
};

struct overview {
    struct screen *screen;
    struct office *office;
    struct standing_query query;
    struct portfolio *portfolio; // NULL while it cannot be read
    bool stale;                  // to be read again
    uint64_t scope_seen;         // whose contracts it was read for
    int64_t chosen;              // standing id of the selected row
    // the selected contract, worked out when it is first drawn
    struct arena *arena;
    bool detail_stale;
    bool worked_out;     // evaluation holds
    struct standing row; // of the list; strings in the arena
    struct evaluation evaluation;
    struct doc docs[MOST_PANES]; // of the three panes on the right
    struct text trouble;         // why it could not be worked out
    struct overview_ahead ahead;
    size_t last_at; // row read last, to see which way the cursor goes
    bool upwards;
    bool worded; // the list has met standings in words where others have a colour
};

// The screen; nothing is read before it is first drawn. False with the status if the list cannot be opened at all.
bool overview_open(struct app *app, struct screen **out, struct status *st);

// Shared by the panes: reads what is stale, so that the fields above hold.
void overview_ready(struct overview *overview, struct app *app);
// Works the contract out to which the cursor most likely goes next.
void overview_work_ahead(struct overview *overview, struct app *app);
// The pane's doc, made anew if it is old or of another width.
struct doc *overview_doc(struct overview *overview, struct app *app, enum overview_pane pane);
// What Enter, x and t do to a row of the panes on the right.
unsigned overview_topic(struct overview *overview, struct app *app, const struct topic *topic,
                        enum action action);

// The panes.
extern const struct rows_source overview_list_source, overview_status_source,
    overview_visits_source, overview_notices_source;
void overview_make_status(struct overview *overview, struct doc *doc);
void overview_make_visits(struct overview *overview, struct doc *doc);
void overview_make_notices(struct overview *overview, struct doc *doc);

#endif
