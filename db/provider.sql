-- SPDX-License-Identifier: MIT
-- Providers, their locations and grades.
-- Of a record table there are always: _find by its identity, _insert, _update of a version that was seen, and _images for
-- `verify`. All give or take the fields in one order, which is that of the audit trail's images: id, version and audit
-- first, then the fields, then the import where the table has one.

-- name: provider_find
SELECT id, version, audit, ref, name, brand, import
FROM provider
WHERE ref = ?1

-- name: provider_insert
INSERT INTO provider (version, audit, ref, name, brand, import)
VALUES (1, ?1, ?2, ?3, ?4, ?5)

-- name: provider_update
UPDATE provider
SET version = version + 1, audit = ?1, ref = ?2, name = ?3, brand = ?4, import = ?5
WHERE id = ?6 AND version = ?7

-- name: provider_images
SELECT id, version, audit, ref, name, brand, import
FROM provider
ORDER BY id

-- name: location_find
SELECT id, version, audit, ref, provider, name, kind, address, town, postcode, authority, region, care_home, state,
    import
FROM location
WHERE ref = ?1

-- name: location_insert
INSERT INTO location (version, audit, ref, provider, name, kind, address, town, postcode, authority, region,
    care_home, state, import)
VALUES (1, ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)

-- name: location_update
UPDATE location
SET version = version + 1, audit = ?1, ref = ?2, provider = ?3, name = ?4, kind = ?5, address = ?6, town = ?7,
    postcode = ?8, authority = ?9, region = ?10, care_home = ?11, state = ?12, import = ?13
WHERE id = ?14 AND version = ?15

-- name: location_images
SELECT id, version, audit, ref, provider, name, kind, address, town, postcode, authority, region, care_home, state,
    import
FROM location
ORDER BY id

-- name: grade_find
SELECT id, version, audit, location, grouping, domain, published, regulator, grade, report, inherited, import
FROM grade
WHERE location = ?1 AND grouping = ?2 AND domain = ?3 AND published = ?4

-- name: grade_insert
INSERT INTO grade (version, audit, location, grouping, domain, published, regulator, grade, report, inherited, import)
VALUES (1, ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)

-- name: grade_update
UPDATE grade
SET version = version + 1, audit = ?1, location = ?2, grouping = ?3, domain = ?4, published = ?5, regulator = ?6,
    grade = ?7, report = ?8, inherited = ?9, import = ?10
WHERE id = ?11 AND version = ?12

-- name: grade_images
SELECT id, version, audit, location, grouping, domain, published, regulator, grade, report, inherited, import
FROM grade
ORDER BY id

-- name: provider_by_ref
SELECT id, ref, name, brand, version
FROM provider
WHERE ref = ?1

-- name: provider_by_id
SELECT id, ref, name, brand, version
FROM provider
WHERE id = ?1

-- name: provider_id_of
SELECT id FROM provider WHERE ref = ?1

-- name: location_id_of
SELECT id FROM location WHERE ref = ?1

-- name: providers_all
SELECT id, ref, name, brand, version
FROM provider
ORDER BY ref

-- name: locations_all
SELECT id, provider, ref, name, kind, address, town, postcode, authority, region, care_home, state, version
FROM location
ORDER BY ref

-- name: locations_of
SELECT id, provider, ref, name, kind, address, town, postcode, authority, region, care_home, state, version
FROM location
WHERE provider = ?1
ORDER BY ref

-- name: grades_of
SELECT id, location, regulator, grouping, domain, grade, published, report, inherited, version
FROM grade
WHERE location = ?1
ORDER BY grouping, domain, published

-- name: grades_each
SELECT g.id, g.location, g.regulator, g.grouping, g.domain, g.grade, g.published, g.report, g.inherited, g.version, l.ref
FROM location AS l CROSS JOIN grade AS g ON g.location = l.id
ORDER BY l.ref, g.grouping, g.domain, g.published
