// SPDX-License-Identifier: MIT
// A mail that is read between two telephone calls: what is late first, each with whose turn it is and the rule behind it.
#include "tui/command/due_mail.h"

#include <string.h>

#include "model/cover.h"
#include "model/ground/utf8.h"
#include "tui/command/output.h"

enum { COLUMNS = 72, INDENT = 4 };

// A paragraph, broken between words; the lines behind the first are set in by two more.
static void add_lines(const struct due_mail *mail, int indent, const char *words, struct text *out)
{
    struct text shown = {0};
    display_text(words, -1, mail->ascii, &shown); // stored text is made harmless, line ends too
    const char *at = text_get(&shown);
    for (int in = indent; *at != '\0'; in = indent + 2) {
        size_t skip = 0, length = output_break(at, COLUMNS - in, &skip);
        text_printf(out, "%*s%.*s\n", in, "", (int)length, at);
        at += length + skip;
    }
    text_release(&shown);
}

static void add_late(int days, struct text *out)
{
    if (days > 0)
        text_printf(out, ", %d day%s late", days, days == 1 ? "" : "s");
}

static void add_item(const struct due_mail *mail, const struct queue_item *item, struct text *out)
{
    struct text line = {0};
    struct arena *arena = arena_new();
    text_add_char(out, '\n');
    day_print(item->on, true, &line);
    add_late(item->overdue, &line);
    text_printf(&line, " - %s's turn", item->whose);
    add_lines(mail, 2, text_get(&line), out);

    add_lines(mail, INDENT, queue_item_words(item, true, arena), out);

    text_clear(&line);
    text_printf(&line, "%s, %s", item->provider_name, item->contract_ref);
    if (mail->officer == NULL)
        text_printf(&line, " (%s)", *item->officer != '\0' ? item->officer : "no officer");
    else if (!text_equal(mail->officer, item->officer))
        text_printf(&line, " (for %s)", item->officer);
    add_lines(mail, INDENT, text_get(&line), out);

    text_clear(&line);
    if (*item->clause != '\0')
        text_printf(&line, "Rule: %s, %s%s%s", item->framework, item->clause,
                    item->provenance == PROVENANCE_STATED ? "" : ", ",
                    item->provenance == PROVENANCE_STATED ? "" : provenance_word(item->provenance));
    add_lines(mail, INDENT, text_get(&line), out);
    if (*item->why != '\0')
        add_lines(mail, INDENT, item->why, out);
    text_release(&line);
    arena_free(arena);
}

// What we are late with, what is open with us and has no day, today, what may be done, all that is ahead within what was asked for, and what
// others are late with: told, but no alarm.
enum group { LATE, OPEN, TODAY, CONSIDER, AHEAD, WAITING, GROUPS };

static enum group group_of(const struct due_mail *mail, const struct queue_item *item)
{
    if (item->never_late && item->on <= mail->office->as_at)
        return item->duty == DUTY_CONSIDER ? CONSIDER : item->ours ? OPEN : WAITING;
    if (item->on < mail->office->as_at)
        return item->ours ? LATE : WAITING;
    return item->on == mail->office->as_at ? TODAY : AHEAD;
}

static void add_heading(const struct due_mail *mail, enum group group, struct text *out)
{
    static const char *const words[GROUPS] = {[LATE] = "OVERDUE",
                                              [OPEN] = "OPEN, NO DAY STATED",
                                              [TODAY] = "TODAY",
                                              [CONSIDER] = "TO BE CONSIDERED",
                                              [WAITING] = "LATE, WAITING ON OTHERS"};
    if (words[group] != NULL)
        text_printf(out, "\n%s\n", words[group]);
    else
        text_printf(out, "\nNEXT %d DAYS\n", mail->until - mail->office->as_at);
}

static void add_head(const struct due_mail *mail, const size_t counts[GROUPS], struct text *out)
{
    struct text line = {0};
    text_printf(&line, "Due as at ");
    day_print(mail->office->as_at, true, &line);
    text_printf(&line, ", %s%s", mail->officer != NULL ? "contracts of " : "all contracts",
                mail->officer != NULL ? mail->officer : "");
    if (mail->officer !=
        NULL) { // where it cannot be read whom he covers, the items still say for whom they are
        struct status ignored = {0};
        covers_held_words(mail->office, mail->officer, &line, &ignored);
        status_clear(&ignored);
    }
    if (mail->office->demo)
        text_add(&line, " (DEMONSTRATION, invented providers)");
    add_lines(mail, 0, text_get(&line), out);
    text_printf(out, "%zu overdue, ", counts[LATE]);
    if (counts[OPEN] > 0)
        text_printf(out, "%zu open, ", counts[OPEN]);
    text_printf(out, "%zu today, %zu in the next %d days", counts[TODAY], counts[AHEAD],
                mail->until - mail->office->as_at);
    if (counts[CONSIDER] > 0)
        text_printf(out, ", %zu to be considered", counts[CONSIDER]);
    if (counts[WAITING] > 0)
        text_printf(out, ", %zu late and waiting on others", counts[WAITING]);
    text_add_char(out, '\n');
    text_release(&line);
}

void due_mail_write(const struct due_mail *mail, const struct queue *queue,
                    const char *const *notes, struct text *out)
{
    size_t counts[GROUPS] = {0};
    for (size_t i = 0; i < queue->count; i++)
        counts[group_of(mail, &queue->items[i])]++;
    if (queue->count == 0)
        return;
    add_head(mail, counts, out);
    for (enum group group = LATE; group < GROUPS; group++) {
        if (counts[group] == 0)
            continue;
        add_heading(mail, group, out);
        for (size_t i = 0; i < queue->count; i++) {
            if (group_of(mail, &queue->items[i]) == group)
                add_item(mail, &queue->items[i], out);
        }
    }
    for (const char *const *note = notes; *note != NULL; note++) {
        text_add(out, note == notes ? "\nNOTE\n\n" : "\n");
        add_lines(mail, 2, *note, out);
    }
}
