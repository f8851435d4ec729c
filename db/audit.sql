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
