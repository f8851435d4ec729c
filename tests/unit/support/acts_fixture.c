// SPDX-License-Identifier: MIT
#include "acts_fixture.h"

#include <string.h>

#include "model/ground/text.h"

int64_t acts_contract;
struct arena *acts_arena;

static void tell(struct desk *desk)
{
    const struct fact_row rows[] = {
        {.kind = "result",
         .kpi = "7",
         .period = on("2027-01-01"),
         .date = on("2027-04-12"),
         .colour = "red"},
        {.kind = "result",
         .kpi = "1",
         .period = on("2027-01-01"),
         .date = on("2027-04-12"),
         .colour = "amber"},
        {.kind = "served", .ref = "PWN-1", .date = on("2026-11-02"), .instrument = "pwn"},
        {.kind = "served",
         .ref = "RAP-1",
         .date = on("2026-11-02"),
         .instrument = "rap",
         .covers = "7",
         .rectify_by = on("2027-04-30"),
         .accompanies = "PWN-1"},
        {.kind = "never-event", .ref = "NE-1", .date = on("2027-05-19"), .outcome = "handing-back"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct fact_row row = rows[i];
        row.contract = acts_contract;
        desk_fact(desk, row);
    }
}

int acts_setup(void **state)
{
    int failed = desk_setup(state);
    struct desk *desk = *state;
    acts_arena = arena_new();
    acts_contract = desk_contract(desk, "P-1", "Acorn Homecare", "HC-001");
    tell(desk);
    desk_open(desk, DB_WRITE, on("2027-05-24"), MOMENT_ALL);
    return failed;
}

int acts_teardown(void **state)
{
    arena_free(acts_arena);
    return desk_teardown(state);
}

struct act an_act(enum fact_kind kind, const char *ref)
{
    return (struct act){.paper = {.kind = kind,
                                  .ref = ref,
                                  .date = on("2027-05-24"),
                                  .instrument = "",
                                  .covers = "",
                                  .rectify_by = DAY_NONE,
                                  .accompanies = "",
                                  .follows = "",
                                  .outcome = "",
                                  .answers = ""}};
}

struct evaluation acts_today(struct desk *desk)
{
    struct evaluation now;
    struct status st = {0};
    if (!acts_now(&desk->office, acts_contract, acts_arena, &now, &st))
        fail_msg("%s", status_message(&st));
    return now;
}

struct act served(struct desk *desk, const char *instrument, const char *ref, const char *answers)
{
    struct act act = an_act(FACT_SERVED, ref);
    struct evaluation now = acts_today(desk);
    const struct instrument *kind = framework_instrument(now.framework, instrument);
    struct field *fields = ARENA_ARRAY(acts_arena, kind->content_count + 1, struct field);
    act.paper.instrument = instrument;
    act.paper.answers = answers;
    for (size_t i = 0; i < kind->content_count; i++)
        fields[act.field_count++] =
            (struct field){act_content_name(&kind->content[i], acts_arena), "Said"};
    act.fields = fields;
    if (kind->plan) {
        act.paper.covers = "7";
        act.paper.rectify_by = on("2027-08-24");
    }
    return act;
}

const char *saved(struct desk *desk, const struct act *acts, size_t count)
{
    struct status st = {0};
    enum acts_saved how = acts_save(&desk->office, acts_contract, acts, count, NULL, &st);
    const char *words = arena_strdup(acts_arena, status_message(&st));
    if ((how == ACTS_SAVED) != (words[0] == '\0'))
        fail_msg("saved %d, and says \"%s\"", (int)how, words);
    status_clear(&st);
    return words;
}

const char *stands(struct desk *desk, const char *key)
{
    struct evaluation now = acts_today(desk);
    const struct finding *finding = outcome_finding(now.outcome, key);
    return finding != NULL ? finding_status_word(finding->status) : "none";
}
