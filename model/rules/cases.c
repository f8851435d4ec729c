// SPDX-License-Identifier: MIT
// Raising findings and looking them up while the days are worked through.
#include "ladder.h"

#include "model/ground/text.h"

struct raised *case_standing(const struct ladder *ladder, const char *key)
{
    for (size_t i = ladder->case_count; i-- > 0;) {
        struct raised *raised = ladder->cases[i];
        if (raised->finding.status != FINDING_LAPSED && text_equal(raised->finding.key, key))
            return raised;
    }
    return NULL;
}

struct raised *case_in_window(const struct ladder *ladder, const char *rule_key, day window)
{
    for (size_t i = ladder->case_count; i-- > 0;) {
        struct raised *raised = ladder->cases[i];
        if (raised->finding.status != FINDING_LAPSED && raised->rule != NULL &&
            raised->window == window && text_equal(raised->rule->key, rule_key))
            return raised;
    }
    return NULL;
}

void case_status(struct ladder *ladder, struct raised *raised, enum finding_status status,
                 const char *by)
{
    raised->finding.status = status;
    raised->finding.status_on = ladder->today;
    raised->finding.status_by = by;
}

// A finding that its own rule subsumes under another, or that takes others' place.
static void subsume(struct ladder *ladder, struct raised *raised)
{
    const struct rule *rule = raised->rule;
    struct raised *above = rule->subsumed_by != NULL
                               ? case_in_window(ladder, rule->subsumed_by, raised->window)
                               : NULL;
    if (above != NULL &&
        (rule->subsumption == SUBSUMED_IF_RAISED || above->finding.raised_on == ladder->today)) {
        case_status(ladder, raised, FINDING_SUBSUMED, above->finding.key);
        raised->subsumed_by = above;
    }
    for (size_t i = 0; i < ladder->case_count; i++) {
        struct raised *below = ladder->cases[i];
        if (below->rule != NULL && below->rule->subsumption == SUBSUMED_UNTIL_ANSWERED &&
            text_equal(below->rule->subsumed_by, rule->key) && below->window == raised->window &&
            below->finding.status == FINDING_OPEN &&
            (below->finding.raised_on == ladder->today || answers_wanting(ladder, below))) {
            case_status(ladder, below, FINDING_SUBSUMED, raised->finding.key);
            below->subsumed_by = raised;
        }
    }
}

struct raised *case_raise(struct ladder *ladder, struct raised raised, const struct outs *outs)
{
    struct raised *kept = ARENA_NEW(ladder->arena, struct raised);
    *kept = raised;
    struct finding *finding = &kept->finding;
    item_sort(&kept->basis);
    const char **counted = ARENA_ARRAY(ladder->arena, kept->basis.count + 1, const char *);
    for (size_t i = 0; i < kept->basis.count; i++)
        counted[i] = kept->basis.list[i].ref;
    finding->counted = counted;
    finding->counted_count = kept->basis.count;
    if (outs != NULL) {
        finding->left_out = outs->list;
        finding->left_out_count = outs->count;
    }
    finding->raised_on = finding->status_on = ladder->today;
    finding->status = FINDING_OPEN;
    finding->due_on = DAY_NONE;
    const struct rule *rule = kept->rule;
    if (rule != NULL) {
        finding->rule = rule;
        finding->instrument = rule->instrument;
        finding->title = rule->title;
        finding->clause =
            kept->limb != NULL && kept->limb->clause != NULL ? kept->limb->clause : rule->clause;
        finding->duty = rule->duty;
        finding->provenance = rule->provenance;
        if (rule->due_days > 0)
            finding->due_on = ladder->today + rule->due_days;
        subsume(ladder, kept);
    }
    ladder->cases = arena_room(ladder->arena, ladder->cases, &ladder->case_room, ladder->case_count,
                               sizeof *ladder->cases);
    ladder->cases[ladder->case_count++] = kept;
    return kept;
}
