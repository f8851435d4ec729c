// SPDX-License-Identifier: MIT
// From an older schema to the newest: a sorted table of steps, each in one transaction with its version number.
// db/schema.sql always describes the newest version; a new database is made from it at once. A change of the schema is a new
// file db/migrations/<version>.sql that ends with its PRAGMA user_version, a row here, DB_VERSION one higher, and the same
// change in schema.sql; a test compares the two.
#include <stdlib.h>
#include <string.h>

#include "db/handle.h"
#include "model/ground/memory.h"

#define EMBEDDED(name, text) text
static const char schema[] =
#include "schema_embedded.h"
    ;
#undef EMBEDDED

// Version 1 is where every database begins.
static const struct migration migrations[] = {
    {1, "schema", schema},
};

static bool run_sql(struct db *db, const char *sql, struct status *st)
{
    int rc = sqlite3_exec(db->sqlite, sql, NULL, NULL, NULL);
    return rc == SQLITE_OK || db_fail(db, rc, st);
}

static bool commit(struct db *db, bool ok, struct status *st)
{
    if (ok && run_sql(db, "COMMIT", st))
        return true;
    if (!sqlite3_get_autocommit(db->sqlite))
        sqlite3_exec(db->sqlite, "ROLLBACK", NULL, NULL, NULL);
    return false;
}

// Each text ends by setting the numbers of the file's header.
static bool check_numbers(struct db *db, int version, struct status *st)
{
    int64_t application = 0, now = 0;
    if (!settings_pragma(db, "PRAGMA application_id", &application, st) ||
        !settings_pragma(db, "PRAGMA user_version", &now, st))
        return false;
    return (application == DB_APPLICATION_ID && now == version) ||
           status_fail(
               st, STATUS_FAILED,
               "%s: the step to version %d does not set it. The database was left as it was.",
               db->path, version);
}

bool migrations_create(struct db *db, struct status *st)
{
    if (!run_sql(db, "BEGIN EXCLUSIVE", st))
        return false;
    return commit(db, run_sql(db, schema, st) && check_numbers(db, DB_VERSION, st), st);
}

// No row may contradict a foreign key, and the audit trail must end where it ended.
static bool check_step(struct db *db, int64_t seq, const char *hex, const struct migration *step,
                       struct status *st)
{
    char now[65];
    int64_t last = 0, broken = 0;
    if (!audit_head(db, &last, now, st) ||
        !settings_pragma(db, "SELECT count(*) FROM pragma_foreign_key_check", &broken, st))
        return false;
    if (broken != 0 || last != seq || strcmp(now, hex) != 0)
        return status_fail(st, STATUS_FAILED,
                           "%s: bringing the database to version %d (%s) would have damaged it. It "
                           "was left as it was; "
                           "tell whoever maintains the program.",
                           db->path, step->version, step->name);
    return true;
}

static bool take_step(struct db *db, const struct migration *step, struct status *st)
{
    char hex[65];
    int64_t seq = 0, version = 0;
    if (!run_sql(db, "BEGIN EXCLUSIVE", st))
        return false;
    bool ok =
        settings_pragma(db, "PRAGMA user_version", &version, st) && audit_head(db, &seq, hex, st);
    // Another process may have been quicker.
    if (ok && version < step->version)
        ok = run_sql(db, step->sql, st) && check_step(db, seq, hex, step, st) &&
             check_numbers(db, step->version, st);
    return commit(db, ok, st);
}

bool migrations_apply(struct db *db, const struct migration *steps, size_t count, struct status *st)
{
    int64_t version = 0;
    if (!settings_pragma(db, "PRAGMA user_version", &version, st))
        return false;
    for (size_t i = 0; i < count; i++) {
        if (steps[i].version <= version)
            continue;
        if (steps[i].version != version + 1)
            return status_fail(st, STATUS_FAILED,
                               "%s: this program does not know how to bring version %lld of the "
                               "database to %d. It was "
                               "left as it is.",
                               db->path, (long long)version, steps[i].version);
        if (!take_step(db, &steps[i], st))
            return false;
        version = steps[i].version;
    }
    return true;
}

// The database as it was, under a name that says its version and where its audit trail ends.
static bool keep_old(struct db *db, int64_t version, struct status *st)
{
    char hex[65];
    int64_t seq = 0;
    if (!audit_head(db, &seq, hex, st))
        return false;
    char *path =
        xasprintf("%s.version%lld-%lld-%.16s", db->path, (long long)version, (long long)seq, hex);
    struct status exists = {0};
    bool ok = backup_write(db, path, false, &exists);
    if (!ok && exists.code != STATUS_BUSY) // BUSY: it is there already, from an earlier attempt
        status_fail(st, exists.code,
                    "Before the database is brought to a newer version a copy must be kept. %s",
                    status_message(&exists));
    else
        ok = true;
    status_clear(&exists);
    free(path);
    return ok;
}

bool migrations_run(struct db *db, struct status *st)
{
    int64_t version = 0;
    if (!settings_pragma(db, "PRAGMA user_version", &version, st))
        return false;
    if (version >= DB_VERSION)
        return true;
    return keep_old(db, version, st) &&
           migrations_apply(db, migrations, sizeof migrations / sizeof *migrations, st);
}
