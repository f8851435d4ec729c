-- SPDX-License-Identifier: MIT
-- The register of imports.
-- Of a record table there are always: _find by its identity, _insert, _update of a version that was seen, and _images for
-- `verify`. All give or take the fields in one order, which is that of the audit trail's images: id, version and audit
-- first, then the fields, then the import where the table has one.

-- name: import_find
SELECT id, version, audit, number, profile, file, sha256, at, login, added, changed, same, undone, undone_by
FROM import
WHERE number = ?1

-- name: import_insert
INSERT INTO import (version, audit, number, profile, file, sha256, at, login, added, changed, same, undone, undone_by)
VALUES (1, ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)

-- name: import_update
UPDATE import
SET version = version + 1, audit = ?1, number = ?2, profile = ?3, file = ?4, sha256 = ?5, at = ?6, login = ?7, added =
    ?8, changed = ?9, same = ?10, undone = ?11, undone_by = ?12
WHERE id = ?13 AND version = ?14

-- name: import_images
SELECT id, version, audit, number, profile, file, sha256, at, login, added, changed, same, undone, undone_by
FROM import
ORDER BY id

-- name: import_next
SELECT coalesce(max(number), 0) + 1 FROM import

-- The first entry of the trail that an import wrote is its own; the last is that which counts what it did.
-- name: import_first_entry
SELECT min(seq) FROM audit WHERE object = 'import' AND object_id = ?1

-- name: import_last_entry
SELECT audit FROM import WHERE number = ?1

-- name: imports_all
SELECT number, profile, file, at, login, added, changed, same, undone, undone_by, audit FROM import ORDER BY number
