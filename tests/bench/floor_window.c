// SPDX-License-Identifier: MIT
// Floor W: ncurses and SQLite with as little between them as can be: sixty rows by name and a count, painted once.
#define _XOPEN_SOURCE_EXTENDED 1
#include <curses.h>
#include <locale.h>
#include <sqlite3.h>

int main(int argc, char **argv)
{
    sqlite3 *db = NULL;
    sqlite3_stmt *statement = NULL;
    setlocale(LC_ALL, "");
    if (argc != 2 || sqlite3_open_v2(argv[1], &db, SQLITE_OPEN_READONLY, NULL) != SQLITE_OK ||
        sqlite3_prepare_v2(db,
                           "SELECT name, ref, (SELECT count(*) FROM provider) FROM provider ORDER "
                           "BY name LIMIT 60",
                           -1, &statement, NULL) != SQLITE_OK)
        return 1;
    initscr();
    raw();
    noecho();
    keypad(stdscr, TRUE);
    int row = 1, total = 0;
    while (sqlite3_step(statement) == SQLITE_ROW) {
        mvaddnstr(row, 1, (const char *)sqlite3_column_text(statement, 0), 40);
        mvaddnstr(row++, 44, (const char *)sqlite3_column_text(statement, 1), 30);
        total = sqlite3_column_int(statement, 2);
    }
    mvprintw(0, 0, "Providers %d", total);
    refresh();
    while (getch() != 'q')
        ;
    endwin();
    sqlite3_finalize(statement);
    return sqlite3_close(db) != SQLITE_OK;
}
