// SPDX-License-Identifier: MIT
// cover: who looks after whose contracts during leave.
#include "tui/command/commands.h"

#include "model/cover.h"
#include "model/handover.h"

enum { OFFICER, BY, FROM, TO, OPERANDS };

static const struct table_column columns[] = {
    {"officer", false}, {"covered_by", false}, {"from", false}, {"to", false}, {"when", false}};
enum { COLUMNS = sizeof columns / sizeof columns[0] };

static bool read_cover(const struct session *session, struct cover *out, struct status *st)
{
    const char *from = session->operands[FROM], *to = session->operands[TO];
    *out = (struct cover){.officer = session->operands[OFFICER], .by = session->operands[BY]};
    if (!day_parse(from, &out->from))
        return status_fail(st, STATUS_USAGE, "\"%s\" is no date. A date is written 2027-06-14.",
                           from);
    if (text_equal(to, "none")) {
        out->to = out->from - 1;
        return true;
    }
    if (!day_parse(to, &out->to))
        return status_fail(st, STATUS_USAGE,
                           "\"%s\" is no date. A date is written 2027-06-14; none takes the cover "
                           "back.",
                           to);
    return out->to >= out->from ||
           status_fail(st, STATUS_USAGE, "The last day, %s, is before the first, %s.", to, from);
}

bool check_cover(const struct session *session, struct status *st)
{
    struct cover ignored;
    if (session->operand_count == 0)
        return true;
    if (session->operand_count != OPERANDS)
        return status_fail(st, STATUS_USAGE,
                           "cover takes LOGIN BY FROM TO, or nothing to list who covers whom.");
    return read_cover(session, &ignored, st);
}

static bool list_covers(struct session *session, struct status *st)
{
    struct office *office = &session->office;
    struct arena *arena = arena_new();
    struct covers covers;
    struct listing listing;
    bool done = covers_ahead(office, NULL, arena, &covers, st);
    if (done && covers.count == 0)
        message("Nobody is covered, now or later.");
    if (done) {
        done = listing_begin(&listing, session, columns, COLUMNS, st);
        for (size_t i = 0; done && i < covers.count; i++) {
            const struct cover *cover = &covers.rows[i];
            char from[DAY_ISO_SIZE], to[DAY_ISO_SIZE];
            const char *cells[COLUMNS] = {cover->officer, cover->by, day_iso(cover->from, from),
                                          day_iso(cover->to, to),
                                          cover_holds(cover, office->as_at) ? "now" : "ahead"};
            done = listing_add(&listing, cells, st);
        }
        done = done && listing_end(&listing, st);
        listing_release(&listing);
    }
    arena_free(arena);
    return done;
}

static bool arrange(struct session *session, struct status *st)
{
    struct cover cover;
    enum upsert what = UPSERT_SAME;
    struct text words = {0};
    if (!read_cover(session, &cover, st) ||
        cover_make(&session->office, &cover, NULL, NULL, &what, st) != ENTRY_OPEN)
        return false;
    cover_words(&cover, &words);
    if (cover.to < cover.from)
        message("Taken back: %s is not covered from %s on.", cover.officer,
                session->operands[FROM]);
    else
        message("%s%s.", what == UPSERT_SAME ? "So it was already: " : "", text_get(&words));
    if (cover.to >= cover.from && !handover_knows(&session->office, cover.by))
        message("No contract has %s as its officer: is the login right?", cover.by);
    text_release(&words);
    return true;
}

bool command_cover(struct session *session, struct status *st)
{
    return session->operand_count == 0 ? list_covers(session, st) : arrange(session, st);
}
