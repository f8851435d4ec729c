// SPDX-License-Identifier: MIT
// The end of a contract: it is told beforehand, and afterwards with what was left undone, until somebody says that the contract is closed.
#include "adding.h"

#include "due_kinds.h"
#include "house.h"

#include "model/ground/text.h"

static bool left_undone(const struct adding *adding, const struct due *due)
{
    return due->duty == DUTY_MUST && due->on <= adding->facts->ends;
}

static const char *ended_what(struct adding *adding, size_t undone)
{
    struct text what = {0};
    text_add(&what, "The contract ended on ");
    day_print(adding->facts->ends, false, &what);
    text_add(&what, ": confirm that it is closed, or enter its new end");
    if (undone > 0)
        text_printf(&what, "; %zu %s left undone", undone,
                    undone == 1 ? "duty was" : "duties were");
    return adding_words(adding, &what);
}

static const char *ended_why(struct adding *adding, day told_until)
{
    struct text why = {0};
    size_t told = 0;
    for (size_t i = 0; i < adding->due_count; i++) {
        if (!left_undone(adding, &adding->dues[i]))
            continue;
        text_printf(&why, "%s%s, ", told++ == 0 ? "Left undone: " : "; ", adding->dues[i].what);
        day_print(adding->dues[i].on, false, &why);
    }
    text_add(&why, told > 0 ? ". Told until it is marked done, or until "
                            : "Told until it is marked done, or until ");
    day_print(told_until, false, &why);
    return adding_words(adding, &why);
}

void leads_settle_end(struct adding *adding)
{
    day ends = adding->facts->ends, as_at = adding->outcome->as_at;
    if (ends == DAY_NEVER)
        return;
    bool asked = adding_asks(adding, ends);
    char iso[DAY_ISO_SIZE];
    day told_until = day_add_months(ends, HOUSE_MONTHS_AFTER_END);
    struct due due = {.on = ends,
                      .kind = DUE_CONTRACT,
                      .whose = "council",
                      .what = "The contract ends: close it, or enter its new end",
                      .key = arena_printf(adding->arena, DUE_ENDED_KEY "%s", day_iso(ends, iso)),
                      .clause = HOUSE_CLAUSE,
                      .provenance = PROVENANCE_LOCAL,
                      .why = "Its last day, as it is entered",
                      .by_mark = true};
    if (as_at > ends) {
        size_t undone = 0;
        for (size_t i = 0; i < adding->due_count; i++)
            undone += left_undone(adding, &adding->dues[i]);
        due.what = ended_what(adding, undone);
        due.why = ended_why(adding, told_until);
        adding->due_count = 0;
    }
    adding_holds_until(adding, ends + 1);
    adding_holds_until(adding, told_until + 1);
    if (asked && as_at <= told_until &&
        !due_marked_done(adding->facts, due.key, as_at, adding->known_at))
        adding_due(adding, due);
}
