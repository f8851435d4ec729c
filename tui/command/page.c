// SPDX-License-Identifier: MIT
#include "tui/command/page.h"

#include <stdlib.h>

#include "model/ground/memory.h"

void page_line(struct text *out, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    char *line = xvasprintf(format, args);
    va_end(args);
    for (char *at = line; *at != '\0'; at++)
        *at = *at == '\n' || *at == '\r' ? ' ' : *at;
    text_add(out, line);
    text_add_char(out, '\n');
    free(line);
}

void page_heading(struct text *out, const char *title)
{
    text_printf(out, "\n%s\n", title);
}
