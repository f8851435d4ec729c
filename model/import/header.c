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
    struct lookup *headings; // key of a heading -> struct heading
    size_t known;            // columns found
    size_t missing;          // of those that must be there
    struct header header;
};

struct heading {
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

static struct lookup *headings_of(struct arena *arena, const struct profile *profile)
{
    struct lookup *headings = lookup_new(arena, profile->column_count * 2);
    for (size_t i = 0; i < profile->column_count; i++) {
        const struct column *column = &profile->columns[i];
        add_heading(arena, headings, column->name, i);
        for (const char *at = column->also; at != NULL;) {
            size_t length = strcspn(at, "|");
            add_heading(arena, headings, arena_strndup(arena, at, length), i);
            at = at[length] == '|' ? at + length + 1 : NULL;
        }
    }
    return headings;
}

// The column of a profile that a heading names; -1: none.
static int column_of(const struct lookup *headings, const char *key)
{
    const struct heading *heading = *key != '\0' ? lookup_get(headings, key) : NULL;
    return heading != NULL ? (int)heading->column : -1;
}

static bool try_keys(struct match *best, const char *const *keys, size_t count,
                     const struct header *here)
{
    bool found[COLUMNS_MOST] = {false};
    struct match match = {.profile = best->profile, .headings = best->headings, .header = *here};
    for (size_t i = 0; i < count; i++) {
        int column = column_of(match.headings, keys[i]);
        if (column >= 0)
            found[column] = true;
    }
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
                complete = try_keys(match, keys, record.count, &here) || complete;
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
        if (profile->columns != NULL)
            matches[count++] =
                (struct match){.profile = profile, .headings = headings_of(job->arena, profile)};
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

static void match_columns(struct job *job, const struct lookup *headings,
                          const struct csv_record *record, struct header *header)
{
    const struct profile *profile = job->profile;
    header->fields = record->count;
    for (size_t i = 0; i < COLUMNS_MOST; i++)
        header->at[i] = -1;
    for (size_t i = 0; i < record->count; i++) {
        const char *heading = record->fields[i];
        int column = column_of(headings, heading_key(job->arena, heading));
        if (column < 0 && profile->strict && heading[strspn(heading, " \t")] != '\0')
            unknown_heading(job, header->line, heading);
        else if (column >= 0 && header->at[column] >= 0)
            problem_add(&job->problems, header->line, "the column %s is there twice",
                        profile->columns[column].name);
        else if (column >= 0)
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
        match_columns(job, own->headings, &record, header);
    csv_release(&csv);
    free(bytes);
    return problems_count(&job->problems) == 0;
}
