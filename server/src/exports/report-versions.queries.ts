import { z } from 'zod';
import type { Db } from '../db/database.ts';
import { loadSql } from '../db/load-sql.ts';

const sql = loadSql(import.meta.filename, 'select_versions');
const Row = z.object({ id: z.string(), slug: z.string(), version: z.int(), content: z.string(), seed: z.int(), grader_version: z.string().nullable() })
  .transform(({ grader_version: graderVersion, ...row }) => ({ ...row, graderVersion }));

export type TaskVersions = z.output<typeof Row>;

/** By what each task of a session was asked and graded. */
export function selectVersions(db: Db, sessionId: string): Promise<TaskVersions[]> {
  return db.many(sql.select_versions, { session_id: sessionId }, Row);
}
