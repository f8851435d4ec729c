// SPDX-License-Identifier: MIT
// What stands against ending a meeting, and who was missing.
#include "model/meetings_parts.h"

#include <string.h>

bool meeting_there(const struct meeting_entry *entry, const char *role)
{
    for (size_t i = 0; i < entry->attended_count; i++) {
        if (text_equal(entry->attended[i], role))
            return true;
    }
    return false;
}

const char *meeting_absent(const struct meeting_table *table, const struct meeting_entry *entry,
                           struct arena *arena)
{
    struct text words = {0};
    for (size_t i = 0; i < table->role_count; i++) {
        if (table->roles[i].required && !meeting_there(entry, table->roles[i].id))
            text_printf(&words, "%s%s", words.length > 0 ? ", " : "", table->roles[i].word);
    }
    const char *kept = arena_strdup(arena, text_get(&words));
    text_release(&words);
    return kept;
}

static bool blank(const char *text)
{
    return text == NULL || text[strspn(text, " \t\r\n")] == '\0';
}

static bool check_day(const struct office *office, const struct meeting_table *table,
                      const struct meeting_entry *entry, struct status *st)
{
    if (entry->on == DAY_NONE)
        return status_add(st, STATUS_DATA, "Held on: enter the day of the meeting.");
    if (entry->on > office->today && entry->on == table->planned_on)
        return status_add(st, STATUS_DATA,
                          "Held on: %s is planned for that day, which has not come. What was typed "
                          "is kept as a draft; to hold it today move it first (m, Enter on it).",
                          table->ref);
    if (entry->on > office->today)
        return status_add(st, STATUS_DATA, "Held on must be today or in the past.");
    if (entry->on < table->evaluation->contract.starts)
        return status_add(st, STATUS_DATA, "Held on must be on or after the contract's start.");
    return true;
}

static bool check_actions(const struct meeting_entry *entry, struct status *st)
{
    bool good = true;
    for (size_t i = 0; i < entry->action_count; i++) {
        const struct meeting_action *action = &entry->actions[i];
        if (blank(action->what))
            good = status_add(st, STATUS_DATA, "Action %zu: say what is to be done.", i + 1);
        else if (blank(action->owner))
            good = status_add(st, STATUS_DATA, "Action \"%s\": say who owns it.", action->what);
        else if (action->due_by == DAY_NONE)
            good = status_add(st, STATUS_DATA, "Action \"%s\": say by when.", action->what);
        else if (entry->on != DAY_NONE && action->due_by < entry->on)
            good =
                status_add(st, STATUS_DATA,
                           "Action \"%s\": its day must not lie before the meeting.", action->what);
    }
    return good;
}

// What is done about a concern is its outcome, so it has to be said.
static bool check_minutes(const struct meeting_entry *entry, struct status *st)
{
    bool good = true;
    for (size_t i = 0; i < entry->minute_count; i++) {
        const struct meeting_minute *minute = &entry->minutes[i];
        if (minute->done && text_starts(minute->about, "concern/") && blank(minute->text))
            good = status_add(st, STATUS_DATA, "\"%s\": say what came of it before it is done.",
                              minute->title);
    }
    return good;
}

static bool check_next(struct office *office, const struct meeting_table *table,
                       const struct meeting_entry *entry, struct arena *arena, struct status *st)
{
    const char *why = NULL;
    if (entry->next_type == NULL)
        return true;
    if (entry->next_on == DAY_NONE)
        return status_add(st, STATUS_DATA,
                          "Next meeting: enter its day, or leave it blank to book none.");
    if (entry->on != DAY_NONE && entry->next_on <= entry->on)
        return status_add(st, STATUS_DATA, "Next meeting must be after this one.");
    if (!meeting_notice(office, table->evaluation, entry->next_type, office->today, entry->next_on,
                        arena, &why) &&
        why != NULL)
        return status_add(st, STATUS_DATA, "Next meeting: %s", why);
    return true;
}

bool meeting_wants(const struct meeting_table *table, const char *field)
{
    const struct provisions *p = &table->evaluation->framework->provisions;
    for (size_t i = 0; i < p->gate_count; i++) {
        const struct gate *gate = &p->gates[i];
        if (!text_equal(gate->record, "meeting") || !text_equal(gate->state, "held") ||
            (gate->field != NULL &&
             !(text_equal(gate->field, "type") && text_equal(gate->equals, table->type))))
            continue;
        for (size_t j = 0; j < gate->filled.count; j++) {
            if (text_equal(gate->filled.list[j], field))
                return true;
        }
    }
    return false;
}

bool meeting_check(struct office *office, const struct meeting_table *table,
                   const struct meeting_entry *entry, struct arena *arena, struct status *st)
{
    if (table->held != NULL) { // the meeting itself is on record
        bool said = check_minutes(entry, st);
        return check_actions(entry, st) && said;
    }
    bool good = check_day(office, table, entry, st);
    bool wanted = false, chaired = !blank(entry->chair);
    for (size_t i = 0; i < table->role_count; i++) {
        const struct meeting_role *role = &table->roles[i];
        wanted = wanted || role->chairs;
        chaired = chaired || (role->chairs && meeting_there(entry, role->id));
    }
    if (wanted && !chaired)
        good = status_add(st, STATUS_DATA, "Chair: say who chaired the meeting.");
    if (entry->attended_count == 0 && blank(entry->present))
        good = status_add(st, STATUS_DATA, "Who is here: tick who is there, or enter a name.");
    if (meeting_wants(table, "risk_checklist") && blank(entry->risk_checklist))
        good = status_add(st, STATUS_DATA,
                          "Risk checklist: %s is held with it (%s); give its reference.",
                          table->title, table->cadence->clause);
    if (meeting_wants(table, "informed") && blank(entry->informed))
        good = status_add(st, STATUS_DATA, "Informed: say who was told of it (%s).",
                          table->cadence->clause);
    good = check_minutes(entry, st) && good;
    good = check_actions(entry, st) && good;
    return check_next(office, table, entry, arena, st) && good;
}
