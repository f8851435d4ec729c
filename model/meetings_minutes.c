// SPDX-License-Identifier: MIT
// The minutes of a meeting as plain text.
#include "model/meetings_parts.h"

#include <stdlib.h>
#include <string.h>

#include "db/audit.h"

struct writing {
    struct office *office;
    const struct evaluation *evaluation;
    struct arena *arena;
    struct record_states records;
    const struct record_state *meeting;
    const struct fact *held; // the step
    const struct record_state **minutes,
        **actions; // of this meeting, in the order in which they were entered
    size_t minute_count, action_count;
    struct text *out;
};

static void add_day(struct text *out, const char *before, day on, const char *after)
{
    text_add(out, before);
    day_print(on, true, out);
    text_add(out, after);
}

// The lines of a text, indented.
static void add_lines(struct text *out, int indent, const char *words)
{
    for (const char *line = words; *line != '\0';) {
        size_t length = strcspn(line, "\n");
        if (length > 0)
            text_printf(out, "%*s%.*s\n", indent, "", (int)length, line);
        else
            text_add_char(out, '\n');
        line += length + (line[length] == '\n');
    }
}

// ---- Gathering ------------------------------------------------------------------------------------------------------------------

static int as_entered(const void *left, const void *right)
{
    const struct fact *a = (*(const struct record_state *const *)left)->steps[0].fact,
                      *b = (*(const struct record_state *const *)right)->steps[0].fact;
    return (a->id > b->id) - (a->id < b->id);
}

static bool names(const char *refs, const char *ref)
{
    size_t length = strlen(ref);
    for (const char *at = refs; *at != '\0'; at += *at == ';') {
        size_t own = strcspn(at, ";");
        if (own == length && strncmp(at, ref, length) == 0)
            return true;
        at += own;
    }
    return false;
}

static const struct record_state **gather(struct writing *writing, const char *kind,
                                          const char *field, size_t *count)
{
    const struct record_state **list =
        ARENA_ARRAY(writing->arena, writing->records.count + 1, const struct record_state *);
    for (size_t i = 0; i < writing->records.count; i++) {
        const struct record_state *record = &writing->records.list[i];
        if (text_equal(record->kind, kind) &&
            names(record_field(record, field), writing->meeting->ref))
            list[(*count)++] = record;
    }
    if (*count > 1)
        qsort(list, *count, sizeof *list, as_entered);
    return list;
}

// ---- Who was there --------------------------------------------------------------------------------------------------------------

static const char *party_word(const struct writing *writing, const char *id)
{
    const struct provisions *p = &writing->evaluation->framework->provisions;
    for (size_t i = 0; i < p->party_count; i++) {
        if (text_equal(p->parties[i].id, id))
            return p->parties[i].word;
    }
    if (text_equal(id, "council"))
        return "The Council";
    return text_equal(id, "provider") ? writing->evaluation->contract.provider_name : id;
}

// The names given for somebody in the lines of `present`; false where none stands there.
static bool add_names(const struct writing *writing, const char *word)
{
    size_t length = strlen(word);
    for (const char *line = record_field(writing->meeting, "present"); *line != '\0';) {
        size_t whole = strcspn(line, "\n");
        if (whole > length + 2 && strncmp(line, word, length) == 0 && line[length] == ':') {
            text_printf(writing->out, ": %.*s", (int)(whole - length - 2), line + length + 2);
            return true;
        }
        line += whole + (line[whole] == '\n');
    }
    return false;
}

static void add_parties(const struct writing *writing, const char *ids, const char *after)
{
    for (const char *at = ids; *at != '\0'; at += *at == ';') {
        size_t length = strcspn(at, ";");
        const char *word = party_word(writing, arena_strndup(writing->arena, at, length));
        text_printf(writing->out, "  %s", word);
        if (*after == '\0')
            add_names(writing, word);
        text_printf(writing->out, "%s\n", after);
        at += length;
    }
}

// Names of whom no role was ticked.
static void add_others(const struct writing *writing)
{
    static const char others[] = "Also";
    struct text *out = writing->out;
    size_t before = out->length;
    text_add(out, "  Also");
    if (add_names(writing, others))
        text_add_char(out, '\n');
    else
        out->length = before, out->bytes[before] = '\0';
}

static void add_attendance(const struct writing *writing)
{
    const struct record_state *meeting = writing->meeting;
    const struct cadence *cadence =
        framework_cadence(writing->evaluation->framework, record_field(meeting, "type"));
    const char *chair = record_field(meeting, "chaired_by"), *role = record_field(meeting, "chair");
    const char *absent = record_field(meeting, "absent");
    text_add(writing->out, "\nWho was there\n");
    add_parties(writing, record_field(meeting, "attended"), "");
    add_others(writing);
    if (*chair != '\0' || *role != '\0')
        text_printf(writing->out, "  In the chair: %s\n",
                    *chair != '\0' ? chair : party_word(writing, role));
    if (*absent == '\0' && *record_field(meeting, "apologies") == '\0')
        return;
    text_add(writing->out, "\nWho was not there\n");
    add_parties(writing, absent,
                arena_printf(writing->arena, ": required to attend%s%s%s",
                             cadence != NULL ? " (" : "", cadence != NULL ? cadence->clause : "",
                             cadence != NULL ? ")" : ""));
    if (*record_field(meeting, "apologies") != '\0')
        text_printf(writing->out, "  Apologies: %s\n", record_field(meeting, "apologies"));
}

// ---- Figures --------------------------------------------------------------------------------------------------------------------

static void add_figures(const struct writing *writing)
{
    const char *refs = record_field(writing->meeting, "figures");
    const struct evaluation *evaluation = writing->evaluation;
    const char *heading = "\nResults before the meeting\n";
    for (const char *at = refs; *at != '\0'; at += *at == ';') {
        size_t length = strcspn(at, ";");
        const char *ref = arena_strndup(writing->arena, at, length);
        for (size_t i = 0; i < evaluation->outcome->grid_count; i++) {
            const struct grid *grid = &evaluation->outcome->grids[i];
            for (size_t j = 0; j < grid->cell_count; j++) {
                const struct cell *cell = &grid->cells[j];
                if (!text_equal(cell->ref, ref))
                    continue;
                text_printf(writing->out, "%s  KPI %s, %s: ", heading, grid->kpi->ref,
                            grid->kpi->title);
                heading = "";
                if (cell->no_activity)
                    text_add(writing->out, "no activity");
                else if (cell->has_value)
                    decimal_print(cell->value, 2, writing->out);
                if (cell->has_value && grid->kpi->unit != NULL)
                    text_printf(writing->out, "%s%s", *grid->kpi->unit != '\0' ? " " : "",
                                grid->kpi->unit);
                if (cell->colour != COLOUR_NONE)
                    text_printf(writing->out, "%s%s",
                                cell->has_value || cell->no_activity ? ", " : "",
                                colour_word(cell->colour));
                text_add(writing->out, ", period from ");
                day_print(cell->period, false, writing->out);
                text_add_char(writing->out, '\n');
            }
        }
        at += length;
    }
}

// ---- What was said --------------------------------------------------------------------------------------------------------------

static void add_action(const struct writing *writing, const struct record_state *action, int indent)
{
    day due_by = DAY_NONE;
    const char *now = record_now(action);
    text_printf(writing->out, "%*sAction %s: %s. Owner: %s.", indent, "", action->ref,
                record_field(action, "what"), record_field(action, "owner"));
    if (day_parse(record_field(action, "due_by"), &due_by))
        add_day(writing->out, " By ", due_by, ".");
    if (!text_equal(now, "open"))
        add_day(
            writing->out,
            arena_printf(writing->arena, " %s on ", text_equal(now, "done") ? "Done" : "Dropped"),
            record_moved(action), ".");
    text_add_char(writing->out, '\n');
}

static bool of_item(const struct record_state *action, const struct record_state *minute)
{
    const char *item = record_field(action, "item"), *own = record_field(minute, "item");
    const char *about = record_field(minute, "about");
    if (*item == '\0')
        return false;
    return text_equal(item, *own != '\0'     ? own
                            : *about != '\0' ? about
                                             : record_field(minute, "title"));
}

static void add_minute(const struct writing *writing, const struct record_state *minute)
{
    const char *item = record_field(minute, "item");
    bool numbered = *item >= '0' && *item <= '9';
    text_printf(writing->out, "\n%s%s%s\n", numbered ? item : "", numbered ? ". " : "",
                record_field(minute, "title"));
    add_lines(writing->out, 2, record_field(minute, "text"));
    if (text_equal(record_field(minute, "held_over"), "yes"))
        text_add(writing->out, "  Held over to the next meeting.\n");
    if (minute->step_count > 1)
        add_day(writing->out, "  Corrected; first entered as recorded on ",
                moment_day(minute->steps[0].fact->recorded, NULL), ".\n");
    for (size_t i = 0; i < writing->action_count; i++) {
        if (of_item(writing->actions[i], minute))
            add_action(writing, writing->actions[i], 2);
    }
}

static void add_summary(const struct writing *writing)
{
    const char *heading = "\nHeld over to the next meeting\n";
    for (size_t i = 0; i < writing->minute_count; i++) {
        const struct record_state *minute = writing->minutes[i];
        if (!text_equal(record_field(minute, "held_over"), "yes"))
            continue;
        text_printf(writing->out, "%s  %s\n", heading, record_field(minute, "title"));
        heading = "";
    }
    if (writing->action_count > 0)
        text_add(writing->out, "\nActions\n");
    for (size_t i = 0; i < writing->action_count; i++)
        add_action(writing, writing->actions[i], 2);
}

static void add_next(const struct writing *writing)
{
    const char *ref = record_field(writing->meeting, "next");
    const struct record_state *next = record_find(&writing->records, "meeting", ref);
    if (*ref == '\0' || next == NULL)
        return;
    bool ahead = text_equal(record_now(next), "planned");
    text_printf(writing->out, "\nNext meeting\n  %s %s, %s %s",
                meeting_title(writing->evaluation->framework, record_field(next, "type")), ref,
                record_now(next), ahead ? "for" : "on");
    add_day(writing->out, " ", record_moved(next), "\n");
}

// ---- Head and foot --------------------------------------------------------------------------------------------------------------

static void add_head(const struct writing *writing)
{
    const struct evaluation *evaluation = writing->evaluation;
    const struct framework *framework = evaluation->framework;
    const struct cadence *cadence =
        framework_cadence(framework, record_field(writing->meeting, "type"));
    day called = DAY_NONE;
    text_printf(writing->out, "MINUTES\n\n%s %s\n%s\n%s %s\n",
                meeting_title(framework, record_field(writing->meeting, "type")),
                writing->meeting->ref, evaluation->contract.provider_name, evaluation->contract.ref,
                evaluation->contract.title);
    text_printf(writing->out, "Under: %s%s%s\n", framework->title,
                cadence != NULL ? ", clause " : "", cadence != NULL ? cadence->clause : "");
    add_day(writing->out, "Held on ", writing->held->date, "\n");
    if (!day_parse(record_field(writing->meeting, "called_on"), &called))
        return;
    add_day(writing->out, "Called on ", called, "");
    const char *why = NULL;
    if (!meeting_notice(writing->office, evaluation, record_field(writing->meeting, "type"), called,
                        writing->held->date, writing->arena, &why) &&
        why != NULL)
        text_printf(writing->out, ". Short notice: %s", why);
    text_add_char(writing->out, '\n');
}

static bool add_foot(const struct writing *writing, struct status *st)
{
    int64_t entries = 0;
    char head[65];
    int minutes = 0;
    if (!audit_head(writing->office->db, &entries, head, st))
        return false;
    day on = moment_day(writing->held->recorded, &minutes);
    text_printf(writing->out, "\nRecorded by %s", writing->held->recorded_by);
    add_day(writing->out, " on ", on, "");
    text_printf(writing->out, " at %d:%02d.\nAudit trail: entry %lld, %s\n", minutes / 60,
                minutes % 60, (long long)entries, head);
    return true;
}

static bool find(struct writing *writing, const char *ref, struct status *st)
{
    const struct evaluation *evaluation = writing->evaluation;
    record_states(&evaluation->facts, DAY_NEVER, writing->office->known_at, writing->arena,
                  &writing->records);
    writing->meeting = record_find(&writing->records, "meeting", ref);
    if (writing->meeting == NULL)
        return status_fail(st, STATUS_UNKNOWN, "Contract %s has no meeting \"%s\".",
                           evaluation->contract.ref, ref);
    writing->held = writing->meeting->steps[writing->meeting->step_count - 1].fact;
    if (!text_equal(writing->held->outcome, "held"))
        return status_fail(st, STATUS_DATA,
                           "Meeting %s is %s: there are minutes only of one that was held.", ref,
                           writing->held->outcome);
    return true;
}

static bool write_all(struct writing *writing, struct status *st)
{
    writing->minutes = gather(writing, "minute", "meeting", &writing->minute_count);
    writing->actions = gather(writing, "action", "linked", &writing->action_count);
    add_head(writing);
    add_attendance(writing);
    add_figures(writing);
    for (size_t i = 0; i < writing->minute_count; i++)
        add_minute(writing, writing->minutes[i]);
    if (writing->minute_count == 0)
        text_add(writing->out, "\nNo minutes were entered.\n");
    add_summary(writing);
    add_next(writing);
    return add_foot(writing, st);
}

bool meeting_minutes(struct office *office, int64_t contract, const char *ref, struct text *out,
                     struct status *st)
{
    struct evaluation evaluation;
    struct arena *arena = arena_new();
    struct writing writing = {
        .office = office, .evaluation = &evaluation, .arena = arena, .out = out};
    bool done = office_read_begin(office, st);
    if (done) {
        done = evaluation_of(office, contract, arena, &evaluation, st) && find(&writing, ref, st) &&
               write_all(&writing, st);
        office_read_end(office);
    }
    arena_free(arena);
    return done;
}
