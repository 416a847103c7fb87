import { z } from 'zod';
import { ApiKeyScopeSchema, type ApiKeyScope, type ApiKeyView } from '../contract/api-keys.ts';
import { OptionalTime, Time } from '../db/columns.ts';
import type { Database, Db } from '../db/database.ts';
import { loadSql } from '../db/load-sql.ts';

const sql = loadSql(import.meta.filename, 'select_api_keys', 'insert_api_key', 'revoke_api_key', 'select_api_key_by_secret', 'touch_api_key');

const Scopes = z.array(ApiKeyScopeSchema);
const Row = z.object({ id: z.string(), name: z.string(), prefix: z.string(), scopes: Scopes, created_at: Time, last_used_at: OptionalTime, revoked_at: OptionalTime });
const Key = z.object({ organization_id: z.string(), id: z.string(), name: z.string(), scopes: Scopes, stale: z.boolean() });
export type ApiKey = z.infer<typeof Key>;

export async function selectApiKeys(db: Db): Promise<ApiKeyView[]> {
  return (await db.many(sql.select_api_keys, { id: null }, Row)).map(present);
}

export async function selectApiKey(db: Db, id: string): Promise<ApiKeyView> {
  return present(await db.one(sql.select_api_keys, { id }, Row));
}

export async function insertApiKey(db: Db, key: { name: string; prefix: string; secretHash: string; scopes: readonly ApiKeyScope[]; createdBy: string }): Promise<string> {
  const { id } = await db.one(sql.insert_api_key, {
    name: key.name, prefix: key.prefix, secret_hash: key.secretHash, scopes: key.scopes, created_by: key.createdBy,
  }, z.object({ id: z.string() }));
  return id;
}

/** False when there is no such key that is still good. */
export async function revokeApiKey(db: Db, id: string): Promise<boolean> {
  return (await db.run(sql.revoke_api_key, { id })) === 1;
}

/** The key with this hash, unless it was revoked. Asked with every request, so that revoking works at once. */
export function selectOptionalApiKey(database: Database, secretHash: string): Promise<ApiKey | null> {
  return database.within({ scope: 'secret', secret: secretHash }, (db) => db.maybeOne(sql.select_api_key_by_secret, { secret_hash: secretHash }, Key));
}

export async function updateLastUsed(db: Db, key: ApiKey): Promise<void> {
  await db.run(sql.touch_api_key, { id: key.id });
}

function present(row: z.infer<typeof Row>): ApiKeyView {
  return {
    id: row.id, name: row.name, prefix: row.prefix, scopes: row.scopes,
    createdAt: row.created_at, lastUsedAt: row.last_used_at, revokedAt: row.revoked_at,
  };
}
