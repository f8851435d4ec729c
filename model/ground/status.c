// SPDX-License-Identifier: MIT
#include "status.h"

#include <stdarg.h>
#include <stdlib.h>

#include "memory.h"

static const int exits[STATUS_CODE_COUNT] = {
#define STATUS_EXIT(name, exit_status, meaning) [STATUS_##name] = (exit_status),
    STATUS_CODES(STATUS_EXIT)
#undef STATUS_EXIT
};

bool status_fail(struct status *st, enum status_code code, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    char *message = xvasprintf(format, args); // first: the old message may be among the arguments
    va_end(args);
    free(st->message);
    st->message = message;
    if (st->code == STATUS_OK)
        st->code = code;
    return false;
}

bool status_add(struct status *st, enum status_code code, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    char *line = xvasprintf(format, args);
    va_end(args);
    if (st->code == STATUS_OK)
        st->code = code;
    if (st->message == NULL) {
        st->message = line;
    } else {
        char *both = xasprintf("%s\n%s", st->message, line);
        free(st->message);
        free(line);
        st->message = both;
    }
    return false;
}

const char *status_message(const struct status *st)
{
    return st->message != NULL ? st->message : "";
}

int status_exit(enum status_code code)
{
    return code < STATUS_CODE_COUNT ? exits[code] : exits[STATUS_FAILED];
}

void status_clear(struct status *st)
{
    free(st->message);
    *st = (struct status){0};
}
