// SPDX-License-Identifier: MIT
#include "decimal.h"

#include <ctype.h>
#include <string.h>

enum { MAX_DIGITS = 15, MAX_PLACES = 9, MAX_RATIO_DIGITS = 12, MAX_POUND_DIGITS = 13 };

__extension__ typedef __int128 wide;

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
    if (!whole(&text, &numerator) || *text++ != '/' || !whole(&text, &denominator) ||
        *text != '\0' || denominator == 0)
        return false;
    *out = (struct decimal){numerator, denominator};
    return true;
}

int decimal_compare(struct decimal a, struct decimal b)
{
    wide left = (wide)a.numerator * b.denominator;
    wide right = (wide)b.numerator * a.denominator;
    return (left > right) - (left < right);
}

struct decimal decimal_times(struct decimal a, int64_t factor)
{
    return (struct decimal){a.numerator * factor, a.denominator};
}

// The value times 10^places, rounded half away from zero.
static wide rounded(struct decimal value, int places)
{
    wide scaled = (wide)value.numerator * powers[places];
    wide magnitude = scaled < 0 ? -scaled : scaled;
    wide result = (magnitude * 2 + value.denominator) / ((wide)value.denominator * 2);
    return scaled < 0 ? -result : result;
}

// The same rounded to one side: up (towards more) or down.
static wide rounded_to(struct decimal value, int places, bool up)
{
    wide scaled = (wide)value.numerator * powers[places];
    wide result = scaled / value.denominator, rest = scaled % value.denominator;
    if (up && rest > 0)
        return result + 1;
    return !up && rest < 0 ? result - 1 : result;
}

static int compare_scaled(wide scaled, int places, struct decimal limit)
{
    wide left = scaled * limit.denominator, right = (wide)limit.numerator * powers[places];
    return (left > right) - (left < right);
}

static void print_scaled(wide scaled, int places, struct text *out)
{
    while (places > 0 && scaled % 10 == 0) {
        scaled /= 10;
        places--;
    }
    if (scaled < 0)
        text_add_char(out, '-');
    wide magnitude = scaled < 0 ? -scaled : scaled;
    // what a figure holds fits 64 bits on either side of the point, though not both at once
    text_printf(out, "%llu", (unsigned long long)(magnitude / powers[places]));
    if (places > 0)
        text_printf(out, ".%0*llu", places, (unsigned long long)(magnitude % powers[places]));
}

void decimal_print(struct decimal value, int places, struct text *out)
{
    print_scaled(rounded(value, places), places, out);
}

void decimal_print_against(struct decimal value, struct decimal limit, int places, struct text *out)
{
    int side = decimal_compare(value, limit);
    wide printed = rounded(value, places);
    while (places < MAX_PLACES && compare_scaled(printed, places, limit) != side)
        printed = rounded(value, ++places);
    if (side != 0 && compare_scaled(printed, places, limit) != side)
        printed =
            rounded_to(value, places, side > 0); // nearer than the last place: away from the limit
    print_scaled(printed, places, out);
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
