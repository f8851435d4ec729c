// SPDX-License-Identifier: MIT
// Reading what was typed into a return, and saving it.
#include "model/returns_entry.h"

#include <string.h>

// ---- Reading ---------------------------------------------------------------------------------------------------------------------------

bool return_is_early(const struct return_kpi *kpi, day received)
{
    return !kpi->result.any && received != DAY_NONE && received <= kpi->period_end;
}

const struct return_record *return_under(const struct return_kpi *kpi, day received)
{
    if (return_is_early(kpi, received) && kpi->early.any && kpi->early.date == received)
        return &kpi->early;
    return &kpi->result; // perhaps not any
}

static const char *kept(struct text *words, struct arena *arena)
{
    const char *copy = arena_strdup(arena, text_get(words));
    text_release(words);
    return copy;
}

static const char *colour_loud(enum colour colour)
{
    return colour == COLOUR_RED ? "RED" : colour == COLOUR_AMBER ? "AMBER" : "GREEN";
}

// A KPI of words has those, and the colours; one without any has the colours only.
static void category_words(const struct kpi *kpi, struct text *out)
{
    text_printf(out, "KPI %s must be ", kpi->ref);
    for (size_t i = 0; i < kpi->category_count; i++)
        text_printf(out, "%s, ", kpi->categories[i].word);
    text_add(out, kpi->category_count > 0 ? "or a colour: R, A or G." : "a colour: R, A or G.");
}

static void begun_words(const struct kpi *kpi, const char *typed, struct text *out)
{
    text_printf(out, "KPI %s must be one word; \"%s\" begins several of ", kpi->ref, typed);
    measure_categories(kpi, out);
    text_add(out, ". Type more of it.");
}

static const char *trouble_words(const struct return_sheet *sheet, const struct return_kpi *row,
                                 const struct measure *measure, const char *typed,
                                 struct arena *arena)
{
    const struct kpi *kpi = row->kpi;
    struct text words = {0};
    if (measure->troubles & MEASURE_MANY) {
        begun_words(kpi, typed, &words);
    } else if (measure->troubles & MEASURE_NO_CATEGORY) {
        category_words(kpi, &words);
    } else if (measure->troubles & MEASURE_NO_FIGURE) {
        text_printf(&words,
                    "KPI %s must be a number such as 88.4, a share such as 442/500, or none where "
                    "nothing happened.",
                    kpi->ref);
    } else if (measure->troubles & MEASURE_BEYOND) {
        text_printf(&words, "KPI %s must be between 0%% and 100%%.", kpi->ref);
    } else if (measure->troubles & MEASURE_NONE_COLOUR) {
        text_printf(&words,
                    "KPI %s must be either none, which has no colour, or a figure or colour.",
                    kpi->ref);
    } else {
        text_printf(&words, "KPI %s must have the colour of its figure: %s is %s", kpi->ref,
                    measure->value, colour_loud(measure->colour));
        measure_target(kpi, &sheet->evaluation.facts, row->period, &words);
        text_printf(&words, ", not %s. Leave the colour out.", colour_loud(measure->given));
    }
    return kept(&words, arena);
}

static bool says_the_same(const struct return_record *record, const struct measure *measure)
{
    return record->any && measure_same_value(record->value, measure->value) &&
           record->given == measure->stored;
}

static const char *emptied_words(const struct return_kpi *row, const struct return_record *record,
                                 struct arena *arena)
{
    return arena_printf(arena,
                        "KPI %s must keep a figure: %s is recorded, which can be corrected and not "
                        "taken away. Type the right one, or none where nothing happened.",
                        row->kpi->ref, record->text);
}

void return_read(const struct return_sheet *sheet, size_t index, const char *typed, day received,
                 struct arena *arena, struct return_reading *out)
{
    const struct return_kpi *row = &sheet->kpis[index];
    const struct return_record *record = return_under(row, received);
    *out = (struct return_reading){.words = ""};
    out->said =
        measure_typed(row->kpi, &sheet->evaluation.facts, row->period, typed, arena, &out->measure);
    if (out->said != MEASURE_TYPED) {
        if (record->any) {
            out->change = RETURN_MISTAKE;
            out->words = emptied_words(row, record, arena);
        }
    } else if (out->measure.troubles != 0) {
        out->change = RETURN_MISTAKE;
        out->words = trouble_words(sheet, row, &out->measure, typed, arena);
    } else if (!says_the_same(record, &out->measure)) {
        out->change = record->any ? RETURN_CORRECTION : RETURN_NEW;
    }
}

bool return_received_check(const struct return_sheet *sheet, day received, day today,
                           struct text *why)
{
    if (received == DAY_NONE) {
        text_add(why, "Enter the date received.");
    } else if (received > today) {
        text_add(why, "Date received must be today or in the past.");
    } else if (received < sheet->first) {
        text_add(why, "Date received must be the same as or after ");
        day_print(sheet->first, false, why);
        text_add(why, ", when the period begins.");
    } else {
        return true;
    }
    return false;
}

// ---- As facts --------------------------------------------------------------------------------------------------------------------------

static size_t index_of(const struct return_sheet *sheet, const char *kpi)
{
    size_t i = 0;
    while (i < sheet->count && !text_equal(sheet->kpis[i].kpi->ref, kpi))
        i++;
    return i;
}

// The reference of what is corrected, else that of a result without one of its own (design 6).
static const char *ref_for(const struct return_kpi *row, day received, struct arena *arena)
{
    const struct return_record *record = return_under(row, received);
    char period[DAY_ISO_SIZE], date[DAY_ISO_SIZE];
    day_iso(row->period, period);
    if (record->any)
        return record->ref;
    return return_is_early(row, received)
               ? arena_printf(arena, "%s@%s!%s", row->kpi->ref, period, day_iso(received, date))
               : arena_printf(arena, "%s@%s", row->kpi->ref, period);
}

static struct fact fact_of(const struct return_kpi *row, const struct measure *measure,
                           day received, struct arena *arena)
{
    struct fact fact = {
        .kind = return_is_early(row, received) ? FACT_EARLY : FACT_RESULT,
        .ref = ref_for(row, received, arena),
        .date = received,
        .recorded_by = "",
        .kpi = row->kpi->ref,
        .period = row->period,
        .colour = measure->stored,
        .no_activity = text_equal(measure->value, "none"),
        .rectify_by = DAY_NONE,
        .outcome = "",
        .note = "",
    };
    if (*measure->value != '\0' && !fact.no_activity)
        fact.has_value = measure_figure(measure->value, &fact.value, &fact.is_ratio);
    return fact;
}

const struct fact *return_facts(const struct return_sheet *sheet, const struct return_typed *typed,
                                size_t count, day received, struct arena *arena, size_t *out_count)
{
    struct fact *facts = ARENA_ARRAY(arena, count + 1, struct fact);
    *out_count = 0;
    for (size_t i = 0; i < count; i++) {
        struct return_reading reading;
        size_t index = index_of(sheet, typed[i].kpi);
        if (index == sheet->count)
            continue;
        return_read(sheet, index, typed[i].text, received, arena, &reading);
        if (reading.change == RETURN_NEW || reading.change == RETURN_CORRECTION)
            facts[(*out_count)++] = fact_of(&sheet->kpis[index], &reading.measure, received, arena);
    }
    return facts;
}

// ---- Saving ----------------------------------------------------------------------------------------------------------------------------

struct asked { // one cell, looked at within the transaction
    size_t index;
    struct return_reading reading;
};

// Whether somebody has recorded another result than stood there when this was typed, which is not what was typed either.
static bool overtaken(const struct return_sheet *sheet, const struct return_typed *typed,
                      const struct asked *asked)
{
    return !text_equal(sheet->kpis[asked->index].result.text, typed->base) &&
           asked->reading.change != RETURN_NOTHING;
}

static bool has_words(const char *text)
{
    return text != NULL && text[strspn(text, " \t\n")] != '\0';
}

// Looks at all cells: RETURN_SAVED when they can be stored.
static enum return_saved ask(const struct office *office, struct return_saving *saving,
                             struct asked *cells, struct arena *arena, struct status *st)
{
    const struct return_sheet *sheet = &saving->sheet;
    struct text why = {0};
    bool changed = false;
    if (!return_received_check(sheet, saving->received, office->today, &why))
        status_add(st, STATUS_DATA, "%s", text_get(&why));
    text_release(&why);
    for (size_t i = 0; i < saving->count; i++) {
        const struct return_typed *typed = &saving->typed[i];
        cells[i].index = index_of(sheet, typed->kpi);
        if (cells[i].index == sheet->count) {
            status_add(st, STATUS_DATA, "KPI %s is not due in this period.", typed->kpi);
            continue;
        }
        return_read(sheet, cells[i].index, typed->text, saving->received, arena, &cells[i].reading);
        const struct return_reading *reading = &cells[i].reading;
        if (overtaken(sheet, typed, &cells[i]))
            changed = true;
        else if (reading->change == RETURN_MISTAKE)
            status_add(st, STATUS_DATA, "%s", reading->words);
        saving->added += reading->change == RETURN_NEW;
        saving->corrected += reading->change == RETURN_CORRECTION;
    }
    if (changed) {
        status_clear(st);
        return RETURN_CHANGED;
    }
    if (saving->corrected > 0 && !has_words(saving->reason))
        status_add(st, STATUS_DATA, "Enter the reason for the correction.");
    return st->code == STATUS_OK ? RETURN_SAVED : RETURN_REFUSED;
}

static bool store(struct office *office, const struct return_saving *saving,
                  const struct asked *cell, struct arena *arena, struct status *st)
{
    const struct return_kpi *kpi = &saving->sheet.kpis[cell->index];
    const struct measure *measure = &cell->reading.measure;
    if (cell->reading.change != RETURN_NEW && cell->reading.change != RETURN_CORRECTION)
        return true;
    struct fact_row row = {
        .contract = saving->contract,
        .kind = fact_kind_word(return_is_early(kpi, saving->received) ? FACT_EARLY : FACT_RESULT),
        .ref = ref_for(kpi, saving->received, arena),
        .date = saving->received,
        .kpi = kpi->kpi->ref,
        .period = kpi->period,
        .value = measure->value,
        .colour = measure->stored != COLOUR_NONE ? colour_word(measure->stored) : "",
        .instrument = "",
        .covers = "",
        .rectify_by = DAY_NONE,
        .accompanies = "",
        .follows = "",
        .outcome = "",
        .answers = "",
        .note = cell->reading.change == RETURN_CORRECTION ? saving->reason : "",
    };
    return fact_add(office->db, &row, 0, st);
}

static enum return_saved within(struct office *office, struct return_saving *saving,
                                struct arena *arena, struct status *st)
{
    struct return_sheet *sheet = &saving->sheet;
    struct asked *cells = ARENA_ARRAY(arena, saving->count + 1, struct asked);
    if (!evaluation_facts(office, saving->contract, office->today, arena, &sheet->evaluation, st) ||
        !return_sheet_fill(sheet, saving->first, office->today, arena, st))
        return RETURN_FAILED;
    if (saving->first < sheet->first || saving->first > sheet->last) {
        struct text held = {0};
        return_period_words(sheet->first, sheet->last, &held);
        status_fail(st, STATUS_DATA,
                    "There is no period of returns that begins then; the nearest is %s.",
                    text_get(&held));
        text_release(&held);
        return RETURN_REFUSED;
    }
    enum return_saved asked = ask(office, saving, cells, arena, st);
    if (asked != RETURN_SAVED)
        return asked;
    for (size_t i = 0; i < saving->count; i++) {
        if (!store(office, saving, &cells[i], arena, st))
            return RETURN_FAILED;
    }
    return standing_refresh(office, saving->contract, st) ? RETURN_SAVED : RETURN_FAILED;
}

enum return_saved return_save(struct office *office, struct return_saving *saving,
                              struct arena *arena, struct status *st)
{
    saving->added = saving->corrected = 0;
    saving->sheet = (struct return_sheet){0};
    enum entry entry = entry_begin(office, saving->token, st);
    if (entry != ENTRY_OPEN)
        return entry == ENTRY_BEFORE ? RETURN_SAVED_BEFORE : RETURN_FAILED;
    enum return_saved done = within(office, saving, arena, st);
    if (done != RETURN_SAVED) {
        entry_give_up(office);
        return done;
    }
    return entry_commit(office, saving->token, st) ? RETURN_SAVED : RETURN_FAILED;
}
