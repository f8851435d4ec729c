-- SPDX-License-Identifier: MIT
-- Contracts and targets.
-- Of a record table there are always: _find by its identity, _insert, _update of a version that was seen, and _images for
-- `verify`. All give or take the fields in one order, which is that of the audit trail's images: id, version and audit
-- first, then the fields, then the import where the table has one.

-- name: contract_find
SELECT id, version, audit, ref, provider, title, framework, starts, ends, officer, zone, value, import
FROM contract
WHERE ref = ?1

-- name: contract_insert
INSERT INTO contract (version, audit, ref, provider, title, framework, starts, ends, officer, zone, value, import)
VALUES (1, ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)

-- name: contract_update
UPDATE contract
SET version = version + 1, audit = ?1, ref = ?2, provider = ?3, title = ?4, framework = ?5, starts = ?6, ends = ?7,
    officer = ?8, zone = ?9, value = ?10, import = ?11
WHERE id = ?12 AND version = ?13

-- name: contract_images
SELECT id, version, audit, ref, provider, title, framework, starts, ends, officer, zone, value, import
FROM contract
ORDER BY id

-- name: target_find
SELECT id, version, audit, contract, kpi, from_date, turn, target, amber, entered, import
FROM target
WHERE contract = ?1 AND kpi = ?2 AND from_date = ?3 AND turn = ?4

-- name: target_insert
INSERT INTO target (version, audit, contract, kpi, from_date, turn, target, amber, entered, import)
VALUES (1, ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)

-- Never run, for each turn is a row of its own; a trigger would stop it.
-- name: target_update
UPDATE target
SET version = version + 1, audit = ?1, contract = ?2, kpi = ?3, from_date = ?4, turn = ?5, target = ?6, amber = ?7,
    entered = ?8, import = ?9
WHERE id = ?10 AND version = ?11

-- name: target_images
SELECT id, version, audit, contract, kpi, from_date, turn, target, amber, entered, import
FROM target
ORDER BY id

-- The newest that holds, and the newest turn of all: those of an import that was undone keep their turns.
-- name: target_last
SELECT t.id, (SELECT max(turn) FROM target WHERE contract = ?1 AND kpi = ?2 AND from_date = ?3), t.target, t.amber, t.turn
FROM (SELECT 1) LEFT JOIN target AS t ON t.contract = ?1 AND t.kpi = ?2 AND t.from_date = ?3
    AND NOT EXISTS (SELECT 1 FROM import AS i WHERE i.id = t.import AND i.undone <> 0)
ORDER BY t.turn DESC
LIMIT 1

-- name: contract_by_ref
SELECT c.id, c.provider, c.ref, c.title, c.framework, c.starts, c.ends, c.officer, c.zone, c.value, c.version,
    p.ref, p.name
FROM contract AS c JOIN provider AS p ON p.id = c.provider
WHERE c.ref = ?1

-- name: contract_by_id
SELECT c.id, c.provider, c.ref, c.title, c.framework, c.starts, c.ends, c.officer, c.zone, c.value, c.version,
    p.ref, p.name
FROM contract AS c JOIN provider AS p ON p.id = c.provider
WHERE c.id = ?1

-- name: contract_id_of
SELECT id FROM contract WHERE ref = ?1

-- name: contracts_all
SELECT c.id, c.provider, c.ref, c.title, c.framework, c.starts, c.ends, c.officer, c.zone, c.value, c.version,
    p.ref, p.name
FROM contract AS c CROSS JOIN provider AS p ON p.id = c.provider
ORDER BY c.ref

-- name: contracts_of
SELECT c.id, c.provider, c.ref, c.title, c.framework, c.starts, c.ends, c.officer, c.zone, c.value, c.version,
    p.ref, p.name
FROM contract AS c CROSS JOIN provider AS p ON p.id = c.provider
WHERE c.provider = ?1
ORDER BY c.ref

-- name: contract_officers
SELECT officer, count(*)
FROM contract
WHERE ends IS NULL OR ends >= ?1
GROUP BY officer
ORDER BY officer

-- ?2: the moment up to which they had come in. What came in with the first ones of the contract counts for any earlier moment, too:
-- nothing was told of it before, and an imported history needs targets.
-- name: targets_of
SELECT id, contract, kpi, from_date, target, amber, turn, max(turn)
FROM target
WHERE contract = ?1 AND entered <= max(?2, (SELECT min(entered) FROM target WHERE contract = ?1))
    AND (import IS NULL OR NOT EXISTS (
        SELECT 1 FROM import AS i
        WHERE i.id = target.import AND i.undone <> 0 AND (i.undone <= ?2 OR ?2 < target.entered)))
GROUP BY kpi, from_date
ORDER BY kpi, from_date

-- What the trail said last of a contract by a moment; of one that came in later, what it said first.
-- name: contract_image
SELECT p.body
FROM audit AS a JOIN audit_payload AS p ON p.seq = a.seq
WHERE a.object = 'contract' AND a.object_id = ?1 AND (a.at <= ?2 OR a.version = 1)
ORDER BY a.seq DESC
LIMIT 1

-- name: contract_entered
SELECT at FROM audit WHERE object = 'contract' AND object_id = ?1 ORDER BY seq LIMIT 1
