-- SPDX-License-Identifier: MIT
-- Drafts, and the tokens of what was saved. Neither is a record of the audit trail.

-- name: draft_keep
INSERT INTO draft (token, login, form, subject, title, body, begun, kept)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7,
        -- the one kept last is the newest, also of several in one second
        max(?8, (SELECT coalesce(max(kept), 0) + 1 FROM draft WHERE login = ?2 AND token <> ?1)))
ON CONFLICT (token) DO UPDATE SET subject = excluded.subject, title = excluded.title,
    body = excluded.body, kept = excluded.kept
WHERE login = ?2

-- name: draft_drop
DELETE FROM draft WHERE token = ?1 AND login = ?2

-- name: drafts_of
SELECT token, form, subject, title, body, begun, kept
FROM draft
WHERE login = ?1
ORDER BY kept DESC, id DESC

-- name: submission_find
SELECT at FROM submission WHERE token = ?1

-- name: submission_add
INSERT INTO submission (token, at, login) VALUES (?1, ?2, ?3)
