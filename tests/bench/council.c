// SPDX-License-Identifier: MIT
// Writes the files of an invented council for the program's own imports, from a seed: council FOLDER CONTRACTS YEARS [mixed] makes
// contracts.csv, targets.csv and history.csv. 150 contracts of 5 years are about 40,000 facts; with "mixed", four of ten
// contracts run under one of the other frameworks each.
#include <stdio.h>
#include <stdlib.h>

#include "model/ground/date.h"
#include "model/ground/memory.h"
#include "tests/rules/support/chance.h"

enum { KPIS = 7, OFFICERS = 12 };

static const struct { // as the targets are agreed: 90 and 80 (higher is better), 20 and 30 (lower)
    const char *ref;
    bool lower, category;
} kpis[KPIS] = {{"1", false, false}, {"2", false, false}, {"3", false, true}, {"4", true, false},
                {"5", false, false}, {"7", false, false}, {"8", false, false}};

static const char *const firsts[] = {
    "Ashby",   "Brook",   "Cedar",  "\xc3\x89lan", "Dunmore", "Eastfield",     "Fern",
    "Garth",   "Hazel",   "Ivy",    "Jubilee",     "Kestrel", "Linden",        "Meadow",
    "Norland", "Orchard", "Priory", "Quay",        "Rowan",   "T\xc5\xb7 Gwyn"};
static const char *const seconds[] = {"Homecare",         "Care at Home",  "Support",
                                      "Domiciliary Care", "Care Services", "Living",
                                      "Carers",           "Home Support"};

struct council {
    FILE *contracts, *targets, *history;
    struct chance chance;
    int number; // of the contract at hand
    int papers;
};

static FILE *file_in(const char *folder, const char *name, const char *header)
{
    char *path = xasprintf("%s/%s", folder, name);
    FILE *file = fopen(path, "w");
    if (file == NULL) {
        perror(path);
        exit(1);
    }
    free(path);
    fprintf(file, "%s\n", header);
    return file;
}

// A row of the history; what a kind does not have is "".
struct row {
    const char *kind, *ref, *kpi, *value, *colour, *instrument, *covers, *accompanies, *follows,
        *outcome;
    day date, period, rectify_by;
    const char *recorded;
};

static const char *or_empty(const char *text)
{
    return text != NULL ? text : "";
}

static void write_row(struct council *council, const struct row *row)
{
    char date[DAY_ISO_SIZE], period[DAY_ISO_SIZE], limit[DAY_ISO_SIZE];
    fprintf(council->history, "HC-%03d,%s,%s,%s,%s,%s,%s,%s,%s,%s,%s,%s,%s,%s,%s\n",
            council->number, row->kind, or_empty(row->ref), day_iso(row->date, date),
            or_empty(row->kpi), row->period != 0 ? day_iso(row->period, period) : "",
            or_empty(row->value), or_empty(row->colour), or_empty(row->instrument),
            or_empty(row->covers), row->rectify_by != 0 ? day_iso(row->rectify_by, limit) : "",
            or_empty(row->accompanies), or_empty(row->follows), or_empty(row->outcome),
            or_empty(row->recorded));
}

// How a KPI did: 0 green, 1 amber, 2 red. Some providers do worse than others.
static int measured(struct council *council)
{
    int poor = council->number % 10 == 0 ? 12 : council->number % 3 == 0 ? 4 : 1;
    int dice = chance_between(&council->chance, 1, 200);
    return dice <= poor ? 2 : dice <= 4 * poor + 4 ? 1 : 0;
}

static const char *figure(struct council *council, size_t kpi, int how)
{
    static const char *const higher[][3] = {
        {"93.5", "97", "912/1000"}, {"85.2", "88", "41/50"}, {"71", "64.5", "3/5"}};
    static const char *const lower[][3] = {
        {"12", "18.4", "9"}, {"22.5", "27", "29"}, {"34", "41.2", "38"}};
    size_t which = chance_index(&council->chance, 3);
    return kpis[kpi].lower ? lower[how][which] : higher[how][which];
}

// All KPIs of a quarter, received on one day; now and then one of them again, corrected. How many were red.
static int returns(struct council *council, day quarter, day received)
{
    static const char *const colours[] = {"G", "A", "R"};
    int red = 0;
    for (size_t i = 0; i < KPIS; i++) {
        int how = measured(council);
        struct row row = {
            .kind = "result", .date = received, .kpi = kpis[i].ref, .period = quarter};
        *(kpis[i].category ? &row.colour : &row.value) =
            kpis[i].category ? colours[how] : figure(council, i, how);
        write_row(council, &row);
        red += how == 2;
        if (!chance_of(&council->chance, 2))
            continue;
        char date[DAY_ISO_SIZE];
        char *later = xasprintf("%sT10:00:00Z", day_iso(received + 30, date));
        row.date = received + 30;
        row.recorded = later;
        write_row(council, &row);
        free(later);
    }
    return red;
}

static void visits(struct council *council, int n, day quarter)
{
    char *meeting = xasprintf("M-%d", n);
    write_row(council, &(struct row){.kind = "meeting",
                                     .ref = meeting,
                                     .date = quarter + 25,
                                     .instrument = "contract-meeting",
                                     .outcome = "held"});
    free(meeting);
    for (int i = 0; i < 4; i++) {
        char *visit = xasprintf("V-%d-%d", n, i);
        write_row(council, &(struct row){.kind = "visit",
                                         .ref = visit,
                                         .date = quarter + 8 + 20 * i,
                                         .instrument = "qa-visit",
                                         .outcome = "held"});
        free(visit);
    }
}

// A warning notice with its plan, and what came of it.
static void notice(struct council *council, day on)
{
    int n = ++council->papers;
    char *ref = xasprintf("%s-%d", n % 4 == 0 ? "DN" : "PWN", n), *plan = xasprintf("RAP-%d", n);
    char *next = xasprintf("RAP-%d-2", n);
    write_row(council, &(struct row){.kind = "served",
                                     .ref = ref,
                                     .date = on,
                                     .instrument = n % 4 == 0 ? "dn" : "pwn"});
    write_row(council, &(struct row){.kind = "served",
                                     .ref = plan,
                                     .date = on + 2,
                                     .instrument = "rap",
                                     .covers = "1;4;7",
                                     .rectify_by = on + 60,
                                     .accompanies = ref});
    bool met = chance_of(&council->chance, 75);
    write_row(council, &(struct row){.kind = "determined",
                                     .ref = plan,
                                     .date = on + 66,
                                     .outcome = met ? "met" : "not-met"});
    if (!met) {
        write_row(council, &(struct row){.kind = "served",
                                         .ref = next,
                                         .date = on + 70,
                                         .instrument = "rap",
                                         .covers = "1;4;7",
                                         .rectify_by = on + 120,
                                         .follows = plan});
        write_row(
            council,
            &(struct row){.kind = "determined", .ref = next, .date = on + 125, .outcome = "met"});
    }
    if (chance_of(&council->chance, 5))
        write_row(council, &(struct row){.kind = "withdrawn", .ref = ref, .date = on + 130});
    free(ref);
    free(plan);
    free(next);
}

static const struct other { // frameworks that count no colours: what is held there each quarter
    const char *framework, *meeting;
} others[] = {
    {"birmingham-intervention", "management-meeting"},
    {"lancashire-supported-housing", "quarterly-review"},
    {"inverclyde-poor-performance", "review"},
    {"childrens-services", "biannual-review"},
};

static void quiet_quarter(struct council *council, int n, day quarter, const struct other *other)
{
    char *ref = xasprintf("M-%d", n);
    write_row(council, &(struct row){.kind = "meeting",
                                     .ref = ref,
                                     .date = quarter + 40,
                                     .instrument = other->meeting,
                                     .outcome = "held"});
    free(ref);
}

static void busy_quarter(struct council *council, int n, day quarter, bool last)
{
    day received = day_add_months(quarter, 3) + 11;
    visits(council, n, quarter);
    if (last && council->number % 8 == 0)
        return; // the last return has not come in
    int red = returns(council, quarter, received);
    if (red > 0 && received + 130 < day_of(2027, 5, 24))
        notice(council, received + 4);
    if (!chance_of(&council->chance, 1))
        return;
    char *ref = xasprintf("NE-%d", n);
    write_row(council, &(struct row){.kind = "never-event",
                                     .ref = ref,
                                     .date = quarter + 40,
                                     .outcome = "handing-back"});
    free(ref);
}

static void contract(struct council *council, const struct other *other, day starts, int quarters)
{
    int n = council->number;
    char from[DAY_ISO_SIZE];
    day_iso(starts, from);
    fprintf(council->contracts,
            "HC-%03d,\"Homecare, zone %d\",P-%03d,%s %s %d,%s,%s,,officer%d,Zone %d,%d\n", n,
            n % 9 + 1, n, firsts[chance_index(&council->chance, sizeof firsts / sizeof *firsts)],
            seconds[chance_index(&council->chance, sizeof seconds / sizeof *seconds)], n,
            other != NULL ? other->framework : "bristol-homecare", from, n % OFFICERS + 1,
            n % 9 + 1, 100000 + n * 1000);
    for (size_t i = 0; other == NULL && i < KPIS; i++) {
        if (!kpis[i].category)
            fprintf(council->targets, "HC-%03d,%s,%s,%s\n", n, kpis[i].ref, from,
                    kpis[i].lower ? "20,30" : "90,80");
    }
    council->papers = 0;
    for (int q = 0; q < quarters; q++) {
        day quarter = day_add_months(starts, q * 3);
        if (other != NULL)
            quiet_quarter(council, q + 1, quarter, other);
        else
            busy_quarter(council, q + 1, quarter, q + 1 == quarters);
    }
}

int main(int argc, char **argv)
{
    if (argc < 4) {
        fprintf(stderr, "council FOLDER CONTRACTS YEARS [mixed]\n");
        return 2;
    }
    int contracts = atoi(argv[2]), years = atoi(argv[3]);
    day starts = day_of(2027 - years, 4, 1);
    struct council council = {
        .contracts =
            file_in(argv[1], "contracts.csv",
                    "ref,title,provider_ref,provider,framework,starts,ends,officer,zone,value"),
        .targets = file_in(argv[1], "targets.csv", "contract,kpi,from,target,amber"),
        .history = file_in(argv[1], "history.csv",
                           "contract,kind,ref,date,kpi,period,value,colour,instrument,covers,"
                           "rectify_by,accompanies,follows,outcome,recorded"),
        .chance = {20270524},
    };
    for (council.number = 1; council.number <= contracts; council.number++) {
        int tenth = council.number % 10;
        contract(&council, argc > 4 && tenth > 5 ? &others[tenth - 6] : NULL, starts, years * 4);
    }
    return fclose(council.contracts) != 0 || fclose(council.targets) != 0 ||
           fclose(council.history) != 0;
}
