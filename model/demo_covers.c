// SPDX-License-Identifier: MIT
#include "model/demo_covers.h"

#include <string.h>

static uint64_t kpi_bit(const struct tale *tale, const char *ref, size_t length)
{
    for (size_t i = 0; i < tale->framework->kpi_count; i++) {
        const char *kpi = tale->framework->kpis[i].ref;
        if (strlen(kpi) == length && strncmp(kpi, ref, length) == 0)
            return (uint64_t)1 << i;
    }
    return 0;
}

uint64_t covers_of(const struct tale *tale, const char *covers)
{
    uint64_t bits = 0;
    for (const char *at = covers; *at != '\0'; at += strspn(at, ";")) {
        size_t length = strcspn(at, ";");
        bits |= kpi_bit(tale, at, length);
        at += length;
    }
    return bits;
}

// Of a counted fact: a result ("7@2027-01-01"), a deemed failure ("deemed:RAP-1:7"), a plan, or the plan that goes with a notice.
static uint64_t covers_of_ref(const struct tale *tale, const char *ref)
{
    const char *at = strchr(ref, '@'), *last = strrchr(ref, ':');
    if (at != NULL)
        return kpi_bit(tale, ref, (size_t)(at - ref));
    if (last != NULL)
        return kpi_bit(tale, last + 1, strlen(last + 1));
    uint64_t bits = 0;
    for (size_t i = 0; i < tale->count; i++) {
        const struct fact_row *row = &tale->rows[i];
        if (strcmp(row->kind, "served") == 0 &&
            (strcmp(row->ref, ref) == 0 || strcmp(row->accompanies, ref) == 0))
            bits |= covers_of(tale, row->covers);
    }
    return bits;
}

uint64_t covers_of_finding(const struct tale *tale, const struct finding *finding)
{
    uint64_t bits = 0;
    for (size_t i = 0; finding != NULL && i < finding->counted_count; i++)
        bits |= covers_of_ref(tale, finding->counted[i]);
    return bits;
}

// Those of the findings that a notice answers.
uint64_t covers_of_notice(const struct tale *tale, const struct outcome *outcome,
                          const char *notice)
{
    const struct fact_row *row = tale_paper(tale, notice);
    uint64_t bits = 0;
    for (size_t i = 0; row != NULL && i < outcome->finding_count; i++) {
        const struct finding *finding = &outcome->findings[i];
        if (finding->status_by != NULL && strcmp(finding->status_by, notice) == 0)
            bits |= covers_of_finding(tale, finding);
    }
    return bits;
}

const char *covers_list(struct tale *tale, uint64_t bits)
{
    struct text list = {0};
    for (size_t i = 0; i < tale->framework->kpi_count; i++) {
        if ((bits >> i & 1) != 0)
            text_printf(&list, "%s%s", list.length > 0 ? ";" : "", tale->framework->kpis[i].ref);
    }
    const char *kept = arena_strdup(tale->arena, text_get(&list));
    text_release(&list);
    return kept;
}
