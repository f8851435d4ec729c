// SPDX-License-Identifier: MIT
#include "db_fixture.h"

#include <ftw.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "db/cover.h"
#include "db/framework.h"
#include "db/holiday.h"
#include "db/import.h"
#include "db/person.h"
#include "db/provider_event.h"
#include "model/ground/memory.h"

const struct actor test_actor = {.login = "tester", .uid = 1000};

int fixture_setup(void **state)
{
    struct fixture *f = xcalloc(1, sizeof *f);
    const char *place = getenv("TMPDIR");
    f->folder = xasprintf("%s/contractmon-db.XXXXXX", place != NULL ? place : "/tmp");
    if (mkdtemp(f->folder) == NULL)
        return -1;
    f->path = xasprintf("%s/test.db", f->folder);
    f->arena = arena_new();
    *state = f;
    if (!db_open(f->path, DB_INIT, &f->db, &f->st)) {
        fprintf(stderr, "%s\n", status_message(&f->st));
        return -1;
    }
    return 0;
}

static int remove_one(const char *path, const struct stat *about, int type, struct FTW *where)
{
    (void)about;
    (void)type;
    (void)where;
    return remove(path);
}

int fixture_teardown(void **state)
{
    struct fixture *f = *state;
    db_close(f->db);
    nftw(f->folder, remove_one, 8, FTW_DEPTH | FTW_PHYS);
    status_clear(&f->st);
    arena_free(f->arena);
    free(f->path);
    free(f->folder);
    free(f);
    return 0;
}

void must(struct fixture *f, bool ok)
{
    if (!ok)
        fail_msg("%s", status_message(&f->st));
    assert_int_equal(f->st.code, STATUS_OK);
}

void must_fail(struct fixture *f, bool ok, enum status_code code, const char *words)
{
    assert_false(ok);
    if (f->st.code != code || strstr(status_message(&f->st), words) == NULL)
        fail_msg("code %d, not %d with \"%s\": %s", (int)f->st.code, (int)code, words,
                 status_message(&f->st));
    status_clear(&f->st);
}

void begin(struct fixture *f)
{
    must(f, db_write_begin(f->db, &test_actor, TEST_MOMENT, &f->st));
}

void commit(struct fixture *f)
{
    must(f, db_write_commit(f->db, &f->st));
}

void reopen(struct fixture *f, enum db_mode mode)
{
    db_close(f->db);
    f->db = NULL;
    must(f, db_open(f->path, mode, &f->db, &f->st));
}

char *fixture_file(struct fixture *f, const char *name)
{
    return arena_printf(f->arena, "%s/%s", f->folder, name);
}

int64_t add_provider(struct fixture *f, const char *ref, const char *name)
{
    int64_t id = 0;
    enum upsert what;
    const struct provider provider = {.ref = ref, .name = name, .brand = ""};
    must(f, provider_put(f->db, &provider, 0, &id, &what, &f->st));
    return id;
}

int64_t add_location(struct fixture *f, int64_t provider, const char *ref, const char *name,
                     const char *postcode)
{
    int64_t id = 0;
    enum upsert what;
    const struct location location = {.provider = provider,
                                      .ref = ref,
                                      .name = name,
                                      .kind = "Social Care Org",
                                      .address = "1 Long Lane",
                                      .town = "Bristol",
                                      .postcode = postcode,
                                      .authority = "Bristol, City of",
                                      .region = "South West",
                                      .care_home = "N",
                                      .state = "active"};
    must(f, location_put(f->db, &location, 0, &id, &what, &f->st));
    return id;
}

int64_t add_contract(struct fixture *f, int64_t provider, const char *ref, const char *officer,
                     day ends)
{
    int64_t id = 0;
    enum upsert what;
    const struct contract contract = {.provider = provider,
                                      .ref = ref,
                                      .title = "Home care",
                                      .framework = "bristol-homecare",
                                      .starts = day_of(2024, 4, 1),
                                      .ends = ends,
                                      .officer = officer,
                                      .zone = "Zone 3",
                                      .value = 12345678};
    must(f, contract_put(f->db, &contract, 0, &id, &what, &f->st));
    return id;
}

static const struct fact_row empty_fact = {.kpi = "",
                                           .period = DAY_NONE,
                                           .value = "",
                                           .colour = "",
                                           .instrument = "",
                                           .covers = "",
                                           .rectify_by = DAY_NONE,
                                           .accompanies = "",
                                           .follows = "",
                                           .outcome = "",
                                           .answers = "",
                                           .note = ""};

int64_t add_fact(struct fixture *f, int64_t contract, const char *kind, const char *ref, day date)
{
    struct fact_row row = empty_fact;
    row.contract = contract;
    row.kind = kind;
    row.ref = ref;
    row.date = date;
    must(f, fact_add(f->db, &row, 0, &f->st));
    return row.id;
}

static void fill_grades(struct fixture *f, int64_t location)
{
    static const char *const domains[] = {"Overall", "Safe",       "Effective",
                                          "Caring",  "Responsive", "Well-led"};
    for (size_t i = 0; i < sizeof domains / sizeof *domains; i++) {
        int64_t id = 0;
        enum upsert what;
        const struct grade grade = {.location = location,
                                    .regulator = "CQC",
                                    .grouping = "Overall",
                                    .domain = domains[i],
                                    .grade = "Good",
                                    .published = day_of(2026, 1, (int)i + 1),
                                    .report = "Location",
                                    .inherited = ""};
        must(f, grade_put(f->db, &grade, 0, &id, &what, &f->st));
    }
}

static void fill_import(struct fixture *f, int64_t contract)
{
    static const char zeros[] = "0000000000000000000000000000000000000000000000000000000000000000";
    int64_t number = 0, id = 0;
    enum upsert what;
    must(f, import_register(f->db, "targets", "targets.csv", zeros, &number, &f->st));
    for (int i = 1; i <= 4; i++) {
        char kpi[2] = {(char)('0' + i), '\0'};
        const struct target_row target = {.contract = contract,
                                          .kpi = kpi,
                                          .from = day_of(2024, 4, 1),
                                          .target = "95",
                                          .amber = i % 2 ? "90.5" : ""};
        must(f, target_put(f->db, &target, number, &id, &what, &f->st));
    }
    must(f, import_finish(f->db, number, 4, 0, 0, &f->st));
}

static void fill_others(struct fixture *f)
{
    int64_t id = 0;
    bool changed = false;
    enum upsert what;
    struct holiday_row days[] = {
        {"england-and-wales", day_of(2027, 12, 27), "Christmas Day", "Substitute day"},
        {"england-and-wales", day_of(2027, 12, 28), "Boxing Day", "Substitute day"},
        {"scotland", day_of(2027, 1, 4), "2nd January", "Substitute day"}};
    const struct holiday_rows first = {days, 3}, second = {days, 2};
    const struct framework_text text = {.framework = "bristol-homecare",
                                        .edition = "2020",
                                        .valid_from = day_of(2020, 4, 1),
                                        .text = "framework = \"bristol-homecare\";\n"};
    must(f, holidays_put(f->db, &first, "2026", &changed, &f->st));
    must(f, holidays_put(f->db, &second, "2027", &changed, &f->st));
    must(f, framework_keep(f->db, &text, &id, &what, &f->st));
    must(f, db_set_setting(f->db, "demo", "1", &f->st));
}

static void fill_parties(struct fixture *f, int64_t acorn, int64_t bryn, int64_t contract)
{
    int64_t id = 0;
    enum upsert what;
    const struct person person = {.provider = acorn,
                                  .ref = "P-1",
                                  .name = "Morgan Price",
                                  .role = "Registered manager",
                                  .telephone = "0117 496 0000",
                                  .email = "m@example.org",
                                  .note = "mornings",
                                  .since = day_of(2026, 1, 5),
                                  .until = DAY_NEVER};
    must(f, person_save(f->db, &person, &id, &what, &f->st));
    const struct cover cover = {
        .officer = "jsmith", .by = "mjones", .from = day_of(2027, 6, 1), .to = day_of(2027, 6, 14)};
    must(f, cover_save(f->db, &cover, &what, &f->st));
    struct event_row note = {.provider = acorn,
                             .ref = "N-1",
                             .kind = "note",
                             .date = day_of(2027, 5, 20),
                             .contract = contract,
                             .person = "Morgan Price",
                             .words = "Rota is full again",
                             .was = "",
                             .became = "",
                             .fields = "how=telephone\n"};
    must(f, event_add(f->db, &note, &f->st));
    struct event_row merged = {.provider = bryn,
                               .ref = "C-1",
                               .kind = "merged",
                               .date = day_of(2027, 5, 1),
                               .other = acorn,
                               .person = "",
                               .words = "",
                               .was = "",
                               .became = "",
                               .fields = ""};
    must(f, event_add(f->db, &merged, &f->st));
}

void fill(struct fixture *f)
{
    begin(f);
    int64_t acorn = add_provider(f, "1-101", "Acorn Homecare"),
            bryn = add_provider(f, "1-102", "Bryn Awel T\u0177");
    int64_t lane = add_location(f, acorn, "1-201", "Acorn Lane", "BS1 4ST");
    add_location(f, bryn, "1-202", "Bryn House", "CF10 1AA");
    fill_grades(f, lane);
    int64_t contract = add_contract(f, acorn, "HC-014", "jsmith", DAY_NEVER);
    add_contract(f, bryn, "HC-015", "jsmith", day_of(2027, 3, 31));
    fill_import(f, contract);
    for (int i = 0; i < 20; i++)
        add_fact(f, contract, "result", "", day_of(2026, 1, 1) + i * 3);
    commit(f);
    begin(f);
    fill_others(f);
    fill_parties(f, acorn, bryn, contract);
    add_provider(f, "1-101", "Acorn Homecare Limited");
    add_fact(f, contract, "served", "PWN-1", day_of(2027, 5, 4));
    commit(f);
}

struct sqlite3 *raw_open(const char *path)
{
    sqlite3 *raw = NULL;
    if (sqlite3_open_v2(path, &raw, SQLITE_OPEN_READWRITE, NULL) != SQLITE_OK)
        fail_msg("%s", sqlite3_errmsg(raw));
    return raw;
}

void raw_close(struct sqlite3 *raw)
{
    assert_int_equal(sqlite3_close(raw), SQLITE_OK);
}

int raw_run(struct sqlite3 *raw, const char *sql)
{
    return sqlite3_exec(raw, sql, NULL, NULL, NULL);
}

int64_t raw_number(struct sqlite3 *raw, const char *sql)
{
    sqlite3_stmt *stmt = NULL;
    if (sqlite3_prepare_v2(raw, sql, -1, &stmt, NULL) != SQLITE_OK)
        fail_msg("%s: %s", sql, sqlite3_errmsg(raw));
    int64_t number = sqlite3_step(stmt) == SQLITE_ROW ? sqlite3_column_int64(stmt, 0) : INT64_MIN;
    sqlite3_finalize(stmt);
    return number;
}

static char *slurp(const char *path, size_t *size)
{
    char *bytes = NULL;
    FILE *file = fopen(path, "rb");
    assert_non_null(file);
    FILE *memory = open_memstream(&bytes, size);
    char part[65536];
    for (size_t got; (got = fread(part, 1, sizeof part, file)) > 0;)
        fwrite(part, 1, got, memory);
    fclose(memory);
    fclose(file);
    return bytes;
}

void file_copy(const char *from, const char *to)
{
    size_t size = 0;
    char *bytes = slurp(from, &size);
    FILE *file = fopen(to, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(bytes, 1, size, file), size);
    assert_int_equal(fclose(file), 0);
    free(bytes);
}

const char *file_hash(struct fixture *f, const char *path)
{
    size_t size = 0;
    char hex[65];
    char *bytes = slurp(path, &size);
    sha256_hex(bytes, size, hex);
    free(bytes);
    return arena_strdup(f->arena, hex);
}
