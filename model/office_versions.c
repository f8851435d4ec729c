// SPDX-License-Identifier: MIT
// Versions of frameworks: which was in force when, what is kept of those whose files have gone, and how a person names one.
#include "model/office.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "db/framework.h"
#include "db/import.h"
#include "model/frameworks/frameworks.h"
#include "model/office_frameworks.h"

static bool has_edition(const struct framework_cache *cache, const struct framework_text *text)
{
    for (size_t i = 0; i < cache->version_count; i++) {
        const struct version *version = &cache->versions[i];
        if (version->origin != KEPT && text_equal(version->framework->id, text->framework) &&
            text_equal(version->framework->version, text->edition))
            return true;
    }
    return false;
}

// The versions that were used once and whose files have gone, from the texts kept in the database. A file of the same version stands
// before what was kept of it; of several texts of one version the one that was first used last.
bool frameworks_read_kept(struct office *office, struct status *st)
{
    struct framework_cache *cache = frameworks_cache(office);
    if (cache->kept_read || office->db == NULL)
        return true;
    struct framework_texts texts;
    if (!frameworks_kept(office->db, NULL, office->arena, &texts, st))
        return false;
    cache->kept_read = true;
    for (size_t i = 0; i < texts.count; i++) {
        const struct framework_text *text = &texts.rows[i];
        const struct framework *framework;
        struct status why = {0};
        bool later = false;
        for (size_t j = i + 1; j < texts.count && !later; j++)
            later = text_equal(texts.rows[j].framework, text->framework) &&
                    text_equal(texts.rows[j].edition, text->edition);
        // one that this program cannot read any more is not used; `framework list` and `replay` still know its hash
        if (!later && frameworks_read_shipped(office, text->framework, &why) &&
            !has_edition(cache, text) &&
            framework_read(text->text, text->framework, office->arena, &framework, NULL, &why))
            frameworks_add(office, framework, text->text, KEPT);
        status_clear(&why);
    }
    return true;
}

// ---- Which is in force when -------------------------------------------------------------------------------------------------------

static int by_from(const void *left, const void *right)
{
    const struct edition *a = left, *b = right;
    return (a->from > b->from) - (a->from < b->from);
}

bool office_framework_editions(struct office *office, const char *id, struct arena *arena,
                               const struct edition **out, size_t *count, struct status *st)
{
    const struct version *now;
    *out = NULL;
    *count = 0;
    if (!frameworks_find(office, id, office->as_at, &now, st))
        return false;
    struct framework_cache *cache = office->frameworks;
    struct edition *list = ARENA_ARRAY(arena, 2 * cache->version_count + 1, struct edition);
    size_t turns = 1;
    list[0].from = DAY_NONE;
    for (size_t i = 0; i < cache->version_count; i++) {
        const struct framework *framework = cache->versions[i].framework;
        if (!text_equal(framework->id, id))
            continue;
        list[turns++].from = framework->valid_from;
        if (framework->valid_to != DAY_NONE && framework->valid_to != DAY_NEVER)
            list[turns++].from = framework->valid_to + 1;
    }
    qsort(list, turns, sizeof *list, by_from);
    size_t kept = 0;
    for (size_t i = 0; i < turns; i++) {
        const struct version *version = frameworks_in_force(cache, id, list[i].from);
        const struct framework *then = version->framework;
        // colours of the past follow from it; what has not begun yet may still change
        if (list[i].from <= office->as_at)
            cache->versions[version - cache->versions].used = true;
        if (kept == 0 || list[kept - 1].framework != then)
            list[kept++] = (struct edition){.from = list[i].from, .framework = then};
    }
    *out = list;
    *count = kept > 1 ? kept : 0;
    return true;
}

// ---- Keeping and listing ------------------------------------------------------------------------------------------------------------

bool office_frameworks_keep(struct office *office, struct status *st)
{
    struct framework_cache *cache = frameworks_cache(office);
    for (size_t i = 0; i < cache->version_count; i++) {
        struct version *version = &cache->versions[i];
        const struct framework *framework = version->framework;
        if (!version->used || version->origin == KEPT || version->stored)
            continue;
        const struct framework_text text = {.framework = framework->id,
                                            .edition = framework->version,
                                            .valid_from = framework->valid_from,
                                            .text = version->text};
        enum upsert what;
        int64_t id;
        if (!framework_keep(office->db, &text, &id, &what, st))
            return false;
        version->added = version->added || what != UPSERT_SAME;
        version->stored = !version->added;
    }
    return true;
}

static int by_id(const void *left, const void *right)
{
    const struct office_version *a = left, *b = right;
    int order = strcmp(a->framework->id, b->framework->id);
    if (order != 0)
        return order;
    if (a->framework->valid_from != b->framework->valid_from)
        return a->framework->valid_from < b->framework->valid_from ? -1 : 1;
    return strcmp(a->sha256, b->sha256);
}

static const char *hash_of(const char *text, struct arena *arena)
{
    char hex[65];
    sha256_hex(text, strlen(text), hex);
    return arena_strdup(arena, hex);
}

bool office_framework_versions(struct office *office, const char *id, struct arena *arena,
                               struct office_version **out, size_t *count, struct status *st)
{
    static const char *const origins[] = {
        [COUNCIL] = "council file", [SHIPPED] = "shipped", [KEPT] = "kept in the database"};
    const char *known, *shipped, *text;
    struct status ignored = {0};
    *count = 0;
    office_has_framework(office, "", &known); // reads the folder and what was kept
    for (size_t i = 0; framework_shipped(i, &shipped, &text); i++) {
        if (!frameworks_read_shipped(office, shipped, st))
            return false;
    }
    status_clear(&ignored);
    const struct framework_cache *cache = frameworks_cache(office);
    *out = ARENA_ARRAY(arena, cache->version_count + 1, struct office_version);
    for (size_t i = 0; i < cache->version_count; i++) {
        const struct version *version = &cache->versions[i];
        if (id != NULL && !text_equal(version->framework->id, id))
            continue;
        (*out)[(*count)++] =
            (struct office_version){.framework = version->framework,
                                    .text = version->text,
                                    .sha256 = hash_of(version->text, arena),
                                    .origin = origins[version->origin],
                                    .in_force = frameworks_in_force(cache, version->framework->id,
                                                                    office->as_at) == version};
    }
    if (*count > 1)
        qsort(*out, *count, sizeof **out, by_id);
    return true;
}

// ---- What a person names ------------------------------------------------------------------------------------------------------------

// A text of the database by the beginning of its hash, whether its version is in use or not.
static bool by_hash(struct office *office, const char *name, const struct framework **out,
                    struct status *st)
{
    enum { FEWEST = 6 };
    struct framework_texts texts = {0};
    size_t length = strlen(name);
    if (length < FEWEST || strspn(name, "0123456789abcdef") < length || office->db == NULL)
        return true;
    if (!frameworks_kept(office->db, NULL, office->arena, &texts, st))
        return false;
    for (size_t i = 0; i < texts.count; i++) {
        if (strncmp(texts.rows[i].sha256, name, length) == 0)
            return framework_read(texts.rows[i].text, name, office->arena, out, NULL, st);
    }
    return true;
}

bool office_framework_named(struct office *office, const char *id, const char *name, day on,
                            const struct framework **out, struct status *st)
{
    struct office_version *versions;
    size_t count = 0;
    *out = NULL;
    if (strchr(name, '/') != NULL || access(name, F_OK) == 0)
        return framework_read_file(name, office->arena, out, NULL, st);
    if (!office_framework_versions(office, NULL, office->arena, &versions, &count, st))
        return false;
    for (size_t i = 0; i < count && *out == NULL; i++) {
        if (text_equal(versions[i].framework->id, id) &&
            text_equal(versions[i].framework->version, name))
            *out = versions[i].framework;
    }
    for (size_t i = 0; i < count && *out == NULL; i++) {
        if (text_equal(versions[i].framework->id, name))
            return office_framework(office, name, on, out, st);
        if (strlen(name) >= 6 && text_starts(versions[i].sha256, name))
            *out = versions[i].framework;
    }
    if (*out != NULL)
        return true;
    if (!by_hash(office, name, out, st))
        return false;
    struct text known = {0};
    for (size_t i = 0; i < count; i++)
        text_printf(&known, "%s%s version %s", i > 0 ? ", " : "", versions[i].framework->id,
                    versions[i].framework->version);
    if (*out == NULL)
        status_fail(st, STATUS_UNKNOWN,
                    "\"%s\" is no file, and no framework or version of %s. There are: %s.", name,
                    id, text_get(&known));
    text_release(&known);
    return *out != NULL;
}
