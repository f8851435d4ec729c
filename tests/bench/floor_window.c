// SPDX-License-Identifier: MIT
// Floor W: ncurses and SQLite with as little between them as can be: the first sixty rows of the list and how many there are,
// painted once.
#define NCURSES_WIDECHAR 1
#include <curses.h>
#include <locale.h>
#include <sqlite3.h>

static const char rows_sql[] =
    "SELECT p.name, p.ref, s.standing FROM standing AS s JOIN provider AS p ON p.id = s.provider "
    "ORDER BY s.id LIMIT 60";

int main(int argc, char **argv)
{
    sqlite3 *db = NULL;
    sqlite3_stmt *rows = NULL, *count = NULL;
    setlocale(LC_ALL, "");
    if (argc != 2 || sqlite3_open_v2(argv[1], &db, SQLITE_OPEN_READONLY, NULL) != SQLITE_OK ||
        sqlite3_prepare_v2(db, rows_sql, -1, &rows, NULL) != SQLITE_OK ||
        sqlite3_prepare_v2(db, "SELECT count(*) FROM standing", -1, &count, NULL) != SQLITE_OK)
        return 1;
    initscr();
    raw();
    noecho();
    keypad(stdscr, TRUE);
    for (int row = 1; sqlite3_step(rows) == SQLITE_ROW;
         row++) { // those below the window are read all the same
        mvaddnstr(row, 1, (const char *)sqlite3_column_text(rows, 0), 30);
        mvaddnstr(row, 34, (const char *)sqlite3_column_text(rows, 1), 20);
        mvaddnstr(row, 56, (const char *)sqlite3_column_text(rows, 2), 20);
    }
    if (sqlite3_step(count) == SQLITE_ROW)
        mvprintw(0, 0, "Providers %d", sqlite3_column_int(count, 0));
    refresh();
    while (getch() != 'Q')
        ;
    endwin();
    sqlite3_finalize(rows);
    sqlite3_finalize(count);
    return sqlite3_close(db) != SQLITE_OK;
}
