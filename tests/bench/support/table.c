// SPDX-License-Identifier: MIT
#include "table.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

struct spread spread_of(double value)
{
    return (struct spread){value, value, value};
}

void table_head(void)
{
    printf("%-4s %-36s %26s  %26s %-3s %7s  %-12s %s\n", "line", "what", "ours: median (range)",
           "floor: median (range)", "", "ratio", "budget", "");
}

static void print_spread(const struct spread *spread, bool whole)
{
    char range[48], all[80];
    int places = whole ? 0 : 2;
    snprintf(range, sizeof range, "(%.*f-%.*f)", places, spread->low, places, spread->high);
    if (spread->low == spread->high)
        *range = '\0';
    snprintf(all, sizeof all, "%.*f %s", places, spread->median, range);
    printf(" %26s ", all);
}

void table_line(struct table *table, const struct line *line)
{
    bool whole = strcmp(line->unit, "B") == 0 || strcmp(line->unit, "KiB") == 0;
    bool floored = line->floor.median > 0;
    double ratio = floored ? line->ours.median / line->floor.median : 0;
    bool ok = line->judged == TOLD ||
              (line->judged == AT_MOST ? line->ours.median : ratio) <= line->budget;
    char budget[32] = "", verdict[32] = "";
    if (line->judged != TOLD) {
        snprintf(budget, sizeof budget, line->judged == AT_MOST ? "<= %g %s" : "<= %g x %s",
                 line->budget, line->judged == AT_MOST ? line->unit : line->beside);
        snprintf(verdict, sizeof verdict, "%s", ok ? "ok" : "MISS");
    } else if (line->beside != NULL) {
        snprintf(budget, sizeof budget, "beside %s", line->beside);
    }
    printf("%-4s %-36s", line->id, line->what);
    print_spread(&line->ours, whole);
    if (floored)
        print_spread(&line->floor, whole);
    else
        printf(" %26s ", "");
    printf("%-3s ", line->unit);
    if (floored)
        printf("%7.2f  ", ratio);
    else
        printf("%7s  ", "");
    printf("%-12s %-5s%s\n", budget, verdict, line->more != NULL ? line->more : "");
    fflush(stdout);
    table->lines++;
    if (ok)
        return;
    table->missed++;
    if (line->judged == AT_MOST)
        text_printf(&table->misses, "  %s %s: %.2f %s where %g are allowed\n", line->id, line->what,
                    line->ours.median, line->unit, line->budget);
    else
        text_printf(&table->misses,
                    "  %s %s: %.2f times its floor where %g are allowed (%.2f beside %.2f %s)\n",
                    line->id, line->what, ratio, line->budget, line->ours.median,
                    line->floor.median, line->unit);
}

void table_skip(const char *ids, const char *why)
{
    printf("SKIP %s: %s\n", ids, why);
    fflush(stdout);
}

void table_end(const struct table *table)
{
    if (table->missed == 0)
        printf("\nAll %d lines are within their budgets.\n", table->lines);
    else
        printf("\n%d of %d lines miss their budget:\n%s", table->missed, table->lines,
               text_get(&table->misses));
}

void table_release(struct table *table)
{
    text_release(&table->misses);
}
