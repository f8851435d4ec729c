// SPDX-License-Identifier: MIT
// One line in words for a fact, a function for each kind.
#include "model/history.h"

#include <string.h>

#include "model/records.h"
#include "model/returns_late.h"
#include "model/rules/periods.h"
#include "model/rules/provisions_state.h"

typedef void writer(const struct framework *framework, const struct contract_facts *facts,
                    const struct fact *fact, struct text *out);

static void add_list(const char *before, const char *const *items, size_t count, struct text *out)
{
    for (size_t i = 0; i < count; i++)
        text_printf(out, "%s%s", i == 0 ? before : ", ", items[i]);
}

static void add_kpi(const struct framework *framework, const char *ref, struct text *out)
{
    const struct kpi *kpi = ref != NULL ? framework_kpi(framework, ref) : NULL;
    text_printf(out, "KPI %s", ref != NULL ? ref : "?");
    if (kpi != NULL)
        text_printf(out, " %s", kpi->brief != NULL ? kpi->brief : kpi->title);
}

static const char *period_word(const struct kpi *kpi)
{
    int months = kpi != NULL ? kpi->interval : 0;
    return months == 1 ? "month" : months == 3 ? "quarter" : months == 12 ? "year" : "period";
}

static void add_value(const struct kpi *kpi, const struct contract_facts *facts,
                      const struct fact *fact, enum colour colour, struct text *out)
{
    bool percent = kpi != NULL && text_equal(kpi->unit, "%");
    struct decimal value =
        fact->is_ratio && percent ? decimal_times(fact->value, 100) : fact->value;
    const struct target *target = kpi != NULL ? rules_target(kpi, facts, fact->period) : NULL;
    if (!fact->is_ratio)
        decimal_print(value, 9, out); // as it was written
    else if (target != NULL)
        decimal_print_against(value, colour == COLOUR_RED ? target->amber : target->target, 1, out);
    else
        decimal_print(value, 1, out);
    if (kpi != NULL && kpi->unit != NULL && kpi->unit[0] != '\0')
        text_printf(out, " %s", kpi->unit);
}

static void say_result(const struct framework *framework, const struct contract_facts *facts,
                       const struct fact *fact, struct text *out)
{
    static const char *const words[] = {[COLOUR_NONE] = NULL,
                                        [COLOUR_GREEN] = "GREEN",
                                        [COLOUR_AMBER] = "AMBER",
                                        [COLOUR_RED] = "RED"};
    const struct kpi *kpi = fact->kpi != NULL ? framework_kpi(framework, fact->kpi) : NULL;
    enum colour colour = fact->colour;
    if (colour == COLOUR_NONE && kpi != NULL && fact->has_value)
        colour = rules_colour(kpi, facts, fact->period, fact->value, fact->is_ratio);
    add_kpi(framework, fact->kpi, out);
    text_add(out, ": ");
    if (fact->no_activity) {
        text_add(out, "no activity");
    } else {
        if (fact->has_value)
            add_value(kpi, facts, fact, colour, out);
        text_printf(out, "%s%s", fact->has_value ? ", " : "",
                    words[colour] != NULL ? words[colour] : "not rated");
    }
    text_printf(out, ", for the %s from ", period_word(kpi));
    day_print(fact->period, false, out);
    if (fact->kind == FACT_EARLY)
        text_add(out, ", reported early");
    days_late_words(period_days_late(framework, facts, fact), out);
}

static void say_never_event(const struct framework *framework, const struct contract_facts *facts,
                            const struct fact *fact, struct text *out)
{
    (void)facts;
    const struct never_event *event = framework_never_event(framework, fact->outcome);
    text_printf(out, "%s, never event: %s", fact->ref,
                event != NULL ? event->title : fact->outcome);
}

static void say_served(const struct framework *framework, const struct contract_facts *facts,
                       const struct fact *fact, struct text *out)
{
    (void)facts;
    const struct instrument *instrument =
        fact->instrument != NULL ? framework_instrument(framework, fact->instrument) : NULL;
    text_printf(out, "%s served: %s", fact->ref,
                instrument != NULL         ? instrument->word
                : fact->instrument != NULL ? fact->instrument
                                           : "?");
    add_list(" for KPI ", fact->covers, fact->cover_count, out);
    if (fact->rectify_by != DAY_NONE) {
        text_add(out, ", rectify by ");
        day_print(fact->rectify_by, false, out);
    }
    if (fact->accompanies != NULL)
        text_printf(out, ", accompanies %s", fact->accompanies);
    if (fact->follows != NULL)
        text_printf(out, ", follows %s", fact->follows);
    add_list(", answers ", fact->answers, fact->answer_count, out);
}

static void say_determined(const struct framework *framework, const struct contract_facts *facts,
                           const struct fact *fact, struct text *out)
{
    (void)framework;
    (void)facts;
    if (text_equal(fact->outcome, "awaited")) {
        text_printf(out, "%s: evidence awaited", fact->ref);
        if (fact->rectify_by != DAY_NONE) {
            text_add(out, " until ");
            day_print(fact->rectify_by, false, out);
        }
        return;
    }
    bool unmet = text_equal(fact->outcome, "not-met");
    text_printf(out, "%s determined: %s", fact->ref, unmet ? "not met" : fact->outcome);
    add_list(", KPI ", fact->covers, fact->cover_count, out);
}

static void say_withdrawn(const struct framework *framework, const struct contract_facts *facts,
                          const struct fact *fact, struct text *out)
{
    (void)framework;
    (void)facts;
    text_printf(out, "%s withdrawn", fact->ref);
}

static void say_decided(const struct framework *framework, const struct contract_facts *facts,
                        const struct fact *fact, struct text *out)
{
    (void)facts;
    const struct decision *decision = framework_decision(framework, fact->outcome);
    text_add(out, fact->ref[0] != '\0' ? fact->ref : "Decision");
    text_printf(out, ": %s", decision != NULL ? decision->title : fact->outcome);
    add_list(", on ", fact->answers, fact->answer_count, out);
}

static void say_contact(const struct framework *framework, const struct contract_facts *facts,
                        const struct fact *fact, struct text *out)
{
    (void)facts;
    const struct cadence *cadence =
        fact->instrument != NULL ? framework_cadence(framework, fact->instrument) : NULL;
    const char *what = cadence != NULL            ? cadence->title
                       : fact->instrument != NULL ? fact->instrument
                       : fact->kind == FACT_VISIT ? "Visit"
                                                  : "Meeting";
    text_printf(out, "%s %s: %s", fact->ref, fact->outcome, what);
    static const char *const reasons[] = {"why", "moved"}; // why it did not take place, or moved
    for (size_t i = 0; i < sizeof reasons / sizeof *reasons; i++) {
        const char *words = fact_field(fact, reasons[i]);
        if (*words != '\0')
            text_printf(out, ". %.*s", (int)strcspn(words, "\n"), words);
    }
}

static void say_grade(const struct framework *framework, const struct contract_facts *facts,
                      const struct fact *fact, struct text *out)
{
    (void)framework;
    (void)facts;
    text_printf(out, "%s grade of %s: %s",
                fact->instrument != NULL ? fact->instrument : "Regulator's", fact->ref,
                fact->outcome);
}

// What a step says in words: the field that it cannot do without, or else the first that has any.
static const char *main_words(const struct record_kind_row *kind, const struct fact *fact)
{
    const char *words = "";
    for (size_t i = 0; i < kind->field_count; i++) {
        const struct record_field *field = &kind->fields[i];
        const char *value = fact_field(fact, field->name);
        if (field->kind != RECORD_TEXT || *value == '\0')
            continue;
        if (record_required(field, fact->outcome))
            return value;
        words = *words == '\0' ? value : words;
    }
    return words;
}

static void say_record(const struct framework *framework, const struct contract_facts *facts,
                       const struct fact *fact, struct text *out)
{
    (void)facts;
    const struct record_kind_row *kind = record_kind(fact->record);
    const struct record_state_kind *state =
        kind != NULL ? record_state_kind(kind, fact->outcome) : NULL;
    const struct stage *stage = framework_stage(framework, fact->outcome);
    const char *words = kind != NULL ? main_words(kind, fact) : "";
    text_printf(out, "%s %s: %s", kind != NULL ? kind->title : fact->record, fact->ref,
                stage != NULL   ? stage->word
                : state != NULL ? state->word
                                : fact->outcome);
    if (*words != '\0')
        text_printf(out, ". %.*s", (int)strcspn(words, "\n"), words);
}

static writer *const writers[FACT_KIND_COUNT] = {
    [FACT_RESULT] = say_result,           [FACT_EARLY] = say_result,
    [FACT_NEVER_EVENT] = say_never_event, [FACT_SERVED] = say_served,
    [FACT_DETERMINED] = say_determined,   [FACT_WITHDRAWN] = say_withdrawn,
    [FACT_DECIDED] = say_decided,         [FACT_VISIT] = say_contact,
    [FACT_MEETING] = say_contact,         [FACT_GRADE] = say_grade,
    [FACT_RECORD] = say_record,
};

const char *fact_summary(const struct framework *framework, const struct contract_facts *facts,
                         const struct fact *fact, struct arena *arena)
{
    struct text line = {0};
    writers[fact->kind](framework, facts, fact, &line);
    if (fact->note != NULL && fact->note[0] != '\0')
        text_printf(&line, ". %s", fact->note);
    const char *kept = arena_strdup(arena, text_get(&line));
    text_release(&line);
    return kept;
}
