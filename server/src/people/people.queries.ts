import { z } from 'zod';
import { MemberRoleSchema } from '../contract/people.ts';
import type { Database, Db } from '../db/database.ts';
import { loadSql } from '../db/load-sql.ts';

const sql = loadSql(import.meta.filename, 'select_browser', 'select_memberships', 'select_own_organization', 'rename_organization');

const Browser = z.object({ organization_id: z.string(), session_id: z.string(), id: z.string() });
const Membership = z.object({ organization_id: z.string(), account_id: z.string(), name: z.string(), email: z.string(), role: MemberRoleSchema });

export type Browser = z.infer<typeof Browser>;
export type Membership = z.infer<typeof Membership>;

/** The browser that holds the secret with this hash, or null. */
export function selectOptionalBrowser(database: Database, secretHash: string): Promise<Browser | null> {
  return database.within({ scope: 'secret', secret: secretHash }, (db) => db.maybeOne(sql.select_browser, { secret_hash: secretHash }, Browser));
}

/** The oldest membership of an account, or null. */
export function selectOptionalMembership(database: Database, account: string): Promise<Membership | null> {
  return database.within({ scope: 'account', account }, (db) => db.maybeOne(sql.select_memberships, { account_id: account }, Membership));
}

export function selectOwnOrganization(db: Db): Promise<{ id: string; name: string }> {
  return db.one(sql.select_own_organization, {}, z.object({ id: z.string(), name: z.string() }));
}

export async function renameOrganization(db: Db, name: string): Promise<void> {
  await db.run(sql.rename_organization, { name });
}
