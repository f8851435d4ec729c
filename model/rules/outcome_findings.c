// SPDX-License-Identifier: MIT
// The findings of the outcome: the cases in order, and the keys that papers name but today's facts no longer raise.
#include "ladder.h"

#include <stdlib.h>
#include <string.h>

#include "model/ground/text.h"

static int by_raising(const void *left, const void *right)
{
    const struct finding *a = left, *b = right;
    if (a->raised_on != b->raised_on)
        return a->raised_on < b->raised_on ? -1 : 1;
    int order = strcmp(a->key, b->key);
    return order != 0 ? order : (a->status_on > b->status_on) - (a->status_on < b->status_on);
}

// The row or step that a key belongs to lends its words; a key of nobody's has only what the paper says.
static struct finding named_only(struct ladder *ladder, const char *key, const struct paper *paper)
{
    struct finding finding = {
        .key = key,
        .instrument = paper->instrument->id,
        .title = "named by a paper, but not raised by today's facts",
        .clause = "",
        .provenance = PROVENANCE_STATED,
        .duty = DUTY_MUST,
        .raised_on = paper->served,
        .status = FINDING_ANSWERED,
        .status_on = paper->served,
        .status_by = paper->fact->ref,
        .flags = FINDING_BASIS_CHANGED,
        .due_on = DAY_NONE,
        .why = arena_printf(ladder->arena,
                            "%s names it; the facts as they stand today do not raise it",
                            paper->fact->ref),
    };
    for (size_t i = 0; i < ladder->framework->rule_count; i++) {
        const struct rule *rule = &ladder->framework->rules[i];
        size_t length = strlen(rule->key);
        if (strncmp(key, rule->key, length) == 0 && key[length] == ':') {
            finding.clause = rule->clause;
            finding.duty = rule->duty;
            finding.provenance = rule->provenance;
            break;
        }
    }
    return finding;
}

static bool listed_already(const struct finding *findings, size_t count, const char *key)
{
    for (size_t i = 0; i < count; i++) {
        if (findings[i].status != FINDING_LAPSED && strcmp(findings[i].key, key) == 0)
            return true;
    }
    return false;
}

void outcome_findings(struct ladder *ladder, struct outcome *outcome)
{
    size_t room = ladder->case_count + 1, count = 0;
    struct finding *findings = ARENA_ARRAY(ladder->arena, room, struct finding);
    for (size_t i = 0; i < ladder->case_count; i++)
        findings[count++] = ladder->cases[i]->finding;
    for (size_t i = 0; i < ladder->papers.count; i++) {
        const struct paper *paper = ladder->papers.list[i];
        for (size_t j = 0; j < paper->fact->answer_count && in_force(paper, ladder->as_at); j++) {
            const char *key = paper->fact->answers[j];
            if (listed_already(findings, count, key))
                continue;
            findings = arena_room(ladder->arena, findings, &room, count, sizeof *findings);
            findings[count++] = named_only(ladder, key, paper);
        }
    }
    if (count > 1)
        qsort(findings, count, sizeof *findings, by_raising);
    outcome->findings = findings;
    outcome->finding_count = count;
    for (size_t i = 0; i < count; i++) {
        if (findings[i].status == FINDING_OPEN) {
            outcome->open_must += findings[i].duty == DUTY_MUST;
            outcome->open_consider += findings[i].duty == DUTY_CONSIDER;
        }
    }
}
