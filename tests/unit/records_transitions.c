// SPDX-License-Identifier: MIT
// Every step that a record may take, and every one that it may not, with the sentence that the officer reads.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "model/records.h"

// Written down apart from the tables: of each state (+ is a new record) the states that may come next.
static const struct {
    const char *kind;
    const char *ways[12]; // "from: to to"
} allowed[] = {
    {"intervention", {"+: opened", "opened: opened done abandoned"}},
    {"improvement-plan",
     {"+: draft requested", "draft: draft requested agreed withdrawn",
      "requested: received withdrawn superseded", "received: received agreed withdrawn superseded",
      "agreed: agreed in-rectification met not-met withdrawn superseded",
      "in-rectification: in-rectification met not-met withdrawn superseded",
      "not-met: met superseded"}},
    {"directed-plan",
     {"+: draft requested", "draft: draft requested agreed withdrawn",
      "requested: received withdrawn superseded", "received: received agreed withdrawn superseded",
      "agreed: agreed in-rectification met not-met withdrawn superseded",
      "in-rectification: in-rectification met not-met withdrawn superseded",
      "not-met: met superseded"}},
    {"breach-notice",
     {"+: due draft served", "due: draft served waived", "draft: draft served waived",
      "served: served acknowledged complied not-complied withdrawn",
      "acknowledged: acknowledged complied not-complied withdrawn",
      "not-complied: complied withdrawn"}},
    {"suspension",
     {"+: proposed", "proposed: proposed agreed lifted", "agreed: in-force lifted",
      "in-force: in-force lifted"}},
    {"termination",
     {"+: requested", "requested: supply-reviewed capacity-checked decided abandoned",
      "supply-reviewed: capacity-checked decided abandoned",
      "capacity-checked: supply-reviewed decided abandoned",
      "decided: supply-reviewed capacity-checked notified abandoned",
      "notified: effective abandoned"}},
    {"visit", {"+: planned held", "planned: planned held missed cancelled"}},
    {"meeting", {"+: planned held", "planned: planned held missed cancelled"}},
    {"minute", {"+: entered", "entered: entered"}},
    {"rating", {"+: decided"}},
    {"risk-checklist", {"+: done"}},
    {"risk", {"+: assessed"}},
    {"concern",
     {"+: logged info-only", "logged: logged info-only referred under-provider-procedure resolved",
      "info-only: logged", "referred: referred under-provider-procedure resolved",
      "under-provider-procedure: under-provider-procedure referred resolved"}},
    {"case",
     {"+: open", "open: open stage-1 stage-2 closed", "stage-1: stage-1 stage-2 closed",
      "stage-2: stage-1 stage-2 closed"}},
    {"briefing", {"+: issued"}},
    {"action", {"+: open", "open: open done dropped"}},
    {"break", {"+: set", "set: set notice-given not-used"}},
    {"extension", {"+: possible", "possible: possible agreed declined"}},
    {"agenda-item", {"+: added", "added: added dealt-with withdrawn"}},
    {"variation",
     {"+: proposed", "proposed: proposed discussed rejected withdrawn",
      "discussed: discussed agreed rejected withdrawn", "agreed: issued withdrawn",
      "issued: issued authorised-council rejected withdrawn",
      "authorised-council: authorised-council signed-provider rejected withdrawn",
      "signed-provider: returned"}},
    {"development-plan",
     {"+: due submitted", "due: due submitted", "submitted: submitted reviewed",
      "reviewed: reviewed"}},
    {"site-check", {"+: done"}},
    {"placement", {"+: started", "started: started ended", "ended: proforma-sent"}},
    {"contract-issue",
     {"+: proposed", "proposed: proposed authorised issued", "authorised: issued"}},
    {"receipt", {"+: received", "received: received replied"}},
    {"representation", {"+: received", "received: received answered"}},
    {"evidence", {"+: added"}},
    {"interim-check", {"+: done", "done: withdrawn"}},
    {"tier", {"+: set"}},
    {"distribution", {"+: sent"}},
};
enum { ALLOWED_COUNT = sizeof allowed / sizeof *allowed, MOST = 16 };

static bool has_word(const char *list, const char *word)
{
    size_t length = strlen(word);
    for (const char *at = list; (at = strstr(at, word)) != NULL; at++) {
        bool begins = at == list || at[-1] == ' ';
        if (begins && (at[length] == ' ' || at[length] == '\0'))
            return true;
    }
    return false;
}

static bool expected(size_t row, const char *from, const char *to)
{
    for (size_t i = 0; allowed[row].ways[i] != NULL; i++) {
        const char *way = allowed[row].ways[i], *colon = strchr(way, ':');
        if (strlen(from) == (size_t)(colon - way) && strncmp(way, from, strlen(from)) == 0)
            return has_word(colon + 2, to);
    }
    return false;
}

// The states of a kind, with two stages for the stages.
static size_t states_of(const struct record_kind_row *kind, const char *out[MOST])
{
    size_t count = 0;
    for (size_t i = 0; i < kind->state_count; i++) {
        if (strcmp(kind->states[i].id, RECORD_STAGE) != 0) {
            out[count++] = kind->states[i].id;
            continue;
        }
        out[count++] = "stage-1";
        out[count++] = "stage-2";
    }
    assert_true(count < MOST);
    return count;
}

static void check_pair(size_t row, const struct record_kind_row *kind, const char *from,
                       const char *to)
{
    struct status st = {0};
    bool new_record = strcmp(from, "+") == 0;
    bool may = record_transition_allowed(kind, new_record ? NULL : from, to, &st);
    if (may != expected(row, from, to))
        fail_msg("%s: %s -> %s is %s", kind->id, from, to, may ? "allowed" : "refused");
    const char *said = status_message(&st);
    if (may) {
        const struct record_transition *way = record_transition(kind, new_record ? "" : from, to);
        assert_non_null(way);
        assert_true(*way->who != '\0' && *way->why != '\0');
        assert_string_equal(said, "");
    } else {
        assert_int_equal(st.code, STATUS_DATA);
        assert_null(record_transition(kind, new_record ? "" : from, to));
        if (strncmp(said, kind->a, strlen(kind->a)) != 0 || said[strlen(said) - 1] != '.' ||
            strstr(said, " cannot ") == NULL || strstr(said, " .") != NULL ||
            strstr(said, RECORD_STAGE) != NULL)
            fail_msg("%s: %s -> %s says: %s", kind->id, from, to, said);
    }
    status_clear(&st);
}

static void every_step_is_allowed_or_refused(void **state)
{
    (void)state;
    for (size_t row = 0; row < ALLOWED_COUNT; row++) {
        const struct record_kind_row *kind = record_kind(allowed[row].kind);
        assert_non_null(kind);
        const char *states[MOST];
        size_t count = states_of(kind, states);
        for (size_t to = 0; to < count; to++) {
            check_pair(row, kind, "+", states[to]);
            for (size_t from = 0; from < count; from++)
                check_pair(row, kind, states[from], states[to]);
        }
    }
}

static void every_kind_is_written_down_here(void **state)
{
    (void)state;
    size_t count = 0;
    for (; record_kind_at(count) != NULL; count++) {
        size_t found = 0;
        for (size_t row = 0; row < ALLOWED_COUNT; row++)
            found += strcmp(record_kind_at(count)->id, allowed[row].kind) == 0;
        assert_int_equal(found, 1);
        assert_ptr_equal(record_kind(record_kind_at(count)->id), record_kind_at(count));
    }
    assert_int_equal(count, ALLOWED_COUNT);
    assert_null(record_kind("result"));
    assert_null(record_kind(""));
    assert_null(record_kind(NULL));
}

// What the officer reads.
static void refusals_say_what_can_be_done(void **state)
{
    (void)state;
    static const struct {
        const char *kind, *from, *to, *says;
    } cases[] = {
        {"suspension", "lifted", "agreed",
         "A suspension that was lifted cannot be agreed; propose a new one."},
        {"suspension", "proposed", "in-force",
         "A suspension that is proposed cannot come into force; next it can be agreed or be "
         "lifted."},
        {"suspension", NULL, "in-force",
         "A suspension cannot come into force before it is agreed, and nothing is recorded of this "
         "one yet."},
        {"visit", NULL, "missed",
         "A visit cannot be missed before it is planned, and nothing is recorded of this one yet."},
        {"improvement-plan", "requested", "met",
         "An improvement plan that has been requested cannot be met; next it can be received, be "
         "withdrawn or be superseded."},
        {"improvement-plan", "not-met", "agreed",
         "An improvement plan that was not met cannot be agreed; it can only be met or be "
         "superseded. Otherwise begin a new one."},
        {"breach-notice", "withdrawn", "served",
         "A breach notice that was withdrawn cannot be served; serve a new one."},
        {"termination", "requested", "notified",
         "A termination that is requested cannot be notified; next it can have its supply "
         "reviewed, "
         "have the contractual capacity checked, be decided or be abandoned."},
        {"case", "closed", "stage-1",
         "A case that was closed cannot go to a stage; open a new one."},
        {"action", "done", "done", "An action that is done cannot be done again; add a new one."},
        {"suspension", "lifted", "suspended",
         "A suspension has no state \"suspended\"; its states are proposed, agreed, in-force and "
         "lifted."},
        {"suspension", "gone", "lifted",
         "A suspension has no state \"gone\"; its states are proposed, agreed, in-force and "
         "lifted."},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct status st = {0};
        assert_false(
            record_transition_allowed(record_kind(cases[i].kind), cases[i].from, cases[i].to, &st));
        assert_string_equal(status_message(&st), cases[i].says);
        status_clear(&st);
    }
}

static void stages_are_the_framework_s(void **state)
{
    (void)state;
    const struct record_kind_row *kind = record_kind("case");
    assert_string_equal(record_state_kind(kind, "stage-1")->id, RECORD_STAGE);
    assert_string_equal(record_state_kind(kind, "open")->id, "open");
    assert_null(record_state_kind(kind, ""));
    assert_null(record_state_kind(kind, NULL));
    assert_null(record_state_kind(record_kind("suspension"), "stage-1"));
}

// Every state can be reached, and one that is not over can be left.
static void no_state_is_dead(void **state)
{
    (void)state;
    for (size_t i = 0; record_kind_at(i) != NULL; i++) {
        const struct record_kind_row *kind = record_kind_at(i);
        for (size_t s = 0; s < kind->state_count; s++) {
            const struct record_state_kind *row = &kind->states[s];
            bool entered = false, left = false;
            for (size_t t = 0; t < kind->transition_count; t++) {
                const struct record_transition *way = &kind->transitions[t];
                bool leaves = way->from != NULL && strcmp(way->from, row->id) == 0;
                bool enters = strcmp(way->to, row->id) == 0;
                entered = entered || (enters && !leaves);
                left = left || leaves;
            }
            assert_true(entered);
            assert_true(left || row->over);
            assert_true(*row->word != '\0' && *row->was != '\0' && *row->become != '\0' &&
                        *row->date_word != '\0');
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_kind_is_written_down_here),
        cmocka_unit_test(every_step_is_allowed_or_refused),
        cmocka_unit_test(refusals_say_what_can_be_done),
        cmocka_unit_test(stages_are_the_framework_s),
        cmocka_unit_test(no_state_is_dead),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
