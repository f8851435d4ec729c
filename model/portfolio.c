// SPDX-License-Identifier: MIT
#include "model/portfolio.h"

#include <stdlib.h>
#include <string.h>

#include "model/ground/memory.h"
#include "model/ground/utf8.h"
#include "model/haystack.h"
#include "model/portfolio_fresh.h"

enum { PAGE_ROWS = 64, PAGES = 18, DEEP = 2048 }; // rows from DEEP on are read by their ids

enum working_out { WORKED_OUT_IF_OLD, WORKED_OUT_ALWAYS, WORKED_OUT_NEVER };

struct page {
    struct arena *arena; // NULL: the slot is empty
    size_t number;
    uint64_t used; // when it was last looked at
    struct standings rows;
};

struct portfolio {
    struct office *office;
    struct standing_query query;
    char *officer; // that the query points to
    struct standing_counts counts;
    struct page pages[PAGES];
    uint64_t clock;

    bool worked_out; // the rows stand in memory
    enum working_out when;
    struct arena *memory;
    struct standings rows;

    struct arena *order;     // NULL: not read yet
    struct standing_ids ids; // of all rows, in the order of the list

    struct haystack haystack;
    bool searchable; // the haystack is filled
    char *filter;    // as typed; "" when not narrowed
    char *folded;
    uint32_t *matches; // rows of the haystack, while narrowed
    size_t match_count;
};

static bool narrowed(const struct portfolio *portfolio)
{
    return portfolio->filter[0] != '\0';
}

static void drop_pages(struct portfolio *portfolio)
{
    for (size_t i = 0; i < PAGES; i++) {
        arena_free(portfolio->pages[i].arena);
        portfolio->pages[i] = (struct page){0};
    }
}

static void drop_search(struct portfolio *portfolio)
{
    haystack_release(&portfolio->haystack);
    free(portfolio->matches);
    portfolio->matches = NULL;
    portfolio->match_count = 0;
    portfolio->searchable = false;
}

// A cache that says everything is as good as working it out, and its pages are read as they are
// needed. What colour a stale row has is not known, so all colours are asked.
static bool cache_suffices(const struct portfolio *portfolio, bool *worked_out, struct status *st)
{
    struct standing_query query = portfolio->query;
    struct standing_counts counts = {.stale = 1};
    query.rag = -1;
    if (office_live(portfolio->office) && portfolio->office->cache_holds &&
        !standing_count(portfolio->office->db, &query, &counts, st))
        return false;
    *worked_out = counts.stale > 0;
    return true;
}

static void drop_order(struct portfolio *portfolio)
{
    arena_free(portfolio->order);
    portfolio->order = NULL;
    portfolio->ids = (struct standing_ids){0};
}

static bool read_order(struct portfolio *portfolio, struct status *st)
{
    if (portfolio->order != NULL)
        return true;
    portfolio->order = arena_new();
    if (standing_ids(portfolio->office->db, &portfolio->query, 0, portfolio->counts.total,
                     portfolio->order, &portfolio->ids, st))
        return true;
    drop_order(portfolio);
    return false;
}

static bool read_rows(struct portfolio *portfolio, struct status *st)
{
    struct office *office = portfolio->office;
    portfolio->query.as_at = office->as_at;
    portfolio->worked_out = portfolio->when == WORKED_OUT_ALWAYS ||
                            (portfolio->when == WORKED_OUT_IF_OLD &&
                             (!office_live(office) || !office_check_cache(office)));
    arena_free(portfolio->memory);
    portfolio->memory = NULL;
    portfolio->rows = (struct standings){0};
    if (!db_read_begin(office->db, st))
        return false;
    bool done = standing_count(office->db, &portfolio->query, &portfolio->counts, st) &&
                (!portfolio->worked_out || cache_suffices(portfolio, &portfolio->worked_out, st));
    if (done && portfolio->worked_out) {
        portfolio->memory = arena_new();
        done = portfolio_fresh(office, &portfolio->query, portfolio->memory, &portfolio->rows,
                               &portfolio->counts, st);
    }
    db_read_end(office->db);
    return done;
}

static bool open_portfolio(struct office *office, const struct standing_query *query,
                           enum working_out when, struct portfolio **out, struct status *st)
{
    struct portfolio *portfolio = xcalloc(1, sizeof *portfolio);
    portfolio->office = office;
    portfolio->query = *query;
    portfolio->officer = query->officer != NULL ? xstrdup(query->officer) : NULL;
    portfolio->query.officer = portfolio->officer;
    portfolio->when = when;
    portfolio->filter = xstrdup("");
    portfolio->folded = xstrdup("");
    *out = portfolio;
    if (read_rows(portfolio, st))
        return true;
    portfolio_close(portfolio);
    *out = NULL;
    return false;
}

bool portfolio_open(struct office *office, const struct standing_query *query,
                    struct portfolio **out, struct status *st)
{
    return open_portfolio(office, query, WORKED_OUT_IF_OLD, out, st);
}

bool portfolio_open_worked_out(struct office *office, const struct standing_query *query,
                               struct portfolio **out, struct status *st)
{
    return open_portfolio(office, query, WORKED_OUT_ALWAYS, out, st);
}

bool portfolio_open_names(struct office *office, struct portfolio **out, struct status *st)
{
    const struct standing_query query = {.sort = SORT_NAME, .as_at = office->as_at, .rag = -1};
    return open_portfolio(office, &query, WORKED_OUT_NEVER, out, st);
}

void portfolio_close(struct portfolio *portfolio)
{
    if (portfolio == NULL)
        return;
    drop_pages(portfolio);
    drop_order(portfolio);
    drop_search(portfolio);
    arena_free(portfolio->memory);
    free(portfolio->filter);
    free(portfolio->folded);
    free(portfolio->officer);
    free(portfolio);
}

size_t portfolio_size(const struct portfolio *portfolio)
{
    if (narrowed(portfolio))
        return portfolio->match_count;
    return portfolio->worked_out ? portfolio->rows.count : portfolio->counts.total;
}

const struct standing_counts *portfolio_counts(const struct portfolio *portfolio)
{
    return &portfolio->counts;
}

// Rows of a narrowed list lie apart from each other, and to come to a page far down all before it
// would have to be skipped: each such row is read by its id.
static bool read_by_ids(struct portfolio *portfolio, struct page *page, struct status *st)
{
    size_t first = page->number * PAGE_ROWS;
    size_t size = narrowed(portfolio) ? portfolio->match_count : portfolio->ids.count;
    size_t count = size <= first ? 0 : size - first < PAGE_ROWS ? size - first : PAGE_ROWS;
    page->rows = (struct standings){ARENA_ARRAY(page->arena, count, struct standing), count};
    for (size_t i = 0; i < count; i++) {
        int64_t id = narrowed(portfolio) ? portfolio->haystack.ids[portfolio->matches[first + i]]
                                         : portfolio->ids.ids[first + i];
        if (!standing_row(portfolio->office->db, id, page->arena, &page->rows.rows[i], st))
            return false;
    }
    return true;
}

static bool read_page(struct portfolio *portfolio, struct page *page, struct status *st)
{
    struct db *db = portfolio->office->db;
    size_t first = page->number * PAGE_ROWS;
    if (!db_read_begin(db, st))
        return false;
    bool done;
    if (narrowed(portfolio))
        done = read_by_ids(portfolio, page, st);
    else if (first >= DEEP)
        done = read_order(portfolio, st) && read_by_ids(portfolio, page, st);
    else
        done = standing_page(db, &portfolio->query, first, PAGE_ROWS, page->arena, &page->rows, st);
    db_read_end(db);
    return done;
}

// The page of that number, read in the place of the one that was not looked at for longest. NULL
// when it cannot be read.
static struct page *page_of(struct portfolio *portfolio, size_t number, struct status *st)
{
    struct page *oldest = &portfolio->pages[0];
    portfolio->clock++;
    for (size_t i = 0; i < PAGES; i++) {
        struct page *page = &portfolio->pages[i];
        if (page->arena != NULL && page->number == number) {
            page->used = portfolio->clock;
            return page;
        }
        if (page->used < oldest->used)
            oldest = page;
    }
    if (oldest->arena == NULL)
        oldest->arena = arena_new();
    else
        arena_reset(oldest->arena);
    *oldest = (struct page){.arena = oldest->arena, .number = number, .used = portfolio->clock};
    if (read_page(portfolio, oldest, st))
        return oldest;
    arena_free(oldest->arena);
    *oldest = (struct page){0};
    return NULL;
}

const struct standing *portfolio_row(struct portfolio *portfolio, size_t index, struct status *st)
{
    if (index >= portfolio_size(portfolio))
        return NULL;
    if (portfolio->worked_out)
        return &portfolio->rows.rows[narrowed(portfolio) ? portfolio->matches[index] : index];
    struct page *page = page_of(portfolio, index / PAGE_ROWS, st);
    if (page == NULL)
        return NULL;
    if (index % PAGE_ROWS >= page->rows.count) {
        status_fail(st, STATUS_BUSY, "The list changed while it was being read.");
        return NULL;
    }
    struct standing *row = &page->rows.rows[index % PAGE_ROWS];
    if (standing_is_stale(portfolio->office, row))
        standing_work_out(portfolio->office, row, page->arena);
    return row;
}

// The rows' texts in the order of the list.
bool portfolio_prepare_filter(struct portfolio *portfolio, struct status *st)
{
    if (portfolio->searchable)
        return true;
    struct arena *arena = arena_new();
    struct needle_rows needles;
    struct standing_query query = portfolio->query;
    if (portfolio->worked_out)
        query.rag = -1;
    bool done = standing_needles(portfolio->office->db, &query, arena, &needles, st);
    if (done && portfolio->worked_out)
        needles_in_order(&needles, &portfolio->rows, arena);
    if (done) {
        haystack_build(&needles, &portfolio->haystack);
        portfolio->matches =
            xreallocarray(NULL, portfolio->haystack.count, sizeof *portfolio->matches);
        portfolio->searchable = true;
    }
    arena_free(arena);
    return done;
}

bool portfolio_filter(struct portfolio *portfolio, const char *text, struct status *st)
{
    struct text folded = {0};
    utf8_fold(text != NULL ? text : "", &folded);
    bool wanted = text_get(&folded)[strspn(text_get(&folded), " ")] != '\0';
    if (wanted && !portfolio_prepare_filter(portfolio, st)) {
        text_release(&folded);
        return false;
    }
    if (wanted) {
        // Each further letter can only narrow what is left.
        bool further = narrowed(portfolio) && text_starts(text_get(&folded), portfolio->folded) &&
                       portfolio->match_count < portfolio->haystack.count / 4;
        portfolio->match_count = haystack_match(&portfolio->haystack, text_get(&folded),
                                                further ? portfolio->matches : NULL,
                                                portfolio->match_count, portfolio->matches);
    }
    char *typed = xstrdup(wanted ? text : "");
    free(portfolio->filter);
    free(portfolio->folded);
    portfolio->filter = typed;
    portfolio->folded = text_take(&folded);
    drop_pages(portfolio);
    return true;
}

const char *portfolio_filter_text(const struct portfolio *portfolio)
{
    return portfolio->filter;
}

bool portfolio_reload(struct portfolio *portfolio, struct status *st)
{
    char *typed = portfolio->filter;
    portfolio->filter = xstrdup("");
    drop_pages(portfolio);
    drop_order(portfolio);
    drop_search(portfolio);
    bool done = read_rows(portfolio, st) && portfolio_filter(portfolio, typed, st);
    free(typed);
    return done;
}

size_t portfolio_find(struct portfolio *portfolio, int64_t id, struct status *st)
{
    size_t size = portfolio_size(portfolio);
    if (!portfolio->worked_out && !narrowed(portfolio)) {
        if (!read_order(portfolio, st))
            return size;
        size = portfolio->ids.count < size ? portfolio->ids.count : size;
    }
    for (size_t i = 0; i < size; i++) {
        size_t row = narrowed(portfolio) ? portfolio->matches[i] : i;
        int64_t at = portfolio->worked_out ? portfolio->rows.rows[row].id
                     : narrowed(portfolio) ? portfolio->haystack.ids[row]
                                           : portfolio->ids.ids[row];
        if (at == id)
            return i;
    }
    return portfolio_size(portfolio);
}
