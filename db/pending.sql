-- SPDX-License-Identifier: MIT
-- What is due and what is open under each contract, as it was worked out with its standing.
-- The lists take ?1 the day, ?2 provider and ?3 contract (0: all), ?4 officer (NULL: all), ?5 the day on which those count as his that he
-- covers (or NULL); those of dues take ?6 and ?7 the first and the last day, ?8 the first day on which the contract may end.

-- name: pending_due_put
INSERT INTO pending_due (contract, n, due_on, kind, whose, what, key, clause, why, provenance, duty, record, ref, type, about,
    period, by_mark, never_late)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18)
ON CONFLICT (contract, n) DO UPDATE SET
    due_on = ?3, kind = ?4, whose = ?5, what = ?6, key = ?7, clause = ?8, why = ?9, provenance = ?10, duty = ?11, record = ?12,
    ref = ?13, type = ?14, about = ?15, period = ?16, by_mark = ?17, never_late = ?18
WHERE (due_on, kind, whose, what, key, clause, why, provenance, duty, record, ref, type, about, period, by_mark, never_late)
    IS NOT (?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18)

-- name: pending_due_trim
DELETE FROM pending_due WHERE contract = ?1 AND n >= ?2

-- name: pending_finding_put
INSERT INTO pending_finding (contract, n, key, instrument, duty, raised_on, flags, clause, counted)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
ON CONFLICT (contract, n) DO UPDATE SET
    key = ?3, instrument = ?4, duty = ?5, raised_on = ?6, flags = ?7, clause = ?8, counted = ?9
WHERE (key, instrument, duty, raised_on, flags, clause, counted) IS NOT (?3, ?4, ?5, ?6, ?7, ?8, ?9)

-- name: pending_finding_trim
DELETE FROM pending_finding WHERE contract = ?1 AND n >= ?2

-- name: pending_dues
SELECT d.due_on, d.kind, d.whose, d.what, d.key, d.clause, d.why, d.provenance, d.duty, d.record, d.ref, d.type, d.about, d.period,
    d.by_mark, d.never_late, s.contract, s.provider, c.ref, p.name, p.ref, c.framework, s.officer, c.zone, s.rag
FROM standing AS s
    CROSS JOIN contract AS c ON c.id = s.contract
    CROSS JOIN provider AS p ON p.id = s.provider
    CROSS JOIN pending_due AS d ON d.contract = s.contract
WHERE ?2 = 0 AND s.ends >= ?8 AND s.computed_on <= ?1 AND s.holds_until > ?1 AND (?3 = 0 OR s.contract = ?3)
    AND (?4 IS NULL OR s.officer IN (
        SELECT ?4 UNION ALL SELECT officer FROM cover WHERE by_login = ?4 AND ?5 <= to_date))
    AND d.due_on BETWEEN ?6 AND ?7

-- The same of one provider, whose contracts are few.
-- name: pending_dues_of
SELECT d.due_on, d.kind, d.whose, d.what, d.key, d.clause, d.why, d.provenance, d.duty, d.record, d.ref, d.type, d.about, d.period,
    d.by_mark, d.never_late, s.contract, s.provider, c.ref, p.name, p.ref, c.framework, s.officer, c.zone, s.rag
FROM standing AS s INDEXED BY standing_provider
    CROSS JOIN contract AS c ON c.id = s.contract
    CROSS JOIN provider AS p ON p.id = s.provider
    CROSS JOIN pending_due AS d ON d.contract = s.contract
WHERE s.provider = ?2 AND s.ends >= ?8 AND s.computed_on <= ?1 AND s.holds_until > ?1 AND (?3 = 0 OR s.contract = ?3)
    AND (?4 IS NULL OR s.officer IN (
        SELECT ?4 UNION ALL SELECT officer FROM cover WHERE by_login = ?4 AND ?5 <= to_date))
    AND d.due_on BETWEEN ?6 AND ?7

-- name: pending_findings
SELECT f.key, f.instrument, f.clause, f.counted, f.duty, f.raised_on, f.flags, c.ref
FROM pending_finding AS f
    CROSS JOIN standing AS s ON s.contract = f.contract
    JOIN contract AS c ON c.id = f.contract
WHERE s.computed_on <= ?1 AND s.holds_until > ?1 AND (?2 = 0 OR s.provider = ?2) AND (?3 = 0 OR s.contract = ?3)
ORDER BY c.ref, f.n

-- name: pending_findings_of
SELECT f.key, f.instrument, f.clause, f.counted, f.duty, f.raised_on, f.flags, c.ref
FROM standing AS s INDEXED BY standing_provider
    CROSS JOIN pending_finding AS f ON f.contract = s.contract
    JOIN contract AS c ON c.id = f.contract
WHERE s.provider = ?2 AND s.computed_on <= ?1 AND s.holds_until > ?1 AND (?3 = 0 OR s.contract = ?3)
ORDER BY c.ref, f.n

-- ?6: the first day on which the contract may end; ?7: the standing of one that could not be worked out.
-- name: pending_missing
SELECT s.id
FROM standing AS s
WHERE s.contract IS NOT NULL AND s.ends >= ?6 AND (s.computed_on > ?1 OR s.holds_until <= ?1 OR s.standing = ?7)
    AND (?2 = 0 OR s.provider = ?2) AND (?3 = 0 OR s.contract = ?3)
    AND (?4 IS NULL OR s.officer IN (
        SELECT ?4 UNION ALL SELECT officer FROM cover WHERE by_login = ?4 AND ?5 <= to_date))
ORDER BY s.sort_name

-- name: pending_clear_dues
DELETE FROM pending_due

-- name: pending_clear_findings
DELETE FROM pending_finding
