// SPDX-License-Identifier: MIT
#include "tui/acts.h"

#include <stddef.h>

#include "tui/add.h"
#include "tui/booked.h"
#include "tui/calendar.h"
#include "tui/covers.h"
#include "tui/edit.h"
#include "tui/forms/act_page.h"
#include "tui/forms/contact_note.h"
#include "tui/forms/drafts.h"
#include "tui/forms/record.h"
#include "tui/handover.h"
#include "tui/meeting.h"
#include "tui/people.h"
#include "tui/planner.h"
#include "tui/return_screen.h"
#include "tui/since.h"
#include "tui/work.h"

enum about { // what an act needs under the cursor
    ABOUT_NOTHING,
    ABOUT_PROVIDER,
    ABOUT_CONTRACT,
};

struct act {
    enum action action;
    enum about about;
    unsigned (*open)(struct app *app, const struct chosen *chosen);
};

static unsigned concern_open(struct app *app, const struct chosen *chosen)
{
    return record_form_open(app, chosen->contract, "concern", NULL, NULL);
}

static unsigned note_open(struct app *app, const struct chosen *chosen)
{
    return contact_note_open(app, chosen->provider, chosen->contract, "");
}

static const struct act acts[] = {
    {ACTION_VISIT, ABOUT_CONTRACT, booked_visit_open},
    {ACTION_CONCERN, ABOUT_CONTRACT, concern_open},
    {ACTION_NOTICE, ABOUT_CONTRACT, act_page_open},
    {ACTION_MEETING, ABOUT_CONTRACT, meeting_open},
    {ACTION_RETURN, ABOUT_CONTRACT, return_open},
    {ACTION_NOTE, ABOUT_PROVIDER, note_open},
    {ACTION_ADD, ABOUT_NOTHING, add_open},
    {ACTION_EDIT, ABOUT_PROVIDER, edit_open},
    {ACTION_PEOPLE, ABOUT_PROVIDER, people_open},
    {ACTION_UNDO, ABOUT_NOTHING, undo_open},
    {ACTION_DRAFTS, ABOUT_NOTHING, drafts_open},
    {ACTION_WORK, ABOUT_NOTHING, work_open},
    {ACTION_CALENDAR, ABOUT_NOTHING, calendar_open},
    {ACTION_PLANNER, ABOUT_NOTHING, planner_open},
    {ACTION_HANDOVER, ABOUT_NOTHING, handover_open},
    {ACTION_CHANGES, ABOUT_NOTHING, since_open},
    {ACTION_COVER, ABOUT_NOTHING, covers_open},
};

static const struct act *act_of(enum action action)
{
    for (size_t i = 0; i < sizeof acts / sizeof *acts; i++) {
        if (acts[i].action == action && acts[i].open)
            return &acts[i];
    }
    return NULL;
}

static bool chosen_now(struct app *app, struct chosen *out)
{
    struct screen *screen = app_top(app);
    *out = (struct chosen){0};
    return screen->ops->chosen && screen->ops->chosen(screen, app, out);
}

static bool enough(const struct act *act, const struct chosen *chosen)
{
    return act->about == ABOUT_NOTHING || (act->about == ABOUT_PROVIDER && chosen->provider) ||
           (act->about == ABOUT_CONTRACT && chosen->contract);
}

unsigned acts_act(struct app *app, enum action action)
{
    struct chosen chosen;
    const struct act *act = act_of(action);
    if (!act)
        return REACT_IGNORED;
    chosen_now(app, &chosen);
    if (enough(act, &chosen))
        return act->open(app, &chosen);
    app_warn(app, chosen.provider ? "This provider has no contract yet. Press a to add one."
                                  : "Go to a provider or contract first.");
    return REACT_NONE;
}

bool acts_offer(struct app *app, enum action action)
{
    struct chosen chosen;
    const struct act *act = act_of(action);
    chosen_now(app, &chosen);
    return act && enough(act, &chosen);
}
