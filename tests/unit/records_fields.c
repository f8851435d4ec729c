// SPDX-License-Identifier: MIT
// Fields of records: the tables are whole, a value has the shape of its field, nothing required is blank, and what is stored comes back.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "model/frameworks/frameworks.h"
#include "model/records.h"

static void names_states(const struct record_kind_row *kind, const char *const *states)
{
    for (size_t i = 0; i < RECORD_MOST_STATES && states[i] != NULL; i++) {
        if (strcmp(states[i], "*") != 0 && record_state_kind(kind, states[i]) == NULL)
            fail_msg("%s has no state %s", kind->id, states[i]);
    }
}

static void check_field(const struct record_kind_row *kind, const struct record_field *field)
{
    assert_true(*field->label != '\0');
    assert_true(strspn(field->name, "abcdefghijklmnopqrstuvwxyz_-") == strlen(field->name));
    assert_ptr_equal(record_field_kind(kind, field->name), field); // the name is there once
    names_states(kind, field->at);
    names_states(kind, field->required);
    for (size_t s = 0; s < kind->state_count; s++) {
        const char *state = kind->states[s].id;
        if (record_required(field, state) && !record_asked(field, state))
            fail_msg("%s.%s is required at %s and not asked for", kind->id, field->name, state);
    }
    bool chosen = field->kind == RECORD_CHOICE || field->kind == RECORD_CHECKLIST;
    bool sourced = field->source != FROM_HERE || field->choices != NULL;
    assert_true(chosen ? sourced : field->source == FROM_HERE && field->choices == NULL);
    assert_true((field->source == FROM_LIST) == (field->list != NULL));
    if (field->kind == RECORD_CHECKLIST && field->source == FROM_LIST)
        assert_string_equal(field->name, field->list); // gates look for what was ticked there
}

static void the_tables_are_whole(void **state)
{
    (void)state;
    for (size_t i = 0; record_kind_at(i) != NULL; i++) {
        const struct record_kind_row *kind = record_kind_at(i);
        assert_true(*kind->title != '\0' && *kind->anew != '\0');
        assert_true(strncmp(kind->a, "A ", 2) == 0 || strncmp(kind->a, "An ", 3) == 0);
        assert_in_range(kind->field_count, 1, 64);
        for (size_t f = 0; f < kind->field_count; f++)
            check_field(kind, &kind->fields[f]);
    }
}

static void a_value_has_the_shape_of_its_field(void **state)
{
    (void)state;
    static const struct {
        const char *kind, *field, *value, *says; // says NULL: it fits
    } cases[] = {
        {"suspension", "review_on", "2027-06-14", NULL},
        {"suspension", "review_on", "", NULL},
        {"suspension", "review_on", "14/06/2027",
         "Review on takes a date, as 2027-06-14; \"14/06/2027\" is not."},
        {"suspension", "review_on", "2027-02-29",
         "Review on takes a date, as 2027-06-14; \"2027-02-29\" is not."},
        {"suspension", "people", "12", NULL},
        {"suspension", "people", "0", NULL},
        {"suspension", "people", "-1", "People it touches takes a whole number; \"-1\" is not."},
        {"suspension", "people", "1234567890",
         "People it touches takes a whole number; \"1234567890\" is not."},
        {"suspension", "scope", "new-placements", NULL},
        {"suspension", "scope", "everything",
         "Scope takes one of new-placements, framework, part; \"everything\" is not."},
        {"suspension", "scope", "new",
         "Scope takes one of new-placements, framework, part; \"new\" is not."},
        {"suspension", "informed", "market-manager;cqc", NULL},
        {"suspension", "informed", "market-manager;A. Rees, family", NULL},
        {"suspension", "informed", "market-manager;;cqc",
         "Informed takes one of the framework's parties, or a name; "
         "\"market-manager;;cqc\" is not."},
        {"suspension", "evidence", "DOC 12/2027;minutes of 3 May", NULL},
        {"suspension", "plan", "DIP-1;DIP-2",
         "Directed plan that it is linked to takes a reference to another record or to a document; "
         "\"DIP-1;DIP-2\" is not."},
        {"contract-issue", "value", "20000.01", NULL},
        {"contract-issue", "value", "£20,000", NULL},
        {"contract-issue", "value", "20 thousand",
         "Value takes an amount in pounds, as 20000 or 20000.50; \"20 thousand\" is not."},
        {"contract-issue", "tendered", "yes", NULL},
        {"contract-issue", "tendered", "maybe", "Tendered takes yes or no; \"maybe\" is not."},
        {"contract-issue", "category", "C", NULL},
        {"contract-issue", "category", "c",
         "Category of purchase takes one of A, B, C; \"c\" is not."},
        {"rating", "rating", "below", NULL},
        {"rating", "rating", "not compliant",
         "Rating takes one of a list; \"not compliant\" is not."},
        {"case", "guidance", "legal;team-lead", NULL},
        {"case", "guidance", "legal;team lead",
         "Guidance sought from takes the items that are ticked, joined by semicolons; \"legal;team "
         "lead\" is not."},
        {"suspension", "conditions", "Any words.\nOn two lines; with a semicolon.", NULL},
        {"suspension", "conditions", "\xff",
         "Conditions under which it is lifted is not text that can be read."},
        {"suspension", "scop", "part",
         "A suspension has no field \"scop\"; did you mean \"scope\"?"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct status st = {0};
        bool fits =
            record_field_check(record_kind(cases[i].kind), cases[i].field, cases[i].value, &st);
        assert_string_equal(status_message(&st), cases[i].says != NULL ? cases[i].says : "");
        assert_true(fits == (cases[i].says == NULL));
        status_clear(&st);
    }
}

static void a_step_says_all_that_is_wrong_with_it(void **state)
{
    (void)state;
    const struct field fields[] = {
        {"deficiency", "Late visits"}, {"action", "  \n"}, {"comply_by", "soon"}};
    struct status st = {0};
    assert_false(record_step_check(record_kind("breach-notice"), "served", fields, 3, 0, &st));
    assert_string_equal(status_message(&st),
                        "To be complied with by takes a date, as 2027-06-14; \"soon\" is not.\n"
                        "Action required (action) is blank, and a breach notice cannot be served "
                        "without it.");
    status_clear(&st);
    assert_true(record_step_check(record_kind("breach-notice"), "draft", fields, 2, 0, &st));
    assert_true(record_step_check(record_kind("breach-notice"), "acknowledged", NULL, 0, 0, &st));
}

static void what_is_stored_comes_back(void **state)
{
    (void)state;
    const struct field fields[] = {{"what", "One line\nand a second \\n one"},
                                   {"from", "family"},
                                   {"checked", ""},
                                   {"case", "a=b"}};
    struct text stored = {0};
    record_fields_write(fields, 4, &stored);
    assert_string_equal(text_get(&stored),
                        "what=One line\\nand a second \\\\n one\nfrom=family\ncase=a=b\n");
    struct arena *arena = arena_new();
    size_t count = 0;
    const struct field *read = record_fields_read(text_get(&stored), arena, &count);
    assert_int_equal(count, 3);
    assert_string_equal(read[0].value, fields[0].value);
    assert_string_equal(read[1].name, "from");
    assert_string_equal(read[2].value, "a=b");
    assert_null(record_fields_read("", arena, &count));
    read = record_fields_read("no name\n=x\nlast=\\", arena, &count);
    assert_int_equal(count, 1);
    assert_string_equal(read[0].value, "\\");
    arena_free(arena);
    text_release(&stored);
}

static struct record_choices choices_of(const struct framework *framework, const char *kind,
                                        const char *field, const char *state, struct arena *arena)
{
    static const struct field category = {"category", "C"};
    const struct record_kind_row *row = record_kind(kind);
    return record_choices(framework, row, record_field_kind(row, field), state, &category, 1,
                          arena);
}

static void choices_are_those_of_the_framework(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct status st = {0};
    const struct framework *f = NULL;
    if (!framework_read(framework_shipped_text("childrens-services"), "children", arena, &f, NULL,
                        &st))
        fail_msg("%s", status_message(&st));
    const struct record_choices risk = choices_of(f, "risk", "risk", "assessed", arena);
    assert_int_equal(risk.count, 3);
    assert_string_equal(risk.list[2].word, "Red");
    const struct record_choices sent =
        choices_of(f, "placement", "checklist", "proforma-sent", arena);
    assert_int_equal(sent.count, 2);
    assert_string_equal(sent.list[0].id, "finance");
    assert_int_equal(choices_of(f, "placement", "checklist", "started", arena).count, 0);
    assert_string_equal(choices_of(f, "meeting", "type", "planned", arena).list[1].word,
                        "Annual review");
    assert_string_equal(choices_of(f, "contract-issue", "category", "proposed", arena).list[0].word,
                        "Category A");
    assert_string_equal(choices_of(f, "risk", "decided_by", "assessed", arena).list[0].id, "ccm");
    assert_int_equal(choices_of(f, "risk", "criteria", "assessed", arena).count, 0);

    const struct record_field *field = record_field_kind(record_kind("risk"), "risk");
    assert_true(record_choice_check(field, risk, "amber", &st));
    assert_true(record_choice_check(field, risk, "", &st));
    assert_false(record_choice_check(field, risk, "purple", &st));
    assert_string_equal(
        status_message(&st),
        "Risk: there is no \"purple\" in this framework; there are green, amber, red.");
    status_clear(&st);
    arena_free(arena);
}

static bool shipped_with(const char *list)
{
    const char *id = NULL, *text = NULL;
    bool found = false;
    for (size_t i = 0; framework_shipped(i, &id, &text) && !found; i++) {
        struct arena *arena = arena_new();
        struct status st = {0};
        const struct framework *f = NULL;
        if (!framework_read(text, id, arena, &f, NULL, &st))
            fail_msg("%s", status_message(&st));
        for (size_t j = 0; j < f->provisions.list_count; j++)
            found = found || strcmp(f->provisions.lists[j].id, list) == 0;
        arena_free(arena);
    }
    return found;
}

// A list that no shipped framework has could never be chosen from.
static void every_list_is_in_a_framework(void **state)
{
    (void)state;
    for (size_t i = 0; record_kind_at(i) != NULL; i++) {
        const struct record_kind_row *kind = record_kind_at(i);
        for (size_t f = 0; f < kind->field_count; f++) {
            if (kind->fields[f].list != NULL && !shipped_with(kind->fields[f].list))
                fail_msg("%s.%s: no framework has the list", kind->id, kind->fields[f].name);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_tables_are_whole),
        cmocka_unit_test(a_value_has_the_shape_of_its_field),
        cmocka_unit_test(a_step_says_all_that_is_wrong_with_it),
        cmocka_unit_test(what_is_stored_comes_back),
        cmocka_unit_test(choices_are_those_of_the_framework),
        cmocka_unit_test(every_list_is_in_a_framework),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
