// SPDX-License-Identifier: MIT
// From what was typed to what it means, and back to how it is shown.
#include "form_inside.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "model/ground/decimal.h"
#include "model/ground/memory.h"
#include "model/ground/utf8.h"
#include "tui/dateinput.h"

static void trimmed(const char *typed, struct text *out)
{
    size_t length = strlen(typed);
    while (length > 0 && isspace((unsigned char)typed[length - 1]))
        length--;
    while (length > 0 && isspace((unsigned char)*typed)) {
        typed++;
        length--;
    }
    text_add_bytes(out, typed, length);
}

// ---- Dates --------------------------------------------------------------------------------------------------------------------------

// With the day as it was read: it may not be the one that was meant.
static void refuse_day(const char *rule, day d, const char *is, struct text *why)
{
    text_add(why, rule);
    day_print(d, false, why);
    text_add(why, is);
}

static bool read_date(const struct app *app, const struct form_field *field, const char *typed,
                      struct text *out, struct text *why)
{
    static const enum date_side sides[] = {
        [WHEN_ANY] = DATE_NEAREST,    [WHEN_AHEAD] = DATE_AHEAD,    [WHEN_BACK] = DATE_BACK,
        [WHEN_NOT_AHEAD] = DATE_BACK, [WHEN_NOT_BACK] = DATE_AHEAD,
    };
    struct text reason = {0};
    char iso[DAY_ISO_SIZE];
    day today = app->office->today, d = DAY_NONE;
    bool real = date_input_towards(typed, today, sides[field->when], &d, &reason);
    text_release(&reason);
    if (!real)
        text_add(why, " must be a real date, as 14 June 2027, 14/6 or +7");
    else if (field->when == WHEN_NOT_AHEAD && d > today)
        refuse_day(" must be today or in the past, and ", d, " is to come", why);
    else if (field->when == WHEN_NOT_BACK && d < today)
        refuse_day(" must be today or in the future, and ", d, " is past", why);
    text_add(out, real ? day_iso(d, iso) : "");
    return why->length == 0;
}

static void say_distance(int days, struct text *out)
{
    int ahead = abs(days);
    const char *unit = ahead < 14 ? "day" : ahead < 70 ? "week" : ahead < 730 ? "month" : "year";
    int count = ahead < 14    ? ahead
                : ahead < 70  ? ahead / 7
                : ahead < 730 ? ahead * 12 / 365
                              : ahead * 100 / 36525;
    if (days == 0)
        text_add(out, "today");
    else if (ahead == 1)
        text_add(out, days > 0 ? "tomorrow" : "yesterday");
    else
        text_printf(out, "%s%d %s%s%s", days > 0 ? "in " : "", count, unit, count == 1 ? "" : "s",
                    days > 0 ? "" : " ago");
}

// A year that nobody typed and that is not this one is said in words, so that it is seen.
static void say_year_added(const char *typed, day today, day meant, struct text *out)
{
    struct text why = {0};
    day moved = DAY_NONE;
    int years = day_civil(meant).year - day_civil(today).year;
    bool typed_year = date_input(typed, day_add_months(today, 24), &moved, &why) && moved == meant;
    if (years != 0 && !typed_year)
        text_add(out, years == 1 ? ", next year" : years == -1 ? ", last year" : ", another year");
    text_release(&why);
}

// ---- Figures ------------------------------------------------------------------------------------------------------------------------

// Blanks and thousands' commas leave nothing behind: "2,150 / 2,566" is 2150/2566.
static void plain_figure(const char *typed, const char *unit, struct text *out)
{
    size_t length = strlen(typed), own = unit ? strlen(unit) : 0;
    if (own > 0 && length >= own && strcmp(typed + length - own, unit) == 0)
        length -= own;
    for (size_t i = 0; i < length; i++) {
        bool comma = typed[i] == ',' && i > 0 && isdigit((unsigned char)typed[i - 1]) &&
                     strspn(typed + i + 1, "0123456789") == 3;
        if (!comma && typed[i] != ' ')
            text_add_char(out, typed[i]);
    }
}

static bool read_figure(const struct form_field *field, const char *typed, struct text *out,
                        struct text *why)
{
    struct decimal value;
    plain_figure(typed, field->unit, out);
    const char *plain = text_get(out);
    if (text_equal(plain, "none") || text_equal(plain, "n/a") || text_equal(plain, "0/0")) {
        text_clear(out);
        text_add(out, "none");
        return true;
    }
    if (decimal_parse(plain, &value) || decimal_parse_ratio(plain, &value))
        return true;
    text_add(why, " must be a figure, as 18.2 or 2150/2566, or none where there was no activity");
    return false;
}

static bool read_money(const char *typed, struct text *out, struct text *why)
{
    int64_t pence = 0;
    struct text close = {0}; // without blanks
    for (const char *at = typed; *at; at++) {
        if (*at != ' ')
            text_add_char(&close, *at);
    }
    bool good = money_parse(text_get(&close), &pence);
    text_release(&close);
    if (!good) {
        text_add(why, " must be an amount in pounds, as 20000 or 20,000.50");
        return false;
    }
    text_printf(out, pence % 100 ? "%lld.%02d" : "%lld", (long long)(pence / 100),
                (int)(pence % 100));
    return true;
}

static bool read_number(const char *typed, struct text *out, struct text *why)
{
    plain_figure(typed, NULL, out);
    if (out->length > 0 && out->length <= 9 && strspn(text_get(out), "0123456789") == out->length)
        return true;
    text_add(why, " must be a whole number, as 3");
    return false;
}

// ---- Choices ------------------------------------------------------------------------------------------------------------------------

static const struct form_choice yes_no[] = {{"yes", "Yes", NULL}, {"no", "No", NULL}};

static const struct form_choice *choices_of(const struct form_field *field, size_t *count)
{
    *count = field->kind == FORM_YES_NO ? 2 : field->choice_count;
    return field->kind == FORM_YES_NO ? yes_no : field->choices;
}

bool field_has_list(const struct form_field *field)
{
    return field->kind == FORM_CHOICE || field->kind == FORM_SEVERAL || field->kind == FORM_YES_NO;
}

// How well a choice answers folded words: 3 the same, 2 they begin it, 1 they are in it, 0 not at all.
static int match(const struct form_choice *choice, const char *folded)
{
    struct text word = {0};
    utf8_fold(choice->word, &word);
    const char *own = text_get(&word);
    int how = 0;
    if (strcmp(own, folded) == 0 || text_equal(choice->id, folded))
        how = 3;
    else if (text_starts(own, folded) || text_starts(choice->id, folded))
        how = 2;
    else if (strstr(own, folded) || strstr(choice->id, folded))
        how = 1;
    text_release(&word);
    return how;
}

bool field_begins(const struct form_choice *choice, const char *typed)
{
    struct text folded = {0}, bare = {0};
    trimmed(typed, &bare);
    utf8_fold(text_get(&bare), &folded);
    bool begins = match(choice, text_get(&folded)) >= 2;
    text_release(&folded);
    text_release(&bare);
    return begins;
}

const struct form_choice **field_matches(const struct form_field *field, const char *typed,
                                         struct arena *arena, size_t *count)
{
    size_t all = 0;
    struct text folded = {0}, bare = {0};
    const struct form_choice *choices = choices_of(field, &all);
    const struct form_choice **found = ARENA_ARRAY(arena, all + 1, const struct form_choice *);
    trimmed(typed, &bare);
    utf8_fold(text_get(&bare), &folded);
    *count = 0;
    for (int how = 3; how >= 1; how--) { // the best first
        for (size_t i = 0; i < all; i++) {
            if (match(&choices[i], text_get(&folded)) == how || (folded.length == 0 && how == 3))
                found[(*count)++] = &choices[i];
        }
        if (folded.length == 0)
            break;
    }
    text_release(&folded);
    text_release(&bare);
    return found;
}

// The one that is meant: the same words, or the only one that begins so, or the only one that has them. NULL: none or several. Where
// others than those of the list may be named, "Ann" is not the planning officer: the same words alone are meant.
static const struct form_choice *choice_meant(const struct form_field *field, const char *typed)
{
    size_t all = 0;
    struct text folded = {0};
    const struct form_choice *choices = choices_of(field, &all), *found = NULL;
    utf8_fold(typed, &folded);
    for (int how = 3; how >= (field->free ? 3 : 1) && !found && folded.length > 0; how--) {
        size_t times = 0;
        for (size_t i = 0; i < all; i++) {
            if (match(&choices[i], text_get(&folded)) >= how) {
                times++;
                found = &choices[i];
            }
        }
        if (times > 1 && how < 3) {
            found = NULL;
            break;
        }
    }
    text_release(&folded);
    return found;
}

static bool read_choice(const struct app *app, const struct form_field *field, const char *typed,
                        struct text *out, struct text *why)
{
    const struct form_choice *meant = choice_meant(field, typed);
    if (meant || field->free) {
        text_add(out, meant ? meant->id : typed);
        return true;
    }
    if (field->kind == FORM_YES_NO) {
        text_add(why, " must be yes or no");
    } else {
        text_add(why, " must be one of the list: ");
        keymap_names_beyond_letters(app->keymap, ACTION_PICK, why);
        text_add(why, " shows it");
    }
    return false;
}

static bool read_several(const struct app *app, const struct form_field *field, const char *typed,
                         struct text *out, struct text *why)
{
    bool good = true;
    for (const char *at = typed; *at; at += *at == ';') {
        size_t length = strcspn(at, ";");
        char *piece = xstrndup(at, length);
        struct text bare = {0}, id = {0};
        trimmed(piece, &bare);
        if (bare.length > 0 && good) {
            good = read_choice(app, field, text_get(&bare), &id, why);
            text_printf(out, "%s%s", out->length > 0 && id.length > 0 ? ";" : "", text_get(&id));
        }
        text_release(&bare);
        text_release(&id);
        free(piece);
        at += length;
    }
    return good;
}

// ---- Each kind ----------------------------------------------------------------------------------------------------------------------

bool field_read(const struct form *form, const struct app *app, const struct form_field *field,
                const char *typed, struct text *out, struct text *why)
{
    struct text bare = {0};
    bool good = true;
    (void)form;
    trimmed(typed, &bare);
    const char *said = text_get(&bare);
    if (*said == '\0') {
        text_release(&bare);
        return true;
    }
    switch (field->kind) {
    case FORM_DATE:
        good = read_date(app, field, said, out, why);
        break;
    case FORM_FIGURE:
        good = read_figure(field, said, out, why);
        break;
    case FORM_MONEY:
        good = read_money(said, out, why);
        break;
    case FORM_NUMBER:
        good = read_number(said, out, why);
        break;
    case FORM_CHOICE:
    case FORM_YES_NO:
        good = read_choice(app, field, said, out, why);
        break;
    case FORM_SEVERAL:
        good = read_several(app, field, said, out, why);
        break;
    default:
        text_add(out, said);
    }
    text_release(&bare);
    return good;
}

static void show_choice(const struct form_field *field, const char *id, size_t length,
                        struct text *out)
{
    size_t count = 0;
    const struct form_choice *choices = choices_of(field, &count);
    for (size_t i = 0; i < count; i++) {
        if (strlen(choices[i].id) == length && strncmp(choices[i].id, id, length) == 0) {
            text_add(out, choices[i].word);
            return;
        }
    }
    text_add_bytes(out, id, length);
}

void field_show(const struct form_field *field, const char *value, struct text *out)
{
    day d;
    switch (field->kind) {
    case FORM_DATE:
        if (day_parse(value, &d))
            day_print(d, false, out);
        else
            text_add(out, value);
        return;
    case FORM_CHOICE:
    case FORM_YES_NO:
        show_choice(field, value, strlen(value), out);
        return;
    case FORM_SEVERAL:
        for (const char *at = value; *at; at += *at == ';') {
            size_t length = strcspn(at, ";");
            text_add(out, at > value ? "; " : "");
            show_choice(field, at, length, out);
            at += length;
        }
        return;
    default:
        text_add(out, value);
    }
}

void field_echo(const struct form *form, const struct app *app, const struct form_field *field,
                const char *typed, struct text *out)
{
    struct text means = {0}, why = {0};
    day d;
    if (field->kind == FORM_DATE && *typed && field_read(form, app, field, typed, &means, &why) &&
        day_parse(text_get(&means), &d)) {
        struct text full = {0};
        day_print(d, false, &full);
        if (strcmp(text_get(&full), typed) == 0) // it says the date already
            text_add(out, day_weekday_name(day_weekday(d), false));
        else
            day_print(d, true, out);
        text_release(&full);
        text_add(out, ", ");
        say_distance(d - app->office->today, out);
        say_year_added(typed, app->office->today, d, out);
    } else if (field->unit) {
        text_add(out, field->unit);
    }
    text_release(&means);
    text_release(&why);
}
