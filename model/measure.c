// SPDX-License-Identifier: MIT
// Reading figures, shares, words and colours of KPIs.
#include "model/measure.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

#include "model/ground/utf8.h"

// ---- As written ------------------------------------------------------------------------------------------------------------------------

static const struct category *category_of(const struct kpi *kpi, const char *word)
{
    for (size_t i = 0; i < kpi->category_count; i++) {
        if (strcasecmp(kpi->categories[i].word, word) == 0)
            return &kpi->categories[i];
    }
    return NULL;
}

// The colour of a letter or word in whatever case; COLOUR_NONE for any other text.
static enum colour colour_said(const char *word)
{
    static const struct {
        const char *letter;
        enum colour colour;
    } letters[] = {{"G", COLOUR_GREEN}, {"A", COLOUR_AMBER}, {"R", COLOUR_RED}};
    for (size_t i = 0; i < sizeof letters / sizeof *letters; i++) {
        enum colour colour = letters[i].colour;
        if (strcasecmp(word, letters[i].letter) == 0 || strcasecmp(word, colour_word(colour)) == 0)
            return colour;
    }
    return COLOUR_NONE;
}

static bool is_share(const struct kpi *kpi, struct decimal value, bool ratio)
{
    struct decimal none, all;
    decimal_parse("0", &none);
    decimal_parse(ratio ? "1" : "100", &all);
    return !text_equal(kpi->unit, "%") ||
           (decimal_compare(value, none) >= 0 && decimal_compare(value, all) <= 0);
}

bool measure_figure(const char *value, struct decimal *out, bool *is_ratio)
{
    *is_ratio = strchr(value, '/') != NULL;
    return *is_ratio ? decimal_parse_ratio(value, out) : decimal_parse(value, out);
}

// What the value says by itself; COLOUR_NONE without a target.
static enum colour value_colour(const struct kpi *kpi, const struct contract_facts *facts,
                                day period, struct measure *out)
{
    struct decimal value;
    bool ratio;
    if (out->value[0] == '\0' || text_equal(out->value, "none"))
        return COLOUR_NONE;
    if (kpi->better == BETTER_CATEGORY) {
        const struct category *category = category_of(kpi, out->value);
        if (category == NULL) {
            out->troubles |= MEASURE_NO_CATEGORY;
            return COLOUR_NONE;
        }
        out->value = category->word;
        return category->colour;
    }
    if (!measure_figure(out->value, &value, &ratio)) {
        out->troubles |= MEASURE_NO_FIGURE;
        return COLOUR_NONE;
    }
    if (!is_share(kpi, value, ratio))
        out->troubles |= MEASURE_BEYOND;
    return rules_colour(kpi, facts, period, value, ratio);
}

void measure_read(const struct kpi *kpi, const struct contract_facts *facts, day period,
                  const char *value, const char *colour, struct measure *out)
{
    enum colour given = colour_said(colour);
    *out = (struct measure){.value = strcasecmp(value, "none") == 0 ? "none" : value};
    enum colour by_value = value_colour(kpi, facts, period, out);
    if (colour[0] != '\0' && given == COLOUR_NONE)
        out->troubles |= MEASURE_NO_COLOUR;
    if (value[0] == '\0' && colour[0] == '\0')
        out->troubles |= MEASURE_EMPTY;
    if (text_equal(out->value, "none") && given != COLOUR_NONE)
        out->troubles |= MEASURE_NONE_COLOUR;
    if (by_value != COLOUR_NONE && given != COLOUR_NONE && by_value != given)
        out->troubles |= MEASURE_DISAGREES;
    // a category's word has no other way to its colour; that of a figure is worked out when it is looked at
    out->given = given;
    out->stored = given == COLOUR_NONE && kpi->better == BETTER_CATEGORY ? by_value : given;
    out->colour = by_value != COLOUR_NONE ? by_value : given;
}

void measure_split(const struct kpi *kpi, const char *cell, struct arena *arena, const char **value,
                   const char **colour)
{
    *value = *colour = "";
    if (category_of(kpi, cell) == NULL && colour_said(cell) != COLOUR_NONE) {
        *colour = cell;
        return;
    }
    size_t length = strlen(cell);
    bool percent = length > 1 && cell[length - 1] == '%' && text_equal(kpi->unit, "%");
    *value = percent ? arena_strndup(arena, cell, strcspn(cell, " %")) : cell;
}

void measure_target(const struct kpi *kpi, const struct contract_facts *facts, day period,
                    struct text *out)
{
    const struct target *target = rules_target(kpi, facts, period);
    if (target == NULL)
        return;
    text_add(out, " (target ");
    decimal_print(target->target, 9, out);
    if (target->has_amber) {
        text_add(out, ", amber to ");
        decimal_print(target->amber, 9, out);
    }
    text_add(out, ")");
}

void measure_categories(const struct kpi *kpi, struct text *out)
{
    for (size_t i = 0; i < kpi->category_count; i++)
        text_printf(out, "%s%s", i > 0 ? ", " : "", kpi->categories[i].word);
}

// ---- Which KPI -------------------------------------------------------------------------------------------------------------------------

static const struct kpi *kpi_called(const struct framework *framework, const char *ref,
                                    size_t length)
{
    for (size_t i = 0; i < framework->kpi_count; i++)
        if (strlen(framework->kpis[i].ref) == length &&
            strncasecmp(framework->kpis[i].ref, ref, length) == 0)
            return &framework->kpis[i];
    return NULL;
}

const struct kpi *measure_kpi(const struct framework *framework, const char *heading)
{
    static const char ref[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._/-";
    const struct kpi *kpi = kpi_called(framework, heading, strcspn(heading, " :"));
    if (kpi != NULL || strncasecmp(heading, "kpi", 3) != 0)
        return kpi;
    heading += 3 + strspn(heading + 3, " _-.:#");
    size_t length = strspn(heading, ref);
    while (length > 0 && strchr(".-", heading[length - 1]) != NULL)
        length--;
    return kpi_called(framework, heading, length);
}

// ---- As typed --------------------------------------------------------------------------------------------------------------------------

// Without invisible characters and with single plain blanks, none at either end.
static const char *tidy(const char *typed, struct arena *arena)
{
    struct text out = {0};
    const char *at = typed, *end = typed + strlen(typed);
    while (at < end) {
        const char *start = at;
        uint32_t character = utf8_next(&at, end);
        bool blank = character == ' ' || character == '\t' || character == 0xA0 ||
                     character == 0x2007 || character == 0x2009 || character == 0x202F;
        if (blank && out.length > 0 && text_get(&out)[out.length - 1] != ' ')
            text_add_char(&out, ' ');
        else if (!blank && (character == UTF8_BAD || utf8_columns(character) > 0))
            text_add_bytes(&out, start, (size_t)(at - start));
    }
    size_t length = out.length;
    while (length > 0 && text_get(&out)[length - 1] == ' ')
        length--;
    const char *kept = arena_strndup(arena, text_get(&out), length);
    text_release(&out);
    return kept;
}

static bool among(const char *word, const char *const *words, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (strcasecmp(word, words[i]) == 0)
            return true;
    }
    return false;
}

// Blanks and commas stand between groups of three digits, or it is no figure: "18,2" is not 182.
static bool grouped(const char *figure, size_t length)
{
    size_t lead = 0, run = 0;
    bool seen = false;
    for (size_t i = 0; i < length && figure[i] != '.'; i++) {
        if (figure[i] == ',' || figure[i] == ' ') {
            if (seen ? run != 3 : lead < 1 || lead > 3)
                return false;
            seen = true;
            run = 0;
        } else if (!isdigit((unsigned char)figure[i])) {
            return false;
        } else {
            run++;
            lead += !seen;
        }
    }
    return !seen || run == 3;
}

static void add_plain(const char *figure, size_t length, struct text *out)
{
    while (length > 0 && *figure == ' ') {
        figure++;
        length--;
    }
    while (length > 0 && figure[length - 1] == ' ')
        length--;
    bool drop = grouped(figure, length);
    for (size_t i = 0; i < length; i++) {
        if (!drop || (figure[i] != ',' && figure[i] != ' '))
            text_add_char(out, figure[i]);
    }
}

// "2,150 / 2,566" and "2150 of 2566" as "2150/2566"; "95 %" as "95%".
static const char *plain_figure(const char *typed, struct arena *arena)
{
    struct text out = {0};
    const char *of = strstr(typed, " of "), *slash = of != NULL ? of + 1 : strchr(typed, '/');
    if (slash != NULL) {
        const char *rest = slash + (of != NULL ? 2 : 1);
        add_plain(typed, (size_t)(slash - typed), &out);
        text_add_char(&out, '/');
        add_plain(rest, strlen(rest), &out);
    } else {
        size_t length = strlen(typed);
        bool percent = length > 0 && typed[length - 1] == '%';
        add_plain(typed, length - percent, &out);
        text_add(&out, percent ? "%" : "");
    }
    const char *kept = arena_strdup(arena, text_get(&out));
    text_release(&out);
    return kept;
}

// A category by the beginning of its word; *many where several begin so.
static const struct category *category_begun(const struct kpi *kpi, const char *typed, bool *many)
{
    const struct category *found = NULL;
    for (size_t i = 0; i < kpi->category_count; i++) {
        if (strncasecmp(kpi->categories[i].word, typed, strlen(typed)) == 0) {
            *many = found != NULL;
            if (found != NULL)
                return NULL;
            found = &kpi->categories[i];
        }
    }
    return found;
}

enum typed_measure measure_typed(const struct kpi *kpi, const struct contract_facts *facts,
                                 day period, const char *typed, struct arena *arena,
                                 struct measure *out)
{
    static const char *const nothing[] = {"none", "n/a", "na", "no activity", "0/0"};
    static const char *const absent[] = {"-", "nr", "n/r", "not received", "\xE2\x80\x93"};
    const char *text = tidy(typed, arena), *value = "", *colour = "";
    *out = (struct measure){.value = ""};
    if (*text == '\0')
        return MEASURE_BLANK;
    if (among(text, absent, sizeof absent / sizeof *absent))
        return MEASURE_NOT_RECEIVED;
    if (among(text, nothing, sizeof nothing / sizeof *nothing)) {
        value = "none";
    } else if (kpi->better == BETTER_CATEGORY) {
        bool many = false;
        const struct category *begun =
            colour_said(text) != COLOUR_NONE || category_of(kpi, text) != NULL
                ? NULL
                : category_begun(kpi, text, &many);
        measure_split(kpi, begun != NULL ? begun->word : text, arena, &value, &colour);
        out->troubles = many ? MEASURE_MANY : 0;
    } else {
        const char *last = strrchr(text, ' ');
        if (last != NULL && colour_said(last + 1) != COLOUR_NONE) {
            colour = last + 1;
            text = arena_strndup(arena, text, (size_t)(last - text));
        }
        const char *own = "";
        measure_split(kpi, plain_figure(text, arena), arena, &value, &own);
        colour = *colour != '\0' ? colour : own;
        if (*value == '\0' && *colour == '\0')
            value = text; // a sign by itself
    }
    unsigned many = out->troubles;
    measure_read(kpi, facts, period, value, colour, out);
    if (many != 0)
        out->troubles = many;
    return MEASURE_TYPED;
}

bool measure_same_value(const char *a, const char *b)
{
    struct decimal left, right;
    bool left_ratio, right_ratio;
    if (text_equal(a, b))
        return true;
    return measure_figure(a, &left, &left_ratio) && measure_figure(b, &right, &right_ratio) &&
           !left_ratio && !right_ratio && decimal_compare(left, right) == 0;
}
