// SPDX-License-Identifier: MIT
// A KPI return as it is typed in: which KPIs are due in a period, what is recorded of them, what was typed, and saving it in one entry.
#ifndef MODEL_RETURNS_ENTRY_H
#define MODEL_RETURNS_ENTRY_H

#include "model/entry.h"
#include "model/evaluation.h"
#include "model/measure.h"

enum { RETURN_MOST_BEFORE = 8 }; // earlier returns that stand beside

// What is recorded of a KPI in a period; the last where it was corrected. `text` is as one would type it: "91.2", "none", "AMBER",
// "91.2 AMBER"; "" where nothing is recorded. `by` is the login of who recorded it, `date` when it was received.
struct return_record {
    bool any, corrected, early;
    const char *ref, *value, *text, *by;
    enum colour given, colour; // as stored, and as it counts
    day date;
    moment at;
};

// One KPI of the return. Its own period may be longer (six-monthly). `early` is the latest report before the return; before[i] is what
// stands in the return i + 1 earlier, not any where it was not due in that.
struct return_kpi {
    const struct kpi *kpi;
    day period, period_end;
    const struct target *target; // NULL: none agreed
    struct return_record result, early;
    struct return_record before[RETURN_MOST_BEFORE];
};

struct return_sheet {
    struct evaluation evaluation; // as at the office's real day, with all that is known
    day first, last;              // of the return: the shortest period of a KPI in it
    day from, to;                 // as far as the contract runs in it
    bool partial;
    day due;             // by the calendar or the framework's days; DAY_NONE: nobody says
    int months;          // from one return to the next
    bool earlier, later; // whether there is a return before and after it
    bool last_published; // the published calendar ends with it
    struct return_kpi *kpis;
    size_t count, in; // due in it, and recorded already
};

// The sheet of the return that begins on `first`, or holds that day; DAY_NONE: the latest one that has ended and is not all in (of the
// last four; where all are in, the latest that has ended). Everything in the arena and the office. STATUS_DATA where the framework has no
// KPIs or the contract has no period.
bool return_sheet(struct office *office, int64_t contract, day first, struct arena *arena,
                  struct return_sheet *out, struct status *st);
// The same for an evaluation that has been read into the sheet; within a transaction of the caller, for one.
bool return_sheet_fill(struct return_sheet *sheet, day first, day today, struct arena *arena,
                       struct status *st);
// "January to March 2027", "May 2027".
void return_period_words(day first, day last, struct text *out);

// What a figure would be recorded over if it was received on that day: the result, or the early report of that very day. Not any: nothing.
const struct return_record *return_under(const struct return_kpi *kpi, day received);
// Whether what came on that day is a report before the return: the period had not ended.
bool return_is_early(const struct return_kpi *kpi, day received);

enum return_change {
    RETURN_NOTHING,    // blank, not received, or as recorded already
    RETURN_NEW,        // nothing was recorded
    RETURN_CORRECTION, // something else was
    RETURN_MISTAKE,    // cannot be taken; the words say why
};
struct return_reading {
    enum typed_measure said;
    struct measure measure;
    enum return_change change;
    const char *words; // RETURN_MISTAKE: a sentence that says what to do, in the arena
};
void return_read(const struct return_sheet *sheet, size_t index, const char *typed, day received,
                 struct arena *arena, struct return_reading *out);
// Reads the day received on: it is real, not after today and not before what the return is about began. False, with a sentence.
bool return_received_check(const struct return_sheet *sheet, day received, day today,
                           struct text *why);

struct return_typed { // one cell
    const char *kpi;  // reference
    const char *text; // as typed
    const char *base; // text of the result when one began to type; "" where there was none
};

// The facts that saving would add, for model/whatif.h: of cells that can be read. In the arena.
const struct fact *return_facts(const struct return_sheet *sheet, const struct return_typed *typed,
                                size_t count, day received, struct arena *arena, size_t *out_count);

enum return_saved {
    RETURN_SAVED,
    RETURN_SAVED_BEFORE, // under this token it had been saved already
    RETURN_CHANGED, // somebody else has recorded other values meanwhile: `sheet` says which; nothing was saved
    RETURN_REFUSED, // something cannot be taken: the status says what
    RETURN_FAILED,  // the database could not be written; the status says why
};
struct return_saving {
    int64_t contract;
    day first; // of the return
    day received;
    const char *reason; // for corrections
    const struct return_typed *typed;
    size_t count;
    const char *token;
    // filled
    size_t added, corrected;
    struct return_sheet sheet; // as it was when it was saved, or could not be
};
// Saves what differs from what is recorded, all or nothing.
enum return_saved return_save(struct office *office, struct return_saving *saving,
                              struct arena *arena, struct status *st);

#endif
