// SPDX-License-Identifier: MIT
// Export of records as they are stored: providers, locations, contracts, grades.
#include "model/export_kinds.h"

#include <stdlib.h>
#include <string.h>

#include "db/provider.h"
#include "model/provider.h"

static const struct table_column provider_columns[] = {
    {"ref", false}, {"name", false}, {"brand", false}};

static bool providers(struct exporter *exporter, struct status *st)
{
    struct providers all = {0};
    bool good = providers_all(exporter->office->db, exporter->arena, &all, st);
    for (size_t i = 0; i < all.count && good; i++) {
        const char *cells[] = {all.rows[i].ref, all.rows[i].name, all.rows[i].brand};
        good = exporter->sink->row(exporter->sink->context, cells, st);
    }
    return good;
}

const struct export_kind export_providers = {
    .name = "providers",
    .what = "providers, by reference",
    EXPORT_COLUMNS(provider_columns),
    .all = providers,
};

static const struct table_column location_columns[] = {
    {"ref", false},     {"provider_ref", false}, {"name", false},     {"kind", false},
    {"address", false}, {"town", false},         {"postcode", false}, {"authority", false},
    {"region", false},  {"care_home", false},    {"state", false},
};

static int by_id(const void *left, const void *right)
{
    const struct provider *a = left, *b = right;
    return (a->id > b->id) - (a->id < b->id);
}

static const char *ref_of(const struct providers *all, int64_t id)
{
    struct provider wanted = {.id = id};
    const struct provider *found =
        all->count > 0 ? bsearch(&wanted, all->rows, all->count, sizeof *all->rows, by_id) : NULL;
    return found != NULL ? found->ref : "";
}

static bool locations(struct exporter *exporter, struct status *st)
{
    struct providers owners = {0};
    struct locations all = {0};
    if (!providers_all(exporter->office->db, exporter->arena, &owners, st) ||
        !locations_of(exporter->office->db, 0, exporter->arena, &all, st))
        return false;
    if (owners.count > 0)
        qsort(owners.rows, owners.count, sizeof *owners.rows, by_id);
    bool good = true;
    for (size_t i = 0; i < all.count && good; i++) {
        const struct location *row = &all.rows[i];
        const char *cells[] = {row->ref,      ref_of(&owners, row->provider),
                               row->name,     row->kind,
                               row->address,  row->town,
                               row->postcode, row->authority,
                               row->region,   row->care_home,
                               row->state};
        good = exporter->sink->row(exporter->sink->context, cells, st);
    }
    return good;
}

const struct export_kind export_locations = {
    .name = "locations",
    .what = "locations of providers, by reference",
    EXPORT_COLUMNS(location_columns),
    .all = locations,
};

// Those of the import profile, so that what is exported can be imported.
static const struct table_column contract_columns[] = {
    {"ref", false},       {"title", false},  {"provider_ref", false}, {"provider", false},
    {"framework", false}, {"starts", false}, {"ends", false},         {"officer", false},
    {"zone", false},      {"value", true},
};

static bool one_contract(struct exporter *exporter, const struct contract *contract,
                         struct status *st)
{
    char starts[DAY_ISO_SIZE], ends[DAY_ISO_SIZE];
    const char *value = contract->value < 0 ? NULL
                                            : arena_printf(exporter->arena, "%lld.%02d",
                                                           (long long)(contract->value / 100),
                                                           (int)(contract->value % 100));
    const char *cells[] = {contract->ref,
                           contract->title,
                           contract->provider_ref,
                           contract->provider_name,
                           contract->framework,
                           day_iso(contract->starts, starts),
                           contract->ends == DAY_NEVER ? NULL : day_iso(contract->ends, ends),
                           contract->officer,
                           contract->zone,
                           value};
    return exporter->sink->row(exporter->sink->context, cells, st);
}

const struct export_kind export_contracts = {
    .name = "contracts",
    .what = "contracts, by reference, as they can be imported",
    EXPORT_COLUMNS(contract_columns),
    .of_contract = one_contract,
};

static const struct table_column grade_columns[] = {
    {"location_ref", false}, {"regulator", false}, {"grouping", false}, {"domain", false},
    {"published", false},    {"grade", false},     {"report", false},   {"inherited", false},
};

static bool one_grade(const struct grade *grade, const char *location_ref, void *context,
                      struct status *st)
{
    const struct table_sink *sink = context;
    if (grade_is_figure(grade))
        return true;
    char published[DAY_ISO_SIZE];
    const char *cells[] = {location_ref,
                           grade->regulator,
                           grade->grouping,
                           grade->domain,
                           day_iso(grade->published, published),
                           grade->grade,
                           grade->report,
                           grade->inherited};
    return sink->row(sink->context, cells, st);
}

static bool grades(struct exporter *exporter, struct status *st)
{
    struct table_sink sink = *exporter->sink;
    return grades_each(exporter->office->db, one_grade, &sink, st);
}

static const struct table_column figure_columns[] = {
    {"location_ref", false}, {"regulator", false}, {"year", false},
    {"what", false},         {"figure", false},
};

static bool one_figure(const struct grade *grade, const char *location_ref, void *context,
                       struct status *st)
{
    const struct table_sink *sink = context;
    if (!grade_is_figure(grade))
        return true;
    const char *cells[] = {location_ref, grade->regulator, grade->grouping + strlen(FIGURE_GROUP),
                           grade->domain, grade->grade};
    return sink->row(sink->context, cells, st);
}

static bool figures(struct exporter *exporter, struct status *st)
{
    struct table_sink sink = *exporter->sink;
    return grades_each(exporter->office->db, one_figure, &sink, st);
}

const struct export_kind export_figures = {
    .name = "figures",
    .what = "what regulators count by financial year: complaints upheld, enforcements issued",
    EXPORT_COLUMNS(figure_columns),
    .all = figures,
};

const struct export_kind export_grades = {
    .name = "grades",
    .what = "regulators' grades, by location, group, domain and date",
    EXPORT_COLUMNS(grade_columns),
    .all = grades,
};
