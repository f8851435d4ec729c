-- SPDX-License-Identifier: MIT
-- Imported bank holidays; framework texts.
-- Of a record table there are always: _find by its identity, _insert, _update of a version that was seen, and _images for
-- `verify`. All give or take the fields in one order, which is that of the audit trail's images: id, version and audit
-- first, then the fields, then the import where the table has one.

-- name: holiday_find
SELECT id, version, audit, division, date, title, notes
FROM holiday
WHERE division = ?1 AND date = ?2

-- name: holiday_insert
INSERT INTO holiday (version, audit, division, date, title, notes)
VALUES (1, ?1, ?2, ?3, ?4, ?5)

-- name: holiday_update
UPDATE holiday
SET version = version + 1, audit = ?1, division = ?2, date = ?3, title = ?4, notes = ?5
WHERE id = ?6 AND version = ?7

-- name: holiday_images
SELECT id, version, audit, division, date, title, notes
FROM holiday
ORDER BY id

-- name: framework_version_find
SELECT id, version, audit, framework, sha256, edition, valid_from, text
FROM framework_version
WHERE framework = ?1 AND sha256 = ?2

-- name: framework_version_insert
INSERT INTO framework_version (version, audit, framework, sha256, edition, valid_from, text)
VALUES (1, ?1, ?2, ?3, ?4, ?5, ?6)

-- name: framework_version_update
UPDATE framework_version
SET version = version + 1, audit = ?1, framework = ?2, sha256 = ?3, edition = ?4, valid_from = ?5, text = ?6
WHERE id = ?7 AND version = ?8

-- name: framework_version_images
SELECT id, version, audit, framework, sha256, edition, valid_from, text
FROM framework_version
ORDER BY id

-- name: holidays_all
SELECT id, version, division, date, title, notes
FROM holiday
ORDER BY division, date

-- name: holiday_remove
DELETE FROM holiday WHERE id = ?1 AND version = ?2

-- name: framework_versions
SELECT id, framework, sha256, edition, valid_from, text
FROM framework_version
WHERE ?1 = '' OR framework = ?1
ORDER BY framework, id

-- The GOV.UK file, in a private database in memory: first what is wrong with the whole, then its divisions, then their events.
-- name: holiday_json_fault
SELECT CASE WHEN NOT json_valid(?1) THEN 'it is not JSON'
            WHEN json_type(?1) <> 'object' THEN 'it is not an object with a member for each division'
            ELSE '' END

-- name: holiday_json_divisions
SELECT key, CASE type WHEN 'object' THEN json_type(value, '$.events') END FROM json_each(?1)

-- name: holiday_json_events
SELECT d.key, e.key + 1,
    CASE e.type WHEN 'object' THEN CASE json_type(e.value, '$.date') WHEN 'text' THEN json_extract(e.value, '$.date') END END,
    CASE e.type WHEN 'object' THEN CASE json_type(e.value, '$.title') WHEN 'text' THEN json_extract(e.value, '$.title') END END,
    CASE e.type WHEN 'object' THEN CASE json_type(e.value, '$.notes') WHEN 'text' THEN json_extract(e.value, '$.notes') END END
FROM json_each(?1) AS d CROSS JOIN json_each(d.value, '$.events') AS e
ORDER BY 1, 3
