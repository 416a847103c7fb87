import { SavedViewSchema, type SavedView } from '../contract/saved-views.ts';
import type { Db } from '../db/database.ts';
import { loadSql } from '../db/load-sql.ts';

const sql = loadSql(import.meta.filename, 'select_views', 'upsert_view', 'delete_view');

/** A member's own views by name. */
export function selectViews(db: Db, account: string): Promise<SavedView[]> {
  return db.many(sql.select_views, { account_id: account }, SavedViewSchema);
}

/** Keeps a view; one of the same name is replaced. */
export function upsertView(db: Db, account: string, { name, filter }: Pick<SavedView, 'name' | 'filter'>): Promise<SavedView> {
  return db.one(sql.upsert_view, { account_id: account, name, filter: JSON.stringify(filter) }, SavedViewSchema);
}

/** False when the member has no such view. */
export async function deleteView(db: Db, account: string, id: string): Promise<boolean> {
  return await db.run(sql.delete_view, { account_id: account, id }) === 1;
}
