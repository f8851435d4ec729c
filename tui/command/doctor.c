// SPDX-License-Identifier: MIT
// doctor: looks at the set-up as a whole and says what is wrong; rebuilds the one cache.
#include "tui/command/commands.h"

#include <langinfo.h>
#include <stdlib.h>
#include <string.h>

#include "model/calendars/calendars.h"
#include "model/calendars_end.h"
#include "model/portfolio_fresh.h"
#include "model/provider.h"
#include "model/standings.h"
#include "model/upkeep.h"
#include "tui/command/page.h"
#include "version.h"

struct examination {
    struct session *session;
    struct arena *arena;
    struct text page;
    size_t wrong;
};

static void fine(struct examination *examination, const char *what)
{
    page_line(&examination->page, "ok     %s", what);
}

static void wrong(struct examination *examination, const char *what)
{
    examination->wrong++;
    page_line(&examination->page, "WRONG  %s", what);
}

static void look_at_configuration(struct examination *examination)
{
    const struct config *config = examination->session->config;
    const char *mistake;
    size_t mistakes = 0;
    for (; (mistake = config_mistake(config, mistakes)) != NULL; mistakes++)
        wrong(examination, mistake);
    if (mistakes == 0)
        fine(examination, "The configuration has no mistakes.");
}

static void look_at_terminal(struct examination *examination)
{
    const char *codes = nl_langinfo(CODESET), *term = getenv("TERM");
    if (strcmp(codes, "UTF-8") == 0)
        fine(examination, "The locale is UTF-8.");
    else
        wrong(examination,
              arena_printf(examination->arena,
                           "The locale is %s, not UTF-8: accents are left out on the screen. "
                           "LANG=C.UTF-8 mends that.",
                           codes));
    page_line(&examination->page, "       The terminal calls itself %s.",
              term != NULL && term[0] != '\0' ? term : "nothing");
}

// Days off of the council's own; a file with a mistake stops every count.
static bool look_at_local_holidays(struct examination *examination)
{
    struct office *office = &examination->session->office;
    const struct holiday *list;
    struct status why = {0};
    size_t count, ahead = 0;
    if (office->local_holidays == NULL)
        return true;
    if (!office_local_holidays(office, &list, &count, &why)) {
        wrong(examination, status_message(&why));
        status_clear(&why);
        return false;
    }
    for (size_t i = 0; i < count; i++)
        ahead += list[i].date >= office->today;
    fine(examination,
         arena_printf(examination->arena, "%zu local holidays (%s), %zu of them ahead.", count,
                      office->local_holidays, ahead));
    return true;
}

static void look_at_calendars(struct examination *examination)
{
    struct office *office = &examination->session->office;
    const char *name;
    if (!look_at_local_holidays(examination))
        return;
    for (size_t i = 0; (name = calendar_name(i)) != NULL; i++) {
        const struct calendar *calendar;
        struct status why = {0};
        char to[DAY_ISO_SIZE];
        if (!office_calendar(office, name, &calendar, &why))
            wrong(examination, status_message(&why));
        else
            fine(examination,
                 arena_printf(examination->arena, "Bank holidays of %s are known to %s (%s).", name,
                              day_iso(calendar->to, to), calendar->edition));
        status_clear(&why);
    }
}

// Whether the calendar that a framework counts by reaches far enough beyond what is due.
static void look_at_calendar_ends(struct examination *examination)
{
    struct office *office = &examination->session->office;
    const struct queue_query all = {.from = DAY_NONE, .until = DAY_NEVER};
    struct queue queue;
    struct status why = {0};
    if (!queue_read(office, &all, examination->arena, &queue, &why)) {
        wrong(examination, status_message(&why));
        status_clear(&why);
        return;
    }
    const char *const *lines = calendars_of_queue_end(office, &queue, examination->arena);
    for (const char *const *line = lines; *line != NULL; line++)
        wrong(examination, *line);
    if (lines[0] == NULL)
        fine(examination, "Bank holidays are known for more than a year beyond what is due.");
}

static bool listed(const char *const *ids, size_t count, const char *id)
{
    for (size_t i = 0; i < count; i++) {
        if (strcmp(ids[i], id) == 0)
            return true;
    }
    return false;
}

static void look_at_frameworks(struct examination *examination)
{
    struct office *office = &examination->session->office;
    struct contracts contracts = {0};
    struct status why = {0};
    const char **ids = NULL;
    size_t count = 0, room = 0;
    if (!provider_contracts(office, 0, examination->arena, &contracts, &why))
        wrong(examination, status_message(&why));
    for (size_t i = 0; i < contracts.count; i++) {
        const char *id = contracts.rows[i].framework;
        const struct framework *framework;
        if (listed(ids, count, id))
            continue;
        ids = arena_room(examination->arena, ids, &room, count, sizeof *ids);
        ids[count++] = id;
        status_clear(&why);
        if (office_framework(office, id, office->as_at, &framework, &why))
            fine(examination, arena_printf(examination->arena, "Framework %s, version %s.", id,
                                           framework->version));
        else
            wrong(examination, status_message(&why));
    }
    status_clear(&why);
}

static bool same(const struct standing *a, const struct standing *b)
{
    return a->rag == b->rag && a->rank == b->rank && text_equal(a->standing, b->standing) &&
           text_equal(a->highest_open, b->highest_open) && text_equal(a->next_due, b->next_due) &&
           a->next_due_on == b->next_due_on && a->last_contact == b->last_contact;
}

// A row that is missing would hide a contract from every list.
static void look_at_rows(struct examination *examination)
{
    struct standing_faults faults;
    struct status why = {0};
    if (!upkeep_check_standings(&examination->session->office, &faults, &why))
        wrong(examination, status_message(&why));
    else if (faults.contracts + faults.bare + faults.surplus + faults.tally + faults.needles > 0)
        wrong(examination,
              arena_printf(
                  examination->arena,
                  "The lists are not whole: %zu contracts and %zu providers are missing or "
                  "out of date, %zu rows are of nobody, %zu sums differ, %zu rows cannot "
                  "be found by the filter. contractmon doctor --rebuild makes them anew.",
                  faults.contracts, faults.bare, faults.surplus, faults.tally, faults.needles));
    else
        fine(examination, "Every contract and provider has its row in the lists.");
    status_clear(&why);
}

// What is kept for lists must be what a fresh computation gives.
static void look_at_standings(struct examination *examination)
{
    struct office *office = &examination->session->office;
    const struct subject all = {0};
    struct standings rows = {0};
    struct status why = {0};
    size_t stale = 0, differ = 0;
    if (!subject_standings(office, &all, examination->arena, &rows, &why))
        wrong(examination, status_message(&why));
    status_clear(&why);
    for (size_t i = 0; i < rows.count; i++) {
        struct standing fresh = rows.rows[i];
        if (standing_is_stale(office, &fresh)) {
            stale++;
            continue;
        }
        standing_work_out(office, &fresh, examination->arena);
        if (!same(&rows.rows[i], &fresh)) {
            differ++;
            wrong(examination,
                  arena_printf(examination->arena,
                               "Contract %s stands otherwise in the lists than it should.",
                               fresh.contract_ref));
        }
    }
    page_line(
        &examination->page,
        "%s  %zu contracts; %zu to be worked out anew (contractmon refresh), %zu that differ%s.",
        differ == 0 ? "ok   " : "     ", rows.count, stale, differ,
        differ > 0 ? " (contractmon doctor --rebuild)" : "");
}

static void look_at_database(struct examination *examination)
{
    struct session *session = examination->session;
    struct status why = {0};
    const char *path = session_database(session, &why);
    office_close(&session->office);
    if (path == NULL || !session_open_office(session, path, DB_READ, &why)) {
        wrong(examination, status_message(&why));
        status_clear(&why);
        session_open_office(session, NULL, DB_READ, &why);
        look_at_calendars(examination);
        status_clear(&why);
        return;
    }
    int64_t entries;
    if (!upkeep_entries(&session->office, &entries, &why))
        wrong(examination, status_message(&why));
    else
        fine(
            examination,
            arena_printf(
                examination->arena,
                "%s can be read: %lld entries in the audit trail (contractmon verify checks them).",
                path, (long long)entries));
    struct text behind = {0};
    if (office_clock_behind(&session->office, &behind))
        wrong(examination, arena_strdup(examination->arena, text_get(&behind)));
    text_release(&behind);
    look_at_calendars(examination);
    look_at_calendar_ends(examination);
    look_at_frameworks(examination);
    look_at_rows(examination);
    look_at_standings(examination);
    status_clear(&why);
}

static bool rebuild(struct session *session, struct status *st)
{
    const char *path = session_database(session, st);
    office_close(&session->office);
    if (path == NULL || !session_open_office(session, path, DB_WRITE, st))
        return false;
    return upkeep_drop_standings(&session->office, st) && refresh_standings(session, st);
}

bool command_doctor(struct session *session, struct status *st)
{
    if (session_has(session, FLAG_AS_AT) || session_has(session, FLAG_KNOWN_AT))
        return status_fail(st, STATUS_USAGE,
                           "doctor is about today: it takes no --as-at and no --known-at.");
    if (session_has(session, FLAG_REBUILD) && !rebuild(session, st))
        return false;
    struct examination examination = {.session = session, .arena = arena_new()};
    page_line(&examination.page, "       contractmon %s", CONTRACTMON_VERSION);
    look_at_configuration(&examination);
    look_at_terminal(&examination);
    look_at_database(&examination);
    bool done = output_text(&session->out, text_get(&examination.page), st);
    session->exit_status = examination.wrong > 0 ? status_exit(STATUS_FAILED) : 0;
    text_release(&examination.page);
    arena_free(examination.arena);
    return done;
}
