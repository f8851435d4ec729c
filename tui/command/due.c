// SPDX-License-Identifier: MIT
// due: the work queue, for cron.
#include "tui/command/due_mail.h"

#include <stdlib.h>
#include <string.h>

#include "model/calendars_end.h"
#include "tui/command/commands.h"
#include "tui/command/walk.h"

static const struct table_column columns[] = {
    {"due_on", false}, {"whose", false}, {"contract", false}, {"provider", false},
    {"what", false},   {"key", false},   {"clause", false},   {"officer", false},
};
enum { COLUMNS = sizeof columns / sizeof columns[0], FORTNIGHT = 14 };

// "14d", "2w", "1m", "1y", or a number of days.
static bool read_within(const char *within, day from, day *until, struct status *st)
{
    char *end;
    long number = within[0] >= '0' && within[0] <= '9' ? strtol(within, &end, 10) : -1;
    if (number < 0 || number > 3660 ||
        (*end != '\0' && (end[1] != '\0' || strchr("dwmy", *end) == NULL)))
        return status_fail(
            st, STATUS_USAGE,
            "--within takes days, weeks, months or years, like 14d, 2w, 1m or 1y, not \"%s\".",
            within);
    int count = (int)number;
    *until = *end == 'w'   ? from + 7 * count
             : *end == 'm' ? day_add_months(from, count)
             : *end == 'y' ? day_add_months(from, 12 * count)
                           : from + count;
    return true;
}

// Whether the officer asked for covers somebody of these, so that it must be told whose they are.
static bool has_covered(const struct session *session, const struct queue *queue)
{
    const char *officer = session->values[FLAG_OFFICER];
    bool found = false;
    for (size_t i = 0; officer != NULL && i < queue->count && !found; i++)
        found = !text_equal(queue->items[i].officer, officer);
    return found;
}

static bool write_rows(struct session *session, const struct queue *queue, struct status *st)
{
    struct listing listing;
    bool done = listing_begin(&listing, session, columns, COLUMNS, st);
    listing.writer.spare = has_covered(session, queue) ? "clause whose" : "officer clause whose";
    for (size_t i = 0; done && i < queue->count; i++) {
        const struct queue_item *item = &queue->items[i];
        char on[DAY_ISO_SIZE];
        const char *cells[COLUMNS] = {day_iso(item->on, on), item->whose,  item->contract_ref,
                                      item->provider_name,   item->what,   item->key,
                                      item->clause,          item->officer};
        done = listing_add(&listing, cells, st);
    }
    done = done && listing_end(&listing, st);
    listing_release(&listing);
    return done;
}

static bool write_queue(struct session *session, const struct queue *queue, day until,
                        const char *const *notes, struct status *st)
{
    const struct due_mail mail = {.office = &session->office,
                                  .officer = session->values[FLAG_OFFICER],
                                  .until = until,
                                  .ascii = session->out.ascii};
    if (!text_equal(session->values[FLAG_FORMAT], "mail")) {
        for (const char *const *line = notes; *line != NULL; line++)
            message("%s", *line);
        return write_rows(session, queue, st);
    }
    struct text body = {0};
    due_mail_write(&mail, queue, notes, &body);
    bool done = output_text(&session->out, text_get(&body), st);
    text_release(&body);
    return done;
}

bool check_due(const struct session *session, struct status *st)
{
    day until;
    const char *within = session->values[FLAG_WITHIN];
    return within == NULL || read_within(within, 0, &until, st);
}

bool command_due(struct session *session, struct status *st)
{
    struct office *office = &session->office;
    struct queue_query query = {.officer = session->values[FLAG_OFFICER],
                                .covering = true,
                                .from = DAY_NONE,
                                .until = office->as_at + FORTNIGHT};
    const char *within = session->values[FLAG_WITHIN];
    if (within != NULL && !read_within(within, office->as_at, &query.until, st))
        return false;
    if (!officer_known(session, false, st))
        return false;
    struct arena *arena = arena_new();
    struct queue queue;
    bool done = queue_read(office, &query, arena, &queue, st) &&
                write_queue(session, &queue, query.until,
                            calendars_of_queue_end(office, &queue, arena), st);
    for (size_t i = 0; done && i < queue.failed_count; i++)
        message("Contract %s: %s", queue.failed[i].contract_ref, queue.failed[i].why);
    if (done && queue.failed_count > 0)
        done = status_fail(st, STATUS_FAILED, "%zu contract%s could not be worked out.",
                           queue.failed_count, queue.failed_count == 1 ? "" : "s");
    if (done && queue.count == 0)
        session->exit_status = status_exit(STATUS_UNKNOWN);
    arena_free(arena);
    return done;
}
