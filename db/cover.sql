-- SPDX-License-Identifier: MIT
-- Who looks after whose contracts between two days.
-- Of a record table there are always: _find by its identity, _insert, _update of a version that was seen, and _images for
-- `verify`. All give or take the fields in one order, which is that of the audit trail's images: id, version and audit
-- first, then the fields, then the import where the table has one.

-- name: cover_find
SELECT id, version, audit, officer, from_date, by_login, to_date
FROM cover
WHERE officer = ?1 AND from_date = ?2

-- name: cover_insert
INSERT INTO cover (version, audit, officer, from_date, by_login, to_date)
VALUES (1, ?1, ?2, ?3, ?4, ?5)

-- name: cover_update
UPDATE cover
SET version = version + 1, audit = ?1, officer = ?2, from_date = ?3, by_login = ?4, to_date = ?5
WHERE id = ?6 AND version = ?7

-- name: cover_images
SELECT id, version, audit, officer, from_date, by_login, to_date
FROM cover
ORDER BY id

-- name: cover_on
SELECT id, officer, by_login, from_date, to_date
FROM cover
WHERE officer = ?1 AND from_date <= ?2 AND to_date >= ?2
ORDER BY from_date DESC
LIMIT 1

-- name: covers
SELECT id, officer, by_login, from_date, to_date
FROM cover
WHERE to_date >= from_date
ORDER BY from_date, officer
