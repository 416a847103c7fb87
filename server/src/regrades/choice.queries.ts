import { z } from 'zod';
import type { RegradeChoice } from '../contract/regrades.ts';
import type { Db } from '../db/database.ts';
import { loadSql } from '../db/load-sql.ts';

const sql = loadSql(import.meta.filename, 'select_chosen_sessions', 'select_handed_in', 'select_versions', 'select_submissions');

const SessionRow = z.object({ id: z.string(), name: z.string(), handed_in: z.int(), decided: z.boolean() })
  .transform(({ handed_in: handedIn, ...row }): RegradeChoice['sessions'][number] => ({ ...row, handedIn }));
const HandedInRow = z.object({ slug: z.string(), version: z.int(), kind: z.string(), title: z.string(), attempts: z.int() });
const Paths = z.array(z.string()).nullable().transform((paths) => paths ?? []);
const VersionRow = z.object({ id: z.string(), slug: z.string(), version: z.int(), kind: z.string(), files: Paths, variants: z.record(z.string(), z.array(z.string())) });
/** A version of an exercise, and the files that it, or each of its variants, is answered with. */
export type ExerciseVersion = z.infer<typeof VersionRow>;
const SubmissionRow = z.object({ id: z.string(), session_id: z.string(), variant: z.string().nullable(), exercise_id: z.string(), slug: z.string(), files: Paths });

/** Those of the organization, by name of the candidate. */
export function selectChosenSessions(db: Db, sessionIds: readonly string[]): Promise<RegradeChoice['sessions']> {
  return db.many(sql.select_chosen_sessions, { session_ids: sessionIds }, SessionRow);
}

/** How many handed in each version of an exercise, in the order of the tasks. */
export function selectHandedIn(db: Db, sessionIds: readonly string[]): Promise<z.infer<typeof HandedInRow>[]> {
  return db.many(sql.select_handed_in, { session_ids: sessionIds }, HandedInRow);
}

/** Every version of these exercises, newest first. */
export function selectVersions(db: Db, slugs: readonly string[]): Promise<ExerciseVersion[]> {
  return db.many(sql.select_versions, { slugs }, VersionRow);
}

/** What these sessions handed in for these exercises. */
export function selectSubmissions(db: Db, sessionIds: readonly string[], slugs: readonly string[]): Promise<z.infer<typeof SubmissionRow>[]> {
  return db.many(sql.select_submissions, { session_ids: sessionIds, slugs }, SubmissionRow);
}
