-- SPDX-License-Identifier: MIT
-- The data dictionary: every table and column of a contractmon database, version 1.
--
-- All tables are STRICT. Dates are ISO 8601 text (2027-06-14) and checked with date(d, '+0 days'), because strftime lets
-- 30 February pass. Moments are whole seconds since 1970-01-01T00:00:00Z. Money is pence. Text that is not known is ''.
--
-- A record table has besides its fields:
--   id       its number, never reused for another record while the audit trail speaks of it (hence AUTOINCREMENT where rows can go)
--   version  1 when it was added, one more with each change; who changes a record names the version he has seen
--   audit    audit.seq of its last change: `verify` compares the row with what that entry says of it
--   import   the import that brought its present state; NULL when it was typed in
-- Checks of three words and more are written with OR: for IN, SQLite builds a small table anew for each row.
-- No foreign key leads to the audit trail: a record is written before its entry, in the same transaction.

-- Small named values of the database itself. A record table.
CREATE TABLE setting (
    id      INTEGER PRIMARY KEY,
    name    TEXT NOT NULL UNIQUE CHECK (name <> ''), -- 'demo', 'demo_day', 'test_clock', 'holiday_edition'
    value   TEXT NOT NULL,                           -- '' is as good as unset
    version INTEGER NOT NULL CHECK (version >= 1),
    audit   INTEGER NOT NULL CHECK (audit >= 1)
) STRICT;

-- Every file that was imported. A record table. What an import that was undone brought as facts and targets stays, and is seen by nobody
-- who does not look back to a moment before.
CREATE TABLE import (
    id      INTEGER PRIMARY KEY,
    number  INTEGER NOT NULL UNIQUE CHECK (number >= 1), -- what people call it by; equal to id
    profile TEXT NOT NULL,                               -- 'cqc-ratings', 'history', ...
    file    TEXT NOT NULL,                               -- its name as given; '-' for standard input
    sha256  TEXT NOT NULL CHECK (length(sha256) = 64),   -- of its bytes, lower-case hex
    at      INTEGER NOT NULL,                            -- moment of the import
    login   TEXT NOT NULL,                               -- who imported it
    added   INTEGER NOT NULL CHECK (added >= 0),         -- records that were new
    changed INTEGER NOT NULL CHECK (changed >= 0),       -- records that were changed
    same    INTEGER NOT NULL CHECK (same >= 0),          -- records that said the same already
    undone  INTEGER NOT NULL,                            -- moment at which it was undone; 0: it stands
    undone_by TEXT NOT NULL,                           -- login of who undid it; '' while it stands
    version INTEGER NOT NULL CHECK (version >= 1),
    audit   INTEGER NOT NULL CHECK (audit >= 1)
) STRICT;

-- Who provides care. A record table.
CREATE TABLE provider (
    id      INTEGER PRIMARY KEY AUTOINCREMENT,
    ref     TEXT NOT NULL UNIQUE CHECK (ref <> ''), -- the regulator's id or the council's own
    name    TEXT NOT NULL,
    brand   TEXT NOT NULL,                          -- the group it trades under
    import  INTEGER REFERENCES import (id),
    version INTEGER NOT NULL CHECK (version >= 1),
    audit   INTEGER NOT NULL CHECK (audit >= 1)
) STRICT;

-- Where a provider's care is registered. A record table.
CREATE TABLE location (
    id        INTEGER PRIMARY KEY AUTOINCREMENT,
    provider  INTEGER NOT NULL REFERENCES provider (id),
    ref       TEXT NOT NULL UNIQUE CHECK (ref <> ''), -- the regulator's id
    name      TEXT NOT NULL,
    kind      TEXT NOT NULL, -- 'Residential social care'
    address   TEXT NOT NULL, -- street
    town      TEXT NOT NULL,
    postcode  TEXT NOT NULL,
    authority TEXT NOT NULL, -- local authority, in the regulator's words
    region    TEXT NOT NULL,
    care_home TEXT NOT NULL CHECK (care_home = 'Y' OR care_home = 'N' OR care_home = ''),
    state     TEXT NOT NULL, -- 'active', 'dormant', 'ended'
    import    INTEGER REFERENCES import (id),
    version   INTEGER NOT NULL CHECK (version >= 1),
    audit     INTEGER NOT NULL CHECK (audit >= 1)
) STRICT;
CREATE INDEX location_provider ON location (provider);

-- What a regulator has published about a location. A record table.
CREATE TABLE grade (
    id        INTEGER PRIMARY KEY AUTOINCREMENT,
    location  INTEGER NOT NULL REFERENCES location (id),
    grouping  TEXT NOT NULL, -- service or population group; 'Overall' for the location as a whole
    domain    TEXT NOT NULL, -- 'Overall', 'Safe', 'Well-led', ...
    published TEXT NOT NULL CHECK (published IS date(published, '+0 days')),
    regulator TEXT NOT NULL, -- 'CQC', 'Care Inspectorate', 'Ofsted'
    grade     TEXT NOT NULL, -- 'Good', in the regulator's words
    report    TEXT NOT NULL, -- what was inspected: 'Location', 'Provider', ''
    inherited TEXT NOT NULL CHECK (inherited = 'Y' OR inherited = 'N' OR inherited = ''),
    import    INTEGER REFERENCES import (id),
    version   INTEGER NOT NULL CHECK (version >= 1),
    audit     INTEGER NOT NULL CHECK (audit >= 1),
    UNIQUE (location, grouping, domain, published)
) STRICT;

-- What the council buys from a provider, under one framework. A record table.
CREATE TABLE contract (
    id        INTEGER PRIMARY KEY AUTOINCREMENT,
    ref       TEXT NOT NULL UNIQUE CHECK (ref <> ''),
    provider  INTEGER NOT NULL REFERENCES provider (id),
    title     TEXT NOT NULL,
    framework TEXT NOT NULL,                                     -- id of the framework: 'bristol-homecare'
    starts    TEXT NOT NULL CHECK (starts IS date(starts, '+0 days')),
    ends      TEXT CHECK (ends IS date(ends, '+0 days')),        -- last day; NULL: open
    officer   TEXT NOT NULL,                                     -- login of who looks after it
    zone      TEXT NOT NULL,
    value     INTEGER CHECK (value >= 0),                        -- pence; NULL: not stated
    import    INTEGER REFERENCES import (id),
    version   INTEGER NOT NULL CHECK (version >= 1),
    audit     INTEGER NOT NULL CHECK (audit >= 1)
) STRICT;
CREATE INDEX contract_provider ON contract (provider, ref);

-- Who looks after whose contracts between two days. A record table. Ended early, its last day is moved; one that never came to be
-- ends on the day before its first.
CREATE TABLE cover (
    id        INTEGER PRIMARY KEY,
    officer   TEXT NOT NULL CHECK (officer <> ''),               -- login of who is away
    from_date TEXT NOT NULL CHECK (from_date IS date(from_date, '+0 days')),
    by_login  TEXT NOT NULL CHECK (by_login <> '' AND by_login <> officer),
    to_date   TEXT NOT NULL CHECK (to_date IS date(to_date, '+0 days')), -- last day
    version   INTEGER NOT NULL CHECK (version >= 1),
    audit     INTEGER NOT NULL CHECK (audit >= 1),
    UNIQUE (officer, from_date)
) STRICT;
CREATE INDEX cover_by ON cover (by_login, to_date);

-- Targets agreed for one contract from a date on. A record table whose rows stay: agreed anew, a target of the same date is a
-- further row with the next turn, so that what was known on an earlier day can still be told. The newest turn holds.
CREATE TABLE target (
    id        INTEGER PRIMARY KEY,
    contract  INTEGER NOT NULL REFERENCES contract (id),
    kpi       TEXT NOT NULL CHECK (kpi <> ''),                   -- the framework's reference of the KPI
    from_date TEXT NOT NULL CHECK (from_date IS date(from_date, '+0 days')),
    turn      INTEGER NOT NULL CHECK (turn >= 1),                -- 1 when first agreed, one more each time it was agreed anew
    target    TEXT NOT NULL,                                     -- decimal, as agreed
    amber     TEXT NOT NULL,                                     -- limit of amber; '' where not agreed
    entered   INTEGER NOT NULL,                                  -- moment at which it came in
    import    INTEGER REFERENCES import (id),
    version   INTEGER NOT NULL CHECK (version >= 1),
    audit     INTEGER NOT NULL CHECK (audit >= 1),
    UNIQUE (contract, kpi, from_date, turn)
) STRICT;

-- What happened under a contract. Append-only: a correction is a later row that supersedes. The columns are those of the
-- history profile. The id is the number of the audit entry that the fact came with, so there is no audit column and no
-- version. The key keeps one contract's facts side by side in the order in which they are read.
CREATE TABLE fact (
    id          INTEGER NOT NULL CHECK (id >= 1),  -- audit.seq of its entry
    contract    INTEGER NOT NULL REFERENCES contract (id),
    kind        TEXT NOT NULL CHECK (kind <> ''),  -- 'result', 'served', 'determined', ...
    ref         TEXT NOT NULL,                     -- unique per contract and kind; '' where none was given
    date        TEXT NOT NULL CHECK (date IS date(date, '+0 days')),               -- the effective date
    kpi         TEXT NOT NULL,
    period      TEXT CHECK (period IS date(period, '+0 days')),                    -- first day of the measured period
    value       TEXT NOT NULL,                     -- as written: a decimal, n/d, 'none'
    colour      TEXT NOT NULL CHECK (colour = '' OR colour = 'green' OR colour = 'amber' OR colour = 'red'),
    instrument  TEXT NOT NULL,
    covers      TEXT NOT NULL,                     -- KPI references joined by ';'
    rectify_by  TEXT CHECK (rectify_by IS date(rectify_by, '+0 days')),
    accompanies TEXT NOT NULL,                     -- ref of the notice that a plan supports
    follows     TEXT NOT NULL,                     -- ref of the plan that a plan replaces
    outcome     TEXT NOT NULL,
    answers     TEXT NOT NULL,                     -- finding keys joined by ';'
    note        TEXT NOT NULL,                     -- a person's words about it
    fields      TEXT NOT NULL,                     -- what a record says beyond these columns: lines of name=value (model/records.h)
    claimed     INTEGER,                           -- moment of recording that an import claims; NULL: it is `entered`
    entered     INTEGER NOT NULL,                  -- moment at which it came in
    entered_by  TEXT NOT NULL,                     -- login of who entered it
    import      INTEGER REFERENCES import (id),
    PRIMARY KEY (contract, date, kind, id)
) STRICT, WITHOUT ROWID;

-- Whom to reach at a provider. A record table; somebody who has left keeps the row, with the day from which he is no longer there.
CREATE TABLE person (
    id        INTEGER PRIMARY KEY AUTOINCREMENT,
    provider  INTEGER NOT NULL REFERENCES provider (id),
    ref       TEXT NOT NULL CHECK (ref <> ''), -- 'P-1', unique with a provider
    name      TEXT NOT NULL,
    role      TEXT NOT NULL,                   -- 'Registered manager', 'Out of hours'
    telephone TEXT NOT NULL,
    email     TEXT NOT NULL,
    note      TEXT NOT NULL,                   -- when to be reached, and the like
    since     TEXT CHECK (since IS date(since, '+0 days')),
    until     TEXT CHECK (until IS date(until, '+0 days')), -- NULL: still there
    import    INTEGER REFERENCES import (id),
    version   INTEGER NOT NULL CHECK (version >= 1),
    audit     INTEGER NOT NULL CHECK (audit >= 1),
    UNIQUE (provider, ref)
) STRICT;

-- What is said of a provider as such, whatever his contracts: a telephone call noted, a change of name or owner, a merger, a closure.
-- A record table whose rows stay: what was wrong is corrected by a further row with the same reference and the next turn.
CREATE TABLE provider_event (
    id         INTEGER PRIMARY KEY,
    provider   INTEGER NOT NULL REFERENCES provider (id),
    ref        TEXT NOT NULL CHECK (ref <> ''),  -- 'N-12', unique with a provider
    turn       INTEGER NOT NULL CHECK (turn >= 1),
    kind       TEXT NOT NULL CHECK (kind <> ''), -- 'note', 'renamed', 'owner', 'merged', 'closed', 'deregistered', 'novated', 'withdrawn'
    date       TEXT NOT NULL CHECK (date IS date(date, '+0 days')), -- the effective date
    contract   INTEGER REFERENCES contract (id), -- that it concerns; NULL: all
    other      INTEGER REFERENCES provider (id), -- with whom he merged, to whom a contract went; NULL: none
    person     TEXT NOT NULL,                    -- who was spoken to
    words      TEXT NOT NULL,                    -- what was said, or why
    was        TEXT NOT NULL,                    -- name before a change of name, owner before a change of owner
    became     TEXT NOT NULL,                    -- name or owner from then on
    fields     TEXT NOT NULL,                    -- what a kind says besides: lines of name=value (model/records.h)
    entered    INTEGER NOT NULL,                 -- moment at which it came in
    entered_by TEXT NOT NULL,                    -- login of who entered it
    version    INTEGER NOT NULL CHECK (version >= 1),
    audit      INTEGER NOT NULL CHECK (audit >= 1),
    UNIQUE (provider, ref, turn)
) STRICT;
CREATE INDEX provider_event_date ON provider_event (provider, date);
CREATE INDEX provider_event_other ON provider_event (other) WHERE other IS NOT NULL;
CREATE INDEX provider_event_contract ON provider_event (contract) WHERE contract IS NOT NULL;

-- What somebody has begun to type and not saved yet. No record and not audited: it goes when its form is saved or given up.
CREATE TABLE draft (
    id      INTEGER PRIMARY KEY,
    token   TEXT NOT NULL UNIQUE CHECK (token <> ''), -- random; the form is saved under it once
    login   TEXT NOT NULL CHECK (login <> ''),        -- whose it is
    form    TEXT NOT NULL CHECK (form <> ''),         -- which form: 'visit', 'return', ...
    subject TEXT NOT NULL,                            -- what it is about: reference of the contract or provider, and of the record
    title   TEXT NOT NULL,                            -- for the list of drafts: 'Visit to Acorn Homecare'
    body    TEXT NOT NULL,                            -- what was typed: lines of name=value (model/records.h)
    begun   INTEGER NOT NULL,                         -- moment of the first key
    kept    INTEGER NOT NULL                          -- moment of the last
) STRICT;
CREATE INDEX draft_login ON draft (login, kept);

-- The tokens of all forms that were saved, so that none is saved twice, however often its saving is tried.
CREATE TABLE submission (
    token TEXT PRIMARY KEY CHECK (token <> ''),
    at    INTEGER NOT NULL, -- moment
    login TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Bank holidays that were imported, newer than those shipped. A record table; days that a newer edition drops are deleted.
CREATE TABLE holiday (
    id       INTEGER PRIMARY KEY AUTOINCREMENT,
    division TEXT NOT NULL CHECK (division <> ''),               -- 'england-and-wales'
    date     TEXT NOT NULL CHECK (date IS date(date, '+0 days')),
    title    TEXT NOT NULL,
    notes    TEXT NOT NULL,                                      -- 'Substitute day'
    version  INTEGER NOT NULL CHECK (version >= 1),
    audit    INTEGER NOT NULL CHECK (audit >= 1),
    UNIQUE (division, date)
) STRICT;

-- The text of every framework version that was ever used, so that old outcomes can be replayed. A record table.
CREATE TABLE framework_version (
    id         INTEGER PRIMARY KEY,
    framework  TEXT NOT NULL CHECK (framework <> ''),                  -- id of the framework: 'bristol-homecare'
    sha256     TEXT NOT NULL CHECK (length(sha256) = 64),              -- of the text, lower-case hex
    edition    TEXT NOT NULL,                                          -- its version, as the file names it
    valid_from TEXT CHECK (valid_from IS date(valid_from, '+0 days')), -- NULL where the file names none
    text       TEXT NOT NULL,                                          -- the file, byte by byte
    version    INTEGER NOT NULL CHECK (version >= 1),
    audit      INTEGER NOT NULL CHECK (audit >= 1),
    UNIQUE (framework, sha256)
) STRICT;

-- The audit trail: one entry per change, each holding the hash of the one before.
-- hash = SHA-256 of "cmaudit1", prev, seq as 8 bytes, then at .. payload in this order, each as a type byte ('i' integer,
-- 't' text, 'b' bytes), its length in 4 bytes and its bytes; numbers are big-endian, integers 8 bytes long.
CREATE TABLE audit (
    seq       INTEGER PRIMARY KEY CHECK (seq >= 1),               -- without gaps
    at        INTEGER NOT NULL,                                   -- moment
    uid       INTEGER NOT NULL,                                   -- of the acting process, from getuid()
    login     TEXT NOT NULL CHECK (login <> ''),                  -- its name
    role      TEXT NOT NULL,                                      -- the role in which the person acted; '' while there are none
    action    TEXT NOT NULL CHECK (action <> ''),                 -- 'add', 'correct', 'withdraw', 'redact', ...
    object    TEXT NOT NULL CHECK (object <> ''),                 -- table of the record
    object_id INTEGER NOT NULL,                                   -- id of the record
    version   INTEGER NOT NULL,                                   -- of the record, after the change
    payload   BLOB NOT NULL CHECK (length(payload) = 32),         -- SHA-256 of "cmpay1", audit_payload.salt, audit_payload.body
    prev      BLOB NOT NULL CHECK (length(prev) = 32),            -- hash of entry seq - 1; zeros in the first
    hash      BLOB NOT NULL CHECK (length(hash) = 32)
) STRICT;
CREATE INDEX audit_contract ON audit (object_id) WHERE object = 'contract';
CREATE INDEX audit_redacted ON audit (object_id) WHERE action = 'redact';

-- What was changed. Kept apart, so that a payload can be redacted while the chain stays whole.
-- body = the record before and after, each 'n' for none or 'b', length in 4 bytes, and its fields as type byte ('i', 't' or
-- 'n' for NULL), length in 4 bytes and bytes, in the order in which the table's fields stand in the program's `_images` query.
CREATE TABLE audit_payload (
    seq  INTEGER PRIMARY KEY REFERENCES audit (seq),
    salt BLOB NOT NULL CHECK (length(salt) = 32), -- random
    body BLOB NOT NULL
) STRICT;

-- The one cache: what lists and queues need of each contract. No record: it can be dropped and rebuilt. Days are numbers here
-- (since 1970-01-01), because it is sorted and compared all the time.
CREATE TABLE standing (
    id           INTEGER PRIMARY KEY,
    provider     INTEGER NOT NULL REFERENCES provider (id),
    contract     INTEGER UNIQUE REFERENCES contract (id), -- NULL: a provider that has no contract
    sort_name    TEXT NOT NULL,    -- provider's name, folded; its reference; the contract's reference, with unit separators between
    officer      TEXT NOT NULL,    -- of the contract
    ends         INTEGER NOT NULL, -- of the contract; 2147483647: open
    rag          INTEGER NOT NULL, -- 3 red, 2 amber, 1 green, 0 none
    rank         INTEGER NOT NULL, -- of the gravest open finding; higher is graver, 0 none
    standing     TEXT NOT NULL,    -- in the framework's words
    highest_open TEXT NOT NULL,    -- key or word of the gravest open finding
    next_due     TEXT NOT NULL,    -- what is due next, in words
    next_due_on  INTEGER NOT NULL, -- 2147483647: nothing
    last_contact INTEGER NOT NULL, -- -2147483648: never
    computed_on  INTEGER NOT NULL, -- the day it was worked out for; -2147483648: it must be worked out anew
    holds_until  INTEGER NOT NULL  -- to be worked out anew on this day; -2147483648: at once
) STRICT;
CREATE INDEX standing_provider ON standing (provider);
CREATE INDEX standing_bare ON standing (sort_name) WHERE contract IS NULL;
CREATE INDEX standing_risk ON standing (rag DESC, rank DESC, sort_name, ends) WHERE contract IS NOT NULL;
CREATE INDEX standing_name ON standing (sort_name, ends, rag) WHERE contract IS NOT NULL;
CREATE INDEX standing_due ON standing (next_due_on, sort_name, ends, rag) WHERE contract IS NOT NULL;
CREATE INDEX standing_contact ON standing (last_contact, sort_name, ends, rag) WHERE contract IS NOT NULL;
CREATE INDEX standing_mine ON standing (officer, rag DESC, rank DESC, sort_name, ends) WHERE contract IS NOT NULL;
CREATE INDEX standing_holds ON standing (holds_until, ends, rag, officer, contract) WHERE contract IS NOT NULL;
CREATE INDEX standing_computed ON standing (computed_on, holds_until, ends, rag, officer, contract) WHERE contract IS NOT NULL;

-- What is due and what is open under a contract, in the order in which they were worked out. Part of the cache: they hold while the
-- contract's row of standing does.
CREATE TABLE pending_due (
    contract   INTEGER NOT NULL REFERENCES standing (contract) ON DELETE CASCADE,
    n          INTEGER NOT NULL,
    due_on     INTEGER NOT NULL,
    kind       TEXT NOT NULL,
    whose      TEXT NOT NULL,
    what       TEXT NOT NULL,
    key        TEXT NOT NULL,
    clause     TEXT NOT NULL,
    why        TEXT NOT NULL,
    provenance INTEGER NOT NULL,
    duty       INTEGER NOT NULL,
    record     TEXT NOT NULL,
    ref        TEXT NOT NULL,
    type       TEXT NOT NULL,
    about      TEXT NOT NULL,
    period     INTEGER NOT NULL, -- -2147483648: none
    by_mark    INTEGER NOT NULL,
    never_late INTEGER NOT NULL,
    PRIMARY KEY (contract, n)
) STRICT, WITHOUT ROWID;

CREATE TABLE pending_finding (
    contract   INTEGER NOT NULL REFERENCES standing (contract) ON DELETE CASCADE,
    n          INTEGER NOT NULL,
    key        TEXT NOT NULL,
    instrument TEXT NOT NULL,
    duty       INTEGER NOT NULL,
    raised_on  INTEGER NOT NULL,
    flags      INTEGER NOT NULL,
    clause     TEXT NOT NULL,
    counted    TEXT NOT NULL,
    PRIMARY KEY (contract, n)
) STRICT, WITHOUT ROWID;

-- By which framework files the rows of standing were worked out: one row, or none before the first of them. Part of the cache.
CREATE TABLE standing_basis (
    id   INTEGER PRIMARY KEY CHECK (id = 1),
    mark TEXT NOT NULL
) STRICT;

-- How many rows of standing there are, kept by its triggers so that counting is no scan.
CREATE TABLE standing_tally (
    bare INTEGER NOT NULL, -- 1: providers without a contract
    ends INTEGER NOT NULL, -- as in standing
    rag  INTEGER NOT NULL, -- as in standing
    n    INTEGER NOT NULL CHECK (n >= 0),
    PRIMARY KEY (bare, ends, rag)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER standing_tally_insert AFTER INSERT ON standing BEGIN
    INSERT INTO standing_tally (bare, ends, rag, n) VALUES (NEW.contract IS NULL, NEW.ends, NEW.rag, 1)
        ON CONFLICT (bare, ends, rag) DO UPDATE SET n = n + 1;
END;
CREATE TRIGGER standing_tally_delete AFTER DELETE ON standing BEGIN
    UPDATE standing_tally SET n = n - 1 WHERE bare = (OLD.contract IS NULL) AND ends = OLD.ends AND rag = OLD.rag;
END;
CREATE TRIGGER standing_tally_update AFTER UPDATE OF contract, ends, rag ON standing
WHEN OLD.contract IS NOT NEW.contract OR OLD.ends <> NEW.ends OR OLD.rag <> NEW.rag BEGIN
    UPDATE standing_tally SET n = n - 1 WHERE bare = (OLD.contract IS NULL) AND ends = OLD.ends AND rag = OLD.rag;
    INSERT INTO standing_tally (bare, ends, rag, n) VALUES (NEW.contract IS NULL, NEW.ends, NEW.rag, 1)
        ON CONFLICT (bare, ends, rag) DO UPDATE SET n = n + 1;
END;

-- What the filter searches, one row per row of standing; narrow, so that reading all of it is quick.
CREATE TABLE standing_needle (
    id     INTEGER PRIMARY KEY REFERENCES standing (id) ON DELETE CASCADE,
    folded TEXT NOT NULL -- names, references, regulator's ids, postcodes of provider, contract and locations; a line each
) STRICT;

-- Append-only, for honest programs: nothing that was recorded is changed or removed. BEFORE INSERT stops INSERT OR REPLACE,
-- which would otherwise delete without firing a delete trigger. Whoever can run SQL can drop a trigger; then the chain tells.
CREATE TRIGGER audit_insert BEFORE INSERT ON audit
WHEN NEW.seq IS NOT (SELECT coalesce(max(seq), 0) + 1 FROM audit) BEGIN
    SELECT RAISE(ABORT, 'the audit trail is only appended to, without gaps');
END;
CREATE TRIGGER audit_update BEFORE UPDATE ON audit BEGIN
    SELECT RAISE(ABORT, 'the audit trail is never changed');
END;
CREATE TRIGGER audit_delete BEFORE DELETE ON audit BEGIN
    SELECT RAISE(ABORT, 'the audit trail is never shortened');
END;
CREATE TRIGGER audit_payload_insert BEFORE INSERT ON audit_payload
WHEN NEW.seq IS NOT (SELECT max(seq) FROM audit) OR EXISTS (SELECT 1 FROM audit_payload WHERE seq = NEW.seq) BEGIN
    SELECT RAISE(ABORT, 'a payload comes with the newest entry of the audit trail, once');
END;
CREATE TRIGGER audit_payload_update BEFORE UPDATE ON audit_payload BEGIN
    SELECT RAISE(ABORT, 'a payload of the audit trail is never changed');
END;
CREATE TRIGGER audit_payload_delete BEFORE DELETE ON audit_payload
WHEN NOT EXISTS (SELECT 1 FROM audit WHERE action = 'redact' AND object = 'audit' AND object_id = OLD.seq) BEGIN
    SELECT RAISE(ABORT, 'a payload of the audit trail goes only by a redaction');
END;
CREATE TRIGGER fact_insert BEFORE INSERT ON fact
WHEN NEW.id IS NOT (SELECT coalesce(max(seq), 0) + 1 FROM audit)
    OR EXISTS (SELECT 1 FROM fact
               WHERE contract = NEW.contract AND date = NEW.date AND kind = NEW.kind AND id = NEW.id) BEGIN
    SELECT RAISE(ABORT, 'a fact comes with the next entry of the audit trail, once');
END;
CREATE TRIGGER fact_update BEFORE UPDATE ON fact BEGIN
    SELECT RAISE(ABORT, 'a fact is never changed; a correction is a later fact');
END;
CREATE TRIGGER fact_delete BEFORE DELETE ON fact BEGIN
    SELECT RAISE(ABORT, 'a fact is never deleted; a withdrawal is a later fact');
END;
CREATE TRIGGER target_insert BEFORE INSERT ON target
WHEN EXISTS (SELECT 1 FROM target WHERE id = NEW.id)
    OR NEW.turn IS NOT (SELECT coalesce(max(turn), 0) + 1 FROM target
                        WHERE contract = NEW.contract AND kpi = NEW.kpi AND from_date = NEW.from_date) BEGIN
    SELECT RAISE(ABORT, 'a target that is agreed anew takes the next turn');
END;
CREATE TRIGGER target_update BEFORE UPDATE ON target BEGIN
    SELECT RAISE(ABORT, 'a target is never changed; agreed anew it is a further row');
END;
CREATE TRIGGER target_delete BEFORE DELETE ON target BEGIN
    SELECT RAISE(ABORT, 'a target is never deleted');
END;
CREATE TRIGGER provider_event_insert BEFORE INSERT ON provider_event
WHEN EXISTS (SELECT 1 FROM provider_event WHERE id = NEW.id)
    OR NEW.turn IS NOT (SELECT coalesce(max(turn), 0) + 1 FROM provider_event
                        WHERE provider = NEW.provider AND ref = NEW.ref) BEGIN
    SELECT RAISE(ABORT, 'what is said anew of a provider takes the next turn');
END;
CREATE TRIGGER provider_event_update BEFORE UPDATE ON provider_event BEGIN
    SELECT RAISE(ABORT, 'what was said of a provider is never changed; a correction is a further row');
END;
CREATE TRIGGER provider_event_delete BEFORE DELETE ON provider_event BEGIN
    SELECT RAISE(ABORT, 'what was said of a provider is never deleted');
END;

-- "CMon" in the file's header, and the version of all this.
PRAGMA application_id = 1129148270;
PRAGMA user_version = 1;
