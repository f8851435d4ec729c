// SPDX-License-Identifier: MIT
// Writes the data of an invented council, the same every time: council FOLDER CONTRACTS YEARS. Six of ten contracts run under
// Bristol's framework, the others under one of the other four each.
#include <stdio.h>
#include <stdlib.h>

#include "model/ground/date.h"
#include "model/ground/memory.h"

static const char *const kpis[] = {"1", "2", "3", "4", "5", "7", "8"};

static unsigned next(unsigned *state)
{
    *state = *state * 1664525u + 1013904223u;
    return *state >> 8;
}

static FILE *file_in(const char *folder, const char *name)
{
    char *path = xasprintf("%s/%s", folder, name);
    FILE *file = fopen(path, "w");
    if (file == NULL) {
        perror(path);
        exit(1);
    }
    free(path);
    return file;
}

static void fact(FILE *out, int contract, const char *kind, const char *ref, day on,
                 const char *rest)
{
    char iso[DAY_ISO_SIZE];
    fprintf(out, "HC-%03d,%s,%s,%s,%s\n", contract, kind, ref, day_iso(on, iso), rest);
}

// A contract under a framework that counts no colours: what is held there.
static void quiet_quarter(FILE *out, int contract, int n, day from, const char *type)
{
    char *ref = xasprintf("M-%d", n), *rest = xasprintf(",,,%s,,,,,held,", type);
    fact(out, contract, "meeting", ref, from + 40, rest);
    free(ref);
    free(rest);
}

// One quarter of one contract: seven results, a meeting, now and then a visit, and a plan or notice where things went badly.
static void quarter(FILE *out, int contract, int n, day from, unsigned *state)
{
    char period[DAY_ISO_SIZE], limit[DAY_ISO_SIZE];
    day_iso(from, period);
    day in = day_add_months(from, 3) + 11;
    bool bad = false;
    for (size_t k = 0; k < sizeof kpis / sizeof *kpis; k++) {
        unsigned dice = next(state) % 100;
        const char *colour = dice < 2 ? "R" : dice < 8 ? "A" : "G";
        bad = bad || dice < 2;
        char *rest = xasprintf("%s,%s,%s,,,,,,,", kpis[k], period, colour);
        fact(out, contract, "result", "", in, rest);
        free(rest);
    }
    char *meeting = xasprintf("M-%d", n), *visit = xasprintf("V-%d", n);
    fact(out, contract, "meeting", meeting, in + 14, ",,,contract-meeting,,,,,held,");
    for (int extra = 0; extra < 2 + (int)(next(state) % 3); extra++) {
        char *ref = xasprintf("%s-%d", visit, extra);
        fact(out, contract, "visit", ref, from + 20 * extra + 5, ",,,qa-visit,,,,,held,");
        free(ref);
    }
    if (bad) {
        char *notice = xasprintf("PWN-%d", n), *plan = xasprintf("RAP-%d", n);
        fact(out, contract, "served", notice, in + 3, ",,,pwn,,,,,,");
        char *rest = xasprintf(",,,rap,1;2;4;5;7,%s,%s,,,", day_iso(in + 93, limit), notice);
        fact(out, contract, "served", plan, in + 3, rest);
        fact(out, contract, "determined", plan, in + 100, ",,,,,,,,met,");
        free(rest);
        free(notice);
        free(plan);
    }
    free(meeting);
    free(visit);
}

static const struct {
    const char *framework, *meeting;
} others[] = {
    {"birmingham-intervention", "management-meeting"},
    {"lancashire-supported-housing", "quarterly-review"},
    {"inverclyde-poor-performance", "review"},
    {"childrens-services", "biannual-review"},
};

static void contract_row(FILE *contracts, int c, const char *framework, int from)
{
    fprintf(contracts,
            "HC-%03d,\"Homecare, Zone %d\",P-%03d,Ashby Brook Care "
            "%03d,%s,%d-01-01,,officer%d,Zone %d,250000\n",
            c, c % 9 + 1, c, c, framework, from, c % 5 + 1, c % 9 + 1);
}

int main(int argc, char **argv)
{
    if (argc != 4)
        return 2;
    int count = atoi(argv[2]), years = atoi(argv[3]), from = 2027 - years;
    FILE *contracts = file_in(argv[1], "contracts.csv"), *targets = file_in(argv[1], "targets.csv");
    FILE *history = file_in(argv[1], "history.csv");
    fputs("ref,title,provider_ref,provider,framework,starts,ends,officer,zone,value\n", contracts);
    fputs("contract,kpi,from,target,amber\n", targets);
    fputs("contract,kind,ref,date,kpi,period,colour,instrument,covers,rectify_by,accompanies,"
          "follows,outcome,answers\n",
          history);
    unsigned state = 20270524;
    for (int c = 1; c <= count; c++) {
        bool bristol = c % 10 < 6;
        contract_row(contracts, c, bristol ? "bristol-homecare" : others[c % 10 - 6].framework,
                     from);
        for (size_t k = 0; bristol && k < sizeof kpis / sizeof *kpis; k++)
            if (k != 2)
                fprintf(targets, "HC-%03d,%s,%d-01-01,%s\n", c, kpis[k], from,
                        k == 3 ? "20,30" : "90,80");
        for (int q = 0; q < years * 4; q++) {
            day start = day_add_months(day_of(from, 1, 1), q * 3);
            if (bristol)
                quarter(history, c, q + 1, start, &state);
            else
                quiet_quarter(history, c, q + 1, start, others[c % 10 - 6].meeting);
        }
    }
    return fclose(contracts) != 0 || fclose(targets) != 0 || fclose(history) != 0;
}
