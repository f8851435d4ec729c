// SPDX-License-Identifier: MIT
// House rules: what every contract needs told, where the framework's file says nothing of it. They are ours and no document's: local
// settings, with HOUSE_CLAUSE for a clause. A file that has rows of its own about the same thing replaces them.
#ifndef RULES_HOUSE_H
#define RULES_HOUSE_H

#include "model/rules/framework.h"

#define HOUSE_CLAUSE "house rule, not in the document"

enum {
    HOUSE_MONTHS_AFTER_END = 12, // for so long it is told that a contract has ended
    HOUSE_DAYS_TO_PUBLISH = 90,  // so long before it runs out a return calendar is asked for
};

struct clocks {
    const struct clock *list;
    size_t count;
};
// The house's clocks. One holds where the framework's file has none for its kind of record.
struct clocks house_clocks(void);
bool house_clock_holds(const struct framework *framework, const struct clock *clock);

struct leads {
    const struct lead *list;
    size_t count;
};
// The lead times that hold for a framework before one sort of date: the file's own, else the house's. They are not all of that sort.
struct leads leads_before(const struct framework *framework, enum lead_of of);

#endif
