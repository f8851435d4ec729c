// SPDX-License-Identifier: MIT
// Export: the table of its kinds, and how one is written.
#include "model/export.h"

#include "model/cover.h"
#include "model/export_kinds.h"

static const struct export_kind *const kinds[] = {
    &export_providers, &export_locations, &export_contracts, &export_grades,
    &export_figures,   &export_results,   &export_notices,   &export_plans,
    &export_visits,    &export_meetings,  &export_findings,  &export_due,
};
enum { KINDS = sizeof kinds / sizeof *kinds };

bool export_kind_name(size_t index, const char **kind, const char **what)
{
    if (index >= KINDS)
        return false;
    *kind = kinds[index]->name;
    *what = kinds[index]->what;
    return true;
}

const char *export_list(struct arena *arena, const char *const *items, size_t count)
{
    struct text all = {0};
    for (size_t i = 0; i < count; i++)
        text_printf(&all, "%s%s", i > 0 ? ";" : "", items[i]);
    const char *kept = arena_strdup(arena, text_get(&all));
    text_release(&all);
    return kept;
}

static bool each_contract(struct exporter *exporter, const struct export_kind *kind,
                          struct status *st)
{
    struct arena *list = arena_new();
    struct office *office = exporter->office;
    struct contracts contracts = {0};
    struct covers covers = {0};
    bool good = contracts_of(office->db, 0, list, &contracts, st) &&
                covers_all(office->db, list, &covers, st);
    for (size_t i = 0; i < contracts.count && good; i++) {
        if (!cover_counts(&covers, exporter->officer, contracts.rows[i].officer, office->as_at))
            continue;
        good = kind->of_contract(exporter, &contracts.rows[i], st);
        arena_reset(exporter->arena);
    }
    arena_free(list);
    return good;
}

static bool write_kind(struct exporter *exporter, const struct export_kind *kind, struct status *st)
{
    const struct table_sink *sink = exporter->sink;
    return sink->begin(sink->context, kind->columns, kind->column_count, st) &&
           (kind->all != NULL ? kind->all(exporter, st) : each_contract(exporter, kind, st)) &&
           sink->end(sink->context, st);
}

bool export_kind(struct office *office, const char *kind, const char *officer,
                 const struct table_sink *sink, struct status *st)
{
    const char *names[KINDS];
    for (size_t i = 0; i < KINDS; i++) {
        names[i] = kinds[i]->name;
        if (!text_equal(kind, names[i]))
            continue;
        if (officer != NULL && kinds[i]->of_contract == NULL)
            return status_fail(st, STATUS_USAGE, "%s belong to no contract, so to no officer.",
                               kinds[i]->what);
        struct exporter exporter = {
            .office = office, .officer = officer, .sink = sink, .arena = arena_new()};
        bool good = db_read_begin(office->db, st);
        if (good) {
            good = write_kind(&exporter, kinds[i], st);
            db_read_end(office->db);
        }
        arena_free(exporter.arena);
        return good;
    }
    const char *nearest = text_nearest(kind, names, KINDS);
    return status_fail(st, STATUS_USAGE, "There is no kind \"%s\" to export%s%s%s", kind,
                       nearest != NULL ? ". Did you mean " : "", nearest != NULL ? nearest : "",
                       nearest != NULL ? "?" : ".");
}
