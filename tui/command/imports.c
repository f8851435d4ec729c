// SPDX-License-Identifier: MIT
// import list, import undo: what was imported, and taking one back.
#include "tui/command/commands.h"

#include <stdlib.h>
#include <string.h>

#include "model/import/undo.h"

static const struct table_column columns[] = {
    {"number", true}, {"at", false},     {"by", false},  {"profile", false},   {"file", false},
    {"added", true},  {"changed", true}, {"same", true}, {"undone_at", false}, {"undone_by", false},
};
enum { COLUMNS = sizeof columns / sizeof columns[0] };

static const char *number_of(int64_t number, struct arena *arena)
{
    return arena_printf(arena, "%lld", (long long)number);
}

static const char *moment_of(moment at, struct arena *arena)
{
    char iso[MOMENT_SIZE];
    return at != 0 ? arena_strdup(arena, moment_iso(at, iso)) : "";
}

static bool add_rows(struct listing *listing, const struct imports *imports, struct arena *arena,
                     struct status *st)
{
    for (size_t i = 0; i < imports->count; i++) {
        const struct import_row *row = &imports->rows[i];
        const char *cells[COLUMNS] = {
            number_of(row->number, arena),
            moment_of(row->at, arena),
            row->login,
            row->profile,
            row->file,
            number_of(row->added, arena),
            number_of(row->changed, arena),
            number_of(row->same, arena),
            moment_of(row->undone, arena),
            row->undone_by,
        };
        if (!listing_add(listing, cells, st))
            return false;
    }
    return true;
}

bool command_import_list(struct session *session, struct status *st)
{
    struct arena *arena = arena_new();
    struct imports imports;
    bool done = imports_list(&session->office, arena, &imports, st);
    if (done) {
        struct listing listing;
        done = listing_begin(&listing, session, columns, COLUMNS, st);
        listing.writer.spare = "same changed undone_by";
        done = done && add_rows(&listing, &imports, arena, st) && listing_end(&listing, st);
        listing_release(&listing);
    }
    arena_free(arena);
    return done;
}

static int64_t number_named(const char *word)
{
    enum { MOST_DIGITS = 15 };
    size_t digits = strspn(word, "0123456789");
    return digits > 0 && digits <= MOST_DIGITS && word[digits] == '\0' ? strtoll(word, NULL, 10)
                                                                       : 0;
}

bool check_import_undo(const struct session *session, struct status *st)
{
    return number_named(session->operands[0]) > 0 ||
           status_fail(st, STATUS_USAGE,
                       "\"%s\" is no number of an import. contractmon import list names them all.",
                       session->operands[0]);
}

// A later file of the same kind may have found rows there already that have gone with this import now: nothing says which.
static bool tell_later(struct session *session, int64_t number, struct status *st)
{
    struct arena *arena = arena_new();
    struct imports imports;
    struct text later = {0};
    const char *profile = "";
    bool done = imports_list(&session->office, arena, &imports, st);
    for (size_t i = 0; done && i < imports.count; i++) {
        const struct import_row *row = &imports.rows[i];
        if (row->number == number)
            profile = row->profile;
        else if (row->number > number && row->same > 0 && row->undone == 0 &&
                 text_equal(row->profile, profile))
            text_printf(&later, "%s%lld (%s)", later.length > 0 ? ", " : "", (long long)row->number,
                        row->file);
    }
    if (later.length > 0)
        message("Later imports of the same kind found rows there already that may have come with "
                "this one: %s. Import these files again; what is there is not added twice.",
                text_get(&later));
    text_release(&later);
    arena_free(arena);
    return done;
}

bool command_import_undo(struct session *session, struct status *st)
{
    int64_t number = number_named(session->operands[0]);
    size_t restored = 0;
    if (!import_undo(&session->office, number, &restored, st))
        return false;
    message("Import %lld is undone: %zu record%s put back; its entries stay and count no more.",
            (long long)number, restored, restored == 1 ? " was" : "s were");
    return tell_later(session, number, st);
}
