// SPDX-License-Identifier: MIT
#include "model/office.h"

#include <pwd.h>
#include <unistd.h>

#include "db/standing.h"
#include "model/clock.h"

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

// What is kept for lists follows from the frameworks too: where those are others now, it is
// dropped, or where nothing may be written not believed.
static void check_cache(struct office *office, enum db_mode mode)
{
    static const char name[] = "standing_basis";
    const char *basis = office_framework_basis(office);
    office->cache_holds = text_equal(db_setting(office->db, name, office->arena), basis);
    if (office->cache_holds || mode == DB_READ)
        return;
    struct status st = {0};
    if (db_write_begin(office->db, &office->actor, clock_now(), &st)) {
        if (standing_drop_all(office->db, &st) && db_set_setting(office->db, name, basis, &st))
            office->cache_holds = db_write_commit(office->db, &st);
        else
            db_write_rollback(office->db);
    }
    status_clear(&st); // it is then worked out in memory
}

bool office_open(const struct office_options *options, struct office *out, struct status *st)
{
    *out = (struct office){.arena = arena_new(), .known_at = options->known_at};
    out->actor = actor_now(out->arena);
    out->today = moment_day(clock_now(), NULL);
    if (options->framework_folder != NULL)
        out->framework_folder = arena_strdup(out->arena, options->framework_folder);
    if (options->path != NULL) {
        if (!db_open(options->path, options->mode, &out->db, st)) {
            office_close(out);
            return false;
        }
        read_demo(out);
        check_cache(out, options->mode);
    }
    out->as_at = options->as_at == DAY_NONE ? out->today : options->as_at;
    return true;
}

void office_close(struct office *office)
{
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
