import { z } from 'zod';
import type { Db } from '../db/database.ts';
import { loadSql } from '../db/load-sql.ts';

const sql = loadSql(import.meta.filename, 'select_tryout_organization', 'select_tryout_screen');
const Id = z.object({ id: z.string() });

/** Where what this organization's members try is kept, apart from all that counts. */
export async function selectTryoutOrganization(db: Db): Promise<string> {
  return (await db.one(sql.select_tryout_organization, {}, Id)).id;
}

export async function selectOptionalTryoutScreen(db: Db, exerciseId: string): Promise<string | null> {
  return (await db.maybeOne(sql.select_tryout_screen, { exercise_id: exerciseId }, Id))?.id ?? null;
}
