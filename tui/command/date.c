// SPDX-License-Identifier: MIT
// date: counting days and working days; it needs no database.
#include "tui/command/commands.h"

#include <string.h>
#include <unistd.h>

#include "model/calendars/calendars.h"
#include "tui/dateinput.h"

// The arithmetic, and by which convention it was done.
static void add_explanation(struct text *out, const char *why, const struct calendar *calendar,
                            bool local)
{
    size_t length = strlen(why);
    text_printf(out, "%s%sThe day that is counted from does not count itself.", why,
                length > 0 && why[length - 1] == '\n' ? "" : "\n");
    if (calendar != NULL)
        text_printf(out,
                    " Working days are Monday to Friday without the bank holidays of %s (%s)%s.",
                    calendar->name, calendar->edition,
                    local ? " and without the council's own holidays" : "");
    text_add_char(out, '\n');
}

// Nothing but the calendars is wanted of a database, so where there is none yet the shipped ones do.
static void use_database(struct session *session)
{
    struct status why = {0};
    const char *path = session_database(session, &why);
    if (path != NULL && access(path, F_OK) == 0) {
        office_close(&session->office);
        if (!session_open_office(session, path, DB_READ, &why)) {
            message("%s", status_message(&why));
            message("The bank holidays are those that came with the program.");
            status_clear(&why);
            session_open_office(session, NULL, DB_READ, &why);
        }
    }
    status_clear(&why);
}

// As people type days in forms. What was not written as 2027-06-14 is said back, so that a day that was meant otherwise is seen.
static bool read_start(const struct session *session, const char *typed, day *out,
                       struct status *st)
{
    struct text words = {0};
    if (day_parse(typed, out))
        return true;
    bool good = date_input(typed, session->office.today, out, &words);
    text_clear(&words);
    if (good) {
        day_print(*out, true, &words);
        message("Counted from %s.", text_get(&words));
    } else {
        status_fail(st, STATUS_USAGE,
                    "\"%s\" is no date. A date is written 2027-06-14, 14/6/2027, 14 June 2027 or "
                    "today.",
                    typed);
    }
    text_release(&words);
    return good;
}

bool command_date(struct session *session, struct status *st)
{
    const char *start_text = session->operands[0], *offset = session->operands[1];
    const char *name =
        session_has(session, FLAG_CALENDAR) ? session->values[FLAG_CALENDAR] : calendar_name(0);
    day start, end;
    const struct calendar *calendar;
    if (!read_start(session, start_text, &start, st))
        return false;
    use_database(session);
    if (!office_calendar(&session->office, name, &calendar, st))
        return false;
    const struct holiday *own;
    size_t local;
    if (!office_local_holidays(&session->office, &own, &local, st))
        return false;
    struct text why = {0};
    bool done = calendar_offset(calendar, start, offset, &end,
                                session_has(session, FLAG_EXPLAIN) ? &why : NULL, st);
    if (done) {
        char iso[DAY_ISO_SIZE];
        struct text answer = {0};
        text_printf(&answer, "%s\n", day_iso(end, iso));
        if (why.length > 0)
            add_explanation(&answer, text_get(&why), strstr(offset, "wd") != NULL ? calendar : NULL,
                            local > 0);
        done = output_text(&session->out, text_get(&answer), st);
        text_release(&answer);
    }
    text_release(&why);
    return done;
}
