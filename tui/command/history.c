// SPDX-License-Identifier: MIT
// history: what happened to a contract or provider and what followed, as rows.
#include "tui/command/commands.h"

#include "model/history.h"

static const struct table_column columns[] = {
    {"date", false},   {"kind", false},        {"ref", false},         {"summary", false},
    {"clause", false}, {"recorded_at", false}, {"recorded_by", false},
};
enum { COLUMNS = sizeof columns / sizeof columns[0] };

// "2026-05-04T00:00:00Z"; in a table for people "4 May 2026, as imported 24 May 2027" where an
// import claims it.
static const char *recorded(const struct history_row *row, bool people, struct arena *arena)
{
    char iso[MOMENT_SIZE];
    if (row->fact == NULL && row->event == NULL)
        return "";
    if (!people)
        return arena_strdup(arena, moment_iso(row->recorded_at, iso));
    struct text words = {0};
    day_print(moment_day(row->recorded_at, NULL), false, &words);
    if (row->claimed) {
        text_add(&words, ", as imported ");
        day_print(moment_day(row->entered_at, NULL), false, &words);
    }
    const char *kept = arena_strdup(arena, text_get(&words));
    text_release(&words);
    return kept;
}

// In a file: "jsmith, as imported 2027-05-24" where an import claims the time.
static const char *recorder(const struct history_row *row, bool people, struct arena *arena)
{
    char iso[DAY_ISO_SIZE];
    if (row->fact == NULL || !row->claimed || people)
        return row->recorded_by;
    return arena_printf(arena, "%s, as imported %s", row->recorded_by,
                        day_iso(moment_day(row->entered_at, NULL), iso));
}

static bool add_rows(struct listing *listing, const struct session *session,
                     const struct history *history, struct arena *arena, struct status *st)
{
    bool people = session_format(session) == FORMAT_TABLE;
    for (size_t i = 0; i < history->count; i++) {
        const struct history_row *row = &history->rows[i];
        char date[DAY_ISO_SIZE];
        const char *cells[COLUMNS] = {
            day_iso(row->date, date),
            row->kind,
            row->ref,
            row->summary,
            row->clause,
            recorded(row, people, arena),
            recorder(row, people, arena),
        };
        if (!listing_add(listing, cells, st))
            return false;
    }
    return true;
}

bool command_history(struct session *session, struct status *st)
{
    struct arena *arena = arena_new();
    struct subject subject;
    struct history history;
    bool done = subject_find(&session->office, session->operands[0], arena, &subject, st) &&
                history_of(&session->office, &subject, arena, &history, st);
    if (done) {
        struct listing listing;
        done = listing_begin(&listing, session, columns, COLUMNS, st);
        listing.writer.spare = "recorded_by recorded_at clause";
        listing.writer.wide = 60;
        done =
            done && add_rows(&listing, session, &history, arena, st) && listing_end(&listing, st);
        listing_release(&listing);
    }
    arena_free(arena);
    return done;
}
