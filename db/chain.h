// SPDX-License-Identifier: MIT
// The arithmetic of the audit chain: what is hashed and how. Pure; for db/ only.
#ifndef DB_CHAIN_H
#define DB_CHAIN_H

#include <stddef.h>
#include <stdint.h>

struct chain_entry {
    int64_t seq, at, uid;
    const char *login, *role, *action, *object; // not necessarily terminated
    size_t login_size, role_size, action_size, object_size;
    int64_t object_id, version;
    const uint8_t *payload, *prev, *hash; // 32 bytes each
};

// SHA-256 of "cmaudit1", prev, seq, and the fields at .. payload with type and length. entry->hash is not looked at.
void chain_hash(const struct chain_entry *entry, uint8_t out[32]);
// SHA-256 of "cmpay1", salt and body.
void chain_commitment(const uint8_t *salt, size_t salt_size, const void *body, size_t size,
                      uint8_t out[32]);
void chain_hex(const uint8_t hash[32], char hex[65]); // lower case

#endif
