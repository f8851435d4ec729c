// SPDX-License-Identifier: MIT
#include "model/records_store.h"

#include <string.h>

#include "db/contract.h"
#include "db/fact.h"
#include "db/standing.h"
#include "model/evaluation.h"
#include "model/frequency.h"
#include "model/records_order.h"

struct fact record_fact(const char *kind, const char *ref, day date, const char *state,
                        const struct field *fields, size_t count)
{
    const struct record_kind_row *row = record_kind(kind);
    const struct record_state_kind *reached = row != NULL ? record_state_kind(row, state) : NULL;
    struct fact fact = {
        .kind = FACT_RECORD,
        .record = kind,
        .ref = ref,
        .date = date,
        .outcome = state,
        .fields = fields,
        .field_count = count,
        .period = DAY_NONE,
        .rectify_by = DAY_NONE,
        .recorded = MOMENT_ALL,
        .recorded_by = "",
        .note = "",
        .ends = reached != NULL && reached->over,
    };
    // visits and meetings are counted by cadences, which know them by their type
    if (text_equal(kind, fact_kind_word(FACT_VISIT)) ||
        text_equal(kind, fact_kind_word(FACT_MEETING))) {
        fact_kind_parse(kind, &fact.kind);
        fact.instrument = fact_field(&fact, "type");
        fact.instrument = *fact.instrument != '\0' ? fact.instrument : NULL;
    }
    return fact;
}

static const char *kind_of(const struct fact *step)
{
    return step->kind == FACT_RECORD ? step->record : fact_kind_word(step->kind);
}

// ---- What may be asked without a database ---------------------------------------------------------------------------------------

struct asked {
    const struct framework *framework;
    const struct contract_facts *facts;
    const struct fact *step;
    const struct record_kind_row *kind;
    const struct record_state *own; // the steps taken already; NULL: none
    struct arena *arena;
    const struct field *said; // what the record says with this step, earlier steps included
    size_t said_count;
};

static bool ref_shaped(const char *ref, struct status *st)
{
    static const char good[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._/-";
    enum { MOST = 64 };
    size_t length = strlen(ref);
    if (length > 0 && length <= MOST && strspn(ref, good) == length)
        return true;
    return status_fail(st, STATUS_DATA,
                       "\"%s\" is no reference: it has 1 to %d letters, digits and . _ / - only.",
                       ref, MOST);
}

// What an earlier step said still holds for the record, but who decided, why, and what was found in the end are said of one step.
bool record_lasts(const struct record_kind_row *kind, const struct record_field *field)
{
    bool lasting = field->required[0] == NULL || text_equal(field->required[0], "*");
    for (size_t i = 0; i < RECORD_MOST_STATES && field->required[i] != NULL && !lasting; i++) {
        const struct record_state_kind *state = record_state_kind(kind, field->required[i]);
        lasting = state != NULL && !state->over;
    }
    return lasting && !field->moved && !text_equal(field->name, "decided_by");
}

static void gather_said(struct asked *asked)
{
    const struct fact *step = asked->step;
    struct field *said =
        ARENA_ARRAY(asked->arena, step->field_count + asked->kind->field_count + 1, struct field);
    for (size_t i = 0; i < step->field_count; i++)
        said[asked->said_count++] = step->fields[i];
    for (size_t i = 0; asked->own != NULL && i < asked->kind->field_count; i++) {
        const struct record_field *field = &asked->kind->fields[i];
        if (*fact_field(step, field->name) == '\0' && record_lasts(asked->kind, field) &&
            *record_field(asked->own, field->name) != '\0')
            said[asked->said_count++] =
                (struct field){.name = field->name, .value = record_field(asked->own, field->name)};
    }
    asked->said = said;
}

static bool ask_way(const struct asked *asked, struct status *st)
{
    const struct fact *step = asked->step;
    if (!record_transition_allowed(asked->kind, asked->own != NULL ? record_now(asked->own) : NULL,
                                   step->outcome, st))
        return false;
    const struct record_state_kind *state = record_state_kind(asked->kind, step->outcome);
    if (text_equal(state->id, RECORD_STAGE) &&
        framework_stage(asked->framework, step->outcome) == NULL) {
        struct text known = {0};
        for (size_t i = 0; i < asked->framework->provisions.stage_count; i++)
            text_printf(&known, "%s%s", i > 0 ? ", " : "",
                        asked->framework->provisions.stages[i].id);
        status_fail(st, STATUS_DATA, "\"%s\" is no stage of %s%s%s.", step->outcome,
                    asked->framework->id, known.length > 0 ? "; there are " : ", which names none",
                    text_get(&known));
        text_release(&known);
        return false;
    }
    // what is planned carries the day it is planned for, so that it may be held before
    if (step->kind == FACT_RECORD && asked->own != NULL && step->date < record_moved(asked->own)) {
        char last[DAY_ISO_SIZE], own[DAY_ISO_SIZE];
        return status_fail(st, STATUS_DATA,
                           "%s %s has been \"%s\" since %s; a step of %s would lie before that.",
                           asked->kind->title, step->ref, record_now(asked->own),
                           day_iso(record_moved(asked->own), last), day_iso(step->date, own));
    }
    return true;
}

static bool ask_fields(const struct asked *asked, struct status *st)
{
    const struct fact *step = asked->step;
    uint64_t unoffered = 0;
    for (size_t i = 0; i < asked->kind->field_count; i++) {
        if (!record_offered(asked->framework, asked->kind, &asked->kind->fields[i], step->outcome,
                            asked->said, asked->said_count, asked->arena))
            unoffered |= UINT64_C(1) << i;
    }
    bool good = record_step_check(asked->kind, step->outcome, asked->said, asked->said_count,
                                  unoffered, st);
    for (size_t i = 0; i < step->field_count; i++) {
        const struct record_field *field = record_field_kind(asked->kind, step->fields[i].name);
        if (field == NULL || field->source == FROM_HERE)
            continue; // told already
        struct record_choices choices =
            record_choices(asked->framework, asked->kind, field, step->outcome, asked->said,
                           asked->said_count, asked->arena);
        good = record_choice_check(field, choices, step->fields[i].value, st) && good;
    }
    return good;
}

static bool ask_days(const struct asked *asked, struct status *st)
{
    const struct record_days days = {
        .facts = asked->facts,
        .step = asked->step,
        .kind = asked->kind,
        .from = asked->own != NULL ? record_now(asked->own) : NULL,
        .moved = asked->own != NULL ? record_moved(asked->own) : DAY_NONE,
        .said = asked->said,
        .count = asked->said_count,
    };
    return record_days_ask(&days, asked->arena, st);
}

// An intervention that the document does not offer for the rating takes a reason; one that is done shows all that makes it so.
static bool ask_intervention(const struct asked *asked, struct status *st)
{
    const struct fact *step = asked->step;
    bool good = true;
    if (!text_equal(asked->kind->id, "intervention"))
        return true;
    const char *unlisted =
        intervention_unlisted(asked->framework, asked->facts, step, MOMENT_ALL, asked->arena);
    if (text_equal(step->outcome, "opened") && asked->own == NULL && unlisted != NULL &&
        *fact_field(step, "reason") == '\0')
        good = status_add(st, STATUS_DATA, "%s: give the reason why it is chosen all the same.",
                          unlisted);
    const char *missing =
        text_equal(step->outcome, "done")
            ? intervention_missing(asked->framework, asked->facts, step, MOMENT_ALL, asked->arena)
            : NULL;
    if (missing != NULL)
        good = status_add(st, STATUS_DATA, "It cannot be marked done yet; still missing: %s.",
                          missing);
    return good;
}

static const char *said(const struct asked *asked, const char *name)
{
    for (size_t i = 0; i < asked->said_count; i++) {
        if (text_equal(asked->said[i].name, name))
            return asked->said[i].value;
    }
    return "";
}

static const char *party_words(const struct asked *asked, const struct words *ids)
{
    struct text words = {0};
    const struct provisions *p = &asked->framework->provisions;
    for (size_t i = 0; i < ids->count; i++) {
        const char *word = ids->list[i];
        for (size_t j = 0; j < p->party_count; j++)
            word = text_equal(p->parties[j].id, ids->list[i]) ? p->parties[j].word : word;
        text_printf(&words, "%s%s", i > 0 ? ", " : "", word);
    }
    const char *kept = arena_strdup(asked->arena, text_get(&words));
    text_release(&words);
    return kept;
}

// A meeting at which the framework wants somebody says who was there; one that somebody chairs, who did.
static bool ask_meeting(const struct asked *asked, struct status *st)
{
    const struct fact *step = asked->step;
    const char *type = said(asked, "type");
    const struct cadence *cadence =
        framework_cadence(asked->framework, *type != '\0' ? type : step->instrument);
    bool good = true;
    if (step->kind != FACT_MEETING || !text_equal(step->outcome, "held") || cadence == NULL)
        return true;
    if (cadence->attends.count > 0 && *said(asked, "attended") == '\0' &&
        *said(asked, "present") == '\0')
        good = status_add(st, STATUS_DATA, "Attended: say who was there; %s requires %s. [%s, %s]",
                          cadence->title, party_words(asked, &cadence->attends), cadence->clause,
                          provenance_word(cadence->provenance));
    if (cadence->chair != NULL && *said(asked, "chair") == '\0' &&
        *said(asked, "chaired_by") == '\0') {
        const struct words chair = {.list = &cadence->chair, .count = 1};
        good = status_add(st, STATUS_DATA, "Chair: say who chaired; %s is chaired by: %s. [%s, %s]",
                          cadence->title, party_words(asked, &chair), cadence->clause,
                          provenance_word(cadence->provenance));
    }
    return good;
}

static bool ask_gates(const struct asked *asked, struct gate_answers *answers, struct status *st)
{
    gates_ask(asked->framework, asked->facts, asked->step, MOMENT_ALL, asked->arena, answers);
    for (size_t i = 0; i < answers->count; i++) {
        const struct gate_answer *answer = &answers->list[i];
        if (!answer->passed)
            status_add(st, STATUS_DATA, "%s [%s, %s]", answer->missing, answer->gate->clause,
                       provenance_word(answer->gate->provenance));
    }
    return answers->passed;
}

bool record_ask(const struct framework *framework, const struct contract_facts *facts,
                const struct fact *step, struct arena *arena, struct gate_answers *answers,
                struct status *st)
{
    struct gate_answers unused;
    struct record_states records;
    struct asked asked = {.framework = framework, .facts = facts, .step = step, .arena = arena};
    if (answers == NULL)
        answers = &unused;
    *answers = (struct gate_answers){.passed = true};
    asked.kind = record_kind(kind_of(step));
    if (asked.kind == NULL)
        return status_fail(st, STATUS_DATA, "There is no kind of record \"%s\".", kind_of(step));
    record_states(facts, DAY_NEVER, MOMENT_ALL, arena, &records);
    asked.own = record_find(&records, kind_of(step), step->ref);
    if (!ref_shaped(step->ref, st) || !ask_way(&asked, st))
        return false;
    gather_said(&asked);
    bool fields = ask_fields(&asked, st), days = ask_days(&asked, st),
         done = ask_intervention(&asked, st);
    done = ask_meeting(&asked, st) && done;
    if (text_equal(asked.kind->id, "tier"))
        done = frequency_ask(framework, step, st) && done;
    return ask_gates(&asked, answers, st) && fields && days && done;
}

// ---- Storing ------------------------------------------------------------------------------------------------------------------------

static void write_fields(const struct fact *step, const struct gate_answers *answers,
                         struct text *out)
{
    struct text lifted = {0};
    record_fields_write(step->fields, step->field_count, out);
    for (size_t i = 0; answers != NULL && i < answers->count; i++) {
        if (answers->list[i].excepted)
            text_printf(&lifted, "%s%s", lifted.length > 0 ? ";" : "", answers->list[i].gate->id);
    }
    const struct field exception = {.name = "exception", .value = text_get(&lifted)};
    record_fields_write(&exception, 1, out);
    text_release(&lifted);
}

// What is said of the provider holds for his other contracts, too: what is kept for them has to be worked out anew.
static bool drop_siblings(struct office *office, int64_t contract, struct arena *arena,
                          struct status *st)
{
    struct contract own;
    struct contracts all;
    if (!contract_by_id(office->db, contract, arena, &own, st) ||
        !contracts_of(office->db, own.provider, arena, &all, st))
        return false;
    for (size_t i = 0; i < all.count; i++) {
        if (text_equal(all.rows[i].framework, own.framework) && all.rows[i].id != contract &&
            !standing_drop(office->db, all.rows[i].id, st))
            return false;
    }
    return true;
}

bool record_append(struct office *office, int64_t contract, const struct fact *step,
                   const struct gate_answers *answers, moment recorded, int64_t import,
                   struct status *st)
{
    struct text fields = {0};
    const struct record_kind_row *kind = record_kind(kind_of(step));
    write_fields(step, answers, &fields);
    struct fact_row row = {
        .contract = contract,
        .kind = kind_of(step),
        .ref = step->ref,
        .date = step->date,
        .kpi = "",
        .period = DAY_NONE,
        .value = "",
        .colour = "",
        .instrument = step->instrument != NULL ? step->instrument : "",
        .covers = "",
        .rectify_by = DAY_NONE,
        .accompanies = "",
        .follows = "",
        .outcome = step->outcome,
        .answers = "",
        .note = "",
        .fields = text_get(&fields),
        .recorded = recorded,
        .claimed = recorded != MOMENT_ALL,
    };
    struct arena *arena = arena_new();
    bool done =
        fact_add(office->db, &row, import, st) &&
        (kind == NULL || kind->owner != OF_PROVIDER || drop_siblings(office, contract, arena, st));
    arena_free(arena);
    text_release(&fields);
    return done;
}

// Visits are the only ones that need a type; where there is but one, it is that.
static const char *only_type(const struct framework *framework)
{
    const char *only = NULL;
    size_t count = 0;
    for (size_t i = 0; i < framework->cadence_count; i++) {
        if (framework->cadences[i].visit) {
            only = framework->cadences[i].id;
            count++;
        }
    }
    return count == 1 ? only : NULL;
}

struct fact record_typed(const struct framework *framework, const struct fact *step,
                         const struct contract_facts *facts, struct arena *arena)
{
    struct fact whole = *step;
    struct record_states records;
    if ((step->kind != FACT_VISIT && step->kind != FACT_MEETING) || step->instrument != NULL)
        return whole;
    record_states(facts, DAY_NEVER, MOMENT_ALL, arena, &records);
    const struct record_state *own = record_find(&records, kind_of(step), step->ref);
    const char *type = own != NULL ? record_field(own, "type") : "",
               *only = step->kind == FACT_VISIT ? only_type(framework) : NULL;
    whole.instrument = *type != '\0' ? type : only;
    if (*type == '\0' && only != NULL) {
        struct field *fields = ARENA_ARRAY(arena, step->field_count + 1, struct field);
        if (step->field_count > 0)
            memcpy(fields, step->fields, step->field_count * sizeof *fields);
        fields[whole.field_count++] = (struct field){.name = "type", .value = only};
        whole.fields = fields;
    }
    return whole;
}

bool record_take(struct office *office, int64_t contract, const struct fact *step,
                 struct arena *arena, struct gate_answers *answers, struct status *st)
{
    struct evaluation evaluation;
    if (!evaluation_facts(office, contract, step->date, arena, &evaluation, st))
        return false;
    const struct fact whole = record_typed(evaluation.framework, step, &evaluation.facts, arena);
    return record_ask(evaluation.framework, &evaluation.facts, &whole, arena, answers, st) &&
           record_append(office, contract, &whole, answers, MOMENT_ALL, 0, st) &&
           standing_refresh(office, contract, st) && office_frameworks_keep(office, st);
}

bool record_step(struct office *office, int64_t contract, const char *kind, const char *ref,
                 day date, const char *state, const struct field *fields, size_t count,
                 struct arena *arena, struct gate_answers *answers, struct status *st)
{
    const struct fact step = record_fact(kind, ref, date, state, fields, count);
    struct gate_answers asked = {.passed = true};
    if (!db_write_begin(office->db, &office->actor, office_now(office), st))
        return false;
    bool done = record_take(office, contract, &step, arena, &asked, st);
    if (answers != NULL)
        *answers = asked;
    if (done)
        return db_write_commit(office->db, st);
    db_write_rollback(office->db);
    return false;
}
