import { z } from 'zod';
import type { Regrade, RegradeState, SessionDifference } from '../contract/regrades.ts';
import { OptionalTime, Time } from '../db/columns.ts';
import type { Db } from '../db/database.ts';
import { loadSql } from '../db/load-sql.ts';
import { notFound } from '../errors.ts';

const sql = loadSql(
  import.meta.filename, 'select_regrades', 'lock_regrade', 'insert_regrade', 'insert_regrade_sessions', 'insert_regrade_run', 'settle_regrade', 'cancel_runs', 'keep_difference',
  'apply_runs', 'end_grading',
);

const StateSchema = z.enum(['open', 'applied', 'discarded']);
const Id = z.object({ id: z.string() });
const RegradeRow = z.object({
  id: z.string(), state: StateSchema, reason: z.string(), started_at: Time, started_by: z.string(), starter_name: z.string(),
  settled_at: OptionalTime, settled_by: z.string().nullable(), settler_name: z.string(), settled_reason: z.string().nullable(),
  sessions: z.int(), total: z.int(), finished: z.int(), without: z.int(),
}).transform((row): Regrade => ({
  id: row.id,
  state: stateOf(row),
  reason: row.reason,
  startedBy: { id: row.started_by, name: row.starter_name },
  startedAt: row.started_at,
  settled: row.settled_at === null || row.settled_by === null ? null : { by: { id: row.settled_by, name: row.settler_name }, at: row.settled_at, reason: row.settled_reason ?? '' },
  sessions: row.sessions,
  runs: { total: row.total, finished: row.finished, without: row.without },
}));

function stateOf({ state, total, finished, without }: { state: z.infer<typeof StateSchema>; total: number; finished: number; without: number }): RegradeState {
  if (state !== 'open') return state;
  if (finished < total) return 'running';
  return without < total ? 'ready' : 'failed';
}

/** Newest first; the last 200. */
export function selectRegrades(db: Db): Promise<Regrade[]> {
  return db.many(sql.select_regrades, { id: null }, RegradeRow);
}

/** @throws AppError `not_found` */
export async function selectRegrade(db: Db, id: string): Promise<Regrade> {
  const regrade = await db.maybeOne(sql.select_regrades, { id }, RegradeRow);
  if (regrade === null) throw notFound('regrade');
  return regrade;
}

/** Until the transaction ends, nobody else applies or discards it. */
export async function lockRegrade(db: Db, id: string): Promise<void> {
  await db.run(sql.lock_regrade, { id });
}

export async function insertRegrade(db: Db, { reason, startedBy, sessionIds }: { reason: string; startedBy: string; sessionIds: readonly string[] }): Promise<string> {
  const { id } = await db.one(sql.insert_regrade, { reason, started_by: startedBy }, Id);
  await db.run(sql.insert_regrade_sessions, { regrade_id: id, session_ids: sessionIds });
  return id;
}

type NewRun = { regradeId: string; submissionId: string; exerciseId: string; unfit: string | null };

/** A run that waits for a worker, or the reason why there is none. */
export async function insertRegradeRun(db: Db, { regradeId, submissionId, exerciseId, unfit }: NewRun): Promise<string> {
  return (await db.one(sql.insert_regrade_run, { regrade_id: regradeId, submission_id: submissionId, exercise_id: exerciseId, unfit_reason: unfit }, Id)).id;
}

export async function updateSettled(db: Db, id: string, settled: { state: 'applied' | 'discarded'; by: string; reason: string }): Promise<void> {
  await db.run(sql.settle_regrade, { id, state: settled.state, settled_by: settled.by, settled_reason: settled.reason });
}

/** What still waits or runs; a running one notices. */
export async function cancelRuns(db: Db, regradeId: string): Promise<void> {
  await db.run(sql.cancel_runs, { regrade_id: regradeId });
}

export async function keepDifference(db: Db, regradeId: string, sessionId: string, difference: SessionDifference): Promise<void> {
  await db.run(sql.keep_difference, { regrade_id: regradeId, session_id: sessionId, difference: JSON.stringify(difference) });
}

const AppliedRow = z.object({ id: z.string(), session_id: z.string(), attempt_id: z.string() })
  .transform(({ id, session_id: sessionId, attempt_id: attemptId }) => ({ gradeId: id, sessionId, attemptId }));

/** Makes grades of the runs that have a result. Earlier grades stay beside them. */
export async function insertGradesOfRuns(db: Db, { id, startedBy, startedAt, reason }: Regrade): Promise<z.infer<typeof AppliedRow>[]> {
  const applied = await db.many(sql.apply_runs, { regrade_id: id, requested_by: startedBy.name, requested_at: startedAt, reason }, AppliedRow);
  for (const { attemptId } of applied) await db.run(sql.end_grading, { attempt_id: attemptId });
  return applied;
}
