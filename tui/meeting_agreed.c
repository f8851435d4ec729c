// SPDX-License-Identifier: MIT
// Lines of the minutes that are actions: "* what; owner; by when".
#include "meeting_sheet.h"

#include <string.h>

#include "model/ground/utf8.h"
#include "tui/dateinput.h"

bool next_line(const char **at, const char **line, size_t *length)
{
    if (**at == '\0')
        return false;
    *line = *at;
    *length = strcspn(*at, "\n");
    *at += *length + ((*at)[*length] == '\n');
    return true;
}

static const char *trimmed(struct arena *arena, const char *from, size_t length)
{
    while (length > 0 && *from == ' ') {
        from++;
        length--;
    }
    while (length > 0 && from[length - 1] == ' ')
        length--;
    return arena_strndup(arena, from, length);
}

static bool begins(const char *words, const char *folded)
{
    struct text own = {0};
    utf8_fold(words, &own);
    bool begin = text_starts(text_get(&own), folded);
    text_release(&own);
    return begin;
}

// Who is meant among those at the table: a name that begins so, or a role.
static bool at_table(const struct sheet *sheet, const char *folded, struct arena *arena,
                     struct agreed *out)
{
    for (size_t i = 0; i < sheet->people_count; i++) {
        const struct sheet_line *line = &sheet->people[i];
        const char *names = words_get(&line->words);
        bool apologies = text_equal(line->name, "apologies");
        while (*names != '\0' && !apologies) {
            size_t length = strcspn(names, ",;");
            const char *name = trimmed(arena, names, length);
            if (begins(name, folded)) {
                out->owner = name;
                out->whose = line->role == NULL     ? ""
                             : line->role->provider ? "provider"
                                                    : "council";
                return true;
            }
            names += length + (names[length] != '\0');
        }
        if (line->role != NULL && begins(line->label, folded)) {
            out->owner = line->label;
            out->whose = line->role->provider ? "provider" : "council";
            return true;
        }
    }
    return false;
}

static void read_owner(const struct sheet *sheet, const struct app *app, const char *typed,
                       struct arena *arena, struct agreed *out)
{
    struct text folded = {0};
    utf8_fold(typed, &folded);
    out->owner = typed;
    out->whose = "";
    if (text_equal(text_get(&folded), "me")) { // in the minutes nobody would know who that was
        out->owner = app->office->actor.login;
        out->whose = "council";
    } else if (folded.length > 0 && !at_table(sheet, text_get(&folded), arena, out)) {
        if (text_starts("provider", text_get(&folded))) {
            out->owner = sheet->evaluation.contract.provider_name;
            out->whose = "provider";
        } else if (text_starts("council", text_get(&folded))) {
            out->owner = "The Council";
            out->whose = "council";
        }
    }
    text_release(&folded);
}

static void read_day(const struct sheet *sheet, const struct app *app, const char *typed,
                     struct arena *arena, struct agreed *out)
{
    struct text why = {0};
    if (*typed == '\0') {
        out->due_by = sheet_next_on(sheet, app);
        out->by_next = true;
        if (out->due_by == DAY_NONE && out->trouble == NULL)
            out->trouble = "Say by when: * what; owner; by when.";
    } else if (!date_input_towards(typed, app->office->today, DATE_AHEAD, &out->due_by, &why)) {
        out->due_by = DAY_NONE;
        if (out->trouble == NULL)
            out->trouble = arena_printf(
                arena, "\"%s\" must be a real date, as 14 June 2027, 14/6 or +7.", typed);
    }
    text_release(&why);
}

bool agreed_read(const struct sheet *sheet, const struct app *app, const char *line, size_t length,
                 struct arena *arena, struct agreed *out)
{
    *out = (struct agreed){.owner = "", .whose = "", .due_by = DAY_NONE};
    if (length == 0 || *line != '*')
        return false;
    const char *at = trimmed(arena, line + 1, length - 1);
    // the last two parts are owner and day; whatever else has a semicolon belongs to what is to be done
    const char *last = strrchr(at, ';'), *first = NULL;
    for (const char *c = at; last != NULL && c < last; c++)
        first = *c == ';' ? c : first;
    const char *owner = first != NULL ? first : last, *when = first != NULL ? last : NULL;
    size_t what = owner != NULL ? (size_t)(owner - at) : strlen(at);
    out->what = trimmed(arena, at, what);
    const char *typed = "";
    if (owner != NULL)
        typed = trimmed(arena, owner + 1,
                        when != NULL ? (size_t)(when - owner - 1) : strlen(owner + 1));
    read_owner(sheet, app, typed, arena, out);
    if (*out->what == '\0')
        out->trouble = "Say what is to be done: * what; owner; by when.";
    else if (*out->owner == '\0')
        out->trouble = "Say who owns it: * what; owner; by when.";
    read_day(sheet, app, when != NULL ? trimmed(arena, when + 1, strlen(when + 1)) : "", arena,
             out);
    return true;
}
