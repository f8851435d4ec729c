// SPDX-License-Identifier: MIT
// Export of what the rules work out: findings and what is due.
#include "model/evaluation.h"
#include "model/export_kinds.h"

static const struct table_column finding_columns[] = {
    {"contract", false}, {"key", false},       {"instrument", false},
    {"duty", false},     {"raised_on", false}, {"status", false},
    {"flags", false},    {"clause", false},    {"counted", false},
};

static bool findings(struct exporter *exporter, const struct contract *contract, struct status *st)
{
    struct evaluation evaluation;
    bool good = evaluation_of(exporter->office, contract->id, exporter->arena, &evaluation, st);
    for (size_t i = 0; good && i < evaluation.outcome->finding_count; i++) {
        const struct finding *finding = &evaluation.outcome->findings[i];
        char raised[DAY_ISO_SIZE];
        const char *cells[] = {
            contract->ref,
            finding->key,
            finding->instrument,
            duty_word(finding->duty),
            day_iso(finding->raised_on, raised),
            finding_status_word(finding->status),
            (finding->flags & FINDING_BASIS_CHANGED) != 0 ? "basis-changed" : NULL,
            finding->clause,
            export_list(exporter->arena, finding->counted, finding->counted_count)};
        good = exporter->sink->row(exporter->sink->context, cells, st);
    }
    return good;
}

const struct export_kind export_findings = {
    .name = "findings",
    .what = "what the frameworks require or invite, open or not",
    EXPORT_COLUMNS(finding_columns),
    .of_contract = findings,
};

static const struct table_column due_columns[] = {
    {"due_on", false}, {"whose", false}, {"contract", false}, {"provider", false},
    {"what", false},   {"key", false},   {"clause", false},   {"officer", false},
};

static bool dues(struct exporter *exporter, const struct contract *contract, struct status *st)
{
    struct evaluation evaluation;
    bool good = evaluation_of(exporter->office, contract->id, exporter->arena, &evaluation, st);
    for (size_t i = 0; good && i < evaluation.outcome->due_count; i++) {
        const struct due *due = &evaluation.outcome->dues[i];
        char on[DAY_ISO_SIZE];
        const char *cells[] = {day_iso(due->on, on),
                               due->whose,
                               contract->ref,
                               contract->provider_name,
                               due->what,
                               due->key,
                               due->clause,
                               contract->officer};
        good = exporter->sink->row(exporter->sink->context, cells, st);
    }
    return good;
}

const struct export_kind export_due = {
    .name = "due",
    .what = "what is due, as the work queue has it",
    EXPORT_COLUMNS(due_columns),
    .of_contract = dues,
};
