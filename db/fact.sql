-- SPDX-License-Identifier: MIT
-- Facts: appended and read, nothing else.

-- name: fact_insert
INSERT INTO fact (id, contract, kind, ref, date, kpi, period, value, colour, instrument, covers, rectify_by, accompanies,
    follows, outcome, answers, note, fields, claimed, entered, entered_by, import)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22)

-- name: fact_images
SELECT id, 1, id, contract, kind, ref, date, kpi, period, value, colour, instrument, covers, rectify_by, accompanies,
    follows, outcome, answers, note, fields, claimed, entered, entered_by, import
FROM fact
ORDER BY contract, date, kind, id

-- Whether any import was undone at all is asked once, not of each fact. ?2: the moment whose knowledge counts. An import that was undone was known from its coming in until then, whatever it claims.
-- name: facts_of
SELECT id, contract, kind, ref, date, kpi, period, value, colour, instrument, covers, rectify_by, accompanies,
    follows, outcome, answers, note, fields, claimed, entered, entered_by
FROM fact
WHERE contract = ?1 AND (import IS NULL OR NOT EXISTS (SELECT 1 FROM import WHERE undone <> 0) OR NOT EXISTS (
    SELECT 1 FROM import AS i
    WHERE i.id = fact.import AND i.undone <> 0 AND (i.undone <= ?2 OR ?2 < fact.entered)))
ORDER BY date, kind, id
