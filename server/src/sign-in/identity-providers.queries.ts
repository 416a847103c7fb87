import { z } from 'zod';
import { Time } from '../db/columns.ts';
import type { Database, Db } from '../db/database.ts';
import { loadSql } from '../db/load-sql.ts';
import { hashOf } from '../http/candidate-cookie.ts';

const sql = loadSql(import.meta.filename, 'select_identity_provider', 'select_identity_provider_by_link', 'save_identity_provider', 'delete_identity_provider');

const Provider = z.object({
  organization_id: z.string(), link: z.string(), issuer: z.string(), client_id: z.string(), client_secret: z.string(), updated_at: Time,
});
export type IdentityProvider = z.infer<typeof Provider>;

export function selectOptionalProvider(db: Db): Promise<IdentityProvider | null> {
  return db.maybeOne(sql.select_identity_provider, {}, Provider);
}

export function selectOptionalProviderByLink(database: Database, link: string): Promise<IdentityProvider | null> {
  return database.within({ scope: 'secret', secret: hashOf(link) }, (db) => db.maybeOne(sql.select_identity_provider_by_link, { link }, Provider));
}

/** The link of a provider that is there stays: members have it in their bookmarks. */
export async function saveProvider(db: Db, provider: { link: string; issuer: string; clientId: string; sealedSecret: string }): Promise<void> {
  await db.run(sql.save_identity_provider, { link: provider.link, issuer: provider.issuer, client_id: provider.clientId, client_secret: provider.sealedSecret });
}

/** False when there is none. */
export async function deleteProvider(db: Db): Promise<boolean> {
  return (await db.run(sql.delete_identity_provider, {})) === 1;
}
