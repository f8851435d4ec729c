// SPDX-License-Identifier: MIT
// The frameworks of the office: the council's own files, then the shipped ones, then what was kept of files that have gone; each read
// when it is first needed.
#include "model/office.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "model/frameworks/frameworks.h"
#include "model/ground/memory.h"
#include "model/office_frameworks.h"
#include "version.h"

struct framework_cache *frameworks_cache(struct office *office)
{
    if (office->frameworks == NULL)
        office->frameworks = ARENA_NEW(office->arena, struct framework_cache);
    return office->frameworks;
}

void frameworks_add(struct office *office, const struct framework *framework, const char *text,
                    enum framework_origin origin)
{
    struct framework_cache *cache = frameworks_cache(office);
    cache->versions = arena_room(office->arena, cache->versions, &cache->version_room,
                                 cache->version_count, sizeof *cache->versions);
    cache->versions[cache->version_count++] =
        (struct version){.framework = framework, .text = text, .origin = origin};
}

// The bytes of a file up to the first NUL, "" where it cannot be read; in the office's arena.
static const char *text_of(struct office *office, const char *path)
{
    char *bytes = NULL;
    size_t room = 0;
    FILE *file = fopen(path, "re");
    const char *text = "";
    if (file != NULL && getdelim(&bytes, &room, '\0', file) > 0)
        text = arena_strdup(office->arena, bytes);
    free(bytes);
    if (file != NULL)
        fclose(file);
    return text;
}

static void read_council_file(struct office *office, const char *name)
{
    struct framework_cache *cache = frameworks_cache(office);
    const char *path = arena_printf(office->arena, "%s/%s", office->framework_folder, name);
    const struct framework *framework;
    struct status st = {0};
    if (framework_read_file(path, office->arena, &framework, NULL, &st)) {
        frameworks_add(office, framework, text_of(office, path), COUNCIL);
    } else {
        cache->broken = arena_room(office->arena, cache->broken, &cache->broken_room,
                                   cache->broken_count, sizeof *cache->broken);
        cache->broken[cache->broken_count++] =
            (struct broken){.name = arena_strdup(office->arena, name),
                            .text = text_of(office, path),
                            .message = arena_strdup(office->arena, status_message(&st))};
    }
    status_clear(&st);
}

static int is_framework_file(const struct dirent *entry)
{
    size_t length = strlen(entry->d_name);
    return entry->d_name[0] != '.' && length > 5 &&
           strcmp(entry->d_name + length - 5, ".conf") == 0;
}

// The council's files, in the order of their names. A folder that is not there holds none.
static bool read_folder(struct office *office, struct status *st)
{
    struct framework_cache *cache = frameworks_cache(office);
    if (cache->folder_read || office->framework_folder == NULL)
        return true;
    struct dirent **names = NULL;
    int count = scandir(office->framework_folder, &names, is_framework_file, alphasort);
    if (count < 0 && errno != ENOENT)
        return status_fail(st, STATUS_DATA, "The folder of frameworks %s cannot be read: %s.",
                           office->framework_folder, strerror(errno));
    cache->folder_read = true;
    for (int i = 0; i < count; i++) {
        read_council_file(office, names[i]->d_name);
        free(names[i]);
    }
    free(names);
    return true;
}

// Whether a refused file is about that framework: by its own name, or because the id stands in it.
// To go on with an older version would be to apply the wrong rules in silence.
static bool concerns(const struct broken *broken, const char *id)
{
    size_t length = strlen(id);
    if (strncmp(broken->name, id, length) == 0 &&
        (broken->name[length] == '.' || broken->name[length] == '-'))
        return true;
    for (const char *at = strstr(broken->text, id); at != NULL; at = strstr(at + 1, id)) {
        if (at > broken->text && at[-1] == '"' && at[length] == '"')
            return true;
    }
    return false;
}

bool frameworks_read_shipped(struct office *office, const char *id, struct status *st)
{
    struct framework_cache *cache = frameworks_cache(office);
    for (size_t i = 0; i < cache->version_count; i++) {
        if (cache->versions[i].origin == SHIPPED &&
            strcmp(cache->versions[i].framework->id, id) == 0)
            return true;
    }
    const char *text = framework_shipped_text(id);
    const struct framework *framework;
    if (text == NULL)
        return true;
    if (!framework_read(text, id, office->arena, &framework, NULL, st))
        return false;
    frameworks_add(office, framework, text, SHIPPED);
    return true;
}

// How well a version suits a day: in force before not, the council's before the shipped, then the
// one that began last, and where all begin later the first to come.
static bool suits_better(const struct version *a, const struct version *b, day on)
{
    const struct framework *x = a->framework, *y = b->framework;
    bool in_force = x->valid_from <= on && (on <= x->valid_to || x->valid_to == DAY_NONE);
    bool other = y->valid_from <= on && (on <= y->valid_to || y->valid_to == DAY_NONE);
    if (in_force != other)
        return in_force;
    if (in_force && (a->origin == COUNCIL) != (b->origin == COUNCIL))
        return a->origin == COUNCIL;
    bool begun = x->valid_from <= on, other_begun = y->valid_from <= on;
    if (begun != other_begun)
        return begun;
    return begun ? x->valid_from > y->valid_from : x->valid_from < y->valid_from;
}

const struct version *frameworks_in_force(const struct framework_cache *cache, const char *id,
                                          day on)
{
    const struct version *best = NULL;
    for (size_t i = 0; i < cache->version_count; i++) {
        const struct version *version = &cache->versions[i];
        if (strcmp(version->framework->id, id) == 0 &&
            (best == NULL || suits_better(version, best, on)))
            best = version;
    }
    return best;
}

bool frameworks_find(struct office *office, const char *id, day on, const struct version **out,
                     struct status *st)
{
    *out = NULL;
    if (!read_folder(office, st))
        return false;
    const struct framework_cache *cache = frameworks_cache(office);
    for (size_t i = 0; i < cache->broken_count; i++) {
        if (concerns(&cache->broken[i], id))
            return status_fail(st, STATUS_DATA, "%s", cache->broken[i].message);
    }
    if (!frameworks_read_shipped(office, id, st) || !frameworks_read_kept(office, st))
        return false;
    *out = frameworks_in_force(cache, id, on);
    if (*out != NULL)
        return true;
    const char *known;
    office_has_framework(office, id, &known);
    return status_fail(st, STATUS_UNKNOWN, "There is no framework \"%s\". There are: %s.", id,
                       known);
}

bool office_framework(struct office *office, const char *id, day on, const struct framework **out,
                      struct status *st)
{
    const struct version *version;
    bool found = frameworks_find(office, id, on, &version, st);
    *out = found ? version->framework : NULL;
    for (size_t i = 0; found && i < office->frameworks->version_count; i++) {
        if (&office->frameworks->versions[i] == version)
            office->frameworks->versions[i].used = true;
    }
    return found;
}

day office_framework_changes(struct office *office, const char *id, day on)
{
    const struct framework *now;
    struct status ignored = {0};
    bool known = office_framework(office, id, on, &now, &ignored);
    status_clear(&ignored);
    day first = DAY_NEVER;
    for (size_t i = 0; known && i < office->frameworks->version_count; i++) {
        const struct framework *framework = office->frameworks->versions[i].framework;
        if (strcmp(framework->id, id) != 0)
            continue;
        day after = framework->valid_to < DAY_NEVER && framework->valid_to != DAY_NONE
                        ? framework->valid_to + 1
                        : DAY_NEVER;
        const day turns[] = {framework->valid_from, after};
        for (size_t k = 0; k < 2; k++) {
            if (turns[k] > on && turns[k] < first &&
                frameworks_in_force(office->frameworks, id, turns[k])->framework != now)
                first = turns[k];
        }
    }
    return first;
}

// FNV-1a, by words and the text's length: it is to notice a change, not an enemy, and is made at every start.
static uint64_t mix(uint64_t mark, const char *text)
{
    size_t left = strlen(text);
    mark = (mark ^ left) * 1099511628211u;
    while (left > 0) {
        uint64_t word = 0;
        size_t size = left < sizeof word ? left : sizeof word;
        memcpy(&word, text, size);
        mark = (mark ^ word) * 1099511628211u;
        mark ^= mark >> 29; // what the high bytes say comes down
        text += size;
        left -= size;
    }
    return mark;
}

const char *office_framework_basis(struct office *office)
{
    uint64_t mark = mix(14695981039346656037u, CONTRACTMON_VERSION);
    const char *id, *text;
    for (size_t i = 0; framework_shipped(i, &id, &text); i++)
        mark = mix(mix(mark, id), text);
    struct dirent **names = NULL;
    int count = office->framework_folder != NULL
                    ? scandir(office->framework_folder, &names, is_framework_file, alphasort)
                    : 0;
    for (int i = 0; i < count; i++) {
        const char *path =
            arena_printf(office->arena, "%s/%s", office->framework_folder, names[i]->d_name);
        mark = mix(mix(mark, names[i]->d_name), text_of(office, path));
        free(names[i]);
    }
    free(names);
    if (office->local_holidays != NULL)
        mark = mix(mark, text_of(office, office->local_holidays));
    return arena_printf(office->arena, "%016llx", (unsigned long long)mark);
}

bool office_framework_text(struct office *office, const char *id, day on, const char **out,
                           struct status *st)
{
    const struct version *version = NULL;
    bool found = frameworks_find(office, id, on, &version, st);
    *out = version != NULL ? version->text : NULL;
    return found;
}

static bool listed(const struct framework_cache *cache, const char *id)
{
    for (size_t i = 0; i < cache->version_count; i++) {
        if (cache->versions[i].origin != SHIPPED &&
            strcmp(cache->versions[i].framework->id, id) == 0)
            return true;
    }
    return false;
}

bool office_has_framework(struct office *office, const char *id, const char **known)
{
    struct framework_cache *cache = frameworks_cache(office);
    struct status ignored = {0};
    read_folder(office, &ignored);
    frameworks_read_kept(office, &ignored);
    status_clear(&ignored);
    bool found = framework_shipped_text(id) != NULL || listed(cache, id);
    if (known == NULL)
        return found;
    struct text names = {0};
    const char *shipped, *text;
    for (size_t i = 0; framework_shipped(i, &shipped, &text); i++)
        text_printf(&names, "%s%s", names.length > 0 ? ", " : "", shipped);
    for (size_t i = 0; i < cache->version_count; i++) {
        const struct version *version = &cache->versions[i];
        bool named = false; // by an earlier version of it
        for (size_t j = 0; j < i && !named; j++)
            named = text_equal(cache->versions[j].framework->id, version->framework->id);
        if (version->origin != SHIPPED && !named &&
            framework_shipped_text(version->framework->id) == NULL)
            text_printf(&names, "%s%s", names.length > 0 ? ", " : "", version->framework->id);
    }
    *known = arena_strdup(office->arena, text_get(&names));
    text_release(&names);
    return found;
}
