// SPDX-License-Identifier: MIT
#include "returns.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "model/ground/memory.h"
#include "tests/harness/scratch.h"

int returns_fresh(void **state)
{
    static const char *const parts[] = {"", "-wal", "-shm"};
    const char *database = demo_database();
    (void)state;
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        char *path = xasprintf("%s%s", database, parts[i]);
        unlink(path);
        free(path);
    }
    return 0;
}

struct term *returns_grid(int rows, int cols)
{
    struct term *t = demo(rows, cols);
    press(t, "/ 'castle' Enter r");
    see(t, RETURNS_PERIOD);
    return t;
}

char *returns_stored(void)
{
    struct ran ran =
        run(NULL, "--db", demo_database(), "export", "results", "--format", "csv", NULL);
    struct text kept = {0};
    assert_int_equal(ran.status, 0);
    for (const char *at = ran.out; *at != '\0';) {
        size_t length = strcspn(at, "\n");
        if (strncmp(at, "HC-009,", 7) == 0)
            text_printf(&kept, "%.*s\n", (int)length, at);
        at += length + (at[length] == '\n');
    }
    ran_free(&ran);
    return text_take(&kept);
}

void returns_stores(const char *line, bool there)
{
    char *all = returns_stored();
    if ((strstr(all, line) != NULL) != there)
        fail_msg("%s %s:\n%s", line, there ? "is not stored" : "is stored", all);
    free(all);
}
