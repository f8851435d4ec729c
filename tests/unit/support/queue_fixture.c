// SPDX-License-Identifier: MIT
#include "queue_fixture.h"

#include <string.h>

#include "model/ground/text.h"
#include "model/records_store.h"

const char queue_contracts[] =
    "ref,title,provider_ref,provider,framework,starts,ends,officer\n"
    "OC-1,Day care,P-1,Acorn Care,birmingham-intervention,2026-04-01,,jsmith\n"
    "BR-1,Care at home,P-2,Birch Care,inverclyde-poor-performance,2026-04-01,,jsmith\n"
    "LA-1,Elm Court,P-3,Cedar Care,lancashire-supported-housing,2020-05-15,2030-03-31,mjones\n"
    "HC-1,Zone 3,P-4,T\xc5\xb7 Gwyn Care,bristol-homecare,2026-04-01,,mjones\n"
    "CH-1,Fostering,P-5,Elder Care,childrens-services,2026-04-01,,\n";

int64_t queue_id_of(struct desk *desk, const char *ref)
{
    int64_t id = contract_id(desk->office.db, ref);
    assert_int_not_equal(id, 0);
    return id;
}

void queue_step(struct desk *desk, const char *contract, const char *kind, const char *ref,
                const char *date, const char *state, const char *fields)
{
    size_t count = 0;
    struct text lines = {0};
    for (const char *at = fields; *at != '\0'; at++)
        text_add_char(&lines, *at == ';' ? '\n' : *at);
    const struct field *list =
        record_fields_read(arena_strdup(desk->f->arena, text_get(&lines)), desk->f->arena, &count);
    text_release(&lines);
    must(desk->f, record_step(&desk->office, queue_id_of(desk, contract), kind, ref, on(date),
                              state, list, count, desk->f->arena, NULL, &desk->f->st));
}

struct queue queue_read_as_at(struct desk *desk, const char *as_at, struct queue_query query)
{
    struct queue queue;
    desk->office.as_at = desk->office.today = on(as_at);
    must(desk->f, queue_read(&desk->office, &query, desk->f->arena, &queue, &desk->f->st));
    return queue;
}

struct queue queue_all_due(struct desk *desk, const char *as_at)
{
    return queue_read_as_at(desk, as_at,
                            (struct queue_query){.from = DAY_NONE, .until = DAY_NEVER});
}

const struct queue_item *queue_item_of(const struct queue *queue, const char *contract,
                                       const char *key)
{
    for (size_t i = 0; i < queue->count; i++) {
        if (text_equal(queue->items[i].contract_ref, contract) &&
            text_equal(queue->items[i].key, key))
            return &queue->items[i];
    }
    return NULL;
}

void queue_tell_fact(struct desk *desk, struct fact_row row)
{
    struct db *db = desk->office.db;
    const char **texts[] = {&row.kpi,    &row.value,       &row.colour,  &row.instrument,
                            &row.covers, &row.follows,     &row.outcome, &row.answers,
                            &row.note,   &row.accompanies, &row.fields};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        *texts[i] = *texts[i] != NULL ? *texts[i] : "";
    row.period = DAY_NONE;
    row.rectify_by = row.rectify_by != 0 ? row.rectify_by : DAY_NONE;
    row.recorded = MOMENT_ALL;
    must(desk->f, db_write_begin(db, &desk->office.actor, office_now(&desk->office), &desk->f->st));
    must(desk->f, fact_add(db, &row, 0, &desk->f->st));
    must(desk->f, standing_drop(db, row.contract, &desk->f->st));
    must(desk->f, db_write_commit(db, &desk->f->st));
}

void queue_tell_all(struct desk *desk)
{
    static const struct {
        const char *contract, *kind, *ref, *date, *state, *fields;
    } steps[] = {
        {"OC-1", "improvement-plan", "IP-1", "2027-05-04", "requested", "failure=Late calls"},
        {"OC-1", "action", "A-1", "2027-05-10", "open",
         "what=Send the rota;owner=R. Hughes;whose=provider;due_by=2027-06-01"},
        {"OC-1", "breach-notice", "BN-1", "2027-05-11", "served",
         "deficiency=Rotas;action=Keep them;comply_by=2027-06-30"},
        {"BR-1", "case", "CASE-1", "2027-05-01", "open", "examples=delivery"},
        {"LA-1", "break", "B-1", "2020-05-15", "set", "on=2028-04-01;notice_by=2027-10-01"},
        {"HC-1", "visit", "V-1", "2027-06-08", "planned", "type=qa-visit"},
        {"HC-1", "meeting", "E-1", "2027-05-27", "planned", "type=emergency-meeting"},
    };
    for (size_t i = 0; i < sizeof steps / sizeof *steps; i++)
        queue_step(desk, steps[i].contract, steps[i].kind, steps[i].ref, steps[i].date,
                   steps[i].state, steps[i].fields);
    queue_tell_fact(desk, (struct fact_row){.contract = queue_id_of(desk, "HC-1"),
                                            .kind = "never-event",
                                            .ref = "NE-1",
                                            .date = on("2027-05-19"),
                                            .outcome = "handing-back"});
    queue_tell_fact(desk, (struct fact_row){.contract = queue_id_of(desk, "HC-1"),
                                            .kind = "served",
                                            .ref = "RAP-1",
                                            .date = on("2027-02-01"),
                                            .instrument = "rap",
                                            .covers = "7",
                                            .rectify_by = on("2027-05-01")});
    queue_tell_fact(desk, (struct fact_row){.contract = queue_id_of(desk, "HC-1"),
                                            .kind = "served",
                                            .ref = "PWN-1",
                                            .date = on("2027-05-20"),
                                            .instrument = "pwn",
                                            .answers = "pwn-never:NE-1",
                                            .fields = "received=2027-05-21\nreply_by=2027-06-04"});
}
