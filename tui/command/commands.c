// SPDX-License-Identifier: MIT
#include "tui/command/commands.h"

#define ROWS (FLAG_BIT(FORMAT))

const struct command commands[] = {
    {.name = "demo",
     .arguments = "",
     .brief = "show the program over a demonstration of invented providers",
     .help = "Makes a database of invented providers and contracts in a private temporary folder, "
             "opens the screens over it, and removes it when you leave. Nothing of your own is "
             "touched. Every screen says that it is a demonstration.\n"
             "With --make the database is only written, for scripts, tests and training; an "
             "existing file is not overwritten.",
     .examples = "contractmon demo\tlook round\n"
                 "contractmon demo --make training.db\ta database to practise on\n"
                 "contractmon --db training.db\topen it",
     .flags = FLAG_BIT(MAKE),
     .completes = "",
     .run = command_demo},

    {.name = "init",
     .arguments = "",
     .brief = "make the database",
     .help = "Makes an empty database, and the folder it stands in if it is the usual one. An "
             "existing file is not touched.",
     .examples = "contractmon init\tin the usual place\n"
                 "contractmon init --db care.db\tas a file of your choice",
     .completes = "",
     .run = command_init},

    {.name = "import",
     .arguments = "PROFILE FILE",
     .brief = "read a file of contracts, results, history or a regulator's grades",
     .help = "Reads a CSV file (or JSON for bank-holidays); FILE - is standard input. The header "
             "decides which column is which. Every row is checked before the first is stored: "
             "with one mistake nothing is stored, and each mistake is told with its line. Reading "
             "the same file twice changes nothing. What was added is told at the end.",
     .examples = "contractmon import contracts contracts.csv\tproviders and contracts\n"
                 "contractmon import history history.csv --dry-run\tonly check it\n"
                 "contractmon import cqc-ratings CQC_ratings.csv\tthe regulator's published grades",
     .flags = FLAG_BIT(DRY_RUN) | FLAG_BIT(ENCODING) | FLAG_BIT(FRAMEWORK),
     .least = 2,
     .most = 2,
     .needs = NEEDS_WRITE,
     .completes = "profile",
     .check = check_import,
     .run = command_import},

    {.name = "import list",
     .arguments = "",
     .brief = "list the imports there were",
     .help = "One row for each file that was imported, by its number: when, by whom, what it "
             "brought, and whether it was undone.",
     .examples = "contractmon import list",
     .flags = ROWS,
     .needs = NEEDS_READ,
     .completes = "",
     .run = command_import_list},

    {.name = "import undo",
     .arguments = "NUMBER",
     .brief = "undo an import of the wrong file",
     .help =
         "Providers, contracts, locations, grades and bank holidays that it added go, those it "
         "changed say again what they said before. Results and other entries stay in the record "
         "and count no more; --known-at a time before shows them still. It is refused, and "
         "nothing is changed, where something was recorded since that builds on it: a paper "
         "served, a determination, a correction, a record changed (exit status 4); each is "
         "named.",
     .examples = "contractmon import undo 12",
     .least = 1,
     .most = 1,
     .needs = NEEDS_WRITE,
     .completes = "",
     .check = check_import_undo,
     .run = command_import_undo},

    {.name = "list",
     .arguments = "",
     .brief = "list contracts with their colour, standing and what is due next",
     .help = "One row for each contract, gravest first; providers without a contract stand at the "
             "end. Contracts that have ended are left out unless --ended is given.",
     .examples = "contractmon list\tall of them\n"
                 "contractmon list --rag red\tthe red ones\n"
                 "contractmon list --as-at 2027-01-01 --format json\tas they stood on that day",
     .flags = ROWS | FLAG_BIT(RAG) | FLAG_BIT(OFFICER) | FLAG_BIT(SORT) | FLAG_BIT(ENDED),
     .needs = NEEDS_READ,
     .completes = "",
     .run = command_list},

    {.name = "show",
     .arguments = "REF",
     .brief = "show all about a contract or provider on one page",
     .help = "REF is the reference of a contract or of a provider. Where it could be both, say "
             "contract:REF or provider:REF.",
     .examples = "contractmon show HC-014\ta contract\n"
                 "contractmon show 1-101639473\ta provider, by the regulator's id",
     .least = 1,
     .most = 1,
     .needs = NEEDS_READ,
     .completes = "ref",
     .run = command_show},

    {.name = "history",
     .arguments = "REF",
     .brief = "what happened and what followed, oldest first",
     .help = "Every result, paper served, determination, decision, visit and meeting, and every "
             "finding on the day it was raised. REF is a contract or a provider; of a provider "
             "all contracts are told together.",
     .examples = "contractmon history HC-014\n"
                 "contractmon history HC-014 --known-at 2027-03-31\tas it was known then",
     .flags = ROWS,
     .least = 1,
     .most = 1,
     .needs = NEEDS_READ,
     .completes = "ref",
     .run = command_history},

    {.name = "findings",
     .arguments = "[CONTRACT]",
     .brief = "what the frameworks require or invite now",
     .help = "One row for each open finding of a contract (of a provider's contracts, or of all), "
             "ordered by contract, day and key. With --all also those that were answered, waived, "
             "subsumed, lapsed or withdrawn.",
     .examples = "contractmon findings\tof all contracts\n"
                 "contractmon findings HC-014 --all\teverything that was ever raised",
     .flags = ROWS | FLAG_BIT(ALL),
     .most = 1,
     .needs = NEEDS_READ,
     .completes = "ref",
     .run = command_findings},

    {.name = "explain",
     .arguments = "CONTRACT [KEY]",
     .brief = "the reasoning in words: clause, facts counted, facts left out",
     .help = "Says why a contract stands as it does, or with a finding's key how that finding "
             "came about.",
     .examples = "contractmon explain HC-014\tthe whole contract\n"
                 "contractmon explain HC-014 pwn-quarter:2027-04-01\tone finding",
     .least = 1,
     .most = 2,
     .needs = NEEDS_READ,
     .completes = "ref",
     .run = command_explain},

    {.name = "report",
     .arguments = "KIND CONTRACT|LOGIN [REF]",
     .brief = "a printed paper as plain text: notice, minutes or handover",
     .help =
         "notice: a plan or notice that was served, with everything that the framework says it "
         "must hold, each part with its clause, the plan that goes with it, and the head of "
         "the audit trail. minutes: of a meeting that was held: who was there and who was not "
         "though required, the results before it, what was said under each item, the actions "
         "with owner and day, what was held over, the next meeting. handover: everything that is "
         "open with one officer, contract by contract: what is due within a year, whose turn it "
         "is, findings to be considered, records that go on. Lines are broken for a page wherever "
         "the text goes.",
     .examples = "contractmon report notice HC-014 PWN-3\ton the screen\n"
                 "contractmon report minutes HC-014 M-15\tthe minutes of a meeting\n"
                 "contractmon report handover jsmith\tbefore somebody leaves\n"
                 "contractmon report notice HC-014 PWN-3 >pwn-3.txt\tto print or send",
     .least = 1,
     .most = 3,
     .needs = NEEDS_READ,
     .completes = "",
     .check = check_report,
     .run = command_report},

    {.name = "record",
     .arguments = "CONTRACT KIND REF DATE STATE [NAME=VALUE ...]",
     .brief = "record one step of a plan, concern, case, variation, suspension or other record",
     .help = "Asks as a form would: whether a record of that kind can take the step, whether its "
             "fields are filled, and what the contract's framework wants before it. What is wrong "
             "or missing is told, each with its clause, and nothing is stored (exit status 5). A "
             "reason that lifts a rule is recorded as an exception. import records reads a file "
             "of steps.",
     .examples = "contractmon record HC-014 concern C-7 2027-05-24 logged category=delivery "
                 "what=\"Two visits missed\"\n"
                 "contractmon record HC-014 suspension S-1 2027-06-01 agreed decided_by=approver",
     .least = 5,
     .most = 69,
     .needs = NEEDS_WRITE,
     .completes = "ref",
     .run = command_record},

    {.name = "handover",
     .arguments = "FROM TO [CONTRACT ...]",
     .brief = "move an officer's contracts to another officer, in one act",
     .help =
         "FROM and TO are logins. All contracts of FROM that have not ended are moved, or those "
         "that are named; all or none. report handover FROM says before what is open with them. "
         "The contracts and their history stay as they are; the audit trail says who moved them "
         "and when.",
     .examples = "contractmon handover jsmith mjones\n"
                 "contractmon handover jsmith mjones HC-014 HC-022\ttwo of them\n"
                 "contractmon handover jsmith dprice --new\tto somebody who begins today",
     .flags = FLAG_BIT(NEW),
     .least = 2,
     .most = 402,
     .needs = NEEDS_WRITE,
     .completes = "",
     .run = command_handover},

    {.name = "cover",
     .arguments = "[LOGIN BY FROM TO]",
     .brief = "who looks after whose contracts during leave",
     .help =
         "From the first day to the last, the contracts of LOGIN count also as those of BY: in the "
         "lists, queue, calendar and planner of BY on screen, each marked \"for LOGIN\", and in "
         "list, due and export --officer BY. The contracts keep their officer. On screen the key A "
         "does the same. The same LOGIN and FROM with another TO "
         "ends it "
         "earlier or later, with another BY gives it to somebody else; TO none takes it back. One "
         "person at a time covers an officer, and cover does not go on to a third person. The "
         "audit trail says who arranged it and when.\n"
         "Without operands: who covers whom, now and later.",
     .examples = "contractmon cover jsmith mjones 2027-06-01 2027-06-14\n"
                 "contractmon cover jsmith mjones 2027-06-01 2027-06-09\tback earlier\n"
                 "contractmon cover jsmith mjones 2027-06-01 none\tno leave after all\n"
                 "contractmon cover\twho covers whom",
     .flags = ROWS,
     .least = 0,
     .most = 4,
     .needs = NEEDS_WRITE,
     .completes = "",
     .check = check_cover,
     .run = command_cover},

    {.name = "note",
     .arguments = "PROVIDER|CONTRACT WORDS",
     .brief = "note a telephone call, an e-mail, a talk or a letter",
     .help = "Kept with the provider, and with the contract where one is named; the day counts as "
             "that of the last contact. A note is corrected or withdrawn in the dossier; the first "
             "words stay in the record.",
     .examples =
         "contractmon note HC-014 \"Rota is full again from Monday\" --with \"M. Price\"\n"
         "contractmon note 1-101639473 \"Sent the new template\" --how e-mail --date 2027-05-21",
     .flags = FLAG_BIT(DATE) | FLAG_BIT(HOW) | FLAG_BIT(WITH),
     .least = 2,
     .most = 64,
     .needs = NEEDS_WRITE,
     .completes = "ref",
     .check = check_note,
     .run = command_note},

    {.name = "replay",
     .arguments = "CONTRACT",
     .brief = "what another framework, or another version, would have required",
     .help = "Works the contract out a second time under the framework that --framework names and "
             "writes only what differs, with the reason: findings that are raised here or there "
             "alone, or on another day, with another status or by other facts; and what falls due "
             "on another day. --framework is a file, the id of a framework, a version of the "
             "contract's own, or the beginning of a hash as framework list shows it.",
     .examples = "contractmon replay HC-014 --framework ours-2028.conf\tbefore it is put in force\n"
                 "contractmon replay HC-014 --framework 2016 --as-at 2027-03-31",
     .flags = ROWS | FLAG_BIT(FRAMEWORK),
     .least = 1,
     .most = 1,
     .needs = NEEDS_READ,
     .completes = "ref",
     .check = check_replay,
     .run = command_replay},

    {.name = "due",
     .arguments = "",
     .brief = "what is overdue or falls due soon, for cron",
     .help = "One row for each thing that is overdue or due within 14 days (--within), by day. "
             "The exit status is 0 when something is, 3 when nothing is. An officer of whom nobody "
             "has heard is told, so that a slip in a crontab is not silent for ever.\n"
             "--format mail writes plain text of 72 columns to read in a mail: overdue, open "
             "without a day, today, to be considered, ahead, each with whose turn it is, its rule "
             "and clause; and nothing at all when "
             "nothing is due. cron mails what a command writes, so the lines of a crontab are:\n"
             "MAILTO=jsmith@example.org\n"
             "30 7 * * 1-5 contractmon due --officer jsmith --within 7d --format mail",
     .examples = "contractmon due\tthe next fortnight\n"
                 "contractmon due --within 7d --officer jsmith\tone person's week\n"
                 "contractmon due --format mail | mail -E -s \"Due\" team@example.org\tnot sent "
                 "when empty",
     .flags = ROWS | FLAG_BIT(WITHIN) | FLAG_BIT(OFFICER),
     .formats = "table|csv|json|mail",
     .needs = NEEDS_READ,
     .completes = "",
     .check = check_due,
     .run = command_due},

    {.name = "date",
     .arguments = "START OFFSET",
     .brief = "count days and working days",
     .help =
         "Prints the date that lies OFFSET behind START, which is written 2027-05-24, 24/5/2027, "
         "24 May 2027 or today: +10wd (working days), -2wd, +30d, "
         "+2w, +12m, +1y, or several in a row (+1m+10wd). Working days leave out week-ends "
         "and the bank holidays of --calendar: those that were imported, the council's own (option "
         "local_holidays), and where there is no database those that came with the program.",
     .examples = "contractmon date 2020-12-18 +10wd --calendar scotland\tprints 2021-01-07\n"
                 "contractmon date 2027-05-24 +10wd --explain\twith each day left out",
     .flags = FLAG_BIT(CALENDAR) | FLAG_BIT(EXPLAIN),
     .least = 2,
     .most = 2,
     .completes = "",
     .run = command_date},

    {.name = "export",
     .arguments = "KIND",
     .brief = "write out everything of a kind as csv, json or calendar",
     .help = "One row each, ordered by reference. CSV is guarded for spreadsheets: a cell that "
             "one would take for a formula gets an apostrophe in front. --for machine leaves "
             "everything exactly as it is stored.\n"
             "--format ics writes due, visits or meetings as a calendar (RFC 5545) that Outlook, "
             "Google Calendar and others read. Each entry keeps its name from file to file: one "
             "that moved is moved, not doubled; one that was called off or is done is cancelled "
             "in every file for a year. Times of day are not kept, so entries last the day and "
             "nobody is shown as busy. Nothing is written but what is due, its rule and clause, "
             "contract, provider and officer: no notes, no reasons.\n"
             "--officer LOGIN writes that officer's contracts, with those that LOGIN covers on the "
             "day.",
     .examples = "contractmon export contracts >contracts.csv\n"
                 "contractmon export results --format json\n"
                 "contractmon export findings --for machine\n"
                 "contractmon export due --format ics --officer jsmith >due.ics\tone's own "
                 "calendar\n"
                 "contractmon export visits --format ics >visits.ics",
     .flags = ROWS | FLAG_BIT(FOR) | FLAG_BIT(OFFICER),
     .formats = "table|csv|json|ics",
     .least = 1,
     .most = 1,
     .needs = NEEDS_READ,
     .completes = "kind",
     .check = check_export,
     .run = command_export},

    {.name = "framework list",
     .arguments = "",
     .brief = "list the frameworks there are",
     .help = "Every version there is: the shipped ones, those in the council's own folder (option "
             "frameworks), and those whose files have gone and whose text is kept in the "
             "database; with the days they are valid for, the one in force, and the hash of the "
             "text.",
     .examples = "contractmon framework list",
     .flags = ROWS,
     .completes = "",
     .run = command_framework_list},

    {.name = "framework show",
     .arguments = "ID",
     .brief = "write a framework's file, to read or to start one's own from",
     .help = "The version in force today, or on the day of --as-at.",
     .examples = "contractmon framework show bristol-homecare >ours.conf",
     .least = 1,
     .most = 1,
     .completes = "framework",
     .run = command_framework_show},

    {.name = "framework check",
     .arguments = "FILE",
     .brief = "check a framework file: every mistake with its line",
     .help = "Mistakes refuse a file (exit status 5); warnings do not.",
     .examples = "contractmon framework check ours.conf",
     .least = 1,
     .most = 1,
     .completes = "file",
     .run = command_framework_check},

    {.name = "theme list",
     .arguments = "",
     .brief = "list the themes",
     .help = "The shipped themes by name; --theme also takes the path of a theme file.",
     .examples = "contractmon theme list",
     .completes = "",
     .run = command_theme_list},

    {.name = "theme check",
     .arguments = "FILE",
     .brief = "check a theme file: every mistake with its line",
     .help = "The exit status is 5 when there is a mistake.",
     .examples = "contractmon theme check ./mine.conf",
     .least = 1,
     .most = 1,
     .completes = "file",
     .run = command_theme_check},

    {.name = "config check",
     .arguments = "",
     .brief = "check the configuration: every mistake with its line",
     .help = "The exit status is 5 when there is a mistake. The program starts in spite of "
             "mistakes and keeps the value before.",
     .examples = "contractmon config check\n"
                 "contractmon config check --config new.conf",
     .completes = "",
     .run = command_config_check},

    {.name = "config print",
     .arguments = "",
     .brief = "print every option with its value and where that comes from",
     .help = "With --example an example file with every option, its default and what it is for.",
     .examples = "contractmon config print\n"
                 "contractmon config print --example >~/.config/contractmon/contractmon.conf",
     .flags = FLAG_BIT(EXAMPLE),
     .completes = "",
     .run = command_config_print},

    {.name = "backup",
     .arguments = "FILE",
     .brief = "copy the database while it is in use, checked",
     .help = "The copy is consistent, is checked before it gets its name, and overwrites nothing.",
     .examples = "contractmon backup /srv/backup/contractmon-2027-05-24.db",
     .least = 1,
     .most = 1,
     .needs = NEEDS_READ,
     .completes = "file",
     .run = command_backup},

    {.name = "verify",
     .arguments = "",
     .brief = "check the audit trail and every record against it",
     .help = "Exit status 0: sound; 1: broken, and it is said where; 5: it cannot be read. With "
             "--anchor also whether the trail still has the entries that an earlier head names.",
     .examples = "contractmon verify\n"
                 "contractmon verify --anchor anchors.txt",
     .flags = FLAG_BIT(ANCHOR),
     .needs = NEEDS_READ,
     .completes = "",
     .run = command_verify},

    {.name = "doctor",
     .arguments = "",
     .brief = "look for what is wrong with the set-up",
     .help = "Tells which database, configuration and frameworks are used, whether bank holidays "
             "reach far enough, and whether what is kept for lists agrees with a fresh "
             "computation. With --rebuild that is worked out anew for all contracts.",
     .examples = "contractmon doctor\n"
                 "contractmon doctor --rebuild",
     .flags = FLAG_BIT(REBUILD),
     .completes = "",
     .run = command_doctor},

    {.name = "refresh",
     .arguments = "",
     .brief = "work out what the new day has changed, for cron",
     .help = "Windows of time move on without anybody doing anything. The screens work that out "
             "as needed; run nightly, this has it ready in the morning.",
     .examples = "contractmon refresh",
     .needs = NEEDS_WRITE,
     .completes = "",
     .run = command_refresh},

    {.name = "help",
     .arguments = "[COMMAND]",
     .brief = "say how a command is used",
     .help = "The same as --help. With import and the name of a profile it says what its files "
             "hold.",
     .examples = "contractmon help import\n"
                 "contractmon help import history\tkinds, fields and words of a history",
     .most = 2,
     .completes = "command",
     .run = command_help},
};

const size_t command_count = sizeof commands / sizeof commands[0];
