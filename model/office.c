// SPDX-License-Identifier: MIT
#include "model/office.h"

#include <pwd.h>
#include <stdlib.h>
#include <unistd.h>

#include "db/standing.h"
#include "model/clock.h"
#include "model/evaluation_kept.h"

// Who acts is who runs the program, whatever the environment says.
static struct actor actor_now(struct arena *arena)
{
    uid_t uid = getuid();
    const struct passwd *entry = getpwuid(uid);
    const char *login = entry != NULL && entry->pw_name != NULL
                            ? arena_strdup(arena, entry->pw_name)
                            : arena_printf(arena, "uid%u", (unsigned)uid);
    return (struct actor){.login = login, .uid = (uint32_t)uid};
}

// A demonstration is told as at a day of its own.
static void read_demo(struct office *office)
{
    const char *demo = db_setting(office->db, "demo", office->arena);
    if (!text_equal(demo, "1"))
        return;
    office->demo = true;
    const char *told = db_setting(office->db, "demo_day", office->arena);
    day date;
    if (told != NULL && day_parse(told, &date))
        office->today = date;
}

// What is kept for lists follows from the frameworks, too. Opening writes nothing: where those are
// others now, what is kept is not believed, until a change or a refresh brings it up to date.
static bool basis_is_own(struct office *office, bool *none)
{
    struct arena *arena = arena_new();
    const char *mark = standing_basis(office->db, arena);
    bool own = text_equal(mark, office->basis);
    *none = mark == NULL;
    arena_free(arena);
    return own;
}

bool office_check_cache(struct office *office)
{
    bool none;
    office->cache_holds = basis_is_own(office, &none) || none;
    return office->cache_holds;
}

bool office_claim_cache(struct office *office, struct status *st)
{
    bool none;
    if (basis_is_own(office, &none))
        return true;
    return (none || standing_drop_all(office->db, st)) &&
           standing_set_basis(office->db, office->basis, st);
}

// In a demonstration it is its own day, at the hour of the clock: what is recorded there comes after what it tells.
static moment demo_now(const struct office *office)
{
    enum { DAY_SECONDS = 24 * 60 * 60 };
    moment now = clock_now();
    day today = (day)(now / DAY_SECONDS);
    return now + (moment)(office->today - today) * DAY_SECONDS;
}

const char *office_path(const struct office *office)
{
    return db_path(office->db);
}

moment office_now(const struct office *office)
{
    return office->test_clock ? clock_now() : office->demo ? demo_now(office) : clock_real();
}

static void add_time(moment when, struct text *out)
{
    int minutes;
    day_print(moment_day(when, &minutes), true, out);
    text_printf(out, ", %02d:%02d", minutes / 60, minutes % 60);
}

bool office_clock_behind(const struct office *office, struct text *words)
{
    enum { SLACK = 600 }; // seconds by which the clocks of machines may differ
    moment now = office_now(office), last = office->db != NULL ? db_last_write(office->db) : 0;
    if (office->demo || last <= now + SLACK)
        return false;
    if (words == NULL)
        return true;
    text_add(words, "The clock of this machine says ");
    add_time(now, words);
    text_add(words, ", but the last entry was recorded on ");
    add_time(last, words);
    text_add(words, ". What is due is told for a day that is past, and what is recorded now bears "
                    "the time of that entry. Put the clock right. Until then everything can be "
                    "read, and told as at the right day; what you record is kept, but look at each "
                    "date in it.");
    return true;
}

// A database that is made under a pinned clock is one to try things in, and says so.
static bool read_clock(struct office *office, enum db_mode mode, struct status *st)
{
    static const char name[] = "test_clock";
    office->test_clock = text_equal(db_setting(office->db, name, office->arena), "1");
    if (mode != DB_INIT || getenv("CONTRACTMON_NOW") == NULL)
        return true;
    office->test_clock = true;
    if (!db_write_begin(office->db, &office->actor, clock_now(), st))
        return false;
    if (db_set_setting(office->db, name, "1", st))
        return db_write_commit(office->db, st);
    db_write_rollback(office->db);
    return false;
}

bool office_open(const struct office_options *options, struct office *out, struct status *st)
{
    *out = (struct office){.arena = arena_new(), .known_at = options->known_at};
    out->actor = actor_now(out->arena);
    out->today = moment_day(clock_now(), NULL);
    if (options->framework_folder != NULL)
        out->framework_folder = arena_strdup(out->arena, options->framework_folder);
    if (options->local_holidays != NULL)
        out->local_holidays = arena_strdup(out->arena, options->local_holidays);
    if (options->path != NULL) {
        if (!db_open(options->path, options->mode, &out->db, st)) {
            office_close(out);
            return false;
        }
        read_demo(out);
        if (!read_clock(out, options->mode, st)) {
            office_close(out);
            return false;
        }
        out->basis = office_framework_basis(out);
        office_check_cache(out);
    }
    out->as_at = options->as_at == DAY_NONE ? out->today : options->as_at;
    return true;
}

void office_close(struct office *office)
{
    kept_release(office);
    db_close(office->db);
    arena_free(office->arena);
    *office = (struct office){0};
}

bool office_live(const struct office *office)
{
    return office->as_at == office->today && office->known_at == MOMENT_ALL;
}

bool office_read_begin(struct office *office, struct status *st)
{
    return db_read_begin(office->db, st);
}

void office_read_end(struct office *office)
{
    db_read_end(office->db);
}

bool office_changed(struct office *office)
{
    return db_changed(office->db);
}
