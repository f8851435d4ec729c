// SPDX-License-Identifier: MIT
// Seven invented providers, written by hand. tests/unit/demo_test.c holds each to how it is meant to stand on the day it is told.
// What was agreed with them (per cent, and to where amber reaches): KPI 1 85 and 75, 2 90 and 80, 4 at most 20 and 30, 5 80 and 70,
// 7 95 and 85, 8 90 and 80. Meetings and visits before a story's own_from are routine and come from the generator.
#include "model/demo_stories.h"

const char *const story_kpis[STORY_KPIS] = {"1", "2", "3", "4", "5", "7", "8"};

#define MEETING(on, type, how)                            \
    {                                                     \
        on, "meeting", .instrument = type, .outcome = how \
    }
#define MISSED(on, type, because)                                              \
    {                                                                          \
        on, "meeting", .instrument = type, .outcome = "missed", .why = because \
    }
#define VISIT(on, how)                                        \
    {                                                         \
        on, "visit", .instrument = "qa-visit", .outcome = how \
    }
#define PLANNED(on, kind, type, said)                                        \
    {                                                                        \
        on, kind, .instrument = type, .outcome = "planned", .recorded = said \
    }

// The steady good one: three years without a paper. Once turnover was a little too high, and nothing came of it. One figure was misread
// and corrected nine days later, so that what was known in between differs from what was true.
static const struct story_return eastfield_returns[] = {
    {"2024-04-01", "2024-07-11", {"92/98", "95.1", "G", "14.2", "41/46", "4471/4536", "33/34"}},
    {"2024-07-01", "2024-10-10", {"94/101", "94.8", "G", "15.0", "42/46", "4502/4560", "35/36"}},
    {"2024-10-01", "2025-01-14", {"95/102", "95.4", "G", "16.1", "42/47", "4466/4530", "30/31"}},
    {"2025-01-01", "2025-04-10", {"97/104", "96.0", "G", "15.7", "44/48", "4590/4641", "37/38"}},
    {"2025-04-01", "2025-07-10", {"98/104", "95.7", "G", "16.8", "44/48", "4611/4660", "34/35"}},
    {"2025-07-01", "2025-10-09", {"99/106", "96.2", "G", "17.9", "45/49", "4630/4702", "36/37"}},
    {"2025-10-01", "2026-01-14", {"99/107", "95.5", "G", "21.4", "44/49", "4089/4590", "32/33"}},
    {"2026-01-01", "2026-04-13", {"101/108", "95.9", "G", "18.8", "45/50", "4655/4719", "38/39"}},
    {"2026-04-01", "2026-07-09", {"102/108", "96.4", "G", "16.5", "46/50", "4680/4733", "36/36"}},
    {"2026-07-01", "2026-10-08", {"103/109", "96.1", "G", "15.9", "47/51", "4701/4760", "35/36"}},
    {"2026-10-01", "2027-01-13", {"104/110", "96.6", "G", "15.2", "47/51", "4688/4741", "33/34"}},
    {"2027-01-01", "2027-04-12", {"105/110", "96.8", "G", "14.6", "48/52", "4722/4770", "37/38"}},
};
static const struct story_step eastfield_steps[] = {
    {"2026-01-23", "result", .kpi = "7", .period = "2025-10-01", .value = "4519/4590",
     .note = "Misread from the provider's sheet; put right with the registered manager on the "
             "telephone"},
    MEETING("2027-02-18", "contract-meeting", "held"),
    VISIT("2027-03-10", "held"),
    MEETING("2027-05-13", "contract-meeting", "held"),
    PLANNED("2027-08-12", "meeting", "contract-meeting", "2027-05-13"),
    PLANNED("2027-06-22", "visit", "qa-visit", "2027-03-10"),
};

// The slow decline: visits are logged less and less well, and each answer comes a step too late. A plan is not met, nor the one that
// follows it, and a warning becomes a Default Notice in January 2027. On the day it is told two further warnings ask for another one.
static const struct story_return acornlea_returns[] = {
    {"2024-04-01", "2024-07-12", {"61/67", "93.4", "G", "16.0", "33/38", "2611/2667", "22/23"}},
    {"2024-07-01", "2024-10-14", {"62/68", "93.1", "G", "16.9", "33/38", "2598/2676", "23/24"}},
    {"2024-10-01", "2025-01-15", {"62/69", "92.8", "G", "17.5", "32/38", "2560/2655", "20/21"}},
    {"2025-01-01", "2025-04-14", {"61/69", "92.2", "G", "18.2", "32/38", "2549/2661", "23/25"}},
    {"2025-04-01", "2025-07-14", {"61/70", "92.0", "G", "18.9", "31/37", "2544/2670", "22/24"}},
    {"2025-07-01", "2025-10-13", {"60/70", "91.7", "G", "19.6", "31/37", "2488/2652", "22/24"}},
    {"2025-10-01", "2026-01-14", {"60/70", "91.3", "G", "22.4", "30/37", "2431/2625", "20/22"}},
    {"2026-01-01", "2026-04-14", {"58/70", "90.9", "G", "19.8", "30/36", "2405/2617", "21/23"}},
    {"2026-04-01", "2026-07-13", {"57/70", "90.4", "G", "19.5", "29/36", "2322/2612", "22/24"}},
    {"2026-07-01", "2026-10-14", {"57/69", "90.2", "G", "19.9", "29/36", "2190/2595", "20/22"}},
    {"2026-10-01", "2027-01-13", {"55/69", "90.0", "G", "19.7", "28/35", "2214/2580", "19/21"}},
    {"2027-01-01", "2027-04-14", {"50/68", "90.1", "G", "20.0", "28/35", "2150/2566", "19/21"}},
};
static const struct story_step acornlea_steps[] = {
    {"2026-04-20", "served", "RAP-1", .instrument = "rap", .covers = "1;4;7",
     .rectify_by = "2026-08-31", .answers = "rap-distinct:2025-07-01:1"},
    {"2026-09-08", "determined", "RAP-1", .outcome = "not-met", .covers = "1;7"},
    {"2026-09-14", "served", "RAP-2", .instrument = "rap", .covers = "1;7",
     .rectify_by = "2026-12-31", .follows = "RAP-1", .answers = "rap-again:RAP-1"},
    {"2026-10-20", "served", "PWN-1", .instrument = "pwn", .answers = "pwn-quarter:2026-07-01"},
    {"2026-10-20", "served", "RAP-3", .instrument = "rap", .covers = "1;7",
     .rectify_by = "2027-03-31", .accompanies = "PWN-1", .follows = "RAP-2"},
    {"2027-01-08", "determined", "RAP-2", .outcome = "not-met"},
    {"2027-01-14", "served", "PWN-2", .instrument = "pwn", .answers = "pwn-expiry:RAP-2"},
    {"2027-01-14", "served", "RAP-4", .instrument = "rap", .covers = "1;7",
     .rectify_by = "2027-04-30", .accompanies = "PWN-2", .follows = "RAP-3"},
    {"2027-01-21", "served", "DN-1", .instrument = "dn", .answers = "dn-pwns:PWN-1+PWN-2"},
    {"2027-01-21", "served", "RAP-5", .instrument = "rap", .covers = "1;7",
     .rectify_by = "2027-07-05", .accompanies = "DN-1", .follows = "RAP-4"},
    MEETING("2027-01-28", "emergency-meeting", "held"),
    MEETING("2027-02-16", "contract-meeting", "held"),
    VISIT("2027-03-03", "held"),
    {"2027-04-08", "determined", "RAP-3", .outcome = "not-met"},
    {"2027-05-04", "served", "PWN-3", .instrument = "pwn",
     .answers = "pwn-expiry:RAP-3;pwn-quarter:2027-01-01"},
    {"2027-05-04", "served", "RAP-6", .instrument = "rap", .covers = "1;7",
     .rectify_by = "2027-08-04", .accompanies = "PWN-3", .follows = "RAP-5"},
    MEETING("2027-05-06", "contract-meeting", "held"),
    {"2027-05-11", "determined", "RAP-4", .outcome = "not-met"},
    {"2027-05-12", "early", .kpi = "7", .period = "2027-04-01", .colour = "amber",
     .note = "The manager rang: two rounds were not logged at all in the first week of May"},
    {"2027-05-19", "served", "PWN-4", .instrument = "pwn", .answers = "pwn-expiry:RAP-4"},
    {"2027-05-19", "served", "RAP-7", .instrument = "rap", .covers = "1;7",
     .rectify_by = "2027-08-19", .accompanies = "PWN-4", .follows = "RAP-6"},
    PLANNED("2027-06-01", "visit", "qa-visit", "2027-05-06"),
    PLANNED("2027-08-05", "meeting", "contract-meeting", "2027-05-06"),
};

// The recovery: three Reds and an Amber in one quarter of 2024 bring a Default Notice, and costs are asked back. A new manager comes,
// the plans are met one after the other. For two years nothing has been served, and all is green.
static const struct story_return fern_returns[] = {
    {"2024-04-01", "2024-07-12", {"41/58", "84.9", "G", "27.5", "25/31", "1905/2312", "15/20"}},
    {"2024-07-01", "2024-10-14", {"46/58", "90.2", "G", "24.0", "25/31", "2036/2304", "17/20"}},
    {"2024-10-01", "2025-01-15", {"50/58", "91.5", "G", "21.1", "26/31", "2146/2298", "19/20"}},
    {"2025-01-01", "2025-04-14", {"51/58", "92.0", "G", "20.8", "26/31", "2199/2290", "20/21"}},
    {"2025-04-01", "2025-07-11", {"52/59", "92.6", "G", "18.4", "27/32", "2215/2301", "19/20"}},
    {"2025-07-01", "2025-10-13", {"53/60", "93.0", "G", "17.2", "27/32", "2240/2320", "20/21"}},
    {"2025-10-01", "2026-01-14", {"54/60", "93.7", "G", "16.6", "28/33", "2256/2334", "21/22"}},
    {"2026-01-01", "2026-04-13", {"54/61", "93.5", "G", "16.0", "28/33", "2270/2340", "20/21"}},
    {"2026-04-01", "2026-07-10", {"55/61", "94.1", "G", "15.5", "29/33", "2281/2352", "22/23"}},
    {"2026-07-01", "2026-10-13", {"56/62", "88.9", "G", "15.1", "29/34", "2290/2361", "21/22"}},
    {"2026-10-01", "2027-01-13", {"56/62", "93.9", "G", "14.8", "30/34", "2302/2366", "22/23"}},
    {"2027-01-01", "2027-04-13", {"57/62", "94.6", "G", "14.1", "30/34", "2315/2375", "22/23"}},
};
static const struct story_step fern_steps[] = {
    {"2024-07-18", "served", "DN-1", .instrument = "dn", .answers = "dn-quarter:2024-04-01"},
    {"2024-07-18", "served", "RAP-1", .instrument = "rap", .covers = "1;2;4;7;8",
     .rectify_by = "2024-12-31", .accompanies = "DN-1"},
    MEETING("2024-07-25", "emergency-meeting", "held"),
    {"2024-08-06", "decided", "D-1", .outcome = "compensation", .answers = "compensate:RAP-1",
     .note = "Costs of six packages placed elsewhere in June"},
    {"2024-10-18", "served", "PWN-1", .instrument = "pwn", .answers = "pwn-quarter:2024-07-01"},
    {"2024-10-21", "served", "RAP-2", .instrument = "rap", .covers = "1;4;7;8",
     .rectify_by = "2025-03-31", .accompanies = "PWN-1", .follows = "RAP-1",
     .answers = "rap-with:PWN-1"},
    {"2024-11-12", "decided", "D-2", .outcome = "no-action", .answers = "compensate:RAP-2",
     .note = "Every package kept since August"},
    {"2025-01-07", "determined", "RAP-1", .outcome = "awaited", .rectify_by = "2025-01-31"},
    {"2025-02-04", "determined", "RAP-1", .outcome = "met"},
    {"2025-04-17", "determined", "RAP-2", .outcome = "met"},
    MEETING("2027-02-11", "contract-meeting", "held"),
    MEETING("2027-05-12", "contract-meeting", "held"),
    VISIT("2027-04-21", "held"),
    PLANNED("2027-08-11", "meeting", "contract-meeting", "2027-05-12"),
};

// The consistent failure: four quarters running with three Reds, a Default Notice for each, and no plan of them met. The fourth notice
// within twelve months makes it consistent failure under 9.1 c). It is a decision to take and no automatic end, and a month later it has
// not been taken.
static const struct story_return harbour_returns[] = {
    {"2024-04-01", "2024-07-15", {"44/50", "91.0", "G", "18.4", "27/33", "2044/2130", "18/20"}},
    {"2024-07-01", "2024-10-15", {"44/50", "90.6", "G", "19.0", "27/33", "2031/2125", "19/21"}},
    {"2024-10-01", "2025-01-17", {"43/50", "90.8", "G", "19.7", "27/33", "1985/2110", "18/20"}},
    {"2025-01-01", "2025-04-16", {"43/50", "90.3", "G", "22.9", "27/33", "2003/2104", "18/20"}},
    {"2025-04-01", "2025-07-17", {"43/50", "90.1", "G", "19.9", "26/32", "1966/2098", "19/21"}},
    {"2025-07-01", "2025-10-16", {"42/49", "90.4", "G", "19.2", "26/32", "1740/2090", "18/20"}},
    {"2025-10-01", "2026-01-16", {"42/49", "90.0", "G", "24.8", "26/32", "1902/2085", "18/20"}},
    {"2026-01-01", "2026-04-14", {"40/49", "90.2", "G", "19.8", "26/32", "1881/2079", "17/18"}},
    {"2026-04-01", "2026-07-13", {"35/49", "90.0", "G", "33.6", "26/32", "1689/2066", "17/18"}},
    {"2026-07-01", "2026-10-14", {"33/48", "77.8", "G", "29.7", "25/32", "1655/2051", "16/18"}},
    {"2026-10-01", "2027-01-13", {"32/48", "81.2", "A", "28.8", "25/32", "1634/2038", "12/17"}},
    {"2027-01-01", "2027-04-14", {"31/48", "76.4", "A", "27.9", "24/31", "1610/2021", "14/17"}},
};
static const struct story_step harbour_steps[] = {
    {"2025-10-22", "served", "PWN-1", .instrument = "pwn", .answers = "pwn-quarter:2025-07-01"},
    {"2025-10-22", "served", "RAP-1", .instrument = "rap", .covers = "7",
     .rectify_by = "2026-01-16", .accompanies = "PWN-1"},
    {"2026-01-21", "determined", "RAP-1", .outcome = "met"},
    {"2026-04-20", "served", "RAP-2", .instrument = "rap", .covers = "1;4;7",
     .rectify_by = "2026-07-31", .answers = "rap-distinct:2025-04-01:1"},
    {"2026-07-17", "served", "DN-1", .instrument = "dn", .answers = "dn-quarter:2026-04-01"},
    {"2026-07-17", "served", "RAP-3", .instrument = "rap", .covers = "1;4;7",
     .rectify_by = "2026-12-31", .accompanies = "DN-1", .follows = "RAP-2"},
    {"2026-08-06", "determined", "RAP-2", .outcome = "awaited", .rectify_by = "2026-12-31"},
    {"2026-10-20", "served", "DN-2", .instrument = "dn", .answers = "dn-quarter:2026-07-01"},
    {"2026-10-22", "served", "RAP-4", .instrument = "rap", .covers = "1;2;4;7",
     .rectify_by = "2027-04-20", .accompanies = "DN-2", .follows = "RAP-3",
     .answers = "rap-with:DN-2"},
    {"2027-01-07", "determined", "RAP-2", .outcome = "not-met"},
    {"2027-01-07", "determined", "RAP-3", .outcome = "not-met"},
    {"2027-01-12", "served", "PWN-2", .instrument = "pwn", .answers = "pwn-expiry:RAP-3"},
    {"2027-01-12", "served", "RAP-5", .instrument = "rap", .covers = "1;4;7",
     .rectify_by = "2027-06-30", .accompanies = "PWN-2", .follows = "RAP-4"},
    {"2027-01-18", "served", "DN-3", .instrument = "dn", .answers = "dn-quarter:2026-10-01"},
    {"2027-01-18", "served", "RAP-6", .instrument = "rap", .covers = "1;7;8",
     .rectify_by = "2027-06-30", .accompanies = "DN-3", .follows = "RAP-5"},
    MEETING("2027-01-22", "emergency-meeting", "held"),
    {"2027-02-09", "decided", "D-1", .outcome = "compensation", .answers = "compensate:RAP-6",
     .note = "Costs of eleven packages placed elsewhere since October"},
    MEETING("2027-02-17", "contract-meeting", "held"),
    VISIT("2027-03-16", "held"),
    {"2027-04-20", "served", "DN-4", .instrument = "dn", .answers = "dn-quarter:2027-01-01"},
    {"2027-04-20", "served", "RAP-7", .instrument = "rap", .covers = "1;2;4;7;8",
     .rectify_by = "2027-07-31", .accompanies = "DN-4", .follows = "RAP-6"},
    {"2027-04-23", "determined", "RAP-4", .outcome = "awaited", .rectify_by = "2027-05-31"},
    MEETING("2027-05-06", "emergency-meeting", "held"),
    MEETING("2027-05-14", "contract-meeting", "held"),
    PLANNED("2027-06-03", "meeting", "emergency-meeting", "2027-05-14"),
    PLANNED("2027-06-15", "visit", "qa-visit", "2027-05-14"),
    PLANNED("2027-08-13", "meeting", "contract-meeting", "2027-05-14"),
};

// The never event: good figures, and yet three events that must never happen. Two brought a warning at once, without a plan, fourteen
// months apart, so that they never counted together. The third came to light five days before the day it is told; a further warning is
// due, and with it a Default Notice would be.
static const struct story_return bryn_returns[] = {
    {"2024-04-01", "2024-07-11", {"74/82", "92.8", "G", "17.1", "38/45", "3180/3268", "27/29"}},
    {"2024-07-01", "2024-10-11", {"74/82", "93.3", "G", "17.7", "38/45", "3172/3259", "28/30"}},
    {"2024-10-01", "2025-01-15", {"75/83", "93.0", "G", "18.3", "39/46", "3166/3262", "26/28"}},
    {"2025-01-01", "2025-04-11", {"76/84", "93.9", "G", "17.9", "39/46", "3195/3277", "29/31"}},
    {"2025-04-01", "2025-07-11", {"76/84", "94.2", "G", "17.2", "40/47", "3204/3281", "28/30"}},
    {"2025-07-01", "2025-10-10", {"77/85", "93.6", "G", "16.8", "40/47", "3199/3270", "27/29"}},
    {"2025-10-01", "2026-01-15", {"77/85", "92.7", "G", "17.4", "40/47", "3188/3266", "25/28"}},
    {"2026-01-01", "2026-04-10", {"78/86", "93.2", "G", "18.0", "41/48", "3201/3279", "28/30"}},
    {"2026-04-01", "2026-07-10", {"78/86", "93.8", "G", "18.6", "41/48", "3210/3284", "29/31"}},
    {"2026-07-01", "2026-10-12", {"79/87", "93.5", "G", "19.1", "41/49", "3205/3290", "28/30"}},
    {"2026-10-01", "2027-01-15", {"79/87", "92.1", "G", "20.3", "41/49", "3190/3288", "28/30"}},
    {"2027-01-01", "2027-04-13", {"80/88", "93.1", "G", "19.4", "42/49", "3214/3295", "29/31"}},
};
static const struct story_step bryn_steps[] = {
    {"2025-10-07", "never-event", "NE-1", .outcome = "handing-back",
     .note = "Four packages handed back with two days' notice"},
    {"2025-10-09", "served", "PWN-1", .instrument = "pwn", .answers = "pwn-never:NE-1"},
    {"2025-11-04", "decided", "D-1", .outcome = "compensation", .answers = "compensate:NE-1"},
    {"2026-12-08", "never-event", "NE-2", .outcome = "support-plan",
     .note = "Double-handed calls made by one carer on three evenings"},
    {"2026-12-10", "served", "PWN-2", .instrument = "pwn", .answers = "pwn-never:NE-2"},
    {"2027-01-12", "decided", "D-2", .outcome = "no-action", .answers = "compensate:NE-2",
     .note = "No other provision had to be found"},
    MEETING("2027-02-10", "contract-meeting", "held"),
    VISIT("2027-02-24", "held"),
    MEETING("2027-05-11", "contract-meeting", "held"),
    {"2027-05-19", "never-event", "NE-3", .outcome = "subcontracting",
     .note = "Weekend calls in two streets were made by another firm; found when a carer was asked "
             "for her badge"},
    PLANNED("2027-05-27", "meeting", "emergency-meeting", "2027-05-20"),
    PLANNED("2027-08-11", "meeting", "contract-meeting", "2027-05-11"),
};

// The withdrawn notice: two warnings within twelve months made a Default Notice. Then it turns out that the council had counted referrals
// that it had itself taken back; the figure is corrected and the first warning withdrawn. The Default Notice stands, marked as resting on
// something that has changed, until somebody decides about it.
static const struct story_return delyn_returns[] = {
    {"2024-04-01", "2024-07-12", {"50/56", "91.9", "G", "16.4", "29/35", "2290/2361", "35/37"}},
    {"2024-07-01", "2024-10-14", {"51/56", "92.3", "G", "17.0", "29/35", "2284/2358", "36/38"}},
    {"2024-10-01", "2025-01-15", {"51/57", "92.0", "G", "17.6", "30/35", "2277/2350", "33/35"}},
    {"2025-01-01", "2025-04-15", {"52/57", "91.4", "G", "18.1", "30/35", "2269/2346", "36/38"}},
    {"2025-04-01", "2025-07-14", {"52/58", "91.8", "G", "18.8", "30/36", "2262/2341", "35/37"}},
    {"2025-07-01", "2025-10-13", {"52/58", "91.2", "G", "19.3", "30/36", "2250/2338", "36/38"}},
    {"2025-10-01", "2026-01-14", {"51/58", "90.9", "G", "20.6", "30/36", "2244/2333", "34/36"}},
    {"2026-01-01", "2026-04-14", {"51/58", "90.7", "G", "19.9", "30/36", "2238/2330", "35/37"}},
    {"2026-04-01", "2026-07-13", {"50/58", "90.5", "G", "19.7", "29/36", "2230/2326", "36/38"}},
    {"2026-07-01", "2026-10-14", {"50/58", "90.2", "G", "19.9", "29/36", "2224/2322", "27/36"}},
    {"2026-10-01", "2027-01-13", {"48/58", "87.5", "G", "22.7", "29/36", "2217/2319", "33/35"}},
    {"2027-01-01", "2027-04-14", {"50/58", "88.8", "G", "21.3", "29/36", "2221/2320", "34/36"}},
};
static const struct story_step delyn_steps[] = {
    {"2026-10-20", "served", "PWN-1", .instrument = "pwn", .answers = "pwn-quarter:2026-07-01"},
    {"2026-10-20", "served", "RAP-1", .instrument = "rap", .covers = "8",
     .rectify_by = "2027-01-31", .accompanies = "PWN-1"},
    {"2026-11-12", "decided", "D-1", .outcome = "no-action", .answers = "compensate:RAP-1"},
    {"2027-01-19", "served", "PWN-2", .instrument = "pwn", .answers = "pwn-quarter:2026-10-01"},
    {"2027-01-19", "served", "RAP-2", .instrument = "rap", .covers = "1;2;4",
     .rectify_by = "2027-06-30", .accompanies = "PWN-2"},
    {"2027-01-26", "served", "DN-1", .instrument = "dn", .answers = "dn-pwns:PWN-1+PWN-2"},
    {"2027-01-26", "served", "RAP-3", .instrument = "rap", .covers = "1;2;4",
     .rectify_by = "2027-07-30", .accompanies = "DN-1", .follows = "RAP-2"},
    {"2027-02-04", "determined", "RAP-1", .outcome = "met"},
    MEETING("2027-02-18", "contract-meeting", "held"),
    {"2027-03-09", "result", .kpi = "8", .period = "2026-07-01", .value = "27/28",
     .note = "Eight referrals had been taken back by the council's brokerage and must not count"},
    {"2027-03-11", "withdrawn", "PWN-1",
     .note = "It rested on a figure of ours that was wrong. Agreed by the head of service."},
    {"2027-03-11", "withdrawn", "RAP-1", .note = "With the notice that it supported"},
    VISIT("2027-04-22", "held"),
    MEETING("2027-05-18", "contract-meeting", "held"),
    PLANNED("2027-06-02", "meeting", "emergency-meeting", "2027-05-18"),
    PLANNED("2027-08-17", "meeting", "contract-meeting", "2027-05-18"),
};

// The missing return: a fair provider that stops answering. The return to December came seven weeks late and brought a warning; the one to
// March has not come at all, and the quarter cannot be closed. The May meeting was missed, a visit is overdue, and all that is known of
// the spring is what somebody said on the telephone.
static const struct story_return castle_returns[] = {
    {"2024-07-01", "2024-10-17", {"45/52", "91.2", "G", "17.8", "28/34", "1980/2061", "19/20"}},
    {"2024-10-01", "2025-01-20", {"45/52", "91.6", "G", "18.0", "28/34", "1975/2055", "20/21"}},
    {"2025-01-01", "2025-04-17", {"46/52", "91.0", "G", "18.5", "28/34", "1971/2052", "18/19"}},
    {"2025-04-01", "2025-07-21", {"46/53", "90.8", "G", "18.9", "28/34", "1968/2049", "19/20"}},
    {"2025-07-01", "2025-10-22", {"46/53", "90.5", "G", "20.9", "28/34", "1964/2050", "20/21"}},
    {"2025-10-01", "2026-01-23", {"45/52", "90.9", "G", "19.1", "27/33", "1960/2047", "18/20"}},
    {"2026-01-01", "2026-04-27", {"45/52", "90.6", "G", "19.4", "27/33", "1955/2044", "19/20"}},
    {"2026-04-01", "2026-07-29", {"45/52", "90.4", "G", "19.6", "27/33", "1951/2046", "19/21"}},
    {"2026-07-01", "2026-11-05", {"45/52", "90.3", "G", "19.8", "27/33", "1949/2043", "18/20"}},
    {"2026-10-01", "2027-03-02", {"44/51", "90.1", "G", "24.6", "25/32", "1890/2040", "none"}},
};
static const struct story_step castle_steps[] = {
    MISSED("2027-02-16", "contract-meeting",
           "Nobody of the provider came, and nobody had called it off"),
    MEETING("2027-02-23", "emergency-meeting", "held"),
    {"2027-03-09", "served", "PWN-1", .instrument = "pwn", .answers = "pwn-quarter:2026-10-01"},
    {"2027-03-12", "served", "RAP-1", .instrument = "rap", .covers = "4;5;7",
     .rectify_by = "2027-06-30", .accompanies = "PWN-1", .answers = "rap-with:PWN-1"},
    {"2027-03-18", "early", .kpi = "7", .period = "2027-01-01", .colour = "amber",
     .note = "A team leader on the telephone: the log was down for a week, and nobody wrote times "
             "by hand"},
    VISIT("2027-03-24", "held"),
    MISSED("2027-05-13", "contract-meeting",
           "Nobody of the provider came; the telephone was not answered"),
    PLANNED("2027-05-20", "visit", "qa-visit", "2027-03-24"),
    PLANNED("2027-05-28", "meeting", "emergency-meeting", "2027-05-14"),
};

#define COUNT(list) (sizeof(list) / sizeof *(list))
#define STORY(ref, from, name)                                                              \
    {                                                                                       \
        ref, from, name##_returns, COUNT(name##_returns), name##_steps, COUNT(name##_steps) \
    }

const struct story demo_stories[] = {
    STORY("HC-016", "2027-01-01", eastfield), STORY("HC-014", "2027-01-01", acornlea),
    STORY("HC-018", "2027-01-01", fern),      STORY("HC-022", "2027-01-01", harbour),
    STORY("HC-006", "2027-01-01", bryn),      STORY("HC-013", "2027-01-01", delyn),
    STORY("HC-009", "2027-01-01", castle),
};
const size_t demo_story_count = COUNT(demo_stories);
