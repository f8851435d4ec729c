-- SPDX-License-Identifier: MIT
-- Small named values of the database.
-- Of a record table there are always: _find by its identity, _insert, _update of a version that was seen, and _images for
-- `verify`. All give or take the fields in one order, which is that of the audit trail's images: id, version and audit
-- first, then the fields, then the import where the table has one.

-- name: setting_find
SELECT id, version, audit, name, value
FROM setting
WHERE name = ?1

-- name: setting_insert
INSERT INTO setting (version, audit, name, value)
VALUES (1, ?1, ?2, ?3)

-- name: setting_update
UPDATE setting
SET version = version + 1, audit = ?1, name = ?2, value = ?3
WHERE id = ?4 AND version = ?5

-- name: setting_images
SELECT id, version, audit, name, value
FROM setting
ORDER BY id

-- name: setting_value
SELECT value FROM setting WHERE name = ?1
