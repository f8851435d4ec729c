// SPDX-License-Identifier: MIT
// Tables of facts and expected outcomes that a contracts manager can read: files of plain lines, run by the test programs of the rules.
#ifndef RULES_SUPPORT_TABLE_H
#define RULES_SUPPORT_TABLE_H

#include "model/ground/arena.h"
#include "model/ground/text.h"
#include "model/rules/rules.h"

struct table {
    struct arena *arena;
    struct text base,
        framework; // text of the framework file; the second with the table's switches set
    struct contract_facts facts;
    struct fact *list;
    struct target *targets;
    size_t fact_room, target_room;
    bool shows_rag, shows_gauges, shows_left_out;
};

// Ends the program: a table that cannot be read is a mistake of the test.
void table_fail(const char *file, int line, const char *what);
char *table_read(const char *path); // a whole file; caller frees
// "2027-07-12 result 7 2027-04-01 red" as a fact: day, kind, what the kind needs, then pairs of a name and a value. Of a record: day,
// kind, ref, state, then its fields.
struct fact table_fact(struct table *table, char **words, int count, const char *file, int line);
void table_tell(struct table *table, struct fact fact); // adds it to the table's facts
// The table's framework, with its switches; its calendar goes to the facts.
const struct framework *table_framework(struct table *table, const char *file, int line);

// Takes a line of a table that is no fact ("as at DAY"), and appends what is to stand beneath it, indented. False: it is not one of his.
typedef bool table_say(struct table *table, char **words, int count, const char *file, int line,
                       struct text *out);
// Runs all files of a folder. Lines of a file: "framework ID" (for all that follows), "=== title" begins a table, "contract starts|ends
// DAY", "switch NAME VALUE", "target KPI from DAY FIGURE [amber FIGURE]", facts, and what `say` takes. What is indented is compared with
// what came out; GOLDEN=update writes it anew. Returns the exit status.
int tables_run(const char *folder, table_say *say);

#endif
