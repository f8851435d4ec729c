// SPDX-License-Identifier: MIT
// Facts and targets as stored, read into what the rules take.
#include "model/evaluation.h"

#include <stdlib.h>
#include <string.h>

#include "model/records.h"

// The parts of a list joined by ';', copied to the arena. Most facts have none.
static const char *const *split(const char *joined, struct arena *arena, size_t *count)
{
    *count = 0;
    if (joined[0] == '\0')
        return NULL;
    size_t room = 1;
    for (const char *at = joined; *at != '\0'; at++)
        room += *at == ';';
    const char **parts = ARENA_ARRAY(arena, room, const char *);
    for (const char *at = joined;;) {
        size_t length = strcspn(at, ";");
        if (length > 0)
            parts[(*count)++] = arena_strndup(arena, at, length);
        if (at[length] == '\0')
            return parts;
        at += length + 1;
    }
}

static const char *or_null(const char *text)
{
    return text[0] != '\0' ? text : NULL;
}

static bool read_value(const struct fact_row *row, struct fact *fact, struct status *st)
{
    if (row->value[0] == '\0')
        return true;
    if (strcmp(row->value, "none") == 0) {
        fact->no_activity = true;
        return true;
    }
    fact->is_ratio = strchr(row->value, '/') != NULL;
    fact->has_value = fact->is_ratio ? decimal_parse_ratio(row->value, &fact->value)
                                     : decimal_parse(row->value, &fact->value);
    if (fact->has_value)
        return true;
    fact->is_ratio = false;
    if (fact->colour != COLOUR_NONE)
        return true; // a word of a category, whose colour was settled at entry
    return status_fail(
        st, STATUS_DATA,
        "The stored value \"%s\" of %s %s is no figure. contractmon verify says more.", row->value,
        row->kind, row->ref);
}

// A result that was given no reference is known by its KPI and period (design 6).
static const char *ref_of(const struct fact_row *row, enum fact_kind kind, struct arena *arena)
{
    char period[DAY_ISO_SIZE], date[DAY_ISO_SIZE];
    if (row->ref[0] != '\0' || (kind != FACT_RESULT && kind != FACT_EARLY))
        return row->ref;
    day_iso(row->period, period);
    return kind == FACT_RESULT
               ? arena_printf(arena, "%s@%s", row->kpi, period)
               : arena_printf(arena, "%s@%s!%s", row->kpi, period, day_iso(row->date, date));
}

// A kind of the rules, or a kind of record, whose steps are facts, too. Visits and meetings are both.
static bool read_kind(const struct fact_row *row, struct arena *arena, struct fact *fact)
{
    bool known = fact_kind_parse(row->kind, &fact->kind);
    const struct record_kind_row *kind =
        known && fact->kind < FACT_VISIT ? NULL : record_kind(row->kind);
    const struct record_state_kind *state =
        kind != NULL ? record_state_kind(kind, row->outcome) : NULL;
    fact->fields =
        record_fields_read(row->fields != NULL ? row->fields : "", arena, &fact->field_count);
    fact->ends = state != NULL && state->over;
    if (known)
        return fact->kind != FACT_RECORD && fact->kind != FACT_GRADE;
    fact->kind = FACT_RECORD;
    fact->record = row->kind;
    return kind != NULL;
}

static bool read_fact(const struct fact_row *row, struct arena *arena, struct fact *fact,
                      struct status *st)
{
    *fact = (struct fact){
        .ref = row->ref,
        .date = row->date,
        .recorded = row->recorded,
        .claimed = row->claimed,
        .recorded_by = row->entered_by,
        .id = row->id,
        .kpi = or_null(row->kpi),
        .period = row->period,
        .instrument = or_null(row->instrument),
        .rectify_by = row->rectify_by,
        .accompanies = or_null(row->accompanies),
        .follows = or_null(row->follows),
        .outcome = row->outcome,
        .note = row->note,
    };
    if (!read_kind(row, arena, fact) ||
        (row->colour[0] != '\0' && !colour_parse(row->colour, &fact->colour)))
        return status_fail(st, STATUS_DATA,
                           "The stored fact %s %s cannot be read. contractmon verify says more.",
                           row->kind, row->ref);
    fact->ref = ref_of(row, fact->kind, arena);
    fact->covers = split(row->covers, arena, &fact->cover_count);
    fact->answers = split(row->answers, arena, &fact->answer_count);
    return read_value(row, fact, st);
}

// A later fact names the one that it corrects; of several the first is what ended it.
static void link_corrections(struct fact *facts, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const char *corrects = fact_field(&facts[i], FACT_CORRECTS);
        if (*corrects == '\0')
            continue;
        long long id = strtoll(corrects, NULL, 10);
        facts[i].struck = text_equal(fact_field(&facts[i], FACT_STRUCK), "yes");
        for (size_t j = 0; j < count; j++) {
            if (facts[j].id == id && j != i &&
                (facts[j].corrected == 0 || facts[i].recorded < facts[j].corrected))
                facts[j].corrected = facts[i].recorded;
        }
    }
}

// Of which type a visit or meeting is, is said once: a later step that leaves it out means the same.
static void inherit_types(struct fact *facts, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        struct fact *fact = &facts[i];
        const struct fact *said = NULL;
        if ((fact->kind != FACT_VISIT && fact->kind != FACT_MEETING) || fact->instrument != NULL)
            continue;
        for (size_t j = 0; j < count; j++) {
            const struct fact *other = &facts[j];
            bool earlier = other->recorded < fact->recorded ||
                           (other->recorded == fact->recorded && other->id < fact->id);
            if (other->kind == fact->kind && other->instrument != NULL && earlier &&
                text_equal(other->ref, fact->ref) && (said == NULL || other->id > said->id))
                said = other;
        }
        fact->instrument = said != NULL ? said->instrument : NULL;
    }
}

bool facts_from_rows(const struct fact_rows *rows, struct arena *arena, struct contract_facts *out,
                     struct status *st)
{
    struct fact *facts = ARENA_ARRAY(arena, rows->count, struct fact);
    for (size_t i = 0; i < rows->count; i++) {
        if (!read_fact(&rows->rows[i], arena, &facts[i], st))
            return false;
    }
    link_corrections(facts, rows->count);
    inherit_types(facts, rows->count);
    out->facts = facts;
    out->fact_count = rows->count;
    return true;
}

bool targets_from_rows(struct office *office, int64_t contract, struct arena *arena,
                       struct contract_facts *out, struct status *st)
{
    return targets_known_from_rows(office, contract, MOMENT_ALL, arena, out, st);
}

bool targets_known_from_rows(struct office *office, int64_t contract, moment known_at,
                             struct arena *arena, struct contract_facts *out, struct status *st)
{
    struct targets rows;
    if (!targets_known(office->db, contract, known_at, arena, &rows, st))
        return false;
    struct target *targets = ARENA_ARRAY(arena, rows.count, struct target);
    for (size_t i = 0; i < rows.count; i++) {
        const struct target_row *row = &rows.rows[i];
        struct target *target = &targets[i];
        *target =
            (struct target){.kpi = row->kpi, .from = row->from, .has_amber = row->amber[0] != '\0'};
        bool good = decimal_parse(row->target, &target->target);
        if (good && target->has_amber)
            good = decimal_parse(row->amber, &target->amber);
        if (!good)
            return status_fail(
                st, STATUS_DATA,
                "The stored target of KPI %s cannot be read. contractmon verify says more.",
                row->kpi);
        if (!target->has_amber)
            target->amber = target->target;
    }
    out->targets = targets;
    out->target_count = rows.count;
    return true;
}
