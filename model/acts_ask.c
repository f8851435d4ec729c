// SPDX-License-Identifier: MIT
// Whether acts may be recorded: what an import would refuse, and what only an entry asks for.
#include "model/acts.h"

#include <ctype.h>
#include <string.h>

#include "model/records.h"

// ---- Names and labels ----------------------------------------------------------------------------------------------------------------

static const char *const labels[FACT_KIND_COUNT][PAPER_FIELD_COUNT] = {
    [FACT_NEVER_EVENT] = {[PAPER_REF] = "Reference",
                          [PAPER_DATE] = "Date of the event",
                          [PAPER_OUTCOME] = "Type of event"},
    [FACT_SERVED] = {[PAPER_REF] = "Reference",
                     [PAPER_DATE] = "Date served",
                     [PAPER_INSTRUMENT] = "Paper",
                     [PAPER_COVERS] = "KPIs covered",
                     [PAPER_RECTIFY_BY] = "To be rectified by",
                     [PAPER_ACCOMPANIES] = "Goes with",
                     [PAPER_FOLLOWS] = "Follows",
                     [PAPER_ANSWERS] = "Answers"},
    [FACT_DETERMINED] = {[PAPER_REF] = "Plan",
                         [PAPER_DATE] = "Date determined",
                         [PAPER_OUTCOME] = "Outcome",
                         [PAPER_COVERS] = "KPIs not met",
                         [PAPER_RECTIFY_BY] = "Awaited until"},
    [FACT_WITHDRAWN] = {[PAPER_REF] = "Paper", [PAPER_DATE] = "Date withdrawn"},
    [FACT_DECIDED] = {[PAPER_DATE] = "Date decided",
                      [PAPER_OUTCOME] = "Decision",
                      [PAPER_ANSWERS] = "Findings",
                      [PAPER_REF] = "Reference"},
};

const char *act_label(enum fact_kind kind, enum paper_field field)
{
    return labels[kind][field];
}

static const struct {
    const char *name, *label;
} fields[ACT_FIELD_COUNT] = {
#define ACT_FIELD_ROW(name, id, label) [ACT_##name] = {id, label},
    ACT_FIELDS(ACT_FIELD_ROW)
#undef ACT_FIELD_ROW
};

const char *act_field_name(enum act_field field)
{
    return fields[field].name;
}

const char *act_field_label(enum act_field field)
{
    return fields[field].label;
}

const struct act_choice act_methods[] = {
    {"email", "E-mail"},
    {"post", "Post"},
    {"recorded", "Recorded delivery"},
    {"hand", "By hand"},
    {"meeting", "Handed over at a meeting"},
    {"portal", "Portal"},
    {NULL, NULL},
};

// ---- Content -------------------------------------------------------------------------------------------------------------------------

bool act_content_asked(const struct content *content, const char *covers)
{
    bool asked = content->covering_count == 0;
    for (size_t i = 0; i < content->covering_count && !asked; i++)
        asked = list_holds(covers, content->covering[i]);
    return asked && !content->on_plan;
}

const char *act_content_brief(const struct content *content, struct arena *arena)
{
    char *brief = arena_strdup(arena, content->id);
    for (char *at = brief; *at != '\0'; at++)
        *at = *at == '-' || *at == '_' ? ' ' : *at;
    brief[0] = (char)toupper((unsigned char)brief[0]);
    return brief;
}

const char *act_content_name(const struct content *content, struct arena *arena)
{
    return arena_printf(arena, "content.%s", content->id);
}

// ---- Asking --------------------------------------------------------------------------------------------------------------------------

struct asking {
    struct office *office;
    const struct evaluation *now;
    const struct act *acts;
    size_t at; // which of them is asked about
    struct arena *arena;
    struct status *st;
    bool good;
};

static const struct act *asked_of(const struct asking *asking)
{
    return &asking->acts[asking->at];
}

static const char *label_of(const struct act *act, enum paper_field field)
{
    const char *label =
        act->labels != NULL && act->labels[field] != NULL ? act->labels[field] : NULL;
    if (label == NULL)
        label = labels[act->paper.kind][field];
    return label != NULL ? label : "Act";
}

static void refuse(struct asking *asking, const char *label, const char *words)
{
    asking->good = status_add(asking->st, STATUS_DATA, "%s: %s.", label, words);
}

static struct paper paper_of(const struct fact_row *row, enum fact_kind kind)
{
    return (struct paper){
        .kind = kind,
        .ref = row->ref,
        .date = row->date,
        .instrument = row->instrument,
        .covers = row->covers,
        .rectify_by = row->rectify_by,
        .accompanies = row->accompanies,
        .follows = row->follows,
        .outcome = row->outcome,
        .answers = row->answers,
    };
}

static const struct paper *served_as(void *context, const char *ref, bool *unsound)
{
    const struct asking *asking = context;
    *unsound = false;
    for (size_t i = 0; i < asking->at; i++) {
        const struct paper *paper = &asking->acts[i].paper;
        if (paper->kind == FACT_SERVED && text_equal(paper->ref, ref))
            return paper;
    }
    for (size_t i = 0; i < asking->now->rows.count; i++) {
        const struct fact_row *row = &asking->now->rows.rows[i];
        if (text_equal(row->kind, fact_kind_word(FACT_SERVED)) && text_equal(row->ref, ref)) {
            struct paper *paper = ARENA_NEW(asking->arena, struct paper);
            *paper = paper_of(row, FACT_SERVED);
            return paper;
        }
    }
    return NULL;
}

static void wrong(void *context, enum paper_field field, const char *words)
{
    struct asking *asking = context;
    const char *label = label_of(asked_of(asking), field);
    size_t length = strlen(label);
    // the words begin with the label where they are about what the field holds
    bool twice = strncmp(words, label, length) == 0 && words[length] == ' ';
    refuse(asking, label, twice ? words + length + 1 : words);
}

static bool same_one(const struct paper *a, const struct paper *b)
{
    if (a->kind != b->kind || !text_equal(a->ref, b->ref) || a->kind == FACT_DECIDED)
        return false;
    return a->kind != FACT_DETERMINED || a->date == b->date;
}

// What there can be one of at a time.
static void ask_once(struct asking *asking, const struct papers_check *check,
                     const struct paper *paper)
{
    for (size_t i = 0; i < asking->at; i++) {
        if (same_one(&asking->acts[i].paper, paper)) {
            papers_check_twice(check, paper, "said here");
            return;
        }
    }
    for (size_t i = 0; i < asking->now->rows.count; i++) {
        const struct fact_row *row = &asking->now->rows.rows[i];
        const struct paper other = paper_of(row, paper->kind);
        if (!text_equal(row->kind, fact_kind_word(paper->kind)) || !same_one(&other, paper))
            continue;
        papers_check_twice(check, paper,
                           arena_printf(asking->arena, "stored already, by %s,", row->entered_by));
        return;
    }
}

static void ask_date(struct asking *asking, const struct paper *paper)
{
    const char *label = label_of(asked_of(asking), PAPER_DATE);
    if (paper->date == DAY_NONE)
        refuse(asking, label, "enter a date");
    else if (paper->date > asking->office->today)
        refuse(asking, label,
               arena_printf(asking->arena, "%s is yet to come; record it once it has been done",
                            day_words(paper->date, false, asking->arena)));
}

// A field of the act that is not one of a paper.
static const char *said(const struct act *act, const char *name)
{
    if (text_equal(name, fields[ACT_REASON].name))
        return act->note != NULL ? act->note : "";
    const struct fact fact = {.fields = act->fields, .field_count = act->field_count};
    return fact_field(&fact, name);
}

static bool blank(const char *text)
{
    return text[strspn(text, " \t\n")] == '\0';
}

static void ask_receipt(struct asking *asking, const struct paper *paper)
{
    const char *received = said(asked_of(asking), fields[ACT_RECEIVED].name),
               *reply = said(asked_of(asking), fields[ACT_REPLY_BY].name);
    day on = DAY_NONE, by = DAY_NONE;
    if (received[0] != '\0' && !day_parse(received, &on))
        refuse(asking, fields[ACT_RECEIVED].label, "this is no date");
    else if (on != DAY_NONE && on > asking->office->today)
        refuse(asking, fields[ACT_RECEIVED].label, "this day is yet to come");
    else if (received[0] != '\0' && on < paper->date)
        refuse(asking, fields[ACT_RECEIVED].label,
               arena_printf(asking->arena, "%s is before it was served",
                            day_words(on, false, asking->arena)));
    if (reply[0] != '\0' && !day_parse(reply, &by))
        refuse(asking, fields[ACT_REPLY_BY].label, "this is no date");
    else if (reply[0] != '\0' && by < (on != DAY_NONE ? on : paper->date))
        refuse(asking, fields[ACT_REPLY_BY].label,
               arena_printf(asking->arena, "%s is before the provider has it",
                            day_words(by, false, asking->arena)));
}

static void ask_content(struct asking *asking, const struct paper *paper)
{
    const struct instrument *instrument =
        framework_instrument(asking->now->framework, paper->instrument);
    for (size_t i = 0; instrument != NULL && i < instrument->content_count; i++) {
        const struct content *content = &instrument->content[i];
        if (act_content_asked(content, paper->covers) &&
            blank(said(asked_of(asking), act_content_name(content, asking->arena))))
            refuse(asking, act_content_brief(content, asking->arena),
                   arena_printf(asking->arena, "a %s says this before it can be served: %s (%s)",
                                instrument->word, content->label, content->clause));
    }
    ask_receipt(asking, paper);
}

// Whoever waives, decides or withdraws says who decided it and why.
static void ask_authority(struct asking *asking)
{
    const struct act *act = asked_of(asking);
    if (blank(said(act, fields[ACT_DECIDED_BY].name)))
        refuse(asking, fields[ACT_DECIDED_BY].label, "enter it, as Commissioner");
    if (blank(said(act, fields[ACT_REASON].name)))
        refuse(asking, fields[ACT_REASON].label, "enter the reason");
}

// What an act of another sort answers would stay open all the same.
static const char *not_this_way(struct asking *asking, const struct paper *paper,
                                const struct finding *finding)
{
    const struct framework *framework = asking->now->framework;
    const struct instrument *asks = framework_instrument(framework, finding->instrument);
    const char *determine = framework->chain.present ? framework->chain.determine.key : NULL;
    bool determined = determine != NULL && text_starts(finding->key, determine) &&
                      finding->key[strlen(determine)] == ':';
    bool served = asks != NULL && (asks->plan || asks->notice);
    if (asks == NULL || text_equal(paper->outcome, "waived"))
        return NULL;
    if (paper->kind == FACT_SERVED && !text_equal(paper->instrument, asks->id))
        return arena_printf(asking->arena, "%s is answered by a %s", finding->key, asks->word);
    if (paper->kind == FACT_DECIDED && (served || determined))
        return arena_printf(asking->arena, "%s is answered by a %s; here it can be waived only",
                            finding->key, asks->word);
    return NULL;
}

// What is answered must be open: somebody else may have answered it meanwhile.
static void ask_open(struct asking *asking, const struct paper *paper)
{
    const char *at = paper->answers, *key = NULL;
    while (list_next(&at, asking->arena, &key)) {
        const struct finding *finding = outcome_finding(asking->now->outcome, key);
        const char *words = NULL;
        if (finding == NULL)
            words =
                arena_printf(asking->arena, "there is no finding %s today; it is not raised", key);
        else if (finding->status != FINDING_OPEN && finding->status != FINDING_WITHDRAWN)
            words = arena_printf(asking->arena, "%s is no longer open: %s%s%s since %s", key,
                                 finding_status_word(finding->status),
                                 finding->status_by != NULL ? " by " : "",
                                 finding->status_by != NULL ? finding->status_by : "",
                                 day_words(finding->status_on, false, asking->arena));
        else
            words = not_this_way(asking, paper, finding);
        if (words != NULL)
            refuse(asking, label_of(asked_of(asking), PAPER_ANSWERS), words);
    }
}

static void ask_one(struct asking *asking)
{
    const struct act *act = asked_of(asking);
    const struct paper *paper = &act->paper;
    struct papers_check check = {
        .framework = asking->now->framework,
        .contract = asking->now->contract.ref,
        .last_day = "last day of rectification,",
        .absent = "",
        .long_dates = true,
        .arena = asking->arena,
        .served = served_as,
        .wrong = wrong,
        .context = asking,
    };
    for (size_t i = 0; i < PAPER_FIELD_COUNT; i++)
        check.names[i] = label_of(act, (enum paper_field)i);
    ask_date(asking, paper);
    if (paper->kind != FACT_DECIDED && !ref_plain(paper->ref))
        refuse(asking, label_of(act, PAPER_REF),
               "a reference has letters, digits and . _ / - only, at least one");
    papers_check_alone(&check, paper);
    papers_check_against(&check, paper);
    ask_once(asking, &check, paper);
    ask_open(asking, paper);
    if (paper->kind == FACT_SERVED)
        ask_content(asking, paper);
    if (paper->kind == FACT_DECIDED || paper->kind == FACT_WITHDRAWN)
        ask_authority(asking);
    if (paper->kind == FACT_DECIDED && paper->answers[0] == '\0')
        refuse(asking, label_of(act, PAPER_ANSWERS), "choose at least one");
}

bool acts_ask(struct office *office, const struct evaluation *now, const struct act *acts,
              size_t count, struct arena *arena, struct status *st)
{
    struct asking asking = {
        .office = office, .now = now, .acts = acts, .arena = arena, .st = st, .good = true};
    for (asking.at = 0; asking.at < count; asking.at++)
        ask_one(&asking);
    return asking.good;
}
