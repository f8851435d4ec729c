// SPDX-License-Identifier: MIT
#include "model/drafts.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <unistd.h>

#include "db/draft.h"
#include "model/ground/memory.h"
#include "model/records.h"

#define FILE_NAME "contractmon-draft-" // then the token

void draft_token(char out[DRAFT_TOKEN_SIZE])
{
    static const char digits[] = "0123456789abcdef";
    unsigned char bytes[DRAFT_TOKEN_SIZE / 2];
    size_t got = 0;
    while (got < sizeof bytes) { // so few bytes always come, once the system has started
        ssize_t more = getrandom(bytes + got, sizeof bytes - got, 0);
        got += more > 0 ? (size_t)more : 0;
    }
    for (size_t i = 0; i < sizeof bytes; i++) {
        out[2 * i] = digits[bytes[i] >> 4];
        out[2 * i + 1] = digits[bytes[i] & 15];
    }
    out[DRAFT_TOKEN_SIZE - 1] = '\0';
}

// ---- In a file -------------------------------------------------------------------------------------------------------------------

static char *file_of(const struct office *office, const char *token)
{
    return xasprintf("%s/" FILE_NAME "%s", office->draft_folder, token);
}

static void make_folder(const char *folder)
{
    char *path = xstrdup(folder);
    for (char *slash = strchr(path + 1, '/'); slash != NULL; slash = strchr(slash + 1, '/')) {
        *slash = '\0';
        mkdir(path, 0700);
        *slash = '/';
    }
    mkdir(path, 0700);
    free(path);
}

static bool write_all(int file, const char *bytes, size_t count)
{
    while (count > 0) {
        ssize_t written = write(file, bytes, count);
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            return false;
        bytes += written;
        count -= (size_t)written;
    }
    return true;
}

// The same name for it, from whichever folder the program was started.
static char *database_of(const struct office *office)
{
    const char *path = db_path(office->db);
    char *folder = *path == '/' ? NULL : getcwd(NULL, 0);
    char *whole = folder != NULL ? xasprintf("%s/%s", folder, path) : xstrdup(path);
    free(folder);
    return whole;
}

static void file_text(const struct office *office, const struct draft *draft, struct text *out)
{
    char begun[24], kept[24];
    char *database = database_of(office);
    snprintf(begun, sizeof begun, "%" PRId64, draft->begun);
    snprintf(kept, sizeof kept, "%" PRId64, draft->kept);
    const struct field fields[] = {
        {"database", database},  {"login", office->actor.login},
        {"form", draft->form},   {"subject", draft->subject},
        {"title", draft->title}, {"begun", begun},
        {"kept", kept},          {"body", draft->body},
    };
    record_fields_write(fields, sizeof fields / sizeof *fields, out);
    free(database);
}

static bool keep_in_file(const struct office *office, const struct draft *draft)
{
    if (office->draft_folder == NULL)
        return false;
    make_folder(office->draft_folder);
    struct text text = {0};
    char *path = file_of(office, draft->token), *fresh = xasprintf("%s.new", path);
    int file = open(fresh, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0600);
    file_text(office, draft, &text);
    bool good = file >= 0 && write_all(file, text_get(&text), text.length) && fsync(file) == 0;
    good = (file < 0 || close(file) == 0) && good && rename(fresh, path) == 0;
    if (!good && file >= 0)
        unlink(fresh);
    text_release(&text);
    free(fresh);
    free(path);
    return good;
}

static void drop_file(const struct office *office, const char *token)
{
    if (office->draft_folder == NULL)
        return;
    char *path = file_of(office, token);
    unlink(path);
    free(path);
}

static char *read_file(const char *path)
{
    enum { MOST = 16 << 20 };
    struct text text = {0};
    struct stat about;
    char bytes[4096];
    ssize_t got = -1;
    int file = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
    if (file >= 0 && fstat(file, &about) == 0 && S_ISREG(about.st_mode) &&
        about.st_uid == getuid() && about.st_size < MOST) {
        while ((got = read(file, bytes, sizeof bytes)) > 0)
            text_add_bytes(&text, bytes, (size_t)got);
    }
    if (file >= 0)
        close(file);
    if (got != 0) {
        text_release(&text);
        return NULL;
    }
    return text_take(&text);
}

static const char *value_of(const struct field *fields, size_t count, const char *name)
{
    for (size_t i = 0; i < count; i++) {
        if (text_equal(fields[i].name, name))
            return fields[i].value;
    }
    return "";
}

// A draft of this person and this database; false for what is none.
static bool from_file(const struct office *office, const char *path, const char *token,
                      struct arena *arena, struct draft *out)
{
    char *text = read_file(path);
    if (text == NULL)
        return false;
    size_t count = 0;
    const struct field *fields = record_fields_read(text, arena, &count);
    free(text);
    *out = (struct draft){
        .token = arena_strdup(arena, token),
        .form = value_of(fields, count, "form"),
        .subject = value_of(fields, count, "subject"),
        .title = value_of(fields, count, "title"),
        .body = value_of(fields, count, "body"),
        .begun = strtoll(value_of(fields, count, "begun"), NULL, 10),
        .kept = strtoll(value_of(fields, count, "kept"), NULL, 10),
        .in_file = true,
    };
    char *database = database_of(office);
    bool own = *out->form != '\0' &&
               text_equal(value_of(fields, count, "login"), office->actor.login) &&
               text_equal(value_of(fields, count, "database"), database);
    free(database);
    return own;
}

struct gathered { // drafts, as they come
    struct draft *list;
    size_t count, room;
};

static void gather(struct gathered *all, struct arena *arena, struct draft draft)
{
    all->list = arena_room(arena, all->list, &all->room, all->count, sizeof *all->list);
    all->list[all->count++] = draft;
}

static void gather_files(const struct office *office, struct arena *arena, struct gathered *all)
{
    DIR *folder = office->draft_folder != NULL ? opendir(office->draft_folder) : NULL;
    for (struct dirent *entry; folder != NULL && (entry = readdir(folder)) != NULL;) {
        struct draft draft;
        const char *token = entry->d_name + strlen(FILE_NAME);
        if (!text_starts(entry->d_name, FILE_NAME) || strlen(token) != DRAFT_TOKEN_SIZE - 1)
            continue;
        char *path = file_of(office, token);
        if (from_file(office, path, token, arena, &draft))
            gather(all, arena, draft);
        free(path);
    }
    if (folder != NULL)
        closedir(folder);
}

// ---- In the database --------------------------------------------------------------------------------------------------------------

// Nobody waits for a draft: while another process holds the database, a file takes it.
static bool begin(struct office *office, struct status *st)
{
    db_hurry(office->db, true);
    bool good = db_write_begin(office->db, &office->actor, office_now(office), st);
    db_hurry(office->db, false);
    return good;
}

static bool write_draft(struct office *office, const struct draft *draft, struct status *st)
{
    const struct draft_row row = {
        .token = draft->token,
        .form = draft->form,
        .subject = draft->subject,
        .title = draft->title,
        .body = draft->body,
        .begun = draft->begun,
        .kept = draft->kept,
    };
    if (!begin(office, st))
        return false;
    if (draft_keep(office->db, &row, st))
        return db_write_commit(office->db, st);
    db_write_rollback(office->db);
    return false;
}

enum kept drafts_keep(struct office *office, const struct draft *draft, struct status *st)
{
    if (write_draft(office, draft, st)) {
        if (draft->in_file)
            drop_file(office, draft->token);
        return KEPT;
    }
    return keep_in_file(office, draft) ? KEPT_IN_FILE : NOT_KEPT;
}

bool drafts_drop(struct office *office, const char *token, struct status *st)
{
    drop_file(office, token);
    if (!begin(office, st))
        return false;
    if (draft_drop(office->db, token, st))
        return db_write_commit(office->db, st);
    db_write_rollback(office->db);
    return false;
}

static int later_first(const void *left, const void *right)
{
    const struct draft *a = left, *b = right;
    return a->kept != b->kept ? (a->kept < b->kept) - (a->kept > b->kept)
                              : strcmp(a->token, b->token);
}

bool drafts_list(struct office *office, struct arena *arena, struct drafts *out, struct status *st)
{
    struct draft_rows rows;
    struct gathered all = {0};
    *out = (struct drafts){0};
    gather_files(office, arena, &all);
    bool good = drafts_of(office->db, office->actor.login, arena, &rows, st);
    for (size_t i = 0; good && i < rows.count; i++) {
        const struct draft_row *row = &rows.rows[i];
        bool newer = false; // a file is newer than the row that could not be written anew
        for (size_t j = 0; j < all.count && !newer; j++)
            newer = text_equal(all.list[j].token, row->token);
        if (!newer)
            gather(&all, arena,
                   (struct draft){.token = row->token,
                                  .form = row->form,
                                  .subject = row->subject,
                                  .title = row->title,
                                  .body = row->body,
                                  .begun = row->begun,
                                  .kept = row->kept});
    }
    if (all.count > 1)
        qsort(all.list, all.count, sizeof *all.list, later_first);
    *out = (struct drafts){.list = all.list, .count = all.count};
    return good;
}

bool drafts_take_back(struct office *office, size_t *taken, struct status *st)
{
    struct arena *arena = arena_new();
    struct gathered all = {0};
    bool good = true;
    *taken = 0;
    gather_files(office, arena, &all);
    for (size_t i = 0; i < all.count && st->code != STATUS_BUSY; i++) {
        bool written = write_draft(office, &all.list[i], st);
        if (written)
            drop_file(office, all.list[i].token);
        *taken += written;
        good = good && written; // one that the database will not have does not hold up the others
    }
    arena_free(arena);
    return good;
}
