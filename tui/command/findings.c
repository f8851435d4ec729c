// SPDX-License-Identifier: MIT
// findings and explain: what the frameworks require or invite, and why.
#include "tui/command/page.h"
#include "tui/command/walk.h"

static const struct table_column columns[] = {
    {"contract", false}, {"key", false},       {"instrument", false},
    {"duty", false},     {"raised_on", false}, {"status", false},
    {"flags", false},    {"clause", false},    {"counted", false},
};
enum { COLUMNS = sizeof columns / sizeof columns[0] };

struct findings {
    struct listing *listing;
    bool all;
};

static bool nothing_open(void *context, const struct standing *row)
{
    const struct findings *findings = context;
    return !findings->all && row->highest_open[0] == '\0';
}

static bool add_finding(const struct findings *findings, const char *contract,
                        const struct finding *finding, struct status *st)
{
    char raised_on[DAY_ISO_SIZE];
    struct text counted = {0};
    for (size_t i = 0; i < finding->counted_count; i++)
        text_printf(&counted, "%s%s", i > 0 ? ";" : "", finding->counted[i]);
    const char *cells[COLUMNS] = {
        contract,
        finding->key,
        finding->instrument,
        duty_word(finding->duty),
        day_iso(finding->raised_on, raised_on),
        finding_status_word(finding->status),
        (finding->flags & FINDING_BASIS_CHANGED) != 0 ? "basis-changed" : "",
        finding->clause,
        text_get(&counted),
    };
    bool done = listing_add(findings->listing, cells, st);
    text_release(&counted);
    return done;
}

static bool visit(void *context, const struct standing *row, const struct evaluation *evaluation,
                  struct status *st)
{
    const struct findings *findings = context;
    for (size_t i = 0; i < evaluation->outcome->finding_count; i++) {
        const struct finding *finding = &evaluation->outcome->findings[i];
        if ((findings->all || finding->status == FINDING_OPEN) &&
            !add_finding(findings, row->contract_ref, finding, st))
            return false;
    }
    return true;
}

bool command_findings(struct session *session, struct status *st)
{
    struct listing listing;
    struct findings findings = {.listing = &listing, .all = session_has(session, FLAG_ALL)};
    const struct walk walk = {.context = &findings, .skip = nothing_open, .visit = visit};
    const char *ref = session->operand_count > 0 ? session->operands[0] : NULL;
    struct subject subject;
    struct arena *arena = arena_new();
    bool done = ref == NULL || subject_find_contract(&session->office, ref, arena, &subject, st);
    arena_free(arena);
    if (!done)
        return false; // before a header is written
    done = listing_begin(&listing, session, columns, COLUMNS, st);
    listing.writer.spare = "counted flags clause";
    done = done && walk_contracts(session, ref, &walk, st);
    // What could be worked out is written even where some could not.
    struct status late = {0};
    if (!listing_end(&listing, &late) && done)
        done = status_fail(st, late.code, "%s", status_message(&late));
    status_clear(&late);
    listing_release(&listing);
    return done;
}

static bool unknown_key(const struct outcome *outcome, const char *contract, const char *key,
                        struct arena *arena, struct status *st)
{
    const char **keys = ARENA_ARRAY(arena, outcome->finding_count, const char *);
    for (size_t i = 0; i < outcome->finding_count; i++)
        keys[i] = outcome->findings[i].key;
    const char *near = text_nearest(key, keys, outcome->finding_count);
    if (near != NULL)
        return status_fail(st, STATUS_UNKNOWN,
                           "Contract %s has no finding \"%s\". Did you mean %s?", contract, key,
                           near);
    return status_fail(
        st, STATUS_UNKNOWN,
        "Contract %s has no finding \"%s\". contractmon findings %s --all names them.", contract,
        key, contract);
}

static bool explain(struct session *session, const struct evaluation *evaluation,
                    struct arena *arena, struct status *st)
{
    const char *key = session->operand_count > 1 ? session->operands[1] : NULL;
    const struct finding *finding = key != NULL ? outcome_finding(evaluation->outcome, key) : NULL;
    if (key != NULL && finding == NULL)
        return unknown_key(evaluation->outcome, evaluation->contract.ref, key, arena, st);
    struct text words = {0};
    if (session->office.known_at != MOMENT_ALL) {
        text_add(&words, "As at ");
        day_print(session->office.as_at, false, &words);
        add_known_at(&session->office, &words);
        text_add(&words, ": what was recorded later is left out.\n\n");
    }
    rules_explain(evaluation->framework, &evaluation->facts, evaluation->outcome, finding, &words);
    if (words.length > 0 && words.bytes[words.length - 1] != '\n')
        text_add_char(&words, '\n');
    bool done = output_page(&session->out, text_get(&words), st);
    text_release(&words);
    return done;
}

bool command_explain(struct session *session, struct status *st)
{
    struct arena *arena = arena_new();
    struct evaluation evaluation;
    int64_t contract;
    bool done = contract_named(session, session->operands[0], &contract, st) &&
                evaluation_of(&session->office, contract, arena, &evaluation, st) &&
                explain(session, &evaluation, arena, st);
    arena_free(arena);
    return done;
}
