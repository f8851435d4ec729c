-- SPDX-License-Identifier: MIT
-- The audit trail.

-- name: audit_last
SELECT seq, hash, at FROM audit ORDER BY seq DESC LIMIT 1

-- name: audit_insert
INSERT INTO audit (seq, at, uid, login, role, action, object, object_id, version, payload, prev, hash)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)

-- name: audit_payload_insert
INSERT INTO audit_payload (seq, salt, body) VALUES (?1, ?2, ?3)

-- name: audit_recent
SELECT seq, at, login, action, object, object_id
FROM audit
WHERE seq < ?1
ORDER BY seq DESC
LIMIT ?2

-- Of a fact its audit payload says which contract it is of: its own table is not ordered by number.
-- name: audit_since
SELECT a.seq, a.at, a.login, a.action, a.object, a.object_id,
    coalesce(CASE WHEN a.object = 'contract' THEN a.object_id END, t.contract, e.contract),
    coalesce(e.provider, n.provider), p.body
FROM audit AS a
    LEFT JOIN audit_payload AS p ON a.object = 'fact' AND p.seq = a.seq
    LEFT JOIN target AS t ON a.object = 'target' AND t.id = a.object_id
    LEFT JOIN provider_event AS e ON a.object = 'provider_event' AND e.id = a.object_id
    LEFT JOIN person AS n ON a.object = 'person' AND n.id = a.object_id
WHERE a.seq > ?1 AND a.login <> ?2 AND (a.object = 'fact' OR a.object = 'contract' OR a.object = 'target'
    OR a.object = 'provider_event' OR a.object = 'person')
ORDER BY a.seq DESC
LIMIT ?3

-- name: audit_last_of
SELECT seq, at, login, action, object, object_id
FROM audit
WHERE object = ?1 AND object_id = ?2
ORDER BY seq DESC
LIMIT 1

-- name: audit_chain
SELECT seq, at, uid, login, role, action, object, object_id, version, payload, prev, hash FROM audit ORDER BY seq

-- name: audit_payloads
SELECT seq, salt, body FROM audit_payload ORDER BY seq

-- name: audit_payload_of
SELECT body FROM audit_payload WHERE seq = ?1
