// SPDX-License-Identifier: MIT
// Finding the shape of what was pasted.
#include "model/returns_paste.h"

#include <string.h>

#include "model/ground/utf8.h"

struct table { // what was pasted: rows of cells, all of the same width
    const char **cells;
    size_t rows, columns;
};

static const char *cell_at(const struct table *table, size_t row, size_t column)
{
    return table->cells[row * table->columns + column];
}

// ---- Taking it apart -------------------------------------------------------------------------------------------------------------------

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static size_t without_tail(const char *text)
{
    size_t length = strlen(text);
    while (length > 0 && is_blank(text[length - 1]))
        length--;
    return length;
}

bool return_paste_is_many(const char *pasted)
{
    size_t length = without_tail(pasted), start = strspn(pasted, " \t\r\n");
    return start < length && strcspn(pasted + start, "\t\r\n") < length - start;
}

static const char *tidy_cell(const char *start, size_t length, struct arena *arena)
{
    while (length > 0 && *start == ' ') {
        start++;
        length--;
    }
    while (length > 0 && start[length - 1] == ' ')
        length--;
    return arena_strndup(arena, start, length);
}

static size_t line_end(const char *at, size_t *next)
{
    size_t length = strcspn(at, "\r\n");
    *next = length + (at[length] == '\r' && at[length + 1] == '\n' ? 2 : at[length] != '\0');
    return length;
}

static void measure_table(const char *text, struct table *table)
{
    for (size_t next; *text != '\0'; text += next) {
        size_t length = line_end(text, &next), columns = 1;
        for (size_t i = 0; i < length; i++)
            columns += text[i] == '\t';
        table->columns = columns > table->columns ? columns : table->columns;
        table->rows++;
    }
}

static void take_apart(const char *pasted, struct arena *arena, struct table *table)
{
    const char *at = arena_strndup(arena, pasted, without_tail(pasted));
    size_t row = 0;
    *table = (struct table){0};
    measure_table(at, table);
    table->cells = ARENA_ARRAY(arena, table->rows * table->columns + 1, const char *);
    for (size_t i = 0; i < table->rows * table->columns; i++)
        table->cells[i] = "";
    for (size_t next; *at != '\0'; at += next, row++) {
        size_t length = line_end(at, &next), column = 0;
        for (const char *cell = at; cell <= at + length; column++) {
            size_t size = 0;
            while (cell + size < at + length && cell[size] != '\t')
                size++;
            table->cells[row * table->columns + column] = tidy_cell(cell, size, arena);
            cell += size + 1;
        }
    }
}

static bool row_empty(const struct table *table, size_t row)
{
    for (size_t i = 0; i < table->columns; i++) {
        if (*cell_at(table, row, i) != '\0')
            return false;
    }
    return true;
}

// Columns without a single word are left out: spreadsheets copy merged cells so.
static void drop_empty_columns(struct table *table, struct arena *arena)
{
    struct table full = {.rows = table->rows,
                         .cells =
                             ARENA_ARRAY(arena, table->rows * table->columns + 1, const char *)};
    for (size_t column = 0; column < table->columns; column++) {
        bool any = false;
        for (size_t row = 0; row < table->rows && !any; row++)
            any = *cell_at(table, row, column) != '\0';
        full.columns += any;
    }
    for (size_t column = 0, to = 0; column < table->columns; column++) {
        bool any = false;
        for (size_t row = 0; row < table->rows && !any; row++)
            any = *cell_at(table, row, column) != '\0';
        for (size_t row = 0; row < table->rows && any; row++)
            full.cells[row * full.columns + to] = cell_at(table, row, column);
        to += any;
    }
    *table = full;
}

static void turn(struct table *table, struct arena *arena)
{
    struct table turned = {.rows = table->columns,
                           .columns = table->rows,
                           .cells =
                               ARENA_ARRAY(arena, table->rows * table->columns + 1, const char *)};
    for (size_t row = 0; row < turned.rows; row++) {
        for (size_t column = 0; column < turned.columns; column++)
            turned.cells[row * turned.columns + column] = cell_at(table, column, row);
    }
    *table = turned;
}

// ---- What stands where -----------------------------------------------------------------------------------------------------------------

static bool reads(const struct return_sheet *sheet, const struct return_kpi *row, const char *cell,
                  struct arena *arena)
{
    struct measure measure;
    enum typed_measure said =
        measure_typed(row->kpi, &sheet->evaluation.facts, row->period, cell, arena, &measure);
    return said != MEASURE_TYPED || measure.troubles == 0;
}

// A heading is a word that would not do as a figure of any KPI.
static bool is_heading(const struct return_sheet *sheet, const char *cell, struct arena *arena)
{
    for (size_t i = 0; i < sheet->count; i++) {
        if (*cell == '\0' || reads(sheet, &sheet->kpis[i], cell, arena))
            return false;
    }
    return strpbrk(cell, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz") != NULL;
}

static const struct kpi *named(const struct return_sheet *sheet, const char *cell)
{
    return *cell != '\0' ? measure_kpi(sheet->evaluation.framework, cell) : NULL;
}

// Whether the first column names KPIs from that row on, in each row that has anything.
static bool names_from(const struct return_sheet *sheet, const struct table *table, size_t first)
{
    size_t names = 0;
    for (size_t row = first; row < table->rows; row++) {
        if (row_empty(table, row))
            continue;
        if (named(sheet, cell_at(table, row, 0)) == NULL)
            return false;
        names++;
    }
    return names > 0;
}

// The one column behind the first in which every filled cell reads as a figure of its KPI; 0: none, or several.
static size_t figures_in(const struct return_sheet *sheet, const struct table *table, size_t first,
                         struct arena *arena)
{
    size_t found = 0, count = 0;
    if (table->columns == 2)
        return 1;
    for (size_t column = 1; column < table->columns; column++) {
        bool good = true;
        for (size_t row = first; row < table->rows && good; row++) {
            const struct kpi *kpi = named(sheet, cell_at(table, row, 0));
            for (size_t i = 0; i < sheet->count && good; i++) {
                if (sheet->kpis[i].kpi == kpi)
                    good = reads(sheet, &sheet->kpis[i], cell_at(table, row, column), arena);
            }
        }
        found = good ? column : found;
        count += good;
    }
    return count == 1 ? found : 0;
}

// ---- Laying it out ---------------------------------------------------------------------------------------------------------------------

#define NOTHING "Nothing was changed."

static bool lay_named(const struct return_sheet *sheet, const struct table *table, size_t first,
                      size_t column, const char **texts, struct status *st)
{
    for (size_t row = first; row < table->rows; row++) {
        const char *text = cell_at(table, row, column);
        const struct kpi *kpi = named(sheet, cell_at(table, row, 0));
        size_t i = 0;
        if (*text == '\0' || kpi == NULL)
            continue;
        while (i < sheet->count && sheet->kpis[i].kpi != kpi)
            i++;
        if (i == sheet->count)
            return status_fail(st, STATUS_DATA,
                               "KPI %s was pasted, and it is not due in this period. " NOTHING
                               " Copy only the KPIs that are shown.",
                               kpi->ref);
        if (texts[i] != NULL)
            return status_fail(st, STATUS_DATA,
                               "KPI %s was pasted twice. " NOTHING " Copy each KPI once.",
                               kpi->ref);
        texts[i] = text;
    }
    return true;
}

static bool lay_column(const struct return_sheet *sheet, const struct table *table, size_t at,
                       const char **texts, struct arena *arena, struct status *st)
{
    size_t first = table->rows > 1 && is_heading(sheet, cell_at(table, 0, 0), arena);
    size_t count = table->rows - first;
    if (count > sheet->count - at)
        return status_fail(
            st, STATUS_DATA,
            "%zu figures were pasted, and from KPI %s on there are %zu cells. " NOTHING
            " Go to the cell of the first figure, or copy fewer.",
            count, sheet->kpis[at].kpi->ref, sheet->count - at);
    for (size_t i = 0; i < count; i++) {
        const char *text = cell_at(table, first + i, 0);
        texts[at + i] = *text != '\0' ? text : NULL;
    }
    return true;
}

static bool lay_block(const struct return_sheet *sheet, struct table *table, const char **texts,
                      struct arena *arena, struct status *st)
{
    for (int turned = 0; turned < 2; turned++) {
        for (size_t first = 0; first < 2 && first < table->rows; first++) {
            if (!names_from(sheet, table, first))
                continue;
            size_t column = figures_in(sheet, table, first, arena);
            if (column == 0)
                return status_fail(
                    st, STATUS_DATA,
                    "%zu columns were pasted, and which one holds the figures is not "
                    "plain. " NOTHING " Copy one column of figures.",
                    table->columns);
            return lay_named(sheet, table, first, column, texts, st);
        }
        turn(table, arena);
    }
    return status_fail(st, STATUS_DATA,
                       "%zu rows of %zu cells were pasted, without references of KPIs. " NOTHING
                       " Copy one column of figures, or the references with it.",
                       table->rows, table->columns);
}

bool return_paste(const struct return_sheet *sheet, const char *pasted, size_t at,
                  struct arena *arena, const char ***texts, struct status *st)
{
    struct table table;
    size_t length = strlen(pasted);
    *texts = ARENA_ARRAY(arena, sheet->count + 1, const char *);
    if (!utf8_valid(pasted, length, NULL))
        return status_fail(st, STATUS_DATA,
                           "What was pasted is no text. " NOTHING " Copy the figures again.");
    take_apart(pasted, arena, &table);
    drop_empty_columns(&table, arena);
    if (table.columns == 1)
        return lay_column(sheet, &table, at, *texts, arena, st);
    bool name_first = named(sheet, cell_at(&table, 0, 0)) != NULL;
    if (table.rows == 1 && !(table.columns == 2 && name_first)) { // a row of figures
        turn(&table, arena);
        return lay_column(sheet, &table, at, *texts, arena, st);
    }
    return lay_block(sheet, &table, *texts, arena, st);
}
