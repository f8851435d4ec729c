// SPDX-License-Identifier: MIT
// Every name here is invented. tests/unit/demo_nobody.c looks each up among the regulator's published names.
#include "model/demo_cast.h"

const char *const demo_officers[DEMO_OFFICERS] = {"bkaur", "cevans", "dnowak", "emurphy"};

#define STORY    BEARING_STORY
#define STRONG   BEARING_STRONG
#define FAIR     BEARING_FAIR
#define WAVERING BEARING_WAVERING
#define WEAK     BEARING_WEAK
#define RISING   BEARING_RISING
#define FALLING  BEARING_FALLING

// Without a contract (contract NULL) only the name counts.
const struct part demo_cast[] = {
    {"Acornlea Homecare", "HC-014", 3, 0, "2023-07-01", NULL, 612000, STORY},
    {"Ashcombe Lane Homecare", "HC-002", 1, 1, "2023-04-01", NULL, 845000, FAIR},
    {"Bellwether Care at Home", "HC-003", 5, 2, "2022-10-01", NULL, 1240000, STRONG},
    {"Blackthorn Row Support", "HC-004", 2, 3, "2024-02-12", NULL, 388000, WAVERING},
    {"Brambledyke Homecare", "HC-005", 7, 4, "2023-09-04", NULL, 517500, FAIR},
    {"Bryn Awel Care", "HC-006", 4, 0, "2023-04-01", NULL, 734000, STORY},
    {"Cae Glas Support", "HC-007", 6, 1, "2025-01-06", NULL, 296000, STRONG},
    {"Candlewick Homecare", "HC-008", 8, 2, "2022-06-20", NULL, 980000, FAIR},
    {"Castle Street Support", "HC-009", 1, 0, "2024-06-10", NULL, 421000, STORY},
    {"Clover Rise Living", "HC-010", 9, 3, "2023-11-01", NULL, 655000, STRONG},
    {"Coppersmith Row Care", "HC-011", 3, 4, "2024-04-01", NULL, 302400, RISING},
    {"D'Arcy Street Homecare", "HC-012", 10, 1, "2023-01-16", NULL, 889000, FAIR},
    {"Delyn Homecare", "HC-013", 2, 0, "2024-01-15", NULL, 468000, STORY},
    {"Dovetail Lane Care", "HC-015", 11, 2, "2022-04-01", NULL, 1115000, STRONG},
    {"Dovetail Lane Care", "HC-041", 12, 2, "2025-04-01", NULL, 376000, FAIR},
    {"Eastfield Living", "HC-016", 5, 0, "2022-10-01", NULL, 1030000, STORY},
    {"Elmgrove Companions", "HC-017", 4, 3, "2024-07-15", NULL, 258000, FAIR},
    {"Fern Street Homecare", "HC-018", 6, 0, "2023-10-01", NULL, 574000, STORY},
    {"Fiddler's Yard Homecare", "HC-019", 7, 4, "2023-05-22", NULL, 703000, WAVERING},
    {"Four Larches Homecare", "HC-020", 8, 1, "2022-11-14", NULL, 918000, STRONG},
    {"Gorsebank Care", "HC-021", 9, 2, "2024-04-01", NULL, 344000, FALLING},
    {"Greywell Support", NULL, 0, 0, NULL, NULL, 0, FAIR},
    {"Harbour Wall Homecare", "HC-022", 10, 0, "2024-04-01", NULL, 529000, STORY},
    {"Hazelmere Row Care", "HC-023", 11, 3, "2023-02-01", NULL, 812000, FAIR},
    {"Heron Weir Homecare", "HC-024", 12, 4, "2022-08-08", NULL, 1367000, STRONG},
    {"Inkwell Lane Support", "HC-025", 1, 1, "2024-09-02", NULL, 227000, FAIR},
    {"Juniper Walk Homecare", "HC-026", 2, 0, "2023-12-04", NULL, 596000, WAVERING},
    {"Kestrel Row Care", "HC-027", 3, 2, "2022-04-01", "2026-03-31", 640000, WEAK},
    {"Kingfisher Yard Homecare", "HC-028", 4, 3, "2023-06-12", NULL, 761000, STRONG},
    {"Łabędź Support", "HC-029", 5, 4, "2025-03-10", NULL, 284000, FAIR},
    {"Lantern Street Care", "HC-030", 6, 1, "2023-08-01", NULL, 697000, FAIR},
    {"Lantern Street Care", "HC-042", 13, 1, "2024-10-14", NULL, 315000, STRONG},
    {"Larkstep Companions", NULL, 0, 0, NULL, NULL, 0, FAIR},
    {"Llys Derw Care", "HC-031", 7, 2, "2022-12-05", NULL, 1054000, STRONG},
    {"Maple Yard Homecare", "HC-032", 8, 0, "2024-03-18", NULL, 433000, RISING},
    {"Mill Leat Support", "HC-033", 9, 3, "2023-03-01", NULL, 778000, FAIR},
    {"Nettlebed Row Care", "HC-034", 10, 4, "2024-11-25", NULL, 266000, WEAK},
    {"Oakapple Homecare", "HC-035", 11, 1, "2022-09-19", NULL, 1188000, FAIR},
    {"O'Rourke & Daughters", "HC-036", 12, 0, "2023-05-01", NULL, 489000, STRONG},
    {"O'Rourke & Daughters", "HC-043", 13, 0, "2025-09-01", NULL, 241000, FAIR},
    {"Pear Tree Yard Living", NULL, 0, 0, NULL, NULL, 0, FAIR},
    {"Pomarańcza Care", "HC-037", 13, 2, "2024-05-07", NULL, 357000, FAIR},
    {"Quince Tree Homecare", "HC-038", 1, 3, "2023-10-16", NULL, 626000, STRONG},
    {"Rowan Steps Homecare", "HC-039", 2, 4, "2022-05-03", NULL, 951000, FAIR},
    {"Saltpan Living", "HC-040", 3, 1, "2023-07-24", NULL, 548000, FALLING},
    {"Sparrow Lane Support", "HC-044", 4, 2, "2024-08-05", NULL, 312000, FAIR},
    {"Teasel Homecare", "HC-045", 5, 3, "2023-01-09", NULL, 867000, STRONG},
    {"Thistlegate Companions", "HC-046", 6, 4, "2025-06-02", NULL, 198000, WAVERING},
    {"Tŷ Gwyn Care", "HC-047", 7, 0, "2022-07-11", NULL, 1092000, FAIR},
    {"Tŷ Gwyn Care", "HC-048", 8, 0, "2024-01-08", NULL, 405000, STRONG},
    {"Weaver's Yard Care", "HC-049", 9, 1, "2023-09-18", NULL, 683000, FAIR},
    {"Wisteria Row Homecare", "HC-050", 10, 2, "2024-02-26", NULL, 392000, WEAK},
    {"Zdrowie Homecare", NULL, 0, 0, NULL, NULL, 0, FAIR},
    {"Żurawia Care", "HC-051", 11, 3, "2022-11-28", NULL, 1009000, FAIR},
};
const size_t demo_cast_count = sizeof demo_cast / sizeof *demo_cast;
