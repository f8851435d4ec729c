-- SPDX-License-Identifier: MIT
-- Whom to reach at a provider.
-- Of a record table there are always: _find by its identity, _insert, _update of a version that was seen, and _images for
-- `verify`. All give or take the fields in one order, which is that of the audit trail's images: id, version and audit
-- first, then the fields, then the import where the table has one.

-- name: person_find
SELECT id, version, audit, provider, ref, name, role, telephone, email, note, since, until, import
FROM person
WHERE provider = ?1 AND ref = ?2

-- name: person_insert
INSERT INTO person (version, audit, provider, ref, name, role, telephone, email, note, since, until, import)
VALUES (1, ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)

-- name: person_update
UPDATE person
SET version = version + 1, audit = ?1, provider = ?2, ref = ?3, name = ?4, role = ?5, telephone = ?6, email = ?7,
    note = ?8, since = ?9, until = ?10, import = ?11
WHERE id = ?12 AND version = ?13

-- name: person_images
SELECT id, version, audit, provider, ref, name, role, telephone, email, note, since, until, import
FROM person
ORDER BY id

-- name: person_by_ref
SELECT id, provider, ref, name, role, telephone, email, note, since, until, version
FROM person
WHERE provider = ?1 AND ref = ?2

-- name: persons_of
SELECT id, provider, ref, name, role, telephone, email, note, since, until, version
FROM person
WHERE provider = ?1
ORDER BY until IS NOT NULL, id

-- name: person_top
SELECT coalesce(max(CAST(substr(ref, 3) AS INTEGER)), 0) FROM person WHERE provider = ?1 AND ref GLOB 'P-[0-9]*'
