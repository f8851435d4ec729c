// SPDX-License-Identifier: MIT
// Finding the header of a file and matching its columns.
#include "header.h"

#include <stdlib.h>
#include <string.h>

#include "model/ground/memory.h"
#include "model/ground/utf8.h"
#include "model/import/lookup.h"

enum { HEADER_BYTES = 1 << 16, PROFILES_MOST = 16 }; // no header is longer, there are no more

static const char delimiters[] = {',', ';', '\t'};

// How well the best line so far serves as the header of a profile.
struct match {
    const struct profile *profile;
    struct lookup *headings;        // key of a heading -> struct heading
    const struct pattern *patterns; // headings that are known by words they hold; ends without
    size_t known;                   // columns found
    size_t missing;                 // of those that must be there
    struct header header;
};

struct heading {
    size_t column;
};

struct pattern {
    const char *key; // NULL: no more
    size_t column;
};

// A heading as it is compared: letters and digits only, case and accents folded, so that
// "Location.ID" is "Location ID".
static const char *heading_key(struct arena *arena, const char *heading)
{
    struct text folded = {0}, key = {0};
    utf8_fold(heading, &folded);
    for (const char *at = text_get(&folded); *at != '\0'; at++)
        if ((*at >= 'a' && *at <= 'z') || (*at >= '0' && *at <= '9') || (unsigned char)*at >= 0x80)
            text_add_char(&key, *at);
    const char *kept = arena_strdup(arena, text_get(&key));
    text_release(&folded);
    text_release(&key);
    return kept;
}

static void add_heading(struct arena *arena, struct lookup *headings, const char *name,
                        size_t column)
{
    struct heading *heading = ARENA_NEW(arena, struct heading);
    heading->column = column;
    *lookup_place(headings, heading_key(arena, name)) = heading;
}

static void headings_of(struct arena *arena, struct match *match)
{
    const struct profile *profile = match->profile;
    struct lookup *headings = lookup_new(arena, profile->column_count * 2);
    struct pattern *patterns = NULL;
    size_t count = 0, room = 0;
    for (size_t i = 0; i < profile->column_count; i++) {
        const struct column *column = &profile->columns[i];
        add_heading(arena, headings, column->name, i);
        for (const char *at = column->also; at != NULL;) {
            size_t length = strcspn(at, "|");
            const char *name = arena_strndup(arena, at, length);
            if (*at == '*') {
                patterns = arena_room(arena, patterns, &room, count, sizeof *patterns);
                patterns[count++] = (struct pattern){heading_key(arena, name), i};
            } else {
                add_heading(arena, headings, name, i);
            }
            at = at[length] == '|' ? at + length + 1 : NULL;
        }
    }
    patterns = arena_room(arena, patterns, &room, count, sizeof *patterns);
    patterns[count] = (struct pattern){0};
    match->headings = headings;
    match->patterns = patterns;
}

// The column whose words a heading holds; -1: none, or one that was found already.
static int column_within(const struct match *match, const char *key, const bool *found)
{
    for (const struct pattern *pattern = match->patterns; pattern->key != NULL; pattern++)
        if (!found[pattern->column] && strstr(key, pattern->key) != NULL &&
            strstr(key, "previous") == NULL)
            return (int)pattern->column;
    return -1;
}

// Which column of the profile each heading is, -1 where it is none; names go before words.
static int *columns_of(struct arena *arena, const struct match *match, const char *const *keys,
                       size_t count, bool *found)
{
    int *columns = ARENA_ARRAY(arena, count + 1, int);
    for (size_t i = 0; i < count; i++) {
        const struct heading *named =
            *keys[i] != '\0' ? lookup_get(match->headings, keys[i]) : NULL;
        columns[i] = named != NULL ? (int)named->column : -1;
        if (named != NULL)
            found[named->column] = true;
    }
    for (size_t i = 0; i < count; i++) {
        if (columns[i] < 0)
            columns[i] = column_within(match, keys[i], found);
        if (columns[i] >= 0)
            found[columns[i]] = true;
    }
    return columns;
}

static bool try_keys(struct arena *arena, struct match *best, const char *const *keys, size_t count,
                     const struct header *here)
{
    bool found[COLUMNS_MOST] = {false};
    struct match match = *best;
    match.header = *here;
    match.known = match.missing = 0;
    columns_of(arena, &match, keys, count, found);
    for (size_t i = 0; i < match.profile->column_count; i++) {
        bool must = (match.profile->columns[i].must & IN_HEADER) != 0;
        match.known += found[i];
        match.missing += !found[i] && must;
    }
    bool complete = match.known > 0 && match.missing == 0;
    if (match.known > best->known || complete)
        *best = match;
    return complete;
}

// The record that begins here, with each delimiter, as the header of each profile. True when it is
// that of one.
static bool try_line(struct job *job, const char *text, size_t size, size_t offset, size_t line,
                     struct match *matches)
{
    bool complete = false;
    size_t length = size - offset < HEADER_BYTES ? size - offset : HEADER_BYTES;
    for (size_t i = 0; i < sizeof delimiters && !complete; i++) {
        struct header here = {.offset = offset, .line = line, .delimiter = delimiters[i]};
        char *bytes = xstrndup(text + offset, length); // the reader changes what it reads
        struct csv csv;
        struct csv_record record;
        const char *what = NULL;
        csv_begin(&csv, bytes, length, delimiters[i], line);
        if (csv_next(&csv, &record, &what) == CSV_RECORD && record.line == line) {
            const char **keys = ARENA_ARRAY(job->arena, record.count, const char *);
            for (size_t k = 0; k < record.count; k++)
                keys[k] = heading_key(job->arena, record.fields[k]);
            for (struct match *match = matches; match->profile != NULL; match++)
                complete = try_keys(job->arena, match, keys, record.count, &here) || complete;
        }
        csv_release(&csv);
        free(bytes);
    }
    return complete;
}

// matches: room for PROFILES_MOST, ended by one without a profile.
static void try_lines(struct job *job, const char *text, size_t size, struct match *matches)
{
    size_t count = 0, offset = 0;
    for (size_t i = 0; profile_at(i) != NULL && count + 1 < PROFILES_MOST; i++) {
        const struct profile *profile = profile_at(i);
        if (profile->columns == NULL)
            continue;
        matches[count].profile = profile;
        headings_of(job->arena, &matches[count++]);
    }
    for (size_t line = 1; line <= HEADER_LINES && offset < size; line++) {
        if (try_line(job, text, size, offset, line, matches))
            return;
        offset += strcspn(text + offset, "\r\n");
        offset += text[offset] == '\r' && text[offset + 1] == '\n' ? 2 : 1;
    }
}

static void unknown_heading(struct job *job, size_t line, const char *heading)
{
    const struct profile *profile = job->profile;
    const char *names[COLUMNS_MOST];
    for (size_t i = 0; i < profile->column_count; i++)
        names[i] = profile->columns[i].name;
    const char *nearest = text_nearest(heading, names, profile->column_count);
    if (nearest != NULL)
        problem_add(&job->problems, line, "%s is no column of %s; did you mean %s?",
                    quote(job, heading), profile->name, nearest);
    else
        problem_add(&job->problems, line, "%s is no column of %s, which has %s",
                    quote(job, heading), profile->name, profile->columns_text);
}

// A heading of an open profile that is none of its columns.
static void add_extra(struct job *job, struct extra *extra, const char *heading, const char *key,
                      size_t field)
{
    struct text text = {0};
    for (const char *at = heading + strspn(heading, " \t\r\n"); *at != '\0';) {
        size_t length = strcspn(at, " \t\r\n");
        text_printf(&text, "%s%.*s", text.length > 0 ? " " : "", (int)length, at);
        at += length + strspn(at + length, " \t\r\n");
    }
    extra[job->extra_count++] = (struct extra){
        .heading = arena_strdup(job->arena, text_get(&text)), .key = key, .field = field};
    text_release(&text);
}

static void match_columns(struct job *job, const struct match *match,
                          const struct csv_record *record, struct header *header)
{
    const struct profile *profile = job->profile;
    const char **keys = ARENA_ARRAY(job->arena, record->count + 1, const char *);
    struct extra *extra = ARENA_ARRAY(job->arena, record->count + 1, struct extra);
    bool found[COLUMNS_MOST] = {false};
    header->fields = record->count;
    job->header_line = header->line;
    job->extra = extra;
    for (size_t i = 0; i < COLUMNS_MOST; i++)
        header->at[i] = -1;
    for (size_t i = 0; i < record->count; i++)
        keys[i] = heading_key(job->arena, record->fields[i]);
    const int *columns = columns_of(job->arena, match, keys, record->count, found);
    for (size_t i = 0; i < record->count; i++) {
        const char *heading = record->fields[i];
        bool blank = heading[strspn(heading, " \t\r\n")] == '\0';
        int column = columns[i];
        if (column < 0 && !blank && profile->open)
            add_extra(job, extra, heading, keys[i], i);
        else if (column < 0 && !blank && profile->strict)
            unknown_heading(job, header->line, heading);
        else if (column >= 0 && header->at[column] >= 0 &&
                 (profile->strict || text_equal(keys[i], keys[header->at[column]])))
            problem_add(&job->problems, header->line, "the column %s is there twice",
                        profile->columns[column].name);
        else if (column >= 0 && header->at[column] < 0)
            header->at[column] = (int)i;
    }
    for (size_t i = 0; i < profile->column_count; i++) {
        if (header->at[i] < 0 && (profile->columns[i].must & IN_HEADER) != 0)
            problem_add(&job->problems, header->line, "there is no column %s; %s has %s",
                        profile->columns[i].name, profile->name, profile->columns_text);
    }
}

// Fails for a file that is another profile's: all that one needs is there, and more of its columns
// than of those that were asked for.
static bool other_profile(struct job *job, const struct match *matches, const struct match *own,
                          struct status *st)
{
    const struct match *better = NULL;
    size_t most = own->known;
    if (own->profile != NULL && own->profile->open && own->known > 0 && own->missing == 0)
        return true; // whatever its further columns are called
    for (const struct match *match = matches; match->profile != NULL; match++) {
        if (match->missing == 0 && match->known > most) {
            most = match->known;
            better = match;
        }
    }
    if (better == NULL)
        return true;
    const char *name = better->profile->name;
    return status_fail(st, STATUS_DATA,
                       "%s:%zu: this is the header of %s, not of %s: contractmon import %s reads "
                       "it. Nothing was stored.",
                       job->file, better->header.line, name, job->profile->name, name);
}

static bool no_header(struct job *job, const char *text, struct status *st)
{
    const struct profile *profile = job->profile;
    char first = text[strspn(text, " \t\r\n")];
    if (first == '{' || first == '[')
        return status_fail(st, STATUS_DATA,
                           "%s: this is JSON, as bank-holidays are; %s is CSV with the columns %s. "
                           "Nothing was stored.",
                           job->file, profile->name, profile->columns_text);
    return status_fail(
        st, STATUS_DATA,
        "%s:1: no header in the first %d lines; %s has the columns %s. Nothing was stored.",
        job->file, HEADER_LINES, profile->name, profile->columns_text);
}

bool header_find(struct job *job, const char *text, size_t size, struct header *header,
                 struct status *st)
{
    struct match matches[PROFILES_MOST] = {{0}};
    try_lines(job, text, size, matches);
    const struct match *own = matches;
    while (own->profile != NULL && own->profile != job->profile)
        own++;
    if (!other_profile(job, matches, own, st))
        return false;
    if (own->known == 0)
        return no_header(job, text, st);
    *header = own->header;
    char *bytes =
        xstrndup(text + header->offset,
                 size - header->offset < HEADER_BYTES ? size - header->offset : HEADER_BYTES);
    struct csv csv;
    struct csv_record record;
    const char *what = NULL;
    csv_begin(&csv, bytes, strlen(bytes), header->delimiter, header->line);
    if (csv_next(&csv, &record, &what) == CSV_RECORD)
        match_columns(job, own, &record, header);
    csv_release(&csv);
    free(bytes);
    return problems_count(&job->problems) == 0;
}
