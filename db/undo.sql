-- SPDX-License-Identifier: MIT
-- Taking back: the rows of record tables by their number, their removal, and what leans on them. `_row` gives the fields as `_images` does.

-- name: undo_entries
SELECT seq, action, object, object_id FROM audit WHERE seq BETWEEN ?1 AND ?2 ORDER BY seq

-- name: undo_entry_who
SELECT at, login FROM audit WHERE seq = ?1

-- name: setting_row
SELECT id, version, audit, name, value FROM setting WHERE id = ?1

-- name: setting_remove
DELETE FROM setting WHERE id = ?1 AND version = ?2

-- name: provider_row
SELECT id, version, audit, ref, name, brand, import FROM provider WHERE id = ?1

-- name: provider_remove
DELETE FROM provider WHERE id = ?1 AND version = ?2

-- name: location_row
SELECT id, version, audit, ref, provider, name, kind, address, town, postcode, authority, region, care_home, state, import
FROM location
WHERE id = ?1

-- name: location_remove
DELETE FROM location WHERE id = ?1 AND version = ?2

-- name: grade_row
SELECT id, version, audit, location, grouping, domain, published, regulator, grade, report, inherited, import
FROM grade
WHERE id = ?1

-- name: grade_remove
DELETE FROM grade WHERE id = ?1 AND version = ?2

-- name: contract_row
SELECT id, version, audit, ref, provider, title, framework, starts, ends, officer, zone, value, import
FROM contract
WHERE id = ?1

-- name: contract_remove
DELETE FROM contract WHERE id = ?1 AND version = ?2

-- name: person_row
SELECT id, version, audit, provider, ref, name, role, telephone, email, note, since, until, import FROM person WHERE id = ?1

-- name: person_remove
DELETE FROM person WHERE id = ?1 AND version = ?2

-- name: holiday_row
SELECT id, version, audit, division, date, title, notes FROM holiday WHERE id = ?1

-- What leans on a record, in words, a few of it.
-- name: undo_leans_on_provider
SELECT 'contract ' || ref FROM contract WHERE provider = ?1
UNION ALL SELECT 'location ' || ref FROM location WHERE provider = ?1
UNION ALL SELECT 'person ' || name FROM person WHERE provider = ?1
UNION ALL SELECT 'note ' || ref FROM provider_event WHERE (provider = ?1 OR other = ?1) AND kind = 'note'
UNION ALL SELECT 'change ' || ref FROM provider_event WHERE (provider = ?1 OR other = ?1) AND kind <> 'note'
LIMIT 4

-- name: undo_leans_on_contract
SELECT kind || ' ' || CASE ref WHEN '' THEN kpi || '@' || coalesce(period, '') ELSE ref END
    || coalesce(' of import ' || import, '')
FROM fact WHERE contract = ?1
UNION ALL SELECT 'target of KPI ' || kpi || coalesce(' of import ' || import, '') FROM target WHERE contract = ?1
UNION ALL SELECT 'note ' || ref FROM provider_event WHERE contract = ?1 AND kind = 'note'
UNION ALL SELECT 'change ' || ref FROM provider_event WHERE contract = ?1 AND kind <> 'note'
LIMIT 4

-- name: undo_leans_on_location
SELECT 'grade of ' || published FROM grade WHERE location = ?1 LIMIT 4

-- What was recorded under a contract since an import brought facts of it, and would not stand without them: it is about the same record,
-- follows or accompanies it, says the same KPI and period anew; or it is an act (a paper still in force, a determination, a decision) that was
-- taken with those facts in view. ?2: the import.
-- name: undo_leans_on_facts
SELECT l.kind || ' ' || CASE l.ref WHEN '' THEN l.kpi || '@' || coalesce(l.period, '') ELSE l.ref END
    || ' of ' || l.date || ' by ' || l.entered_by
FROM fact AS l
WHERE l.contract = ?1 AND l.import IS NOT ?2 AND l.id > (SELECT min(id) FROM fact WHERE contract = ?1 AND import = ?2)
    AND NOT EXISTS (SELECT 1 FROM import AS i WHERE i.id = l.import AND i.undone <> 0)
    AND (((l.kind = 'served' AND NOT EXISTS (SELECT 1 FROM fact AS w
                                            WHERE w.contract = ?1 AND w.kind = 'withdrawn' AND w.ref = l.ref))
            OR l.kind = 'determined' OR l.kind = 'decided')
        OR EXISTS (SELECT 1 FROM fact AS f
                   WHERE f.contract = ?1 AND f.import = ?2
                       AND ((f.ref <> '' AND (l.follows = f.ref OR l.accompanies = f.ref
                               OR (l.ref = f.ref AND (l.kind = f.kind OR l.kind = 'withdrawn'))))
                           OR (l.kind = f.kind AND f.kpi <> '' AND l.kpi = f.kpi AND l.period IS f.period))))
ORDER BY l.id
LIMIT 4

-- name: undo_fact_contract
SELECT DISTINCT contract FROM fact WHERE import = ?1
UNION SELECT DISTINCT contract FROM target WHERE import = ?1

-- name: undo_contract_ref
SELECT ref, provider FROM contract WHERE id = ?1
