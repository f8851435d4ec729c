// SPDX-License-Identifier: MIT
// The office: the open database, who acts, which day it is taken to be, and the frameworks and calendars already read. One per process, passed down.
#ifndef MODEL_OFFICE_H
#define MODEL_OFFICE_H

#include "db/db.h"
#include "model/ground/arena.h"
#include "model/ground/workday.h"
#include "model/rules/framework.h"

struct office {
    struct db *db;      // NULL for commands that need none
    struct actor actor; // from getuid()
    day today;          // the local day now
    day as_at;          // the day everything is told for; today unless asked otherwise
    moment known_at;    // MOMENT_ALL, or what --known-at says
    bool demo;          // invented data: every screen says so
    bool cache_holds; // what is kept for lists was worked out by the frameworks that there are now
    bool
        cache_claimed; // this office has made the cache its own once; it does not take it from another twice
    bool test_clock;              // CONTRACTMON_NOW counts for what is recorded, too
    const char *basis;            // mark of the frameworks when it was opened
    const char *framework_folder; // the council's own framework files, or NULL
    const char *local_holidays;   // the council's own file of them, or NULL
    const char *draft_folder;     // where drafts go that the database cannot take; NULL: nowhere
    struct arena *arena;          // lives as long as the office
    struct framework_cache *frameworks;
    struct calendar_cache *calendars;
    struct kept_evaluations *kept; // contracts looked at last (model/evaluation_kept.h)
};

struct office_options {
    const char *path; // of the database; NULL: open none
    enum db_mode mode;
    day as_at;                    // DAY_NONE: today
    moment known_at;              // MOMENT_ALL: everything
    const char *framework_folder; // or NULL
    const char *local_holidays;   // path of the council's own, or NULL
};

// Opens the office; on failure nothing is left open. A demonstration database sets demo, and today to its own day.
bool office_open(const struct office_options *options, struct office *out, struct status *st);
void office_close(struct office *office);
const char *office_path(const struct office *office); // of its database

// The moment that what is recorded bears: the system's clock, whatever CONTRACTMON_NOW says, but in a database that was made under
// CONTRACTMON_NOW; in a demonstration the hour of the clock on the demonstration's own day.
moment office_now(const struct office *office);

// Whether the machine's clock stands before the last entry: appends what that means and what can still be done, a sentence or two (NULL: only
// asks). Everything that is told as of today is then told for a wrong day.
bool office_clock_behind(const struct office *office, struct text *words);

// Asks again whether what is kept for lists fits this office's frameworks, sets cache_holds and returns it.
bool office_check_cache(struct office *office);
// Where it does not fit, all of it is dropped and counts as this office's from here on. Inside the write of a change; not audited.
bool office_claim_cache(struct office *office, struct status *st);

// True while the day told is today and everything known counts, so that the cache may be used.
bool office_live(const struct office *office);

// One consistent view of the database for one screen or command, until office_read_end; nests.
bool office_read_begin(struct office *office, struct status *st);
void office_read_end(struct office *office);
// True if somebody else has changed anything since the last call (a microsecond).
bool office_changed(struct office *office);

// The framework of that id in force on a day: the council's folder first, then the shipped ones. Read when first needed, kept.
bool office_framework(struct office *office, const char *id, day on, const struct framework **out,
                      struct status *st);
// The first day after `on` on which another version of it is in force than on that day; DAY_NEVER if none is known.
day office_framework_changes(struct office *office, const char *id, day on);
// A mark of all framework files, the local holidays and this program's version: with another mark, what was worked out may be something else. In the
// office's arena.
const char *office_framework_basis(struct office *office);
// Its versions in the order in which they come into force, the first from DAY_NONE on; in the arena. *count 0 where there is only one.
bool office_framework_editions(struct office *office, const char *id, struct arena *arena,
                               const struct edition **out, size_t *count, struct status *st);
// Keeps the texts of all versions that were used since the office was opened, in the caller's write transaction, so that what followed
// from them can be worked out when their files have gone.
bool office_frameworks_keep(struct office *office, struct status *st);
// One version of a framework that there is, for lists.
struct office_version {
    const struct framework *framework;
    const char *text;
    const char *sha256; // of the text
    const char *origin; // "council file", "shipped", "kept in the database"
    bool in_force;      // on the office's day
};
// All versions of all frameworks, or of one, by id and the day from which they are valid; in the arena. False where the folder cannot be
// read; files that are refused are left out.
bool office_framework_versions(struct office *office, const char *id, struct arena *arena,
                               struct office_version **out, size_t *count, struct status *st);
// The version that a person names: a file's path, the id of a framework (in force on a day), the name of a version of `id`, or the
// beginning of a hash. STATUS_UNKNOWN with what there is.
bool office_framework_named(struct office *office, const char *id, const char *name, day on,
                            const struct framework **out, struct status *st);
// The text of its file, to copy from.
bool office_framework_text(struct office *office, const char *id, day on, const char **out,
                           struct status *st);
// True if there is a framework of that id; *known (may be NULL) is a comma-separated list of those there are, in the office's arena.
bool office_has_framework(struct office *office, const char *id, const char **known);

// A calendar by its GOV.UK name: the imported edition if there is one, else the shipped one. Works without a database.
bool office_calendar(struct office *office, const char *name, const struct calendar **out,
                     struct status *st);
// The council's own holidays, which are in every calendar; none where it has no file of them. STATUS_DATA: its mistakes, "file:line: ...".
bool office_local_holidays(struct office *office, const struct holiday **list, size_t *count,
                           struct status *st);

#endif
