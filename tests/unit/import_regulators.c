// SPDX-License-Identifier: MIT
// Import of what the Care Inspectorate and Ofsted publish, and of dated ratings of the Care Quality
// Commission: excerpts, invented files of the same shape, and the real files.
#include "model/provider.h"
#include "tests/unit/support/import_fixture.h"

#include <string.h>

static void counts(struct import_report report, size_t rows, size_t added, size_t changed,
                   size_t same)
{
    if (report.rows != rows || report.added != added || report.changed != changed ||
        report.same != same)
        fail_msg("%zu rows, %zu added, %zu changed, %zu same", report.rows, report.added,
                 report.changed, report.same);
    import_report_release(&report);
}

static void done(struct import_report report)
{
    import_report_release(&report);
}

static void noted(const struct import_report *report, const char *words)
{
    if (strstr(text_get(&report->notes), words) == NULL)
        fail_msg("not noted: %s\nbut: %s", words, text_get(&report->notes));
}

static const struct location *place(struct desk *desk, const char *ref)
{
    struct locations all;
    must(desk->f, locations_of(desk->office.db, 0, desk->f->arena, &all, &desk->f->st));
    const struct location *rows = all.rows;
    for (size_t i = 0; i < all.count; i++)
        if (strcmp(rows[i].ref, ref) == 0)
            return &rows[i];
    fail_msg("there is no location %s", ref);
    return NULL;
}

static const struct provider *runs(struct desk *desk, const char *location)
{
    struct provider *provider = ARENA_NEW(desk->f->arena, struct provider);
    must(desk->f, provider_by_id(desk->office.db, place(desk, location)->provider, desk->f->arena,
                                 provider, &desk->f->st));
    return provider;
}

// "domain date grade" of all of a location's grades, in order, with " | " between them.
static const char *grades(struct desk *desk, const char *location)
{
    struct grades all;
    struct text line = {0};
    char iso[DAY_ISO_SIZE];
    must(desk->f,
         grades_of(desk->office.db, place(desk, location)->id, desk->f->arena, &all, &desk->f->st));
    for (size_t i = 0; i < all.count; i++) {
        if (grade_is_figure(&all.rows[i]))
            continue;
        assert_string_equal(all.rows[i].grouping, "Overall");
        text_printf(&line, "%s%s %s %s", line.length > 0 ? " | " : "", all.rows[i].domain,
                    day_iso(all.rows[i].published, iso), all.rows[i].grade);
    }
    const char *kept = arena_strdup(desk->f->arena, text_get(&line));
    text_release(&line);
    return kept;
}

// What is counted of a location by financial year, in words.
static const char *figures(struct desk *desk, const char *location)
{
    struct grades all;
    struct text lines = {0};
    must(desk->f,
         grades_of(desk->office.db, place(desk, location)->id, desk->f->arena, &all, &desk->f->st));
    location_figures(&all, day_of(2098, 12, 31), &lines);
    const char *kept = arena_strdup(desk->f->arena, text_get(&lines));
    text_release(&lines);
    return kept;
}

// ---- Care Inspectorate

static void a_datastore_as_published(void **state)
{
    struct desk *desk = *state;
    struct import_report report =
        import_fixture(desk, "care-inspectorate", "care-inspectorate.csv");
    noted(&report, "it was read as Windows-1252");
    noted(&report, "1 service is not graded yet.");
    noted(&report, "1 service has grades without a date of publication (first: line 6)");
    noted(&report, "1 service has no SP_number (first: line 8)");
    noted(&report, "In the financial year 2025-26: complaints upheld at 0 services");
    counts(report, 7, 7 + 7 + 29 + 2, 0, 0);
    counts(import_fixture(desk, "care-inspectorate", "care-inspectorate.csv"), 7, 0, 0, 45);
    assert_string_equal(figures(desk, "CS2003000164"),
                        "2024-25: enforcements issued 1, requirements made\n");
    const struct location *home = place(desk, "CS2003001104");
    assert_string_equal(home->kind, "Care Home Service (Children & Young People)");
    assert_string_equal(home->care_home, "Y");
    assert_string_equal(home->authority, "Inverclyde");
    assert_string_equal(home->postcode, ""); // withheld
    assert_string_equal(runs(desk, "CS2003001104")->name, "Inverclyde Council");
    assert_string_equal(place(desk, "CS2003000164")->state, "dormant"); // Inactive
    assert_string_equal(place(desk, "CS2003000150")->address,
                        "Templeton Business Centre, Building 5, Unit 5, The Doges");
    assert_non_null(strstr(place(desk, "CS2003009722")->address, "Sh\u00ecphoirt"));
    assert_string_equal(grades(desk, "CS2003000150"),
                        "Care and support planning 2017-12-08 5 | Leadership 2017-12-08 5 | "
                        "Overall 2017-12-08 4 | Setting 2017-12-08 4 | Staff team 2017-12-08 5 | "
                        "Support wellbeing 2017-12-08 5");
    assert_string_equal(grades(desk, "CS2004061379"), "");
    assert_string_equal(runs(desk, "CS2024000061")->ref, "CI-lothian-homecare-ltd");
}

// A service of an invented provider in two months: what the second brings is what changed.
#define MONTH(years)                                                                             \
    "CSNumber,CareService,ServiceName,Service_Postcode,SP_number,ServiceProvider,ServiceStatus," \
    "GradeSpread,MinGrade,Publication_of_Latest_Grading,KQ_Support_Wellbeing,KQ_Leadership,"     \
    "KQ_Setting,KQ_Leadership_change,Complaints_upheld_" years ",Enforcements_issued_" years "\n"
static const char first_month[] =
    MONTH("2526") "CS9,Support Service,Fern Court,ZZ1 1ZZ,SP9,Fern Care,Active,4 or 5,4,"
                  "14/05/2026,4,5,4,,1,\n"
                  "CS8,Support Service,Holly Bank,,SP9,Fern Care,Active,Mix,3,02/03/2026,3,5,,,,\n"
                  "CS7,Support Service,Ivy House,,SP8,Ivy Care,Active,,,,,,,,,\n";
static const char second_month[] =
    MONTH("2627") "CS9,Support Service,Fern Court,ZZ1 1ZZ,SP9,Fern Care,Active,Mix,3,"
                  "10/02/2027,4,3,4,Decline,,\n"
                  "CS8,Support Service,Holly Bank,,SP9,Fern Care,Active,Mix,3,02/03/2026,3,5,,,,\n"
                  "CS7,Support Service,Ivy House,,SP8,Ivy Care,Active,4,4,20/01/2027,4,4,,,2,1\n";

static void two_months_differ_by_what_changed(void **state)
{
    struct desk *desk = *state;
    takes(desk, "care-inspectorate", first_month, 2 + 3 + 4 + 3 + 1, 0, 0);
    // of CS9 the overall grade and leadership, of CS7 all three
    struct import_report report = import_text(desk, "care-inspectorate", second_month);
    noted(&report, "2 key questions have the grade that is stored from an earlier date");
    noted(&report, "In the financial year 2026-27: complaints upheld at 1 service, enforcements "
                   "issued at 1 service.");
    counts(report, 3, 2 + 3 + 2, 0, 2 + 3 + 2 + 3);
    assert_string_equal(grades(desk, "CS9"),
                        "Leadership 2026-05-14 5 | Leadership 2027-02-10 3 | Overall 2026-05-14 4 "
                        "| Overall 2027-02-10 3 | Setting 2026-05-14 4 | Support wellbeing "
                        "2026-05-14 4");
    assert_string_equal(grades(desk, "CS8"), "Leadership 2026-03-02 5 | Overall 2026-03-02 3 | "
                                             "Support wellbeing 2026-03-02 3");
    takes(desk, "care-inspectorate", second_month, 0, 0, 17);
    takes(desk, "care-inspectorate", first_month, 0, 0, 13);
    // what is counted by year stays with its year
    assert_string_equal(figures(desk, "CS9"), "2025-26: complaints upheld 1\n");
    assert_string_equal(figures(desk, "CS7"),
                        "2026-27: complaints upheld 2, enforcements issued 1\n");
    // a grade that comes back, and one that is corrected under its own date
    takes(desk, "care-inspectorate",
          MONTH("2627") "CS9,Support Service,Fern Court,ZZ1 1ZZ,SP9,Fern Care,Active,4 or 5,4,"
                        "20/04/2027,4,5,4,Improve,,\n"
                        "CS8,Support Service,Holly Bank,,SP9,Fern Care,Active,Mix,4,02/03/2026,4,5,"
                        ",,,\n",
          2, 2, 6);
    // a complaint that is upheld no longer
    takes(
        desk, "care-inspectorate",
        MONTH(
            "2627") "CS7,Support Service,Ivy House,,SP8,Ivy Care,Active,4,4,20/01/2027,4,4,,,1,\n",
        0, 2, 5);
    assert_string_equal(figures(desk, "CS7"), "2026-27: complaints upheld 1\n");
}

static const struct finding *raised(struct desk *desk, const char *contract, const char *rule)
{
    struct evaluation evaluation;
    const struct finding *found = NULL;
    must(desk->f, evaluation_of(&desk->office, contract_id(desk->office.db, contract),
                                desk->f->arena, &evaluation, &desk->f->st));
    for (size_t i = 0; i < evaluation.outcome->finding_count; i++) {
        const struct finding *finding = &evaluation.outcome->findings[i];
        if (strncmp(finding->key, rule, strlen(rule)) == 0) {
            assert_null(found); // once for one publication
            found = finding;
        }
    }
    return found;
}

// Under a framework that looks at grades a fall is asked about once, and nothing else is.
static void a_fall_reaches_the_contract(void **state)
{
    struct desk *desk = *state;
    takes(desk, "care-inspectorate", first_month, 13, 0, 0);
    takes(desk, "contracts",
          "ref,provider_ref,framework,starts\nPP-1,SP9,inverclyde-poor-performance,2026-01-01\n"
          "PP-2,SP8,inverclyde-poor-performance,2026-01-01\n",
          2, 0, 0);
    assert_null(raised(desk, "PP-1", "ci-"));
    done(import_text(desk, "care-inspectorate", second_month));
    const struct finding *fall = raised(desk, "PP-1", "ci-");
    assert_non_null(fall);
    assert_int_equal(fall->raised_on, on("2027-02-10"));
    assert_memory_equal(fall->key, "ci-fall-to-3:", 13);
    assert_null(raised(desk, "PP-2", "ci-")); // first graded, at 4
    struct standings standings;
    const struct standing_query all = {.as_at = desk->office.as_at, .rag = -1};
    must(desk->f,
         standing_page(desk->office.db, &all, 0, 10, desk->f->arena, &standings, &desk->f->st));
    assert_int_equal(standings.count, 2);
    for (size_t i = 0; i < standings.count; i++)
        assert_string_equal(standings.rows[i].highest_open,
                            strcmp(standings.rows[i].contract_ref, "PP-1") == 0 ? fall->key : "");
}

// Two months in a row of seven services: 003 asks about a fall to 3, and about a grade of 2 or below, and about nothing else. No figure
// that is counted by year is taken for a grade, though it looks like one.
static void two_months_ask_about_falls_alone(void **state)
{
    struct desk *desk = *state;
#define HEAD                                                                                 \
    "CSNumber,ServiceName,SP_number,ServiceProvider,MinGrade,Publication_of_Latest_Grading," \
    "Complaints_upheld_2627,Enforcements_issued_2627\n"
    static const struct {
        const char *what, *first, *second, *first_on, *second_on,
            *asks; // asks: before the location
    } services[] = {
        {"falls to 3", "4", "3", "01/06/2026", "10/02/2027", "ci-fall-to-3:"},
        {"falls to 2", "5", "2", "01/06/2026", "11/02/2027", "ci-not-maintained:"},
        {"falls on from 3", "3", "1", "01/06/2026", "12/02/2027", "ci-not-maintained:"},
        {"stays at 3", "3", "3", "01/06/2026", "13/02/2027", NULL},
        {"rises to 3", "2", "3", "01/06/2026", "14/02/2027", NULL},
        {"falls to 4", "5", "4", "01/06/2026", "15/02/2027", NULL},
        {"is not graded anew", "4", "4", "01/06/2026", "01/06/2026", NULL},
    };
    struct text first = {0}, second = {0}, contracts = {0};
    text_add(&first, HEAD);
    text_add(&second, HEAD);
    text_add(&contracts, "ref,provider_ref,framework,starts\n");
    for (size_t i = 0; i < sizeof services / sizeof *services; i++) {
        text_printf(&first, "CS%zu,Home,SP%zu,Owner %zu,%s,%s,,\n", i, i, i, services[i].first,
                    services[i].first_on);
        text_printf(&second, "CS%zu,Home,SP%zu,Owner %zu,%s,%s,2,1\n", i, i, i, services[i].second,
                    services[i].second_on);
        text_printf(&contracts, "PP-%zu,SP%zu,inverclyde-poor-performance,2026-01-01\n", i, i);
    }
    done(import_text(desk, "care-inspectorate", text_get(&first)));
    done(import_text(desk, "contracts", text_get(&contracts)));
    struct import_report report = import_text(desk, "care-inspectorate", text_get(&second));
    assert_int_equal(report.added, 6 + 2 * 7); // six gradings and the year's figures
    done(report);
    for (size_t i = 0; i < sizeof services / sizeof *services; i++) {
        const char *ref = arena_printf(desk->f->arena, "PP-%zu", i);
        struct evaluation evaluation;
        must(desk->f, evaluation_of(&desk->office, contract_id(desk->office.db, ref),
                                    desk->f->arena, &evaluation, &desk->f->st));
        size_t raised_since = 0;
        for (size_t j = 0; j < evaluation.outcome->finding_count; j++) {
            const struct finding *finding = &evaluation.outcome->findings[j];
            if (finding->raised_on <= on("2026-06-30"))
                continue; // where it stood in the first month
            raised_since++;
            if (services[i].asks == NULL || !text_starts(finding->key, services[i].asks))
                fail_msg("a service that %s: %s", services[i].what, finding->key);
        }
        if (raised_since != (services[i].asks != NULL))
            fail_msg("a service that %s raises %zu findings", services[i].what, raised_since);
    }
    text_release(&first);
    text_release(&second);
    text_release(&contracts);
}

static void mistakes_in_a_datastore(void **state)
{
    struct desk *desk = *state;
#define SHORT "CSNumber,ServiceName,SP_number,ServiceProvider,Publication_of_Latest_Grading"
    static const struct {
        const char *file, *words;
    } mistakes[] = {
        {SHORT ",MinGrade\nCS1,Home,SP1,Owner,14/05/2026,7\n",
         "in.csv:2: MinGrade \"7\": a grade is 1 to 6, or empty"},
        {SHORT ",KQ_New_Question\nCS1,Home,SP1,Owner,14/05/2026,good\n",
         "in.csv:2: KQ_New_Question \"good\": a grade is 1 to 6, or empty"},
        {SHORT ",Complaints_upheld_2728\nCS1,Home,SP1,Owner,14/05/2026,some\n",
         "in.csv:2: Complaints_upheld_2728 \"some\": write a number, or nothing"},
        {SHORT "\nCS1,Home,SP1,Owner,05/14/2026\n",
         "in.csv:2: Publication_of_Latest_Grading \"05/14/2026\": write a date that exists"},
        {SHORT ",ServiceStatus\nCS1,Home,SP1,Owner,14/05/2026,Asleep\n",
         "in.csv:2: ServiceStatus \"Asleep\" is not known; there are Active"},
        {SHORT "\n,Home,SP1,Owner,14/05/2026\n", "in.csv:2: CSNumber is empty"},
        {"CSNumber,ServiceName\nCS1,Home\n", "in.csv:1: there is no column SP_number"},
        {"location_id,published,rating\n9-1,2026-05-14,Good\n",
         "in.csv:1: this is the header of cqc-history, not of care-inspectorate"},
    };
    for (size_t i = 0; i < sizeof mistakes / sizeof *mistakes; i++)
        refuses(desk, "care-inspectorate", mistakes[i].file, mistakes[i].words);
}

// Next year's key question and years that do not follow each other.
static void headings_of_other_years(void **state)
{
    struct desk *desk = *state;
    struct import_report report =
        import_text(desk, "care-inspectorate",
                    SHORT ",KQ_Rights_And_Choice,Complaints_upheld_2528,Complaints_upheld_9900\n"
                          "CS1,Home,SP1,Owner,14/05/2026,5,text,1\n");
    noted(&report, "In the financial year 2099-00: complaints upheld at 1 service.");
    import_report_release(&report);
    assert_string_equal(grades(desk, "CS1"), "Rights and choice 2026-05-14 5");
}

static void the_real_datastore(void **state)
{
    struct desk *desk = *state;
    static const char file[] = "care-inspectorate/datastore-2026-03-31.csv";
    counts(import_shared(desk, "care-inspectorate", file), 7792, 2594 + 7792 + 37255 + 2906, 0, 0);
    counts(import_shared(desk, "care-inspectorate", file), 7792, 0, 0, 2594 + 7792 + 37255 + 2906);
}

// ---- Ofsted

static void two_years_of_ofsted(void **state)
{
    struct desk *desk = *state;
    struct import_report report = import_fixture(desk, "ofsted", "ofsted-2025.csv");
    noted(&report, "it was read as Windows-1252");
    noted(&report, "3 names are withheld (REDACTED); their URNs stand for them.");
    noted(&report, "1 row has no overall judgement.");
    counts(report, 4, 3 + 4 + 3, 0, 0);
    counts(import_fixture(desk, "ofsted", "ofsted-2025.csv"), 4, 0, 0, 10);
    assert_string_equal(runs(desk, "SC900001")->ref, "OF-chateau-care-ltd");
    assert_string_equal(runs(desk, "SC900001")->name, "Ch\u00e2teau Care Ltd");
    assert_string_equal(place(desk, "SC900001")->name, "Ch\u00e2teau Care Ltd (URN SC900001)");
    assert_string_equal(place(desk, "SC900001")->postcode, "");
    assert_string_equal(place(desk, "SC900004")->name, "Name withheld (URN SC900004)");
    assert_string_equal(runs(desk, "SC900004")->ref, "SC900004");
    assert_string_equal(grades(desk, "SC900002"), "Overall 2025-02-20 Requires improvement");

    report = import_fixture(desk, "ofsted", "ofsted-2026.csv");
    noted(&report, "4 judgements have no date of publication and bear those of their inspections.");
    import_report_release(&report);
    assert_string_equal(grades(desk, "SC900001"), "Overall 2025-03-18 Good"); // the same judgement
    assert_string_equal(grades(desk, "SC900002"),
                        "Overall 2025-02-20 Requires improvement | Overall 2026-02-03 Good");
    assert_string_equal(place(desk, "SC900003")->state, "ended");
    assert_string_equal(place(desk, "SC900003")->address, "1 Fern Street"); // no column for it now
    assert_string_equal(place(desk, "SC900004")->name, "T\u0177 Gwyn");
    assert_string_equal(runs(desk, "SC900004")->name, "T\u0177 Gwyn");
    assert_string_equal(runs(desk, "SC900005")->name, "Fern Fostering Limited");
    report = import_fixture(desk, "ofsted", "ofsted-2026.csv");
    assert_int_equal(report.added + report.changed, 0);
    import_report_release(&report);
}

static void childcare_has_columns_of_its_own(void **state)
{
    struct desk *desk = *state;
    takes(desk, "ofsted",
          "Provider URN,Provider name,Provider type,Provider status,Provider address line 1,"
          "Provider town,Provider postcode,Local authority,Registered person URN,Registered person "
          "name,EYR OEIF/CIF: Most recent: Full inspection date,EYR OEIF/CIF: Most recent: "
          "Publication date,EYR OEIF/CIF: Most recent: Overall effectiveness,EYR OEIF/CIF: "
          "Previous: Overall effectiveness\n"
          "EY900001,Little Ferns,Childcare on non-domestic premises,Active,2 Fern Street,Anytown,"
          "ZZ1 1ZZ,Anyshire,RP900001,Fern Nurseries Ltd,14/06/2024,19/07/2024,Good,Inadequate\n"
          "EY900002,REDACTED,Childminder,Active,REDACTED,REDACTED,REDACTED,Anyshire,RP900002,"
          "REDACTED,NULL,NULL,NULL,NULL\n",
          2 + 2 + 1, 0, 0);
    assert_string_equal(runs(desk, "EY900001")->ref, "RP900001");
    assert_string_equal(grades(desk, "EY900001"), "Overall 2024-07-19 Good");
    assert_string_equal(runs(desk, "EY900002")->name, "RP900002");
    assert_string_equal(place(desk, "EY900002")->name, "Name withheld (URN EY900002)");
}

static void mistakes_in_ofsteds_lists(void **state)
{
    struct desk *desk = *state;
    refuses(desk, "ofsted",
            "URN,Name,Overall effectiveness,Publication date\nSC1,Home,Goodish,14/05/2026\n",
            "in.csv:2: Overall effectiveness \"Goodish\" is no rating that is known; there are "
            "Outstanding, Good");
    refuses(desk, "ofsted", "URN,Name,Overall effectiveness,Publication date\nSC1,Home,Good,\n",
            "in.csv:2: there is neither Publication date nor Inspection date");
    refuses(desk, "ofsted", "URN,Name,Publication date\n,Home,\n", "in.csv:2: URN is empty");
    refuses(desk, "ofsted", "Name,Publication date\nHome,\n", "in.csv:1: there is no column URN");
}

// Who owns a setting may be known by the name already.
static void an_owner_that_is_known(void **state)
{
    struct desk *desk = *state;
    agree(desk);
    takes(desk, "ofsted",
          "URN,Name,Organisation which owns the provider\nSC1,Home,ACORN  HOMECARE\n", 1, 0, 1);
    assert_string_equal(runs(desk, "SC1")->ref, "P-1");
}

// ---- dated ratings of the Care Quality Commission

static void dated_ratings(void **state)
{
    struct desk *desk = *state;
    done(import_fixture(desk, "cqc-ratings", "cqc-ratings.csv"));
    struct import_report report = import_fixture(desk, "cqc-history", "cqc-history.csv");
    noted(&report, "1 row is of locations that are not known here (first: line 2); left out.");
    counts(report, 10, 6, 0, 3);
    counts(import_fixture(desk, "cqc-history", "cqc-history.csv"), 10, 0, 0, 9);
    assert_string_equal(grades(desk, "1-10000792582"),
                        "Overall 2015-03-05 Good | Overall 2017-03-25 Good | Overall 2019-11-20 "
                        "Requires improvement | Overall 2022-07-15 Good");
    struct grades all;
    must(desk->f, grades_of(desk->office.db, place(desk, "1-10000792582")->id, desk->f->arena, &all,
                            &desk->f->st));
    assert_string_equal(all.rows[2].report, "Location"); // which the history does not say
    assert_string_equal(all.rows[2].inherited, "Y");
    notes(
        desk, "cqc-history",
        "location_id,published,rating\n1-10000792582,2024-01-05,Good\n"
        "1-10000792582,2024-01-05,Requires Improvement\n1-10000792582,2025-01-05,Not rated\n",
        "1 row says that there is no rating; no grade was made of it.\n1 row has the same location "
        "and date as an earlier one (first: line 3); the later row stands.");
    refuses(desk, "cqc-history", "location_id,published,rating\n9-1,2024-01-05,Fine\n",
            "in.csv:2: rating \"Fine\" is no rating that is known");
    refuses(desk, "cqc-history", "location_id,published,rating\n9-1,,Good\n",
            "in.csv:2: published is empty");
}

// Ratings of other days, imported, raise what they would have raised: a fall, and nothing at the other publications.
static void dated_ratings_reach_the_contract(void **state)
{
    struct desk *desk = *state;
    done(import_fixture(desk, "cqc-ratings", "cqc-ratings.csv"));
    const char *provider = runs(desk, "1-10000792582")->ref;
    takes(desk, "contracts",
          arena_printf(desk->f->arena,
                       "ref,provider_ref,framework,starts\nEN-1,%s,inverclyde-poor-performance,"
                       "2016-01-01\n",
                       provider),
          1, 0, 0);
    done(import_fixture(desk, "cqc-history", "cqc-history.csv"));
    const struct finding *fall = raised(desk, "EN-1", "cqc-");
    assert_non_null(fall);
    assert_string_equal(fall->key, "cqc-fall:1-10000792582/Overall/Overall@2019-11-20");
    assert_int_equal(fall->raised_on, on("2019-11-20"));
    assert_int_equal(fall->provenance, PROVENANCE_LOCAL);
}

static void the_real_history(void **state)
{
    struct desk *desk = *state;
    done(import_shared(desk, "cqc-ratings", "cqc/ratings-wide-2021-02.csv"));
    struct import_report report =
        import_shared(desk, "cqc-history", "cqc/rating-history-2014-2025.csv");
    noted(&report, "10385 rows are of locations that are not known here");
    counts(report, 29459, 10851, 0, 8222);
    report = import_shared(desk, "cqc-history", "cqc/rating-history-2014-2025.csv");
    counts(report, 29459, 0, 0, 19073);
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, import_setup, import_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_datastore_as_published),
        TEST(two_months_differ_by_what_changed),
        TEST(a_fall_reaches_the_contract),
        TEST(two_months_ask_about_falls_alone),
        TEST(mistakes_in_a_datastore),
        TEST(headings_of_other_years),
        TEST(the_real_datastore),
        TEST(two_years_of_ofsted),
        TEST(childcare_has_columns_of_its_own),
        TEST(mistakes_in_ofsteds_lists),
        TEST(an_owner_that_is_known),
        TEST(dated_ratings),
        TEST(dated_ratings_reach_the_contract),
        TEST(the_real_history),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
