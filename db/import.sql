-- SPDX-License-Identifier: MIT
-- The register of imports.
-- Of a record table there are always: _find by its identity, _insert, _update of a version that was seen, and _images for
-- `verify`. All give or take the fields in one order, which is that of the audit trail's images: id, version and audit
-- first, then the fields, then the import where the table has one.

-- name: import_find
SELECT id, version, audit, number, profile, file, sha256, at, login, added, changed, same
FROM import
WHERE number = ?1

-- name: import_insert
INSERT INTO import (version, audit, number, profile, file, sha256, at, login, added, changed, same)
VALUES (1, ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)

-- name: import_update
UPDATE import
SET version = version + 1, audit = ?1, number = ?2, profile = ?3, file = ?4, sha256 = ?5, at = ?6, login = ?7, added =
    ?8, changed = ?9, same = ?10
WHERE id = ?11 AND version = ?12

-- name: import_images
SELECT id, version, audit, number, profile, file, sha256, at, login, added, changed, same
FROM import
ORDER BY id

-- name: import_next
SELECT coalesce(max(number), 0) + 1 FROM import
