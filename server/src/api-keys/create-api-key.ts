import { insertAudit } from '../audit/audit.queries.ts';
import type { ApiKeyScope, CreatedApiKey } from '../contract/api-keys.ts';
import type { Db } from '../db/database.ts';
import { hashOf, newSecret } from '../http/candidate-cookie.ts';
import { insertApiKey, selectApiKey } from './api-keys.queries.ts';

/** Scanners of leaked secrets know a key by how it begins. */
const MARK = 'assay_';
const SHOWN = MARK.length + 6;

/** Makes a key; it exists only in the answer. */
export async function createApiKey(db: Db, actor: string, { name, scopes }: { name: string; scopes: readonly ApiKeyScope[] }): Promise<CreatedApiKey> {
  const key = `${MARK}${newSecret().secret}`;
  const id = await insertApiKey(db, { name, prefix: key.slice(0, SHOWN), secretHash: hashOf(key), scopes: [...new Set(scopes)], createdBy: actor });
  await insertAudit(db, { actor, action: 'api_key_created', subject: `api_key:${id}`, detail: { name, scopes } });
  return { ...await selectApiKey(db, id), key };
}
