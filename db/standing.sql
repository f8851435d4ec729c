-- SPDX-License-Identifier: MIT
-- The cache of standings: its rows follow contracts and providers, its lists are read in the order of an index.
-- The lists take ?1 the day from which contracts have not ended, ?2 and ?3 the colours, ?4 rows, ?5 to skip, ?6 the officer.

-- name: standing_by_risk
SELECT id
FROM standing INDEXED BY standing_risk
WHERE contract IS NOT NULL AND ends >= ?1 AND rag BETWEEN ?2 AND ?3
ORDER BY rag DESC, rank DESC, sort_name
LIMIT ?4 OFFSET ?5

-- name: standing_by_name
SELECT id
FROM standing INDEXED BY standing_name
WHERE contract IS NOT NULL AND ends >= ?1 AND rag BETWEEN ?2 AND ?3
ORDER BY sort_name
LIMIT ?4 OFFSET ?5

-- name: standing_by_due
SELECT id
FROM standing INDEXED BY standing_due
WHERE contract IS NOT NULL AND ends >= ?1 AND rag BETWEEN ?2 AND ?3
ORDER BY next_due_on, sort_name
LIMIT ?4 OFFSET ?5

-- name: standing_by_contact
SELECT id
FROM standing INDEXED BY standing_contact
WHERE contract IS NOT NULL AND ends >= ?1 AND rag BETWEEN ?2 AND ?3
ORDER BY last_contact, sort_name
LIMIT ?4 OFFSET ?5

-- name: standing_mine_by_risk
SELECT id
FROM standing INDEXED BY standing_mine
WHERE contract IS NOT NULL AND ends >= ?1 AND rag BETWEEN ?2 AND ?3 AND officer = ?6
ORDER BY rag DESC, rank DESC, sort_name
LIMIT ?4 OFFSET ?5

-- name: standing_mine_by_name
SELECT id
FROM standing INDEXED BY standing_mine
WHERE contract IS NOT NULL AND ends >= ?1 AND rag BETWEEN ?2 AND ?3 AND officer = ?6
ORDER BY sort_name
LIMIT ?4 OFFSET ?5

-- name: standing_mine_by_due
SELECT id
FROM standing INDEXED BY standing_mine
WHERE contract IS NOT NULL AND ends >= ?1 AND rag BETWEEN ?2 AND ?3 AND officer = ?6
ORDER BY next_due_on, sort_name
LIMIT ?4 OFFSET ?5

-- name: standing_mine_by_contact
SELECT id
FROM standing INDEXED BY standing_mine
WHERE contract IS NOT NULL AND ends >= ?1 AND rag BETWEEN ?2 AND ?3 AND officer = ?6
ORDER BY last_contact, sort_name
LIMIT ?4 OFFSET ?5

-- Those of an officer with those that he covers on the day ?7; ?8: what it is sorted by, of enum standing_sort. Few, so they may be sorted.
-- name: standing_covered
SELECT id
FROM standing INDEXED BY standing_mine
WHERE contract IS NOT NULL AND ends >= ?1 AND rag BETWEEN ?2 AND ?3
    AND officer IN (
        SELECT ?6 UNION ALL SELECT officer FROM cover WHERE by_login = ?6 AND ?7 BETWEEN from_date AND to_date)
ORDER BY CASE ?8 WHEN 0 THEN -rag END,
    CASE ?8 WHEN 0 THEN -rank WHEN 2 THEN next_due_on WHEN 3 THEN last_contact END,
    sort_name
LIMIT ?4 OFFSET ?5

-- name: standing_covers
SELECT EXISTS (SELECT 1 FROM cover WHERE by_login = ?1 AND ?2 BETWEEN from_date AND to_date)

-- name: standing_bare
SELECT id FROM standing INDEXED BY standing_bare WHERE contract IS NULL ORDER BY sort_name LIMIT ?1 OFFSET ?2

-- name: standing_row
SELECT s.id, s.provider, s.contract, p.ref, p.name, c.ref, c.framework, s.officer, c.zone, s.ends, s.rag, s.rank,
    s.standing, s.highest_open, s.next_due, s.next_due_on, s.last_contact, s.computed_on, s.holds_until,
    EXISTS (SELECT 1 FROM provider_event AS e WHERE e.provider = s.provider)
FROM standing AS s JOIN provider AS p ON p.id = s.provider LEFT JOIN contract AS c ON c.id = s.contract
WHERE s.id = ?1

-- The last change of a provider's name, and the last word on its end; few have either, so it is asked only where there is an event.
-- name: standing_changes
SELECT n.was, n.date, x.kind, x.date
FROM (SELECT 1)
    LEFT JOIN provider_event AS n ON n.id = (
        SELECT e.id FROM provider_event AS e
        WHERE e.provider = ?1 AND e.kind = 'renamed'
            AND NOT EXISTS (SELECT 1 FROM provider_event AS l
                            WHERE l.provider = e.provider AND l.ref = e.ref AND l.turn > e.turn)
        ORDER BY e.date DESC, e.id DESC LIMIT 1)
    LEFT JOIN provider_event AS x ON x.id = (
        SELECT e.id FROM provider_event AS e
        WHERE e.provider = ?1 AND (e.kind = 'merged' OR e.kind = 'closed' OR e.kind = 'deregistered')
            AND NOT EXISTS (SELECT 1 FROM provider_event AS l
                            WHERE l.provider = e.provider AND l.ref = e.ref AND l.turn > e.turn)
        ORDER BY e.date DESC, e.id DESC LIMIT 1)

-- name: standing_tally
SELECT rag, sum(n) FROM standing_tally WHERE bare = 0 AND ends >= ?1 AND rag BETWEEN ?2 AND ?3 GROUP BY rag

-- name: standing_tally_mine
SELECT rag, count(*)
FROM standing INDEXED BY standing_mine
WHERE contract IS NOT NULL AND ends >= ?1 AND rag BETWEEN ?2 AND ?3
    AND officer IN (
        SELECT ?4 UNION ALL SELECT officer FROM cover WHERE by_login = ?4 AND ?5 BETWEEN from_date AND to_date)
GROUP BY rag

-- name: standing_tally_bare
SELECT coalesce(sum(n), 0) FROM standing_tally WHERE bare = 1

-- Those that ran out by the day ?4, and those worked out for a later day than it. ?5: the officer, or NULL; ?6: the day on
-- which those count as his that he covers, or NULL.
-- name: standing_count_expired
SELECT count(*)
FROM standing INDEXED BY standing_holds
WHERE contract IS NOT NULL AND holds_until <= ?4 AND ends >= ?1 AND rag BETWEEN ?2 AND ?3
    AND (?5 IS NULL OR officer IN (
        SELECT ?5 UNION ALL SELECT officer FROM cover WHERE by_login = ?5 AND ?6 BETWEEN from_date AND to_date))

-- name: standing_count_later
SELECT count(*)
FROM standing INDEXED BY standing_computed
WHERE contract IS NOT NULL AND computed_on > ?4 AND holds_until > ?4 AND ends >= ?1 AND rag BETWEEN ?2 AND ?3
    AND (?5 IS NULL OR officer IN (
        SELECT ?5 UNION ALL SELECT officer FROM cover WHERE by_login = ?5 AND ?6 BETWEEN from_date AND to_date))

-- name: standing_expired
SELECT contract
FROM standing INDEXED BY standing_holds
WHERE contract IS NOT NULL AND holds_until <= ?1
ORDER BY holds_until
LIMIT ?2

-- name: standing_later
SELECT contract
FROM standing INDEXED BY standing_computed
WHERE contract IS NOT NULL AND computed_on > ?1 AND holds_until > ?1
LIMIT ?2

-- name: standing_write
UPDATE standing
SET rag = ?2, rank = ?3, standing = ?4, highest_open = ?5, next_due = ?6, next_due_on = ?7, last_contact = ?8,
    computed_on = ?9, holds_until = ?10
WHERE contract = ?1

-- name: standing_drop
UPDATE standing SET computed_on = ?2, holds_until = ?2 WHERE contract = ?1 AND holds_until <> ?2

-- name: standing_drop_all
UPDATE standing SET computed_on = ?1, holds_until = ?1 WHERE contract IS NOT NULL AND holds_until <> ?1

-- name: standing_basis
SELECT mark FROM standing_basis

-- name: standing_set_basis
INSERT INTO standing_basis (id, mark) VALUES (1, ?1) ON CONFLICT (id) DO UPDATE SET mark = excluded.mark

-- name: standing_insert
INSERT INTO standing (provider, contract, sort_name, officer, ends, rag, rank, standing, highest_open, next_due, next_due_on,
    last_contact, computed_on, holds_until)
VALUES (?1, ?2, ?3, ?4, ?5, 0, 0, '', '', '', ?6, ?7, ?7, ?7)

-- name: standing_move
UPDATE standing SET provider = ?2, sort_name = ?3, officer = ?4, ends = ?5 WHERE id = ?1

-- What is wrong with the cache: how many contracts and providers have no row, or not the one they should have; rows of nobody; sums
-- that are not those of the rows; rows without what the filter searches, and such texts without a row.
-- name: standing_check
SELECT
    (SELECT count(*) FROM contract AS c WHERE NOT EXISTS (
        SELECT 1 FROM standing AS s WHERE s.contract = c.id AND s.provider = c.provider AND s.officer = c.officer
            AND s.ends = coalesce(CAST(julianday(c.ends) - 2440587.5 AS INTEGER), 2147483647))),
    (SELECT count(*) FROM provider AS p WHERE NOT EXISTS (SELECT 1 FROM contract AS c WHERE c.provider = p.id)
        AND NOT EXISTS (SELECT 1 FROM standing AS s WHERE s.provider = p.id AND s.contract IS NULL)),
    (SELECT count(*) FROM standing AS s WHERE NOT EXISTS (SELECT 1 FROM provider AS p WHERE p.id = s.provider)
        OR (s.contract IS NOT NULL AND NOT EXISTS (SELECT 1 FROM contract AS c WHERE c.id = s.contract))
        OR (s.contract IS NULL AND (EXISTS (SELECT 1 FROM contract AS c WHERE c.provider = s.provider)
            OR EXISTS (SELECT 1 FROM standing AS o
                       WHERE o.provider = s.provider AND o.contract IS NULL AND o.id < s.id)))),
    (SELECT count(*) FROM (
        SELECT bare, ends, rag, sum(n) AS difference FROM (
            SELECT bare, ends, rag, n FROM standing_tally
            UNION ALL SELECT contract IS NULL, ends, rag, -1 FROM standing)
        GROUP BY bare, ends, rag HAVING difference <> 0)),
    (SELECT count(*) FROM standing AS s WHERE NOT EXISTS (SELECT 1 FROM standing_needle AS n WHERE n.id = s.id))
        + (SELECT count(*) FROM standing_needle AS n WHERE NOT EXISTS (SELECT 1 FROM standing AS s WHERE s.id = n.id))

-- name: providers_bare
SELECT id FROM provider AS p WHERE NOT EXISTS (SELECT 1 FROM contract AS c WHERE c.provider = p.id)

-- name: standing_clear
DELETE FROM standing

-- name: standing_clear_needles
DELETE FROM standing_needle

-- name: standing_clear_tally
DELETE FROM standing_tally

-- name: standing_remove
DELETE FROM standing WHERE id = ?1

-- name: standing_of_contract
SELECT id, provider FROM standing WHERE contract = ?1

-- name: standing_of_provider
SELECT s.id, s.contract, c.ref, c.title
FROM standing AS s LEFT JOIN contract AS c ON c.id = s.contract
WHERE s.provider = ?1

-- name: standing_rename
UPDATE standing SET sort_name = ?2 WHERE id = ?1

-- name: needle_locations
SELECT ref, name, postcode FROM location WHERE provider = ?1

-- name: needle_write
INSERT INTO standing_needle (id, folded) VALUES (?1, ?2)
    ON CONFLICT (id) DO UPDATE SET folded = excluded.folded WHERE folded <> excluded.folded

-- name: needles
SELECT id, folded FROM standing_needle

-- name: needle_top
SELECT coalesce(max(id), 0) FROM standing
