// SPDX-License-Identifier: MIT
#include "decimal.h"

#include <ctype.h>
#include <string.h>

enum { MAX_DIGITS = 15, MAX_PLACES = 9, MAX_RATIO_DIGITS = 12, MAX_POUND_DIGITS = 13 };

static const int64_t powers[MAX_PLACES + 1] = {1,      10,      100,      1000,      10000,
                                               100000, 1000000, 10000000, 100000000, 1000000000};

bool decimal_parse(const char *text, struct decimal *out)
{
    bool negative = *text == '-';
    if (*text == '-' || *text == '+')
        text++;
    int64_t value = 0;
    int digits = 0, places = -1;
    for (; *text != '\0'; text++) {
        if (*text == '.' && places < 0 && digits > 0) {
            places = 0;
        } else if (isdigit((unsigned char)*text)) {
            value = value * 10 + (*text - '0');
            digits++;
            places += places >= 0;
        } else {
            return false;
        }
        if (digits > MAX_DIGITS || places > MAX_PLACES)
            return false;
    }
    if (digits == 0 || places == 0)
        return false;
    *out = (struct decimal){negative ? -value : value, powers[places > 0 ? places : 0]};
    return true;
}

static bool whole(const char **at, int64_t *out)
{
    int digits = 0;
    *out = 0;
    for (; isdigit((unsigned char)**at); (*at)++) {
        *out = *out * 10 + (**at - '0');
        if (++digits > MAX_RATIO_DIGITS)
            return false;
    }
    return digits > 0;
}

bool decimal_parse_ratio(const char *text, struct decimal *out)
{
    int64_t numerator = 0, denominator = 0;
    if (!whole(&text, &numerator) || *text++ != '/' || !whole(&text, &denominator) || *text != '\0' ||
        denominator == 0)
        return false;
    *out = (struct decimal){numerator, denominator};
    return true;
}

int decimal_compare(struct decimal a, struct decimal b)
{
    __extension__ typedef __int128 wide;
    wide left = (wide)a.numerator * b.denominator;
    wide right = (wide)b.numerator * a.denominator;
    return (left > right) - (left < right);
}

struct decimal decimal_times(struct decimal a, int64_t factor)
{
    return (struct decimal){a.numerator * factor, a.denominator};
}

// The value times 10^places, rounded half away from zero.
static int64_t rounded(struct decimal value, int places)
{
    __extension__ typedef __int128 wide;
    wide scaled = (wide)value.numerator * powers[places];
    wide magnitude = scaled < 0 ? -scaled : scaled;
    wide result = (magnitude * 2 + value.denominator) / ((wide)value.denominator * 2);
    return (int64_t)(scaled < 0 ? -result : result);
}

static void print_scaled(int64_t scaled, int places, struct text *out)
{
    while (places > 0 && scaled % 10 == 0) {
        scaled /= 10;
        places--;
    }
    if (scaled < 0)
        text_add_char(out, '-');
    uint64_t magnitude = scaled < 0 ? -(uint64_t)scaled : (uint64_t)scaled;
    uint64_t unit = (uint64_t)powers[places];
    if (places > 0)
        text_printf(out, "%llu.%0*llu", (unsigned long long)(magnitude / unit), places,
                    (unsigned long long)(magnitude % unit));
    else
        text_printf(out, "%llu", (unsigned long long)magnitude);
}

void decimal_print(struct decimal value, int places, struct text *out)
{
    print_scaled(rounded(value, places), places, out);
}

void decimal_print_against(struct decimal value, struct decimal limit, int places, struct text *out)
{
    int side = decimal_compare(value, limit);
    for (; places < MAX_PLACES; places++) {
        struct decimal printed = {rounded(value, places), powers[places]};
        if (decimal_compare(printed, limit) == side)
            break;
    }
    decimal_print(value, places, out);
}

bool money_parse(const char *text, int64_t *pence)
{
    if (text_starts(text, "£"))
        text += strlen("£");
    int64_t pounds = 0;
    int digits = 0, group = -1; // digits since the last comma, -1 before the first
    for (; isdigit((unsigned char)*text) || *text == ','; text++) {
        if (*text == ',') {
            if (digits == 0 || (group < 0 ? digits > 3 : group != 3))
                return false;
            group = 0;
        } else {
            pounds = pounds * 10 + (*text - '0');
            group += group >= 0;
            if (++digits > MAX_POUND_DIGITS)
                return false;
        }
    }
    if (digits == 0 || (group >= 0 && group != 3))
        return false;
    int64_t rest = 0;
    if (*text == '.') {
        if (!isdigit((unsigned char)text[1]) || !isdigit((unsigned char)text[2]))
            return false;
        rest = (text[1] - '0') * 10 + (text[2] - '0');
        text += 3;
    }
    if (*text != '\0')
        return false;
    *pence = pounds * 100 + rest;
    return true;
}

void money_print(int64_t pence, bool ascii, struct text *out)
{
    char digits[24];
    struct text plain = {0};
    text_printf(&plain, "%lld", (long long)(pence / 100));
    size_t length = plain.length, used = 0;
    for (size_t i = 0; i < length && used < sizeof digits - 2; i++) {
        if (i > 0 && (length - i) % 3 == 0)
            digits[used++] = ',';
        digits[used++] = plain.bytes[i];
    }
    digits[used] = '\0';
    text_printf(out, "%s%s.%02d", ascii ? "GBP " : "£", digits, (int)(pence % 100));
    text_release(&plain);
}
