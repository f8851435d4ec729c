// SPDX-License-Identifier: MIT
// Invariants of the rules over random histories (domain D.19a, and the design's promise of holds_until): 1,000 contracts of three years,
// told from a seed; fewer under a sanitizer or valgrind, more with TEST_FULL. `properties CONTRACTS [FIRST]` tries others.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "model/frameworks/frameworks.h"
#include "model/ground/memory.h"
#include "model/ground/text.h"
#include "support/laws.h"
#include "support/retell.h"

enum { YEARS = 3, MOST_TOLD = 0, DIGESTED = 40 };

struct readings {
    struct arena *arena;
    const struct framework *framework;
    struct reading *list;
    size_t count;
};

// The shipped file with one switch set to another value.
static const struct framework *with_switch(struct arena *arena, const char *name, const char *value)
{
    const char *shipped = framework_shipped_text("bristol-homecare");
    struct text changed = {0};
    struct status st = {0};
    if (name != NULL) {
        const char *row = arena_printf(arena, "name = \"%s\";", name), *at = strstr(shipped, row);
        text_add_bytes(&changed, shipped, at != NULL ? (size_t)(at - shipped) : 0);
        text_printf(&changed, "%s value = \"%s\";", row, value);
        shipped = at != NULL ? at + strlen(row) : shipped;
    }
    text_add(&changed, shipped);
    const struct framework *framework = NULL;
    if (!framework_read(text_get(&changed), "bristol-homecare", arena, &framework, NULL, &st)) {
        fprintf(stderr, "%s\n", status_message(&st));
        exit(2);
    }
    text_release(&changed);
    return framework;
}

static struct readings read_readings(void)
{
    struct readings readings = {.arena = arena_new()};
    readings.framework = with_switch(readings.arena, NULL, NULL);
    size_t room = 0;
    for (size_t i = 0; i < readings.framework->switch_count; i++) {
        const struct policy_switch *policy = &readings.framework->switches[i];
        for (size_t j = 0; j < policy->value_count; j++) {
            if (text_equal(policy->values[j], policy->value))
                continue;
            readings.list = arena_room(readings.arena, readings.list, &room, readings.count,
                                       sizeof *readings.list);
            readings.list[readings.count++] =
                (struct reading){policy->name, policy->values[j],
                                 with_switch(readings.arena, policy->name, policy->values[j])};
        }
    }
    return readings;
}

static struct trial trial_of(const struct readings *readings, const struct tale *tale,
                             uint64_t seed)
{
    return (struct trial){.framework = readings->framework,
                          .readings = readings->list,
                          .reading_count = readings->count,
                          .facts = tale->facts,
                          .begins = tale->begins,
                          .ends = tale->ends,
                          .chance = {seed},
                          .arena = arena_new()};
}

static void trial_end(struct trial *trial)
{
    arena_free(trial->arena);
    text_release(&trial->trouble);
}

static bool holds(const struct readings *readings, const struct law *law, const struct tale *tale,
                  uint64_t seed, size_t *compared)
{
    struct trial trial = trial_of(readings, tale, seed);
    bool held = law->holds(&trial);
    *compared += trial.compared;
    trial_end(&trial);
    return held;
}

// ---- a failure made small: facts are left out as long as the law still does not hold for one of some seeds

static bool fails_without(const struct readings *readings, const struct law *law, struct tale *tale,
                          size_t from, size_t count, uint64_t *seed)
{
    enum { TRIES = 25 };
    size_t compared = 0, facts = tale->facts.fact_count;
    struct fact *list = xreallocarray(NULL, facts + 1, sizeof *list);
    struct tale less = *tale;
    less.facts.fact_count = 0;
    for (size_t i = 0; i < facts; i++) {
        if (i < from || i >= from + count)
            list[less.facts.fact_count++] = tale->facts.facts[i];
    }
    less.facts.facts = list;
    bool failed = false;
    for (uint64_t i = 0; i < TRIES && !failed; i++) {
        uint64_t other = *seed + i;
        failed = !holds(readings, law, &less, other, &compared);
        if (failed)
            *seed = other;
    }
    if (failed) {
        struct fact *kept = ARENA_ARRAY(readings->arena, less.facts.fact_count + 1, struct fact);
        memcpy(kept, list, less.facts.fact_count * sizeof *kept);
        tale->facts.facts = kept;
        tale->facts.fact_count = less.facts.fact_count;
    }
    free(list);
    return failed;
}

static void make_small(const struct readings *readings, const struct law *law, struct tale *tale,
                       uint64_t *seed)
{
    for (size_t chunk = tale->facts.fact_count / 2; chunk > 0; chunk /= 2) {
        for (size_t at = 0; at < tale->facts.fact_count;) {
            size_t count =
                tale->facts.fact_count - at < chunk ? tale->facts.fact_count - at : chunk;
            if (!fails_without(readings, law, tale, at, count, seed))
                at += count;
        }
    }
}

static void tell_failure(const struct readings *readings, const struct law *law, struct tale tale,
                         uint64_t number, uint64_t seed)
{
    make_small(readings, law, &tale, &seed);
    struct trial trial = trial_of(readings, &tale, seed);
    law->holds(&trial);
    struct text lines = {0};
    char starts[DAY_ISO_SIZE];
    for (size_t i = 0; i < tale.facts.fact_count; i++) {
        const struct fact *fact = &tale.facts.facts[i];
        text_add(&lines, "    ");
        fact_print(fact, fact->id > 0 ? tale.values[fact->id - 1] : "", &lines);
        text_add_char(&lines, '\n');
    }
    printf("  contract %llu: %s\n    contract HC-1 %s\n%s", (unsigned long long)number,
           text_get(&trial.trouble), day_iso(tale.facts.starts, starts), text_get(&lines));
    text_release(&lines);
    trial_end(&trial);
}

// ---- all contracts

struct tally {
    size_t compared, failed;
};

static void try_contract(const struct readings *readings, uint64_t number, struct tally *tallies)
{
    struct arena *arena = arena_new();
    struct tale tales[2];
    for (int prompt = 0; prompt < 2; prompt++) {
        const struct tale_options options = {.seed = number, .years = YEARS, .prompt = prompt == 1};
        tale_tell(readings->framework, &options, arena, &tales[prompt]);
    }
    for (size_t i = 0; i < law_count; i++) {
        const struct tale *tale = &tales[laws[i].prompt];
        uint64_t seed = number * 1000 + i;
        if (!holds(readings, &laws[i], tale, seed, &tallies[i].compared) &&
            tallies[i].failed++ < MOST_TOLD)
            tell_failure(readings, &laws[i], *tale, number, seed);
    }
    arena_free(arena);
}

// What some histories come to, as one number: another process must find the same.
static uint64_t digest(const struct readings *readings)
{
    uint64_t sum = 0;
    for (uint64_t number = 1; number <= DIGESTED; number++) {
        struct arena *arena = arena_new();
        struct tale tale;
        tale_tell(readings->framework, &(struct tale_options){.seed = number, .years = YEARS},
                  arena, &tale);
        const struct outcome *outcome =
            rules_evaluate(readings->framework, &tale.facts, tale.ends, MOMENT_ALL, arena);
        sum = sum * 31 + outcome_hash(outcome, TELL_ALL);
        arena_free(arena);
    }
    return sum;
}

static bool same_in_another_process(const struct readings *readings, const char *self)
{
    char line[64] = "";
    char *command = xasprintf("'%s' --digest", self);
    FILE *other = popen(command, "r");
    bool read = other != NULL && fgets(line, sizeof line, other) != NULL;
    if (other != NULL)
        pclose(other);
    free(command);
    return read && strtoull(line, NULL, 10) == (unsigned long long)digest(readings);
}

static unsigned long contracts_to_try(void)
{
    const char *preloaded = getenv("LD_PRELOAD"); // valgrind's own
    if (preloaded != NULL && strstr(preloaded, "vgpreload") != NULL)
        return 8;
#if defined(__SANITIZE_ADDRESS__)
    return 60;
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
    return 60;
#endif
#endif
    return getenv("TEST_FULL") != NULL ? 10000 : 1000;
}

int main(int argc, char **argv)
{
    struct readings readings = read_readings();
    if (argc > 1 && text_equal(argv[1], "--digest")) {
        printf("%llu\n", (unsigned long long)digest(&readings));
        arena_free(readings.arena);
        return 0;
    }
    unsigned long contracts = argc > 1 ? strtoul(argv[1], NULL, 10) : contracts_to_try();
    unsigned long first = argc > 2 ? strtoul(argv[2], NULL, 10) : 1;
    struct tally *tallies = xcalloc(law_count, sizeof *tallies);
    for (unsigned long number = first; number < first + contracts; number++)
        try_contract(&readings, number, tallies);
    size_t passed = 0, failed = 0;
    for (size_t i = 0; i < law_count; i++) {
        printf("%s %s: %s (%zu outcomes", tallies[i].failed == 0 ? "ok" : "not ok", laws[i].name,
               laws[i].says, tallies[i].compared);
        printf(tallies[i].failed > 0 ? ", not for %zu contracts)\n" : ")\n", tallies[i].failed);
        *(tallies[i].failed == 0 ? &passed : &failed) += 1;
    }
    bool same = same_in_another_process(&readings, argv[0]);
    printf("%s every run: another process finds the same\n", same ? "ok" : "not ok");
    *(same ? &passed : &failed) += 1;
    printf("%lu contracts of %d years\n%zu passed, %zu failed\n", contracts, YEARS, passed, failed);
    free(tallies);
    arena_free(readings.arena);
    return failed > 0;
}
