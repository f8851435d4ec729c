// SPDX-License-Identifier: MIT
// findings and explain: what the frameworks require or invite, and why.
#include "model/pending.h"
#include "tui/command/page.h"
#include "tui/command/walk.h"

static const struct table_column columns[] = {
    {"contract", false}, {"key", false},       {"instrument", false},
    {"duty", false},     {"raised_on", false}, {"status", false},
    {"flags", false},    {"clause", false},    {"counted", false},
};
enum { COLUMNS = sizeof columns / sizeof columns[0] };

static bool add_row(struct listing *listing, const char *contract, enum finding_status status,
                    const struct pending_finding *finding, struct status *st)
{
    char raised_on[DAY_ISO_SIZE];
    const char *cells[COLUMNS] = {
        contract,
        finding->key,
        finding->instrument,
        duty_word((enum duty)finding->duty),
        day_iso(finding->raised_on, raised_on),
        finding_status_word(status),
        (finding->flags & FINDING_BASIS_CHANGED) != 0 ? "basis-changed" : "",
        finding->clause,
        finding->counted,
    };
    return listing_add(listing, cells, st);
}

// Those that were ever raised: the contract must be worked out for them.
static bool visit(void *context, const struct standing *row, const struct evaluation *evaluation,
                  struct status *st)
{
    struct arena *arena = arena_new();
    bool done = true;
    for (size_t i = 0; done && i < evaluation->outcome->finding_count; i++) {
        const struct finding *finding = &evaluation->outcome->findings[i];
        const struct pending_finding told = pending_finding_of(finding, arena);
        done = add_row(context, row->contract_ref, finding->status, &told, st);
    }
    arena_free(arena);
    return done;
}

static bool write_all(struct session *session, const char *ref, struct listing *listing,
                      struct status *st)
{
    const struct walk walk = {.context = listing, .visit = visit};
    return walk_contracts(session, ref, &walk, st);
}

static bool write_open(struct session *session, const struct subject *subject,
                       struct listing *listing, struct status *st)
{
    struct arena *arena = arena_new();
    struct open_findings found;
    bool done = open_findings_read(&session->office, subject, arena, &found, st);
    for (size_t i = 0; done && i < found.count; i++)
        done =
            add_row(listing, found.rows[i].contract_ref, FINDING_OPEN, &found.rows[i].finding, st);
    for (size_t i = 0; done && i < found.trouble_count; i++)
        message("Contract %s: %s", found.troubles[i].contract_ref, found.troubles[i].why);
    if (done && found.trouble_count > 0)
        done = status_fail(st, STATUS_DATA, "%zu contract%s could not be worked out.",
                           found.trouble_count, found.trouble_count == 1 ? "" : "s");
    arena_free(arena);
    return done;
}

bool command_findings(struct session *session, struct status *st)
{
    struct listing listing;
    const char *ref = session->operand_count > 0 ? session->operands[0] : NULL;
    struct subject subject = {0};
    struct arena *arena = arena_new();
    bool done = ref == NULL || subject_find_contract(&session->office, ref, arena, &subject, st);
    arena_free(arena);
    if (!done)
        return false; // before a header is written
    done = listing_begin(&listing, session, columns, COLUMNS, st);
    listing.writer.spare = "counted flags clause";
    done = done && (session_has(session, FLAG_ALL) ? write_all(session, ref, &listing, st)
                                                   : write_open(session, &subject, &listing, st));
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
