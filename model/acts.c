// SPDX-License-Identifier: MIT
// Saving acts: checked once more within the entry, all of them or none.
#include "model/acts.h"

#include <string.h>

#include "model/entry.h"
#include "model/records_store.h"

bool acts_now(struct office *office, int64_t contract, struct arena *arena, struct evaluation *out,
              struct status *st)
{
    return evaluation_at(office, contract, office->today, MOMENT_ALL, arena, out, st);
}

static struct fact_row row_of(const struct act *act, int64_t contract, struct text *fields)
{
    const struct paper *paper = &act->paper;
    text_clear(fields);
    record_fields_write(act->fields, act->field_count, fields);
    return (struct fact_row){
        .contract = contract,
        .kind = fact_kind_word(paper->kind),
        .ref = paper->ref,
        .date = paper->date,
        .kpi = "",
        .period = DAY_NONE,
        .value = "",
        .colour = "",
        .instrument = paper->instrument,
        .covers = paper->covers,
        .rectify_by = paper->rectify_by,
        .accompanies = paper->accompanies,
        .follows = paper->follows,
        .outcome = paper->outcome,
        .answers = paper->answers,
        .note = act->note != NULL ? act->note : "",
        .fields = text_get(fields),
        .recorded = MOMENT_ALL,
        .entered_by = "",
    };
}

static const char *said(const struct act *act, enum act_field field)
{
    const struct fact fact = {.fields = act->fields, .field_count = act->field_count};
    return fact_field(&fact, act_field_name(field));
}

// A paper that was received when it was served has a receipt of its own reference, from which the clock of its reply runs.
static bool store_receipt(struct office *office, int64_t contract, const struct act *act,
                          struct status *st)
{
    day on = DAY_NONE;
    const char *reply_by = said(act, ACT_REPLY_BY);
    const struct field fields[] = {{act_field_name(ACT_REPLY_BY), reply_by}};
    if (act->paper.kind != FACT_SERVED || !day_parse(said(act, ACT_RECEIVED), &on))
        return true;
    const struct fact step = record_fact(ACT_RECEIPT, act->paper.ref, on, "received", fields,
                                         reply_by[0] != '\0' ? 1 : 0);
    return record_append(office, contract, &step, NULL, MOMENT_ALL, 0, st);
}

// ---- Saving --------------------------------------------------------------------------------------------------------------------------

static bool ask_and_store(struct office *office, int64_t contract, const struct act *acts,
                          size_t count, struct arena *arena, struct status *st)
{
    struct evaluation now;
    struct text fields = {0};
    if (!evaluation_facts(office, contract, office->today, arena, &now, st))
        return false;
    now.outcome = rules_evaluate(now.framework, &now.facts, office->today, MOMENT_ALL, arena);
    bool done = acts_ask(office, &now, acts, count, arena, st);
    for (size_t i = 0; done && i < count; i++) {
        struct fact_row row = row_of(&acts[i], contract, &fields);
        done = fact_add(office->db, &row, 0, st) && store_receipt(office, contract, &acts[i], st);
    }
    text_release(&fields);
    return done && standing_refresh(office, contract, st);
}

enum acts_saved acts_save(struct office *office, int64_t contract, const struct act *acts,
                          size_t count, const char *token, struct status *st)
{
    enum entry entry = entry_begin(office, token, st);
    if (entry != ENTRY_OPEN)
        return entry == ENTRY_BEFORE ? ACTS_SAVED_BEFORE : ACTS_NOT_SAVED;
    struct arena *arena = arena_new();
    bool done = ask_and_store(office, contract, acts, count, arena, st);
    arena_free(arena);
    if (done)
        return entry_commit(office, token, st) ? ACTS_SAVED : ACTS_NOT_SAVED;
    entry_give_up(office);
    return ACTS_NOT_SAVED;
}

// ---- What it would change ------------------------------------------------------------------------------------------------------------

bool acts_whatif(struct office *office, const struct evaluation *now, const struct act *acts,
                 size_t count, struct arena *arena, struct whatif *out, struct status *st)
{
    struct fact_row *rows = ARENA_ARRAY(arena, count, struct fact_row);
    struct contract_facts facts = {0};
    struct text fields = {0};
    day last = office->today;
    for (size_t i = 0; i < count; i++) {
        rows[i] = row_of(&acts[i], now->contract.id, &fields);
        rows[i].fields = arena_strdup(arena, rows[i].fields);
        if (rows[i].date > last)
            last = rows[i].date;
    }
    text_release(&fields);
    const struct fact_rows all = {.rows = rows, .count = count};
    return facts_from_rows(&all, arena, &facts, st) &&
           whatif_work(office, now, facts.facts, facts.fact_count, last, arena, out, st);
}
