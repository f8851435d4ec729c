// SPDX-License-Identifier: MIT
#include "chain.h"

#include <nettle/sha2.h>

#include "db/import.h"

static void put_head(struct sha256_ctx *sha, uint8_t type, size_t size)
{
    const uint8_t head[5] = {type, (uint8_t)(size >> 24), (uint8_t)(size >> 16),
                             (uint8_t)(size >> 8), (uint8_t)size};
    sha256_update(sha, sizeof head, head);
}

static void put_number(struct sha256_ctx *sha, int64_t number)
{
    uint8_t bytes[8];
    for (int i = 0; i < 8; i++)
        bytes[i] = (uint8_t)((uint64_t)number >> (56 - 8 * i));
    sha256_update(sha, sizeof bytes, bytes);
}

static void put_int(struct sha256_ctx *sha, int64_t number)
{
    put_head(sha, 'i', 8);
    put_number(sha, number);
}

static void put_text(struct sha256_ctx *sha, const char *text, size_t size)
{
    put_head(sha, 't', size);
    sha256_update(sha, size, (const uint8_t *)text);
}

void chain_hash(const struct chain_entry *entry, uint8_t out[32])
{
    struct sha256_ctx sha;
    sha256_init(&sha);
    sha256_update(&sha, 8, (const uint8_t *)"cmaudit1");
    sha256_update(&sha, 32, entry->prev);
    put_number(&sha, entry->seq);
    put_int(&sha, entry->at);
    put_int(&sha, entry->uid);
    put_text(&sha, entry->login, entry->login_size);
    put_text(&sha, entry->role, entry->role_size);
    put_text(&sha, entry->action, entry->action_size);
    put_text(&sha, entry->object, entry->object_size);
    put_int(&sha, entry->object_id);
    put_int(&sha, entry->version);
    put_head(&sha, 'b', 32);
    sha256_update(&sha, 32, entry->payload);
    sha256_digest(&sha, 32, out);
}

void chain_commitment(const uint8_t *salt, size_t salt_size, const void *body, size_t size,
                      uint8_t out[32])
{
    struct sha256_ctx sha;
    sha256_init(&sha);
    sha256_update(&sha, 6, (const uint8_t *)"cmpay1");
    sha256_update(&sha, salt_size, salt);
    sha256_update(&sha, size, body);
    sha256_digest(&sha, 32, out);
}

void chain_hex(const uint8_t hash[32], char hex[65])
{
    static const char digits[] = "0123456789abcdef";
    for (int i = 0; i < 32; i++) {
        hex[2 * i] = digits[hash[i] >> 4];
        hex[2 * i + 1] = digits[hash[i] & 15];
    }
    hex[64] = '\0';
}

void sha256_hex(const void *bytes, size_t size, char hex[65])
{
    struct sha256_ctx sha;
    uint8_t hash[32];
    sha256_init(&sha);
    sha256_update(&sha, size, bytes);
    sha256_digest(&sha, 32, hash);
    chain_hex(hash, hex);
}
