// SPDX-License-Identifier: MIT
#include "house.h"

#include "model/ground/text.h"

#define HOUSE_LEAD(name, before, days, words)                                                \
    {                                                                                        \
        .id = (name), .title = (words), .of = (before), .count = (days), .unit = CLOCK_DAYS, \
        .whose = "council", .duty = DUTY_MUST, .clause = HOUSE_CLAUSE,                       \
        .provenance = PROVENANCE_LOCAL                                                       \
    }

// The days are those adopted for breaks.
static const struct lead house_leads[] = {
    HOUSE_LEAD("break-180", LEAD_BREAK, 180, "Contract break: find out what service is needed"),
    HOUSE_LEAD("break-90", LEAD_BREAK, 90, "Contract break: plan what follows"),
    HOUSE_LEAD("break-30", LEAD_BREAK, 30, "Contract break: give notice, or decide not to use it"),
    HOUSE_LEAD("break-0", LEAD_BREAK, 0, "Contract break: last day to use it"),
    HOUSE_LEAD("extension-180", LEAD_EXTENSION, 180,
               "Contract extension: find out what service is needed"),
    HOUSE_LEAD("extension-90", LEAD_EXTENSION, 90, "Contract extension: decide on it"),
    HOUSE_LEAD("extension-0", LEAD_EXTENSION, 0, "Contract extension: last day to decide on it"),
    HOUSE_LEAD("end-180", LEAD_END, 180, "End of the contract: find out what service is needed"),
    HOUSE_LEAD("end-90", LEAD_END, 90, "End of the contract: plan what follows"),
};

struct leads leads_before(const struct framework *framework, enum lead_of of)
{
    const struct provisions *provisions = &framework->provisions;
    for (size_t i = 0; i < provisions->lead_count; i++) {
        if (provisions->leads[i].of == of)
            return (struct leads){provisions->leads, provisions->lead_count};
    }
    return (struct leads){house_leads, sizeof house_leads / sizeof *house_leads};
}

#define HOUSE_CLOCK(name, words, of, begin, end, turn, ...)                              \
    {                                                                                    \
        .id = (name), .title = (words), .record = (of), .from = (begin), .until = (end), \
        .unit = CLOCK_DAYS, .whose = (turn), .duty = DUTY_MUST, .clause = HOUSE_CLAUSE,  \
        .provenance = PROVENANCE_LOCAL, __VA_ARGS__                                      \
    }

// What waits for somebody's word, and a suspension that nobody looks at again. The days are ours.
static const struct clock clocks[] = {
    HOUSE_CLOCK("suspension-approval", "Agree the suspension, or not", "suspension", "proposed",
                "agreed", "approver", .count = 5),
    HOUSE_CLOCK("suspension-review", "Review of the suspension", "suspension", "in-force", "lifted",
                "council", .by = "review_on", .must_name = true),
    HOUSE_CLOCK("variation-authorised", "Authorise the variation, or not", "variation", "issued",
                "authorised-council", "approver", .count = 14),
    HOUSE_CLOCK("termination-decided", "Decide on the termination", "termination", "requested",
                "decided", "approver", .count = 14),
};

struct clocks house_clocks(void)
{
    return (struct clocks){clocks, sizeof clocks / sizeof *clocks};
}

bool house_clock_holds(const struct framework *framework, const struct clock *clock)
{
    const struct provisions *provisions = &framework->provisions;
    for (size_t i = 0; i < provisions->clock_count; i++) {
        if (text_equal(provisions->clocks[i].record, clock->record))
            return false;
    }
    return true;
}
