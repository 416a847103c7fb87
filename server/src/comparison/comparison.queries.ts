import { CountingCheckSchema } from '../contract/comparison.ts';
import { z } from 'zod';
import { Numeric } from '../db/columns.ts';
import type { Db } from '../db/database.ts';
import { loadSql } from '../db/load-sql.ts';

const sql = loadSql(import.meta.filename, 'select_counting_checks');

const CheckRow = z.object({
  session_id: z.string(), slug: z.string(), task: z.string(), task_position: z.int(), position: z.int(), id: z.string(), title: z.string(),
  weight: Numeric, verdict: CountingCheckSchema.shape.verdict, earned: Numeric, measured: Numeric, ruled: z.boolean(),
});
export type CheckRow = z.infer<typeof CheckRow>;

/** What counts for every check of these sessions, in the order of tasks and checks. */
export function selectCountingChecks(db: Db, sessionIds: readonly string[]): Promise<CheckRow[]> {
  return db.many(sql.select_counting_checks, { session_ids: sessionIds }, CheckRow);
}
