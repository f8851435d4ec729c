-- SPDX-License-Identifier: MIT
-- Transactions and what a connection asks of itself.

-- name: begin_read
BEGIN

-- name: begin_write
BEGIN IMMEDIATE

-- name: commit
COMMIT

-- name: rollback
ROLLBACK

-- A writer may keep 64 MiB of pages until it commits, so that an import does not write the same page again and again;
-- whoever only reads has 2 MiB.
-- name: cache_for_writing
PRAGMA cache_size = -65536

-- name: cache_for_reading
PRAGMA cache_size = -2000

-- name: data_version
PRAGMA data_version

-- name: integrity_check
PRAGMA integrity_check(1)

-- name: integrity_all
PRAGMA integrity_check(20)
