// SPDX-License-Identifier: MIT
// What every connection must be: settings as tables, each applied and read back, and the authorizer that comes last.
#include <string.h>

#include "db/handle.h"
#include "model/ground/memory.h"

static const struct config {
    int option, value;
    const char *name;
} configs[] = {
    {SQLITE_DBCONFIG_DEFENSIVE, 1, "defensive"},
    {SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, "trusted_schema"},
    {SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0, "load_extension"},
    {SQLITE_DBCONFIG_DQS_DML, 0, "double-quoted strings"},
    {SQLITE_DBCONFIG_DQS_DDL, 0, "double-quoted strings in the schema"},
    {SQLITE_DBCONFIG_ENABLE_FKEY, 1, "foreign_keys"},
    {SQLITE_DBCONFIG_ENABLE_TRIGGER, 1, "triggers"},
    {SQLITE_DBCONFIG_WRITABLE_SCHEMA, 0, "writable_schema"},
};

// Values that change when SQLite is asked for them, so that reading back is worth it.
static const struct pragma {
    const char *set, *get;
    int64_t value;
    enum { EVERYWHERE, IN_FILES, WHERE_WRITTEN } where;
} pragmas[] = {
    {"PRAGMA synchronous = FULL", "PRAGMA synchronous", 2, WHERE_WRITTEN},
    {"PRAGMA recursive_triggers = ON", "PRAGMA recursive_triggers", 1, WHERE_WRITTEN},
    {"PRAGMA journal_size_limit = 67108864", "PRAGMA journal_size_limit", 67108864, WHERE_WRITTEN},
    {"PRAGMA cell_size_check = ON", "PRAGMA cell_size_check", 1, EVERYWHERE},
    {"PRAGMA temp_store = MEMORY", "PRAGMA temp_store", 2, EVERYWHERE},
    {"PRAGMA mmap_size = 0", "PRAGMA mmap_size", 0, IN_FILES},
};

static const struct limit {
    int which, value;
} limits[] = {
    {SQLITE_LIMIT_LENGTH, 16 * 1024 * 1024},
    {SQLITE_LIMIT_SQL_LENGTH, 100 * 1024},
    {SQLITE_LIMIT_COLUMN, 64},
    {SQLITE_LIMIT_EXPR_DEPTH, 64},
    {SQLITE_LIMIT_COMPOUND_SELECT, 8},
    {SQLITE_LIMIT_VDBE_OP, 25000},
    {SQLITE_LIMIT_FUNCTION_ARG, 8},
    {SQLITE_LIMIT_ATTACHED, 0},
    {SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 100},
    {SQLITE_LIMIT_VARIABLE_NUMBER, 64},
    {SQLITE_LIMIT_TRIGGER_DEPTH, 8},
    {SQLITE_LIMIT_WORKER_THREADS, 0},
};

bool settings_pragma(struct db *db, const char *pragma, int64_t *value, struct status *st)
{
    sqlite3_stmt *stmt = NULL;
    *value = -1;
    int rc = sqlite3_prepare_v2(db->sqlite, pragma, -1, &stmt, NULL);
    if (rc == SQLITE_OK) {
        rc = sqlite3_step(stmt);
        if (rc == SQLITE_ROW)
            *value = sqlite3_column_int64(stmt, 0);
        rc = rc == SQLITE_ROW || rc == SQLITE_DONE ? SQLITE_OK : rc;
    }
    sqlite3_finalize(stmt);
    return rc == SQLITE_OK || db_fail(db, rc, st);
}

static bool refused(struct db *db, const char *setting, struct status *st)
{
    return status_fail(
        st, STATUS_FAILED,
        "%s: this SQLite does not take the setting \"%s\", so the database was not opened.",
        db->path, setting);
}

static bool apply_pragma(struct db *db, const struct pragma *pragma, struct status *st)
{
    int64_t value = 0;
    if (!settings_pragma(db, pragma->set, &value, st) ||
        !settings_pragma(db, pragma->get, &value, st))
        return false;
    return value == pragma->value || refused(db, pragma->set, st);
}

static bool applies(const struct db *db, const struct pragma *pragma)
{
    if (pragma->where == WHERE_WRITTEN)
        return db->mode != DB_READ;
    return pragma->where == EVERYWHERE || !text_equal(db->path, ":memory:");
}

bool settings_apply(struct db *db, struct status *st)
{
    for (size_t i = 0; i < sizeof configs / sizeof *configs; i++) {
        int is = -1;
        if (sqlite3_db_config(db->sqlite, configs[i].option, configs[i].value, &is) != SQLITE_OK ||
            is != configs[i].value)
            return refused(db, configs[i].name, st);
    }
    for (size_t i = 0; i < sizeof limits / sizeof *limits; i++)
        sqlite3_limit(db->sqlite, limits[i].which, limits[i].value);
    for (size_t i = 0; i < sizeof pragmas / sizeof *pragmas; i++)
        if (applies(db, &pragmas[i]) && !apply_pragma(db, &pragmas[i], st))
            return false;
    return true;
}

// What the program's own statements never do. `table` NULL: on any.
static const struct denial {
    int action;
    const char *table;
} denials[] = {
    {SQLITE_ATTACH, NULL},
    {SQLITE_DETACH, NULL},
    {SQLITE_CREATE_INDEX, NULL},
    {SQLITE_CREATE_TABLE, NULL},
    {SQLITE_CREATE_TEMP_INDEX, NULL},
    {SQLITE_CREATE_TEMP_TABLE, NULL},
    {SQLITE_CREATE_TEMP_TRIGGER, NULL},
    {SQLITE_CREATE_TEMP_VIEW, NULL},
    {SQLITE_CREATE_TRIGGER, NULL},
    {SQLITE_CREATE_VIEW, NULL},
    {SQLITE_CREATE_VTABLE, NULL},
    {SQLITE_DROP_INDEX, NULL},
    {SQLITE_DROP_TABLE, NULL},
    {SQLITE_DROP_TEMP_INDEX, NULL},
    {SQLITE_DROP_TEMP_TABLE, NULL},
    {SQLITE_DROP_TEMP_TRIGGER, NULL},
    {SQLITE_DROP_TEMP_VIEW, NULL},
    {SQLITE_DROP_TRIGGER, NULL},
    {SQLITE_DROP_VIEW, NULL},
    {SQLITE_DROP_VTABLE, NULL},
    {SQLITE_ALTER_TABLE, NULL},
    {SQLITE_REINDEX, NULL},
    {SQLITE_ANALYZE, NULL},
    {SQLITE_UPDATE, "audit"},
    {SQLITE_DELETE, "audit"},
    {SQLITE_UPDATE, "audit_payload"},
    {SQLITE_DELETE, "audit_payload"},
    {SQLITE_UPDATE, "fact"},
    {SQLITE_DELETE, "fact"},
    {SQLITE_DELETE, "import"},
    {SQLITE_DELETE, "provider"},
    {SQLITE_DELETE, "location"},
    {SQLITE_DELETE, "grade"},
    {SQLITE_DELETE, "contract"},
    {SQLITE_DELETE, "person"},
    {SQLITE_DELETE, "cover"},
    {SQLITE_DELETE, "provider_event"},
    {SQLITE_DELETE, "target"},
    {SQLITE_DELETE, "framework_version"},
};

// Pragmas that stay allowed: those that ask and set nothing, and what does no harm.
static const struct allowed {
    const char *pragma;
    bool with_value;
} allowed[] = {
    {"data_version", false},     {"user_version", false},   {"journal_mode", false},
    {"cache_size", true},        {"integrity_check", true}, {"quick_check", true},
    {"foreign_key_check", true}, {"wal_checkpoint", true},
};

static bool writes(int action)
{
    return action == SQLITE_INSERT || action == SQLITE_UPDATE || action == SQLITE_DELETE;
}

// A record that was added goes again by an undo (undo.c), and in no other way.
static bool undoes(const struct db *db, int action, const char *table)
{
    static const char *const tables[] = {"provider", "location", "grade", "contract", "person"};
    for (size_t i = 0; db->undoing && i < sizeof tables / sizeof *tables; i++)
        if (action == SQLITE_DELETE && text_equal(tables[i], table))
            return true;
    return false;
}

static int authorize(void *handle, int action, const char *first, const char *second,
                     const char *schema, const char *trigger)
{
    const struct db *db = handle;
    (void)schema;
    (void)trigger;
    if (db->mode == DB_READ && writes(action))
        return SQLITE_DENY;
    if (action == SQLITE_PRAGMA) {
        for (size_t i = 0; i < sizeof allowed / sizeof *allowed; i++)
            if (text_equal(first, allowed[i].pragma))
                return second == NULL || allowed[i].with_value ? SQLITE_OK : SQLITE_DENY;
        return SQLITE_DENY;
    }
    if (action == SQLITE_FUNCTION && text_equal(second, "load_extension"))
        return SQLITE_DENY;
    for (size_t i = 0; i < sizeof denials / sizeof *denials; i++)
        if (denials[i].action == action && !undoes(db, action, first) &&
            (denials[i].table == NULL || text_equal(denials[i].table, first)))
            return SQLITE_DENY;
    return SQLITE_OK;
}

void settings_guard(struct db *db)
{
    sqlite3_set_authorizer(db->sqlite, authorize, db);
}
