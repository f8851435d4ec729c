// SPDX-License-Identifier: MIT
// Floor of the subcommands: a process that opens a database, reads the rows of one statement in their order and prints them.
//     floor_rows DATABASE SQL            prints the rows, columns with commas between
//     floor_rows --keep DATABASE TABLE   makes a table of one column, a row for each line of standard input
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int fail(sqlite3 *db)
{
    fprintf(stderr, "%s\n", sqlite3_errmsg(db));
    return 1;
}

static int keep(const char *path, const char *table)
{
    sqlite3 *db = NULL;
    sqlite3_stmt *statement = NULL;
    char line[65536], sql[256];
    snprintf(sql, sizeof sql, "BEGIN; CREATE TABLE %s (line TEXT NOT NULL)", table);
    if (sqlite3_open(path, &db) != SQLITE_OK ||
        sqlite3_exec(db, sql, NULL, NULL, NULL) != SQLITE_OK)
        return fail(db);
    snprintf(sql, sizeof sql, "INSERT INTO %s VALUES (?1)", table);
    if (sqlite3_prepare_v2(db, sql, -1, &statement, NULL) != SQLITE_OK)
        return fail(db);
    while (fgets(line, sizeof line, stdin) != NULL) {
        sqlite3_bind_text(statement, 1, line, (int)strcspn(line, "\r\n"), SQLITE_TRANSIENT);
        if (sqlite3_step(statement) != SQLITE_DONE || sqlite3_reset(statement) != SQLITE_OK)
            return fail(db);
    }
    sqlite3_finalize(statement);
    return sqlite3_exec(db, "COMMIT", NULL, NULL, NULL) != SQLITE_OK ||
           sqlite3_close(db) != SQLITE_OK;
}

static int print(const char *path, const char *sql)
{
    sqlite3 *db = NULL;
    sqlite3_stmt *statement = NULL;
    if (sqlite3_open_v2(path, &db, SQLITE_OPEN_READONLY, NULL) != SQLITE_OK ||
        sqlite3_prepare_v2(db, sql, -1, &statement, NULL) != SQLITE_OK)
        return fail(db);
    int columns = sqlite3_column_count(statement), code;
    while ((code = sqlite3_step(statement)) == SQLITE_ROW) {
        for (int i = 0; i < columns; i++) {
            const unsigned char *text = sqlite3_column_text(statement, i);
            fputs(text != NULL ? (const char *)text : "", stdout);
            putchar(i + 1 < columns ? ',' : '\n');
        }
    }
    if (code != SQLITE_DONE)
        return fail(db);
    sqlite3_finalize(statement);
    return sqlite3_close(db) != SQLITE_OK || fflush(stdout) != 0;
}

int main(int argc, char **argv)
{
    if (argc == 4 && strcmp(argv[1], "--keep") == 0)
        return keep(argv[2], argv[3]);
    return argc == 3 ? print(argv[1], argv[2]) : 2;
}
