// SPDX-License-Identifier: MIT
// Reading cells.
#include "cells.h"

#include <string.h>
#include <strings.h>

#include "model/ground/decimal.h"
#include "model/ground/memory.h"

// Reads the trimmed text of a cell to where it belongs. False when it is not of its kind. The text
// may be changed.
typedef bool cell_reader(char *text, void *place);

static bool read_text(char *text, void *place)
{
    *(const char **)place = text;
    return true;
}

static bool blank(char c) // whatever the locale
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

static bool ref_char(char c) // - . / and digits stand side by side
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '-' && c <= '9') || c == '_';
}

static bool read_ref(char *text, void *place)
{
    for (const char *at = text; *at != '\0'; at++)
        if (!ref_char(*at))
            return false;
    return read_text(text, place);
}

// Items joined by ';', blanks around them and empty ones left out.
static bool read_list(char *text, const char *also, void *place)
{
    char *out = text, *first = text;
    for (char *at = text; *at != '\0';) {
        at += strspn(at, "; \t\n\r");
        size_t length = strcspn(at, ";");
        char *end = at + length;
        while (length > 0 && blank(at[length - 1]))
            length--;
        for (size_t i = 0; i < length; i++)
            if (!ref_char(at[i]) && strchr(also, at[i]) == NULL)
                return false;
        if (length > 0) {
            if (out > first)
                *out++ = ';';
            memmove(out, at, length);
            out += length;
        }
        at = *end == ';' ? end + 1 : end;
    }
    *out = '\0';
    return read_text(text, place);
}

static bool read_refs(char *text, void *place)
{
    return read_list(text, "", place);
}

static bool read_keys(char *text, void *place)
{
    return read_list(text, ":+@!", place);
}

static bool read_flag(char *text, void *place)
{
    static const struct {
        const char *word, *flag;
    } words[] = {{"", ""}, {"Y", "Y"}, {"N", "N"}, {"Yes", "Y"}, {"No", "N"}};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (strcasecmp(text, words[i].word) == 0) {
            *(const char **)place = words[i].flag;
            return true;
        }
    }
    return false;
}

static bool read_decimal(char *text, void *place)
{
    struct decimal value;
    return (*text == '\0' || decimal_parse(text, &value)) && read_text(text, place);
}

static bool read_money(char *text, void *place)
{
    int64_t *pence = place;
    *pence = -1;
    return *text == '\0' || money_parse(text, pence);
}

static bool read_day(char *text, void *place)
{
    day *d = place;
    *d = DAY_NONE;
    return *text == '\0' || day_parse(text, d);
}

// One or two digits (of a year four), moved past with the sign behind them.
static bool take_number(const char **at, int digits, char behind, int *out)
{
    int count = 0;
    *out = 0;
    for (; **at >= '0' && **at <= '9' && count < digits; (*at)++, count++)
        *out = *out * 10 + (**at - '0');
    if (count == 0 || (behind != '\0' && *(*at)++ != behind))
        return false;
    return digits != 4 || count == 4;
}

// "14/06/2027" or, month first, "6/14/2027 12:00:00 AM".
static bool read_slashed(const char *text, bool month_first, day *d)
{
    int a = 0, b = 0, year = 0;
    if (!take_number(&text, 2, '/', &a) || !take_number(&text, 2, '/', &b) ||
        !take_number(&text, 4, '\0', &year))
        return false;
    bool time = month_first && *text == ' ' && text[strspn(text, " 0123456789:APM")] == '\0';
    int month = month_first ? a : b, mday = month_first ? b : a;
    if ((*text != '\0' && !time) || !day_valid(year, month, mday))
        return false;
    *d = day_of(year, month, mday);
    return true;
}

static bool read_day_uk(char *text, void *place)
{
    return read_day(text, place) || read_slashed(text, false, place);
}

static bool read_day_us(char *text, void *place)
{
    return read_day(text, place) || read_slashed(text, true, place);
}

// "2027-06-14T00:00:00Z", "14/06/2027 00:00": the time says nothing of a day. Databases write NULL
// where they have none.
static bool read_day_time(char *text, void *place)
{
    if (strcasecmp(text, "NULL") == 0)
        *text = '\0';
    size_t length = strcspn(text, "T ");
    bool time = text[length] != '\0' && text[length + 1] != '\0' &&
                text[length + 1 + strspn(text + length + 1, "0123456789:.Z+-")] == '\0';
    if (time)
        text[length] = '\0';
    return read_day_uk(text, place);
}

static bool read_moment(char *text, void *place)
{
    moment *m = place;
    *m = MOMENT_ALL;
    return *text == '\0' || moment_parse(text, m);
}

static const struct {
    cell_reader *read;
    const char *allowed; // what a message says of it
} kinds[] = {
    [CELL_TEXT] = {read_text, "any text"},
    [CELL_REF] = {read_ref, "a reference has letters, digits and . _ / - only"},
    [CELL_REFS] = {read_refs,
                   "write references of letters, digits and . _ / - with ; between them"},
    [CELL_KEYS] = {read_keys, "write keys as pwn-quarter:2027-04-01, with ; between them"},
    [CELL_FLAG] = {read_flag, "write Y or N"},
    [CELL_DECIMAL] = {read_decimal, "write a number as 89.5, without % or thousands commas"},
    [CELL_MONEY] = {read_money, "write pounds with two digits of pence or none, as 1234.50"},
    [CELL_DAY] = {read_day, "write a date that exists as YYYY-MM-DD, like 2027-06-14"},
    [CELL_DAY_UK] = {read_day_uk, "write a date that exists as 14/06/2027 or 2027-06-14"},
    [CELL_DAY_US] = {read_day_us,
                     "write a date that exists as 2027-06-14, or as this regulator does 6/14/2027"},
    [CELL_DAY_TIME] = {read_day_time, "write a date that exists as 2027-06-14 or 14/06/2027"},
    [CELL_MOMENT] = {read_moment, "write a time as 2027-05-04T09:30:00Z, or a date"},
};

static bool blank_at(const char *at, size_t length, size_t *bytes)
{
    *bytes =
        length >= 2 && memcmp(at, "\xC2\xA0", 2) == 0 ? 2 : 1; // a no-break space counts as one
    return length > 0 && (*bytes == 2 || blank(*at));
}

static char *trimmed(char *text)
{
    size_t length = strlen(text), bytes = 0;
    while (blank_at(text, length, &bytes)) {
        text += bytes;
        length -= bytes;
    }
    while (length > 0 && (blank(text[length - 1]) ||
                          (length >= 2 && memcmp(text + length - 2, "\xC2\xA0", 2) == 0)))
        length -= blank(text[length - 1]) ? 1 : 2;
    text[length] = '\0';
    return text;
}

static const char *control_in(const char *text)
{
    for (; *text != '\0'; text++)
        if (((unsigned char)*text < ' ' && strchr("\t\n\r", *text) == NULL) || *text == 0x7F)
            return text;
    return NULL;
}

#define CONTROL "%s holds the control character U+%04X; only text, tabs and line breaks are taken"

static void read_cell(struct job *job, const struct column *column, char *text, char *none,
                      char *row)
{
    struct row_head *head = (struct row_head *)(void *)row;
    const char *control = job->profile->strict ? control_in(text) : NULL;
    text = trimmed(text);
    if (control != NULL)
        row_problem(job, head, CONTROL, column->name, (unsigned)*control);
    else if (!kinds[column->kind].read(text, row + column->offset)) {
        row_problem(job, head, "%s %s: %s", column->name, quote(job, text),
                    kinds[column->kind].allowed);
        kinds[column->kind].read(none, row + column->offset);
    } else if (*text == '\0' && (column->must & FILLED) != 0)
        row_problem(job, head, "%s is empty and must not be", column->name);
}

// The cells of an open profile's further columns.
static void read_extra(struct job *job, const struct csv_record *record, char *row)
{
    const char **cells = ARENA_ARRAY(job->arena, job->extra_count + 1, const char *);
    for (size_t i = 0; i < job->extra_count; i++) {
        size_t field = job->extra[i].field;
        cells[i] = field < record->count ? trimmed(record->fields[field]) : "";
        const char *control = job->profile->strict ? control_in(cells[i]) : NULL;
        if (control != NULL)
            row_problem(job, (struct row_head *)(void *)row, CONTROL, job->extra[i].heading,
                        (unsigned)*control);
    }
    *(const char *const **)(void *)(row + job->profile->rest) = cells;
}

// none: an empty text for the columns that are not there.
static void read_row(struct job *job, const struct csv_record *record, const struct header *header,
                     char *none, char *row)
{
    const struct profile *profile = job->profile;
    struct row_head *head = (struct row_head *)(void *)row;
    *head = (struct row_head){.line = record->line};
    for (size_t i = 0; i < profile->column_count; i++) {
        int at = header->at[i];
        enum cell_kind kind = profile->columns[i].kind;
        if (at >= 0 && (size_t)at < record->count)
            read_cell(job, &profile->columns[i], record->fields[at], none, row);
        else if (at >= 0 || !profile->gaps || kind >= CELL_MONEY)
            kinds[kind].read(none, row + profile->columns[i].offset);
    }
    if (profile->open)
        read_extra(job, record, row);
    for (size_t i = header->fields; i < record->count; i++) {
        if (record->fields[i][0] != '\0') {
            row_problem(job, head, "%zu fields, and the header has %zu", record->count,
                        header->fields);
            break;
        }
    }
    if (record->count < header->fields)
        row_problem(job, head, "ends after %zu of %zu fields", record->count, header->fields);
}

void cells_read(struct job *job, char *text, size_t size, const struct header *header)
{
    struct csv csv;
    struct csv_record record;
    const char *what = NULL;
    size_t capacity = 0;
    char *none = arena_strdup(job->arena, "");
    csv_begin(&csv, text + header->offset, size - header->offset, header->delimiter, header->line);
    enum csv_result result = csv_next(&csv, &record, &what); // the header itself
    while (result == CSV_RECORD && (result = csv_next(&csv, &record, &what)) == CSV_RECORD) {
        job->rows = list_room(job->rows, &capacity, job->row_count, job->profile->row_size);
        char *row = job->rows + job->row_count * job->profile->row_size;
        memset(row, 0, job->profile->row_size);
        read_row(job, &record, header, none, row);
        job->row_count++;
    }
    if (result == CSV_BROKEN)
        problem_add(&job->problems, record.line, "%s.", what);
    csv_release(&csv);
    job->report->rows = job->row_count;
}
