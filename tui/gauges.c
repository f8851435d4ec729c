// SPDX-License-Identifier: MIT
// Choosing the most telling gauges.
#include "gauges.h"

#include <stdlib.h>

#include "tui/phrases.h"

static int missing(const struct gauge *gauge)
{
    return gauge->threshold - gauge->count;
}

static bool telling(const struct gauge *gauge)
{
    return gauge->live && missing(gauge) > 0 && (gauge->count > 0 || missing(gauge) == 1);
}

// What counts already before what does not, then the smallest share missing, then the fewest, then in the framework's order.
static int nearest_first(const void *a, const void *b)
{
    const struct gauge *x = *(const struct gauge *const *)a, *y = *(const struct gauge *const *)b;
    if ((x->count > 0) != (y->count > 0))
        return x->count > 0 ? -1 : 1;
    long long left = (long long)missing(x) * y->threshold,
              right = (long long)missing(y) * x->threshold;
    if (left != right)
        return left < right ? -1 : 1;
    if (missing(x) != missing(y))
        return missing(x) - missing(y);
    return x < y ? -1 : x > y ? 1 : 0;
}

void gauges_add(struct doc *doc, const struct outcome *outcome, size_t most, bool fresh)
{
    const struct gauge **found =
        ARENA_ARRAY(doc->arena, outcome->gauge_count + 1, const struct gauge *);
    size_t count = 0, counted = 0;
    for (size_t i = 0; i < outcome->gauge_count; i++) {
        if (telling(&outcome->gauges[i]))
            found[count++] = &outcome->gauges[i];
    }
    if (count)
        qsort(found, count, sizeof *found, nearest_first);
    for (size_t i = 0; i < count; i++) {
        bool of_count = found[i]->count > 0;
        if (of_count ? counted == most : counted && !fresh)
            continue;
        counted += of_count;
        doc_words(doc, 0, true, missing(found[i]) == 1 ? ROLE_DUE_SOON : ROLE_TEXT,
                  phrase_this_year(doc->arena, found[i]->words, outcome->as_at));
        if (!of_count)
            return;
    }
}
