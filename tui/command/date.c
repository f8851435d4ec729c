// SPDX-License-Identifier: MIT
// date: counting days and working days, without a database.
#include "tui/command/commands.h"

#include "model/calendars/calendars.h"

bool command_date(struct session *session, struct status *st)
{
    const char *start_text = session->operands[0], *offset = session->operands[1];
    const char *name =
        session_has(session, FLAG_CALENDAR) ? session->values[FLAG_CALENDAR] : calendar_name(0);
    day start, end;
    const struct calendar *calendar;
    if (!day_parse(start_text, &start))
        return status_fail(st, STATUS_USAGE, "\"%s\" is no date. A date is written 2027-06-14.",
                           start_text);
    if (!office_calendar(&session->office, name, &calendar, st))
        return false;
    struct text why = {0};
    bool done = calendar_offset(calendar, start, offset, &end,
                                session_has(session, FLAG_EXPLAIN) ? &why : NULL, st);
    if (done) {
        char iso[DAY_ISO_SIZE];
        struct text answer = {0};
        text_printf(&answer, "%s\n", day_iso(end, iso));
        if (why.length > 0)
            text_printf(&answer, "%s%s", text_get(&why),
                        why.bytes[why.length - 1] == '\n' ? "" : "\n");
        done = output_text(&session->out, text_get(&answer), st);
        text_release(&answer);
    }
    text_release(&why);
    return done;
}
