// SPDX-License-Identifier: MIT
// What must hold of every history (domain D.19a), as functions over one of them.
#ifndef RULES_SUPPORT_LAWS_H
#define RULES_SUPPORT_LAWS_H

#include "chance.h"
#include "tale.h"

struct reading { // the framework with one of its switches at another value
    const char *name, *value;
    const struct framework *framework;
};

struct trial {
    const struct framework *framework;
    const struct reading *readings;
    size_t reading_count;
    struct contract_facts facts;
    day begins, ends;
    struct chance chance; // the same in every trial of the same history
    struct arena *arena;  // for whatever one trial needs
    size_t compared;      // how many outcomes were looked at
    struct text trouble;  // what was wrong, where it did not hold
};

struct law {
    const char *name;
    const char *says;                   // in a sentence
    bool prompt;                        // for histories in which everything is recorded on its day
    bool (*holds)(struct trial *trial); // false with the trouble said
};

extern const struct law laws[];
extern const size_t law_count;

// Shared by the laws.
const struct outcome *trial_evaluate(struct trial *trial, const struct contract_facts *facts,
                                     day as_at, moment known_at);
// A day on which, or next to which, something happens; or any other.
day trial_day(struct trial *trial);
// The facts that were recorded by a moment, in the order given.
struct contract_facts trial_recorded(struct trial *trial, const struct contract_facts *facts,
                                     moment by);
// Whether these parts of two outcomes are the same; if not, says so in the trouble: `what` as at `on`, then the differences.
bool trial_same(struct trial *trial, const struct outcome *a, const struct outcome *b,
                unsigned parts, const char *what);
// Says that something is wrong as at a day; false.
bool trial_trouble(struct trial *trial, day as_at, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

bool law_order(struct trial *trial);
bool law_again(struct trial *trial);
bool law_more_failures(struct trial *trial);
bool law_worse_colour(struct trial *trial);
bool law_fixpoint(struct trial *trial);
bool law_replay(struct trial *trial);
bool law_replay_prompt(struct trial *trial);
bool law_known(struct trial *trial);
bool law_rolling(struct trial *trial);
bool law_dates(struct trial *trial);
bool law_dated_today(struct trial *trial);
bool law_buckets(struct trial *trial);
bool law_switches(struct trial *trial);
bool law_holds_until(struct trial *trial);

#endif
