// SPDX-License-Identifier: MIT
#include "model/pending.h"

#include <stdlib.h>
#include <string.h>

#include "model/portfolio_fresh.h"

static const char *or_empty(const char *text)
{
    return text != NULL ? text : "";
}

static struct pending_due kept_due(const struct due *due)
{
    return (struct pending_due){
        .on = due->on,
        .kind = due_kind_word(due->kind),
        .whose = or_empty(due->whose),
        .what = or_empty(due->what),
        .key = or_empty(due->key),
        .clause = or_empty(due->clause),
        .why = or_empty(due->why),
        .provenance = (int)due->provenance,
        .duty = (int)due->duty,
        .record = or_empty(due->record),
        .ref = or_empty(due->ref),
        .type = or_empty(due->type),
        .about = or_empty(due->about),
        .period = due->period != 0 ? due->period : DAY_NONE,
        .by_mark = due->by_mark,
        .never_late = due->never_late,
    };
}

static const char *joined(const struct finding *finding, struct arena *arena)
{
    struct text counted = {0};
    for (size_t i = 0; i < finding->counted_count; i++)
        text_printf(&counted, "%s%s", i > 0 ? ";" : "", finding->counted[i]);
    const char *kept = arena_strdup(arena, text_get(&counted));
    text_release(&counted);
    return kept;
}

struct pending_finding pending_finding_of(const struct finding *finding, struct arena *arena)
{
    return (struct pending_finding){
        .key = finding->key,
        .instrument = or_empty(finding->instrument),
        .clause = or_empty(finding->clause),
        .counted = joined(finding, arena),
        .duty = (int)finding->duty,
        .raised_on = finding->raised_on,
        .flags = finding->flags,
    };
}

void pending_of(const struct evaluation *evaluation, struct arena *arena, struct pending *out)
{
    const struct outcome *outcome = evaluation->outcome;
    struct pending_due *dues = ARENA_ARRAY(arena, outcome->due_count + 1, struct pending_due);
    struct pending_finding *findings =
        ARENA_ARRAY(arena, outcome->finding_count + 1, struct pending_finding);
    size_t open = 0;
    for (size_t i = 0; i < outcome->due_count; i++)
        dues[i] = kept_due(&outcome->dues[i]);
    for (size_t i = 0; i < outcome->finding_count; i++) {
        if (outcome->findings[i].status == FINDING_OPEN)
            findings[open++] = pending_finding_of(&outcome->findings[i], arena);
    }
    *out = (struct pending){dues, outcome->due_count, findings, open};
}

// ---- Open findings of many contracts -----------------------------------------------------------------------------------------------------

struct reading {
    struct office *office;
    struct arena *arena, *scratch;
    struct open_findings *out;
    size_t room, trouble_room;
};

static const char *keep(const struct reading *reading, const char *text)
{
    return arena_strdup(reading->arena, text);
}

static void add(struct reading *reading, const struct open_finding *found)
{
    struct open_findings *out = reading->out;
    out->rows =
        arena_room(reading->arena, out->rows, &reading->room, out->count, sizeof *out->rows);
    out->rows[out->count++] = *found;
}

static void add_trouble(struct reading *reading, const char *contract_ref, struct status *why)
{
    struct open_findings *out = reading->out;
    out->troubles = arena_room(reading->arena, out->troubles, &reading->trouble_room,
                               out->trouble_count, sizeof *out->troubles);
    out->troubles[out->trouble_count++] =
        (struct trouble){keep(reading, contract_ref), keep(reading, status_message(why))};
    status_clear(why);
}

static void work_out(struct reading *reading, const struct standing *row)
{
    struct evaluation evaluation;
    struct status why = {0};
    struct pending pending;
    if (!evaluation_of(reading->office, row->contract, reading->scratch, &evaluation, &why)) {
        add_trouble(reading, row->contract_ref, &why);
        return;
    }
    pending_of(&evaluation, reading->scratch, &pending);
    const char *ref = pending.finding_count > 0 ? keep(reading, row->contract_ref) : "";
    for (size_t i = 0; i < pending.finding_count; i++) {
        struct pending_finding finding = pending.findings[i];
        finding.key = keep(reading, finding.key);
        finding.instrument = keep(reading, finding.instrument);
        finding.clause = keep(reading, finding.clause);
        finding.counted = keep(reading, finding.counted);
        add(reading, &(struct open_finding){ref, i, finding});
    }
}

static bool add_kept(struct reading *reading, const struct pending_query *query, struct status *st)
{
    struct contract_findings kept;
    if (!pending_findings(reading->office->db, query, reading->arena, &kept, st))
        return false;
    for (size_t i = 0; i < kept.count; i++)
        add(reading, &(struct open_finding){kept.rows[i].contract_ref, i, kept.rows[i].finding});
    return true;
}

static bool work_out_rest(struct reading *reading, const struct pending_query *query,
                          struct status *st)
{
    struct standing_ids ids;
    struct arena *arena = arena_new();
    bool done = pending_missing(reading->office->db, query, arena, &ids, st);
    for (size_t i = 0; done && i < ids.count; i++) {
        struct standing row;
        arena_reset(reading->scratch);
        done = standing_row(reading->office->db, ids.ids[i], reading->scratch, &row, st);
        if (done)
            work_out(reading, &row);
    }
    arena_free(arena);
    return done;
}

static int by_contract(const void *left, const void *right)
{
    const struct open_finding *a = left, *b = right;
    int order = strcmp(a->contract_ref, b->contract_ref);
    return order != 0 ? order : (a->place > b->place) - (a->place < b->place);
}

static int by_ref(const void *left, const void *right)
{
    const struct trouble *a = left, *b = right;
    return strcmp(a->contract_ref, b->contract_ref);
}

static void settle(struct open_findings *out)
{
    if (out->count > 0)
        qsort(out->rows, out->count, sizeof *out->rows, by_contract);
    if (out->trouble_count > 0)
        qsort(out->troubles, out->trouble_count, sizeof *out->troubles, by_ref);
}

bool open_findings_read(struct office *office, const struct subject *subject, struct arena *arena,
                        struct open_findings *out, struct status *st)
{
    const struct pending_query query = {
        .as_at = office->as_at,
        .ends_from = DAY_NONE,
        .anew = !standings_hold(office),
        .provider = subject->provider,
        .contract = subject->contract,
    };
    *out = (struct open_findings){0};
    if (!office_read_begin(office, st))
        return false;
    struct reading reading = {.office = office, .arena = arena, .scratch = arena_new(), .out = out};
    bool done =
        (query.anew || add_kept(&reading, &query, st)) && work_out_rest(&reading, &query, st);
    office_read_end(office);
    arena_free(reading.scratch);
    if (done)
        settle(out);
    return done;
}
