// SPDX-License-Identifier: MIT
// A visit or meeting is not marked done, by keys, with what its framework requires missing; what is missing is named, and filled in it is.
#include <stdlib.h>
#include <string.h>

#include "model/ground/memory.h"
#include "tests/harness/scratch.h"
#include "tests/screen/support/forms.h"

// A contract under each framework that says how visits and meetings are done, each with one planned for today, Mon 24 May 2027.
static const char contracts[] = "ref,title,provider_ref,provider,framework,starts\n"
                                "BM-1,Care,P-1,Alder Care,birmingham-intervention,2026-04-01\n"
                                "LA-1,Care,P-2,Birch Care,lancashire-supported-housing,2026-05-24\n"
                                "CH-1,Care,P-3,Cedar Care,childrens-services,2026-05-24\n"
                                "HC-1,Care,P-4,Dogwood Care,bristol-homecare,2026-05-24\n";
static const char planned[] = "contract,kind,ref,date,state,type\n"
                              "BM-1,visit,V-1,2027-05-24,planned,scheduled-visit\n"
                              "BM-1,visit,V-2,2027-05-24,planned,responsive-visit\n"
                              "BM-1,meeting,M-1,2027-05-24,planned,review-meeting\n"
                              "LA-1,visit,V-1,2027-05-24,planned,site-visit\n"
                              "CH-1,meeting,M-1,2027-05-24,planned,annual-review\n"
                              "HC-1,meeting,M-1,2027-05-24,planned,contract-meeting\n";

static char *council(const char *name)
{
    char *path = scratch_path(name);
    struct ran ran = run(NULL, "--db", path, "init", NULL);
    ran_free(&ran);
    ran = run(contracts, "--db", path, "import", "contracts", "-", NULL);
    ran_free(&ran);
    ran = run(planned, "--db", path, "import", "records", "-", NULL);
    if (ran.status != 0)
        fail_msg("%s", ran.err);
    ran_free(&ran);
    return path;
}

// The form that says it was held, of the item of the work queue that the words find.
static struct term *form_of(const char *db, const char *words)
{
    struct term *t = demo_with((struct term_options){.rows = 60, .cols = 100}, "--db", db, NULL);
    char *keys = xasprintf("w wait:'Today:' / '%s' Enter settle Enter wait:'Held on'", words);
    see(t, "Alder Care");
    press(t, keys);
    free(keys);
    return t;
}

static const char nobody_is_held[] = "SELECT count(*) FROM fact WHERE outcome = 'held'";

// 000, rows 8 and 9: themes, the reason, notice, findings, checklist, evidence; what it leads to can be said.
static void a_scheduled_and_a_responsive_visit(void **state)
{
    (void)state;
    char *db = council("visits.db");
    struct term *t = form_of(db, "scheduled visit");
    press(t, "F2");
    see(t, "Error: A scheduled visit considers at least one of the 4 ASCOF themes.");
    see(t, "Error: A scheduled visit is done with what was found, the risk");
    see(t, "What was found or agreed, Risk checklist, Evidence) [Row 8, stated]");
    stored_is(db, nobody_is_held, "0");
    focus_on(t, "Ensuring quality of life");
    press(t, "Space Tab Tab Tab Tab Space"); // and on to what it leads to
    see(t, "[x] Joint review");
    press(t, "Tab Tab Tab Tab Tab Tab 'Well run' F2");
    see(t, "Risk checklist, Evidence) [Row 8, stated]");
    focus_on(t, "Risk checklist");
    press(t, "'RC-1' Tab Tab Tab 'DOC-1' F2 wait:'Saved: Visit V-1 was held'");
    stored_is(db, LAST_SAID,
              "ascof-themes=quality-of-life\nvisit-outcomes=joint-review\nresult=Well run\n"
              "risk_checklist=RC-1\nevidence=DOC-1\n");
    term_free(t);
    t = form_of(db, "responsive visit");
    press(t, "F2");
    see(t, "Error: A responsive visit is linked to the reason for it.");
    see(t, "(still blank: Notice given to the provider, What was");
    term_free(t);
    free(db);
}

// 001: every check of the annual site visit, and what was found.
static void a_site_visit(void **state)
{
    (void)state;
    char *db = council("site.db");
    struct term *t = form_of(db, "annual site");
    press(t, "F2");
    see(t,
        "Error: An annual site visit goes through each of its checks. (not ticked: Office visit:");
    see(t, "Error: An annual site visit finds whether what it checks is in place");
    stored_is(db, nobody_is_held, "0");
    focus_on(t, "What was found or agreed");
    press(t, "'All in place' Tab Tab Tab Tab Tab Space Tab Space F2");
    see(t, "(not ticked: Relevant");
    stored_is(db, nobody_is_held, "0");
    term_free(t);
    free(db);
}

// The agenda's sheet: who was there, who chaired, the risk checklist and who was told.
static void meetings(void **state)
{
    (void)state;
    char *db = council("meetings.db");
    struct term *t = demo_with((struct term_options){.rows = 30, .cols = 100}, "--db", db, NULL);
    see(t, "Alder Care");
    press(t, "/ 'alder' Enter m wait:'planned M-1' Enter wait:'Who is here' C-s wait:'Not saved "
             "yet' C-s");
    see(t, "There is a problem: Who is here: tick who is there, or enter a name.");
    press(t, "Space C-s wait:'Not saved yet' C-s");
    see(t, "Risk checklist: Contract review meeting is held with it (Row 11); give its");
    press(t, "'RC-4' C-s");
    see(t, "Informed: say who was told of it (Row 11).");
    stored_is(db, nobody_is_held, "0");
    press(t, "'Market Manager' C-s wait:'is on record'");
    press(t, "Esc wait:Meetings Esc wait:Overview / C-u 'cedar' Enter m wait:'planned M-1' Enter");
    press(t, "wait:'Who is here' Down Space C-s wait:'Not saved yet' C-s");
    see(t, "Chair: say who chaired the meeting.");
    term_free(t);
    struct ran ran = run(NULL, "--db", db, "record", "HC-1", "meeting", "M-1", "2027-05-24", "held",
                         NULL); // and whichever way it is recorded
    assert_int_equal(ran.status, 5);
    assert_non_null(strstr(ran.err, "Contract Meeting requires Commissioner, Main Provider. [4.2"));
    ran_free(&ran);
    free(db);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_scheduled_and_a_responsive_visit),
        cmocka_unit_test(a_site_visit),
        cmocka_unit_test(meetings),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
