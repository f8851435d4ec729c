// SPDX-License-Identifier: MIT
// Each gate for itself and against what it refers to.
#include "checks.h"

#include "model/ground/text.h"
#include "model/rules/framework.h"

static void check_parts(const struct reader *reader, const struct gate *gate)
{
    const struct {
        bool given;
        const char *setting;
        bool has;
        const char *missing;
    } pairs[] = {
        {gate->field != NULL, "field", gate->equals != NULL, "equals"},
        {gate->equals != NULL, "equals", gate->field != NULL, "field"},
        {gate->earlier_state != NULL, "earlier_state", gate->earlier_record != NULL,
         "earlier_record"},
        {gate->earlier_field != NULL, "earlier_field", gate->earlier_record != NULL,
         "earlier_record"},
        {gate->earlier_field != NULL, "earlier_field", gate->earlier_equals != NULL,
         "earlier_equals"},
        {gate->earlier_equals != NULL, "earlier_equals", gate->earlier_field != NULL,
         "earlier_field"},
        {gate->same, "same", gate->earlier_record != NULL, "earlier_record"},
        {gate->least > 0, "least", gate->list != NULL, "list"},
        {gate->amount != NULL, "amount", gate->limit != NULL, "limit"},
        {gate->limit != NULL, "limit", gate->amount != NULL, "amount"},
    };
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
        check_goes_with(reader, gate, pairs[i].given, pairs[i].setting, pairs[i].has,
                        pairs[i].missing);
    if (gate->same && gate->earlier_record != NULL &&
        !text_equal(gate->earlier_record, gate->record))
        issue_mistake(reader->issues, settings_line(reader, gate, "same"),
                      "%s is for a %s, so an earlier %s cannot be the same record.",
                      settings_subject(reader, gate), gate->record, gate->earlier_record);
    if (gate->filled.count == 0 && gate->earlier_record == NULL && gate->role == NULL &&
        gate->list == NULL && gate->amount == NULL)
        issue_mistake(reader->issues, settings_line(reader, gate, NULL),
                      "%s asks for nothing: give it \"filled\", \"earlier_record\", \"role\", "
                      "\"list\" or \"amount\".",
                      settings_subject(reader, gate));
}

void check_gates(const struct reader *reader)
{
    const struct provisions *p = &reader->framework->provisions;
    struct names parties = CHECK_NAMES(reader, p->parties, p->party_count, struct party, id);
    struct names lists = CHECK_NAMES(reader, p->lists, p->list_count, struct phrases, id);
    for (size_t i = 0; i < p->gate_count; i++) {
        const struct gate *gate = &p->gates[i];
        if (!settings_sound(reader, gate))
            continue;
        check_parts(reader, gate);
        check_references(reader, gate, "role", &gate->role, 1, "party", parties);
        check_references(reader, gate, "list", &gate->list, 1, "list", lists);
        for (size_t j = 0; j < p->list_count; j++) {
            if (text_equal(p->lists[j].id, gate->list) && (size_t)gate->least > p->lists[j].count)
                issue_mistake(reader->issues, settings_line(reader, gate, "least"),
                              "%s asks for %d items, and %s has %zu.",
                              settings_subject(reader, gate), gate->least,
                              settings_label(reader, &p->lists[j]), p->lists[j].count);
        }
        if (check_case(reader, gate, "record", gate->record))
            check_case_state(reader, gate, "state", gate->state);
    }
}
