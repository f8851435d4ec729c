-- SPDX-License-Identifier: MIT
-- What is said of a provider as such: appended and read, nothing else.
-- Of a record table there are always: _find by its identity, _insert, _update of a version that was seen, and _images for
-- `verify`. All give or take the fields in one order, which is that of the audit trail's images: id, version and audit
-- first, then the fields, then the import where the table has one.

-- name: provider_event_find
SELECT id, version, audit, provider, ref, turn, kind, date, contract, other, person, words, was, became, fields, entered,
    entered_by
FROM provider_event
WHERE provider = ?1 AND ref = ?2 AND turn = ?3

-- name: provider_event_insert
INSERT INTO provider_event (version, audit, provider, ref, turn, kind, date, contract, other, person, words, was, became,
    fields, entered, entered_by)
VALUES (1, ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)

-- Never run, for each turn is a row of its own; a trigger would stop it.
-- name: provider_event_update
UPDATE provider_event
SET version = version + 1, audit = ?1, provider = ?2, ref = ?3, turn = ?4, kind = ?5, date = ?6, contract = ?7, other = ?8,
    person = ?9, words = ?10, was = ?11, became = ?12, fields = ?13, entered = ?14, entered_by = ?15
WHERE id = ?16 AND version = ?17

-- name: provider_event_images
SELECT id, version, audit, provider, ref, turn, kind, date, contract, other, person, words, was, became, fields, entered,
    entered_by
FROM provider_event
ORDER BY id

-- name: provider_event_turn
SELECT coalesce(max(turn), 0) FROM provider_event WHERE provider = ?1 AND ref = ?2

-- ?3: the moment up to which they had come in.
-- name: provider_events_of
SELECT e.id, e.provider, e.ref, e.turn, e.kind, e.date, e.contract, e.other, e.person, e.words, e.was, e.became, e.fields,
    e.entered, e.entered_by, p.name, o.name, o.ref, c.ref
FROM provider_event AS e JOIN provider AS p ON p.id = e.provider LEFT JOIN provider AS o ON o.id = e.other
    LEFT JOIN contract AS c ON c.id = e.contract
WHERE e.id IN (
        SELECT id FROM provider_event WHERE provider = ?1 AND (?2 = 0 OR contract IS NULL OR contract = ?2)
        UNION SELECT id FROM provider_event WHERE other = ?1 AND (?2 = 0 OR contract IS NULL OR contract = ?2)
        UNION SELECT id FROM provider_event WHERE ?2 <> 0 AND contract = ?2)
    AND e.entered <= ?3 AND e.kind <> 'withdrawn'
    AND NOT EXISTS (SELECT 1 FROM provider_event AS l
                    WHERE l.provider = e.provider AND l.ref = e.ref AND l.turn > e.turn AND l.entered <= ?3)
ORDER BY e.date, e.id

-- name: provider_event_turns
SELECT e.id, e.provider, e.ref, e.turn, e.kind, e.date, e.contract, e.other, e.person, e.words, e.was, e.became, e.fields,
    e.entered, e.entered_by, p.name, o.name, o.ref, c.ref
FROM provider_event AS e JOIN provider AS p ON p.id = e.provider LEFT JOIN provider AS o ON o.id = e.other
    LEFT JOIN contract AS c ON c.id = e.contract
WHERE e.provider = ?1 AND e.ref = ?2
ORDER BY e.turn

-- name: provider_event_of_id
SELECT provider, ref, turn FROM provider_event WHERE id = ?1

-- name: provider_event_top
SELECT coalesce(max(CAST(substr(ref, length(?2) + 2) AS INTEGER)), 0)
FROM provider_event
WHERE provider = ?1 AND ref GLOB ?2 || '-[0-9]*'

-- name: provider_event_last_note
SELECT e.date
FROM provider_event AS e INDEXED BY provider_event_date
WHERE e.provider = ?1 AND e.kind = 'note' AND e.date <= ?3 AND e.entered <= ?4
    AND (?2 = 0 OR e.contract IS NULL OR e.contract = ?2)
    AND NOT EXISTS (SELECT 1 FROM provider_event AS l
                    WHERE l.provider = e.provider AND l.ref = e.ref AND l.turn > e.turn AND l.entered <= ?4)
ORDER BY e.date DESC
LIMIT 1

-- name: provider_event_before
SELECT e.provider
FROM provider_event AS e
WHERE e.contract = ?1 AND e.kind = 'novated'
    AND NOT EXISTS (SELECT 1 FROM provider_event AS l
                    WHERE l.provider = e.provider AND l.ref = e.ref AND l.turn > e.turn)
ORDER BY e.date, e.id

-- Names before changes of name, for the filter.
-- name: needle_former
SELECT e.was
FROM provider_event AS e
WHERE e.provider = ?1 AND e.kind = 'renamed'
    AND NOT EXISTS (SELECT 1 FROM provider_event AS l
                    WHERE l.provider = e.provider AND l.ref = e.ref AND l.turn > e.turn)
ORDER BY e.date, e.id

-- Who had a contract before, by name and reference, for the filter.
-- name: needle_before
SELECT p.name, p.ref
FROM provider_event AS e JOIN provider AS p ON p.id = e.provider
WHERE e.contract = ?1 AND e.kind = 'novated'
    AND NOT EXISTS (SELECT 1 FROM provider_event AS l
                    WHERE l.provider = e.provider AND l.ref = e.ref AND l.turn > e.turn)
ORDER BY e.date, e.id
