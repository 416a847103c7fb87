import { z } from 'zod';
import type { Db } from '../db/database.ts';
import { loadSql } from '../db/load-sql.ts';

const STEPS = [
  // While the name is still there to be looked for.
  'delete_saved_views',
  'erase_candidate', 'release_browsers', 'delete_browsers', 'delete_drafts', 'delete_check_runs', 'delete_unfinished_grades', 'erase_grades', 'delete_regrades', 'delete_earlier_submissions', 'erase_submissions',
  'erase_events', 'erase_audit', 'erase_reviews', 'erase_rulings', 'erase_decisions', 'delete_disputes', 'delete_mails',
] as const;
const sql = loadSql(import.meta.filename, 'mark_erased', ...STEPS, 'select_workspaces');

/** Takes the person out of a session; figures stay. False when that was done before. */
export async function erasePerson(db: Db, sessionId: string): Promise<boolean> {
  if (await db.run(sql.mark_erased, { session_id: sessionId }) === 0) return false;
  for (const step of STEPS) await db.run(sql[step], { session_id: sessionId });
  return true;
}

/** Attempts that were placed on a sandbox server. */
export async function selectWorkspaces(db: Db, sessionId: string): Promise<string[]> {
  return (await db.many(sql.select_workspaces, { session_id: sessionId }, z.object({ id: z.string() }))).map(({ id }) => id);
}
