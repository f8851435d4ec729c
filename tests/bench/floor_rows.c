// SPDX-License-Identifier: MIT
// Floor of the subcommands: a process that opens the database, reads the rows of one statement and prints how many there were.
#include <sqlite3.h>
#include <stdio.h>

int main(int argc, char **argv)
{
    sqlite3 *db = NULL;
    sqlite3_stmt *statement = NULL;
    if (argc != 3 || sqlite3_open_v2(argv[1], &db, SQLITE_OPEN_READONLY, NULL) != SQLITE_OK ||
        sqlite3_prepare_v2(db, argv[2], -1, &statement, NULL) != SQLITE_OK)
        return 1;
    size_t rows = 0, bytes = 0;
    while (sqlite3_step(statement) == SQLITE_ROW) {
        rows++;
        for (int i = 0; i < sqlite3_column_count(statement); i++) {
            sqlite3_column_text(statement, i);
            bytes += (size_t)sqlite3_column_bytes(statement, i);
        }
    }
    printf("%zu rows %zu\n", rows, bytes);
    sqlite3_finalize(statement);
    return sqlite3_close(db) != SQLITE_OK;
}
