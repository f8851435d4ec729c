// SPDX-License-Identifier: MIT
// What the files that tell a history share.
#ifndef RULES_SUPPORT_TALE_INSIDE_H
#define RULES_SUPPORT_TALE_INSIDE_H

#include "chance.h"
#include "tale.h"

struct telling;

struct act { // something that will happen
    day on;
    unsigned order; // of those of one day, the first agreed comes first
    void (*run)(struct telling *telling, const struct act *act);
    int kpi;
    day period;
    size_t paper;    // index
    const char *ref; // of a notice, plan or visit
    const char *word;
};

struct served { // a plan or notice, as its officer remembers it
    const char *ref, *instrument;
    day on, withdrawn, rectify_by, last_verdict;
    const char *const *covers;
    size_t cover_count;
    bool decided; // met or not met was said
    bool unmet;   // and it was not met
};

struct telling {
    const struct framework *framework;
    const struct tale_options *options;
    struct arena *arena;
    struct chance chance;
    struct contract_facts facts;
    struct fact *list;
    const char **values;
    size_t fact_room, value_room;
    struct act *acts;
    size_t act_count, act_room;
    unsigned orders;
    struct served *papers;
    size_t paper_count, paper_room;
    const char **events;
    size_t event_count, event_room;
    day today, ends;
    int numbers, reactions;
    // temperament: chance of a result that is not green, and of red among these; acts nobody asked for in a year; share of
    // plans among these; how readily one act leads to the next
    int failing, red, unasked, plans, echo;
    bool guided; // its officer looks at what is open
};

#define ALL_KPIS 7 // of the Bristol framework

// tale.c
struct act *tell_at(struct telling *telling, day on,
                    void (*run)(struct telling *, const struct act *));
day tell_later(struct telling *telling, int low, int high); // days from today
bool tell_leads_on(struct telling *telling, int per_hundred);
const char *tell_name(struct telling *telling, const char *prefix);
struct fact tell_fact(enum fact_kind kind, const char *ref);
// Records a fact on today's date: at once, or now and then late.
void tell_add(struct telling *telling, struct fact fact, const char *value);
// Up to `most` different KPI references.
const char *const *tell_kpis(struct telling *telling, size_t most, size_t *count);

// tale_returns.c, tale_papers.c, tale_acts.c
void tell_returns(struct telling *telling);
void tell_targets(struct telling *telling);
void tell_unasked(struct telling *telling, const struct act *act);
void tell_storm(struct telling *telling);
void tell_never_event(struct telling *telling, const struct act *act);
void tell_encounters(struct telling *telling);
void tell_react(struct telling *telling, const struct act *act);
void tell_decision(struct telling *telling, const struct act *act);

struct service { // how something is served; {0}: as chance has it
    const char *accompanies, *follows;
    const char *const *answers;
    size_t answer_count;
};
void tell_notice(struct telling *telling, const char *instrument, struct service service);
void tell_plan(struct telling *telling, struct service service);
bool tell_stands(const struct telling *telling, const struct served *paper);

#endif
